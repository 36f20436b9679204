"""`copydesk merge`: the verdicts of other desks, come by mail or on a stick, into this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copydesk.counted import counted
from copydesk.desk.desk import Desk
from copydesk.desk.foreign import ForeignDesk
from copydesk.desk.location import make_desk_file, read_desk_file
from copydesk.desk.merging import Merge, carry_out, known_of, plan_merge
from copydesk.errors import ExitCode, InputError
from tui.headless.desks import open_desk
from tui.headless.output import say, tell

if TYPE_CHECKING:
    from tui.request import Request

_MOST_TOLD: Final = 20
"""Reasons that are told for a desk, one a line."""


def merge(
    request: Request,
    desks: Sequence[Path],
    folder: Path,
    *,
    dry_run: bool,
    other_articles: bool,
) -> ExitCode:
    """Take what other desks have and this one lacks; with `dry_run` only say what that is.

    Args:
        request: What was asked for.
        desks: The other desks: their folders, or the folders of articles that hold them.
        folder: The folder whose desk takes it in.
        dry_run: Write nothing.
        other_articles: Also take in a desk that is about other articles.

    Raises:
        InputError: There is no desk there, or one is about other articles. Nothing was taken in.
        NotSavedError: The disk refused.
    """
    desk = open_desk(request, [folder])
    hashes = desk.hashes()
    known = known_of(desk.store, {*hashes, *_made_for(desk)}, [one.name for one in desk.found])
    with ExitStack() as open_desks:
        foreign = [open_desks.enter_context(ForeignDesk(path)) for path in desks]
        plans = [plan_merge(one, desk.store, known) for one in foreign]
        for plan in plans:
            _tell_left_out(plan)
        _refuse_unrelated(plans, other_articles)
        if not dry_run and any(not plan.is_empty for plan in plans):
            make_desk_file(desk.store, desk.library.root, desk.library.title, hashes)
            for plan, one in zip(plans, foreign, strict=True):
                carry_out(plan, one, desk.store)
    say(_told(plans))
    if dry_run:
        tell("nothing was written: this is what would come")
    return ExitCode.OK


def _tell_left_out(plan: Merge) -> None:
    for sentence in plan.left_out[:_MOST_TOLD]:
        tell(sentence)
    if (more := len(plan.left_out) - _MOST_TOLD) > 0:
        tell(f"and {more:,} more of {plan.desk} left out")


def _made_for(desk: Desk) -> tuple[str, ...]:
    known = read_desk_file(desk.store)
    return known.articles if known else ()


def _refuse_unrelated(plans: Iterable[Merge], other_articles: bool) -> None:
    for plan in plans:
        if plan.is_related:
            continue
        about = f"{plan.desk} is about other articles: it has none in common with this desk"
        if not other_articles:
            raise InputError(
                f"{about}. Nothing was taken in.", "To take it in all the same: --other-articles."
            )
        tell(about)


def _told(plans: Iterable[Merge]) -> Iterator[str]:
    for plan in plans:
        if plan.is_empty:
            yield f"{plan.desk}: nothing new"
            continue
        yield f"{plan.desk}:"
        for reviewer, number in sorted(plan.entries.items()):
            yield f"  {counted(number, 'entry', 'entries')} of {reviewer}"
        if plan.kept:
            files = counted(len(plan.kept), "file of kept articles", "files of kept articles")
            yield f"  {files}"
