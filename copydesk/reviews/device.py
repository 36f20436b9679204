"""The id of this device, which journals are named by: kept in the user's state directory."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path
from typing import Final

from copydesk.atomic import read_plain, write_atomically

_DEVICE_FILE: Final = "device"


def device_id(state: Path) -> str:
    """Return the id of this device: host name and a random part, made at the first use.

    Where it can't be kept, the random part is this process's own: then every session writes a
    journal of its own, and none is mixed up.
    """
    if known := known_device(state):
        return known
    host = "".join(c for c in socket.gethostname().split(".")[0] if c.isalnum() or c == "-")[:40]
    made = f"{host or 'host'}-{secrets.token_hex(4)}"
    try:
        write_atomically(state / _DEVICE_FILE, made.encode() + b"\n")
    except OSError:
        return made
    return made


def known_device(state: Path) -> str:
    """Return the id of this device if it was kept; else ""."""
    try:
        known = read_plain(state / _DEVICE_FILE).decode().strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return known if len(known) <= 100 and known.isprintable() else ""
