"""`make run` in a fresh clone: it says what it does while it sets up, and is quiet afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def test_make_run_says_what_it_does_once_and_then_only_opens_the_story(tmp_path: Path) -> None:
    commands = tmp_path / "venv" / "bin"
    commands.mkdir(parents=True)
    for name, script in (("python", "exit 0"), ("copydesk", 'echo "opened $@"')):
        (commands / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (commands / name).chmod(0o755)
    command = ["make", "--no-print-directory", f"VENV={tmp_path / 'venv'}", "run"]
    # Where the tests themselves run under make, its flags aren't meant for this one.
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    first, second = (
        subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert first.stderr.startswith(f"Setting up {tmp_path / 'venv'}: the first time")
    assert len(first.stderr.splitlines()) == 1
    assert (second.stderr, first.stdout, second.stdout) == (
        "",
        "opened seeds/norvik-ferry\n",
        "opened seeds/norvik-ferry\n",
    )
