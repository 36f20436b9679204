"""What may be typed behind `copydesk`: commands, their options, and what the help says of each.

Longer than most modules: it is the list of all of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from copydesk import __version__
from copydesk.errors import ExitCode, InputError
from copydesk.visible import visible
from tui.config import DRIVERS
from tui.examples import examples_of


def arguments_of(words: Sequence[str]) -> argparse.Namespace:
    """Return what was typed; its `command` is one of `COMMAND_LINE`, "open" where none is named.

    Asking for help prints it, and what can't be understood is complained of: both raise SystemExit.

    Args:
        words: The arguments without the program's name.

    Raises:
        InputError: The first word is nearly a command, and nothing else.
    """
    in_order = _with_command(list(words))
    called = in_order[0] if in_order[0] in COMMAND_LINE else ""
    return parser_for(called).parse_args(in_order)


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one line, like the rest of the program."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to get help; exit with 2."""
        text = visible(message[:1].upper() + message[1:])
        print(f"copydesk: {text}. Try `copydesk --help`.", file=sys.stderr)
        raise SystemExit(int(ExitCode.BAD_INPUT))


class _ForReview(argparse.Action):
    """Refuses an option of the review where another command is called with it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Say whose option it is; exit with 2."""
        parser.error(
            f"{self.option_strings[0]} works in the review only: other commands hide nothing"
        )


_BLIND: Final = "hide what others decided on a row until you gave it a verdict"


