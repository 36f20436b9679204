"""Finds the articles of a story without reading them, so that the first screen needn't wait.

One folder is one story; its sub-folders are headings in the list. What lies in the folder but is no
article is left out by name (hidden files, README, LICENSE, other formats), or because it says that
copydesk wrote it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from copydesk.articles.article import Article
from copydesk.articles.found import FoundArticle, Library
from copydesk.errors import InputError
from copydesk.visible import visible

SUFFIXES: Final = frozenset({".txt", ".text", ".md", ".markdown"})
"""What articles are called, in any case; an explicitly named file may be called anything."""

EXPORT_MARKER: Final = b"copydesk-export"
"""Stands in the first bytes of what copydesk writes, so that it isn't taken for an article."""

_MARKER_WITHIN: Final = 1024
_NO_ARTICLE: Final = re.compile(r"(?:readme|licen[sc]e|notice|changelog)\b", re.IGNORECASE)
_README: Final = re.compile(r"readme(?:\.(?:md|markdown|txt|text))?", re.IGNORECASE)
_README_TITLE: Final = re.compile(r"#\s+(.*?)\s*#*\s*")


def find_articles(paths: Sequence[Path]) -> Library:
    """Find the articles in `paths`: folders are searched, files are taken whatever they are.

    Folders come in natural order (2 before 10), files before sub-folders; a file that is reached
    twice, by a link or by another path, counts once, at the first place.

    Raises:
        InputError: A path doesn't exist, or there is no article in any of them.
    """
    folders = [path for path in paths if _is_folder(path)]
    root = _common_folder(paths, folders)
    search = _Search()
    for path in paths:
        if path in folders:
            search.walk(path)
        else:
            search.take(path)
    if not search.files:
        names = ", ".join(visible(str(path)) for path in paths) or "nothing"
        raise InputError(
            f"There are no articles in {names}.",
            f"Looked for files that end in {', '.join(sorted(SUFFIXES))}, in sub-folders as well, "
            "without hidden files, README, LICENSE and exports of copydesk.",
        )
    folder = str(_absolute(root))
    return Library(
        root=root,
        title=_title(root),
        articles=tuple(_found(path, folder) for path in search.files),
        unread_folders=tuple(search.unread),
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
    """Walks folders; remembers where it has been, so that links can't lead it in circles."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.unread: list[Path] = []
        self._seen: set[tuple[int, int]] = set()

    def take(self, path: Path) -> None:
        if self._is_new(path):
            self.files.append(path)

    def walk(self, folder: Path) -> None:
        """Take the articles of `folder` and, after them, of its sub-folders."""
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            try:
                if self._is_new(folder):
                    waiting.extend(reversed(self._take_files(folder)))
            except OSError:
                self.unread.append(folder)

    def _take_files(self, folder: Path) -> list[Path]:
        """Take the articles that lie directly in `folder`; return its sub-folders in order."""
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if not entry.name.startswith(".")]
        inside = [
            folder / name for name in sorted(names, key=lambda name: (natural_key(name), name))
        ]
        for path in inside:
            if _is_article(path):
                self.take(path)
        return [path for path in inside if path.is_dir()]

    def _is_new(self, path: Path) -> bool:
        found = path.stat()
        identity = (found.st_dev, found.st_ino)
        is_new = identity not in self._seen
        self._seen.add(identity)
        return is_new


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


def _is_article(path: Path) -> bool:
    if path.suffix.lower() not in SUFFIXES or _NO_ARTICLE.match(path.name) or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return EXPORT_MARKER not in file.read(_MARKER_WITHIN)
    except OSError:
        # It is listed all the same: reading it will say what is wrong with it.
        return True


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
    # By strings: paths made by `pathlib` would take half of the time that a large folder does.
    place, above = os.path.abspath(path), folder.rstrip(os.sep) + os.sep  # noqa: PTH100
    below = place.removeprefix(above) if place.startswith(above) else path.name
    # Bytes of a name that are no UTF-8 arrive as surrogates, which can't be stored or shown.
    name = below.encode("utf-8", "replace").decode("utf-8")
    return FoundArticle(path, name, name.rpartition("/")[0])


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
