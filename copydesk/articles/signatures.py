"""Lines that sign an article: who wrote it and when, whose words and pictures it uses.

These are told by their form, not by words of one site: "By X Y", a line that is nothing but a date,
"Source: ...", "(... /Reuters)", the signature under an embedded post. A paragraph of the article
that only begins like one of them must not match, so names are checked word by word.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.abbreviations import STARTERS
from copydesk.articles.article import ParagraphKind
from copydesk.articles.bylines import are_a_few_names, are_names, names_author
from copydesk.articles.date_words import PUBLISHED_WORDS, TIME
from copydesk.articles.dates import dates_in
from copydesk.articles.furniture import (
    ends_role,
    is_agency,
    is_date_word,
    label_of,
    names_outlet,
    own_pictures,
    owns_pictures,
    without_published,
)
from copydesk.articles.slugs import slug_of

Signature = tuple[ParagraphKind, str]
"""A kind and the reason for it."""

_WORD: Final = re.compile(
    r"(?:[^\W\d_]|[\u0900-\u0963])(?:[^\W\d_.-]|[\u0900-\u0963\u064b-\u0652\u200c])*(?:[.-][^\W\d_]+)*"
)
_TIME_ALONE: Final = re.compile(
    r"\d{1,2}(?:[:.h]\d{2}|\s*(?:[ap]\.?m|uhr|h|hod|ч)\b)|\d{1,2}[時时시點点]"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)\D+\d|\d\D+(?:19|20)\d{2}(?!\d)")
_AGO: Final = frozenset({"ago", "vor", "hace", "há", "назад", "önce", "منذ", "전", "לפני"})
_DATE_SIGNS: Final = frozenset(
    "年月日時时分点點秒午前后後上下星期周週曜火水木金土一二三四五六天頃년월시오전후요화수목금토"
)
"""What stands around figures in dates of Chinese, Japanese and Korean."""
_LABELLED: Final = re.compile(
    r"[(\[（【]?\s*(?P<label>[^:：/|=.]{1,30}?)\s*(?:[:：/=]\s*|\.\s+)(?P<rest>\S.{0,120}?)\s*[)\]）】]?"
)
_LABELS: Final[dict[str, Signature]] = {
    "source": ("credit", "names its source"),
    "editor": ("credit", "says who worked on it"),
    "picture": ("credit", "says whose picture it is"),
    "author": ("byline", "names its author"),
}
_BRIEF_STOP: Final = re.compile(r"[.!?。！？،،，]\s*\S|[!?。！？؟।]$|[^\W\d_]{4}\.$")
_SPACELESS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MOST_SIGNS: Final = 14
"""Signs behind a label that are names; more of them say something."""
_CAPITAL_PLACE: Final = re.compile(r"[^\W\d_a-z][\w.'’ -]{1,40}(?:,\s*[\w.'’ -]{2,30})?[,:]?\s+")

_CREDIT: Final = re.compile(
    r"[(\[]?\s*(?:"
    r"(?:via|credits?|h/t)\s*:\s*\S.{0,120}"
    r"|with\s+(?:\w+\s+)?(?:inputs?|reporting|reports|files|contributions?|material)\s+"
    r"(?:from|by)\s+\S.{0,120}"
    r"|mit\s+(?:material|informationen)\s+(?:von|der|des)\s+\S.{0,80}"
    r"|(?:con|com)\s+(?:información|informações|informação)\s+d[aeo]s?\s+\S.{0,80}"
    r"|avec\s+(?:l['’])?\s?(?:afp|reuters|agences?)\b.{0,60}"
    r"|.{1,140}\bcontributed\s+to\s+this\s+(?:report|story|article|post)"
    r"|this\s+(?:story|article|piece|report|post)\s+(?:was\s+|has\s+been\s+)?"
    r"(?:originally\s+|first\s+)?(?:published|appeared|republished|syndicated)\b.{0,160}"
    r"|(?:originally\s+|first\s+)(?:published|appeared)\s+(?:on|in|at|by)\s+\S.{0,120}"
    r"|read\s+the\s+original(?:\s+\w+)?(?:\s+(?:here|on|at|in).{0,120})?"
    r")[)\]]?\.?",
    re.IGNORECASE,
)
_CONTRIBUTED: Final = re.compile(
    r"(?P<who>\S.{2,100}?)\s+(?:also\s+)?(?:contributed|reported)"
    r"(?:\s+(?:to this|additional|further)\s+\w+)?\s+from\s+(?P<place>[^.]{2,60})\.?"
)
_SOURCE: Final = re.compile(
    r"[(\[]?\s*(?:original\s+|news\s+)?(?:sources?|quellen?|fuentes?|fontes?)\s*:\s*"
    r"(?P<names>\S.{0,160}?)[)\]]?\.?",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_WORKERS: Final = re.compile(
    r"[(\[]?\s*(?:additional\s+)?(?:reporting|writing|editing|translation|research|compiled|edited"
    r"|translated|produced|graphics?)\s+by\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_PICTURE_WORD: Final = (
    r"(?:photo(?:graph|grapher)?|picture|image|pic|illustration|graphic|foto|bild|imagen|imagem"
    r"|archivfoto|archivbild|symbolbild|fotografía|fotografia|grafik|infographic|screenshot"
    r"|screengrab|featured\s+image|caption|bildunterschrift|légende|légende\s+de\s+l['’]image)s?"
)
_CAPTION_OPENS: Final = re.compile(
    rf"[(\[]?\s*(?:file\s+|representational\s+|representative\s+)?{_PICTURE_WORD}"
    r"(?:(?:\s+(?:courtesy|by|via|de\s+archivo|d['’]archives?))*\s*[:/©|]"
    r"|\s+(?:caption|source|credits?)\s*[:,/©|])\s*\S",
    re.IGNORECASE,
)
_CAPTION_BY: Final = re.compile(
    rf"[(\[]?\s*{_PICTURE_WORD}\s+(?:by|courtesy(?:\s+of)?|via|from|de|par|por|von)\s+"
    r"(?P<names>\S.*)",
    re.IGNORECASE,
)
_FILE_PICTURE: Final = re.compile(r"(?:FILE(?:\s+(?:PHOTO|IMAGE|PICTURE))?)\s*[-–—:]{1,2}\s*\S")
_PICTURE_CREDIT: Final = re.compile(
    r"[(\[](?P<whole>(?P<owner>[^()\[\]]{1,80}?)\s*(?:/|\bvia\b|\|)\s*(?P<agency>[^()\[\]]{1,60}))"
    r"[)\]]\.?$"
)
_PHOTO_CREDIT: Final = re.compile(
    r"[(\[][^()\[\]]{0,80}\b(?:AP Photo|Photo|Foto|Getty Images|Handout|File Photo)\b"
    r"[^()\[\]]{0,80}[)\]]\.?$",
    re.IGNORECASE,
)
_AGENCY_PICTURE: Final = re.compile(
    r"[(\[]?\s*(?:[A-Z][\w.]{1,12}\s+){1,2}(?:Photo|Foto|Image|Images|Pictures?)\s*/\s*"
    r"[^()\[\]/]{2,60}[)\]]?\.?"
)
"""AP Photo/Ann Doe."""
_OWNED: Final = re.compile(r"(?:©|\(c\))\s*(?P<names>[^\W\d_][^.]{1,60})", re.IGNORECASE)
_MARKDOWN_IMAGE: Final = re.compile(r"\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?")
_POST_SIGNATURE: Final = re.compile(r"[—–-]\s*[^—–\n]{0,80}\(@\w{1,30}\)(?P<when>.{0,40})$")
_POST_LINK: Final = re.compile(
    r"\bpic\.(?:twitter|x)\.com/\w+|^https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/\w+/status/\d+",
    re.IGNORECASE,
)
_POST_WORDS: Final = re.compile(
    r"(?:view this post on|a post shared by|view on (?:x|threads|instagram|facebook))\b",
    re.IGNORECASE,
)


def signature_of(line: str) -> Signature | None:
    """Return the kind of a line that signs an article, and why, or None for any other line."""
    slug = slug_of(line)
    if slug:
        return _by_caret(line) or ("boilerplate", slug)
    return (
        _embed(line)
        or _labelled(line)
        or _caption(line)
        or _credit(line)
        or _dateline(line)
        or _byline(line)
    )


def _by_caret(line: str) -> Signature | None:
    return _byline(line.strip("^@=< "))


def is_post_signature(line: str) -> bool:
    """Tell whether `line` is only the signature under a post, whose text stands before it."""
    return bool(_POST_SIGNATURE.match(line))


def _embed(line: str) -> Signature | None:
    if _POST_SIGNATURE.search(line):
        return "embed", "signed like a post"
    if ("/" in line and _POST_LINK.search(line)) or _POST_WORDS.match(line):
        return "embed", "a post's link"
    return None


def _caption(line: str) -> Signature | None:
    if _MARKDOWN_IMAGE.fullmatch(line):
        return "caption", "a picture in Markdown"
    if _AGENCY_PICTURE.fullmatch(line) or _is_owner(line):
        return "credit", "says whose picture it is"
    by = _CAPTION_BY.match(line)
    if by and are_a_few_names(by["names"].rstrip(")].")):
        return "credit", "says whose picture it is"
    if _FILE_PICTURE.match(line) or _PHOTO_CREDIT.search(line):
        return "caption", "credits a picture"
    if _CAPTION_OPENS.match(line):
        return "caption", "says that it is about a picture"
    credit = _PICTURE_CREDIT.search(line)
    if credit and (owns_pictures(credit["agency"]) or _is_bracketed_owner(credit)):
        return "caption", "ends with a picture's owner in brackets"
    owner, _, agency = line.strip("()[] ").rpartition("/")
    if len(line) < 80 and owner and own_pictures(agency):
        is_name = are_names(owner) and len(owner.split()) <= 6
        return "credit" if is_name else "caption", "names a picture's owner"
    return None


def _is_owner(line: str) -> bool:
    """Tell whether a line is "© AFP": somebody's mark and a name."""
    owner = _OWNED.fullmatch(line)
    return bool(owner) and are_a_few_names(owner["names"])  # type: ignore[index]


