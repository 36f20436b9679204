"""Events: one line each, sealed, kept byte for byte."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import ArticleFacts
from copydesk.errors import InputError
from copydesk.reviews.anchors import Anchor, ArticleAnchors, FindingAnchors, Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import LAST_FOLLOWED, HybridClock
from copydesk.reviews.events import Event, Made, utc
from copydesk.reviews.kinds import (
    KINDS,
    Data,
    EvidenceData,
    FactsData,
    NoteData,
    SourceData,
    TagsData,
    UndoData,
    UnknownData,
    VerdictData,
)
from copydesk.reviews.lines import MAX_LINE, BadEventError, Decoder, decode
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import (
    ANN,
    NEXT_ROW,
    NORVIK,
    ROW,
    author,
    crafted,
    journals,
    line_of,
    notes,
    seal,
    unhurried,
)

_ANY_TEXT = st.text(st.characters(exclude_categories=()))


def _as_read(text: str) -> str:
    """Join surrogates that stand side by side: JSON can't tell them from one character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@st.composite
def _targets(draw: st.DrawFn) -> Target:
    anchors = st.lists(
        st.builds(Anchor, st.integers(-9, 2**62), st.integers(-9, 2**62), *[_ANY_TEXT] * 3),
        max_size=2,
    ).map(tuple)
    article = st.builds(ArticleAnchors, _ANY_TEXT, anchors, _ANY_TEXT, _ANY_TEXT)
    articles = st.lists(article, min_size=1, max_size=2)
    findings = st.builds(FindingAnchors, _ANY_TEXT, articles.map(tuple))
    return Target(tuple(draw(articles)), draw(st.none() | findings))


_DATA: st.SearchStrategy[Data] = st.one_of(
    st.builds(
        VerdictData,
        st.sampled_from([None, *Verdict]),
        _ANY_TEXT,
        st.sampled_from(["", "certain", "probable", "possible"]),
    ),
    st.builds(NoteData, _ANY_TEXT),
    st.builds(TagsData, st.lists(_ANY_TEXT, max_size=3).map(tuple)),
    st.builds(EvidenceData, *[_ANY_TEXT] * 5, st.booleans()),
    st.builds(SourceData, *[_ANY_TEXT] * 5, st.booleans()),
    st.builds(UndoData, _ANY_TEXT),
)


@unhurried
@given(_DATA, _targets(), _ANY_TEXT)
def test_whatever_was_written_is_read_again(data: Data, target: Target, reviewer: str) -> None:
    event = author(reviewer).write(data, target)

    assert b"\n" not in event.line
    assert decode(event.line) == event
    if "\\ud" not in event.line.decode().lower():
        assert (event.data, event.target, event.by) == (data, target, reviewer)
    else:
        assert event.by == _as_read(reviewer)


def test_a_name_of_a_file_that_is_no_utf8_survives() -> None:
    event = author("\udce9ric").write(NoteData("M\udcfcnchen 🛳"), ROW)

    assert decode(event.line).data == NoteData("M\udcfcnchen 🛳")
    assert event.by == "\udce9ric"


def test_a_line_is_written_as_the_design_says() -> None:
    event = author().write(VerdictData(Verdict.CONTRADICT, NORVIK, "probable"), ROW)

    members = json.loads(event.line)
    assert list(members) == [
        *("v", "id", "clock", "at", "by", "device", "seq", "kind", "target", "data", "crc")
    ]
    assert members["at"] == "2023-11-14T22:13:20.000Z"
    assert members["data"] == {"verdict": 3, "right": NORVIK, "certainty": "probable"}
    without = event.line.replace(f',"crc":"{members["crc"]}"'.encode(), b"")
    assert int(members["crc"], 16) == zlib.crc32(without)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_written_and_read(kind: str) -> None:
    fields: dict[str, Any] = {
        "verdict": {"verdict": 6},
        "note": {"text": "x"},
        "tags": {"tags": ["x"]},
        "evidence": {"id": "x"},
        "source": {"id": "x"},
        "state": {"second_reader": True},
        "finding": {"kind": "number", "severity": "high", "reason": "2 or 3?"},
        "article_facts": {"outlet": "Norvik Post"},
        "paragraph_kind": {"kind": "credit"},
        "claim": {"line": "x"},
        "dismissal": {"reason": "spelling", "wordings": ["2", "two"]},
        "adjudication": {"verdict": 3, "right": NORVIK, "saw": ["one", "two"]},
        "closing": {"reason": "placed"},
        "version": {"path": "a.txt"},
        "undo": {"event": "x"},
    }
    event = crafted(kind=kind, data=fields.get(kind, {}))

    assert type(event.data) is KINDS[kind]
    again = author().write(event.data, event.target)
    assert again.kind == kind
    assert again.data == event.data


