"""The same clash is one question, whichever pairs ask it and whichever article is the base."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import Article, Span
from copydesk.compared import Comparison
from copydesk.comparison import compare
from copydesk.findings.finding import Finding
from copydesk.judged import first_places
from copydesk.judged.asked import StoryPair
from copydesk.judged.first_places import looked_up
from copydesk.judged.question import Question
from copydesk.judged.questions import StoryQuestions, questions_of
from copydesk.judged.rows import judged_rows
from copydesk.reviews.kinds import DismissalData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import clash, with_findings
from tests.test_judged_findings import Written
from tests.variants import Fact, clashes_of, told


def pair_of(
    left: Article,
    right: Article,
    facts: Sequence[Fact],
    review: Review | None = None,
    key: tuple[int, int] = (0, 1),
) -> StoryPair:
    """Return two articles compared: equal sentences and variants of one fact are linked."""
    cells = [
        Link(one.index, other.index, 0.95)
        for one in left.sentences
        for other in right.sentences
        if any(told(fact, left.quote(one)) and told(fact, right.quote(other)) for fact in facts)
    ]
    scores = Scores(tuple(cells), ())
    bare = Comparison(scores.links, rows_of(left, right, scores), ())
    comparison = with_findings(bare, left, right, lambda one, two: clashes_of(one, two, facts))
    rows = judged_rows(left, right, comparison, review or Review(), "ann")
    return StoryPair(key, left, right, comparison.links, rows)


def story(
    articles: Sequence[Article], facts: Sequence[Fact], review: Review | None = None
) -> tuple[Question, ...]:
    return questions_of(pairs_of(articles, facts, review), hashes(articles))


def pairs_of(
    articles: Sequence[Article], facts: Sequence[Fact], review: Review | None = None
) -> list[StoryPair]:
    return [
        pair_of(articles[one], articles[other], facts, review, (one, other))
        for one, other in combinations(range(len(articles)), 2)
    ]


def hashes(articles: Sequence[Article]) -> list[str]:
    return [article.sha256 for article in articles]


def sides(question: Question, articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Return its wordings, each with the names of the articles that have it."""
    name = {article.sha256: article.name for article in articles}
    return [
        (wording.text, " ".join(sorted(name[one] for one in wording.articles)))
        for wording in question.wordings
    ]


TOWN = Fact("name", "The mill in {} burnt down on a Tuesday.", ("Harnow", "Harlow"))
CREW = Fact("number", "Some {} crews came to the mill.", ("two", "three"))
DOGS = Fact("number", "They found {} dogs alive in the yard.", ("two", "three"))
OWNER = Fact("name", "It belongs to {} since last year.", ("Ilva Brandt", "Ilva Brant"))
LATER = Fact("name", "Nobody in {} heard the bells.", ("Harnow", "Harlow"))
WITNESS = Fact("omission", "A baker saw the first smoke.", ())


def article(name: str, *sentences: str) -> Article:
    return made_article(*sentences, f"Printed by {name}.", name=name)


def test_a_clash_asked_in_several_pairs_is_one_question_with_the_odd_one_out_first() -> None:
    articles = [
        article("a", TOWN.says(0)),
        article("b", TOWN.says(1)),
        article("c", TOWN.says(0)),
        article("d", TOWN.says(0)),
    ]
    (question,) = story(articles, [TOWN])
    assert sides(question, articles) == [("Harlow", "b"), ("Harnow", "a c d")]
    assert [len(question.findings), question.state, question.severity] == [3, "open", "high"]
    assert question.reason == "Harlow or Harnow?"
    places = question.wordings[1].places
    assert {articles[0].quote(places[0].span), articles[0].quote(places[0].sentence)} == {
        "Harnow",
        TOWN.says(0),
    }


def test_two_names_against_each_other_are_one_question_wherever_they_stand() -> None:
    articles = [
        article("a", TOWN.says(0), LATER.says(0)),
        article("b", TOWN.says(1)),
        article("c", LATER.says(1)),
    ]
    (question,) = story(articles, [TOWN, LATER])
    assert sides(question, articles) == [("Harnow", "a"), ("Harlow", "b c")]


