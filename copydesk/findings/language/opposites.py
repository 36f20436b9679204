"""Beginnings that turn an English word into its opposite: armed, unarmed."""

from __future__ import annotations

from typing import Final

_UNMAKING: Final = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "a", "de")


def unmade(key: str) -> set[str]:
    """Return the forms that a word has with and without a beginning that turns it around."""
    cut = {key.removeprefix(each) for each in _UNMAKING if key.startswith(each)}
    return {each + key for each in _UNMAKING} | cut
