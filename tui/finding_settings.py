"""What a user can set about findings: the configuration's table `[findings]`."""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.errors import InputError
from copydesk.visible import visible
from tui.key_settings import Where, did_you_mean


def types_off(table: Mapping[str, object], where: Where) -> frozenset[str]:
    """Return the types of findings that are switched off.

    Args:
        table: The table `[findings]`, empty where there is none.
        where: Says where an entry stands.

    Raises:
        InputError: There is no such setting or type.
    """
    if not table:
        return frozenset()
    # Most users have no such table, and all wait for the program to start.
    from copydesk.findings.types import FINDING_TYPES

    for name in table:
        if name != "off":
            raise InputError(
                f"{where('findings', name)}: there is no setting {visible(name)!r} in [findings].",
                did_you_mean(name, {"off": None}),
            )
    known = {kind.id: kind for kind in FINDING_TYPES}
    off = table["off"]
    if not isinstance(off, list) or not all(isinstance(name, str) for name in off):
        raise InputError(f"{where('findings', 'off')}: off must be a list of strings.")
    for name in off:
        if name not in known:
            raise InputError(
                f"{where('findings', 'off')}: there is no type of finding {visible(name)!r}.",
                did_you_mean(name, known) or f"There are: {', '.join(known)}.",
            )
    return frozenset(off)
