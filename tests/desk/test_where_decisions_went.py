"""`status`, `doctor` and the report say where decisions on earlier texts went."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from copydesk.exports.html_report import html_text
from copydesk.exports.markdown_report import markdown_text
from copydesk.exports.records import records_of
from copydesk.reviews.verdict import Verdict
from tests.desk.newsroom import Newsroom
from tui.headless.earlier_texts import earlier_text_lines, fork_lines
from tui.keys import Keys


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def _said(newsroom: Newsroom) -> str:
    desk = newsroom.desk()
    review = desk.read_review()[0]
    lines = [*earlier_text_lines(desk, review), *fork_lines(desk)]
    return Keys().filled("\n".join(lines))


def _report(newsroom: Newsroom) -> str:
    desk = newsroom.desk()
    records = records_of(desk, desk.read_review()[0], every_row=False, base=0)
    return markdown_text(records).replace("\\", "")


def test_nothing_is_said_while_all_texts_are_as_they_were(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    assert _said(newsroom) == ""
    assert "earlier texts" not in _report(newsroom)


def test_what_came_along_is_counted_and_so_is_what_changed(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.judge("Erik Lund", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", "212 passengers", "213 passengers")
    assert _said(newsroom) == (
        "2 decisions made on earlier texts came along to the present ones;"
        " the words of 1 were changed since"
    )
    assert "taken along: 2; the words of 1 were changed since." in _report(newsroom)


def test_words_that_are_gone_are_told_with_who_judged_them(newsroom: Newsroom) -> None:
    newsroom.judge("No one was hurt", Verdict.DIFFER)
    newsroom.edit("wire.txt", "No one was hurt.", "")
    said = _said(newsroom)
    assert "1 decision is about words that are gone; in the review, O places or closes" in said
    assert "2 differ by ana on" in said
    assert "wire.txt: No one was hurt." in said
    report = _report(newsroom)
    assert "About words that are gone from their article: 1." in report
    assert "wire.txt (an earlier text)" in report
    assert "- its words are gone from the article as it is now" in report


def test_an_article_that_is_not_there_is_named(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.DIFFER)
    (newsroom.articles / "wire.txt").unlink()
    newsroom.write("weather.txt", "Weather\n\nRain is expected on Monday.\n")
    said = _said(newsroom)
    assert "1 decision is about articles that are not here: wire.txt (1)" in said
    assert "V shows whether an article is a later version" in said
    report = _report(newsroom)
    assert "wire.txt (gone)" in report
    assert "- an article that it is about is not in the folder" in report


def _rows(newsroom: Newsroom, words: str) -> list[str]:
    """Return the headings of the page's rows that hold some words."""
    desk = newsroom.desk()
    desk.hashes()
    records = records_of(desk, desk.read_review()[0], every_row=False, base=0)
    found = html.document_fromstring(html_text(records)).xpath("//section[@id][h4]")
    return [one[0].text_content() for one in found if words in one.text_content()]


def test_a_row_of_the_page_that_changed_since_its_verdict_is_not_reviewed(
    newsroom: Newsroom,
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    (heading,) = _rows(newsroom, "212 passengers")
    assert "not reviewed" not in heading
    newsroom.edit("wire.txt", "212 passengers", "213 passengers")
    (heading,) = _rows(newsroom, "213 passengers")
    assert heading.endswith("changed since a verdict, not reviewed")


def test_a_verdict_whose_words_are_gone_is_on_the_page_without_a_row(newsroom: Newsroom) -> None:
    newsroom.judge("No one was hurt", Verdict.DIFFER)
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", "No one was hurt.", "")
    desk = newsroom.desk()
    records = records_of(desk, desk.read_review()[0], every_row=False, base=0)
    root = html.document_fromstring(html_text(records))
    (entry,) = root.xpath("//section[@aria-labelledby='differ']/article")
    assert "No one was hurt." in entry.text_content()
    assert "its words are gone from the article as it is now" in entry.text_content()
    assert not entry.xpath(".//a")
