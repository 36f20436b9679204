"""What each kind of event holds: the `data` of a journal's lines.

This is the store's format. Fields may be added with a default; none may be renamed, dropped or
given another meaning, for there is no migration. Everything is append-only, so whatever a person
can write has a form that takes it back: an empty text, no tags, a verdict of None, `removed`.
"""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from copydesk.articles.article import ArticleFacts, ParagraphKind
from copydesk.reviews.verdict import Certainty, Right, Verdict

Severity = Literal["low", "medium", "high"]
"""The words of `findings.finding.Severity`: the store stands on its own, so it spells them out."""


class VerdictData(msgspec.Struct, frozen=True, gc=False):
    """A decision on the target; None takes it back."""

    verdict: Verdict | None
    right: Right = ""
    certainty: Certainty = ""


class NoteData(msgspec.Struct, frozen=True, gc=False):
    """The note on the target; "" takes it back."""

    text: str


class TagsData(msgspec.Struct, frozen=True, gc=False):
    """All tags of the target."""

    tags: tuple[str, ...]


class EvidenceData(msgspec.Struct, frozen=True, gc=False):
    """A source tied to the target; the same `id` again replaces it."""

    id: str
    source: str = ""
    """Id of a source."""
    locator: str = ""
    """Where in the source: a page, a paragraph, a minute."""
    quote: str = ""
    """The source's words."""
    supports: str = ""
    """Hash of the article that it bears out; "" for not said."""
    removed: bool = False


class SourceData(msgspec.Struct, frozen=True, gc=False):
    """A document cited as evidence, known to the whole desk; the same `id` again replaces it."""

    id: str
    title: str = ""
    where: str = ""
    """URL, call number, or how it was obtained."""
    archive: str = ""
    """Link to an archived copy."""
    seen: str = ""
    """ISO date on which it was consulted."""
    removed: bool = False


class StateData(msgspec.Struct, frozen=True, gc=False):
    """Whether the reviewer wants a second reader for the target."""

    second_reader: bool


class FindingData(msgspec.Struct, frozen=True, gc=False):
    """A finding made by hand; the target names its spans."""

    kind: str
    severity: Severity = "medium"
    reason: str = ""
    removed: bool = False


class DismissalData(msgspec.Struct, frozen=True, gc=False):
    """The reviewer's word that the target's finding is none.

    With `wordings` it is about every finding that sets the two against each other, in whatever
    articles of the desk, those added later included; a target then says only where it was said.
    """

    reason: str = ""
    removed: bool = False
    wordings: tuple[str, ...] = ()
    """The two wordings, in the order of their code points; empty where the target says it. Swapping
    the articles changes nothing."""

    def __post_init__(self) -> None:
        if self.wordings:
            msgspec.structs.force_setattr(self, "wordings", tuple(sorted(self.wordings)))


class LinkData(msgspec.Struct, frozen=True, gc=False):
    """Every sentence of one article in the target makes the claim of every one of the other."""

    removed: bool = False
    """True hands the decision back to the machine."""


class UnlinkData(msgspec.Struct, frozen=True, gc=False):
    """No sentence of one article in the target makes the claim of any of the other."""

    removed: bool = False
    """True hands the decision back to the machine."""


class FactsData(msgspec.Struct, frozen=True, gc=False):
    """Facts of the target's article, typed in; a field that is UNSET says nothing."""

    short_name: str | UnsetType = UNSET
    outlet: str | UnsetType = UNSET
    published: str | UnsetType = UNSET
    published_is_guess: bool | UnsetType = UNSET
    url: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    origin: str | UnsetType = UNSET
    encoding: str | UnsetType = UNSET
    """Python's name of the encoding that its bytes are read in; "": as the program reads them."""
    published_unknown: bool | UnsetType = UNSET
    """The reviewer was asked and doesn't know it: unlike an empty date this takes the place of
    none that a later version of the article brings along."""
    language_unknown: bool | UnsetType = UNSET
    """The same for the language."""
    author: str | UnsetType = UNSET
    updated: str | UnsetType = UNSET

    def over(self, facts: ArticleFacts) -> ArticleFacts:
        """Return `facts` with every field that is set here in place of its own."""
        said = {n: value for n, value in self._said().items() if not n.endswith("_unknown")}
        return replace(facts, **said)

    def after(self, older: FactsData) -> FactsData:
        """Return both, with this one's word where both speak."""
        return msgspec.structs.replace(older, **self._said())

    def _said(self) -> dict[str, Any]:
        return {
            name: value
            for name in self.__struct_fields__
            if not isinstance(value := getattr(self, name), UnsetType)
        }