def test_equal_numbers_of_two_things_are_two_questions() -> None:
    articles = [
        article("a", CREW.says(0), DOGS.says(0)),
        article("b", CREW.says(1), DOGS.says(1)),
        article("c", CREW.says(0), DOGS.says(1)),
    ]
    found = story(articles, [CREW, DOGS])
    assert [sides(question, articles) for question in found] == [
        [("three", "b"), ("two", "a c")],
        [("two", "a"), ("three", "b c")],
    ]


def test_three_numbers_of_one_thing_are_one_question() -> None:
    fact = Fact("number", "In all {} people were led out.", ("40", "41", "44"))
    articles = [
        article("a", fact.says(0)),
        article("b", fact.says(1)),
        article("c", fact.says(2)),
        article("d", fact.says(0)),
    ]
    (question,) = story(articles, [fact])
    assert sides(question, articles) == [("41", "b"), ("44", "c"), ("40", "a d")]
    assert question.reason == "41, 44 or 40?"
    assert len(question.findings) == 5


def test_a_sentence_that_some_leave_out_is_one_question() -> None:
    articles = [
        article("a", TOWN.says(0), WITNESS.says()),
        article("b", TOWN.says(0)),
        article("c", TOWN.says(0)),
        article("d", TOWN.says(0), WITNESS.says()),
    ]
    (question,) = story(articles, [TOWN, WITNESS])
    assert sides(question, articles) == [(WITNESS.says()[:-1], "a d"), ("", "b c")]
    assert question.wordings[1].is_lack
    assert question.reason.endswith(": told by 2, left out by 2?")


def test_an_article_that_writes_the_name_without_a_clash_stands_with_its_side() -> None:
    articles = [
        article("a", TOWN.says(0)),
        article("b", TOWN.says(1)),
        article("c", "Harnow lies on a river."),
    ]
    (question,) = story(articles, [TOWN])
    assert sides(question, articles) == [("Harlow", "b"), ("Harnow", "a c")]
    # Whoever comes first in the story, all write these words.
    (question,) = story(articles[::-1], [TOWN])
    assert [wording.otherwise for wording in question.wordings] == [(), ()]


def test_an_article_that_writes_one_of_two_unlike_names_stands_on_no_side() -> None:
    """It may say anything of it: "Syria" against "Washington" isn't a matter of spelling."""
    fact = Fact("name", "The letter came from {} by noon.", ("Harnow", "the archive"))
    articles = [
        article("a", fact.says(0)),
        article("b", fact.says(1)),
        article("c", "Harnow lies on a river."),
    ]
    (question,) = story(articles, [fact])
    assert sides(question, articles) == [("Harnow", "a"), ("the archive", "b")]


def test_case_and_a_genitive_make_no_other_wording() -> None:
    fact = Fact("name", "The mill of {} burnt down.", ("Harnow", "HARNOW", "Harnow's", "Harlow"))
    articles = [article(name, fact.says(n)) for n, name in enumerate("abcd")]
    found = story(articles, [fact])
    against = [question for question in found if "Harlow" in question.reason]
    assert [sides(question, articles) for question in against] == [
        [("Harlow", "d"), ("Harnow", "a b c")]
    ]


def test_an_article_that_writes_a_name_both_ways_stands_on_one_side_of_a_question() -> None:
    """Else whoever says which of the two is right would say it of all that the article has."""
    articles = [
        article("a", TOWN.says(0), LATER.says(1)),
        article("b", TOWN.says(1)),
        article("c", LATER.says(0)),
    ]
    found = story(articles, [TOWN, LATER])
    assert sorted(sides(question, articles) for question in found) == [
        [("Harlow", "b"), ("Harnow", "a c")],
        [("Harnow", "c"), ("Harlow", "a b")],
    ]


