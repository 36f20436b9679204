"""What `L` offers first: the partner that people linked, on the stories of the project itself."""

from __future__ import annotations

from benchmarks.gold_links import GoldPair, pairs_by_kind
from benchmarks.link_offers import FIRST, Asked, asked_of, found_in, halves


def _asked(kind: str) -> list[Asked]:
    return [
        one for name, pairs in pairs_by_kind().items() if name == kind for one in asked_of(pairs)
    ]


def test_the_partner_that_people_chose_is_among_the_first_three_for_nine_sentences_of_ten() -> None:
    """On the documents that no number was fitted on."""
    _fitted, others = halves(_asked("leads"))
    assert len(others) > 100
    assert found_in(others).share(FIRST) >= 0.9


def test_a_sentence_is_asked_about_as_if_it_were_not_linked() -> None:
    pair = GoldPair(
        document="made",
        name="made",
        left=("The ferry Aster ran aground.", "Nobody was hurt at all.", "It was towed off later."),
        right=("The ferry Aster hit a reef.", "No one was hurt.", "Tugs pulled it free."),
        sure=frozenset({(0, 0), (1, 1), (2, 2)}),
    )
    asked = list(asked_of([pair]))
    assert [one.at for one in asked] == [0, 1, 2, 0, 1, 2]
    lone = next(one for one in asked if one.sentence == "Tugs pulled it free.")
    assert lone.is_missed, "no words are the same"
    assert lone.place() == 0, "but its neighbours lead to the one behind their partners"
