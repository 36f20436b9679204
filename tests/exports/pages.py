"""Pages of a made-up story, read back as a browser would."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

import copydesk.exports
from copydesk.articles.article import Span
from copydesk.exports import export_text
from copydesk.reviews.anchors import Target, article_places, finding_target
from copydesk.reviews.kinds import (
    AdjudicationData,
    DismissalData,
    EvidenceData,
    FindingData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story

STYLES = Path(copydesk.exports.__file__).with_name("report.css")
"""The page's style sheet."""
WIRE_FILE, POST_FILE, ECHO_FILE = "1-wire.txt", "2-post.txt", "10-echo.txt"


def written(story: Story, *, every_row: bool = False) -> str:
    return export_text(story.records(every_row=every_row), "html")


def page(story: Story, *, every_row: bool = False) -> HtmlElement:
    return html.document_fromstring(written(story, every_row=every_row))


def text_of(found: HtmlElement) -> str:
    return " ".join(found.text_content().split())


def section(root: HtmlElement, name: str) -> HtmlElement:
    (found,) = root.xpath("//section[@aria-labelledby=$name]", name=name)
    return found


def rows(root: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = root.xpath("//section[contains(@class, 'row')]")
    return found


def row_with(root: HtmlElement, words: str) -> HtmlElement:
    return next(one for one in rows(root) if words in text_of(one))


def finding_in(
    story: Story, words: tuple[str, str], kind: str = "number", left: str = WIRE_FILE
) -> Target:
    """Return the target of a finding on words of an article (the wire) and of the post."""
    spans = []
    for name, told in zip((left, POST_FILE), words, strict=True):
        article = story.article(name)
        start = article.text.index(told)
        spans.append(article_places(article, [Span(start, start + len(told))]))
    return finding_target(story.row(left, POST_FILE, words[0]), kind, *spans)


def everything(story: Story) -> None:
    """Write one of each thing that can be said."""
    wire = story.article(WIRE_FILE).sha256
    story.write(SourceData("s", "Harbour log", "https://log.example/14", "", "2031-04-01"))
    story.write(SourceData("t", "Call", "javascript:alert(1)", "", ""))
    number = finding_in(story, ("212", "221"))
    story.write(
        VerdictData(Verdict.CONTRADICT, wire, "probable"),
        NoteData("The log says 212.\nالسجل يقول 212"),
        TagsData(("numbers", "harbour")),
        EvidenceData("e", "s", "p. 2", "212 aboard", wire),
        EvidenceData("f", "t"),
        on=number,
    )
    story.judge(number, Verdict.DIFFER, NoteData("Rounded?"), by="ben")
    captain = story.row(WIRE_FILE, POST_FILE, "The captain")
    story.judge(captain, Verdict.UNCLEAR)
    story.judge(captain, Verdict.DIFFER, StateData(second_reader=True))
    story.judge(captain, Verdict.AGREE, by="ben")
    story.write(AdjudicationData(Verdict.DIFFER), on=captain, by="cho")
    story.write(
        FindingData("hedge", "high", "When on Thursday?"),
        on=finding_in(story, ("Thursday", "late on Thursday"), "hedge"),
        by="ben",
    )
    dismissed = finding_in(story, ("ran aground", "ran aground"), "label")
    story.write(FindingData("label", "low", "Aground?"), DismissalData("the same"), on=dismissed)
    story.judge(story.row(WIRE_FILE, POST_FILE, "The mayor"), Verdict.ONE_SIDED)
    story.judge(story.row(WIRE_FILE, POST_FILE, "Ferry runs aground"), Verdict.AGREE)
    story.claim(WIRE_FILE, "All 212", "How many were aboard")
