"""The filters: which rows are shown, and with them which findings `;` goes to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from copydesk.findings.finding import FINDING_KINDS, SEVERITIES
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import JudgedRow


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


def _has_finding(judged: JudgedRow, *, name: str) -> bool:
    return any(map(FINDING_FILTERS[name], judged.findings))


FILTERS: Final[dict[str, Callable[[JudgedRow], bool]]] = {
    "all": lambda _judged: True,
    "to do": lambda judged: judged.state == "to do",
    "differences": lambda judged: not (judged.row.furniture or judged.row.relation == "same"),
    "judged": lambda judged: judged.state == "done",
    "not reviewed": lambda judged: judged.state in ("to do", "quiet"),
    "one-sided": lambda judged: judged.row.relation.endswith("only") and not judged.row.furniture,
    "moved": lambda judged: judged.row.moved,
    "with a note": lambda judged: any(
        one.mine is not None and bool(one.mine.note) for one in judged.parts
    ),
    "second reader": lambda judged: any(
        one.mine is not None and one.mine.second_reader for one in judged.parts
    ),
    "changed since": lambda judged: judged.changed_since,
    **{name: partial(_has_finding, name=name) for name in FINDING_FILTERS},
}
"""What `f` offers, each with its test. The first shows everything."""


def findings_shown(judged: JudgedRow, name: str) -> tuple[JudgedFinding, ...]:
    """Return the findings of a row that a filter is about: the open ones unless it says others."""
    if name == "judged":
        return tuple(finding for finding in judged.findings if finding.state == "done")
    test = FINDING_FILTERS.get(name)
    return judged.open_findings if test is None else tuple(filter(test, judged.findings))
