"""The keys in force: those of the table, or others instead; and what names them in sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from tui.commands import COMMAND, COMMANDS, PLACES, Command, commands_in
from tui.key_names import spelled
from tui.review_rows import GROUPS

_OPEN: Final = "\ufdd0"
_CLOSE: Final = "\ufdd1"
_NAMED: Final = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")
"""A key as `key` leaves it in a sentence."""

_Shown = TypeVar("_Shown")

_TOGETHER: Final = 2
"""Keys that a line of keys shows for one title at most: a way out needs no third."""


def key(command: str) -> str:
    """Return what stands in a sentence for the first key of a command of the review.

    Whoever makes a sentence doesn't know the keys in force; who shows it puts them in by
    `Keys.filled`. What encloses the id are noncharacters: Unicode sets them aside for such use
    inside one program, so no article can hold them by accident.
    """
    return f"{_OPEN}{command}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys in force."""

    other: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys that commands have instead of the table's, by id; already checked."""

    def of(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command, in Textual's spelling."""
        return self.other.get(command, COMMAND[command].keys)

    def written(self, command: str, count: int | None = None) -> str:
        """Return the keys of a command, or the first `count`, as people write them."""
        return " ".join(map(spelled, self.of(command)[:count]))

    def filled(self, shown: _Shown) -> _Shown:
        """Return a text, or a value with texts in it, with the keys in force where `key` left room.

        What names no command is left as it is: it came from outside.
        """
        # The table of keys alone, as the command line has it, needs no msgspec.
        from msgspec import Struct

        if isinstance(shown, str):
            return _NAMED.sub(self._first_key, shown)  # type: ignore[return-value]  # a text again
        if isinstance(shown, tuple | list):
            return type(shown)(map(self.filled, shown))
        if isinstance(shown, Struct):
            texts = {name: self.filled(getattr(shown, name)) for name in shown.__struct_fields__}
            return type(shown)(**texts)
        return shown

    def _first_key(self, named: re.Match[str]) -> str:
        return self.written(named[1], 1) if named[1] in COMMAND else named[0]

    def hint(
        self,
        place: str,
        titles: Mapping[str, str] | None = None,
        *,
        without: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Return what tells the keys of a dialog: "j k scroll", two keys of one title together.

        Args:
            place: Where the keys work.
            titles: What some commands are called there instead of by their title, by id.
            without: Ids of commands that do nothing just now.
        """
        titles = titles or {}
        keys: dict[str, list[str]] = {}
        for command in commands_in(place):
            if command.shown and command.id not in without:
                title = titles.get(command.id, command.title)
                keys.setdefault(title, []).extend(self.of(command.id)[: command.shown])
        return tuple(
            f"{' '.join(map(spelled, shown[:_TOGETHER]))} {title}" for title, shown in keys.items()
        )


def blocks_of_review() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield the groups of the review's commands, each with its commands."""
    for group in GROUPS:
        yield group, tuple(command for command in COMMANDS if command.group == group)


def blocks() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield the headings under which all commands are listed, each with its commands.

    The commands of the review stand under their groups, those of a dialog under its title.
    """
    yield from blocks_of_review()
    for place in PLACES[1:]:
        yield place.title, tuple(command for command in COMMANDS if command.where == place.name)


def keys_text(keys: Keys, listed: Iterable[tuple[str, tuple[Command, ...]]] | None = None) -> str:
    """Return a list of commands: a heading a block, a command a line with its keys.

    Args:
        keys: The keys in force.
        listed: The blocks; all by default, as `copydesk keys` prints them.
    """
    texts: list[str] = []
    for heading, commands in blocks() if listed is None else listed:
        written = [keys.written(command.id) for command in commands]
        room = max(map(len, written)), max(len(command.id) for command in commands)
        lines = [
            f"  {shown:<{room[0]}}  {command.id:<{room[1]}}  {command.help}"
            for shown, command in zip(written, commands, strict=True)
        ]
        texts.append("\n".join([heading, *lines]))
    return "\n\n".join(texts) + "\n"
