"""Where sentences end: `sentence_spans`, the one door to the sentence library.

The library (nupunkt) proposes; this module checks what it says and lets the rules overrule it.
What comes out is made from a sorted list of cuts (offsets at which a next sentence starts), so it
is ordered, disjoint and trimmed, and leaves out nothing but white space, whatever the library did.

What a reader can't see from the code:

* The library's time grows with the square of long runs of punctuation and of line breaks (100,000
  question marks: 15 s). So it sees windows of bounded length without line breaks, and windows that
  are mostly punctuation never reach it. Every expression here is linear for the same reason: words
  before a stop are looked up in a bounded slice, not matched from the left.
* Its model takes thousands of ordinary words for abbreviations ("reports. Initially"). `stops`
  overrules it where it knows better, `script_stops` adds what it doesn't know, `asides` keeps
  whole what stands in mid-sentence. F1 of the ends with a stop, library alone against library and
  rules: 95.8 and 96.8 % on English news and its retellings, lists and captions included (SPARK,
  3,860 ends), 99.1 and 100.0 on Portuguese news (PorSimples, 3,784), 96.5 and 97.1 on German web
  texts (DEPlain, 6,137, where the gold parts closing quotation marks from their sentences), the
  sentences of each text joined by spaces.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from copydesk.articles.abbreviations import DOMAINS, KNOWN
from copydesk.articles.asides import asides_of, items_of
from copydesk.articles.script_stops import SCRIPT_STOPS, script_cuts
from copydesk.articles.stops import REACH, is_abbreviation_before, meaning
from copydesk.articles.usage import Usage

_WINDOW: Final = 2000
"""Code points handed to the library at once; a sentence may be longer."""

_CLOSE: Final = r"[\"'”’»«“)\]}*_]"
_BREAK: Final = r"(?>\r\n|[\n\r\u2028\u2029])"
_BLANK_LINE: Final = re.compile(rf"{_BREAK}[^\S\n\r\u2028\u2029]*+{_BREAK}\s*")
_OTHER_SPACE: Final = re.compile(r"[^\S ]")
_MARK: Final = re.compile(r"[^\w\s]")
_GAP: Final = re.compile(rf"[.!?…]{_CLOSE}*+\s+|[—–-][\"'”’»]\s+(?=\S)")
"""A stop, closing quotes or brackets, white space: where a sentence may end. A quotation may break
off in a dash."""

_PLAIN_GAP: Final = re.compile(rf"[.!?…]{_CLOSE}*+\s+(?=[\"'“‘„«(\[¿¡]{{0,3}}[^\W\d_a-z])")
"""The ends that the fallback takes: those before something that can begin a sentence."""

_ANY_STOP: Final = re.compile(rf"[.!?…{SCRIPT_STOPS}]|[—–-][\"'”’»]\s")

_GLUED: Final = re.compile(
    r"(?<=[a-zß-öø-ÿа-яё][a-zß-öø-ÿа-яё])[.!?][”’\")]*+"
    r"(?=([A-ZÀ-ÖØ-ÞА-ЯЁ][a-zß-öø-ÿа-яё]*+)[\s,:;’'])"
)
"""A stop whose space was lost with the page's line break: "it was late.Then he left"."""

_ENUMERATOR: Final = re.compile(r" ?\(?(?:\d{1,2}|[a-zA-Z])[.)] ?")
_DETACHED: Final = re.compile(r"([”’»«“\")\]}])\s+")
_OPENERS: Final = {"“": "„", "«": "»", '"': '"'}
"""Marks that close only what the given mark opened; the other closing marks always close."""


def sentence_spans(text: str, usage: Usage | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences in `text`, usually one paragraph's text.

    A blank line ends a sentence; a single line break is white space (`blocks` knows where lines are
    paragraphs). Closing quotes and brackets belong to the sentence that they close.

    Args:
        text: What is to be cut.
        usage: How the whole article uses its words; `text` alone where it isn't known.

    Returns:
        `[start, end)` in code points: ordered, disjoint, trimmed; only white space lies outside.
    """
    usage = usage or Usage(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        spans += _spans_of_block(text[start : gap.start()], start, usage)
        start = gap.end()
    return spans + _spans_of_block(text[start:], start, usage)


def _spans_of_block(block: str, offset: int, usage: Usage) -> list[tuple[int, int]]:
    line = _OTHER_SPACE.sub(" ", block)
    cuts = _cuts(line, usage) if _ANY_STOP.search(line) else []
    return [(offset + start, offset + end) for start, end in _trimmed(line, [0, *cuts, len(line)])]


def _cuts(line: str, usage: Usage) -> list[int]:
    """Return where the sentences of `line` but the first begin."""
    cuts = _library_cuts(line)
    first = next(filter(str.isalpha, line), "")
    is_loose = first.islower() or line.upper() == line
    for gap in _GAP.finditer(line):
        cut = _behind_closing_marks(line, 0, gap.end())
        proposed = gap.end() in cuts or cut in cuts
        cuts -= {gap.end(), cut}
        ends = meaning(line, gap.start(), cut, usage, is_loose=is_loose)
        if proposed if ends is None else ends:
            cuts.add(cut)
    of_scripts = script_cuts(line)
    cuts.difference_update(of_scripts)
    cuts.update(cut for cut, begins in of_scripts.items() if begins)
    cuts.update(gap.end() for gap in _GLUED.finditer(line) if _is_lost_space(line, gap))
    inside = asides_of(line)
    items = items_of(line)
    kept = {cut for cut in cuts if cut not in items.inside and not inside.hold(cut)} | items.starts
    return _settled(line, sorted(kept))


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
        if not is_abbreviation_before(window, gap.start())
    ]


def _is_lost_space(line: str, gap: re.Match[str]) -> bool:
    """Tell a lost space from a web address or an abbreviation set without one."""
    before = line[max(0, gap.start() - REACH) : gap.start()]
    token = before.split(" ")[-1]
    return (
        gap[1] not in DOMAINS
        and not any(mark in token for mark in ("@", "/", ".", "_", "#"))
        and token.lstrip("\"'“‘(") not in KNOWN
    )


def _settled(line: str, cuts: list[int]) -> list[int]:
    """Move cuts behind detached closing marks; drop those that leave no words on a side."""
    settled = [0]
    for proposed, limit in pairwise([*cuts, len(line)]):
        cut = _behind_closing_marks(line, settled[-1], proposed)
        has_words = any(map(str.isalnum, line[cut:limit]))
        is_number = bool(_ENUMERATOR.fullmatch(line, settled[-1], cut))
        if has_words and not is_number and cut > settled[-1]:
            settled.append(cut)
    return settled[1:]


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
