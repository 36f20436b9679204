"""Where reviewers stood and what they had begun to write: each their own, and never lost."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tui.session.resume import Position, StateFiles


def files_of(folder: Path, reviewer: str) -> StateFiles:
    return StateFiles(folder / "desk", reviewer, folder / "copied.txt")


@pytest.mark.parametrize("other", ["bob", "ann/../bob", "position.json", "Ann"])
def test_two_reviewers_of_one_login_keep_positions_and_drafts_apart(
    tmp_path: Path, other: str
) -> None:
    for reviewer in ("ann", other):
        files_of(tmp_path, reviewer).keep_position(Position(base=f"base of {reviewer}"))
        files_of(tmp_path, reviewer).keep_drafts({"row": f"draft of {reviewer}"})
    for reviewer in ("ann", other):
        assert files_of(tmp_path, reviewer).position().base == f"base of {reviewer}"
        assert files_of(tmp_path, reviewer).drafts() == {"row": f"draft of {reviewer}"}


def test_drafts_from_before_reviewers_were_kept_apart_go_to_whoever_comes_first(
    tmp_path: Path,
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "drafts.json").write_bytes(msgspec.json.encode({"row": "begun"}))
    (desk / "position.json").write_bytes(msgspec.json.encode(Position(base="001.txt")))
    ann = files_of(tmp_path, "ann")
    assert (ann.drafts(), ann.position().base) == ({"row": "begun"}, "001.txt")
    assert ann.drafts() == {"row": "begun"}, "reading takes nothing away"

    ann.keep_drafts(ann.drafts())
    ann.keep_position(ann.position())
    bob = files_of(tmp_path, "bob")
    assert (bob.drafts(), bob.position()) == ({}, Position())
    assert files_of(tmp_path, "ann").drafts() == {"row": "begun"}
