"""The version of the aligner, apart from it: whoever only names it needn't load it."""

from __future__ import annotations

from typing import Final

ALIGNER_VERSION: Final = 8
"""Raised whenever the same sentences may get other links, or the same links other rows: cached
alignments and events name it."""
