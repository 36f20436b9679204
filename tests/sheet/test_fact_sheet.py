"""What a fact sheet lays side by side, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import copydesk
from copydesk.alignment.link import Link
from copydesk.articles.article import Article, ArticleFacts
from copydesk.sheet.sheet import Line, Sheet
from tests.made_articles import made_article

WIRE = made_article(
    "#Warehouse fire in Tarnow: 14 workers taken to hospital",
    "A fire broke out at the Brenner warehouse in Tarnow on Monday, police said.",
    "Firefighters rescued 14 workers from the roof, said fire chief Ola Grabert.",
    '"We heard the roof give way behind us," Grabert told reporters.',
    "The damage was put at 3.5 million euros.",
    "One of the workers, Lena Mertz, 34, broke her arm.",
    name="1-wire.txt",
)
DAILY = made_article(
    "#Flames at Brenner's: workers saved from the roof",
    "On Monday flames swept through the warehouse of Brenner in Tarnow.",
    "From the roof firefighters saved 17 workers, fire chief Ola Grabert said.",
    '"We heard the roof come down behind us," said Grabert.',
    "Lena Mertz, 36, a worker, broke an arm.",
    name="2-daily.txt",
)
POST = made_article(
    "#Tarnow warehouse burns",
    "The warehouse of Brenner in Tarnow burned on Monday.",
    "Firefighters rescued 14 workers from its roof, said Olla Grabert, the mayor.",
    "Damage of EUR 3.5m was reported.",
    name="3-post.txt",
)
STORY = (WIRE, DAILY, POST)


def _sheet(*articles: Article) -> Sheet:
    return copydesk.fact_sheet(articles)


def _stating(sheet: Sheet, words: str) -> Line:
    """Return the only line with a cell of just these words."""
    found = [line for line in sheet.lines if any(cell.stated == words for cell in line.cells)]
    assert len(found) == 1, [line.about for line in found]
    return found[0]


def _stated(line: Line, article: int) -> list[str]:
    return [cell.stated for cell in line.cells_of(article)]


def test_a_number_stands_beside_those_of_other_articles_that_count_the_same() -> None:
    line = _stating(_sheet(*STORY), "17")
    assert line.kind == "number"
    assert line.unequal
    assert not line.alone
    assert set(_stated(line, 0)) == {"14"}
    assert _stated(line, 1) == ["17"]
    assert _stated(line, 2) == ["14"]
    assert "workers" in line.about


def test_one_amount_of_money_in_two_spellings_is_an_equal_line() -> None:
    line = _stating(_sheet(*STORY), "3.5 million euros")
    assert line.kind == "money"
    assert not line.unequal
    assert line.articles == (0, 2)


def test_ages_of_one_person_stand_in_one_line() -> None:
    line = _stating(_sheet(*STORY), "36")
    assert line.kind == "age"
    assert line.unequal
    assert _stated(line, 0) == ["34"]


def test_a_name_spelt_otherwise_makes_its_line_unequal() -> None:
    sheet = _sheet(*STORY)
    line = next(line for line in sheet.lines if line.kind == "person" and "Ola" in line.about)
    assert line.unequal
    assert line.articles == (0, 1, 2)
    assert any("Olla" in words for words in _stated(line, 2))


def test_two_offices_of_one_person_make_the_line_unequal() -> None:
    one = made_article("The plan was read out by Minister Jonas Hale on Friday.", name="a")
    other = made_article("The plan was read out by Governor Jonas Hale on Friday.", name="b")
    line = next(line for line in _sheet(one, other).lines if line.kind == "person")
    assert line.unequal


def test_a_form_of_address_is_no_office() -> None:
    one = made_article("The plan was read out by Mr Jonas Hale on Friday.", name="a")
    other = made_article("The plan was read out by Governor Jonas Hale on Friday.", name="b")
    line = next(line for line in _sheet(one, other).lines if "Hale" in line.about)
    assert not line.unequal


def test_a_quotation_stands_beside_its_other_wording() -> None:
    line = _stating(_sheet(*STORY), "We heard the roof give way behind us,")
    assert line.kind == "quotation"
    assert line.unequal
    assert _stated(line, 1) == ["We heard the roof come down behind us,"]
    assert "Grabert" in line.about


def test_a_quotation_that_another_article_quotes_in_part_is_equal() -> None:
    whole = '"We lost the barn, the hay and two cows in the flood," the farmer said.'
    part = 'The farmer said they "lost the barn, the hay and two cows" to the water.'
    one, other = made_article(whole, name="a"), made_article(part, name="b")
    line = next(line for line in _sheet(one, other).lines if line.kind == "quotation")
    assert line.articles == (0, 1)
    assert not line.unequal


def test_what_one_article_states_alone_says_so() -> None:
    sheet = _sheet(WIRE, made_article("Nothing else happened in town.", name="b"))
    line = _stating(sheet, "3.5 million euros")
    assert line.alone
    assert not line.unequal


def test_nothing_is_alone_in_a_story_of_one_article() -> None:
    assert not any(line.alone for line in _sheet(WIRE).lines)


def test_unequal_lines_come_first_and_equal_ones_last() -> None:
    parts = [0 if line.unequal else 2 if line.alone else 1 for line in _sheet(*STORY).lines]
    assert parts == sorted(parts)
    assert set(parts) == {0, 1, 2}


def test_two_counts_in_one_sentence_are_two_lines() -> None:
    one = made_article("The storm killed 12 people and injured 30 others.", name="a")
    other = made_article("The storm killed 12 people and injured 30 others, they said.", name="b")
    sheet = _sheet(one, other)
    assert _stating(sheet, "12") != _stating(sheet, "30")
    assert not any(line.unequal for line in sheet.lines)


def test_dates_are_laid_side_by_side_as_the_days_that_they_were() -> None:
    one = replace(
        made_article("The bridge was closed to lorries on Tuesday.", name="a"),
        facts=ArticleFacts(published="2031-03-13", language="en"),
    )
    other = replace(
        made_article("The bridge was closed to lorries on March 12.", name="b"),
        facts=ArticleFacts(published="2031-03-13", language="en"),
    )
    line = next(line for line in _sheet(one, other).lines if line.kind == "time")
    assert line.articles == (0, 1)
    assert line.unequal  # that Tuesday was the 11th


def test_an_article_beside_its_own_copy_has_no_unequal_line() -> None:
    copy = replace(WIRE, name="9-copy.txt")
    assert not any(line.unequal or line.alone for line in _sheet(WIRE, copy).lines)


def test_furniture_states_nothing() -> None:
    article = made_article("The mill made 40 tonnes.", "@Share 99 times", name="a")
    assert not any(cell.stated == "99" for line in _sheet(article).lines for cell in line.cells)


def test_cells_known_from_comparisons_are_taken() -> None:
    """A person's link joins what no word does."""
    one = made_article("Grain prices climbed by 12 percent.", name="a")
    other = made_article("Bread became dearer, up 15 percent.", name="b")
    apart = copydesk.fact_sheet([one, other], cells={})
    linked = copydesk.fact_sheet([one, other], cells={(0, 1): [Link(0, 0, 1.0)]})
    assert all(line.alone for line in apart.lines)
    assert _stating(linked, "15 percent").articles == (0, 1)


