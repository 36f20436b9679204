"""XML from anybody, read as a stream: nothing is built, nothing is loaded, nothing is expanded."""

from __future__ import annotations

from typing import Final, NoReturn, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from copydesk.errors import InputError

_DEEPEST: Final = 400
"""Elements inside one another. A table in a table in a text box has 40."""

_MOST: Final = 2_000_000
"""Elements in a part: 5 s of work. A paragraph of Word's has 10 to 20."""

_AGAIN: Final = "Open it in the program that it is from, save it again and open that."

_SHORT: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "",
    "http://purl.oclc.org/ooxml/officeDocument/math": "",
    "http://purl.org/dc/elements/1.1/": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""Names of these vocabularies stand alone, others with the address of theirs."""


class Taker(Protocol):
    """Takes what comes in a stream of XML; names as in `_SHORT`."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """Take the beginning of an element."""

    def end(self, name: str, /) -> None:
        """Take the end of an element."""

    def data(self, text: str, /) -> None:
        """Take some of the words in an element."""


def read_stream(data: bytes, taker: Taker) -> None:
    """Hand what is in a document of XML to a taker.

    Raises:
        InputError: It is broken, too deep, or declares entities, which office documents may not.
    """
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    names: dict[str, str] = {}
    depth = count = 0

    def short(name: str) -> str:
        address, separator, local = name.rpartition("}")
        known = _SHORT.get(address) if separator else ""
        return names.setdefault(name, name if known is None else known + local)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > _DEEPEST:
            raise InputError("It is nested too deeply to be read.", _AGAIN)
        if count > _MOST:
            raise InputError("It has more parts than any article.", _AGAIN)
        given = {names.get(key) or short(key): value for key, value in attributes.items()}
        taker.start(names.get(name) or short(name), given)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        taker.end(names.get(name) or short(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = taker.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (ExpatError, ValueError, LookupError) as error:
        raise InputError(f"Its XML is broken ({error}).", _AGAIN) from error


def _refuse(*_declared: object) -> NoReturn:
    raise InputError(
        "Its XML declares entities, which an office document may not.",
        "Ask whoever made it what it is.",
    )
