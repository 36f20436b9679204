"""The review as a report in Markdown, for an editor: what was found, and what nobody looked at.

The report is opened in all sorts of viewers, so every word from an article, a note or a name is
escaped (`markdown_text`), and it links and loads nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Final

from copydesk.exports.csv_file import date_text
from copydesk.exports.json_file import MARKER
from copydesk.exports.markdown_entry import entry, quote_line, side_line, time_text
from copydesk.exports.markdown_text import plain, table
from copydesk.exports.record import (
    EarlierTexts,
    ExportArticle,
    ExportRecord,
    PairCount,
    Records,
)
from copydesk.reviews.agreement import FEWEST_UNITS, Agreement
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.subjects import SubjectKey
from copydesk.reviews.verdict import Verdict

_SEVERITIES: Final = ("high", "medium", "low", "")

_MOST_PAIRS: Final = 40
"""Pairs without a verdict that are named one by one; beyond, their number is enough."""

_SECTIONS: Final = (
    (Verdict.ONE_SIDED, "What one side lacks"),
    (Verdict.DIFFER, "Told differently, both can be true"),
    (Verdict.UNCLEAR, "Unclear whether they conflict"),
    (Verdict.MISMATCH, "Wrongly linked"),
)
"""The sections between the contradictions and what agrees."""


def markdown_text(records: Records) -> str:
    """Return the report."""
    lines = [f"<!-- {MARKER} 1 -->", "", f"# Review: {plain(records.story)}", ""]
    lines += _compared(records)
    lines += _not_reviewed(records)
    lines += _agreement(records)
    lines += _disputes(records)
    lines += _contradictions(records.records)
    for verdict, title in _SECTIONS:
        lines += _section(f"{title} ({verdict.word})", _with(records.records, verdict))
    lines += _agreed(_with(records.records, Verdict.AGREE))
    lines += _findings_without_verdict(records)
    lines += _dismissed(records)
    lines += _rows_without_verdict(records)
    return "\n".join(lines).rstrip("\n") + "\n"


def _compared(records: Records) -> list[str]:
    here = {article.name for article in records.articles if article.present}
    rows = [
        [
            plain(article.name) + ("" if article.present else _why_not_here(article, here)),
            plain(article.outlet),
            plain(date_text(article.published, article.published_is_guess)),
            plain(article.title),
            plain(article.url),
            plain(article.sha256[:12]),
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


def _not_reviewed(records: Records) -> list[str]:
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
        named = [f"{plain(one)} and {plain(other)}" for one, other in unjudged]
        lines += ["Pairs without any verdict:", "", *(f"- {pair}" for pair in named), ""]
    elif unjudged:
        lines += [f"{len(unjudged)} pairs of articles are without any verdict.", ""]
    if records.without_verdict and not records.every_row:
        hidden = "Notes, tags or evidence without a verdict, not shown here"
        lines += [f"{hidden}: {records.without_verdict}.", ""]
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
    return [f"{plain(pair.article_1)} and {plain(pair.article_2)}", *map(str, numbers)]


def _agreement(records: Records) -> list[str]:
    found = records.agreement
    if not found.overall.units:
        return []
    names = {article.sha256: article.name for article in records.articles}
    rows = [_agreement_cells("all", found.overall)]
    rows += [_agreement_cells(verdict.word, one) for verdict, one in found.by_verdict]
    for hashes, one in found.by_articles:
        pair = " and ".join(plain(names.get(sha256, sha256[:12])) for sha256 in hashes)
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


def _disputes(records: Records) -> list[str]:
    """Return where reviewers decided differently, what is still to be settled first."""
    dismissals = [record for record in records.findings if record.dismissed]
    subjects: dict[SubjectKey, list[ExportRecord]] = {}
    for record in (*(one for one in records.records if one.verdict), *dismissals):
        subjects.setdefault(record.subject, []).append(record)
    disputed = [group for group in subjects.values() if _is_dispute(group)]
    lines = ["## Disputes", ""] if disputed else []
    for title, settled in (("Open:", False), ("Settled:", True)):
        groups = [group for group in disputed if (group[0].dispute == "settled") == settled]
        lines += [title, ""] if groups else []
        for group in groups:
            lines += entry(group)
    return lines


def _is_dispute(group: Sequence[ExportRecord]) -> bool:
    """Tell whether reviewers decide differently: on a finding, also whether it is one."""
    return bool(group[0].dispute) or len({bool(record.dismissed) for record in group}) > 1


def _contradictions(records: Sequence[ExportRecord]) -> list[str]:
    """Return the contradictions by claim (those without a claim line last) and severity."""
    found = _with(records, Verdict.CONTRADICT)
    lines = ["## Contradictions (contradict)", ""] if found else []
    claims = dict.fromkeys(record.claim for record in found)
    for claim in sorted(claims, key=lambda line: not line):
        if claim:
            lines += [f"### Claim: {plain(claim)}", ""]
        elif len(claims) > 1:
            lines += ["### Without a claim line", ""]
        for severity in _SEVERITIES:
            fits = [one for one in found if (one.claim, one.severity) == (claim, severity)]
            if fits:
                lines += [f"Severity {severity}:" if severity else "Without a severity:", ""]
            for group in _by_target(fits):
                lines += entry(group)
    return lines


def _section(title: str, records: Sequence[ExportRecord]) -> list[str]:
    return _entries(title, _by_target(records)) if records else []


def _entries(title: str, groups: Iterable[Sequence[ExportRecord]]) -> list[str]:
    lines = [f"## {title}", ""]
    for group in groups:
        lines += entry(group)
    return lines


def _agreed(records: Sequence[ExportRecord]) -> list[str]:
    if not records:
        return []
    rows = [
        [
            _cell(record, 1),
            _cell(record, 2),
            plain(_agreed_on(record)),
            plain(record.note),
            plain(record.reviewer),
            time_text(record.decided_at),
        ]
        for record in records
    ]
    head = ["one article", "the other", "relation", "note", "reviewer", "time"]
    return ["## Agreed (agree)", "", *table(head, rows)]


def _agreed_on(record: ExportRecord) -> str:
    changed = "changed since" if record.changed_since else ""
    final = f"final: {record.final}" if record.final else ""
    return ", ".join(part for part in (record.relation, changed, final) if part)


def _cell(record: ExportRecord, side: int) -> str:
    line = side_line(record, side)
    quote = quote_line(record, side)
    return f"{line}: {quote}" if line and quote else line


def _findings_without_verdict(records: Records) -> list[str]:
    """Return the findings that nobody decided on, the gravest first."""
    found = [record for record in records.findings if not (record.dismissed or record.covered)]
    if not found:
        return []
    rows = [
        [
            plain(record.severity),
            plain(record.finding_kind),
            plain(record.finding_reason),
            _cell(record, 1),
            _cell(record, 2),
            plain({"machine": "the program"}.get(record.finding_by, record.finding_by)),
        ]
        for severity in _SEVERITIES
        for record in found
        if record.severity == severity
    ]
    head = ["severity", "kind", "question", "one article", "the other", "found by"]
    return ["## Findings without a verdict: not reviewed", "", *table(head, rows)]


def _dismissed(records: Records) -> list[str]:
    """Return the findings that were said to be none."""
    rows = [
        [
            plain(f"{record.finding_kind}, {record.severity}".rstrip(", ")),
            plain(record.finding_reason),
            _cell(record, 1),
            _cell(record, 2),
            plain("" if record.dismissed == "yes" else record.dismissed),
            plain(record.reviewer),
            time_text(record.decided_at),
        ]
        for record in records.findings
        if record.dismissed
    ]
    if not rows:
        return []
    head = ["finding", "question", "one article", "the other", "why it is none", "reviewer", "time"]
    return ["## Dismissed findings", "", *table(head, rows)]


def _rows_without_verdict(records: Records) -> list[str]:
    if not records.every_row:
        return []
    rows = [
        [_cell(record, 1), _cell(record, 2), plain(record.relation), plain(record.note)]
        for record in records.records
        if not record.verdict and not record.finding_kind
    ]
    if not rows:
        return []
    head = ["one article", "the other", "relation", "note"]
    return ["## Rows without a verdict: not reviewed", "", *table(head, rows)]


def _with(records: Iterable[ExportRecord], verdict: Verdict) -> list[ExportRecord]:
    return [record for record in records if record.verdict == verdict.word]


def _by_target(records: Iterable[ExportRecord]) -> list[list[ExportRecord]]:
    """Return the records by what was judged, in the order of the first of each."""
    groups: dict[TargetKey, list[ExportRecord]] = {}
    for record in records:
        groups.setdefault(record.target, []).append(record)
    return list(groups.values())
