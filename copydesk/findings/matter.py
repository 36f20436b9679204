"""What the rules over whole articles look at."""

from __future__ import annotations

from msgspec import Struct

from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.passage import Reading


class Matter(Struct, frozen=True):
    """Two articles as aligned: what the rules over whole articles look at."""

    left: Reading
    right: Reading
    links: tuple[Link, ...]
    rows: tuple[Row, ...]
    pairings: tuple[Pairing, ...]
