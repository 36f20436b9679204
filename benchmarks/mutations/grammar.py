"""Changes of small words that turn a claim: not, will, reportedly, former, all, before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Final

from benchmarks.mutations.edit import Edit, Piece, replaced
from benchmarks.mutations.prose import Prose

_NOT: Final = re.compile(
    r"\b(?:is|was|are|were|do|does|did|have|has|had|will|would|can|could|may|might|must|should)"
    r"(?P<n> not)\b(?! only)(?= [a-z])"
)
_NEVER: Final = re.compile(r"\bnever (?=[a-z])")
_BE: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|could|can|may|might|should|must)\b"
    r"(?= (?!not\b|never\b|no\b|n’t)[a-z]+)"
)
_WILL_BE: Final = re.compile(
    r"(?P<s>\w+) (?P<v>(?:will|would) be)(?= [a-z]+(?:ed|en|wn|ld|nt|de)\b)"
)
_WILL: Final = re.compile(r"\b(?:will|would|may|might|could) (?P<v>[a-z]+)\b")
_IS_TO: Final = re.compile(
    r"\b(?:is|are) (?:expected |due |set |planning |about )?to (?P<v>[a-z]+)\b"
)
_DONE: Final = re.compile(r"\b(?:was|were) (?=[a-z]+(?:ed|en|ught|ung|ade|old)\b)")
_HEDGES: Final = re.compile(
    r"\b(?:reportedly|allegedly|apparently|possibly|probably|perhaps|presumably) "
    r"|(?<=\b(?:an|he) )alleged "
)
_MAY: Final = re.compile(r"\b(?:may|might|could)(?= (?P<v>[a-z]+))(?! not)")
_HEDGED: Final = re.compile(r"\b(?:was|were|had|has|have|are|is)\b(?= [a-z]+ed\b)")
_RANK: Final = re.compile(
    r"\b(?P<r>former|deputy|acting|vice|assistant|senior|interim|Former|Deputy|Acting|Assistant"
    r"|Senior)(?P<g>[ -])(?=[a-zA-Z])"
)
_TITLES: Final = (
    *("Mayor", "Judge", "President", "Minister", "Captain", "Commander", "Dr.", "Gov.", "Capt."),
    *("Professor", "Senator", "Abbess", "Analyst", "Sister", "Restorer", "Defender", "Lawyer"),
)
_TITLE: Final = re.compile(rf"(?<=[a-z,;] )(?:{'|'.join(map(re.escape, _TITLES))})(?= [A-Z][a-z]+)")
_RANKS: Final = ("former", "deputy", "acting")
_QUANTIFIERS: Final[Mapping[str, tuple[str, ...]]] = {
    "all": ("most", "some"),
    "most": ("all", "some"),
    "some": ("all", "most"),
    "many": ("all", "few"),
    "several": ("all", "most"),
    "few": ("many",),
    "every": ("almost every",),
}
_QUANTIFIER: Final = re.compile(
    r"\b(?:all|most|some|many|several|few)(?= of (?:the|them|us|it)\b)"
    r"|\b(?:all|most|some|many|several|every)(?= [a-z]+s?\b)",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(r"\bonly (?=\w)")
_ORDER: Final = re.compile(r"\b(?:before|after)\b", re.IGNORECASE)
_OPPOSITES: Final = (
    *("won lost", "rose fell", "increased decreased", "more less", "higher lower", "north south"),
    *("east west", "left right", "opened closed", "open close", "accepted rejected", "first last"),
    *("supported opposed", "guilty innocent", "largest smallest", "larger smaller", "above below"),
    *("early late", "up down", "best worst", "good bad", "old new", "highest lowest", "rise fall"),
    *("confirmed denied", "arrived left", "better worse", "buy sell", "bought sold", "long short"),
    *("increase decrease", "acquitted convicted", "agreed refused", "dead alive", "winter summer"),
    *("started stopped", "began ended", "daughter son", "brother sister"),
    *("mother father", "man woman", "men women", "heavy light", "strong weak", "inside outside"),
)
_OTHER: Final = {
    word: other
    for pair in _OPPOSITES
    for word, other in (pair.split(), pair.split()[::-1])
    if word not in {"left"}
}
_WORD: Final = re.compile(r"\b[a-z]{4,}\b")
_ENDINGS: Final = ("ing", "ed", "ly", "ies", "s", "tion", "er", "al")
_IRREGULAR: Final[Mapping[str, str]] = {
    "be": "was", "begin": "began", "bring": "brought", "build": "built", "buy": "bought",
    "come": "came", "cut": "cut", "do": "did", "draw": "drew", "drive": "drove", "fall": "fell",
    "find": "found", "fly": "flew", "get": "got", "give": "gave", "go": "went", "have": "had",
    "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lose": "lost",
    "make": "made", "meet": "met", "open": "opened", "pay": "paid", "put": "put", "rise": "rose",
    "run": "ran", "say": "said", "see": "saw", "sell": "sold", "send": "sent", "set": "set",
    "show": "showed", "speak": "spoke", "spend": "spent", "stand": "stood", "take": "took",
    "tell": "told", "win": "won", "write": "wrote", "blow": "blew", "clean": "cleaned",
    "travel": "travelled", "stay": "stayed", "employ": "employed",
}  # fmt: skip
"""Past forms, so that *will go* becomes *went*."""


def changed_negation(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Drop "not" or "never", or add "not" behind an auxiliary."""
    for found in prose.matches(_NOT):
        yield replaced(*found.span("n"), "")
    for found in prose.matches(_NEVER):
        yield replaced(*found.span(), "")
    for found in prose.matches(_BE):
        yield replaced(found.end(), found.end(), " not")


