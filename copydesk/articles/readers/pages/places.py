"""Where a block of a page stands, by the elements around it and by the names that they have.

Names of classes are the site's own, but nearly all sites draw on the same few words. They only say
what a block is that is known to be the article's, or keep one out that nothing else speaks for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lxml.html import HtmlElement


class Place:
    """What is known of a block from where it stands; an element gives all inside it its own.

    Bits of a number: flags of `enum` take 1 ms more for each page of 100 kB.
    """

    ARTICLE: Final = 1 << 0
    """In what the page marks as its article or as its main part."""
    AWAY: Final = 1 << 1
    """In navigation, an aside, a footer, a form, or what is named like an advert or a comment."""
    CAPTION: Final = 1 << 2
    CREDIT: Final = 1 << 3
    BYLINE: Final = 1 << 4
    DATE: Final = 1 << 5
    STANDFIRST: Final = 1 << 6
    POST: Final = 1 << 7
    """In a post of a social network."""
    ITEM: Final = 1 << 8
    HEADING: Final = 1 << 9
    TITLE: Final = 1 << 10
    """In a heading of the first level."""
    TIME: Final = 1 << 11
    """In an element that is a point in time."""


NOWHERE: Final = 0

_BY_TAG: Final = {
    "article": Place.ARTICLE,
    "main": Place.ARTICLE,
    "nav": Place.AWAY,
    "aside": Place.AWAY,
    "footer": Place.AWAY,
    "form": Place.AWAY,
    "menu": Place.AWAY,
    "figcaption": Place.CAPTION,
    "caption": Place.CAPTION,
    "address": Place.BYLINE,
    "li": Place.ITEM,
    "dt": Place.ITEM,
    "dd": Place.ITEM,
    "h1": Place.HEADING | Place.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Place.HEADING),
    "time": Place.TIME,
    **dict.fromkeys(("amp-twitter", "amp-facebook", "amp-instagram"), Place.POST),
}

_BY_ROLE: Final = {
    **dict.fromkeys(("navigation", "banner", "contentinfo", "search", "menu"), Place.AWAY),
    **dict.fromkeys(("dialog", "alertdialog", "complementary", "toolbar"), Place.AWAY),
    "main": Place.ARTICLE,
    "article": Place.ARTICLE,
}

_NAMES: Final = (
    (
        "AWAY",
        r"nav|navbar|navigation|menu|breadcrumbs?|sidebar|related|recommend\w*|share|sharing|social"
        r"|newsletter|subscribe|subscription|comments?|respond|cookies?|consent|gdpr|advert\w*|ads?"
        r"|promo\w*|teasers?|widget|carousel|recirc\w*|popular|most read|trending|sponsored"
        r"|outbrain|taboola|pagination|pager|skip link|paywall"
        r"|site header|site footer|masthead|footer|toolbar|tags?|tag list|read more|more on",
    ),
    ("CAPTION", r"caption|caption text|wp caption text|legend|bildunterschrift"),
    ("CREDIT", r"credits?|photo credit|image credit|copyright|fotocredit"),
    ("BYLINE", r"by ?lines?|authors?|contributors?|auteurs?|autore?s?|redakteur|verfasser"),
    ("DATE", r"date ?line|date|published|publish date|pub ?date|time ?stamp|posted on|datum"),
    (
        "STANDFIRST",
        r"stand ?first|sub ?titles?|sub ?head(?:line)?|dek|deck|lede?|intro|strap ?line|chapeau"
        r"|entradilla|vorspann|sottotitolo|ingress|abstract|summary|excerpt",
    ),
    (
        "POST",
        r"twitter tweet|instagram media|fb post|facebook post|tiktok embed|mastodon embed"
        r"|bluesky embed|reddit embed \w+|reddit card|telegram post",
    ),
    ("ARTICLE", r"article ?body|entry content|post content|story ?body"),
)
_PARTS: Final = re.compile(
    "|".join(f"(?P<{place}>(?<![a-z])(?:{words})(?![a-z]))" for place, words in _NAMES)
)
"""The names above, as words: site-header__nav has three."""
_BITS: Final[dict[str, int]] = {name: getattr(Place, name) for name, _ in _NAMES}
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_NAMES: Final = 300
"""Characters of an element's names that are looked at."""


def place_of(element: HtmlElement, parent: int) -> int:
    """Return where the words of an element stand.

    Args:
        element: An element.
        parent: Where the element around it stands.
    """
    tag = element.tag
    own = _BY_TAG.get(tag, NOWHERE)
    if element.attrib:
        own |= _by_attributes(element)
    if not own:
        return parent
    if own & Place.AWAY and (tag in ("html", "body", "main", "article") or own & Place.ARTICLE):
        # A whole page that "has a sidebar" is none.
        own &= ~Place.AWAY
    return parent | own


def _by_attributes(element: HtmlElement) -> int:
    get = element.get
    return _by_names(get("role"), get("rel"), get("class"), get("id"), get("itemprop"))


@lru_cache(maxsize=4096)
def _by_names(role: str | None, rel: str | None, *names: str | None) -> int:
    """Return what an element's names say; those of a page's elements are mostly the same."""
    place = _BY_ROLE.get(role or "", NOWHERE)
    if rel == "author":
        place |= Place.BYLINE
    spelled = " ".join(filter(None, names))[:_LONGEST_NAMES]
    words = _BETWEEN.sub(" ", _CAMEL.sub(" ", spelled).lower())
    for match in _PARTS.finditer(words):
        place |= _BITS[match.lastgroup or ""]
    return place
