"""Where the words of a search stand: sentences of articles, and the rows of pairs that hold them.

What was looked up is kept for as long as the words are looked for and the rows stay.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.articles.looked_for import pattern_of
from copydesk.judged.rows import JudgedRow
from tui.session.pair import Pair, PairKey, waiting_rows


class Matches:
    """The places of some words.

    Args:
        words: What is looked for; not blank.
        began: The pair on screen when it was: there the base's words count, in no other again.
    """

    def __init__(self, words: str, began: PairKey) -> None:
        self.words = words
        self.began = began
        self.at = began
        """The pair that the search led to last: on screen in another one, it was left by hand."""
        self._pattern = pattern_of(words)
        self._sentences: dict[int, tuple[Article, frozenset[int]]] = {}
        self._rows: dict[PairKey, tuple[tuple[JudgedRow, ...], bool, list[int]]] = {}

    def sentences(self, article: Article) -> frozenset[int]:
        """Return the sentences of an article in which the words stand."""
        known = self._sentences.get(id(article))
        if known is None or known[0] is not article:
            known = article, frozenset(self._found_in(article))
            self._sentences[id(article)] = known
        return known[1]

    def _found_in(self, article: Article) -> Iterator[int]:
        starts = [sentence.start for sentence in article.sentences]
        for match in self._pattern.finditer(article.text):
            index = bisect_right(starts, match.start()) - 1
            if index >= 0 and match.end() <= article.sentences[index].end:
                yield index

    def rows(self, key: PairKey, pair: Pair) -> list[int]:
        """Return the numbers of a pair's rows that hold the words, the base's only where it began.

        Of a pair that waits to be compared those of the base alone can be told.
        """
        begins = key == self.began
        known = self._rows.get(key)
        if known is None or known[0] is not pair.judged or known[1] is not begins:
            known = pair.judged, begins, self._rows_of(pair, begins=begins)
            self._rows[key] = known
        return known[2]

    def _rows_of(self, pair: Pair, *, begins: bool) -> list[int]:
        left = self.sentences(pair.left) if begins else frozenset()
        right = self.sentences(pair.right) if pair.right is not None else frozenset()
        if not (left or right):
            return []
        judged = pair.judged
        rows: tuple[Row, ...] = tuple(one.row for one in judged) or waiting_rows(pair.left)
        return [
            row.number
            for row in rows
            if not (left.isdisjoint(row.left) and right.isdisjoint(row.right))
        ]
