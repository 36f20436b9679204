"""Lines made of what speaks of one thing: their subject, their cells, and whether they agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from rapidfuzz.distance import LCSseq

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import Class, grammar_of
from copydesk.findings.language.tokens import tokens_of
from copydesk.findings.reading.agreement import agreement
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.reading import Reading
from copydesk.findings.reading.sources import Source
from copydesk.sheet.excerpts import cell_at, one_line
from copydesk.sheet.fact import Fact
from copydesk.sheet.naming import Named
from copydesk.sheet.sheet import Cell, Line, LineKind
from copydesk.sheet.weights import Weights

_SUBJECT: Final = 4
"""Words that say what a line is of, at most."""
_REACH: Final = 160
"""Code points around a fact in which its subject is looked for."""
_SHORT: Final = 3
"""Letters of a form of address, which is no office: Mr, Dr, Sir, Mrs."""
_MOST: Final = 12
"""Different values or wordings of one line that are held against each other; who states more has
found something unequal by then."""


def line_of(kind: LineKind, about: str, cells: Iterable[Cell], *, unequal: bool, of: int) -> Line:
    """Return a line.

    Args:
        kind: What it is about.
        about: What it is of.
        cells: In any order.
        unequal: Whether they can't all be true.
        of: Articles of the story.
    """
    ordered = tuple(sorted(cells, key=lambda cell: (cell.article, cell.span.start, cell.span.end)))
    alone = of > 1 and len({cell.article for cell in ordered}) == 1
    return Line(kind, about, ordered, unequal, alone)


# Values and quotations


def line_of_facts(facts: Sequence[Fact], readings: Sequence[Reading], weights: Weights) -> Line:
    """Return the line of values or quotations that speak of one thing."""
    kind = Counter(fact.kind for fact in facts).most_common(1)[0][0]
    cells = [cell_at(readings[f.article], f.article, f.start, f.end) for f in facts]
    if kind == "quotation":
        about = next((fact.speaker for fact in facts if fact.speaker), "")
        unequal = _are_worded_otherwise({fact.keys: None for fact in facts})
    else:
        about = _subject(facts, readings, weights)
        unequal = _clash(facts)
    return line_of(kind, one_line(about), cells, unequal=unequal, of=len(readings))


def _clash(facts: Sequence[Fact]) -> bool:
    values = [fact.value for fact in facts if fact.value is not None]
    distinct = {(v.kind, v.least, v.most, v.unit, v.bound, v.rough): v for v in values}
    pairs = combinations(list(distinct.values())[:_MOST], 2)
    return any(agreement(one, other) == "clash" for one, other in pairs)


def _are_worded_otherwise(quotations: Iterable[tuple[str, ...]]) -> bool:
    pairs = combinations(list(quotations)[:_MOST], 2)
    return any(_differ(one, other) for one, other in pairs)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two quotations differ between words that both have: not merely in length."""
    inner = [code for code in LCSseq.opcodes(one, other) if code.tag != "equal"]
    return any(
        0 < code.src_start <= code.src_end < len(one)
        and 0 < code.dest_start <= code.dest_end < len(other)
        for code in inner
    )


def _subject(facts: Sequence[Fact], readings: Sequence[Reading], weights: Weights) -> str:
    """Return the words, as one article writes them, that the facts have in common."""
    counted: Counter[str] = Counter()
    around: Counter[str] = Counter()
    for fact in facts:
        counted.update(set(fact.value.about) if fact.value else ())
        around.update(fact.near)
    most = len({fact.article for fact in facts})
    heads = [one for one, often in counted.items() if 2 * often >= len(facts)]
    common = [one for one, often in around.items() if often >= min(2, most) and one not in heads]
    rest = {*weights.heaviest(common, max(0, _SUBJECT - len(heads)))}
    wanted = {*heads, *rest}
    first = facts[0]
    reading = readings[first.article]
    sentence = reading.sentences[first.sentence]
    start = max(sentence.start, first.start - _REACH)
    written: dict[str, str] = {}
    for token in tokens_of(reading.text, start, min(sentence.end, first.end + _REACH)):
        root = stem(token.key, reading.language) if token.kind == "word" else ""
        if root in wanted and not first.start <= token.start < first.end:
            written.setdefault(root, token.text)
    counts, others = (
        " ".join(words for root, words in written.items() if (root in rest) is is_rest)
        for is_rest in (False, True)
    )
    return ", ".join(filter(None, (counts, others)))


# Names


def line_of_named(named: Named, readings: Sequence[Reading]) -> Line:
    """Return the line of what is named."""
    kinds = Counter(name.kind for _, name in named.mentions)
    kind: LineKind = "person" if kinds["person"] else "place" if kinds["place"] else "name"
    cells = [cell_at(readings[number], number, *_extent(name)) for number, name in named.mentions]
    often = Counter(name.words for _, name in named.mentions)
    number, longest = max(
        named.mentions,
        key=lambda one: (len(one[1].words), often[one[1].words], one[1].words, -one[0]),
    )
    about = readings[number].text[longest.start : longest.end]
    unequal = named.misspelt or _have_other_offices(named, readings)
    return line_of(kind, one_line(about), cells, unequal=unequal, of=len(readings))


def _extent(name: Name) -> tuple[int, int]:
    """Return where a name and its office stand."""
    if name.title_end <= name.title_start:
        return name.start, name.end
    return min(name.start, name.title_start), max(name.end, name.title_end)


def _have_other_offices(named: Named, readings: Sequence[Reading]) -> bool:
    """Tell whether two articles that give somebody an office have none in common."""
    offices: dict[int, set[frozenset[str]]] = defaultdict(set)
    for number, name in named.mentions:
        office = _office(name.title, readings[number].language)
        if office:
            offices[number].add(office)
    return any(
        not any(here <= there or there <= here for here in one for there in other)
        for one, other in combinations([offices[number] for number in sorted(offices)][:_MOST], 2)
    )


def _office(title: str, language: str) -> frozenset[str]:
    """Return the stems of an office; none of a mere form of address."""
    grammar = grammar_of(language)
    return frozenset(
        stem(token.key, language)
        for token in tokens_of(title)
        if token.kind == "word"
        and not grammar.of(token.key) & Class.FUNCTION
        and len(token.key) > 3
    )


# Sources


def line_of_sources(
    about: str, tags: Iterable[tuple[int, Source]], readings: Sequence[Reading]
) -> Line:
    """Return the line of one source: the places where articles cite it."""
    cells = [cell_at(readings[number], number, tag.start, tag.end) for number, tag in tags]
    return line_of("source", one_line(about), cells, unequal=False, of=len(readings))
