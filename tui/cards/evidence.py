"""Evidence in words."""

from __future__ import annotations

from copydesk.reviews.judgement import Judgement
from tui.session.names import named_article
from tui.session.session import Session


def evidence_lines(session: Session, judgement: Judgement) -> tuple[str, ...]:
    """Return one line an evidence entry: source, locator, words quoted, what it supports."""
    lines: list[str] = []
    sources = session.live.review.sources
    for entry in judgement.evidence:
        source = sources.get(entry.source)
        parts = [source.title if source else "source taken back", entry.locator]
        if entry.quote:
            parts.append(f'"{entry.quote}"')
        if entry.supports:
            parts.append(f"for {_supported(session, entry.supports)}")
        lines.append(", ".join(part for part in parts if part))
    return tuple(lines)


def _supported(session: Session, supports: str) -> str:
    """Return what evidence speaks for: an article by its name, or "both"."""
    named = supports in ("both", "neither", "unknown")
    return supports if named else named_article(session, supports)
