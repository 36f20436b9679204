"""Opens a desk: articles, journals, and verdicts joined to rows. Headless commands stand on it.

A desk is found, never made, by opening it: `find_store` only names the folder; the first write
creates it (`Desk.prepare_store`). Everything here takes paths as values.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from copydesk.alignment.link import SURE, FixedLink
from copydesk.alignment.rows import Row
from copydesk.articles.article import FURNITURE, Article, ArticleFacts, Sentence, Span
from copydesk.articles.library import FoundArticle, Library
from copydesk.articles.readers import read_article
from copydesk.comparison import Comparison
from copydesk.errors import NotSavedError
from copydesk.reviews.anchors import Target, row_target
from copydesk.reviews.journal import JournalContents, read_journals
from copydesk.reviews.review import Judgement, Review
from copydesk.reviews.verdict import Verdict
from copydesk.visible import visible

STORE_NAME: Final = ".copydesk"
"""The folder of a desk that lives beside its articles."""

RowState = Literal["to do", "done", "quiet", "furniture"]
"""to do: wants my verdict. done: has it. quiet: may have one, is *not reviewed* without.
furniture: never to do."""


class DeskFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`desk.json`: what a desk is about, so that a moved folder can be found again."""

    id: str
    folder: str
    """Real path of the folder whose articles are reviewed."""
    title: str = ""
    articles: tuple[str, ...] = ()
    """SHA-256 of the articles when the desk was made."""
    v: int = 1


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row with what was decided on it."""

    row: Row
    target: Target
    mine: Judgement | None
    others: tuple[Judgement, ...]
    changed_since: bool
    """My verdict was given when the row had other sentences."""
    state: RowState


def find_store(folder: Path, personal: Path, asked: Path | None = None) -> Path:
    """Return the folder of the desk for the articles in `folder`; it need not exist.

    Args:
        folder: The folder (or the folder of the files) that is reviewed.
        personal: The user's folder of desks, for articles without a desk of their own.
        asked: The desk that the user named, which wins.
    """
    if asked is not None:
        return asked
    real = folder.resolve()
    for place in (real, *real.parents):
        if (place / STORE_NAME).is_dir():
            return place / STORE_NAME
    key = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    slug = re.sub(r"[^A-Za-z0-9]+", "-", real.name).strip("-").lower()[:40]
    return personal / f"{slug or 'desk'}-{key}"


def find_moved_store(personal: Path, hashes: frozenset[str]) -> Path | None:
    """Return the desk of a folder that is gone and held some of these articles; None if none did.

    The desk that shares the most articles wins.
    """
    best: tuple[int, Path] | None = None
    for path in sorted(personal.glob("*/desk.json")):
        known = read_desk_file(path.parent)
        if known is None or not known.folder or Path(known.folder).exists():
            continue
        shared = len(hashes.intersection(known.articles))
        if shared and (best is None or shared > best[0]):
            best = (shared, path.parent)
    return best[1] if best else None


def read_desk_file(store: Path) -> DeskFile | None:
    """Return what `desk.json` says; None where there is none that can be read."""
    try:
        return msgspec.json.decode((store / "desk.json").read_bytes(), type=DeskFile)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        # The journals alone hold what was decided; `doctor` reports a broken desk.json.
        return None


class Desk:
    """The articles of one story, with the store of their review.

    Args:
        library: The articles that were found; each is read when it is first wanted.
        store: The folder of the desk; it need not exist.
        reviewer: Whose verdicts are "mine".
    """

    def __init__(self, library: Library, store: Path, reviewer: str) -> None:
        self.library = library
        self.store = store
        self.reviewer = reviewer
        self._articles: dict[int, Article] = {}

    @property
    def found(self) -> Sequence[FoundArticle]:
        """The articles in the order of the list."""
        return self.library.articles

    def article(self, index: int) -> Article:
        """Return the article at `index` of `found`, reading it if this is the first time.

        Raises:
            InputError: It can't be read.
        """
        known = self._articles.get(index)
        if known is None:
            found = self.found[index]
            known = self._articles[index] = read_article(found.path, root=self.library.root)
        return known

    def articles_read(self) -> dict[int, Article]:
        """Return the articles that have been read so far, by index."""
        return dict(self._articles)

    def journals(self) -> JournalContents:
        """Read all journals of the desk. A desk that isn't there yet is an empty one."""
        return read_journals(self.store)

    def prepare_store(self) -> None:
        """Make the desk's folder and `desk.json` if they aren't there; called before a write.

        Raises:
            NotSavedError: It can't be made.
        """
        if (self.store / "desk.json").exists():
            return
        file = DeskFile(
            id=str(uuid.uuid4()),
            folder=str(self.library.root.resolve()),
            title=self.library.title,
            articles=tuple(sorted(article.sha256 for article in self._articles.values())),
        )
        try:
            write_atomically(self.store / "desk.json", msgspec.json.encode(file) + b"\n")
        except OSError as error:
            raise NotSavedError(
                f"The desk {visible(str(self.store))} can't be made: {error.strerror}.",
                "Name another folder with --desk DIR.",
            ) from error


