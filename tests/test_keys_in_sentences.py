"""Sentences name the keys in force: the user's where they gave a command others."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.made_findings import find_by
from tests.reviewing import copied_sample, reviewing
from tui.commands import commands_in
from tui.key_names import spelled
from tui.keys import Keys, key
from tui.screens.panes import Drawing
from widgets.shown import FindingLine, ReviewCard

ROOMS: Final = ("session", "cards", "actions", "screens", "headless")
"""Where sentences are made."""

SOURCES: Final = [
    path
    for room in ROOMS
    for path in sorted((Path(__file__).parent.parent / "tui" / room).rglob("*.py"))
    if path.name != "legend.py"  # it tells what signs mean, and some look like keys
]

KEYS: Final = {spelled(each) for command in commands_in("review") for each in command.keys}

WORDS: Final = {"a", "left", "right", "down", "up", "1"}
"""Keys that are words or numbers as well."""

SIGNS: Final = {
    "stacked: L is the base",
    " | findings",
    "in tmux, `set -s escape-time 50` makes Esc answer at once",
}
"""Sentences with a sign that looks like a key."""


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of several words in a module, but for its docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
        if isinstance(text, str) and len(text.split()) > 1:
            yield text


def _named(tree: ast.Module) -> Iterator[str]:
    """Yield the commands whose key a module names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "key":
            for argument in node.args:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_sentence_names_a_key_but_by_its_command(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for sentence in _sentences(tree):
        if sentence not in SIGNS:
            # Punctuation that stands by itself joins what is put in before and after it.
            words = {word.strip(".,:;") for word in sentence.split()} - WORDS
            assert not words & KEYS, sentence


def test_every_command_that_a_sentence_names_exists_in_the_review() -> None:
    known = {command.id for command in commands_in("review")}
    named = {
        name for path in SOURCES for name in _named(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {"undo", "filter", "next_article"} <= named <= known


def test_room_for_a_key_is_filled_wherever_texts_stand_and_other_texts_stay() -> None:
    keys = Keys({"undo": ("f2", "w")})
    outside = "\ufdd0nonsense\ufdd1 {undo} \ufdd0"
    assert keys.filled(f"{key('undo')} takes it back, {key('redo')} doesn't; {outside}") == (
        f"f2 takes it back, ctrl+r doesn't; {outside}"
    )
    card = ReviewCard(
        title=key("undo"),
        findings=(FindingLine(";", key("other_end"), chosen=True),),
        choices=((key("agree"), "agree"),),
    )
    assert keys.filled(card) == ReviewCard(
        title="f2",
        findings=(FindingLine(";", "'", chosen=True),),
        choices=(("1", "agree"),),
    )


async def test_the_screen_names_the_keys_that_the_user_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_by(monkeypatch)
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt"))
    others = {"undo": ("f2",), "last_judged": ("f3",), "agree": ("f4",), "next_row": ("f5",)}
    async with reviewing(tmp_path, story, drawing=Drawing(keys=others)) as review:
        assert "f4 agree" in review.text
        assert review.line.startswith(" f4 2 3 4 5 6 verdict")
        await review.press("f4")
        assert "f3 goes back, f2 takes it back" in review.line
        await review.press("question_mark")
        assert "You are in the texts" in review.text
        await review.press("q", "l", "question_mark")
        assert "You are in the review: f5 scroll it" in review.text.replace("f5 k", "f5")
