"""A newsroom for tests: articles that are edited under the verdicts given on them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from copydesk.articles.article import Article
from copydesk.articles.library import find_articles
from copydesk.comparison import compare
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.desk.orphans import Whereabouts, whereabouts
from copydesk.judged.edits import edits_of
from copydesk.judged.rows import JudgedRow, judged_rows
from copydesk.reviews.kinds import Data, NoteData, VerdictData
from copydesk.reviews.verdict import Verdict

WIRE: Final = """\
Ferry runs aground at Norvik

The ferry Aster ran aground at Norvik on Thursday night with 212 passengers on board.

Captain Erik Lund was not on the bridge when the ship struck the reef, prosecutors said.

All passengers were taken ashore by the lifeboats of the town before midnight.

The shipping company Sundline declined to comment on the cause of the accident.

No one was hurt.
"""

POST: Final = """\
Aster aground off Norvik

The ferry Aster ran aground off Norvik late on Thursday with 221 passengers aboard.

Prosecutors said that Captain Erik Lund was on the bridge when the ship struck the reef.

The lifeboats of the town took all passengers ashore before midnight.

A spokesman for the shipping company Sundline would not comment on the cause.

Nobody was hurt in the accident.
"""


class Newsroom:
    """One folder of articles with its desk; each call opens it anew, as another day would.

    Args:
        folder: Where articles, desk and state lie.
        articles: Text by the file's name; None takes two short retellings.
    """

    def __init__(self, folder: Path, articles: Mapping[str, str] | None = None) -> None:
        self.articles = folder / "story"
        self.store = folder / "desk"
        self._state = folder / "state"
        self.articles.mkdir()
        for name, text in (articles or {"post.txt": POST, "wire.txt": WIRE}).items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        """Write an article's file, whatever stood there."""
        data = text if isinstance(text, bytes) else text.encode()
        (self.articles / name).write_bytes(data)

    def text(self, name: str) -> str:
        """Return what an article's file holds."""
        return (self.articles / name).read_bytes().decode()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words, which must stand there once, in an article."""
        text = self.text(name)
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))

    def desk(self, reviewer: str = "ana") -> Desk:
        """Open the desk with all its articles read."""
        desk = Desk(find_articles([self.articles]), self.store, reviewer)
        desk.hashes()
        return desk

    def live(self, reviewer: str = "ana") -> LiveReview:
        """Open the review to write in it."""
        desk = self.desk(reviewer)
        return LiveReview(desk, desk.read_review()[0], self._state / reviewer, lambda _state: None)

    def rows(
        self, left: str = "wire", right: str = "post", reviewer: str = "ana"
    ) -> tuple[JudgedRow, ...]:
        """Return the rows of a pair as a reviewer sees them now."""
        desk = self.desk(reviewer)
        review = desk.read_review()[0]
        one, other = (desk.article(desk.index_of(name)) for name in (left, right))
        comparison = compare(one, other, edits=edits_of(one, other, review))
        return judged_rows(one, other, comparison, review, reviewer)

    def row(self, words: str, reviewer: str = "ana") -> JudgedRow:
        """Return the row of wire and post that holds `words`."""
        desk = self.desk(reviewer)
        wire, post = (desk.article(desk.index_of(name)) for name in ("wire", "post"))
        for judged in self.rows(reviewer=reviewer):
            told = [wire.quote(wire.sentences[index]) for index in judged.row.left]
            told += [post.quote(post.sentences[index]) for index in judged.row.right]
            if any(words in sentence for sentence in told):
                return judged
        raise AssertionError(f"no row holds {words!r}")

    def judge(self, words: str, verdict: Verdict, *more: Data, reviewer: str = "ana") -> None:
        """Give the row that holds `words` a verdict, and write `more` about it."""
        self.decide(words, VerdictData(verdict), *more, reviewer=reviewer)

    def decide(self, words: str, *data: Data, reviewer: str = "ana") -> None:
        """Write something about the row that holds `words`."""
        target = self.row(words, reviewer).target
        live = self.live(reviewer)
        live.write(*((one, target) for one in data))
        assert live.close(10) == 0

    def judge_all(self, reviewer: str = "ana") -> int:
        """Give every row that is no furniture the verdict 2 and a note; return how many."""
        rows = [row for row in self.rows(reviewer=reviewer) if not row.row.furniture]
        live = self.live(reviewer)
        for row in rows:
            note = NoteData(f"note on row {row.row.number}")
            live.write((VerdictData(Verdict.DIFFER), row.target), (note, row.target))
        assert live.close(10) == 0
        return len(rows)

    def whereabouts(self) -> Whereabouts:
        """Return where the decisions on earlier texts went."""
        desk = self.desk()
        return whereabouts(desk.read_review()[0], desk.lineage)

    def article(self, name: str) -> Article:
        """Return an article as it is now."""
        desk = self.desk()
        return desk.article(desk.index_of(name))
