"""Elements of a page: the one place where words from outside become HTML.

A page is a tree, which the standard library writes: it escapes text and attributes, so that no word
can become an element whoever makes the tree. Chosen over templates (Jinja2 was weighed: one more
dependency, 33 ms to load beside 6, names that no type checker reads): here the content is values
already, and what makes elements of them are functions with types.

Before that, each character that has no picture or could turn its neighbours round becomes its
stand-in, as at every exit to a terminal: here also so that a page is HTML at all, which allows
neither controls nor half characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from copydesk.exports.addresses import web_address
from copydesk.visible import REPLACEMENT, is_plain, visible

Node = Element | str
"""What an element may hold: another element, or words."""

_LINE_ENDS: Final = dict.fromkeys(map(ord, "\t\n\r"), " ")
"""White space in a sentence: a browser shows it as a space."""

_NONCHARACTERS: Final = dict.fromkeys(
    [
        *range(0xFDD0, 0xFDF0),
        *(plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)),
    ],
    REPLACEMENT,
)
"""Code points that are no characters, which HTML forbids."""

_BLOCKS: Final = frozenset({
    "article", "body", "details", "div", "h1", "h2", "h3", "h4", "head", "header", "li", "main",
    "meta", "nav", "ol", "p", "section", "style", "table", "title", "tr", "ul",
})  # fmt: skip
"""Elements that end a line of the file, for whoever reads that."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def shown(text: str) -> str:
    """Return words as a page holds them, one code point for one: white space as spaces, stand-ins.

    The stand-ins are those of `visible`.
    """
    if is_plain(text):
        return text
    return visible(text.translate(_LINE_ENDS)).translate(_NONCHARACTERS)


def element(tag: str, *children: Node, **attributes: str) -> Element:
    """Return an element.

    Args:
        tag: Its name.
        children: What it holds, in order; empty words are left out.
        attributes: By name, "class_" for class; empty ones are left out.
    """
    made = Element(
        tag,
        {_attribute(name): shown(value) for name, value in attributes.items() if value},
    )
    extend(made, children)
    return made


@cache
def _attribute(name: str) -> str:
    """Return the name of an attribute as the page has it: `class_` is "class"."""
    return name.rstrip("_").replace("_", "-")


def extend(parent: Element, children: Iterable[Node]) -> None:
    """Add words and elements to what an element holds."""
    last = parent[-1] if len(parent) else None
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
            last = child
            if child.tag in _BLOCKS:
                child.tail = "\n"
        elif last is None:
            parent.text = (parent.text or "") + shown(child)
        else:
            last.tail = (last.tail or "") + shown(child)


def outside(text: str) -> Element:
    """Return words from outside within a line of ours, which they don't turn round."""
    return element("bdi", text)


def joined(nodes: Iterable[Node], between: str = ", ") -> list[Node]:
    """Return nodes with words between them; empty words are left out."""
    parted: list[Node] = []
    for node in nodes:
        if node != "":
            parted += [between, node] if parted else [node]
    return parted


def address(text: str) -> Element:
    """Return an address: a link if it is one of the web that leads where it seems to, else words.

    What names somebody before the host, or hides characters, seems to lead elsewhere.
    """
    is_of_the_web = bool(text) and web_address(text) == text
    if not is_of_the_web or shown(text) != text or "@" in urlsplit(text).netloc:
        return outside(text)
    return element("a", outside(text), href=text, rel="noopener noreferrer nofollow")


def language_tag(language: str) -> str:
    """Return a language as an attribute may say it; "" for what is no tag of one."""
    return language if _LANGUAGE.fullmatch(language) else ""


def page_text(root: Element) -> str:
    """Return a page as the text of a file."""
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"
