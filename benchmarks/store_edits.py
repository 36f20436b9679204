"""How well decisions come along when articles are edited: places found, wrong, lost.

`python -m benchmarks.store_edits` edits the sample corpus, and the articles in the folder that
COPYDESK_ARTICLES names, 200 times in each way of `made_edits`, with fixed seeds, and brings every
sentence and a phrase of each over to the edited text. Prints Markdown tables.

What counts as right is known from the edit alone, by where each character of the edited text
comes from: an *untouched* sentence has all of its characters, in a row and in sentences of their
own, and must be found there, unmarked; a *touched* one lost some, or shares its sentence with
others now, and must be found in the sentences that hold what is left, or given up; a *removed* one
must be given up. A place that holds nothing of a sentence is wrong, and so is one that isn't marked
though its words are others.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.made_edits import EDITS, NEW, TWINS, Draft, Edit, with_lookalike
from copydesk.articles.article import Sentence, Span
from copydesk.articles.likeness import likeness
from copydesk.articles.read_article import read_article
from copydesk.articles.reading_contents import sentences_of
from copydesk.articles.stretch import Carried
from copydesk.articles.structure import paragraphs_of
from copydesk.articles.versions import Changes

_SAMPLE: Final = Path(__file__).parents[1] / "seeds" / "norvik-ferry"
_EDITS: Final = 200
"""Edits of each kind and set of articles."""
_COLUMNS: Final = {
    "untouched": ["untouched right", "untouched marked", "untouched lost", "untouched wrong"],
    "marked": ["untouched marked"],
    "lost": ["untouched lost"],
    "touched": ["touched right", "touched in part", "touched lost", "touched wrong"],
    "right": ["touched right"],
    "in part": ["touched in part"],
    "orphaned": ["touched lost"],
    "removed": ["removed right", "removed wrong"],
    "placed wrong": ["untouched wrong", "touched wrong", "removed wrong"],
}
"""Columns of a table, and the results that are counted in each."""

Edited = Iterable[tuple[str, Draft]]
"""Texts and what an edit made of them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the sentences that the program sees in it."""

    text: str
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """Return a text as the program reads it."""
        return cls(text, sentences_of(text, paragraphs_of(text)))


@dataclass(frozen=True, slots=True)
class Truth:
    """What an edit made of a text, character by character."""

    old: Text
    new: Text
    place_of: dict[int, int]
    """Place in the edited text of each character that is left, by its place before."""
    origins: tuple[int, ...]

    @classmethod
    def of(cls, old: Text, draft: Draft) -> Truth:
        """Return the truth about a draft made of `old`."""
        places = {origin: place for place, origin in enumerate(draft.origins) if origin >= 0}
        return cls(old, Text.of(draft.text), places, draft.origins)

    def visible(self, start: int, end: int) -> list[int]:
        """Return the places of what isn't white space."""
        return [place for place in range(start, end) if not self.old.text[place].isspace()]

    def holders(self, start: int, end: int) -> list[Span]:
        """Return the edited text's sentences that hold letters or digits of `[start, end)`."""
        places = {
            self.place_of[place]
            for place in self.visible(start, end)
            if place in self.place_of and self.old.text[place].isalnum()
        }
        return [
            Span(one.start, one.end)
            for one in self.new.sentences
            if not places.isdisjoint(range(one.start, one.end))
        ]

    def is_kept(self, start: int, end: int) -> bool:
        """Tell whether all of `[start, end)` is left, with nothing but white space between."""
        now = [self.place_of.get(place) for place in self.visible(start, end)]
        if None in now or not now:
            return False
        first, last = now[0] or 0, now[-1] or 0
        return [
            place for place in range(first, last + 1) if not self.new.text[place].isspace()
        ] == now

    def has_company(self, start: int, end: int) -> bool:
        """Tell whether other characters than those of `[start, end)` stand in its sentences."""
        return any(
            not start <= self.origins[place] < end and not self.new.text[place].isspace()
            for holder in self.holders(start, end)
            for place in range(holder.start, holder.end)
        )

    def holds(self, span: Span, start: int, end: int) -> bool:
        """Tell whether a place in the edited text holds something of `[start, end)`."""
        return any(start <= origin < end for origin in self.origins[span.start : span.end])

    def is_put_back(self, start: int, end: int, carried: Carried) -> bool:
        """Tell whether an edit took `[start, end)` away, and put the very same words in anew."""
        now = [place for span in carried.spans for place in range(span.start, span.end)]
        own = all(self.origins[place] == NEW or start <= self.origins[place] < end for place in now)
        words = " ".join(self.new.text[span.start : span.end] for span in carried.spans).split()
        return own and not self.is_kept(start, end) and words == self.old.text[start:end].split()


