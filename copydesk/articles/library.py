"""Finds the articles of a story without reading them, so that the first screen needn't wait.

One folder is one story; its sub-folders are headings in the list. What lies in the folder but is no
article is left out with a reason (`left_out`): by its name, or because it says that copydesk wrote
it. Hidden files are passed by.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from copydesk.articles import left_out
from copydesk.articles.article import Article
from copydesk.articles.found import FoundArticle, LeftOut, Library, Reason
from copydesk.articles.readers.formats import SUFFIXES
from copydesk.errors import InputError
from copydesk.visible import visible

EXPORT_MARKER: Final = b"copydesk-export"
"""Stands in the first bytes of what copydesk writes, so that it isn't taken for an article."""

_MARKER_WITHIN: Final = 1024
_README: Final = re.compile(r"readme(?:\.(?:md|markdown|txt|text))?", re.IGNORECASE)
_README_TITLE: Final = re.compile(r"#\s+(.*?)\s*#*\s*")

_OF_A_DESK: Final = frozenset({"desk.json", "journals"})
"""What a desk that isn't hidden holds besides articles that it keeps."""
_KEPT: Final = re.compile("[0-9a-f]{64}")
"""What such articles are called there."""
_FEW: Final = 5
"""Of what is there in place of articles as many are named, and as many reasons."""


def find_articles(paths: Sequence[Path]) -> Library:
    """Find the articles in `paths`: folders are searched, files are taken whatever they are.

    Folders come in natural order (2 before 10), files before sub-folders; a file that is reached
    twice, by a link or by another path, counts once, at the first place.

    Raises:
        InputError: A path doesn't exist, or there is no article in any of them.
    """
    folders = [path for path in paths if _is_folder(path)]
    root = _common_folder(paths, folders)
    search = _Search([path for path in paths if path not in folders])
    for path in paths:
        if path in folders:
            search.walk(path)
        else:
            search.take(path)
    folder = str(_absolute(root))
    left = tuple(LeftOut(_name(path, folder), reason) for path, reason in search.left_out)
    if not search.files:
        raise _no_articles(paths, left, search.unread)
    return Library(
        root=root,
        title=_title(root),
        articles=tuple(_found(path, folder) for path in search.files),
        unread_folders=tuple(search.unread),
        left_out=left,
    )


def first_base(articles: Sequence[Article]) -> Article:
    """Return the article that the others are compared with until the reviewer pins another.

    It is the one marked as the source, else the one with the earliest date, else the first by name.
    A dateline without a year counts as of the year that lies nearest to the others' dates.
    """
    marked = [article for article in articles if article.facts.origin == "source"]
    known = sorted(article.facts.published for article in articles if article.facts.published)

    def order(article: Article) -> tuple[str, list[tuple[int, int | str]], str]:
        return _day_among(article, known) or "9999", natural_key(article.name), article.name

    return min(marked or articles, key=order)


def natural_key(name: str) -> list[tuple[int, int | str]]:
    """Return a key that sorts numbers in names by value: "2" before "10", case ignored."""
    parts = re.split(r"([0-9]{1,18})", name.casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]


class _Search:
    """Walks folders; remembers where it has been, so that links can't lead it in circles.

    Args:
        named: Files that are taken whatever they are, wherever they are met.
    """

    def __init__(self, named: Sequence[Path]) -> None:
        self.files: list[Path] = []
        self.unread: list[Path] = []
        self.left_out: list[tuple[str, Reason]] = []
        """Paths, those of folders with a separator at the end."""
        self._seen: dict[tuple[int, int], Path] = {}
        self._named = {_identity(path) for path in named}

    def take(self, path: Path) -> None:
        """Take a file, unless it was reached before."""
        identity = _identity(path)
        first = self._seen.get(identity)
        if first is None:
            self._seen[identity] = path
            self.files.append(path)
        elif _absolute(first) != _absolute(path):
            self._leave_out(str(path), left_out.same_as(first.name))

    def walk(self, folder: Path) -> None:
        """Take the articles of `folder` and, after them, of its sub-folders."""
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            try:
                identity = _identity(folder)
                if identity not in self._seen:
                    self._seen[identity] = folder
                    waiting.extend(reversed(self._take_files(folder)))
            except OSError:
                self.unread.append(folder)

    def _take_files(self, folder: Path) -> list[Path]:
        """Take the articles that lie directly in `folder`; return its sub-folders in order."""
        with os.scandir(folder) as entries:
            inside = [entry for entry in entries if not entry.name.startswith(".")]
        inside.sort(key=lambda entry: (natural_key(entry.name), entry.name))
        names = [entry.name for entry in inside]
        pages = left_out.pages_among(names)
        is_desk = _OF_A_DESK.issubset(names)
        folders = []
        for entry in inside:
            is_folder = _is_there(entry.is_dir)
            if is_desk and entry.name in _OF_A_DESK:
                reason: Reason | None = left_out.PART_OF_A_DESK
            elif is_folder:
                reason = left_out.reason_beside(entry.name, pages)
            else:
                reason = _why_not(entry)
            if reason is not None:
                self._leave_out(entry.path + os.sep * is_folder, reason)
            elif is_folder:
                folders.append(folder / entry.name)
            else:
                self.take(folder / entry.name)
        return folders

    def _leave_out(self, path: str, reason: Reason) -> None:
        # Who names a file takes it, so the folder that it lies in may not leave it out.
        if not (self._named and _is_one_of(path, self._named)):
            self.left_out.append((path, reason))


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file or folder from all others, whatever path leads to it."""
    found = path.stat()
    return found.st_dev, found.st_ino


def _is_one_of(path: str, files: Collection[tuple[int, int]]) -> bool:
    try:
        return _identity(Path(path)) in files
    except OSError:
        return False  # A link that leads nowhere.


def _is_there(look: Callable[[], bool]) -> bool:
    """Return what a look at an entry of a folder says; False for a link that can't be followed."""
    try:
        return look()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        path.stat()
        return path.is_dir()
    except FileNotFoundError:
        raise InputError(f"There is no file or folder {visible(str(path))}.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{visible(str(path))} can't be opened: {reason}.") from error
    except ValueError as error:
        raise InputError(f"{visible(str(path))} is no name that a file can have.") from error


