"""What looking for articles gives. How they are looked for stands in `library`."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class FoundArticle(Struct, frozen=True):
    """A file that is taken for an article; not read yet."""

    path: Path
    name: str
    """Path below the library's root, with "/"."""
    heading: str
    """The sub-folder that it lies in, below the root, with "/"; "" for the root itself."""


class Library(Struct, frozen=True):
    """The articles of one story in the order of the list."""

    root: Path
    """The folder that was opened, or the one that all named paths lie in."""
    title: str
    """The story's name."""
    articles: tuple[FoundArticle, ...]
    unread_folders: tuple[Path, ...] = ()
    """Sub-folders that could not be listed, for instance for lack of permission."""