class ParagraphKindData(msgspec.Struct, frozen=True, gc=False):
    """What the target's paragraph is; "" goes back to what reading found."""

    kind: ParagraphKind | Literal[""]


class ClaimData(msgspec.Struct, frozen=True, gc=False):
    """The claim of the target's sentence in the reviewer's words; "" takes it back."""

    line: str


class AdjudicationData(msgspec.Struct, frozen=True, gc=False):
    """The final decision on the target, for the whole desk; a verdict of None takes it back."""

    verdict: Verdict | None
    right: Right = ""
    certainty: Certainty = ""
    saw: tuple[str, ...] = ()
    """Ids of the events that gave the verdicts it was made on: one given later reopens it."""


class ReleaseData(msgspec.Struct, frozen=True, gc=False):
    """The target's row is no longer held together by the verdicts given before this."""

    removed: bool = False
    """True lets them hold it again."""


class ClosingData(msgspec.Struct, frozen=True, gc=False):
    """What this reviewer decided on the target needs no place in the articles any more."""

    reason: Literal["closed", "placed"] = "closed"
    """closed: its words are gone, and that is that. placed: it was decided anew elsewhere."""
    removed: bool = False


class VersionData(msgspec.Struct, frozen=True, gc=False):
    """A person's word on whether the target's article is a later version of another text.

    What can be worked out is never written: this confirms it, or denies it.
    """

    path: str
    """Name of the article in the folder, with "/"."""
    title: str = ""
    replaces: str = ""
    """Hash of the bytes of the text that it is a later version of."""
    denied: bool = False
    """True: it is none."""
    removed: bool = False
    """True leaves the question to the program again."""


class UndoData(msgspec.Struct, frozen=True, gc=False):
    """Takes back another event of the same reviewer; an undo of an undo is a redo."""

    event: str
    """Id of the event."""


class UnknownData(msgspec.Struct, frozen=True, gc=False):
    """What this version can't read: a kind, value or target of a later one; see `Event.line`."""

    version: int = 0
    """Version of the format, if the whole line is in a later one; else 0."""


Data = (
    VerdictData
    | NoteData
    | TagsData
    | EvidenceData
    | SourceData
    | StateData
    | FindingData
    | DismissalData
    | LinkData
    | UnlinkData
    | FactsData
    | ParagraphKindData
    | ClaimData
    | AdjudicationData
    | ReleaseData
    | ClosingData
    | VersionData
    | UndoData
)
"""What a reviewer can write."""

KINDS: Final[dict[str, type[Data]]] = {
    "verdict": VerdictData,
    "note": NoteData,
    "tags": TagsData,
    "evidence": EvidenceData,
    "source": SourceData,
    "state": StateData,
    "finding": FindingData,
    "dismissal": DismissalData,
    "link": LinkData,
    "unlink": UnlinkData,
    "article_facts": FactsData,
    "paragraph_kind": ParagraphKindData,
    "claim": ClaimData,
    "adjudication": AdjudicationData,
    "release": ReleaseData,
    "closing": ClosingData,
    "version": VersionData,
    "undo": UndoData,
}
"""The kinds as the store spells them."""

KIND_OF: Final[dict[type[Data], str]] = {data: kind for kind, data in KINDS.items()}
"""The way back."""

WITHOUT_TARGET: Final = frozenset({"source", "undo"})
"""Kinds that are about the desk or another event; a dismissal by wordings may do without, too."""

OF_ONE_ARTICLE: Final = frozenset({"article_facts", "paragraph_kind", "claim", "version"})
"""Kinds whose target lies in one article; all others have at least one article."""


def is_withdrawn(data: Data) -> bool:
    """Tell whether `data` is the form that takes back what was said before."""
    match data:
        case ClaimData():
            return not data.line
        case ParagraphKindData():
            return not data.kind
        case VerdictData() | AdjudicationData():
            return data.verdict is None
        case NoteData():
            return not data.text
        case TagsData():
            return not data.tags
        case StateData():
            return not data.second_reader
        case FactsData() | UndoData():
            return False
        case _:
            return data.removed
