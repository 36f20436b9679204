"""The filters: which rows are shown, and with them which findings `;` goes to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from copydesk.findings.finding import FINDING_KINDS, SEVERITIES
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.opinions import is_disputed, judgements_on, verdicts_on, wanted_by
from copydesk.judged.rows import Judged, JudgedRow


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


PART_FILTERS: Final[dict[str, Callable[[Judged], bool]]] = {
    "with a note": lambda part: any(item.note for item in judgements_on(part)),
    "second reader": lambda part: bool(wanted_by(part)),
    "disputed": is_disputed,
    "final": lambda part: part.final is not None,
    "changed since": lambda part: any(item.changed_since for item in verdicts_on(part)),
}
"""Filters about what anybody said of a row or of a finding in it, each with its test: a row is
shown if it passes, or for a finding that does."""

_JUDGED_BY: Final = "judged by "


def judged_by(reviewer: str) -> str:
    """Return the name of the filter for what a reviewer gave a verdict."""
    return _JUDGED_BY + reviewer


def _has_verdict_of(part: Judged, *, reviewer: str) -> bool:
    return any(item.reviewer == reviewer for item in verdicts_on(part))


def _only_others_judged(judged: JudgedRow) -> bool:
    judged_by_others = any(
        item.verdict is not None for part in judged.parts for item in part.others
    )
    return judged_by_others and judged.state != "done"


def _has_finding(judged: JudgedRow, *, name: str) -> bool:
    return any(map(FINDING_FILTERS[name], judged.findings))


def _has_part(judged: JudgedRow, *, test: Callable[[Judged], bool]) -> bool:
    return any(map(test, judged.parts))


FILTERS: Final[dict[str, Callable[[JudgedRow], bool]]] = {
    "all": lambda _judged: True,
    "to do": lambda judged: judged.state == "to do",
    "differences": lambda judged: not (judged.row.furniture or judged.row.relation == "same"),
    "judged": lambda judged: judged.state == "done",
    "not reviewed": lambda judged: judged.state in ("to do", "quiet"),
    "judged by others only": _only_others_judged,
    "one-sided": lambda judged: judged.row.relation.endswith("only") and not judged.row.furniture,
    "moved": lambda judged: judged.row.moved,
    **{name: partial(_has_part, test=test) for name, test in PART_FILTERS.items()},
    **{name: partial(_has_finding, name=name) for name in FINDING_FILTERS},
}
"""What `f` offers, each with its test; the first shows everything. `judged_by` makes more."""


def is_filter(name: str) -> bool:
    """Tell whether there is a filter of this name."""
    return name in FILTERS or name.startswith(_JUDGED_BY)


def row_test(name: str) -> Callable[[JudgedRow], bool]:
    """Return which rows a filter shows."""
    part = _part_test(name)
    return FILTERS[name] if part is None else partial(_has_part, test=part)


def _part_test(name: str) -> Callable[[Judged], bool] | None:
    if name not in FILTERS and name.startswith(_JUDGED_BY):
        return partial(_has_verdict_of, reviewer=name.removeprefix(_JUDGED_BY))
    return PART_FILTERS.get(name)


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
