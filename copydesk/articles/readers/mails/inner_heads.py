"""Heads of mails inside of the text of another: what mail programs set above what they forward.

Lines of `From: ... Sent: ... To: ... Subject: ...`, in the language of whoever forwards, under a
line of dashes, a sentence, or nothing. What such a head is above is a forwarded mail, or one that
is answered: the line over it says so, or the subject above.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from copydesk.articles.dates import first_full_date
from copydesk.articles.readers.mails.heads import bare_subject, day_of, sender_of

_Role = Literal["from", "date", "subject", "other"]

_LABELS: Final[dict[_Role, str]] = {
    "from": (
        "from|von|de|da|van|från|fra|lähettäjä|od|odesílatel|feladó|kimden|от|від|від кого|от кого"
        "|发件人|寄件者|寄件人|差出人|送信者"
        "|보낸 사람|보낸사람|מאת|من|expéditeur|remitente|mittente"
        "|remetente|afzender|absender|sender|από|de la|expeditor|šalje|od koga|dari|từ|จาก|nga"
    ),
    "date": (
        "date|sent|datum|gesendet|gesendet am|envoyé|envoyé le|data|inviato|enviado|enviado el"
        "|enviada em|enviado em|fecha|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|päiväys"
        "|wysłano|odesláno|dátum|elküldve|küldve|tarih|gönderilme|gönderilme tarihi|дата|отправлено"
        "|дата отправления|надіслано|发送时间|发件时间|发送日期|日期|寄件日期"
        "|送信日時|送信日|日時|日付|보낸 날짜|날짜|נשלח"
        "|תאריך"
        "|تاريخ الإرسال|التاريخ|تاريخ|ημερομηνία|στάλθηκε|trimis|trimis la|poslano|tanggal|dikirim"
    ),
    "subject": (
        "subject|betreff|betr|objet|objeto|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat"
        "|předmět|tárgy|konu|тема|主题|主旨|件名|題名|제목|נושא|الموضوع|موضوع|θέμα|subiect|predmet"
        "|perihal|subjek|chủ đề"
    ),
    "other": (
        "to|cc|bcc|reply-to|an|kopie|à|a|pour|para|per|aan|till|til|kopia|kopi|vastaanottaja|kopio"
        "|do|dw|komu|kopie|címzett|másolat|kime|bilgi|кому|копия|копія|收件人|收件者|抄送|宛先"
        "|받는 사람"
        "|받는사람|참조|אל|עותק|إلى|نسخة|προς|κοιν|către|za|kepada|importance|wichtigkeit|priorität"
        "|attachments|anlagen|pièces jointes|adjuntos|allegati|anexos|bijlagen|bilagor|organization"
        "|antwort an|répondre à|responder a|rispondi a|priorité|importancia|resent-from|message-id"
    ),
}  # fmt: skip
_ROLES: Final = {label: role for role, names in _LABELS.items() for label in names.split("|")}

_LINE: Final = re.compile(
    r"[ \t>*_|]*(?P<label>[^\W\d_][^\n:：|]{0,24}?)[ \t\u00a0*_]*[:：][ \t\u00a0*_|]*(?P<value>.*)"
)
_DASHES: Final = re.compile(r"[-_–—=*]{2,}[ \t]*(?P<words>[^\W_][^\n]{0,60}?)?[ \t:]*[-_–—=*]{2,}")
_ORIGINAL: Final = re.compile(
    r"origin|ursprüng|oorspronkelijk|opprinnelig|oprindelig|alkuperäinen|исходное|původní|eredeti"
    r"|原始|元のメッセージ|원본|orijinal|הודעה מקורית|الأصلية|вихідне",
    re.IGNORECASE,
)
"""In the line above a head: what programs set over what is answered or forwarded alike."""

_FORWARDED: Final = re.compile(
    r"forward|weitergeleitet|transféré|réexpédié|transmis|reenviad|encaminhad|inoltrat|doorgestuur"
    r"|vidarebefordra|videresend|välitetty|przekazan|přeposlan|továbbított|iletil|iletilen"
    r"|пересла|пересыл|переадрес|转发|轉寄|轉發|転送|전달"
    r"|שהועברה|المعاد توجيهها|προωθ|redirecționat",
    re.IGNORECASE,
)
_LONGEST_MARK: Final = 100
_LEAST_LINES: Final = 3
_LONGEST_HEAD: Final = 40
"""Lines that a head may have: hundreds of people are written to in a few of them."""


class InnerHead(Struct, frozen=True):
    """A head in a text."""

    start: int
    """Where it begins, the line over it included."""
    end: int
    is_forward: bool
    """The line over it says that it was forwarded."""
    subject: str
    author: str
    published: str

    @property
    def title(self) -> str:
        """The subject without what mail programs set before it."""
        return bare_subject(self.subject)


class _Line(Struct, frozen=True):
    start: int
    words: str


class _Found(Struct):
    """Values of a head's lines by what they are."""

    roles: dict[str, str]
    lines: int = 0
    end: int = 0


