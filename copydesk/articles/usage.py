"""How a text uses its words: which of them begin sentences, which are parts of names.

Whether "the U.S. Officials" goes on or ends can't be told from the stop. What tells is the word
behind it: a function word of the text's language, or one that the text writes small elsewhere,
begins a sentence; one that it writes with a capital in mid-sentence is part of a name.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from copydesk.articles.languages import grammatical_words

_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKED: Final = re.compile(r"(?:^|([^\W\d_])[ ])([^\W_]+)[!?](?:['’]s)? (?=([^\W\d_]))")
"""A word with "!" or "?" between two words, of which it is looked at whether they are small."""

_BARE_PEOPLE: Final = frozenset({"police", "people", "men", "women", "children", "staff", "crews"})
"""English plurals without -s that news sentences begin with, and what is used like one."""


class Usage:
    """The words of one article, counted when they are first asked for."""

    def __init__(self, text: str) -> None:
        """Keep `text`; most texts have no stop that is in doubt, so nothing is read yet."""
        self._text = text

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(self._text) if word[0].islower())

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words with a capital right behind a word without one."""
        names: set[str] = set()
        end, after_small = -1, False
        for word in _WORD.finditer(self._text):
            is_small = word[0][0].islower()
            is_next = word.start() == end + 1 and self._text[end].isspace()
            if after_small and not is_small and is_next:
                names.add(word[0])
            end, after_small = word.end(), is_small
        return frozenset(names)

    @cached_property
    def marked_names(self) -> frozenset[str]:
        """Words whose "!" or "?" belongs to them: it stands before a small letter somewhere."""
        return frozenset(
            match[2]
            for match in _MARKED.finditer(self._text)
            if match[2][0].isupper() and match[3].islower() and (match[1] or "").islower()
        )

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The opening words of the language that the text has most function words of."""
        used = {word.lower() for word in _WORD.findall(self._text)}
        hits = {name: len(words & used) for name, words in _languages().items()}
        most = max(hits.values())
        likely = [words for name, words in _languages().items() if hits[name] == most]
        return frozenset().union(*likely)

    def opens_sentences(self, word: str) -> bool:
        """Tell whether `word` is a function word of the text's language."""
        return word.lower() in self._openers

    def is_name(self, word: str) -> bool:
        """Tell whether the text writes `word` with a capital in mid-sentence."""
        return word in self._names

    def is_common(self, word: str) -> bool:
        """Tell whether the text writes `word` small elsewhere, and never as a name."""
        return word.lower() in self._small and word not in self._names

    def is_bare_plural(self, word: str) -> bool:
        """Tell whether `word` is an English plural, which begins sentences without an article."""
        small = word.lower()
        if word in self._names or not word[1:].islower():
            return False
        if small in _BARE_PEOPLE or small.endswith(("men", "people")):
            return True
        return len(word) > 4 and small.endswith("s") and not small.endswith(("ss", "us", "is"))


@cache
def _languages() -> dict[str, frozenset[str]]:
    """Return the words that begin sentences, by language."""
    words = {language: set(of_it) for language, of_it in grammatical_words().items()}
    data = Path(__file__).with_name("openers.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line and not line.startswith(";"):
            language, *of_line = line.split()
            words.setdefault(language, set()).update(of_line)
    return {language: frozenset(of_it) for language, of_it in words.items()}
