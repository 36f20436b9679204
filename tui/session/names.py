"""How articles, verdicts and sentences are called on screen, in every sentence of the session."""

from __future__ import annotations

from functools import partial
from typing import Final

from copydesk.findings.finding import Finding, FindingKind
from copydesk.judged.history import decision_text
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import AdjudicationData, VerdictData
from tui.session.session import Session

_TELLING: Final[dict[FindingKind, str]] = {"omission": "left", "addition": "right"}
"""Kinds of findings that one article has alone, each with the column in which that one stands."""

_WORDS: Final = 21
"""Most code points that are told of a sentence: two of them fit on a line of 80 cells."""


def short_name(session: Session, index: int) -> str:
    """Return the name of an article as the list shows it."""
    article = session.desk.known(index)
    if article is None:
        return session.desk.found[index].name
    return session.facts(article).short_name or article.name


def pair_names(session: Session) -> tuple[str, str]:
    """Return what to call the base and the other article; "" for no other one.

    Two of one name are told apart by their files.
    """
    if session.other is None:
        return short_name(session, session.base), ""
    base, other = short_name(session, session.base), short_name(session, session.other)
    if base == other:
        found = session.desk.found
        return found[session.base].name, found[session.other].name
    return base, other


def article_name(session: Session, side: str) -> str:
    """Return the short name of the article in a column; "" for no other one."""
    article = session.pair.left if side == "left" else session.pair.right
    if article is None:
        return "" if session.other is None else short_name(session, session.other)
    if session.looking_back is not None:
        name = short_name(session, session.looking_back[1])
        return f"{name} as it was" if side == "left" else f"{name} now"
    return session.facts(article).short_name or article.name


def named_article(session: Session, sha256: str) -> str:
    """Return the short name of the article with a hash, or that an earlier text with it became."""
    lineage = session.desk.lineage
    for named in (sha256, lineage.present_hashes.get(sha256)):
        for index, article in session.desk.articles_read().items():
            if article.sha256 == named:
                return short_name(session, index)
    return f"article {sha256[:8]}"


def kind_text(session: Session, finding: Finding) -> str:
    """Return what the kind of a finding is called: "number", "only in 1 Wire"."""
    side = _TELLING.get(finding.kind)
    return finding.kind if side is None else f"only in {article_name(session, side)}"


def filter_text(session: Session, name: str) -> str:
    """Return what a filter is called: by its name, but for what one article of a pair has alone."""
    if name == "omission":
        return f"only in {short_name(session, session.base)}"
    return "only in the other article" if name == "addition" else name


def verdict_text(session: Session, judgement: Judgement) -> str:
    """Return a verdict in words: "3 contradict, 1 Wire is right, probable"."""
    return data_text(session, VerdictData(judgement.verdict, judgement.right, judgement.certainty))


def data_text(session: Session, data: VerdictData | AdjudicationData) -> str:
    """Return what a verdict or a final decision says in words; "" for one that takes it back."""
    return decision_text(data, partial(named_article, session))


def quoted(words: str) -> str:
    """Return how a sentence begins, in quotation marks, on one line."""
    plain = " ".join(words.split())
    if len(plain) > _WORDS:
        cut = plain[: _WORDS - 3]
        plain = (cut.rpartition(" ")[0] or cut) + " ..."
    return f'"{plain}"'
