"""The text of an article from the blocks of its page, with the kinds that the page gives them.

What was chosen is made whole here: its headline, which some pages have outside of the article, and
what stands between headline and text (standfirst, byline, date), each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from copydesk.articles.article import ArticleFacts
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.pages.blocks import Block
from copydesk.articles.readers.pages.places import Place
from copydesk.articles.readers.told import Told, extract_of
from copydesk.articles.signatures import Signature

_HEADING: Final = 200
"""Characters of the longest heading; a longer one is a paragraph in large letters."""
_STANDFIRST: Final = 600
_SIGNATURE: Final = 160
"""Characters of the longest byline or dateline."""
_PROSE: Final = 40
"""Characters from which on a block without a name of its own is the story's text."""
_HEAD: Final = 40
"""Blocks between headline and text that are looked at."""
_NEAR: Final = 4
"""Blocks above the text in which a heading is its own, where nothing else says so."""
_TITLE: Final = 5
"""Letters of the shortest title that may be part of another."""
_REPEATED: Final = 60
"""Characters from which on the same words again are the page's doing (a copy for small screens, a
summary repeated as the first paragraph), not the author's."""
_WORD: Final = re.compile(r"\w+")
_NO_LETTERS: Final = re.compile(r"[\W_]+")

_AROUND_TEXT: Final = (
    Place.HEADING | Place.CAPTION | Place.BYLINE | Place.DATE | Place.STANDFIRST | Place.TIME
)
_SIGNS: Final = frozenset({"byline", "dateline"})


def laid_out(blocks: Sequence[Block], numbers: Sequence[int], facts: ArticleFacts) -> Extract:
    """Return the article that the blocks of these numbers make.

    Args:
        blocks: All blocks of the page.
        numbers: Those that were chosen, in order; at least one.
        facts: What the data of the page say.
    """
    prose = next((number for number in numbers if _is_text(blocks[number])), numbers[0])
    numbers = _without_ends(blocks, numbers, prose)
    headline = _headline(blocks, numbers, prose, facts.title)
    taken = {*numbers, *_above_text(blocks, headline, prose), *_above_parts(blocks, set(numbers))}
    title = facts.title if headline is None else blocks[headline].text
    told: set[str] = set()
    parts: list[Told] = []
    if headline is not None:
        taken.add(headline)
    elif title:
        parts.append(Told(title, "headline", "the title in the data of the page"))
        told.add(_folded(title))
    for number in sorted(taken):
        block, folded = blocks[number], _folded(blocks[number].text)
        if number == headline or not _is_told(block, folded, told, _folded(title)):
            told.add(folded)
            kind = _kind(block, number, headline, prose)
            is_heading = kind is not None and kind[0] == "headline"
            # A headline is one, over however many lines it is set.
            text = block.text.replace("\n", " ") if is_heading else block.text
            parts.append(Told(text, *(kind or ())))
    return extract_of(parts, facts)


def _is_text(block: Block) -> bool:
    """Tell whether a block is the story's text, not what stands above it."""
    return not block.place & _AROUND_TEXT and block.own >= _PROSE and not block.worded


def _without_ends(blocks: Sequence[Block], numbers: Sequence[int], prose: int) -> list[int]:
    """Return the numbers without blocks before and behind the text that only lead elsewhere."""
    last = max(number for number in numbers if number == prose or _is_text(blocks[number]))
    return [
        number for number in numbers if prose <= number <= last or not blocks[number].leads_away
    ]


def _headline(
    blocks: Sequence[Block], numbers: Sequence[int], prose: int, title: str
) -> int | None:
    """Return which block is the headline; None where the page shows none."""
    wanted, above = _folded(title), range(prose, -1, -1)
    headings = [number for number in above if _is_heading(blocks[number])]
    own = [number for number in headings if not blocks[number].place & Place.AWAY]
    looks: tuple[Iterable[int], ...] = (
        (n for n in headings if _folded(blocks[n].text) == wanted),
        (n for n in own if blocks[n].place & Place.TITLE),
        (n for n in numbers if blocks[n].place & Place.TITLE and _is_heading(blocks[n])),
        (n for n in own if _is_part(_folded(blocks[n].text), wanted)),
        (n for n in above if wanted and _folded(blocks[n].text) == wanted),
        (n for n in own if n in set(numbers) or n >= prose - _NEAR),
        (n for n in numbers if n < prose and _is_like(blocks[n], title)),
    )
    return next((number for look in looks for number in look), None)


def _is_heading(block: Block) -> bool:
    return bool(block.place & Place.HEADING) and len(block.text) <= _HEADING


