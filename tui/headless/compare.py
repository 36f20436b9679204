"""`copydesk compare`: two articles laid side by side, as text or JSON, as the review shows them.

What was decided about their story counts: facts that were corrected, sentences that were linked or
parted, findings that were added or dismissed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from copydesk.alignment.link import strength
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.compared import Comparison
from copydesk.counted import counted
from copydesk.desk.comparisons import comparisons_of
from copydesk.desk.desk import Desk
from copydesk.errors import ExitCode, InputError
from copydesk.exports.json_file import MARKER, VERSION, as_json
from copydesk.findings.difference import Difference
from copydesk.findings.finding import SEVERITIES
from copydesk.findings.row_marks import row_marks, run_text
from copydesk.judged.facts import as_corrected
from copydesk.judged.finding import FindingState, JudgedFinding
from copydesk.judged.rows import judged_rows
from copydesk.reviews.review import Review
from copydesk.visible import visible
from tui.headless.desks import read_review
from tui.headless.output import hand_out, progress_shown, say

_STATES: Final[dict[FindingState, str]] = {
    "open": "open",
    "done": "judged",
    "dismissed": "dismissed",
    "off": "switched off",
}
_WIDEST: Final = 20
"""Characters of an article's name that stand before its words, at most."""


class _Found(Struct, frozen=True):
    """The findings that are told, each in its order."""

    between: tuple[JudgedFinding, ...]
    inside_left: tuple[JudgedFinding, ...]
    inside_right: tuple[JudgedFinding, ...]


def refuse_folders(paths: Iterable[Path]) -> None:
    """Raise InputError where a path is no file: a folder is a story, not an article."""
    for path in paths:
        if path.is_dir():
            raise InputError(
                f"{visible(str(path))} is a folder, not an article.", "Name a file in it."
            )


def compare(desk: Desk, kind: str, off: Container[str]) -> ExitCode:
    """Print the comparison of two articles.

    Args:
        desk: The desk of their story, opened for the two: the base is the first. For one file that
            was named twice there is one.
        kind: "text" or "json".
        off: Types of findings that are switched off.

    Raises:
        InputError: An article can't be read.
    """
    for index in range(len(desk.found)):
        desk.article(index)
    review = read_review(desk)
    left, right = (as_corrected(desk.article(index), review) for index in (0, len(desk.found) - 1))
    with progress_shown("comparing") as progress:
        (comparison,) = comparisons_of([(left, right)], review, desk.caches, progress)
    found = _found(desk, (left, right), comparison, review, off)
    if kind == "json":
        hand_out(as_json(_document(left, right, comparison, found), indent=1) + "\n")
    else:
        say(_lines(left, right, comparison, found))
    return ExitCode.OK


def _found(
    desk: Desk,
    articles: tuple[Article, Article],
    comparison: Comparison,
    review: Review,
    off: Container[str],
) -> _Found:
    """Return the findings as the review shows them to this reviewer."""
    rows = judged_rows(*articles, comparison, review, desk.reviewer, off)
    findings = [finding for row in rows for finding in row.findings]

    def inside(side: str) -> tuple[JudgedFinding, ...]:
        return tuple(one for one in findings if one.inside == side)

    return _Found(inside(""), inside("left"), inside("right"))


def _document(
    left: Article, right: Article, comparison: Comparison, found: _Found
) -> dict[str, Any]:
    findings_of: dict[int, list[int]] = {}
    for number, judged in enumerate(found.between):
        findings_of.setdefault(judged.finding.row, []).append(number)
    return {
        MARKER: VERSION,
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
                **_described(judged),
                "left": _span(left, judged.finding.left),
                "right": _span(right, judged.finding.right),
            }
            for judged in found.between
        ],
        "inside": {
            "left": [_inside(left, judged) for judged in found.inside_left],
            "right": [_inside(right, judged) for judged in found.inside_right],
        },
    }


def _inside(article: Article, judged: JudgedFinding) -> dict[str, Any]:
    """Return where an article contradicts itself, with all the places that say so."""
    spans = (judged.finding.left, judged.finding.right)
    return {**_described(judged), "places": [_span(article, span) for span in spans if span]}


def _described(judged: JudgedFinding) -> dict[str, Any]:
    finding = judged.finding
    return {
        "type": finding.type,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "reason": finding.reason,
        "state": _STATES[judged.state],
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
    findings: dict[int, list[JudgedFinding]] = {}
    for judged in found.between:
        findings.setdefault(judged.finding.row, []).append(judged)
    for row in comparison.rows:
        lines += _row_lines(row, left, right, comparison.differences)
        lines += [f"    ; {_said(judged, names)}" for judged in findings.get(row.number, ())]
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
        severities = Counter(judged.finding.severity for judged in found.between)
        states = Counter(_STATES[judged.state] for judged in found.between)
        counts = [f"{severities[one]} {one}" for one in SEVERITIES if severities[one]]
        counts += [f"{states[one]} {one}" for one in ("judged", "dismissed") if states[one]]
        lines.append(f"{counted(len(found.between), 'finding')}: {', '.join(counts)}")
    for name, article, inside in (
        (names[0], left, found.inside_left),
        (names[1], right, found.inside_right),
    ):
        for judged in inside:
            starts = [sentence.start for sentence in article.sentences]
            numbers = dict.fromkeys(
                bisect_right(starts, span.start)
                for span in (judged.finding.left, judged.finding.right)
                if span
            )
            where = "sentences" if len(numbers) > 1 else "sentence"
            told = " and ".join(map(str, numbers))
            lines.append(f"; inside {name}: {_said(judged, names)} ({where} {told})")
    return lines


def _said(judged: JudgedFinding, names: tuple[str, str]) -> str:
    finding = judged.finding
    lacking = {"omission": f"only in {names[0]}", "addition": f"only in {names[1]}"}
    kind = lacking.get(finding.kind, finding.kind)
    said = f"{kind}, {finding.severity}, {finding.confidence}: {_one_line(finding.reason)}"
    state = "" if judged.state == "open" else f", {_STATES[judged.state]}"
    return f"{said} [{finding.type}]{state}"


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
