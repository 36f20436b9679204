"""Keys, undo, dialogs and quitting in any order, as fast as they come, raise nothing.

Seeds are fixed, so what fails once fails again; `make soak` tries many more of them.
"""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.reviewing import Reviewing, copied_sample, event_of, reviewing
from tests.terminal.program import events_in, open_review
from tests.terminal.terminal import StartTerminal, Terminal
from tui.commands import COMMANDS

_LEFT_OUT: Final = frozenset({"ctrl+z", "colon", "ctrl+p"})
"""Keys that stop the whole process, or by which a command can be found that does."""
_QUITTING: Final = frozenset({"q", "ctrl+q"})
_KEYS: Final = tuple(
    sorted({key for command in COMMANDS for key in command.keys} - _LEFT_OUT - _QUITTING)
)
"""Every key of the table, those of dialogs and fields too, but those that quit."""
_ENDING: Final = "<ctrl+g><ctrl+g><ctrl+g>q"
"""Leaves whatever is open, and quits."""
_TYPED: Final = (
    *"123456.sCaetSLUdFuHjkJK)(;,'`bgG<>pilhfnN/zZvw\\|yYx?oO",
    *("<enter>", "<tab>", "<shift+tab>", "<ctrl+r>", "<ctrl+d>", "<ctrl+s>", "<ctrl+g>"),
    *("<space>", "<down>", "<up>", "<pagedown>", "<ctrl+l>"),
)
_ENDS_SOON: Final = 20.0
"""Seconds within which the program must have ended, on a busy machine too."""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test: random keys export files, under random names."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def three_articles(tmp_path: Path) -> Path:
    return copied_sample(tmp_path, ("1-wire.txt", "2-national.txt", "5-rewrite.txt"))


async def _hand_over(review: Reviewing, keys: list[str]) -> None:
    """Hand over keys as fast as a driver can, without waiting for anything."""
    driver = review.app._driver
    assert driver is not None
    for key in keys:
        event = event_of(key)
        event.set_sender(review.app)
        driver.send_message(event)
        if key == "escape":
            # A cut sequence is told by what follows at once.
            await asyncio.sleep(0)


async def test_no_keys_in_one_go_raise_anything(
    tmp_path: Path, three_articles: Path, seed: int
) -> None:
    random = Random(seed)
    async with reviewing(tmp_path, three_articles) as review:
        for _ in range(6):
            await _hand_over(review, random.choices(_KEYS, k=60))
            await review.settle()
            assert review.app.fault is None
            assert review.app.is_running
        # Whatever was opened can be left, and the review goes on.
        for _ in range(8):
            await review.press("ctrl+g")
        assert review.app.screen is review.screen


async def test_quitting_among_other_keys_raises_nothing(
    tmp_path: Path, three_articles: Path, seed: int
) -> None:
    random = Random(seed)
    async with reviewing(tmp_path, three_articles) as review:
        await _hand_over(review, random.choices(_KEYS, k=40))
        ending = [*["ctrl+g"] * 5, "q", *random.choices(_KEYS, k=30)]
        await _hand_over(review, ending)
        async with asyncio.timeout(_ENDS_SOON):
            while review.app.is_running and not review.app._exit:
                await review.pilot.pause()
                # A key in between may have opened a question; so does q while a decision waits.
                await _hand_over(review, ["ctrl+g", "q"])
        assert review.app.fault is None


def _end(shown: Terminal) -> int:
    """Leave what is open and quit; a question about what isn't saved yet is answered with k."""
    for _ in range(20):
        shown.send(_ENDING)
        try:
            return shown.wait_exit(1)
        except AssertionError:
            if "not saved yet" in shown.screen:
                shown.send("k")
        except ValueError:
            break
    return shown.wait_exit(_ENDS_SOON)


def test_the_program_takes_any_keys_and_ends_cleanly(
    terminal: StartTerminal, corpus: Path, desk: Path, seed: int
) -> None:
    random = Random(seed)
    shown = open_review(terminal, corpus, "--desk", desk)
    for _ in range(8):
        shown.send("".join(random.choices(_TYPED, k=40)))
        shown.wait_until_quiet(0.05)
    ended = _end(shown)
    assert ended == 0, shown.raw[-4000:].decode(errors="replace")
    assert b"Traceback" not in shown.raw
    assert shown.left_behind() == []
    events_in(desk)  # whole


@pytest.mark.parametrize("keys", ["a", "e", "?", "3", "L", ":"])
def test_a_signal_among_keys_raises_nothing(
    terminal: StartTerminal, story: Path, desk: Path, keys: str, seed: int
) -> None:
    """Keys for a dialog are under way while everything goes."""
    random = Random(seed)
    shown = open_review(terminal, story, "--desk", desk)
    shown.send(keys + "".join(random.choices(("<ctrl+g>", "<enter>", "u", "q", keys), k=12)))
    shown.kill(signal.SIGTERM)
    assert shown.wait_exit(_ENDS_SOON) in (0, 128 + signal.SIGTERM)
    assert b"Traceback" not in shown.raw
    assert shown.left_behind() == []
