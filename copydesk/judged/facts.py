"""The facts of an article as found and as corrected, and which of them nobody knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from msgspec import UNSET, structs

if TYPE_CHECKING:
    from copydesk.articles.article import Article, ArticleFacts
    from copydesk.reviews.kinds import FactsData
    from copydesk.reviews.review import Review

ASKED_FOR: Final = ("published", "language")
"""Names of the facts that an article should have: pairs are ordered and compared by them."""


def facts_of(article: Article, review: Review) -> ArticleFacts:
    """Return an article's facts, as corrected by the reviewers."""
    said = review.article_facts.get(article.sha256)
    if said is None:
        return article.facts
    facts = said.over(article.facts)
    renamed = facts.outlet != article.facts.outlet and facts.short_name == article.facts.short_name
    return structs.replace(facts, short_name=facts.outlet) if renamed and facts.outlet else facts


def as_corrected(article: Article, review: Review) -> Article:
    """Return an article with its facts as corrected: findings go by date and language."""
    return replace(article, facts=facts_of(article, review))


def missing_facts(article: Article, review: Review, language: str) -> tuple[str, ...]:
    """Return the names in `ASKED_FOR` of what isn't known of an article and was never asked.

    Who left a line empty among the article's facts has answered: nobody knows.

    Args:
        article: The article.
        review: What reviewers said of it.
        language: Its language as its words tell it, "" where they don't.
    """
    said = review.article_facts.get(article.sha256)
    facts = facts_of(article, review)
    known = {"published": facts.published, "language": facts.language or language}
    return tuple(
        name for name in ASKED_FOR if not known[name] and not (said and _answered(said, name))
    )


def _answered(said: FactsData, name: str) -> bool:
    """Return whether somebody said what a fact is, that there is none, or that it isn't known."""
    return getattr(said, name) is not UNSET or getattr(said, f"{name}_unknown") is True
