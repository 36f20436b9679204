"""A decision on a question is one on each of its findings, and one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.article import Article
from copydesk.comparison import compare
from copydesk.exports.entries import Entries
from copydesk.exports.records import records_of
from copydesk.exports.summary import summary_of
from copydesk.findings.finding import Finding
from copydesk.judged.claims import Claims
from copydesk.judged.question import Question
from copydesk.reviews.anchors import row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.kinds import LinkData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import with_findings
from tests.made_session import catch_up, made_session
from tests.tries import tries
from tests.variants import Fact, clashes_of
from tui.session import comparing, doubting, story_pairs
from tui.session.claims import claim_at, set_claim_line
from tui.session.outcome import Outcome
from tui.session.questions import (
    dismiss_question,
    go_to_question,
    judge_question,
    never_ask_again,
    note_question,
    restore_question,
)
from tui.session.session import Session
from tui.session.story import story_of
from tui.session.story_kept import Story
from tui.session.undo import redo, undo

BAKER = Fact("name", "The baker of {} opened her shop at dawn.", ("Morwen", "Marwen"))
LOAVES = Fact("number", "By noon she had sold {} loaves of bread.", ("90", "19"))
OVEN = Fact("omission", "The oven is older than the town hall.", ())
FACTS = (BAKER, LOAVES, OVEN)


def found_in(left: Article, right: Article) -> Iterator[Finding]:
    yield from clashes_of(left, right, FACTS)


def article(
    name: str, baker: int | None, loaves: int | None = None, *, oven: bool = True
) -> Article:
    told = [f"{name.title()} wrote this on a Monday."]
    told += [BAKER.says(baker)] if baker is not None else []
    told += [LOAVES.says(loaves)] if loaves is not None else []
    told += [OVEN.says()] if oven else []
    return made_article(*told, name=f"{name}.txt")


ANNA = article("anna", 0, 0)
BERT = article("bert", 1, 1)
CARL = article("carl", 0, 0, oven=False)
DORA = article("dora", 0, 1)
STORY = (ANNA, BERT, CARL, DORA)


def compare_all(session: Session) -> Story:
    """Compare all pairs of the story, as the screen does behind everything else."""
    for other in session.others():
        if other != session.other:
            _compare(session, (session.base, other))
    for key in story_pairs.still_apart(session):
        left, right = session.article(key[0]), session.article(key[1])
        comparison = compare(left, right, edits=comparing.edits_now(session, key))
        story_pairs.take_apart(session, key, with_findings(comparison, left, right, found_in))
    return story_of(session)


def _compare(session: Session, key: tuple[int, int]) -> None:
    left, right = session.article(key[0]), session.article(key[1])
    comparison = compare(left, right, edits=comparing.edits_now(session, key))
    comparing.take_comparison(session, key, with_findings(comparison, left, right, found_in))


@contextmanager
def a_story(
    folder: Path,
    articles: Sequence[Article] = STORY,
    reviewer: str = "ann",
    review: Review | None = None,
) -> Iterator[Session]:
    with made_session(
        folder, *articles, reviewer=reviewer, review=review, find=found_in
    ) as session:
        compare_all(session)
        yield session


def asked(session: Session, words: str) -> Question:
    """Return the question whose reason has some words in it."""
    (question,) = [one for one in story_of(session).questions if words in one.reason]
    return question


def right_by_pair(question: Question) -> dict[tuple[str, ...], str]:
    """Return who is right by my verdicts, by the names of the two articles."""
    names = {one.sha256: one.name.removesuffix(".txt") for one in STORY}
    return {
        tuple(sorted(names[side.sha256] for side in one.sides)): names.get(
            one.judged.mine.right, one.judged.mine.right
        )
        for one in question.findings
        if one.judged.mine is not None
    }


def standing(session: Session) -> object:
    """Return everything that is decided, so that nothing can be forgotten."""
    review = session.live.review
    verdicts = {
        key: (one.verdict, one.right, one.note, one.second_reader)
        for key, one in review.judgements.items()
        if not one.is_empty
    }
    return verdicts, dict(review.dismissals), dict(review.wordings), dict(review.claims)


def test_a_verdict_with_the_right_wording_says_in_each_pair_which_article_has_it(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        question = asked(session, "Marwen")
        morwen = question.wordings[1]
        outcome = judge_question(session, question, Verdict.CONTRADICT, morwen)
        assert "3 contradict, Morwen is right: 3 pairs" in outcome.say
        question = asked(session, "Marwen")
        assert question.state == "done"
        assert right_by_pair(question) == {
            ("anna", "bert"): "anna",
            ("bert", "carl"): "carl",
            ("bert", "dora"): "dora",
        }


def test_where_neither_of_two_articles_has_the_right_wording_neither_is_right(
    tmp_path: Path,
) -> None:
    fact = Fact("number", "By noon she had sold {} loaves of bread.", ("90", "19", "91"))
    told = [
        made_article(f"{name} wrote this.", fact.says(number), name=name)
        for number, name in enumerate("abc")
    ]

    def find(left: Article, right: Article) -> Iterator[Finding]:
        yield from clashes_of(left, right, [fact])

    with made_session(tmp_path, *told, find=find) as session:
        for key in ((0, 2), (1, 2)):
            left, right = session.article(key[0]), session.article(key[1])
            made = with_findings(compare(left, right), left, right, find)
            if key[0] == 0:
                comparing.take_comparison(session, key, made)
            else:
                story_pairs.take_apart(session, key, made)
        (question,) = story_of(session).questions
        first = next(one for one in question.wordings if one.text == "90")
        judge_question(session, question, Verdict.CONTRADICT, first)
        (question,) = story_of(session).questions
        said = [one.judged.mine.right for one in question.findings if one.judged.mine]
        assert sorted(said) == sorted([told[0].sha256, told[0].sha256, "neither"])


def test_one_undo_takes_a_decision_on_a_question_back_and_redo_gives_it_again(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        before = standing(session)
        decisions: list[Callable[[Question], Outcome]] = [
            lambda one: judge_question(session, one, Verdict.DIFFER),
            lambda one: note_question(session, one, "ask her"),
            lambda one: dismiss_question(session, one, "a nickname"),
            lambda one: never_ask_again(session, one, "a nickname"),
        ]
        for decide in decisions:
            decide(asked(session, "Marwen"))
            after = standing(session)
            assert after != before
            undo(session)
            assert standing(session) == before
            redo(session)
            assert standing(session) == after
            undo(session)


def test_what_stands_in_one_article_only_cannot_contradict(tmp_path: Path) -> None:
    with a_story(tmp_path) as session:
        oven = asked(session, "left out")
        assert "needs two texts" in judge_question(session, oven, Verdict.CONTRADICT).say
        assert "about the link" in judge_question(session, oven, Verdict.MISMATCH).say
        assert asked(session, "left out").state == "open"
        judge_question(session, oven, Verdict.ONE_SIDED)
        assert asked(session, "left out").state == "done"


def test_a_question_that_was_dismissed_is_judged_no_more_and_can_be_restored(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        judge_question(session, asked(session, "Marwen"), Verdict.DIFFER)
        dismiss_question(session, asked(session, "Marwen"), "")
        question = asked(session, "Marwen")
        assert question.state == "dismissed", "a verdict would count more"
        assert "dismissed" in judge_question(session, question, Verdict.AGREE).say
        restore_question(session, question)
        assert asked(session, "Marwen").state == "open"


def test_two_wordings_are_never_asked_about_again_in_an_article_that_comes_later(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path / "first", [ANNA, BERT]) as session:
        outcome = never_ask_again(session, asked(session, "Marwen"), "")
        assert "never asked again in this story: Marwen / Morwen" in outcome.say
        review = session.live.review
    with a_story(tmp_path / "second", STORY, review=review) as later:
        question = asked(later, "Marwen")
        assert len(question.findings) == 3
        assert question.state == "dismissed"
        for pair in story_pairs.pairs_joined(later).values():
            assert not any(
                finding.finding.kind == "name"
                for row in pair.judged
                for finding in row.open_findings
            )
        restore_question(later, question)
        assert asked(later, "Marwen").state == "open"


def test_the_key_that_dismisses_a_finding_restores_its_wordings_in_the_whole_story(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        never_ask_again(session, asked(session, "Marwen"), "")
        (finding, *_) = [
            one for row in session.pair.judged for one in row.findings if one.finding.kind == "name"
        ]
        said = doubting.take_back_dismissal(session, finding).say
        assert "restored in the whole story" in said
        assert asked(session, "Marwen").state == "open"


def test_a_number_never_asked_about_again_is_told_with_what_it_is_of(tmp_path: Path) -> None:
    with a_story(tmp_path) as session:
        said = never_ask_again(session, asked(session, "90 or 19"), "").say
        assert "19 loaves / 90 loaves" in said
        assert asked(session, "90 or 19").state == "dismissed"


def test_another_reviewer_sees_on_each_finding_what_was_said_of_a_question(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path / "ann") as session:
        judge_question(session, asked(session, "Marwen"), Verdict.CONTRADICT, "unknown")
        note_question(session, asked(session, "Marwen"), "ask her")
        review = session.live.review
    with a_story(tmp_path / "ben", reviewer="ben", review=review) as other:
        question = asked(other, "Marwen")
        assert question.state == "open"
        for one in question.findings:
            (said,) = one.judged.others
            assert (said.reviewer, said.verdict, said.right, said.note) == (
                "ann",
                Verdict.CONTRADICT,
                "unknown",
                "ask her",
            )


def test_going_to_a_question_opens_a_pair_of_the_base_else_one_that_asks_it(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path, [ANNA, BERT, CARL, DORA]) as session:
        session.open_pair(3)
        assert go_to_question(session, asked(session, "Marwen")).say == ""
        assert session.key == (0, 1)
        assert session.cursor.selected is not None
        assert session.cursor.selected.finding.kind == "name"
    with a_story(tmp_path / "apart", [article("emil", None, 0), BERT, CARL]) as session:
        question = asked(session, "Marwen")
        said = go_to_question(session, question).say
        assert session.key == (1, 2)
        assert "is the base now" in said
        assert session.pair.awaited is not None
        catch_up(session, found_in)
        assert session.cursor.selected is not None


def test_the_overview_tells_how_far_each_pair_is_and_what_each_article_must_correct(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        before = story_of(session)
        assert (before.compared, before.wanted, before.is_whole) == (6, 6, True)
        assert set(before.pairs) == {(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)}
        assert story_of(session) is before, "nothing was decided"
        question = asked(session, "Marwen")
        judge_question(session, question, Verdict.CONTRADICT, question.wordings[1])
        after = story_of(session)
        assert before.pairs[1, 2].high - after.pairs[1, 2].high == 1
        (correction,) = after.corrections[1]
        assert (correction.words, correction.right, correction.by) == ("Marwen", "Morwen", 0)
        undo(session)
        assert story_of(session).corrections == {}


def test_where_neither_of_two_articles_is_right_both_have_something_to_correct(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        question = asked(session, "Marwen")
        first = question.findings[0].judged
        session.write((VerdictData(Verdict.CONTRADICT, "neither"), first.target))
        corrections = [one for of_one in story_of(session).corrections.values() for one in of_one]
        assert sorted((one.words, one.right, one.by) for one in corrections) == [
            ("Marwen", "", None),
            ("Morwen", "", None),
        ]


def test_the_report_asks_for_the_corrections_of_the_overview(tmp_path: Path) -> None:
    with a_story(tmp_path) as session:
        question = asked(session, "Marwen")
        judge_question(session, question, Verdict.CONTRADICT, question.wordings[1])
        records = records_of(session.desk, session.live.review, every_row=False, base=0)
        told = {
            (one.article.name, each.quoted.meant)
            for one in summary_of(records, Entries(records)).corrections
            for each in one.corrections
        }
        assert told == {
            (session.article(index).name, (one.words,))
            for index, of_one in story_of(session).corrections.items()
            for one in of_one
        }


@pytest.mark.parametrize("base", range(4))
def test_questions_are_the_same_whichever_article_is_the_base(tmp_path: Path, base: int) -> None:
    def told(session: Session) -> set[object]:
        return {
            (one.state, frozenset((w.text, frozenset(w.articles)) for w in one.wordings))
            for one in story_of(session).questions
        }

    with a_story(tmp_path) as session:
        judge_question(session, asked(session, "Marwen"), Verdict.DIFFER)
        before = told(session)
        session.pin(base)
        catch_up(session, found_in)
        compare_all(session)
        assert told(session) == before


def test_links_that_others_make_have_a_pair_of_the_story_compared_again(tmp_path: Path) -> None:

    with a_story(tmp_path) as session:
        ben = Author("ben", "bens", HybridClock(), [])
        session.live.take([ben.write(LinkData(), row_target(BERT, [0], CARL, [1]))])
        found = story_of(session)
        assert found.compared == 5
        assert story_pairs.still_apart(session) == [(1, 2)]
        assert compare_all(session).compared == 6


def test_the_line_of_a_claim_is_known_from_every_pair_and_one_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        before = standing(session)
        sentence = session.pair.left.text.index(BAKER.says(0))
        row = next(
            one.row.number
            for one in session.pair.judged
            if one.row.left and session.pair.left.sentences[one.row.left[0]].start == sentence
        )
        session.cursor.go_to_row(row)
        claim = claim_at(session)
        assert claim is not None
        assert [telling.article for telling in claim.tellings] == [0, 1, 2, 3]
        set_claim_line(session, claim, "a baker opened early")
        of_bert_and_carl = session.apart[1, 2].judged
        lines = Claims(session.live.review)
        told = [lines.line(one.target, "ann") for one in of_bert_and_carl]
        assert told.count("a baker opened early") == 1
        undo(session)
        assert standing(session) == before
        redo(session)
        set_claim_line(session, claim, "")
        assert standing(session) == before


def test_undoing_a_decision_on_a_question_leaves_the_reviewer_where_they_are(
    tmp_path: Path,
) -> None:
    with a_story(tmp_path) as session:
        question = asked(session, "Marwen")
        judge_question(session, question, Verdict.CONTRADICT, question.wordings[1])
        session.open_pair(2)
        assert undo(session).say == "undone: 3 contradict on 3 findings"
        assert session.key == (0, 2)
        never_ask_again(session, asked(session, "Marwen"), "")
        assert undo(session).say == "undone: dismissed in the whole story: Marwen / Morwen"


VERDICTS = st.sampled_from([Verdict.AGREE, Verdict.DIFFER, Verdict.UNCLEAR])


@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, 1), st.booleans()), min_size=2, max_size=4
    ),
    VERDICTS,
    st.integers(0, 5),
)
@settings(max_examples=tries(15))
def test_judging_a_question_is_judging_each_of_its_findings(
    told: list[tuple[int, int, bool]], verdict: Verdict, which: int
) -> None:
    articles = [
        article(f"writer {number}", baker, loaves, oven=oven)
        for number, (baker, loaves, oven) in enumerate(told)
    ]
    with TemporaryDirectory() as folder, a_story(Path(folder), articles) as session:
        questions = story_of(session).questions
        if not questions:
            return
        question = questions[which % len(questions)]
        before = standing(session)
        judge_question(session, question, verdict)
        at_once = standing(session)
        undo(session)
        assert standing(session) == before
        for one in question.findings:
            session.write((VerdictData(verdict), one.judged.target))
        assert standing(session) == at_once


def test_a_large_story_is_told_by_steps_while_its_pairs_come_and_whole_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.story._LARGE", 0)
    monkeypatch.setattr("tui.session.story._STEPS", 2)
    with a_story(tmp_path) as session:
        whole = story_of(session)
        kept, session.apart = session.apart, {}
        session.story = None
        before = story_of(session)
        assert (before.compared, len(before.pairs)) == (3, 3)
        for number, (key, pair) in enumerate(kept.items(), 4):
            session.apart[key] = pair
            now = story_of(session)
            assert now.compared == number
            assert (now.questions is before.questions) == (number < 6)
            if number < 6:
                judge_question(session, now.questions[0], Verdict.DIFFER)
                before = story_of(session)
                assert before.questions[0].state == "done"
                undo(session)
                before = story_of(session)
        assert {one.reason for one in now.questions} == {one.reason for one in whole.questions}
        assert now.pairs == whole.pairs
