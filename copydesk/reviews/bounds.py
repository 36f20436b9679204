"""What one event may hold: far above anything a reviewer writes, far below what stops a program.

Journals come from strangers, and everything that is joined to rows takes time in proportion to the
places that events name. So an event beyond these bounds is no event: it can't be written, and where
one is read it is set aside by name, like a damaged line. Texts are counted in code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from copydesk.reviews.anchors import Target
from copydesk.reviews.kinds import AdjudicationData, DismissalData, TagsData

MOST_ARTICLES: Final = 16
"""Articles of a target: a row has two."""
MOST_PLACES: Final = 400
"""Places in one article: a row has a handful, and no program can know what long rows are for."""
MOST_TAGS: Final = 100
MOST_WORDINGS: Final = 2
MOST_SEEN: Final = 5_000
"""Events that an adjudication saw: one a reviewer."""
LONGEST_TEXT: Final = 100_000
"""A note, the words of a source: some forty printed pages."""
LONGEST_FIELD: Final = 10_000
"""Any other text: a tag, a title, a reason."""
LONGEST_NAME: Final = 1_000
"""A reviewer's name, or a device's."""

ALWAYS_FITS: Final = 4_000
"""Bytes of a line that is too short to hold much, whatever it holds: looking into each would cost a
third of the time in which a journal is read."""
_LONG_TEXTS: Final = frozenset({"text", "quote"})


def excess(line: bytes, by: str, device: str, target: Target | None, data: object) -> str:
    """Return what an event holds too much of: "holds 5,000 places, 400 fit"; "" if it fits.

    Args:
        line: The event's line.
        by: The reviewer.
        device: The device's id.
        target: What it is about.
        data: One of the structs of `kinds`; what this version can't read isn't looked into.
    """
    if len(line) <= ALWAYS_FITS:
        return ""
    for number, what, most in _counted(by, device, target, data):
        if number > most:
            return f"holds {what.format(f'{number:,}')}, {most:,} fit"
    return ""


def _counted(
    by: str, device: str, target: Target | None, data: object
) -> Iterator[tuple[int, str, int]]:
    """Yield what there is, in words with room for the number, and how much of it may be."""
    yield max(len(by), len(device)), "a name of {} characters", LONGEST_NAME
    if target is not None:
        parts = [target.articles, *([target.finding.articles] if target.finding else [])]
        yield max(map(len, parts)), "{} articles", MOST_ARTICLES
        places = (len(article.anchors) for part in parts for article in part)
        yield max(places, default=0), "{} places", MOST_PLACES
    match data:
        case TagsData(tags):
            yield len(tags), "{} tags", MOST_TAGS
        case DismissalData(wordings=wordings):
            yield len(wordings), "{} wordings", MOST_WORDINGS
        case AdjudicationData(saw=saw):
            yield len(saw), "{} events that it saw", MOST_SEEN
        case _:
            pass
    if isinstance(data, msgspec.Struct):
        for name in data.__struct_fields__:
            longest = LONGEST_TEXT if name in _LONG_TEXTS else LONGEST_FIELD
            yield _length(getattr(data, name)), f"{{}} characters in its {name}", longest


def _length(value: object) -> int:
    """Return the length of a text, or of the longest one of several; 0 for anything else."""
    if isinstance(value, tuple):
        return max(map(_length, value), default=0)
    return len(value) if isinstance(value, str) else 0
