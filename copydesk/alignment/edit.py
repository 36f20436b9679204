"""What people decided about the rows of a pair. How that is carried out stands in `edits`.

All name sentences by index into `Article.sentences`. Edits come in the order of their events; one
that was undone or handed back, or a verdict whose row was released, is simply no longer among them.
"""

from __future__ import annotations

from msgspec import Struct

Cell = tuple[int, int]
"""Indices of a sentence of the left article and of one of the right."""

Runs = tuple[tuple[int, ...], tuple[int, ...]]
"""A run of sentences of the left article and one of the right, ascending; one may be empty."""


class Linked(Struct, frozen=True, tag=True, gc=False):
    """A person says that two sentences make the same claim."""

    left: int
    right: int


class Unlinked(Struct, frozen=True, tag=True, gc=False):
    """A person says that two sentences don't make the same claim."""

    left: int
    right: int


class Held(Struct, frozen=True, tag=True, gc=False):
    """A verdict was given on a row: it is to stay what was judged."""

    left: tuple[int, ...]
    """Ascending; empty for a right-only row."""
    right: tuple[int, ...]


Edit = Linked | Unlinked | Held
