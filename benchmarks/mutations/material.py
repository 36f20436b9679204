"""Texts in which changes are made: our own, the sample corpus, the stories, real news."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from benchmarks.gold_links import STORIES, pairs_of_set

ROOT: Final = Path(__file__).parent.parent.parent
OWN: Final = Path(__file__).parent / "texts"
SAMPLE: Final = ROOT / "seeds" / "norvik-ferry"
SAME: Final = Path(__file__).parent / "same.tsv"
"""Sentences that say the same in one language: kind, language, one, other."""
_LEAST_SENTENCES: Final = 8
"""Sentences that a text needs: in less there is nothing to change."""


class Text(Struct, frozen=True):
    """An article's name and words."""

    name: str
    text: str


class Same(Struct, frozen=True):
    """Two sentences of one language that say the same."""

    kind: str
    language: str
    one: str
    other: str


def own_texts() -> list[Text]:
    """Return the texts that were written to be changed; they have no second teller."""
    return _in_folder(OWN)


def kept_out_texts() -> list[Text]:
    """Return texts like `own_texts` on which no number may be fitted (`gold/STATE.md`)."""
    return _in_folder(OWN / "kept-out")


def elsewhere_texts() -> list[Text]:
    """Return texts in other languages, written to be changed like `own_texts`."""
    return _in_folder(OWN / "elsewhere")


def sample_texts() -> list[Text]:
    """Return the articles of the sample corpus."""
    return _in_folder(SAMPLE)


def story_texts() -> list[Text]:
    """Return the news of the invented stories whose links are known, a paragraph a sentence."""
    found = []
    for path in sorted(STORIES.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        if "articles" not in story or story.get("kind", "news") != "news":
            continue
        for article in story["articles"]:
            sentences = [sentence["text"] for sentence in article["sentences"]]
            found.append(Text(f"{path.stem} {article['name']}", "\n\n".join(sentences) + "\n"))
    return found


def real_texts() -> list[Text]:
    """Return real news from the folder that COPYDESK_GOLD names; none, said aloud, without it."""
    folder = os.environ.get("COPYDESK_GOLD")
    if folder is None:
        sys.stderr.write("real news: skipped, COPYDESK_GOLD is not set\n")
        return []
    return [*_in_folder(Path(folder) / "findings" / "real"), *_news(Path(folder))]


def same_sentences() -> list[Same]:
    """Return sentences that say the same, in several languages."""
    lines = SAME.read_text(encoding="utf-8").splitlines()
    return [Same(*line.split("\t")) for line in lines]


def _in_folder(folder: Path) -> list[Text]:
    paths = sorted(folder.glob("*.txt"))
    return [Text(path.name, path.read_text(encoding="utf-8")) for path in paths]


def _news(folder: Path) -> Iterator[Text]:
    """Yield the news of the set with an editor's retellings, each once, a paragraph a sentence."""
    seen = set()
    for pair in pairs_of_set(folder / "alignment" / "spark.dev.jsonl"):
        for side, sentences in (("A", pair.left), ("B", pair.right)):
            text = "\n\n".join(sentences) + "\n"
            if text not in seen and len(sentences) >= _LEAST_SENTENCES:
                seen.add(text)
                yield Text(f"{pair.name} {side}", text)