def _is_bracketed_owner(credit: re.Match[str]) -> bool:
    """Tell whether the whole line is "(somebody/some agency)", letters on both sides."""
    owner, agency = credit["owner"], credit["agency"]
    return (
        credit.start() == 0
        and len(owner) > 3
        and are_names(agency)
        and owner[:1].isupper()
        and not re.search(r"[.!?]\s", owner)
    )


def _credit(line: str) -> Signature | None:
    source = _SOURCE.fullmatch(line)
    if source:
        names = source["names"]
        if _ADDRESS.search(names) or _are_sources(names) or is_agency(names):
            return "credit", "names its source"
    if _CREDIT.fullmatch(line):
        return "credit", "says where it comes from"
    helped = _CONTRIBUTED.fullmatch(line)
    if helped and are_names(_without_roles(helped["who"])) and are_names(helped["place"]):
        return "credit", "says who worked on it"
    workers = _WORKERS.fullmatch(line)
    if workers:
        names = re.sub(
            r"(?i)\b(?:additional|reporting|writing|editing|by)\b", " ", workers["names"]
        )
        if are_names(names):
            return "credit", "says who worked on it"
    bare = line.strip("()[]—–- .")
    if len(bare) < 40 and bare[:1].isalpha() and _is_agency_alone(bare):
        return "credit", "an agency alone"
    return None


