"""What is known about an article besides its text: outlet, date, address, language, origin.

Nothing is invented: what the article doesn't say stays "", and a date that was put together from
hints is marked as a guess. A date without a year is no date, unless a post inside the article or
the file's name says which year it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Final

from copydesk.articles.article import ArticleFacts, Paragraph
from copydesk.articles.dates import CalendarDate, dates_in, first_full_date
from copydesk.articles.furniture import is_agency, names_outlet
from copydesk.articles.header import Header, header_of
from copydesk.articles.structure import NAMES_OUTLET
from copydesk.errors import InputError

_HEAD: Final = 15
"""Paragraphs at the top among which an article's own date and outlet are looked for."""

_LEAD: Final = 100
"""Characters of a paragraph in which a wire's dateline stands."""

_PUBLISHED: Final = re.compile(
    r"\b(?:published|posted|veröffentlicht|publié|publicad[oa]|issued)\b", re.IGNORECASE
)
_UPDATED: Final = re.compile(
    r"\b(?:updated|modified|aktualisiert|mis(?:e)? à jour|actualizad[oa]|atualizad[oa])\b",
    re.IGNORECASE,
)
_LEADING_DATE: Final = re.compile(r"(?:date[: ]\s*)?(?=[12]\d{3}-\d{2}-\d{2}\b)", re.IGNORECASE)
_WIRE_LEAD: Final = re.compile(
    r"[^\W\d_a-z][^\n]{1,60}?(?:,|\s)\s*(?P<date>[^\n()]{3,25}?)\s*(?:\([^()\n]{2,40}\)\s*)?"
    r"(?:--|[-–—:])\s"
)
"""BAGHDAD, March 14 (Reuters) - ...: place, date, agency, dash."""

_BYLINE_OUTLET: Final = re.compile(r"\(([^()@/]{2,60})\)\W*$")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:[12]\d{3}(?:\s*[-–]\s*[12]\d{3})?)?,?\s*(?:by\s+)?"
    r"(?P<owner>[^\W\d_][^.|,©\n]{1,60})",
    re.IGNORECASE,
)
_SOURCE_LINE: Final = re.compile(r"[(\[]?\s*source\s*:\s*(?P<value>[^)\]]+)", re.IGNORECASE)
_URL_LINE: Final = re.compile(
    r"[(\[]?\s*(?:source|url|link|canonical|permalink|available at|read (?:the )?(?:full|original) "
    r"(?:article|story)(?: at| here)?)\s*:?\s*(?P<url>https?://\S+?)[)\]>]?",
    re.IGNORECASE,
)
_URL: Final = re.compile(r"https?://(?:[^\s/@]*@)?(?P<host>[\w.-]+)\S*", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

_STEM_DATE: Final = re.compile(r"(?<!\d)([12]\d{3})([-_.]?)([01]\d)\2([0-3]\d)(?!\d)")
_STEM_WORD: Final = re.compile(_STEM_DATE.pattern + r"|[^\s_-]+")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HASH: Final = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}", re.IGNORECASE)


def facts_of(name: str, text: str, paragraphs: Sequence[Paragraph]) -> ArticleFacts:
    """Return what header, bylines, datelines and file name say about an article.

    Args:
        name: Its path below the folder that was opened, with "/".
        text: The decoded original.
        paragraphs: Those of `text`, with their kinds.
    """
    header = header_of(text)
    lines = [(paragraph, text[paragraph.start : paragraph.end]) for paragraph in paragraphs]
    url = _url(header, lines)
    outlet = _outlet(header, lines) or _host(url)
    certain = _certain_date(header, lines)
    published = certain or _guessed_date(name, lines)
    return ArticleFacts(
        short_name=outlet or short_name(name),
        outlet=outlet,
        published=published,
        published_is_guess=bool(published and not certain),
        url=url,
        language=_language(header.first("language")),
        origin="source" if header.first("origin").casefold() in ("source", "original") else "",
        title=header.first("title"),
        author=header.first("author"),
        updated=first_full_date(header.first("updated")),
    )


