"""Room for reading: how wide the texts are in the review, with which panes beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reviewing import copied_sample, reviewing
from tui.screens.panes import Drawing


@pytest.mark.parametrize(
    ("size", "keys", "least"),
    [((120, 40), (), 32), ((120, 40), ("backslash",), 43), ((80, 24), (), 36)],
    ids=["all panes", "the list hidden", "a plain terminal"],
)
async def test_a_column_of_text_is_wide_enough_to_be_read(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...], least: int
) -> None:
    """Without its margins, one blank cell on either side."""
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt"))
    async with reviewing(tmp_path, story, size=size, drawing=Drawing(rule="|")) as review:
        await review.press(*keys)
        texts = review.screen.texts
        drawn = [texts.render_line(y).text for y in range(texts.size.height)]
        (rule,) = {line.index(" | ") + 1 for line in drawn[1:] if " | " in line}
        columns = [line for line in drawn[1:] if line[rule] == "|"]
        assert columns
        assert all(line[rule - 1] == line[rule + 1] == line[-1] == " " for line in columns)
        assert all(line[0] in " >" for line in columns)
        left, right = rule - 2, texts.size.width - rule - 3
        assert min(left, right) >= least
        assert abs(left - right) <= 1
