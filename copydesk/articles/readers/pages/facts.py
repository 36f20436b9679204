"""Facts of an article from the data of its page. Where two places differ, the order here decides.

First what the page tells machines of this article alone (JSON-LD), for it is written by the same
program as the page and for nothing else; then OpenGraph, which is for a link's preview and may be
worded for it; then older `meta`, which are the template's as often as the article's.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lxml.html import HtmlElement

from copydesk.articles.article import ArticleFacts
from copydesk.articles.dates import first_full_date
from copydesk.articles.language_names import language_named
from copydesk.articles.readers.pages.data import Data
from copydesk.articles.readers.told import named_by_people
from copydesk.errors import InputError

_PUBLISHED: Final = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("dcterms.issued", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date"),
    *("citation_publication_date", "publish-date", "publish_date", "publication_date"),
    *("pubdate", "date.release", "last-published", "date"),
)
_UPDATED: Final = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified"),
    *("dcterms.modified", "dc.date.modified", "last-modified"),
)
_ISO: Final = re.compile(r"([12]\d{3})-?(\d{2})-?(\d{2})(?!\d)")
_URL: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}/?#]+[^\s<>\"\\^`{|}]{0,2000}", re.I)
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->", re.I)
"""What browsers write above a page that they save."""
_HEAD_OF_FILE: Final = 2000
_BY: Final = re.compile(r"(?:by|von|par|por|di)\s+(?=\S)", re.IGNORECASE)
_MOST_NAMED: Final = 200
"""Characters of an outlet or an author; more is something else."""
_SITE: Final = re.compile(r"\s+[|–—\-·•»:]\s+")


def facts_in(root: HtmlElement, data: Data, page: str) -> ArticleFacts:
    """Return what a page says of its article.

    Args:
        root: The whole tree, head included.
        data: Its data.
        page: Its source.
    """
    return ArticleFacts(
        outlet=_short(data.said("publisher") or data.meta("og:site_name", "dc.publisher")),
        published=_first_day(data.said("datePublished", "dateCreated"), data.meta(*_PUBLISHED))
        or _day_of_time(root, "datePublished"),
        url=_address(root, data, page),
        language=_language(root, data),
        title=title_in(root, data),
        author=_authors(root, data),
        updated=_first_day(data.said("dateModified"), data.meta(*_UPDATED))
        or _day_of_time(root, "dateModified"),
    )


def title_in(root: HtmlElement, data: Data) -> str:
    """Return the headline as the data of a page give it, or ""."""
    return (
        data.said("headline", "alternativeHeadline")
        or data.meta("og:title", "twitter:title", "dc.title", "dcterms.title")
        or named_by_people(_own_title(root, data))
    )


def _own_title(root: HtmlElement, data: Data) -> str:
    """Return the page's title without the site's name behind it."""
    element = root.find(".//head/title")
    words = " ".join((element.text or "").split()) if element is not None else ""
    site = data.meta("og:site_name") or data.said("publisher")
    parts = _SITE.split(words)
    if len(parts) > 1 and site and parts[-1].casefold() == site.casefold():
        return words[: -len(parts[-1])].rstrip(" |–—-·•»:")
    return words


def _short(name: str) -> str:
    return "" if len(name) > _MOST_NAMED or _URL.match(name) else name


def _authors(root: HtmlElement, data: Data) -> str:
    names = data.all_said("author")
    names = names or [named_by_people(data.meta("author", "article:author", "dc.creator"))]
    if not any(names):
        marked = root.xpath("(//*[@rel='author' or @itemprop='author'])[1]")
        names = [" ".join(marked[0].text_content().split())] if marked else []
    plain = [_BY.sub("", name, count=1) if _BY.match(name) else name for name in names]
    return _short(", ".join(dict.fromkeys(name for name in plain if name and not _URL.match(name))))


def _first_day(*given: str) -> str:
    return next((day for one in given if (day := _day(one))), "")


def _day(given: str) -> str:
    """Return the day that a date is on where it was written: no time zone moves it."""
    if not given:
        return ""
    iso = _ISO.match(given)
    if not iso:
        return first_full_date(given[:100])
    try:
        return date(*map(int, iso.groups())).isoformat()
    except ValueError:
        return ""


def _day_of_time(root: HtmlElement, name: str) -> str:
    """Return the day of an element that says that it is when the article appeared or changed."""
    for element in root.iter("time"):
        marked = element.get("itemprop") == name
        if marked or (name == "datePublished" and "pubdate" in element.attrib):
            return _day(element.get("datetime") or element.text_content())
    return ""


def _address(root: HtmlElement, data: Data, page: str) -> str:
    """Return the article's address: the canonical one is what a page asks to be known by."""
    links = (link for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower())
    saved = _SAVED_FROM.search(page[:_HEAD_OF_FILE])
    given = (
        *(link.get("href") or "" for link in links),
        data.meta("og:url"),
        data.said("url", "mainEntityOfPage"),
        saved[1] if saved else "",
    )
    return next((one.strip() for one in given if _URL.fullmatch(one.strip())), "")


def _language(root: HtmlElement, data: Data) -> str:
    """Return the language: the data are the article's, the attribute is often the template's."""
    given = (
        data.said("inLanguage"),
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        root.get("xml:lang") or "",
        data.meta("content-language", "dc.language", "dcterms.language"),
        data.meta("og:locale"),
    )
    return next((tag for one in given if (tag := _tag(one))), "")


def _tag(given: str) -> str:
    try:
        return language_named(given) if given and len(given) <= 35 else ""
    except InputError:
        return ""
