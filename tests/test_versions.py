"""Places brought over to a later text of the same article: kept, changed, or gone; never wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copydesk.articles.article import Span
from copydesk.articles.sentences import sentence_spans
from copydesk.articles.stretch import Carried
from copydesk.articles.versions import Changes
from copydesk.articles.wording import normal_form, same_words, without_unseen
from tests.tries import tries

ALPHA = "Team Alpha said the new route cut delays by 12 percent in all regions."
BETA = "Team Beta said the new route cut delays by 12 percent in all regions."
STORY = [
    "The ferry Aster ran aground off Norvik on Thursday night.",
    "No one was hurt.",
    "Divers found a hole in the hull, the Coast Guard said.",
    ALPHA,
    "The captain had passed a breath test.",
    "No one was hurt.",
    "Two tugs will try to pull the ship free on Sunday.",
]
SENTENCES = st.sampled_from(
    [
        *STORY,
        BETA,
        "He said no.",
        "No.",
        "The hull held, and no fuel leaked.",
        "漢字の船。",
        "“Nobody asked,” she said.",
    ]
)
TOLD = st.lists(SENTENCES, min_size=1, max_size=9)
WORDS = st.sampled_from(
    ["the", "ferry", "12", "said", "no", ".", ",", "“", "漢", "é", "\U0001f6a2", "\ud800", "-", "a"]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=9)


@dataclass
class Text:
    """A text with its sentences, one a line unless told otherwise."""

    text: str
    sentences: Sequence[Span]

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


def lines(sentences: Sequence[str], gap: str = "\n\n") -> Text:
    spans, text = [], ""
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + gap
    return Text(text, spans)


def split_up(text: str) -> Text:
    return Text(text, [Span(*span) for span in sentence_spans(text)])


def placed(old: Text, new: Text) -> list[Carried | None]:
    changes = Changes(old, new)
    return [changes.place(span.start, span.end) for span in old.sentences]


def now(old: Sequence[str], new: Sequence[str]) -> list[str | None]:
    """Return what each old sentence became: its words, with a star if they changed."""
    after = lines(new)
    return [
        " / ".join(map(after.quote, carried.spans)) + "*" * carried.changed if carried else None
        for carried in placed(lines(old), after)
    ]


def phrase(old: str, new: str, words: str) -> str | None:
    start = old.index(words)
    carried = Changes(lines([old]), lines([new])).place(start, start + len(words))
    if carried is None:
        return None
    return " / ".join(new[span.start : span.end] for span in carried.spans) + "*" * carried.changed


def test_a_typo_put_right_leaves_the_verdict_and_marks_the_word() -> None:
    old, new = (
        lines(["The ship snak on Friday.", "It rained."]),
        lines(["The ship sank on Friday.", "It rained."]),
    )
    carried = placed(old, new)[0]
    assert carried == Carried(
        (new.sentences[0],), changed=True, gone=(Span(9, 13),), come=(Span(9, 13),)
    )


@pytest.mark.parametrize("index", range(len(STORY)))
def test_a_removed_sentence_is_gone_and_nobody_else_notices(index: int) -> None:
    rest = STORY[:index] + STORY[index + 1 :]
    expected: list[str | None] = [*STORY]
    expected[index] = None
    assert now(STORY, rest) == expected


@pytest.mark.parametrize("index", range(len(STORY) + 1))
@pytest.mark.parametrize("added", ["Police made no comment.", BETA, STORY[1], STORY[0]])
def test_an_added_sentence_changes_no_other_even_as_a_copy(index: int, added: str) -> None:
    """The original keeps its place: only where it could be either, it is one of the two."""
    more = [*STORY[:index], added, *STORY[index:]]
    assert now(STORY, more) == STORY
    assert [len(carried.spans) for carried in placed(lines(STORY), lines(more)) if carried] == [
        1
    ] * len(STORY)


def test_a_lookalike_never_inherits() -> None:
    assert now([STORY[0], ALPHA, BETA], [STORY[0], BETA]) == [STORY[0], None, BETA]
    touched = BETA.replace("new ", "")
    assert now([STORY[0], ALPHA, BETA], [STORY[0], touched]) == [STORY[0], None, touched + "*"]
    assert now([ALPHA, STORY[0], BETA], [STORY[0], BETA]) == [None, STORY[0], BETA]


def test_of_two_equally_good_candidates_neither_is_taken() -> None:
    gamma = BETA.replace("Beta", "Gamma")
    assert now([STORY[0], ALPHA, BETA, STORY[2]], [STORY[0], gamma, STORY[2]]) == [
        STORY[0],
        None,
        None,
        STORY[2],
    ]


def test_one_of_two_equal_neighbours_gone_leaves_it_open_which() -> None:
    assert now([STORY[0], "No.", "No.", STORY[2]], [STORY[0], "No.", STORY[2]]) == [
        STORY[0],
        None,
        None,
        STORY[2],
    ]


def test_an_answer_does_not_slip_to_the_question_before() -> None:
    """Its new neighbour speaks for it, but an equal one that is gone could be it as well."""
    old = ["Was Alpha hurt?", "No.", "Was Beta hurt?", "No.", STORY[2]]
    new = ["Did Alpha fall ill?", "No.", STORY[2]]
    assert now(old, new)[1::2] == [None, None]


def test_a_paragraph_that_was_pasted_twice_keeps_its_verdicts() -> None:
    before, after = lines(STORY[:3]), lines([*STORY[:2], *STORY[:3]])
    assert now(STORY[:3], [*STORY[:2], *STORY[:3]]) == STORY[:3]
    assert now(STORY, [*STORY, *STORY]) == STORY
    assert Changes(before, after).place(0, 5) == Carried((Span(0, 5),), changed=False)


def test_a_refrain_is_told_by_its_neighbours() -> None:
    old = [STORY[0], "No.", STORY[2], "No.", STORY[4], "No."]
    new = [STORY[0], "No.", STORY[2], STORY[4], "No."]
    assert now(old, new) == [STORY[0], "No.", STORY[2], None, STORY[4], "No."]
    before, after = lines(old), lines(new)
    carried = Changes(before, after).place(before.sentences[5].start, before.sentences[5].end)
    assert carried is not None
    assert carried.spans == (after.sentences[4],)


def test_sentences_that_change_places_keep_their_verdicts() -> None:
    for one, other in ((0, 2), (3, 4), (0, 6)):
        swapped = [*STORY]
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert now(STORY, swapped) == STORY
    assert now([ALPHA, BETA, STORY[0]], [BETA, ALPHA, STORY[0]]) == [ALPHA, BETA, STORY[0]]


def test_a_paragraph_moves_with_its_refrain() -> None:
    old = [STORY[0], STORY[2], "No.", STORY[4], "No.", STORY[6]]
    new = [STORY[2], "No.", STORY[6], STORY[0], STORY[4], "No."]
    assert now(old, new) == old


def test_what_moved_and_was_touched_is_found_only_beyond_doubt() -> None:
    touched = ALPHA.replace("12", "13")
    assert now([*STORY[:1], ALPHA, *STORY[4:]], [*STORY[:1], *STORY[4:], touched])[1] == (
        touched + "*"
    )
    rewritten = "Team Alpha praised the new route on Friday, and hopes for more in all regions."
    assert now([*STORY[:1], ALPHA, *STORY[4:]], [*STORY[:1], *STORY[4:], rewritten])[1] is None


def test_a_split_sentence_is_the_run_of_both_halves() -> None:
    old = ["It rained.", "The ship sank near the port, and the crew was brought ashore.", "Fine."]
    new = ["It rained.", "The ship sank near the port.", "The crew was brought ashore.", "Fine."]
    assert now(old, new) == ["It rained.", f"{new[1]} / {new[2]}*", "Fine."]


def test_merged_sentences_stand_in_the_one_that_holds_their_words() -> None:
    old = ["It rained.", "The ship sank near the port.", "The crew slept.", "Fine."]
    new = ["It rained.", "The ship sank near the port, and the crew slept.", "Fine."]
    assert now(old, new) == ["It rained.", new[1] + "*", new[1] + "*", "Fine."]


def test_a_rewritten_sentence_is_gone() -> None:
    new = [STORY[0], "Wholly other words stand here.", *STORY[3:]]
    assert now(STORY, new)[:4] == [STORY[0], None, None, ALPHA]
    assert now(["He said it was fine."], ["Police came at noon, he said, and it was late."]) == [
        None
    ]


def test_a_number_is_always_a_change() -> None:
    for one, other in (("3", "13"), ("3", "30"), ("3.1", "31"), ("-5", "5"), ("10,000", "10.000")):
        old, new = f"The blast left {one} dead in town.", f"The blast left {other} dead in town."
        assert now([old], [new]) == [new + "*"]
    assert phrase("It left 3 dead and 3 hurt.", "It left 13 dead and 3 hurt.", "3 dead") == (
        "13 dead*"
    )
    assert phrase("It left 3 dead and 3 hurt.", "It left 13 dead and 3 hurt.", "3 hurt") == "3 hurt"
    assert phrase("It left 3 dead in town.", "It left 13 dead in town.", "3") is None


def test_other_quotes_dashes_and_capitals_are_no_change() -> None:
    old = ['"It\'s over - all of it," she said.', "The US-led force left."]
    new = ["“It’s over – all of it,” she said.", "The US–led force left."]
    assert now(old, new) == new
    assert not same_words("\n".join(old), "\n".join(new))


def test_a_phrase_is_found_by_its_words() -> None:
    old = "The ship, run by Sundline Ferries, struck the reef at 9:40 p.m. in sleet."
    new = "The old ship, run by Sundline Ferries, hit the reef late at 9:40 p.m., in sleet."
    assert phrase(old, new, "Sundline Ferries") == "Sundline Ferries"
    assert phrase(old, new, "struck") is None
    assert phrase(old, new, "struck the reef") == "hit the reef*"
    assert phrase(old, "Gone with the wind.", "Sundline Ferries") is None


def test_several_sentences_are_carried_part_by_part() -> None:
    before = lines(STORY)
    after = lines([STORY[0], STORY[2].replace("hole", "crack"), *STORY[3:]])
    carried = Changes(before, after).place(0, before.sentences[3].end)
    assert carried is not None
    assert [after.quote(span) for span in carried.spans] == [
        STORY[0],
        STORY[2].replace("hole", "crack"),
        ALPHA,
    ]
    assert carried.changed
    assert [before.quote(span) for span in carried.gone] == [STORY[1], "hole"]
    assert [after.quote(span) for span in carried.come] == ["crack"]


@pytest.mark.parametrize(
    "span", [(-9, -1), (5, 5), (9, 2), (10**12, 10**13), (-(10**12), 0), (57, 58)]
)
def test_a_span_without_words_has_no_place(span: tuple[int, int]) -> None:
    """Spans come from strangers' journals."""
    text = lines(STORY)
    assert Changes(text, text).place(*span) is None


