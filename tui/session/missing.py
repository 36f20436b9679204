"""What isn't known about an article and can be asked for."""

from __future__ import annotations

from copydesk.articles.article import Article, ArticleFacts
from copydesk.judged import facts
from tui.session.session import Session


def missing_facts(session: Session, article: Article) -> tuple[str, ...]:
    """Return which facts to ask for: "published", "language", both or none.

    Whoever shows them says so in a few words and names the command `facts`, which offers values
    (`copydesk.articles.suggested_facts`). A guessed date is known, and so is a language that the
    words tell; until a pair of the article was compared nothing is said of that. An article is
    asked about once: a line that somebody left empty is an answer. Cheap enough for every picture.
    """
    language = _language_compared(session, article)
    missing = facts.missing_facts(article, session.live.review, language or "")
    return tuple(name for name in missing if name != "language" or language is not None)


def told_language(session: Session, article: Article) -> str:
    """Return an article's language as its words tell it; "" where they don't."""
    language = _language_compared(session, article)
    if language is None:
        # Reads a table: the first screen has no need of it.
        from copydesk.articles.languages import language_of

        return language_of(article)
    return language


def other_facts(session: Session, article: Article) -> list[ArticleFacts]:
    """Return the facts of the story's other articles, as far as they are read."""
    others = session.desk.articles_read().values()
    return [session.facts(other) for other in others if other != article]


def _language_compared(session: Session, article: Article) -> str | None:
    """Return the language by which an article was compared; None until it was."""
    for place in session.pairs.about([(article.sha256,)]):
        pair = session.pairs[place]
        found = pair.comparison
        if found is not None and found.findings_known and article in (pair.left, pair.right):
            return found.languages[0 if article == pair.left else 1]
    return None
