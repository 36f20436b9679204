"""In which language an article is written: rules about words hold in one language only.

Scripts that one language writes tell it by themselves. Where several share a script, the share of
grammatical words does, in some milliseconds and from a table that a person can read
(`languages.txt`); of a few words without any, letters with which only one of them is written.
What is left "" are headlines, lists of names, and languages that aren't in the table.

Right on English, German and Portuguese gold sets (wrong; the rest ""), beside fastText's model of
900 kB, which brought nine packages along::

    544 texts                                    543  (1)    544  (0)
    6,101 sentences of 16 words and more       6,075  (8)  6,059  (2)
    5,800 of 8 to 15 words                     5,482 (33)  5,626  (7)
    5,567 of up to 7, headlines and captions   2,470 (38)  4,525 (74)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.articles.article import FURNITURE, Article
from copydesk.articles.seen import as_seen
from copydesk.articles.wording import composed

_READ: Final = 4_000
"""Code points of the story that are enough to tell its language."""
_LEAST_SHARE: Final = 0.12
"""Share of grammatical words below which a text is in none of the languages. The lines of
`tests/many_languages.py` have 0.31 and more; in Icelandic, Basque and Welsh, which the table lacks,
0.09 are found."""
_FOREIGN: Final = 0.5
"""What a word with a foreign letter takes from a language: names have such, so it is less than a
grammatical word gives."""
_LEAST_WORDS: Final = 2
"""Grammatical words that must be found: one alone may be a name's, such as "de"."""
_ASCII: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_TABLE: Final = Path(__file__).with_name("languages.txt")

_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = {
    "latin": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0620-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05f2",
    "hy": "\u0531-\u0587",
    "ka": "\u10a0-\u10ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "am": "\u1200-\u137f",
    "km": "\u1780-\u17ff",
    "ko": "\u1100-\u11ff\uac00-\ud7a3",
    "ja": "\u3041-\u30ff",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f",
}
"""Letters of each script, by the language where nearly all that is written in it is in one."""
_LEAST_KANA: Final = 0.1
"""Share of kana in Japanese; half of its letters are kana, and a Chinese text quotes few."""


class _Language(Struct, frozen=True):
    words: frozenset[str]
    letters: frozenset[str]


def language_of(article: Article) -> str:
    """Return the language as two or three letters ("en"), "" if it can't be told.

    What the article's facts say counts, else its words.
    """
    if article.facts.language:
        return article.facts.language.replace("_", "-").split("-")[0].lower()
    told = [article.quote(s) for s in article.sentences if s.kind not in FURNITURE]
    return language_of_text(" ".join(" ".join(told).split())[:_READ])


@lru_cache(maxsize=256)
def language_of_text(text: str) -> str:
    """Return the language of a piece of prose as two letters, "" if it can't be told."""
    seen = composed(as_seen(text).text)
    script = _script_of(seen)
    if script not in ("latin", "cyrillic", "arabic"):
        return script
    words = Counter(word.lower() for word in _WORD.findall(seen))
    return _by_words(words) or _by_letters(words)


def _script_of(text: str) -> str:
    """Return the script, or the language, of most letters of `text`; "" where there are none."""
    found = {name: sum(map(len, letters.findall(text))) for name, letters in _patterns().items()}
    if found["ja"] >= _LEAST_KANA * (found["ja"] + found["zh"]):
        # Japanese is written in both.
        found["ja"] += found.pop("zh")
    most = max(found, key=lambda name: found[name])
    return most if found[most] > sum(found.values()) / 2 else ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{letters}]+") for name, letters in _SCRIPTS.items()}


def _by_words(words: Counter[str]) -> str:
    """Return the language whose grammatical words make up most of `words`.

    A word of several languages speaks for each of them by its share; one with a letter that a
    language isn't written with speaks against it.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    numbers: Counter[str] = Counter()
    for word, count in words.items():
        languages = _by_word().get(word, ())
        for language in languages:
            weights[language] += count / len(languages)
            numbers[language] += count
    enough = max(_LEAST_WORDS, _LEAST_SHARE * words.total())
    for language in weights:
        weights[language] -= _FOREIGN * _foreign(words, _languages()[language].letters)
    most = max(weights.values(), default=0)
    best = [language for language, weight in weights.items() if weight == most]
    return best[0] if len(best) == 1 and numbers[best[0]] >= enough else ""


def _by_letters(words: Counter[str]) -> str:
    """Return the one language that is written with all letters of `words`, if there is one."""
    told = [
        code for code, language in _languages().items() if not _foreign(words, language.letters)
    ]
    return told[0] if len(told) == 1 else ""


def _foreign(words: Counter[str], letters: frozenset[str]) -> int:
    """Return how many of `words` have letters other than a to z and `letters`."""
    return sum(
        count
        for word, count in words.items()
        if not (word.isascii() or letters >= set(word) - _ASCII)
    )


def grammatical_words() -> dict[str, frozenset[str]]:
    """Return the closed classes of grammar by language, lower case."""
    return {code: language.words for code, language in _languages().items()}


@cache
def _languages() -> dict[str, _Language]:
    return dict(_read_table())


def _read_table() -> Iterator[tuple[str, _Language]]:
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, _, letters = line.partition("|")
            code, *listed = words.split()
            yield code, _Language(frozenset(listed), frozenset(letters.strip()))


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """Return the languages that each grammatical word is one of."""
    found: dict[str, tuple[str, ...]] = {}
    for code, language in _languages().items():
        for word in language.words:
            found[word] = (*found.get(word, ()), code)
    return found


def letters_of(language: str) -> frozenset[str]:
    """Return the letters beside a to z that a language is written with; none if not known."""
    known = _languages().get(language)
    return known.letters if known else frozenset()