def parser_for(command: str) -> argparse.ArgumentParser:
    """Return what parses the arguments.

    Args:
        command: The one that is called; "" for all of them, which the help lists. Making those of
            the others costs a start 4 ms.
    """
    common = _common_options()
    parser = _Parser(
        prog="copydesk",
        description="Lay retellings of one story side by side and keep a verdict on every"
        " difference.",
        epilog=f"{examples_of('')}\n\nWithout a command the review opens. A command's name wins"
        " over a folder's:\nfor a folder named export write ./export.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"copydesk {__version__}")
    parser.add_argument("--blind", action="store_true", help=f"for the review: {_BLIND}")
    _add_commands(parser, common, command)
    return parser


def _add_commands(parser: _Parser, common: _Parser, only: str) -> None:
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, (summary, add_arguments) in COMMAND_LINE.items():
        if only not in ("", name):
            continue
        command = commands.add_parser(
            name,
            help=summary,
            description=summary,
            epilog=examples_of(name),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[common],
            allow_abbrev=False,
        )
        command.set_defaults(command=name)
        if name in ("open", "demo"):
            command.add_argument("--blind", action="store_true", help=_BLIND)
        else:
            command.add_argument("--blind", action=_ForReview, nargs=0, help=argparse.SUPPRESS)
        add_arguments(command)


def _with_command(argv: list[str]) -> list[str]:
    """Put `open` in where no command is named, so that `copydesk FOLDER` opens the review."""
    place = 0
    while place < len(argv):
        word = argv[place]
        if word in ("-h", "--help", "--version"):
            return argv
        if word == "--" or not word.startswith("-"):
            break
        place += 2 if word in _WITH_VALUE else 1
    if place < len(argv) and argv[place] in COMMAND_LINE:
        # Options before the command are the same as options after it.
        return [argv[place], *argv[:place], *argv[place + 1 :]]
    if place < len(argv) and argv[place] != "--":
        _refuse_misspelt(argv[place])
    return ["open", *argv]


def _refuse_misspelt(word: str) -> None:
    """Raise InputError where a word is no path, but nearly a command."""
    if Path(word).exists() or not word.isidentifier():
        return
    # As in `key_settings.did_you_mean`: wanted only when something is wrong anyway.
    from difflib import get_close_matches

    for name in get_close_matches(word.lower(), COMMAND_LINE, n=1):
        raise InputError(
            f"There is no command {word!r}, and no file or folder of that name.",
            f"Did you mean `copydesk {name}`?",
        )


def _no_argument(_command: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are all there is."""


def _paths_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="the story: a folder, or some files (here: this folder)",
    )


def _demo_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="FOLDER",
        help="a new or empty folder for it (here: one among your data)",
    )


def _compare_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("left", type=Path, metavar="A", help="one article")
    command.add_argument("right", type=Path, metavar="B", help="the article beside it")
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text for people, json for scripts",
    )


def _export_arguments(command: argparse.ArgumentParser) -> None:
    from copydesk.exports import FORMATS

    _paths_argument(command)
    command.add_argument("--format", choices=FORMATS, required=True)
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write it; without this to stdout",
    )
    command.add_argument(
        "--all", action="store_true", help="add the rows and findings without a verdict"
    )


def _sheet_arguments(command: argparse.ArgumentParser) -> None:
    _paths_argument(command)
    command.add_argument("--format", choices=("text", "json", "csv", "markdown"), default="text")


def _import_arguments(command: argparse.ArgumentParser) -> None:
    from copydesk.importing.kinds import KINDS

    command.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a feed (RSS, Atom), JSON, JSON Lines or CSV, an address, or - for what is pasted",
    )
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        required=True,
        help="the folder of the articles; what lies there is never overwritten",
    )
    command.add_argument(
        "--field",
        action="append",
        default=[],
        type=_field,
        metavar="WHAT=NAME",
        help="the field that holds an article's text, title, author, outlet, published, updated,"
        " url or language: text=content.rendered",
    )
    command.add_argument(
        "--kind", choices=KINDS, help="what the sources are, if it isn't found out"
    )


def _field(given: str) -> tuple[str, str]:
    what, equals, name = given.partition("=")
    if not (equals and what and name):
        raise argparse.ArgumentTypeError(f"{given!r} should be WHAT=NAME, such as text=body")
    return what, name


def _merge_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("desks", nargs="+", type=Path, metavar="DESK", help="the folder of a desk")
    command.add_argument(
        "--into",
        type=Path,
        metavar="PATH",
        default=Path(),
        help="the folder whose desk takes them in (here: this folder)",
    )
    command.add_argument("--dry-run", action="store_true", help="only say what would come")
    command.add_argument(
        "--other-articles",
        action="store_true",
        help="take in a desk that is about other articles too",
    )


def _completion_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"), metavar="SHELL")


def _common_options() -> _Parser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--desk", type=Path, metavar="DIR", help="the folder of the verdicts")
    common.add_argument("--reviewer", metavar="NAME", help="whose verdicts these are")
    common.add_argument(
        "--base", metavar="NAME", help="the article that the others are laid beside"
    )
    common.add_argument("--config", type=Path, metavar="FILE", help="the configuration to read")
    common.add_argument("--ascii", action="store_true", help="draw lines and signs in ASCII only")
    common.add_argument(
        "--driver", choices=DRIVERS, help="what draws the screen; textual if it comes out wrong"
    )
    return common


_Command = tuple[str, Callable[[argparse.ArgumentParser], None]]
"""What a command is for, and what adds its arguments to a parser."""

COMMAND_LINE: Final[dict[str, _Command]] = {
    "open": (
        "Open the review of a folder or of some files (here: this folder).",
        _paths_argument,
    ),
    "compare": ("Print two articles laid side by side.", _compare_arguments),
    "export": ("Write the verdicts to a file.", _export_arguments),
    "status": ("Print progress, verdict counts and agreement.", _paths_argument),
    "sheet": (
        "Print what the articles state, side by side: numbers, dates, names, quotations.",
        _sheet_arguments,
    ),
    "import": (
        "Write the articles of feeds, tables, dumps or addresses to files, one each.",
        _import_arguments,
    ),
    "init": (
        "Make .copydesk/ in the story's folder and move its verdicts there.",
        _paths_argument,
    ),
    "merge": (
        "Take in the verdicts of other desks, which came by mail or on a stick.",
        _merge_arguments,
    ),
    "sync": ("Share the desk through git: commit, take in, send.", _paths_argument),
    "doctor": (
        "Look for problems of the desk and of this terminal.",
        _paths_argument,
    ),
    "demo": (
        "Open a sample story, in a folder of your own to try things out on.",
        _demo_arguments,
    ),
    "keys": ("Print every command with its keys.", _no_argument),
    "config": (
        "Print the settings in force as a configuration file.",
        _no_argument,
    ),
    "completion": (
        "Print what makes a shell complete commands, options and files.",
        _completion_arguments,
    ),
}
"""The commands without keys, by name, in the order of the help."""

_WITH_VALUE: Final = frozenset({"--desk", "--reviewer", "--base", "--config", "--driver"})
"""The options that take the next word."""