def _why_not(entry: os.DirEntry[str]) -> Reason | None:
    """Return why what lies in a folder and is no folder is no article either, or None."""
    if not _is_there(entry.is_file):
        leads_nowhere = entry.is_symlink() and not _is_there(Path(entry.path).exists)
        return left_out.LEADS_NOWHERE if leads_nowhere else left_out.NO_FILE
    if reason := left_out.reason_by_name(entry.name):
        return reason
    if left_out.parted(entry.name)[1].lower() in SUFFIXES:
        return left_out.EXPORT if _is_export(entry.path) else None
    if _KEPT.fullmatch(entry.name):
        return left_out.PART_OF_A_DESK
    reason = left_out.reason_by_ending(entry.name)
    # What the name tells needs no further look.
    is_told = left_out.is_told_by(reason)
    return reason if is_told or entry.stat().st_size else left_out.EMPTY


def _is_export(path: str) -> bool:
    try:
        # By the string, as where names are made: a path for each file is felt in large folders.
        with open(path, "rb") as file:  # noqa: PTH123
            return EXPORT_MARKER in file.read(_MARKER_WITHIN)
    except OSError:
        # It is listed all the same: reading it will say what is wrong with it.
        return False


def _no_articles(
    paths: Sequence[Path], left: Sequence[LeftOut], unread: Sequence[Path]
) -> InputError:
    """Return the error that says what there is where no article is."""
    names = ", ".join(visible(str(path)) for path in paths) or "nothing"
    there = [f"the folder {folder} can't be listed" for folder in unread]
    there += left_out.left_out_lines(left, _FEW)
    more = ["..."] if len(there) > _FEW else []
    told = visible("; ".join(there[:_FEW] + more))
    return InputError(
        f"There are no articles in {names}{f', but: {told}' if told else ''}.",
        f"Looked for files that end in {', '.join(sorted(SUFFIXES))}, in sub-folders as well;"
        " hidden files are passed by.",
    )


def _common_folder(paths: Sequence[Path], folders: Sequence[Path]) -> Path:
    if len(paths) == 1 and folders:
        return paths[0]
    places = [_absolute(path if path in folders else path.parent) for path in paths]
    return Path(os.path.commonpath(places)) if places else Path()


def _absolute(path: Path) -> Path:
    """Return `path` without "..", links kept: a linked file belongs where its link lies."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute keeps "..".


def _found(path: Path, folder: str) -> FoundArticle:
    """Return what is known of an article in `folder`, an absolute path, by where it lies."""
    name = _name(path, folder)
    return FoundArticle(path, name, name.rpartition("/")[0])


def _name(path: str | Path, folder: str) -> str:
    """Return a path below `folder`, an absolute one; elsewhere the name alone."""
    # By strings: paths made by `pathlib` would take half of the time that a large folder does.
    place, above = os.path.abspath(path), folder.rstrip(os.sep) + os.sep  # noqa: PTH100
    below = place.removeprefix(above) if place.startswith(above) else place.rpartition(os.sep)[2]
    if isinstance(path, str) and path.endswith(os.sep):
        below += os.sep
    # Bytes of a name that are no UTF-8 arrive as surrogates, which can't be stored or shown.
    return below.encode("utf-8", "replace").decode("utf-8")


def _title(root: Path) -> str:
    """Return the README's heading, else the folder's name in words."""
    try:
        readmes = sorted(path for path in root.iterdir() if _README.fullmatch(path.name))
        for readme in readmes:
            if readme.is_file():
                with readme.open(encoding="utf-8-sig", errors="replace") as file:
                    for line in file.read(4096).splitlines():
                        if heading := _README_TITLE.fullmatch(line):
                            return heading[1]
    except OSError:
        # The title is an ornament; the folder's name does as well.
        pass
    words = re.sub(r"[\s_-]+", " ", _absolute(root).name).strip()
    return words[:1].upper() + words[1:]


def _day_among(article: Article, known: Sequence[str]) -> str:
    """Return the article's date, or its dateline's day in the year nearest to `known`, or ""."""
    if article.facts.published or not known:
        return article.facts.published
    # Loads the readers' patterns; most stories get their base without it.
    from copydesk.articles.facts import dateline_day

    day = dateline_day(article.text, article.paragraphs)
    if day is None:
        return ""
    anchor = date.fromisoformat(known[0])
    candidates = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            candidates.append(date(year, *day))
        except ValueError:
            continue  # 29 February of another year.
    return min(candidates, key=lambda one: abs(one - anchor)).isoformat() if candidates else ""
