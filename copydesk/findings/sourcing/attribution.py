"""Attribution: who says so, in one article, and nobody or somebody else in the other.

A clash is a source that was dropped (the claim stands there as a fact), or that changed: two
officials for one, a document for an unnamed person, one name for another, one paper quoting a
second. None is another verb of saying, a pronoun, a source in a sentence nearby, "the hospital" for
"a hospital spokeswoman", or a paraphrase that leaves both the source and most of the claim out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.sourcing.changed_sources import changed_sources, claim_of, shown
from copydesk.findings.sourcing.speech import Source, sources_in, sources_on
from copydesk.findings.text.content import is_content
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.passage import Passage
from copydesk.findings.text.places import sentence_around

_LEAST: Final = 3
"""Words with content of a claim that the other side has, at least."""
_CLAIM: Final = 0.5
"""Share (0..1) of the claim that these are, at least."""
_TOLD: Final = 0.5
"""Or share of the other side's sentence."""
_POINTING: Final = frozenset({"this", "that", "these", "those", "such"})
"""Words with which a sentence speaks of the one before: "This was announced by ..."."""
_VOUCHING: Final = frozenset({"say", "state", "think", "according", "count", "show"})
"""Labels of what makes a claim; announcing or promising is an act of its own."""


def attribution_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield sources that one side dropped or replaced."""
    if pairing.crossing:
        return
    left, right = sources_on(pairing.left), sources_on(pairing.right)
    yield from _dropped(pairing, left, right)
    if right and not left:
        yield from (clash.mirrored for clash in _dropped(pairing.mirrored, right, left))
    yield from changed_sources(pairing, left, right)


def _dropped(pairing: Pairing, here: Sequence[Source], there: Sequence[Source]) -> Iterator[Clash]:
    """Yield the sources on the left whose claim the right side tells as a fact."""
    if there or not here or any(_has_source_nearby(p) for p in pairing.right.passages):
        return
    for source in here:
        if source.kind == "pronoun" or source.verb not in _VOUCHING:
            continue
        told = _told(pairing, source)
        if told:
            severity: Severity = "medium" if source.kind in ("anonymous", "document") else "low"
            span = pairing.left.span(source.first, source.last)
            reason = f"who says so: {shown(pairing.left, source)} or nobody?"
            yield Clash("attribution", severity, reason, span, pairing.right.span(*told))


def _told(pairing: Pairing, source: Source) -> tuple[int, int] | None:
    """Return where the right side asserts what a source on the left vouches for."""
    claim = [index for index in claim_of(pairing.left, source) if not pairing.left.quoted[index]]
    partners = [pairing.to_right[index] for index in claim if index in pairing.to_right]
    told = sorted(index for index in partners if not pairing.right.quoted[index])
    if len(told) < _LEAST:
        return None
    sentence = sentence_around(pairing.right, told[0])
    told = [index for index in told if index in sentence]
    content = {pairing.right.stems[i] for i in sentence if is_content(pairing.right.tokens[i])}
    if len(told) < _CLAIM * len(claim) and len(told) < _TOLD * len(content):
        return None
    # "The BSO cut the fine": the source is there, as the one who did it.
    near = {t.stem for p in pairing.right.passages for k in _nearby(p) for t in k.tokens}
    return None if source.names & near else (told[0], told[-1])


def _nearby(passage: Passage) -> tuple[Passage, ...]:
    """Return the passages right before and after in the same paragraph, and itself."""
    index, paragraph = passage.sentence.index, passage.sentence.paragraph
    near = passage.reading.passages[max(0, index - 2) : index + 2]
    return tuple(known for known in near if known.sentence.paragraph == paragraph)


def _has_source_nearby(passage: Passage) -> bool:
    """Tell whether a source is named right before, or goes on right after."""
    return any(
        known.sentence.index <= passage.sentence.index
        or source.kind == "pronoun"
        or known.tokens[0].key in _POINTING
        for known in _nearby(passage)
        for source in sources_in(known)
    )
