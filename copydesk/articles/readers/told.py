"""From the paragraphs that an office file tells one after the other to what a reader returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from copydesk.articles.article import ArticleFacts, Paragraph, ParagraphKind
from copydesk.articles.readers.extract import Extract

_BETWEEN: Final = "\n\n"

_LONGEST_HEADING: Final = 300
"""Characters of what can be a heading: whole stories are typed in the style of one."""

_JUNK: Final = frozenset(
    {"untitled", "title", "document", "document1", "template", "print", "unknown", "user", "admin"}
    | {"administrator", "author", "owner", "anonymous", "windows user", "microsoft office user"}
    | {"python-docx", "normal", "none", "unnamed", "microsoft word", "about:blank"}
)
"""What programs write as title and author where nobody named any."""


class Told(Struct, frozen=True):
    """A paragraph, and what its format says that it is."""

    text: str
    """Not empty, without white space around."""
    kind: ParagraphKind | None = None
    """None where the format doesn't say."""
    reason: str = ""


def extract_of(told: Sequence[Told], facts: ArticleFacts) -> Extract:
    """Return the article that paragraphs make.

    Args:
        told: All of them, in the order in which somebody reads them.
        facts: What the format says besides.
    """
    named: list[Paragraph] = []
    start = 0
    for one in told:
        if one.kind is not None:
            named.append(Paragraph(start, start + len(one.text), one.kind, one.reason))
        start += len(one.text) + len(_BETWEEN)
    return Extract(_BETWEEN.join(one.text for one in told), facts=facts, paragraphs=tuple(named))


def sound_headings(told: Sequence[Told]) -> list[Told]:
    """Take the kind back from headings that can't be any: too long, or half of the text."""
    letters = sum(len(one.text) for one in told)
    headed = sum(len(one.text) for one in told if one.kind == "headline")
    are_all_sound = 2 * headed <= letters
    return [
        Told(one.text)
        if one.kind == "headline" and not (are_all_sound and len(one.text) <= _LONGEST_HEADING)
        else one
        for one in told
    ]


def named_by_people(value: str, unlike: Iterable[str] = ()) -> str:
    """Return a title or an author of a file's own data; "" for what a program filled in.

    Args:
        value: As the data say.
        unlike: Beginnings, in lower case, of what the format's programs write.
    """
    words = " ".join(value.split())
    plain = words.casefold()
    is_file = "\\" in words or plain.endswith((".doc", ".docx", ".docm", ".odt", ".pdf", ".indd"))
    is_junk = plain in _JUNK or is_file or plain.startswith(tuple(unlike))
    return "" if is_junk or not any(sign.isalpha() for sign in words) else words
