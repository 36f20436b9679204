"""How much is flagged in real pairs that nobody annotated: `python -m benchmarks.findings_noise`.

The pairs are an editor's retelling and a source article each, from the set `spark.dev.jsonl` in
what COPYDESK_GOLD names. Nobody knows what clashes in them, but how much is said of them may not
grow unnoticed.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from msgspec import Struct

from benchmarks.findings import is_two_sided
from benchmarks.gold_links import pairs_of_set
from benchmarks.mutations.scoring import article_of
from copydesk.comparison import compare

BOUND: Final = 0.73
"""Two-sided findings a pair that were counted when the engine was last changed on purpose."""
_MAY_RISE: Final = 1.1
"""By a tenth at most, before somebody has to read them: the protocol of `gold/STATE.md`."""


class Noise(Struct, frozen=True):
    """What was found in the pairs."""

    pairs: int
    two_sided: int
    one_sided: int
    types: dict[str, int]
    """Two-sided findings by type, most frequent first."""

    @property
    def rate(self) -> float:
        """Two-sided findings a pair."""
        return self.two_sided / max(1, self.pairs)

    @property
    def is_over(self) -> bool:
        """Whether more is flagged than may be."""
        return self.rate > BOUND * _MAY_RISE


def measure() -> Noise | None:
    """Count the findings in all pairs; None, said aloud, where they are not at hand."""
    folder = os.environ.get("COPYDESK_GOLD")
    if folder is None:
        sys.stderr.write("noise: skipped, COPYDESK_GOLD not set\n")
        return None
    pairs = pairs_of_set(Path(folder) / "alignment" / "spark.dev.jsonl")
    types: Counter[str] = Counter()
    one_sided = 0
    for pair in pairs:
        left, right = (
            article_of(name, "\n\n".join(sentences) + "\n")
            for name, sentences in (("left", pair.left), ("right", pair.right))
        )
        for finding in compare(left, right).findings:
            if is_two_sided(finding):
                types[finding.type] += 1
            else:
                one_sided += 1
    return Noise(len(pairs), types.total(), one_sided, dict(types.most_common()))


def lines() -> list[str]:
    """Return what the report says of it."""
    noise = measure()
    if noise is None:
        return ["Skipped: COPYDESK_GOLD is not set."]
    types = ", ".join(f"{name} {count}" for name, count in noise.types.items())
    over = f"**over {BOUND:.2f} by more than a tenth**" if noise.is_over else f"bound {BOUND:.2f}"
    return [
        f"{noise.pairs} pairs: {noise.two_sided} two-sided findings, {noise.rate:.2f} a pair "
        f"({over}); {noise.one_sided} one-sided.",
        "",
        f"By type: {types}.",
    ]


if __name__ == "__main__":
    print("\n".join(lines()))
