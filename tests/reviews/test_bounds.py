"""What one event may hold: what people write fits, and what a stranger made up is named."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.errors import InputError
from copydesk.reviews import bounds
from copydesk.reviews.anchors import Target
from copydesk.reviews.kinds import Data, EvidenceData, NoteData, TagsData, VerdictData
from copydesk.reviews.lines import BadEventError, decode
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import ROW, author, finding, line_of, places

_ONE = {"articles": [{"sha256": "a"}]}


def _many(count: int) -> list[dict[str, int]]:
    return [{"start": number, "end": number + 1} for number in range(count)]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"by": "x" * 5_000}, "holds a name of 5,000 characters, 1,000 fit"),
        ({"device": "x" * 5_000}, "holds a name of 5,000 characters, 1,000 fit"),
        (
            {"target": {"articles": [{"sha256": "a"}] * 5_000}},
            "holds 5,000 articles, 16 fit",
        ),
        (
            {"target": {"articles": [{"sha256": "a", "anchors": _many(401)}]}},
            "holds 401 places, 400 fit",
        ),
        (
            {"target": _ONE | {"finding": {"kind": "number", "articles": [
                {"sha256": "a", "anchors": _many(5_000)}]}}},
            "holds 5,000 places, 400 fit",
        ),
        ({"kind": "tags", "data": {"tags": ["a"] * 2_000}}, "holds 2,000 tags, 100 fit"),
        (
            {"kind": "tags", "data": {"tags": ["a" * 20_000]}},
            "holds 20,000 characters in its tags, 10,000 fit",
        ),
        ({"data": {"text": "x" * 200_000}}, "holds 200,000 characters in its text, 100,000 fit"),
        (
            {"kind": "evidence", "data": {"id": "e", "quote": "x" * 200_000}},
            "holds 200,000 characters in its quote, 100,000 fit",
        ),
        (
            {"kind": "source", "data": {"id": "s", "title": "x" * 20_000}},
            "holds 20,000 characters in its title, 10,000 fit",
        ),
        (
            {"kind": "dismissal", "data": {"wordings": ["x" * 2_000] * 3}},
            "holds 3 wordings, 2 fit",
        ),
        (
            {"kind": "adjudication", "data": {"verdict": 3, "saw": ["x"] * 6_000}},
            "holds 6,000 events that it saw, 5,000 fit",
        ),
    ],
)  # fmt: skip
def test_too_much_is_named(members: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadEventError) as refused:
        decode(line_of(seq=7, **members))

    assert str(refused.value) == reason
    assert refused.value.number is not None
    assert refused.value.number[2] == 7


@pytest.mark.parametrize(
    ("data", "target"),
    [
        (NoteData("x" * bounds.LONGEST_TEXT), ROW),
        (EvidenceData("e", "s", "p. 2", "x" * bounds.LONGEST_TEXT), ROW),
        (TagsData(("x" * 200,) * bounds.MOST_TAGS), ROW),
        (
            VerdictData(Verdict.AGREE),
            finding("number", places("a" * 64, *[(n, n + 1) for n in range(bounds.MOST_PLACES)])),
        ),
    ],
)
def test_as_much_as_fits_is_written_and_read(data: Data, target: Target) -> None:
    event = author().write(data, target)

    assert (event.data, event.target) == (data, target)


def test_who_writes_too_much_is_told_what() -> None:
    with pytest.raises(InputError) as refused:
        author().write(NoteData("x" * 200_000), ROW)

    assert refused.value.message == (
        "This note can't be kept: it holds 200,000 characters in its text, 100,000 fit."
    )
