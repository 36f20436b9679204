"""Dates, times and the words around them in the lines that sign an article."""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.dates import dates_in

PUBLISHED_WORDS: Final = re.compile(
    r"(?:first\s+|originally\s+|last\s+|zuletzt\s+)?(?:published|posted|updated|modified|created"
    r"|release date|publication date|veröffentlicht|aktualisiert|stand|erstellt|datum|publié"
    r"|mis à jour|mise à jour|modifié|publicado|publicada|actualizado|actualizada|atualizado"
    r"|atualizada|fecha|data|date|issued|upd)\b(?:\s+(?:on|at|am|le|el|em|le|il y a|in)\b)?",
    re.IGNORECASE,
)
TIME: Final = re.compile(
    r"(?<!\w)\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)?(?:\s+(?:GMT|UTC|[A-Z]{1,4}T)\b)?",
    re.IGNORECASE,
)


def without_dates(line: str) -> str:
    """Return `line` without dates, times and the words around them, for reading the names in it."""
    for day in reversed(dates_in(line)):
        line = f"{line[: day.start]} {line[day.end :]}"
    return PUBLISHED_WORDS.sub(" ", TIME.sub(" ", line))
