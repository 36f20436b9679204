"""Paragraphs of an article and what each one is, with the reason.

Three looks, each over all paragraphs once: what a header says, what a paragraph's own words say
(`line_kinds`), and what its place among the others says. The kinds that hide a paragraph from the
work (boilerplate, byline, credit, dateline) are given only on good evidence: taking an advert for
text costs the reviewer a glance, taking text for an advert costs a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.articles.abbreviations import STARTERS
from copydesk.articles.article import Paragraph
from copydesk.articles.blocks import Block, blocks_of
from copydesk.articles.bylines import are_names, is_under_headline, may_be_name
from copydesk.articles.furniture import names_outlet, opens_foreign_section
from copydesk.articles.glued import credits_in
from copydesk.articles.header import Header, Role, header_of
from copydesk.articles.line_kinds import LONGEST_LINE, line_kind
from copydesk.articles.signatures import Signature, is_post_signature

NAMES_OUTLET: Final = "names its outlet"
"""The reason of a line that is the outlet's name; `facts` takes the name from it."""

NAMES_AUTHOR: Final = "names its author"

_Kinds = list[Signature | None]
"""Kind and reason of each paragraph so far; None while nothing speaks against body text."""

_HEADLINE: Final = (140, 24)
"""Characters and words of the longest headline: on the web they run to some 110 characters."""

_CROSSHEAD: Final = (80, 10)
_NAME: Final = (60, 6)
_SHORT_STANDFIRST: Final = (200, 40)
_STANDFIRST: Final = (300, 60)

_SIGNATURE_LINES: Final = 8
"""A mail's signature has four lines by custom; the mark must stand among the last ones."""

_LEAST_STOPPED: Final = 0.6
"""Share of a text's paragraphs that must end with a stop for the others to stand out as headings:
in verse, lists and transcripts they don't."""

_MAY_HAVE_CREDITS: Final = frozenset({"body", "headline", "standfirst", "caption"})
_STOPS: Final = re.compile(r"[.!?。！？][\"'”’»)」]*(?=\s|$)")
_MOST_STOPS_IN_CAPTION: Final = 3
"""Sentences in a caption; more are a paragraph of the story that a credit sticks to."""

_MARKDOWN_HEADING: Final = re.compile(r"#{1,6}\s+\S")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}")
_LIST_ITEM: Final = re.compile(r"(?:[-*+•·▪◦>–—]|\d{1,3}[.)]|[a-zA-Z][.)])\s")
_EMPHASISED: Final = re.compile(r"(\*{1,3}|_{1,3})(?=\S).+(?<=\S)\1")
_CLOSED: Final = re.compile(r"(?:[.…,;:。！？؟।]|[!?][\"'”’»)])[\"'”’»)\]*_]*$")
"""A stop at the end, or a mark that asks for more; "?" and "!" may end a headline, not a quote."""

_STOPPED: Final = re.compile(r"[.!?…:。！？؟।][\"'”’»)\]*_」』]*$")
_ENDS_ABBREVIATION: Final = re.compile(r"(?:\b[^\W\d_]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|St)\.$")
_INNER_STOP: Final = re.compile(r"[^\W\d_A-Z]{3}[.!?][\"”’]?\s+[\"“‘„«(]?[^\W\d_a-z]")

_HEADER_KINDS: Final[dict[Role, Signature]] = {
    "title": ("headline", "the header's title"),
    "standfirst": ("standfirst", "the header's summary"),
    "author": ("byline", "the header's author"),
    "published": ("dateline", "the header's date"),
    "updated": ("dateline", "the header's date"),
    "outlet": ("credit", "the header's outlet"),
    "source": ("credit", "the header's source"),
}


