"""`copydesk sheet`, as a shell sees it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.test_headless import Capture, run

_WIRE = "The mill\n\nFirefighters saved 14 workers from the roof, said Ola Grabert.\n"
_POST = "The mill burns\n\nFirefighters saved 17 workers from the roof, said Ola Grabert.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story of two articles that differ in a number."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "1-wire.txt").write_text(_WIRE, encoding="utf-8")
    (folder / "2-post.txt").write_text(_POST, encoding="utf-8")
    return folder


def test_the_sheet_as_text_has_unequal_lines_first_and_narrates_on_stderr(
    capsys: Capture, story: Path
) -> None:
    code, out, err = run(capsys, "sheet", story)
    assert code == 0
    assert out.startswith("! number")
    assert "[14]" in out
    assert "[17]" in out
    assert "in 1 the articles differ" in err


def test_the_sheet_as_json_says_where_everything_stands(capsys: Capture, story: Path) -> None:
    _, out, _ = run(capsys, "sheet", story, "--format", "json")
    told = json.loads(out)
    line = told["lines"][0]
    assert (line["kind"], line["unequal"], line["alone"]) == ("number", True, False)
    for cell in line["cells"]:
        text = (story / told["articles"][cell["article"]]["name"]).read_text(encoding="utf-8")
        assert text[cell["start"] : cell["end"]] == cell["quote"]


def test_the_sheet_as_csv_has_a_row_for_each_cell(capsys: Capture, story: Path) -> None:
    _, out, _ = run(capsys, "sheet", story, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["stated"] for row in rows if row["unequal"]] == ["14", "17"]
    assert {row["article"] for row in rows} == {"1-wire.txt", "2-post.txt"}


def test_no_spreadsheet_takes_a_cell_for_a_formula(capsys: Capture, story: Path) -> None:
    (story / "3-evil.txt").write_text('Hello\n\nHe said "=1+1 is what we paid them".\n', "utf-8")
    _, out, _ = run(capsys, "sheet", story, "--format", "csv")
    stated = [row["stated"] for row in csv.DictReader(io.StringIO(out))]
    assert any(words.startswith("'=1+1") for words in stated)
    assert not any(words.startswith("=") for words in stated)


def test_the_sheet_as_markdown_is_three_tables_in_which_nothing_of_theirs_is_markup(
    capsys: Capture, story: Path
) -> None:
    (story / "3-evil.txt").write_text("Hi\n\nThen <b>Ola</b> *Grabert* | ate 3 eggs.\n", "utf-8")
    _, out, _ = run(capsys, "sheet", story, "--format", "markdown")
    assert "## What can't all be true" in out
    assert "<b>" not in out
    rows = [line for line in out.split("\n") if line.startswith("| number")]
    assert rows
    assert all(row.replace("\\|", "").count("|") == 6 for row in rows)


def test_a_sheet_kept_in_the_folder_is_no_article_of_the_story(
    capsys: Capture, story: Path
) -> None:
    for kind in ("json", "markdown"):
        _, out, _ = run(capsys, "sheet", story, "--format", kind)
        (story / f"sheet.{kind[:4].replace('mark', 'md')}").write_text(out, encoding="utf-8")
    _, out, _ = run(capsys, "sheet", story, "--format", "json")
    assert len(json.loads(out)["articles"]) == 2


def test_nothing_in_an_article_reaches_the_terminal_as_a_control(
    capsys: Capture, story: Path
) -> None:
    (story / "3-evil.txt").write_text('Hi\n\nShe said "we\x1b[2J paid\x9b 3 men".\n', "utf-8")
    _, out, err = run(capsys, "sheet", story)
    assert "\x1b" not in out + err
    assert "\x9b" not in out + err


def test_an_article_that_cannot_be_read_is_told_and_left_out(capsys: Capture, story: Path) -> None:
    (story / "3-broken.txt").write_bytes(b"\0" * 100)
    code, out, err = run(capsys, "sheet", story)
    assert code == 0
    assert "left out" in err
    assert "[14]" in out


def test_an_unknown_format_is_bad_usage(capsys: Capture, story: Path) -> None:
    code, _, err = run(capsys, "sheet", story, "--format", "xml")
    assert code == 2
    assert "Try `copydesk --help`" in err
