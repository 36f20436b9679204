"""CSV, JSON and JSON lines: what stands in them reads back, and harms no program that opens it."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.library import find_articles
from copydesk.errors import InputError, NotSavedError
from copydesk.exports import FORMATS, export_text, write_export
from copydesk.exports.json_file import as_json
from copydesk.exports.record import COLUMNS
from copydesk.reviews.kinds import (
    EvidenceData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from copydesk.visible import visible
from tests.exports.story import POST, WIRE, Story

HOSTILE = Path(__file__).parent.parent / "hostile"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A story with one full verdict."""
    story = Story(tmp_path)
    wire = story.article("1-wire.txt").sha256
    story.write(SourceData("s", "Harbour log", "https://log.example/"))
    story.write(
        VerdictData(Verdict.CONTRADICT, wire, "probable"),
        NoteData("first line\nsecond line"),
        TagsData(("numbers", "harbour")),
        EvidenceData("e", "s", "p. 2", "212 aboard", wire),
        on=story.row("1-wire.txt", "2-post.txt", "All 212"),
    )
    return story


def table(text: str) -> list[dict[str, str]]:
    """Read CSV as a program does."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_spreadsheet_says_in_which_column_the_article_stands_that_tells_a_row_alone(
    story: Story,
) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "The mayor thanked"), Verdict.ONE_SIDED)
    rows = {row["verdict"]: row for row in table(export_text(story.records(), "csv"))}
    alone, linked = rows["one-sided"], rows["contradict"]
    assert alone["relation"] == "only in article_2"
    assert (alone["quote_1"], alone["quote_2"] != "") == ("", True)
    assert linked["relation"].startswith("reworded")


def test_a_spreadsheet_says_what_a_verdict_covers_and_where_a_second_reader_is_wanted(
    story: Story,
) -> None:
    story.write(StateData(True), on=story.row("1-wire.txt", "2-post.txt", "All 212"))
    rows = table(export_text(story.records(every_row=True), "csv"))
    (judged,) = [row for row in rows if row["verdict"]]
    assert (judged["second_reader"], judged["covered"]) == ("yes", "")
    covered = [row for row in rows if row["covered"]]
    assert covered, "212 or 221? in the row that was judged"
    assert {(row["covered"], row["verdict"], row["finding_kind"]) for row in covered} == {
        ("yes", "", "number")
    }
    others = [row for row in rows if row["finding_kind"] and row not in covered]
    assert others
    assert {row["covered"] for row in others} == {""}


def test_scripts_read_the_relation_as_before(story: Story) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "The mayor thanked"), Verdict.ONE_SIDED)
    records = json.loads(export_text(story.records(), "json"))["records"]
    assert {one["relation"].partition(",")[0] for one in records} == {"reworded", "one-sided"}


def test_csv_has_a_header_and_reads_back(story: Story) -> None:
    text = export_text(story.records(), "csv")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    (row,) = table(text)
    record = story.only()
    assert row["quote_1"] == record.quote_1
    assert row["start_1"] == str(record.start_1)
    assert row["verdict"] == "contradict"
    assert row["note"] == "first line\nsecond line"
    assert row["tags"] == "numbers, harbour"
    assert row["evidence"] == (
        'Harbour log (https://log.example/), p. 2, "212 aboard" (supports 1 wire)'
    )
    assert row["changed_since"] == ""
    assert row["published_2"] == "2031-03-15"


def test_a_guessed_date_is_marked_as_one(tmp_path: Path) -> None:
    story = Story(tmp_path, {"2031-03-14 wire.txt": WIRE, "post.txt": POST})
    names = [found.name for found in story.desk().found]
    story.judge(story.row(names[0], names[1], "captain"), Verdict.DIFFER)
    (row,) = table(export_text(story.records(), "csv"))
    guessed = story.only().published_is_guess_1
    assert row["published_1"] == ("2031-03-14?" if guessed else "2031-03-14")
    assert guessed


def test_the_hostile_formulas_reach_no_spreadsheet(tmp_path: Path) -> None:
    text = (HOSTILE / "spreadsheet-formulas.txt").read_text(encoding="utf-8")
    story = Story(tmp_path, {"a.txt": text, "b.txt": POST})
    records = story.records(every_row=True)
    rows = table(export_text(records, "csv"))
    cells = [one for row in rows for one in row.values()]
    assert len(rows) == len(records.records)
    assert any(one.startswith("'=") for one in cells)
    assert not [one for one in cells if one.lstrip(" \t\"'")[:1] in tuple("=＝") and one[0] != "'"]
    assert not [one for one in cells if one.startswith(("+SUM", "@SUM"))]
    assert any(one.startswith("-2+3 degrees were") for one in cells), "no formula, with words"


def test_json_has_the_designed_keys_and_the_original_words(story: Story) -> None:
    document = json.loads(export_text(story.records(), "json"))
    assert next(iter(document)) == "copydesk-export"
    assert document["copydesk-export"] == 1
    assert {"story", "articles", "pairs", "records", "unjudged_pairs"} <= set(document)
    (record,) = document["records"]
    assert set(COLUMNS) <= set(record)
    assert "target" not in record
    wire = story.article("1-wire.txt")
    assert wire.text[record["start_1"] : record["end_1"]] == record["quote_1"]
    assert record["sha256_1"] == record["right_sha256"] == wire.sha256
    assert record["verdict_number"] == 3
    assert record["tags"] == ["numbers", "harbour"]
    assert record["evidence"][0]["quote"] == "212 aboard"
    assert document["pairs"][0]["not_reviewed"] > 0


def test_json_lines_are_a_head_and_one_object_a_record(story: Story) -> None:
    for _ in range(2):
        story.judge(story.row("1-wire.txt", "10-echo.txt", "band"), Verdict.ONE_SIDED)
    whole = json.loads(export_text(story.records(), "json"))
    head, *records = map(json.loads, export_text(story.records(), "jsonl").splitlines())
    assert next(iter(head)) == "copydesk-export"
    assert records == whole.pop("records")
    assert head == whole


@given(st.text(alphabet=st.characters()))
def test_json_reads_back_whatever_it_holds_and_drives_no_terminal(text: str) -> None:
    written = as_json({"quote": text}, indent=1)
    assert json.loads(written) == {"quote": text}
    assert visible(written.replace("\n", "")) == written.replace("\n", "")


@pytest.mark.parametrize("name", sorted(path.name for path in HOSTILE.glob("*.txt")))
def test_a_hostile_article_is_exported_in_every_format(tmp_path: Path, name: str) -> None:
    story = Story(tmp_path, {"b.txt": POST})
    (story.folder / "a.txt").write_bytes((HOSTILE / name).read_bytes()[:20_000])
    desk = story.desk()
    first = desk.article([found.name for found in desk.found].index("a.txt"))
    for sentence in first.sentences[:3]:
        target = story.row("a.txt", "b.txt", first.quote(sentence))
        story.judge(target, Verdict.DIFFER, NoteData(first.quote(sentence)[:9000]))
    records = story.records(every_row=True)
    quotes = {record.quote_1 for record in records.records if record.quote_1}
    for kind in FORMATS:
        text = export_text(records, kind)
        text.encode("utf-8")
        controls = {one for one in set(text) if ord(one) < 32 or 127 <= ord(one) < 160}
        assert controls <= set("\n\r\t\x85" if kind == "csv" else "\n")
    read = json.loads(export_text(records, "json"))["records"]
    assert {record["quote_1"] for record in read if record["quote_1"]} == quotes
    assert len(table(export_text(records, "csv"))) == len(records.records)


@pytest.mark.parametrize("name", ["export.txt", "export.html"])
@pytest.mark.parametrize("kind", ["json", "jsonl", "markdown", "html"])
def test_an_export_is_never_taken_for_an_article(story: Story, kind: str, name: str) -> None:
    before = story.desk().found
    path = story.folder / name
    write_export(story.records(), kind, path)
    assert b"copydesk-export" in path.read_bytes()[:1024]
    assert find_articles([story.folder]).articles == before


def test_csv_for_spreadsheets_begins_with_a_byte_order_mark(story: Story, tmp_path: Path) -> None:
    for kind in FORMATS:
        path = tmp_path / f"export.{kind}"
        write_export(story.records(), kind, path)
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") is (kind == "csv")
        assert data.decode("utf-8-sig") == export_text(story.records(), kind)


def test_writing_replaces_the_file_and_keeps_its_rights(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("old")
    path.chmod(0o640)
    write_export(story.records(), "csv", path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfstory,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".export")]


def test_a_link_is_followed(story: Story, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_export(story.records(), "csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert "story" in (tmp_path / "real.csv").read_text(encoding="utf-8-sig")


def test_a_pipe_is_written_to_and_stays_a_pipe(story: Story, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_export(story.records(), "jsonl", pipe)
    reader.join(10)
    assert read[0].decode() == export_text(story.records(), "jsonl")
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["file/x.csv", "missing/x.csv", "folder", "nul\0"])
def test_what_cannot_be_written_is_said_in_one_sentence(
    story: Story, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotSavedError) as raised:
        write_export(story.records(), "csv", tmp_path / name)
    assert "could not be written" in raised.value.message
    assert "\n" not in str(raised.value)
    assert "\0" not in str(raised.value)


def test_no_export_overwrites_an_article(story: Story, tmp_path: Path) -> None:
    article = story.folder / "1-wire.txt"
    (tmp_path / "link.csv").symlink_to(article)
    for path in (article, tmp_path / "link.csv"):
        with pytest.raises(InputError, match="won't overwrite"):
            write_export(story.records(), "csv", path)
    assert article.read_text(encoding="utf-8") == WIRE


def test_an_unknown_format_is_refused(story: Story) -> None:
    with pytest.raises(InputError, match="xlsx"):
        export_text(story.records(), "xlsx")
