"""How good, how honest and how fast the aligner is: `make bench-alignment`.

Prints quality on each set beside peers measured in the same run, the same by folds, what *sure*,
*likely* and *maybe* are worth, and speed at four sizes; writes all of it to `ALIGNMENT.md` beside
this file. Sets from elsewhere are looked for in `alignment` of the folder that COPYDESK_GOLD names;
without them only the project's own stories are measured, and nothing is written. Takes some ten
minutes, nearly all of them the peers'.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import mean
from typing import Final

from benchmarks import cells
from benchmarks.alignment_peers import best_cutoff, peer_counts, peers, scores_of
from benchmarks.alignment_quality import (
    FOLDS,
    counts_of,
    f1_of,
    fold_of,
    folded_numbers,
    half_interval,
    links_by,
    own_links,
    quality_of,
    reliability_of,
)
from benchmarks.alignment_speed import SIZES, speed_at
from benchmarks.fit_alignment import fingerprints, lessons
from benchmarks.gold_links import GoldPair, agreements, overall, pairs_by_kind, pairs_of_set

REPORT: Final = Path(__file__).with_name("ALIGNMENT.md")
FITTED: Final = ("news", "leads", "plain", "porsimples", "seeds")
"""Sets that the numbers are fitted on."""
SETS: Final = {
    "spark": "spark.dev.jsonl",
    "propseg": "propseg.dev.jsonl",
    "porsimples": "porsimples.dev.jsonl",
    "deplain": "deplain.dev.jsonl",
    "seeds": "seeds.dev.json",
}
"""Sets from elsewhere and their files."""
_PACKAGES: Final = ("copydesk", "rapidfuzz", "diff-match-patch")

Sets = dict[str, list[GoldPair]]
Table = list[list[str]]


def main() -> None:
    """Measure, print, and write the report if all sets are there."""
    folder = os.environ.get("COPYDESK_GOLD")
    gold = Path(folder, "alignment") if folder else None
    sets: Sets = dict(pairs_by_kind().items())
    if gold is not None:
        sets |= {name: pairs_of_set(gold / file) for name, file in SETS.items()}
    real = cells.findings_folder()
    sections = [
        _section("Quality", _QUALITY, _quality(sets)),
        _section("Quality beside peers", _PEERS, _beside_peers(sets)),
        *([_section("By folds", _BY_FOLDS, _by_folds(sets, gold))] if gold else []),
        _section("What a confidence is worth", _RELIABILITY, _reliability(sets)),
        *([_section("Cells to read", _CELLS, cells.table(real))] if real else []),
        _section("Speed", _SPEED, _speed()),
    ]
    if gold is None:
        print("COPYDESK_GOLD names no folder: only the stories were measured, nothing is written")
        return
    read = "\n".join(f"    {line}" for line in fingerprints(gold))
    told = _ABOUT.format(agreement=overall(agreements()), versions=_versions())
    REPORT.write_text(f"{told}\n{''.join(sections)}\n## Read for fitting\n\n{read}\n", "utf-8")


_ABOUT: Final = """\
# Alignment: measured

Written by `make bench-alignment` with COPYDESK_GOLD set. All figures are over sentence links; F1 is
micro-averaged, its interval (95 %) drawn by whole documents; pairs that share a text are one
document, and with fewer than ten documents an interval is only a hint. One set of numbers and one
threshold for all, whatever the language.

| set | what it is | use |
| --- | --- | --- |
| news | eight invented stories, five or six retellings each, all pairs (CC0) | fitted |
| leads | six invented subjects in four encyclopedia leads each, as if translated (CC0) | fitted |
| plain | two invented leaflets, German and English, in two plain versions each (CC0) | fitted |
| porsimples | Portuguese news beside their simplified versions | fitted |
| seeds | two pairs of real articles | fitted |
| spark | an editor's retelling beside the source article, English | choosing |
| propseg | two encyclopedia leads on one subject, English | choosing |
| deplain | German web texts beside plain language | choosing |

*Fitted*: weights come from it. *Choosing*: no weight comes from it, but designs were compared on
it, and spark also set how cautious confidences are (`CAUTION`) and where *likely* begins. So no
figure here is of material that nobody looked at: expect a little less on new texts.

Two readers of one pair of each story agree at F1 {agreement:.3f}. The numbers are found by
`python -m benchmarks.fit_alignment GOLD`; what it read stands at the end.

