"""`copydesk compare`: two articles laid side by side, as text or JSON."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from copydesk.alignment.cache import AlignmentCache
from copydesk.alignment.link import strength
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.articles.read_article import read_article
from copydesk.compared import Comparison
from copydesk.comparison import compare as compare_articles
from copydesk.counted import counted
from copydesk.errors import ExitCode
from copydesk.exports.json_file import as_json
from copydesk.findings.difference import Difference
from copydesk.findings.finding import SEVERITIES, Finding
from copydesk.findings.row_marks import row_marks, run_text
from copydesk.judged.rows import judged_rows
from copydesk.reviews.review import Review
from tui.headless.output import hand_out, say

_WIDEST: Final = 20
"""Characters of an article's name that stand before its words, at most."""


class _Found(Struct, frozen=True):
    """The findings that are told, each in its order."""

    between: tuple[Finding, ...]
    inside_left: tuple[Finding, ...]
    inside_right: tuple[Finding, ...]


def compare(
    left_path: Path, right_path: Path, kind: str, alignments: AlignmentCache, off: Container[str]
) -> ExitCode:
    """Print the comparison of two articles.

    Args:
        left_path: The base.
        right_path: The article beside it.
        kind: "text" or "json".
        alignments: Those that are kept from one session to the next.
        off: Types of findings that are switched off.

    Raises:
        InputError: An article can't be read.
    """
    left, right = read_article(left_path), read_article(right_path)
    comparison = compare_articles(left, right, alignments=alignments)
    found = _found(left, right, comparison, off)
    if kind == "json":
        hand_out(as_json(_document(left, right, comparison, found), indent=1) + "\n")
    else:
        say(_lines(left, right, comparison, found))
    return ExitCode.OK


def _found(left: Article, right: Article, comparison: Comparison, off: Container[str]) -> _Found:
    """Return the findings as the review shows them where nobody has decided anything."""
    rows = judged_rows(left, right, comparison, Review(), "", off)
    findings = [finding for row in rows for finding in row.findings]

    def inside(side: str) -> tuple[Finding, ...]:
        return tuple(one.finding for one in findings if one.inside == side)

    return _Found(inside(""), inside("left"), inside("right"))


def _document(
    left: Article, right: Article, comparison: Comparison, found: _Found
) -> dict[str, Any]:
    findings_of: dict[int, list[int]] = {}
    for number, finding in enumerate(found.between):
        findings_of.setdefault(finding.row, []).append(number)
    return {
        "left": _article(left, comparison.languages[0]),
        "right": _article(right, comparison.languages[1]),
        "links": [
            {"left": link.left, "right": link.right, "confidence": link.confidence}
            for link in comparison.links
        ],
        "rows": [
            {
                "number": row.number,
                "relation": row.relation,
                "moved": row.moved,
                "left": list(row.left),
                "right": list(row.right),
                "findings": findings_of.get(row.number, []),
            }
            for row in comparison.rows
        ],
        "findings": [
            {
                **_described(finding),
                "left": _span(left, finding.left),
                "right": _span(right, finding.right),
            }
            for finding in found.between
        ],
        "inside": {
            "left": [_inside(left, finding) for finding in found.inside_left],
            "right": [_inside(right, finding) for finding in found.inside_right],
        },
    }


def _inside(article: Article, finding: Finding) -> dict[str, Any]:
    """Return where an article contradicts itself, with all the places that say so."""
    return {
        **_described(finding),
        "places": [_span(article, span) for span in (finding.left, finding.right) if span],
    }


def _described(finding: Finding) -> dict[str, Any]:
    return {
        "type": finding.type,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "reason": finding.reason,
    }


def _article(article: Article, language: str) -> dict[str, Any]:
    return {
        "path": str(article.path),
        "sha256": article.sha256,
        "title": article.title,
        "language": language,
        "sentences": [
            {
                "index": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "kind": sentence.kind,
                "text": article.quote(sentence),
            }
            for sentence in article.sentences
        ],
    }


def _span(article: Article, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "quote": article.quote(span)}


def _lines(left: Article, right: Article, comparison: Comparison, found: _Found) -> list[str]:
    names = _names(left, right)
    width = min(max(map(len, names)), _WIDEST)
    lines = [
        f"{name:<{width}}  {article.path}  {_one_line(article.title)}"
        for name, article in zip(names, (left, right), strict=True)
    ]
    lines += [_summary(comparison.rows, names)]
    lines += [*_of_findings(left, right, comparison, found), ""]
    findings: dict[int, list[Finding]] = {}
    for finding in found.between:
        findings.setdefault(finding.row, []).append(finding)
    for row in comparison.rows:
        lines += _row_lines(row, left, right, comparison.differences)
        lines += [f"    ; {_said(finding, names)}" for finding in findings.get(row.number, ())]
    return lines


