"""Makes a question of findings that ask the same: which wordings stand against each other.

Two articles have one wording where their words are equal in normal form, and where their sentences
are linked and comparing them found no clash: "18m" and "18 million". Words that aren't numbers must
have one in common for that, and figures of one unit must be the same: what was found in neither may
be a clash all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Final

from msgspec import structs
from rapidfuzz.fuzz import ratio

from copydesk.articles.article import Article, Span
from copydesk.articles.wording import QUOTES
from copydesk.findings.finding import BY_HAND, CONFIDENCES, SEVERITIES
from copydesk.judged.asked import Asked, Told, telling
from copydesk.judged.first_places import FirstPlaces
from copydesk.judged.joining import LinkedSentences
from copydesk.judged.question import Place, Question, Wording, state_of
from copydesk.judged.wordings import VALUES, form_of

_LONGEST: Final = 60
"""Characters of a question that is made of its wordings."""
_ALIKE: Final = 60
"""Least likeness, of 100, of two spellings of one name: an article that writes one of them, and
stands in no clash, says it of the same. "Syria" it may say of anything."""
_QUOTATION: Final = '"“”„‟«»‘‹'
"""Marks before words that are quoted."""
_WITHIN: Final = re.compile(r"(?<=\d) [.,] (?=\d)")
"""A point or comma in a figure, as a normal form writes it: "4 . 5"."""
_LONG: Final = 4
"""Letters of a word that two wordings may have in common: fewer have "on", "the", "was"."""


class QuestionMaker:
    """Makes questions of groups of findings.

    Args:
        order: Hashes of the story's articles, in its order.
        articles: The articles that were compared, by hash.
        linked: Which of their sentences tell the same.
        first_places: Where these articles write words first.
    """

    def __init__(
        self,
        order: Sequence[str],
        articles: Mapping[str, Article],
        linked: LinkedSentences,
        first_places: FirstPlaces,
    ) -> None:
        self._place = {sha256: number for number, sha256 in enumerate(order)}
        self._articles = [articles[sha256] for sha256 in dict.fromkeys(order) if sha256 in articles]
        self._linked = linked
        self._first_places = first_places

    def question(self, group: Sequence[Asked]) -> Question:
        """Return what a group of findings asks."""
        findings = tuple(sorted(group, key=self._rank))
        wordings = self._wordings(findings)
        gravest = findings[0]
        return Question(
            gravest.kind,
            gravest.judged.finding.severity,
            min((one.judged.finding.confidence for one in findings), key=CONFIDENCES.index),
            _reason(gravest, findings, wordings),
            wordings,
            findings,
            state_of(findings),
        )

    def questions(self, groups: Iterable[Sequence[Asked]]) -> tuple[Question, ...]:
        """Return what groups of findings ask, in the order in which it is asked."""
        return tuple(sorted(map(self.question, groups), key=self._order))

    def _order(self, question: Question) -> tuple[object, ...]:
        fewest, most = _sides_taken(question.wordings)
        first = question.findings[0]
        return (
            SEVERITIES.index(question.severity),
            fewest - most,
            self._rank(first)[2:],
            first.rank,
        )

    def _rank(self, asked: Asked) -> tuple[object, ...]:
        finding = asked.judged.finding
        return (
            SEVERITIES.index(finding.severity),
            CONFIDENCES.index(finding.confidence),
            *sorted(
                (self._place[side.sha256], side.span.start if side.span else -1)
                for side in asked.sides
            ),
        )

    # Wordings

    def _wordings(self, findings: Sequence[Asked]) -> tuple[Wording, ...]:
        said: dict[tuple[int, int, int], Told] = {}
        for asked in findings:
            for side in asked.sides:
                place = self._place[side.sha256], *side.place[1:]
                said.setdefault(place, side)
        told = [said[place] for place in sorted(said)]
        if findings[0].judged.inside:
            return tuple(_wording([one]) for one in told)
        groups = self._one_wording(told, findings)
        if findings[0].kind == "name" and _is_one_name(told):
            self._add_silent(groups)
        wordings = [_wording(sorted(group, key=self._place_of)) for group in groups]
        if len({wording.text for wording in wordings}) < len(wordings):
            wordings = [_in_marks(wording, told) for wording in wordings]
        return tuple(sorted(wordings, key=lambda wording: len(wording.articles)))

    def _place_of(self, told: Told) -> tuple[int, tuple[str, int, int]]:
        return self._place[told.sha256], told.place

    def _one_wording(self, told: Sequence[Told], findings: Sequence[Asked]) -> list[list[Told]]:
        """Return what articles say in groups of one wording, in the story's order."""
        by_article: dict[str, list[Told]] = {}
        for one in told:
            by_article.setdefault(one.sha256, []).append(one)
        groups = list(by_article.values())
        clash = {frozenset(side.sha256 for side in asked.sides) for asked in findings}
        by_meaning = findings[0].kind in VALUES or len(findings[0].told) < 2
        found_equal = partial(self._found_equal, by_meaning=by_meaning)
        for alike in (_in_one_form, found_equal):
            groups = _merged(groups, alike, clash)
        return sorted(groups, key=lambda group: self._place[group[0].sha256])

    def _found_equal(self, one: Sequence[Told], other: Sequence[Told], *, by_meaning: bool) -> bool:
        if any(_are_other_figures(mine.form, theirs.form) for mine in one for theirs in other):
            return False
        return any(
            self._linked.are_linked(mine, theirs) and (by_meaning or _share_a_word(mine, theirs))
            for mine in one
            for theirs in other
            if mine.span is not None and theirs.span is not None
        )

    def _add_silent(self, groups: Sequence[list[Told]]) -> None:
        """Add the articles in which nothing clashes to the names that they write."""
        known = {one.sha256 for group in groups for one in group}
        for article in self._articles:
            if article.sha256 in known:
                continue
            found = [self._first(article, group) for group in groups]
            named = [number for number, told in enumerate(found) if told is not None]
            if len(named) == 1 and (told := found[named[0]]) is not None:
                groups[named[0]].append(told)

    def _first(self, article: Article, group: Sequence[Told]) -> Told | None:
        """Return where an article writes the words of a group first; None where it doesn't."""
        texts = dict.fromkeys(one.article.quote(one.span) for one in group if one.span is not None)
        found = (self._first_places.of(article, text) for text in texts)
        spans = [span for span in found if span is not None]
        if not spans:
            return None
        first = min(spans, key=lambda span: span.start)
        starts = [sentence.index for sentence in article.sentences if sentence.start <= first.start]
        return telling(article, first, starts[-1], "") if starts else None


