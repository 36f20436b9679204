"""What one article tells and the other one doesn't: sentences, clauses and runs without a partner.

A sentence that stands alone is one passage; in a row that both articles have, a passage is a clause
most of which the other side lacks, or else a run of words with nothing opposite.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import Final

from msgspec import Struct

from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.findings.differences.candidate import Candidate, turned
from copydesk.findings.differences.lack import Lack
from copydesk.findings.language.grammar import Class
from copydesk.findings.matching.gaps import Gap
from copydesk.findings.matching.pairing import Pairing
from copydesk.findings.reading.reading import Reading
from copydesk.findings.reading.units import Unit, classes_of

_ASKED_OF: Final = frozenset({"body", "standfirst"})
"""Kinds of paragraph that one expects the other article to tell: a headline, a caption or a post
shown in full is each newsroom's own."""
_USES: Final = 20  # sentences with a word from which it says nothing of where a thing is told
_CLAUSE: Final = 3  # units of a clause at least
_WORDS_FOR_ONE: Final = 2
"""Words of one side for one of the other that may say the same elsewhere in a row: chief executive
and CEO, of France and French. A run no longer than that isn't told by one side only."""
_TURNING: Final = Class.NEGATION | Class.UNDOING | Class.HEDGE


class _Passage(Struct, frozen=True):
    """Units of one sentence that the other article may lack."""

    type: str
    units: Sequence[Unit]
    partners: Sequence[int] = ()  # of each unit in its row, -1 for none; empty where it is alone


def missing_candidates(
    left: Reading,
    right: Reading,
    pairs: Sequence[Pairing],
    rows: Sequence[Row],
    cells: Sequence[Link],
    kinship: float,
) -> Iterator[Candidate]:
    """Yield what only one of two articles tells; `cells` weren't good enough for a link."""
    own = {pairing.row: pairing for pairing in pairs if not pairing.crosses}
    here = _Telling(left, right, [(cell.confidence, cell.left) for cell in cells], kinship)
    yield from here.candidates((row, row.left, row.right, own.get(row.number)) for row in rows)
    there = _Telling(right, left, [(cell.confidence, cell.right) for cell in cells], kinship)
    mirrored = {number: pairing.mirrored for number, pairing in own.items()}
    found = there.candidates((row, row.right, row.left, mirrored.get(row.number)) for row in rows)
    yield from map(turned, found)


class _Telling:
    """What one article tells beside the other; confidence and sentence of its further cells."""

    def __init__(
        self, own: Reading, other: Reading, cells: Iterable[tuple[float, int]], kinship: float
    ) -> None:
        self.own, self.other, self.kinship = own, other, kinship
        self._cells = {sentence: confidence for confidence, sentence in sorted(cells)}

    def candidates(
        self, laid: Iterable[tuple[Row, Sequence[int], Sequence[int], Pairing | None]]
    ) -> Iterator[Candidate]:
        """Yield what the other article lacks, on the left; by row, its sentences, its pairing."""
        for row, here, there, pairing in laid:
            if row.furniture or (here and there and pairing is None):
                continue
            alone = (_Passage("sentence", self.own.units(index)) for index in here)
            for passage in alone if pairing is None else _passages(pairing):
                telling = [unit for unit in passage.units if unit.tells]
                if telling and self.own.sentences[telling[0].sentence].kind in _ASKED_OF:
                    lack = self._lack(passage, telling, there, pairing)
                    if (lack.told if pairing else lack.gathered) < 1:
                        start, end = passage.units[0].start, passage.units[-1].end
                        yield Candidate(
                            passage.type, self.own.place(start, end), None, row.number, lack
                        )

    def _lack(
        self,
        passage: _Passage,
        telling: Sequence[Unit],
        there: Sequence[int],
        pairing: Pairing | None,
    ) -> Lack:
        size, index = len(telling), telling[0].sentence
        classes = classes_of(passage.units)
        new = [unit for unit in telling if not self.other.sentences_with(unit.stem)]
        matched = [
            unit.tells and partner >= 0
            for unit, partner in zip(passage.units, passage.partners, strict=False)
        ]
        return Lack(
            matched=sum(matched) / size,
            likeness=pairing.likeness if pairing else 0.0,
            told=sum(map(pairing.is_told_by_partner, telling)) / size if pairing else 0.0,
            gathered=self._gathered(telling, there),
            cell=self._cells.get(index, 0.0),
            size=log(1 + size),
            value=float(any(unit.value is not None for unit in new)),
            name=float(any(unit.is_name for unit in new)),
            quotation=float(any(unit.quotation >= 0 for unit in telling)),
            source=float(bool(classes & Class.REPORT)),
            negation=float(bool(classes & (Class.NEGATION | Class.UNDOING))),
            kinship=self.kinship,
        )

    def _gathered(self, telling: Sequence[Unit], opposite: Sequence[int]) -> float:
        """Return how much of a passage the other article's best sentence tells, by rarity."""
        shares: dict[int, float] = defaultdict(float)
        total = 0.0
        for stem in dict.fromkeys(unit.stem for unit in telling):
            places = self.other.sentences_with(stem)
            rarity = 1 / max(1, len(places))
            total += rarity
            if len(places) <= _USES:
                for place in places:
                    shares[place] += rarity * (place not in opposite)
        return max(shares.values(), default=0.0) / total


