"""Reasons that quote both articles: "would open or has opened?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.text.pairing import Side

if TYPE_CHECKING:
    from copydesk.articles.article import Article, Span
    from copydesk.findings.finding import FindingKind, Severity
    from copydesk.findings.text.passage import Passage

_LONGEST: Final = 26
"""Code points of a quotation in a reason: two of them fill two lines of the sidebar."""
_MORE: Final = " ..."


def either_or(
    kind: FindingKind,
    severity: Severity,
    left: tuple[Passage | Side, range],
    right: tuple[Passage | Side, range],
) -> Clash:
    """Return the clash of two runs of tokens with the question which of them is right.

    Args:
        kind: What clashes.
        severity: How gravely.
        left: A sentence, or side, of the left article and a run of its tokens.
        right: The same of the right article.
    """
    spans = [of.span(run[0], run[-1]) for of, run in (left, right)]
    words = (
        shortened(_article(of).quote(span))
        for (of, _), span in zip((left, right), spans, strict=True)
    )
    return Clash(kind, severity, f"{' or '.join(words)}?", spans[0], spans[1])


def _article(of: Passage | Side) -> Article:
    passage = of.passages[0] if isinstance(of, Side) else of
    return passage.reading.article


def left_out(severity: Severity, article: Article, span: Span) -> Clash:
    """Return the clash of a span of the left article for which the right one has nothing."""
    words = shortened(article.quote(span))
    return Clash("omission", severity, f"{words}: left out?", span, None)


def only_here(severity: Severity, article: Article, span: Span) -> Clash:
    """Return the clash of a span of the right article for which the left one has nothing."""
    words = shortened(article.quote(span))
    return Clash("addition", severity, f"{words}: only here?", None, span)


def shortened(words: str) -> str:
    """Return the first words of a quotation, with "..." for what is left out."""
    whole = " ".join(words.split())
    if len(whole) <= _LONGEST:
        return whole
    room = _LONGEST - len(_MORE)
    end = whole.rfind(" ", 0, room + 1)
    kept = whole[:end] if end > 0 else whole.split(" ", 1)[0][:_LONGEST]
    return kept + _MORE
