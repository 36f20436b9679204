"""Whatever leads to another pair, the list goes along; its keys act on what its cursor is on."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.exercised import exercises
from tests.made_findings import find_by
from tests.reviewing import Reviewing, copied_sample, reviewing
from tests.tries import tries
from tui.session import comparing
from tui.session.resume import Position

_KEYS: Final = (
    *("1", "2", "6", "full_stop", "u", "ctrl+r", "d", "S"),
    *("greater_than_sign", "less_than_sign", "p", "i", "enter"),
    *("j", "k", "G", "right_parenthesis", "semicolon", "apostrophe", "grave_accent"),
    *("tab", "shift+tab", "z", "f", "escape"),
)
"""Keys that decide, take back, go somewhere or change what is shown."""


def _listed(review: Reviewing, sign: str) -> list[str]:
    """Return the articles in the list that bear a sign, as they are drawn."""
    lines = (line.partition("│")[0][:26] for line in review.text.splitlines()[1:-1])
    return [line[2:].split("  ")[0].strip(" .") for line in lines if line.startswith(f"{sign} ")]


def _is_listed(name: str, drawn: list[str]) -> bool:
    return len(drawn) == 1 and name.startswith(drawn[0][:6])


def _name(review: Reviewing, index: int) -> str:
    session = review.session
    return session.facts(session.desk.article(index)).short_name


def _assert_the_list_is_right(review: Reviewing) -> None:
    """What is drawn as base and beside it is what stands there."""
    session = review.session
    assert session.other is not None
    assert _is_listed(_name(review, session.base), _listed(review, "B")), review.text
    assert _is_listed(_name(review, session.other), _listed(review, ">")), review.text
    top = review.text.splitlines()[0]
    assert f"{_name(review, session.base)} | {_name(review, session.other)}" in top


def _position(review: Reviewing) -> Position:
    return review.screen._state_files.position()


@exercises("undo", "redo")
@pytest.mark.parametrize("then", ["enter", "p", "i"])
async def test_undo_that_goes_back_to_another_pair_takes_the_list_along(
    tmp_path: Path, story: Path, then: str
) -> None:
    async with reviewing(tmp_path, story, size=(160, 40)) as review:
        session = review.session
        first = session.other
        assert first is not None
        await review.press("1", "greater_than_sign", "u")
        assert session.other == review.screen.list.article_under_cursor == first
        assert _position(review).other == session.desk.found[first].name
        _assert_the_list_is_right(review)
        await review.press("greater_than_sign", "ctrl+r")
        assert session.other == review.screen.list.article_under_cursor == first
        _assert_the_list_is_right(review)
        await review.press("shift+tab", then)
        if then == "enter":
            assert session.other == first
        elif then == "p":
            assert session.base == first
        else:
            assert session.desk.found[first].name in review.text


@exercises("undo")
async def test_undo_after_another_base_was_pinned_has_the_pair_compared(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, size=(160, 40)) as review:
        await review.press("1", "greater_than_sign", "p", "u")
        assert review.session.pair.comparison is not None
        assert not comparing.wants_comparison(review.session)
        _assert_the_list_is_right(review)


async def _press_in_any_order(folder: Path, keys: list[str]) -> None:
    story = copied_sample(folder, ("1-wire.txt", "2-national.txt", "5-rewrite.txt"))
    async with reviewing(folder, story, size=(160, 40)) as review:
        session, screen = review.session, review.screen
        for key in keys:
            before = session.base, session.other
            chosen = screen.article_in_list if review.app.screen is screen else None
            await review.press(key)
            if review.app.screen is screen:
                _assert_the_list_is_right(review)
            if (session.base, session.other) != before:
                assert screen.list.article_under_cursor == session.other
            if chosen is not None and key == "enter":
                assert chosen in (session.base, session.other)
            if chosen is not None and key == "p":
                assert session.base == chosen
            if chosen is not None and key == "i":
                assert session.desk.found[chosen].name in review.text


@contextmanager
def _without_rules() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        find_by(patch)
        yield


@settings(
    max_examples=tries(12),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(keys=st.lists(st.sampled_from(_KEYS), min_size=4, max_size=25))
def test_after_any_keys_the_list_shows_what_stands_side_by_side(keys: list[str]) -> None:
    with TemporaryDirectory() as folder, _without_rules():
        asyncio.run(_press_in_any_order(Path(folder), keys))


async def test_the_top_line_counts_each_pair_of_the_story_as_soon_as_it_was_compared(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        session = review.session
        counts = [session.pairs[session.base, other].counts for other in session.others()]
        assert all(one.all for one in counts)
        wanted = sum(one.done + one.to_do for one in counts)
        assert re.search(rf"story 0 of {wanted}(\s|$)", review.text.splitlines()[0])
