"""The filters: which rows are shown, and with them which findings `;` goes to.

A filter has a name, which is shown, kept for the next start, and is all that is known of it: there
is one for each state, verdict, kind and severity, and one for each reviewer, tag and note's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from copydesk.findings.finding import FINDING_KINDS, SEVERITIES
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.opinions import is_disputed, judgements_on, verdicts_on, wanted_by
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.verdict import Verdict

PartTest = Callable[[Judged], bool]
"""Tells whether a row or a finding is what a filter is about."""


def _is_kind(judged: JudgedFinding, *, kind: str) -> bool:
    return judged.finding.kind == kind and judged.state != "dismissed"


def _is_severe(judged: JudgedFinding, *, severity: str) -> bool:
    return judged.finding.severity == severity and judged.state != "dismissed"


FINDING_FILTERS: Final[dict[str, Callable[[JudgedFinding], bool]]] = {
    "with findings": lambda judged: judged.state != "dismissed",
    **{severity: partial(_is_severe, severity=severity) for severity in SEVERITIES},
    "dismissed": lambda judged: judged.state == "dismissed",
    **{kind: partial(_is_kind, kind=kind) for kind in FINDING_KINDS},
}
"""Filters that are about findings, each with its test: a row is shown for one that passes."""


def verdict_filter(verdict: Verdict) -> str:
    """Return the name of the filter for what anybody gave a verdict: "3 contradict"."""
    return f"{int(verdict)} {verdict.word}"


def _has_verdict(part: Judged, *, verdict: Verdict) -> bool:
    return any(item.verdict is verdict for item in verdicts_on(part))


PART_FILTERS: Final[dict[str, PartTest]] = {
    **{verdict_filter(verdict): partial(_has_verdict, verdict=verdict) for verdict in Verdict},
    "with a note": lambda part: any(item.note for item in judgements_on(part)),
    "second reader": lambda part: bool(wanted_by(part)),
    "disputed": is_disputed,
    "final": lambda part: part.final is not None,
    "changed since": lambda part: any(item.changed_since for item in verdicts_on(part)),
}
"""Filters about what anybody said of a row or of a finding in it, each with its test: a row is
shown if it passes, or for a finding that does."""

_JUDGED_BY: Final = "judged by "
_TAGGED: Final = "tagged "
_NOTED: Final = "noted "


def judged_by(reviewer: str) -> str:
    """Return the name of the filter for what a reviewer gave a verdict."""
    return _JUDGED_BY + reviewer


def tagged(tag: str) -> str:
    """Return the name of the filter for what anybody gave a tag."""
    return _TAGGED + tag


def noted(words: str) -> str:
    """Return the name of the filter for what has these words, in any case, in anybody's note."""
    return _NOTED + words


def reviewers_in(counts: Counter[str]) -> list[str]:
    """Return whose verdicts are among what `tally` counted, the busiest first."""
    return _named_in(counts, _JUDGED_BY)


def tags_in(counts: Counter[str]) -> list[str]:
    """Return which tags are among what `tally` counted, the most used first."""
    return _named_in(counts, _TAGGED)


def _named_in(counts: Counter[str], naming: str) -> list[str]:
    names = (name for name, _count in counts.most_common() if name not in FILTERS)
    return [name.removeprefix(naming) for name in names if name.startswith(naming)]


def _has_verdict_of(part: Judged, *, named: str) -> bool:
    return any(item.reviewer == named for item in verdicts_on(part))


def _has_tag(part: Judged, *, named: str) -> bool:
    return any(named in item.tags for item in judgements_on(part))


def _has_noted(part: Judged, *, named: str) -> bool:
    return any(named.casefold() in item.note.casefold() for item in judgements_on(part))


_NAMING: Final[dict[str, Callable[..., bool]]] = {
    _JUDGED_BY: _has_verdict_of,
    _TAGGED: _has_tag,
    _NOTED: _has_noted,
}
"""Filters whose name goes on with what somebody typed, each with its test."""


def _only_others_judged(judged: JudgedRow) -> bool:
    judged_by_others = any(
        item.verdict is not None for part in judged.parts for item in part.others
    )
    return judged_by_others and judged.state != "done"


def _has_finding(judged: JudgedRow, *, name: str) -> bool:
    return any(map(FINDING_FILTERS[name], judged.findings))


