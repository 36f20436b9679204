"""Where sentences end, in any text, with any library behind it."""

from __future__ import annotations

from collections.abc import Callable

import nupunkt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.sentences import sentence_spans
from tests.tries import tries
from tests.work import FOURFOLD, growth


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def assert_sound(text: str) -> None:
    """Check what everything else relies on: ordered, disjoint, trimmed, nothing left out."""
    place = 0
    for start, end in sentence_spans(text):
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry sank.", "Nobody drowned!", "Why?", "The board will say."],
        ["Gov. Ida Marsh met Sen. J. D. Holt.", "They said nothing."],
        ["Lt. Gen. Per Lund spoke.", "So did Capt. Ola Brandt."],
        ["U.S. forces left at 9 a.m. on Monday.", "They were back by 5 p.m.", "All was calm."],
        ["He lives in the U.S.", "She moved to the U.K. in 1999."],
        ["The price rose 2.1 percent to $3.50.", "It had been flat."],
        ['"We won."', "He smiled."],
        ['"Really?" she asked.', "“Stop!” he cried.", "Everyone stopped."],
        ["He called it “peace through strength.”", "She did not."],
        ["It rained (a lot.)", "Then the sun came out."],
        ["The wall fell, the mayor reports.", "Initially, nobody noticed."],
        ["The suspect is at large, per the AP.", "W. Holt was named."],
        ["They closed the beach last month.", "Officials suspect algae."],
        ["She said the answer was no.", "Then she left."],
        ["See No. 5 on p. 12 for details.", "It is short."],
        ["Is it Yahoo! that won?", "Nobody knows."],
        ["1. First of all.", "2. Second of all."],
        ["MR. HOLT WENT TO ST. LOUIS.", "HE STAYED."],
        ["Sen. Ada Kerr (D-Conn.), who spoke first, left.", "The rest stayed."],
        ["ST. TOLM, May 9 (Kestrel) — It rained.", "It still does."],
        ["Then he paused...", "He went on."],
        ["Wait... what?", "Nothing."],
        ["The harbour is closed…", "Nobody says why."],
        ["the dog ran.", "the cat ran.", "it was fun."],
    ],
)
def test_english_news_is_split_as_people_do(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Am 9. Mai 2031 fiel die Wand.", "Das war z. B. zu erwarten.", "Dr. Weber schwieg."],
        ["Hans lief zum Hof.", "Der Mann war fort.", "Es kostete 3 Mio. Euro."],
        ["Il est parti le 5 mai.", "M. Brandt l'a dit.", "« Nous partons. »", "Il sourit."],
        ["El Sr. García llegó.", "¿Qué pasó?", "¡Nada!", "La Dra. López calló."],
        ["O Sr. Silva chegou.", "A Dra. Reis saiu."],
        ["هذه جملة.", "هل هذا صحيح؟", "نعم."],
        ["یہ ایک جملہ ہے۔", "یہ دوسرا ہے۔"],
        ["यह एक वाक्य है।", "यह दूसरा है।"],
    ],
)
def test_other_languages_are_split_at_their_own_stops(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_chinese_and_japanese_need_no_space_after_a_stop() -> None:
    assert split("船长说没有人受伤。救援持续了四个小时！为什么?没有人知道。") == [
        "船长说没有人受伤。",
        "救援持续了四个小时！",
        "为什么?",
        "没有人知道。",
    ]
    assert split("「はい。」と彼は言った。次の文です。") == [
        "「はい。」と彼は言った。",
        "次の文です。",
    ]


def test_a_stop_that_lost_its_space_ends_the_sentence_but_a_web_address_does_not() -> None:
    assert split("It was late.Then he left. See Example.Com for more.") == [
        "It was late.",
        "Then he left.",
        "See Example.Com for more.",
    ]


def test_a_closing_quote_after_a_space_belongs_to_its_sentence() -> None:
    assert split("Er fragte: „Wer ist da? “ Sie schwieg.") == [
        "Er fragte: „Wer ist da? “",
        "Sie schwieg.",
    ]


def test_a_line_break_is_a_space_and_a_blank_line_is_an_end() -> None:
    assert split("The wall\r\nfell on Friday. Two\nmen were\n\nA heading") == [
        "The wall\r\nfell on Friday.",
        "Two\nmen were",
        "A heading",
    ]


def test_nothing_but_white_space_has_no_sentences() -> None:
    assert sentence_spans("") == sentence_spans(" \n\t\u00a0\u2003\r\n") == []


def test_marks_without_words_are_no_sentence_of_their_own() -> None:
    assert split("He left. ” … * * *") == ["He left. ” … * * *"]


_SIGNS = ".!?…。؟\"”“„»«)(' \n\x00aA1иß\u00a0\u2028"
_PIECES = [*_SIGNS, "\r\n", "\n\n", "Mr", "U.S.", "12.", "。」"]
_HOSTILE = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@given(st.one_of(st.text(max_size=200), _HOSTILE))
@settings(max_examples=tries(300))
def test_spans_are_sound_for_any_text(text: str) -> None:
    assert_sound(text)


@given(_HOSTILE)
@settings(max_examples=tries(50))
def test_spans_are_sound_across_the_windows_of_a_long_text(text: str) -> None:
    assert_sound((text + "word ") * 120)


def test_a_sentence_may_be_longer_than_what_the_library_sees_at_once() -> None:
    long = "He said that " + "it rained and " * 500 + "it stopped."
    assert split(f"It is so. {long} That was all.") == ["It is so.", long, "That was all."]


def _panics(*_: object, **__: object) -> list[tuple[int, int]]:
    class PanicException(BaseException):
        pass

    raise PanicException


def _overlaps(text: str, **_: object) -> list[tuple[int, int]]:
    return [(0, len(text)), (0, len(text))]


def _loses_text(text: str, **_: object) -> list[tuple[int, int]]:
    return [(0, 3), (9, len(text))]


def _finds_nothing(*_: object, **__: object) -> list[tuple[int, int]]:
    return []


@pytest.mark.parametrize("library", [_panics, _overlaps, _loses_text, _finds_nothing])
def test_a_library_that_fails_is_replaced_by_a_plain_rule(
    library: Callable[..., list[tuple[int, int]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nupunkt, "sentence_spans", library)
    assert split("Mr. Holt left. “Why?” Nobody (not J. Doe) knows...") == [
        "Mr. Holt left.",
        "“Why?”",
        "Nobody (not J. Doe) knows...",
    ]


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_inside_the_library_goes_through(
    interrupt: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> list[tuple[int, int]]:
        raise interrupt

    monkeypatch.setattr(nupunkt, "sentence_spans", stopped)
    with pytest.raises(interrupt):
        sentence_spans("One. Two.")


@pytest.mark.parametrize(
    "unit",
    [". . .", "A. ", "word ", "x", "?", "?!", '." ', "\n", "\n\n.", "。", "…;", "a.B", "(.) "],
)
def test_hostile_lines_cost_in_proportion(unit: str) -> None:
    """The library's cost grows by the square on runs of such: 15 s for 100,000 characters."""

    def work(characters: int) -> Callable[[], object]:
        return lambda: sentence_spans(unit * (characters // len(unit)))

    assert growth(work, 3_000) < FOURFOLD
    assert_sound(unit * (20_000 // len(unit)))
