"""Details: what a sentence has besides what its partner tells.

A detail is a part of a sentence, from one comma or conjunction to the next, whose words the other
article lacks altogether and that carries something to check: an age, a denial, a cause in a
headline, a source, a figure. The end of a quotation that was cut off without a mark is one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.dating.times import times_in
from copydesk.findings.deeds.cause import causes_in
from copydesk.findings.finding import Severity
from copydesk.findings.missing.one_sided import missed, points_of
from copydesk.findings.missing.weight import Load, load_of
from copydesk.findings.text.kin import meanings_of, meanings_on
from copydesk.findings.text.nearby import count_new
from copydesk.findings.text.pairing import Side
from copydesk.findings.text.phrases import READ
from copydesk.findings.text.wording import left_out, only_here

if TYPE_CHECKING:
    from copydesk.articles.article import Span
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.passage import Passage, Reading

_DIVIDING: Final = frozenset(
    {"and", "but", "which", "who", "whose", "where", "while", "because", "after", "before", "that"}
    | {"although", "though", "when", "as"}
)
_MARKS: Final = frozenset(",;:()—–")
_NEW: Final = 0.75
"""Share of a detail's words that the other article lacks."""
_QUOTED: Final = 4
"""Tokens of a quotation that are worth a finding."""
_APPOSED: Final = 3
"""Tokens that stand between two commas as an apposition: "51" or "aged 51"."""


def detail_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the details that only one of the articles has."""
    left, right = matter.left.article, matter.right.article
    for pairing in matter.pairings:
        if not pairing.crossing:
            for severity, span in _details(pairing.left, pairing.right, matter.right):
                yield left_out(severity, left, span)
            for severity, span in _details(pairing.right, pairing.left, matter.left):
                yield only_here(severity, right, span)


def headline_cause_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the causes that a headline gives and the other article knows nothing of."""
    for span in _headline_causes(matter.left, matter.right):
        yield left_out("high", matter.left.article, span)
    for span in _headline_causes(matter.right, matter.left):
        yield only_here("high", matter.right.article, span)


def _details(here: Side, partner: Side, there: Reading) -> Iterator[tuple[Severity, Span]]:
    """Yield the details of one side of a row that the other article lacks."""
    for passage in here.passages:
        if missed(passage, partner.passages, there):
            continue
        for run in _parts(passage):
            severity = _severity(passage, run, partner) if _is_new(passage, run, there) else None
            if severity is not None:
                yield severity, passage.span(run[0], run[-1])


def _headline_causes(here: Reading, there: Reading) -> Iterator[Span]:
    for passage in here.told:
        if passage.sentence.kind == "headline":
            for cause in causes_in(passage):
                if _is_new(passage, cause.run, there):
                    yield passage.span(cause.first, cause.last)


def _parts(passage: Passage) -> Iterator[range]:
    """Yield the parts of a sentence between commas and conjunctions, without marks at their ends.

    A sentence of a single part has no details.
    """
    words = passage.tokens[:READ]
    cuts = [at for at, token in enumerate(words) if token.key in _DIVIDING or token.text in _MARKS]
    for before, after in pairwise([-1, *cuts, len(words)] if cuts else []):
        part = [at for at in range(before + 1, after) if words[at].kind != "mark"]
        if part:
            yield range(part[0], part[-1] + 1)


def _is_new(passage: Passage, run: range, there: Reading) -> bool:
    words = {meaning for meaning in meanings_of(passage)[run.start : run.stop] if meaning}
    return bool(words) and count_new(words, there) >= _NEW * len(words)


def _severity(passage: Passage, run: range, partner: Side) -> Severity | None:
    """Return how much a part of a sentence is missed; None if hardly."""
    load = load_of(passage, run.start, run.stop)
    if _is_quoted(passage, run):
        return "low" if len(run) >= _QUOTED and _is_cut(passage, partner) else None
    if load.is_denied and _words_besides(passage, run, load) > 1:
        return "medium"
    if load.signs & {"own", "grave"}:
        return "medium"
    if load.figures and len(run) <= _APPOSED:
        return None if _has_apposed_figure(partner) else "low"
    telling = points_of(load) > 1 and _words_besides(passage, run, load)
    return "low" if telling and not _has_rival(passage, partner) else None


def _words_besides(passage: Passage, run: range, load: Load) -> int:
    """Return how many words with content a part has besides its figures and times."""
    taken = {at for figure in load.figures for at in range(figure.first, figure.last + 1)}
    taken |= {at for time in load.times for at in range(time.first, time.last + 1)}
    return sum(bool(meanings_of(passage)[at]) for at in run if at not in taken)


def _is_quoted(passage: Passage, run: range) -> bool:
    return all(passage.quoted[at] for at in run if passage.tokens[at].kind != "mark")


def _is_cut(passage: Passage, partner: Side) -> bool:
    """Tell whether the partner quotes from the same words, and no others."""
    pairs = zip(meanings_on(partner), partner.quoted, strict=True)
    told = {meaning for meaning, quoted in pairs if quoted and meaning}
    return bool(told) and told <= set(meanings_of(passage))


def _has_apposed_figure(side: Side) -> bool:
    """Tell whether a side has a number between commas too: it may be another age."""
    return any(
        load_of(passage, run.start, run.stop).figures
        for passage in side.passages
        for run in _parts(passage)
        if len(run) <= _APPOSED
    )


def _has_rival(passage: Passage, partner: Side) -> bool:
    """Tell whether the partner has a figure or time that this sentence lacks: perhaps its own."""
    values = {figure.value for figure in figures_in(passage)}
    times = {time.value for time in times_in(passage)}
    return any(
        any(figure.value not in values for figure in figures_in(other))
        or any(time.value not in times for time in times_in(other))
        for other in partner.passages
    )
