"""HTML that stands among the words of another format: what its tags do to them."""

from __future__ import annotations

import re
from typing import Final

_BLOCK_NAMES: Final = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol p"
    " pre section summary table tbody tfoot thead title tr ul"
)
"""Elements that begin a paragraph."""

_CELLS: Final = frozenset({"td", "th"})
_PHRASE_NAMES: Final = (
    "a abbr acronym area audio b base bdi bdo big button canvas caption cite code col colgroup data"
    " datalist del dfn em embed font frame frameset i iframe img input ins kbd label legend link"
    " map mark meta meter noscript object optgroup option output param picture progress q rp rt"
    " ruby s samp script select slot small source span strike strong style sub svg template"
    " textarea time track tt u var video wbr"
)
"""The others: what stands around them goes on."""

_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_PHRASES: Final = frozenset(_PHRASE_NAMES.split())
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_CDATA: Final = re.compile(r"<!\[CDATA\[(.*)\]\]>", re.S)
_HIDDEN: Final = re.compile(r"<!--|<(script|style)\b", re.I)
_HIDDEN_ENDS: Final = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.I),
    "style": re.compile(r"</style\s*>", re.I),
}


def text_of_tag(tag: str) -> str:
    """Return what stands in a text for a tag or comment: a break, a space, mostly nothing.

    What is no tag of HTML stays: wires print <REUTERS> and the like.
    """
    if tag.startswith("<!"):
        data = _CDATA.fullmatch(tag)
        return data[1] if data else ""
    match = _TAG.match(tag)
    name = match[1].lower() if match else ""
    if name == "br":
        return "\n"
    if name == "sup":
        # 10<sup>6</sup> isn't 106.
        return "" if tag.startswith("</") else "^"
    if name in _BLOCKS:
        return "\n\n"
    if name in _CELLS:
        return " "
    return "" if name in _PHRASES else tag


def without_hidden(page: str) -> str:
    """Return a piece of HTML without its comments, scripts and styles, as far as they end."""
    pieces: list[str] = []
    unending: set[str] = set()
    kept = place = 0
    while match := _HIDDEN.search(page, place):
        name = (match[1] or "").lower()
        end = None if name in unending else _HIDDEN_ENDS[name].search(page, match.end())
        if end is None:
            unending.add(name)
            place = match.end()
        else:
            pieces.append(page[kept : match.start()])
            kept = place = end.end()
    return "".join((*pieces, page[kept:]))
