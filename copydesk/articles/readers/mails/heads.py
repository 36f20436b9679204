"""What the head of a mail says: decoded, cut to a length, and never believed further than it goes.

The library's older way of reading heads (`compat32`) is used on purpose: the newer one takes time
that grows with the square of a long head, and raises on some that are damaged.
"""

from __future__ import annotations

import binascii
import re
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_tz
from typing import Final

from copydesk.articles.article import ArticleFacts
from copydesk.articles.dates import first_full_date
from copydesk.articles.decoding import decode
from copydesk.articles.readers.mails.charsets import text_in
from copydesk.errors import InputError

LONGEST: Final = 5_000
"""Characters of a line of a head that are read; a subject has some 70."""


class _Bounded(Compat32):
    """Reads heads as mail programs always did, line after line, cut to a length.

    What a line means is asked again and again, some of it in time that grows with its square.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST]


POLICY: Final = _Bounded()
"""How mails are taken apart."""

_MOST_COMMENTS: Final = 20
"""Round brackets among addresses: the library goes into each of them anew."""

_REPLY: Final = (
    "re aw antw antwort sv vs r res ref rif odp odg ynt atb pd bls hl απ σχετ отв ответ"
    " 回复 回覆 答复 答覆 返信 답장 회신"
)
_FORWARD: Final = (
    "fw fwd wg tr enc rv i vb vl doorst videresendt videres pd fs ilt trs továbbítás fyi"
    " пересл переслать 转发 轉寄 轉發 転送 전달"
)
"""What mail programs set before the subject of what is answered or forwarded, in the languages in
which they do."""


def _prefix(words: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words.split()))
    return re.compile(rf"\s*(?:{names})\s*(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))?\s*[:：]\s*", re.I)


_IS_REPLY: Final = _prefix(_REPLY)
_IS_FORWARD: Final = _prefix(_FORWARD)
_TAG: Final = re.compile(r"\s*\[([^\[\]]{1,60})\]\s*")
_ADDRESS: Final = re.compile(r"\S+@\S+")
_SPACES: Final = re.compile(r"\s+")
_IN_BRACKETS: Final = re.compile(r"<(https?://[^<>\s]+)>")


def is_reply(subject: str) -> bool:
    """Tell whether a subject is that of an answer."""
    return bool(_IS_REPLY.match(subject)) and not is_forward(subject)


def is_forward(subject: str) -> bool:
    """Tell whether a subject is that of a forwarded mail."""
    return bool(_IS_FORWARD.match(subject))


def bare_subject(subject: str, list_id: str = "") -> str:
    """Return a subject without what mail programs and lists set before it.

    Args:
        subject: As the head has it.
        list_id: What the head says of the mailing list, if any.
    """
    rest = subject
    while True:
        prefix = _IS_REPLY.match(rest) or _IS_FORWARD.match(rest)
        tag = _TAG.match(rest)
        if prefix:
            rest = rest[prefix.end() :]
        elif tag and tag[1].casefold().replace(" ", "-") in list_id.casefold().replace(" ", "-"):
            rest = rest[tag.end() :]
        else:
            return rest.strip() or subject.strip()


def told(message: Message, name: str) -> str:
    """Return what a line of a mail's head says, decoded, in one line; "" where there is none."""
    return _SPACES.sub(" ", _decoded(raw(message, name))).strip()


def raw(message: Message, name: str) -> str:
    """Return a line of a mail's head as it is written; "" where there is none."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return str(value)
    return ""


def facts_of(message: Message) -> ArticleFacts:
    """Return what the head of a mail says of the article in it."""
    list_id = told(message, "List-Id")
    return ArticleFacts(
        title=bare_subject(told(message, "Subject"), list_id),
        author=sender_of(raw(message, "From")),
        outlet=told(message, "Organization") or _list_name(list_id),
        published=day_of(told(message, "Date")),
        url=_address(told(message, "Archived-At")),
    )


def sender_of(value: str) -> str:
    """Return who somebody is by name; "" for an address alone.

    Args:
        value: "Ann Doe <ann@norvik.example>", as it is written.
    """
    if value.count("(") > _MOST_COMMENTS:
        return ""
    name = _decoded(parseaddr(value.replace("\n", " ").replace("\r", " "))[0])
    name = _SPACES.sub(" ", name).strip(" \"'")
    return "" if _ADDRESS.search(name) else name


def day_of(value: str) -> str:
    """Return the day of a date as mails write it, where it was sent, in ISO form; "" for none."""
    parsed = parsedate_tz(value)
    if parsed is None:
        return first_full_date(value)
    try:
        return date(*parsed[:3]).isoformat() if parsed[0] > 1970 else ""
    except (ValueError, OverflowError):
        return ""


def _decoded(value: str) -> str:
    """Return what a line of a head means: encoded words (RFC 2047), and bytes that weren't."""
    try:
        pieces = decode_header(value) if "=?" in value else [(value, None)]
    except (HeaderParseError, binascii.Error, ValueError):
        return value
    return "".join(
        _in_bytes(piece) if isinstance(piece, str) else text_in(piece, charset or "").text
        for piece, charset in pieces
    )


def _in_bytes(value: str) -> str:
    """Return a text whose bytes beyond ASCII were left as they are."""
    if value.isascii():
        return value
    data = value.encode("utf-8", "surrogateescape")
    try:
        return decode(data).text
    except InputError:
        return data.decode("utf-8", "replace")


def _list_name(list_id: str) -> str:
    """Return what a mailing list calls itself, apart from its address."""
    name = list_id.partition("<")[0].strip(" \"'")
    return "" if _ADDRESS.search(name) or "." in name else name


def _address(value: str) -> str:
    found = _IN_BRACKETS.search(value)
    return found[1] if found else ""