def paragraphs_of(text: str, said: Sequence[Paragraph] = ()) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text` in order; only white space lies outside them.

    Args:
        text: As it is seen.
        said: Paragraphs whose kind the article's format says, in order: they have that kind.
    """
    header = header_of(text)
    blocks = blocks_of(text, header.end)
    words = [text[block.start : block.end] for block in blocks]
    kinds: _Kinds = [
        _header_kind(block, line, header) if block.start < header.end else _own_kind(line)
        for block, line in zip(blocks, words, strict=True)
    ]
    are_said = _take_said(blocks, kinds, said)
    _free_first_line(words, kinds)
    _mark_underlined(text, blocks, kinds)
    _mark_posts(words, kinds)
    _mark_mail_signature(words, kinds)
    _mark_head(words, kinds, are_said)
    _mark_foreign_sections(words, kinds)
    _mark_crossheads(words, kinds)
    return tuple(
        paragraph
        for block, line, kind in zip(blocks, words, kinds, strict=True)
        for paragraph in _parted(block, line, kind or ("body", "a paragraph of text"))
    )


def _take_said(blocks: list[Block], kinds: _Kinds, said: Sequence[Paragraph]) -> set[int]:
    """Give the blocks that begin in paragraphs of known kind that kind; return which they are."""
    starts = [block.start for block in blocks]
    given: set[int] = set()
    for paragraph in said:
        first = bisect_left(starts, paragraph.start)
        for index in range(first, bisect_left(starts, paragraph.end)):
            kinds[index] = (paragraph.kind, paragraph.reason)
            given.add(index)
    return given


def _parted(block: Block, line: str, kind: Signature) -> Iterator[Paragraph]:
    """Part a paragraph of the story from the credits that stick to it."""
    credits = credits_in(line) if kind[0] in _MAY_HAVE_CREDITS else []
    if credits and kind[0] == "caption" and len(_STOPS.findall(line)) > _MOST_STOPS_IN_CAPTION:
        kind = "body", "a paragraph of text"
    start = 0
    for begin, end, credit in credits:
        if line[start:begin].strip():
            yield _trimmed(block.start, line, start, begin, kind)
        yield _trimmed(block.start, line, begin, end, credit)
        start = end
    if line[start:].strip():
        yield _trimmed(block.start, line, start, len(line), kind)


def _trimmed(offset: int, line: str, start: int, end: int, kind: Signature) -> Paragraph:
    words = line[start:end]
    begin = offset + start + len(words) - len(words.lstrip())
    return Paragraph(begin, begin + len(words.strip()), *kind)


def _header_kind(block: Block, line: str, header: Header) -> Signature:
    if header.is_fenced:
        return "boilerplate", "front matter"
    roles: dict[int, Role] = {field.start: field.role for field in header.fields}
    role = roles.get(block.start, "other")
    known = _HEADER_KINDS.get(role) or line_kind(line)
    return known or ("boilerplate", "a line of the header")


def _own_kind(line: str) -> Signature | None:
    """Return the kind that Markdown or the words of a paragraph give it, wherever it stands."""
    if _MARKDOWN_HEADING.match(line) and fits_headline(line):
        return line_kind(line.lstrip("# ")) or ("headline", "a heading in Markdown")
    return line_kind(line)


def _free_first_line(words: list[str], kinds: _Kinds) -> None:
    """Take a byline back that is the first line and may be a headline: "Von Der Leyen Resigns"."""
    told = [index for index, kind in enumerate(kinds) if not kind or kind[0] != "boilerplate"]
    if not told:
        return
    first = told[0]
    kind, reason = kinds[first] or ("body", "")
    is_particle = reason == NAMES_AUTHOR and may_be_name(words[first])
    is_labelled = kind in ("byline", "credit") and ":" in words[first]
    follows = words[told[1]] if len(told) > 1 else ""
    if is_particle or (is_labelled and follows and not _is_heading(follows)):
        kinds[first] = None


def _mark_underlined(text: str, blocks: list[Block], kinds: _Kinds) -> None:
    """Make headlines of lines with a rule of dashes or equal signs directly below."""
    for index in range(1, len(blocks)):
        rule, above = blocks[index], blocks[index - 1]
        if kinds[index - 1] is None and _UNDERLINE.fullmatch(text, rule.start, rule.end):
            line, gap = text[above.start : above.end], text[above.end : rule.start]
            is_line = fits_headline(line) and not is_closed(line)
            if is_line and len(gap.replace("\r\n", "\n")) == 1:
                kinds[index - 1] = ("headline", "underlined")


def _mark_posts(words: list[str], kinds: _Kinds) -> None:
    """Make embedded posts of the paragraphs above a signature that stands alone."""
    for index in range(1, len(words)):
        if kinds[index - 1] is None and len(words[index]) < 200 and is_post_signature(words[index]):
            kinds[index - 1] = ("embed", "the post above its signature")


def _mark_mail_signature(words: list[str], kinds: _Kinds) -> None:
    """Fold what stands below the "-- " that mail programs set above a signature (RFC 3676)."""
    for index in range(max(0, len(words) - _SIGNATURE_LINES), len(words)):
        if words[index] == "--":
            below: Signature = ("boilerplate", "below a mail's signature mark")
            kinds[index + 1 :] = [kind or below for kind in kinds[index + 1 :]]
            return


def _mark_head(words: list[str], kinds: _Kinds, are_said: set[int]) -> None:
    """Find headline, outlet, author and standfirst among the first paragraphs."""
    content = _content(kinds)
    heading = next((i for i, kind in enumerate(kinds) if kind and kind[0] == "headline"), None)
    if len(content) < (2 if heading is None else 1):
        return
    if heading in are_said and _is_top(words[:heading], kinds):
        # What stands above is a kicker or the outlet, no other headline.
        while content and content[0] < heading:
            first = content.pop(0)
            kinds[first] = (
                ("byline", NAMES_OUTLET)
                if is_outlet(words[first])
                else ("standfirst", "a line above the headline")
            )
    elif heading is None or heading > content[0]:
        first = content.pop(0)
        if is_outlet(words[first]) and len(content) > 1 and _is_heading(words[content[0]]):
            kinds[first] = ("byline", NAMES_OUTLET)
            first = content.pop(0)
        if not _is_heading(words[first]):
            return
        kinds[first] = ("headline", "the first short line")
    while len(content) > 1 and (name := _name_kind(words[content[0]])):
        kinds[content.pop(0)] = name
    if len(content) > 1 and (reason := _standfirst_reason(words, kinds, content[0])):
        kinds[content[0]] = ("standfirst", reason)


def _content(kinds: _Kinds) -> list[int]:
    return [index for index, kind in enumerate(kinds) if kind is None]


def _is_top(words: list[str], kinds: _Kinds) -> bool:
    """Tell whether nothing but lines stands above a heading, and no paragraph of the story."""
    return all(
        _is_heading(line) if kind is None else kind[0] != "body"
        for line, kind in zip(words, kinds, strict=False)
    )


def is_outlet(line: str) -> bool:
    """Tell whether `line` is the name of an outlet and nothing else."""
    return _fits(line, _NAME) and names_outlet(line) and are_names(line)


def _name_kind(line: str) -> Signature | None:
    """Return what a name between headline and text is: the outlet's or the author's."""
    if not _fits(line, _NAME) or _CLOSED.search(line):
        return None
    if is_under_headline(line):
        return "byline", "people between headline and text"
    if not are_names(line):
        return None
    if names_outlet(line):
        return "byline", NAMES_OUTLET
    tokens = line.split()
    if 2 <= len(tokens) <= 3 and line[0].isupper() and STARTERS.isdisjoint(tokens):
        return "byline", "a name between headline and text"
    return None


def _standfirst_reason(words: list[str], kinds: _Kinds, index: int) -> str:
    """Return why the first paragraph below the headline is a standfirst, or ""."""
    line = words[index]
    if _LIST_ITEM.match(line):
        return ""
    if _fits(line, _SHORT_STANDFIRST) and not _STOPPED.search(line):
        return "a short line under the headline"
    below = next(
        (kind for kind in kinds[index + 1 :] if not kind or kind[0] != "boilerplate"), None
    )
    if _fits(line, _STANDFIRST) and below and below[0] in ("byline", "dateline"):
        return "between headline and byline"
    if _fits(line, _STANDFIRST) and _EMPHASISED.fullmatch(line):
        return "set off under the headline"
    return ""


def _mark_foreign_sections(words: list[str], kinds: _Kinds) -> None:
    """Make boilerplate of the titles below a heading such as "Related stories"."""
    foreign = False
    for index, line in enumerate(words):
        if kinds[index] is None:
            foreign = foreign and _fits(line, _HEADLINE) and not _STOPPED.search(line)
            if foreign:
                kinds[index] = ("boilerplate", "under a heading of links, tags or comments")
        elif len(line) <= LONGEST_LINE and opens_foreign_section(line):
            foreign = True


def _mark_crossheads(words: list[str], kinds: _Kinds) -> None:
    """Make headlines of short lines without a stop between paragraphs that have one."""
    content = _content(kinds)
    stopped = [bool(_STOPPED.search(words[index][-16:])) for index in content]
    if sum(stopped) < _LEAST_STOPPED * len(content):
        return
    for place in range(1, len(content) - 1):
        line, following = words[content[place]], words[content[place + 1]]
        if (
            not stopped[place]
            and stopped[place - 1]
            and stopped[place + 1]
            and len(following) > len(line)
            and _fits(line, _CROSSHEAD)
            and _is_heading(line)
        ):
            kinds[content[place]] = ("headline", "a short line between paragraphs")


def _is_heading(line: str) -> bool:
    """Tell whether `line` could be a headline by its form: short, one sentence, no full stop."""
    bare = line.strip("*_ ")
    if not _fits(line, _HEADLINE) or _LIST_ITEM.match(line) or bare[:1].islower():
        return False
    return (
        not _CLOSED.search(bare) or bool(_ENDS_ABBREVIATION.search(bare))
    ) and not _INNER_STOP.search(bare)


def fits_headline(line: str) -> bool:
    """Tell whether `line` is short enough for a headline."""
    return _fits(line, _HEADLINE)


def is_closed(line: str) -> bool:
    """Tell whether `line` ends with a stop, or a mark that asks for more."""
    return bool(_CLOSED.search(line))


def _fits(line: str, limits: tuple[int, int]) -> bool:
    """Tell whether `line` has at most so many characters and words."""
    characters, words = limits
    return len(line) <= characters and len(line.split()) <= words
