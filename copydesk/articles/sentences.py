"""Where sentences end: `sentence_spans`, the one door to the sentence library.

The library (nupunkt) proposes; this module checks what it says, overrules known errors and adds the
stops of scripts that it does not know. What comes out is made from a sorted list of cuts (offsets
at which a next sentence starts), so it is ordered, disjoint and trimmed, and leaves out nothing but
white space, whatever the library did.

What a reader can't see from the code:

* The library's time grows with the square of long runs of punctuation and of line breaks (100,000
  question marks: 15 s). So it sees windows of bounded length without line breaks, and windows that
  are mostly punctuation never reach it. Every expression here is linear for the same reason:
  words before a stop are looked up in a bounded slice, not matched from the left.
* Its model takes thousands of ordinary words for abbreviations ("reports. Initially"). The rules
  here were kept because they help: F1 of sentence ends rises from 97.5 to 99.7 % on English
  retellings of news (SPARK, 1,101 ends), from 97.5 to 98.2 on Portuguese news (PorSimples, 2,478)
  and from 92.6 to 95.0 on German web texts (DEPlain, 3,480), the sentences of each set joined by
  spaces; what is left there are mostly ends with a colon or without a stop.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from copydesk.articles.abbreviations import (
    AFTER_ORDINALS,
    DOMAINS,
    KNOWN,
    NUMBER_FOLLOWS,
    ORDINAL_LEADS,
    STARTERS,
    TITLES,
    WORD_FOLLOWS,
)

_WINDOW: Final = 2000
"""Code points handed to the library at once; a sentence may be longer."""

_REACH: Final = 48
"""Code points looked at on either side of a stop."""

_CLOSE: Final = r"[\"'”’»«“)\]}*_]"
_BREAK: Final = r"(?>\r\n|[\n\r\u2028\u2029])"
_BLANK_LINE: Final = re.compile(rf"{_BREAK}[^\S\n\r\u2028\u2029]*+{_BREAK}\s*")
_SPACE: Final = re.compile(r"\s")
_MARK: Final = re.compile(r"[^\w\s]")
_GAP: Final = re.compile(rf"[.!?]{_CLOSE}*+\s+")
"""A stop, closing quotes or brackets, white space: where a sentence may end."""

_PLAIN_GAP: Final = re.compile(rf"[.!?…]{_CLOSE}*+\s+(?=[\"'“‘„«(\[¿¡]{{0,3}}[^\W\d_a-z])")
"""The ends that the fallback takes: those before something that can begin a sentence."""

_LAST_WORD: Final = re.compile(r"(?:(\w+)\s+)?(?<![^\W_])([^\W_]+)$")
_NEXT_WORD: Final = re.compile(r"[\"'“‘„«»(\[¿¡*_]*([^\W_]+)")

_SCRIPT_STOPS: Final = "。！？｡؟۔।॥։።፧။។"
_SCRIPT_STOP: Final = re.compile(
    rf"(?:[{_SCRIPT_STOPS}]++|(?<=[\u3040-\u9fff\uac00-\ud7a3])[!?]++(?=\S))"
    r"([」』”’）】》〉\"')\]]*+)\s*+"
)
"""Stops that the library doesn't know: CJK, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Burmese,
Khmer (the sentence terminals of the Unicode property Sentence_Terminal that news is written in)."""

_ANY_STOP: Final = re.compile(rf"[.!?…{_SCRIPT_STOPS}]")

_QUOTE_GOES_ON: Final = re.compile(r"[、，,。]|と|って")
"""After a closing quote in CJK: the speaker follows, the sentence isn't over."""

_GLUED: Final = re.compile(
    r"(?<=[a-zß-öø-ÿа-яё][a-zß-öø-ÿа-яё])[.!?][”’\")]*+"
    r"(?=([A-ZÀ-ÖØ-ÞА-ЯЁ][a-zß-öø-ÿа-яё]*+)[\s,:;’'])"
)
"""A stop whose space was lost with the page's line break: "it was late.Then he left"."""

