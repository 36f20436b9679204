"""`copydesk import`: articles out of feeds, tables, dumps, pasted text and the web, a file each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from copydesk.articles.elsewhere import contents_elsewhere
from copydesk.articles.readers.formats import format_of
from copydesk.counted import counted
from copydesk.errors import ExitCode, InputError
from copydesk.importing.apart import taken_apart
from copydesk.importing.entry import Entry
from copydesk.importing.fetching import fetch
from copydesk.importing.fields import refuse_unknown
from copydesk.importing.kinds import Kind, ManyKind, ending_of, kind_of, refuse_by_name
from copydesk.importing.sources import Refused, Source
from copydesk.importing.written import PAGES, Written, write_article, write_entry
from copydesk.visible import visible
from tui.headless.output import say, tell

LARGEST: Final = 200_000_000
"""Bytes of a dump: some 20,000 articles."""
_MOST_TOLD: Final = 5
"""Faults of one source that are told one by one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported, and how."""

    sources: Sequence[str]
    """Files, addresses, or "-" for stdin."""
    folder: Path
    fields: Mapping[str, str] = field(default_factory=dict)
    """The field of a record, by what it is of an article."""
    kind: Kind | None = None
    """What the sources are; None finds out."""


def import_articles(wish: Wish) -> ExitCode:
    """Write the articles of all sources into a folder; print the files that are new.

    Raises:
        InputError: A field is given for what no article has.
        NotSavedError: The folder can't be written.
    """
    refuse_unknown(wish.fields)
    failed = False
    for source in wish.sources:
        try:
            failed |= not _take(source, wish)
        except InputError as error:
            tell(f"{visible(source)}: {error}")
            failed = True
    return ExitCode.BAD_INPUT if failed else ExitCode.OK


def _take(source: str, wish: Wish) -> bool:
    """Import one source; return whether it held an article."""
    if source.lower().startswith(("http://", "https://")):
        return _told(source, _from_web(source, wish))
    name = "" if source == "-" else source
    data = _pasted() if source == "-" else _bytes_of(Path(source))
    kind = wish.kind or kind_of(name, data)
    if kind == "article":
        if wish.kind is None:
            refuse_by_name(name)
        return _told(source, [_copied(name, data, wish.folder)])
    return _told(source, _entries(kind, data, wish))


def _told(source: str, found: Iterable[Written | InputError]) -> bool:
    """Print what comes of a source as it comes, and at the end how much that was."""
    counts: Counter[str] = Counter()
    for one in found:
        if isinstance(one, InputError):
            counts["left out"] += 1
            if counts["left out"] <= _MOST_TOLD:
                tell(f"{visible(source)}: left out: {one}")
        elif one.is_new:
            counts["new"] += 1
            say([str(one.path)])
        else:
            counts["there already"] += 1
    said = [counted(counts["new"], "article")]
    said += [f"{counts[what]} {what}" for what in ("there already", "left out") if counts[what]]
    tell(f"{visible(source)}: {', '.join(said)}")
    return bool(counts["new"] or counts["there already"])


def _entries(kind: ManyKind, data: bytes, wish: Wish) -> Iterator[Written | InputError]:
    summaries = 0
    for found in taken_apart(Source(kind, data, wish.fields)):
        if isinstance(found, Refused):
            yield InputError(found.message, found.hint)
            continue
        summaries += found.is_summary
        yield write_entry(wish.folder, found.entry)
    if summaries:
        tell(
            f"{counted(summaries, 'entry', 'entries')} may hold a summary only:"
            " `copydesk import URL` fetches the page"
        )


def _copied(name: str, data: bytes, folder: Path) -> Written:
    """Put an article's own file into the folder, or what was pasted under its first words."""
    contents = contents_elsewhere(name, format_of(name, data), data)
    if name:
        return write_article(folder, PurePath(name).stem, ending_of(name, data), data)
    return write_article(folder, Entry(contents.text).file_stem(), ending_of(name, data), data)


def _from_web(url: str, wish: Wish) -> Iterator[Written | InputError]:
    """Fetch an address; of a page the article is written, and the page kept beside it."""
    page = fetch(url)
    name = PurePath(urlsplit(page.url).path).name
    kind = wish.kind or kind_of(
        "" if page.content_type == "text/html" else name, page.data, page.content_type
    )
    if kind != "article":
        yield from _entries(kind, page.data, wish)
        return
    form = format_of("" if page.content_type == "text/html" else name, page.data)
    charset = page.charset if form == "html" else ""
    contents = contents_elsewhere(name, form, page.data, charset)
    facts = contents.facts
    entry = Entry(
        contents.text,
        title=facts.title,
        author=facts.author,
        outlet=facts.outlet,
        published="" if facts.published_is_guess else facts.published,
        updated=facts.updated,
        url=facts.url or page.url,
        language=facts.language,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    kept = write_article(
        wish.folder / PAGES, entry.file_stem(), ending_of(name, page.data), page.data
    )
    yield write_entry(wish.folder, replace(entry, page=f"{PAGES}/{kept.path.name}"))


def _pasted() -> bytes:
    if sys.stdin.isatty():
        tell("Paste the article, and end it with Ctrl-D on a line of its own.")
    data = sys.stdin.buffer.read(LARGEST + 1)
    return _bounded(data)


def _bytes_of(path: Path) -> bytes:
    shown = visible(str(path))
    try:
        if not path.is_file():
            raise InputError(f"There is no file {shown}.")
        with path.open("rb") as file:
            return _bounded(file.read(LARGEST + 1))
    except OSError as error:
        raise InputError(f"{shown} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"{shown} is no name that a file can have.") from error


def _bounded(data: bytes) -> bytes:
    if not data.strip():
        raise InputError("It is empty.")
    if len(data) > LARGEST:
        raise InputError(f"It is larger than {LARGEST // 1_000_000} MB.", "Import it in parts.")
    return data
