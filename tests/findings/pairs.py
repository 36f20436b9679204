"""Two short articles side by side: what is found between them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from copydesk.alignment.link import FixedLink
from copydesk.articles.article import Article, ArticleFacts, Span
from copydesk.comparison import compare
from copydesk.findings.finding import Finding, FindingKind
from tests.made_articles import made_article


class Clashing(NamedTuple):
    """The words that clash, "" where one side has none."""

    left: str
    right: str


def article_of(text: str, name: str, *, language: str = "en", published: str = "") -> Article:
    """Return an article of one sentence a line; a line may begin with # as in `made_article`."""
    lines = (line.strip() for line in text.strip().splitlines())
    article = made_article(*(line for line in lines if line), name=name)
    return replace(article, facts=ArticleFacts(language=language, published=published))


def findings_of(
    left_text: str,
    right_text: str,
    kind: FindingKind | None = None,
    *,
    language: str = "en",
    published: str = "",
    linked: bool = True,
) -> list[tuple[Finding, Clashing]]:
    """Return the findings of a kind (of every kind by default) with the words they point at.

    Args:
        left_text: One sentence a line.
        right_text: One sentence a line.
        kind: None for all kinds.
        language: Of both articles.
        published: ISO date of both articles.
        linked: Link line i with line i (headlines with headlines only); else the aligner decides.
    """
    left = article_of(left_text, "left.txt", language=language, published=published)
    right = article_of(right_text, "right.txt", language=language, published=published)
    shared = min(len(left.sentences), len(right.sentences)) if linked else 0
    fixed = [FixedLink(index, index, True) for index in range(shared)]
    found = compare(left, right, fixed_links=fixed).findings
    return [
        (finding, Clashing(_words(left, finding.left), _words(right, finding.right)))
        for finding in found
        if kind in {None, finding.kind}
    ]


def clashes_of(
    left_text: str,
    right_text: str,
    kind: FindingKind | None = None,
    *,
    language: str = "en",
    published: str = "",
    linked: bool = True,
) -> list[Clashing]:
    """Return the words that clash, as `findings_of`; in the order of the findings."""
    found = findings_of(
        left_text, right_text, kind, language=language, published=published, linked=linked
    )
    return [words for _finding, words in found]


def _words(article: Article, span: Span | None) -> str:
    return article.quote(span) if span else ""