def test_the_words_around_a_fact_are_those_of_its_sentence_on_one_line() -> None:
    article = made_article("At noon\nsome 40 lorries  stood there.", "Then 7 left.", name="a")
    (cell,) = _stating(_sheet(article), "40").cells
    assert cell.words == "At noon some 40 lorries stood there."
    assert (cell.before, cell.stated, cell.after) == (
        "At noon some ",
        "40",
        " lorries stood there.",
    )


def _counted(articles: Sequence[Article]) -> int:
    return sum(len(line.cells) for line in copydesk.fact_sheet(articles).lines)


def test_a_story_without_articles_has_an_empty_sheet() -> None:
    assert _counted([]) == 0


def _shares(articles: Sequence[Article]) -> list[float]:
    told: list[float] = []
    copydesk.fact_sheet(articles, progress=told.append)
    return told


def test_how_far_a_sheet_is_never_steps_back_and_comes_to_the_end_once() -> None:
    told = _shares([WIRE, *(replace(WIRE, name=f"{number}.txt") for number in range(8))])
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told.count(1.0) == 1


def test_holding_the_names_of_many_articles_together_is_told_on_the_way() -> None:
    """Of all that a sheet of many articles takes that is most, and it goes with their square."""
    told = _shares([replace(WIRE, name=f"{number:02}.txt") for number in range(60)])
    late = [share for share in told if 0.5 < share < 1]
    assert len(late) > 60
    assert max(here - before for before, here in pairwise(late)) < 0.01
