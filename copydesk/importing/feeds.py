"""The entries of RSS and Atom feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from time import strftime, struct_time
from typing import Any, Final

from copydesk.errors import InputError
from copydesk.importing.entry import Entry
from copydesk.importing.markup import holds_markup, text_of

_LONGEST_TOLD: Final = 60
"""Characters of a title that a message names."""


def entries_of(data: bytes) -> Iterator[tuple[Entry, bool] | InputError]:
    """Yield a feed's articles, each with whether it is but a summary; or what is wrong with one.

    Args:
        data: The bytes of the feed.

    Raises:
        InputError: It is no feed.
    """
    # Only here: it takes a tenth of a second to load.
    import feedparser

    # As a stream: a string could be taken for an address.
    feed = feedparser.parse(BytesIO(data), resolve_relative_uris=False)
    if not feed.entries:
        raise InputError(
            "This is no feed that can be read, or an empty one.",
            "It should be RSS or Atom, as the site offers it.",
        )
    for item in feed.entries:
        yield _entry(item, feed.feed)


def _entry(item: dict[str, Any], feed: Mapping[str, Any]) -> tuple[Entry, bool] | InputError:
    content = max((one.get("value", "") for one in item.get("content", ())), key=len, default="")
    words = content or item.get("summary", "")
    title = item.get("title", "")
    text = text_of(words) if holds_markup(words) else words
    title = text_of(title) if holds_markup(title) else title
    if not text.strip():
        return InputError(f"The entry {title[:_LONGEST_TOLD]!r} holds no text.")
    # By `dict`'s own method: the library's gives one for the other, with a warning.
    published, updated = (
        _day(dict.get(item, f"{name}_parsed")) for name in ("published", "updated")
    )
    entry = Entry(
        text,
        title=title,
        author=item.get("author", ""),
        outlet=(item.get("source") or {}).get("title", "") or feed.get("title", ""),
        published=published or updated,
        updated=updated if updated != published else "",
        url=item.get("link", ""),
        language=feed.get("language", ""),
    )
    return entry, not content


def _day(time: struct_time | None) -> str:
    return "" if time is None else strftime("%Y-%m-%d", time)
