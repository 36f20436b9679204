"""The brain of the review without a screen: whatever is pressed, in whatever order, it stays whole.

The pair is compared at once, as on a fast machine, or only after the next command, as on a slow
one. What each command means to its user is shown in `tests/commands`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.desk.live_review import LiveReview
from copydesk.findings.finding import FINDING_KINDS, Finding, FindingKind
from copydesk.judged.finding import Side
from copydesk.judged.rows import JudgedRow
from copydesk.reviews.anchors import TargetKey, row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.placing import Shown
from copydesk.reviews.review import Review, fold
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import no_findings
from tests.made_session import catch_up, made_desk, made_session
from tests.tries import tries
from tui.session import (
    comparing,
    decisions,
    doubting,
    findings,
    linking,
    looking,
    moving,
    search,
    undo,
)
from tui.session.filters import FILTERS, judged_by, noted, row_test, tagged
from tui.session.session import Session
from widgets.diff_items import RowItem, StubItem, rows_in

_CLAIMS: Final = (
    ("The ferry Aster ran aground off Norvik on Thursday.", "On Thursday the Aster ran aground."),
    ("All 212 passengers were taken ashore.", "All 221 passengers were brought ashore."),
    ("The captain was not on the bridge.", "The captain was not on the bridge."),
    ("Seven people were treated in hospital.", "Hospital staff treated seven people."),
    ("Two tugs will pull it free on Sunday.", "On Sunday two tugs will pull the ship free."),
    ("The refit cost 18 million crowns.", "Eighteen million crowns went into the refit."),
    ("@Share this story", "@Read more"),
    ("#Ferry runs aground", "#Ferry stuck off Norvik"),
    ("^The Aster on the reef.", "^The ferry on the reef."),
    ("Nobody slept that night.", "The mayor thanked the volunteers."),
)
"""Pairs of sentences that tell the same, but for the last; for `made_article`."""


@st.composite
def _articles(draw: st.DrawFn) -> tuple[Article, ...]:
    """Two to four articles, each some of the claims in an order and a wording of its own."""
    made = []
    for number in range(draw(st.integers(2, 4))):
        places = draw(st.lists(st.integers(0, len(_CLAIMS) - 1), min_size=1, max_size=8))
        wordings = draw(st.lists(st.integers(0, 1), min_size=len(places), max_size=len(places)))
        sentences = [_CLAIMS[p][w] for p, w in zip(places, wordings, strict=True)]
        made.append(made_article(*sentences, f"Article {number} ends.", name=f"{number}.txt"))
    return tuple(made)


class _Reviewer(RuleBasedStateMachine):
    """Somebody who presses keys at random."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._late = False

    @initialize(articles=_articles())
    def open(self, articles: tuple[Article, ...]) -> None:
        folder = Path(self._folder.name)
        self.desk = made_desk(articles, folder / "store")
        self.live = LiveReview(self.desk, Review(), folder / "state", lambda _state: None)
        self.session = Session(self.desk, self.live, 0, base_is_chosen=True)
        self.session.open_pair(1)
        self._compare()

    def teardown(self) -> None:
        if hasattr(self, "live"):
            try:
                self._undo_and_redo_everything()
            finally:
                self.live.close(10)
        self._folder.cleanup()

    def _compare(self) -> None:
        catch_up(self.session)

    def _done(self) -> None:
        if not self._late:
            self._compare()
        self._late = False

    def _undo_and_redo_everything(self) -> None:
        """Undo takes back all that was written, step by step; as many redos bring it back."""
        at_the_end = fold(self.live.review.events)
        steps = 0
        while not undo.undo(self.session).say.startswith("there is nothing"):
            self._compare()
            steps += 1
            assert steps <= len(self.live.review.events)
        assert self.live.review == Review()
        assert all(judged.mine is None for judged in self.session.pair.judged)
        for _ in range(steps):
            assert not undo.redo(self.session).say.startswith("there is nothing")
            self._compare()
        assert self.live.review == at_the_end

    # What a reviewer does

    @rule()
    def the_machine_is_slow(self) -> None:
        self._late = True

    @rule(verdict=st.sampled_from(Verdict))
    def judge(self, verdict: Verdict) -> None:
        subject = self.session.cursor.subject
        decisions.judge(self.session, verdict)
        if subject is not None and not decisions.refused(self.session, subject, verdict):
            judgement = self.live.review.judgements[subject.target.key, "tester"]
            assert judgement.verdict is verdict
        self._done()

    @rule(side=st.sampled_from(["left", "right", "both", "neither", "unknown", ""]))
    def say_right(self, side: str) -> None:
        if (subject := self.session.cursor.subject) is not None:
            decisions.say_right(self.session, subject.target, side)
            now = self.live.review.judgements.get((subject.target.key, "tester"))
            assert now is None or now.verdict is not Verdict.MISMATCH or not now.right

    @rule(certainty=st.sampled_from(["", "certain", "probable", "possible"]))
    def say_certainty(self, certainty: str) -> None:
        if (subject := self.session.cursor.subject) is not None:
            decisions.say_certainty(self.session, subject.target, certainty)

    @rule(note=st.sampled_from(["", "list p. 2", "two\nlines"]))
    def note(self, note: str) -> None:
        if (subject := self.session.cursor.subject) is not None:
            decisions.write_note(self.session, subject, note)

    @rule(tags=st.lists(st.sampled_from("abc"), unique=True, max_size=2))
    def tag(self, tags: list[str]) -> None:
        if (subject := self.session.cursor.subject) is not None:
            decisions.set_tags(self.session, subject, tuple(tags))

    @rule(title=st.sampled_from(["Log", "List"]), side=st.sampled_from(["left", "right", ""]))
    def cite(self, title: str, side: str) -> None:
        if (subject := self.session.cursor.subject) is not None:
            known = dict.fromkeys(("where", "archive", "seen", "locator", "quote"), "x")
            values = {**known, "title": title, "supports": side}
            decisions.add_evidence(self.session, subject, values)

    @rule()
    def want_second_reader(self) -> None:
        if (subject := self.session.cursor.subject) is not None:
            decisions.toggle_second_reader(self.session, subject)

    @rule()
    def repeat(self) -> None:
        """One undo takes back all that a repeat wrote."""
        before = fold(self.live.review.events)
        events = len(self.live.review.events)
        decisions.repeat(self.session)
        if len(self.live.review.events) > events:
            undo.undo(self.session)
            assert self.live.review == before
            undo.redo(self.session)
        self._done()

    @rule(step=st.sampled_from([1, -1]))
    def walk_the_findings(self, step: int) -> None:
        findings.next_finding(self.session, step)
        selected = self.session.cursor.selected
        assert selected is None or self.session.cursor.row_number == selected.finding.row

    @rule(reason=st.sampled_from(["", "a typo"]))
    def dismiss(self, reason: str) -> None:
        finding = self.session.cursor.selected
        if finding is None:
            return
        if finding.added is not None:
            doubting.take_away(self.session, finding)
        elif finding.state == "dismissed":
            doubting.take_back_dismissal(self.session, finding)
        else:
            doubting.dismiss(self.session, finding, reason)

    @rule(data=st.data(), kind=st.sampled_from(FINDING_KINDS))
    def add_a_finding(self, data: st.DataObject, kind: FindingKind) -> None:
        """What is added by hand is there, and selected."""
        row, right = self.session.cursor.current, self.session.pair.right
        if row is None or right is None:
            return
        spans = [
            Span(article.sentences[run[0]].start, article.sentences[run[-1]].end) if run else None
            for article, run in ((self.session.pair.left, row.row.left), (right, row.row.right))
        ]
        if all(spans) and data.draw(st.booleans()):
            spans[data.draw(st.integers(0, 1))] = None
        if None in spans:
            kind = "omission" if spans[0] else "addition"
        doubting.add_finding(
            self.session, Finding(kind, "low", "?", spans[0], spans[1], row.row.number)
        )
        if self.session.cursor.filter == "all":
            assert self.session.cursor.selected is not None
            assert self.session.cursor.selected.by == "tester"
        self._done()

    @rule(data=st.data())
    def link(self, data: st.DataObject) -> None:
        """What is linked by hand is linked, and the cursor stays with the sentence."""
        session = self.session
        row = session.cursor.current
        if row is None:
            return
        runs: list[tuple[Side, tuple[int, ...]]] = [
            ("left", row.row.left),
            ("right", row.row.right),
        ]
        side, run = data.draw(st.sampled_from([(side, run) for side, run in runs if run]))
        sentence = data.draw(st.sampled_from(run))
        found = linking.partners(session, side, sentence)
        if not found:
            return
        partner = data.draw(st.sampled_from(found)).sentence
        cell = (sentence, partner) if side == "left" else (partner, sentence)
        linking.link(session, cell, side)
        self._compare()
        assert (*cell, 1.0) in _links(session)
        if session.cursor.filter == "all":
            assert session.cursor.current is not None
            here = session.cursor.current.row
            assert sentence in (here.left if side == "left" else here.right)

    @rule(data=st.data())
    def unlink(self, data: st.DataObject) -> None:
        session = self.session
        row = session.cursor.current
        links = linking.links_of(session, row.row) if row is not None else ()
        if links:
            link = data.draw(st.sampled_from(links))
            linking.unlink(session, (link.left, link.right))
            self._compare()
            cells = [(left, right) for left, right, _confidence in _links(session)]
            assert (link.left, link.right) not in cells

    @rule(outlet=st.sampled_from(["", "Post"]))
    def correct_facts(self, outlet: str) -> None:
        decisions.correct_facts(self.session, self.session.pair.left, {"outlet": outlet})

    @rule()
    def undo(self) -> None:
        undo.undo(self.session)
        self._done()

    @rule()
    def redo(self) -> None:
        undo.redo(self.session)
        self._done()

    @rule(rows=st.integers(-5, 5).filter(bool))
    def move(self, rows: int) -> None:
        self.session.cursor.move(rows)

    @rule(item=st.sampled_from([-1, 0, 1, 3, 10_000_000]))
    def go_to(self, item: int) -> None:
        self.session.cursor.go_to(item)

    @rule(step=st.sampled_from([-1, 1]))
    def go_to_to_do(self, step: int) -> None:
        session = self.session
        before = session.cursor.place
        if not moving.next_to_do(session, step).say:
            assert session.cursor.current is not None
            assert session.cursor.current.state == "to do"
            assert (session.cursor.place - before) * step > 0

    @rule()
    def go_to_the_other_end_and_back(self) -> None:
        session = self.session
        before, selected = session.cursor.current, session.cursor.selected
        if before is not None and not session.cursor.other_end().say:
            if selected is None:
                assert isinstance(session.cursor.items[session.cursor.place], StubItem)
            assert session.cursor.selected is selected
            assert not session.cursor.other_end().say
            assert session.cursor.current == before

    @rule()
    def go_to_the_row_judged_last(self) -> None:
        session = self.session
        if not findings.last_judged(session.cursor).say:
            rows = rows_in(session.cursor.items[session.cursor.place])
            under_cursor = [session.pair.numbered(row.number) for row in rows]
            selected = session.cursor.selected
            assert selected is None or selected.mine
            assert selected or any(judged and judged.mine for judged in under_cursor)

    @rule(name=st.sampled_from(list(FILTERS)))
    def filter(self, name: str) -> None:
        """The cursor stays on its row where that is shown, else on the nearest one before it."""
        session = self.session
        number, before, pair = session.cursor.row_number, session.cursor.filter, session.pair
        said = looking.set_filter(session, name).say
        if said.startswith("no row of"):
            assert session.pair is not pair
            number = 0
        assert session.cursor.filter == (name if session.pair is not pair or not said else before)
        shown = [i.row.number for i in session.cursor.items if isinstance(i, RowItem)]
        if number and shown and not said:
            nearest = max((row for row in shown if row <= number), default=shown[0])
            assert session.cursor.row_number == nearest

    @rule()
    def fold(self) -> None:
        looking.fold(self.session.cursor)

    @rule()
    def fold_all(self) -> None:
        looking.fold_all(self.session.cursor)

    @rule(text=st.sampled_from(["", "FERRY", "captain", "nowhere", "share"]))
    def search(self, text: str) -> None:
        session = self.session
        if text and search.set_search(session, text).say.startswith("match"):
            row = session.cursor.current
            if row is None:
                return  # the pair still waits to be compared
            pair = session.pair
            texts = [pair.left.quote(pair.left.sentences[index]) for index in row.row.left]
            texts += [_right(session).quote(_right(session).sentences[i]) for i in row.row.right]
            assert text.casefold() in "\n".join(texts).casefold()

    @rule(step=st.sampled_from([-1, 1]))
    def next_match(self, step: int) -> None:
        search.next_match(self.session, step)

    @rule(step=st.sampled_from([-1, 1]))
    def step_article(self, step: int) -> None:
        self.session.step_article(step)
        self._done()

    @rule(article=st.integers(0, 3))
    def pin(self, article: int) -> None:
        if article < len(self.desk.found):
            self.session.pin(article)
            self._done()

    @rule()
    def swap_the_base(self) -> None:
        """Another base shows the same verdicts, on the same sentences."""
        session = self.session
        self._compare()
        before = session.pair.judged
        assert session.other is not None
        session.pin(session.other)
        self._compare()
        after = session.pair.judged
        assert _verdicts(after) == _verdicts(before)

    # What always holds

    @invariant()
    def the_cursor_is_on_an_item(self) -> None:
        if hasattr(self, "session"):
            session = self.session
            assert 0 <= session.cursor.place < max(1, len(session.cursor.items))
            assert bool(session.cursor.items) == (session.cursor.row_number > 0)
            if session.cursor.current is not None:
                assert session.cursor.current.row.number == session.cursor.row_number

    @invariant()
    def every_sentence_stands_in_one_row_and_every_row_at_one_place(self) -> None:
        if not hasattr(self, "session"):
            return
        session = self.session
        rows = [judged.row for judged in session.pair.judged]
        if rows:
            assert [row.number for row in rows] == list(range(1, len(rows) + 1))
            left = sorted(index for row in rows for index in row.left)
            right = sorted(index for row in rows for index in row.right)
            assert left == list(range(len(session.pair.left.sentences)))
            assert right == list(range(len(_right(session).sentences)))
        shown = [row.number for item in session.cursor.items for row in rows_in(item)]
        assert shown == sorted(set(shown))
        if rows and session.cursor.filter == "all":
            assert len(shown) == len(rows)

    @invariant()
    def every_filter_is_counted_as_it_shows(self) -> None:
        if not hasattr(self, "session"):
            return
        told = [judged for judged in self.session.pair.judged if not judged.row.furniture]
        for name in (*FILTERS, judged_by("tester"), tagged("a"), noted("TWO")):
            rows = told if name == "all" else self.session.pair.judged
            assert self.session.pair.number_shown(name) == sum(map(row_test(name), rows)), name

    @invariant()
    def only_rows_of_the_filter_are_shown(self) -> None:
        if hasattr(self, "session") and self.session.pair.judged:
            test = FILTERS[self.session.cursor.filter]
            judged = [self.session.pair.numbered(row.number) for row in self._shown_rows()]
            assert all(row is not None and test(row) for row in judged)

    def _shown_rows(self) -> list[Row]:
        return [row for item in self.session.cursor.items for row in rows_in(item)]


