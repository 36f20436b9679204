"""How paths are called on screen."""

from __future__ import annotations

from pathlib import Path

from copydesk.visible import visible


def short_path(path: Path) -> str:
    """Return a path as a person writes it, with ~ for home."""
    home = Path.home()
    name = f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
    return visible(name)