def _names(left: Article, right: Article) -> tuple[str, str]:
    """Return what to call two articles: by their files where their short names are one."""
    one, other = left.facts.short_name or left.name, right.facts.short_name or right.name
    if one == other:
        one, other = left.name, right.name
    return (str(left.path), str(right.path)) if one == other else (one, other)


def _of_findings(left: Article, right: Article, comparison: Comparison, found: _Found) -> list[str]:
    """Return what was found beyond single rows: how much, and inside either article."""
    lines: list[str] = []
    names = _names(left, right)
    for name, language in zip(names, comparison.languages, strict=True):
        if language != "en":
            written = f"is written in {language}" if language else "is in an unknown language"
            lines.append(f"{name} {written}: only numbers, names and quotes are checked")
    if found.between:
        severities = Counter(finding.severity for finding in found.between)
        counts = [f"{severities[one]} {one}" for one in SEVERITIES if severities[one]]
        lines.append(f"{counted(len(found.between), 'finding')}: {', '.join(counts)}")
    for name, article, inside in (
        (names[0], left, found.inside_left),
        (names[1], right, found.inside_right),
    ):
        for finding in inside:
            starts = [sentence.start for sentence in article.sentences]
            numbers = dict.fromkeys(
                bisect_right(starts, span.start) for span in (finding.left, finding.right) if span
            )
            where = "sentences" if len(numbers) > 1 else "sentence"
            told = " and ".join(map(str, numbers))
            lines.append(f"; inside {name}: {_said(finding, names)} ({where} {told})")
    return lines


def _said(finding: Finding, names: tuple[str, str]) -> str:
    lacking = {"omission": f"only in {names[0]}", "addition": f"only in {names[1]}"}
    kind = lacking.get(finding.kind, finding.kind)
    said = f"{kind}, {finding.severity}, {finding.confidence}: {_one_line(finding.reason)}"
    return f"{said} [{finding.type}]"


def _summary(rows: Sequence[Row], names: tuple[str, str]) -> str:
    told = [row for row in rows if not row.furniture]
    relations = Counter(_relation(row, names) for row in told)
    counts = [
        f"{relations[one]} {one}"
        for one in ("same", "reworded", *(f"only in {name}" for name in names))
    ]
    counts.append(f"{sum(row.moved for row in told)} moved")
    return f"{counted(len(told), 'row')}: {', '.join(counts)}; {len(rows) - len(told)} furniture"


def _relation(row: Row, names: tuple[str, str]) -> str:
    """Return how a row's two sides belong together, by the articles' names."""
    told = {"left-only": f"only in {names[0]}", "right-only": f"only in {names[1]}"}
    return told.get(row.relation, row.relation)


def _row_lines(
    row: Row, left: Article, right: Article, differences: Sequence[Difference]
) -> list[str]:
    """Return a row: a line on it, then the words of either side; equal ones only once."""
    names = _names(left, right)
    said = [f"{row.number:>3} {_relation(row, names)}"]
    if row.relation == "reworded":
        said.append(strength(row.confidence))
    if row.moved:
        said.append("moved")
    if row.furniture:
        said.append("furniture")
    marks = row_marks(left, right, row, differences)
    one = _one_line(_marked(run_text(left, row.left), marks.left, "[-", "-]"))
    other = _one_line(_marked(run_text(right, row.right), marks.right, "{+", "+}"))
    if row.relation != "reworded":
        return [", ".join(said), f"    {one or other}"]
    width = min(max(map(len, names)), _WIDEST)
    sides = [f"    {names[0]:<{width}}  {one}", f"    {names[1]:<{width}}  {other}"]
    return [", ".join(said), *sides]


def _marked(text: str, spans: Iterable[Span], opening: str, closing: str) -> str:
    """Return `text` with signs around the spans: words that the other side has otherwise."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [text[at : span.start], opening, text[span.start : span.end], closing]
        at = span.end
    return "".join([*parts, text[at:]])


def _one_line(text: str) -> str:
    """Return `text` without its own line ends, which say nothing about sentences."""
    return re.sub(r"[ \t\r\n]+", " ", text)