def _is_agency_alone(words: str) -> bool:
    return is_agency(words) or (is_agency(words.split("/")[0]) and are_a_few_names(words))


def _are_sources(names: str) -> bool:
    return are_names(names) and STARTERS.isdisjoint(names.split())


def _dateline(line: str) -> Signature | None:
    if len(line) > 160 or not any(map(str.isdecimal, line)):
        return None
    rest, published = PUBLISHED_WORDS.subn(" ", line)
    rest, labelled = without_published(rest)
    words = _WORD.findall(rest.casefold())
    if len(words) <= 16 and all(map(_is_date_word, words)):
        dated = dates_in(rest) or _YEAR.search(rest)
        ago = not _AGO.isdisjoint(words) or "il y a" in line.casefold()
        if published or labelled or dated or ago:
            is_stated = published or labelled
            return "dateline", "says when it was published" if is_stated else "a date alone"
        if _TIME_ALONE.search(rest):
            return "boilerplate", "a time alone"
    return _place_and_date(line) or _date_and_label(line)


def _is_date_word(word: str) -> bool:
    return is_date_word(word.rstrip(".")) or _DATE_SIGNS.issuperset(word)


def _date_and_label(line: str) -> Signature | None:
    """Return the kind of a date with a source behind it: "2025-03-14 18:42 来源：新华社"."""
    dates = dates_in(line)
    if len(dates) != 1 or dates[0].start:
        return None
    rest = TIME.sub(" ", line[dates[0].end :], count=1).strip(" ,|-–—")
    is_outlet = are_a_few_names(rest) and (names_outlet(rest) or is_agency(rest))
    return ("dateline", "a date and a source") if is_outlet or _labelled(rest) else None


def _place_and_date(line: str) -> Signature | None:
    """Return the kind of a wire's dateline that stands alone: "BAGHDAD, March 14 (Reuters) -"."""
    bare = re.sub(r"\s*(?:\([^()]{2,40}\))?\s*[-–—:]*\s*$", "", line)
    dates = dates_in(bare)
    if len(dates) == 1 and dates[0].end == len(bare) and dates[0].start:
        place = _CAPITAL_PLACE.fullmatch(bare, 0, dates[0].start)
        if place and are_names(place[0]) and len(place[0].split()) <= 5:
            return "dateline", "a place and a date alone"
    return None


def _byline(line: str) -> Signature | None:
    return ("byline", "names its author") if names_author(line) else None


def _labelled(line: str) -> Signature | None:
    """Return the kind of "Source: ...", "写真：...", "Redakcja: ...": a label and a few names."""
    labelled = _LABELLED.fullmatch(line)
    label = label_of(labelled["label"]) if labelled else ""
    if not labelled or not label:
        return None
    rest = labelled["rest"]
    if not _is_brief(rest):
        return ("caption", "says that it is about a picture") if label == "picture" else None
    return _LABELS.get(label)


def _is_brief(words: str) -> bool:
    """Tell whether `words` name people or agencies and say nothing."""
    if _BRIEF_STOP.search(words):
        return False
    if own_pictures(words.rpartition("/")[2]) or is_agency(words) or _ADDRESS.fullmatch(words):
        return True
    spaceless = len(_SPACELESS.findall(words))
    return are_a_few_names(words) and spaceless <= _MOST_SIGNS


def _without_roles(words: str) -> str:
    return " ".join(word for word in words.split() if not ends_role(word.strip(",.")))
