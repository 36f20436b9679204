"""What people are asked about two sentences that stand in the middle of two short articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from copydesk.articles.article import Article, Span
from copydesk.comparison import compare
from copydesk.findings.finding import Finding
from tests.findings.pairs import article_of

AROUND: Final = (
    "The village newsletter comes out four times a year.",
    "Readers may send their letters to the editor.",
)
"""What both articles say before and after: it has nothing to do with any of the sentences."""

Pair = tuple[str, str]
"""A sentence of one article and of the other."""
_WORD: Final = re.compile(r"\w(?:[\w’'.,-]*\w)?")


class Asked(NamedTuple):
    """What is asked, and the words that it points at."""

    finding: Finding
    left: str
    """"" where only the right article has it."""
    right: str

    @property
    def is_two_sided(self) -> bool:
        """Whether it holds words of both articles against one another."""
        return bool(self.finding.left and self.finding.right)

    def __repr__(self) -> str:
        return f"{self.finding.type}: {self.finding.reason}"


def asked(
    left: str,
    right: str,
    *,
    language: str = "en",
    published: str = "",
    around: Iterable[str] = AROUND,
) -> list[Asked]:
    """Return all that is asked about two sentences, as the aligner links them.

    Args:
        left: A sentence, or several, one a line.
        right: The same of the other article.
        language: Of both articles.
        published: ISO date of both articles.
        around: What stands before and after in both, a sentence each; nothing for articles that
            have only these sentences.
    """
    before, after = (*around, "", "")[:2]
    one, other = (
        article_of(f"{before}\n{told}\n{after}", name, language=language, published=published)
        for told, name in ((left, "left.txt"), (right, "right.txt"))
    )
    return [
        Asked(finding, _words(one, finding.left), _words(other, finding.right))
        for finding in compare(one, other).findings
    ]


def two_sided(
    left: str,
    right: str,
    *,
    language: str = "en",
    published: str = "",
    around: Iterable[str] = AROUND,
) -> list[Asked]:
    """Return those questions of `asked` that hold words of both against one another."""
    found = asked(left, right, language=language, published=published, around=around)
    return [each for each in found if each.is_two_sided]


def points_at_the_difference(question: Asked, left: str, right: str) -> bool:
    """Tell whether a question shows a word that only one of two sentences has.

    Where both have the same words in another order, any place will do.
    """
    ours, theirs = _words_of(left), _words_of(right)
    shown = (_words_of(question.left) & (ours - theirs)) | (
        _words_of(question.right) & (theirs - ours)
    )
    return bool(shown) or ours == theirs


def both_orders(pairs: dict[str, tuple[Pair, ...]]) -> list[tuple[str, str, str]]:
    """Return (kind, left, right) for each pair, and once more the other way round."""
    return [
        (kind, *order)
        for kind, of_kind in pairs.items()
        for one, other in of_kind
        for order in ((one, other), (other, one))
    ]


def _words_of(text: str) -> set[str]:
    return {match[0].casefold() for match in _WORD.finditer(text)}


def _words(article: Article, span: Span | None) -> str:
    return article.quote(span) if span else ""
