"""How articles, verdicts and files are called on screen."""

from __future__ import annotations

from pathlib import Path

from copydesk.visible import visible
<<<<<<< HEAD
from tui.session.names import article_name as article_name
from tui.session.names import data_text as data_text
from tui.session.names import pair_names as pair_names
from tui.session.names import short_name as short_name
from tui.session.names import side_text as side_text
from tui.session.names import verdict_text as verdict_text
=======
from tui.session.session import Session


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
    """Return the short name of the article in a column."""
    article = session.pair.left if side == "left" else session.pair.right
    if article is None:
        return ""
    if session.looking_back is not None:
        name = short_name(session, session.looking_back[1])
        return f"{name} as it was" if side == "left" else f"{name} now"
    return session.facts(article).short_name or article.name


def side_text(session: Session, right: str) -> str:
    """Return who is right in words: "001 right", "both right", "side unknown"."""
    return "side unknown" if right == "unknown" else f"{side_name(session, right)} right"


def side_name(session: Session, right: str) -> str:
    """Return what the side that is right is called: "001", "both", "article 1f3a9c02"."""
    if right in ("both", "neither"):
        return right
    lineage = session.desk.lineage
    for named in (right, lineage.present_hashes.get(right)):
        for index, article in session.desk.articles_read().items():
            if article.sha256 == named:
                return short_name(session, index)
    return f"article {right[:8]}"


def verdict_text(session: Session, judgement: Judgement) -> str:
    """Return a verdict in words: "3 contradict, 001 right, probable"."""
    return data_text(session, VerdictData(judgement.verdict, judgement.right, judgement.certainty))


def data_text(session: Session, data: VerdictData | AdjudicationData) -> str:
    """Return what a verdict or a final decision says in words; "" for one that takes it back."""
    if data.verdict is None:
        return ""
    parts = [f"{int(data.verdict)} {data.verdict.word}"]
    if data.right:
        parts.append(side_text(session, data.right))
    if data.certainty:
        parts.append(data.certainty)
    return ", ".join(parts)
>>>>>>> e15c48b (Put each row under a line of its own that says what it is, in place of the gutter)


def short_path(path: Path) -> str:
    """Return a path as a person writes it, with ~ for home."""
    home = Path.home()
    name = f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
    return visible(name)
