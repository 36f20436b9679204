"""Writes `benchmarks/FINDINGS.md`: `make bench-findings`.

Parts: what the sets are; recall, noise, types, confidence and severity on the gold
(`findings_tables`); the fact sheet (`findings_sheet`); made-up changes (`findings_mutations`); how
much is flagged in pairs without gold (`findings_noise`); time (`findings_speed`,
`findings_hostile`). `--only PART` prints one part and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks import findings_mutations, findings_noise, findings_sheet, findings_speed
from benchmarks import findings_tables as tables
from benchmarks.findings import score_set
from benchmarks.findings_hostile import MOST_RATIO, MOST_SECONDS, SIZE, grown, heads
from benchmarks.findings_left_out import left_out_sets
from benchmarks.gold_findings import STATES, sets_named

PATH: Final = Path(__file__).parent / "FINDINGS.md"

_ABOUT: Final = """\
# Findings: measured

Written by `make bench-findings`, with COPYDESK_GOLD and COPYDESK_ARTICLES set. What each set is,
and who has read it for what, stands in `benchmarks/gold/STATE.md`.

- **sealed**: none of these. Sealed sets are kept by others, and nobody who writes the engine has
  seen them: figures of theirs can't be printed here.
- **opened**: {opened}. Rows, misses and findings were read while the engine was written, and
  designs and thresholds compared on it: figures are higher than those of unseen articles.
- **fitted**: {fitted}. Weights were found on their rows, or earlier rules
  written for them: their figures say whether something broke, and nothing of other articles. What
  the invented stories say of others stands under *Left out of the fit*.

A gold row counts as found when a finding of its pair overlaps both of its spans, or the one span of
what one article lacks, whatever the kind. An equivalence is a passage merely written differently:
flagging one is a false alarm. A two-sided finding is useful when it overlaps both spans of a
gold row.
"""


def _gold() -> Iterator[str]:
    sets = [score_set(gold) for gold in sets_named()]
    yield from ("## Recall", "", *tables.recall(sets), "")
    yield from ("## Noise", "", *tables.noise(sets), "")
    yield from ("## By type", "", "Useful of all two-sided findings of a type.", "")
    yield from (*tables.by_type(sets), "", *tables.by_confidence(sets), "")
    yield from ("## Severity", "", "The closest finding of each row that was met.", "")
    yield from (*tables.severity(sets), "")
    yield from ("## Cells", "", "Where the listed passages stand.", "", *tables.cells(sets))


def _fit() -> Iterator[str]:
    sets = left_out_sets()
    yield from ("## Left out of the fit", "")
    yield from ("Each story weighed by numbers that were fitted without it.", "")
    yield from (*tables.recall(sets), "", *tables.noise(sets), "")
    yield from (*tables.by_type(sets), "", *tables.by_confidence(sets))


def _sheet() -> Iterator[str]:
    yield from ("## The fact sheet", "", "Gold rows of which both places are in one line.", "")
    yield from findings_sheet.lines(sets_named())


def _mutations() -> Iterator[str]:
    texts = findings_mutations.texts()
    counts = ", ".join(f"{len(some)} of {name}" for name, some in texts.items())
    yield from ("## Made-up changes", "", f"Texts: {counts}; one change of a kind a text.", "")
    yield from (*findings_mutations.changed(texts), "")
    yield from findings_mutations.unchanged(texts)


def _noise() -> Iterator[str]:
    yield from ("## Real pairs without gold", "", *findings_noise.lines())


def _speed() -> Iterator[str]:
    yield from ("## Speed", "", "Milliseconds on two made-up articles, reading included.", "")
    yield from findings_speed.lines()


def _hostile() -> Iterator[str]:
    yield from ("## Hostile texts", "")
    yield f"CPU seconds of whole runs in one process; {MOST_RATIO} times as long for twice as much"
    yield from (f"is asked, and {MOST_SECONDS:.0f} s for {2 * SIZE:,}.", "")
    yield from tables.table_head("new", heads())
    for text in grown():
        yield tables.table_line(text.name, text.cells())


PARTS: Final[Mapping[str, Callable[[], Iterable[str]]]] = {
    "gold": _gold,
    "fit": _fit,
    "sheet": _sheet,
    "mutations": _mutations,
    "noise": _noise,
    "speed": _speed,
    "hostile": _hostile,
}
"""The parts of the report, in order."""


def _about() -> str:
    named = {
        state: ", ".join(name for name, its in STATES.items() if its == state)
        for state in ("opened", "fitted")
    }
    return _ABOUT.format(**named)


def main() -> None:
    """Print the report and write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", choices=[*PARTS], action="append", help="print, write nothing")
    only = parser.parse_args().only
    written = [_about()]
    for name, part in PARTS.items():
        if not only or name in only:
            text = "\n".join(part()) + "\n"
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
            written.append(text)
    if not only:
        PATH.write_text("\n".join(written), encoding="utf-8")


if __name__ == "__main__":
    main()
