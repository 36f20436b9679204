"""Mail as mail programs save it, and pages that a browser saved as one file: mail in form.

Whatever was forwarded is the article: what stands above it is kept, folded, as are quotations and
signatures. The subject isn't in the text, it is the article's title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.message import Message
from typing import Final

from msgspec.structs import replace

from copydesk.articles.article import ArticleFacts, Paragraph
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.mails.heads import POLICY, facts_of, raw, told
from copydesk.articles.readers.mails.inner_heads import inner_head
from copydesk.articles.readers.mails.parts import Body, Parts, mended, parts_of
from copydesk.articles.readers.mails.sections import FORWARDER, sections_of, unquoted
from copydesk.counted import counted
from copydesk.errors import InputError
from copydesk.visible import visible

VERSION: Final = 1
"""Raised whenever the same bytes may become another text."""

_DEEPEST: Final = 50
"""Mails attached to mails."""

_HEADS: Final = frozenset(
    {"from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type"}
    | {"return-path", "snapshot-content-location", "delivered-to", "sender"}
)
"""Lines of which a mail has some."""

_MBOX: Final = re.compile(rb"^From [^\n]*\d{4}[^\n]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)
_FROM: Final = re.compile(rb"^>From ", re.MULTILINE)
"""How a mailbox keeps lines apart from those that part mails."""

_SAVED_BY: Final = re.compile(r"<?saved by\b", re.IGNORECASE)
_ENCRYPTED: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_PGP: Final = re.compile(r"\s*-----BEGIN PGP MESSAGE-----")
_MOST_NAMES: Final = 5
_WEB: Final = ("http://", "https://")


def read(data: bytes, encoding: str = "") -> Extract:
    """Return the article in a mail or in a page saved as one file.

    Args:
        data: Its bytes.
        encoding: One of Python's names, where a person named one for its text; "" for those that
            the mail names.

    Raises:
        InputError: It is no mail, holds several or none with a text, or is encrypted.
    """
    return _extract(_message_in(data), encoding, _DEEPEST)


def _message_in(data: bytes) -> Message:
    """Return the one mail in a file."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.startswith(b"From "):
        starts = [match.start() for match in _MBOX.finditer(data)]
        if len(starts) > 1:
            raise _several(len(starts))
        data = _FROM.sub(b"From ", data.partition(b"\n")[2])
    message = message_from_bytes(data, policy=POLICY)
    if not any(key.lower() in _HEADS for key in message.keys()):  # noqa: SIM118  # no mapping
        raise InputError(
            "There is no mail in it: it has no head with sender, subject or date.",
            "Save it anew from your mail program, or its text as a .txt file.",
        )
    return message


def _several(count: int) -> InputError:
    return InputError(
        f"It holds {counted(count, 'mail')}, not one.",
        "Save the one with the article by itself.",
    )


def _extract(message: Message, encoding: str, levels: int) -> Extract:
    """Return the article in a mail, looking into mails that are attached `levels` deep."""
    _refuse_encrypted(message)
    message = mended(message)
    parts = parts_of(message, encoding)
    if _is_saved_page(message):
        return _page(message, parts)
    facts = facts_of(message)
    own = [_of_body(body, told(message, "Subject"), facts) for body in parts.bodies]
    own = [extract for extract in own if extract.text]
    mails = () if message.get_content_type() == "multipart/report" else parts.mails
    if len(mails) == 1 and levels:
        inner = _extract(mails[0], encoding, levels - 1)
        above = [_folded(extract, FORWARDER) for extract in own]
        whole = _one_below_the_other([*above, inner])
        facts = _forwarded(inner.facts, facts)
        return Extract(whole.text, inner.encoding, inner.encoding_is_guess, facts, whole.paragraphs)
    if len(mails) > 1 and (not own or message.get_content_type() == "multipart/digest"):
        raise _several(len(mails))
    if not own:
        raise _no_text(parts)
    return _one_below_the_other(own)


def _refuse_encrypted(message: Message) -> None:
    kind = message.get_content_type()
    if kind in _ENCRYPTED and str(message.get_param("smime-type")).lower() == "signed-data":
        raise InputError(
            "Its text is packed into a digital signature (S/MIME).",
            "Open it in your mail program and save its text as a .txt file.",
        )
    if kind == "multipart/encrypted" or kind in _ENCRYPTED:
        raise _encrypted()


def _encrypted() -> InputError:
    return InputError(
        "This mail is encrypted.", "Open it in your mail program and save its text as a .txt file."
    )


def _no_text(parts: Parts) -> InputError:
    if not parts.attached:
        return InputError("There is no text in this mail.")
    names = [visible(name) for name in parts.attached[:_MOST_NAMES]]
    more = len(parts.attached) - len(names)
    listed = ", ".join(names) + (f" and {more} more" if more else "")
    return InputError(
        f"There is no text in this mail, only what is attached: {listed}.",
        "Save the attachment with the article and open that.",
    )


