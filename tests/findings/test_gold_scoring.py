"""How findings are held against gold rows: the benchmark's own arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.findings import ScoredSet, score_set, summary
from benchmarks.findings_tables import by_type, noise, recall, severity
from benchmarks.gold_findings import STATES, STORIES, GoldFinding, GoldSet, pairs_of, sets_named
from copydesk.articles.article import Span
from tests.made_gold import write_story

LEFT = "The ferry carried 212 people to Norvik on Monday, the coast guard said.\n"
RIGHT = "The ferry carried 340 people to Norvik on Monday, the coast guard said.\n"


@pytest.fixture
def scored(tmp_path: Path) -> ScoredSet:
    return score_set(write_story(tmp_path, LEFT, RIGHT, clash=("212", "340"), same=("ferry",) * 2))


def test_a_finding_on_both_places_of_a_row_finds_it(scored: ScoredSet) -> None:
    assert [bool(met.findings) for met in scored.rows()] == [True]
    assert len(list(scored.useful())) == 1
    assert not scored.flagged()


def test_a_finding_on_something_else_is_noise(tmp_path: Path) -> None:
    scored = score_set(
        write_story(tmp_path, LEFT, RIGHT, clash=("Norvik", "Norvik"), same=("ferry",) * 2)
    )
    assert [bool(met.findings) for met in scored.rows()] == [False]
    assert not list(scored.useful())
    assert len(scored.pairs[0].noise) == 1


def test_a_finding_on_what_is_merely_written_otherwise_is_a_false_alarm(tmp_path: Path) -> None:
    scored = score_set(
        write_story(tmp_path, LEFT, RIGHT, clash=("Norvik", "Norvik"), same=("212", "340"))
    )
    assert len(scored.flagged()) == 1
    assert len(scored.pairs[0].false) == 1


def test_the_tables_say_it(scored: ScoredSet) -> None:
    assert "| all two-sided | 1/1, 100 % |" in recall([scored])
    assert "| made | 1 | 1/1, 100 % | 1.00 | 0/1, 0 % | 0 | 0 |" in noise([scored])
    assert any(line.endswith("| 1/1 |") for line in by_type([scored]))
    assert severity([scored])[-1].startswith("| made | 1 |")
    assert "useful 1 (100%)" in summary(scored)


def test_every_set_at_hand_has_rows_where_its_quotes_stand() -> None:
    for name in STORIES:
        for gold in sets_named([name]):
            assert gold.state == STATES[name]
            assert list(pairs_of(gold))
            for row in (*gold.discrepancies, *gold.equivalences):
                _assert_quoted(gold, row)


def test_a_set_that_is_not_at_hand_is_left_out_aloud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COPYDESK_GOLD", raising=False)
    assert not sets_named(["real news"])
    assert "real news: skipped" in capsys.readouterr().err


def test_the_ledger_names_every_set() -> None:
    ledger = (Path(__file__).parents[2] / "benchmarks" / "gold" / "STATE.md").read_text()
    for name, state in STATES.items():
        line = next(line for line in ledger.splitlines() if line.startswith(f"| {name}"))
        assert f"| {state}" in line


def _assert_quoted(gold: GoldSet, row: GoldFinding) -> None:
    for file, span, words in (
        (row.left_file, row.left, row.words[0]),
        (row.right_file, row.right, row.words[1]),
    ):
        if isinstance(span, Span):
            text = (gold.folder / file).read_text(encoding="utf-8")
            assert text[span.start : span.end] == words
