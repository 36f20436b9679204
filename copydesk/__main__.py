"""`python -m copydesk` is `copydesk`: nothing imports this file, Python runs it."""

from tui.cli import main

raise SystemExit(main())
