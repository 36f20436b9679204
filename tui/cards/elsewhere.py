"""What the texts only hint at, in full: what stands in another row and belongs to this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from tui.session.names import article_name

if TYPE_CHECKING:
    from copydesk.alignment.places import Places
    from copydesk.articles.article import Article
    from copydesk.judged.finding import JudgedFinding
    from copydesk.judged.rows import JudgedRow
    from tui.session.session import Session

Told = tuple[str, str]
"""Where it stands, and the words."""


def elsewhere_of_row(session: Session, judged: JudgedRow) -> tuple[Told, ...]:
    """Return what other rows tell of a row: partners, the nearest to one, where a move leads."""
    places = session.pair.places
    told = [*_partners(session, judged, places), *_move(session, judged, places)]
    rows = [finding for finding in judged.findings if finding.state == "open"]
    return tuple(dict([*told, *_ends(session, rows, judged.row.number)]).items())


def elsewhere_of_finding(session: Session, finding: JudgedFinding, row: int) -> tuple[Told, ...]:
    """Return the sentences of the places of a finding that stand in other rows than `row`."""
    return tuple(dict(_ends(session, [finding], row)).items())


def _partners(session: Session, judged: JudgedRow, places: Places) -> Iterator[Told]:
    for side, article in _columns(session):
        for where, sentences in places.elsewhere(judged.row, side):
            name = article_name(session, side)
            yield f"{name}, {where}", _words(article, sentences)


def _move(session: Session, judged: JudgedRow, places: Places) -> Iterator[Told]:
    """Yield what the other article tells before a row that it tells at another place."""
    after = places.told_after(judged.row) if judged.row.moved else 0
    before = session.pair.numbered(after) if after else None
    right = session.pair.right
    if before is not None and right is not None:
        name = article_name(session, "right")
        yield f"{name} tells it after row {after}", _words(right, before.row.right)


def _ends(session: Session, findings: Sequence[JudgedFinding], row: int) -> Iterator[Told]:
    """Yield the sentence of each place of some findings that stands in another row."""
    articles = dict(_columns(session))
    for finding in findings:
        for end in finding.ends:
            if end.row == row or end.side not in articles:
                continue
            article = articles[end.side]
            sentences = [
                sentence.index
                for sentence in article.sentences
                if sentence.start < end.span.end and end.span.start < sentence.end
            ]
            yield f"{article_name(session, end.side)}, row {end.row}", _words(article, sentences)


def _columns(session: Session) -> Iterator[tuple[Literal["left", "right"], Article]]:
    yield "left", session.pair.left
    if session.pair.right is not None:
        yield "right", session.pair.right


def _words(article: Article, sentences: Sequence[int]) -> str:
    return " ".join(article.quote(article.sentences[index]) for index in sentences)