def _is_one_name(told: Sequence[Told]) -> bool:
    """Tell whether a name is spelt in several ways, rather than another one put for it."""
    forms = sorted({one.form for one in told})
    return all(forms) and all(ratio(one, other) >= _ALIKE for one, other in combinations(forms, 2))


def _share_a_word(one: Told, other: Told) -> bool:
    words = ({word for word in told.form.split() if len(word) >= _LONG} for told in (one, other))
    return not set.isdisjoint(*words)


def _are_other_figures(one: str, other: str) -> bool:
    """Tell whether two wordings are unlike figures of one unit, be it told in one alone.

    Figures of two units may be equal ("1.5 km", "1,500 m"), and so may those with and without
    noughts ("2 million", "2,000,000").
    """
    words = [_WITHIN.sub("", form) for form in (one, other)]
    units = {re.sub(r"\d+", "", told).strip() for told in words} - {""}
    figures = [{figure.strip("0") for figure in re.findall(r"\d+", told)} for told in words]
    return len(units) < 2 and all(figures) and figures[0].isdisjoint(figures[1])


def _in_one_form(one: Sequence[Told], other: Sequence[Told]) -> bool:
    return bool({told.form for told in one} & {told.form for told in other})


def _merged(
    groups: Sequence[list[Told]],
    alike: Callable[[Sequence[Told], Sequence[Told]], bool],
    clash: set[frozenset[str]],
) -> list[list[Told]]:
    """Return groups with those joined that are alike and between which nothing clashes."""
    found: list[list[Told]] = []
    for group in groups:
        for known in found:
            clear = not any(
                frozenset((mine.sha256, theirs.sha256)) in clash
                for mine in known
                for theirs in group
            )
            if clear and alike(known, group):
                known += group
                break
        else:
            found.append([*group])
    return found


def _wording(told: Sequence[Told]) -> Wording:
    places = tuple(
        Place(one.sha256, one.span, _sentence(one)) for one in told if one.span is not None
    )
    articles = tuple(dict.fromkeys(one.sha256 for one in told))
    return Wording(_words(told[0]), articles, places, tuple(_otherwise(told)))


def _otherwise(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Yield which articles write no words like those of the first one, with what they write."""
    by_article: dict[str, list[str]] = {}
    for one in told:
        by_article.setdefault(one.sha256, []).append(_words(one))
    first = form_of(_words(told[0]))
    for sha256, known in by_article.items():
        if all(form_of(words) != first for words in known):
            yield sha256, known[0]


def _words(told: Told) -> str:
    return " ".join(told.article.quote(told.span).split()) if told.span else ""


def _in_marks(wording: Wording, told: Sequence[Told]) -> Wording:
    """Return a wording with the quotation marks in which the first article has it, if any."""
    one = next((one for one in told if one.place[0] == wording.articles[0]), None)
    if one is None or one.span is None:
        return wording
    before = one.article.text[: one.span.start][-1:]
    is_quoted = bool(before) and before in QUOTES
    return structs.replace(wording, text=f'"{wording.text}"') if is_quoted else wording


def _sentence(told: Told) -> Span:
    sentence = told.article.sentences[told.sentence]
    return Span(sentence.start, sentence.end)


def _sides_taken(wordings: Sequence[Wording]) -> tuple[int, int]:
    """Return how many articles are the odd ones out, and how many stand against them."""
    counts = [len(wording.articles) for wording in wordings]
    return counts[0], sum(counts) - counts[0]


def _reason(gravest: Asked, findings: Sequence[Asked], wordings: Sequence[Wording]) -> str:
    """Return the clash in short, the odd one out first where its words can be shown whole."""
    reason = gravest.judged.finding.reason
    if gravest.judged.finding.type in (BY_HAND, "marks"):
        return reason
    if len(gravest.told) < 2:
        lack = sum(len(wording.articles) for wording in wordings if wording.is_lack)
        told = sum(_sides_taken(wordings)) - lack
        return f"{reason.rsplit(':', 1)[0]}: told by {told}, left out by {lack}?"
    texts = [wording.text for wording in wordings]
    among = f"{', '.join(texts[:-1])} or {texts[-1]}?"
    if len(texts) > 2 and len(among) <= _LONGEST:
        return among
    odd = wordings[0].articles
    first = next(
        (one for one in findings if any(side.sha256 in odd for side in one.sides)), gravest
    )
    reason = first.judged.finding.reason
    return reason if first.sides[0].sha256 in odd else _turned(reason)


def _turned(reason: str) -> str:
    """Return "one or other?" with the other first, where it can be told what is which."""
    sides = reason.removesuffix("?").split(" or ")
    return f"{sides[1]} or {sides[0]}?" if len(sides) == 2 else reason
