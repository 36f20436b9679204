"""Events, articles and targets for the tests of the store."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from copydesk.articles.article import Article, ArticleFacts, Paragraph, Sentence
from copydesk.reviews.anchors import Anchor, ArticleAnchors, FindingAnchors, Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import NoteData
from copydesk.reviews.lines import decode

unhurried = settings(deadline=None)
"""For every property: a loaded machine is no failure."""

ANN = "Ann Østby"
BEN = "ben"

NORVIK = "a" * 64
WIRE = "b" * 64
OTHER = "c" * 64


def article(sha256: str, sentences: Sequence[str]) -> Article:
    """Return an article of one paragraph with these sentences, a space between two."""
    text = " ".join(sentences)
    spans: list[Sentence] = []
    start = 0
    for index, words in enumerate(sentences):
        spans.append(Sentence(index, start, start + len(words), "body", 0))
        start += len(words) + 1
    paragraph = Paragraph(0, len(text), "body", "the only one")
    return Article(
        Path("story.txt"), "story.txt", sha256, text, "utf-8", False, ArticleFacts(),
        (paragraph,), tuple(spans),
    )  # fmt: skip


def places(sha256: str, *spans: tuple[int, int]) -> ArticleAnchors:
    """Return anchors at `spans`, with a quote."""
    return ArticleAnchors(sha256, tuple(Anchor(start, end, "quote") for start, end in spans))


def row(*spans: tuple[int, int], other: tuple[int, int] = (0, 9)) -> Target:
    """Return the target of a row of the two sample articles."""
    return Target((places(NORVIK, *spans), places(WIRE, other)))


ROW = row((0, 10))
NEXT_ROW = row((11, 20), other=(10, 19))


def author(reviewer: str = ANN, device: str = "desk-1", at: float = 1_700_000_000.0) -> Author:
    """Return an author whose wall clock stands still."""
    return Author(reviewer, device, HybridClock(lambda: at))


def notes(count: int, reviewer: str = ANN) -> list[Event]:
    """Return `count` notes on one row."""
    writer = author(reviewer)
    return [writer.write(NoteData(f"note {number}"), ROW) for number in range(count)]


def seal(body: bytes) -> bytes:
    """Return a line with a right checksum around any `body` that ends in a brace."""
    return body[:-1] + b',"crc":"%08x"}' % zlib.crc32(body)


def line_of(**members: object) -> bytes:
    """Return a sealed line whose members are those of a note, but for the ones given."""
    whole: dict[str, object] = {
        "v": 1,
        "id": "one",
        "clock": "018bcfe56800-0000",
        "at": "2023-11-14T22:13:20.000Z",
        "by": ANN,
        "device": "desk-1",
        "seq": 1,
        "kind": "note",
        "target": {"articles": [{"sha256": NORVIK, "anchors": []}], "finding": None},
        "data": {"text": "list p. 2"},
    } | members
    return seal(json.dumps(whole, separators=(",", ":")).encode())


def crafted(**members: object) -> Event:
    """Return the event of `line_of`: for ids, stamps and orders that no author would write."""
    return decode(line_of(**members))


_TARGETS: list[Any] = [
    {"articles": [{"sha256": NORVIK, "anchors": [{"start": start, "end": start + 10}]},
                  {"sha256": WIRE, "anchors": [{"start": 0, "end": 9}]}], "finding": None}
    for start in (0, 5)
]  # fmt: skip
_ONE_ARTICLE: Any = {"articles": [{"sha256": NORVIK, "anchors": []}], "finding": None}
_WORDS = st.sampled_from(["", "one", "two"])
_REMOVED = st.booleans()
_VERDICTS = st.fixed_dictionaries({"verdict": st.sampled_from([None, 1, 3]), "right": _WORDS})

_CONTENTS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "verdict": _VERDICTS,
    "note": st.fixed_dictionaries({"text": _WORDS}),
    "tags": st.fixed_dictionaries({"tags": st.lists(_WORDS, max_size=2)}),
    "evidence": st.fixed_dictionaries({"id": _WORDS, "quote": _WORDS, "removed": _REMOVED}),
    "source": st.fixed_dictionaries({"id": _WORDS, "title": _WORDS, "removed": _REMOVED}),
    "state": st.fixed_dictionaries({"second_reader": st.booleans()}),
    "finding": st.fixed_dictionaries({"kind": _WORDS, "removed": _REMOVED}),
    "dismissal": st.fixed_dictionaries(
        {"reason": _WORDS, "removed": _REMOVED},
        optional={"wordings": st.lists(_WORDS, min_size=2, max_size=2)},
    ),
    "link": st.fixed_dictionaries({"removed": _REMOVED}),
    "unlink": st.fixed_dictionaries({"removed": _REMOVED}),
    "article_facts": st.fixed_dictionaries({}, optional={"outlet": _WORDS, "url": _WORDS}),
    "paragraph_kind": st.fixed_dictionaries({"kind": st.sampled_from(["", "byline", "body"])}),
    "claim": st.fixed_dictionaries({"line": _WORDS}),
    "adjudication": _VERDICTS,
    "release": st.fixed_dictionaries({"removed": _REMOVED}),
    "closing": st.fixed_dictionaries(
        {"reason": st.sampled_from(["closed", "placed"]), "removed": _REMOVED}
    ),
    "version": st.fixed_dictionaries({"path": _WORDS, "title": _WORDS}),
    "telepathy": st.fixed_dictionaries({"thought": _WORDS}),
}
_ABOUT_ONE_ARTICLE = ("article_facts", "paragraph_kind", "claim", "version")


@st.composite
def journals(draw: st.DrawFn, kinds: Sequence[str] = tuple(_CONTENTS)) -> list[Event]:
    """Return events of two reviewers on two devices, in no order, undone and undoing at random.

    Stamps tie and undos name events of others, later events, each other and themselves.
    """
    count = draw(st.integers(0, 14))
    events: list[Event] = []
    for number in range(count):
        kind = draw(st.sampled_from([*kinds, *["undo"] * 6]))
        if kind == "undo":
            target, data = None, {"event": f"event {draw(st.integers(0, count))}"}
        else:
            target = draw(st.sampled_from(_TARGETS))
            data = draw(_CONTENTS[kind])
        if kind in _ABOUT_ONE_ARTICLE:
            target = _ONE_ARTICLE
        events.append(
            crafted(
                id=f"event {draw(st.integers(0, count)) if draw(st.booleans()) else number}",
                clock=f"{draw(st.integers(0, 20)):012x}-0000",
                by=draw(st.sampled_from([ANN, BEN])),
                device=draw(st.sampled_from(["desk-1", "desk-2"])),
                seq=draw(st.integers(0, 2)),
                group=draw(st.sampled_from(["", "", "first act", "second act"])),
                kind=kind,
                target=target,
                data=data,
            )
        )
    return events


def finding(kind: str, *sides: ArticleAnchors) -> Target:
    """Return the target of a finding in `ROW`."""
    return Target(ROW.articles, FindingAnchors(kind, sides))
