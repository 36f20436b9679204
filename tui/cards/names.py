"""How articles, verdicts and files are called on screen."""

from __future__ import annotations

from pathlib import Path

from copydesk.visible import visible
from tui.session.names import article_name as article_name
from tui.session.names import data_text as data_text
from tui.session.names import pair_names as pair_names
from tui.session.names import short_name as short_name
from tui.session.names import side_text as side_text
from tui.session.names import verdict_text as verdict_text


def short_path(path: Path) -> str:
    """Return a path as a person writes it, with ~ for home."""
    home = Path.home()
    name = f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
    return visible(name)