def test_a_span_that_reaches_out_of_the_text_is_what_it_holds() -> None:
    text = lines(STORY)
    carried = Changes(text, text).place(-(10**12), 10**12)
    assert carried == Carried(tuple(text.sentences), changed=False)


@given(TOLD | LINES)
def test_an_untouched_text_stays_where_it_is(sentences: list[str]) -> None:
    text = lines(sentences)
    assert placed(text, text) == [Carried((span,), changed=False) for span in text.sentences]


@given(TOLD, st.data())
def test_any_phrase_of_an_untouched_text_stays_where_it_is(
    sentences: list[str], data: st.DataObject
) -> None:
    text = lines(sentences)
    sentence = data.draw(st.sampled_from(text.sentences))
    start = data.draw(st.integers(sentence.start, sentence.end - 1))
    end = data.draw(st.integers(start + 1, sentence.end))
    carried = Changes(text, text).place(start, end)
    if words := text.text[start:end].strip():
        assert carried is not None
        assert not carried.changed
        assert [text.quote(span) for span in carried.spans] == [words]


@given(TOLD, st.sampled_from([" ", "\n", "\r\n", "\r\n\r\n", "  \t\n\n\n", "\u2029", "\u00a0\n"]))
@example(["The hull held, and no fuel leaked.", "“Nobody asked,” she said."], "\r\n\r\n")
def test_line_ends_reflow_and_normal_form_change_nothing(sentences: list[str], gap: str) -> None:
    old = lines(sentences, "\n")
    wrapped = [
        unicodedata.normalize("NFD", sentence.replace(" ", gap)).replace("e", "e\u200b")
        for sentence in sentences
    ]
    new = lines(wrapped, gap)
    assert same_words(old.text, "\ufeff" + new.text)
    assert placed(old, new) == [Carried((span,), changed=False) for span in new.sentences]


