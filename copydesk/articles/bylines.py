"""Lines that say who wrote an article: "By Karin Holm, business editor", "Staff and agencies".

A byline is names and what the people do, and nothing else: a headline in Title Case is all
capitals too, so people have at most a few names each, and no word of a sentence may be left over.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.abbreviations import STARTERS
from copydesk.articles.date_words import without_dates
from copydesk.articles.dates import MONTHS
from copydesk.articles.furniture import (
    ends_role,
    is_agency,
    is_byline_role,
    is_date_word,
    is_name_particle,
    is_staff_word,
    names_outlet,
)

_BY: Final = re.compile(
    r"(?P<by>by|von|par|por|di|door|av|af|written by|reported by|posted by|published by|story by"
    r"|text by|words by|escrito por|publicado por|écrit par|geschreven door|redacción|redação)\s+"
    r"(?P<names>\S.*)",
    re.IGNORECASE,
)
_SENTENCE_MARK: Final = re.compile(r"[!?:]|[^\W\d_]{3,}\.\s")
_AND: Final = re.compile(
    r"\s*[,;|/]\s*|\s+(?:and|AND|und|et|y|e|och|og|en|i|with|mit|avec|con|com|&)\s+|\s+[-–—]\s+"
    r"|\s*[()]\s*(?:(?:avec|with|mit|con|com)\s+)?"
)
_AT: Final = re.compile(
    r"\s+(?:in|IN|at|for|FOR|of|OF|en|à|a|em|aus|from|with|w|v|im|fra|i)\s+(?=[^\W\d_a-z])"
)
_CODE: Final = re.compile(r"[a-z]{0,8}\d{1,4}|[\w-]+(?:\.[a-z]{2,12})+|\S+@\S+", re.IGNORECASE)
"""An outlet's short name or address: g1, kestrel.example."""

_MOST_NAMES: Final = 4
"""Words in a person's name, particles aside; more in a row are a headline."""
_MOST_PEOPLE: Final = 6
_LONGEST_BYLINE: Final = 160
_LONGEST_STAFF_LINE: Final = 8

_CASELESS: Final = re.compile(r"[\u4e00-\u9fff]{2,5}|[\u30a0-\u30ff]{2,8}・[\u30a0-\u30ff]{2,8}")
"""As much of Chinese or Japanese as a name has, and hardly anything else says something in."""
_REPORTERS: Final = re.compile(
    r"[가-힣]{2,4}(?:\s?·\s?[가-힣]{2,4})*\s?(?:선임|수습|객원)?\s?(?:기자|특파원)(?:\s+\S+@\S+)?"
    r"|(?:\w{0,4})(?:记者|記者|通讯员|特派员)\s*[\u4e00-\u9fff·]{2,4}(?:\s+[\u4e00-\u9fff·]{2,4}){0,3}"
    r"|[\u4e00-\u9fff]{2,5}(?:記者|特派員)"
)
"""A name and "reporter" in Korean, Chinese and Japanese."""

_JOINED_NAME: Final = re.compile(r"(?:al|el|ad|as|ash|bin|d|o|l)[-'’]([^\W\d_])")


def names_author(line: str) -> bool:
    """Tell whether `line` says who wrote the article, and perhaps when."""
    if len(line) > _LONGEST_BYLINE:
        return False
    line = line.strip("()[]（）【】 ")
    if _REPORTERS.fullmatch(line):
        return True
    by = _BY.fullmatch(line)
    # "von Trapp" is a name itself, not a German byline.
    if by and (line[0].isupper() or line.startswith("by ")):
        names = without_dates(by["names"])
        return not _SENTENCE_MARK.search(names) and _are_people(names)
    return _is_person_with_role(line)


def may_be_name(line: str) -> bool:
    """Tell whether what a byline opens with is a particle of names as well: Von Der Leyen."""
    return is_name_particle(line.split(maxsplit=1)[0])


