"""Why what lies in a folder is no article: by its name alone, as nothing is opened to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from copydesk.articles.found import LeftOut, Reason
from copydesk.counted import counted

EXPORT: Final = Reason("copydesk wrote it", "exports of copydesk", is_plain=True)
ABOUT_THE_FOLDER: Final = Reason(
    "about the folder, by its name", "files about the folder, by their names", is_plain=True
)
PART_OF_A_DESK: Final = Reason(
    "part of a desk of copydesk", "parts of a desk of copydesk", is_plain=True
)
EMPTY: Final = Reason("it is empty", "empty files", is_plain=True)
LEADS_NOWHERE: Final = Reason("a link that leads nowhere", "links that lead nowhere")
NO_FILE: Final = Reason("no file, but a pipe, a socket or a device", "pipes, sockets and devices")
NO_ENDING: Final = Reason(
    "its name has no ending", "files whose names have no ending", "call it .txt if it is a text"
)

_OTHER: Final = "files of kinds that copydesk doesn't read"
"""What those are called whose ending tells nothing."""

_BY_ENDING: Final[dict[Reason, str]] = {
    Reason("a picture", "pictures"): (
        "ai arw avif bmp cr2 dng eps gif heic heif ico jfif jp2 jpe jpeg jpg jxl nef png psd svg"
        " tif tiff webp xcf"
    ),
    Reason("a sound recording", "sound recordings"): (
        "aac aif aiff amr caf flac m4a m4b mid midi mp3 oga ogg opus wav wma"
    ),
    Reason("a film", "films"): (
        "3gp avi flv m2ts m4v mkv mov mp4 mpeg mpg mts ogv vob webm wmv"
    ),
    Reason(
        "an office document that isn't read", "office documents that aren't read", "save as .docx"
    ): "abw doc dot dotm dotx fodt hwp hwpx odt ott pages rtf sxw wpd wps",
    Reason("a table", "tables", "save as .csv, then `copydesk import FILE -o FOLDER`"): (
        "fods numbers ods sxc xls xlsb xlsm xlsx"
    ),
    Reason("slides", "files of slides", "save as PDF"): "fodp key odp pps ppsx ppt pptm pptx sxi",
    Reason("mail of Outlook", "mails of Outlook", "save as .eml"): "msg",
    Reason("an archive", "archives", "unpack it"): (
        "7z bz2 dmg gz iso jar lz4 rar tar tbz2 tgz txz xz zip zst"
    ),
    Reason("an archive of web pages", "archives of web pages", "save the page as HTML"): (
        "maff wacz warc webarchive"
    ),
    Reason("an e-book", "e-books"): "azw azw3 djvu epub fb2 lit mobi",
    Reason(
        "may hold many articles",
        "files that may hold many articles",
        "`copydesk import FILE -o FOLDER`",
    ): "atom csv json jsonl ndjson rss tsv xml",
    Reason("holds many mails", "mailboxes", "save the mail with the article as .eml"): "mbox mbx",
    Reason("a bookmark", "bookmarks", "`copydesk import URL` fetches the page"): (
        "url webloc website"
    ),
    Reason("a download that isn't finished", "downloads that aren't finished"): (
        "crdownload download part partial"
    ),
}  # fmt: skip

_REASONS: Final = {
    f".{ending}": reason for reason, endings in _BY_ENDING.items() for ending in endings.split()
}

_ENDING: Final = re.compile(r"\.[^\s.]{1,10}")
"""What counts as the ending of a name, and not as the rest of a sentence with a full stop."""

_ABOUT: Final = re.compile(
    r"(?i:readme)\b.*|(?i:licen[sc]e|notice|changelog)(?:[-_.][A-Z0-9.-]+)?(?:\.\w+)?", re.DOTALL
)
"""LICENSE-MIT too, but neither a headline's first word nor `licence-fee-rises.txt`."""

_LOCK: Final = Reason(
    "an office program left it while a document was open",
    "files that an office program left while a document was open",
    is_plain=True,
)

_PAGE_ENDINGS: Final = frozenset({".htm", ".html", ".shtml", ".xht", ".xhtml"})
_BESIDE_A_PAGE: Final = re.compile(
    r"(.+)(?:_archivos|_arquivos|_bestanden|_bylos|-Dateien|_datoteke|_dosyalar|_elemei|_failid"
    r"|_fails|_fajlovi|_ficheiros|_fichiers|-filer|\.files|_files|_file|_fitxers|_fitxategiak"
    r"|_pliki|_soubory|_tiedostot)",
    re.DOTALL,
)
"""The folder in which a browser keeps what a page shows: all names that Windows knows, from the
documentation of SHFileOperation ("Connected files")."""

_FEW: Final = 10
"""Up to as many are told one by one, each with its reason; more are told by reason."""


def parted(name: str) -> tuple[str, str]:
    """Return a name without its ending, and the ending with its full stop; "" where it has none."""
    stem, stop, ending = name.rpartition(".")
    return (stem, f".{ending}") if stop else (name, "")


def reason_by_name(name: str) -> Reason | None:
    """Return why a file is no article though its name ends like one's, or None."""
    if _ABOUT.fullmatch(name):
        return ABOUT_THE_FOLDER
    return _LOCK if name.startswith("~$") else None


def reason_by_ending(name: str) -> Reason:
    """Return why a file is no article whose name doesn't end like an article's."""
    ending = parted(name)[1]
    if reason := _REASONS.get(ending.lower()):
        return reason
    if not _ENDING.fullmatch(ending):
        return NO_ENDING
    return Reason(f"its name ends in {ending}: not a kind of file that copydesk reads", _OTHER)


def is_told_by(reason: Reason) -> bool:
    """Tell whether a reason says what a file is, so that nothing else has to be looked at."""
    return reason is not NO_ENDING and reason.many != _OTHER


def same_as(name: str) -> Reason:
    """Return the reason of a file that is in the list by another name already."""
    return Reason(f"the same file as {name}", "files that are in the list already", is_plain=True)


def pages_among(names: Sequence[str]) -> dict[str, str]:
    """Return the web pages among the names of one folder, by their names without the ending."""
    stems = ((*parted(name), name) for name in names)
    return {stem: name for stem, ending, name in stems if ending.lower() in _PAGE_ENDINGS}


def reason_beside(folder: str, pages: dict[str, str]) -> Reason | None:
    """Return why a folder isn't searched: a browser saved it with one of the pages beside it."""
    beside = _BESIDE_A_PAGE.fullmatch(folder)
    page = pages.get(beside[1]) if beside else None
    return (
        Reason(f"belongs to {page}", "folders that belong to a page beside them", is_plain=True)
        if page
        else None
    )


def left_out_lines(left_out: Sequence[LeftOut], most: int | None = None) -> Iterator[str]:
    """Yield what is left out, with reasons: one by one where it is little, else by reason.

    Args:
        left_out: What is told.
        most: How many of one reason are named where these are many; None for all.
    """
    groups: dict[tuple[str, str], list[LeftOut]] = {}
    for one in left_out:
        groups.setdefault((one.reason.many, one.reason.cure), []).append(one)
    for (many, cure), members in groups.items():
        if len(left_out) <= _FEW or len(members) == 1:
            for one in members:
                yield f"{one.name} ({one.reason.told})"
            continue
        names = ", ".join(one.name for one in islice(members, most))
        more = "" if most is None or len(members) <= most else ", ..."
        yield f"{counted(len(members), many, many)}{f' ({cure})' if cure else ''}: {names}{more}"
