"""What stands above the two columns."""

from __future__ import annotations

from copydesk.articles.article import Article
from tui.cards.entries import short_date
from tui.cards.names import article_name
from tui.session.session import Session


def titles_of(session: Session) -> tuple[str, str]:
    """Return what stands above the two columns: name, date, byline or credit."""
    pair = session.pair
    languages = pair.comparison.languages if pair.comparison else ("en", "en")
    return _column_title(session, "left", pair.left, languages[0]), (
        _column_title(session, "right", pair.right, languages[1])
        if pair.right
        else "there is no other article"
    )


def _column_title(session: Session, side: str, article: Article, language: str) -> str:
    facts = session.facts(article)
    parts = [article_name(session, side), short_date(facts), _checked(language)]
    for paragraph in article.paragraphs:
        if paragraph.kind in ("byline", "credit"):
            words = article.quote(paragraph)
            if words not in parts:
                parts.append(words)
                break
    return ", ".join(part for part in parts if part)


def _checked(language: str) -> str:
    """Return what findings there can be in a language that the rules about words don't know."""
    if language == "en":
        return ""
    return f"{language or 'language unknown'}: only numbers, names, quotes are checked"
