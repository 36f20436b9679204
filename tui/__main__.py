"""`python -m tui` is `copydesk`."""

from tui.cli import main

raise SystemExit(main())
