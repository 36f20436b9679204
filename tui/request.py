"""What the command line asks for, read once and passed down as a value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.config import Config

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders of this user. Naming one never creates it."""

    desks: Path
    """Desks of folders that have no `.copydesk/` of their own."""
    state: Path
    """Resume positions, drafts, the device's id."""
    cache: Path
    """What can be worked out again."""
    demo: Path
    """The sample story that `copydesk demo` opens."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: the arguments joined with environment and configuration."""

    arguments: argparse.Namespace
    config: Config
    config_path: Path
    locations: Locations
    reviewer: str
    desk: Path | None
    """The store that was asked for by name; None: look for one."""
