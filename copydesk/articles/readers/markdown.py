"""Markdown: the words of an article without its marks, which stand between them only in the file.

Press texts look like Markdown by chance: "1. January was cold", "+ 5 degrees", "5*3*2", a paragraph
above a rule. So no word, number or sign is taken out that may be the article's: list items keep
their own marks, struck words theirs, and what is no address is no reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace

from copydesk.articles.article import ArticleFacts, ParagraphKind
from copydesk.articles.header import header_of
from copydesk.articles.line_kinds import line_kind
from copydesk.articles.readers import plain
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.tags import text_of_tag, without_hidden
from copydesk.articles.readers.told import Told, extract_of
from copydesk.articles.structure import fits_headline, is_closed

VERSION: Final = 1
"""Raised whenever the same bytes may become another text."""

HEADING: Final = "a heading in Markdown"
SET_OFF: Final = "set off under the headline"

_DEEPEST: Final = 14
"""Quotations and lists inside of each other; below that, marks are text. The library gives up what
is nested more than 20 levels deep, of which a list takes two."""

_ADDRESS: Final = re.compile(r"\w+:|[./#?]|\S+[./]\S")
_LONGEST_STANDFIRST: Final = 300


def read(data: bytes, encoding: str = "") -> Extract:
    """Return the article in a Markdown file.

    Front matter stays above it as it is. Where Markdown takes nothing out of a text, that is the
    file's own, character for character.

    Args:
        data: Its bytes.
        encoding: One of Python's names, where a person named one; "" for the one that is found.

    Raises:
        InputError: It is no text, or there is no such encoding.
    """
    source = plain.read(data, encoding)
    head = source.text[: header_of(source.text).end]
    blocks = [Told(head.strip()), *_Walk(source.text[len(head) :]).blocks()]
    extract = extract_of([block for block in blocks if block.text], ArticleFacts())
    if not extract.paragraphs and extract.text.split() == source.text.split():
        return source
    encoding, is_guess = source.encoding, source.encoding_is_guess
    return replace(extract, encoding=encoding, encoding_is_guess=is_guess)


@cache
def _parser() -> MarkdownIt:
    """Return what reads CommonMark with the tables and footnotes of GitHub.

    Without code by indentation: press texts indent their paragraphs.
    """
    parser = MarkdownIt("commonmark", {"inline_definitions": True})
    parser.enable("table").disable("code")
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.block.ruler.before("table", "deep", _deep)
    parser.inline.ruler.before("emphasis", "product", _product)
    return parser


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what is nested too deeply as a paragraph: the library would leave it out."""
    return state.level >= _DEEPEST and paragraph(state, start, end, silent)


def _product(state: StateInline, silent: bool) -> bool:
    """Keep stars between figures: 5*3*2 is no 532."""
    start = end = state.pos
    while state.src.startswith("*", end):
        end += 1
    is_one = start < end and state.src[start - 1 : start].isdigit()
    if not (is_one and state.src[end : end + 1].isdigit()):
        return False
    if not silent:
        state.pending += state.src[start:end]
    state.pos = end
    return True


