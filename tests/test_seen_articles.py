"""Articles that hide characters or hold entities are read and compared as they are seen."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.alignment.similarity import cell_features, word_stems
from copydesk.articles.article import Article
from copydesk.articles.read_article import article_again
from copydesk.articles.seen import as_seen
from copydesk.comparison import compare

PLAIN = (
    "Seals crowd the sluice\n\n"
    "By Ida Lund\n\n"
    "“Nobody counted them,” keeper Ásta Brekke said. “Not one of us did.” She left at 9.30 p.m. on "
    "Friday.\n\n"
    "Some 12,000 seals lay on the dockside – Lund & Sons’ crane stood still.\n\n"
    "The harbour’s owners paid 2,345,678 crowns for it.\n"
)


def _article(text: str, name: str = "made.txt") -> Article:
    return article_again(name, "0" * 64, text)


def _with_soft_hyphens(text: str) -> str:
    return "".join(
        f"{one}\u00ad" if one.isalpha() and number % 3 == 0 else one
        for number, one in enumerate(text)
    )


PIECES = [
    *("&nbsp;", "&#10;", "&ldquo;", "\u00ad", "\u200b", "\ufeff", "\n", "\n\n", " ", "The dam"),
    *(" holds.", "Who? ", "1\u202f500", "&amp;", "&", ";", "p.m.", "12", "\u2028", "\r\n"),
]
WRITTEN = {
    "soft hyphens": _with_soft_hyphens(PLAIN),
    "word joiners": PLAIN.replace(",", ",\u2060").replace(" ", "\u2060 "),
    "zero width spaces": PLAIN.replace("o", "\u200bo"),
    "marks of direction": PLAIN.replace("\n\n", "\u200e\n\n\u200f"),
    "byte order marks": PLAIN.replace("\n\n", "\n\n\ufeff"),
    "narrow spaces in figures": PLAIN.replace("2,0", "2\u202f0").replace("345,", "345,"),
    "no-break spaces": PLAIN.replace(" ", "\u00a0"),
    "entities by name": PLAIN.replace("&", "&amp;")
    .translate({0x201C: "&ldquo;", 0x201D: "&rdquo;", 0x2019: "&rsquo;", 0x2013: "&ndash;"})
    .replace("p.m. on", "p.m.&nbsp;on"),
    "entities by number": "".join(one if one.isascii() else f"&#{ord(one)};" for one in PLAIN),
    "entities escaped twice": escape(
        "".join(one if one.isascii() else f"&#x{ord(one):x};" for one in escape(PLAIN)),
        quote=False,
    ),
    "empty paragraphs of an entity": PLAIN.replace("\n\n", "\n\n&nbsp;\n\n"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_nobody_sees_changes_no_paragraph_no_sentence_and_no_row(text: str) -> None:
    plain, other = _article(PLAIN, "plain.txt"), _article(text)
    assert other.text == text
    assert [one.kind for one in other.paragraphs] == [one.kind for one in plain.paragraphs]
    seen = [as_seen(other.quote(one)).text.replace("\u00a0", " ") for one in other.sentences]
    assert [one.replace("12 000", "12,000") for one in seen] == [
        plain.quote(one) for one in plain.sentences
    ]
    copied = compare(plain, _article(PLAIN, "copy.txt")).rows
    assert [row.relation for row in compare(plain, other).rows] == [one.relation for one in copied]


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_similarity_reads_the_words_that_are_seen(text: str) -> None:
    """A no-break space in a figure is one of the ways to write it, and no comma."""
    told = [line for line in PLAIN.splitlines() if line]
    other = [line for line in text.splitlines() if as_seen(line).text.strip()]
    if "12\u00a0000" not in text:
        same = {(one.left, one.right): one for one in cell_features(told, other)}
        assert all(same[n, n].words == pytest.approx(1) for n in range(len(told)))
    assert word_stems(told[0]) == word_stems(other[0])


def test_the_quotation_marks_of_an_entity_belong_to_their_sentence(tmp_path: Path) -> None:
    article = _article("&ldquo;We left.&rdquo; &ldquo;Did they?&rdquo; Nobody&nbsp;knows.")
    assert [article.quote(one) for one in article.sentences] == [
        "&ldquo;We left.&rdquo;",
        "&ldquo;Did they?&rdquo;",
        "Nobody&nbsp;knows.",
    ]


def test_the_outlet_is_told_as_it_is_meant() -> None:
    article = _article("---\noutlet: Lund &amp; Sons&#8217; Gazette\n---\n\nThe dam holds today.\n")
    assert article.facts.outlet == "Lund & Sons’ Gazette"


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_sentences_are_ordered_inside_their_paragraphs_and_trimmed(text: str) -> None:
    article = _article(text)
    end = 0
    for sentence in article.sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert end <= sentence.start < sentence.end
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert article.quote(sentence) == article.quote(sentence).strip()
        end = sentence.end
