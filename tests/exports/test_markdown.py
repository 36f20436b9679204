"""The report: what an editor reads, and that nothing in it comes alive in a viewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from copydesk.exports import export_text
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord, Records
from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target, article_target, finding_target
from copydesk.reviews.disputes import disputes_of
from copydesk.reviews.kinds import (
    AdjudicationData,
    EvidenceData,
    FactsData,
    FindingData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Verdict
from copydesk.visible import visible
from tests.exports.story import POST, Story
from tests.tries import tries

HOSTILE = Path(__file__).parent.parent / "hostile"
COMMENT = "<!-- copydesk-export 1 -->"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def report(story: Story, *, every_row: bool = False) -> str:
    return export_text(story.records(every_row=every_row), "markdown")


def tokens(text: str) -> list[Token]:
    """Read Markdown as GitHub does, bare addresses, strikethrough and tables included."""
    found = MarkdownIt("gfm-like").parse(text)
    return [*found, *(child for token in found for child in token.children or ())]


def text_of(text: str) -> str:
    """Return what a reader of the rendered text sees."""
    return "".join(
        token.content for token in tokens(text) if token.type in ("text", "text_special")
    )


def alive(text: str) -> Iterator[str]:
    """Yield whatever in a report could load, link or run something."""
    for token in tokens(text):
        if token.type in ("html_block", "html_inline") and token.content.strip() != COMMENT:
            yield token.content
        if token.type in ("link_open", "image", "fence", "code_block", "code_inline", "s_open"):
            yield f"{token.type} {token.attrs} {token.content}"


def titles(text: str) -> list[str]:
    return re.findall(r"^## (.*)", text, re.M)


def test_the_first_line_says_what_this_is(story: Story) -> None:
    assert report(story).splitlines()[0] == COMMENT


def test_a_report_without_verdicts_says_so(story: Story) -> None:
    assert "There is no verdict yet." in report(story)
    assert "1-wire" in report(story)


def test_the_sections_come_by_weight(story: Story) -> None:
    wire, post = "1-wire.txt", "2-post.txt"
    judged = {
        "All 212": Verdict.CONTRADICT,
        "The captain": Verdict.DIFFER,
        "The mayor": Verdict.ONE_SIDED,
        "declined to comment": Verdict.UNCLEAR,
        "aground outside": Verdict.AGREE,
        "runs aground": Verdict.MISMATCH,
    }
    for words, verdict in judged.items():
        story.judge(story.row(wire, post, words), verdict)
    story.judge(story.row(wire, post, "The captain"), Verdict.AGREE, by="ben")
    assert titles(report(story)) == [
        "In short",
        "What was compared",
        "What was not reviewed",
        "Agreement",
        "Disputes",
        "Contradictions (contradict)",
        "What one side lacks (one-sided)",
        "Told differently, both can be true (differ)",
        "Unclear whether they conflict (unclear)",
        "Wrongly linked (mismatch)",
        "Agreed (agree)",
    ]


def test_what_one_article_tells_alone_is_told_by_its_name(story: Story) -> None:
    alone = story.row("1-wire.txt", "2-post.txt", "The mayor thanked")
    story.judge(alone, Verdict.ONE_SIDED)
    assert "### 1. Row: only in Norvik Post\n" in report(story)


def test_a_contradiction_is_told_whole(story: Story) -> None:
    wire = story.article("1-wire.txt").sha256
    story.write(SourceData("s", "Harbour log", "Town archive", "", "2031-04-01"))
    story.write(
        VerdictData(Verdict.CONTRADICT, wire, "probable"),
        NoteData("see the list"),
        TagsData(("numbers",)),
        EvidenceData("e", "s", "p. 2", "212 aboard", wire),
        on=story.row("1-wire.txt", "2-post.txt", "All 212"),
    )
    text = report(story)
    section = text[text.index("## Contradictions") :]
    for told in (
        "> All **212** passengers were taken ashore by the lifeboats of the town",
        "> All **221** passengers were taken ashore by the lifeboats of the town",
        "Norvik Post (2-post.txt), 2031-03-15, sentence",
        "3 contradict, 1 wire is right, probable",
        "(ann, 20",
        "note: see the list",
        "tags: numbers",
        'evidence: Harbour log, Town archive, seen 2031-04-01, p. 2, "212 aboard"',
        "(supports 1 wire)",
    ):
        assert told in section


def test_a_finding_is_quoted_in_its_sentence(story: Story) -> None:
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    at, other = wire.text.index("212"), post.text.index("221")
    target = finding_target(
        story.row("1-wire.txt", "2-post.txt", "All 212"),
        "number",
        ArticleAnchors(wire.sha256, (Anchor(at, at + 3, "212"),)),
        ArticleAnchors(post.sha256, (Anchor(other, other + 3, "221"),)),
    )
    story.write(FindingData("number", "high"), on=target)
    story.judge(target, Verdict.CONTRADICT)
    text = report(story)
    assert "Severity high:" in text
    assert "### 1. number, high: " in text
    assert re.search(r"^> All \*\*212\*\* passengers .* said\.$", text, re.M)


def test_contradictions_are_gathered_by_claim(story: Story) -> None:
    story.claim("1-wire.txt", "All 212", "How many were aboard")
    story.judge(story.row("1-wire.txt", "2-post.txt", "captain"), Verdict.CONTRADICT)
    for other in ("2-post.txt", "10-echo.txt"):
        story.judge(story.row("1-wire.txt", other, "All 212"), Verdict.CONTRADICT)
    headings = re.findall(r"^### (.*)", report(story), re.M)
    assert headings == ["Claim: How many were aboard", "Without a claim line"]


def test_what_nobody_looked_at_is_counted_and_with_all_rows_listed(story: Story) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "All 212"), Verdict.DIFFER)
    (count,) = story.records().pairs
    row = f"| 1-wire.txt and 2-post.txt | {count.rows} | 1 | {count.not_reviewed} |"
    assert row in report(story)
    assert "- 1-wire.txt and 10-echo.txt" in report(story)
    assert "Rows without a verdict: not reviewed" not in titles(report(story))
    every = report(story, every_row=True)
    assert titles(every)[-1] == "Rows without a verdict: not reviewed"
    assert "The mayor thanked" in every


def test_two_who_name_different_sides_are_a_dispute(story: Story) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    for name in ("1-wire.txt", "2-post.txt"):
        right = story.article(name).sha256
        story.write(VerdictData(Verdict.CONTRADICT, right), on=target, by=name[2:6])
    assert "Disputes" in titles(report(story))


def test_two_who_say_the_same_are_none(story: Story) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(target, Verdict.DIFFER)
    story.judge(target, Verdict.DIFFER, by="ben")
    assert "Disputes" not in titles(report(story))


def test_a_settled_dispute_comes_after_the_open_ones_with_the_final_word(story: Story) -> None:
    settled = story.row("1-wire.txt", "2-post.txt", "aground outside")
    still_open = story.row("1-wire.txt", "2-post.txt", "All 212")
    for target in (settled, still_open):
        story.judge(target, Verdict.AGREE, NoteData("the same"))
        story.judge(target, Verdict.DIFFER, by="ben")
    seen = next(
        dispute.subject.seen
        for dispute in disputes_of(subjects_of(story.review()))
        if dispute.subject.target.key == settled.key
    )
    story.write(AdjudicationData(Verdict.DIFFER, saw=seen), on=settled, by="<i>editor</i>")
    section = report(story).split("## Disputes")[1].split("\n## ")[0]
    before, after = section.split("Settled:")
    assert "Open:" in before
    assert "All **212**" in before
    assert "Final" not in before
    assert "note: the same" in after
    assert "**Final: 2 differ** (&lt;i>editor&lt;/i>, 20" in after
    assert "final:" not in report(story)

    story.judge(settled, Verdict.UNCLEAR, by="ben")
    assert "reworded, final: differ, reopened |" in report(story)
    section = report(story).split("## Disputes")[1].split("\n## ")[0]
    assert "Settled:" not in section
    assert "; open again" in section


def section(text: str, title: str) -> str:
    """Return what stands under a heading; "" where there is no such heading."""
    return next((part for part in text.split("\n## ") if part.startswith(title)), "")


CHAPTERS = {
    Verdict.CONTRADICT: "Contradictions",
    Verdict.ONE_SIDED: "What one side lacks",
    Verdict.DIFFER: "Told differently",
    Verdict.UNCLEAR: "Unclear whether",
    Verdict.MISMATCH: "Wrongly linked",
    Verdict.AGREE: "Agreed",
}


def make_final(story: Story, target: Target, verdict: Verdict) -> None:
    """Make a verdict the final one, having seen all that were given."""
    (subject,) = (one for one in subjects_of(story.review()) if one.target.key == target.key)
    story.write(AdjudicationData(verdict, saw=subject.seen), on=target, by="editor")


@pytest.mark.parametrize("verdict", Verdict)
def test_a_final_decision_alone_says_where_a_row_stands(story: Story, verdict: Verdict) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.claim("1-wire.txt", "All 212", "how many", by="ben")
    story.judge(target, Verdict.ONE_SIDED, NoteData("of ann"))
    story.judge(target, Verdict.UNCLEAR, NoteData("of ben"), by="ben")
    story.judge(target, Verdict.AGREE, by="cy")
    make_final(story, target, verdict)

    text = report(story)

    assert [given for given, title in CHAPTERS.items() if section(text, title)] == [verdict]
    told = section(text, CHAPTERS[verdict])
    assert told.count(f"**Final: {int(verdict)} {verdict.word}**") == 1
    for opinion in ("4 one-sided** (ann", "5 unclear** (ben", "1 agree** (cy"):
        assert opinion in told
    assert "Claim: how many" in told
    assert "More of it under number 1." in told
    for note in ("of ann", "of ben"):
        assert text.count(note) == 1, "told in full where the dispute is"
        assert note in section(text, "Disputes")


def test_what_a_section_tells_of_one_reviewer_alone_is_told_in_full(story: Story) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(target, Verdict.DIFFER, NoteData("of ann"))
    other = story.row("1-wire.txt", "2-post.txt", "The captain")
    story.judge(other, Verdict.DIFFER, NoteData("of another row"))
    story.judge(target, Verdict.UNCLEAR, StateData(second_reader=True), by="ben")
    text = report(story)
    assert text.count("of another row") == 1
    assert "of another row" in section(text, CHAPTERS[Verdict.DIFFER])
    assert text.count("of ann") == 1
    assert text.count("- a second reader is wanted") == 1
    for chapter in (CHAPTERS[Verdict.DIFFER], CHAPTERS[Verdict.UNCLEAR], "Second reader wanted"):
        assert section(text, chapter).count("More of it under number 1.") == 1


def test_a_row_whose_dispute_is_open_again_stands_under_each_reviewers_verdict(
    story: Story,
) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(target, Verdict.ONE_SIDED)
    story.judge(target, Verdict.AGREE, by="ben")
    make_final(story, target, Verdict.CONTRADICT)
    story.judge(target, Verdict.UNCLEAR)

    text = report(story)

    given = [verdict for verdict, title in CHAPTERS.items() if section(text, title)]
    assert given == [Verdict.UNCLEAR, Verdict.AGREE]


def test_wishes_for_a_second_reader_and_notes_without_a_verdict_are_listed_on_demand(
    story: Story,
) -> None:
    wanted = story.row("1-wire.txt", "2-post.txt", "The captain")
    noted = story.row("1-wire.txt", "2-post.txt", "The mayor")
    judged = story.row("1-wire.txt", "2-post.txt", "aground outside")
    story.write(StateData(second_reader=True), on=wanted)
    story.write(NoteData("who is this"), on=noted, by="ben")
    story.judge(judged, Verdict.AGREE, StateData(second_reader=True))

    short, every = report(story), report(story, every_row=True)

    assert "without a verdict: 2. An export with --all shows them." in short
    assert "The captain" not in section(short, "Second reader wanted")
    assert "aground outside" in section(short, "Second reader wanted")
    assert "--all" not in every
    for words in ("The captain", "aground outside", "a second reader is wanted"):
        assert words in section(every, "Second reader wanted")
    assert "who is this" in section(every, "Notes without a verdict")
    assert "(ben)" in section(every, "Notes without a verdict")
    rows = section(every, "Rows without a verdict")
    assert len(re.findall(r"^\|.*The captain.*\|.*The captain", rows, re.M)) == 1
    assert "The mayor" in rows


def test_a_finding_with_a_note_alone_is_told_as_open_with_all_rows_too(story: Story) -> None:
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    one, two = "212 passengers", "221 passengers"
    at, other = wire.text.index(one), post.text.index(two)
    target = finding_target(
        story.row("1-wire.txt", "2-post.txt", "All 212"),
        "number",
        ArticleAnchors(wire.sha256, (Anchor(at, at + len(one), one),)),
        ArticleAnchors(post.sha256, (Anchor(other, other + len(two), two),)),
    )
    story.judge(story.row("1-wire.txt", "2-post.txt", "The mayor"), Verdict.AGREE)
    story.write(NoteData("see the list"), on=target)

    for every_row in (False, True):
        found = section(report(story, every_row=every_row), "Findings without a verdict")
        assert found.count(f"{one} or {two}") == 1
    records = [record for record in story.records(every_row=True).records if record.quote_1 == one]
    assert [record.note for record in records] == ["see the list"]


def test_agreement_is_told_as_a_whole_by_verdict_and_by_pair(story: Story) -> None:
    for words, theirs in (("All 212", Verdict.DIFFER), ("captain", Verdict.AGREE)):
        target = story.row("1-wire.txt", "2-post.txt", words)
        story.judge(target, Verdict.AGREE)
        story.judge(target, theirs, by="ben")
    section = report(story).split("## Agreement")[1].split("\n## ")[0]
    for row in (
        "| all | 2 | 1 | 50% | |",
        "| agree | 2 | 1 | 50% | |",
        "| differ | 1 | 0 | 0% | |",
        "| 1-wire.txt and 2-post.txt | 2 | 1 | 50% | |",
    ):
        assert row in section


def test_one_reviewer_alone_agrees_with_nobody(story: Story) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "All 212"), Verdict.DIFFER)
    assert "Agreement" not in titles(report(story))


@pytest.mark.parametrize("name", sorted(path.name for path in HOSTILE.glob("*.txt")))
def test_nothing_from_a_hostile_article_comes_alive(tmp_path: Path, name: str) -> None:
    story = Story(tmp_path, {"b.txt": POST})
    (story.folder / "a.txt").write_bytes((HOSTILE / name).read_bytes()[:12_000])
    article = story.article("a.txt")
    for number, sentence in enumerate(article.sentences[:12]):
        words = article.quote(sentence)
        target = story.row("a.txt", "b.txt", words)
        story.judge(target, Verdict(1 + number % 6), NoteData(words), TagsData((words[:50],)))
    text = report(story, every_row=True)
    assert list(alive(text)) == []
    assert visible(text.replace("\n", "")) == text.replace("\n", "")


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[a link](javascript:alert(3))",
        "![tracker](https://evil.example/pixel.gif)",
        "<https://evil.example/>",
        "see https://evil.example/?a=1&b=2 or www.evil.example or evil.example or me@evil.example",
        "[ref]: https://evil.example/",
        "# heading",
        "> quote",
        "- item",
        "+ item",
        "1. item",
        "12) item",
        "===",
        "---",
        "***",
        "    code",
        "\tcode",
        "```\ncode\n```",
        "~~~\ncode",
        "`code`",
        "a | b\n--- | ---\nc | d",
        "*bold* _it_ ~~gone~~ $x$",
        "&lt;b&gt; &#60;b&#62; &copy;",
        "back\\slash \\<b>",
        "{{ site.secret }} {% include x %}",
        "ftp://evil.example mailto:x@evil.example tel:123",
    ],
)
def test_words_from_outside_read_as_they_are_and_do_nothing(story: Story, words: str) -> None:
    """In notes, names, tags, sources, claims and facts; for articles see above."""
    wire = story.article("1-wire.txt")
    story.write(FactsData(outlet=words, url=words), on=article_target(wire))
    story.write(SourceData("s", words, words, words, words))
    story.claim("1-wire.txt", "All 212", words)
    for verdict in (Verdict.CONTRADICT, Verdict.AGREE):
        story.write(
            VerdictData(verdict, wire.sha256),
            NoteData(words),
            TagsData((words,)),
            EvidenceData("e", "s", words, words, wire.sha256),
            on=story.row("1-wire.txt", "2-post.txt", "All 212"),
            by=f"{verdict} {words}",
        )
    text = report(story)
    assert list(alive(text)) == []
    first = words.split("\n")[0].strip()
    assert first in text_of(text)
    headings = [token for token in tokens(text) if token.type == "heading_open"]
    assert len(headings) == len(re.findall(r"^#+ ", text, re.M))


def test_what_one_article_tells_and_nobody_misses_is_told_apart_from_what_two_agree_on(
    story: Story,
) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "All 212"), Verdict.AGREE)
    story.judge(story.row("1-wire.txt", "2-post.txt", "The mayor"), Verdict.AGREE)
    text = report(story)
    agreed, alone = section(text, "Agreed"), section(text, "Told by one side")
    assert "All 212 passengers" in agreed
    assert "The mayor" not in agreed
    assert "The mayor thanked" in alone
    assert "nothing that matters is missing" in alone
    assert "All 212 passengers" not in alone


def test_a_judged_row_shows_what_was_found_in_it(story: Story) -> None:
    row = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(row, Verdict.CONTRADICT)
    told = section(report(story), "Contradictions")
    assert "Found in it:\n\n- number, high, " in told
    assert "(found by the program (number)); covered by the verdict on the row" in told
    assert "> All **212** passengers" in told


def test_what_must_be_corrected_stands_before_everything_else(story: Story) -> None:
    post = story.article("2-post.txt").sha256
    story.write(SourceData("s", "Harbour log"))
    evidence = EvidenceData("e", "s", "p. 2", "221 aboard")
    said = VerdictData(Verdict.CONTRADICT, post, "certain")
    story.write(
        said, evidence, NoteData("the log"), on=story.row("1-wire.txt", "2-post.txt", "All")
    )
    text = report(story)
    assert titles(text)[:3] == ["In short", "What must be corrected", "What was compared"]
    assert "- 1 contradiction: 1 number.\n" in text
    told = section(text, "What must be corrected").splitlines()[2:]
    rest = "ashore by the lifeboats of the town, the harbour master said."
    assert told == [
        "### In 1 wire (1-wire.txt)",
        "",
        f"1. Sentence 4: All **212** passengers were taken {rest}",
        f"   - should say: All **221** passengers were taken {rest} (Norvik Post);"
        " by ann (certain)",
        '   - evidence: Harbour log, p. 2, "221 aboard"',
        "   - note by ann: the log",
    ]


def _with_words(records: Records, words: str) -> Records:
    """Return records in which everything that people write is one text, and nothing is bold."""
    evidence = ExportEvidence(*[words] * 8)
    final = ExportFinal("agree", 1, words, "", "", words, "2031-01-01", reopened=False)

    def renamed(record: ExportRecord) -> ExportRecord:
        return replace(
            record, story=words, claim=words, article_1=words, short_name_1=words,
            article_2=f"{words} 2", short_name_2=words, published_1=words, right=words, note=words,
            tags=(words, words), evidence=(evidence,), reviewer=words, decided_at=words,
            finding_reason=words, finding_by=words, dismissed=words and record.dismissed,
            finding_type=words, second_reader=True,
            final_decision=record.final_decision and final,
            places_1=(),
            places_2=(),
            sentences_1=tuple(replace(one, text=words or "x") for one in record.sentences_1),
        )  # fmt: skip

    return replace(
        records,
        story=words,
        records=tuple(map(renamed, records.records)),
        findings=tuple(map(renamed, records.findings)),
        articles=tuple(
            replace(one, name=words, short_name=words, outlet=words, title=words, url=words)
            for one in records.articles
        ),
        unread=(words,),
        reviewers=(words,),
    )


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Return records that fill every section."""
    story = Story(tmp_path_factory.mktemp("full"))
    wire, post = "1-wire.txt", "2-post.txt"
    settled = story.row(wire, post, "aground outside")
    for words, verdict in {
        "All 212": Verdict.CONTRADICT,
        "The captain": Verdict.DIFFER,
        "The mayor": Verdict.ONE_SIDED,
        "declined to comment": Verdict.UNCLEAR,
        "aground outside": Verdict.AGREE,
    }.items():
        right = story.article(post).sha256 if verdict is Verdict.CONTRADICT else ""
        story.write(VerdictData(verdict, right), on=story.row(wire, post, words))
    story.judge(story.row(wire, post, "The captain"), Verdict.AGREE, by="ben")
    story.judge(settled, Verdict.DIFFER, by="ben")
    make_final(story, settled, Verdict.AGREE)
    story.judge(story.row(wire, "10-echo.txt", "All 212"), Verdict.AGREE)
    return story.records(every_row=True)


def structure(text: str) -> list[str]:
    """Return what a report is made of, whatever its words: blocks, marks, in order."""
    idle = ("text", "text_special", "hardbreak")
    return [token.type for token in tokens(text) if token.type not in idle]


def test_no_words_change_how_a_report_is_built(full: Records) -> None:
    """Whatever people write in notes, names, tags, sources, and articles in their sentences."""
    wanted = structure(export_text(_with_words(full, "x"), "markdown"))

    @settings(max_examples=tries(30))
    @given(st.text(min_size=1))
    @example(">")
    @example("- ")
    @example("1. ")
    @example("# ")
    def holds(words: str) -> None:
        text = export_text(_with_words(full, f"{words}x"), "markdown")
        assert structure(text) == wanted

    holds()
