"""What people call the kinds of events, which the store spells in its own way."""

from __future__ import annotations

from typing import Final

from copydesk.reviews.judgement import Judgement

_NAMES: Final = {
    "verdict": ("verdict", "verdicts"),
    "note": ("note", "notes"),
    "tags": ("set of tags", "sets of tags"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "source": ("source", "sources"),
    "state": ("wish for a second reader", "wishes for a second reader"),
    "finding": ("finding by hand", "findings by hand"),
    "dismissal": ("dismissal", "dismissals"),
    "link": ("link", "links"),
    "unlink": ("unlink", "unlinks"),
    "article_facts": ("correction of facts", "corrections of facts"),
    "paragraph_kind": ("kind of a paragraph", "kinds of paragraphs"),
    "claim": ("claim line", "claim lines"),
    "adjudication": ("final decision", "final decisions"),
    "release": ("regrouping", "regroupings"),
    "closing": ("decision closed or placed", "decisions closed or placed"),
    "version": ("word on a version", "words on versions"),
    "undo": ("change taken back", "changes taken back"),
}
"""By the store's spelling, for one and for several."""

_UNKNOWN: Final = ("entry of a later version", "entries of a later version")


def kind_names(kind: str) -> tuple[str, str]:
    """Return what a kind of event is called on the screen, for one and for several."""
    return _NAMES.get(kind, _UNKNOWN)


def kind_name(kind: str) -> str:
    """Return what one event of a kind is called on the screen."""
    return kind_names(kind)[0]


def judgement_name(judgement: Judgement) -> str:
    """Return what one reviewer said of a row or finding: the verdict, else all the rest."""
    if judgement.verdict is not None:
        return f"{int(judgement.verdict)} {judgement.verdict.word}"
    said = {
        "note": bool(judgement.note),
        "tags": bool(judgement.tags),
        "evidence": bool(judgement.evidence),
        "state": judgement.second_reader,
    }
    return ", ".join(kind_name(kind) for kind, is_said in said.items() if is_said) or "nothing"
