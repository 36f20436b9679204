"""A quote is what stands at its span, to the character, whatever was judged and by whatever way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from copydesk.articles.article import Article, Sentence, Span
from copydesk.exports import export_text
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.records import records_of
from copydesk.reviews.anchors import Target, article_places, article_target, finding_target
from copydesk.reviews.verdict import Verdict
from tests.exports.story import POST, WIRE, Story
from tests.tries import tries

HOSTILE = Path(__file__).parent.parent / "hostile"


class Side(NamedTuple):
    """What a record says of one of its articles."""

    sha256: str
    start: int | None
    end: int | None
    quote: str
    passage: str
    places: tuple[tuple[int, int], ...]


def sides(record: ExportRecord) -> list[Side]:
    fields = ("sha256", "start", "end", "quote", "passage", "places")
    return [Side(*(getattr(record, f"{name}_{side}") for name in fields)) for side in (1, 2)]


def check(records: Records, texts: Mapping[str, str]) -> int:
    """Hold all records against their articles' texts; return how many quotes they have."""
    quotes = 0
    for record in (*records.records, *records.findings):
        for side in sides(record):
            if not side.quote:
                assert (side.start, side.end, side.places) == (None, None, ())
                continue
            text = texts[side.sha256]
            quotes += 1
            assert text[side.start : side.end] == side.quote
            assert side.quote in side.passage
            assert side.places
            assert (side.places[0][0], max(end for _, end in side.places)) == side[1:3]
    return quotes


def texts_of(*articles: Article) -> dict[str, str]:
    return {article.sha256: article.text for article in articles}


def words_at(article: Article, places: Iterable[tuple[int, int]]) -> list[str]:
    return [article.text[start:end] for start, end in places]


def articles_of(story: Story) -> list[Article]:
    return [story.article(found.name) for found in story.desk().found]


WORDS = (
    "The",
    "ferry",
    "Aster",
    "sank",
    "212",
    "“bang”",
    "co-op",
    "soft\u00adhyphen",
    "e\u0301",
    "🇳🇴",
)
GAPS = (" ", "  ", "\n", "\r\n", "\u00a0", "\u2028", "\t", "\x85", "&nbsp;")
ENDS = (" ", "\n", "\n\n", "\r\n\r\n", "\n\n* * *\n\n", "\n\nAdvertisement\n\n", "&nbsp; ")

sentence = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=3, max_size=9
)
told = st.lists(st.tuples(sentence, st.sampled_from(ENDS)), min_size=2, max_size=6).map(
    lambda parts: "".join(
        "".join(word + gap for word, gap in words).strip() + "." + end for words, end in parts
    )
)


def some_target(data: st.DataObject, one: Article, other: Article) -> Target:
    """Return any row of two articles, or a finding anywhere in them, or inside one of them."""

    def run(article: Article) -> list[Sentence]:
        chosen = data.draw(st.sets(st.sampled_from(range(len(article.sentences))), max_size=3))
        return [article.sentences[index] for index in sorted(chosen)]

    def words(article: Article) -> Span:
        start = data.draw(st.integers(0, len(article.text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(article.text))))

    def row() -> Target:
        return Target((article_places(one, run(one)), article_places(other, run(other))))

    kind = data.draw(st.sampled_from(["row", "finding", "inside", "one-sided"]))
    if kind == "row":
        return row()
    if kind == "inside":
        places = article_places(one, [words(one), words(one)])
        return finding_target(article_target(one), "number", places)
    far = [] if kind == "one-sided" else [words(other)]
    own = article_places(one, [words(one)])
    return finding_target(row(), "number", own, article_places(other, far))


