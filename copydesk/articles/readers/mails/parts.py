"""The parts of a mail: which of them is its text, which are forwarded mails, which are attached."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Final

from msgspec import Struct

from copydesk.articles.decoding import Decoded, read_as
from copydesk.articles.readers.mails.charsets import text_in
from copydesk.articles.readers.mails.flowed import unflowed
from copydesk.articles.readers.mails.heads import POLICY
from copydesk.articles.readers.tags import without_hidden

_MOST_PARTS: Final = 1_000
"""Parts that are looked at; a mail with hundreds of pictures has fewer."""

_LEAST_SHARE: Final = 0.4
"""Share of the letters of a page that the plain text beside it must have to be the same text: else
it says little more than that there is a page."""

_PAGE: Final = re.compile(r"\s*(?:<!doctype\s+html|<html|<head|<body|<div|<p>|<table)\b", re.I)
_TAG: Final = re.compile(r"<[^<>]*>")
_ADDRESS: Final = re.compile(r"https?://\S+")
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]+")
_BOUNDARY: Final = re.compile(rb"^--([^\s\"]{1,200})[ \t]*\r?$", re.MULTILINE)


class Body(Struct, frozen=True):
    """The text of a mail, or the source of its page."""

    decoded: Decoded
    is_page: bool = False
    spare: Decoded | None = None
    """The plain text beside a page, for when there is nothing on the page."""


class Parts(Struct, frozen=True):
    """What a mail consists of."""

    bodies: tuple[Body, ...]
    """Its text: one piece, but where something was added, as by a mailing list."""
    mails: tuple[Message, ...]
    """Mails that are attached."""
    attached: tuple[str, ...]
    """Names of other attachments."""


def parts_of(message: Message, encoding: str = "") -> Parts:
    """Return what a mail consists of.

    Args:
        message: The mail, or a part of one.
        encoding: One of Python's names, where a person named one for its text.
    """
    bodies: list[Body] = []
    mails: list[Message] = []
    attached: list[str] = []
    for part in _flat(message):
        name = str(part.get_filename() or "")
        if part.get_content_type() == "message/rfc822":
            mails += _inside(part)
        elif part.get_content_type() == "multipart/alternative":
            chosen = _better(part, encoding)
            bodies += [chosen] if chosen else []
        elif part.get_content_maintype() == "text" and not _is_attached(part):
            bodies.append(_body(part, encoding))
        elif name or part.get_content_maintype() not in ("multipart", "text", "image"):
            attached.append(" ".join(name.split()) or part.get_content_type())
    return Parts(tuple(bodies), tuple(mails), tuple(attached))


def _flat(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail, as a mail program shows them one below the other."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        kind = part.get_content_type()
        inside = _inside(part)
        if not inside or kind in ("multipart/alternative", "message/rfc822"):
            yield part
        elif kind == "multipart/related":
            waiting.append(root_of(part))
        elif kind == "multipart/signed":
            waiting.append(inside[0])
        else:
            waiting += reversed(inside)


def root_of(related: Message) -> Message:
    """Return the part of `multipart/related` that the others belong to (RFC 2387)."""
    inside = _inside(related)
    start = str(related.get_param("start") or "")
    for part in inside:
        if start and str(part.get("Content-ID", "")).strip() == start.strip():
            return part
    return next((part for part in inside if _is_text(part)), inside[0])


def mended(message: Message) -> Message:
    """Return a mail with its parts, where it doesn't name the line that parts them."""
    if message.get_content_maintype() != "multipart" or message.is_multipart():
        return message
    content = bytes_of(message)
    boundary = _BOUNDARY.search(content)
    if boundary is None:
        message.set_type("text/plain")
        return message
    kind = b'Content-Type: multipart/mixed; boundary="%b"\n\n' % boundary[1]
    inner = message_from_bytes(kind + content, policy=POLICY)
    if inner.is_multipart():
        message.set_payload(inner.get_payload())
    else:
        message.set_type("text/plain")
    return message


def bytes_of(part: Message) -> bytes:
    """Return what a part holds, as far as it is whole."""
    payload = part.get_payload()
    if not isinstance(payload, str):
        return b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        # A cut one isn't decoded by the library at all.
        digits = _NOT_BASE64.sub(b"", payload.encode("utf-8", "surrogateescape"))
        whole = digits[: len(digits) - (len(digits) % 4 == 1)]
        return base64.b64decode(whole + b"=" * (-len(whole) % 4))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" or part.get_content_type() == (
        "multipart/alternative"
    )


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _better(alternative: Message, encoding: str) -> Body | None:
    """Return the plain text where it tells what the page beside it does, else the page."""
    parts = [one for one in _flat_alternatives(alternative) if not _is_attached(one)]
    plain = [one for one in parts if one.get_content_type() == "text/plain"]
    pages = [one for one in parts if one.get_content_type() == "text/html"]
    texts = [_body(one, encoding) for one in plain[:1]]
    if not pages:
        return next((text for text in texts if text.decoded.text.strip()), None)
    page = _body(pages[-1], encoding)
    if not texts or texts[0].is_page:
        return page
    text = texts[0].decoded
    if _letters(text.text) >= max(1, _LEAST_SHARE * _letters_of_page(page.decoded.text)):
        return texts[0]
    return Body(page.decoded, is_page=True, spare=text)


def _flat_alternatives(alternative: Message) -> Iterator[Message]:
    waiting = [alternative]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inside = _inside(part)
        if part.get_content_type() == "multipart/related" and inside:
            waiting.append(root_of(part))
        elif inside and part.get_content_type() != "message/rfc822":
            waiting += reversed(inside)
        else:
            yield part


def _letters(text: str) -> int:
    return sum(map(str.isalnum, _ADDRESS.sub(" ", text)))


def _letters_of_page(page: str) -> int:
    return _letters(_TAG.sub(" ", without_hidden(page)))


def _body(part: Message, encoding: str) -> Body:
    data = bytes_of(part)
    charset = str(part.get_param("charset") or "")
    decoded = read_as(data, encoding) if encoding else text_in(data, charset)
    kind = part.get_content_type()
    if kind == "text/html" or (kind != "text/enriched" and _PAGE.match(decoded.text)):
        return Body(decoded, is_page=True)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, delsp=str(part.get_param("delsp") or "").lower() == "yes")
    return Body(Decoded(text, decoded.encoding, decoded.is_guess))
