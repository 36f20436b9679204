"""Looks for findings: runs the rules over two aligned articles, or over one.

Rules are pure functions. Most take a `Pairing`, two runs of sentences that make the same claim;
some need both articles whole (a name spelt one way in row 4 and another way in row 14, a sentence
that the other article lacks). A rule about words declares the language that it knows; articles in
another one get only the rules that know none.

Mirror promise: with the articles swapped the same findings come out, swapped, with omission for
addition and the other way round.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.alignment.link import Link
from copydesk.alignment.progress import stage, watched
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.findings.certainty.flips import flip_clashes
from copydesk.findings.certainty.hedges import hedge_clashes
from copydesk.findings.certainty.negation import negation_clashes
from copydesk.findings.certainty.opposites import opposite_clashes
from copydesk.findings.certainty.stance import stance_clashes
from copydesk.findings.clash import Clash
from copydesk.findings.counts.firsts import first_clashes
from copydesk.findings.counts.limits import limit_clashes
from copydesk.findings.counts.miscounts import miscount_clashes
from copydesk.findings.counts.numbers import number_clashes
from copydesk.findings.counts.plurality import plurality_clashes
from copydesk.findings.dating.dates import date_clashes
from copydesk.findings.dating.frequency import frequency_clashes
from copydesk.findings.dating.misread_spans import misread_span_clashes
from copydesk.findings.deeds.agency import agency_clashes
from copydesk.findings.deeds.cause import cause_clashes, unknown_cause_clashes
from copydesk.findings.deeds.helpers import helper_clashes
from copydesk.findings.deeds.phases import phase_clashes
from copydesk.findings.deeds.rungs import rung_clashes
from copydesk.findings.deeds.stage import nearby_stage_clashes, stage_clashes, undone_clashes
from copydesk.findings.extent.lists import list_clashes
from copydesk.findings.extent.reach import exception_clashes, reach_clashes
from copydesk.findings.extent.scope import rest_clashes, scope_clashes
from copydesk.findings.extent.whereabouts import place_clashes, whereabouts_clashes
from copydesk.findings.finding import SEVERITIES, Finding
from copydesk.findings.matter import Matter
from copydesk.findings.missing.details import detail_clashes, headline_cause_clashes
from copydesk.findings.missing.one_sided import one_sided_clashes
from copydesk.findings.naming.bodies import body_clashes
from copydesk.findings.naming.capitals_lost import lost_capital_clashes
from copydesk.findings.naming.corrections import correction_clashes
from copydesk.findings.naming.misspellings import misspelling_clashes
from copydesk.findings.naming.names import name_clashes
from copydesk.findings.naming.renamed import renamed_clashes
from copydesk.findings.naming.run_together import run_together_clashes
from copydesk.findings.quoting.quotes import quote_clashes
from copydesk.findings.quoting.speakers import speaker_clashes
from copydesk.findings.sourcing.attribution import attribution_clashes
from copydesk.findings.sourcing.opinions import opinion_clashes
from copydesk.findings.standing.epithets import armed_group_clashes, epithet_clashes
from copydesk.findings.standing.headships import headship_clashes
from copydesk.findings.standing.labels import label_clashes
from copydesk.findings.standing.offices import office_clashes
from copydesk.findings.standing.qualified import qualifier_clashes
from copydesk.findings.standing.ranks import rank_clashes, superlative_clashes
from copydesk.findings.standing.roles import role_clashes
from copydesk.findings.text.pairing import Pairing, pairings
from copydesk.findings.text.passage import Reading, reading_of

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress


class Rule(Struct, frozen=True):
    """A rule over pairings."""

    find: Callable[[Pairing], Iterable[Clash]]
    language: str = ""
    """The language that both articles must have; "" for any."""


class WholeRule(Struct, frozen=True):
    """A rule over whole articles."""

    find: Callable[[Matter], Iterable[Clash]]
    language: str = ""


RULES: Final[tuple[Rule, ...]] = (
    Rule(name_clashes),
    Rule(lost_capital_clashes),
    Rule(superlative_clashes, "en"),
    Rule(label_clashes, "en"),
    Rule(number_clashes),
    Rule(date_clashes),
    Rule(plurality_clashes, "en"),
    Rule(first_clashes, "en"),
    Rule(attribution_clashes, "en"),
    Rule(hedge_clashes, "en"),
    Rule(negation_clashes, "en"),
    Rule(opposite_clashes, "en"),
    Rule(stage_clashes, "en"),
    Rule(undone_clashes, "en"),
    Rule(stance_clashes, "en"),
    Rule(phase_clashes, "en"),
    Rule(rung_clashes, "en"),
    Rule(scope_clashes, "en"),
    Rule(whereabouts_clashes, "en"),
    Rule(place_clashes, "en"),
    Rule(list_clashes, "en"),
    Rule(limit_clashes, "en"),
    Rule(reach_clashes, "en"),
    Rule(exception_clashes, "en"),
    Rule(cause_clashes, "en"),
)
"""In this order: of two rules that say the same of the same words the first one speaks."""

WHOLE_RULES: Final[tuple[WholeRule, ...]] = (
    WholeRule(misspelling_clashes),
    WholeRule(run_together_clashes),
    WholeRule(renamed_clashes, "en"),
    WholeRule(miscount_clashes),
    WholeRule(frequency_clashes, "en"),
    WholeRule(misread_span_clashes, "en"),
    WholeRule(correction_clashes),
    WholeRule(body_clashes, "en"),
    WholeRule(office_clashes, "en"),
    WholeRule(role_clashes, "en"),
    WholeRule(headship_clashes, "en"),
    WholeRule(rank_clashes, "en"),
    WholeRule(epithet_clashes, "en"),
    WholeRule(qualifier_clashes, "en"),
    WholeRule(armed_group_clashes, "en"),
    WholeRule(quote_clashes),
    WholeRule(speaker_clashes, "en"),
    WholeRule(opinion_clashes, "en"),
    WholeRule(flip_clashes, "en"),
    WholeRule(nearby_stage_clashes, "en"),
    WholeRule(agency_clashes, "en"),
    WholeRule(helper_clashes, "en"),
    WholeRule(rest_clashes, "en"),
    WholeRule(unknown_cause_clashes, "en"),
    WholeRule(headline_cause_clashes, "en"),
    WholeRule(one_sided_clashes),
    WholeRule(detail_clashes),
)


def find_clashes(
    left: Article,
    right: Article,
    links: Sequence[Link],
    rows: Sequence[Row],
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Return the findings of two aligned articles, by row, then by place.

    Args:
        left: The base.
        right: The article beside it.
        links: As the aligner or a person set them, by index of sentence.
        rows: The rows built from them.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    one, other = reading_of(left), reading_of(right)
    shared = tuple(pairings(one, other, links, rows))
    matter = Matter(one, other, tuple(links), tuple(rows), shared)
    return tuple(_placed(once(_clashes(matter, progress)), matter))


def _clashes(matter: Matter, progress: Progress | None) -> Iterator[Clash]:
    languages = {matter.left.language, matter.right.language}
    rules = [rule for rule in RULES if not rule.language or languages == {rule.language}]
    whole_rules = [
        rule for rule in WHOLE_RULES if not rule.language or languages == {rule.language}
    ]
    count = len(rules) + len(whole_rules)
    for number, rule in enumerate(rules):
        told = stage(progress, number / count, (number + 1) / count)
        for pairing in watched(matter.pairings, told):
            yield from rule.find(pairing)
    for number, whole in enumerate(whole_rules, len(rules)):
        if progress is not None:
            progress(number / count)
        yield from whole.find(matter)


def once(clashes: Iterable[Clash]) -> list[Clash]:
    """Return the clashes without those that repeat another one's kind on overlapping words."""
    kept: list[Clash] = []
    taken: dict[tuple[str, int], list[Clash]] = {}
    for clash in sorted(clashes, key=_rank):
        # Sentences are short: what overlaps begins within the same few hundred code points.
        near = _neighbourhood(clash)
        if not any(_same(clash, known) for key in near for known in taken.get(key, ())):
            kept.append(clash)
            taken.setdefault(near[0], []).append(clash)
    return kept