def test_grave_questions_come_first_then_those_with_one_against_many() -> None:
    low = Fact("label", "The fire was {} by noon.", ("out", "dead"), "low")
    articles = [
        article("a", low.says(0), TOWN.says(0), OWNER.says(0)),
        article("b", low.says(1), TOWN.says(1), OWNER.says(0)),
        article("c", low.says(0), TOWN.says(1), OWNER.says(1)),
        article("d", low.says(0), TOWN.says(0), OWNER.says(0)),
    ]
    found = story(articles, [low, TOWN, OWNER])
    assert [question.wordings[0].text for question in found] == ["Ilva Brant", "Harnow", "dead"]
    assert [question.severity for question in found] == ["high", "high", "low"]


def test_a_question_is_open_while_one_of_its_findings_is() -> None:
    articles = [article("a", TOWN.says(0)), article("b", TOWN.says(1)), article("c", TOWN.says(0))]
    desk = Written()
    (question,) = story(articles, [TOWN])
    first, second = question.findings
    desk.write(VerdictData(Verdict.CONTRADICT), first.judged.target)
    (question,) = story(articles, [TOWN], desk.review)
    assert (question.state, len(question.open_findings)) == ("open", 1)
    desk.write(DismissalData(), second.judged.target)
    (question,) = story(articles, [TOWN], desk.review)
    assert (question.state, question.open_findings) == ("done", ())


def test_a_verdict_on_a_row_settles_what_is_asked_in_it() -> None:
    articles = [article("a", TOWN.says(0)), article("b", TOWN.says(1))]
    desk = Written()
    (question,) = story(articles, [TOWN])
    desk.write(VerdictData(Verdict.CONTRADICT), question.findings[0].row.target)
    (question,) = story(articles, [TOWN], desk.review)
    assert question.state == "done"


FACTS = (TOWN, CREW, DOGS, OWNER, LATER)


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    made = []
    for name in "abcde"[: draw(st.integers(2, 5))]:
        order = draw(st.permutations(FACTS))
        kept = order[: draw(st.integers(1, len(order)))]
        made.append(article(name, *(fact.says(draw(st.integers(0, 1))) for fact in kept)))
    return made


def test_what_is_decided_changes_questions_as_if_all_were_joined_anew() -> None:
    articles = [
        article("a", TOWN.says(0), CREW.says(1)),
        article("b", TOWN.says(1), CREW.says(0)),
        article("c", TOWN.says(0), CREW.says(1)),
    ]
    known, desk = StoryQuestions(), Written()
    before = known.of(pairs_of(articles, FACTS), hashes(articles))
    for asked in before[0].findings:
        desk.write(VerdictData(Verdict.DIFFER), asked.judged.target)
        pairs = pairs_of(articles, FACTS, desk.review)
        now = known.of(pairs, hashes(articles))
        fresh = questions_of(pairs, hashes(articles))
        assert [(one.reason, one.state, len(one.open_findings)) for one in now] == [
            (one.reason, one.state, len(one.open_findings)) for one in fresh
        ]
    assert [one.state for one in now] == ["done", "open"]
    fewer = pairs[:1]
    assert as_set(known.of(fewer, hashes(articles))) == as_set(
        questions_of(fewer, hashes(articles))
    )


def test_when_an_article_comes_only_that_one_is_looked_through_for_the_names_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def look_up(article: Article, words: str) -> Span | None:
        looked.append(article.name)
        return looked_up(article, words)

    monkeypatch.setattr(first_places, "looked_up", look_up)
    articles = [
        article("a", TOWN.says(0)),
        article("b", TOWN.says(1)),
        *(article(name, f"Harnow, says {name}, lies on a river.") for name in "cd"),
    ]
    known = StoryQuestions()
    known.of(pairs_of(articles[:3], [TOWN]), hashes(articles))
    assert set(looked) == {"c"}
    looked.clear()
    (question,) = known.of(pairs_of(articles, [TOWN]), hashes(articles))
    assert set(looked) == {"d"}
    assert sides(question, articles) == [("Harlow", "b"), ("Harnow", "a c d")]


def test_an_article_that_has_gone_from_the_story_is_let_go() -> None:
    articles = [
        article("a", TOWN.says(0)),
        article("b", TOWN.says(1)),
        article("c", "Harnow lies on a river."),
    ]
    gone = weakref.ref(articles[2])
    known = StoryQuestions()
    known.of(pairs_of(articles, [TOWN]), hashes(articles))
    del articles[2]
    known.of(pairs_of(articles, [TOWN]), hashes(articles))
    gc.collect()
    assert gone() is None


