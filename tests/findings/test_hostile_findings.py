"""Articles that nobody would write: twice the size takes at most two and a half times the work.

Work is counted in lines of Python, of what findings do alone: sentences are linked one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pytest

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.rows import rows_of
from copydesk.findings.finder import find
from copydesk.findings.inside import check_article
from tests.findings.pairs import article_of
from tests.work import lines_run

TWOFOLD: Final = 2.5
"""The most by which work may grow with twice the matter."""
_SOUNDS: Final = "ba ko ri mel tur van sil dor pex lun gra hob"
_SYLLABLES: Final = _SOUNDS.split()

Sentence = Callable[[int, int], str]
"""Makes a sentence by its number and the number of its article."""


def _word(number: int) -> str:
    digits = (number, number // 12, number // 144, 7 * number)
    return "".join(_SYLLABLES[digit % 12] for digit in digits)


def _name(number: int) -> str:
    return _word(number).capitalize()


SENTENCES: Final[dict[str, Sentence]] = {
    "a new name": lambda n, of: f"Mr {_name(n + 5 * of)} of {_name(n)} met the town council.",
    "a new clause": lambda n, of: f"The council, which {_word(n)} as {_word(3 * n + of)}, left.",
    "a new quotation": lambda n, of: f"“We saw {_word(n)} and {_word(n + of)},” a man said.",
    "a new number": lambda n, of: f"The {_word(n)} cost {3 * n + 7 + of} euros in the town.",
    "a new day": lambda n, of: f"On {1 + n % 28} May {1900 + n % 90 + of} the {_word(n)} shut.",
    "two new words": lambda n, of: f"{_name(n)} {_word(5 * n + of)}.",
    "the same words": lambda _n, _of: "The ship carried men.",
    "the same words and a number": lambda n, of: f"The ship carried {n + of} men.",
    "an open quotation": lambda n, of: f"“The {_word(n)} and the {_word(n + of)} left.",
    "a new denial": lambda n, of: f"The {_word(n)} was {'not ' * of}seen in the {_word(n + 1)}.",
}
PHRASES: Final[dict[str, Sentence]] = {
    "a capitalised word": lambda n, of: _name(n + of),
    "a name in a list": lambda n, of: f"{_name(n + of)},",
    "an opening mark": lambda n, of: f"“{_word(n + of)}",
    "a straight mark": lambda n, of: f'"{_word(n + of)}',
    "an apostrophe": lambda n, of: f"'{_word(n + of)}",
    "a quotation": lambda n, of: f"“{_word(n + of)}”",
    "a quotation here, a word there": lambda n, of: f"“{_word(n)}”" if of else _word(n),
    "a number": lambda n, of: f"{n + of} {_word(n)},",
    "a clause": lambda n, of: f"who {_word(n + of)} the {_word(n)},",
    "a denial": lambda n, of: f"not {_word(n + of)}",
    "a denial here, more words there": lambda n, of: (
        f"{_word(n)}, {_word(n)}zuk," if of else f"not {_word(n)},"
    ),
    "a source here, none there": lambda n, of: _word(n) if of else f"{_word(n)}, said {_name(n)},",
    "one word": lambda _n, of: "ship" if of else "ships",
    "a month or a day": lambda n, of: ("March", "May", "Monday", "12")[(n + of) % 4],
    "a number word": lambda n, of: ("two", "hundred", "thousand", "and")[(7 * n + of) % 4],
}


def _work(texts: list[str]) -> int:
    """Return the lines of Python that it takes to find what differs between two texts."""
    left, right = (article_of(text, f"{number}.txt") for number, text in enumerate(texts))
    links = tuple(Link(sentence.index, sentence.index, 1.0) for sentence in left.sentences)
    rows = tuple(rows_of(left, right, Scores(links=links)))
    return lines_run(lambda: find(left, right, links, rows))


def _growth(sizes: tuple[int, int], text: Callable[[int, int], str]) -> float:
    _work([text(sizes[0] // 4, of) for of in (0, 1)])  # fills what is kept for ever
    few, many = (_work([text(size, of) for of in (0, 1)]) for size in sizes)
    return many / few


@pytest.mark.parametrize("kind", SENTENCES)
def test_twice_as_many_hostile_sentences_take_about_twice_the_work(kind: str) -> None:
    made = SENTENCES[kind]
    assert (
        _growth((60, 120), lambda size, of: "\n".join(made(n, of) for n in range(size))) <= TWOFOLD
    )


@pytest.mark.parametrize("kind", PHRASES)
def test_a_sentence_of_twice_as_many_hostile_phrases_takes_about_twice_the_work(kind: str) -> None:
    made = PHRASES[kind]

    def sentence(size: int, of: int) -> str:
        return f"The men met {' '.join(made(n, of) for n in range(size))} in the hall."

    assert _growth((120, 240), sentence) <= TWOFOLD


@pytest.mark.parametrize("kind", SENTENCES)
def test_an_article_of_hostile_sentences_is_checked_in_proportion(kind: str) -> None:
    made = SENTENCES[kind]
    texts = ["\n".join(made(n, 0) for n in range(size)) for size in (20, 120, 240)]
    articles = [article_of(text, "one.txt") for text in texts]
    _once, few, many = (lines_run(partial(check_article, article)) for article in articles)
    assert many / few <= TWOFOLD
