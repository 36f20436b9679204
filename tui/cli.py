"""The command line: the one place that reads arguments, environment, configuration and locations.

Everything below receives values and paths. Every command is imported when it is called: only the
review imports Textual.

Longer than most modules: it is the list of all options with their help, and one line a command.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from copydesk import __version__
from copydesk.errors import CopydeskError, ExitCode, InputError
from copydesk.visible import visible
from tui.config import DRIVERS, Config, read_config
from tui.examples import examples_of
from tui.request import Locations, Request


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code.

    Args:
        argv: The arguments without the program's name; None takes the process's.
    """
    try:
        words = _with_command(sys.argv[1:] if argv is None else list(argv))
        arguments = _parser(words[0] if words[0] in _COMMANDS else "").parse_args(words)
        code = arguments.run(_request(arguments))
        sys.stdout.flush()
        return int(code)
    except CopydeskError as error:
        return _complain(error)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # The reader of our output has gone; closing stdout must not complain a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except Exception:
        return _confess()


def _confess() -> int:
    """Report a bug: what happened, for whoever mends it, and one sentence for whoever met it."""
    import traceback

    for line in traceback.format_exc().splitlines():
        print(visible(line), file=sys.stderr)
    print(
        "copydesk: This is a bug. What was saved is safe; please report the lines above.",
        file=sys.stderr,
    )
    return ExitCode.INTERNAL


def _complain(error: CopydeskError) -> int:
    print(f"copydesk: {visible(str(error))}", file=sys.stderr)
    return int(error.exit_code)


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