def inner_head(text: str, start: int = 0) -> InnerHead | None:
    """Return the first head in `text` from `start` on, which is the start of a line."""
    lines = _lines_of(text, start)
    place = 0
    while place < len(lines):
        if _role(lines[place].words):
            found, past = _found_at(lines, place)
            above = _above(lines, place)
            if _is_head(found, is_marked=above is not None):
                return _head(found, lines[place] if above is None else above, above)
            place = past
        else:
            place += 1
    return None


def _lines_of(text: str, start: int) -> list[_Line]:
    """Return the lines that aren't blank."""
    lines = []
    for piece in text[start:].split("\n"):
        if piece.strip("> \t\r"):
            lines.append(_Line(start, piece.rstrip()))
        start += len(piece) + 1
    return lines


def _role(line: str) -> tuple[_Role, str] | None:
    """Return what a line says in a head, and its value."""
    match = _LINE.match(line[:2_000])
    if match is None:
        return None
    role = _ROLES.get(" ".join(match["label"].casefold().split()))
    return (role, match["value"].strip(" \t\r*|")) if role else None


def _found_at(lines: list[_Line], place: int) -> tuple[_Found, int]:
    """Return what a head would say that begins in a line, and the first line past it."""
    found = _Found({})
    last = ""
    for past in range(place, min(len(lines), place + _LONGEST_HEAD)):
        line = lines[past]
        role = _role(line.words)
        if role is not None and (role[0] == "other" or role[0] not in found.roles):
            found.roles.setdefault(*role)
            found.lines += 1
        elif role is not None or not _goes_on(last, line.words):
            return found, past if past > place else place + 1
        found.end = line.start + len(line.words)
        last = line.words
    return found, place + _LONGEST_HEAD


def _goes_on(above: str, line: str) -> bool:
    """Tell whether a line goes on with the one above: people, or what was broken and set in."""
    is_list = above.endswith((",", ";")) and ("@" in line or "@" in above)
    return bool(above) and (is_list or line.lstrip(">").startswith(("  ", "\t")))


def _above(lines: list[_Line], place: int) -> _Line | None:
    """Return the line over a head that belongs to it."""
    if not place:
        return None
    line = lines[place - 1]
    words = line.words.strip("> \t")
    if len(words) > _LONGEST_MARK:
        return None
    is_said = words.endswith((":", "：")) and bool(_FORWARDED.search(words))
    return line if is_said or _DASHES.fullmatch(words) else None


def _is_head(found: _Found, *, is_marked: bool) -> bool:
    is_told = "from" in found.roles and bool(found.roles.keys() & {"date", "subject"})
    return is_told and found.lines >= (_LEAST_LINES - is_marked)


def _head(found: _Found, first: _Line, above: _Line | None) -> InnerHead:
    roles = found.roles
    mark = above.words if above is not None else ""
    dashes = _DASHES.fullmatch(mark.strip("> \t"))
    words = dashes["words"] if dashes else mark
    date = roles.get("date", "")
    return InnerHead(
        start=first.start,
        end=found.end,
        is_forward=bool(words) and not _ORIGINAL.search(words),
        subject=roles.get("subject", ""),
        author=_person(roles.get("from", "")),
        published=first_full_date(date) or day_of(date),
    )


def _person(value: str) -> str:
    """Return a name from what stands in a head: `Ann Doe <ann@...>`, `Ann Doe [mailto:...]`."""
    bare = re.sub(r"[\[(<][^\[\]()<>]*@[^\[\]()<>]*[\])>]", " ", value)
    bare = " ".join(bare.split()).strip(" \"'")
    return sender_of(value) or ("" if "@" in bare else bare)
