"""The commands without a screen, as a shell sees them: stdout, stderr, exit codes, files."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from msgspec import structs

from copydesk.articles.article import Article
from copydesk.articles.read_article import read_article
from copydesk.compared import Comparison
from copydesk.comparison import compare
from copydesk.errors import ExitCode
from copydesk.exports import FORMATS
from copydesk.exports.record import Records
from copydesk.findings.difference import Difference
from copydesk.findings.finding import Finding
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.kinds import DismissalData, LinkData, NoteData, UnlinkData, VerdictData
from copydesk.reviews.verdict import Verdict
from copydesk.visible import visible
from tests.exports.story import POST, WIRE, Story
from tests.made_findings import clash, with_findings
from tui.cli import main

HOSTILE = Path(__file__).parent / "hostile"
COMMANDS = ("export --format csv", "status", "doctor", "init")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A story with two verdicts by two reviewers."""
    story = Story(tmp_path)
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(target, Verdict.CONTRADICT)
    story.judge(target, Verdict.DIFFER, by="ben")
    return story


Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: str | Path) -> tuple[int, str, str]:
    """Run the program in this process; return exit code, stdout, stderr."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def started(
    *arguments: str | Path,
    stdout: int = subprocess.PIPE,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        timeout=60,
        check=False,
    )


# compare


def test_compare_calls_the_articles_by_name_and_shows_changed_words(
    story: Story, capsys: Capture
) -> None:
    wire, post = story.folder / "1-wire.txt", story.folder / "2-post.txt"
    code, out, err = run(capsys, "compare", wire, post)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert re.match(rf"1 wire +{re.escape(str(wire))}  ", lines[0])
    assert re.match(rf"(.+?) +{re.escape(str(post))}  ", lines[1])
    other = lines[1].partition(str(post))[0].strip()
    assert re.search(r"^ *\d+ reworded, (sure|likely|maybe)", out, re.M)
    assert re.search(r"^ *\d+ only in 1 wire", out, re.M)
    assert re.search(rf"^ *\d+ only in {re.escape(other)}", out, re.M)
    assert re.search(r"^ *\d+ same$", out, re.M)
    assert ", moved" in out
    assert re.search(r"^    1 wire +.*\[-212-\]", out, re.M)
    assert re.search(rf"^    {re.escape(other)} +.*\{{\+221\+\}}", out, re.M)


def test_compare_tells_two_articles_of_one_outlet_apart_by_their_files(
    tmp_path: Path, capsys: Capture
) -> None:
    for name, words in (("early", "closed"), ("late", "shut all week")):
        text = f"outlet: The Lock\n\nThe lock at Velkau was {words}.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, "compare", tmp_path / "early.txt", tmp_path / "late.txt")
    assert out.startswith("early.txt  ")
    assert "\nlate.txt   " in out


def test_compare_as_json_is_as_designed(story: Story, capsys: Capture) -> None:
    paths = [story.folder / "1-wire.txt", story.folder / "2-post.txt"]
    code, out, _ = run(capsys, "compare", *paths, "--format", "json")
    assert code == 0
    document = json.loads(out)
    keys = ["copydesk-export", "left", "right", "links", "rows", "findings", "inside"]
    assert list(document) == keys
    articles = [read_article(path) for path in paths]
    for side, article in zip(("left", "right"), articles, strict=True):
        told = document[side]
        assert set(told) == {"path", "sha256", "title", "language", "sentences"}
        assert (told["path"], told["sha256"]) == (str(article.path), article.sha256)
        assert told["title"] == article.title
        for sentence, own in zip(told["sentences"], article.sentences, strict=True):
            assert set(sentence) == {"index", "start", "end", "kind", "text"}
            assert article.text[sentence["start"] : sentence["end"]] == sentence["text"]
            assert (sentence["index"], sentence["kind"]) == (own.index, own.kind)
    comparison = compare(*articles)
    assert [(one["left"], one["right"]) for one in document["links"]] == [
        (link.left, link.right) for link in comparison.links
    ]
    assert all(0 <= one["confidence"] <= 1 for one in document["links"])
    for told, row in zip(document["rows"], comparison.rows, strict=True):
        assert set(told) == {"number", "relation", "moved", "left", "right", "findings"}
        assert (told["number"], told["relation"], told["moved"]) == (
            row.number,
            row.relation,
            row.moved,
        )
        assert (tuple(told["left"]), tuple(told["right"])) == (row.left, row.right)
    assert len(document["findings"]) == len(comparison.findings)
    assert set(document["inside"]) == {"left", "right"}


def _with_findings(left: Article, right: Article, **_more: object) -> Comparison:
    """Compare with made findings, the wire contradicting itself and in Portuguese."""
    found = with_findings(compare(left, right), left, right, _passengers)
    if "NORVIK, March 14" not in left.text:
        return found
    inside = clash(left, left, "Thursday", "NORVIK, March 14", kind="date", severity="low")
    return structs.replace(found, inside_left=(inside,), languages=("pt", "en"))


def _passengers(left: Article, right: Article) -> Iterable[Finding]:
    if "212" in left.text and "221" in right.text:
        yield clash(left, right, "212", "221")


def test_compare_tells_findings_of_rows_and_inside_articles(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copydesk.comparison.compare", _with_findings)
    paths = [story.folder / "1-wire.txt", story.folder / "2-post.txt"]
    document = json.loads(run(capsys, "compare", *paths, "--format", "json")[1])
    (finding,) = document["findings"]
    assert finding["reason"] == "212 or 221?"
    assert (finding["type"], finding["confidence"]) == ("value", "likely")
    assert (finding["left"]["quote"], finding["right"]["quote"]) == ("212", "221")
    (row,) = [row for row in document["rows"] if row["findings"]]
    assert row["findings"] == [0]
    (inside,) = document["inside"]["left"]
    assert [place["quote"] for place in inside["places"]] == ["Thursday", "NORVIK, March 14"]
    assert (document["inside"]["right"], document["left"]["language"]) == ([], "pt")
    _, text, _ = run(capsys, "compare", *paths)
    assert "    ; number, high, likely: 212 or 221? [value]" in text.splitlines()
    assert "1 findings: 1 high" not in text
    assert "1 finding: 1 high" in text
    assert "1 wire is written in pt: only numbers, names and quotes are checked" in text
    assert (
        "; inside 1 wire: date, low, likely: Thursday or NORVIK, March 14? [value] (sentence"
        in text
    )


def test_status_counts_findings_that_are_open_judged_and_dismissed(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(left: Article, right: Article, **_more: object) -> Comparison:
        return with_findings(compare(left, right), left, right, _two_clashes)

    monkeypatch.setattr("copydesk.comparison.compare", two)
    wire, post = (story.article(name) for name in ("1-wire.txt", "2-post.txt"))
    rows = RowsOfPair(wire, post, two(wire, post)).judged(story.review(), "cy")
    number, captain = [finding.target for row in rows for finding in row.findings]
    arguments = ("status", story.folder, "--desk", story.store, "--reviewer", "cy")

    def counted() -> list[int]:
        told = run(capsys, *arguments)[1]
        (line,) = [line for line in told.splitlines() if "Norvik Post" in line]
        return [int(word) for word in line.split("|")[1].split()[:3]]

    assert counted() == [2, 0, 0]
    story.judge(number, Verdict.CONTRADICT, by="cy")
    story.write(DismissalData(), on=captain, by="cy")
    assert counted() == [0, 1, 1]


def test_status_tells_how_many_questions_of_a_story_are_open_and_over_which_pairs(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(left: Article, right: Article, **_more: object) -> Comparison:
        return with_findings(compare(left, right), left, right, _two_clashes)

    monkeypatch.setattr("copydesk.comparison.compare", two)
    wire, post = (story.article(name) for name in ("1-wire.txt", "2-post.txt"))
    rows = RowsOfPair(wire, post, two(wire, post)).judged(story.review(), "cy")
    number, _captain = [finding.target for row in rows for finding in row.findings]
    arguments = ("status", story.folder, "--desk", story.store, "--reviewer", "cy")

    def told() -> list[str]:
        lines = run(capsys, *arguments)[1].splitlines()
        start = next(place for place, line in enumerate(lines) if "questions" in line)
        return [" ".join(line.split()) for line in lines[start : start + 4]]

    head = "high medium low questions, joined over"
    assert told()[0] == f"{head} 2 of 3 pairs"
    opened = told()[1]
    story.judge(number, Verdict.CONTRADICT, by="cy")
    assert told()[2] == "1 0 0 judged"
    assert told()[1] != opened
    monkeypatch.setattr("copydesk.compared.ComparisonCache.find", lambda _cache, *pair: two(*pair))
    assert told()[0] == f"{head} all pairs"


def test_compare_marks_the_differences_that_weigh_enough(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weighed(left: Article, right: Article, **_more: object) -> Comparison:
        found = _with_findings(left, right)
        (clashing,) = found.findings
        heavy = Difference(clashing.left, clashing.right, "number", 0.9, clashing.row)
        return structs.replace(found, differences=(heavy,))

    monkeypatch.setattr("copydesk.comparison.compare", weighed)
    _, text, _ = run(capsys, "compare", *(story.folder / f"{n}.txt" for n in ("1-wire", "2-post")))
    assert (text.count("[-"), text.count("{+")) == (1, 1)
    assert "[-212-]" in text
    assert "{+221+}" in text


def test_types_that_are_switched_off_are_told_and_counted_nowhere(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def two(left: Article, right: Article, **_more: object) -> Comparison:
        found = _with_findings(left, right)
        return structs.replace(
            found,
            findings=tuple(structs.replace(one, type="word") for one in found.findings),
            inside_left=tuple(structs.replace(one, type="title") for one in found.inside_left),
        )

    monkeypatch.setattr("copydesk.comparison.compare", two)
    wire, post = (story.folder / name for name in ("1-wire.txt", "2-post.txt"))
    config = tmp_path / "config.toml"
    config.write_text('[findings]\noff = ["word", "title"]\n')
    commands: dict[str, tuple[str | Path, ...]] = {
        "compare": ("compare", wire, post),
        "json": ("compare", wire, post, "--format", "json"),
        "export": ("export", story.folder, "--all", "--format", "csv", "--desk", story.store),
        "status": ("status", story.folder, "--desk", story.store),
    }
    shown = {name: run(capsys, *words)[1] for name, words in commands.items()}
    quiet = {name: run(capsys, *words, "--config", config)[1] for name, words in commands.items()}
    for name in ("compare", "json", "export"):
        assert "212 or 221?" in shown[name]
        assert "212 or 221?" not in quiet[name]
        assert "Thursday or NORVIK" not in quiet[name]
    (line,) = [line for line in quiet["status"].splitlines() if "Norvik Post" in line]
    assert line.split("|")[1].split()[:3] == ["0", "0", "0"]
    assert line not in shown["status"]


def _two_clashes(left: Article, right: Article) -> Iterable[Finding]:
    if "221" in right.text:
        yield clash(left, right, "212", "221")
        yield clash(left, right, "captain", "captain", kind="office")


@pytest.mark.parametrize("kind", ["text", "json"])
@pytest.mark.parametrize("name", sorted(path.name for path in HOSTILE.glob("*.txt")))
def test_compare_hands_no_control_characters_to_a_terminal(
    tmp_path: Path, capsys: Capture, name: str, kind: str
) -> None:
    hostile, plain = tmp_path / "a\x1b]0;x\x07.txt", tmp_path / "b.txt"
    hostile.write_bytes((HOSTILE / name).read_bytes()[:20_000])
    plain.write_text(POST, encoding="utf-8")
    code, out, err = run(capsys, "compare", hostile, plain, "--format", kind)
    assert code == 0, err
    assert all(visible(line) == line for line in out.splitlines())
    if kind == "json":
        left = json.loads(out)["left"]
        text = read_article(hostile).text
        assert all(text[one["start"] : one["end"]] == one["text"] for one in left["sentences"])


def test_compare_needs_no_desk_and_makes_none(
    story: Story, capsys: Capture, private_home: Path
) -> None:
    run(capsys, "compare", story.folder / "1-wire.txt", story.folder / "2-post.txt")
    assert [path.name for path in private_home.iterdir()] == [".cache"]


# export


def test_export_writes_every_verdict_to_stdout(story: Story, capsys: Capture) -> None:
    arguments = ("export", story.folder, "--format", "csv", "--desk", story.store)
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [(row["reviewer"], row["verdict"]) for row in rows] == [
        ("ann", "contradict"),
        ("ben", "differ"),
    ]
    assert run(capsys, *arguments, "-o", "-")[1] == out


@pytest.mark.parametrize("kind", FORMATS)
def test_export_to_a_file_says_what_it_wrote(
    story: Story, tmp_path: Path, capsys: Capture, kind: str
) -> None:
    file = tmp_path / "out"
    arguments = ("export", story.folder, "--format", kind, "--desk", story.store)
    code, out, err = run(capsys, *arguments, "-o", file)
    assert (code, out) == (0, "")
    none = "copydesk: no claim has a line yet; in the review a claim can be given one\n"
    if kind == "claimreview":
        assert err == f"{none}copydesk: 0 claim reviews written to {file}\n"
    else:
        assert err == f"copydesk: 2 verdicts written to {file}\n"
    piped = started(*arguments).stdout.decode("utf-8")
    assert file.read_bytes().decode("utf-8-sig") == piped


@pytest.mark.parametrize(("kind", "is_told"), [("csv", True), ("webannotation", False)])
def test_all_is_said_to_add_notes_only_where_it_does(
    story: Story, capsys: Capture, kind: str, is_told: bool
) -> None:
    story.write(NoteData("?"), on=story.row("1-wire.txt", "2-post.txt", "The mayor"))
    arguments = ("export", story.folder, "--format", kind, "--desk", story.store)
    _, out, err = run(capsys, *arguments)
    assert "left out: 1 note or wish for a second reader on what has no verdict" in err
    assert ("--all adds them" in err) == is_told
    _, all_out, all_err = run(capsys, *arguments, "--all")
    assert (all_out != out) == is_told
    assert ("left out" in all_err) != is_told


def test_export_with_another_base_gives_the_same_bytes(story: Story, capsys: Capture) -> None:
    arguments = ("export", story.folder, "--format", "json", "--desk", story.store)
    outputs = {run(capsys, *arguments, "--base", name)[1] for name in ("1-wire", "2-post")}
    assert len(outputs) == 1


def test_export_of_all_rows_adds_the_ones_without_a_verdict(story: Story, capsys: Capture) -> None:
    arguments = ("export", story.folder, "--format", "jsonl", "--desk", story.store)
    _, some, _ = run(capsys, *arguments)
    code, out, _ = run(capsys, *arguments, "--all")
    assert code == 0
    records = [json.loads(line) for line in out.splitlines()[1:]]
    assert len(records) > len(some.splitlines())
    assert sum(bool(record["verdict"]) for record in records) == 2


def test_export_without_a_verdict_says_so(tmp_path: Path, capsys: Capture) -> None:
    story = Story(tmp_path)
    code, out, err = run(capsys, "export", story.folder, "--format", "csv")
    assert code == 0
    assert len(out.splitlines()) == 1
    assert "there is no verdict" in err


def test_export_says_what_it_leaves_out(story: Story, capsys: Capture) -> None:
    story.write(NoteData("unsure"), on=story.row("1-wire.txt", "2-post.txt", "captain"))
    (story.folder / "3-broken.txt").write_bytes(b"\0" * 100)
    journal = next((story.store / "journals").iterdir())
    with journal.open("ab") as file:
        file.write(b'{"half a line')
    code, _, err = run(capsys, "export", story.folder, "--format", "json", "--desk", story.store)
    assert code == 0
    assert "1 line holds no entry" in err
    assert "1 note or wish for a second reader on what has no verdict; --all adds" in err
    assert "3-broken.txt" in err


def test_export_says_how_many_cells_no_spreadsheet_holds(story: Story, capsys: Capture) -> None:
    note = NoteData("much to say " * 4000)
    story.write(note, on=story.row("1-wire.txt", "2-post.txt", "All 212"))
    arguments = ("export", story.folder, "--desk", story.store, "--format")
    code, out, err = run(capsys, *arguments, "csv")
    assert code == 0
    assert "… [cut here, of 48,000 characters]" in out
    assert "cut off: 1 cell," in err
    code, out, err = run(capsys, *arguments, "json")
    assert note.text.strip() in out
    assert "cut off" not in err


def test_export_where_nothing_can_be_written_is_not_saved(
    story: Story, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "file").write_text("")
    for output in (tmp_path / "file" / "x.csv", tmp_path / "no" / "x.csv", story.folder):
        code, out, err = run(
            capsys, "export", story.folder, "--format", "csv", "--desk", story.store, "-o", output
        )
        assert (code, out) == (3, "")
        assert err.startswith("copydesk: ")
        assert err.count("\n") == 1
        assert "could not be written" in err


def test_export_overwrites_no_article(story: Story, capsys: Capture) -> None:
    article = story.folder / "1-wire.txt"
    code, _, err = run(
        capsys, "export", story.folder, "--format", "csv", "--desk", story.store, "-o", article
    )
    assert code == 2
    assert "won't overwrite" in err
    assert article.read_text(encoding="utf-8") == WIRE


def test_an_export_in_the_folder_is_no_article_of_the_next_one(
    story: Story, capsys: Capture
) -> None:
    arguments = ("export", story.folder, "--format", "markdown", "--desk", story.store)
    _, before, _ = run(capsys, *arguments)
    run(capsys, *arguments, "-o", story.folder / "report.md")
    assert run(capsys, *arguments)[1] == before


# status


def test_status_tells_progress_counts_and_agreement(story: Story, capsys: Capture) -> None:
    captain = story.row("1-wire.txt", "2-post.txt", "captain")
    for name in ("ann", "ben"):
        story.judge(captain, Verdict.AGREE, by=name)
    code, out, err = run(capsys, "status", story.folder, "--desk", story.store, "--reviewer", "ann")
    assert (code, err) == (0, "")
    assert re.search(r"^story +Story$", out, re.M)
    assert re.search(rf"^desk +{re.escape(str(story.store))}$", out, re.M)
    assert re.search(r"^ +\d+ +2 +\d+ \|[ \d]+  Norvik Post \(2-post\.txt\)$", out, re.M)
    assert re.search(r"^ +\d+ +0 +\d+ \|[ \d]+  10 echo \(10-echo\.txt\)$", out, re.M)
    assert re.search(r"^ +1 +0 +1 +0 +0 +0  ann$", out, re.M)
    assert re.search(r"^ +1 +1 +0 +0 +0 +0  ben$", out, re.M)
    assert re.search(r"^shared .* agreement of ann, ben$", out, re.M)
    assert re.search(r"^ +2 +1 +50% +-  all that two or more judged$", out, re.M)
    assert re.search(r"^ +2 +1 +50% +-  1-wire\.txt and 2-post\.txt$", out, re.M)
    assert re.search(r"^disputes  1 open, 0 reopened, 0 settled$", out, re.M)
    assert re.search(r"^    ann: 3 contradict\n    ben: 2 differ$", out, re.M)


def test_status_counts_for_the_reviewer_who_asks(story: Story, capsys: Capture) -> None:
    arguments = ("status", story.folder, "--desk", story.store, "--reviewer")
    for name, done in (("cy", 0), ("ben", 1)):
        told = run(capsys, *arguments, name)[1]
        assert re.search(rf"^ +\d+ +{done} +\d+ \|[ \d]+  Norvik Post", told, re.M)


def test_status_knows_the_links_that_were_made_by_hand(story: Story, capsys: Capture) -> None:
    """A row that somebody parted has changed since its verdict: it is not done any more."""
    arguments = ("status", story.folder, "--desk", story.store, "--reviewer", "ann")
    assert re.search(r"^ +\d+ +1 +\d+ \|[ \d]+  Norvik Post", run(capsys, *arguments)[1], re.M)
    parted = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.write(UnlinkData(), on=parted, by="ben")
    assert re.search(r"^ +\d+ +0 +\d+ \|[ \d]+  Norvik Post", run(capsys, *arguments)[1], re.M)
    story.write(LinkData(), on=parted)
    assert re.search(r"^ +\d+ +1 +\d+ \|[ \d]+  Norvik Post", run(capsys, *arguments)[1], re.M)


def test_status_tells_of_bad_lines_on_stderr(story: Story, capsys: Capture) -> None:
    with next((story.store / "journals").iterdir()).open("ab") as file:
        file.write(b"torn\nworse\n")
    code, out, err = run(capsys, "status", story.folder, "--desk", story.store)
    assert code == 0
    assert "2 lines hold no entry" in err
    assert "ann" in out


def test_status_goes_on_past_an_article_that_cannot_be_read(story: Story, capsys: Capture) -> None:
    (story.folder / "2-post.txt").write_bytes(b"\0" * 100)
    code, out, err = run(capsys, "status", story.folder, "--desk", story.store)
    assert code == 0
    assert "2-post.txt" in err
    assert "10 echo" in out


def test_names_from_outside_drive_no_terminal(tmp_path: Path, capsys: Capture) -> None:
    story = Story(tmp_path, {"a\x1b[2J.txt": WIRE, "b\nforged line.txt": POST})
    names = [found.name for found in story.desk().found]
    story.judge(story.row(names[0], names[1], "captain"), Verdict.AGREE, by="eve\x1b]0;x\x07\ny")
    for command in ("status", "doctor"):
        _, out, err = run(capsys, command, story.folder, "--desk", story.store)
        assert all(visible(line) == line for line in (out + err).splitlines())
        assert not [line for line in out.splitlines() if line.startswith(("forged", "y"))]


# doctor


def test_doctor_finds_a_healthy_desk_healthy(story: Story, capsys: Capture) -> None:
    code, out, _ = run(capsys, "doctor", story.folder, "--desk", story.store)
    assert code == 0
    assert "problem" not in out
    assert re.search(r"^ok +3 articles", out, re.M)
    assert re.search(r"^ok +journal ann@ann-1\.jsonl: 1 entry$", out, re.M)
    assert re.search(r"^ok +the desk can be written to", out, re.M)


def test_doctor_before_the_first_verdict(tmp_path: Path, capsys: Capture) -> None:
    story = Story(tmp_path)
    code, out, _ = run(capsys, "doctor", story.folder)
    assert code == 0
    assert "there is no desk yet" in out


def test_doctor_names_file_and_line_of_what_it_cannot_read(story: Story, capsys: Capture) -> None:
    journal = story.store / "journals" / "ann@ann-1.jsonl"
    with journal.open("ab") as file:
        file.write(b"\nnonsense\x1b[2J\n")
    code, out, _ = run(capsys, "doctor", story.folder, "--desk", story.store)
    assert code == 1
    assert f"{journal}:3: " in out
    assert "\x1b" not in out


def test_doctor_finds_a_broken_desk_file(story: Story, capsys: Capture) -> None:
    (story.store / "desk.json").write_text("{")
    code, out, _ = run(capsys, "doctor", story.folder, "--desk", story.store)
    assert code == 1
    assert re.search(r"^problem .*desk\.json is damaged", out, re.M)


def test_doctor_finds_articles_that_cannot_be_read(story: Story, capsys: Capture) -> None:
    (story.folder / "2-post.txt").write_bytes(b"\0" * 100)
    code, out, _ = run(capsys, "doctor", story.folder, "--desk", story.store)
    assert code == 1
    assert re.search(r"^problem +article: .*2-post\.txt", out, re.M)
    assert re.search(r"^ok +2 articles", out, re.M)


def test_doctor_finds_a_desk_that_cannot_be_written_and_writes_nothing(
    story: Story, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "file").write_text("")
    code, out, _ = run(capsys, "doctor", story.folder, "--desk", tmp_path / "file" / "desk")
    assert code == 1
    assert re.search(r"^problem .*can't be written", out, re.M)
    before = sorted(tmp_path.rglob("*"))
    run(capsys, "doctor", story.folder, "--desk", tmp_path / "none")
    assert sorted(tmp_path.rglob("*")) == before


def test_doctor_speaks_of_the_terminal(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"TERM": "tmux-256color", "LC_ALL": "C", "TMUX": "x"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    code, out, _ = run(capsys, "doctor", story.folder, "--desk", story.store)
    assert code == 0
    assert "TERM=tmux-256color, 256 colours" in out
    assert "escape-time 50" in out
    assert "not UTF-8" in out


# what is no article


@pytest.fixture
def mixed_folder(story: Story) -> Path:
    """Return the story's folder with what else a newsroom's folder holds."""
    names = (
        "i.jpg",
        "feed.rss",
        "README.md",
        "\x1b[31mred\n\u202egpj.xyz",
        os.fsdecode(b"\xff.odt"),
    )
    for name in names:
        (story.folder / name).write_bytes(b"words")
    return story.folder


def test_status_names_what_is_no_article_with_its_reason(
    story: Story, mixed_folder: Path, capsys: Capture
) -> None:
    code, out, err = run(capsys, "status", mixed_folder, "--desk", story.store)
    assert (code, err) == (0, "")
    told = out.split("\nleft out of the story\n")[1]
    assert told.splitlines() == [
        "  \u241b[31mred\u240a\ufffdgpj.xyz"
        " (its name ends in .xyz: not a kind of file that copydesk reads)",
        "  feed.rss (may hold many articles: `copydesk import FILE -o FOLDER`)",
        "  i.jpg (a picture)",
        "  README.md (about the folder, by its name)",
        "  ?.odt (an office document that isn't read: save as .docx)",
    ]
    for number in range(40):
        (mixed_folder / f"{number}.png").write_bytes(b"")
    _, out, _ = run(capsys, "status", mixed_folder, "--desk", story.store)
    assert "\n  41 pictures: 0.png, 1.png, 2.png, 3.png, 4.png, ...\n" in out


def test_doctor_names_all_that_is_no_article_and_finds_nothing_wrong_with_it(
    story: Story, mixed_folder: Path, capsys: Capture
) -> None:
    for number in range(40):
        (mixed_folder / f"{number}.png").write_bytes(b"")
    code, out, _ = run(capsys, "doctor", mixed_folder, "--desk", story.store)
    assert code == 0
    notes = [line for line in out.splitlines() if line.startswith("note     left out: ")]
    assert len(notes) == 5
    pictures = next(note for note in notes if "41 pictures" in note)
    assert all(f" {number}.png" in pictures for number in range(40))
    assert not any("\x1b" in note or "\u202e" in note for note in notes)


@pytest.mark.parametrize("command", ["export --format csv", "sheet"])
def test_what_is_no_article_does_not_stand_in_an_output_nor_beside_it(
    story: Story, mixed_folder: Path, capsys: Capture, command: str
) -> None:
    code, out, err = run(capsys, *command.split(), mixed_folder, "--desk", story.store)
    assert code == 0
    assert not any(name in out + err for name in ("i.jpg", "README", "left out"))


# what holds for all


@pytest.mark.parametrize("command", COMMANDS)
def test_a_path_that_is_not_there_is_bad_input(
    tmp_path: Path, capsys: Capture, command: str
) -> None:
    code, out, err = run(capsys, *command.split(), tmp_path / "none")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "There is no file or folder" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_articles_is_bad_input(
    tmp_path: Path, capsys: Capture, command: str
) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run(capsys, *command.split(), tmp_path / "empty")
    assert (code, out) == (2, "")
    assert "There are no articles" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "only-one.txt"],
        ["compare", "a.txt", "b.txt", "--format", "xml"],
        ["compare", "none.txt", "none.txt"],
        ["export", "."],
        ["export", ".", "--format", "xlsx"],
        ["status", ".", "--base", "nobody"],
    ],
)
def test_bad_usage_is_two_and_one_line(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(story.folder)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("copydesk: ")
    assert err.count("\n") == 1


def test_reading_makes_no_file_but_what_is_kept(
    story: Story, capsys: Capture, private_home: Path
) -> None:
    run(capsys, "doctor", story.folder)
    assert list(private_home.iterdir()) == []
    for command in ("export --format json", "status"):
        run(capsys, *command.split(), story.folder)
    assert [path.name for path in private_home.iterdir()] == [".cache"]


def test_in_a_process_of_its_own_all_of_it_works(story: Story) -> None:
    paths = (story.folder / "1-wire.txt", story.folder / "2-post.txt")
    assert started("compare", *paths).returncode == 0
    assert started("doctor", story.folder, "--desk", story.store).returncode == 0
    assert started("status", story.folder / "none").returncode == 2


def test_a_locale_that_cannot_say_it_is_no_error(story: Story) -> None:
    name = "3-Ärger “.txt"
    (story.folder / name).write_text(POST, encoding="utf-8")
    plain = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    status = started("status", story.folder, "--desk", story.store, environment=plain)
    assert (status.returncode, status.stderr) == (0, b"")
    export = started("export", story.folder, "--format", "json", "--all", environment=plain)
    assert export.returncode == 0
    assert name in {one["name"] for one in json.loads(export.stdout)["articles"]}


def test_a_reader_that_leaves_ends_the_program_quietly(story: Story) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = started("status", story.folder, "--desk", story.store, stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (128 + 13, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["status", "export --format csv", "doctor"])
def test_a_full_disk_behind_stdout_is_not_saved(story: Story, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started(*command.split(), story.folder, "--desk", story.store, stdout=full.fileno())
    assert done.returncode == 3
    assert b"could not be written" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_gets_the_table_without_control_characters(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "captain")
    story.write(VerdictData(Verdict.DIFFER), NoteData("a\u202eb\x1b[2Jc"), on=target)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, _ = run(capsys, "export", story.folder, "--format", "csv", "--desk", story.store)
    assert code == 0
    assert all(visible(line) == line for line in out.splitlines())
    assert "a\ufffdb␛[2Jc" in out


# --blind


def test_the_help_lists_the_option_that_hides_others_decisions(capsys: Capture) -> None:
    for arguments in (["--help"], ["open", "--help"]):
        code, out, _err = run(capsys, *arguments)
        assert (code, "--blind" in out) == (0, True)


@pytest.mark.parametrize("command", ["status", "export", "doctor", "keys"])
def test_who_asks_another_command_to_hide_something_reads_that_only_the_review_does(
    command: str, capsys: Capture
) -> None:
    for arguments in (["--blind", command], [command, "--blind"]):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (2, "")
        assert "--blind works in the review only" in err
        assert err.count("\n") == 1


def test_garbage_is_collected_again_when_an_export_is_written(
    story: Story, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile = []

    def page(_records: Records) -> str:
        meanwhile.append(gc.isenabled())
        return "page"

    monkeypatch.setattr("copydesk.exports.html_report.html_text", page)
    arguments = ("export", story.folder, "--desk", story.store, "--format", "html")
    assert run(capsys, *arguments)[1] == "page"
    code, _, _ = run(capsys, *arguments, "-o", tmp_path / "nowhere" / "page.html")
    assert (code, gc.isenabled()) == (ExitCode.NOT_SAVED, True)
    assert meanwhile == [False, False]
