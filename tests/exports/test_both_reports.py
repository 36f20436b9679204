"""What the report in Markdown and the page say of a whole review, they say in the same words."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from copydesk.exports import export_text
from copydesk.reviews.kinds import StateData
from copydesk.reviews.verdict import Verdict
from tests.exports.story import POST, Story


class _Words(HTMLParser):
    """Gathers the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.words.append(data)


def text_of(page: str) -> str:
    words = _Words()
    words.feed(page)
    return " ".join("".join(words.words).split())


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict.AGREE, "No contradictions"),
        (
            Verdict.CONTRADICT,
            "1 contradiction: 1 number; of 1 nobody says who is right",
        ),
    ],
)
def test_both_reports_sum_up_in_the_same_words(tmp_path: Path, verdict: Verdict, told: str) -> None:
    story = Story(tmp_path)
    row = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(row, verdict, StateData(second_reader=True))
    story.judge(row, Verdict.DIFFER, by="ben")
    records = story.records()
    (count,) = records.pairs
    markdown = text_of(MarkdownIt("gfm-like").render(export_text(records, "markdown")))
    page = text_of(export_text(records, "html"))
    for sentence in (
        told,
        "Disputes: 1 open, 0 settled",
        "A second reader is wanted for 1",
        f"Not reviewed: {count.not_reviewed} of {count.rows} rows, ",
        ", 2 whole pairs of articles",
        "The verdicts of all reviewers count here, and where a final decision stands, that alone;",
        "Nothing is said about them, not even where both tell the same.",
        "It is told from 36 on.",
    ):
        assert sentence in markdown, sentence
        assert sentence in page, sentence


def test_both_reports_name_pairs_that_agree_in_the_order_of_the_articles(tmp_path: Path) -> None:
    story = Story(tmp_path, {f"{name}.txt": POST.replace("221", name) for name in "cdab"})
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    for one, other in reversed(pairs):
        for reviewer in ("ann", "ben"):
            story.judge(
                story.row(f"{other}.txt", f"{one}.txt", "The captain"), Verdict.AGREE, by=reviewer
            )
    records = story.records()
    told = [f"{one}.txt and {other}.txt" for one, other in pairs]
    markdown = export_text(records, "markdown").split("## Agreement")[1].split("\n## ")[0]
    assert [line[2:].split(" | ")[0] for line in markdown.splitlines() if ".txt" in line] == told
    page = text_of(export_text(records, "html")).split("How far they agree")[1]
    places = [page.index(pair) for pair in told]
    assert places == sorted(places)
