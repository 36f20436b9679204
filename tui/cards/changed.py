"""What became another since a verdict was given: the words that changed, or the row's sentences.

A changed word is told as the rows mark it, the old beside the new: "with [-212-]{+221+} people".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal

from copydesk.articles.wording import Word, normal_form, words_of
from tui.session.names import article_name
from widgets.shown import MARKS

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.judged.rows import Judged
    from copydesk.reviews.anchors import ArticleAnchors
    from copydesk.reviews.judgement import Judgement
    from tui.session.session import Session

_AROUND: Final = 4
"""Words that are told on either side of a change; those between two changes that are further apart
are left out."""

_LEFT_OUT: Final = "..."

Told = tuple[str, str]
"""What it is about (an article's name, "judged with"), and the words."""


def changes_since(session: Session, judged: Judged, judgement: Judgement) -> tuple[Told, ...]:
    """Return what is other than when a verdict was given; nothing for one that stands unmarked.

    Args:
        session: The session; `judged` is in the pair on screen.
        judged: The row or finding that shows the verdict.
        judgement: The verdict, of any reviewer.
    """
    if not judgement.changed_since:
        return ()
    words = tuple(_changed_words(session, judgement))
    return words or tuple(_other_sentences(session, judged, judgement))


def _changed_words(session: Session, judgement: Judgement) -> Iterator[Told]:
    """Yield for each article whose judged words were edited the old beside the new ones."""
    for name, article, now in _sides(session, judgement.target.decisive):
        before = _side_before(session, judgement, now)
        old = " ".join(anchor.quote for anchor in before.anchors)
        new = " ".join(article.text[start:end] for start, end in now.spans)
        if normal_form(old) != normal_form(new):
            yield name, marked(old, new)


def _other_sentences(session: Session, judged: Judged, judgement: Judgement) -> Iterator[Told]:
    """Yield the sentences with which, and without which, the row's words were judged."""
    shown = {side.sha256: set(side.spans) for side in judged.target.decisive}
    for _name, article, then in _sides(session, judgement.target.decisive):
        there = shown.get(article.sha256, set())
        for start, end in sorted(set(then.spans) - there):
            yield "judged with", _on_one_line(article.text[start:end])
        for start, end in sorted(there - set(then.spans)):
            yield "judged without", _on_one_line(article.text[start:end])


def _sides(
    session: Session, sides: Sequence[ArticleAnchors]
) -> Iterator[tuple[str, Article, ArticleAnchors]]:
    """Yield the places in either article of the pair on screen, with its name, the base first."""
    columns = ("left", session.pair.left), ("right", session.pair.right)
    for column, article in columns:
        for side in sides:
            if article is not None and side.sha256 == article.sha256:
                yield article_name(session, column), article, side
                break


def _side_before(session: Session, judgement: Judgement, now: ArticleAnchors) -> ArticleAnchors:
    """Return the places of an article as the verdict was written down for them."""
    present = session.desk.lineage.present_hashes
    for side in judgement.written.decisive:
        if present.get(side.sha256, side.sha256) == now.sha256:
            return side
    return now


def marked(old: str, new: str) -> str:
    """Return an old and a new wording as one text, changed words in signs, with a few around.

    Words that are the same in both are told as the new text writes them.
    """
    # Loads rapidfuzz: not before something changed.
    from copydesk.alignment.words import unmarked_words

    old, new = _on_one_line(old), _on_one_line(new)
    before, after = words_of(old), words_of(new)
    told: list[str] = []
    one = other = 0
    pairs = [*unmarked_words(before, after), (len(before), len(after))]
    same: list[Word] = []
    for here, there in pairs:
        if here > one or there > other:
            told.append(_shortened(new, same, is_first=not told))
            told.append(_signed(old, before[one:here], "gone"))
            told.append(_signed(new, after[other:there], "new"))
            same = []
        if there < len(after):
            same.append(after[there])
        one, other = here + 1, there + 1
    told.append(_shortened(new, same, is_first=not told, is_last=True))
    return "".join(told).strip()


def _signed(text: str, words: Sequence[Word], role: Literal["gone", "new"]) -> str:
    if not words:
        return ""
    opening, closing = MARKS[role]
    return f"{opening}{text[words[0].start : words[-1].end]}{closing}"


def _shortened(
    text: str, words: Sequence[Word], *, is_first: bool = False, is_last: bool = False
) -> str:
    """Return unchanged words with the spaces around them; only those next to a change."""
    if not words:
        return "" if is_first or is_last else " "
    start, end = words[0].start, words[-1].end
    before = text[:start][len(text[:start].rstrip()) :]
    after = text[end:][: len(text[end:]) - len(text[end:].lstrip())]
    if len(words) <= (_AROUND if is_first or is_last else 2 * _AROUND):
        return f"{before}{text[start:end]}{after}"
    head = "" if is_first else text[start : words[_AROUND - 1].end] + " "
    tail = "" if is_last else " " + text[words[-_AROUND].start : end]
    return f"{before}{head}{_LEFT_OUT}{tail}{after}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
