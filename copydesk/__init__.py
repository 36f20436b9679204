"""The engine of copydesk: reading articles, aligning them, keeping verdicts on their differences.

The names below are the public interface for scripts (`docs/scripting.md`); they load on first use,
so that `import copydesk` costs nothing::

    import copydesk

    left = copydesk.read_article("wire.txt")
    right = copydesk.read_article("copy.txt")
    comparison = copydesk.compare(left, right)
    findings = copydesk.check_article(left)
    sheet = copydesk.fact_sheet([left, right])
    links = copydesk.align_sentences(["One sentence."], ["One sentence!"])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.alignment.aligner import align_sentences as align_sentences
    from copydesk.alignment.link import FixedLink as FixedLink
    from copydesk.alignment.link import Link as Link
    from copydesk.alignment.row import Row as Row
    from copydesk.articles.article import Article as Article
    from copydesk.articles.article import ArticleFacts as ArticleFacts
    from copydesk.articles.article import Paragraph as Paragraph
    from copydesk.articles.article import Sentence as Sentence
    from copydesk.articles.article import Span as Span
    from copydesk.articles.read_article import read_article as read_article
    from copydesk.compared import Comparison as Comparison
    from copydesk.comparison import compare as compare
    from copydesk.errors import CopydeskError as CopydeskError
    from copydesk.errors import InputError as InputError
    from copydesk.findings.difference import Difference as Difference
    from copydesk.findings.finding import Finding as Finding
    from copydesk.findings.inside import check_article as check_article
    from copydesk.sheet.maker import fact_sheet as fact_sheet
    from copydesk.sheet.sheet import Cell as Cell
    from copydesk.sheet.sheet import Line as Line
    from copydesk.sheet.sheet import Sheet as Sheet

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleFacts",
    "Cell",
    "Comparison",
    "CopydeskError",
    "Difference",
    "Finding",
    "FixedLink",
    "InputError",
    "Line",
    "Link",
    "Paragraph",
    "Row",
    "Sentence",
    "Sheet",
    "Span",
    "__version__",
    "align_sentences",
    "check_article",
    "compare",
    "fact_sheet",
    "read_article",
]

_HOMES = {
    "Article": "copydesk.articles.article",
    "ArticleFacts": "copydesk.articles.article",
    "Cell": "copydesk.sheet.sheet",
    "Comparison": "copydesk.compared",
    "CopydeskError": "copydesk.errors",
    "Difference": "copydesk.findings.difference",
    "Finding": "copydesk.findings.finding",
    "FixedLink": "copydesk.alignment.link",
    "InputError": "copydesk.errors",
    "Line": "copydesk.sheet.sheet",
    "Link": "copydesk.alignment.link",
    "Paragraph": "copydesk.articles.article",
    "Row": "copydesk.alignment.row",
    "Sentence": "copydesk.articles.article",
    "Sheet": "copydesk.sheet.sheet",
    "Span": "copydesk.articles.article",
    "align_sentences": "copydesk.alignment.aligner",
    "check_article": "copydesk.findings.inside",
    "compare": "copydesk.comparison",
    "fact_sheet": "copydesk.sheet.maker",
    "read_article": "copydesk.articles.read_article",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home on first use (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, for whoever explores them in a console."""
    return __all__
