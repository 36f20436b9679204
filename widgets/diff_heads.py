"""The line above each row: number, relation, open findings, and on its other end the verdicts.

Pure. Where the line is too short things give way in a fixed order; the number, the relation and the
digit of my verdict stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from rich.cells import cell_len

from copydesk.counted import counted
from widgets.diff_layout import Pieces, fit, screen_text
from widgets.diff_pieces import Piece, Role
from widgets.shown import FINDING, RowHead

_GAP: Final = "   "
"""What parts two things on a head line."""

_Slot = Literal["relation", "findings", "mine", "others", "standing"]
_Told = tuple[str, Role]
_Wording = tuple[_Told, ...]

_GIVING_WAY: Final[tuple[_Slot, ...]] = (
    *("mine", "others", "standing", "relation", "findings", "relation"),
    *("others", "standing", "mine", "standing", "standing", "findings"),
)
"""Which of them takes its next shorter wording, in this order, until the line is short enough."""


_AT_END: Final[tuple[_Slot, ...]] = ("mine", "others", "standing")
"""What stands at the end of the line, in this order."""


def head_pieces(
    number: int, relation: Sequence[str], head: RowHead, width: int
) -> tuple[Pieces, Pieces]:
    """Return what stands at the beginning and at the end of a head line, not wider than that.

    Args:
        number: That of the row; it stands first.
        relation: How its texts are related, the longest wording first.
        head: What else is said of it.
        width: Cells that there are.
    """
    wordings = _wordings(relation, head)
    left, right = _ends(number, wordings)
    for slot in _GIVING_WAY:
        if _cells(left) + _cells(right) + len(_GAP) * bool(right) <= width:
            break
        if len(wordings[slot]) > 1:
            wordings[slot].pop(0)
            left, right = _ends(number, wordings)
    right = _cut(right, max(0, width - len(str(number)) - 1))
    return _cut(left, width - _cells(right) - bool(right)), right


def _wordings(relation: Sequence[str], head: RowHead) -> dict[_Slot, list[_Wording]]:
    """Return what may stand on the line, each thing with its wordings, the longest first."""
    return {
        "relation": [((screen_text(words), "head"),) for words in relation],
        "findings": _findings(head, relation),
        "mine": [((screen_text(words), "text"),) for words in head.mine] or [()],
        "others": _others(head),
        "standing": [
            ((screen_text(_GAP.join(head.standing[:count])), "text"),)
            for count in range(len(head.standing), 0, -1)
        ]
        + [()],
    }


def _findings(head: RowHead, relation: Sequence[str]) -> list[_Wording]:
    """Return the open findings; what the relation says already is not said again."""
    told: list[_Told] = [
        ("high" if kind in relation else f"{kind} high", "high") for kind in head.high
    ]
    told += [(kind, "text") for kind in head.findings if kind not in relation]
    if not told:
        return [((FINDING, "text"),), ()] if head.findings else [()]
    whole: list[_Told] = [(f"{FINDING} ", "text")]
    for place, (words, role) in enumerate(told):
        if place:
            whole.append((", ", "text"))
        whole.append((screen_text(words), role))
    short: _Wording = ((FINDING, "text"),)
    if head.high:
        short = ((f"{FINDING} ", "text"), ("high", "high"))
    return [tuple(whole), short, ()]


def _others(head: RowHead) -> list[_Wording]:
    if not head.others:
        return [()]
    told: list[_Wording] = [((screen_text(_GAP.join(head.others)), "head"),)]
    if len(head.others) > 1:
        told.append(((counted(len(head.others), "other"), "head"),))
    return [*told, ()]


def _ends(number: int, wordings: dict[_Slot, list[_Wording]]) -> tuple[Pieces, Pieces]:
    """Return what stands at the beginning and at the end of the line, in the wordings at hand."""
    left: list[_Wording] = [((f"{number} ", "text"), *wordings["relation"][0])]
    left += [wordings["findings"][0]]
    return _joined(left), _joined([wordings[slot][0] for slot in _AT_END])


def _joined(told: Iterable[_Wording]) -> Pieces:
    """Return some things beside each other, as far as there is anything to them."""
    pieces: list[Piece] = []
    for wording in filter(None, told):
        if pieces:
            pieces.append(Piece(_GAP, "text"))
        pieces += [Piece(text, role) for text, role in wording]
    return tuple(pieces)


def _cells(pieces: Pieces) -> int:
    return sum(cell_len(piece.text) for piece in pieces)


def _cut(pieces: Pieces, width: int) -> Pieces:
    """Return as much of some pieces as `width` cells hold, with an ellipsis where that ends."""
    kept: list[Piece] = []
    room = width
    for piece in pieces:
        if room <= 0:
            break
        text = fit(piece.text, room)
        kept.append(Piece(text, piece.role))
        room -= cell_len(text)
        if text != piece.text:
            break
    return tuple(kept)
