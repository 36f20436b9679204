"""What stands in the two columns, and above them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copydesk.articles.article import Article
from tui.cards.entries import short_date
from tui.session.names import article_name
from tui.session.session import Session
from widgets.diff_items import Texts
from widgets.shown import NO_DATE, ColumnTitle

_TOLD: Final = frozenset({"body", "embed"})
"""Kinds of paragraphs with which an article begins to tell."""


def texts_of(session: Session) -> Texts:
    """Return the pair on screen, with what comparing it gave so far."""
    pair = session.pair
    names = article_name(session, "left"), article_name(session, "right")
    if pair.comparison is None:
        return Texts(pair.left, pair.right, names=names)
    return Texts(pair.left, pair.right, pair.comparison.rows, pair.differences, names)


def titles_of(session: Session) -> tuple[ColumnTitle, ColumnTitle]:
    """Return what stands above the two columns: name, date, language, who wrote it."""
    pair = session.pair
    languages = ("en", "en")
    if pair.comparison is not None and pair.comparison.findings_known:
        languages = pair.comparison.languages
    left = _title(session, "left", pair.left, languages[0])
    if session.other is None:
        return left, ColumnTitle("there is no other article")
    if pair.right is None:
        return left, ColumnTitle(article_name(session, "right"), ("being read",))
    return left, _title(session, "right", pair.right, languages[1])


def _title(session: Session, side: str, article: Article, language: str) -> ColumnTitle:
    facts = session.facts(article)
    is_base = side == "left" and session.looking_back is None
    details = (
        "base" if is_base else "",
        short_date(facts) or NO_DATE,
        _checked(language),
        next(_signatures(article), facts.author),
    )
    name = article_name(session, side)
    return ColumnTitle(name, tuple(part for part in details if part not in ("", name)))


def _signatures(article: Article) -> Iterator[str]:
    """Yield who wrote or took an article, as it says at its top: further down it names others."""
    for paragraph in article.paragraphs:
        if paragraph.kind in _TOLD:
            return
        if paragraph.kind in ("byline", "credit"):
            yield " ".join(article.quote(paragraph).split())


def _checked(language: str) -> str:
    """Return what findings there can be in a language that the rules about words don't know."""
    if language == "en":
        return ""
    if not language:
        return "language unknown"
    return f"in {language}: only numbers, names and quotes are checked"
