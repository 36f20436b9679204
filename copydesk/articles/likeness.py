"""How much of one text lives on in another, cheaply: finds an edited article under a new name.

A text is taken as the set of its runs of four words; case, quotes, dashes, signs and white space
set aside. What two texts share is counted on the longer one, so that a brief isn't taken for the
article that it was cut from. Measured on 16 stories of the project and one from elsewhere, and on
edits of their articles (of those `python -m benchmarks.store_edits` prints the least)::

    independent retellings             .00 - .10
    rewrites made from the other       .24 - .43    same order, most words replaced by others
    every tenth word replaced          .64 - .67
    every twentieth word replaced      .81 - .83
    a paragraph rewritten              .79 - 1
    a sentence added or removed        .83 - 1
    a sentence edited, moved, copied   .97 - 1

So half is where `NEARLY` lies. A near copy that another outlet ran is as like as an edited article:
whether a text is a version of another also depends on whether that one is still there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from heapq import nlargest
from typing import Final, Generic, TypeVar
from zlib import crc32

from copydesk.articles.wording import normal_form

NEARLY: Final = 0.5
"""Likeness, 0..1, from which a text is nearly another one."""

_RUN: Final = 4
"""Words in a run. With three, retellings come to .41 and edited articles lose little; with five,
every tenth word replaced leaves .58."""
_MOST_LOOKED_UP: Final = 20_000
"""Texts that hold one of a text's runs, looked at for one text: the rarest runs come first."""
_MOST_COMPARED: Final = 8
"""Texts that one is compared with in full: those that share the most of these runs."""

Runs = frozenset[int]
"""The runs of words of a text, as checksums: the same in every process."""

Name = TypeVar("Name", bound=Hashable)


def word_runs(text: str) -> Runs:
    """Return the runs of words that `text` is compared by: to be made once a text and kept."""
    pieces = normal_form(text).split()
    words = [word for word in pieces if word[0].isalnum()]
    if not words:
        return frozenset()
    return frozenset(
        crc32(" ".join(words[start : start + _RUN]).encode("utf-8", "surrogatepass"))
        for start in range(max(1, len(words) - _RUN + 1))
    )


def likeness(old_text: str, new_text: str) -> float:
    """Return the share of two texts, counted on the longer one, that is the same, 0..1."""
    return likeness_of_runs(word_runs(old_text), word_runs(new_text))


def likeness_of_runs(old: Runs, new: Runs) -> float:
    """Return `likeness` of two texts of which the runs are known; 0 if either has no words."""
    return len(old & new) / max(len(old), len(new)) if old and new else 0.0


class LikeTexts(Generic[Name]):
    """Texts among which others look for one that they are nearly the same as.

    A thousand texts looked up among a thousand take about a second; comparing all pairs, fifteen.
    """

    def __init__(self, texts: Mapping[Name, Runs]) -> None:
        """Take texts.

        Args:
            texts: The runs of each, by any name.
        """
        self._texts = dict(texts)
        self._holders: defaultdict[int, list[Name]] = defaultdict(list)
        for name, runs in self._texts.items():
            for run in runs:
                self._holders[run].append(name)

    def nearly(self, runs: Runs) -> list[tuple[Name, float]]:
        """Return those that a text is nearly the same as, with their likeness, the best first.

        Of many equally like ones (copies) only some.
        """
        found = sorted((self._holders[run] for run in runs if run in self._holders), key=len)
        votes: Counter[Name] = Counter()
        left = _MOST_LOOKED_UP
        for holders in found:
            left -= len(holders)
            if left < 0 and votes:
                break
            votes.update(holders)
        best = nlargest(_MOST_COMPARED, votes.items(), key=lambda vote: vote[1])
        likely = [(name, likeness_of_runs(self._texts[name], runs)) for name, _ in best]
        return sorted(
            [(name, share) for name, share in likely if share >= NEARLY],
            key=lambda like: -like[1],
        )