def _is_saved_page(message: Message) -> bool:
    """Tell whether a browser wrote it (RFC 2557): nobody sent it."""
    by_browser = _SAVED_BY.match(raw(message, "From").strip())
    is_page = message.get_content_type() in ("multipart/related", "text/html")
    is_sent = any(raw(message, name) for name in ("From", "To", "Received", "Message-ID"))
    return bool(
        raw(message, "Snapshot-Content-Location") or by_browser or (is_page and not is_sent)
    )


def _page(message: Message, parts: Parts) -> Extract:
    """Return the article on a page; the mail's date is that of the day when it was saved."""
    page = next((body for body in parts.bodies if body.is_page), None)
    if page is None:
        raise InputError("There is no page in it.", "Save the page anew, as HTML.")
    extract = _on_page(page.decoded.text)
    facts = extract.facts
    address = raw(message, "Snapshot-Content-Location") or _location(message)
    if not facts.url and address.startswith(_WEB):
        facts = replace(facts, url=address.strip())
    if not facts.title:
        facts = replace(facts, title=told(message, "Subject"))
    return _read_as(extract, page, facts)


def _location(message: Message) -> str:
    """Return where the first part that names its place was."""
    places = (raw(part, "Content-Location").strip() for part in message.walk())
    return next((place for place in places if place.startswith(_WEB)), "")


def _read_as(extract: Extract, body: Body, facts: ArticleFacts) -> Extract:
    return Extract(
        extract.text, body.decoded.encoding, body.decoded.is_guess, facts, extract.paragraphs
    )


def _of_body(body: Body, subject: str, facts: ArticleFacts) -> Extract:
    """Return the article in the text of a mail."""
    extract = _of_page(body) if body.is_page else Extract(_tidy(unquoted(body.decoded.text)))
    if _PGP.match(extract.text):
        raise _encrypted()
    sections = sections_of(extract.text, subject)
    if (head := sections.head) is not None:
        inner = ArticleFacts(title=head.title, author=head.author, published=head.published)
        facts = _forwarded(inner, facts)
    said = [one for one in extract.paragraphs if not _is_among(one, sections.around)]
    paragraphs = sorted([*said, *sections.around], key=lambda one: one.start)
    facts = _filled(facts, extract.facts)
    return _read_as(replace(extract, paragraphs=tuple(paragraphs)), body, facts)


def _is_among(paragraph: Paragraph, others: Sequence[Paragraph]) -> bool:
    return any(paragraph.start < one.end and one.start < paragraph.end for one in others)


def _on_page(page: str) -> Extract:
    """Return the article in the source of a page."""
    # Loads what takes pages apart; most mails have their text beside theirs.
    from copydesk.articles.readers.html import extract_of

    return extract_of(page)


def _of_page(body: Body) -> Extract:
    """Return the article in a mail that is a page.

    What reads web pages leaves out what stands around an article: of a forwarded mail the words of
    whoever forwarded it, of a short one all.
    """
    from copydesk.articles.readers.html import everything_on

    whole = everything_on(body.decoded.text)
    if inner_head(whole.text) is not None:
        return whole
    try:
        return _on_page(body.decoded.text)
    except InputError:
        # Of a page of pictures, what stands beside it is better than nothing.
        spare = _tidy(body.spare.text if body.spare is not None else "")
        return whole if len(whole.text) > len(spare) else Extract(spare)


def _forwarded(inner: ArticleFacts, outer: ArticleFacts) -> ArticleFacts:
    """Return what is known of a forwarded mail.

    Of the mail around it, the subject is as good as its own; when it was sent is a hint of when the
    article appeared; who sent it is nobody's author.
    """
    published = inner.published or outer.published
    is_guess = inner.published_is_guess if inner.published else bool(published)
    return replace(
        inner,
        title=inner.title or outer.title,
        published=published,
        published_is_guess=is_guess,
    )


def _filled(facts: ArticleFacts, more: ArticleFacts) -> ArticleFacts:
    """Return facts, and where they say nothing what a page says of itself."""
    return replace(
        facts,
        title=facts.title or more.title,
        outlet=facts.outlet or more.outlet,
        url=facts.url or more.url,
        language=facts.language or more.language,
    )


def _tidy(text: str) -> str:
    """Return a text without white space at the ends of lines, and with one blank line at most."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _folded(extract: Extract, reason: str) -> Extract:
    whole = Paragraph(0, len(extract.text), "boilerplate", reason)
    return replace(extract, paragraphs=(whole,))


def _one_below_the_other(extracts: Sequence[Extract]) -> Extract:
    """Return texts as one, with encoding and facts of the first."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for extract in extracts:
        paragraphs += (
            replace(one, start=one.start + start, end=one.end + start) for one in extract.paragraphs
        )
        texts.append(extract.text)
        start += len(extract.text) + 2
    return replace(extracts[0], text="\n\n".join(texts), paragraphs=tuple(paragraphs))
