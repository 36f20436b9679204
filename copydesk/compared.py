"""What comparing two articles gave, and where it is kept from one session to the next.

Apart from `comparison`, which loads the aligner and all rules: whoever only shows rows and findings
needs none of them.
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from copydesk.alignment.edit import Edit
from copydesk.alignment.group import Grouping
from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.articles.article import encoded
from copydesk.cache import MOST_BYTES, Cache, this_program
from copydesk.findings.difference import Difference
from copydesk.findings.finding import Finding

if TYPE_CHECKING:
    from copydesk.articles.article import Article

COMPARISONS: Final = "comparisons"
"""Name of the folder inside the user's cache directory."""

ALIGNED: Final = 0.5
"""Share of comparing that is done when the rows of long articles are there; findings take the rest.
Of two of 3,000 sentences 1.7 of 3.4 s of processor, of two of 8,000 5.8 of 10.0."""

_BYTES_A_SENTENCE: Final = 4_000
"""Most that an entry may hold for each sentence: twenty times what 2,000 a side take."""
_BYTES_A_PAIR: Final = 100_000
"""Most that it may hold besides."""


class Comparison(Struct, frozen=True, gc=False):
    """Two articles laid side by side."""

    links: tuple[Link, ...]
    """Sorted by (left, right); indices are those of `Article.sentences`. A person's are among them,
    with confidence 1.0, and none that a person took away."""
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    """Where the two clash, by row, then by place."""
    differences: tuple[Difference, ...] = ()
    """All that the two put otherwise, or that only one of them tells, by row, then by place: what
    findings are chosen from and what is marked in the rows that both have."""
    inside_left: tuple[Finding, ...] = ()
    """Where the left article contradicts itself; both spans lie in it, `row` is 0."""
    inside_right: tuple[Finding, ...] = ()
    """The same for the right one."""
    checkable: frozenset[int] = frozenset()
    """Numbers of the one-sided rows that hold a number, name, quotation or date."""
    languages: tuple[str, str] = ("", "")
    """In which language each article is written ("en"), "" where that can't be told: rules about
    words hold in English only."""
    machine: Grouping = Grouping()
    """What the machine alone made of the two: edits are applied to it."""
    edits: tuple[Edit, ...] = ()
    """Those that went in."""
    candidates: tuple[Link, ...] = ()
    """Further cells, sorted by (left, right): two sentences that may share a detail, with the
    confidence that they are a link, which is below that of one. For findings and the fact sheet;
    none of them makes a row."""
    findings_known: bool = True
    """False while findings are still being looked for: `findings`, `differences`, `inside_left`,
    `inside_right`, `checkable` and `languages` say nothing yet, all else is as it will be."""


class ComparisonCache:
    """The comparisons that are kept for this user, each by all that it depends on.

    That is both articles as they were read and this state of the program. What people decided about
    the rows is part of an entry, not of its name: there is one for each pair and order of articles,
    the newest, and whoever takes it has to see whether its edits make the rows that are wanted.

    Args:
        cache: The user's cache directory; it need not exist, and is made by the first entry.
        most: What all entries together may take, in bytes; those used longest ago go first.
    """

    def __init__(self, cache: Path, most: int = MOST_BYTES) -> None:
        self._entries = Cache(cache / COMPARISONS, most)

    @property
    def folder(self) -> Path:
        """Where the entries lie."""
        return self._entries.folder

    def find(self, left: Article, right: Article) -> Comparison | None:
        """Return what is kept of comparing two articles; None where nothing can be believed."""
        name = _name(left, right)
        sentences = len(left.sentences) + len(right.sentences)
        body = name and self._entries.find(name, _BYTES_A_PAIR + _BYTES_A_SENTENCE * sentences)
        if not body:
            return None
        try:
            comparison = msgspec.msgpack.decode(body, type=Comparison)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        return comparison if _fits(comparison, left, right) else None

    def keep(self, left: Article, right: Article, comparison: Comparison) -> None:
        """Keep what comparing two articles gave, findings and all, if the disk lets us."""
        assert comparison.findings_known  # half of it would be taken for the whole
        name = _name(left, right)
        if name:
            try:
                body = msgspec.msgpack.encode(comparison)
            except UnicodeEncodeError:
                return  # a question quotes half a character, which no file holds
            self._entries.keep(name, body)


def _name(left: Article, right: Article) -> str:
    """Return the name of the entry of a pair; "" for one that can have none."""
    digest = hashlib.sha256(this_program())
    try:
        for article in (left, right):
            digest.update(_identity(article))
    except UnicodeEncodeError:
        return ""
    return digest.hexdigest()


def _identity(article: Article) -> bytes:
    """Return what an article is to a comparison, in short."""
    known = (article.name, article.facts, article.paragraphs, article.sentences)
    digest = hashlib.sha256(msgspec.msgpack.encode(known))
    digest.update(encoded(article.text))
    return digest.digest()


def _fits(comparison: Comparison, left: Article, right: Article) -> bool:
    """Tell whether a comparison can be that of two articles: a checksum can be made for any."""
    rows, counts = comparison.rows, (len(left.sentences), len(right.sentences))
    return (
        comparison.findings_known
        and [row.number for row in rows] == list(range(1, len(rows) + 1))
        and sorted(index for row in rows for index in row.left) == list(range(counts[0]))
        and sorted(index for row in rows for index in row.right) == list(range(counts[1]))
        and all(_stands_among(row, counts) for row in rows)
        and all(_is_between(link, counts) for link in comparison.links)
        and all(_is_between(cell, counts) for cell in comparison.candidates)
        and all(
            _lies_in(finding, one, other, len(rows))
            for findings, one, other in (
                (comparison.findings, left, right),
                (comparison.inside_left, left, left),
                (comparison.inside_right, right, right),
            )
            for finding in findings
        )
        and all(one.row <= other.row for one, other in pairwise(comparison.differences))
        and all(
            _lies_in(difference, left, right, len(rows)) and 0 <= difference.weight <= 1
            for difference in comparison.differences
        )
    )


def _stands_among(row: Row, counts: tuple[int, int]) -> bool:
    """Tell whether what a row says of other rows leads somewhere, and it can be folded if it is."""
    return (
        (row.is_one_sided or not row.furniture)
        and _are_among(row.also_left, counts[0])
        and _are_among(row.also_right, counts[1])
        and (row.nearest is None or _is_between(row.nearest, counts))
    )


def _are_among(indices: tuple[int, ...], count: int) -> bool:
    return not indices or (min(indices) >= 0 and max(indices) < count)


def _is_between(link: Link, counts: tuple[int, int]) -> bool:
    return 0 <= link.left < counts[0] and 0 <= link.right < counts[1]


def _lies_in(finding: Finding | Difference, left: Article, right: Article, rows: int) -> bool:
    return 0 <= finding.row <= rows and all(
        span is None or 0 <= span.start <= span.end <= len(article.text)
        for span, article in ((finding.left, left), (finding.right, right))
    )