def facts_of(article: Article, review: Review) -> ArticleFacts:
    """Return an article's facts, as corrected by the reviewers."""
    corrected = review.article_facts.get(article.sha256)
    if corrected is None:
        return article.facts
    known = {name: value for name, value in corrected.items() if value is not None}
    fields = {name: getattr(article.facts, name) for name in article.facts.__slots__}
    if "published" in known:
        fields["published_is_guess"] = False
    if known.get("outlet"):
        fields["short_name"] = known["outlet"]
    fields.update({name: value for name, value in known.items() if name in fields})
    return ArticleFacts(**fields)


def judged_rows(
    left: Article, right: Article, comparison: Comparison, review: Review, reviewer: str
) -> tuple[JudgedRow, ...]:
    """Join the rows of a pair to what was decided on them, in reading order."""
    everyone = review.reviewers()
    return tuple(
        _judged(row, left, right, review, reviewer, everyone) for row in comparison.rows
    )


def target_of(row: Row, left: Article, right: Article) -> Target:
    """Return what a verdict on `row` is about: the hashes and anchors of both runs."""
    return row_target(
        left,
        [left.sentences[index] for index in row.left],
        right,
        [right.sentences[index] for index in row.right],
    )


def _judged(
    row: Row,
    left: Article,
    right: Article,
    review: Review,
    reviewer: str,
    everyone: Sequence[str],
) -> JudgedRow:
    target = target_of(row, left, right)
    mine = review.judgement_for(target, reviewer)
    others = tuple(
        judgement
        for name in everyone
        if name != reviewer
        and (judgement := review.judgement_for(target, name)) is not None
        and judgement.verdict is not None
    )
    changed = mine is not None and _changed_since(mine, target)
    state = _state(row, mine, changed=changed)
    return JudgedRow(row, target, mine, others, changed, state)


def _changed_since(mine: Judgement, target: Target) -> bool:
    """A mismatch splits its row, so the halves differ from its target without having changed."""
    return mine.target.key != target.key and mine.verdict is not Verdict.MISMATCH


def _state(row: Row, mine: Judgement | None, *, changed: bool) -> RowState:
    if mine is not None and mine.verdict is not None and not changed:
        return "done"
    if row.furniture:
        return "furniture"
    return "quiet" if row.relation == "same" else "to do"


def fixed_links(left: Article, right: Article, review: Review) -> list[FixedLink]:
    """Return the cells of a pair that people decided: hand-made links, unlinks and mismatches."""
    cells: dict[tuple[int, int], bool] = {}
    for target, linked in review.decided_links(left.sha256, right.sha256):
        runs = _runs(target, left, right)
        if runs is None:
            continue
        for i in runs[0]:
            for j in runs[1]:
                cells[i, j] = linked
    return [FixedLink(i, j, linked) for (i, j), linked in sorted(cells.items())]


def _runs(target: Target, left: Article, right: Article) -> tuple[list[int], list[int]] | None:
    """Return the sentences of both articles that `target` names; None for another pair."""
    spans = {0: [], 1: []} if False else None
    return spans
