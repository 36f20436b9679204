"""The review as a report in Markdown, for an editor: what was found, and what nobody looked at.

The report is opened in all sorts of viewers, so every word from an article, a note or a name is
escaped (`markdown_text`), and it links and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final

from copydesk.exports.entries import Entries, Entry, by_claim
from copydesk.exports.json_file import MARKER
from copydesk.exports.markdown_entry import told, told_again
from copydesk.exports.markdown_opening import agreement, compared, not_reviewed
from copydesk.exports.markdown_summary import corrections, in_short
from copydesk.exports.markdown_tables import (
    agreed,
    dismissed,
    findings_without_verdict,
    rows_without_verdict,
)
from copydesk.exports.markdown_text import plain, section
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.report_words import SECTIONS
from copydesk.exports.summary import summary_of
from copydesk.reviews.verdict import Verdict

_SECTION: Final = 3
"""Level of a heading in a section."""


def markdown_text(records: Records) -> str:
    """Return the report."""
    return "\n".join(_Report(records).lines()).rstrip("\n") + "\n"


class _Report:
    """A report in the making: its entries are numbered as they come, each thing in full once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._entries = Entries(records)
        self._number = count(1)
        self._in_full: dict[int, int] = {}
        """By the identity of a record the number of the entry that tells it in full."""

    def lines(self) -> list[str]:
        records, entries = self._records, self._entries
        summary = summary_of(records, entries)
        lines = [f"<!-- {MARKER} 1 -->", "", f"# Review: {plain(records.story)}", ""]
        lines += in_short(summary)
        lines += corrections(summary)
        lines += compared(records)
        lines += not_reviewed(records)
        lines += agreement(records)
        lines += section("Disputes", self._disputes())
        lines += section("Second reader wanted", self._told(entries.wishes()))
        contradictions = self._contradictions(entries.under(Verdict.CONTRADICT))
        lines += section("Contradictions (contradict)", contradictions)
        for verdict, title in SECTIONS:
            lines += section(f"{title} ({verdict.word})", self._told(entries.under(verdict)))
        lines += self._agreed(entries.under(Verdict.AGREE))
        lines += section("Notes without a verdict", self._told(entries.remarks()))
        title = "Findings without a verdict: not reviewed"
        lines += section(title, findings_without_verdict(entries.open_findings()))
        lines += section("Dismissed findings", dismissed(entries.dismissals()))
        title = "Rows without a verdict: not reviewed"
        return lines + section(title, rows_without_verdict(records))

    def _told(self, entries: Iterable[Entry], level: int = _SECTION) -> list[str]:
        lines: list[str] = []
        for one in entries:
            number, claim = next(self._number), one.claim if level == _SECTION else ""
            before = self._told_before(one)
            if before:
                lines += told_again(one, number, level, claim, before)
            else:
                lines += told(one, number, level, claim)
                for record in _records(one):
                    self._in_full.setdefault(id(record), number)
        return lines

    def _told_before(self, entry: Entry) -> int:
        """Return the number of the entry that holds all of this one already; 0 for none."""
        numbers = {self._in_full.get(id(record), 0) for record in _records(entry)}
        return numbers.pop() if len(numbers) == 1 else 0

    def _disputes(self) -> list[str]:
        """Return where reviewers decided differently, what is still to be settled first."""
        lines: list[str] = []
        for title, settled in (("Open:", False), ("Settled:", True)):
            if entries := self._entries.disputes(settled=settled):
                lines += [title, "", *self._told(entries)]
        return lines

    def _contradictions(self, entries: Sequence[Entry]) -> list[str]:
        """Return the contradictions by claim (those without a claim line last) and severity."""
        filed = by_claim(entries)
        level = _SECTION + any(claim for claim, _by_severity in filed)
        lines: list[str] = []
        for claim, by_severity in filed:
            if level > _SECTION:
                heading = f"Claim: {plain(claim)}" if claim else "Without a claim line"
                lines += [f"{'#' * _SECTION} {heading}", ""]
            for severity, found in by_severity:
                told = f"Severity {severity}:" if severity else "Without a severity:"
                lines += [told, "", *self._told(found, level)]
        return lines

    def _agreed(self, entries: Sequence[Entry]) -> list[str]:
        """Return tables of what agrees, and below each, with all opinions, what was settled so.

        What one article tells alone, two can't agree on: it was judged that the other one lacks
        nothing that matters.
        """
        alone = [one for one in entries if _is_told_alone(one)]
        both = [one for one in entries if not _is_told_alone(one)]
        lines = section("Agreed (agree)", self._in_table(both))
        title = "Told by one side, nothing that matters is missing (agree)"
        return lines + section(title, self._in_table(alone))

    def _in_table(self, entries: Sequence[Entry]) -> list[str]:
        open_ones = [one for one in entries if not one.first.is_settled]
        settled = [one for one in entries if one.first.is_settled]
        return agreed(open_ones) + self._told(settled)


def _records(entry: Entry) -> Iterator[ExportRecord]:
    return (record for group in entry.asked for record in group)


def _is_told_alone(entry: Entry) -> bool:
    return not entry.first.finding_kind and entry.first.relation.startswith("one-sided")
