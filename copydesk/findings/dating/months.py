"""Names of months, as tokens have them."""

from __future__ import annotations

from functools import lru_cache

from copydesk.articles.dates import MONTHS
from copydesk.findings.text.tokens import tokens_of


@lru_cache
def month_keys() -> dict[str, int]:
    """Return the keys of month names and their short forms, to 1..12."""
    return {tokens_of(name)[0].key: number for name, number in MONTHS.items()}
