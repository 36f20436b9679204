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

_LONGEST: Final = 12
"""Words of a name at most; a longer run of capitals is a list or a broken line."""
_ACRONYM: Final = 4
"""Letters of a word in capitals that may be an acronym though it is a word, too: WHO, AIDS."""
_SYLLABLE: Final = 5
"""Letters of a Korean or Chinese syllable in Latin letters at most: "Seung"."""
_PARTICLES: Final = words(
    "al el bin ibn ben abu bint von van de del della di da dos du ter ten zu zum zur av af"
)
"""Small words inside names, over the languages that news names come from."""
_LEADING: Final = words("von van bin ibn abu")
_BEHIND_ANOTHER: Final = words("der den la las los le")
_ARABIC: Final = words("al el as ash ad ar an at az ul")
"""The Arabic article as the next letter asks; with a hyphen, else most are other words."""
_LINKS: Final = words("of for")
_ELIDED: Final = re.compile(
    r"(?:[dlmnstcj]|qu|(?:d[ae]|[nas][eu]?|co|que)l?l|un)['’ʼ](?=\w{2})", re.I
)
"""French, Italian and Catalan articles and prepositions that lean on a name."""
_ELIDING: Final = frozenset({"fr", "it", "ca", "oc"})
_SUFFIX: Final = re.compile(r"(?<=\w\w)['’ʼ](?:[^\W\d_A-Z]*)$")
"""What follows an apostrophe at a name's end: a possessive, a Turkish or Finnish case ending."""
_NAMELESS: Final = Class.FUNCTION | Class.HEDGE | Class.CALENDAR


def runs_in(line: Line, casing: Casing, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each name in a sentence, titles left out."""
    tokens = line.tokens
    flags = {at for at in line.capitals if _is_name_word(line, at, casing, grammar)}
    reached = 0
    for at in line.capitals:
        if at < reached or at not in flags:
            continue
        dressed = at > 0 and bool(grammar.of(tokens[at - 1].key) & Class.ARTICLE)
        last = _last(tokens, at, flags, grammar, dressed=dressed)
        reached = last + 1
        # A title and one word behind an article are one name: "the Justice Department".
        whole = dressed and last == at + 1
        whole = whole or any(_SUFFIX.search(token.text) for token in tokens[at:last])
        first = at if whole else behind_title(tokens, at, last, grammar)
        if first <= last:
            yield _with_particle(tokens, first), last


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
    """Tell whether the word with a capital at `at` belongs to a name."""
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
    """Tell whether the capital that begins a sentence is followed by a word of a name.

    It is a given name before a surname; before a whole name any word may begin a sentence.
    """
    following = tokens[at + 1 : at + 3]
    capitals = [token.is_capital for token in following] + [False, False]
    if following and following[0].text == "." and len(tokens[at].text) == 1:
        return True
    if following and following[0].text == "-":
        return capitals[1] and following[1].key in casing.capital
    return capitals[0] and not capitals[1] and _is_known(following[0], casing)


def _last(
    tokens: Sequence[Token], first: int, flags: set[int], grammar: Grammar, *, dressed: bool
) -> int:
    """Return the last token of the name that begins at `first`; `dressed` behind an article."""
    last = first
    for _ in range(_LONGEST):
        at = _continued(tokens, first, last, dressed=dressed)
        if at not in flags and (dressed or not _is_syllable(tokens, at, first, grammar)):
            return last
        last = at
    return last


def _continued(tokens: Sequence[Token], first: int, last: int, *, dressed: bool) -> int:
    """Return where the next word of a name would stand.

    What follows a possessive or "of" belongs to it behind an article ("the Sheriff's Office") and
    "of" behind a single word ("Bank of England"); "Huad Hussein of Iraq" are two.
    """
    at = last + 1
    if at >= len(tokens) or (_SUFFIX.search(tokens[last].text) and not dressed):
        return len(tokens)
    if tokens[at].text == "-":
        return at + 1 if tokens[last].end == tokens[at].start else len(tokens)
    if tokens[at].text == "&" or (tokens[at].text == "." and len(tokens[last].text) == 1):
        at += 1
    while at < len(tokens) and at <= last + 3 and _joins(tokens, at, dressed or first == last):
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "-")
    return at


def _is_syllable(tokens: Sequence[Token], at: int, first: int, grammar: Grammar) -> bool:
    """Tell whether a small word behind a hyphen belongs to a name: Kim Song-ho, not Tarvik-led."""
    if at >= len(tokens) or tokens[at - 1].text != "-" or at < first + 3:
        return False
    key = tokens[at].key
    known = grammar.of(key) or key in grammar.irregular
    return tokens[at].kind == "word" and len(key) <= _SYLLABLE and not known


def _joins(tokens: Sequence[Token], at: int, links: bool) -> bool:
    """Tell whether a small word stands between two words of one name."""
    written = tokens[at].text
    if at + 1 < len(tokens) and tokens[at + 1].text == "-":
        return written in _ARABIC
    if written in _BEHIND_ANOTHER:
        return tokens[at - 1].text in _PARTICLES
    return written in _PARTICLES or (links and written in _LINKS)


def _with_particle(tokens: Sequence[Token], first: int) -> int:
    """Return where a name begins whose first capital is at `first`: "al-Rifai", "von der Leyen"."""
    if first > 1 and tokens[first - 1].text == "-":
        return first - 2 if tokens[first - 2].text in _ARABIC else first
    begun = first - 1 if first > 1 and tokens[first - 1].text in _BEHIND_ANOTHER else first
    return begun - 1 if begun and tokens[begun - 1].text in _LEADING else first
