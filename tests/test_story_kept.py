"""The story that a session keeps is the one that it would make if it began now."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.edit import Edit
from copydesk.articles.article import Article, ArticleFacts
from copydesk.compared import Comparison
from copydesk.comparison import compare
from copydesk.reviews.anchors import article_target, row_target
from copydesk.reviews.kinds import FactsData, LinkData, UnlinkData
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_session import made_session
from tests.tries import tries
from tui.cards.overview import Overviews
from tui.session import comparing, story_pairs
from tui.session.questions import dismiss_question, judge_question, restore_question
from tui.session.session import Session
from tui.session.story import story_of
from tui.session.undo import undo

FERRY = "The old ferry to Sund sank {} with ninety crates of plums aboard."
BELL = "Its bell was found by the diver {} under the harbour wall."
PORT = "The harbour master of Sund has closed the quay."
DAYS = ("on Friday", "on Thursday", "on March 15", "on March 14")
DIVERS = ("Ilse Varnholt", "Ilse Varnhold", "Tom Ekeby")
STORY = tuple(
    made_article(FERRY.format(DAYS[day]), PORT, BELL.format(DIVERS[diver]), name=f"{name}.txt")
    for name, day, diver in (("anna", 0, 0), ("bert", 1, 1), ("carl", 2, 0), ("dora", 3, 2))
)
DATES = ("2024-03-14", "2024-03-15", "2024-03-20", "")
ARTICLES = st.integers(0, len(STORY) - 1)
SENTENCES = st.integers(0, 2)
PLACES = st.tuples(ARTICLES, SENTENCES, ARTICLES, SENTENCES)
STEPS = st.one_of(
    st.tuples(st.just("link"), PLACES),
    st.tuples(st.just("unlink"), PLACES),
    st.tuples(st.just("facts"), st.tuples(ARTICLES, st.sampled_from(DATES))),
    st.tuples(st.just("judge"), st.integers(0, 9)),
    st.tuples(st.just("dismiss"), st.integers(0, 9)),
    st.tuples(st.just("restore"), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("pin"), ARTICLES),
)


def compare_wanted(session: Session) -> None:
    """Compare what wants to be compared, as the screen does in the background."""
    for other in session.others():
        key = session.base, other
        if comparing.wants_comparing(session, key):
            comparing.take_comparison(session, key, _compared(session, key))
    story_of(session)
    for key in story_pairs.still_apart(session):
        story_pairs.take_apart(session, key, _compared(session, key))


def _compared(session: Session, key: tuple[int, int]) -> Comparison:
    left, right = comparing.articles_compared(session, key)
    return _comparison(left, right, (left.facts, right.facts), comparing.edits_now(session, key))


@lru_cache(maxsize=1000)
def _comparison(
    left: Article, right: Article, _facts: tuple[ArticleFacts, ...], edits: tuple[Edit, ...]
) -> Comparison:
    # Articles are equal whatever their facts say, but findings go by date and language.
    return compare(left, right, edits=edits)


def decide(session: Session, step: tuple[str, object]) -> None:
    """Do what a reviewer does in one step; what isn't there can't be decided."""
    match step:
        case "link" | "unlink" as what, (int(one), int(here), int(other), int(there)):
            if one != other:
                data = LinkData() if what == "link" else UnlinkData()
                left, right = STORY[one], STORY[other]
                session.write((data, row_target(left, [here], right, [there])))
        case "facts", (int(one), str(day)):
            session.write((FactsData(published=day), article_target(STORY[one])))
        case "judge" | "dismiss" | "restore" as what, int(which):
            _decide_question(session, what, which)
        case "undo", _:
            undo(session)
        case _, int(base):
            session.pin(base)


def _decide_question(session: Session, what: str, which: int) -> None:
    found = story_of(session).questions
    if not found:
        return
    question = found[which % len(found)]
    if what == "judge":
        judge_question(session, question, Verdict.CONTRADICT, question.wordings[0])
    elif what == "dismiss":
        dismiss_question(session, question, "no clash")
    else:
        restore_question(session, question)


def told(session: Session) -> object:
    """Return all that the overview is made of, whichever article is on the left of a pair."""
    story = story_of(session)
    return (
        story.pairs,
        [
            (one.reason, one.severity, one.state, one.wordings, [f.rank for f in one.findings])
            for one in story.questions
        ],
        [[f.state for f in one.findings] for one in story.questions],
        {
            article: [(one.start, one.words, one.right, one.by) for one in found]
            for article, found in story.corrections.items()
        },
        (story.compared, story.wanted),
    )


@given(steps=st.lists(STEPS, min_size=1, max_size=6))
@settings(max_examples=tries(25))
def test_after_any_decision_the_story_kept_is_the_one_that_a_new_session_makes(
    steps: list[tuple[str, object]],
) -> None:
    with (
        TemporaryDirectory() as folder,
        made_session(Path(folder), *STORY, reviewer="ann") as session,
    ):
        compare_wanted(session)
        for number, step in enumerate(steps):
            story_of(session)
            decide(session, step)
            compare_wanted(session)
            review, base = session.live.review, session.base
            with made_session(
                Path(folder) / str(number), *STORY, reviewer="ann", review=review
            ) as new:
                new.pin(base)
                compare_wanted(new)
                assert told(session) == told(new)


def test_a_question_that_was_dismissed_is_open_for_what_comes_later_alone(tmp_path: Path) -> None:
    anna, bert, carl, _dora = STORY
    with made_session(tmp_path / "first", anna, bert, reviewer="ann") as session:
        (diver,) = [one for one in story_of(session).questions if "Varnhold" in one.reason]
        dismiss_question(session, diver, "a slip")
        review = session.live.review
    with made_session(tmp_path, anna, bert, carl, reviewer="ann", review=review) as later:
        compare_wanted(later)
        (diver,) = [one for one in story_of(later).questions if "Varnhold" in one.reason]
        assert sorted(one.state for one in diver.findings) == ["dismissed", "open"]
        (line,) = [one for one in Overviews(later).shown(story_of(later)).questions if one.left]
        assert (line.left, line.decided) == ("1 of 2 open; decided: dismissed", "")
        judge_question(later, diver, Verdict.CONTRADICT, diver.wordings[0])
        (diver,) = [one for one in story_of(later).questions if "Varnhold" in one.reason]
        assert sorted(one.state for one in diver.findings) == ["dismissed", "done"]
