"""Which field of a record is what of an article: as the user says, else by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from copydesk.articles.dates import first_full_date
from copydesk.errors import InputError
from copydesk.importing.entry import Entry
from copydesk.importing.markup import holds_markup, text_of
from copydesk.visible import visible

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "content", "full_text", "fulltext", "article_text", "article_body",
        "article", "story", "content_text", "content_html", "maintext", "summary",
        "description",
    ),
    "title": ("title", "headline", "heading", "name", "subject"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "outlet": (
        "outlet", "source", "publisher", "publication", "site_name", "site", "newspaper", "medium",
    ),
    "published": (
        "published", "date_published", "publish_date", "pub_date", "pubdate", "date",
        "published_at", "publication_date", "created_at", "timestamp",
    ),
    "updated": ("updated", "date_modified", "modified", "updated_at", "lastmod"),
    "url": ("url", "link", "canonical_url", "permalink", "external_url", "web_url"),
    "language": ("language", "lang", "locale"),
}  # fmt: skip
"""What fields are called, by what they are of an article, the likeliest first."""

_NAMED_THING: Final = ("name", "title", "rendered", "value", "text")
"""Where the words stand in a record that takes the place of words: {"name": "Norvik Post"}."""
_MOST_TOLD: Final = 12
"""Fields that a message names."""
_LONGEST_TOLD: Final = 40
"""Characters of each."""
_DEEPEST: Final = 20
"""Lists and records inside each other that are looked into for words."""

Record = Mapping[str, object]
Fields = Mapping[str, str]
"""The field of a record, by what it is of an article: `{"text": "content.rendered"}`."""


def refuse_unknown(fields: Fields) -> None:
    """Raise InputError where a field is given for what no article has."""
    for name in fields:
        if name not in NAMES:
            raise InputError(
                f"An article has no {visible(name)!r}.", f"There are: {', '.join(NAMES)}."
            )


def entry_of(record: Record, fields: Fields) -> Entry:
    """Return the article in a record.

    Args:
        record: Names and values, perhaps records themselves.
        fields: Fields that the user named.

    Raises:
        InputError: No field holds a text, or one that was named isn't there.
    """
    values = {name: _value_of(record, name, fields) for name in NAMES}
    text = values.pop("text")
    text = text_of(text) if holds_markup(text) else text
    if not text.strip():
        told = ", ".join(visible(str(name)[:_LONGEST_TOLD]) for name in list(record)[:_MOST_TOLD])
        raise InputError(
            f"No field holds a text; there are: {told or 'none'}.",
            "Say which one does: --field text=NAME.",
        )
    title = text_of(values["title"]) if holds_markup(values["title"]) else values["title"]
    values |= {"title": title, "published": _day(values["published"])}
    values["updated"] = _day(values["updated"])
    return Entry(text, **values)


def is_article(record: Record) -> bool:
    """Tell whether a field of a record, by its name, holds the text of an article."""
    return any(_key(name) in NAMES["text"] and isinstance(record[name], str) for name in record)


def _value_of(record: Record, name: str, fields: Fields) -> str:
    if name in fields:
        found = _at(record, fields[name])
        if found is None and name == "text":
            raise InputError(f"There is no field {visible(fields[name])!r}.")
        return _words(found)
    known = {_key(key): value for key, value in record.items()}
    found_names = (known[one] for one in NAMES[name] if one in known)
    return next((words for value in found_names if (words := _words(value)).strip()), "")


def _at(record: object, path: str) -> object:
    """Return what stands at a path: "content.rendered", "authors.0.name"; None for nothing."""
    if isinstance(record, Mapping) and path in record:
        found: object = record[path]
        return found
    for part in path.split("."):
        if isinstance(record, Mapping):
            record = record.get(part)
        elif isinstance(record, Sequence) and not isinstance(record, str) and part.isdecimal():
            record = record[int(part)] if int(part) < len(record) else None
        else:
            return None
    return record


def _words(value: object, levels: int = _DEEPEST) -> str:
    """Return a value as words: of a list all of them, of a record its name."""
    if not levels:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((_words(value[name], levels - 1) for name in _NAMED_THING if name in value), "")
    if isinstance(value, Sequence):
        parts = [words for one in value if (words := _words(one, levels - 1))]
        return ("\n\n" if any(len(part) > 80 for part in parts) else ", ").join(parts)
    return ""


def _key(name: str) -> str:
    bare = re.sub(r"[\s-]+|(?<=[a-z])(?=[A-Z])", "_", name.strip().rpartition(":")[2])
    return bare.casefold()


def _day(given: str) -> str:
    """Return a date in ISO form; words that are none as they are."""
    given = given.strip()
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", given):
        seconds = float(given) / (1000 if len(given.partition(".")[0]) > 11 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return first_full_date(given) or given