@pytest.mark.parametrize(
    "members",
    [
        {"kind": "telepathy", "data": [1, {"a": None}]},
        {"v": 2},
        {"kind": "verdict", "data": {"verdict": 7}},
        {"data": "words"},
        {"target": {"articles": "none"}},
        {"target": None},
        {"target": {"articles": []}},
        {"kind": "claim", "data": {"line": "x"}, "target": {"articles": [{"sha256": "a"}] * 2}},
        {"kind": "verdict", "data": {"verdict": "\udcff"}, "mood": "\udcff"},
    ],
)
def test_an_event_of_a_later_version_is_kept_byte_for_byte(members: dict[str, Any]) -> None:
    line = line_of(**members)

    event = decode(line)

    assert event.data == UnknownData(event.later_version)
    assert event.later_version == (2 if "v" in members else 0)
    assert event.line == line


@unhurried
@given(journals())
def test_every_event_gives_back_the_line_it_was_read_from(events: list[Event]) -> None:
    lines = [event.line for event in events]
    reader = Decoder()

    again = [reader.decode(line) for line in lines]

    assert [event.line for event in again] == lines
    assert again == events


def test_what_many_entries_have_in_common_is_held_once_and_their_lines_not_at_all() -> None:
    """Counted in objects: with lines and targets of their own, they take three times the memory."""
    reader = Decoder()
    one, other = (reader.decode(event.line) for event in notes(2))

    assert one.target is other.target
    assert one.by is other.by
    assert one.kept == other.kept == b""
    assert decode(line_of(mood="glad")).kept == line_of(mood="glad")


@pytest.mark.parametrize(
    "written",
    [
        b'"group":"",',
        b'"made":null,',
        b'"made":{},',
        b'"made":{"splitter":"1","reader":"1"},',
        b'"mood":"glad",',
        b' "group":"act",',
        b'"group":"\\u0061ct",',
    ],
)
def test_a_line_that_another_program_wrote_otherwise_stays_as_it_is(written: bytes) -> None:
    usual = notes(1)[0].line
    place = usual.index(b'"kind"')
    line = seal(usual[:place] + written + usual[place : -len(b',"crc":"01234567"}')] + b"}")

    event = decode(line)

    assert decode(usual).kept == b""
    assert event.data == decode(usual).data
    assert event.line == line


def test_targets_and_data_that_another_program_wrote_otherwise_stay_as_they_are() -> None:
    usual = notes(1)[0].line
    reader = Decoder()
    other = [
        usual.replace(b'"finding":null', b'"finding":null,"mood":"glad"'),
        usual.replace(b'"data":{', b'"data":{"colour":"red",'),
        usual.replace(b'"data":{', b'"data": {'),
        usual.replace(b'"v":1', b'"v": 1'),
    ]

    for line in [seal(line[: -len(b',"crc":"01234567"}')] + b"}") for line in other] * 2:
        assert line != usual
        assert reader.decode(line).line == line


def test_an_entry_that_is_shown_elsewhere_keeps_its_line() -> None:
    event = notes(1)[0]

    moved = event.carried(NEXT_ROW, event.data, changed=True)

    assert moved.target == NEXT_ROW
    assert moved.line == event.line


def test_fields_of_a_later_version_are_kept_and_the_rest_is_understood() -> None:
    line = line_of(mood="glad", data={"text": "list p. 2", "colour": "red"})

    event = decode(line)

    assert event.data == NoteData("list p. 2")
    assert event.line == line


