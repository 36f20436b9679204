"""An export quotes a finding with the sentences that hold its words, and with no other ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from copydesk.articles.article import Article, Span
from copydesk.comparison import compare
from copydesk.exports.markdown_quotes import quote_line, side_line
from copydesk.exports.record import ExportRecord
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.anchors import (
    Target,
    article_places,
    article_target,
    finding_target,
    row_target,
)
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tests.reviewing import SAMPLE

_EACH = 6
"""Findings by hand in each pair of articles, each way round."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Return the sample story."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.txt")}
    return Story(tmp_path_factory.mktemp("sample"), texts)


@pytest.fixture(scope="module")
def records(sample: Story) -> tuple[ExportRecord, ...]:
    """Return the records of verdicts on findings, given from either article of every pair."""
    random = Random(20)
    articles = {found.name: sample.article(found.name) for found in sample.desk().found}
    for left, right in permutations(articles.values(), 2):
        for target in _targets(left, right, random):
            sample.judge(target, Verdict.CONTRADICT)
    return tuple(one for one in sample.records().records if one.finding_kind)


def _targets(left: Article, right: Article, random: Random) -> Iterator[Target]:
    """Yield what the program finds, and words of any sentence against words of any other."""
    rows = RowsOfPair(left, right, compare(left, right))
    for judged in rows.judged(Review(), "ann"):
        yield from (one.target for one in judged.findings)
    for _ in range(_EACH):
        one, other = _words(left, random), _words(right, random)
        yield rows.findings.target("label", one, random.choice((other, other, None)))


def _words(article: Article, random: Random) -> Span:
    sentence = random.choice(article.sentences)
    words = article.quote(sentence).split()
    word = random.choice(words)
    start = article.text.index(word, sentence.start)
    return Span(start, start + len(word))


@pytest.mark.parametrize("side", [1, 2])
def test_a_finding_is_quoted_with_the_sentences_that_hold_its_words(
    sample: Story, records: tuple[ExportRecord, ...], side: int
) -> None:
    articles = {found.name: sample.article(found.name) for found in sample.desk().found}
    told = [one for one in records if one.article_2 and getattr(one, f"quote_{side}")]
    assert len({(one.article_1, one.article_2) for one in told}) > 10
    for record in told:
        article = articles[getattr(record, f"article_{side}")]
        start, end = getattr(record, f"start_{side}"), getattr(record, f"end_{side}")
        held = [one for one in article.sentences if one.start < end and start < one.end]
        first, last = held[0].index + 1, held[-1].index + 1
        numbers = f"{first}-{last}" if first < last else f"{first}"
        assert getattr(record, f"sentence_{side}") == numbers
        passage, quote = getattr(record, f"passage_{side}"), getattr(record, f"quote_{side}")
        assert passage == article.text[held[0].start : held[-1].end]
        assert quote == article.text[start:end]
        assert quote == passage[start - held[0].start :][: end - start]
        assert f"sentence{'s' * (first < last)} {numbers}" in side_line(record, side)


def test_a_finding_inside_one_article_is_quoted_with_both_its_sentences(tmp_path: Path) -> None:
    bread, bell = "The baker sold 40 loaves that day.", "By night 70 loaves were sold."
    story = Story(tmp_path, {"a.txt": f"Bread sold\n\n{bread} It rained. {bell}\n"})
    article = story.article("a.txt")
    spans = [Span(article.text.index(one), article.text.index(one) + 2) for one in ("40", "70")]
    target = finding_target(article_target(article), "number", article_places(article, spans))
    story.judge(target, Verdict.CONTRADICT)
    record = story.only()
    assert (record.sentence_1, record.sentence_2) == ("2", "4")
    assert quote_line(record, 1) == "The baker sold **40** loaves that day."
    assert quote_line(record, 2) == "By night **70** loaves were sold."


def test_words_of_an_article_that_is_gone_stand_in_the_sentence_that_was_kept(
    tmp_path: Path,
) -> None:
    story = Story(tmp_path)
    left, right = story.article("1-wire.txt"), story.article("2-post.txt")
    whole = row_target(left, [2, 3], right, [2])
    place = left.text.index("lifeboats")
    words = article_places(left, [Span(place, place + 9)])
    story.judge(finding_target(whole, "label", words, article_places(right, ())), Verdict.DIFFER)
    (story.folder / "1-wire.txt").unlink()
    (sentence,) = [one for one in left.sentences if one.start <= place < one.end]
    assert story.only().passage_1 == left.quote(sentence)
