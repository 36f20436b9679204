"""Changed words: what is marked, what isn't, and that marks never tear a character apart."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from copydesk.alignment.words import WordChanges, changes_as_written
from copydesk.articles.article import Span
from copydesk.articles.seen import as_seen
from copydesk.articles.wording import Word, normal_form, without_unseen, words_of
from tests.tries import tries

PIECES = [
    "the",
    "ferry",
    "The",
    "Aster",
    "212",
    "221",
    "a\u0301b",
    "é",
    "-",
    "–",
    "--",
    "“",
    '"',
    ",",
    ".",
    "👩\u200d👩",
    "🇩🇪🇫🇷",
    "漢字",
    "क्षि",
    "각",
    " \u0301",
    "Al-Sudani",
    "al sudani",
    "a\u0301-b",
    "á-b",
    "2-1",
    "don't",
    "don’t",
    "\t",
    "10,000",
    "ẞ",
    "ss",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(
    alphabet="ab '’\u0301\u200d-–\U0001f1e9漢.,\n", max_size=20
)
CLUSTERS = st.lists(
    st.sampled_from(
        [
            *"aé '’1:٣\u0301\u0308\u200d\u200c\ufe0f\u20e3\U0001f3fd\U0001f1e9\U0001f1ea👩❤か",
            *"\u3099ﾞ漢\u0915\u094d\u0937\u093f\u0e01\u0e33\u1100\u1161\u11a8각🏴",
            *"\U000e0067\U000e007f\r\n",
            "\u0600٣",
        ]
    ),
    max_size=16,
).map("".join)
"""What graphemes are made of: accents, joiners, flags, keycaps, jamo, conjuncts, tags."""


def _marked(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def _kept(text: str, spans: tuple[Span, ...]) -> list[Word]:
    """Return the words that aren't marked."""
    marked = {place for span in spans for place in range(span.start, span.end)}
    return [word for word in words_of(text) if word.start not in marked]


def _written(text: str, words: list[Word]) -> list[str]:
    written = [as_seen(text[word.start : word.end]).text for word in words]
    return [unicodedata.normalize("NFC", word) for word in written]


def test_one_changed_number_is_marked_and_nothing_else() -> None:
    left = "All 212 passengers were taken ashore."
    right = "All 221 passengers were taken ashore."
    changes = changes_as_written(left, right)
    assert _marked(left, changes.left) == ["212"]
    assert _marked(right, changes.right) == ["221"]


def test_case_quotes_dashes_and_spaces_are_no_changes() -> None:
    left = "“The   ferry” — it's late\u00a0now"
    right = '"the ferry" - it’s LATE now'
    assert normal_form(left) == normal_form(right)


def test_an_added_phrase_is_marked_on_its_side_only() -> None:
    left = "The captain was not on board."
    right = "The captain was not on board, the coast guard said."
    changes = changes_as_written(left, right)
    assert changes.left == ()
    assert _marked(right, changes.right) == [", the coast guard said"]


def test_changes_nearer_than_two_words_are_one_mark() -> None:
    left = "Nobody on the ferry saw seven dark boats come near before dawn broke."
    right = "Nobody on the ferry saw eight dark ships come near before dawn broke."
    changes = changes_as_written(left, right)
    assert _marked(left, changes.left) == ["seven dark boats"]
    assert _marked(right, changes.right) == ["eight dark ships"]


def test_changes_two_words_apart_stay_two_marks() -> None:
    left = "Nobody on the ferry saw seven of the boats come near before dawn broke."
    right = "Nobody on the ferry saw eight of the ships come near before dawn broke."
    assert _marked(left, changes_as_written(left, right).left) == ["seven", "boats"]


def test_a_word_left_over_at_either_end_is_not_marked() -> None:
    left, right = "They sank it on Monday.", "They refloated the ship, Monday."
    changes = changes_as_written(left, right)
    assert _marked(left, changes.left) == ["sank it on"]
    assert _marked(right, changes.right) == ["refloated the ship,"]


def test_a_time_a_number_and_a_short_form_are_marked_whole() -> None:
    left = "At 21:40 on 3/14 some 10,000 people in the U.S. don't sleep, the paper wrote."
    right = "At 21:45 on 3/15 some 10,500 people in the U.K. didn't sleep, the paper wrote."
    changes = changes_as_written(left, right)
    assert _marked(left, changes.left) == ["21:40 on 3/14 some 10,000", "U.S. don't"]
    assert _marked(right, changes.right) == ["21:45 on 3/15 some 10,500", "U.K. didn't"]


