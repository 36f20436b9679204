"""What the screen calls the kinds of paragraphs."""

from __future__ import annotations

from typing import get_args

import pytest

from copydesk.articles.article import FURNITURE, ParagraphKind, kind_told


@pytest.mark.parametrize("kind", get_args(ParagraphKind))
def test_what_is_no_journalism_has_one_name_on_screen(kind: ParagraphKind) -> None:
    assert kind_told(kind) == (kind if kind != "boilerplate" else "furniture")
    assert "boilerplate" not in map(kind_told, FURNITURE)