@given(TOLD, st.integers(1, 7))
def test_a_text_cut_into_other_sentences_has_the_same_words(
    sentences: list[str], width: int
) -> None:
    """Line breaks can be blank lines for the reader, and so end a sentence."""
    old = lines(sentences)
    words = old.text.split()
    new = lines([" ".join(words[start : start + width]) for start in range(0, len(words), width)])
    for span, carried in zip(old.sentences, placed(old, new), strict=True):
        assert carried is not None
        assert not carried.changed
        held = " ".join(map(new.quote, carried.spans))
        assert normal_form(old.quote(span)) in normal_form(held)


def test_a_text_cut_into_other_sentences_and_edited_loses_nothing() -> None:
    old = ["Ferry aground", "It was late.", "No one was hurt in the port.", "By Ada", "It rained."]
    new = ["Ferry aground It was late.", "No one was hurt in the", "harbour. By Ada", "It rained."]
    assert now(old, new) == [new[0], new[0], new[1] + "*", new[2] + "*", new[3]]
    changed = [new[0].replace("late", "early"), *new[1:]]
    assert now(old, changed)[:2] == [changed[0], changed[0] + "*"]


@given(TOLD, st.data())
@settings(max_examples=tries(300))
def test_an_edit_elsewhere_never_changes_a_sentence(
    sentences: list[str], data: st.DataObject
) -> None:
    """Whatever one sentence becomes, the others have their words or are gone, and mostly stay."""
    place = data.draw(st.integers(0, len(sentences) - 1))
    instead = data.draw(st.lists(SENTENCES, max_size=2))
    new = [*sentences[:place], *instead, *sentences[place + 1 :]]
    before, after = lines(sentences), lines(new)
    found = placed(before, after)
    for index, carried in enumerate(found):
        if index != place and carried is not None:
            assert not carried.changed
            assert [after.quote(span) for span in carried.spans] == [sentences[index]]
    unique = [i for i, one in enumerate(sentences) if (sentences + instead).count(one) == 1]
    assert all(found[index] for index in unique if index != place)