def _is_part(one: str, other: str) -> bool:
    """Tell whether one of two folded titles is part of the other: a site's name may be the rest."""
    return min(len(one), len(other)) >= _TITLE and (one in other or other in one)


def _is_like(block: Block, title: str) -> bool:
    """Tell whether a line has half of its words from the page's title: it says it otherwise."""
    words, known = set(_WORD.findall(block.text.casefold())), _WORD.findall(title.casefold())
    is_line = len(block.text) <= _HEADING and not block.worded
    return is_line and len(words) > 1 and 2 * len(words.intersection(known)) >= len(words)


def _above_text(blocks: Sequence[Block], headline: int | None, prose: int) -> Iterable[int]:
    """Return the blocks between headline and text that say who, when and what about."""
    start = prose - _HEAD if headline is None else headline + 1
    for number in range(max(0, start, prose - _HEAD), prose):
        block = blocks[number]
        kind = block.worded
        if kind is not None:
            if kind[0] in _SIGNS:
                yield number
        elif block.place & Place.BYLINE and _is_signature(block):
            yield number
        elif not block.place & Place.AWAY and not block.leads_away:
            is_point = block.place & Place.ITEM and _PROSE / 2 <= block.own <= _STANDFIRST
            is_under = number == start and bool(block.place & Place.HEADING)
            is_told = is_point or is_under or bool(block.place & Place.CAPTION)
            if is_told or _by_place(block) is not None:
                yield number


def _above_parts(blocks: Sequence[Block], numbers: set[int]) -> set[int]:
    """Return headings, times and captions that belong to chosen blocks and weren't chosen."""
    found: set[int] = set()
    for number in range(max(numbers) - 1, min(numbers), -1):
        block = blocks[number]
        if number in numbers or block.place & Place.AWAY or block.leads_away:
            continue
        is_above = number + 1 in numbers or number + 1 in found
        is_label = _is_heading(block) or (block.place & Place.TIME and len(block.text) <= 40)
        if block.place & Place.CAPTION or (is_above and is_label):
            found.add(number)
    return found


def _is_told(block: Block, folded: str, told: set[str], title: str) -> bool:
    """Tell whether the words of a block stand above it already."""
    if folded == title and block.place & Place.HEADING:
        return True
    return len(folded) >= _REPEATED and folded in told


def _kind(block: Block, number: int, headline: int | None, prose: int) -> Signature | None:
    """Return what the page says that a block is; None leaves it to its words."""
    if number == headline:
        return "headline", "the headline of the page"
    is_head = number < prose
    kind = block.worded
    by_place = _by_place(block) if is_head else None
    if kind is not None and (kind[0] == "boilerplate" or is_head):
        # What signs an article is known by its words. Whose name it is, the page knows as well.
        is_name = kind[0] in _SIGNS and not block.place & (Place.DATE | Place.TIME)
        return by_place if by_place and by_place[0] == "byline" and is_name else None
    if by_place:
        return by_place
    is_under = is_head and headline is not None and number == headline + 1
    if is_under and _is_heading(block) and len(block.text) >= _PROSE:
        return "standfirst", "a heading under the headline"
    place = block.place
    if place & Place.POST:
        return "embed", "a post in the page"
    if place & Place.CREDIT and place & Place.CAPTION and len(block.text) <= _SIGNATURE:
        return "credit", "a credit of the page"
    if place & Place.CAPTION:
        return "caption", "a caption of the page"
    if _is_heading(block):
        return "headline", "a heading of the page"
    if place & Place.TIME and len(block.text) <= _SIGNATURE:
        return "dateline", "a time of the page"
    if kind is None and block.tag == "tr":
        return "body", "a row of a table"
    if kind is None and place & Place.ITEM:
        return "body", "an item of a list"
    return None


def _is_signature(block: Block) -> bool:
    return not block.place & Place.AWAY and len(block.text) <= _SIGNATURE


def _by_place(block: Block) -> Signature | None:
    """Return what a block above the text is by where it stands."""
    place, length = block.place, len(block.text)
    if place & Place.CAPTION:
        return None
    if place & Place.STANDFIRST and length <= _STANDFIRST:
        return "standfirst", "what the page sets under its headline"
    if place & Place.BYLINE and length <= _SIGNATURE:
        return "byline", "what the page gives as its author"
    if place & (Place.DATE | Place.TIME) and length <= _SIGNATURE:
        return "dateline", "what the page gives as its date"
    return None


def _folded(text: str) -> str:
    """Return a text without what its look may change: case, spaces, signs."""
    return _NO_LETTERS.sub("", text).casefold()