def _parser(only: str) -> argparse.ArgumentParser:
    """Return what parses the arguments.

    Args:
        only: The command that is called; "" for all of them, which the help lists. Making those of
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
    _add_commands(parser, common, only)
    return parser


def _add_commands(parser: _Parser, common: _Parser, only: str) -> None:
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, (run, summary, add_arguments) in _commands().items():
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
        command.set_defaults(run=run)
        if name in ("open", "demo"):
            command.add_argument("--blind", action="store_true", help=_BLIND)
        else:
            command.add_argument("--blind", action=_ForReview, nargs=0, help=argparse.SUPPRESS)
        add_arguments(command)


_Command = tuple[Callable[[Request], int], str, Callable[[argparse.ArgumentParser], None]]
"""What carries a command out, what it is for, and what adds its arguments to a parser."""


def _commands() -> dict[str, _Command]:
    return {
        "open": (
            _open,
            "Open the review of a folder or of some files (here: this folder).",
            _paths_argument,
        ),
        "compare": (_compare, "Print two articles laid side by side.", _compare_arguments),
        "export": (_export, "Write the verdicts to a file.", _export_arguments),
        "status": (_status, "Print progress, verdict counts and agreement.", _paths_argument),
        "sheet": (
            _sheet,
            "Print what the articles state, side by side: numbers, dates, names, quotations.",
            _sheet_arguments,
        ),
        "import": (
            _import,
            "Write the articles of feeds, tables, dumps or addresses to files, one each.",
            _import_arguments,
        ),
        "init": (
            _init,
            "Make .copydesk/ in the story's folder and move its verdicts there.",
            _paths_argument,
        ),
        "merge": (
            _merge,
            "Take in the verdicts of other desks, which came by mail or on a stick.",
            _merge_arguments,
        ),
        "sync": (_sync, "Share the desk through git: commit, take in, send.", _paths_argument),
        "doctor": (
            _doctor,
            "Look for problems of the desk and of this terminal.",
            _paths_argument,
        ),
        "demo": (
            _demo,
            "Open a sample story, in a folder of your own to try things out on.",
            _demo_arguments,
        ),
        "keys": (_keys, "Print every command with its keys.", _no_argument),
        "config": (
            _config,
            "Print the settings in force as a configuration file.",
            _no_argument,
        ),
        "completion": (
            _completion,
            "Print what makes a shell complete commands, options and files.",
            _completion_arguments,
        ),
    }


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


_COMMANDS = frozenset(
    {
        "open",
        "compare",
        "export",
        "status",
        "sheet",
        "import",
        "init",
        "merge",
        "sync",
        "doctor",
        "demo",
        "keys",
        "config",
        "completion",
    }
)
_WITH_VALUE = frozenset({"--desk", "--reviewer", "--base", "--config", "--driver"})


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
    if place < len(argv) and argv[place] in _COMMANDS:
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

    for name in get_close_matches(word.lower(), _COMMANDS, n=1):
        raise InputError(
            f"There is no command {word!r}, and no file or folder of that name.",
            f"Did you mean `copydesk {name}`?",
        )


def _request(arguments: argparse.Namespace) -> Request:
    named = getattr(arguments, "config", None) or os.environ.get("COPYDESK_CONFIG")
    locations, config_path = _locations()
    path = Path(named) if named else config_path
    config = read_config(path, required=bool(named))
    desk = getattr(arguments, "desk", None) or os.environ.get("COPYDESK_DESK") or config.desk
    return Request(
        arguments=arguments,
        config=config,
        config_path=path,
        locations=locations,
        reviewer=_reviewer(arguments, config),
        desk=Path(desk).expanduser() if desk else None,
    )


def _locations() -> tuple[Locations, Path]:
    from platformdirs import PlatformDirs

    folders = PlatformDirs("copydesk", appauthor=False)
    locations = Locations(
        desks=folders.user_data_path / "desks",
        state=folders.user_state_path,
        cache=folders.user_cache_path,
        demo=folders.user_data_path / "demo",
    )
    return locations, folders.user_config_path / "config.toml"


def _reviewer(arguments: argparse.Namespace, config: Config) -> str:
    name: str = (
        getattr(arguments, "reviewer", "")
        or os.environ.get("COPYDESK_REVIEWER", "")
        or config.reviewer
        or _login_name()
    )
    name = " ".join(name.split())
    if not name:
        raise InputError("There is no reviewer's name.", "Give one with --reviewer NAME.")
    if len(name) > 80:
        raise InputError("The reviewer's name is longer than 80 characters.")
    return name


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A user id without a name, as in some containers.
        return f"user-{os.getuid()}"


def _paths(request: Request) -> list[Path]:
    return list(request.arguments.paths) or [Path()]


def _open(request: Request) -> int:
    _require_terminal()
    return _review(request, _paths(request))


def _demo(request: Request) -> int:
    from tui.headless.demo import demo_folder

    _require_terminal()
    return _review(request, [demo_folder(request.arguments.folder or request.locations.demo)])


def _review(request: Request, paths: list[Path]) -> int:
    from tui.app.order_of_reading import Sought
    from tui.app.reading_ahead import ReadingAhead
    from tui.terminal import prepare, screen_of

    arguments = request.arguments
    base = getattr(arguments, "base", "")
    sought = Sought(paths, request.locations, request.reviewer, request.desk, base)
    # Collecting garbage while modules load costs a tenth of the start; the screen turns it on.
    gc.disable()
    ahead = ReadingAhead(sought)
    screen = screen_of(
        os.environ, ascii_wanted=request.config.ascii or getattr(arguments, "ascii", False)
    )
    prepare(screen, escape_delay=request.config.escape_delay)
    from tui.app.start import open_review

    return open_review(request, ahead, screen)


def _require_terminal() -> None:
    from tui.terminal import require_terminal

    try:
        require_terminal(os.environ)
    except InputError as error:
        # Nobody would see what goes to stderr then. One that is closed is stdout for `print`.
        if sys.stdout and sys.stdout.isatty() and sys.stderr and not sys.stderr.isatty():
            print(f"copydesk: {visible(str(error))}")
        raise


def _compare(request: Request) -> int:
    from tui.headless.compare import compare, refuse_folders
    from tui.headless.desks import open_desk

    arguments = request.arguments
    paths = [arguments.left, arguments.right]
    refuse_folders(paths)
    return compare(open_desk(request, paths), arguments.format, request.config.findings_off)


def _export(request: Request) -> int:
    from tui.headless.desks import base_of, open_desk
    from tui.headless.export import export

    arguments = request.arguments
    desk = open_desk(request, _paths(request))
    return export(
        desk,
        arguments.format,
        arguments.output,
        every_row=arguments.all,
        base=base_of(request, desk),
        off=request.config.findings_off,
    )


def _status(request: Request) -> int:
    from tui.headless.desks import base_of, open_desk
    from tui.headless.status import status

    desk = open_desk(request, _paths(request))
    config = request.config
    return status(desk, base_of(request, desk), config.keys_in_force, config.findings_off)


def _sheet(request: Request) -> int:
    from tui.headless.desks import open_desk
    from tui.headless.sheet import sheet

    return sheet(open_desk(request, _paths(request)), request.arguments.format)


def _import(request: Request) -> int:
    from tui.headless.import_articles import Wish, import_articles

    arguments = request.arguments
    fields = {**request.config.import_fields, **dict(arguments.field)}
    return import_articles(Wish(arguments.sources, arguments.output, fields, arguments.kind))


def _init(request: Request) -> int:
    from tui.headless.init import init

    return init(request, _paths(request))


def _merge(request: Request) -> int:
    from tui.headless.merge import merge

    arguments = request.arguments
    return merge(
        request,
        arguments.desks,
        arguments.into,
        dry_run=arguments.dry_run,
        other_articles=arguments.other_articles,
    )


def _sync(request: Request) -> int:
    from tui.headless.sync import sync

    return sync(request, _paths(request), os.environ, may_ask=sys.stdin.isatty())


def _doctor(request: Request) -> int:
    from tui.headless.doctor import doctor

    return doctor(request, _paths(request), os.environ)


def _keys(request: Request) -> int:
    from tui.keys import keys_text

    print(keys_text(request.config.keys_in_force), end="")
    return ExitCode.OK


def _completion(request: Request) -> int:
    from tui.headless.completion import completion

    print(completion(_parser(""), request.arguments.shell), end="")
    return ExitCode.OK


def _config(request: Request) -> int:
    from tui.config import as_toml

    state = "" if request.config_path.exists() else " (there is none yet)"
    print(f"# {visible(str(request.config_path))}{state}")
    print(as_toml(request.config), end="")
    return ExitCode.OK
