"""Prints how many made-up changes are found: `python -m benchmarks.mutations [SET ...]`.

SET is own, kept-out (no number is fitted on it), elsewhere (other languages), sample, stories or
real (which wants COPYDESK_GOLD); own and sample by default.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from benchmarks.mutations.edit import Maker, Mutation
from benchmarks.mutations.material import (
    Text,
    elsewhere_texts,
    kept_out_texts,
    own_texts,
    real_texts,
    same_sentences,
    sample_texts,
    story_texts,
)
from benchmarks.mutations.scoring import (
    CHANGES,
    CHANGES_ELSEWHERE,
    VARIANTS,
    Outcome,
    mutations,
    outcomes,
    own_copies,
    same_told,
)
from copydesk.articles.article import Span
from copydesk.findings.finding import Finding

SETS: Final[Mapping[str, Callable[[], list[Text]]]] = {
    "own": own_texts,
    "kept-out": kept_out_texts,
    "elsewhere": elsewhere_texts,
    "sample": sample_texts,
    "stories": story_texts,
    "real": real_texts,
}
"""Where texts come from, by the name on the command line."""


def lines_by_kind(results: Sequence[Outcome]) -> list[str]:
    """Return a line for each kind of change: how many were found, and stray findings."""
    lines = []
    for kind in [*dict.fromkeys(result.mutation.kind for result in results)]:
        of_kind = [result for result in results if result.mutation.kind == kind]
        found = sum(result.found for result in of_kind)
        stray = sum(len(result.stray) for result in of_kind)
        lines.append(
            f"{kind:24} {found:4}/{len(of_kind):<4} {found / len(of_kind):5.0%}  stray {stray}"
        )
    found = sum(result.found for result in results)
    stray = sum(len(result.stray) for result in results)
    total = max(1, len(results))
    lines.append(
        f"{'all':24} {found:4}/{total:<4} {found / total:5.0%}  stray {stray}, "
        f"{stray / total:.3f} a pair"
    )
    return lines


def alarms_by_kind(results: Sequence[Outcome]) -> list[str]:
    """Return a line for each kind of variant: how many pairs have a finding."""
    lines = []
    for kind in [*dict.fromkeys(result.mutation.kind for result in results)]:
        of_kind = [result for result in results if result.mutation.kind == kind]
        false = [result for result in of_kind if result.stray]
        total = sum(len(result.stray) for result in of_kind)
        lines.append(f"{kind:24} {len(false):4}/{len(of_kind):<4} with findings, {total} in all")
    return lines


def missed(results: Sequence[Outcome]) -> list[str]:
    """Return the changes that no finding meets, one a line."""
    return [
        f"  missed {result.mutation.kind} in {result.text}: {_change(result.mutation)}"
        for result in results
        if not result.found
    ]


def strays(results: Sequence[Outcome]) -> list[str]:
    """Return the findings that meet no change, one a line."""
    return [
        f"  stray {result.mutation.kind} in {result.text}: {_shown(result, finding)}"
        for result in results
        for finding in result.stray
    ]


def _change(mutation: Mutation) -> str:
    before, after = mutation.before, mutation.after
    sides = zip(mutation.left, mutation.right, strict=True)
    return "; ".join(f"{_around(before, one)} > {_around(after, other)}" for one, other in sides)


def _around(text: str, span: Span) -> str:
    near = text[max(0, span.start - 25) : span.start], text[span.start : span.end]
    return f"{near[0]}[{near[1]}]{text[span.end : span.end + 25]}".replace("\n", " ")


def _shown(result: Outcome, finding: Finding) -> str:
    left = finding.left and result.mutation.before[finding.left.start : finding.left.end]
    right = finding.right and result.mutation.after[finding.right.start : finding.right.end]
    return f"{finding.kind} {finding.severity} {left!r} | {right!r} {finding.reason}"


def main() -> None:
    """Print recall by kind, stray findings, and false alarms on what says the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=1, help="changes of a kind in a text")
    parser.add_argument("--most", type=int, default=1000, help="texts of a set")
    parser.add_argument("--kind", action="append", help="this kind of change or variant only")
    parser.add_argument("--missed", action="store_true", help="list changes that were not found")
    parser.add_argument("--stray", action="store_true", help="list findings that meet no change")
    parser.add_argument("--list", action="store_true", help="list all changes and compare nothing")
    said = parser.parse_args()
    for name in said.sets or ["own", "sample"]:
        texts = SETS[name]()[: said.most]
        if said.list:
            _print_changes(name, texts, said)
        else:
            _print_set(name, texts, said)


def _changes(name: str, said: argparse.Namespace) -> dict[str, Maker]:
    makers = CHANGES_ELSEWHERE if name == "elsewhere" else CHANGES
    return {kind: maker for kind, maker in makers.items() if kind in (said.kind or makers)}


def _print_changes(name: str, texts: Sequence[Text], said: argparse.Namespace) -> None:
    for text in texts:
        for mutation in mutations(text, _changes(name, said), said.seed, said.each):
            print(f"{mutation.kind} in {text.name}: {_change(mutation)}")


def _print_set(name: str, texts: Sequence[Text], said: argparse.Namespace) -> None:
    wanted = said.kind or [*VARIANTS, "own copy", "same"]
    variants = {kind: maker for kind, maker in VARIANTS.items() if kind in wanted}
    changed = outcomes(texts, _changes(name, said), seed=said.seed, each=said.each)
    same = outcomes(texts, variants, seed=said.seed)
    if "own copy" in wanted:
        same = [*own_copies(texts), *same]
    if "same" in wanted and name == "own":
        same += same_told(same_sentences())
    print(f"{name}: {len(texts)} texts\n")
    print("\n".join(lines_by_kind(changed)), "\n")
    print("\n".join(alarms_by_kind(same)), "\n")
    if said.missed:
        print("\n".join(missed(changed)))
    if said.stray:
        print("\n".join(strays([*changed, *same])))


if __name__ == "__main__":
    main()