@given(LINES, LINES)
@settings(max_examples=tries(300))
def test_spans_are_inside_the_later_text_and_no_two_sentences_share_a_place(
    old_lines: list[str], new_lines: list[str]
) -> None:
    old, new = lines(old_lines), lines(new_lines)
    found = placed(old, new)
    for carried in found:
        if carried:
            assert carried.spans
            assert set(carried.spans) <= set(new.sentences)
            assert all(span.start < span.end for span in (*carried.gone, *carried.come))
            if not carried.changed:
                assert carried.gone == carried.come == ()
    word_for_word = [
        carried.spans
        for span, carried in zip(old.sentences, found, strict=True)
        if carried
        and [_form(new.quote(place)) for place in carried.spans] == [_form(old.quote(span))]
    ]
    assert len(set(word_for_word)) == len(word_for_word)


@given(LINES, LINES, st.data())
@settings(max_examples=tries(300))
def test_a_phrase_that_is_called_unchanged_has_its_words(
    old_lines: list[str], new_lines: list[str], data: st.DataObject
) -> None:
    old, new = lines(old_lines), lines(new_lines)
    reach = st.integers(-2, len(old.text) + 2)
    carried = Changes(old, new).place(data.draw(reach), data.draw(reach))
    if carried:
        assert all(0 <= span.start < span.end <= len(new.text) for span in carried.spans)
    sentence = data.draw(st.sampled_from(old.sentences)) if old_lines else Span(0, 0)
    start = data.draw(st.integers(sentence.start, sentence.end))
    end = data.draw(st.integers(start, sentence.end))
    carried = Changes(old, new).place(start, end)
    if carried and not carried.changed:
        held = "".join(map(new.quote, carried.spans))
        assert "".join(_form(old.text[start:end]).split()) in "".join(_form(held).split())


def _form(text: str) -> str:
    return normal_form(without_unseen(text))


def test_a_real_splitter_and_a_headline_changed() -> None:
    old = split_up("Ferry runs aground off Norvik\n\nIt was late. No one was hurt.")
    new = split_up("Ferry aground off Norvik, all safe\n\nIt was late. No one was hurt.")
    changed = [carried and carried.changed for carried in placed(old, new)]
    assert changed == [True, False, False]


@pytest.mark.parametrize(
    "piece", ["Go on.", "word", "\U00020000", "\ud800", "🇩🇪", "e\u0301\u0323", "\u200b", "."]
)
def test_endless_repetition_is_compared_in_bounded_time(piece: str) -> None:
    """What is told here is that it ends: a quadratic step would take hours."""
    many = lines([piece] * 5_000, " ")
    fewer = lines([piece] * 4_999, " ")
    whole = Text(piece * 20_000, [Span(0, len(piece) * 20_000)])
    assert placed(many, many)[7] == Carried((many.sentences[7],), changed=False)
    placed(many, fewer)
    placed(fewer, lines([piece + "x"] * 5_000, " "))
    placed(whole, Text(piece * 19_999 + "x", [Span(0, len(piece) * 19_999 + 1)]))
    placed(many, whole)
    placed(whole, many)
    assert placed(many, lines([])) == [None] * 5_000
    assert placed(lines([]), many) == []