_ROMAN: Final = re.compile(r"[IVXLC]+")
_ENUMERATOR: Final = re.compile(r" ?\(?(?:\d{1,2}|[a-zA-Z])[.)] ?")
_DETACHED: Final = re.compile(r"([”’»«“\")\]}])\s+")
_OPENERS: Final = {"“": "„", "«": "»", '"': '"'}
"""Marks that close only what the given mark opened; the other closing marks always close."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences in `text`, usually one paragraph's text.

    A blank line ends a sentence; a single line break is white space (`blocks` knows where lines are
    paragraphs). Closing quotes and brackets belong to the sentence that they close.

    Returns:
        `[start, end)` in code points: ordered, disjoint, trimmed; only white space lies outside.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        spans += _spans_of_block(text[start : gap.start()], start)
        start = gap.end()
    return spans + _spans_of_block(text[start:], start)


def _spans_of_block(block: str, offset: int) -> list[tuple[int, int]]:
    line = _SPACE.sub(" ", block)
    if not _ANY_STOP.search(line):
        return [(offset + start, offset + end) for start, end in _trimmed(line, [0, len(line)])]
    cuts = _library_cuts(line)
    shouting = line.upper() == line or line.lower() == line
    for gap in _GAP.finditer(line):
        ends = _ends_sentence(line, gap.start(), gap.end(), caseless=shouting)
        if ends:
            cuts.add(gap.end())
        elif ends is False:
            cuts.discard(gap.end())
    cuts.update(_script_cuts(line))
    cuts.update(gap.end() for gap in _GLUED.finditer(line) if _is_lost_space(line, gap))
    return [
        (offset + start, offset + end)
        for start, end in _trimmed(line, _settled(line, sorted(cuts)))
    ]


def _library_cuts(line: str) -> set[int]:
    """Return the offsets at which the library lets a next sentence start, window by window.

    The last sentence of a window may be cut off by its end, so the next window starts with it.
    """
    cuts: set[int] = set()
    start = 0
    while start < len(line):
        end = min(len(line), start + _WINDOW)
        if end < len(line):
            end = line.rfind(" ", start + _WINDOW // 2, end) + 1 or end
        found = [start + cut for cut in _proposals(line[start:end])]
        cuts.update(found)
        start = found[-1] if found and end < len(line) else end
    return cuts


def _proposals(window: str) -> list[int]:
    if len(window) > 200 and len(_MARK.findall(window)) * 3 > len(window):
        return _plain_cuts(window)
    # Imported here: 40 ms that the command line's other commands need not pay.
    import nupunkt

    try:
        spans = nupunkt.sentence_spans(window, paragraph_breaks=False)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:
        # A library's panic can be a BaseException (seen with a Rust splitter): the article is
        # shown all the same, split by the plain rule.
        return _plain_cuts(window)
    if not _is_sound(window, spans):
        return _plain_cuts(window)
    return [start for start, _ in spans[1:] if window[start - 1] == " "]


def _is_sound(window: str, spans: list[tuple[int, int]]) -> bool:
    """Tell whether `spans` are ordered, disjoint, and leave out nothing but white space."""
    edges = [0, *(edge for span in spans for edge in span), len(window)]
    if any(left > right for left, right in pairwise(edges)):
        return False
    return not any(window[edges[i] : edges[i + 1]].strip() for i in range(0, len(edges), 2))


def _plain_cuts(window: str) -> list[int]:
    """Return cuts by the plain rule, for windows that the library can't be trusted with."""
    return [
        gap.end()
        for gap in _PLAIN_GAP.finditer(window)
        if not _is_abbreviation(window[max(0, gap.start() - _REACH) : gap.start()])
    ]


def _is_abbreviation(before: str) -> bool:
    words = _LAST_WORD.search(before)
    if not words:
        return False
    word = words[2]
    return _cased(word) in KNOWN or len(word) == 1 or before[: -len(word)].endswith(".")


def _cased(word: str) -> str:
    """Return `word` as the lists have it: "ST. LOUIS" is set in capitals, not abbreviated anew."""
    return word.capitalize() if word.isupper() else word


