"""The benchmark of growth: what it measures, and how it tells it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from math import inf
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import growth_visits
from benchmarks.growth import report
from benchmarks.growth_asked import Found, asked_table
from benchmarks.growth_cases import Beside, Effort, Measured, first_of, measured, review_of
from benchmarks.growth_commands import Ran, verdicts
from benchmarks.growth_costs import Watch, children, children_worked, megabytes_read, memory_of
from benchmarks.growth_imports import imports
from benchmarks.growth_tables import cell, folders_behind, lengths_coming, staying
from benchmarks.growth_values import BEHIND, ROWS_SHOWN, Case, Visit
from benchmarks.growth_visits import Arrivals, whole_visit
from benchmarks.made_desks import make_story
from tests.processes import wait_until
from tests.terminal.program import plain_story

_ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")

_ALL = ("listed", "rows", "findings", "read", "behind")


def _pair(name: str, *visits: tuple[Visit, Visit], home: Path | None = None) -> Measured:
    one = Measured(Case(name, (), "", pairs=4), home)
    one.visits += [Beside(floor, visit) for floor, visit in visits]
    return one


def _visit(content: float, work: float, arrived: Mapping[str, float], verdict: float) -> Visit:
    return Visit(
        content,
        work,
        arrived={"rows": inf, "findings": inf, "behind": inf, **arrived},
        own_work=0.2,
        behind_work=0.1,
        compare_work=1.5,
        children_work=1.6,
        kept=3,
        verdict=verdict,
    )


def test_ratios_are_those_of_a_round_and_the_range_stands_behind_the_median() -> None:
    pair = _pair(
        "30",
        (Visit(0.1, 0.08), _visit(0.15, 0.1, {"rows": 0.4, "findings": 0.5}, 0.01)),
        (Visit(0.2, 0.08), _visit(0.2, 0.12, {"rows": 0.5, "findings": 0.6}, 0.01)),
        (Visit(0.1, 0.08), _visit(0.3, 0.16, {"rows": 0.6, "findings": 0.7}, 0.01)),
    )
    assert list(lengths_coming([pair]))[2:] == [
        "| 30, new | 1.50 (1.00-3.00) | 1.50 (1.25-2.00) | 4.00 (2.50-6.00)"
        " | 0.30 (0.25-0.30) | 0.40 (0.35-0.40) | 1.50 |"
    ]


def test_what_never_came_is_told_so_and_breaks_no_table() -> None:
    folder = _pair("5", (Visit(0.1, 0.1), _visit(0.2, 0.2, {"rows": 0.4}, 0.01)))
    assert list(folders_behind([folder]))[2:] == ["| 5, new | not come | 1 | 1.60 | 0.20 | 33.3 |"]
    assert cell([1.0, inf]) == "not come (1.00-not come)"
    assert cell([None]) == ""


def test_a_verdict_is_told_beside_that_of_the_first_kept_pair(tmp_path: Path) -> None:
    short = _pair("30", (Visit(0.1, 0.1), _visit(0.2, 0.2, {}, 0.02)), home=tmp_path)
    long = _pair("2,000", (Visit(0.1, 0.1), _visit(0.2, 0.2, {}, 0.05)), home=tmp_path)
    lines = list(staying("sentences a side", [short, long]))
    assert lines[2].startswith("| 30, kept | 1.00 | 20.0 |")
    assert lines[3].startswith("| 2,000, kept | 2.50 | 50.0 |")
    found = Found(pairs=[short, long], commands=[Ran("`status` of 100 articles", [4], [2])])
    told = list(asked_table(found))
    assert "| verdict, 2,000 sentences a side: ratio to a short pair's | 2.50 | 1 |" in told
    assert "| `status` of 100 articles, the second time: CPU s | 2.00 | 1 |" in told


def test_the_report_says_on_which_machine_and_what_was_left_out() -> None:
    told = list(report(Found(commands=[Ran("a command", [1.0], [0.5])]), 2.0, ["commands"]))
    assert any(line.startswith("Machine: ") for line in told)
    assert "**Not measured:** pairs, folders, desks, imports." in told
    assert "| a command | 1.00 | 0.50 |" in told


@pytest.mark.parametrize(
    ("told", "is_over"),
    [("story 0 of 1558 so far", False), ("story 12 of 1558", True), ("1 of 4 done", False)],
)
def test_all_is_compared_once_the_story_is_not_counted_so_far(told: str, is_over: bool) -> None:
    assert bool(re.search(BEHIND, told)) is is_over


def test_what_is_there_for_a_moment_has_not_come() -> None:
    screen = SimpleNamespace(last_arrival=1.0, screen="copydesk   0 of 4 done")
    since = Arrivals(("rows", "read"), began=0.5)
    assert since.look(screen) == {"rows", "read"}
    screen = SimpleNamespace(last_arrival=2.0, screen="0 of 4 done   reading article 1 of 4")
    assert since.look(screen) == set()
    assert since.told == {"rows": 0.5, "read": inf}
    screen = SimpleNamespace(last_arrival=4.0, screen="copydesk   0 of 4 done")
    assert since.look(screen) == {"read"}
    assert since.told == {"rows": 0.5, "read": 3.5}
    assert since.are_all_there


def test_rows_are_there_before_their_findings() -> None:
    assert re.search(ROWS_SHOWN, "copydesk   Story   00 | 01   looking for findings")
    assert re.search(ROWS_SHOWN, "copydesk   Story   00 | 01   0 of 434 done, 284 to do")
    assert not re.search(ROWS_SHOWN, "copydesk   Story   00 | 01")


@_ON_LINUX
def test_a_visit_is_made_until_all_is_quiet_and_keys_were_pressed(tmp_path: Path) -> None:
    story = plain_story(tmp_path, articles=3)
    case = Case("plain", review_of(story), first_of(story), awaited=_ALL, keys=1, pairs=2)
    visit = whole_visit(case, tmp_path / "home")
    assert set(visit.arrived) == set(_ALL)
    assert 0 < visit.content <= visit.arrived["rows"] <= visit.arrived["behind"] < inf
    assert visit.kept >= 2
    assert visit.children_work is not None
    assert visit.behind_work is not None
    assert visit.verdict
    assert visit.step
    assert visit.rest
    assert visit.rest.own > 5
    assert visit.peak
    assert visit.ending
    assert visit.ending.peak > 5


@_ON_LINUX
def test_what_does_not_come_is_infinite_and_the_visit_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrivals = {"rows": ROWS_SHOWN, "behind": "this is never shown"}
    monkeypatch.setattr(growth_visits, "ARRIVALS", arrivals)
    story = plain_story(tmp_path)
    case = Case("plain", review_of(story), first_of(story), 2.0, awaited=("rows", "behind"))
    visit = whole_visit(case._replace(patience=5.0), tmp_path / "home")
    assert visit.arrived["behind"] == inf
    assert visit.ending


@_ON_LINUX
def test_a_case_that_shows_nothing_is_told_and_the_others_are_measured(tmp_path: Path) -> None:
    story = plain_story(tmp_path)
    well = Case("well", review_of(story), first_of(story))
    never = Case("never", (sys.executable, "-c", "pass"), "this is never shown", 1.0)
    brief = Case("brief", (sys.executable, "-c", "print('here')"), "here", awaited=("rows",))
    found = measured(iter([never, brief, well]), tmp_path, Effort(runs=1))
    assert [(one.name, bool(one.problem), len(one.starts)) for one in found] == [
        ("never, new", True, 0),
        ("never, kept", True, 0),
        ("brief, new", True, 0),
        ("brief, kept", True, 0),
        ("well, new", False, 1),
        ("well, kept", False, 1),
    ]
    (start,) = found[-1].starts
    assert min(start.visit.content, start.visit.content_work) > 0


@_ON_LINUX
def test_a_program_is_told_apart_from_its_children() -> None:
    waiting = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", waiting], stdin=subprocess.PIPE) as program:
        wait_until(lambda: len(children(program.pid)) == 1)
        (child,) = children(program.pid)
        wait_until(lambda: memory_of(program.pid).child > 1)
        assert memory_of(child).child == 0
        wait_until(lambda: children_worked(program.pid) > 0)
        with Watch(program.pid) as watch:
            wait_until(lambda: watch.peak.own > 1 and watch.peak.child > 1)
        assert watch.compared == 0
        assert megabytes_read(program.pid) > 0
        program.communicate(b"\n")
    assert children(program.pid) == []
    assert memory_of(os.getpid()).own > 5


def test_so_many_verdicts_are_made_as_are_asked_for(tmp_path: Path) -> None:
    made = list(verdicts(make_story(tmp_path / "story"), 30))
    assert len(made) == len({event.id for event in made}) == 30


def test_imports_are_told_by_package() -> None:
    found = imports("import copydesk.errors, json")
    assert found["copydesk"][1] >= 2
    assert found["others"][1] > 2
    assert "textual" not in found
