"""What the screen counts, `status`, `compare` and an export count as well."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from copydesk.articles.article import Span
from copydesk.articles.library import find_articles
from copydesk.desk.desk import Desk
from copydesk.exports.records import records_of
from copydesk.findings.finding import Finding
from copydesk.reviews.verdict import Verdict
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.cli import main
from tui.request import Locations
from tui.session import decisions, doubting, linking
from tui.session.pair import Pair
from tui.session.resume import Position, StateFiles, state_folder

NAMES = ("1-wire.txt", "4-aggregator.txt", "6-correction.txt")
Numbers = tuple[int, ...]


@dataclass
class Shown:
    """What the screen counts of an article beside the base."""

    rows: Numbers
    """To do, done, quiet."""
    findings: Numbers
    """Open, judged, dismissed."""
    cells: list[tuple[list[int], list[int]]]
    """The sentences of each row."""


def shown(pair: Pair) -> Shown:
    rows = Counter(row.state for row in pair.judged)
    states = Counter(one.state for row in pair.judged for one in row.findings)
    still_open = sum(len(row.open_findings) for row in pair.judged)
    return Shown(
        (rows["to do"], rows["done"], rows["quiet"]),
        (still_open, states["done"], states["dismissed"]),
        [(list(row.row.left), list(row.row.right)) for row in pair.judged],
    )


async def shown_beside_the_base(under_test: Reviewing) -> tuple[str, dict[str, Shown]]:
    """Return the base, and what is counted of each article beside it, by their files."""
    session = under_test.session
    files = [found.name for found in session.desk.found]
    seen = {}
    for other in session.others():
        session.open_pair(other)
        await under_test.press("j")
        seen[files[other]] = shown(session.pair)
    return files[session.base], seen


async def decide(under_test: Reviewing, chance: random.Random) -> None:
    """Judge, link, part, dismiss and add findings in the pair on screen."""
    session = under_test.session
    for _ in range(10):
        row = chance.choice(session.pair.judged)
        session.cursor.stand_on(chance.choice(row.parts))
        decisions.judge(session, chance.choice(list(Verdict)))
    found = [finding for row in session.pair.judged for finding in row.findings]
    for finding in chance.sample(found, 2):
        doubting.dismiss(session, finding, "")
    left, right = session.pair.left, session.pair.right
    assert right is not None
    one = chance.choice([sentence for sentence in left.sentences if sentence.kind == "body"])
    told = [row.row for row in session.pair.judged if row.row.left and row.row.right]
    linking.unlink(session, (told[0].left[0], told[0].right[0]))
    linking.link(session, (one.index, right.sentences[-3].index), "left")
    await under_test.settle()
    spans = Span(one.start, one.end), Span(right.sentences[4].start, right.sentences[4].end)
    doubting.add_finding(session, Finding("scope", "high", "So?", *spans, row=1))


def lines_of(text: str, name: str) -> tuple[Numbers, Numbers]:
    """Return the numbers of rows and of findings in the line of `status` on an article."""
    (line,) = (line for line in text.splitlines() if "|" in line and line.endswith(f"({name})"))
    rows, findings = line.split("|")
    return tuple(map(int, rows.split())), tuple(map(int, findings.split()[:3]))


@pytest.mark.random
async def test_screen_status_compare_and_export_count_the_same_whatever_was_decided(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)
    story = copied_sample(tmp_path, NAMES)
    async with reviewing(tmp_path, story) as under_test:
        session = under_test.session
        for other in session.others():
            session.open_pair(other)
            await under_test.press("j")
            await decide(under_test, chance)
        facts = {"language": "de", "published": "2031-03-20", "outlet": "Gazette"}
        decisions.correct_facts(session, session.article(session.others()[-1]), facts)
        await under_test.saved()
    async with reviewing(tmp_path, story) as under_test:
        base, seen = await shown_beside_the_base(under_test)
    assert len(seen) == 2
    options = ("--desk", str(tmp_path / "store"), "--reviewer", "tester")

    def told(*arguments: str) -> str:
        assert main([*arguments, *options]) == 0
        return capsys.readouterr().out

    status = told("status", str(story))
    desk = Desk(find_articles([story]), tmp_path / "store", "tester")
    desk.hashes()
    counts = records_of(desk, desk.read_review()[0], every_row=True, base=0).pairs
    for name, one in seen.items():
        assert lines_of(status, name) == (one.rows, one.findings), name
        document = json.loads(
            told("compare", str(story / base), str(story / name), "--format", "json")
        )
        assert [(row["left"], row["right"]) for row in document["rows"]] == one.cells, name
        found = [*document["findings"], *document["inside"]["left"], *document["inside"]["right"]]
        states = Counter(finding["state"] for finding in found)
        assert (states["judged"], states["dismissed"]) == one.findings[1:], name
        (count,) = (c for c in counts if {c.article_1, c.article_2} == {base, name})
        assert (count.reviewed, count.not_reviewed) == (one.rows[1], one.rows[0] + one.rows[2])
        assert count.open_findings == one.findings[0], name


async def test_status_goes_by_the_base_that_the_reviewer_pinned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    story, state = copied_sample(tmp_path, NAMES), tmp_path / "state"
    store = tmp_path / "store"
    own = StateFiles(state_folder(state, store), "tester", copied=state)
    own.keep_position(Position(base="6-correction.txt"))
    monkeypatch.setattr("tui.cli._locations", lambda: (_locations(tmp_path), tmp_path / "none"))

    def base(*more: str) -> str:
        assert main(["status", str(story), "--desk", str(store), *more]) == 0
        (line,) = (
            line for line in capsys.readouterr().out.splitlines() if line.startswith("base ")
        )
        return line

    assert "6-correction.txt" in base("--reviewer", "tester")
    assert "1-wire.txt" in base("--reviewer", "ben"), "who pinned nothing has the earliest"
    assert "4-aggregator.txt" in base("--reviewer", "tester", "--base", "4-aggregator")
    (story / "6-correction.txt").write_bytes(b"\x00" * 100)
    assert "1-wire.txt" in base("--reviewer", "tester"), "it can't be read any more"


def _locations(folder: Path) -> Locations:
    return Locations(
        desks=folder / "desks", state=folder / "state", cache=folder / "cache", demo=folder / "demo"
    )
