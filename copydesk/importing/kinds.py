"""What a source is: one article, or what holds many."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, Literal, get_args

from copydesk.articles.readers.formats import PROLOG, SUFFIXES, format_of
from copydesk.errors import InputError

ManyKind = Literal["feed", "json", "jsonl", "csv"]
"""What holds many articles."""
Kind = Literal["article"] | ManyKind
"""An article in a format that a folder may hold as it is, or what holds many articles."""
KINDS: Final[tuple[Kind, ...]] = ("article", *get_args(ManyKind))

_SUFFIXES: Final[dict[str, Kind]] = {
    **dict.fromkeys(SUFFIXES, "article"),
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
_FEED: Final = re.compile(PROLOG + rb"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE | re.DOTALL)
_SNIFFED: Final = 4_096


def kind_of(name: str, data: bytes, content_type: str = "") -> Kind:
    """Return what a source is.

    Args:
        name: Its file's name, perhaps "".
        data: What it holds.
        content_type: What a server says that it is, perhaps "".
    """
    if _FEED.match(data[:_SNIFFED]):
        return "feed"
    by_name = _SUFFIXES.get(PurePath(name).suffix.lower())
    if by_name is not None and by_name != "json":
        return by_name
    is_json = by_name == "json" or content_type.endswith(("/json", "+json"))
    if is_json or data.lstrip()[:1] in (b"{", b"["):
        return "jsonl" if _is_lines(data) else "json"
    return "csv" if content_type == "text/csv" else "article"


def refuse_by_name(name: str) -> None:
    """Raise InputError where a file's name says that it is no article, with the list's reason.

    Args:
        name: Its path; "" for what has none.
    """
    if not name:
        return
    # The help lists the kinds, and needs no more of this.
    from copydesk.articles.left_out import is_told_by, reason_by_ending, reason_by_name

    path = PurePath(name)
    reason = reason_by_name(path.name)
    if reason is None and path.suffix.lower() not in SUFFIXES:
        by_ending = reason_by_ending(path.name)
        reason = by_ending if is_told_by(by_ending) else None
    if reason is not None:
        hint = f"{reason.cure[:1].upper()}{reason.cure[1:]}." if reason.cure else ""
        raise InputError(f"It is no article: {reason.one}.", hint)


def ending_of(name: str, data: bytes) -> str:
    """Return how the name of an article's file is to end, by its format."""
    own = PurePath(name).suffix.lower()
    if own in SUFFIXES:
        return own
    form = format_of(name, data)
    return next((suffix for suffix, one in SUFFIXES.items() if one == form), ".txt")


def _is_lines(data: bytes) -> bool:
    """Tell whether each line is a JSON document, by the first of several."""
    first, _end, rest = data.strip().partition(b"\n")
    return bool(rest) and _is_json(first)


def _is_json(data: bytes) -> bool:
    # The help lists the kinds, and needs no more of this.
    import msgspec

    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
