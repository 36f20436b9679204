"""Makes the fact sheet of a story.

Readings of the articles give names, values, quotations and sources. Names are joined by their
letters; values and quotations by what they count, whether they agree, and whether their sentences
tell the same (`alike`). Nothing depends on the order in which the articles are given, except the
columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from copydesk.alignment.link import Progress
from copydesk.alignment.progress import stage, watched
from copydesk.articles.article import Article
from copydesk.findings.language.forms import stem
from copydesk.findings.language.tokens import tokens_of
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.reading import Reading, reading_of
from copydesk.findings.reading.sources import Source
from copydesk.sheet.alike import Alike
from copydesk.sheet.candidates import candidates
from copydesk.sheet.fact import facts_of
from copydesk.sheet.joining import groups_of
from copydesk.sheet.lines import line_of_facts, line_of_named, line_of_sources
from copydesk.sheet.naming import Mention, Named, named_in
from copydesk.sheet.partners import Cells, Partners, are_aligned, cells_of
from copydesk.sheet.sheet import Line, Sheet
from copydesk.sheet.weights import Weights

_ALIGNED: Final = 30
_STATED: Final = 15
_JOINED: Final = 15
"""What aligning the articles of a story, finding their facts and joining these takes a sentence.
In the time for which a sentence's names are held against those of one other article: with `n`
articles, naming takes `n - 1`. Measured with 2 to 136 articles of up to 3,000 sentences."""
_MEET: Final = 0.5
"""Confidence from which two sentences more likely tell the same than not."""
_CROWD: Final = 12
"""Names of a sentence that are held against those of another."""


def fact_sheet(
    articles: Sequence[Article], *, cells: Cells | None = None, progress: Progress | None = None
) -> Sheet:
    """Return the facts of all articles of a story, line by line.

    Args:
        articles: Retellings of one story; their facts say when they were published.
        cells: Links and candidates of pairs of them, by their indices, where they are known.
            Without any the longest article is aligned with each other one.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    order = sorted(range(len(articles)), key=lambda n: (articles[n].name, articles[n].sha256))
    place = {number: at for at, number in enumerate(order)}
    inner = [articles[number] for number in order]
    aligned, facts, named = _stages(articles, cells, progress)
    if cells is None:
        cells = cells_of(articles, aligned)
    known = {(place[one], place[other]): links for (one, other), links in cells.items()}
    readings = [reading_of(article) for article in inner]
    partners = Partners(known)
    lines = [*_facts(readings, partners, facts), *_named(readings, partners, named)]
    ordered = sorted(lines, key=lambda line: _rank(line, inner))
    sheet = Sheet(tuple(_renumbered(line, order) for line in ordered))
    if progress is not None:
        progress(1.0)
    return sheet


def _stages(
    articles: Sequence[Article], cells: Cells | None, progress: Progress | None
) -> tuple[Progress | None, Progress | None, Progress | None]:
    """Return what aligning, the lines of facts and those of names tell how far they are."""
    aligning = _ALIGNED if cells is None and are_aligned(articles) else 0
    facts = _STATED + _JOINED
    whole = aligning + facts + max(0, len(articles) - 1)
    ends = (0.0, aligning / whole, (aligning + facts) / whole, 1.0)
    first, second, third = (stage(progress, *ends[n : n + 2]) for n in range(3))
    return first, second, third


def _facts(
    readings: Sequence[Reading], partners: Partners, progress: Progress | None
) -> Iterator[Line]:
    """Yield the lines of values and quotations."""
    found = _STATED / (_STATED + _JOINED)
    weights = Weights(watched(readings, stage(progress, 0, found / 2)))
    facts = [
        fact
        for number, reading in enumerate(watched(readings, stage(progress, found / 2, found)))
        for fact in facts_of(reading, number)
    ]
    lengths = [len(reading.sentences) for reading in readings]
    pairs = candidates(facts, weights, partners, lengths, stage(progress, found, 1))
    for group in groups_of(facts, pairs, Alike(weights, partners)):
        yield line_of_facts([facts[number] for number in group], readings, weights)


def _named(
    readings: Sequence[Reading], partners: Partners, progress: Progress | None
) -> Iterator[Line]:
    """Yield the lines of names, then those of sources."""
    told = [frozenset(reading.told) for reading in readings]
    names = [
        [name for name in reading.names if reading.sentence_at(name.start) in told[number]]
        for number, reading in enumerate(readings)
    ]
    found = named_in(names, _meetings(names, readings, partners), progress)
    for named in found:
        yield line_of_named(named, readings)
    yield from _sources(readings, found)


def _meetings(
    names: Sequence[Sequence[Name]], readings: Sequence[Reading], partners: Partners
) -> Iterator[tuple[Mention, Mention]]:
    """Yield the names of sentences that are linked, those of one with those of the other."""
    standing: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for number, article in enumerate(names):
        for name in article:
            standing[number, readings[number].sentence_at(name.start)].append((number, name))
    for place, here in standing.items():
        for other, confidence in sorted(partners.of(*place).items()):
            if other > place and confidence >= _MEET:
                for one in here[:_CROWD]:
                    for there in standing.get(other, ())[:_CROWD]:
                        yield one, there


def _sources(readings: Sequence[Reading], found: Sequence[Named]) -> Iterator[Line]:
    """Yield the lines of sources: those with a name by what it names, the others by their words."""
    homes = {
        (number, name.start): at
        for at, named in enumerate(found)
        for number, name in named.mentions
    }
    cited: dict[object, list[tuple[int, Source]]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for tag in reading.sources:
            if tag.name is not None:
                cited[homes.get((number, tag.name.start), tag.name.words)].append((number, tag))
            elif not tag.is_pronoun:
                cited[_stems(tag.noun, reading.language)].append((number, tag))
    for tags in cited.values():
        number, tag = tags[0]
        text = readings[number].text
        about = text[tag.name.start : tag.name.end] if tag.name is not None else tag.noun
        yield line_of_sources(about, tags, readings)


def _stems(noun: str, language: str) -> frozenset[str]:
    return frozenset(stem(t.key, language) for t in tokens_of(noun) if t.kind == "word")


def _rank(line: Line, articles: Sequence[Article]) -> tuple[object, ...]:
    """Return what lines are ordered by: what differs first, then as the story is told."""
    part = 0 if line.unequal else 2 if line.alone else 1
    where = min(cell.span.start / max(1, len(articles[cell.article].text)) for cell in line.cells)
    first = line.cells[0]
    return part, where, line.kind, first.article, first.span.start, first.span.end, line.about


def _renumbered(line: Line, order: Sequence[int]) -> Line:
    cells = (replace(cell, article=order[cell.article]) for cell in line.cells)
    ordered = sorted(cells, key=lambda cell: (cell.article, cell.span.start, cell.span.end))
    return replace(line, cells=tuple(ordered))
