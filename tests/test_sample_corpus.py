"""The sample corpus is what the README says: six invented articles and a list of their clashes.

`findings.json` points into the articles by offset, so that one changed letter in an article
shifts every span behind it. These tests are what notices.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

import pytest

STORY: Final = Path(__file__).parent.parent / "seeds" / "norvik-ferry"
"""The folder of the sample story."""

ARTICLES: Final = (
    "1-wire.txt",
    "2-national.txt",
    "3-regional.txt",
    "4-aggregator.txt",
    "5-rewrite.txt",
    "6-correction.txt",
)
"""The files of the story, in the order in which they are listed."""

KINDS: Final = frozenset(
    {
        "name",
        "number",
        "date",
        "quote",
        "office",
        "agency",
        "attribution",
        "hedge",
        "negation",
        "stage",
        "scope",
        "cause",
        "label",
        "omission",
        "addition",
    }
)
"""What two retellings of one event can differ in."""

ONE_SIDED: Final = frozenset({"omission", "addition"})
"""Kinds in which one of the two articles has nothing to point at."""


class QuotedSpan(TypedDict):
    """A place in an article."""

    file: str
    start: int
    end: int
    quote: str


class _RowBase(TypedDict):
    """What every row of `findings.json` has."""

    id: str
    left: QuotedSpan
    right: QuotedSpan | None
    why: str


class Row(_RowBase, total=False):
    """A discrepancy, or an equivalence, which has no kind, severity, group or `lacks`."""

    kind: str
    severity: str
    group: str
    lacks: str


class Gold(TypedDict):
    """The whole of `findings.json`."""

    version: int
    note: str
    offsets: str
    discrepancies: list[Row]
    equivalences: list[Row]
    further: list[Row]


class Corpus(NamedTuple):
    """The articles, by file name, and the list of their clashes."""

    texts: dict[str, str]
    gold: Gold

    @property
    def clashes(self) -> list[Row]:
        """Return every discrepancy, the further pairs included."""
        return [*self.gold["discrepancies"], *self.gold["further"]]

    @property
    def rows(self) -> list[Row]:
        """Return every row of the file."""
        return [*self.clashes, *self.gold["equivalences"]]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Read the corpus. Strict UTF-8: a file in another encoding fails every test here."""
    texts = {name: (STORY / name).read_bytes().decode("utf-8") for name in ARTICLES}
    gold = cast(Gold, json.loads((STORY / "findings.json").read_text(encoding="utf-8")))
    return Corpus(texts, gold)


def spans(row: Row) -> list[QuotedSpan]:
    """Return the one or two spans of `row`."""
    return [row["left"]] if row["right"] is None else [row["left"], row["right"]]


def overlap(one: QuotedSpan, other: QuotedSpan) -> bool:
    """Tell whether two spans share a code point of one file."""
    same_file = one["file"] == other["file"]
    return same_file and one["start"] < other["end"] and other["start"] < one["end"]


def test_the_story_has_its_six_articles_and_no_other_text() -> None:
    """A seventh text file would be read as an article of the story."""
    assert sorted(path.name for path in STORY.glob("*.txt")) == list(ARTICLES)


def test_every_file_is_utf8_and_ends_with_a_newline() -> None:
    """A byte order mark or a carriage return would shift offsets on another system."""
    for path in STORY.iterdir():
        text = path.read_bytes().decode("utf-8")
        assert text.endswith("\n"), path.name
        assert "\r" not in text, path.name
        assert "\ufeff" not in text, path.name


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_as_long_as_a_news_report(name: str, corpus: Corpus) -> None:
    """Between 250 and 700 words."""
    assert 250 <= len(corpus.texts[name].split()) <= 700


def test_the_readme_gives_the_licence_and_says_that_all_is_invented() -> None:
    """The corpus may be copied by anyone, and reports on nobody."""
    readme = (STORY / "README.md").read_text(encoding="utf-8")
    assert "CC0" in readme
    assert "invented" in readme
    for name in ARTICLES:
        assert f"`{name}`" in readme


def test_every_quote_stands_in_its_article_at_its_offsets(corpus: Corpus) -> None:
    """The heart of the file: `text[start:end]` is the quote."""
    wrong = [
        (row["id"], span["quote"])
        for row in corpus.rows
        for span in spans(row)
        if corpus.texts[span["file"]][span["start"] : span["end"]] != span["quote"]
    ]
    assert wrong == []


def test_no_span_is_empty_or_has_white_space_at_its_ends(corpus: Corpus) -> None:
    """Spans are as tight as the differing words."""
    for row in corpus.rows:
        for span in spans(row):
            assert span["quote"], row["id"]
            assert span["quote"] == span["quote"].strip(), row["id"]


def test_every_kind_of_difference_occurs(corpus: Corpus) -> None:
    """And no kind that has no name in the design."""
    assert {row["kind"] for row in corpus.gold["discrepancies"]} == KINDS


def test_every_discrepancy_has_a_severity_and_a_reason(corpus: Corpus) -> None:
    """A clash that nobody can explain is no clash."""
    for row in corpus.clashes:
        assert row["severity"] in {"low", "medium", "high"}, row["id"]
        assert row["why"], row["id"]


def test_only_omissions_and_additions_have_one_side(corpus: Corpus) -> None:
    """They name the article that lacks the passage instead."""
    for row in corpus.clashes:
        one_sided = row["right"] is None
        assert one_sided == (row["kind"] in ONE_SIDED) == ("lacks" in row), row["id"]
        if one_sided:
            assert row["lacks"] in set(ARTICLES) - {row["left"]["file"]}, row["id"]


def test_the_two_sides_of_a_discrepancy_are_worded_differently(corpus: Corpus) -> None:
    """Equal words can't clash."""
    for row in corpus.clashes:
        if row["right"] is not None:
            assert row["left"]["quote"] != row["right"]["quote"], row["id"]


def test_no_row_has_the_number_of_another(corpus: Corpus) -> None:
    """Reports name rows by number."""
    ids = [row["id"] for row in corpus.rows]
    assert len(ids) == len(set(ids))


def test_no_clash_is_listed_twice(corpus: Corpus) -> None:
    """Not even once in the list and once among the further pairs."""
    places = [
        (row.get("lacks"), *((s["file"], s["start"], s["end"]) for s in spans(row)))
        for row in corpus.clashes
    ]
    assert len(places) == len(set(places))


def test_there_are_equivalences_enough_to_count_false_alarms(corpus: Corpus) -> None:
    """All of them have two sides."""
    assert len(corpus.gold["equivalences"]) >= 12
    assert all(row["right"] is not None for row in corpus.gold["equivalences"])


def test_no_equivalence_lies_on_a_discrepancy(corpus: Corpus) -> None:
    """Otherwise a finding there would be right and a false alarm at once."""
    for same, clash in itertools.product(corpus.gold["equivalences"], corpus.clashes):
        if same["right"] is not None and clash["right"] is not None:
            both = overlap(same["left"], clash["left"]) and overlap(same["right"], clash["right"])
            assert not both, (same["id"], clash["id"])


def test_only_the_rewritten_copy_bears_no_date(corpus: Corpus) -> None:
    """The date of publication must be found in the text, or found missing."""
    dated = ("March 14 (", "Published: ", "Updated ", "Posted on ", "March 15 (")
    undated = [
        name for name, text in corpus.texts.items() if not any(sign in text for sign in dated)
    ]
    assert undated == ["5-rewrite.txt"]
