"""The table that all formats stand on."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import get_args

import pytest
from msgspec import structs

from copydesk.exports import FORMATS, export_text
from copydesk.exports.cited import Cited, CitedArticles
from copydesk.exports.record import COLUMNS, ExportRecord
from copydesk.reviews.anchors import (
    Anchor,
    ArticleAnchors,
    Target,
    article_places,
    article_target,
    finding_target,
)
from copydesk.reviews.disputes import disputes_of
from copydesk.reviews.kinds import (
    AdjudicationData,
    EvidenceData,
    FactsData,
    FindingData,
    LinkData,
    NoteData,
    Severity,
    SourceData,
    StateData,
    TagsData,
    UnlinkData,
    VerdictData,
)
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Verdict
from tests.exports.story import ECHO, POST, WIRE, Story

DESIGNED = (
    "story, claim, article_1, outlet_1, published_1, url_1, quote_1, sentence_1, start_1, end_1, "
    "article_2, outlet_2, published_2, url_2, quote_2, sentence_2, start_2, end_2, relation, "
    "finding_kind, severity, verdict, right, certainty, note, tags, evidence, reviewer, "
    "decided_at, changed_since, sha256_1, sha256_2"
)
ADDED = (
    "finding_reason, finding_by, dismissed, final, final_right, earlier_text, finding_type,"
    " confidence, question, covered, second_reader"
)
"""Columns after the designed ones."""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def passengers(story: Story) -> Target:
    return story.row("1-wire.txt", "2-post.txt", "All 212 passengers")


def test_the_columns_are_the_designed_ones_and_each_is_a_field() -> None:
    assert ", ".join(COLUMNS) == f"{DESIGNED}, {ADDED}"
    assert set(COLUMNS) <= {field.name for field in dataclasses.fields(ExportRecord)}


def test_every_column_of_a_full_verdict(story: Story) -> None:
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    target = passengers(story)
    story.write(SourceData("s", "Harbour log", "https://log.example/", "", "2031-04-01"))
    story.write(
        VerdictData(Verdict.CONTRADICT, wire.sha256, "probable"),
        NoteData("see the list"),
        TagsData(("numbers", "harbour")),
        EvidenceData("e", "s", "p. 2", "212 aboard", wire.sha256),
        on=target,
    )
    story.claim("1-wire.txt", "All 212", "How many were aboard")
    record = story.only()
    assert record.story == "Story"
    assert record.claim == "How many were aboard"
    assert (record.article_1, record.article_2) == ("1-wire.txt", "2-post.txt")
    assert (record.outlet_1, record.outlet_2) == ("", "Norvik Post")
    assert record.published_2 == "2031-03-15"
    assert record.quote_1.startswith("All 212 passengers")
    assert record.quote_2.startswith("All 221 passengers")
    assert wire.text[record.start_1 : record.end_1] == record.quote_1
    assert post.text[record.start_2 : record.end_2] == record.quote_2
    assert wire.quote(wire.sentences[int(record.sentence_1) - 1]) == record.quote_1
    assert post.quote(post.sentences[int(record.sentence_2) - 1]) == record.quote_2
    assert record.relation in ("reworded", "reworded, moved")
    assert (record.finding_kind, record.severity) == ("", "")
    assert record.verdict == "contradict"
    assert record.right == "1 wire"
    assert record.certainty == "probable"
    assert record.note == "see the list"
    assert record.tags == ("numbers", "harbour")
    (evidence,) = record.evidence
    assert (evidence.title, evidence.locator, evidence.supports) == (
        "Harbour log",
        "p. 2",
        "1 wire",
    )
    assert record.reviewer == "ann"
    assert record.decided_at.endswith("Z")
    assert not record.changed_since
    assert (record.sha256_1, record.sha256_2) == (wire.sha256, post.sha256)


@pytest.mark.parametrize("kind", FORMATS)
def test_another_base_changes_no_byte_of_an_export(story: Story, kind: str) -> None:
    names = ("1-wire.txt", "2-post.txt", "10-echo.txt")
    for verdict, (left, right) in enumerate(
        [(0, 1), (1, 0), (1, 2), (2, 0)], start=int(Verdict.AGREE)
    ):
        for words in ("passengers", "captain", "band", "mayor", "aground"):
            if any(words in story.article(names[i]).text for i in (left, right)):
                target = story.row(names[left], names[right], words)
                story.judge(target, Verdict(verdict), by="ann" if left else "ben")
    texts = {export_text(story.records(base=base), kind) for base in range(3)}
    assert len(texts) == 1


def test_articles_stand_in_the_order_of_their_names_whatever_was_left(story: Story) -> None:
    story.judge(story.row("10-echo.txt", "2-post.txt", "passengers"), Verdict.DIFFER)
    record = story.only()
    assert (record.article_1, record.article_2) == ("2-post.txt", "10-echo.txt")


def test_every_reviewers_verdict_is_a_record(story: Story) -> None:
    story.judge(passengers(story), Verdict.DIFFER, by="ben")
    story.judge(passengers(story), Verdict.CONTRADICT, by="ann")
    assert [(one.reviewer, one.verdict) for one in story.records().records] == [
        ("ann", "contradict"),
        ("ben", "differ"),
    ]
    assert story.records().reviewers == ("ann", "ben")


def test_what_was_taken_back_is_not_exported(story: Story) -> None:
    story.judge(passengers(story), Verdict.DIFFER)
    story.write(VerdictData(None), on=passengers(story))
    assert story.records().records == ()


def test_a_one_sided_row_names_both_articles_and_quotes_one(story: Story) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "The mayor thanked"), Verdict.ONE_SIDED)
    record = story.only()
    assert (record.article_1, record.article_2) == ("1-wire.txt", "2-post.txt")
    assert (record.quote_1, record.sentence_1, record.start_1, record.end_1) == ("", "", None, None)
    assert record.quote_2.startswith("The mayor thanked")
    assert record.relation == "one-sided"


def test_a_verdict_on_furniture_says_that_it_is_furniture(story: Story) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "By Lena Askwith"), Verdict.DIFFER)
    assert story.only().relation == "furniture"


def test_a_moved_row_says_so_and_means_the_same_seen_from_either_side(story: Story) -> None:
    for left, right in (("1-wire.txt", "2-post.txt"), ("2-post.txt", "1-wire.txt")):
        story.judge(story.row(left, right, "The captain was not"), Verdict.DIFFER, by=left)
        story.judge(story.row(left, right, "passengers were"), Verdict.DIFFER, by=left)
    relations = {one.relation for one in story.records().records}
    assert len(story.records().records) == 4
    assert relations == {"reworded", "reworded, moved"}


def test_several_sentences_are_quoted_together_with_their_numbers(tmp_path: Path) -> None:
    story = Story(tmp_path)
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    first = next(one.index for one in wire.sentences if "All 212" in wire.quote(one))
    target = Target(
        (
            article_places(wire, wire.sentences[first : first + 2]),
            article_places(post, [post.sentences[-1]]),
        )
    )
    story.judge(target, Verdict.UNCLEAR)
    record = story.only()
    assert record.sentence_1 == f"{first + 1}-{first + 2}"
    assert record.quote_1 == wire.text[record.start_1 : record.end_1]
    told = [wire.quote(one) for one in wire.sentences[first : first + 2]]
    assert record.quote_1.split() == " ".join(told).split()
    assert [wire.text[start:end] for start, end in record.places_1] == told
    assert record.start_1 == wire.sentences[first].start
    assert record.end_1 == wire.sentences[first + 1].end
    assert not record.changed_since, "the verdict holds its row"


def test_a_mismatch_stays_on_the_two_sides_that_were_judged(story: Story) -> None:
    """It splits its row at once: that is what it is for, not a change since."""
    target = passengers(story)
    story.judge(target, Verdict.MISMATCH)
    record = story.only()
    assert record.quote_1.startswith("All 212")
    assert record.quote_2.startswith("All 221")
    assert record.verdict == "mismatch"
    assert not record.changed_since


def test_a_mismatch_whose_sentences_were_joined_again_has_changed(story: Story) -> None:
    target = passengers(story)
    story.judge(target, Verdict.MISMATCH)
    captain = story.row("1-wire.txt", "2-post.txt", "The captain was not")
    first, second = target.articles, captain.articles
    wider = tuple(
        ArticleAnchors(one.sha256, (*one.anchors, *other.anchors))
        for one, other in zip(first, second, strict=True)
    )
    story.write(LinkData(), on=Target(wider))
    rejoined = story.row("1-wire.txt", "2-post.txt", "All 212")
    assert story.only().changed_since is (rejoined.key != target.key)


def test_a_mismatch_that_was_linked_again_by_hand_has_changed_and_its_row_is_open(
    story: Story,
) -> None:
    target = passengers(story)
    story.judge(target, Verdict.MISMATCH)
    story.write(LinkData(), on=target, by="ben")
    story.write(NoteData("as before"), on=target)
    assert story.row("1-wire.txt", "2-post.txt", "All 212") == target
    records = story.records()
    (record,) = records.records
    assert record.changed_since
    assert [(count.reviewed, count.changed_since) for count in records.pairs] == [(0, 1)]


def test_an_export_knows_the_links_that_were_made_by_hand(story: Story) -> None:
    """A verdict stands on a row that the machine alone would never make."""
    mayor = story.row("1-wire.txt", "2-post.txt", "The mayor").articles
    company = story.row("1-wire.txt", "2-post.txt", "The shipping company").articles
    by_hand = Target(
        tuple(one if one.anchors else other for one, other in zip(mayor, company, strict=True))
    )
    story.judge(by_hand, Verdict.UNCLEAR)
    assert not story.only().changed_since, "the verdict holds its row"
    story.write(UnlinkData(), on=by_hand)
    assert story.only().changed_since
    story.write(LinkData(), on=by_hand, by="ben")
    record = story.only()
    assert not record.changed_since
    assert record.relation == "reworded"


def test_a_row_that_has_other_sentences_now_has_changed_since(story: Story) -> None:
    target = passengers(story)
    story.judge(target, Verdict.DIFFER)
    assert not story.only().changed_since
    wire = next(one for one in target.articles if "212" in one.anchors[0].quote)
    halved = structs.replace(wire.anchors[0], end=wire.anchors[0].end - 10)
    articles = [
        one if one is not wire else ArticleAnchors(one.sha256, (halved,)) for one in target.articles
    ]
    story.judge(Target(tuple(articles)), Verdict.DIFFER, by="ben")
    assert [one.changed_since for one in story.records().records] == [False, True]


def test_a_verdict_on_an_article_that_is_gone_is_exported_from_what_was_kept(story: Story) -> None:
    post = story.article("2-post.txt")
    story.judge(passengers(story), Verdict.CONTRADICT)
    story.write(FactsData(outlet="Norvik Post"), on=article_target(post))
    (story.folder / "2-post.txt").unlink()
    record = story.only()
    assert record.quote_2.startswith("All 221 passengers")
    assert (record.article_2, record.outlet_2) == ("2-post.txt", "Norvik Post")
    assert record.sha256_2 == post.sha256
    assert record.changed_since
    assert record.relation == "reworded"
    assert [one.present for one in story.records().articles] == [True, True, False]


def test_an_article_of_which_only_its_hash_is_known_is_named_by_it(story: Story) -> None:
    post = story.article("2-post.txt")
    target = passengers(story)
    unnamed = Target(tuple(structs.replace(one, path="") for one in target.articles))
    story.write(VerdictData(Verdict.CONTRADICT, post.sha256), on=unnamed)
    (story.folder / "2-post.txt").unlink()
    record = story.only()
    gone = post.sha256[:12]
    assert gone in (record.article_1, record.article_2)
    assert record.right == gone


def test_an_edited_article_is_another_one(story: Story) -> None:
    before = story.article("2-post.txt")
    story.judge(passengers(story), Verdict.DIFFER)
    (story.folder / "2-post.txt").write_text(POST.replace("221", "213"), encoding="utf-8")
    record = story.only()
    assert record.changed_since
    assert before.sha256 in (record.sha256_1, record.sha256_2)
    assert any(quote.startswith("All 221") for quote in (record.quote_1, record.quote_2))


def test_a_journal_can_put_no_words_into_an_articles_mouth(story: Story) -> None:
    target = passengers(story)
    forged = tuple(
        ArticleAnchors(
            one.sha256, tuple(structs.replace(item, quote="We made it up.") for item in one.anchors)
        )
        for one in target.articles
    )
    story.judge(Target(forged), Verdict.DIFFER)
    assert story.only().quote_1.startswith("All 212")


def test_spans_that_cannot_be_are_exported_with_the_words_that_were_kept(story: Story) -> None:
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    wild = (Anchor(-5, 10**18, "wild"), Anchor(9, 3, "backwards"))
    target = Target((ArticleAnchors(wire.sha256, wild), article_places(post, ())))
    story.judge(target, Verdict.DIFFER)
    record = story.only()
    assert record.quote_1 == "wild backwards"
    for kind in (one for one in FORMATS if one != "claimreview"):  # there is no claim
        assert "wild" in export_text(story.records(), kind)


def test_a_target_of_three_articles_from_a_strangers_journal_is_exported(story: Story) -> None:
    articles = [story.article(name) for name in ("1-wire.txt", "2-post.txt", "10-echo.txt")]
    target = Target(tuple(article_places(one, one.sentences[:1]) for one in articles))
    story.judge(target, Verdict.AGREE)
    assert story.only().article_2 == "2-post.txt"
    assert story.records(every_row=True).records


def test_a_finding_is_quoted_with_its_own_words_and_the_sentence_around_them(story: Story) -> None:
    row = passengers(story)
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")

    def place(article: object, number: str) -> Anchor:
        text = (wire if article is wire else post).text
        return Anchor(text.index(number), text.index(number) + 3, number)

    target = finding_target(
        row,
        "number",
        ArticleAnchors(wire.sha256, (place(wire, "212"),)),
        ArticleAnchors(post.sha256, (place(post, "221"),)),
    )
    story.write(FindingData("number", "high", "212 or 221?"), on=target)
    story.judge(target, Verdict.CONTRADICT)
    record = story.only()
    assert (record.quote_1, record.quote_2) == ("212", "221")
    assert record.passage_1.startswith("All 212 passengers")
    assert (record.finding_kind, record.severity) == ("number", "high")
    assert wire.text[record.start_1 : record.end_1] == "212"
    assert not record.changed_since
    assert record.severity in get_args(Severity)


def test_a_verdict_inside_one_article_has_one_side(story: Story) -> None:
    wire = story.article("1-wire.txt")
    story.judge(article_target(wire, wire.sentences[:1]), Verdict.UNCLEAR)
    record = story.only()
    assert (record.article_2, record.sha256_2, record.relation) == ("", "", "")


@pytest.mark.parametrize("right", ["both", "neither", "unknown", ""])
def test_right_may_be_no_article(story: Story, right: str) -> None:
    story.write(VerdictData(Verdict.CONTRADICT, right), on=passengers(story))
    record = story.only()
    assert (record.right, record.right_sha256) == (right, "")


def test_two_articles_of_one_outlet_are_told_apart_by_their_names(tmp_path: Path) -> None:
    head = "Outlet: Norvik Post\n\n"
    story = Story(tmp_path, {"a.txt": head + WIRE, "b.txt": head + ECHO})
    wire = story.article("a.txt")
    target = story.row("a.txt", "b.txt", "passengers")
    story.write(VerdictData(Verdict.CONTRADICT, wire.sha256), on=target)
    assert story.only().right == "a.txt"


def test_an_outlet_called_both_is_no_verdict_on_both(tmp_path: Path) -> None:
    story = Story(tmp_path, {"both.txt": WIRE, "other.txt": ECHO})
    target = story.row("both.txt", "other.txt", "passengers")
    both = story.article("both.txt").sha256
    story.write(VerdictData(Verdict.CONTRADICT, both), on=target)
    assert story.only().right == "both.txt"


def test_two_copies_of_one_article_can_be_judged(tmp_path: Path) -> None:
    story = Story(tmp_path, {"a.txt": WIRE, "b.txt": WIRE, "c.txt": WIRE})
    story.judge(story.row("a.txt", "b.txt", "captain"), Verdict.AGREE)
    record = story.only()
    assert (record.article_1, record.article_2) == ("a.txt", "b.txt")
    assert record.relation == "same"
    assert not record.changed_since
    assert story.records(every_row=True).records


def test_a_claim_line_of_ones_own_goes_before_those_of_others(story: Story) -> None:
    story.claim("1-wire.txt", "All 212", "Ben's words", by="ben")
    for name in ("ann", "ben", "cy"):
        story.judge(passengers(story), Verdict.DIFFER, by=name)
    story.claim("1-wire.txt", "All 212", "Ann's words", by="ann")
    claims = {one.reviewer: one.claim for one in story.records().records}
    assert claims["ben"] == "Ben's words"
    assert claims["ann"] == "Ann's words"
    assert claims["cy"] in claims.values()


def test_evidence_whose_source_was_taken_back_is_still_there(story: Story) -> None:
    story.write(SourceData("s", "Harbour log"))
    story.judge(passengers(story), Verdict.DIFFER, EvidenceData("e", "s", "p. 2"))
    story.write(SourceData("s", removed=True))
    (evidence,) = story.only().evidence
    assert (evidence.title, evidence.locator) == ("source taken back", "p. 2")


def test_rows_without_a_verdict_come_only_when_they_are_asked_for(story: Story) -> None:
    story.judge(passengers(story), Verdict.DIFFER)
    assert len(story.records().records) == 1
    every = story.records(every_row=True, base=0)
    unjudged = [one for one in every.records if not one.verdict]
    assert {(one.article_1, one.article_2) for one in unjudged} == {
        ("1-wire.txt", "2-post.txt"),
        ("1-wire.txt", "10-echo.txt"),
    }
    assert all(not (one.reviewer or one.right or one.decided_at) for one in unjudged)
    told = [one.quote_1 for one in unjudged if one.article_2 == "2-post.txt" and one.quote_1]
    assert not any(quote.startswith("All 212") for quote in told)
    other_base = story.records(every_row=True, base=2)
    pairs = {(one.article_1, one.article_2) for one in other_base.records}
    assert pairs == {
        ("1-wire.txt", "2-post.txt"),
        ("1-wire.txt", "10-echo.txt"),
        ("2-post.txt", "10-echo.txt"),
    }


def test_every_sentence_of_a_pair_stands_in_some_record_when_all_are_asked_for(
    story: Story,
) -> None:
    story.judge(passengers(story), Verdict.MISMATCH)
    records = story.records(every_row=True).records
    article = story.article("1-wire.txt")
    of_pair = [one for one in records if one.article_2 == "2-post.txt" and one.start_1 is not None]
    covered = {one.start_1 for one in of_pair}
    assert {sentence.start for sentence in article.sentences} <= covered
    halves = [
        one for one in of_pair if one.quote_1.startswith("All 212") and not one.finding_reason
    ]
    assert [one.verdict for one in halves] == ["mismatch"], "its halves have the verdict"


def test_a_note_without_a_verdict_is_counted_and_comes_with_all_rows(story: Story) -> None:
    story.write(NoteData("ask the harbour"), StateData(True), on=passengers(story))
    records = story.records()
    assert (records.records, records.without_verdict) == ((), 1)
    noted = [one for one in story.records(every_row=True).records if one.note]
    assert [(one.note, one.verdict, one.second_reader) for one in noted] == [
        ("ask the harbour", "", True)
    ]


def test_counts_say_what_nobody_reviewed(story: Story) -> None:
    story.judge(passengers(story), Verdict.DIFFER, by="ben")
    records = story.records()
    (count,) = records.pairs
    assert (count.article_1, count.article_2) == ("1-wire.txt", "2-post.txt")
    assert count.reviewed == 1
    assert count.not_reviewed == count.open_reworded + count.open_one_sided + count.open_same
    assert count.rows == count.reviewed + count.not_reviewed
    assert count.furniture > 0
    assert ("1-wire.txt", "10-echo.txt") in records.unjudged_pairs
    assert ("1-wire.txt", "2-post.txt") not in records.unjudged_pairs


def test_records_follow_the_first_article(story: Story) -> None:
    for words in ("mayor", "captain", "passengers", "aground outside"):
        story.judge(story.row("2-post.txt", "1-wire.txt", words), Verdict.DIFFER)
    starts = [one.start_1 for one in story.records().records if one.start_1 is not None]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_an_article_that_cannot_be_read_is_named_and_its_verdicts_are_kept(story: Story) -> None:
    story.judge(passengers(story), Verdict.DIFFER)
    (story.folder / "2-post.txt").write_bytes(b"\0" * 10)
    records = story.records()
    (fault,) = records.unread
    assert "2-post.txt" in fault
    (record,) = records.records
    assert any(quote.startswith("All 221") for quote in (record.quote_1, record.quote_2))
    assert fault.split(":")[0] in export_text(records, "json")


def test_a_final_decision_stands_beside_every_verdict_it_settles(story: Story) -> None:
    target = passengers(story)
    wire = story.article("1-wire.txt").sha256
    story.judge(target, Verdict.DIFFER)
    story.judge(target, Verdict.CONTRADICT, by="ben")
    assert {record.dispute for record in story.records().records} == {"open"}
    (settled,) = disputes_of(subjects_of(story.review()))
    final = AdjudicationData(Verdict.CONTRADICT, wire, saw=settled.subject.seen)
    story.write(final, on=target, by="editor")

    records = story.records().records
    assert [(record.reviewer, record.verdict) for record in records] == [
        ("ann", "differ"),
        ("ben", "contradict"),
    ]
    assert {(record.final, record.dispute) for record in records} == {("contradict", "settled")}
    assert {record.final_right for record in records} == {"1 wire"}
    decision = records[0].final_decision
    assert decision is not None
    assert (decision.right, decision.reviewer, decision.reopened) == ("1 wire", "editor", False)

    story.judge(target, Verdict.UNCLEAR)
    assert {record.final for record in story.records().records} == {"contradict, reopened"}


def test_what_several_reviewers_judged_is_looked_up_once(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    for name in ("ann", "ben", "cy"):
        story.judge(target, Verdict.CONTRADICT, NoteData(f"{name}'s"), by=name)
    looked_up = []
    of = CitedArticles.of

    def counting(cited: CitedArticles, target: Target) -> list[Cited]:
        looked_up.append(target)
        return of(cited, target)

    monkeypatch.setattr(CitedArticles, "of", counting)
    assert len(story.records().records) == 3
    assert looked_up.count(target) == 1
