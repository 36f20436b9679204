"""The benchmark of edited articles, in small: its promises, and that it would see them broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_edits import EDITS, Draft, written
from benchmarks.store_edits import Text, Truth, edited, measure, sentence_result
from copydesk.articles.article import Span
from copydesk.articles.read_article import read_article
from copydesk.articles.stretch import Carried
from copydesk.articles.versions import Changes

ROOT = Path(__file__).parents[1]
TEXTS, OTHERS = (
    [read_article(path).text for path in sorted(folder.glob("*.txt"))]
    for folder in (ROOT / "seeds/norvik-ferry", ROOT / "benchmarks/gold/findings/hearing-trial")
)


@pytest.mark.parametrize("kind", EDITS)
def test_no_decision_comes_to_stand_on_other_words(kind: str) -> None:
    sentences, phrases, _ = measure(edited(kind, EDITS[kind], TEXTS, OTHERS, times=6))
    assert sum(sentences.values()) > 100
    assert not [result for result in (*sentences, *phrases) if result.endswith("wrong")]
    assert not sentences["untouched marked"]
    assert not sentences["untouched lost"]


class Misplaced(Changes):
    """A mapping that puts everything on one place."""

    def place(self, start: int, end: int) -> Carried | None:
        return Carried((Span(0, 5),), changed=False)


def test_a_wrong_place_is_seen_as_wrong() -> None:
    old = Text.of("The ferry sank.\n\nNo one was hurt.\n\nIt rained all night long.")
    draft = Draft.of(old.text).put(17, 33, "Nobody was there at all.")
    truth = Truth.of(old, draft)
    changes = Misplaced(old, truth.new)
    results = [sentence_result(truth, changes, one.start, one.end) for one in old.sentences]
    assert results == ["untouched in part", "removed wrong", "untouched wrong"]


def test_a_draft_knows_where_its_characters_come_from() -> None:
    draft = Draft.of("one two").put(3, 4, " and ") + written("!")
    assert draft.text == "one and two!"
    assert [draft.text[place] for place, origin in enumerate(draft.origins) if origin < 0] == list(
        " and !"
    )
