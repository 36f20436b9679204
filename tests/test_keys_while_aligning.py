"""The benchmark of keys: what it makes, what it looks at, how it counts."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.keys_while_aligning import cursor_of, made_story, report
from copydesk.articles.read_article import read_article


def test_its_articles_have_as_many_sentences_as_they_should_and_tell_the_same(
    tmp_path: Path,
) -> None:
    story = made_story(tmp_path / "story", 3, 40)
    articles = [read_article(path) for path in sorted(story.iterdir())]
    assert [len(article.sentences) for article in articles] == [41, 41, 41]
    first, third = (set(articles[number].text.split()) for number in (0, 2))
    assert len(first & third) > 0.8 * len(first)


def test_the_cursor_is_where_its_sign_stands_after_the_list() -> None:
    lines = ["> 02               ..       1    Title", f"{'B 01':22}>     2    No one", " " * 40]
    assert cursor_of(lines) == [(1, lines[1])]


def test_the_report_tells_the_spread_of_each_case() -> None:
    rows = report({"one": [10.0, 20.0, 30.0], "two": [5.0], "none": []}).splitlines()
    assert [re.findall(r"\d+", row) for row in rows[1:]] == [
        ["3", "20", "30", "30"],
        ["1", "5", "5", "5"],
        ["0"],
    ]
