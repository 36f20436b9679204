"""Targets: what a decision is about, whatever way round the pair is looked at."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import Span
from copydesk.articles.read_article import read_article
from copydesk.reviews.anchors import (
    CONTEXT,
    Anchor,
    ArticleAnchors,
    Target,
    article_places,
    article_target,
    changed_since,
    finding_target,
    overlap,
    row_target,
)
from tests.reviews.samples import NORVIK, OTHER, WIRE, article, places, row, unhurried

POST = article(NORVIK, ["The ferry Aster ran aground.", "All 212 passengers were taken ashore."])
AGENCY = article(WIRE, ["A ferry ran aground.", "Some 221 people came ashore.", "It was dark."])

_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Return targets in one or two of three articles."""
    hashes = draw(st.lists(st.sampled_from([NORVIK, WIRE]), min_size=1, max_size=2))
    return Target(tuple(places(sha256, *draw(_SPANS)) for sha256 in hashes))


def test_swapping_the_base_changes_nothing() -> None:
    assert row_target(POST, [1], AGENCY, [1, 2]) == row_target(AGENCY, [1, 2], POST, [1])


def test_a_target_names_articles_and_the_words_that_were_judged() -> None:
    target = row_target(AGENCY, (), POST, (1,))

    assert target.hashes == (NORVIK, WIRE)
    assert target.articles == (
        ArticleAnchors(
            NORVIK,
            (
                Anchor(
                    29,
                    66,
                    "All 212 passengers were taken ashore.",
                    "The ferry Aster ran aground. ",
                    "",
                ),
            ),
            "story.txt",
            POST.text_sha256,
        ),
        ArticleAnchors(WIRE, (), "story.txt", AGENCY.text_sha256),
    )


def test_the_hash_of_a_text_is_left_out_where_it_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_bytes(b"Nobody was hurt, the mayor said.")
    (tmp_path / "marked.txt").write_bytes("Nobody was hurt, the mayor said.".encode("utf-8-sig"))
    plain, marked = (read_article(tmp_path / name) for name in ("plain.txt", "marked.txt"))

    assert article_places(plain, ()).text == ""
    assert article_places(marked, ()).text == plain.sha256


def test_prefix_and_suffix_are_the_original_around_the_span() -> None:
    long = article(NORVIK, ["a" * 50, "b" * 50, "c" * 50])

    (found,) = article_places(long, [long.sentences[1]]).anchors

    assert (found.prefix, found.suffix) == ("a" * (CONTEXT - 1) + " ", " " + "c" * (CONTEXT - 1))


def test_two_articles_of_one_hash_make_a_pair() -> None:
    twin = article(NORVIK, ["The ferry Aster ran aground.", "Another end."])

    target = row_target(POST, [0], twin, [0, 1])

    assert target.hashes == (NORVIK, NORVIK)
    assert target == row_target(twin, [0, 1], POST, [0])


def test_a_key_ignores_the_quotes() -> None:
    bare = Target((ArticleAnchors(NORVIK, (Anchor(29, 66),)), ArticleAnchors(WIRE)))

    assert bare.key == row_target(POST, [1], AGENCY, []).key
    assert bare != row_target(POST, [1], AGENCY, [])


def test_places_are_a_set() -> None:
    assert places(NORVIK, (5, 9), (0, 4), (5, 9)) == places(NORVIK, (0, 4), (5, 9))


def test_a_row_and_findings_of_two_kinds_in_it_are_three_targets() -> None:
    whole = row_target(POST, [1], AGENCY, [1])
    sides = article_places(POST, [Span(33, 36)]), article_places(AGENCY, [Span(26, 29)])
    number, office = (finding_target(whole, kind, *sides) for kind in ("number", "office"))

    assert len({whole.key, number.key, office.key}) == 3
    assert overlap(whole, number) == overlap(number, office) == 0
    assert number == finding_target(whole, "number", *reversed(sides))


def test_a_finding_can_stand_in_one_article_only_or_twice_in_one() -> None:
    whole = row_target(POST, [1], AGENCY, [1])
    one_sided = finding_target(whole, "name", article_places(POST, [Span(4, 9)]), places(WIRE))
    inside = finding_target(
        article_target(POST), "number", article_places(POST, [Span(4, 9), Span(33, 36)])
    )

    assert overlap(one_sided, one_sided) == overlap(inside, inside) == 1
    assert one_sided.key != inside.key


def test_a_finding_is_recognised_when_its_row_has_grown() -> None:
    sides = article_places(POST, [Span(33, 36)]), article_places(AGENCY, [Span(26, 29)])
    judged = finding_target(row_target(POST, [1], AGENCY, [1]), "number", *sides)
    present = finding_target(row_target(POST, [0, 1], AGENCY, [1]), "number", *sides)

    assert overlap(judged, present) == 1
    assert changed_since(judged, present)


def test_a_row_has_changed_when_its_sentences_are_others() -> None:
    judged = row_target(POST, [1], AGENCY, [1])

    assert not changed_since(judged, row_target(AGENCY, [1], POST, [1]))
    assert changed_since(judged, row_target(AGENCY, [1, 2], POST, [1]))


def test_targets_over_different_pairs_share_nothing() -> None:
    assert overlap(Target((places(NORVIK, (0, 9)),)), row((0, 9))) == 0
    assert overlap(row((0, 9)), Target((places(NORVIK, (0, 9)), places(OTHER, (0, 9))))) == 0


def test_overlap_is_shared_code_points_over_all() -> None:
    assert overlap(row((0, 10), other=(0, 10)), row((0, 20), other=(0, 10))) == 20 / 30


def test_articles_of_one_hash_are_compared_whichever_way_fits_better() -> None:
    """Their canonical order goes by spans, so a sentence that shrank may have swapped the two."""
    judged = Target((places(NORVIK, (10, 20)), places(NORVIK, (12, 40))))
    present = Target((places(NORVIK, (13, 20)), places(NORVIK, (12, 40))))

    assert overlap(judged, present) == overlap(present, judged) == 35 / 38


@unhurried
@given(targets(), targets())
def test_overlap_is_the_jaccard_index_of_the_code_points(first: Target, second: Target) -> None:
    share = overlap(first, second)

    assert 0 <= share <= 1
    assert share == overlap(second, first)
    assert overlap(first, first) == 1
    if first.hashes == second.hashes == (NORVIK, WIRE) and first.key != second.key:
        ours, theirs = _points(first), _points(second)
        assert share == (len(ours & theirs) / len(ours | theirs) if ours | theirs else 0)


def test_spans_out_of_this_world_cost_no_time() -> None:
    far = row((-(10**18), 10**18), (10**17, 5), other=(0, 9))

    assert 0 < overlap(far, row((0, 10))) < 1e-9


def _points(target: Target) -> set[tuple[str, int]]:
    return {
        (item.sha256, point)
        for item in target.articles
        for span in item.anchors
        for point in range(span.start, span.end)
    }
