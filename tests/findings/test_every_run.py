"""Whoever compares two articles again gets the same differences, to the last digit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parent.parent.parent / "seeds" / "norvik-ferry"
COMPARING = """
import sys
from copydesk import compare, read_article
print(compare(read_article(sys.argv[1]), read_article(sys.argv[2])).differences)
"""


def differences_of_a_run(seed: str) -> str:
    """Return what a program tells that puts the words of its sets in an order of its own."""
    files = [str(SEEDS / "1-wire.txt"), str(SEEDS / "2-national.txt")]
    command = [sys.executable, "-c", COMPARING, *files]
    return subprocess.run(
        command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    ).stdout


def test_two_runs_of_the_program_weigh_differences_alike() -> None:
    first = differences_of_a_run("0")
    assert "Difference(" in first
    assert differences_of_a_run("1") == first