class _Walk:
    """Goes through what the library read, block after block.

    Args:
        source: The Markdown.
    """

    def __init__(self, source: str) -> None:
        self._env: dict[str, object] = {}
        self._lines = re.split(r"\r\n|\n|\r", source)
        self._tokens = _parser().parse(source, self._env)
        self._mark = ""
        """Of the list items that were opened and have no words yet."""
        self._row: Token | None = None
        self._cells: list[str] = []
        self._headings = 0

    def blocks(self) -> Iterator[Told]:
        """Return the article's blocks in order."""
        for place, token in enumerate(self._tokens):
            if token.type == "list_item_open":
                self._mark += f"{token.info}{token.markup} "
            elif (words := self._words(token)) is not None:
                kind = self._kind(place, words) if token.type == "inline" else None
                yield Told((self._mark + words).strip(), *(kind or ()))
                self._mark = ""
            elif token.type == "list_item_close":
                self._mark = ""

    def _words(self, token: Token) -> str | None:
        """Return the words of a block that ends with `token`; None where none does."""
        match token.type:
            case "inline" if self._row is None:
                return words_of(token.children or ())
            case "inline":
                self._cells.append(words_of(token.children or ()))
            case "tr_open":
                self._row, self._cells = token, []
            case "tr_close":
                cells = [*self._cells, *self._cells_beyond()]
                self._row = None
                return "\t".join(cell for cell in cells if cell)
            case "list_item_close" if any(map(str.isdigit, self._mark)):
                return ""  # an item that is a number
            case "fence":
                # One word behind the fence is a language; more are the article's.
                above = token.info if len(token.info.split()) > 1 else ""
                return f"{above}\n{token.content}"
            case "html_block":
                return self._inline(without_hidden(token.content))
            case "definition" if token.map and not _ADDRESS.match(str(token.meta["url"])):
                lines = [line.lstrip("> \t") for line in self._lines[slice(*token.map)]]
                # In the first one, marks of lists may stand before it.
                return "\n".join([lines[0][lines[0].find("[") :], *lines[1:]])
        return None

    def _inline(self, source: str) -> str:
        (token,) = _parser().parseInline(source, self._env)
        return words_of(token.children or ())

    def _cells_beyond(self) -> list[str]:
        """Return the cells of a row that its table has no columns for: the library drops them."""
        if self._row is None or not self._row.map:
            return []
        line = self._lines[self._row.map[0]].lstrip("> \t").rstrip().removeprefix("|")
        cells = escapedSplit(line.removesuffix("|"))
        return [self._inline(cell.strip()) for cell in cells[len(self._cells) :]]

    def _kind(self, place: int, words: str) -> tuple[ParagraphKind, str] | None:
        """Return what Markdown says of the words of the token at `place`."""
        opening = self._tokens[place - 1]
        if opening.type == "heading_open":
            self._headings += 1
            is_underlined = not opening.markup.startswith("#")
            is_heading = fits_headline(words) and not (is_underlined and is_closed(words))
            return ("headline", HEADING) if is_heading and line_kind(words) is None else None
        is_first = self._headings == 1 and self._tokens[place - 2].type == "heading_close"
        is_sentence = len(words) <= _LONGEST_STANDFIRST and is_closed(words)
        if is_first and is_sentence and _is_set_off(self._tokens[place].children or ()):
            return ("standfirst", SET_OFF) if line_kind(words) is None else None
        return None


def words_of(tokens: Sequence[Token]) -> str:
    """Return the words of a block's tokens."""
    pieces: list[str] = []
    links: list[int] = []
    for token in tokens:
        match token.type:
            case "text":
                pieces.append(token.content)
            case "softbreak" | "hardbreak":
                pieces.append("\n")
            case "code_inline":
                pieces.append(_code(token))
            case "html_inline":
                pieces.append(text_of_tag(token.content))
            case "link_open":
                links.append(len(pieces))
            case "link_close":
                first = links.pop()
                linked = "".join(pieces[first:])
                # The mark of a note: "killed 5[1]" isn't 51.
                pieces[first:] = [f"[{linked}]" if linked.isdigit() else linked]
    return "".join(pieces)


def _code(token: Token) -> str:
    """Return the words of code; of quotation marks as wires type them (``No,'' he said), all."""
    is_quoted = token.markup == "``" and "''" in token.content
    return f"``{token.content}``" if is_quoted else token.content


def _is_set_off(tokens: Sequence[Token]) -> bool:
    """Tell whether all words of a block are emphasised."""
    depths = list(accumulate(token.nesting for token in tokens if token.content or token.nesting))
    return bool(depths) and tokens[0].type in ("em_open", "strong_open") and all(depths[:-1])
