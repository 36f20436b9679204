"""The articles that records are about, by hash: in the folder, or gone and known by the store."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from copydesk.articles.article import FURNITURE, Article, ArticleFacts
from copydesk.articles.library import natural_key
from copydesk.desk.desk import Desk
from copydesk.errors import InputError
from copydesk.exports.record import ExportArticle, ExportSentence
from copydesk.judged.facts import facts_of
from copydesk.reviews.anchors import CONTEXT, Anchor, ArticleAnchors, Place, Target
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import RIGHT_WORDS

_SHORT_HASH: Final = 12
"""Digits of a hash that name an article of which nothing else is known."""

NameKey = tuple[list[tuple[int, int | str]], str, str]
"""Sorts articles: natural order of names, then the names themselves, then hashes."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a target says of one of its articles; of its own words' places, where it has two."""

    article: ExportArticle
    quote: str
    """The words from `start` to `end`, as they stand in the text."""
    passage: str
    sentences: tuple[ExportSentence, ...]
    sentence: str
    start: int | None
    end: int | None
    prefix: str
    """Up to `CONTEXT` code points before the quote, in its text."""
    suffix: str
    """The same after it."""
    text_sha256: str
    """Hash of the text in which all places count."""
    places: tuple[tuple[int, int], ...]
    """What was judged between `start` and `end`: all of it, or some of it."""
    furniture: bool
    """It has sentences, and all of them are furniture."""


class CitedArticles:
    """Finds articles by hash. Files of one hash are one article with several names.

    Args:
        desk: All its articles are read.
        review: Knows corrected facts, and the paths of articles that are gone.
    """

    def __init__(self, desk: Desk, review: Review) -> None:
        self._review = review
        self._present: dict[str, list[Article]] = {}
        self._gone: dict[str, ExportArticle] = {}
        self._starts: dict[str, list[int]] = {}
        self._kept = desk.kept
        self._earlier: dict[tuple[str, str], str | None] = {}
        self.unread: list[str] = []
        """For each file that can't be read, what is wrong with it."""
        read: list[Article] = []
        desk.read(range(len(desk.found)))
        for index in range(len(desk.found)):
            try:
                read.append(desk.article(index))
            except InputError as error:
                self.unread.append(str(error))
        for article in sorted(read, key=lambda article: name_key(article.name, article.sha256)):
            self._present.setdefault(article.sha256, []).append(article)

    def files(self, sha256: str) -> Sequence[Article]:
        """Return the articles with this hash, by name; none if it is gone."""
        return self._present.get(sha256, ())

    def present(self) -> list[Article]:
        """Return all articles that can be read, by name."""
        files = (article for copies in self._present.values() for article in copies)
        return sorted(files, key=lambda article: name_key(article.name, article.sha256))

    def gone(self) -> list[ExportArticle]:
        """Return the articles that are gone, of those that `of` was asked for, by name."""
        return sorted(self._gone.values(), key=lambda gone: name_key(gone.name, gone.sha256))

    def described(self, article: Article) -> ExportArticle:
        """Return an article as an export names it."""
        facts = facts_of(article, self._review)
        return _described(article.name, article.title, article.sha256, facts)

    def named(self, sha256: str, copy: int = 0) -> ExportArticle:
        """Return the article with this hash; of several copies the one with this number."""
        files = self.files(sha256)
        if files:
            return self.described(files[min(copy, len(files) - 1)])
        return self._gone.get(sha256) or self._remembered(sha256)

    def label(self, sha256: str, cited: Sequence[Cited] = ()) -> str:
        """Return the short name by which a reader tells an article from the others of a record.

        Args:
            sha256: The article's hash; a word of `RIGHT_WORDS` is returned as it is.
            cited: The articles of the record: where both have one short name, the full name
                is used.
        """
        if sha256 in RIGHT_WORDS:
            return sha256
        own = self.named(sha256)
        others = (one.article for one in cited if one.article.sha256 != sha256)
        if own.short_name in RIGHT_WORDS or own.short_name in {one.short_name for one in others}:
            return own.name
        return own.short_name

    def of(self, target: Target) -> list[Cited]:
        """Return the articles of a target, ordered by the names of the articles.

        A verdict has one or two; a journal that was tampered with may name more. Where a finding
        is that one article contradicts itself, that article stands there twice: with the first
        place and with the other.
        """
        cited: list[Cited] = []
        copies: dict[str, int] = {}
        for number, whole in enumerate(target.articles):
            copy = copies.get(whole.sha256, 0)
            copies[whole.sha256] = copy + 1
            if not self.files(whole.sha256):
                self._gone.setdefault(whole.sha256, self._remembered(whole.sha256, whole.path))
            own = self._decisive(target, number, whole.sha256)
            inside = target.finding is not None and len(target.articles) == 1 and len(own) > 1
            parts = (own[:1], own[1:]) if inside else (own,)
            cited += [self._cited(whole, decisive, copy) for decisive in parts]
        return sorted(cited, key=_cited_key)

    def sentences(self, whole: ArticleAnchors, anchors: Iterable[Anchor]) -> list[int]:
        """Return the indices of the sentences that `anchors` touch, ascending.

        There are none where the anchors count in another text than the article's.
        """
        sha256 = whole.sha256
        files = self.files(sha256)
        if not files or whole.text not in ("", files[0].text_sha256):
            return []
        sentences = files[0].sentences
        if sha256 not in self._starts:
            self._starts[sha256] = [sentence.start for sentence in sentences]
        starts = self._starts[sha256]
        touched: set[int] = set()
        for item in anchors:
            first = max(0, bisect_right(starts, item.start) - 1)
            touched.update(
                index
                for index in range(first, bisect_left(starts, item.end))
                if sentences[index].end > item.start
            )
        return sorted(touched)

    def _cited(self, whole: ArticleAnchors, decisive: Sequence[Anchor], copy: int) -> Cited:
        # The sentences of a finding are those of its own words: its row, which the target names
        # too, is that of one of its ends, and the other may stand in another one.
        own = decisive or whole.anchors
        indices = self.sentences(whole, own)
        files = self.files(whole.sha256)
        sentences = [files[0].sentences[index] for index in indices]
        kinds = {sentence.kind for sentence in sentences}
        text = self._text(whole)
        start, end = _span(text, decisive) or (None, None)
        around = _around(decisive, whole.anchors) or own
        held = [ExportSentence(one.start, files[0].quote(one)) for one in sentences]
        return Cited(
            article=self.named(whole.sha256, copy),
            quote=_words(text, decisive),
            # A place may also begin or end in the space between two sentences.
            passage=_words(text, around, [*sentences, *own]),
            sentences=tuple(
                held or [ExportSentence(one.start, _words(text, [one])) for one in around]
            ),
            sentence=numbers_told(indices),
            start=start,
            end=end,
            prefix=(text or "")[max(0, (start or 0) - CONTEXT) : start or 0],
            suffix=(text or "")[end : end + CONTEXT] if end is not None else "",
            # Entries that name no text count in the one that the file holds; see `_text`.
            text_sha256=whole.text or (files[0].text_sha256 if files else whole.sha256),
            places=tuple((one.start, one.end) for one in decisive if _is_in(text, one)),
            furniture=bool(kinds) and kinds <= FURNITURE,
        )

    def _decisive(self, target: Target, number: int, sha256: str) -> tuple[Anchor, ...]:
        """Return the places in one article that were judged: the finding's where there is one."""
        if target.finding is None:
            return target.articles[number].anchors
        own = [one.anchors for one in target.finding.articles if one.sha256 == sha256]
        same = [i for i, whole in enumerate(target.articles) if whole.sha256 == sha256]
        copy = same.index(number)
        return own[copy] if copy < len(own) else ()

    def _text(self, whole: ArticleAnchors) -> str | None:
        """Return the text in which the anchors count; None where nobody has it any more.

        It is the article's, or what the desk kept of it, before the words that a journal gives: a
        journal could put words into its mouth.
        """
        files = self.files(whole.sha256)
        if files and whole.text in ("", files[0].text_sha256):
            return files[0].text
        key = (whole.sha256, whole.text)
        if key not in self._earlier:
            self._earlier[key] = self._kept.text(*key)
        return self._earlier[key]

    def _remembered(self, sha256: str, path: str = "") -> ExportArticle:
        facts = ArticleFacts()
        said = self._review.article_facts.get(sha256)
        facts = said.over(facts) if said else facts
        return _described(path or sha256[:_SHORT_HASH], "", sha256, facts, present=False)


