"""Lines that sign an article: who wrote it and when, whose words and pictures it uses.

These are told by their form, not by words of one site: "By X Y", a line that is nothing but a date,
"Source: ...", "(... /Reuters)", the signature under an embedded post. A paragraph of the article
that only begins like one of them must not match, so names are checked word by word.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.article import ParagraphKind
from copydesk.articles.dates import dates_in
from copydesk.articles.furniture import (
    is_agency,
    is_byline_role,
    is_date_word,
    is_name_particle,
    owns_pictures,
)

Signature = tuple[ParagraphKind, str]
"""A kind and the reason for it."""

_BYLINE: Final = re.compile(
    r"(?:by|von|par|por|written by|reported by|posted by|published by|story by|text by|words by"
    r"|author|authors|autor|autorin|auteur|escrito por|texto|text|redacción|redação)\s*(?::\s*|\s)"
    r"(?P<names>\S.*)",
    re.IGNORECASE,
)

_PUBLISHED_WORDS: Final = re.compile(
    r"(?:first\s+|originally\s+|last\s+|zuletzt\s+)?(?:published|posted|updated|modified|created"
    r"|release date|publication date|veröffentlicht|aktualisiert|stand|erstellt|datum|publié"
    r"|mis à jour|mise à jour|modifié|publicado|publicada|actualizado|actualizada|atualizado"
    r"|atualizada|fecha|data|date|issued|upd)\b(?:\s+(?:on|at|am|le|el|em|le|il y a|in)\b)?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_.-]*(?:[.-][^\W\d_]+)*")
_TIME: Final = re.compile(
    r"\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)?(?:\s+(?:GMT|UTC|[A-Z]{1,4}T)\b)?",
    re.IGNORECASE,
)
_SENTENCE_MARK: Final = re.compile(r"[!?:]|[^\W\d_]{3,}\.\s")
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
_MARKDOWN_IMAGE: Final = re.compile(r"\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?")
_POST_SIGNATURE: Final = re.compile(r"[—–-]\s*[^—–\n]{0,80}\(@\w{1,30}\)(?P<when>.{0,40})$")
_POST_LINK: Final = re.compile(
    r"\bpic\.(?:twitter|x)\.com/\w+|^https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/\w+/status/\d+"
    r"|^(?:view this post on|a post shared by|view on (?:x|threads|instagram|facebook))\b",
    re.IGNORECASE,
)


def signature_of(line: str) -> Signature | None:
    """Return the kind of a line that signs an article, and why, or None for any other line."""
    return _embed(line) or _caption(line) or _credit(line) or _dateline(line) or _byline(line)


def is_post_signature(line: str) -> bool:
    """Tell whether `line` is only the signature under a post, whose text stands before it."""
    return bool(_POST_SIGNATURE.match(line))


def are_names(words: str) -> bool:
    """Tell whether `words` hold nothing but names: capitalised words and their particles."""
    tokens = words.replace("/", " ").replace("|", " ").replace(",", " ").replace(";", " ").split()
    tokens = [token.strip("()[]\"'“”’.*_") for token in tokens]
    names = 0
    for token in tokens:
        if not token or token.startswith("@") or is_name_particle(token):
            continue
        first = token[0]
        prefixed = re.match(r"(?:al|el|ad|as|ash|bin|d|o|l)[-'’]([^\W\d_])", token)
        if first.isupper() or (prefixed and prefixed[1].isupper()):
            names += 1
        elif first.isalpha() and not first.islower():
            names += 1  # A script without case.
        else:
            return False
    return 0 < names <= 16


def _embed(line: str) -> Signature | None:
    if _POST_SIGNATURE.search(line):
        return "embed", "signed like a post"
    if _POST_LINK.search(line):
        return "embed", "a post's link"
    return None


def _caption(line: str) -> Signature | None:
    if _MARKDOWN_IMAGE.fullmatch(line):
        return "caption", "a picture in Markdown"
    if _FILE_PICTURE.match(line) or _PHOTO_CREDIT.search(line):
        return "caption", "credits a picture"
    if _CAPTION_OPENS.match(line):
        return "caption", "says that it is about a picture"
    by = _CAPTION_BY.match(line)
    if by and are_names(by["names"]):
        return "caption", "says whose picture it is"
    credit = _PICTURE_CREDIT.search(line)
    if credit and (owns_pictures(credit["agency"]) or _is_bracketed_owner(credit)):
        return "caption", "ends with a picture's owner in brackets"
    if len(line) < 80 and "/" in line and owns_pictures(line.rpartition("/")[2]):
        return "caption", "names a picture's owner"
    return None


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
        if _ADDRESS.search(names) or are_names(names) or is_agency(names):
            return "credit", "names its source"
    if _CREDIT.fullmatch(line):
        return "credit", "says where it comes from"
    workers = _WORKERS.fullmatch(line)
    if workers:
        names = re.sub(
            r"(?i)\b(?:additional|reporting|writing|editing|by)\b", " ", workers["names"]
        )
        if are_names(names):
            return "credit", "says who worked on it"
    bare = line.strip("()[]—–- .")
    if len(bare) < 40 and bare[:1].isalpha() and any(map(is_agency, (bare, bare.split("/")[0]))):
        return "credit", "an agency alone"
    return None


def _dateline(line: str) -> Signature | None:
    if len(line) > 160 or not any(map(str.isdecimal, line)):
        return None
    rest, published = _PUBLISHED_WORDS.subn(" ", line)
    words = _WORD.findall(rest.casefold())
    only_date = all(is_date_word(word.rstrip(".")) for word in words)
    if only_date and len(words) <= 16:
        dates = dates_in(rest)
        ago = any(word in {"ago", "vor", "hace", "há"} for word in words)
        if published or dates or ago:
            return "dateline", "says when it was published" if published else "a date alone"
    return _place_and_date(line)


def _place_and_date(line: str) -> Signature | None:
    """Return the kind of a wire's dateline that stands alone: "BAGHDAD, March 14 (Reuters) -"."""
    bare = re.sub(r"\s*(?:\([^()]{2,40}\))?\s*[-–—:]*\s*$", "", line)
    dates = dates_in(bare)
    if len(dates) == 1 and dates[0].end == len(bare) and dates[0].start:
        place = _CAPITAL_PLACE.fullmatch(bare, 0, dates[0].start)
        if place and are_names(place[0]) and len(place[0].split()) <= 5:
            return "dateline", "a place and a date alone"
    return None


def _without_dates(line: str) -> str:
    """Return `line` without dates, times and the words around them, for reading the names in it."""
    for day in reversed(dates_in(line)):
        line = f"{line[: day.start]} {line[day.end :]}"
    return _PUBLISHED_WORDS.sub(" ", _TIME.sub(" ", line))


def _byline(line: str) -> Signature | None:
    if len(line) > 160:
        return None
    by = _BYLINE.fullmatch(line)
    names = _without_dates(by["names"]) if by else ""
    # "von Trapp" is a name itself, not a German byline.
    begins = line[0].isupper() or line.startswith("by ")
    if by and begins and are_names(names) and not _SENTENCE_MARK.search(names):
        return "byline", "names its author"
    name, _, role = re.sub(r"\s+[-–—|]\s+", ", ", line).partition(", ")
    role = re.split(r",| at | of | for | in ", role)[0]
    if role and is_byline_role(role) and are_names(name) and len(name.split()) <= 6:
        return "byline", "a name and what the person does"
    return None