def _has_part(judged: JudgedRow, *, test: PartTest) -> bool:
    return any(map(test, judged.parts))


ROW_FILTERS: Final[dict[str, Callable[[JudgedRow], bool]]] = {
    "all": lambda _judged: True,
    "to do": lambda judged: judged.state == "to do",
    "differences": lambda judged: not (judged.row.furniture or judged.row.relation == "same"),
    "judged": lambda judged: judged.state == "done",
    "not reviewed": lambda judged: judged.state in ("to do", "quiet"),
    "judged by others only": _only_others_judged,
    "one-sided": lambda judged: judged.row.relation.endswith("only") and not judged.row.furniture,
    "moved": lambda judged: judged.row.moved,
}
"""Filters about rows as such, each with its test."""

FILTERS: Final[dict[str, Callable[[JudgedRow], bool]]] = {
    **ROW_FILTERS,
    **{name: partial(_has_part, test=test) for name, test in PART_FILTERS.items()},
    **{name: partial(_has_finding, name=name) for name in FINDING_FILTERS},
}
"""All that have a name of their own; `judged_by`, `tagged` and `noted` make more."""


def is_filter(name: str) -> bool:
    """Tell whether there is a filter of this name."""
    return name in FILTERS or _named_test(name) is not None


def row_test(name: str) -> Callable[[JudgedRow], bool]:
    """Return which rows a filter shows."""
    part = _part_test(name)
    return FILTERS[name] if part is None else partial(_has_part, test=part)


def _part_test(name: str) -> PartTest | None:
    return PART_FILTERS.get(name) if name in FILTERS else _named_test(name)


def _named_test(name: str) -> PartTest | None:
    for naming, test in _NAMING.items():
        if name.startswith(naming):
            return partial(test, named=name.removeprefix(naming))
    return None


def findings_shown(judged: JudgedRow, name: str) -> tuple[JudgedFinding, ...]:
    """Return the findings of a row that a filter is about.

    The open ones unless it says others. Where it is about rows and findings alike, those that pass,
    and with a row that passes its open ones.
    """
    if name == "judged":
        return tuple(finding for finding in judged.findings if finding.state == "done")
    if (part := _part_test(name)) is not None:
        also = judged.open_findings if part(judged) else ()
        return tuple(known for known in judged.findings if part(known) or known in also)
    test = FINDING_FILTERS.get(name)
    return judged.open_findings if test is None else tuple(filter(test, judged.findings))


# Counting


def tally(rows: Iterable[JudgedRow]) -> Counter[str]:
    """Return how many rows each filter shows, by its name; "all" leaves furniture out.

    What is typed isn't foreseen, so words in notes aren't counted. One look at a row gives all its
    filters, and rows that nobody said anything on are looked at once a kind of row.
    """
    counts: Counter[str] = Counter()
    bare: dict[tuple[object, ...], list[JudgedRow]] = {}
    for judged in rows:
        if judged.is_bare:
            row = judged.row
            kind = judged.state, row.relation, row.moved, row.furniture
            bare.setdefault(kind, []).append(judged)
        else:
            counts.update(set(_filters_of(judged)))
    for alike in bare.values():
        counts.update({name: len(alike) for name in set(_filters_of(alike[0]))})
    return counts


def _filters_of(judged: JudgedRow) -> Iterator[str]:
    """Yield the filters that show a row."""
    tests = (item for item in ROW_FILTERS.items() if item[0] != "all" or not judged.row.furniture)
    yield from (name for name, test in tests if test(judged))
    for finding in judged.findings:
        if finding.state == "dismissed":
            yield "dismissed"
        else:
            yield from ("with findings", finding.finding.severity, finding.finding.kind)
    for part in judged.parts:
        if part.mine is None and not part.others and part.final is None:
            continue
        yield from (name for name, test in PART_FILTERS.items() if test(part))
        yield from (judged_by(item.reviewer) for item in verdicts_on(part))
        yield from (tagged(tag) for item in judgements_on(part) for tag in item.tags)


def is_typed(name: str) -> bool:
    """Tell whether a filter is about words that somebody typed: `tally` leaves it out."""
    return name not in FILTERS and name.startswith(_NOTED)
