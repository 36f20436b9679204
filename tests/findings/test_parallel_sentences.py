"""Sentences that are built alike and tell of different things: results, verdicts, grants, rows.

Each must be held against the one that tells of the same thing, and against no other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from copydesk import compare, read_article
from copydesk.articles.article import Article
from copydesk.compared import Comparison

PARALLEL: Final[dict[str, tuple[str, ...]]] = {
    "matches": (
        "Rovers scored three goals at home on Saturday.",
        "United scored two goals at home on Saturday.",
        "Wanderers scored six goals at home on Saturday.",
        "Athletic scored one goal at home on Saturday.",
    ),
    "grants": (
        "Lindau will receive 4 million euros for a new school.",
        "Bregenz will receive 7 million euros for a new school.",
        "Konstanz will receive 9 million euros for a new school.",
    ),
    "trains": (
        "The 8:10 train to Kiel was late by 12 minutes.",
        "The 9:10 train to Kiel was late by 25 minutes.",
        "The 10:10 train to Kiel was late by 31 minutes.",
    ),
    "voices": (
        "“We lost our home,” said Ada Brown, 34.",
        "“We lost our farm,” said Ben Gray, 51.",
        "“We lost our boat,” said Cleo White, 47.",
    ),
    "countries": (
        "In Cuba the storm killed four people and destroyed 120 houses.",
        "In Haiti the storm killed nine people and destroyed 340 houses.",
        "In Jamaica the storm killed two people and destroyed 85 houses.",
    ),
    "votes": (
        "Senator Ida Moss voted for the bill.",
        "Senator Karl Ott voted against the bill.",
        "Senator Pia Lund voted for the bill.",
        "Senator Jon Ray did not vote on the bill.",
    ),
}
CHANGED: Final = (
    ("matches", "two goals", "five goals"),
    ("matches", "six goals", "seven goals"),
    ("grants", "7 million", "8 million"),
    ("trains", "25 minutes", "52 minutes"),
    ("trains", "9:10", "9:40"),
    ("voices", "our farm", "our barn"),
    ("voices", "51", "15"),
    ("voices", "Ben Gray", "Bea Gray"),
    ("countries", "nine people", "eight people"),
    ("countries", "340", "430"),
)
"""Which list, the words of one of its sentences, and what they become."""
MERGED: Final = (
    (
        "The bus left Turin at 6:15. It carried 41 pupils. At 7:50 it hit a tree near Asti.",
        "The bus, carrying 14 pupils, left Turin at 6:15 and hit a tree near Asti at 7:50.",
        "41 pupils or 14 pupils?",
    ),
    (
        "The thief entered the shop at noon. He took nine watches. He fled on a bicycle.",
        "The thief, who entered the shop at noon, took six watches and fled on a bicycle.",
        "nine or six?",
    ),
    (
        "Storm Iris reached Galway on Sunday. It cut power to 3,000 homes. "
        "Two trees fell on a church.",
        "Storm Iris reached Galway on Sunday, cutting power to 5,000 homes and felling two trees "
        "on a church.",
        "3,000 homes or 5,000 homes?",
    ),
    (
        "Ana Cruz was born in Porto. She studied law. She became a judge in 2007.",
        "Ana Cruz, who was born in Braga, studied law and became a judge in 2007.",
        "Porto or Braga?",
    ),
    (
        "The plane took off from Lima at 4:20. It had 88 people on board. "
        "It landed in Cusco at 5:45.",
        "The plane with 88 people on board took off from Lima at 4:20 and landed in Cusco at 5:54.",
        "5:45 or 5:54?",
    ),
    (
        "The clinic opened in 1998. It treats 60 patients a day. Its owner is Rosa Klein.",
        "The clinic, which opened in 1998 and is owned by Rosa Klein, treats 80 patients a day.",
        "60 patients or 80 patients?",
    ),
)
"""Three short sentences, one that tells all of them, and what is asked."""
TABLES: Final = (
    ("Seats\t17\t13\t5", "Seats\t17\t12\t5", {("13", "12")}),
    ("Zug\t8:10\t12 min", "Zug\t8:10\t21 min", {("12 min", "21 min")}),
    ("Green\t4,102\t13.7\t5", "Green\t4,201\t13.7\t6", {("4,102", "4,201"), ("5", "6")}),
)


def _read(folder: Path, name: str, *paragraphs: str) -> Article:
    path = folder / f"{name}.txt"
    path.write_text("\n\n".join(("Notes from the valley", *paragraphs)) + "\n")
    return read_article(path)


def _two_sided(comparison: Comparison) -> list[str]:
    return [each.reason for each in comparison.findings if each.left and each.right]


@pytest.mark.parametrize("sentences", PARALLEL.values(), ids=PARALLEL)
def test_an_article_has_nothing_to_ask_beside_its_own_copy_or_its_other_paragraphs(
    sentences: tuple[str, ...], tmp_path: Path
) -> None:
    article = _read(tmp_path, "one", " ".join(sentences))
    copy, other = (
        _read(tmp_path, "copy", " ".join(sentences)),
        _read(tmp_path, "other", *sentences),
    )
    for beside in (copy, other):
        comparison = compare(article, beside)
        assert {row.relation for row in comparison.rows} == {"same"}
        assert not comparison.findings
        assert not comparison.differences


@pytest.mark.parametrize("sentences", PARALLEL.values(), ids=PARALLEL)
def test_sentences_told_in_another_order_clash_in_nothing(
    sentences: tuple[str, ...], tmp_path: Path
) -> None:
    one, other = _read(tmp_path, "one", *sentences), _read(tmp_path, "other", *sentences[::-1])
    assert not _two_sided(compare(one, other))


@pytest.mark.parametrize(("kind", "before", "after"), CHANGED)
def test_one_changed_word_among_parallel_sentences_is_the_only_question(
    kind: str, before: str, after: str, tmp_path: Path
) -> None:
    told = PARALLEL[kind]
    one = _read(tmp_path, "one", " ".join(told))
    other = _read(tmp_path, "other", " ".join(told).replace(before, after))
    for left, right in ((one, other), (other, one)):
        (finding,) = compare(left, right).findings
        assert finding.left
        assert finding.right
        where = (one if left is one else other).text
        changed = where.index(before if left is one else after)
        assert finding.left.start < changed + len(before)
        assert finding.left.end > changed


@pytest.mark.parametrize("kind", PARALLEL)
def test_a_lookalike_that_one_side_lacks_is_left_out_and_clashes_with_none(
    kind: str, tmp_path: Path
) -> None:
    whole = _read(tmp_path, "whole", *PARALLEL[kind], "The weather will stay dry.")
    for gone, sentence in enumerate(PARALLEL[kind]):
        rest = [told for told in PARALLEL[kind] if told != sentence]
        less = _read(tmp_path, f"less-{gone}", *rest, "The weather will stay dry.")
        comparison = compare(whole, less)
        (row,) = (row for row in comparison.rows if row.relation != "same")
        assert (row.relation, row.left) == ("left-only", (gone + 1,))
        assert not _two_sided(comparison)


@pytest.mark.parametrize(("three", "one", "question"), MERGED)
def test_three_sentences_told_in_one_are_one_row_with_one_question(
    three: str, one: str, question: str, tmp_path: Path
) -> None:
    rain = "Rain fell all week in the hills."
    comparison = compare(_read(tmp_path, "three", three, rain), _read(tmp_path, "one", one, rain))
    (row,) = (row for row in comparison.rows if row.relation != "same")
    assert (row.left, row.right) == ((1, 2, 3), (1,))
    assert [each.reason for each in comparison.findings] == [question]


@pytest.mark.parametrize(("before", "after", "clashes"), TABLES)
def test_a_figure_in_a_row_of_a_table_is_held_against_its_own_column(
    before: str, after: str, clashes: set[tuple[str, str]], tmp_path: Path
) -> None:
    lead = "The figures were read out in the town hall on Sunday."
    left = _read(tmp_path, "left", lead, f"What\tFirst\tSecond\tThird\n{before}")
    right = _read(tmp_path, "right", lead, f"What\tFirst\tSecond\tThird\n{after}")
    found = {
        (left.quote(each.left), right.quote(each.right))
        for each in compare(left, right).findings
        if each.left and each.right
    }
    assert found == clashes
