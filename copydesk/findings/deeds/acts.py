"""Acts: the verbs of a sentence with how far each has come, planned, tried, under way or done.

There is no grammar here. An act is a word that looks like a past form, or one that an auxiliary or
a cue such as "agreed to" leads to (`words/stages.txt`). A plain present tells nothing of the stage
and makes no act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from copydesk.findings.text.content import is_content
from copydesk.findings.text.kin import irregular_forms, meanings_of
from copydesk.findings.text.lexicon import Match, lexicon
from copydesk.findings.text.phrases import READ, phrases_in
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Side
    from copydesk.findings.text.passage import Passage
    from copydesk.findings.text.tokens import Token

Stage = Literal["planned", "attempted", "under way", "done", "undone", ""]
"""undone: "did not open", "failed to open"; "": the words don't tell."""

_STAGES: Final = ("planned", "attempted", "under way", "undone")
_UNTOLD: Final = ("possible", "open")
"""Cues of what may be or is not to be: no stage at all."""
_SAYING: Final = frozenset({"say", "state", "act", "credit", "going", "think"})
"""Labels of `words/reporting.txt` with which somebody speaks, or holds a view."""
_DENIALS: Final = frozenset({"no", "nobody", "none", "neither", "nothing", "nor"})
_DENYING: Final = 3
"""Tokens before an act in which one of these denies it."""
_LONGEST: Final = 12
"""Tokens from the first auxiliary to the verb, at most."""
_KEPT: Final = 8192
"""Passages whose acts are kept: those of two long articles."""


class Act(Struct, frozen=True):
    """A verb with what stands before it; indices are those of `Passage.tokens`."""

    first: int
    """The first auxiliary or cue, or the verb itself."""
    head: int
    """The verb."""
    what: str
    """What is done (`kin`): one label for "inspect" and "examine"."""
    stage: Stage
    passive: bool

    @property
    def last(self) -> int:
        """Its last token, inclusive."""
        return self.head

    @property
    def run(self) -> range:
        """Its tokens."""
        return range(self.first, self.head + 1)


@lru_cache(maxsize=_KEPT)
def acts_in(passage: Passage) -> tuple[Act, ...]:
    """Return the acts of an English passage, in order and disjoint."""
    cues = {match.first: match for match in phrases_in(passage, "stages")}
    return tuple(_acts(passage, cues))


def _acts(passage: Passage, cues: Mapping[int, Match]) -> Iterator[Act]:
    read = passage.tokens[:READ]
    starts = {at for at, token in enumerate(read) if _is_past(token)}
    if passage.sentence.kind == "headline":
        starts.update(at for at in range(1, len(read)) if _announces(passage, at))
    last = -1
    for at in sorted(starts | cues.keys()):
        act = _act_at(passage, cues, at) if at > last else None
        if act is not None:
            yield act
            last = act.head


def _act_at(passage: Passage, cues: Mapping[int, Match], first: int) -> Act | None:
    """Return the act whose words begin at token `first`, if any do."""
    labels, head = _lead(passage, cues, first)
    if head >= len(passage.tokens) or (not labels and first != head):
        return None
    token = passage.tokens[head]
    if not _may_act(passage, head, bool(labels)):
        return None
    stage = _stage(labels, token, cues[first].phrase if first in cues else "")
    if stage is None:
        return None
    if stage == "done" and _is_denied(passage, first):
        stage = ""
    meaning = meanings_of(passage)[head] or token.stem
    passive = _is_past(token) and any(label in ("be", "past be", "being") for label in labels)
    return Act(first, head, meaning, stage, passive)


def _is_denied(passage: Passage, first: int) -> bool:
    """Tell whether nobody, or no such thing, did it: "no fuel had leaked"."""
    before = passage.tokens[max(0, first - _DENYING) : first]
    return any(token.key in _DENIALS for token in before)


def _lead(passage: Passage, cues: Mapping[int, Match], first: int) -> tuple[list[str], int]:
    """Return the labels of the cues from token `first` on, and the token after them."""
    labels: list[str] = []
    at = first
    while at < min(len(passage.tokens), first + _LONGEST):
        cue = cues.get(at)
        if cue is not None and (cue.label != "adverb" or labels):
            if cue.label != "adverb":
                labels.append(cue.label)
            at = cue.last + 1
        elif labels and _is_adverb(passage.tokens[at]):
            at += 1
        elif not labels and _announces(passage, at):
            labels.append("planned")
            at += 1
        else:
            break
    return labels, at


def _is_adverb(token: Token) -> bool:
    return token.key.endswith("ly") and token.key not in words_like("no adverb")


def _announces(passage: Passage, at: int) -> bool:
    """Tell whether "to" in a headline announces something: "Divers to inspect ferry"."""
    is_to = passage.tokens[at].key == "to" and passage.sentence.kind == "headline"
    return is_to and at > 0 and is_content(passage.tokens[at - 1])


def _may_act(passage: Passage, at: int, is_led: bool) -> bool:
    token = passage.tokens[at]
    if token.kind != "word" or not (is_content(token) or token.key == "go"):
        return False
    if token.is_capital and at > 0 and passage.sentence.kind != "headline":
        return False
    # "US-led" and "Iran-backed" say what something is like.
    hyphened = at > 0 and passage.tokens[at - 1].text in ("-", "‑") and _touch(passage, at)
    return not hyphened and (is_led or _is_past(token))


def _touch(passage: Passage, at: int) -> bool:
    return passage.tokens[at - 1].end == passage.tokens[at].start


def _stage(labels: list[str], verb: Token, phrase: str) -> Stage | None:
    """Return how far an act has come; None if the word after the cues is no verb."""
    told = [label for label in labels if label in _STAGES or label in _UNTOLD]
    last = labels[-1] if labels else ""
    fits = _is_past(verb) or verb.key in _unchanging()
    if last in ("be", "past be") and not fits:
        # "was inspecting" is "inspected", told from the middle of it.
        return "" if verb.key.endswith("ing") else None
    if last in ("being", "have") and not fits:
        return None
    if told:
        # "would have opened": it did not.
        unreal = phrase == "would" and "have" in labels
        clear = told[0] in _STAGES and "open" not in told and not unreal
        return cast(Stage, told[0]) if clear else ""
    if "being" in labels:
        return "under way" if "be" in labels else ""
    return "" if last == "be" or ("do" in labels and not fits) else "done"


@lru_cache
def _unchanging() -> frozenset[str]:
    """Return the verbs whose past looks like the plain form: "hit"."""
    return frozenset(form for form, plain in irregular_forms().items() if form == plain)


def _is_past(token: Token) -> bool:
    key = token.key
    if key.endswith("ed") and len(key) > 4:
        return key not in words_like("no past")
    return irregular_forms().get(key, key) != key


def is_saying(token: Token) -> bool:
    """Tell whether a verb tells what somebody says or thinks, rather than does."""
    return lexicon("reporting").label(token) in _SAYING


@lru_cache
def words_like(label: str) -> frozenset[str]:
    """Return the words that `words/verbs.txt` has under `label`."""
    return frozenset(word for known, word in entries("verbs") if known == label)


def acts_on(side: Side) -> tuple[Act, ...]:
    """Return the acts of one side of a pairing, with the side's indices."""
    return tuple(
        replace(act, first=act.first + offset, head=act.head + offset) if offset else act
        for offset, passage in side.offsets
        for act in acts_in(passage)
    )