def sentence_result(truth: Truth, changes: Changes, start: int, end: int) -> str:
    """Return what sort an old sentence is of, and what became of it."""
    holders = truth.holders(start, end)
    carried = changes.place(start, end)
    if carried and truth.is_put_back(start, end, carried):
        return "touched right"
    if not holders:
        return "removed right" if carried is None else "removed wrong"
    is_kept = truth.is_kept(start, end)
    sort = "touched" if not is_kept or truth.has_company(start, end) else "untouched"
    if carried is None:
        return f"{sort} lost"
    held = all(truth.holds(span, start, end) for span in carried.spans)
    if not held or not (carried.changed or is_kept):
        return f"{sort} wrong"
    if sort == "untouched" and carried.changed:
        return f"{sort} marked"
    return f"{sort} right" if set(holders) <= set(carried.spans) else f"{sort} in part"


def phrase_result(truth: Truth, changes: Changes, start: int, end: int) -> str:
    """Return what sort an old phrase is of, and what became of it."""
    left = {truth.place_of[place] for place in truth.visible(start, end) if place in truth.place_of}
    is_kept = truth.is_kept(start, end)
    sort = "untouched" if is_kept else "touched" if left else "removed"
    carried = changes.place(start, end)
    if carried and truth.is_put_back(start, end, carried):
        return "touched right"
    if carried is None:
        return "removed right" if sort == "removed" else f"{sort} lost"
    held = {place for span in carried.spans for place in range(span.start, span.end)}
    if left.isdisjoint(held) or not (carried.changed or is_kept):
        return f"{sort} wrong"
    if sort == "untouched" and carried.changed:
        return f"{sort} marked"
    return f"{sort} right" if left <= held else f"{sort} in part"


def edited(
    kind: str, edit: Edit, texts: Sequence[str], others: Sequence[str], *, times: int = _EDITS
) -> Iterator[tuple[str, Draft]]:
    """Yield texts and what `edit` makes of them.

    Args:
        kind: Its name, which seeds the choices.
        edit: What to do.
        texts: The articles that are edited, in turn.
        others: Articles of other stories.
        times: How many edits to make.
    """
    for number in range(times):
        random = Random(f"{kind} {number}")
        text = texts[number % len(texts)]
        if kind in TWINS:
            text = with_lookalike(random, text, others)
        yield text, edit(random, Draft.of(text), others)


def measure(edits: Edited) -> tuple[Counter[str], Counter[str], float]:
    """Return what became of all sentences, and of a phrase of each, and the least likeness."""
    sentences: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    least = 1.0
    for text, draft in edits:
        old = Text.of(text)
        truth = Truth.of(old, draft)
        changes = Changes(old, truth.new)
        random = Random(draft.text)
        for sentence in old.sentences:
            sentences[sentence_result(truth, changes, sentence.start, sentence.end)] += 1
            phrases[phrase_result(truth, changes, *_phrase(random, text, sentence))] += 1
        least = min(least, likeness(text, draft.text))
    return sentences, phrases, least


def _phrase(random: Random, text: str, sentence: Sentence) -> tuple[int, int]:
    """Return where one to four words of a sentence stand, the last one excepted."""
    words = text[sentence.start : sentence.end].split()
    words = words[:-1] or words
    first = random.randrange(len(words))
    start = sentence.start
    for word in words[:first]:
        start = text.index(word, start) + len(word)
    start = end = text.index(words[first], start)
    for word in words[first : first + random.randint(1, 4)]:
        end = text.index(word, end) + len(word)
    return start, end


def table(counts: Mapping[str, Counter[str]]) -> str:
    """Return the counts as a Markdown table, a line a kind of edit."""
    lines = ["| edit | " + " | ".join(_COLUMNS) + " |", "| --- |" + " ---: |" * len(_COLUMNS)]
    for kind, counted in counts.items():
        cells = [str(sum(counted[name] for name in names)) for names in _COLUMNS.values()]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def report(name: str, texts: Sequence[str], others: Sequence[str]) -> None:
    """Print the tables of a set of articles."""
    found = {kind: measure(edited(kind, edit, texts, others)) for kind, edit in EDITS.items()}
    print(f"### {name}: {len(texts)} articles, {_EDITS} edits a kind\n\nSentences:\n")
    print(table({kind: sentences for kind, (sentences, _, _) in found.items()}))
    print("Phrases of one to four words, one a sentence:\n")
    print(table({kind: phrases for kind, (_, phrases, _) in found.items()}))
    least = min(least for _, _, least in found.values())
    apart = max(likeness(one, other) for one, other in combinations(texts, 2))
    print(f"Likeness of an article and its edited text: at least {least:.2f}; ", end="")
    print(f"of two articles: at most {apart:.2f}.\n")


def main() -> None:
    """Print the tables of the sample corpus, and of the articles from elsewhere."""
    folder = os.environ.get("COPYDESK_ARTICLES")
    sample, elsewhere = _texts(_SAMPLE), _texts(Path(folder)) if folder else []
    report("Sample corpus", sample, elsewhere or sample)
    if elsewhere:
        report("Articles from elsewhere", elsewhere, sample)
    else:
        sys.stderr.write("COPYDESK_ARTICLES names no folder: only the sample corpus was edited\n")


def _texts(folder: Path) -> list[str]:
    return [read_article(path).text for path in sorted(folder.glob("*.txt"))]


if __name__ == "__main__":
    main()
