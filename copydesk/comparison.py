"""Compares two articles: the one place where links, rows and findings meet."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.alignment.link import Link
from copydesk.alignment.rows import Row
from copydesk.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles laid side by side."""

    links: tuple[Link, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