def is_under_headline(line: str) -> bool:
    """Tell whether a line between headline and text is a byline without a word that says so.

    "Karin Holm in Norvik", "Guardian staff and agency", "Staff and agencies in Norvik".
    """
    if _CASELESS.fullmatch(line):
        return True
    people = _AND.split(line)
    if len(people) > 1 and all(_is_person(one) and 2 <= len(one.split()) <= 3 for one in people):
        return True
    pieces = [piece for piece in _AT.split(line) if piece]
    name, _, outlet = line.partition(", ")
    if 2 <= len(name.split()) <= 3 and _is_person(name) and _is_outlet(outlet):
        return True
    if len(pieces) == 2 and 2 <= len(pieces[0].split()) <= 3:
        return (_is_person(pieces[0]) and _is_person(pieces[1])) or _is_staff(line)
    return _is_staff(line)


def are_names(words: str) -> bool:
    """Tell whether `words` hold nothing but names: capitalised words and their particles."""
    tokens = re.sub(r"[/|,;]", " ", words).split()
    tokens = [token.strip("()[]\"'“”’.*_") for token in tokens]
    names = 0
    for token in tokens:
        if not token or token.startswith("@") or is_name_particle(token):
            continue
        if not _is_name(token):
            return False
        names += 1
    return 0 < names <= 16


def _is_name(token: str) -> bool:
    prefixed = _JOINED_NAME.match(token)
    if token[0].isupper() or (prefixed and prefixed[1].isupper()):
        return True
    return token[0].isalpha() and not token[0].islower()  # A script without case.


def are_a_few_names(words: str) -> bool:
    """Tell whether `words` are names of people and outlets, none longer than a name is."""
    pieces = [piece for piece in _AND.split(words) if piece.strip()]
    return bool(pieces) and len(pieces) <= _MOST_PEOPLE and all(map(_is_person, pieces))


def _are_people(words: str) -> bool:
    """Tell whether `words` list people, agencies, what they do and where they are."""
    pieces = [part for piece in _AND.split(words) for part in _AT.split(piece) if part.strip()]
    if not pieces or not (_is_person(pieces[0]) or _is_staff(pieces[0])):
        return False
    return all(_is_person(piece) or _is_role(piece) or _is_staff(piece) for piece in pieces)


def _is_person(words: str) -> bool:
    if _CODE.fullmatch(words) or is_agency(words):
        return True
    tokens = words.split()
    first = tokens[0].casefold() if tokens else ""
    is_day = is_date_word(first) and first not in MONTHS
    small = tokens[0] != tokens[0].upper() if tokens else False
    opens_badly = small and is_name_particle(first) and tokens[0][0].isupper() and len(tokens) > 2
    names = [token for token in tokens if not is_name_particle(token)]
    if not STARTERS.isdisjoint(tokens[1:]) or "by" in map(str.casefold, tokens):
        return False
    return are_names(words) and len(names) <= _MOST_NAMES and not is_day and not opens_badly


def _is_outlet(words: str) -> bool:
    return bool(words) and are_names(words) and (is_agency(words) or names_outlet(words))


def _is_role(words: str) -> bool:
    tokens = words.split()
    return is_byline_role(words) or (0 < len(tokens) <= 5 and ends_role(tokens[-1]))


def _is_staff(words: str) -> bool:
    tokens = words.replace(",", " ").split()
    if not 0 < len(tokens) <= _LONGEST_STAFF_LINE:
        return False
    staff = [token for token in tokens if is_staff_word(token)]
    others = [token for token in tokens if not is_staff_word(token) and not is_name_particle(token)]
    small = [token for token in staff[1:] if token[0].isupper()]
    return bool(staff) and not small and all(_is_name(token) for token in others)


def _is_person_with_role(line: str) -> bool:
    """Tell whether `line` is "Ann Doe, staff writer" or "Ann Doe - Asia editor, Tolm Gazette"."""
    pieces = [piece for piece in re.split(r"\s*,\s*|\s+[-–—|]\s+", line) if piece.strip()]
    if len(pieces) < 2 or not _is_person(pieces[0]):
        return False
    rest = pieces[1:]
    bare = [_AT.split(piece)[0] or piece for piece in rest]
    is_role = [_is_role(piece) for piece in bare]
    known = [role or names_outlet(piece) or is_agency(piece) or _CODE.fullmatch(piece)
             for role, piece in zip(is_role, bare, strict=True)]  # fmt: skip
    return any(is_role) and all(known)
