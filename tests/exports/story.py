"""A story with a review, made without the program: articles in a folder, events in journals."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Final

from copydesk.articles.article import Article
from copydesk.articles.library import find_articles
from copydesk.comparison import compare
from copydesk.desk.desk import Desk
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.records import records_of
from copydesk.judged.edits import edits_of
from copydesk.reviews.anchors import Target, article_places, row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import ClaimData, Data, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

WIRE: Final = """\
Ferry runs aground off Norvik

By Lena Askwith

NORVIK, March 14 (Kestrel) -- The ferry Aster ran aground outside the harbour on Thursday night.

All 212 passengers were taken ashore by the lifeboats of the town, the harbour master said.

The captain was not on the bridge when the ship struck the reef, two officials said.

The shipping company Sundline declined to comment on the cause of the accident.
"""

POST: Final = """\
Outlet: Norvik Post
Date: 2031-03-15

Ferry runs aground off Norvik

The ferry Aster ran aground outside the harbour late on Thursday night.

The captain was not on the bridge when the ship struck the reef, an official said.

All 221 passengers were taken ashore by the lifeboats of the town, the harbour master said.

The mayor thanked everyone who had brought bread and blankets to the quay.
"""

ECHO: Final = """\
Ferry hits reef

All 212 passengers were taken ashore by lifeboats, the harbour master said.

A brass band played on the quay until the last boat was in.
"""


class Story:
    """Articles, and what was decided about them.

    Args:
        folder: Where both go: articles in `story`, the store in `desk`.
        articles: Text by the file's name; None takes three short retellings.
    """

    def __init__(self, folder: Path, articles: Mapping[str, str] | None = None) -> None:
        self.folder = folder / "story"
        self.store = folder / "desk"
        self.folder.mkdir()
        texts = articles or {"1-wire.txt": WIRE, "2-post.txt": POST, "10-echo.txt": ECHO}
        for name, text in texts.items():
            (self.folder / name).write_text(text, encoding="utf-8", errors="surrogateescape")
        self._authors: dict[str, Author] = {}

    def desk(self) -> Desk:
        """Open the desk anew."""
        return Desk(find_articles([self.folder]), self.store, "ann")

    def review(self) -> Review:
        """Read the journals anew."""
        review, bad_lines = self.desk().read_review()
        assert not bad_lines
        return review

    def article(self, name: str) -> Article:
        """Return the article in the file `name`."""
        desk = self.desk()
        return desk.article([found.name for found in desk.found].index(name))

    def row(self, left: str, right: str, words: str) -> Target:
        """Return the target of the row of two articles that holds `words`, as rows are now."""
        one, other = self.article(left), self.article(right)
        edits = edits_of(one, other, self.review())
        for row in compare(one, other, edits=edits).rows:
            told = [one.quote(one.sentences[i]) for i in row.left]
            told += [other.quote(other.sentences[i]) for i in row.right]
            if any(words in sentence for sentence in told):
                return row_target(one, row.left, other, row.right)
        raise AssertionError(f"no row of {left} and {right} holds {words!r}")

    def write(self, *data: Data, on: Target | None = None, by: str = "ann") -> None:
        """Write what a reviewer says about a target."""
        author = self._authors.setdefault(by, Author(by, f"{by}-1", HybridClock()))
        with Journal(self.store, by, f"{by}-1") as journal:
            journal.append([author.write(one, on) for one in data])

    def judge(self, target: Target, verdict: Verdict, *more: Data, by: str = "ann") -> None:
        """Write a verdict and what else is said about its target."""
        self.write(VerdictData(verdict), *more, on=target, by=by)

    def claim(self, name: str, words: str, line: str, by: str = "ann") -> None:
        """Write a claim line on the sentence of an article that holds `words`."""
        article = self.article(name)
        sentence = next(one for one in article.sentences if words in article.quote(one))
        target = Target((article_places(article, [sentence]),))
        self.write(ClaimData(line), on=target, by=by)

    def records(
        self, *, every_row: bool = False, base: int = 0, off: Container[str] = ()
    ) -> Records:
        """Return what an export holds now."""
        return records_of(self.desk(), self.review(), every_row=every_row, base=base, off=off)

    def only(self) -> ExportRecord:
        """Return the one record that there is."""
        (record,) = self.records().records
        return record
