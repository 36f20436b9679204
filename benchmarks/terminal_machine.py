"""The machine that figures were taken on, in words."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PROCESSORS: Final = Path("/proc/cpuinfo")
_TOOLS: Final = (("tmux", "-V"), ("vim", "--version"), ("delta", "--version"))


def machine() -> str:
    """Return the processor, the versions that matter, and how busy it was, in two sentences."""
    tools = [found for command in _TOOLS if (found := _version(command))]
    known = [f"Python {platform.python_version()}", f"Textual {version('textual')}", *tools]
    cores = f"{os.cpu_count()} cores of {_processor()}, {platform.system()}"
    busy = f"{os.getloadavg()[2]:.1f} processes shared them at a time, over the last 15 minutes"
    return f"Machine: {cores}; {', '.join(known)}. {busy}."


def _processor() -> str:
    """Return what the processor calls itself; Linux tells more than Python does."""
    lines = _PROCESSORS.read_text().splitlines() if _PROCESSORS.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "") or platform.processor() or platform.machine()


def _version(command: tuple[str, ...]) -> str:
    """Return what a tool calls itself, up to its number; "" where it isn't installed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.partition("\n")[0].partition(" (")[0]
