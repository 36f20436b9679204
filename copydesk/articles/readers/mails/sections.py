"""Which parts of a mail's text are the article, and which stand around it, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Paragraph
from copydesk.articles.readers.mails.heads import is_forward, is_reply
from copydesk.articles.readers.mails.inner_heads import InnerHead, inner_head

FORWARDER: Final = "written by who forwarded it"
HEAD: Final = "the head of the forwarded mail"
QUOTED: Final = "quoted from another mail"
SIGNATURE: Final = "below a mail's signature mark"
PGP: Final = "a digital signature"
LIST: Final = "added by a mailing list"

_DEEPEST: Final = 20
"""Forwarded mails in forwarded mails."""

_QUOTE: Final = re.compile(r"^[ ]?>.*(?:\n[ ]?>.*|\n(?=\n?[ ]?>))*", re.MULTILINE)
_LONGEST_ATTRIBUTION: Final = 300
_MOST_ATTRIBUTION_LINES: Final = 3
_WHO_OR_WHEN: Final = re.compile(r"@|\d\d")
_MARKS: Final = re.compile(r"^[ ]?>[ ]?", re.MULTILINE)
_SIGNED: Final = re.compile(r"^--[ ]?$", re.MULTILINE)
_LONGEST_SIGNATURE: Final = 12
"""Lines; custom has four."""
_LIST_FOOTER: Final = re.compile(r"^[_=~*-]{20,}[ ]*$", re.MULTILINE)
_LONGEST_FOOTER: Final = 10
_OF_LIST: Final = re.compile(
    r"mailing.?list|mailman|listinfo|unsubscribe|abbestell|abmelden|désabonn|désinscri|cancelar"
    r"|disiscri|afmelden|avregistrera|отписаться|退订|配信停止",
    re.IGNORECASE,
)
_PGP_HEAD: Final = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----[ ]*\n(?:[\w-]+:[^\n]*\n)*", re.MULTILINE
)
_PGP_TAIL: Final = "-----BEGIN PGP SIGNATURE-----"


class Sections(Struct, frozen=True):
    """What a mail's text is made of."""

    around: tuple[Paragraph, ...]
    """What isn't the article, in order."""
    head: InnerHead | None
    """That of the forwarded mail which is the article."""


def sections_of(text: str, subject: str) -> Sections:
    """Return what the text of a mail is made of.

    Args:
        text: It, with line feeds.
        subject: The subject of the mail.
    """
    around: list[Paragraph] = []
    start, end, forwarded = 0, len(text), None
    for level in range(_DEEPEST):
        head = inner_head(text, start)
        if head is None:
            break
        above, below = _letters(text[start : head.start]), _letters(text[head.end :])
        is_said = head.is_forward or is_forward(subject)
        if not below or not (is_said or is_reply(subject) or below >= above):
            break  # lines of an article about whom to ask
        if not (is_said or (level == 0 and not is_reply(subject))):
            end = head.start
            around += _region(text, head.start, len(text), QUOTED)
            break
        around += _region(text, start, head.start, FORWARDER)
        around += _region(text, head.start, head.end, HEAD)
        start, forwarded = head.end, head
        subject = head.subject
    around += _around_words(text, start, end)
    return Sections(tuple(sorted(around, key=lambda one: one.start)), forwarded)


def unquoted(text: str) -> str:
    """Return a text without the marks of quotations, where what is quoted is the article.

    It is where it stands below the head of a forwarded mail, and where it is most of the text.
    """
    head = inner_head(text)
    if head is not None and ">" in text[text.rfind("\n", 0, head.end) + 1 :][:3]:
        above = text.rfind("\n", 0, head.start) + 1
        return text[:above] + _MARKS.sub("", text[above:])
    quoted = sum(_letters(match[0]) for match in _QUOTE.finditer(text))
    return _MARKS.sub("", text) if 2 * quoted > 3 * (_letters(text) - quoted) else text


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _around_words(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """Yield what stands around the words of one mail, from the end to the start."""
    signature = text.find(_PGP_TAIL, start, end)
    if signature >= 0:
        yield from _region(text, signature, end, PGP)
        end = signature
    opening = _PGP_HEAD.search(text, start, end)
    for pattern, longest, reason in (
        (_LIST_FOOTER, _LONGEST_FOOTER, LIST),
        (_SIGNED, _LONGEST_SIGNATURE, SIGNATURE),
    ):
        found = _last(pattern, text, start, end)
        if found is not None and _is_tail(text[found.end() : end], longest, reason):
            yield from _region(text, found.start(), end, reason)
            end = found.start()
    for quote in _QUOTE.finditer(text, start, end):
        yield from _region(text, _attributed(text, start, quote.start()), quote.end(), QUOTED)
    if opening is not None:
        yield from _region(text, opening.start(), opening.end(), PGP)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):  # noqa: B007  # the last one
        pass
    return found


def _is_tail(below: str, longest: int, reason: str) -> bool:
    lines = [line for line in below.split("\n") if line.strip()]
    is_one = bool(_OF_LIST.search(below)) if reason == LIST else bool(lines)
    return is_one and len(lines) <= longest


def _attributed(text: str, start: int, quote: int) -> int:
    """Return where the lines begin that say who is quoted: "On Friday, Ann Doe wrote:"."""
    lines = text[max(start, quote - _LONGEST_ATTRIBUTION) : quote].rstrip("\n").split("\n")
    if not lines[-1].rstrip().endswith((":", "：")):
        return quote
    told: list[str] = []
    while lines and lines[-1].strip() and len(told) < _MOST_ATTRIBUTION_LINES:
        told.insert(0, lines.pop())
        if _WHO_OR_WHEN.search(told[0]):
            break
    else:
        # Nobody is named: what ends with a colon above may be the article's.
        return quote
    return text.rindex("\n".join(told), 0, quote)


def _region(text: str, start: int, end: int, reason: str) -> Iterator[Paragraph]:
    words = text[start:end]
    if words.strip():
        begin = start + len(words) - len(words.lstrip())
        yield Paragraph(begin, begin + len(words.strip()), "boilerplate", reason)
