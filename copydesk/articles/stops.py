"""What a stop in a line means: the end of a sentence, or a part of it.

`meaning` looks at the word before the stop, at what closes behind it, and at the next word. It
answers only where it knows; `sentences` leaves the rest to the library. One order holds
throughout: a small letter goes on, whatever stands before it; an abbreviation that asks for more
gets it; then the next word decides (`usage`): one that plainly begins sentences begins one.

Everything is looked up in a bounded slice around the stop, so hostile lines cost in proportion.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.abbreviations import (
    KNOWN,
    MARKED_NAMES,
    SIGN,
    STARTERS,
    is_abbreviation,
    listed,
)
from copydesk.articles.dates import MONTHS
from copydesk.articles.full_stops import FullStop, full_stop_meaning
from copydesk.articles.usage import Usage

REACH: Final = 48
"""Code points looked at on either side of a stop."""

LAST_WORD: Final = re.compile(rf"(?:(\w+)(\.?)\s+)?(?<![^\W_])((?:{SIGN})+)$")
NEXT_WORD: Final = re.compile(
    rf"[\"'“‘„«»‹›(\[¿¡*_]*(?P<dash>[-–—]{{0,3}})\s?[\"'“‘„«»‹›(\[¿¡*_§$€£¥₹#№+]*\s?"
    rf"(?P<word>{SIGN}+)(?P<after>.?)"
)
_DATELINE: Final = re.compile(
    r"(?P<words>[^\W\d_][\w.'’ /,-]{1,60}?)\s*(?P<agency>\([^()]{1,30}\))?\.\s*"
)
_SAID: Final = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|asked|cried|shouted|replied|added|wrote|called|yelled)[,.;]"
)
"""A speaker and a verb of saying with nothing behind it: it belongs to the quotation before it."""


def meaning(line: str, stop: int, cut: int, usage: Usage, *, is_loose: bool) -> bool | None:
    """Say whether the stop at `stop` ends a sentence, if a rule knows; None where none does.

    Args:
        line: The block, white space as single spaces.
        stop: Where the mark stands.
        cut: Where the next sentence would begin: behind closing marks and white space.
        usage: How the article uses its words.
        is_loose: Whether sentences may begin with a small letter here.
    """
    follower = NEXT_WORD.match(line, cut, cut + REACH)
    if not follower:
        return None
    next_word = follower["word"]
    if next_word[0].islower():
        return _before_small_letter(line, stop, follower, is_loose=is_loose)
    if follower["dash"] and cut <= 2 * REACH and _is_dateline(line[:cut]):
        return False
    if line[stop] in "-–—":
        return _begins(follower, usage) or None
    if line[stop] != ".":
        return _asked(line, stop, cut, usage)
    if line[stop - 1 : stop] in (".", "…"):
        return None
    words = LAST_WORD.search(line, max(0, stop - REACH), stop)
    if not words:
        return None
    return full_stop_meaning(
        FullStop(
            words[1] or "",
            bool(words[2]),
            words[3],
            line[max(0, stop - REACH) : words.start(3)],
            next_word,
            line[follower.start("word") : follower.start("word") + REACH],
            not line[stop + 1].isspace(),
        ),
        usage,
    )


def _before_small_letter(
    line: str, stop: int, follower: re.Match[str], *, is_loose: bool
) -> bool | None:
    """A sentence goes on in a small letter, but for names such as al-Rifai and iPhone."""
    word = follower["word"]
    is_name = not word.islower() or (follower["after"] == "-" and len(word) <= 3)
    opener = line[follower.start() : follower.start("word")]
    if is_name or is_loose or "(" in opener or "[" in opener:
        words = LAST_WORD.search(line, max(0, stop - REACH), stop)
        abbreviated = line[stop] == "." and words and is_abbreviation(words[3])
        return False if abbreviated else None
    return False


def _is_dateline(words: str) -> bool:
    """Tell whether a line opens with a place and a date or an agency: "LONDON, March 3. - "."""
    opening = _DATELINE.fullmatch(words)
    if not opening:
        return False
    pieces = opening["words"].replace(",", " ").split()
    small = [piece for piece in pieces if piece[0].islower() and piece.strip(".") not in MONTHS]
    dated = any(map(str.isdecimal, opening["words"])) or bool(opening["agency"])
    return dated and not small and pieces[0][0].isupper()


def _asked(line: str, stop: int, cut: int, usage: Usage) -> bool | None:
    """Say what "!" or "?" before a capital means: nearly always an end, but not in a name."""
    words = LAST_WORD.search(line, max(0, stop - REACH), stop)
    if words and line[stop + 1].isspace():
        word = words[3]
        is_name = word in MARKED_NAMES or word in usage.marked_names or word == "E"
        return False if is_name and line[cut].isalpha() else None
    return False if _SAID.match(line, cut, cut + 2 * REACH) else None


def _begins(follower: re.Match[str], usage: Usage) -> bool:
    """Tell whether a word begins a sentence, for stops that no abbreviation may stand before."""
    word = follower["word"]
    rest = follower.string[follower.end("word") : follower.end("word") + 2].lstrip()
    plain = usage.is_common(word) or usage.is_bare_plural(word)
    opens = word in STARTERS or usage.opens_sentences(word)
    return opens or (plain and rest[:1].islower())


def is_abbreviation_before(line: str, stop: int) -> bool:
    """Tell whether the word before a stop is an abbreviation, for the rule without a library."""
    words = LAST_WORD.search(line, max(0, stop - REACH), stop)
    if not words:
        return False
    word, start = words[3], words.start(3)
    return listed(word, KNOWN) or len(word) == 1 or line[start - 1 : start] == "."
