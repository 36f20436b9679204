"""The review as a page for an editor: one file that loads nothing, runs nothing, and prints.

What comes first is what the Markdown report says as well; below both texts of each pair stand side
by side, and each part leads to the other. A browser is told to load nothing and to run nothing by
the page itself: its one style sheet is allowed by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from copydesk.exports import html_opening as opening
from copydesk.exports.entries import Entries, Entry, by_claim
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import element, outside, page_text
from copydesk.exports.html_entries import EntryMaker
from copydesk.exports.html_lists import agreed, dismissed, undecided
from copydesk.exports.html_rows import pair_section
from copydesk.exports.json_file import MARKER, VERSION
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.report_words import SECTIONS
from copydesk.exports.shown_pair import SaidKey
from copydesk.exports.summary import summary_of
from copydesk.reviews.verdict import Verdict

_STYLES: Final = Path(__file__).with_name("report.css")


def html_text(records: Records) -> str:
    """Return the page."""
    told = f"Review: {records.story}"
    sections = [*_sections(records)]
    heading = element("header", element("h1", "Review: ", outside(records.story)))
    body = element(
        "body",
        element("a", "To the review", href="#summary", class_="skip"),
        heading,
        _contents(sections),
        element("main", *(_section(*section) for section in sections)),
    )
    return page_text(element("html", _head(told), body, lang="en"))


def _head(title: str) -> Element:
    styles = _styles()
    policy = f"default-src 'none'; style-src '{_hash(styles)}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content=f"{MARKER} {VERSION}"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        _style_sheet(styles),
    )


@cache
def _styles() -> str:
    return _STYLES.read_text(encoding="utf-8")


def _style_sheet(styles: str) -> Element:
    sheet = Element("style")  # neither escaped nor made visible: it is ours, and its hash is told
    sheet.text = styles
    return sheet


def _hash(styles: str) -> str:
    digest = hashlib.sha256(styles.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


_Section = tuple[str, str, Sequence[Element]]
"""Id, title, and what is told."""


def _sections(records: Records) -> list[_Section]:
    """Return the sections of which there is anything to tell."""
    # Rows lead back to the entries that tell them, so what is in front of them is made first.
    return [section for section in _Report(records).sections() if section[2]]


class _Report:
    """A page in the making."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._entries = Entries(records)
        self._anchors = Anchors(records.side_by_side())
        self._maker = EntryMaker(self._anchors)

    def sections(self) -> Iterator[_Section]:
        yield from self._opening()
        yield from self._disputed()
        yield from self._judged()
        yield from self._not_judged()
        yield "texts", "Side by side", self._texts()

    def _opening(self) -> Iterator[_Section]:
        records, summary = self._records, summary_of(self._records, self._entries)
        yield "summary", "In short", opening.in_short(summary, records)
        found = opening.corrections(summary.corrections, self._anchors)
        yield "corrections", "What must be corrected", found
        yield "compared", "What was compared", opening.compared(records)
        yield "not-reviewed", "What was not reviewed", opening.not_reviewed(records)
        yield "agreement", "Agreement", opening.agreement(records)

    def _disputed(self) -> Iterator[_Section]:
        entries = self._entries
        yield self._section("disputes", "Open disputes", entries.disputes(settled=False))
        yield self._section("settled", "Settled disputes", entries.disputes(settled=True))
        yield self._section("wanted", "Second reader wanted", entries.wishes())

    def _judged(self) -> Iterator[_Section]:
        found = self._entries.under(Verdict.CONTRADICT)
        title = "Contradictions"
        yield "contradict", f"{title} (contradict)", _contradictions(found, title, self._maker)
        for verdict, title in SECTIONS:
            told = self._maker.entries(self._entries.under(verdict), title)
            yield verdict.word, f"{title} ({verdict.word})", told
        found = self._entries.under(Verdict.AGREE)
        yield "agree", "Agreed (agree)", agreed(found, self._anchors, self._maker)

    def _not_judged(self) -> Iterator[_Section]:
        yield self._section("remarks", "Notes without a verdict", self._entries.remarks())
        found = undecided(self._entries, self._anchors)
        yield "undecided", "Findings without a verdict: not reviewed", found
        yield "dismissed", "Dismissed findings", dismissed(self._entries, self._anchors)

    def _section(self, identity: str, title: str, found: Iterable[Entry]) -> _Section:
        return identity, title, self._maker.entries(found, title)

    def _texts(self) -> list[Element]:
        said, pairs = _by_key(self._records), self._anchors.pairs
        told = [
            pair_section(number, pair, said, self._anchors) for number, pair in enumerate(pairs, 1)
        ]
        return [_legend(), *told] if told else []


def _contradictions(found: Iterable[Entry], title: str, maker: EntryMaker) -> list[Element]:
    """Return the contradictions by claim, those without a claim line last, the gravest first."""
    filed = by_claim(found)
    has_claims = any(claim for claim, _by_severity in filed)
    told: list[Element] = []
    for claim, by_severity in filed:
        if has_claims:
            heading = ["Claim: ", outside(claim)] if claim else ["Without a claim line"]
            told.append(element("h3", *heading))
        for _severity, entries in by_severity:
            told += maker.entries(entries, title, "h4" if has_claims else "h3")
    return told


def _by_key(records: Records) -> dict[SaidKey, list[ExportRecord]]:
    """Return what was said, by what and by whom."""
    said: dict[SaidKey, dict[tuple[bool, str], ExportRecord]] = {}
    for record in (*records.records, *records.findings):
        if record.reviewer:
            # With every row, dismissals are in both tables.
            known = said.setdefault((record.target, record.reviewer), {})
            known.setdefault((bool(record.verdict), record.dismissed), record)
    return {key: [*found.values()] for key, found in said.items()}


def _legend() -> Element:
    return element(
        "p",
        "Words that one article has and the other puts otherwise are underlined: ",
        element("del", "dotted"),
        " in the first, ",
        element("ins", "solid"),
        " in the second. Words that a finding asks about are ",
        element("mark", "marked", data_key="a"),
        " with its letter. Rows are numbered with the first article on the left.",
        class_="legend",
    )


def _section(identity: str, title: str, told: Sequence[Element]) -> Element:
    heading = element("h2", title, id=identity)
    return element("section", heading, *told, aria_labelledby=identity)


def _contents(sections: Sequence[_Section]) -> Element:
    lines = [element("li", element("a", title, href=f"#{name}")) for name, title, _told in sections]
    return element("nav", element("ul", *lines), aria_label="Contents")
