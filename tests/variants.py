"""Facts that articles tell in variants, so that tests know which of their sentences clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.articles.article import Article, Sentence, Span
from copydesk.findings.finding import Finding, FindingKind, Severity


@dataclass(frozen=True)
class Fact:
    """One fact, or one sentence that an article may leave out."""

    kind: FindingKind
    sentence: str
    """With {} for what is told in variants; without, articles tell it or leave it out."""
    variants: tuple[str, ...]
    severity: Severity = "high"

    def says(self, variant: int = 0) -> str:
        """Return the sentence in one of its variants."""
        return self.sentence.format(*self.variants[variant : variant + 1])


def told(fact: Fact, sentence: str) -> str | None:
    """Return the variant of a fact that a sentence tells; None where it tells another one."""
    if not fact.variants:
        return sentence if sentence == fact.says() else None
    return next(
        (one for number, one in enumerate(fact.variants) if fact.says(number) == sentence), None
    )


def clashes_of(left: Article, right: Article, facts: Sequence[Fact]) -> Iterable[Finding]:
    """Yield what two articles tell otherwise, and what only one of them tells."""
    for fact in facts:
        ours, theirs = (_sentence(article, fact) for article in (left, right))
        if not fact.variants:
            yield from _left_out(fact, ours, theirs)
        elif ours and theirs:
            here, there = told(fact, left.quote(ours)), told(fact, right.quote(theirs))
            if here and there and here.casefold().rstrip("'s") != there.casefold().rstrip("'s"):
                spans = _words(left, ours, here), _words(right, theirs, there)
                yield Finding(fact.kind, fact.severity, f"{here} or {there}?", *spans, 0, "made")


def _left_out(fact: Fact, ours: Sentence | None, theirs: Sentence | None) -> Iterator[Finding]:
    if bool(ours) != bool(theirs):
        here = Span(ours.start, ours.end - 1) if ours else None
        there = Span(theirs.start, theirs.end - 1) if theirs else None
        kind: FindingKind = "omission" if ours else "addition"
        reason = f"{fact.sentence[:9]}...: left out?"
        yield Finding(kind, fact.severity, reason, here, there, 0, "made")


def _sentence(article: Article, fact: Fact) -> Sentence | None:
    found = (one for one in article.sentences if told(fact, article.quote(one)) is not None)
    return next(found, None)


def _words(article: Article, sentence: Sentence, words: str) -> Span:
    start = article.text.index(words, sentence.start)
    return Span(start, start + len(words))
