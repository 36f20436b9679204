"""What is exported from the review, and what `copydesk export` writes, is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.exports import FORMATS
from copydesk.reviews.kinds import NoteData
from copydesk.reviews.verdict import Verdict
from tests.exports.story import POST, WIRE, Story
from tests.reviewing import reviewing
from tui.cli import main
from tui.dialog_rows import DIALOGS


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A story whose articles were edited after they had been judged; one of them is gone."""
    story = Story(tmp_path)
    for words, verdict in (
        ("All 212", Verdict.CONTRADICT),
        ("The captain was not", Verdict.AGREE),
        ("declined to comment", Verdict.ONE_SIDED),
        ("The mayor thanked", Verdict.ONE_SIDED),
    ):
        story.judge(story.row("1-wire.txt", "2-post.txt", words), verdict, NoteData(words))
    story.judge(story.row("2-post.txt", "10-echo.txt", "A brass band"), Verdict.AGREE, by="ben")
    (story.folder / "1-wire.txt").write_text(
        f"A new first line of the wire.\n\n{WIRE.replace('All 212', 'All of the 212')}"
    )
    (story.folder / "2-post.txt").write_text(POST[: POST.index("The mayor thanked")])
    (story.folder / "10-echo.txt").unlink()
    return story


async def test_the_review_exports_what_the_command_does_of_articles_that_were_edited(
    tmp_path: Path, story: Story
) -> None:
    store = tmp_path / "store"
    story.store.rename(store)
    by_keys = {}
    async with reviewing(tmp_path, story.folder, reviewer="ann") as under_test:
        for kind in FORMATS:
            path = tmp_path / f"review.{kind}"
            under_test.screen.export(kind, path, every_row=True)
            await under_test.settle()
            by_keys[kind] = path.read_bytes()
    for kind, written in by_keys.items():
        path = tmp_path / f"command.{kind}"
        options = ["--format", kind, "-o", str(path), "--desk", str(store), "--reviewer", "ann"]
        assert main(["export", str(story.folder), "--all", *options]) == 0
        assert written == path.read_bytes(), kind
    report = by_keys["markdown"]
    for told in (b"taken along", b"gone from their article", b"10-echo.txt (gone)"):
        assert told in report


def test_the_review_and_the_command_offer_the_same_formats_in_the_same_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert tuple(name for name, *_ in DIALOGS["export"]) == FORMATS
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert f"{{{','.join(FORMATS)}}}" in "".join(capsys.readouterr().out.split())
