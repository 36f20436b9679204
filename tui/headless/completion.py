"""`copydesk completion`: a script that makes a shell complete the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import shtab


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script, to be put where the shell looks for such scripts.

    Args:
        parser: What parses the arguments of all commands.
        shell: Which shell reads it: one of those that shtab knows.
    """
    for action in _actions(parser):
        if action.type is Path and action.choices is None:
            folder = action.metavar in ("DIR", "FOLDER", "DESK")
            # How shtab is told what a word stands for.
            setattr(action, "complete", shtab.DIRECTORY if folder else shtab.FILE)  # noqa: B010
    return shtab.complete(parser, shell=shell).rstrip("\n") + "\n"


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield all arguments of a parser, and of the commands below it."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
