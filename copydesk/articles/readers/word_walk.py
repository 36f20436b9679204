"""Through the body of a Word document: which of its text somebody sees, and in which paragraphs.

What is deleted, moved away, hidden, or code of a field is passed over; elements that aren't known
are looked into, so that no new kind of wrapping loses text. A row of a table with a line in each
cell is one paragraph, cells parted by tabs; what stands in a text box follows the paragraph that it
is anchored in; notes follow the text in the order in which it refers to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct, field

from copydesk.articles.readers.word_styles import level_of

_UNSEEN: Final = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sectPr", "sdtPr", "tblPr"}
    | {"pPrChange", "rPrChange", "trPrChange", "tcPrChange", "tblPrChange", "sectPrChange"}
)
"""Elements with nothing in them that is read: deleted text, codes of fields, ruby's small print,
properties as they were before a change."""

_OFF: Final = frozenset({"0", "false", "off"})
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_RAISED: Final = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
"""So that 10 to the 6th isn't read as 106. Other raised letters ("1st") stay as they are."""
_RAISABLE: Final = frozenset("0123456789+-−=()n ")

_AS_SPACE: Final = {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "}
"""Of XML that was laid out for people."""

_LONGEST_IN_ROW: Final = 120
"""Characters in a cell of a table of figures; a longer text in one is a paragraph."""

_NO_SIGN: Final = "\ufffd"
"""Stands for a sign of a font that has signs instead of letters."""


class Worded(Struct, frozen=True):
    """A paragraph as somebody sees it."""

    text: str
    style: str = ""
    """The id of its style."""
    level: int | None = None
    """The outline level that it has by itself."""


class _Open(Struct):
    """A paragraph in the making."""

    pieces: list[str]
    boxed: list[Worded] = field(default_factory=list)
    """What stands in text boxes that are anchored in it."""
    style: str = ""
    level: int | None = None
    flows_on: bool = False
    """Its end was deleted: it goes on with the next one."""
    is_hidden: bool = False
    is_raised: bool = False


class _Row(Struct):
    """A row of a table in the making."""

    cells: list[list[Worded]] = field(default_factory=list)
    is_deleted: bool = False


class Walk:
    """Takes the stream of a part (`xml_stream.Taker`): the document's body, or its notes."""

    def __init__(self) -> None:
        self.told: list[Worded] = []
        """The paragraphs of the body, in order."""
        self.notes: dict[str, list[Worded]] = {}
        """The paragraphs of each note, by its id."""
        self.footnotes: list[str] = []
        """Ids of the footnotes that the body refers to, in order."""
        self.endnotes: list[str] = []
        self._into = [self.told]
        self._paragraphs: list[_Open] = []
        self._rows: list[_Row] = []
        self._carried: list[str] = []
        self._unseen = 0
        self._properties = ""
        self._words: list[str] | None = None
        self._keeps_space = False
        self._fields: list[bool] = []
        self._choices: list[bool] = []
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "r": self._start_run,
            "t": self._start_text,
            "tab": self._take_tab,
            "ptab": self._take_tab,
            "br": self._take_break,
            "cr": self._take_break,
            "noBreakHyphen": self._take_hyphen,
            "sym": self._take_sign,
            "vanish": self._hide,
            "vertAlign": self._raise,
            "fldChar": self._take_field,
            "tr": self._start_row,
            "tc": self._start_cell,
            "AlternateContent": self._start_choices,
            "Choice": self._choose,
            "Fallback": self._choose,
            "footnoteReference": self._refer_to_footnote,
            "endnoteReference": self._refer_to_endnote,
            "footnote": self._start_note,
            "endnote": self._start_note,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "t": self._end_text,
            "tr": self._end_row,
            "tc": self._end_cell,
            "AlternateContent": self._end_choices,
            "footnote": self._end_note,
            "endnote": self._end_note,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._unseen:
            self._unseen += 1
        elif name in ("pPr", "trPr"):
            self._properties = name
        elif self._properties:
            self._take_property(name, attributes)
        elif name in _UNSEEN:
            self._unseen = 1
        elif handler := self._starts.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._unseen:
            self._unseen -= 1
        elif name == self._properties:
            self._properties = ""
        elif not self._properties and (handler := self._ends.get(name)):
            handler()

    def data(self, text: str) -> None:
        """Take some of the words in an element."""
        if self._words is not None and not self._unseen:
            self._words.append(text)

    def _take_property(self, name: str, attributes: dict[str, str]) -> None:
        """Take what is said of a paragraph, of its end, or of a row."""
        if name.endswith("Change"):
            self._unseen = 1
        elif name == "del" and self._properties == "trPr" and self._rows:
            self._rows[-1].is_deleted = True
        elif self._properties == "pPr" and self._paragraphs:
            paragraph = self._paragraphs[-1]
            if name == "del":
                paragraph.flows_on = True
            elif name == "pStyle":
                paragraph.style = attributes.get("val", "")
            elif name == "outlineLvl":
                paragraph.level = level_of(attributes.get("val", ""))

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        paragraph = _Open(self._carried)
        self._carried = []
        self._paragraphs.append(paragraph)
        self._into.append(paragraph.boxed)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self._into.pop()
        # A field that was opened and has no result by now is broken: the rest is text.
        self._fields = [has_result for has_result in self._fields if has_result]
        if paragraph.flows_on:
            self._carried = paragraph.pieces
        elif text := _trimmed("".join(paragraph.pieces)):
            self._into[-1].append(Worded(text, paragraph.style, paragraph.level))
        self._into[-1].extend(paragraph.boxed)

    def _start_run(self, _attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].is_hidden = self._paragraphs[-1].is_raised = False

    def _hide(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].is_hidden = attributes.get("val", "") not in _OFF

    def _raise(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].is_raised = attributes.get("val") == "superscript"

    def _start_text(self, attributes: dict[str, str]) -> None:
        self._words = []
        self._keeps_space = attributes.get("xml:space") == "preserve"

    def _end_text(self) -> None:
        text = "".join(self._words or ()).translate(_AS_SPACE)
        self._words = None
        self._take(text if self._keeps_space else text.strip(" "))

    def _take(self, text: str) -> None:
        """Add to the paragraph that is being made, unless nobody sees it."""
        # Between the code of a field and its result stands what fields in the code came to.
        if self._paragraphs and all(self._fields[:-1]):
            paragraph = self._paragraphs[-1]
            if paragraph.is_raised and _RAISABLE.issuperset(text):
                text = text.translate(_RAISED)
            if not paragraph.is_hidden:
                paragraph.pieces.append(text)

    def _take_tab(self, _attributes: dict[str, str]) -> None:
        self._take("\t")

    def _take_break(self, _attributes: dict[str, str]) -> None:
        self._take("\n")

    def _take_hyphen(self, _attributes: dict[str, str]) -> None:
        self._take("\u2011")

    def _take_sign(self, _attributes: dict[str, str]) -> None:
        self._take(_NO_SIGN)

    def _take_field(self, attributes: dict[str, str]) -> None:
        match attributes.get("fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()

    def _start_row(self, _attributes: dict[str, str]) -> None:
        self._rows.append(_Row())

    def _start_cell(self, _attributes: dict[str, str]) -> None:
        cell: list[Worded] = []
        if self._rows:
            self._rows[-1].cells.append(cell)
        self._into.append(cell)

    def _end_cell(self) -> None:
        self._into.pop()

    def _end_row(self) -> None:
        row = self._rows.pop()
        if row.is_deleted:
            return
        told = [one for cell in row.cells for one in cell]
        is_line = len(told) > 1 and all(_is_line(cell) for cell in row.cells)
        if is_line:
            told = [Worded("\t".join(one.text for one in told))]
        self._into[-1].extend(told)

    def _start_choices(self, _attributes: dict[str, str]) -> None:
        self._choices.append(False)

    def _choose(self, _attributes: dict[str, str]) -> None:
        """Read the first of several forms of the same; the others say it again."""
        if self._choices and self._choices[-1]:
            self._unseen = 1
        elif self._choices:
            self._choices[-1] = True

    def _end_choices(self) -> None:
        self._choices.pop()

    def _refer_to_footnote(self, attributes: dict[str, str]) -> None:
        self.footnotes.append(attributes.get("id", ""))

    def _refer_to_endnote(self, attributes: dict[str, str]) -> None:
        self.endnotes.append(attributes.get("id", ""))

    def _start_note(self, attributes: dict[str, str]) -> None:
        note: list[Worded] = []
        if attributes.get("type") not in _SEPARATORS:
            self.notes.setdefault(attributes.get("id", ""), note)
        self._into.append(note)

    def _end_note(self) -> None:
        self._into.pop()


def _trimmed(text: str) -> str:
    """Return the lines of a paragraph that hold anything, each without white space around."""
    return "\n".join(line for piece in text.split("\n") if (line := piece.strip()))


def _is_line(cell: list[Worded]) -> bool:
    """Tell whether a cell of a table holds a line at most, as in a table of figures."""
    return len(cell) <= 1 and all(
        "\n" not in one.text and len(one.text) <= _LONGEST_IN_ROW for one in cell
    )