def _ends_sentence(line: str, stop: int, following: int, *, caseless: bool) -> bool | None:
    """Say whether the stop at `stop` ends a sentence, if a rule knows; None leaves it as it is."""
    follower = _NEXT_WORD.match(line, following, following + _REACH)
    if not follower:
        return None
    next_word = follower[1]
    goes_on = next_word[0].islower() and not caseless
    if line[stop] != ".":
        return False if goes_on and "-" not in line[following : follower.end() + 1] else None
    if line[stop - 1 : stop] in (".", "…"):
        return None
    before = line[max(0, stop - _REACH) : stop]
    words = _LAST_WORD.search(before)
    if not words:
        return None
    closed = not line[stop + 1].isspace()
    if not closed and _asks_for_more(words, next_word):
        return False
    if goes_on:
        return False if not closed and _is_abbreviation(before) else None
    return _is_plain_end(words, before, next_word) or None


def _asks_for_more(words: re.Match[str], next_word: str) -> bool:
    """Tell whether the word before the stop is an abbreviation that goes with `next_word`."""
    lead, word = words[1] or "", _cased(words[2])
    if word.isdecimal():
        is_ordinal = lead in ORDINAL_LEADS or next_word in AFTER_ORDINALS
        return len(word) <= 2 and is_ordinal and not next_word.isdecimal()
    if word == "Sr":
        return lead.lower() in {"el", "al", "del", "o", "ao", "do", "un"}
    number = next_word[0].isdecimal() and word in NUMBER_FOLLOWS
    return word in WORD_FOLLOWS or number or (word in TITLES and next_word[0].isupper())


def _is_plain_end(words: re.Match[str], before: str, next_word: str) -> bool:
    """Tell whether an ordinary word ends the sentence: no abbreviation, and a capital follows.

    A number may follow as well, but abbreviations that aren't listed are capitalised there mostly.
    """
    lead, word = words[1] or "", words[2]
    follows = next_word[0].isupper() or (next_word[0].isdecimal() and word.islower())
    if not follows or not word.isalpha() or before[: -len(word)].endswith("."):
        return False
    if len(word) == 1:
        return lead.islower() and next_word in STARTERS
    if word in NUMBER_FOLLOWS:
        return word.islower() and next_word.isalpha() and not _ROMAN.fullmatch(next_word)
    return _cased(word) not in KNOWN


def _script_cuts(line: str) -> list[int]:
    return [
        stop.end()
        for stop in _SCRIPT_STOP.finditer(line)
        if not (stop[1] and _QUOTE_GOES_ON.match(line, stop.end()))
    ]


def _is_lost_space(line: str, gap: re.Match[str]) -> bool:
    """Tell a lost space from a web address or an abbreviation set without one."""
    before = line[max(0, gap.start() - _REACH) : gap.start()]
    token = before.split(" ")[-1]
    return (
        gap[1] not in DOMAINS
        and not any(mark in token for mark in ("@", "/", ".", "_", "#"))
        and token.lstrip("\"'“‘(") not in KNOWN
    )


def _settled(line: str, cuts: list[int]) -> list[int]:
    """Move cuts behind detached closing marks; drop those that leave no words on a side."""
    settled: list[int] = [0]
    for proposed, limit in pairwise([*cuts, len(line)]):
        cut = _behind_closing_marks(line, settled[-1], proposed)
        has_words = any(map(str.isalnum, line[cut:limit]))
        is_number = bool(_ENUMERATOR.fullmatch(line, settled[-1], cut))
        if has_words and not is_number and cut > settled[-1]:
            settled.append(cut)
    return [*settled, len(line)]


def _behind_closing_marks(line: str, start: int, cut: int) -> int:
    """Return `cut`, moved behind a closing mark that white space parts from its sentence."""
    mark = _DETACHED.match(line, cut)
    if not mark:
        return cut
    opener = _OPENERS.get(mark[1])
    if opener is None:
        return mark.end()
    start = max(start, cut - _WINDOW)
    opened = line.count(opener, start, cut)
    closed = line.count(mark[1], start, cut)
    is_open = opened % 2 == 1 if opener == mark[1] else opened > closed
    return mark.end() if is_open else cut


def _trimmed(line: str, edges: list[int]) -> list[tuple[int, int]]:
    """Return the pieces between `edges` without surrounding white space, empty ones dropped."""
    spans = []
    for start, end in pairwise(edges):
        piece = line[start:end]
        length = len(piece.strip())
        if length:
            begin = start + len(piece) - len(piece.lstrip())
            spans.append((begin, begin + length))
    return spans