@settings(max_examples=tries(25))
@given(st.tuples(told, told), st.data())
def test_any_row_and_any_finding_of_any_story_is_quoted_from_where_it_stands(
    stories: tuple[str, str], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        story = Story(Path(folder), {"a.txt": "One. " + stories[0], "b.txt": "Two. " + stories[1]})
        one, other = articles_of(story)
        targets = [some_target(data, one, other) for _ in range(data.draw(st.integers(1, 5)))]
        for target in targets:
            story.judge(target, Verdict.DIFFER)
        texts = texts_of(one, other)
        check(story.records(every_row=True), texts)
        for article in (one, other):
            story.desk().kept.keep(article)
        gone = data.draw(st.sampled_from(["a.txt", "b.txt"]))
        (story.folder / gone).unlink()
        check(story.records(), texts)


def test_the_sentences_of_a_row_are_quoted_with_what_stands_between_them(tmp_path: Path) -> None:
    told = "The ferry Aster sank early on Thursday in a\r\nstorm. \u00a0Nobody died at all."
    text = f"A storm hit.\r\n\r\n{told}\r\n"
    story = Story(tmp_path, {"a.txt": "A storm hit.\n", "b.txt": ""})
    (story.folder / "b.txt").write_bytes(text.encode())
    one, other = articles_of(story)
    run = other.sentences[1:3]
    story.judge(
        Target((article_places(one, one.sentences), article_places(other, run))), Verdict(1)
    )
    record = story.only()
    assert record.quote_2 == told
    assert words_at(other, record.places_2) == told.split(" \u00a0")


def test_sentences_that_no_longer_follow_each_other_are_quoted_with_what_parts_them(
    tmp_path: Path,
) -> None:
    story = Story(tmp_path)
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    first = next(one.index for one in wire.sentences if "All 212" in wire.quote(one))
    apart = [wire.sentences[first], wire.sentences[first + 2]]
    target = Target((article_places(wire, apart), article_places(post, post.sentences[-1:])))
    story.judge(target, Verdict.UNCLEAR)
    record = story.only()
    assert record.sentence_1 == f"{first + 1}, {first + 3}"
    assert record.quote_1 == wire.text[apart[0].start : apart[1].end]
    assert words_at(wire, record.places_1) == [wire.quote(one) for one in apart]


@pytest.mark.parametrize(
    ("before", "after"),
    [("221", "two hundred and twenty-one"), ("The captain", "It rained.\n\nThe captain")],
)
def test_what_came_along_to_an_edited_text_is_quoted_from_that_text(
    tmp_path: Path, before: str, after: str
) -> None:
    story = Story(tmp_path)
    articles = articles_of(story)
    for article in articles:
        story.desk().kept.keep(article)
    for words in ("All 212", "captain", "mayor"):
        story.judge(story.row("1-wire.txt", "2-post.txt", words), Verdict.DIFFER)
    edited = POST.replace(before, after)
    (story.folder / "2-post.txt").write_text(edited, encoding="utf-8")
    desk = story.desk()
    desk.hashes()
    review, _bad = desk.read_review()
    records = records_of(desk, review, every_row=False, base=0)
    assert {one.earlier_text for one in records.records} == {"carried"}
    assert check(records, texts_of(*articles, *articles_of(story))) >= 5


def test_of_an_article_that_is_gone_the_kept_text_says_what_stood_between(tmp_path: Path) -> None:
    story = Story(tmp_path)
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    row = Target((article_places(wire, wire.sentences[-2:]), article_places(post, [])))
    story.desk().kept.keep(wire)
    story.judge(row, Verdict.ONE_SIDED)
    (story.folder / "1-wire.txt").unlink()
    record = story.only()
    assert record.quote_1 == WIRE[record.start_1 : record.end_1]
    assert "struck the reef, two officials said.\n\nThe shipping" in record.quote_1


@pytest.mark.parametrize("name", sorted(path.name for path in HOSTILE.glob("*.txt")))
def test_hostile_articles_are_quoted_from_where_their_words_stand(
    tmp_path: Path, name: str
) -> None:
    story = Story(tmp_path, {"b.txt": POST})
    (story.folder / "a.txt").write_bytes((HOSTILE / name).read_bytes()[:20_000])
    for article in articles_of(story):
        for sentence in article.sentences[:2]:
            story.judge(Target((article_places(article, [sentence]),)), Verdict.UNCLEAR)
    assert check(story.records(every_row=True), texts_of(*articles_of(story)))


def test_real_articles_are_quoted_from_where_their_words_stand(
    tmp_path: Path, articles_folder: Path
) -> None:
    paths = articles_folder.rglob("*.txt")
    story = Story(tmp_path, {path.name: path.read_text(encoding="utf-8") for path in paths})
    articles = articles_of(story)
    for base in range(len(articles)):
        assert check(story.records(every_row=True, base=base), texts_of(*articles)) > 200


def test_the_places_of_a_record_stand_in_json_with_their_words(tmp_path: Path) -> None:
    story = Story(tmp_path)
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    row = Target((article_places(wire, wire.sentences[-2:]), article_places(post, [])))
    story.judge(row, Verdict.ONE_SIDED)
    (record,) = json.loads(export_text(story.records(), "json"))["records"]
    assert record["places_1"] == [
        {"start": one.start, "end": one.end, "quote": wire.quote(one)}
        for one in wire.sentences[-2:]
    ]
    assert record["places_2"] == []


def test_an_old_entry_on_a_file_that_is_not_utf_8_names_the_text_in_which_its_places_count(
    tmp_path: Path,
) -> None:
    story = Story(tmp_path, {"1-wire.txt": "", "2-post.txt": POST})
    words = WIRE.replace("Lena Askwith", "Léna Åskwith")
    (story.folder / "1-wire.txt").write_bytes(words.encode("latin-1"))
    row = story.row("1-wire.txt", "2-post.txt", "All 212")
    assert any(side.text for side in row.articles), "today's entries name their text"
    old = Target(tuple(structs.replace(side, text="") for side in row.articles))
    story.judge(old, Verdict.CONTRADICT)
    record = story.only()
    wire = story.article("1-wire.txt")
    assert record.sha256_1 != record.text_sha256_1 == wire.text_sha256
    assert wire.text[record.start_1 : record.end_1] == record.quote_1