def _rank(clash: Clash) -> int:
    return SEVERITIES.index(clash.severity)


def _neighbourhood(clash: Clash) -> list[tuple[str, int]]:
    span = clash.left or clash.right
    place = (span.start if span else 0) // 1000
    return [(clash.kind, place + step) for step in (0, -1, 1)]


def _same(one: Clash, other: Clash) -> bool:
    return _overlap(one.left, other.left) and _overlap(one.right, other.right)


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.overlaps(other)


def _placed(clashes: Iterable[Clash], matter: Matter) -> list[Finding]:
    """Return the clashes as findings, each with the row in which it stands."""
    rows_left = {index: row.number for row in matter.rows for index in row.left}
    rows_right = {index: row.number for row in matter.rows for index in row.right}
    found = []
    for clash in clashes:
        if clash.left is not None:
            row = rows_left[_sentence_at(matter.left, clash.left)]
        else:
            assert clash.right is not None
            row = rows_right[_sentence_at(matter.right, clash.right)]
        found.append(
            Finding(
                clash.kind,
                clash.severity,
                clash.reason,
                clash.left,
                clash.right,
                row,
                type=clash.kind,
                confidence="likely",
            )
        )
    return sorted(found, key=_place)


def _sentence_at(reading: Reading, span: Span) -> int:
    """Return the index of the sentence in which `span` begins."""
    return bisect_right(reading.starts, span.start) - 1


def _place(finding: Finding) -> tuple[int, int, int, str]:
    left = finding.left.start if finding.left else -1
    right = finding.right.start if finding.right else -1
    return finding.row, left, right, finding.kind