def plan_and_deed(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Make what is planned done, or what was done planned."""
    taken = set()
    for found in prose.matches(_WILL_BE):
        taken.add(found.start("v"))
        plural = found["s"].endswith("s") or found["s"] in {"they", "we", "people"}
        yield replaced(*found.span("v"), "were" if plural else "was")
    for pattern in (_WILL, _IS_TO):
        for found in prose.matches(pattern):
            if found.start() not in taken and (past := _past(found["v"])):
                yield replaced(*found.span(), past)
    for found in prose.matches(_DONE):
        yield replaced(*found.span(), "will be ")


def _past(verb: str) -> str:
    """Return the past form of a verb, "" for what may be none or needs to agree."""
    if verb in {"be", "not", "never", "only", "also", "have"}:
        return ""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def changed_hedge(prose: Prose, random: Random) -> Iterator[Edit]:
    """Drop a hedge, make "may" "will", or add a hedge to a plain claim."""
    for found in prose.matches(_HEDGES):
        if found[0][0].islower():
            yield replaced(*found.span(), "")
    for found in prose.matches(_MAY):
        yield replaced(*found.span(), "will")
    for found in prose.matches(_HEDGED):
        if not prose.is_quoted(found.start()):
            hedge = random.choice(["reportedly", "allegedly", "apparently"])
            yield replaced(found.end(), found.end(), f" {hedge}")


def changed_rank(prose: Prose, random: Random) -> Iterator[Edit]:
    """Drop what lowers or ends an office, put another such word, or another title."""
    for found in prose.matches(_RANK):
        start, end = found.span()
        if random.random() < 1 / 3:
            other = random.choice([rank for rank in _RANKS if rank != found["r"].lower()])
            other = other.capitalize() if found["r"][0].isupper() else other
            yield _with_article(prose, start, end, other + " ")
        else:
            following = prose.text[end]
            capital = found["r"][0].isupper() and following.islower()
            pieces = _with_article(prose, start, end, "").pieces
            more = (Piece(end, end + 1, following.upper()),) if capital else ()
            yield Edit((*pieces, *more))
    for found in prose.matches(_TITLE):
        other = random.choice([title for title in _TITLES if title != found[0]])
        yield replaced(*found.span(), other)


def _with_article(prose: Prose, start: int, end: int, new: str) -> Edit:
    """Return the edit with "a" made "an", or the other way, where the word behind it is another."""
    before = re.search(r"\b([Aa]n?) $", prose.text[:start][-4:])
    following = (new or prose.text[end : end + 1])[0].lower()
    if not before:
        return replaced(start, end, new)
    article = before[1][0] + ("n" if following in "aeiou" else "")
    place = start - 1 - len(before[1])
    if article == before[1]:
        return replaced(start, end, new)
    return replaced(place, end, f"{article} {new}")


def changed_quantity(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change all, some, most, many, or drop "only"."""
    for found in prose.matches(_QUANTIFIER):
        others = _QUANTIFIERS.get(found[0].lower(), ())
        if others:
            other = random.choice(others)
            yield replaced(*found.span(), other.capitalize() if found[0][0].isupper() else other)
    for found in prose.matches(_ONLY):
        yield replaced(*found.span(), "")


def changed_order(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Put "after" for "before", or the other way."""
    for found in prose.matches(_ORDER):
        other = "after" if found[0].lower() == "before" else "before"
        yield replaced(*found.span(), other.capitalize() if found[0][0].isupper() else other)


def opposite_word(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Put a word's opposite for it."""
    for found in prose.matches(re.compile(rf"\b(?:{'|'.join(_OTHER)})\b")):
        yield replaced(*found.span(), _OTHER[found[0]])


def other_word(prose: Prose, random: Random) -> Iterator[Edit]:
    """Put another word of the article with the same ending for a word."""
    words = sorted({found[0] for found in prose.matches(_WORD)})
    for found in prose.matches(_WORD):
        ending = next((end for end in _ENDINGS if found[0].endswith(end)), "")
        others = [w for w in words if ending and w.endswith(ending) and w[:4] != found[0][:4]]
        if others:
            yield replaced(*found.span(), random.choice(others))
