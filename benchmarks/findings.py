"""How good the findings are: `python -m benchmarks.findings [SET ...] [--missed] [--noise]`.

A gold row is found when a finding of its pair overlaps both of its spans (the one span, for what
one article lacks). A finding that overlaps both spans of an equivalence is a false alarm. Two-sided
findings that match no gold row are counted as noise: the gold is meant to be complete, but for what
stands in one article only. A gold row inside one article is looked for in what an article
contradicts in itself; such an article counts as a pair with itself.

SET is a name in `gold_findings.STATES`; all that are at hand by default. The report is
`benchmarks.findings_report`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from benchmarks.gold_findings import STATES, GoldFinding, GoldSet, pairs_of, sets_named
from copydesk.articles.article import Article, Span
from copydesk.articles.read_article import read_article
from copydesk.comparison import compare
from copydesk.findings.finding import Finding


class Met(Struct, frozen=True):
    """A gold row and the findings that overlap its spans, the closest first."""

    row: GoldFinding
    findings: tuple[Finding, ...]


class ScoredPair(Struct, frozen=True):
    """One pair of articles: what is listed, what was found."""

    left: Article
    right: Article
    discrepancies: tuple[Met, ...]
    equivalences: tuple[Met, ...]
    findings: tuple[Finding, ...]

    @property
    def useful(self) -> tuple[Finding, ...]:
        """The findings that meet a gold row."""
        return self._meeting(self.discrepancies)

    @property
    def noise(self) -> tuple[Finding, ...]:
        """The findings that meet none."""
        useful = {id(finding) for finding in self.useful}
        return tuple(finding for finding in self.findings if id(finding) not in useful)

    @property
    def false(self) -> tuple[Finding, ...]:
        """The findings that flag an equivalence."""
        return self._meeting(self.equivalences)

    def _meeting(self, rows: Sequence[Met]) -> tuple[Finding, ...]:
        met = {id(finding) for row in rows for finding in row.findings}
        return tuple(finding for finding in self.findings if id(finding) in met)


class ScoredSet(Struct, frozen=True):
    """A gold set and what was found in its pairs."""

    gold: GoldSet
    pairs: tuple[ScoredPair, ...]

    def rows(self) -> Iterator[Met]:
        """Yield the discrepancies of all pairs."""
        for pair in self.pairs:
            yield from pair.discrepancies

    def two_sided(self) -> Iterator[Finding]:
        """Yield the findings that name a place in both articles."""
        for pair in self.pairs:
            yield from filter(is_two_sided, pair.findings)

    def useful(self) -> Iterator[Finding]:
        """Yield the two-sided findings that meet a gold row."""
        for pair in self.pairs:
            yield from filter(is_two_sided, pair.useful)

    def flagged(self) -> list[Met]:
        """Return the equivalences that a finding met."""
        return [row for pair in self.pairs for row in pair.equivalences if row.findings]


Finder = Callable[[Article, Article], Sequence[Finding]]
"""Returns what is found in a pair, or in one article that is given twice."""


def found(left: Article, right: Article) -> Sequence[Finding]:
    """Return the findings of a pair as the program has them."""
    comparison = compare(left, right)
    return comparison.inside_left if left == right else comparison.findings


def score_set(gold: GoldSet, find: Finder = found) -> ScoredSet:
    """Compare all pairs of a set and hold what is found against its rows."""
    return ScoredSet(gold, tuple(score_pair(gold, files, find) for files in pairs_of(gold)))


def score_pair(gold: GoldSet, files: tuple[str, str], find: Finder = found) -> ScoredPair:
    """Compare two articles of a set, or one with itself, and hold the findings against the gold."""
    left, right = (read_article(gold.folder / name) for name in files)
    findings = tuple(find(left, right))
    return ScoredPair(
        left,
        right,
        tuple(_met(row, findings, files) for row in gold.discrepancies if _is_of(row, files)),
        tuple(_met(row, findings, files) for row in gold.equivalences if _is_of(row, files)),
        findings,
    )


def is_two_sided(finding: Finding) -> bool:
    """Tell whether a finding names a place in both articles."""
    return finding.left is not None and finding.right is not None


def spans_of(row: GoldFinding, files: tuple[str, str]) -> tuple[Span | None, Span | None]:
    """Return the spans of a gold row in the order of `files`."""
    return (row.left, row.right) if row.left_file == files[0] else (row.right, row.left)


def _is_of(row: GoldFinding, files: tuple[str, str]) -> bool:
    return {row.left_file, row.right_file} == {*files}


def _met(row: GoldFinding, findings: Sequence[Finding], files: tuple[str, str]) -> Met:
    spans = spans_of(row, files)
    close = [
        (closeness, place)
        for place, finding in enumerate(findings)
        if (closeness := _closeness(spans, finding)) > 0
    ]
    return Met(row, tuple(findings[place] for _closeness, place in sorted(close, reverse=True)))


def _closeness(spans: tuple[Span | None, Span | None], finding: Finding) -> float:
    """Return how nearly a finding points at the spans of a row: 0 not at all, up to 1."""
    one, other = _shared(spans[0], finding.left), _shared(spans[1], finding.right)
    return min(one, other)


def _shared(wanted: Span | None, found: Span | None) -> float:
    if wanted is None or found is None:
        return 1.0 if wanted is found else 0.0
    both = min(wanted.end, found.end) - max(wanted.start, found.start)
    either = max(wanted.end, found.end) - min(wanted.start, found.start)
    return max(0, both) / either


def summary(scored: ScoredSet) -> str:
    """Return recall by kind and severity, false alarms and noise, as lines of text."""
    tallies: dict[str, list[int]] = {}
    for met in scored.rows():
        sides = "two-sided" if met.row.right else "one-sided"
        for key in (met.row.kind, f"severity {met.row.severity}", f"all {sides}"):
            tally = tallies.setdefault(key, [0, 0])
            tally[0] += bool(met.findings)
            tally[1] += 1
    gold = scored.gold
    two_sided, useful = list(scored.two_sided()), list(scored.useful())
    matched = sum(bool(met.findings and met.row.right) for met in scored.rows())
    one_sided = sum(len(pair.findings) for pair in scored.pairs) - len(two_sided)
    flagged = [met.row.id or "/".join(met.row.words) for met in scored.flagged()]
    return "\n".join(
        [
            f"{gold.name} ({gold.state}): {len(scored.pairs)} pairs",
            *(f"  {key:20} {hit:3}/{total}" for key, (hit, total) in sorted(tallies.items())),
            f"  two-sided findings {len(two_sided)}, useful {len(useful)} "
            f"({len(useful) / max(1, len(two_sided)):.0%}), "
            f"{len(two_sided) / max(1, matched):.2f} for each matched row; one-sided {one_sided}; "
            f"equivalences flagged {len(flagged)}/{len(gold.equivalences)} {flagged or ''}",
        ]
    )


def details(pairs: Sequence[ScoredPair], wanted: argparse.Namespace) -> Iterator[str]:
    """Yield what is wanted of each pair, a line each: rows missed, findings useful and not."""
    for pair in pairs:
        yield f"{pair.left.name} | {pair.right.name}"
        for met in pair.discrepancies if wanted.missed else ():
            if not met.findings:
                row = met.row
                what = f"{row.id} {row.kind} {row.severity}"
                yield f"  missed {what}: {row.words[0]!r} | {row.words[1]!r}"
        false = {id(finding) for finding in pair.false}
        for finding in pair.noise if wanted.noise else ():
            word = "FALSE" if id(finding) in false else "noise"
            yield f"  {word} {_shown(pair, finding)}"
        for finding in pair.useful if wanted.useful else ():
            yield f"  useful {_shown(pair, finding)}"


def _shown(pair: ScoredPair, finding: Finding) -> str:
    left = pair.left.quote(finding.left) if finding.left else "-"
    right = pair.right.quote(finding.right) if finding.right else "-"
    what = f"{finding.type} {finding.confidence} {finding.kind} {finding.severity}"
    return f"{what} row {finding.row}: {left!r} | {right!r} {finding.reason}"


def main() -> None:
    """Print the figures of the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(STATES))
    parser.add_argument("--missed", action="store_true", help="list gold rows that no finding met")
    parser.add_argument("--noise", action="store_true", help="list findings that met no gold row")
    parser.add_argument("--useful", action="store_true", help="list findings that met a gold row")
    arguments = parser.parse_args()
    for gold in sets_named(arguments.sets):
        scored = score_set(gold)
        sys.stdout.write(summary(scored) + "\n")
        if arguments.missed or arguments.noise or arguments.useful:
            sys.stdout.write("\n".join(details(scored.pairs, arguments)) + "\n")


if __name__ == "__main__":
    main()