def _passages(pairing: Pairing) -> Iterator[_Passage]:
    """Yield the clauses that the right side mostly lacks, and clean gaps; no whole sentence."""
    left, right, partners = pairing.left.units, pairing.right.units, pairing.to_right
    sizes = Counter(unit.sentence for unit in left)
    covered: set[int] = set()
    for run in _parts(left, range(len(left)), at_breaks=True):
        telling = [at for at in run if left[at].tells]
        free = sum(partners[at] < 0 for at in telling)
        if _CLAUSE <= len(run) < sizes[left[run.start].sentence] and 2 * free > len(telling):
            covered.update(run)
            yield _passage(pairing, run)
    spare = sum(unit.tells and at < 0 for unit, at in zip(right, pairing.to_left, strict=True))
    for gap in pairing.gaps:
        if any(right[at].tells for at in gap.right) or _turns(pairing, gap) or _calls(pairing, gap):
            continue
        for run in _parts(left, gap.left):
            more = sum(left[at].tells for at in run) > _WORDS_FOR_ONE * spare
            if more and len(run) < sizes[left[run.start].sentence] and covered.isdisjoint(run):
                yield _passage(pairing, run)


def _passage(pairing: Pairing, run: range) -> _Passage:
    units = pairing.left.units[run.start : run.stop]
    return _Passage("left-out", units, pairing.to_right[run.start : run.stop])


def _parts(units: Sequence[Unit], run: range, *, at_breaks: bool = False) -> Iterator[range]:
    """Yield the parts of a run that lie in one sentence each; cut at commas and the like too."""
    start = run.start
    for at in range(run.start + 1, run.stop + 1):
        if at == run.stop or (
            units[at].sentence != units[at - 1].sentence or (at_breaks and units[at].follows_break)
        ):
            yield range(start, at)
            start = at


def _turns(pairing: Pairing, gap: Gap) -> bool:
    """Tell whether words of grammar opposite say it: "will stop selling", "will not sell"."""
    here = [pairing.left.units[at].classes for at in gap.left]
    there = [pairing.right.units[at].classes for at in gap.right]
    return any(one & _TURNING for one in here) and any(other & _TURNING for other in there)


def _calls(pairing: Pairing, gap: Gap) -> bool:
    """Tell whether it only calls somebody more fully whom the other side names as well."""
    units, run = pairing.left.units, gap.left
    beside = [at for at in (run.start - 1, run.stop) if 0 <= at < len(units)]
    return all(
        units[at].is_name or units[at].classes & Class.TITLE or not units[at].tells for at in run
    ) and any(units[at].is_name and pairing.to_right[at] >= 0 for at in beside)
