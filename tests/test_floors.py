"""The floors as the program runs: what import-linter can't see, `sys.modules` shows."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import copydesk
from copydesk.exports import FORMATS

SEEDS = Path(__file__).parent.parent / "seeds" / "norvik-ferry"

_MODULES = (
    "{code}\nimport json, sys\nprint('\\n' + json.dumps(sorted(sys.modules)), file=sys.stderr)"
)


def modules_after(code: str) -> set[str]:
    """Run `code` in a fresh process; return the top-level names and modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _MODULES.format(code=code)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded: list[str] = json.loads(done.stderr.splitlines()[-1])
    return {*loaded, *(name.partition(".")[0] for name in loaded)}


def calling(*arguments: str | Path) -> str:
    """Return code that runs the program with `arguments` and goes on."""
    words = [str(argument) for argument in arguments]
    return f"from tui.cli import main\ntry:\n    main({words!r})\nexcept SystemExit:\n    pass"


def test_no_module_of_the_engine_loads_a_screen() -> None:
    names = [
        name
        for _, name, _ in pkgutil.walk_packages(copydesk.__path__, "copydesk.")
        if not name.endswith((".child", ".__main__"))  # programs: they begin as they are imported
    ]
    assert len(names) > 40
    loaded = modules_after("\n".join(f"import {name}" for name in names))
    assert "copydesk.exports.records" in loaded
    assert not loaded & {"textual", "rich", "tui", "widgets"}


def test_the_version_costs_nothing_but_the_command_line() -> None:
    loaded = modules_after(calling("--version"))
    assert "tui.cli" in loaded
    assert not loaded & {"textual", "rich", "msgspec", "nupunkt", "rapidfuzz", "platformdirs"}
    assert not loaded & {"copydesk.desk", "copydesk.reviews", "tui.headless"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["keys"],
        ["config"],
        ["compare", SEEDS / "1-wire.txt", SEEDS / "2-national.txt"],
        ["compare", SEEDS / "1-wire.txt", SEEDS / "2-national.txt", "--format", "json"],
        *(["export", SEEDS, "--format", kind] for kind in FORMATS),
        ["status", SEEDS],
        ["doctor", SEEDS],
        ["init", SEEDS / "none"],
        ["merge", SEEDS, "--into", SEEDS],
        ["sync", SEEDS],
    ],
    ids=lambda arguments: " ".join(Path(one).name for one in arguments),
)
def test_no_command_but_the_review_loads_a_screen(arguments: list[str | Path]) -> None:
    loaded = modules_after(calling(*arguments))
    assert "tui.cli" in loaded
    assert not loaded & {"textual", "rich", "widgets"}


def test_looking_at_the_exports_loads_no_format() -> None:
    loaded = modules_after("import copydesk.exports")
    assert not loaded & {"csv", "copydesk.exports.records", "copydesk.desk", "msgspec"}
