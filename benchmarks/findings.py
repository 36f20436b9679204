"""How good the findings are: `python -m benchmarks.findings [SET ...] [--missed] [--noise]`.

A gold row is found when a finding of its pair overlaps both of its spans (the one span, for what
one article lacks). A finding that overlaps both spans of an equivalence is a false alarm. Findings
that match no gold row are counted as noise: the gold is meant to be complete. A gold row inside
one article is looked for with `check_article`; such an article counts as a pair with itself.

SET is a story of `gold_findings` or `real` (which wants COPYDESK_GOLD and COPYDESK_ARTICLES); all
by default.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.gold_findings import STORIES, GoldFinding, GoldSet, pairs_of, real_set, story_set
from copydesk.articles.article import Article, Span
from copydesk.articles.readers import read_article
from copydesk.comparison import compare
from copydesk.findings.finding import Finding
from copydesk.findings.inside.within import check_article


class Scored(Struct, frozen=True):
    """One pair of articles: gold rows found and missed, findings useful and not."""

    left: Article
    right: Article
    found: tuple[GoldFinding, ...]
    missed: tuple[GoldFinding, ...]
    alarms: tuple[GoldFinding, ...]
    """Equivalences that were flagged."""
    useful: tuple[Finding, ...]
    noise: tuple[Finding, ...]


def score_pair(gold: GoldSet, files: tuple[str, str]) -> Scored:
    """Compare two articles of a set, or check one, and hold the findings against its gold rows."""
    left, right = (read_article(gold.folder / name) for name in files)
    is_one = files[0] == files[1]
    findings = check_article(left) if is_one else compare(left, right).findings
    rows = [row for row in gold.discrepancies if {row.left_file, row.right_file} == {*files}]
    hits = {row.id: [f for f in findings if _matches(row, f, files)] for row in rows}
    useful = {id(finding) for found in hits.values() for finding in found}
    alarms = [
        row
        for row in gold.equivalences
        if {row.left_file, row.right_file} == {*files}
        and any(_matches(row, finding, files) for finding in findings)
    ]
    return Scored(
        left,
        right,
        tuple(row for row in rows if hits[row.id]),
        tuple(row for row in rows if not hits[row.id]),
        tuple(alarms),
        tuple(f for f in findings if id(f) in useful),
        tuple(f for f in findings if id(f) not in useful),
    )


def _matches(row: GoldFinding, finding: Finding, files: tuple[str, str]) -> bool:
    """Tell whether a finding of the pair `files` overlaps the spans of a gold row."""
    spans = (row.left, row.right) if row.left_file == files[0] else (row.right, row.left)
    return all(
        _overlap(wanted, found)
        for wanted, found in zip(spans, (finding.left, finding.right), strict=True)
    )


def _overlap(wanted: Span | None, found: Span | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return wanted.overlaps(found)


def report(gold: GoldSet, scored: Sequence[Scored]) -> str:
    """Return recall by kind and severity, false alarms and noise, as lines of text."""
    tallies: dict[str, list[int]] = {}
    for pair in scored:
        for rows, hit in ((pair.found, 1), (pair.missed, 0)):
            for row in rows:
                for key in (row.kind, f"severity {row.severity}", "all"):
                    tally = tallies.setdefault(key, [0, 0])
                    tally[0] += hit
                    tally[1] += 1
    lines = [f"{gold.name}: {len(scored)} pairs"]
    lines += [f"  {key:20} {hit:3}/{total}" for key, (hit, total) in sorted(tallies.items())]
    two_sided = [f for p in scored for f in (*p.useful, *p.noise) if f.left and f.right]
    matched = sum(row.right is not None for pair in scored for row in pair.found)
    one_sided = sum(len(p.useful) + len(p.noise) for p in scored) - len(two_sided)
    alarms = [row.id or "/".join(row.words) for pair in scored for row in pair.alarms]
    lines.append(
        f"  two-sided findings {len(two_sided)}, {len(two_sided) / max(1, matched):.2f} for each "
        f"matched row; one-sided {one_sided}; equivalences flagged {len(alarms)}"
        f"/{len(gold.equivalences)} {alarms or ''}"
    )
    return "\n".join(lines)


def details(scored: Sequence[Scored], *, missed: bool, noise: bool) -> str:
    """Return the missed gold rows and the findings that match none, one a line."""
    lines = []
    for pair in scored:
        lines.append(f"{pair.left.name} | {pair.right.name}")
        if missed:
            lines += [
                f"  missed {row.id} {row.kind} {row.severity}: {row.words[0]!r} | {row.words[1]!r}"
                for row in pair.missed
            ]
        if noise:
            lines += [f"  noise {_shown(pair, finding)}" for finding in pair.noise]
    return "\n".join(lines)


def _shown(pair: Scored, finding: Finding) -> str:
    left = pair.left.quote(finding.left) if finding.left else "-"
    right = pair.right.quote(finding.right) if finding.right else "-"
    where = f"{finding.kind} {finding.severity} row {finding.row}"
    return f"{where}: {left!r} | {right!r} {finding.reason}"


def sets_named(names: Sequence[str]) -> list[GoldSet]:
    """Return the gold sets of the given names; without names all that are here."""
    wanted = names or [*(name for name, at in STORIES.items() if at.exists()), "real"]
    found = []
    for name in wanted:
        if name != "real":
            found.append(story_set(name))
        elif "COPYDESK_GOLD" in os.environ and "COPYDESK_ARTICLES" in os.environ:
            gold, articles = os.environ["COPYDESK_GOLD"], os.environ["COPYDESK_ARTICLES"]
            found.append(real_set(Path(gold), Path(articles)))
        else:
            sys.stderr.write("real: skipped, COPYDESK_GOLD and COPYDESK_ARTICLES are not set\n")
    return found


def main() -> None:
    """Print the figures of the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--missed", action="store_true", help="list gold rows that no finding met")
    parser.add_argument("--noise", action="store_true", help="list findings that met no gold row")
    arguments = parser.parse_args()
    for gold in sets_named(arguments.sets):
        scored = [score_pair(gold, files) for files in pairs_of(gold)]
        sys.stdout.write(report(gold, scored) + "\n")
        if arguments.missed or arguments.noise:
            lines = details(scored, missed=arguments.missed, noise=arguments.noise)
            sys.stdout.write(lines + "\n")


if __name__ == "__main__":
    main()