@lru_cache(maxsize=4_096)
def name_key(name: str, sha256: str = "") -> NameKey:
    """Return the key that sorts articles in exports; asked for several times a record."""
    return natural_key(name), name, sha256


def numbers_told(indices: Sequence[int]) -> str:
    """Return sentence numbers from 1 as a person writes them: "3", "3-4", "3-4, 7"."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return ", ".join(
        f"{run[0] + 1}-{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs
    )


def _described(
    name: str, title: str, sha256: str, facts: ArticleFacts, *, present: bool = True
) -> ExportArticle:
    return ExportArticle(
        name=name,
        short_name=facts.short_name or facts.outlet or name,
        outlet=facts.outlet,
        published=facts.published,
        published_is_guess=facts.published_is_guess and bool(facts.published),
        url=facts.url,
        title=title,
        sha256=sha256,
        language=facts.language,
        present=present,
    )


def _span(text: str | None, places: Sequence[Place]) -> tuple[int, int] | None:
    """Return from where to where some places go; None where there is none or one can't be."""
    if not places or not all(_is_in(text, place) for place in places):
        return None
    return min(place.start for place in places), max(place.end for place in places)


def _words(text: str | None, anchors: Sequence[Anchor], more: Sequence[Place] = ()) -> str:
    """Return the words from the first of some places to the end of the last one.

    Args:
        text: In which they stand. Where nobody has it, or they can't be in it, the words are those
            that the store kept of each of `anchors`.
        anchors: The places.
        more: Other places that belong to them.
    """
    span = _span(text, [*anchors, *more])
    if text is None or span is None:
        return " ".join(item.quote for item in anchors)
    return text[slice(*span)]


def _is_in(text: str | None, place: Place) -> bool:
    return 0 <= place.start < place.end and (text is None or place.end <= len(text))


def _around(decisive: Iterable[Anchor], anchors: Iterable[Anchor]) -> list[Anchor]:
    """Return the anchors in which some places stand: of a text that is gone, its sentences."""
    return [
        item for item in anchors if any(item.start < d.end and d.start < item.end for d in decisive)
    ]


def _cited_key(one: Cited) -> tuple[NameKey, int, int]:
    start = -1 if one.start is None else one.start
    end = -1 if one.end is None else one.end
    return name_key(one.article.name, one.article.sha256), start, end
