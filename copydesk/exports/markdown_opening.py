"""How a report in Markdown opens: what was compared, what was not reviewed, who agrees how far."""

from __future__ import annotations

from collections import Counter
from typing import Final

from copydesk.counted import counted
from copydesk.exports import report_words as words
from copydesk.exports.markdown_text import cell, line, plain, table
from copydesk.exports.record import PairCount, Records
from copydesk.exports.record_words import date_text
from copydesk.reviews.agreement import Agreement
from copydesk.reviews.verdict import Verdict

_MOST_PAIRS: Final = 40
"""Pairs without a verdict that are named one by one; beyond, their number is enough."""


def compared(records: Records) -> list[str]:
    """Return the articles, what came of earlier texts, and who decided how often what."""
    here = {article.name for article in records.articles if article.present}
    rows = [
        [
            cell(article.name) + words.why_not_here(article, here),
            cell(article.outlet),
            cell(date_text(article.published, article.published_is_guess)),
            cell(article.title),
            cell(article.url),
            cell(article.sha256[:12]),
        ]
        for article in records.articles
    ]
    head = ["article", "outlet", "published", "title", "address", "SHA-256"]
    lines = ["## What was compared", "", *table(head, rows)]
    guessed = any(article.published_is_guess for article in records.articles)
    if guessed:
        lines += [words.GUESSED, ""]
    for sentence in words.earlier_texts(records.earlier_texts):
        lines += [sentence, ""]
    for fault in records.unread:
        lines += [f"Not read: {plain(fault)}", ""]
    if not records.reviewers:
        return [*lines, words.NO_VERDICT, ""]
    who = ", ".join(plain(name) for name in records.reviewers)
    counts = Counter(record.verdict for record in records.records)
    told = [f"{counts[verdict.word]} {verdict.word}" for verdict in Verdict if counts[verdict.word]]
    return [*lines, f"Reviewers: {who}. Verdicts: {', '.join(told)}.", ""]


def not_reviewed(records: Records) -> list[str]:
    """Return how far each pair was reviewed, and the pairs that nobody looked at."""
    lines = [
        "## What was not reviewed",
        "",
        words.NOT_REVIEWED,
        "",
    ]
    if records.pairs:
        lines += table(["pair", *words.COUNTS], [_count_cells(pair) for pair in records.pairs])
    unjudged = records.unjudged_pairs
    if unjudged and len(unjudged) <= _MOST_PAIRS:
        named = [f"{line(one)} and {plain(other)}" for one, other in unjudged]
        lines += ["Pairs without any verdict:", "", *(f"- {pair}" for pair in named), ""]
    elif unjudged:
        pairs = counted(len(unjudged), "pair of articles is", "pairs of articles are")
        lines += [f"{pairs} without any verdict.", ""]
    if records.without_verdict and not records.every_row:
        lines += [words.left_out(records.without_verdict), ""]
    if records.not_understood:
        lines += [words.not_understood(records.not_understood), ""]
    return lines


def _count_cells(pair: PairCount) -> list[str]:
    names = f"{cell(pair.article_1)} and {cell(pair.article_2)}"
    return [names, *map(str, words.pair_counts(pair))]


def agreement(records: Records) -> list[str]:
    """Return how far reviewers agree; nothing where no two judged the same."""
    found = records.agreement
    if not found.overall.units:
        return []
    rows = [_agreement_cells("all", found.overall)]
    rows += [_agreement_cells(verdict.word, one) for verdict, one in found.by_verdict]
    for names, one in words.agreement_of_articles(records):
        rows.append(_agreement_cells(" and ".join(map(cell, names)), one))
    who = ", ".join(plain(name) for name in found.reviewers)
    return [
        "## Agreement",
        "",
        f"Of {who}, on rows and findings that two or more of them judged.",
        "",
        *table([*words.AGREEMENT], rows),
        words.ALPHA,
        "",
    ]


def _agreement_cells(what: str, found: Agreement) -> list[str]:
    return [what, *words.agreement_numbers(found)]
