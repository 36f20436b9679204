"""Things that one article qualifies and the other never does: "mild dizziness", "breakthrough gel".

What clashes: a word before a common noun that says how bad the thing is, or that praises or blames
it, where the other article uses the noun in the same claim, or introduces the same thing, without
any such word. What does not: two words of one meaning ("mild", "slight"), words inside quotation
marks, and a word that tells one such thing from another in the same article ("severe cases" beside
"cases").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.text.content import LONGEST_SENTENCE, is_content
from copydesk.findings.text.kin import irregular_forms
from copydesk.findings.text.lexicon import Match, lexicon
from copydesk.findings.text.nouns import noun_phrase
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.questions import either

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.tokens import Token

_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these"})
_INTRODUCING: Final = frozenset({"a", "an"})
_NO_EPITHET: Final = frozenset({"suffix", "wing", "fact"})
"""Epithets that name a view, a fact or want a hyphen: they may only say which thing is meant."""
_MOST_USES: Final = 3
"""Uses of a noun in an article beyond which it is one of many such things."""


class Qualified(Struct, frozen=True):
    """A noun, with the word that qualifies it if there is one."""

    passage: Passage
    first: int
    noun: int
    quality: str
    """Label of the word, "" for the bare noun."""
    is_praise: bool
    """It is an epithet; else it says how bad or lasting the thing is."""

    @property
    def span(self) -> Span:
        """The noun with its word and article."""
        before = self.passage.tokens[self.first - 1] if self.first else None
        has_article = before is not None and before.key in _ARTICLES
        return self.passage.span(self.first - has_article, self.noun)

    @property
    def words(self) -> str:
        """The same as written."""
        return self.passage.reading.article.quote(self.span)


def qualifier_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the nouns that one article qualifies and the other doesn't, each once."""
    linked = {
        (left.sentence.index, right.sentence.index)
        for pairing in matter.pairings
        for left in pairing.left.passages
        for right in pairing.right.passages
    }
    for ours, theirs in _pairs(matter.left, matter.right, linked):
        yield _clash(ours, theirs)
    mirrored = {(right, left) for left, right in linked}
    for theirs, ours in _pairs(matter.right, matter.left, mirrored):
        yield _clash(ours, theirs)


def _clash(left: Qualified, right: Qualified) -> Clash:
    return Clash("label", "medium", either(left.words, right.words), left.span, right.span)


def _pairs(
    reading: Reading, other: Reading, linked: set[tuple[int, int]]
) -> Iterator[tuple[Qualified, Qualified]]:
    """Yield qualified nouns with the bare use in the other article to show beside them."""
    qualified = qualified_in(other)
    seen: set[str] = set()
    for stem, uses in qualified_in(reading).items():
        for use in uses:
            if len({twin.quality for twin in uses}) > 1 and not use.is_praise:
                # "Those with severe pain and those with mild pain": the word tells them apart.
                continue
            known = {twin.quality for twin in qualified.get(stem, ())}
            if stem in seen or (known if use.is_praise else use.quality in known):
                continue
            bare = _bare(use, other, linked, known)
            if bare is not None:
                seen.add(stem)
                yield use, bare


def _bare(
    use: Qualified, other: Reading, linked: set[tuple[int, int]], known: set[str]
) -> Qualified | None:
    """Return the bare use of the same noun that stands for a qualified one."""
    stem = use.passage.tokens[use.noun].stem
    found = nouns_in(other).get(stem, ())
    here = use.passage.sentence.index
    beside = [bare for bare in found if (here, bare.passage.sentence.index) in linked]
    if use.is_praise:
        introduced = [bare for bare in found if bare.first and _before(bare) in _INTRODUCING]
        return next(iter((*introduced, *beside)), None)
    if known or stem in nouns_in(use.passage.reading):
        return None
    # Where neither article says it again, there is but one such thing.
    return next(iter(beside or (found if len(found) == 1 else ())), None)


def _before(bare: Qualified) -> str:
    return bare.passage.tokens[bare.first - 1].key


@lru_cache(maxsize=64)
def qualified_in(reading: Reading) -> Mapping[str, Sequence[Qualified]]:
    """Return the nouns that an article qualifies in its own words, by stem."""
    found: dict[str, list[Qualified]] = defaultdict(list)
    for passage in reading.told:
        tokens = passage.tokens
        if len(tokens) > LONGEST_SENTENCE:
            continue
        for book in ("degrees", "epithets"):
            for match in lexicon(book).matches(tokens):
                noun = _noun(passage, match)
                if noun >= 0 and match.label not in _NO_EPITHET:
                    use = Qualified(passage, match.first, noun, match.label, book == "epithets")
                    found[tokens[noun].stem].append(use)
    return found


def _noun(passage: Passage, match: Match) -> int:
    """Return the index of the common noun that a word stands before, -1 if there is none."""
    if passage.quoted[match.first]:
        return -1
    phrase = noun_phrase(passage.tokens, match.last)
    while len(phrase) > 1 and _is_past(passage.tokens[phrase[-1]]):
        phrase.pop()
    if not phrase or any(passage.tokens[at].is_capital for at in phrase):
        return -1
    before = passage.tokens[match.first - 1].key if match.first else ""
    # "was serious about", "very light": said of something else.
    if len(phrase) > 1 and not is_content(passage.tokens[phrase[-1]]):
        return -1
    return -1 if before in {"not", "no", "without"} else phrase[-1]


def _is_past(token: Token) -> bool:
    """Tell whether a word looks like the verb after a noun: "the notorious plant leaked"."""
    return token.key.endswith("ed") or token.key in irregular_forms()


@lru_cache(maxsize=64)
def nouns_in(reading: Reading) -> Mapping[str, Sequence[Qualified]]:
    """Return the first uses of each word that nothing of the kind stands before, by stem."""
    found: dict[str, list[Qualified]] = defaultdict(list)
    qualified = {
        (use.passage.sentence.index, use.noun)
        for uses in qualified_in(reading).values()
        for use in uses
    }
    for passage in reading.told:
        if passage.sentence.kind == "headline":
            continue
        index = passage.sentence.index
        for at, token in enumerate(passage.tokens):
            if token.kind == "word" and is_content(token) and (index, at) not in qualified:
                uses = found[token.stem]
                if len(uses) < _MOST_USES:
                    uses.append(Qualified(passage, at, at, "", False))
    return found
