"""What of a long article stands on the first screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import Article
from copydesk.articles.read_article import read_article
from tui.app.head import part_of


def _article(folder: Path, lengths: list[list[int]]) -> Article:
    """Return an article of paragraphs of sentences of so many words."""
    path = folder / "made.txt"
    told = [
        " ".join(
            f"Ship {number}{place} {'sank ' * length}there." for place, length in enumerate(one)
        )
        for number, one in enumerate(lengths)
    ]
    path.write_text("\n\n".join(told), encoding="utf-8")
    return read_article(path)


@given(
    st.lists(st.lists(st.integers(1, 700), min_size=1, max_size=4), min_size=1, max_size=25),
    st.data(),
)
def test_a_part_is_the_same_words_in_the_same_sentences(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[list[int]], data: st.DataObject
) -> None:
    whole = _article(tmp_path_factory.mktemp("part"), lengths)
    wanted = data.draw(st.sampled_from(whole.sentences))
    part = part_of(whole, wanted.index)
    start = whole.text.index(part.text)
    shown = [one for one in whole.sentences if start <= one.start < start + len(part.text)]
    assert [part.quote(one) for one in part.sentences] == [whole.quote(one) for one in shown]
    assert [one.kind for one in part.sentences] == [one.kind for one in shown]
    assert [one.index for one in part.sentences] == list(range(len(shown)))
    kinds = [part.paragraphs[one.paragraph].kind for one in part.sentences]
    assert kinds == [one.kind for one in part.sentences]
    assert whole.paragraphs[wanted.paragraph].start >= start
