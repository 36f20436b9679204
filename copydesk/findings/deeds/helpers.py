"""Helpers dropped: who took part, by name, in one article, and is not heard of in the other.

A clash is a phrase of support ("with support from the Joint Command") whose names the other article
lacks altogether, beside the words with which that one tells of the same deed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.deeds.parties import Party, roles_in
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.naming.naming import vocabulary_of
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.nearby import nearest
from copydesk.findings.text.wording import shortened

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.naming.mentions import Mention
    from copydesk.findings.text.passage import Passage, Reading


def helper_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the helpers named in one article and unknown to the other."""
    yield from _dropped(matter.left, matter.right)
    yield from (clash.mirrored for clash in _dropped(matter.right, matter.left))


def _dropped(here: Reading, there: Reading) -> Iterator[Clash]:
    """Yield the helpers named `here` of whom nothing is said `there`."""
    for passage in here.told:
        for match, helper in roles_in(passage).helpers:
            name = _unknown(passage, helper, there)
            partner = nearest(passage, there) if name else None
            deed = _told_by(partner, passage) if partner else None
            if deed is not None:
                yield Clash(
                    "agency",
                    "medium",
                    f"{shortened(name)}: helped, or not named?",
                    passage.span(match.first, helper.last),
                    deed,
                )


def _unknown(passage: Passage, helper: Party, there: Reading) -> str:
    """Return the first name of a helper that the other article doesn't know, else ""."""
    known = vocabulary_of(there).words
    for mention in mentions_in(passage):
        inside = helper.first <= mention.first and mention.last <= helper.last
        if inside and not _is_compound(passage, mention):
            head = passage.tokens[mention.last]
            if head.key not in known and head.stem not in known:
                span = passage.span(mention.first, mention.last)
                return passage.reading.article.quote(span)
    return ""


def _is_compound(passage: Passage, mention: Mention) -> bool:
    """Tell whether a name only describes: "Iran-backed factions" aren't Iran."""
    after = passage.tokens[mention.last + 1 : mention.last + 2]
    return bool(after) and after[0].text in ("-", "‑")


def _told_by(passage: Passage, other: Passage) -> Span | None:
    """Return the longest run of words in `passage` that mean what words in `other` mean.

    None where no two such words stand together.
    """
    known = set(meanings_of(other)) - {""}
    meanings = meanings_of(passage)
    runs: list[list[int]] = [[]]
    for index, token in enumerate(passage.tokens):
        if meanings[index] in known:
            runs[-1].append(index)
        elif meanings[index] or token.kind == "mark":
            runs.append([])
    longest = max(runs, key=len)
    return passage.span(longest[0], longest[-1]) if len(longest) > 1 else None
