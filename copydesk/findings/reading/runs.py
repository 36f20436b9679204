"""Which words of a sentence make a name, and which part of a word belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.findings.language.forms import key_of
from copydesk.findings.language.grammar import Class, Grammar, words
from copydesk.findings.language.tokens import Token
from copydesk.findings.reading.casing import Casing, Line, begins, is_loud
from copydesk.findings.reading.titles import behind_title

_ACRONYM: Final = 4  # letters of a word in capitals that may be an acronym and a word: WHO, AIDS
_SYLLABLE: Final = 5  # letters of a Korean or Chinese syllable in Latin letters at most: "Seung"
_SMALL: Final = {
    word: sign
    for sign, entries in {
        "o": "of for",
        "p": "al el ben bint de del della di da dos du ter ten zu zum zur av af",
        "l": "von van bin ibn abu",
        "d": "der den la las los le",
    }.items()
    for word in entries.split()
}
"""Small words inside names, over the languages that news names come from: links between its parts,
particles, those that may lead it, and those behind another one only ("von der", "de la")."""
_ARABIC: Final = words("al el as ash ad ar an at az ul")  # its article, as the next letter asks
_ELIDED: Final = re.compile(
    r"(?:[dlmnstcj]|qu|(?:d[ae]|[nas][eu]?|co|que)l?l|un)['’ʼ](?=\w{2})", re.I
)
"""French, Italian and Catalan articles and prepositions that lean on a name."""
_ELIDING: Final = frozenset({"fr", "it", "ca", "oc"})
_SUFFIX: Final = re.compile(r"(?<=\w\w)['’ʼ](?:[^\W\d_A-Z]*)$")  # a possessive or a case ending
_NAMELESS: Final = Class.FUNCTION | Class.HEDGE | Class.CALENDAR
_MORE: Final = r"(?:-|(?:&|(?<=I)\.)?(?:[lp]d?|a-){0,3})"  # between two words, as `_sign` tells
_FIRST: Final = r"(?:-|(?:&|(?<=I)\.)?(?:[lpo]d?|a-){0,3})"  # behind the first: "Bank of England"
_NAME: Final = re.compile(rf"[NI]{_FIRST}(?:[NI](?:-k)*{_MORE}){{0,11}}[NIS](?:-k)*|[NIS]")
"""A name of twelve words at most: a longer run of capitals is a list or a broken line."""
_DRESSED: Final = re.compile(rf"[NIS](?:{_FIRST}[NIS]){{0,11}}")  # "the Sheriff's Office"
_LEAD: Final = re.compile(r"(?:a-|ld?)$")  # before a first capital: "al-Rifai", "von der Leyen"


def runs_in(line: Line, casing: Casing, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each name in a sentence, titles left out."""
    tokens = line.tokens
    flags = {at for at in line.capitals if _is_name_word(line, at, casing, grammar)}
    signs = "".join(_sign(tokens, at, flags, grammar) for at in range(len(tokens)))
    reached = 0
    for at in line.capitals:
        dressed = at > 0 and bool(grammar.of(tokens[at - 1].key) & Class.ARTICLE)
        run = (_DRESSED if dressed else _NAME).match(signs, at) if at >= reached else None
        if run is None:
            continue
        reached = run.end()
        last = reached - 1
        # A title and one word behind an article are one name: "the Justice Department".
        whole = (dressed and last == at + 1) or "S" in signs[at:last]
        first = at if whole else behind_title(tokens, at, last, grammar)
        if first <= last:
            lead = _LEAD.search(signs, max(0, first - 2), first)
            yield (lead.start() if lead else first), last


def _sign(tokens: Sequence[Token], at: int, flags: set[int], grammar: Grammar) -> str:
    """Return a letter for what a token may be in a name: N a word of it, S one with a suffix."""
    written = tokens[at].text
    if at in flags:
        return "S" if _SUFFIX.search(written) else "I" if len(written) == 1 else "N"
    if written in {"&", "."}:
        return written
    if written == "-":
        return "-" if at and tokens[at - 1].end == tokens[at].start else "x"
    if at and tokens[at - 1].text == "-" and _is_syllable(tokens[at], grammar):
        return "k"
    if at + 1 < len(tokens) and tokens[at + 1].text == "-":
        return "a" if written in _ARABIC else "x"
    return _SMALL.get(written, "x")


def _is_syllable(token: Token, grammar: Grammar) -> bool:
    """Tell whether a small word behind a hyphen belongs to a name: Kim Song-ho, not Tarvik-led."""
    known = grammar.of(token.key) or token.key in grammar.irregular
    return token.kind == "word" and len(token.key) <= _SYLLABLE and not known


def trimmed(written: str, language: str) -> tuple[int, int]:
    """Return which part of a word is the name itself, without elided article and ending."""
    if written.isalnum():
        return 0, len(written)
    elided = _ELIDED.match(written)
    leans = elided and (written[0].islower() or language[:2] in _ELIDING)
    start = elided.end() if elided and leans and written[elided.end()].isupper() else 0
    suffix = _SUFFIX.search(written, start)
    return start, suffix.start() if suffix else len(written)


def name_key(token: Token, language: str) -> str:
    """Return the key of the part of a word that is the name itself."""
    start, end = trimmed(token.text, language)
    whole = start == 0 and end == len(token.text)
    return token.key if whole else key_of(token.text[start:end])


def _is_name_word(line: Line, at: int, casing: Casing, grammar: Grammar) -> bool:
    token = line.tokens[at]
    is_small = token.key in casing.small
    if not line.display and is_loud(token):
        return len(token.text) <= _ACRONYM or not is_small
    if grammar.of(token.key) & _NAMELESS:
        return False
    if _is_known(token, casing):
        return not (line.display and is_small)
    if line.display or is_small or not begins(line.tokens, at):
        return False
    return _goes_on(line.tokens, at, casing) or casing.is_near(token.key)


def _is_known(token: Token, casing: Casing) -> bool:
    return token.key in casing.capital or name_key(token, "") in casing.capital


def _goes_on(tokens: Sequence[Token], at: int, casing: Casing) -> bool:
    """Tell whether a capital at the beginning is a given name: a word of a name follows."""
    following = tokens[at + 1 : at + 3]
    capitals = [token.is_capital for token in following] + [False, False]
    if following and following[0].text == "." and len(tokens[at].text) == 1:
        return True
    if following and following[0].text == "-":
        return capitals[1] and following[1].key in casing.capital
    return capitals[0] and not capitals[1] and _is_known(following[0], casing)
