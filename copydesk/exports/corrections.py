"""What each article must put right: what it says, what it should say, and who decided that.

Told by verdicts `contradict` that say who is right, the final ones where there are any. Verdicts on
words that were changed since count no more: what they asked for may have been done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from copydesk.articles.wording import normal_form
from copydesk.exports.entries import Entry
from copydesk.exports.quoted import Place, Quoted, quoted
from copydesk.exports.record import ExportArticle, ExportRecord, Records

Side = Literal[1, 2]
"""Of a record: its first article or its second."""

_Key = tuple[tuple[Place, ...], str]
"""Where words stand that are wrong; of what an article lacks the question instead."""


@dataclass(frozen=True, slots=True)
class RightWords:
    """What another article says, which is right."""

    article: str
    """Name of the article."""
    short_name: str
    quoted: Quoted
    is_lack: bool
    """That article rightly leaves out what the wrong one says: none of the words are meant."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of an article that are wrong."""

    quoted: Quoted
    """Its own sentences, with what is wrong in them; without such words the whole is wrong, or
    lacks something."""
    sentence: str
    """Number of the sentence, from 1: "3", "3-4"."""
    start: int
    """Where its words begin, code points in the article's text; -1 for what it lacks."""
    right: tuple[RightWords, ...]
    """What it should say, each wording once; empty where no article is right."""
    verdicts: tuple[ExportRecord, ...]
    """Those that it stands on, with their evidence and notes; not empty. Where one is settled its
    final decision counts, not its verdict."""

    @property
    def is_lack(self) -> bool:
        """Whether nothing that it says is wrong, but it lacks what another article rightly says."""
        return self.start < 0

    @property
    def is_final(self) -> bool:
        """Whether it was decided for the whole desk."""
        return any(one.is_settled for one in self.verdicts)

    @property
    def is_disputed(self) -> bool:
        """Whether reviewers decided differently and nobody settled that."""
        return any(one.dispute in ("open", "reopened") for one in self.verdicts)


@dataclass(frozen=True, slots=True)
class ArticleCorrections:
    """What one article must put right."""

    article: ExportArticle
    corrections: tuple[Correction, ...]
    """In the order of its text, then what it lacks; not empty."""


def corrections_of(records: Records, entries: Iterable[Entry]) -> tuple[ArticleCorrections, ...]:
    """Return what each article must put right, in the order of the articles.

    Args:
        records: What is exported.
        entries: Its contradictions.
    """
    found = [wrong for entry in entries for wrong in _wrong_in(entry)]
    # Who judged a row and the findings in it said the same of it twice.
    told = {(one.article, one.record.row) for one in found if one.record.finding_kind}
    said: dict[str, dict[_Key, list[_Wrong]]] = {}
    for wrong in found:
        if wrong.record.finding_kind or (wrong.article, wrong.record.row) not in told:
            said.setdefault(wrong.article, {}).setdefault(wrong.key, []).append(wrong)
    return tuple(
        ArticleCorrections(
            article,
            tuple(
                _correction(said[article.name][key])
                for key in sorted(said[article.name], key=lambda key: (not key[0], key))
            ),
        )
        for article in records.articles
        if article.present and article.name in said
    )


@dataclass(frozen=True, slots=True)
class _Wrong:
    """One verdict that says of words of an article that they are wrong."""

    article: str
    key: _Key
    quoted: Quoted
    sentence: str
    right: RightWords | None
    record: ExportRecord


def _wrong_in(entry: Entry) -> Iterator[_Wrong]:
    for group in entry.asked:
        for record in group:
            for side in _wrong_sides(record):
                yield _wrong(entry, record, side)


def _wrong_sides(record: ExportRecord) -> tuple[Side, ...]:
    """Return which of the two articles is wrong by a record; none where that isn't said."""
    if record.changed_since or record.article_2 in ("", record.article_1):
        return ()
    final = record.final_decision if record.is_settled else None
    right = final.right if final else record.right
    sha256 = final.right_sha256 if final else record.right_sha256
    if right == "neither":
        return (1, 2)
    if not sha256 or record.sha256_1 == record.sha256_2:
        return ()
    if sha256 == record.sha256_1:
        return (2,)
    return (1,) if sha256 == record.sha256_2 else ()


def _wrong(entry: Entry, record: ExportRecord, side: Side) -> _Wrong:
    name, sentence = (
        (record.article_1, record.sentence_1)
        if side == 1
        else (record.article_2, record.sentence_2)
    )
    places = record.places_1 if side == 1 else record.places_2
    return _Wrong(
        name,
        (places, "" if places else record.question or repr(record.target)),
        _quoted(entry, record, side),
        sentence,
        None if len(_wrong_sides(record)) > 1 else _right(entry, record, 2 if side == 1 else 1),
        record,
    )


def _right(entry: Entry, record: ExportRecord, side: Side) -> RightWords:
    name, short = (
        (record.article_1, record.short_name_1)
        if side == 1
        else (record.article_2, record.short_name_2)
    )
    places = record.places_1 if side == 1 else record.places_2
    return RightWords(name, short, _quoted(entry, record, side), is_lack=not places)


def _quoted(entry: Entry, record: ExportRecord, side: Side) -> Quoted:
    return quoted(record, side, None if record.finding_kind else entry.places(side))


def _correction(found: Sequence[_Wrong]) -> Correction:
    right: dict[str, RightWords] = {}
    for one in found:
        if one.right is not None:
            right.setdefault(_form(one.right.quoted), one.right)
    first = found[0]
    verdicts = {(one.record.target, one.record.reviewer): one.record for one in found}
    return Correction(
        first.quoted,
        first.sentence,
        first.key[0][0][0] if first.key[0] else -1,
        tuple(right.values()),
        tuple(verdicts.values()),
    )


def _form(said: Quoted) -> str:
    """Return what two wordings have in common that are one."""
    return normal_form(" ".join(said.meant or said.texts))
