"""Style sheets that apps in one process read once.

Each app parses all sheets when it starts and again when its theme is set, which is an eighth of
what tests with a pilot cost. What comes of a sheet depends on nothing but its text, where it is
from, and the variables; Textual itself shares the rules between two readings by one app.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_RULES: Final[dict[Hashable, list[RuleSet]]] = {}


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Have all apps share the rules of the sheets that they read alike."""
    read = Stylesheet._parse_rules

    def rules_of(sheet: Stylesheet, *args: Hashable, **named: Hashable) -> list[RuleSet]:
        known = args, tuple(named.items()), frozenset(sheet._variables.items())
        if known not in _RULES:
            _RULES[known] = read(sheet, *args, **named)  # type: ignore[arg-type]
        return _RULES[known]

    patch.setattr(Stylesheet, "_parse_rules", rules_of)
