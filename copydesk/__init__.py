"""The engine of copydesk: reading articles, aligning them, keeping verdicts on their differences.

Six names are the public interface for scripts; they load on first use, so that `import copydesk`
costs nothing::

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
    from copydesk.articles.readers import read_article as read_article
    from copydesk.comparison import compare as compare
    from copydesk.findings.inside import check_article as check_article
    from copydesk.sheet.maker import fact_sheet as fact_sheet

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "align_sentences",
    "check_article",
    "compare",
    "fact_sheet",
    "read_article",
]

_HOMES = {
    "align_sentences": "copydesk.alignment.aligner",
    "check_article": "copydesk.findings.inside",
    "compare": "copydesk.comparison",
    "fact_sheet": "copydesk.sheet.maker",
    "read_article": "copydesk.articles.readers",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home on first use (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
