"""Quotations: where they begin and end, and who says them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.reading.quotations import quotations_of
from tests.findings.reading.read import quoted
from tests.made_articles import made_article
from tests.work import FOURFOLD, growth


def words(*sentences: str) -> list[str]:
    return [quotation for quotation, _ in quoted(*sentences)]


@pytest.mark.parametrize(
    "sentence",
    [
        'He said "so" twice.',
        "He said “so” twice.",
        "He said ‘so’ twice.",
        "He said 'so' twice.",
        "Er sagte „so“ zweimal.",
        "Er sagte ‚so‘ zweimal.",
        "Er sagte »so« zweimal.",
        "Il a dit « so » deux fois.",
        "Il a dit <<so>> deux fois.",
        "Han sa ”so” igen.",
        "Powiedział „so” dwa razy.",
        'Mixed “so" marks and "so”.',
        "From a typewriter: ``so'' it said.",
        "From another: ''so'' it said.",
        "他说「so」。",
    ],
)
def test_every_pair_of_marks_holds_a_quotation(sentence: str) -> None:
    assert set(words(sentence)) == {"so"}


@pytest.mark.parametrize(
    "sentence",
    [
        "“He told me ‘no’ and left,” she said.",
        "‘He told me “no” and left,’ she said.",
        "\"He told me 'no' and left,\" she said.",
        "“He told me “no” and left,” she said.",
    ],
)
def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one(sentence: str) -> None:
    assert words(sentence) == [sentence[1 : sentence.index(" she") - 1]]


@pytest.mark.parametrize(
    "sentence",
    [
        'He is 6\'2" tall and wears a 14" tie.',
        "Rock 'n' roll of the '90s, the boys' toys, 'tis all gone.",
        "The passengers’ luggage was on James’ boat, wasn’t it?",
    ],
)
def test_inches_apostrophes_and_genitives_quote_nothing(sentence: str) -> None:
    assert words(sentence) == []


SAID = ["The sea rose.", "We ran to the boats.", "Nobody stayed behind."]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
@given(breaks=st.lists(st.booleans(), min_size=2, max_size=2), reopened=st.booleans())
def test_a_quotation_is_one_whatever_the_paragraphs(
    marks: str, breaks: list[bool], reopened: bool
) -> None:
    paragraphs = [marks[0] + SAID[0]]
    for sentence, parted in zip(SAID[1:], breaks, strict=True):
        if parted:
            paragraphs.append((marks[0] if reopened else "") + sentence)
        else:
            paragraphs[-1] += " " + sentence
    paragraphs[-1] = paragraphs[-1][:-1] + f",{marks[1]} the skipper said."
    [(found, quotation)] = quoted(*paragraphs, "The inquiry goes on.")
    told = "".join(sign for sign in found if sign not in marks)
    assert told.split() == f"{' '.join(SAID)[:-1]},".split()
    assert quotation.source
    assert quotation.source.noun == "the skipper"


def test_an_unclosed_quotation_ends_before_its_tag() -> None:
    assert words("“We will not pay, the mayor said.", "Nobody knows.") == ["We will not pay,"]


def test_a_stray_mark_spoils_nothing_but_its_paragraph() -> None:
    assert words("The “ferry sank in the storm.", "“Nobody stayed,” she said.")[-1] == (
        "Nobody stayed,"
    )
    assert words("The “ferry sank. “Nobody stayed,” she said.") == ["Nobody stayed,"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“It fell,” Mirel Oduna said.",
        "“It fell,” said Mirel Oduna.",
        "“It fell,” said Mayor Mirel Oduna.",
        "Mirel Oduna said: “It fell.”",
        "Mirel Oduna, head of the agency, said that “it fell and nobody knew”.",
        "“It fell,” Mirel Oduna told reporters. “Nobody knew.”",
        "According to Mirel Oduna, “it fell and nobody knew”.",
    ],
)
def test_the_tag_tells_who_speaks(sentence: str) -> None:
    for _, quotation in quoted("They met Mirel Oduna.", sentence):
        assert quotation.speaker
        assert quotation.speaker.words == ("mirel", "oduna")


def test_he_is_whoever_spoke_last() -> None:
    _, (_, quotation) = quoted("“It fell,” Mirel Oduna said.", "“We ran away,” she added.")
    assert quotation.speaker
    assert quotation.speaker.words == ("mirel", "oduna")


@pytest.mark.parametrize(
    ("sentence", "scare"),
    [
        ("They spoke of a “special operation” in the east.", True),
        ("They were told to “stay away” from it.", True),
        ("“Never,” she said.", False),
        ("She said “it is safe” to us.", False),
        ("She said “nobody in the town knew” to us.", False),
    ],
)
def test_a_term_in_marks_is_no_statement(sentence: str, scare: bool) -> None:
    assert [quotation.scare for _, quotation in quoted(sentence)] == [scare]


SIGNS = st.text(alphabet="\"'“”„‘’‚«»「」`<> .,asé5字\n", max_size=200)


@given(st.lists(SIGNS.filter(str.strip), min_size=1, max_size=4))
def test_quotations_are_trimmed_ordered_and_disjoint(paragraphs: list[str]) -> None:
    article = made_article(*(paragraph.strip() for paragraph in paragraphs))
    reached = 0
    for quotation in quotations_of(article.text, article.paragraphs, (), "en"):
        assert reached <= quotation.start < quotation.end <= len(article.text)
        inside = article.text[quotation.start : quotation.end]
        assert inside == inside.strip()
        reached = quotation.end


@pytest.mark.parametrize("sign", ['"', "“", "'", "s' ", "“a ‘b «c ", '"a," b. ', '"a," he said. '])
def test_thousands_of_marks_cost_in_proportion(sign: str) -> None:
    def work(size: int) -> Callable[[], object]:
        return lambda: quoted(sign * size, *([f"{sign} a"] * (size // 4)))

    assert growth(work, 400) < FOURFOLD


def test_a_new_sentence_behind_a_quotation_is_no_tag() -> None:
    [(_, first), (_, second)] = quoted(
        "They met Jan Lund.",
        "Mirel Oduna said: “It fell.” Jan Lund said nothing and “left the place at once”.",
    )
    assert first.speaker
    assert first.speaker.words == ("mirel", "oduna")
    assert second.speaker != first.speaker
