"""Writes `benchmarks/FINDINGS.md`: `make bench-findings`.

Recall by kind and severity, equivalences flagged and noise for every gold set that is here, and
what finding costs at three sizes.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.alignment_speed import made_texts
from benchmarks.findings import Scored, score_pair, sets_named
from benchmarks.gold_findings import GoldFinding, GoldSet, pairs_of
from copydesk.alignment.task import AlignmentTask
from copydesk.articles.article import Article
from copydesk.articles.readers import read_article
from copydesk.comparison import compare
from copydesk.findings.finder import find_clashes
from copydesk.findings.finding import FINDING_KINDS
from copydesk.findings.text import passage

PATH: Final = Path(__file__).parent / "FINDINGS.md"
SIZES: Final = (30, 300, 2_000)
"""Sentences a side."""
_RUNS: Final = 7
_SMALL: Final = 300
"""Sentences a side up to which a size is measured `_RUNS` times, and above it once."""
_KIND_OF_REAL: Final = {
    "name_corruption": "name",
    "name_variant": "name",
    "place": "name",
    "title": "office",
    "status": "stage",
}
"""How the gold of the real articles calls some kinds."""

_ABOUT: Final = """\
# Findings: measured

Written by `make bench-findings`, with COPYDESK_GOLD and COPYDESK_ARTICLES set. A gold row counts as
found when a finding of its pair overlaps both of its spans, or the one span of what one article
lacks, whatever the kind. An equivalence is a passage merely written differently: flagging one is a
false alarm. Findings for each matched row count the two-sided ones only.

| set | what it is | use |
| --- | --- | --- |
| real articles | three pairs of real articles, 36 rows | rules were written with it in view |
| norvik-ferry | the sample corpus | rules were written with it in view |
| hearing-trial | an invented drug trial | opened when most rules stood, to widen them |
| ministers-visit | an invented visit of state | never looked at while rules were written |

The lists of both last stories were made by reading, before any rule had run on them, by a reader
who had seen no rule. The figures of ministers-visit are what to expect of other articles.
"""


def _tally(rows: Iterable[GoldFinding]) -> dict[str, int]:
    tally: dict[str, int] = {}
    for row in rows:
        kind = _KIND_OF_REAL.get(row.kind, row.kind)
        for key in (kind, f"severity {row.severity}", "all"):
            tally[key] = tally.get(key, 0) + 1
    return tally


def _recall(results: Sequence[tuple[GoldSet, Sequence[Scored]]]) -> list[str]:
    names = [gold.name for gold, _scored in results]
    lines = [f"|  | {' | '.join(names)} |", f"| --- |{' ---: |' * len(names)}"]
    found = [_tally(row for pair in scored for row in pair.found) for _gold, scored in results]
    every = [
        _tally(row for pair in scored for row in (*pair.found, *pair.missed))
        for _gold, scored in results
    ]
    for key in ("all", "severity high", "severity medium", "severity low", *FINDING_KINDS):
        cells = [
            f"{hit.get(key, 0)}/{total[key]}" if key in total else ""
            for hit, total in zip(found, every, strict=True)
        ]
        lines.append(f"| {key} | {' | '.join(cells)} |")
    return lines


def _noise(gold: GoldSet, scored: Sequence[Scored]) -> str:
    findings = [finding for pair in scored for finding in (*pair.useful, *pair.noise)]
    two_sided = [finding for finding in findings if finding.left and finding.right]
    matched = sum(row.right is not None for pair in scored for row in pair.found)
    lone = [f for pair in scored for f in pair.noise if not (f.left and f.right)]
    alarms = sum(len(pair.alarms) for pair in scored)
    rate = len(two_sided) / max(1, matched)
    return (
        f"| {gold.name} | {len(two_sided)} | {rate:.2f} | {len(findings) - len(two_sided)} "
        f"| {len(lone)} | {alarms}/{len(gold.equivalences)} |"
    )


def _made_pair(folder: Path, size: int) -> tuple[Article, Article]:
    for name, text in zip(("one", "other"), made_texts(size), strict=True):
        # One sentence a paragraph, and no stop inside: as many sentences as asked for.
        whole = [re.sub(r"[.!?](?=\W*\s)", "", sentence) for sentence in text]
        told = "".join(f"{sentence.strip()}.\n\n" for sentence in whole)
        (folder / f"{name}-{size}.txt").write_text(told, encoding="utf-8")
    return read_article(folder / f"one-{size}.txt"), read_article(folder / f"other-{size}.txt")


@lru_cache
def _warm() -> None:
    """Load the word lists and the language model, which a program does once."""
    with TemporaryDirectory() as folder:
        compare(*_made_pair(Path(folder), 30))


def _speed(size: int) -> str:
    _warm()
    with TemporaryDirectory() as folder:
        left, right = _made_pair(Path(folder), size)
        began = time.perf_counter()
        task = AlignmentTask(
            tuple(left.quote(sentence) for sentence in left.sentences),
            tuple(right.quote(sentence) for sentence in right.sentences),
        )
        task.run()
        aligning = time.perf_counter() - began
        comparison = compare(left, right)
        times = []
        for _ in range(_RUNS if size <= _SMALL else 1):
            passage._reading.cache_clear()
            began = time.perf_counter()
            find_clashes(left, right, comparison.links, comparison.rows)
            times.append(time.perf_counter() - began)
    finding = statistics.median(times)
    return f"| {size:,} | {finding * 1e3:,.0f} | {aligning * 1e3:,.0f} |"


def main() -> None:
    """Print the report and write it."""
    results = [
        (gold, [score_pair(gold, files) for files in pairs_of(gold)]) for gold in sets_named([])
    ]
    results.sort(key=lambda result: result[0].name != "real articles")
    lines = [_ABOUT, "## Recall", "", *_recall(results), "", "## Noise", ""]
    lines += [
        "| set | two-sided | for each matched row | one-sided | of them in no gold row "
        "| equivalences flagged |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(_noise(gold, scored) for gold, scored in results),
        "",
        "## Speed",
        "",
        "Milliseconds for the findings of two made-up articles, reading their words included,",
        "beside the alignment of the same sentences in the same run.",
        "",
        "| sentences a side | findings | alignment |",
        "| ---: | ---: | ---: |",
        *(_speed(size) for size in SIZES),
    ]
    text = "\n".join(lines) + "\n"
    PATH.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
