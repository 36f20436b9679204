"""`copydesk export`: the review for a spreadsheet, a script or a reader."""

from __future__ import annotations

import gc
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.counted import counted
from copydesk.desk.desk import Desk
from copydesk.errors import ExitCode
from copydesk.exports import JUDGED_ONLY, cells_cut, export_text, told, write_export
from copydesk.exports.records import records_of
from tui.headless.desks import read_review
from tui.headless.output import hand_out, progress_shown, tell


def export(
    desk: Desk,
    kind: str,
    output: Path | None,
    *,
    every_row: bool,
    base: int,
    off: Container[str],
) -> ExitCode:
    """Write the verdicts of all reviewers.

    Args:
        desk: The desk.
        kind: One of `copydesk.exports.FORMATS`.
        output: The file; None or "-" for stdout.
        every_row: Also the rows without a verdict.
        base: Index of the base, for the pairs that `every_row` adds.
        off: Types of findings that are switched off.

    Raises:
        InputError: `output` is one of the articles.
        NotSavedError: It could not be written.
    """
    review = read_review(desk)
    with progress_shown("comparing") as progress:
        records = records_of(
            desk, review, every_row=every_row, base=base, off=off, progress=progress
        )
    for fault in records.unread:
        tell(f"left out: {fault}")
    if not any(record.verdict for record in records.records):
        tell(f"there is no verdict in {desk.store} yet")
    if records.without_verdict and (kind in JUDGED_ONLY or not every_row):
        notes = counted(
            records.without_verdict,
            "note or wish for a second reader",
            "notes and wishes for a second reader",
        )
        cure = "" if kind in JUDGED_ONLY else "; --all adds them"
        tell(f"left out: {notes} on what has no verdict{cure}")
    if kind == "claimreview" and not records.claims:
        tell("no claim has a line yet; in the review a claim can be given one")
    if cut := cells_cut(records, kind):
        tell(f"cut off: {counted(cut, 'cell')}, at the length that Excel holds; JSON has all of it")
    with _nothing_collected():
        if output is None or str(output) == "-":
            hand_out(export_text(records, kind))
            return ExitCode.OK
        write_export(records, kind, output)
    tell(f"{told(records, kind)} written to {output}")
    return ExitCode.OK


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Collect no garbage meanwhile: all that a report is made of is wanted until it is written.

    The collector would walk through a million elements of a page again and again, and find nothing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