Versions: {versions}.
"""
_QUALITY: Final = "Links as shown, from *maybe* upwards."
_PEERS: Final = (
    "F1. Each peer links a cell that reaches its cutoff and 0.7 of the best in its row or column;"
    " the cutoff is the best one for it on the fitted sets."
)
_BY_FOLDS: Final = (
    f"F1 over {FOLDS} folds by document, mean and half the 95 % interval. Fitted sets: fitted again"
    " without each fold (a story stays together). Others: the shipped"
    " numbers. The design was chosen on all of them, so this shows that the weights carry over, not"
    " that the choices do. Where there are fewer documents than folds there is no interval."
)
_RELIABILITY: Final = "Right: how many of the links so called are in the gold data."
_CELLS: Final = (
    "What findings and the fact sheet may compare: the share of the passages that people found to"
    " clash, or to mean the same, of which both stand in one cell, and the cells for each sentence"
    " of the shorter article. Ten pairs of real articles, an opened set: nothing is fitted to it."
)
_SPEED: Final = (
    "Median of `score_sentences` for two texts of so many sentences, on the machine that wrote this"
    " (times are to be read as ratios), and the peak memory of the process that did it."
)


def _quality(sets: Sets) -> Table:
    rows = [["set", "documents", "links", "precision", "recall", "F1", "95 %"]]
    for name, pairs in sets.items():
        quality = quality_of(counts_of(pairs, own_links))
        documents = len({pair.document for pair in pairs})
        # One document drawn again and again gives no interval.
        interval = f"{quality.low:.3f}-{quality.high:.3f}" if documents > 1 else ""
        rows.append(
            [
                name,
                str(documents),
                str(sum(len(pair.sure) for pair in pairs)),
                f"{quality.precision:.3f}",
                f"{quality.recall:.3f}",
                f"{quality.f1:.3f}",
                interval,
            ]
        )
    return rows


def _beside_peers(sets: Sets) -> Table:
    ours = [f1_of(counts_of(pairs, own_links)) for pairs in sets.values()]
    rows = [["", "cutoff", *sets], ["**copydesk**", "", *(f"**{value:.3f}**" for value in ours)]]
    for name, peer in peers().items():
        scores = {key: scores_of(pairs, peer) for key, pairs in sets.items()}
        cutoff = best_cutoff([(sets[key], scores[key]) for key in FITTED if key in sets])
        values = [f1_of(peer_counts(pairs, scores[key], cutoff)) for key, pairs in sets.items()]
        rows.append([name, f"{cutoff:.2f}", *(f"{value:.3f}" for value in values)])
    return rows


def _by_folds(sets: Sets, gold: Path) -> Table:
    material = lessons(gold)
    folds = {name: fold_of(pairs) for name, pairs in sets.items()}
    fitted = folded_numbers(
        material, {key: fold for name in FITTED for key, fold in folds[name].items()}
    )
    rows = [["set", "documents", "mean F1", "+-"]]
    for name, pairs in sets.items():
        values = []
        for fold in sorted(set(folds[name].values())):
            linker = links_by(fitted[fold]) if name in FITTED else own_links
            held = [pair for pair in pairs if folds[name][pair.document] == fold]
            values.append(f1_of(counts_of(held, linker)))
        # Fewer documents than folds give a mean, but no interval worth the name.
        half = f"{half_interval(values):.3f}" if len(values) == FOLDS else ""
        rows.append([name, str(len(folds[name])), f"{mean(values):.3f}", half])
    return rows


def _reliability(sets: Sets) -> Table:
    rows = [["set", "word", "links", "share of shown", "right"]]
    for name, pairs in sets.items():
        for line in reliability_of(pairs):
            share, right = f"{line.share:.0%}", f"{line.right:.0%}" if line.links else ""
            rows.append([name, line.word, str(line.links), share, right])
    return rows


def _speed() -> Table:
    rows = [["sentences a side", "ms", "MB"]]
    for size in SIZES:
        speed = speed_at(size)
        rows.append([f"{size:,}", f"{speed.milliseconds:,.0f}", f"{speed.megabytes:.0f}"])
    return rows


def _section(title: str, about: str, rows: Table) -> str:
    """Print a table and return it as a section of the report."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "| --- " * len(rows[0]) + "|")
    text = f"\n## {title}\n\n{about}\n\n" + "\n".join(lines) + "\n"
    print(text, flush=True)
    return text


def _versions() -> str:
    """Return what ran, for whoever measures again."""
    found: Sequence[str] = [f"{name} {version(name)}" for name in _PACKAGES]
    return ", ".join([*found, f"Python {platform.python_version()}"])


if __name__ == "__main__":
    main()