@unhurried
@given(st.data())
def test_no_damaged_line_is_taken_for_an_event(data: st.DataObject) -> None:
    line = bytearray(line_of())
    place = data.draw(st.integers(0, len(line) - 1))
    damage = data.draw(st.sampled_from(["cut", "flip", "drop"]))
    if damage == "cut":
        del line[place:]
    elif damage == "drop":
        del line[place]
    else:
        line[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(BadEventError):
        decode(bytes(line))


@unhurried
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused_and_never_crash(body: bytes) -> None:
    for line in (body, seal(body + b"}")):
        with pytest.raises(BadEventError):
            decode(line)


@pytest.mark.parametrize(
    "line",
    [
        seal(b"{}"),
        seal(b'["}'),
        seal(b'{"deep":' + b"[" * 100_000 + b"}"),
        seal(b'{"n":' + b"9" * 5_000 + b"}"),
        line_of(seq="1"),
        line_of(clock="yesterday"),
        line_of(by=None),
        line_of(id=["a"]),
        line_of(extra=float("nan"), mood="\udcff"),
        seal(line_of(by="X")[:-18].replace(b'"X"', b'"\xff"') + b"}"),
        seal(line_of()[:-18].replace(b'"v"', b'\n"v"') + b"}"),
        line_of(data={"text": "x" * MAX_LINE}),
        b"",
        b"\x00" * 4096,
    ],
)
def test_hostile_lines_are_bad_lines_and_never_crash(line: bytes) -> None:
    with pytest.raises(BadEventError) as refused:
        decode(line)

    assert 0 < len(str(refused.value)) < 300


def test_an_event_says_what_made_its_rows_which_act_it_belongs_to_and_where_the_article_lay() -> (
    None
):
    made = Made("1", "nupunkt 0.6", "4")
    writer = Author(ANN, "desk-1", HybridClock(lambda: 5.0), made=made)
    target = Target((ArticleAnchors(NORVIK, path="day 1/norvik.txt", text="c" * 64),))

    first, second = writer.write_act((NoteData("x"), target), (TagsData(("y",)), target))

    assert first.made == second.made == made
    assert first.group == second.group != ""
    assert decode(first.line) == first
    assert first.target == target
    members = json.loads(first.line)
    assert members["made"] == {"reader": "1", "splitter": "nupunkt 0.6", "aligner": "4"}
    assert members["target"]["articles"][0]["path"] == "day 1/norvik.txt"
    assert first.target.key == Target((ArticleAnchors(NORVIK),)).key
    assert b'"made"' not in author().write(NoteData("x"), ROW).line


@pytest.mark.parametrize("made", [5, "nupunkt", ["x"], {"reader": 1}, {"mood": "\udcff"}])
def test_an_event_whose_makers_cannot_be_read_is_read_without_them(made: object) -> None:
    event = decode(line_of(made=made))

    assert event.made in (None, Made())
    assert event.data == NoteData("list p. 2")


def test_an_act_of_which_one_part_does_not_fit_uses_up_no_number() -> None:
    writer = author()

    with pytest.raises(InputError):
        writer.write_act((NoteData("x"), ROW), (NoteData("x" * MAX_LINE), ROW))

    assert writer.write(NoteData("short"), ROW).seq == 1


def test_what_is_too_long_to_be_kept_is_refused_when_it_is_written() -> None:
    writer = author()

    with pytest.raises(InputError, match="This note is too long to be kept") as refused:
        writer.write(NoteData("x" * MAX_LINE), ROW)

    assert refused.value.hint
    assert writer.write(NoteData("short"), ROW).seq == 1


def test_an_author_goes_on_after_everything_known() -> None:
    mine = author().write(NoteData("x"), ROW)
    theirs = crafted(id="theirs", by="ben", clock="0fffffffffff-0009", seq=99)
    absurd = crafted(id="absurd", clock="ffffffffffff-ffff", seq=2**70)

    event = Author(ANN, "desk-1", HybridClock(lambda: 5.0), [mine, theirs, absurd]).write(
        NoteData("y"), ROW
    )

    assert event.seq == 2
    assert theirs.clock < event.clock < LAST_FOLLOWED
    assert event.at == utc(5.0)


@pytest.mark.parametrize("seconds", [-1e300, -1.0, 1e300])
def test_a_mad_wall_clock_still_gives_a_time(seconds: float) -> None:
    assert len(utc(seconds)) == len("2023-11-14T22:13:20.000Z")


def test_typed_facts_stand_before_those_that_were_read() -> None:
    facts = FactsData(outlet="Norvik Post", url="")
    read = ArticleFacts(outlet="norvik", url="http://x", language="en")

    assert facts.over(read) == ArticleFacts(outlet="Norvik Post", url="", language="en")
    assert FactsData(outlet="NP").after(facts) == FactsData(outlet="NP", url="")
