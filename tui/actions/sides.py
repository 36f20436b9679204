"""Who is right: whether that can be asked, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.verdict import Verdict
from tui.actions.dialogs import Answer
from tui.commands import WORDING_COMMANDS
from tui.session.names import pair_names
from tui.session.session import Session


def has_sides(subject: Judged) -> bool:
    """Tell whether two articles clash: inside one there is no side to choose."""
    return isinstance(subject, JudgedRow) or not subject.inside


def side_answers(session: Session) -> list[Answer]:
    """Return the answers to who is right, in the words of `decisions.say_right`."""
    base, other = pair_names(session)
    return [
        Answer("side_base", "left", base),
        Answer("side_other", "right", other),
        Answer("side_both", "both"),
        Answer("side_neither", "neither"),
        Answer("side_unknown", "unknown"),
        Answer("side_skip", "", is_leaving=True),
    ]


VERDICTS: Final[Mapping[str, Verdict]] = {
    verdict.name.lower(): verdict for verdict in Verdict if verdict is not Verdict.MISMATCH
}
"""What can be said of a question or of a line of the sheet, by the names of the commands."""


_LONGEST: Final = 48
"""Code points of a wording that an answer names."""


def wording_title(words: str, names: Iterable[str]) -> str:
    """Return what a wording is called in an answer: its words, or their beginning, and who has it.

    Args:
        words: The words; "" for articles that leave it out.
        names: The articles' names.
    """
    told = " ".join(words.split())
    told = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 3].rstrip()}..."
    quoted = f'"{told}"' if told else "left out"
    return f"{quoted}: {', '.join(names)}"


def wording_answers(wordings: Sequence[tuple[str, str]]) -> list[Answer]:
    """Return the answers to which wording is right.

    Args:
        wordings: What the answer for each gives, and what it is called.
    """
    named = [
        Answer(command, value, title)
        for command, (value, title) in zip(WORDING_COMMANDS, wordings, strict=False)
    ]
    # Of three not all can be right.
    others = ("both", "neither", "unknown") if len(wordings) < 3 else ("neither", "unknown")
    return [
        *named,
        *(Answer(f"wording_{answer}", f"={answer}") for answer in others),
        Answer("wording_skip", "", is_leaving=True),
    ]
