"""Comparing two articles: who may link, what a person's word does, and the way through a child."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from copydesk.alignment.edit import Linked, Unlinked
from copydesk.alignment.link import FixedLink, Link, Scores
from copydesk.alignment.roles import linkable
from copydesk.articles.article import Paragraph, ParagraphKind, Sentence
from copydesk.comparison import alignment_task, compare, laid_out, looked_through
from tests import test_aligner as aligned
from tests.made_articles import made_article
from tests.work import counted_lines

WIRE = made_article(
    "#Ferry runs aground off Norvik with 212 on board",
    "@Share this article",
    "The ferry Aster ran aground off Norvik on Thursday night.",
    "All 212 passengers were taken ashore by fishing boats.",
    "Harbour master Ida Lund called it the worst night in twenty years.",
    name="wire.txt",
)
RETOLD = made_article(
    "#Ferry aground off Norvik, 212 on board saved",
    "It was the worst night in twenty years, harbour master Ida Lund said.",
    "On Thursday night the ferry Aster ran aground off Norvik.",
    "Fishing boats took the 212 passengers ashore.",
    "@Share this article",
    name="retold.txt",
)


def _cells(fixed: tuple[FixedLink, ...] = ()) -> set[tuple[int, int]]:
    return {(link.left, link.right) for link in compare(WIRE, RETOLD, fixed_links=fixed).links}


def test_two_tellings_are_laid_side_by_side() -> None:
    comparison = compare(WIRE, RETOLD)
    assert _cells() == {(0, 0), (2, 2), (3, 3), (4, 1)}
    rows = [(row.left, row.right, row.moved) for row in comparison.rows if row.left and row.right]
    assert rows == [
        ((0,), (0,), False),
        ((2,), (2,), False),
        ((3,), (3,), False),
        ((4,), (1,), True),
    ]
    assert comparison.findings == ()


def test_further_cells_are_sentences_that_may_link_and_a_persons_word_takes_them_out() -> None:
    left = made_article(*aligned.WIRE, "The pier by Highway 27 was shut.", name="left")
    right = made_article(*aligned.RETOLD, "He drove down Highway 27 to see it.", name="right")
    plain = compare(left, right)
    linked_cells = {(link.left, link.right) for link in plain.links}
    assert not linked_cells & {(cell.left, cell.right) for cell in plain.candidates}
    first = plain.candidates[0]
    for linked in (True, False):
        said = FixedLink(first.left, first.right, linked=linked)
        after = compare(left, right, fixed_links=[said])
        assert after.candidates == plain.candidates[1:]
    assert compare(right, left).candidates == tuple(
        sorted(Link(cell.right, cell.left, cell.confidence) for cell in plain.candidates)
    )


def test_furniture_never_links_though_it_is_equal() -> None:
    assert not {(1, 4)} & _cells((FixedLink(1, 4, linked=True),))


@pytest.mark.parametrize("places_below", range(3))
def test_a_headline_links_with_a_lead_and_with_no_sentence_below_it(places_below: int) -> None:
    told = "The ferry Aster ran aground off Norvik."
    others = ["Nothing else is known.", "Rain is expected."][:places_below]
    left = made_article("#The ferry Aster ran aground off Norvik", "The mayor had no comment.")
    right = made_article("#Weather", *others, told)
    found = {(link.left, link.right) for link in compare(left, right).links}
    said = [FixedLink(0, len(others) + 1, linked=True)]
    by_hand = compare(left, right, fixed_links=said).links
    assert ((0, 1) in found) == (not others)
    assert any(link.confidence == 1.0 for link in by_hand) == (not others)


def test_where_one_article_tells_in_its_lead_what_the_other_has_in_its_headline_alone() -> None:
    left = made_article(
        "#Ferry Aster aground off Norvik with 212 on board", "The sea was calm, witnesses said."
    )
    right = made_article(
        "#A night in slippers", "The ferry Aster is aground off Norvik with 221 on board."
    )
    rows = compare(left, right).rows
    assert [(row.left, row.right) for row in rows] == [((), (0,)), ((0,), (1,)), ((1,), ())]


@pytest.mark.parametrize("kind", ["standfirst", "body"])
def test_a_lead_is_a_standfirst_or_how_the_body_begins(kind: ParagraphKind) -> None:
    told = ("Ferry Aster aground off Norvik.", "All 212 are safe.", "Tugs are on the way.")
    text = " ".join(told)
    ends = [text.index(sentence) + len(sentence) for sentence in told]
    starts = [0, *(end + 1 for end in ends[:-1])]
    right = replace(
        made_article("x"),
        text=text,
        paragraphs=(Paragraph(0, len(text), kind, "made so"),),
        sentences=tuple(
            Sentence(number, start, end, kind, 0)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        ),
    )
    may_link = linkable(made_article("#Aster aground, 212 safe"), right)
    assert [may_link(0, number) for number in range(3)] == [True, True, False]


def test_a_persons_word_wins_in_the_body_and_in_the_headline() -> None:
    fixed = (
        FixedLink(0, 0, linked=False),
        FixedLink(2, 2, linked=False),
        FixedLink(2, 1, linked=True),
    )
    cells = _cells(fixed)
    assert not cells & {(0, 0), (2, 2)}
    assert (2, 1) in cells


def test_a_mismatch_splits_the_row() -> None:
    rows = compare(WIRE, RETOLD, fixed_links=[FixedLink(3, 3, linked=False)]).rows
    lone = [row for row in rows if 3 in row.left or 3 in row.right]
    assert sorted(row.relation for row in lone) == ["left-only", "right-only"]


def test_a_fixed_link_to_nowhere_is_refused() -> None:
    with pytest.raises(IndexError):
        compare(WIRE, RETOLD, fixed_links=[FixedLink(2, 5, linked=True)])


def test_swapping_the_articles_mirrors_the_comparison() -> None:
    here, there = compare(WIRE, RETOLD), compare(RETOLD, WIRE)
    assert {(link.left, link.right, link.confidence) for link in here.links} == {
        (link.right, link.left, link.confidence) for link in there.links
    }
    assert {(row.left, row.right, row.moved) for row in here.rows} == {
        (row.right, row.left, row.moved) for row in there.rows
    }


def test_the_single_steps_give_the_same_comparison() -> None:
    fixed = (FixedLink(0, 0, linked=False), FixedLink(2, 1, linked=True))
    edits = (Unlinked(0, 0), Linked(2, 1))
    scores = alignment_task(WIRE, RETOLD).run()
    expected = compare(WIRE, RETOLD, fixed_links=fixed)
    assert looked_through(WIRE, RETOLD, laid_out(WIRE, RETOLD, scores, edits)) == expected
    assert compare(WIRE, RETOLD, edits=edits) == expected


@pytest.mark.parametrize("sentences", [(), ("@Share this",), ("#Only a headline",), ("?",)])
def test_articles_with_nothing_to_say_can_be_compared(sentences: tuple[str, ...]) -> None:
    empty = made_article(*sentences)
    for left, right in ((empty, WIRE), (WIRE, empty), (empty, empty)):
        rows = compare(left, right).rows
        assert sum(len(row.left) for row in rows) == len(left.sentences)
        assert sum(len(row.right) for row in rows) == len(right.sentences)


def test_progress_steps_forward_to_the_end_and_changes_nothing() -> None:
    shares: list[float] = []
    assert compare(WIRE, RETOLD, progress=shares.append) == compare(WIRE, RETOLD)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0


def test_how_far_looking_for_findings_is_is_told_as_it_goes() -> None:
    """Articles that weren't read for findings before stood at nothing until nearly the end."""
    looked_through(WIRE, RETOLD, laid_out(WIRE, RETOLD, Scores()))  # loads what it takes
    told = [f"Ferry {one} left Norvik at {one} with 2{one} men" for one in range(300)]
    left = made_article(*(f"{one}." for one in told))
    right = made_article(*(f"{one} on board." for one in told))
    laid = laid_out(left, right, alignment_task(left, right).run())
    heard = [(0, 0.0)]
    with counted_lines() as counter:
        looked_through(
            left, right, laid, progress=lambda share: heard.append((counter.lines, share))
        )
        heard.append((counter.lines, 1.0))
    whole = heard[-1][0]
    assert heard == sorted(heard, key=lambda one: one[1])
    assert max(after - before for (before, _), (after, _) in pairwise(heard)) < whole / 4
    assert 0.25 < next(share for lines, share in heard if lines > whole / 2) < 0.75


