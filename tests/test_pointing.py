"""Pointing at words: the marked ones come first, and no choice leaves the row."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from copydesk.alignment.row import Row
from copydesk.articles.article import Span
from copydesk.findings.difference import Difference
from tests.made_articles import made_article
from tests.made_findings import words_in
from tui.session.pointer import Pointer
from tui.session.pointing import PointedAt, likely_kind, pointers, question

LEFT = made_article("All 212 passengers were taken ashore.", "The captain slept.", name="l")
RIGHT = made_article("All 221 passengers were brought ashore.", "The captain slept.", name="r")


DIFFERENCES = (
    Difference(words_in(LEFT, "212"), words_in(RIGHT, "221"), "number", 0.9, 1),
    Difference(words_in(LEFT, "taken"), words_in(RIGHT, "brought"), "word", 0.5, 1),
)


def _pointed(
    row: Row, differences: Sequence[Difference] = ()
) -> tuple[PointedAt, Pointer, Pointer]:
    pointed = pointers(LEFT, RIGHT, row, differences)
    return pointed, *pointed.pointers


def test_the_marked_words_are_offered_first_then_every_word_then_none() -> None:
    _, left, right = _pointed(Row(1, (0, 1), (0, 1), "reworded"), DIFFERENCES)
    assert (left.words, right.words) == ("212", "221")
    left.step(1)
    assert left.words == "taken"
    seen = []
    while left.span is not None:
        left.step(1)
        seen.append(left.words)
    assert seen[:3] == ["All", "passengers", "were"]
    assert seen[-2:] == ["slept", ""]
    left.step(1)
    assert left.words == "212"
    left.step(-1)
    assert left.span is None


def test_a_row_without_changes_or_on_one_side_offers_its_words() -> None:
    _, left, right = _pointed(Row(1, (1,), (1,), "same"))
    assert (left.words, right.words) == ("The", "The")
    _, left, right = _pointed(Row(1, (1,), (), "left-only"))
    assert (left.words, right.span) == ("The", None)
    right.step(1)
    right.widen(at_end=True)
    right.narrow()
    right.widen_to_clause()
    assert right.span is None


def test_a_choice_is_widened_at_either_end_and_narrowed_to_one_word() -> None:
    _, pointer, _ = _pointed(Row(1, (0,), (0,), "reworded"), DIFFERENCES)
    pointer.widen(at_end=True)
    assert pointer.words == "212 passengers"
    pointer.widen(at_end=False)
    assert pointer.words == "All 212 passengers"
    for _ in range(5):
        pointer.narrow()
    assert pointer.words == "All"
    assert pointer.around == ("", " 212 passengers were taken ashore.")


def test_a_clause_ends_at_signs_and_sentences() -> None:
    text = "The mayor, who had slept badly, thanked the crews (all 40 of them). Nobody else came."
    article = made_article(*text.split("  "), name="c")
    pointer = Pointer(article, range(len(article.sentences)))
    for word, clause in {
        "slept": "who had slept badly",
        "crews": "thanked the crews",
        "40": "all 40 of them",
        "else": "Nobody else came",
    }.items():
        assert pointer.search(word)
        pointer.widen_to_clause()
        assert pointer.words == clause


def test_a_search_takes_the_words_that_begin_so_and_steps_to_the_next_ones() -> None:
    _, pointer, _ = _pointed(Row(1, (0, 1), (0, 1), "reworded"))
    assert pointer.search("pass")
    assert pointer.words == "passengers"
    assert pointer.search("TAKEN a")
    assert pointer.words == "taken ashore"
    assert not pointer.search("zebra")
    assert pointer.words == "taken ashore", "what was found stays"
    assert pointer.search("a")
    assert pointer.words == "All"
    assert pointer.search("a", 1)
    assert pointer.words == "ashore"
    assert not pointer.search("a", 1)
    assert pointer.search("a", -1)
    assert pointer.words == "All"


def test_the_other_side_follows_to_what_stands_for_the_words_until_it_is_moved() -> None:
    left = made_article("Lena Askwith of Norvik met Dr Erik Dahl on 3 May.", name="l")
    right = made_article("On 5 May the doctor, Eric Dal, saw Lena Asquith.", name="r")
    pointed = pointers(left, right, Row(1, (0,), (0,), "reworded"))
    here, there = pointed.pointers
    for words, other in (("Askwith", "Asquith"), ("Erik", "Eric"), ("3", "5")):
        assert here.search(words)
        pointed.moved()
        assert there.words.startswith(other)
    pointed.turn()
    there.search("doctor")
    pointed.moved()
    pointed.turn()
    here.search("Askwith")
    pointed.moved()
    assert pointed.question == "Askwith or doctor?"


@given(
    st.lists(
        st.text(alphabet="ab 漢e\u0301👨‍👩‍👧.,-'", min_size=1, max_size=20).filter(str.strip),
        min_size=1,
        max_size=3,
    ),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3),
    st.lists(st.sampled_from(["+", "-", "w", "b", "W", "n", "x", "/a", "/b ", "/漢"]), max_size=12),
)
def test_no_key_leads_out_of_the_row(
    sentences: list[str], changed: list[tuple[int, int]], keys: list[str]
) -> None:
    article = made_article("Before.", *sentences, "After.")
    run = range(1, len(sentences) + 1)
    pointer = Pointer(article, run, [Span(min(pair), max(pair)) for pair in changed])
    start, end = article.sentences[1].start, article.sentences[len(sentences)].end
    for key in keys:
        match key:
            case "+" | "-":
                pointer.step(1 if key == "+" else -1)
            case "w" | "b":
                pointer.widen(at_end=key == "w")
            case "W":
                pointer.widen_to_clause()
            case "n":
                pointer.narrow()
            case "x":
                pointer.to_none()
            case _:
                pointer.search(key[1:])
        span = pointer.span
        assert span is None or start <= span.start < span.end <= end
        before, after = pointer.around
        assert before + pointer.words + after == article.text[start:end]


def test_what_clashes_is_guessed_from_the_words() -> None:
    assert likely_kind("212", "two hundred") == "number"
    assert likely_kind("Anna", "Anne") == "name"
    assert likely_kind("asleep", "awake") == "label"
    assert (likely_kind("asleep", ""), likely_kind("", "awake")) == ("omission", "addition")
    assert question("212\npeople", "221") == "212 people or 221?"
    assert question("", "221") == "221?"


def test_what_is_marked_is_offered_first_and_figures_that_the_other_side_lacks_behind_it() -> None:
    found = (Difference(words_in(LEFT, "passengers"), None, "word", 0.5, 1),)
    _, left, right = _pointed(Row(1, (0,), (0,), "reworded"), found)
    assert (left.words, right.words) == ("passengers", "221")
    left.step(1)
    assert left.words == "212"


def test_dates_are_offered_as_dates_however_they_are_written() -> None:
    for left, right in (
        ("March 14", "March 15"),
        ("Thursday night", "March 15"),
        ("Friday", "March 15"),
    ):
        assert likely_kind(left, right) == "date"
        assert likely_kind(right, left) == "date"


def test_a_word_with_a_hyphen_is_pointed_at_as_a_whole() -> None:
    article = made_article("The E.U.-led talks of al-Tarik ended.", name="h")
    pointer = Pointer(article, (0,), [Span(10, 13)])
    assert pointer.words == "E.U.-led"
    assert pointer.search("E.U")
    assert pointer.words == "E.U.-led"
    assert pointer.search("al")
    assert pointer.words == "al-Tarik"


def test_a_day_that_is_found_leaves_the_choice_on_the_other_side() -> None:
    left = made_article("He said on Thursday that the crews of Norvik left on Friday.", name="l")
    right = made_article("He said that the crews of Halmark left on March 15.", name="r")
    days = Difference(words_in(left, "Friday"), words_in(right, "March 15"), "date", 0.9, 1)
    pointed = pointers(left, right, Row(1, (0,), (0,), "reworded"), (days,))
    assert [one.words for one in pointed.pointers] == ["Friday", "March 15"]
    assert pointed.here.search("thursday")
    pointed.moved()
    assert [one.words for one in pointed.pointers] == ["Thursday", "March 15"]
