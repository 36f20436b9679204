"""A part of an article, for a first screen that waits for no more of it."""

from __future__ import annotations

from bisect import bisect, bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from msgspec import structs

if TYPE_CHECKING:
    from copydesk.articles.article import Article, Sentence
    from copydesk.desk.desk import Desk

_HEAD: Final = 8_000
"""Code points of the base that are read for a first screen, up to the end of a paragraph: more than
a large terminal shows."""


def head_of(desk: Desk, index: int) -> Article:
    """Return an article as if it ended after its first paragraphs.

    Of one that a reader has to take out of its file, nothing but its name is known so soon.

    Raises:
        InputError: It can't be read.
    """
    if (known := desk.known(index)) is not None:
        return part_of(known, 0)
    from copydesk.articles.decoding import Decoded
    from copydesk.articles.files import open_article
    from copydesk.articles.read_article import article_of

    file = open_article(desk.found[index].path, root=desk.library.root)
    whole = file.decoded or Decoded("", "", is_guess=False)
    end = whole.text.find("\n\n", _HEAD, 2 * _HEAD)
    head = structs.replace(whole, text=whole.text[: end if end > 0 else _HEAD])
    return article_of(structs.replace(file, decoded=head))


def part_of(article: Article, first: int) -> Article:
    """Return an article as if nothing stood before the paragraph of a sentence, and little after.

    Args:
        article: The whole.
        first: Index of the sentence. Towards the end of the article the part begins earlier. It has
            a sentence at least, however long that is.
    """
    if not article.sentences:
        return replace(article, text="", paragraphs=(), sentences=())
    latest = bisect_left(article.sentences, len(article.text) - _HEAD, key=_start_of)
    number = article.sentences[min(first, latest)].paragraph
    start = article.paragraphs[number].start
    below = article.sentences[bisect_left(article.sentences, number, key=_paragraph_of) :]
    shown = below[: max(1, bisect(below, start + _HEAD, key=_end_of))]
    end = shown[-1].end
    return replace(
        article,
        text=article.text[start:end],
        paragraphs=tuple(
            structs.replace(one, start=one.start - start, end=min(one.end, end) - start)
            for one in article.paragraphs[number : shown[-1].paragraph + 1]
        ),
        sentences=tuple(
            structs.replace(
                one,
                index=index,
                start=one.start - start,
                end=one.end - start,
                paragraph=one.paragraph - number,
            )
            for index, one in enumerate(shown)
        ),
    )


def _paragraph_of(sentence: Sentence) -> int:
    return sentence.paragraph


def _start_of(sentence: Sentence) -> int:
    return sentence.start


def _end_of(sentence: Sentence) -> int:
    return sentence.end
