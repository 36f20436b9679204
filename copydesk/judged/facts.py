"""The facts of an article, as found and as corrected by the reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from copydesk.articles.article import Article, ArticleFacts
    from copydesk.reviews.review import Review


def facts_of(article: Article, review: Review) -> ArticleFacts:
    """Return an article's facts, as corrected by the reviewers."""
    said = review.article_facts.get(article.sha256)
    if said is None:
        return article.facts
    facts = said.over(article.facts)
    renamed = facts.outlet != article.facts.outlet and facts.short_name == article.facts.short_name
    return structs.replace(facts, short_name=facts.outlet) if renamed and facts.outlet else facts
