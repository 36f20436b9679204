"""Rows and findings as words for a copy."""

from __future__ import annotations

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged
from tui.cards.finding_cards import text_of
from tui.session.names import article_name
from tui.session.session import Session


def row_text(session: Session, *, verdict: bool) -> str:
    """Return the words of the row under the cursor; "" where there is no row.

    Args:
        session: The session.
        verdict: With the verdict and the note.
    """
    row = session.cursor.current
    pair = session.pair
    if row is None:
        return ""
    lines: list[str] = []
    for article, run in ((pair.left, row.row.left), (pair.right, row.row.right)):
        if article is not None and run:
            words = " ".join(article.quote(article.sentences[index]) for index in run)
            lines.append(f"{session.facts(article).short_name}: {words}")
    return "\n".join(lines + (verdict_lines(row) if verdict else []))


def words_of(session: Session, judged: JudgedFinding) -> list[str]:
    """Return a finding for a copy: what it is, then the words of each place."""
    lines = [text_of(session, judged)]
    for end in judged.ends:
        article = session.pair.left if end.side == "left" else session.pair.right
        if article is not None:
            quote = article.quote(end.span)
            lines.append(f"{article_name(session, end.side)}: {quote}")
    return lines


def verdict_lines(judged: Judged) -> list[str]:
    """Return the final verdict, my verdict and my note for a copy."""
    mine = judged.mine
    lines: list[str] = []
    if judged.final is not None and (final := judged.final.entry.data.verdict):
        lines.append(f"final: {int(final)} {final.word}, by {judged.final.entry.reviewer}")
    if mine is not None and mine.verdict is not None:
        lines.append(f"{int(mine.verdict)} {mine.verdict.word}")
    if mine is not None and mine.note:
        lines.append(mine.note)
    return lines
