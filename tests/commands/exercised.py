"""Ties tests to the commands that they exercise, so that no command goes without one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec

import pytest

from tui.screens.review import ReviewScreen

_Given = ParamSpec("_Given")
_Test = Callable[_Given, Awaitable[None]]

EXERCISED: set[str] = set()
"""Ids of the commands that have a test, filled while the modules beside this one are imported."""


def exercises(*commands: str) -> Callable[[_Test[_Given]], _Test[_Given]]:
    """Mark a test of these commands; it fails where it didn't have the screen run each of them."""
    EXERCISED.update(commands)

    def marked(test: _Test[_Given]) -> _Test[_Given]:
        @wraps(test)
        async def watched(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
            ran: set[str] = set()
            run = ReviewScreen.run

            def noted(screen: ReviewScreen, command: str) -> None:
                ran.add(command)
                run(screen, command)

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(ReviewScreen, "run", noted)
                await test(*args, **kwargs)
            assert ran >= set(commands)

        return watched

    return marked
