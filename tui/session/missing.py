"""What isn't known about an article and can be asked for."""

from __future__ import annotations

from copydesk.articles.article import Article
from copydesk.judged import facts
from tui.session.session import Session


def missing_facts(session: Session, article: Article) -> tuple[str, ...]:
    """Return which facts to ask for: "published", "language", both or none.

    Whoever shows them says so in a few words and names the command `facts`, which offers values
    (`suggested_facts`). A guessed date is known. A language that the words tell is known; until a
    pair of the article was compared nothing is said of it. An article is asked about once: a line
    that somebody left empty there is an answer. Cheap enough for every picture.
    """
    language = language_told(session, article)
    missing = facts.missing_facts(article, session.live.review, language or "")
    return tuple(name for name in missing if name != "language" or language is not None)


def language_told(session: Session, article: Article) -> str | None:
    """Return an article's language as it was compared, "" where that can't be told.

    None until a pair of it was compared.
    """
    for pair in session.pairs.values():
        if pair.comparison is not None and article in (pair.left, pair.right):
            return pair.comparison.languages[0 if article == pair.left else 1]
    return None
