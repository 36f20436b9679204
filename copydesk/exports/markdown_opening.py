"""How a report in Markdown opens: what was compared, what was not reviewed, who agrees how far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from typing import Final

from copydesk.counted import counted
from copydesk.exports.csv_file import date_text
from copydesk.exports.markdown_text import cell, line, plain, table
from copydesk.exports.record import EarlierTexts, ExportArticle, PairCount, Records
from copydesk.reviews.agreement import FEWEST_UNITS, Agreement
from copydesk.reviews.verdict import Verdict

_MOST_PAIRS: Final = 40
"""Pairs without a verdict that are named one by one; beyond, their number is enough."""


def compared(records: Records) -> list[str]:
    """Return the articles, what came of earlier texts, and who decided how often what."""
    here = {article.name for article in records.articles if article.present}
    rows = [
        [
            cell(article.name) + ("" if article.present else _why_not_here(article, here)),
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
        lines += ["A date with a question mark is a guess.", ""]
    lines += _earlier_texts(records.earlier_texts)
    for fault in records.unread:
        lines += [f"Not read: {plain(fault)}", ""]
    if not records.reviewers:
        return [*lines, "There is no verdict yet.", ""]
    who = ", ".join(plain(name) for name in records.reviewers)
    counts = Counter(record.verdict for record in records.records)
    told = [f"{counts[verdict.word]} {verdict.word}" for verdict in Verdict if counts[verdict.word]]
    return [*lines, f"Reviewers: {who}. Verdicts: {', '.join(told)}.", ""]


def _why_not_here(article: ExportArticle, here: Container[str]) -> str:
    """Return what to add to the name of a text that isn't in the folder."""
    return " (an earlier text)" if article.name in here else " (gone)"


def _earlier_texts(found: EarlierTexts) -> list[str]:
    """Say what became of decisions on texts that are no longer there."""
    lines: list[str] = []
    if found.carried:
        changed = f"; the words of {found.changed} were changed since" if found.changed else ""
        lines += [f"Made on earlier texts and taken along: {found.carried}{changed}.", ""]
    if found.orphans:
        lines += [f"About words that are gone from their article: {found.orphans}.", ""]
    if found.absent:
        lines += [f"About articles that are not in the folder: {found.absent}.", ""]
    return lines


def not_reviewed(records: Records) -> list[str]:
    """Return how far each pair was reviewed, and the pairs that nobody looked at."""
    lines = [
        "## What was not reviewed",
        "",
        "Rows without a verdict. Nothing is said about them, not even where both tell the same.",
        "",
    ]
    if records.pairs:
        head = ["pair", "rows", "reviewed", "not reviewed", "of these reworded", "one-sided"]
        head += ["same", "changed since a verdict", "furniture besides", "open findings"]
        lines += table(head, [_count_cells(pair) for pair in records.pairs])
    unjudged = records.unjudged_pairs
    if unjudged and len(unjudged) <= _MOST_PAIRS:
        named = [f"{line(one)} and {plain(other)}" for one, other in unjudged]
        lines += ["Pairs without any verdict:", "", *(f"- {pair}" for pair in named), ""]
    elif unjudged:
        pairs = counted(len(unjudged), "pair of articles is", "pairs of articles are")
        lines += [f"{pairs} without any verdict.", ""]
    if records.without_verdict and not records.every_row:
        hidden = "Notes, tags, evidence and wishes for a second reader without a verdict"
        lines += [f"{hidden}: {records.without_verdict}. An export with --all shows them.", ""]
    if records.not_understood:
        lines += [f"Entries of a later version, not shown here: {records.not_understood}.", ""]
    return lines


def _count_cells(pair: PairCount) -> list[str]:
    numbers = (
        pair.rows,
        pair.reviewed,
        pair.not_reviewed,
        pair.open_reworded,
        pair.open_one_sided,
        pair.open_same,
        pair.changed_since,
        pair.furniture,
        pair.open_findings,
    )
    return [f"{cell(pair.article_1)} and {cell(pair.article_2)}", *map(str, numbers)]


def agreement(records: Records) -> list[str]:
    """Return how far reviewers agree; nothing where no two judged the same."""
    found = records.agreement
    if not found.overall.units:
        return []
    names = {article.sha256: article.name for article in records.articles}
    rows = [_agreement_cells("all", found.overall)]
    rows += [_agreement_cells(verdict.word, one) for verdict, one in found.by_verdict]
    for hashes, one in found.by_articles:
        pair = " and ".join(cell(names.get(sha256, sha256[:12])) for sha256 in hashes)
        rows.append(_agreement_cells(pair, one))
    who = ", ".join(plain(name) for name in found.reviewers)
    return [
        "## Agreement",
        "",
        f"Of {who}, on rows and findings that two or more of them judged.",
        "",
        *table(["", "judged", "all of one mind", "share", "alpha"], rows),
        "Alpha is Krippendorff's, for nominal data: 1 is full agreement, 0 what chance would bring."
        f" It is told from {FEWEST_UNITS} on. For a single verdict, *judged* counts what somebody"
        " gave it to.",
        "",
    ]


def _agreement_cells(what: str, found: Agreement) -> list[str]:
    share = "" if found.share is None else f"{found.share:.0%}"
    alpha = "" if found.told_alpha is None else f"{found.told_alpha:.2f}"
    return [what, str(found.units), str(found.equal), share, alpha]
