"""Lines of `key: value` above an article: front matter, mail headers, notes of whoever saved it.

Read without a YAML library: one key and one plain value a line is what people write there, and what
is nested or listed tells nothing that is wanted here.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from copydesk.articles.glued import date_end

Role = Literal[
    "title", "standfirst", "author", "published", "updated", "outlet", "source", "url", "language",
    "origin", "other",
]  # fmt: skip
"""What a field of the header says about the article."""

_KEYS: Final[tuple[tuple[Role, str], ...]] = (
    ("title", "title headline subject titel betreff titre título titulo"),
    ("standfirst", "description summary subtitle standfirst dek deck subhead teaser excerpt"),
    ("author", "author authors by byline from autor autorin auteur"),
    (
        "published",
        "published date pubdate published_at publishdate publish_date publication_date "
        "date_published datepublished published_time published_on datum fecha",
    ),
    ("updated", "updated updated_at modified lastmod last_modified date_modified datemodified"),
    ("outlet", "outlet publication publisher site site_name sitename newspaper medium"),
    ("source", "source quelle fuente fonte"),
    ("url", "url link canonical canonical_url permalink original_url"),
    ("language", "lang language locale sprache idioma langue"),
    ("origin", "origin role"),
    (
        "other",
        "section category categories tags keywords slug layout to cc bcc reply_to message_id "
        "mime_version content_type content_transfer_encoding received return_path delivered_to "
        "x_mailer user_agent image id draft sent archive license story topic accessed "
        "retrieved saved newsgroups organization references in_reply_to list_id file",
    ),
)
_ROLES: Final = {key: role for role, keys in _KEYS for key in keys.split()}
"""Keys as `_key` writes them."""

_FENCE: Final = re.compile(r"(---|\+\+\+)[ \t]*")
_FIELD: Final = re.compile(
    r"(?P<key>[^\W\d_][\w. -]{0,30}?)\s*(?P<mark>[:=])(?:\s+|$)(?P<value>.*)"
)
_MOST_LINES: Final = 100
"""Lines that a header may have; an unclosed fence is no header."""

_MAIL_KEYS: Final = frozenset({"from", "to", "subject", "message_id", "received"})


class Field(Struct, frozen=True):
    """One line of a header that says something."""

    role: Role
    value: str
    """Without quotation marks."""
    start: int
    end: int
    """Span of the whole line, key included."""


class Header(Struct, frozen=True):
    """What stands above an article about it; empty when nothing does."""

    end: int = 0
    """Where the header ends, fences included; 0 without one."""
    is_fenced: bool = False
    """True for front matter between two lines of `---` or `+++`."""
    fields: tuple[Field, ...] = ()

    def first(self, *roles: Role) -> str:
        """Return the value of the first of `roles` that is given, or ""."""
        for role in roles:
            for field in self.fields:
                if field.role == role and field.value:
                    return field.value
        return ""


def header_of(text: str) -> Header:
    """Return the header of `text`, which must begin in its first line that isn't blank."""
    lines = _first_lines(text)
    if not lines:
        return Header()
    fence = _FENCE.fullmatch(lines[0][1])
    return _fenced(lines, fence[1]) if fence else _unfenced(lines)


def _first_lines(text: str) -> list[tuple[int, str]]:
    """Return start and words of the first lines, blank ones at the top left out."""
    lines: list[tuple[int, str]] = []
    position = len(text) - len(text.lstrip())
    while position < len(text) and len(lines) <= _MOST_LINES:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        # A header line is short; a long one ends every header, so its rest isn't copied.
        lines.append((position, text[position : min(end, position + 1000)].rstrip()))
        position = end + 1
    return lines


def _fenced(lines: list[tuple[int, str]], fence: str) -> Header:
    fields: list[Field] = []
    for start, line in lines[1:]:
        if line in (fence, "..."):
            is_header = bool(fields)
            return Header(start + len(line), True, tuple(fields)) if is_header else Header()
        field = _field(start, line, any_key=True)
        if field:
            fields.append(field)
    return Header()


def _unfenced(lines: list[tuple[int, str]]) -> Header:
    """Read known keys, blank lines between them allowed; any keys where they are a mail's."""
    fields: list[Field] = []
    is_mail = _is_mail(lines)
    for start, line in lines:
        field = _field(start, line, any_key=is_mail)
        if field and not date_end(line):
            fields.append(field)
        elif line and is_mail and line[0] in " \t" and fields:
            continue
        elif line or (is_mail and fields):
            break
    return Header(fields[-1].end, False, tuple(fields)) if fields else Header()


def _is_mail(lines: list[tuple[int, str]]) -> bool:
    keys = {_key(match["key"]) for _, line in lines[:30] if (match := _FIELD.fullmatch(line))}
    first = _FIELD.fullmatch(lines[0][1])
    return bool(first) and "from" in keys and len(keys & _MAIL_KEYS) > 1


def _field(start: int, line: str, *, any_key: bool) -> Field | None:
    match = _FIELD.fullmatch(line)
    if not match or (match["mark"] == "=" and not any_key):
        return None
    role = _ROLES.get(_key(match["key"]))
    if role is None and not any_key:
        return None
    value = match["value"].strip().strip("\"'").strip()
    return Field(role or "other", value, start, start + len(line))


def _key(words: str) -> str:
    return words.strip().casefold().replace(" ", "_").replace("-", "_")
