"""The command line: the one place that reads arguments, environment, configuration and locations.

Everything below receives values and paths. Every command is imported when it is called: only the
review imports Textual.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from copydesk.errors import CopydeskError, ExitCode, InputError
from copydesk.visible import visible
from tui.arguments import arguments_of, parser_for
from tui.config import Config, read_config
from tui.request import Locations, Request


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code.

    Args:
        argv: The arguments without the program's name; None takes the process's.
    """
    try:
        arguments = arguments_of(sys.argv[1:] if argv is None else argv)
        code = _RUNS[arguments.command](_request(arguments))
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

    print(completion(parser_for(""), request.arguments.shell), end="")
    return ExitCode.OK


def _config(request: Request) -> int:
    from tui.config import as_toml

    state = "" if request.config_path.exists() else " (there is none yet)"
    print(f"# {visible(str(request.config_path))}{state}")
    print(as_toml(request.config), end="")
    return ExitCode.OK


_RUNS: Final[dict[str, Callable[[Request], int]]] = {
    "open": _open,
    "compare": _compare,
    "export": _export,
    "status": _status,
    "sheet": _sheet,
    "import": _import,
    "init": _init,
    "merge": _merge,
    "sync": _sync,
    "doctor": _doctor,
    "demo": _demo,
    "keys": _keys,
    "config": _config,
    "completion": _completion,
}
"""What carries each command out."""
