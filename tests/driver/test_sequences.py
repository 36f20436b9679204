"""Keys, pastes and a terminal's answers stay what they are, however a line cuts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.driver.sending import (
    ALT_KEYS,
    DELAY,
    KITTY_KEYS,
    PASTES,
    REPLIES,
    SEQUENCE_KEYS,
    arriving,
    cuts,
    received,
    said,
)
from tui.app.driver.grammar import ESC, LONGEST
from tui.app.driver.sequences import (
    LONGEST_PASTE,
    PIECES,
    TOGETHER,
    Kind,
    Sequences,
)

_KEYS = (*SEQUENCE_KEYS, *KITTY_KEYS)
_SLOW, _TOO_SLOW = 0.15, 0.6
"""Seconds between the pieces of a sequence: less than the escape delay, and more."""


def _whole(sent: str) -> list[tuple[Kind, str]]:
    """Return what comes of `sent` in one piece: one thing, of the kind that its list says."""
    if sent in PASTES:
        return [("paste", sent[6:-6])]
    return [("reply" if sent in REPLIES else "key", sent)]


_EVERYTHING = (*_KEYS, *REPLIES, *PASTES)
_KEYPAD = frozenset(f"\x1bO{chr(code)}" for code in range(ord("j"), ord("z")))
"""Characters of a keypad: cut, they are what a person could have typed, and are swallowed."""


def test_a_key_a_reply_a_paste_is_one_thing() -> None:
    for sent in _EVERYTHING:
        assert said(received([sent.encode()])) == _whole(sent)


def test_a_pause_within_the_escape_delay_changes_nothing() -> None:
    for sent in _EVERYTHING:
        expected = [] if sent in _KEYPAD else _whole(sent)
        for pieces in cuts(sent.encode()):
            assert said(received(pieces, _SLOW)) == expected, pieces
        every_byte = [bytes([byte]) for byte in sent.encode()]
        assert said(received(every_byte, _SLOW)) == expected, sent


def test_after_a_longer_pause_a_tail_is_no_key_and_no_text() -> None:
    """Where Esc was taken for the key, only replies and pastes are trusted behind it."""
    for sent in _EVERYTHING:
        for pieces in cuts(sent.encode()):
            only_escape = pieces[0] == b"\x1b"
            swallowed = sent in _KEYPAD or (only_escape and sent in _KEYS)
            expected = [("escape", ESC)] * only_escape + ([] if swallowed else _whole(sent))
            assert said(received(pieces, _TOO_SLOW)) == expected, pieces


def test_every_byte_after_a_longer_pause_types_nothing() -> None:
    for sent in _EVERYTHING:
        every_byte = [bytes([byte]) for byte in sent.encode()]
        kinds = {token.kind for token in received(every_byte, _TOO_SLOW)}
        assert kinds <= {"escape", "reply", "paste"}, sent


@pytest.mark.parametrize("sent", ALT_KEYS)
def test_alt_is_escape_and_a_character_at_once(sent: str) -> None:
    assert said(received([sent.encode()])) == [("key", sent)]
    assert said(received(cuts(sent.encode()).__next__(), TOGETHER / 2)) == [("key", sent)]


@pytest.mark.parametrize("sent", ALT_KEYS)
@pytest.mark.parametrize("gap", [_SLOW, _TOO_SLOW])
def test_escape_and_then_a_key_are_two_keys(sent: str, gap: float) -> None:
    tokens = received([b"\x1b", sent[1:].encode()], gap)
    assert said(tokens) == [("escape", ESC), ("text", sent[1:])]
    assert [token.at for token in tokens] == [0, gap]


def test_escape_is_the_key_after_the_escape_delay() -> None:
    sequences = Sequences(DELAY)
    assert sequences.feed(b"\x1b", 10) == []
    assert sequences.expire(10 + DELAY - 0.001) == []
    assert said(sequences.expire(10 + DELAY)) == [("escape", ESC)]


def test_escape_need_not_be_waited_for_where_the_terminal_says_which_key_it_was() -> None:
    sequences = Sequences(DELAY)
    assert said(sequences.feed(b"\x1b[27u", 10)) == [("key", "\x1b[27u")]
    assert sequences.deadline is None


def test_escape_twice_is_escape_twice() -> None:
    assert said(received([b"\x1b\x1b"])) == [("escape", ESC)] * 2
    assert said(received([b"\x1b", b"\x1b"], _SLOW)) == [("escape", ESC)] * 2
    assert said(received([b"\x1b\x1b[A"])) == [("escape", ESC), ("key", "\x1b[A")]


@pytest.mark.parametrize("sent", ["\x1b[5~", "\x1bOP", "\x1b[?2026;1$y"])
@pytest.mark.parametrize("held_up", [0.3, 5.0])
def test_a_reader_that_was_held_up_judges_by_when_it_could_look(sent: str, held_up: float) -> None:
    """Both pieces are there when it looks again, so nobody can say that there was a pause."""
    for first, second in cuts(sent.encode()):
        sequences = Sequences(DELAY)
        tokens = sequences.feed(first, 10) + sequences.feed(second, 10 + held_up)
        assert said(tokens) == _whole(sent)


@pytest.mark.parametrize(
    "tail", ["[5~", "[A", "[1;5C", "OP", "]11;rgb:11/22/33\x07", "P1$r1m\x1b\\"]
)
def test_after_a_tail_keys_are_keys_again(tail: str) -> None:
    told = said(received([b"\x1b", tail.encode(), b"1"], _TOO_SLOW))
    assert [(kind, text) for kind, text in told if kind != "reply"] == [
        *[("escape", ESC), ("text", "1")]
    ]


def test_a_tail_may_come_until_a_second_after_escape_was_taken_for_the_key() -> None:
    late = DELAY + PIECES
    assert said(arriving([(0, b"\x1b"), (late - 0.01, b"[5~")])) == [("escape", ESC)]
    assert said(arriving([(0, b"\x1b"), (late + 0.01, b"[5~")]))[1:] == [("text", "[5~")]


@pytest.mark.parametrize(
    "begun", ["\x1b[", "\x1b[12", "\x1bO", "\x1b]11;rgb", "\x1bP1$", "\x1b[M!"]
)
def test_what_never_gets_whole_is_swallowed_and_blocks_nothing(begun: str) -> None:
    arrivals = [(0.0, begun.encode()), (PIECES + 0.01, b"1")]
    assert said(arriving(arrivals)) == [("text", "1")]


@pytest.mark.parametrize("begun", ["\x1b[12", "\x1b]11;rgb", "\x1bP1$"])
def test_a_control_key_and_a_sequence_end_what_cannot_hold_them(begun: str) -> None:
    assert said(received([begun.encode() + b"\x03"])) == [("text", "\x03")]
    assert said(received([begun.encode() + b"\x1b[A"])) == [("key", "\x1b[A")]


def test_brackets_that_are_typed_are_text() -> None:
    assert said(received([b"[12] O?]P_"])) == [("text", "[12] O?]P_")]


def test_what_no_terminal_sends_behind_escape_is_a_key_when_it_comes_alone() -> None:
    """X goes to the next dispute; as SOS it would swallow what is typed behind it."""
    for gap in (_SLOW, _TOO_SLOW):
        told = said(received([b"\x1b", b"X", b"j"], gap))
        assert told == [("escape", ESC), ("text", "Xj")]
    for gap, escapes in ((0.0, 0), (_SLOW, 0), (_TOO_SLOW, 1)):
        told = said(received([b"\x1b", b"X112\x1b\\"], gap))
        assert told == [("escape", ESC)] * escapes + [("reply", "\x1bX112\x1b\\")]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"\x9b5~", ("key", "\x1b[5~")),
        (b"\xc2\x9b5~", ("key", "\x1b[5~")),
        (b"\xc2\x8fP", ("key", "\x1bOP")),
        (b"\xc2\x9b?2026;1$y", ("reply", "\x1b[?2026;1$y")),
        (b"\xc2\x9d11;red\xc2\x9c", ("reply", "\x1b]11;red\x9c")),
        (b"\xc2\x9b200~12\xc2\x9b201~", ("paste", "12")),
    ],
)
def test_terminals_that_send_eight_bit_controls_are_understood(
    sent: bytes, expected: tuple[str, str]
) -> None:
    assert said(received([sent])) == [expected]


def test_characters_are_put_together_however_long_it_takes() -> None:
    for pieces in cuts("é漢👩‍👩‍👧".encode()):
        assert said(received(pieces, 30)) == [("text", "é漢👩‍👩‍👧")]


def test_bytes_that_are_no_utf_8_are_shown_as_such() -> None:
    assert said(received([b"caf\xe9 1"])) == [("text", "caf\ufffd 1")]


def test_an_end_in_another_form_ends_no_paste() -> None:
    r"""A page could hold U+009B 201~, and behind it what would be keys."""
    pasted = "a\x9b201~112"
    assert said(received([f"\x1b[200~{pasted}\x1b[201~".encode()])) == [("paste", pasted)]


def test_a_paste_without_an_end_is_handed_over_and_then_keys_are_keys() -> None:
    arrivals = [(0.0, b"\x1b[200~one 112"), (5.0, b"j"), (5.2, b"\x1b[5~")]
    assert said(arriving(arrivals)) == [("paste", "one 112"), ("text", "j"), ("key", "\x1b[5~")]


def test_what_comes_late_of_a_paste_stays_pasted() -> None:
    arrivals = [(0.0, b"\x1b[200~one "), (5.0, b"112\r"), (9.0, b"12\x1b[201~1")]
    assert said(arriving(arrivals)) == [
        *[("paste", "one "), ("paste", "112\r"), ("paste", "12"), ("text", "1")]
    ]
    arrivals = [(0.0, b"\x1b[200~one "), (5.0, b"\x1b[0n"), (5.1, b"two\x1b[201~")]
    assert said(arriving(arrivals)) == [("paste", "one "), ("reply", "\x1b[0n"), ("paste", "two")]
    arrivals = [(0.0, b"\x1b[200~one "), (5.0, b"\x1b[201~"), (5.1, b"1")]
    assert said(arriving(arrivals)) == [("paste", "one "), ("text", "1")]


@pytest.mark.parametrize("piece", [4093, 100_000, 4 * LONGEST_PASTE])
def test_a_paste_of_any_length_is_whole_and_held_in_parts(piece: int) -> None:
    length = 2 * LONGEST_PASTE + LONGEST_PASTE // 3
    sequences = Sequences(DELAY)
    sent = b"\x1b[200~" + b"x" * length + b"\x1b[201~1"
    tokens = []
    for start in range(0, len(sent), piece):
        tokens += sequences.feed(sent[start : start + piece], 0)
        assert len(sequences._rest) <= LONGEST_PASTE
    *pasted, typed = tokens
    assert (typed.kind, typed.text) == ("text", "1")
    assert "".join(token.text for token in pasted) == "x" * length
    assert {token.kind for token in pasted} == {"paste"}


def test_a_reply_that_is_too_long_is_swallowed_to_its_end() -> None:
    sent = f"\x1b]52;c;{'MTEy' * LONGEST}\x1b\\1".encode()
    for piece in (1, 4096, len(sent)):
        pieces = [sent[start : start + piece] for start in range(0, len(sent), piece)]
        assert said(received(pieces)) == [("text", "1")]


_STREAMS = st.lists(
    st.sampled_from(_EVERYTHING) | st.text("123456jk[O]~;é漢\r\t", min_size=1, max_size=5),
    max_size=12,
)


@given(_STREAMS, st.lists(st.integers(0, 200), max_size=20), st.floats(0, 0.04))
def test_a_stream_means_the_same_however_it_is_cut(
    stream: list[str], places: list[int], gap: float
) -> None:
    sent = "".join(stream).encode()
    ends = [*sorted(place % (len(sent) + 1) for place in places), len(sent)]
    pieces = [sent[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert said(received(pieces, gap)) == said(received([sent]))


@given(
    st.lists(st.sampled_from((*_KEYS, *REPLIES)), min_size=1, max_size=6),
    st.lists(st.floats(0, 0.99), min_size=60, max_size=60),
    st.integers(1, 4),
)
def test_no_piece_of_any_sequence_is_ever_typed(
    stream: list[str], gaps: list[float], size: int
) -> None:
    """Pauses of up to a second anywhere, one that cuts Esc off behind every other."""
    arrivals, now = [], 0.0
    sent = "".join(stream).encode()
    for place, start in enumerate(range(0, len(sent), size)):
        now += gaps[place % len(gaps)]
        arrivals.append((now, sent[start : start + size]))
    assert not [token for token in arriving(arrivals) if token.kind in ("text", "paste")]


@given(
    st.lists(st.tuples(st.floats(0, 2), st.binary(max_size=40)), max_size=30)
    | st.lists(
        st.tuples(st.floats(0, 2), st.text("\x1b[]OPX^_?0126~;$\\\x07MR \x9b", max_size=20)).map(
            lambda piece: (piece[0], piece[1].encode())
        ),
        max_size=30,
    )
)
def test_anything_at_all_is_taken_and_leaves_the_keyboard_working(
    pieces: list[tuple[float, bytes]],
) -> None:
    arrivals, now = [], 0.0
    for gap, piece in pieces:
        now += gap
        arrivals.append((now, piece))
    told = said(arriving([*arrivals, (now + 60, b"j"), (now + 61, b"\x1b[A")]))
    assert told[-1] == ("key", "\x1b[A")
    assert told[-2][0] == "text"
    assert told[-2][1].endswith("j")


@pytest.mark.parametrize(
    "endless", [b"1", b"\x1b[1", b"\x1b]1", b"\x1bP", b"\x1b", b"\xf0", b"\x1bO1"]
)
def test_nothing_endless_is_held(endless: bytes) -> None:
    sequences = Sequences(DELAY)
    sequences.feed(endless, 0)
    for _ in range(200):
        sequences.feed(endless[-1:] * 1000, 0)
        assert len(sequences._rest) <= LONGEST + 1000


@pytest.mark.parametrize("gap", [_SLOW, _TOO_SLOW])
def test_an_answer_between_two_pieces_changes_nothing(gap: float) -> None:
    """A frame is asked about while a sequence is on its way; what relays may answer for that."""
    for sent in SEQUENCE_KEYS:
        for first, second in cuts(sent.encode()):
            expected = said(received([first, second], gap))
            for answer in (b"\x1b[0n", b"\x1b[?2026;2$y"):
                for arrivals in (
                    [(0.0, first), (gap / 2, answer), (gap, second)],
                    [(0.0, first + answer), (gap, second)],
                    [(0.0, first), (gap, answer + second)],
                ):
                    told = said(arriving(arrivals))
                    assert ("reply", answer.decode()) in told, arrivals
                    told.remove(("reply", answer.decode()))
                    assert told == expected, arrivals
