"""The benchmark of the first screen: what it looks for, in which order, and how it counts."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import first_screen, minimal_app
from copydesk.articles.article import Article, ArticleFacts, Sentence
from copydesk.errors import InputError
from tests.terminal.terminal import Terminal


def _article(text: str, sentences: Sequence[Sentence]) -> Article:
    return Article(
        path=Path("a.txt"),
        name="a.txt",
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        encoding_is_guess=False,
        facts=ArticleFacts(),
        paragraphs=(),
        sentences=tuple(sentences),
    )


def test_it_looks_for_the_first_body_sentence_as_the_screen_shows_it() -> None:
    text = "Ferry aground\n\nThe (old)\x1bferry\nAster ran aground on Thursday."
    sentences = [
        Sentence(0, 0, 13, "headline", 0),
        Sentence(1, 15, len(text), "body", 1),
    ]
    pattern = first_screen.first_words(_article(text, sentences))
    assert re.search(pattern, "1 = The (old)␛ferry␊Aster ran")
    assert re.search(pattern, "1 = The (old)␛ferry Aster ran")
    assert not re.search(pattern, "Ferry aground")


def test_an_article_without_a_body_is_said() -> None:
    with pytest.raises(InputError, match="no body sentence"):
        first_screen.first_words(_article("", []))


def test_the_programs_take_turns_after_a_warm_up() -> None:
    calls: list[str] = []

    def measure(command: Sequence[str], pattern: str) -> float:
        calls.append(pattern)
        return float(len(calls))

    times = first_screen.run_in_turns(measure, [(["a"], "A"), (["b"], "B")], 3)
    assert calls == ["A", "B"] * 4
    assert times == [[3.0, 5.0, 7.0], [4.0, 6.0, 8.0]]


def test_the_report_tells_the_spread_and_both_ratios() -> None:
    report = first_screen.report([100.0, 200.0, 100.0], [150.0, 200.0, 300.0])
    rows = [re.findall(r"[\d.]+", line) for line in report.split("\n")[1:]]
    assert rows == [
        ["100", "100", "200"],
        ["150", "200", "300"],
        ["1.00", "1.50", "3.00", "1.50", "1.00", "3.00"],
        ["2.00"],
    ]


def test_a_start_is_measured_in_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    waited_for: list[float] = []

    def wait_for(terminal: Terminal, pattern: str) -> float:
        waited_for.append(real(terminal, pattern))
        return waited_for[-1]

    real = Terminal.wait_for
    monkeypatch.setattr(Terminal, "wait_for", wait_for)
    command = [sys.executable, minimal_app.__file__]
    measured = first_screen.measure_in_terminal(command, minimal_app.TEXT)
    assert [measured] == [seconds * 1000 for seconds in waited_for]


def test_a_program_that_ends_without_its_text_is_shown() -> None:
    with pytest.raises(AssertionError, match=r"ended with 0(.|\n)*\|something else"):
        first_screen.measure_in_terminal(["echo", "something else"], "wanted")
