"""What a page says of itself in its data: JSON-LD (schema.org), OpenGraph, other `meta`."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml.html import HtmlElement

_ARTICLE: Final = re.compile(r"(?:.*Article|.*Posting|Report|NewsMediaArticle)$")
"""Types of schema.org that are an article: NewsArticle, LiveBlogPosting, Report."""
_PAGE: Final = re.compile(r"(?:Web|Item)Page$")
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_INSIDE: Final = ("@graph", "mainEntity", "mainEntityOfPage")
"""What leads from the data of a page to those of its article; lists of other articles don't."""
_MOST_SCRIPTS: Final = 50
_TAG: Final = re.compile(r"<[^<>]{0,500}>")


class Data:
    """Data of a page about its article; everything is a string, "" for what isn't said."""

    def __init__(self, root: HtmlElement) -> None:
        self._nodes = [node for tree in _json_of(root) for node in _nodes_in(tree)]
        self._by_id = {
            name: node for node in self._nodes if isinstance(name := node.get("@id"), str)
        }
        self._article = self._best()
        self._metas = _metas_of(root)

    def _best(self) -> Mapping[str, object]:
        """Return the first article of the page; where there is none, the page itself."""
        for pattern in (_ARTICLE, _PAGE):
            for node in self._nodes:
                if any(pattern.match(one) for one in _strings(node.get("@type"))):
                    return node
        return {}

    def said(self, *keys: str) -> str:
        """Return the first of the article's own JSON-LD fields that is a string or has a name."""
        return next((text for key in keys for text in self.all_said(key)), "")

    def all_said(self, key: str) -> list[str]:
        """Return all values of a field of the article: strings, or the names of things."""
        value = self._article.get(key)
        values = value if isinstance(value, list) else [value]
        return [text for one in values if (text := self._named(one))]

    def _named(self, value: object) -> str:
        if isinstance(value, dict) and "name" not in value:
            value = self._by_id.get(str(value.get("@id")), value)
        if isinstance(value, dict):
            # A name inside of the data ("#org") is none to people, an address may be the page's.
            named = [*_strings(value.get("name")), *_strings(value.get("@id"))]
            value = next((one for one in named if not one.startswith("#")), "")
        return _plain(value) if isinstance(value, str) else ""

    def body(self) -> str:
        """Return the article's text, if the data hold it; it may hold tags."""
        value = self._article.get("articleBody")
        return value if isinstance(value, str) else ""

    def meta(self, *names: str) -> str:
        """Return the content of the first `meta` of these names, in lower case, that has any."""
        return next((self._metas[name] for name in names if name in self._metas), "")


def _plain(value: str) -> str:
    """Return a value as it is read: many sites escape in JSON what needs none there.

    Where a headline was cut to a length, half of its last sign may be left.
    """
    whole = value.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(_TAG.sub("", html.unescape(whole)).split())


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _metas_of(root: HtmlElement) -> dict[str, str]:
    """Return the first content of each `meta` by its name."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv") or ""
        if content := " ".join((element.get("content") or "").split()):
            metas.setdefault(name.lower(), content)
    return metas


def _json_of(root: HtmlElement) -> Iterator[object]:
    scripts = (one for one in root.iter("script") if "ld+json" in (one.get("type") or "").lower())
    for script, _ in zip(scripts, range(_MOST_SCRIPTS), strict=False):
        yield from _values_in(_WRAPPING.sub("", script.text or ""))


def _values_in(text: str) -> Iterator[object]:
    """Return the JSON values of a script, as far as they can be read."""
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        values, rest = [], attempt.lstrip("\ufeff \t\r\n;,")
        try:
            while rest:
                value, end = decoder.raw_decode(rest)
                values.append(value)
                rest = rest[end:].lstrip(" \t\r\n;,")
        except (ValueError, RecursionError):
            # Broken in this place: what stood before it counts.
            pass
        if values:
            yield from values
            return


def _nodes_in(tree: object) -> Iterator[Mapping[str, object]]:
    """Return the things that a JSON-LD document tells of, those that lead to an article."""
    stack = [tree]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(reversed(one))
        elif isinstance(one, dict):
            yield one
            stack.extend(one[key] for key in reversed(_INSIDE) if key in one)
