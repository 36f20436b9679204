"""An edited article is found again by its text; a retelling of the story isn't taken for it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.likeness import NEARLY, LikeTexts, likeness, word_runs

SEEDS = sorted((Path(__file__).parents[1] / "seeds" / "norvik-ferry").glob("[0-9]*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SEEDS]
SOME = st.text(alphabet="ab .\n\ud800漢\u0301", max_size=40)


def test_two_retellings_of_a_story_are_not_nearly_the_same() -> None:
    """A rewrite and a correction made from the wire's article included."""
    assert all(likeness(one, other) < NEARLY for one, other in combinations(TEXTS, 2))


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SEEDS])
def test_an_edited_article_is_nearly_the_same(text: str) -> None:
    paragraphs = text.split("\n\n")
    edited = "\n\n".join([*paragraphs[3:5], *paragraphs[:3], *paragraphs[6:]])
    edited = edited.replace("Norvik", "Norwik", 2).replace("said", "told reporters", 2)
    assert likeness(text, edited) > NEARLY


@given(SOME, SOME)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    share = likeness(one, other)
    assert 0 <= share <= 1
    assert share == likeness(other, one)
    assert likeness(one, one) == (1 if word_runs(one) else 0)


def test_line_breaks_quotes_and_case_make_no_difference() -> None:
    text = TEXTS[0]
    assert likeness(text, text.upper().replace("\n", "\r\n").replace('"', "“")) == 1


def test_a_brief_is_not_the_article_that_it_was_cut_from() -> None:
    assert likeness(TEXTS[0], TEXTS[0][:600]) < NEARLY


def test_the_edited_article_is_found_among_all_others() -> None:
    gone = LikeTexts({path.name: word_runs(text) for path, text in zip(SEEDS, TEXTS, strict=True)})
    for path, text in zip(SEEDS, TEXTS, strict=True):
        found = gone.nearly(word_runs(text.replace("Aster", "Astra")))
        assert [name for name, _ in found] == [path.name]
    assert gone.nearly(word_runs("Nothing of the kind was ever told in this town.")) == []
    assert gone.nearly(word_runs("")) == []


def test_a_thousand_copies_are_looked_up_without_comparing_all_of_them() -> None:
    runs = word_runs(TEXTS[0])
    copies = LikeTexts(dict.fromkeys(range(1_000), runs))
    for _ in range(100):
        found = copies.nearly(runs)
        assert 0 < len(found) < 20
        assert {share for _, share in found} == {1.0}
