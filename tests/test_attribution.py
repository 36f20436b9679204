"""Tags of quotations: who said it where is not what a sentence is about."""

from __future__ import annotations

from functools import partial
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.alignment.aligner import score_sentences
from copydesk.alignment.attribution import attribution_of
from tests.work import FOURFOLD, growth


@pytest.mark.parametrize(
    ("sentence", "tag"),
    [
        ("“We will rebuild the whole harbour,” Mayor Lund said.", "Mayor Lund said."),
        ('"Will they ever rebuild the harbour?" asked Lund.', "asked Lund."),
        ("On Friday Lund wrote, “We will rebuild the whole harbour.”", "On Friday Lund wrote,"),
        ("Lund sagte: „Wir bauen den ganzen Hafen wieder auf.“", "Lund sagte:"),
        ("« Nous allons reconstruire tout le port », a dit Lund.", ", a dit Lund."),
        ("“We will rebuild,” Lund said, “the whole harbour and its old pier.”", "Lund said,"),
    ],
)
def test_what_stands_a_comma_away_from_a_quotation_is_its_tag(sentence: str, tag: str) -> None:
    found = attribution_of(sentence)
    assert found is not None
    assert found.tag.endswith(tag)
    assert "Lund" not in found.told


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Lund said that the harbour will be rebuilt.",
        "The so-called “Halden plan,” which Lund wrote, was dropped.",
        "Lund called it “the worst night that this town has ever seen” and left.",
        "“We will rebuild the whole harbour.”",
        'It\'s the 5" pipe that burst, 3" of it.',
        "“”, «»",
        "",
    ],
)
def test_names_in_quotation_marks_and_quoted_phrases_have_no_tag(sentence: str) -> None:
    assert attribution_of(sentence) is None


@given(st.text(st.sampled_from('“”„"«» ,.ab:')))
def test_no_word_is_lost_between_tag_and_rest(sentence: str) -> None:
    found = attribution_of(sentence)
    if found is not None:
        letters = sorted(filter(str.isalpha, sentence))
        assert sorted(filter(str.isalpha, found.tag + found.told)) == letters
        assert found.tag


SOURCES: Final = {
    "a statement": "Prime Minister Adan Okoro said in a statement posted on X on Friday night",
    "a broadcaster": "Interior Minister Vera Solis told the public broadcaster in an interview",
    "a briefing": "police spokesman Tom Hale said at a news briefing outside the town hall",
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_quotation_is_no_partner_of_a_sentence_that_shares_its_source_alone(
    source: str, turned: bool
) -> None:
    speaker, _, manner = source.partition(" said " if " said " in source else " told ")
    quoting = [
        "The border was closed before dawn.",
        f"“Our people have won a great victory over fear and darkness,” {source}.",
        "Markets stayed open.",
    ]
    retelling = [
        f"According to what {speaker} said {manner}, two brigades crossed the river with help from "
        "the coalition, took the depot and captured a commander who had been hunted for years.",
        "“Our people won a great victory over darkness and fear,” the official added.",
        "All markets were open.",
    ]
    left, right = (retelling, quoting) if turned else (quoting, retelling)
    links = {(link.left, link.right) for link in score_sentences(left, right).links}
    assert (1, 1) in links
    assert ((0, 1) if turned else (1, 0)) not in links


def test_a_source_alone_is_a_partner_where_the_quotation_has_no_better_one() -> None:
    told = "Prime Minister Adan Okoro said in a statement posted on X on Friday night"
    left = [f"“Our people have won a great victory over darkness,” {told}.", "Rain fell."]
    right = [f"{told} that the victory over darkness was great.", "It rained."]
    links = {(link.left, link.right) for link in score_sentences(left, right).links}
    assert (0, 0) in links


@pytest.mark.parametrize("piece", ['"a b c d e, ', "“", '"', "“a b c d e,” x said, "])
def test_many_marks_take_no_longer_than_their_number(piece: str) -> None:
    assert growth(lambda size: partial(attribution_of, piece * size), 200) <= FOURFOLD
