"""The review as a page for an editor: one file that loads nothing, runs nothing, and prints.

What comes first is what the Markdown report says as well; below both texts of each pair stand side
by side, and each part leads to the other. A browser is told to load nothing and to run nothing by
the page itself: its one style sheet is allowed by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from copydesk.exports import html_opening as opening
from copydesk.exports.entries import Entries
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import element, outside, page_text
from copydesk.exports.html_entries import EntryMaker
from copydesk.exports.html_lists import agreed, dismissed, undecided
from copydesk.exports.html_rows import pair_section
from copydesk.exports.json_file import MARKER, VERSION
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.shown_pair import SaidKey
from copydesk.exports.summary import summary_of
from copydesk.reviews.verdict import Verdict

_STYLES: Final = Path(__file__).with_name("report.css")

_JUDGED: Final = (
    (Verdict.CONTRADICT, "Contradictions"),
    (Verdict.ONE_SIDED, "What one side lacks"),
    (Verdict.DIFFER, "Told differently, both can be true"),
    (Verdict.UNCLEAR, "Unclear whether they conflict"),
    (Verdict.MISMATCH, "Wrongly linked"),
)
"""The sections of what was judged, the gravest first; what agrees comes after them."""


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


def _sections(records: Records) -> Iterator[_Section]:
    """Yield the sections of which there is anything to tell."""
    # Rows lead back to the entries that tell them, so these are made first.
    made = [*_told(records)]
    yield from (section for section in made if section[2])


def _told(records: Records) -> Iterator[_Section]:
    entries = Entries(records)
    summary = summary_of(records, entries)
    anchors = Anchors(records.side_by_side())
    maker = EntryMaker(anchors)
    yield "summary", "In short", opening.in_short(summary, records)
    found = opening.corrections(summary.corrections, anchors)
    yield "corrections", "What must be corrected", found
    yield "compared", "What was compared", opening.compared(records)
    yield "not-reviewed", "What was not reviewed", opening.not_reviewed(records)
    yield "agreement", "Agreement", opening.agreement(records)
    for title, settled in (("Open disputes", False), ("Settled disputes", True)):
        told = maker.entries(entries.disputes(settled=settled), title)
        yield title.lower().replace(" ", "-"), title, told
    wanted = "Second reader wanted"
    yield "wanted", wanted, maker.entries(entries.wishes(), wanted)
    for verdict, title in _JUDGED:
        yield (
            verdict.word,
            f"{title} ({verdict.word})",
            maker.entries(entries.under(verdict), title),
        )
    yield "agree", "Agreed (agree)", agreed(entries.under(Verdict.AGREE), anchors, maker)
    remarks = "Notes without a verdict"
    yield "remarks", remarks, maker.entries(entries.remarks(), remarks)
    yield "undecided", "Findings without a verdict: not reviewed", undecided(records, anchors)
    yield "dismissed", "Dismissed findings", dismissed(entries, anchors)
    said = _by_key(records)
    both = [
        pair_section(number, pair, said, anchors) for number, pair in enumerate(anchors.pairs, 1)
    ]
    yield "texts", "Side by side", [*([_legend()] if both else []), *both]


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
