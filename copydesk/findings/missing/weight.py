"""What a sentence, or a part of one, carries that a checker would miss if it were left out.

Figures, dates and names count in any language; sources, terms of anonymity, own reporting, official
acts, denials and conclusions are read off English words (`words/weights.txt`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.certainty.denials import denials_in
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.dating.times import times_in
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.sourcing.speech import sources_in
from copydesk.findings.text.phrases import phrases_in

if TYPE_CHECKING:
    from copydesk.findings.counts.figure import Figure
    from copydesk.findings.dating.time import Time
    from copydesk.findings.text.passage import Passage

_KEPT: Final = 8192
"""Passages whose loads are kept: those of two long articles."""


class Load(Struct, frozen=True):
    """What something carries."""

    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    names: tuple[range, ...]
    """The tokens of each name."""
    is_quoted: bool
    """A good part of it, a quarter at least, stands in quotation marks."""
    is_attributed: bool
    """It says who says so."""
    is_denied: bool
    """It says that something is not so."""
    signs: frozenset[str]
    """Labels of `words/weights.txt`: "anonymity", "own", "grave", "conclusion"."""

    @property
    def is_checkable(self) -> bool:
        """Whether there is something to check: a number, a name, a quotation or a date."""
        return bool(self.figures or self.times or self.names or self.is_quoted)


@lru_cache(maxsize=_KEPT)
def load_of(passage: Passage, first: int = 0, end: int | None = None) -> Load:
    """Return what the tokens from `first` to before `end` carry; by default the whole sentence."""
    stop = len(passage.tokens) if end is None else end
    inside = range(first, stop)
    english = passage.reading.language == "en"
    denials = denials_in(passage) if english else ()
    signs = phrases_in(passage, "weights", first, stop) if english else ()
    sources = sources_in(passage) if english else ()
    return Load(
        figures=tuple(f for f in figures_in(passage) if f.first in inside and f.last in inside),
        times=tuple(t for t in times_in(passage) if t.first in inside and t.last in inside),
        names=tuple(
            range(m.first, m.last + 1)
            for m in mentions_in(passage)
            if m.first in inside and m.last in inside
        ),
        is_quoted=4 * sum(passage.quoted[first:stop]) > len(inside),
        is_attributed=any(source.first in inside for source in sources),
        is_denied=any(denial.first in inside for denial in denials),
        signs=frozenset(match.label for match in signs),
    )
