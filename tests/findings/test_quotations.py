"""Where an article quotes: which marks open and close, and which are something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.text.quotations import quotations
from tests.made_articles import made_article
from tests.work import FOURFOLD, growth


def quoted(*paragraphs: str) -> list[str]:
    """Return what stands inside quotation marks in an article of these paragraphs."""
    article = made_article(*paragraphs)
    return [article.text[span.start : span.end] for span in quotations(article)]


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
        "Il a dit «so» deux fois.",
        "Il a dit « so » deux fois.",
        "Han sa ”so” igen.",
        "Powiedział „so” dwa razy.",
        'Mixed “so" marks and "so”.',
        "From a typewriter: ``so'' it said.",
    ],
)
def test_every_pair_of_marks_holds_a_quotation(sentence: str) -> None:
    assert set(quoted(sentence)) == {"so"}


def test_chinese_and_japanese_marks_need_no_spaces() -> None:
    assert quoted("他说“你好”并「再见」。") == ["你好", "再见"]


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("“He told me ‘no’ and left,” she said.", "He told me ‘no’ and left,"),
        ("‘He told me “no” and left,’ she said.", "He told me “no” and left,"),
        ("\"He told me 'no' and left,\" she said.", "He told me 'no' and left,"),
        ("“He told me “no” and left,” she said.", "He told me “no” and left,"),
        ("„Er sagte ‚nein‘ und ging“, sagte sie.", "Er sagte ‚nein‘ und ging"),
    ],
)
def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one(
    sentence: str, inside: str
) -> None:
    assert quoted(sentence) == [inside]


@pytest.mark.parametrize(
    "sentence",
    [
        'He is 6\'2" tall and wears a 14" tie.',
        "Rock 'n' roll of the '90s, the boys' toys, 'tis all gone.",
        "The passengers’ luggage was on James’ boat, wasn’t it?",
        "Hawai‘i and O‘ahu lie in the sea.",
    ],
)
def test_inches_apostrophes_and_genitives_quote_nothing(sentence: str) -> None:
    assert quoted(sentence) == []


def test_a_genitive_does_not_end_a_quotation_in_single_marks() -> None:
    assert quoted("‘We looked at the passengers’ bags,’ she said.") == [
        "We looked at the passengers’ bags,"
    ]
    assert quoted("'It was Jess' car,' he said. 'I don't drive.'") == [
        "It was Jess' car,",
        "I don't drive.",
    ]


def test_inches_do_not_end_a_quotation() -> None:
    assert quoted('"He is 6\'2" tall," she said.') == ["He is 6'2\" tall,"]


def test_a_quotation_may_run_over_sentences_and_is_split_by_its_speaker() -> None:
    assert quoted('"It fell. We ran," she said. "Nobody stayed."') == [
        "It fell. We ran,",
        "Nobody stayed.",
    ]


def test_a_quotation_left_open_ends_with_its_paragraph_and_goes_on_with_a_new_mark() -> None:
    assert quoted("“It fell. We ran.", "“Nobody stayed,” she said.") == [
        "It fell. We ran.",
        "Nobody stayed,",
    ]


def test_a_mark_opened_by_mistake_does_not_swallow_the_paragraph() -> None:
    assert quoted("The “ferry sank. “Nobody stayed,” she said on Friday.") == ["Nobody stayed,"]


def test_marks_around_nothing_quote_nothing() -> None:
    assert quoted('""', "“”", "''", '" "') == []


SIGNS = st.text(alphabet="\"'“”„‘’‚«»「」` .,asé5字\n", max_size=300)


@given(st.lists(SIGNS.filter(str.strip), min_size=1, max_size=4))
def test_quotations_are_trimmed_ordered_disjoint_and_inside_their_paragraph(
    paragraphs: list[str],
) -> None:
    article = made_article(*(paragraph.strip() for paragraph in paragraphs))
    reached = 0
    for span in quotations(article):
        assert reached <= span.start < span.end
        words = article.text[span.start : span.end]
        assert words == words.strip()
        assert any(p.start <= span.start and span.end <= p.end for p in article.paragraphs)
        reached = span.end


@pytest.mark.parametrize("sign", ['"', "“", "'", "s' ", "“a ‘b «c ", '"a," b. '])
def test_thousands_of_marks_cost_in_proportion(sign: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        article = made_article(sign * (characters // len(sign)))
        return lambda: quotations(article)

    assert growth(work, 3_000) < FOURFOLD