def test_two_rewritten_sentences_are_shown_whole() -> None:
    changes = changes_as_written(
        "Police got a call from the flat that afternoon.",
        "Two brothers were found dead in Orange County, a coroner said.",
    )
    assert changes == WordChanges()


def test_a_sentence_of_which_only_scraps_are_left_is_shown_whole() -> None:
    changes = changes_as_written(
        "The vote came shortly before the recess, after a debate of many hours in the chamber.",
        "Balloting arrived just before the recess, following talks over nearly a day in the hall.",
    )
    assert changes == WordChanges()


def test_a_sentence_cut_short_is_marked_though_most_is_gone() -> None:
    left = (
        "The minister, who had spent the morning with his advisers and then with the press of "
        "three countries, conceded after long hesitation that the plan must change."
    )
    right = "The minister conceded that the plan must change."
    changes = changes_as_written(left, right)
    assert _marked(right, changes.right) == ["conceded"]


def test_what_both_texts_have_is_not_marked_however_much_changes_around_it() -> None:
    """A clean-up that gives up short common runs marks the number, as if it had changed."""
    left = (
        "Its shares, which had sunk all week, rose 3.2 percent once the sum was known in Lausern."
    )
    right = (
        "Its stock, by contrast, put on 3.2 percent as soon as the sum was known in the capital."
    )
    changes = changes_as_written(left, right)
    for text, spans in ((left, changes.left), (right, changes.right)):
        assert _marked(text, spans)
        assert all("3.2" not in mark and "sum" not in mark for mark in _marked(text, spans))


def test_single_and_double_quotes_and_dashes_in_any_spelling_are_no_changes() -> None:
    one = "‘We waited -- all of us,’ she said. “It’s over.”"
    other = "\"We waited—all of us,\" she said. ''It's over.''"
    assert normal_form(one) == normal_form(other)


def test_what_one_writes_with_a_hyphen_and_one_in_two_words_is_no_change() -> None:
    one = "Al-Sudani praised the U.S.-led troops on the 86-metre ship near the Iran–Iraq border."
    other = "Al Sudani praised the U.S. led troops on the 86 metre ship near the Iran Iraq border."
    assert normal_form(one) == normal_form(other)
    assert _marked(one, changes_as_written(one, other).left) == [
        "Al-Sudani",
        ".-led",
        "86-metre",
        "Iran–Iraq",
    ]


def test_a_lost_minus_or_hyphen_between_numbers_is_a_change() -> None:
    left = "It was -5 degrees at the coast on Friday."
    right = "It was 5 degrees at the coast on Friday."
    assert normal_form(left) != normal_form(right)
    assert _marked(left, changes_as_written(left, right).left) == ["-5"]
    assert normal_form("They won 2-1.") != normal_form("They won 2 1.")


def test_variants_are_marked_when_asked_for() -> None:
    left = "The “Aster” ran aground late on\u00a0Thursday – all 212 aboard are SAFE today."
    right = 'The "Aster" ran aground late on Thursday - all 221 aboard are safe today.'
    changes = changes_as_written(left, right)
    assert _marked(left, changes.left) == ["“Aster”", "Thursday – all 212", "SAFE"]
    assert _marked(right, changes.right) == ['"Aster"', "Thursday - all 221", "safe"]


def test_line_breaks_of_the_file_are_no_variants() -> None:
    left, right = "All are\r\n  safe\tnow", "All are safe now"
    assert changes_as_written(left, right) == WordChanges()
    assert _marked("All  are", changes_as_written("All  are", "All are").left) == ["are"]


@given(TEXTS, TEXTS)
@settings(max_examples=tries(300))
def test_without_what_is_marked_both_sides_have_the_same_words(left: str, right: str) -> None:
    written = changes_as_written(left, right)
    if written != WordChanges():
        assert _written(left, _kept(left, written.left)) == _written(
            right, _kept(right, written.right)
        )


@given(TEXTS, TEXTS)
@example("go on go on go on go on stop it", "go on go on stop it go on")
@settings(max_examples=tries(300))
def test_swapping_the_texts_swaps_the_marks(left: str, right: str) -> None:
    here, there = changes_as_written(left, right), changes_as_written(right, left)
    assert (here.left, here.right) == (there.right, there.left)