def _right(session: Session) -> Article:
    assert session.pair.right is not None
    return session.pair.right


def _links(session: Session) -> list[tuple[int, int, float]]:
    comparison = session.pair.comparison
    assert comparison is not None
    return [(link.left, link.right, link.confidence) for link in comparison.links]


def _verdicts(rows: Sequence[JudgedRow]) -> dict[TargetKey, tuple[Verdict | None, bool]]:
    """Return what is said of each row, and whether it was said of other sentences."""
    return {
        row.target.key: (row.mine.verdict, row.changed_since)
        for row in rows
        if row.mine is not None
    }


@pytest.mark.hypothesis
def test_whatever_is_pressed_the_session_stays_whole_and_all_of_it_can_be_undone() -> None:
    run_state_machine_as_test(
        _Reviewer,
        settings=settings(
            max_examples=tries(80),
            stateful_step_count=30,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def _told(*places: int, wording: int = 0) -> Article:
    """Return an article that makes these claims, in this order."""
    return made_article(*(_CLAIMS[place][wording] for place in places), name=f"{wording}.txt")


def test_a_filter_that_shows_nothing_leaves_the_cursor_where_it_was(tmp_path: Path) -> None:
    with made_session(tmp_path, _told(0, 1, 3, 4), _told(0, 1, 3, 4, wording=1)) as session:
        session.cursor.go_to(2)
        said = looking.set_filter(session, "judged").say
        assert said == "no row passes the filter: judged"
        assert session.cursor.row_number == 3


def test_all_rows_again_show_the_row_that_was_judged_last_under_a_filter(tmp_path: Path) -> None:
    """When it is judged, nothing is to do any more, and no row is shown."""
    articles = _told(0, 1, 3, 4), _told(0, 1, 3, 4, wording=1)
    with made_session(tmp_path, *articles, find=no_findings) as session:
        looking.set_filter(session, "to do")
        for number in (1, 2, 4, 3):
            session.cursor.go_to_row(number)
            decisions.judge(session, Verdict.AGREE)
        assert not session.cursor.items
        looking.set_filter(session, "all")
        assert session.cursor.row_number == 3


def test_undo_shows_the_row_that_it_changed_though_the_filter_would_hide_it(tmp_path: Path) -> None:
    articles = _told(0, 1, 3, 4), _told(0, 1, 3, 4, wording=1)
    with made_session(tmp_path, *articles, find=no_findings) as session:
        for number in (1, 3):
            session.cursor.go_to_row(number)
            decisions.judge(session, Verdict.AGREE)
        looking.set_filter(session, "judged")
        assert undo.undo(session).say == (
            "undone: row 3, 1 agree; all rows are shown again: the filter hid this one"
        )
        assert session.cursor.row_number == 3
        assert session.cursor.filter == "all"


def test_a_filter_puts_the_cursor_on_a_row_and_not_on_a_stub(tmp_path: Path) -> None:
    moved = _told(3, 4, 0, 1, 5, wording=1)
    with made_session(tmp_path, _told(0, 1, 5, 3, 4), moved) as session:
        assert [judged.row.number for judged in session.pair.judged if judged.row.moved] == [4, 5]
        looking.set_filter(session, "moved")
        assert session.cursor.current is not None


def test_a_verdict_on_a_row_that_was_split_stands_on_one_part_whichever_way_rows_are_read() -> None:
    left = made_article("The one was red.", "Two were yellow.")
    right = made_article("The one is a red", "A two is yellow.")
    author = Author("tester", "device", HybridClock(), [])
    event = author.write(VerdictData(Verdict.DIFFER), row_target(left, (0, 1), right, (0, 1)))
    parts = [row_target(left, (place,), right, (1 - place,)) for place in (0, 1)]
    shown = []
    judgements = {key: one for (key, _name), one in Review([event]).judgements.items()}
    for targets in (parts, parts[::-1]):
        rows = Shown(targets)
        shown.append([t.key for n, t in enumerate(targets) if rows.standing(n, judgements)])
    assert shown[0] == shown[1]


def test_a_corrected_language_or_date_asks_for_new_findings_and_undo_too(tmp_path: Path) -> None:
    with made_session(tmp_path, _told(0, 1), _told(0, 1, wording=1)) as session:
        assert not comparing.wants_comparison(session)
        decisions.correct_facts(session, session.pair.left, {"language": "pt"})
        assert comparing.wants_comparison(session)
        assert comparing.facts_compared(session, (0, 1))[0].language == "pt"
        undo.undo(session)
        assert not comparing.wants_comparison(session)
