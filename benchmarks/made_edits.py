"""Edits of articles of which it is known what became of every character.

A draft carries for each of its characters the place in the first text that it comes from, so the
truth about an edit is made by the edit itself. Sentences are split here by a plain rule of its own:
nothing of the code that is measured takes part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Final

NEW: Final = -1
"""Origin of a character that the first text doesn't have."""

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_END: Final = re.compile(r"(?<=[a-z0-9][.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z])")
_WORD: Final = re.compile(r"[^\W_]{2,}")
_LEAST_LETTERS: Final = 4
"""Letters that a word needs in order to get a typo."""
_LEAST_WORDS: Final = 4
"""Words that a sentence needs in order to be edited."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, and for each character the place in the first text that it comes from."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Draft:
        """Return the draft that nothing has been done to yet."""
        return cls(text, tuple(range(len(text))))

    def cut(self, start: int, end: int) -> Draft:
        """Return a piece of it."""
        return Draft(self.text[start:end], self.origins[start:end])

    def __add__(self, other: Draft) -> Draft:
        return Draft(self.text + other.text, self.origins + other.origins)

    def put(self, start: int, end: int, instead: str | Draft) -> Draft:
        """Return it with `instead` at the place of `[start, end)`."""
        middle = written(instead) if isinstance(instead, str) else instead
        return self.cut(0, start) + middle + self.cut(end, len(self.text))


Edit = Callable[[Random, Draft, Sequence[str]], Draft]
"""Edits a draft at random; texts of other stories are there to take sentences and words from. A
draft that offers nothing to edit comes back as it was."""


def written(text: str) -> Draft:
    """Return a draft of new characters."""
    return Draft(text, (NEW,) * len(text))


def plain_sentences(text: str) -> list[tuple[int, int]]:
    """Return where sentences of some length start and end, as far as a plain rule can tell."""
    spans = []
    for line in _LINE.finditer(text):
        edges = [
            line.start(),
            *(end.end() for end in _END.finditer(text, *line.span())),
            line.end(),
        ]
        for start, end in pairwise(edges):
            words = text[start:end]
            if len(words.split()) >= _LEAST_WORDS:
                spans.append((start, start + len(words.rstrip())))
    return spans


def typo(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Swap two letters of a word."""
    places = [
        place
        for word in _WORD.finditer(draft.text)
        for place in range(word.start(), word.end() - 1)
        if len(word[0]) >= _LEAST_LETTERS and draft.text[place] != draft.text[place + 1]
    ]
    place = random.choice(places)
    return draft.put(place, place + 2, draft.text[place : place + 2][::-1])


def word_replaced(random: Random, draft: Draft, others: Sequence[str]) -> Draft:
    """Put another word, or another number, for one."""
    start, end = random.choice([word.span() for word in _WORD.finditer(draft.text)])
    word = draft.text[start:end]
    if word.isdecimal():
        return draft.put(start, end, str(int(word) + random.randint(1, 20)))
    return draft.put(start, end, _other_word(random, others, word))


def sentence_added(random: Random, draft: Draft, others: Sequence[str]) -> Draft:
    """Add a sentence of another story behind one."""
    _, end = random.choice(plain_sentences(draft.text))
    return draft.put(end, end, " " + _any_sentence(random, others))


