"""Word documents (ECMA-376): what Word shows of the text, change marks taken as accepted.

The XML is read as a stream (`word_walk`), so that a hostile one costs no more than its bytes. A
library was tried first: mammoth leaves out what stands in simple fields, ruby text, runs of a set
direction and after carriage returns, reads what is hidden, and takes 3 s for 20,000 paragraphs.
"""

from __future__ import annotations

import posixpath
from typing import Final

from copydesk.articles.article import ArticleFacts
from copydesk.articles.readers.archive import Archive
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.told import Told, extract_of, named_by_people, sound_headings
from copydesk.articles.readers.word_styles import Styles, styles_of
from copydesk.articles.readers.word_walk import Walk, Worded
from copydesk.articles.readers.xml_stream import read_stream
from copydesk.errors import InputError

VERSION: Final = 1

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an OLE file: Word's before 2007, and what keeps an encrypted document."""

_SAVE_AS: Final = "Open it in Word or LibreOffice and save it as a .docx file."
_DOCUMENT: Final = "word/document.xml"

_OTHERS: Final = (
    ("xl/", "an Excel workbook", "Copy the article into a text file and open that."),
    ("ppt/", "a PowerPoint presentation", "Copy the article into a text file and open that."),
    ("Index/", "a document of Apple's Pages, Numbers or Keynote", "Export it as Word (.docx)."),
    ("META-INF/container.xml", "an e-book (EPUB)", "Copy the article into a text file."),
    ("content.xml", "an OpenDocument file", _SAVE_AS),
)
"""How a path in other ZIP archives begins, what they are, and what to do."""


def read(data: bytes, encoding: str = "") -> Extract:  # noqa: ARG001  # XML says its own.
    """Return the article in a Word document; macros in it are never looked at.

    Args:
        data: The bytes of a .docx or .docm file.
        encoding: Not used: such a file says its own.

    Raises:
        InputError: It is none, is encrypted or broken, or unpacks to too much.
    """
    archive = _opened(data)
    main = _main_part(archive)
    parts = _targets(archive, main)
    walk = Walk()
    read_stream(archive.part(main), walk)
    for kind, ids in (("footnotes", walk.footnotes), ("endnotes", walk.endnotes)):
        if ids and (path := parts.get(kind)):
            notes = Walk()
            read_stream(archive.part(path), notes)
            walk.told += [one for note in ids for one in notes.notes.pop(note, [])]
    styles = styles_of(archive.part(parts["styles"])) if "styles" in parts else Styles()
    told = [_named(one, styles) for one in walk.told]
    if not told:
        raise InputError("It holds no text.", "If it holds a picture of one, type or OCR it.")
    return extract_of(sound_headings(told), _facts(archive))


def _named(worded: Worded, styles: Styles) -> Told:
    """Return a paragraph with the kind that its style gives it."""
    kind = styles.kind(worded.style, worded.level)
    if kind is None:
        return Told(worded.text)
    # In a heading, a line ends where it looks well.
    words = " ".join(worded.text.split()) if kind == "headline" else worded.text
    reason = "a heading of the document" if kind == "headline" else "the document's style for it"
    return Told(words, kind, reason)


def _opened(data: bytes) -> Archive:
    if data.startswith(_OLE):
        raise _ole_fault(data)
    if data.startswith(b"{\\rtf"):
        raise InputError("This is an RTF document.", _SAVE_AS)
    if not data.startswith(b"PK"):
        raise InputError("This is no Word document.", "If it is text, let its name end in .txt.")
    return Archive(data)


def _ole_fault(data: bytes) -> InputError:
    """Tell the kinds of OLE files apart by the names of their streams, which are in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(
            "A password keeps this document.",
            "Open it in Word or LibreOffice and save it without a password.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        return InputError("This is a document of Word before 2007 (.doc).", _SAVE_AS)
    return InputError("This is an office file of before 2007, or a mail of Outlook.", _SAVE_AS)


def _main_part(archive: Archive) -> str:
    """Return the path of the document in the archive.

    Raises:
        InputError: There is none.
    """
    named = _targets(archive, "").get("officeDocument", _DOCUMENT)
    path = named if named in archive.names else _DOCUMENT
    if path in archive.names and not path.startswith(("xl/", "ppt/")):
        return path
    for begins, what, hint in _OTHERS:
        if any(name.startswith(begins) for name in archive.names):
            raise InputError(f"This is {what}.", hint)
    if "[Content_Types].xml" in archive.names:
        raise InputError("This is no whole Word document: its text is missing.", _SAVE_AS)
    raise InputError("This is a ZIP archive.", "Unpack it and open the folder.")


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """Return the parts that one refers to, by the last word of the relation's type.

    What lies outside the archive (a template, a picture on the web) is left out.
    """
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}
    if path in archive.names:
        relations = _Relations()
        read_stream(archive.part(path), relations)
        for kind, target in relations.found:
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if place in archive.names:
                found.setdefault(kind, place)
    return found


class _Relations:
    """Gathers the relations of a part to others."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((kind, attributes.get("Target", "")))

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def data(self, text: str) -> None:
        """No words in it matter."""


class _Core:
    """Gathers the core properties (Dublin Core)."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._within = ""

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._within = name

    def end(self, _name: str) -> None:
        self._within = ""

    def data(self, text: str) -> None:
        self.found[self._within] = self.found.get(self._within, "") + text


def _facts(archive: Archive) -> ArticleFacts:
    """Return the title and the author that the properties name.

    Not their dates, which are of the file: when it was made and last saved, for an article that was
    copied into it years later as well. Nor their language: programs write that of their own menus.
    """
    path = _targets(archive, "").get("core-properties")
    if path is None:
        return ArticleFacts()
    core = _Core()
    read_stream(archive.part(path), core)
    return ArticleFacts(
        title=named_by_people(core.found.get("title", "")),
        author=named_by_people(core.found.get("creator", "")),
    )
