"""Which sentences of two articles may be partners at all.

Body links with body and headline with headline. A headline says in short what the lead says at
length, and in many pairs the one article tells only there what the other tells only here; so the
two may link as well. Further down a headline has no partner: it would link with whatever the story
is about, and take that sentence from the one that tells it.

A picture's credit, "(mayor Anna Brill/X)", is no sentence of the story, though it may be a caption:
it would link with whatever the person in it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from copydesk.articles.article import FURNITURE, Article, Sentence

Role = Literal["headline", "heading", "lead", "body", "furniture"]
"""What a sentence may be a partner of. A heading is a headline inside the body or below it, a lead
is a part of the body."""

_HEADLINES: Final = ("headline", "heading")
_LEAD: Final = 2
"""Sentences of a paragraph that may be a lead. News leads are one sentence or two; where a whole
article is one paragraph, its third sentence is no lead."""


_SIGNED: Final = re.compile(
    r"[(\[（]\s*(?P<names>[^\s()\[\]（）/／|][^()\[\]（）/／|]{0,79})"
    r"(?:[/／|]|(?<=\s)via(?=\s))\s*(?P<source>[^\s()\[\]（）][^()\[\]（）]{0,59})[)\]）]\.?"
)
_NAMES: Final = 6
"""Words before the source that name whom or what a picture shows; more of them tell something."""


def roles_of(article: Article) -> tuple[Role, ...]:
    """Return the role of each sentence.

    The lead is how the standfirst begins and how the first paragraph of the body does.
    """
    first = next((one for one in article.sentences if one.kind == "body"), None)
    roles: list[Role] = []
    lead: list[Sentence] = []
    for sentence in article.sentences:
        if sentence.kind in FURNITURE or _is_credit(article.quote(sentence)):
            roles.append("furniture")
        elif sentence.kind == "headline":
            is_above = first is None or sentence.index < first.index
            roles.append("headline" if is_above else "heading")
        elif sentence.kind == "standfirst" or (first and sentence.paragraph == first.paragraph):
            if lead and lead[-1].paragraph != sentence.paragraph:
                lead.clear()
            lead.append(sentence)
            roles.append("lead" if len(lead) <= _LEAD else "body")
        else:
            roles.append("body")
    return tuple(roles)


def _is_credit(words: str) -> bool:
    """Tell whether a sentence is nothing but names and a source, in brackets."""
    found = _SIGNED.fullmatch(words)
    if found is None:
        return False
    names, source = found["names"].split(), found["source"].split()
    are_names = not any(word[0].islower() for word in (source[0], source[-1]))
    begins = source[0][0].isalpha() or source[0][0] == "@"
    # A sentence in brackets has its stop inside.
    return len(names) <= _NAMES and are_names and begins and source[-1][-1] not in ".!?"


def is_headline(role: Role) -> bool:
    """Return whether a sentence of this role is a headline, wherever it stands."""
    return role in _HEADLINES


def linkable(left: Article, right: Article) -> Callable[[int, int], bool]:
    """Return what says whether a link between two sentences, by index, could be honoured."""
    of_left, of_right = roles_of(left), roles_of(right)
    return lambda one, other: _may_link(of_left[one], of_right[other])


def _may_link(one: Role, other: Role) -> bool:
    if "furniture" in (one, other):
        return False
    if is_headline(one) == is_headline(other):
        return True
    return {one, other} == {"headline", "lead"}