def sentence_removed(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Take a sentence away."""
    return _without(draft, *random.choice(plain_sentences(draft.text)))


def sentence_split(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Make two sentences of one, at a comma if it has some."""
    start, end = random.choice(plain_sentences(draft.text))
    words = list(_WORD.finditer(draft.text, start, end))[1:-1]
    commas = [word for word in words if draft.text[word.start() - 2 : word.start()] == ", "]
    if not words:
        return draft
    word = random.choice(commas or words)
    begin = draft.text.rfind(draft.text[word.start() - 1], start, word.start())
    begin -= draft.text[begin - 1] == ","
    first = draft.cut(word.start(), word.start() + 1)
    capital = Draft(first.text.upper(), first.origins)
    return draft.put(begin, word.start() + 1, written(". ") + capital)


def sentences_merged(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Make one sentence of two neighbours in a line."""
    spans = plain_sentences(draft.text)
    pairs = [
        (one, other)
        for one, other in pairwise(spans)
        if "\n" not in draft.text[one[1] : other[0]] and draft.text[one[1] - 1] == "."
    ]
    if not pairs:
        return draft
    (_, end), (start, _) = random.choice(pairs)
    first = draft.cut(start, start + 1)
    return draft.put(
        end - 1, start + 1, written(", and ") + Draft(first.text.lower(), first.origins)
    )


def sentence_moved(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Take a sentence, or a paragraph, to another place."""
    spans = plain_sentences(draft.text)
    if random.random() < 0.5:
        spans = _paragraphs(draft.text)
    start, end = random.choice(spans)
    moved = draft.cut(start, end)
    rest = _without(draft, start, end)
    _, place = random.choice(plain_sentences(rest.text) or [(0, 0)])
    return rest.put(place, place, written(" ") + moved)


def sentences_swapped(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Let two sentences change places."""
    one, other = sorted(random.sample(plain_sentences(draft.text), 2))
    swapped = draft.put(*other, draft.cut(*one))
    return swapped.put(*one, draft.cut(*other))


def sentence_copied(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Repeat a sentence behind another one, or behind itself."""
    start, end = random.choice(plain_sentences(draft.text))
    places = [place for _, place in plain_sentences(draft.text) if not 0 <= start - place < 3]
    return draft.put(*(random.choice(places),) * 2, " " + draft.text[start:end])


def lookalike_added(random: Random, draft: Draft, others: Sequence[str]) -> Draft:
    """Repeat a sentence with another word in it."""
    start, end = random.choice(plain_sentences(draft.text))
    twin = word_replaced(random, Draft.of(draft.text[start:end]), others).text
    _, place = random.choice(plain_sentences(draft.text))
    return draft.put(place, place, " " + twin)


def paragraph_rewritten(random: Random, draft: Draft, others: Sequence[str]) -> Draft:
    """Put a paragraph of another story for one, or other words for three of four of its words."""
    start, end = random.choice(_paragraphs(draft.text))
    if random.random() < 0.5:
        return draft.put(start, end, _any_paragraph(random, others))
    for word in reversed(list(_WORD.finditer(draft.text, start, end))):
        if random.random() < 0.75:
            draft = draft.put(*word.span(), _other_word(random, others, word[0]))
    return draft


def article_reflowed(random: Random, draft: Draft, _others: Sequence[str]) -> Draft:
    """Break its lines at another width, with blank lines between paragraphs, and CRLF at times."""
    width, line_end = random.randint(50, 90), random.choice(["\n", "\r\n"])
    flowed = written("")
    for line in _LINE.finditer(draft.text):
        column = 0
        for word in re.finditer(r"\S+", line[0]):
            if column:
                column += 1 + len(word[0])
                flowed += written(line_end if column > width else " ")
            column = len(word[0]) if column > width or not column else column
            flowed += draft.cut(line.start() + word.start(), line.start() + word.end())
        flowed += written(line_end * 2)
    return flowed


def five_edits(random: Random, draft: Draft, others: Sequence[str]) -> Draft:
    """Edit at five places, each in another way."""
    for edit in random.sample(list(EDITS.values())[:8], 5):
        draft = edit(random, draft, others)
    return draft


EDITS: Final[dict[str, Edit]] = {
    "typo": typo,
    "word replaced": word_replaced,
    "sentence added": sentence_added,
    "sentence removed": sentence_removed,
    "sentence split": sentence_split,
    "sentences merged": sentences_merged,
    "sentence or paragraph moved": sentence_moved,
    "paragraph rewritten": paragraph_rewritten,
    "article reflowed": article_reflowed,
    "two sentences swapped": sentences_swapped,
    "sentence copied": sentence_copied,
    "lookalike added": lookalike_added,
    "one of two lookalikes removed": sentence_removed,
    "five edits at once": five_edits,
}
"""What is done to articles, by its name in the table."""

TWINS: Final = frozenset({"one of two lookalikes removed"})
"""Kinds of edits that need a lookalike in the article first."""


def with_lookalike(random: Random, text: str, others: Sequence[str]) -> str:
    """Return a text with a twin of one of its sentences in it, for edits to come."""
    return lookalike_added(random, Draft.of(text), others).text


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where lines of running text are; site furniture is alike in all articles."""
    lines = [line.span() for line in _LINE.finditer(text)]
    return [
        (start, end) for start, end in lines if len(text[start:end].split()) >= 2 * _LEAST_WORDS
    ]


def _other_word(random: Random, texts: Sequence[str], word: str) -> str:
    """Return a word of `texts` that is another than `word`."""
    words = [found[0] for found in _WORD.finditer(random.choice(texts))]
    return random.choice([other for other in words if other.casefold() != word.casefold()])


def _any_paragraph(random: Random, texts: Sequence[str]) -> str:
    text = random.choice(texts)
    start, end = random.choice(_paragraphs(text))
    return text[start:end]


def _any_sentence(random: Random, texts: Sequence[str]) -> str:
    text = random.choice(texts)
    start, end = random.choice(plain_sentences(text))
    return text[start:end]


def _without(draft: Draft, start: int, end: int) -> Draft:
    """Return a draft without a piece and the spaces behind it."""
    while end < len(draft.text) and draft.text[end] == " ":
        end += 1
    return draft.put(start, end, "")
