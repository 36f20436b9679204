"""Credits and dates that stick to a paragraph are no sentence of the story, nor part of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import FURNITURE, ParagraphKind
from copydesk.articles.read_article import read_article
from copydesk.articles.structure import paragraphs_of
from tests.work import FOURFOLD, growth

CREDITS = [
    "(Photo: Ida Marsh/AFP)",
    "(AP Photo/J. P. Marsh)",
    "[Image by Ida Marsh/Getty Images]",
    "Photo: Ida Marsh/Reuters",
    "Foto: Jo Maurer/dpa",
    "Ida Marsh / Reuters",
    "Ida Marsh/Agence France-Presse - Getty Images",
]
STORY = ["The wall of the quarry fell on Friday.", "Two men were hurt, the mayor said."]


def sentences_in(folder: Path, line: str) -> list[tuple[ParagraphKind, str]]:
    """Return kind and words of the sentences of the paragraph between two others."""
    file = folder / "a.txt"
    text = f"Wall falls\n\nIt fell at noon.\n\n{line}\n\nNobody else was there.\n"
    file.write_text(text, encoding="utf-8")
    article = read_article(file)
    return [(one.kind, article.quote(one)) for one in article.sentences][2:-1]


@pytest.mark.parametrize("credit", CREDITS)
def test_a_credit_before_or_behind_a_paragraph_is_set_apart(tmp_path: Path, credit: str) -> None:
    ahead = sentences_in(tmp_path, f"{credit} {' '.join(STORY)}")
    behind = sentences_in(tmp_path, f"{' '.join(STORY)} {credit}")
    assert [words for _, words in ahead] == [credit, *STORY]
    assert [words for _, words in behind] == [*STORY, credit]
    assert ahead[0][0] == behind[-1][0] == "credit"
    assert FURNITURE.isdisjoint(kind for kind, _ in [*ahead[1:], *behind[:-1]])


@pytest.mark.parametrize(
    ("story", "credit"),
    [
        ("墙周五倒塌。", "图：新华社"),
        ("壁が崩れた。", "写真：時事通信"),
        ("Стена упала. ", "Фото: ТАСС"),
    ],
)
def test_a_credit_in_another_script_is_set_apart(story: str, credit: str) -> None:
    text = f"{story}{credit}"
    found = paragraphs_of(text)
    assert [(one.kind, text[one.start : one.end]) for one in found] == [
        ("body", story.strip()),
        ("credit", credit),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "He told the Press Association (PA).",
        "She spoke to the agency (AP)",
        "A poll found most were afraid (Gazette/Tolm Institute).",
        "He works for AP/Reuters. They pay well.",
        "Islamic State/Al Qaeda men held the quarry.",
        "She liked the picture (by her mother).",
        "He asked why. Nobody Knows",
        "Reuters/Ipsos The poll was taken in May.",
    ],
)
def test_brackets_and_strokes_of_the_story_are_left_in_it(line: str) -> None:
    text = f"Wall falls\n\nIt fell at noon.\n\n{line}\n\nNobody else was there.\n"
    assert FURNITURE.isdisjoint(one.kind for one in paragraphs_of(text))


@given(
    st.sampled_from(["", "date ", "Published ", "Updated: ", "Giriş Tarihi: ", "Опубликовано: "]),
    st.sampled_from(["2031-05-09", "9 May 2031", "May 9, 2031", "09.05.2031", "2031-05-09 10:15"]),
    st.sampled_from([" ", " – ", " | "]),
)
def test_a_date_that_sticks_to_the_first_words_is_of_no_sentence(
    tmp_path_factory: pytest.TempPathFactory, label: str, date: str, gap: str
) -> None:
    file = tmp_path_factory.mktemp("glued") / "a.txt"
    file.write_text(f" {label}{date}{gap}{' '.join(STORY)}\n\nNobody else was there.\n", "utf-8")
    article = read_article(file)
    assert [article.quote(one) for one in article.sentences[:2]] == STORY
    assert article.title == STORY[0]


@pytest.mark.parametrize(
    "line",
    [
        "On May 9, 2031 Tolm lost its quarry for good.",
        "May 9, 2031 was a bad day for the quarry in Tolm.",
        "May 9, 2031, Tolm: a wall of the quarry falls.",
        "May 9 The wall of the quarry in Tolm falls.",
    ],
)
def test_a_date_that_the_first_sentence_needs_stays_in_it(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(f"{line}\n\nNobody else was there.\n", "utf-8")
    article = read_article(tmp_path / "a.txt")
    assert article.quote(article.sentences[0]) == line


@pytest.mark.parametrize(
    "unit", ["(AP Photo/A B) ", "A B/Reuters ", "A. (AFP) ", "。（", "2031-05-09 "]
)
def test_paragraphs_full_of_credits_cost_in_proportion(unit: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        return lambda: paragraphs_of(unit * (characters // len(unit)))

    assert growth(work, 3_000) < FOURFOLD
