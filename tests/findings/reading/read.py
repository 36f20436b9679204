"""Reads made-up articles for the tests of names, sources and quotations."""

from __future__ import annotations

from copydesk.articles.article import Article
from copydesk.findings.language.tokens import Token, tokens_of
from copydesk.findings.reading.names import Name, names_of
from copydesk.findings.reading.quotations import Quotation, quotations_of
from copydesk.findings.reading.sources import Source, sources_of
from tests.made_articles import made_article


def tokens_in(article: Article) -> list[tuple[Token, ...]]:
    return [tokens_of(article.text, at.start, at.end) for at in article.sentences]


def names_in(*sentences: str, language: str = "en") -> list[Name]:
    article = made_article(*sentences)
    return list(names_of(article.text, tokens_in(article), language))


def written(*sentences: str, language: str = "en") -> list[str]:
    """Return the names as they stand in an article of these sentences."""
    article = made_article(*sentences)
    found = names_of(article.text, tokens_in(article), language)
    return [article.text[name.start : name.end] for name in found]


def tags_in(*sentences: str, language: str = "en") -> list[tuple[str, Source]]:
    """Return each tag with its words."""
    article = made_article(*sentences)
    names = names_of(article.text, tokens_in(article), language)
    found = sources_of(article.text, tokens_in(article), names, language)
    return [(article.text[source.start : source.end], source) for source in found]


def quoted(*sentences: str, language: str = "en") -> list[tuple[str, Quotation]]:
    """Return each quotation with its words, of an article with one paragraph a sentence."""
    article = made_article(*sentences)
    names = names_of(article.text, tokens_in(article), language)
    sources = sources_of(article.text, tokens_in(article), names, language)
    found = quotations_of(article.text, article.paragraphs, sources, language)
    return [(article.text[quotation.start : quotation.end], quotation) for quotation in found]
