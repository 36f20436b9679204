"""The tree of a page, without what nobody sees of it. Nothing that a page names is fetched."""

from __future__ import annotations

import html
import re
from typing import Final

from lxml.etree import ElementDefaultClassLookup, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_NO_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
"""What no page may hold (HTML, 13.2.3.5), and libxml2 may end at. Nobody sees any of it."""
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_CONTROL_REFERENCE: Final = re.compile(
    r"&#(?:0*(?:[0-9]|1[0-9]|2[0-9]|3[01]|12[7-9]|1[345][0-9])(?![0-9])"
    r"|[xX]0*(?:[01]?[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])(?![0-9a-fA-F]));?"
)
"""Numbers below 32 and from 127 to 159."""

_UNSEEN: Final = (
    *("head", "script", "style", "template", "noscript", "object", "embed", "applet"),
    *("audio", "video", "canvas", "svg", "map", "iframe", "select", "datalist", "button"),
    *(
        "textarea",
        "input",
        "dialog",
        "rp",
        "rt",
        "rtc",
        "amp-ad",
        "amp-sidebar",
        "amp-consent",
        "amp-analytics",
    ),
)
"""Elements that show no words, or only those of a form, of a menu or of what can't be shown; and
how a word is spoken (ruby), which would stand in its middle."""

_UNSEEN_STYLE: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I
)
_UNSEEN_CLASSES: Final = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only"}
    | {"u-hidden", "is-hidden", "element-invisible", "assistive-text", "a11y-hidden"}
)
"""Names that style sheets use by custom for what is read out and not shown."""

_LEAST_WITHOUT_SCRIPTS: Final = 250
"""Characters that are more than a request."""


def tree_of(page: str) -> HtmlElement | None:
    """Return the tree of a page as it is parsed; None where there is no element in it.

    Args:
        page: Its decoded text. Entities that it declares itself don't exist in HTML.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    # One class for all elements: which of its classes fits each is asked again at every look at it.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    try:
        return document_fromstring(_cleaned(page).encode(), parser=parser)
    except ParserError:
        return None


def _cleaned(page: str) -> str:
    """Return a page without the characters that stop a parser in the middle of it."""
    declaration = _XML_DECLARATION.match(page)
    page = page[declaration.end() if declaration else 0 :].replace("\f", " ")
    page = _SURROGATE.sub("\ufffd", _NO_CHARACTERS.sub("", page))
    return _CONTROL_REFERENCE.sub(_meant, page) if "&#" in page else page


def _meant(reference: re.Match[str]) -> str:
    """Return what a browser shows for the number of a control character: &#146; is ’."""
    # White space breaks no line here: it is some in any case.
    meant = html.unescape(reference[0].rstrip(";") + ";")
    return " " if meant.isspace() else _NO_CHARACTERS.sub("", meant)


def hide_unseen(root: HtmlElement) -> None:
    """Empty all elements of a tree that a browser doesn't show."""
    unseen = [one for one in root.iter(*_UNSEEN) if one.tag != "dialog" or "open" not in one.attrib]
    if _is_for_no_scripts(root):
        unseen = [one for one in unseen if one.tag != "noscript"]
    unseen += [one for one in root.iter("*") if one.attrib and _is_hidden(one)]
    for element in unseen:
        # Left in its place: joining the text around thousands of elements takes the square of it.
        element.clear(keep_tail=True)
        element.tag = "span"


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in ("html", "body"):
        # Shown by a script, once it has run.
        return False
    if "hidden" in element.attrib:
        return True
    style, classes = element.get("style"), element.get("class")
    return bool(
        (style and _UNSEEN_STYLE.search(style))
        or (classes and not _UNSEEN_CLASSES.isdisjoint(classes.lower().split()))
    )


def _is_for_no_scripts(root: HtmlElement) -> bool:
    """Tell whether a page shows its words to browsers without scripts alone.

    A request to switch scripts on is no such words.
    """
    without = [one for one in root.iter("noscript") if one.find(".//p") is not None]
    if sum(len(one.text_content()) for one in without) < _LEAST_WITHOUT_SCRIPTS:
        return False
    unshown = {"noscript", "script", "style", "template"}
    stack = [body] if (body := root.find("body")) is not None else []
    while stack:
        one = stack.pop()
        if any(text and text.strip() for text in (one.text, *(child.tail for child in one))):
            return False
        stack.extend(child for child in one if child.tag not in unshown)
    return True