def test_progress_can_cancel_a_comparison() -> None:
    def cancel(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(WIRE, RETOLD, progress=cancel)


@pytest.mark.parametrize("kind", ["^", ""])
@pytest.mark.parametrize(
    "credit",
    [
        "(harbour master edric solmaan/X)",
        "(Edric Solmaan via Norvik Post)",
        "[Edric Solmaan | @norvikport]",
        "(Edric Solmaan/Port of Norvik/Handout).",
        "（索尔曼/路透社）",
    ],
)
def test_names_and_a_source_in_brackets_are_no_sentence_of_the_story(
    kind: str, credit: str
) -> None:
    """Such a credit stood beside what the person in the picture had said."""
    said = "Harbour master Edric Solmaan of the port of Norvik wrote so on X."
    here = made_article(f"{kind}{credit}", "The sea was calm.", name="l")
    there = made_article(said, "The sea was calm.", name="r")
    found = compare(here, there, fixed_links=[FixedLink(0, 0, linked=True)])
    (row,) = [row for row in found.rows if 0 in row.left]
    assert (row.right, row.nearest, row.furniture) == ((), None, True)
    assert row.number not in found.checkable


@pytest.mark.parametrize(
    "aside",
    [
        "(Solmaan came back via Lerwyn.)",
        "(He and/or his mate slept.)",
        "(The harbour master later wrote that nobody on board had been hurt/X)",
        "Edric Solmaan/X",
    ],
)
def test_what_is_told_in_brackets_is_a_sentence_like_any_other(aside: str) -> None:
    left, right = made_article(aside, name="l"), made_article(aside, "It rained.", name="r")
    assert compare(left, right).rows[0].relation == "same"


def test_a_row_on_one_side_names_the_likeliest_cell_though_it_was_no_near_miss() -> None:
    scores = Scores(
        links=(Link(0, 0, 0.9),),
        near_misses=(Link(1, 1, 0.4),),
        candidates=(Link(1, 2, 0.45), Link(2, 1, 0.1), Link(2, 2, 0.2)),
    )
    left = made_article("All are safe.", "It rained.", "Tugs came.", name="l")
    right = made_article("All are safe.", "Snow fell.", "Boats came.", name="r")
    rows = looked_through(left, right, laid_out(left, right, scores)).rows
    nearest = {(row.left, row.right): row.nearest for row in rows}
    assert nearest == {
        ((0,), (0,)): None,
        ((1,), ()): Link(1, 1, 0.4),
        ((2,), ()): Link(2, 2, 0.2),
        ((), (1,)): Link(1, 1, 0.4),
        ((), (2,)): Link(1, 2, 0.45),
    }