def as_set(questions: Sequence[Question]) -> set[object]:
    """Return what questions are about, whatever their order and that of the articles."""
    return {
        (
            question.kind,
            question.severity,
            frozenset(asked.judged.target.key for asked in question.findings),
            frozenset(frozenset(wording.articles) for wording in question.wordings),
        )
        for question in questions
    }


@given(stories(), st.randoms())
def test_neither_the_order_of_articles_nor_the_base_changes_a_question(
    articles: list[Article], random: object
) -> None:
    shuffled = [*articles]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # it is a random.Random
    assert as_set(story(articles, FACTS)) == as_set(story(shuffled, FACTS))


@given(stories())
def test_every_finding_is_asked_in_just_one_question(articles: list[Article]) -> None:
    pairs = pairs_of(articles, FACTS)
    asked = [
        finding.target.key
        for question in questions_of(pairs, hashes(articles))
        for finding in (asked.judged for asked in question.findings)
    ]
    found = [finding.target.key for pair in pairs for row in pair.rows for finding in row.findings]
    assert sorted(asked) == sorted(found)


def test_who_puts_a_wording_in_other_words_is_named_with_these() -> None:
    fact = Fact("number", "In all {} people were led out.", ("40", "41", "forty"))
    articles = [article("a", fact.says(0)), article("b", fact.says(1)), article("c", fact.says(2))]
    pairs = [
        pair if pair.key != (0, 2) else structs.replace(pair, rows=())
        for pair in pairs_of(articles, [fact])
    ]
    (question,) = questions_of(pairs, hashes(articles))
    assert sides(question, articles) == [("41", "b"), ("40", "a c")]
    assert question.wordings[1].otherwise == ((articles[2].sha256, "forty"),)


@pytest.mark.parametrize(
    ("variants", "found"),
    [
        (("40", "41", "44"), [("40", "a"), ("41", "b"), ("44", "c")]),
        (("61", "72", "16-year-old"), [("61", "a"), ("72", "b"), ("16-year-old", "c")]),
        (("2,000,000", "3 million", "2 million"), [("3 million", "b"), ("2,000,000", "a c")]),
        (("4.5 tonnes", "5 tonnes", "4.7 tonnes"),
         [("4.5 tonnes", "a"), ("5 tonnes", "b"), ("4.7 tonnes", "c")]),
        (("1,000", "3,000", "2,000"), [("1,000", "a"), ("3,000", "b"), ("2,000", "c")]),
        (("14 May", "15 May", "14 May 2031"), [("15 May", "b"), ("14 May", "a c")]),
        (("1.5 km", "3 km", "1,500 m"), [("3 km", "b"), ("1.5 km", "a c")]),
    ],
)  # fmt: skip
def test_unlike_figures_stand_apart_though_a_pair_asks_nothing_about_them(
    variants: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    fact = Fact("number", "In all {} was told to the town.", variants)
    articles = [article("a", fact.says(0)), article("b", fact.says(1)), article("c", fact.says(2))]
    pairs = [
        pair if pair.key != (0, 2) else structs.replace(pair, rows=())
        for pair in pairs_of(articles, [fact])
    ]
    (question,) = questions_of(pairs, hashes(articles))
    assert sides(question, articles) == found


def test_words_that_differ_in_their_quotation_marks_alone_are_shown_with_them() -> None:
    one = article("a", 'The ferryman called it "foul weather" and went home.')
    other = article("b", "The ferryman called it foul weather and went home.")

    def quoted(left: Article, right: Article) -> list[Finding]:
        words = "foul weather"
        return [clash(left, right, words, words, kind="quote", type="marks")]

    comparison = with_findings(compare(one, other), one, other, quoted)
    rows = judged_rows(one, other, comparison, Review(), "ann")
    pair = StoryPair((0, 1), one, other, comparison.links, rows)
    (question,) = questions_of([pair], hashes([one, other]))
    assert sides(question, [one, other]) == [('"foul weather"', "a"), ("foul weather", "b")]
