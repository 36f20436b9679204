"""The story over all its articles: how far each pair is, its questions, what must be corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import structs

from copydesk.judged.asked import StoryPair
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.opinions import is_final
from copydesk.judged.questions import StoryQuestions
from copydesk.reviews.verdict import Verdict
from tui.session.pair import Pair, PairKey
from tui.session.session import Session
from tui.session.sheet import readable
from tui.session.story_kept import Correction, KeptStory, PairTold, Story
from tui.session.story_pairs import is_whole, pairs_joined, pairs_wanted

if TYPE_CHECKING:
    from copydesk.alignment.link import Link
    from copydesk.articles.article import Article, Sentence, Span
    from copydesk.judged.finding import Side
    from copydesk.judged.rows import Judged

_LARGE: Final = 100
"""Pairs of a story; one of fewer is told anew with every pair that comes."""
_STEPS: Final = 10
"""How often a larger one is while its pairs come."""


def story_of(session: Session) -> Story:
    """Return the story as it stands now; quick where nothing or little was decided since."""
    kept = session.story
    if kept is None:
        kept = session.story = KeptStory(StoryQuestions())
    joined = pairs_joined(session)
    articles = tuple(readable(session))
    wanted = sum(1 for _ in pairs_wanted(session))
    pairs = _without_few_more(kept, joined, wanted)
    made_of = {key: (id(pair.judged), id(_links(pair))) for key, pair in pairs.items()}
    if kept.story is None or kept.story.articles != articles or kept.made_of != made_of:
        kept.made_of = made_of
        kept.story = _made(session, kept, pairs, articles, wanted)
    if kept.story.compared != len(joined):
        kept.story = structs.replace(kept.story, compared=len(joined))
    return kept.story


def _without_few_more(
    kept: KeptStory, joined: dict[PairKey, Pair], wanted: int
) -> dict[PairKey, Pair]:
    """Return the pairs without those that came since, where these are few and others will follow.

    Joining thousands of findings anew with every pair would hold up the keys.
    """
    known = {key: pair for key, pair in joined.items() if key in kept.made_of}
    more = len(joined) - len(known)
    is_early = wanted > _LARGE and len(joined) < wanted and more * _STEPS < wanted
    return known if is_early and len(known) == len(kept.made_of) else joined


def _made(
    session: Session,
    kept: KeptStory,
    pairs: dict[PairKey, Pair],
    articles: tuple[int, ...],
    wanted: int,
) -> Story:
    index_of = {session.article(index).sha256: index for index in reversed(articles)}
    before, kept.of_pair = kept.of_pair, {}
    for key, pair in pairs.items():
        told = before.get(key)
        if told is None or told.rows is not pair.judged or told.links is not _links(pair):
            corrections = tuple(_corrections(pair, key, index_of))
            told = PairTold(pair.judged, _links(pair), pair.counts, corrections)
        kept.of_pair[key] = told
    order = [session.article(index).sha256 for index in articles]
    return Story(
        articles,
        {(min(key), max(key)): told.counts for key, told in kept.of_pair.items()},
        kept.questions.of(map(_story_pair, pairs, pairs.values()), order),
        _by_article(one for told in kept.of_pair.values() for one in told.corrections),
        len(pairs),
        wanted,
        is_whole(session),
    )


def _story_pair(key: PairKey, pair: Pair) -> StoryPair:
    assert pair.right is not None  # only whole pairs are compared
    return StoryPair(key, pair.left, pair.right, _links(pair), pair.judged)


def _links(pair: Pair) -> tuple[Link, ...]:
    assert pair.comparison is not None  # it was compared
    return pair.comparison.links


# Corrections


def _corrections(pair: Pair, key: PairKey, index_of: dict[str, int]) -> Iterator[Correction]:
    """Yield what one of the two articles must put right, or both where neither is right."""
    for part in pair.parts:
        decided = _decided(part)
        for wrong, right in _wrong_sides(pair, decided):
            start, words = _said(pair, part, wrong)
            if words or right is not None:
                yield Correction(
                    article=index_of[_article(pair, wrong).sha256],
                    start=start,
                    words=words,
                    right=_said(pair, part, right)[1] if right is not None else "",
                    by=index_of[_article(pair, right).sha256] if right is not None else None,
                    pair=key,
                    target=part.target,
                    is_final=is_final(part),
                )


def _wrong_sides(pair: Pair, decided: str | None) -> tuple[tuple[Side, Side | None], ...]:
    """Return which sides are wrong, each with the one that is right, if any."""
    assert pair.right is not None  # only whole pairs are compared
    if decided == "neither":
        return ("left", None), ("right", None)
    if decided == pair.left.sha256:
        return (("right", "left"),)
    return (("left", "right"),) if decided == pair.right.sha256 else ()


def _decided(part: Judged) -> str | None:
    """Return who is right on what can't both be true: the final word where it stands, else mine."""
    if is_final(part) and part.final is not None:
        data = part.final.entry.data
        return data.right if data.verdict is Verdict.CONTRADICT else None
    mine = part.mine
    if mine is None or mine.verdict is not Verdict.CONTRADICT or mine.changed_since:
        return None
    return mine.right


def _said(pair: Pair, part: Judged, side: Side) -> tuple[int, str]:
    """Return what an article says in a row or finding, and where that begins."""
    article = _article(pair, side)
    places: Sequence[Span | Sentence]
    if isinstance(part, JudgedFinding):
        places = [end.span for end in part.ends if end.side == side]
    else:
        sentences = part.row.left if side == "left" else part.row.right
        places = [article.sentences[index] for index in sentences]
    return places[0].start if places else -1, " ".join(map(article.quote, places))


def _article(pair: Pair, side: Side) -> Article:
    assert pair.right is not None  # only whole pairs are compared
    return pair.left if side == "left" else pair.right


def _by_article(corrections: Iterable[Correction]) -> dict[int, tuple[Correction, ...]]:
    """Return corrections by article, what several pairs say of the same words once.

    That neither of two articles is right says nothing more where another one is.
    """
    found: dict[int, dict[tuple[int, str, str], Correction]] = {}
    known = sorted(corrections, key=lambda one: (one.by is None, not one.is_final, one.by or 0))
    told: set[tuple[int, int, str]] = set()
    for one in known:
        place = one.article, one.start, one.words
        if one.by is not None or place not in told:
            told.add(place)
            found.setdefault(one.article, {}).setdefault((one.start, one.words, one.right), one)
    return {
        article: tuple(sorted(known.values(), key=lambda one: one.start))
        for article, known in sorted(found.items())
    }