@given(TEXTS, TEXTS)
@settings(max_examples=tries(300))
def test_between_two_changes_two_words_stand_unmarked(left: str, right: str) -> None:
    changes = changes_as_written(left, right)
    for text, spans in ((left, changes.left), (right, changes.right)):
        words = words_of(text)
        for before, after in pairwise(spans):
            between = [w for w in words if before.end <= w.start < after.start]
            assert sum(word.is_told for word in between) >= 2


@given(TEXTS | CLUSTERS, TEXTS | CLUSTERS)
@settings(max_examples=tries(400))
def test_spans_are_ordered_disjoint_trimmed_and_never_cut_a_grapheme(left: str, right: str) -> None:
    changes = changes_as_written(left, right)
    for text, spans in ((left, changes.left), (right, changes.right)):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(set(edges))
        assert {0, len(text)} | _grapheme_edges(text) >= set(edges)


@given(CLUSTERS)
@settings(max_examples=tries(400))
def test_words_are_whole_graphemes_and_miss_nothing_visible(text: str) -> None:
    words = words_of(text)
    edges = _grapheme_edges(text)
    assert all(word.start < word.end for word in words)
    assert all({word.start, word.end} <= edges for word in words)
    inside = {place for word in words for place in range(word.start, word.end)}
    between = "".join(text[place] for place in sorted(set(range(len(text))) - inside))
    assert not without_unseen(between).strip()


def _grapheme_edges(text: str) -> set[int]:
    return set(accumulate(map(len, iter_graphemes(text)), initial=0))


@given(TEXTS)
def test_a_text_beside_itself_has_no_changes(text: str) -> None:
    assert changes_as_written(text, text) == WordChanges()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The dockside crane fell.", "The dock\u00adside cra\u00adne fell\u00ad."),
        ("The dockside crane fell.", "The \u200bdockside\u200b crane\u2060 fell.\ufeff"),
        ("Some 12,000 seals, 1,500 pups", "Some 12,\u2060000 seals, 1\u200b,500 pups"),
        (
            "Some 12,000 seals and 2,345,678 fish",
            "Some 12\u202f000 seals and 2\u2009345\u2009678 fish",
        ),
        ("Some 12\u00a0000 seals", "Some 12 000 seals"),
        (
            "“Nobody came – not one,” she said",
            "&ldquo;Nobody came &ndash; not one,&rdquo; she said",
        ),
        ("Lund & Sons' 5 km", "Lund &amp; Sons&#8217; 5&nbsp;km"),
        ("\u200fהנמל נסגר\u200f", "הנמל נסגר"),
    ],
)
def test_what_nobody_sees_makes_no_other_words(left: str, right: str) -> None:
    assert normal_form(left) == normal_form(right)
    assert [word.form for word in words_of(left)] == [word.form for word in words_of(right)]


def test_a_change_is_marked_with_all_that_was_written_for_it() -> None:
    left, right = "He told &ldquo;no&shy;body&rdquo; there", "He told “every\u00adbody” there"
    changes = changes_as_written(left, right)
    assert [left[one.start : one.end] for one in changes.left] == ["no&shy;body"]
    assert [right[one.start : one.end] for one in changes.right] == ["every\u00adbody"]


def test_figures_of_other_thousands_stay_different() -> None:
    for other in ("1\u202f501", "15 00", "1.5 00", "1 5000"):
        assert normal_form("1,500") != normal_form(other)


def test_half_a_flag_is_never_marked() -> None:
    left, right = "Athletes of 🇩🇪🇫🇷 came in first", "Athletes of 🇩🇪🇮🇹 came in first"
    for text, spans in zip(
        (left, right),
        (changes_as_written(left, right).left, changes_as_written(left, right).right),
        strict=True,
    ):
        for span in spans:
            assert (span.start - text.index("🇩")) % 2 == 0
            assert (span.end - text.index("🇩")) % 2 == 0


@pytest.mark.parametrize(
    "piece", ["word ", "a\u0301", "\u0301", "👩\u200d", "🇩🇪", "漢", "a'", ".", "\n"]
)
def test_a_hundred_thousand_characters_are_not_searched_for_changes(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert changes_as_written(text, text + "more") == WordChanges()
