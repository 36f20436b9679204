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


class Reason(Struct, frozen=True):
    """Why something in the folder is no article."""

    one: str
    """In words that stand behind its name: "a picture", "its name ends in .xyz"."""
    many: str
    """What several with such a reason are called, behind their number: "pictures"."""
    cure: str = ""
    """What makes an article of it, if anything does: "save as .docx"."""
    is_plain: bool = False
    """Nobody would take it for an article (README, what copydesk wrote): the list passes it by."""

    @property
    def told(self) -> str:
        """The reason with its cure: "an office document that isn't read: save as .docx"."""
        return f"{self.one}: {self.cure}" if self.cure else self.one


class LeftOut(Struct, frozen=True):
    """Something in the folder that is no article."""

    name: str
    """Path below the library's root, with "/"; a folder's name ends in one."""
    reason: Reason


class Library(Struct, frozen=True):
    """The articles of one story in the order of the list."""

    root: Path
    """The folder that was opened, or the one that all named paths lie in."""
    title: str
    """The story's name."""
    articles: tuple[FoundArticle, ...]
    unread_folders: tuple[Path, ...] = ()
    """Sub-folders that could not be listed, for instance for lack of permission."""
    left_out: tuple[LeftOut, ...] = ()
    """What else lies in the folders, in the order of the list; hidden files aren't named."""