def dateline_day(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Return month and day of the article's dateline ("NORVIK, March 14 (Kestrel) -"), if any."""
    lines = [(paragraph, text[paragraph.start : paragraph.end]) for paragraph in paragraphs[:_HEAD]]
    return next(((day.month, day.day) for day in _wire_dates(lines)), None)


def short_name(name: str) -> str:
    """Return a file's stem as a list shows it: without hashes, with spaces for "-" and "_"."""
    stem = PurePosixPath(name).stem
    words = [word[0] for word in _STEM_WORD.finditer(_UUID.sub(" ", stem))]
    return " ".join(word for word in words if not _HASH.fullmatch(word)) or stem[:8]


_Lines = Sequence[tuple[Paragraph, str]]


def _outlet(header: Header, lines: _Lines) -> str:
    given = header.first("outlet", "source")
    if given and not _URL.match(given):
        return given
    for paragraph, line in lines[:_HEAD]:
        if paragraph.kind == "byline":
            inside = _BYLINE_OUTLET.search(line)
            if inside and (names_outlet(inside[1]) or is_agency(inside[1])):
                return inside[1].strip()
            if paragraph.reason == NAMES_OUTLET:
                return line.strip("*_ ")
    return _signed_outlet(lines)


def _signed_outlet(lines: _Lines) -> str:
    """Return the outlet that a source line or a copyright notice names."""
    for paragraph, line in lines:
        if paragraph.kind == "credit":
            source = _SOURCE_LINE.match(line)
            if source and not re.search(r"[,;&/]|\.\w|\band\b", source["value"]):
                return source["value"].strip(" .")
        if paragraph.kind == "boilerplate" and len(line) < 300:
            notice = _COPYRIGHT.search(line)
            owner = notice["owner"].strip() if notice else ""
            owner = re.split(r"(?i)\s+(?:all rights|alle rechte|tous droits|todos)", owner)[0]
            if owner and names_outlet(owner):
                return owner
    return ""


def _certain_date(header: Header, lines: _Lines) -> str:
    """Return the date that the article gives as its own, in ISO form, or ""."""
    for given in (header.first("published"), header.first("updated")):
        if found := first_full_date(given):
            return found
    top = _second_of_text(lines)
    stated = [
        line
        for number, (paragraph, line) in enumerate(lines)
        if (number < top and paragraph.kind in ("dateline", "byline"))
        or (paragraph.kind == "dateline" and (_PUBLISHED.search(line) or _UPDATED.search(line)))
    ]
    # The first day counts: a correction is dated later than the report that it mends.
    stated.sort(key=lambda line: bool(_UPDATED.search(line) and not _PUBLISHED.search(line)))
    for line in stated:
        published = _PUBLISHED.search(line)
        after_word = first_full_date(line[published.end() :]) if published else ""
        if found := after_word or first_full_date(line):
            return found
    return _leading_date(lines) or next((day.iso for day in _wire_dates(lines) if day.year), "")


def _second_of_text(lines: _Lines) -> int:
    """Return the index of the second paragraph of text; below it, a bare date is a comment's."""
    text = [number for number, (paragraph, _) in enumerate(lines) if paragraph.kind == "body"]
    return text[1] if len(text) > 1 else len(lines)


def _leading_date(lines: _Lines) -> str:
    """Return an ISO date with which one of the first paragraphs begins."""
    for _, line in lines[:2]:
        lead = _LEADING_DATE.match(line)
        if lead:
            return first_full_date(line[lead.end() : lead.end() + 10])
    return ""


def _wire_dates(lines: _Lines) -> Iterable[CalendarDate]:
    """Return the dates in the datelines with which body paragraphs near the top begin."""
    for paragraph, line in lines[: _second_of_text(lines) + 1]:
        if paragraph.kind in ("body", "standfirst", "dateline"):
            lead = line[:_LEAD]
            match = _WIRE_LEAD.match(lead)
            if match or paragraph.kind == "dateline":
                yield from dates_in(match[0] if match else lead)


def _guessed_date(name: str, lines: _Lines) -> str:
    """Return a date that hints add up to: a dateline and a year, a file's name, a post's date."""
    in_name = _date_in_name(name)
    posts = [
        day.iso
        for paragraph, line in lines
        if paragraph.kind == "embed"
        for day in dates_in(line[-_LEAD:])
        if day.year
    ]
    for day in _wire_dates(lines):
        near = in_name or max(posts, default="")
        if near and not day.year:
            # A report may be older than the name of its file; it isn't a year older.
            year = int(near[:4]) - (f"{day.month:02d}" > near[5:7] == "01")
            # Through the parser: 29 February needs the right year.
            return first_full_date(f"{year:04d}-{day.month:02d}-{day.day:02d}")
    return in_name or max(posts, default="")


def _date_in_name(name: str) -> str:
    found = _STEM_DATE.search(PurePosixPath(name).name)
    return first_full_date(f"{found[1]}-{found[3]}-{found[4]}") if found else ""


def _url(header: Header, lines: _Lines) -> str:
    for given in (header.first("url"), header.first("source"), header.first("outlet")):
        if _URL.fullmatch(given):
            return given
    for paragraph, line in lines:
        if paragraph.kind in ("credit", "boilerplate") and len(line) < 500:
            found = _URL_LINE.fullmatch(line)
            if found and not line.lower().lstrip("([ ").startswith("original"):
                return found["url"]
    return ""


def _host(url: str) -> str:
    match = _URL.match(url)
    return match["host"].casefold().removeprefix("www.") if match else ""


def _language(given: str) -> str:
    """Return a BCP 47 tag: "pt-BR" for "pt_BR", "en" for "English"; "" for what is no language."""
    if not given:
        return ""
    # Reads a table of names, which most articles have no need of.
    from copydesk.articles.language_names import language_named

    try:
        return language_named(given)
    except InputError:
        # Codes of three letters are a language's own: who writes the header knows them.
        return given.replace("_", "-") if _LANGUAGE.fullmatch(given) else ""
