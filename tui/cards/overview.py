"""What the overview shows: all pairs of the story, their questions, what must be corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from copydesk.articles.article import Article
from copydesk.judged.finding import JudgedFinding
from tui.session.names import short_name, verdict_text
from tui.session.questions import names_with_words, note_of
from tui.session.session import Session
from tui.session.story_pairs import found, pairs_wanted
from widgets.shown_story import (
    ShownCell,
    ShownCorrection,
    ShownMatrix,
    ShownOverview,
    ShownQuestion,
    ShownQuote,
    ShownSide,
)

if TYPE_CHECKING:
    from copydesk.judged.question import Question, Wording
    from copydesk.reviews.judgement import Judgement
    from tui.session.story_kept import Correction, Story


class Overviews:
    """Makes the story as it is shown, as often as it is looked at.

    Args:
        session: The session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._questions: tuple[Question, ...] = ()
        self._shown: tuple[ShownQuestion, ...] = ()
        """These as they were shown last."""
        self._named: tuple[object, ...] = ()
        """What the articles were called then, and which these were."""
        self._review = session.live.review

    def shown(self, story: Story) -> ShownOverview:
        """Return a story as it is shown; a question that is the same object as before is kept."""
        session = self._session
        names = tuple(short_name(session, index) for index in story.articles)
        corrections = (one for of_one in story.corrections.values() for one in of_one)
        return ShownOverview(
            _matrix(session, story, names),
            self._told(story, names),
            tuple(_correction(session, one) for one in corrections),
            story.compared,
            story.wanted,
            not story.is_whole,
            any(map(session.is_awaited, range(len(session.desk.found)))),
        )

    def _told(self, story: Story, names: tuple[str, ...]) -> tuple[ShownQuestion, ...]:
        known: dict[int, ShownQuestion] = {}
        named, review = (names, story.articles), self._session.live.review
        # Another review is about other texts.
        if named == self._named and review is self._review:
            known = dict(zip(map(id, self._questions), self._shown, strict=True))
        made = _Questions(self._session, story)
        self._shown = tuple(known.get(id(one)) or made.question(one) for one in story.questions)
        self._questions, self._named, self._review = story.questions, named, review
        return self._shown


def _matrix(session: Session, story: Story, names: tuple[str, ...]) -> ShownMatrix:
    place = {index: number for number, index in enumerate(story.articles)}
    cells = {
        (place[one], place[other]): ShownCell(is_compared=False)
        for one, other in pairs_wanted(session)
    }
    for (one, other), counts in story.pairs.items():
        cells[place[one], place[other]] = ShownCell(
            counts.done, counts.to_do, counts.high, counts.disputed
        )
    return ShownMatrix(names, story.articles, cells)


# Questions


def key_of(question: Question) -> frozenset[object]:
    """Return what a question is known by: its findings, of which later ones may have more."""
    return frozenset(asked.rank for asked in question.findings)


class _Questions:
    """Makes the questions of a story as they are shown.

    Args:
        session: The session.
        story: The story.
    """

    def __init__(self, session: Session, story: Story) -> None:
        self._session = session
        self._articles: Mapping[str, Article] = {
            session.article(index).sha256: session.article(index) for index in story.articles
        }
        self._names = {
            session.article(index).sha256: short_name(session, index) for index in story.articles
        }

    def question(self, question: Question) -> ShownQuestion:
        """Return a question as it is shown."""
        return ShownQuestion(
            key_of(question),
            question.severity,
            "only in some" if question.kind == "omission" else question.kind,
            tuple(self._side(wording) for wording in question.wordings),
            tuple(quote for wording in question.wordings for quote in self._quotes(wording)),
            len({asked.pair.key for asked in question.findings}),
            "" if question.state == "open" else self._decided(question),
            note_of(question),
            self._left(question) if question.is_decided_in_part else "",
        )

    def _side(self, wording: Wording) -> ShownSide:
        return ShownSide(wording.text, tuple(names_with_words(wording, self._names)))

    def _quotes(self, wording: Wording) -> Iterator[ShownQuote]:
        for place in wording.places:
            text = self._articles[place.sha256].text
            start, end = place.span.start, place.span.end
            yield ShownQuote(
                self._names[place.sha256],
                text[place.sentence.start : start],
                text[start:end],
                text[end : place.sentence.end],
            )

    def _decided(self, question: Question) -> str:
        """Return my answer; what was said in most of its pairs counts."""
        mine = [
            asked.judged.mine
            for asked in question.findings
            if asked.judged.mine is not None and asked.judged.mine.verdict is not None
        ]
        if not mine:
            is_dismissed = any(asked.judged.dismissal for asked in question.findings)
            return "dismissed" if is_dismissed else "done with its rows"
        told = Counter(self._told(question, judgement) for judgement in mine)
        return told.most_common(1)[0][0]

    def _left(self, question: Question) -> str:
        """Return how much of a question is open that was decided before, and how it was."""
        left, all_of_it = len(question.open_findings), len(question.findings)
        return f"{left} of {all_of_it} open; decided: {self._decided(question)}"

    def _told(self, question: Question, judgement: Judgement) -> str:
        """Return a verdict in words, the wording that is right in place of its article."""
        for wording in question.wordings:
            if judgement.right in wording.articles and wording.text and judgement.verdict:
                said = f"{int(judgement.verdict)} {judgement.verdict.word}"
                return f"{said}, {wording.text} is right"
        return verdict_text(self._session, judgement)


# Corrections


def _correction(session: Session, correction: Correction) -> ShownCorrection:
    article = session.article(correction.article)
    starts = [one.index for one in article.sentences if one.start <= correction.start]
    sentence = starts[-1] if starts else 0
    name = short_name(session, correction.article)
    return ShownCorrection(
        correction.article,
        sentence,
        name,
        correction.words,
        correction.right,
        _quoted(article, name, correction, sentence),
        _place(session, correction, sentence),
    )


def _quoted(article: Article, name: str, correction: Correction, sentence: int) -> ShownQuote:
    if not article.sentences or correction.start < 0:
        return ShownQuote(name, "", correction.words, "")
    place, start = article.sentences[sentence], correction.start
    # A row's words may be of several sentences.
    end = min(start + len(correction.words), max(place.end, start))
    text = article.text
    return ShownQuote(name, text[place.start : start], text[start:end], text[end : place.end])


def _place(session: Session, correction: Correction, sentence: int) -> str:
    """Return where it was decided: the row, and the pair that has it."""
    known = found(session, (min(correction.pair), max(correction.pair)))
    part = known[1].judged_at(correction.target) if known is not None else None
    row = ""
    if part is not None:
        number = part.finding.row if isinstance(part, JudgedFinding) else part.row.number
        row = f"row {number}, " if number else ""
    article = session.article(correction.article)
    if article.sentences and article.sentences[sentence].kind == "headline":
        row = "headline, "
    one, other = (short_name(session, index) for index in sorted(correction.pair))
    return f"{row}{one} and {other}"
