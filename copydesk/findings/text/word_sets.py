"""Words of a class as a set, for rules that ask about single words (`lexicon` finds phrases)."""

from __future__ import annotations

from functools import lru_cache

from copydesk.findings.text.word_files import entries


@lru_cache
def word_set(name: str, *labels: str) -> frozenset[str]:
    """Return the keys of the file `words/<name>.txt`; given labels, those that have one of them."""
    return frozenset(word for label, word in entries(name) if not labels or label in labels)
