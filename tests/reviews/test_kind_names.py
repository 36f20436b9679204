"""What people call the kinds of events: never by the store's spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.reviews.kind_names import judgement_name, kind_name, kind_names
from copydesk.reviews.kinds import KINDS, Data, EvidenceData, NoteData, StateData, TagsData
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story

SPELT_AS_CALLED = {"verdict", "note", "source", "dismissal", "link", "unlink"}
"""Kinds whose spelling in the store is what people say."""


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_name_of_its_own_for_one_and_for_several(kind: str) -> None:
    one, many = kind_names(kind)
    assert one != many
    assert "_" not in one + many
    assert kind_names(kind) not in [kind_names(other) for other in KINDS if other != kind]
    assert (one == kind) == (kind in SPELT_AS_CALLED)


def test_a_kind_of_a_later_version_is_called_that() -> None:
    assert kind_name("hologram") == "entry of a later version"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (StateData(second_reader=True), "wish for a second reader"),
        (TagsData(("numbers",)), "set of tags"),
        (NoteData("see the list"), "note"),
        (EvidenceData("e", "s"), "piece of evidence"),
    ],
)
def test_what_was_said_without_a_verdict_is_named(tmp_path: Path, data: Data, name: str) -> None:
    story = Story(tmp_path)
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.write(data, on=target)
    (judgement,) = story.review().judgements.values()
    assert judgement_name(judgement) == name
    story.judge(target, Verdict.DIFFER)
    (judgement,) = story.review().judgements.values()
    assert judgement_name(judgement) == "2 differ"
