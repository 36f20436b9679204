"""What speaks for asking why the other article lacks a passage.

Tried and left out, because stories weighed by numbers fitted without them get no better: how much
of it the other article has in all, where it stands, doubt, and how long the two articles are.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import astuple


class Lack(Struct, frozen=True, gc=False):
    """What a passage that the other article may lack is weighed by; each 0..1 but `size`."""

    matched: float  # share of its telling units that the other side of its row has
    likeness: float  # how much of both sides of its row is matched
    told: float  # share of them that a linked sentence outside of the row has
    gathered: float  # share, by rarity, that one sentence of the other article has, not opposite
    cell: float  # confidence of the best cell of its sentence that wasn't good enough for a link
    size: float  # logarithm of the number of its telling units, one more counted
    value: float  # 1 where it states a value that the other article hasn't
    name: float  # 1 where it names what the other article doesn't name
    quotation: float  # 1 where it quotes
    source: float  # 1 where it tells who says so
    negation: float  # 1 where it denies
    kinship: float  # how much the two articles as a whole tell alike

    @property
    def looks(self) -> tuple[float, ...]:
        """What the regression sees: in a copy every gap is news, in a retelling few are."""
        return (*astuple(self)[:-1], self.kinship**4)

    @property
    def is_graver(self) -> bool:
        """Whether it is no trifle: it states a value, tells who says so, or denies."""
        return bool(self.value or self.source or self.negation)
