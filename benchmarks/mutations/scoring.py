"""Makes mutations of texts, compares each with its text, and counts what was found.

A finding meets a change when it overlaps the changed words on either side, or the place where words
were dropped. All others are stray: on that pair they are wrong, whatever they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from random import Random
from typing import Final

from msgspec import Struct

from benchmarks.mutations.clauses import dropped_clause, dropped_sentence, dropped_source
from benchmarks.mutations.edit import Maker, Mutation, mutation_of
from benchmarks.mutations.grammar import (
    changed_hedge,
    changed_negation,
    changed_order,
    changed_quantity,
    changed_rank,
    opposite_word,
    other_word,
    plan_and_deed,
)
from benchmarks.mutations.material import Same, Text
from benchmarks.mutations.names import misspelt_name, roles_swapped, swapped_name
from benchmarks.mutations.prose import Prose
from benchmarks.mutations.quotations import dropped_marks, word_in_quotation
from benchmarks.mutations.values import (
    changed_bound,
    changed_clock,
    changed_date,
    changed_digit,
    changed_money,
    changed_number,
)
from benchmarks.mutations.variants import (
    dots_at_quotations,
    invisible_signs,
    one_paragraph,
    one_sentence_a_paragraph,
    other_clock,
    other_dashes,
    other_numbers,
    other_quotes,
    other_spelling,
    paragraphs_moved,
)
from copydesk.articles.article import Article, Span
from copydesk.articles.read_article import article_again
from copydesk.comparison import compare
from copydesk.findings.finding import Finding

CHANGES: Final[Mapping[str, Maker]] = {
    "number": changed_number,
    "money or share": changed_money,
    "date": changed_date,
    "clock time": changed_clock,
    "bound": changed_bound,
    "name": swapped_name,
    "misspelling": misspelt_name,
    "who did it": roles_swapped,
    "word in a quotation": word_in_quotation,
    "quotation marks": dropped_marks,
    "negation": changed_negation,
    "plan or deed": plan_and_deed,
    "hedge": changed_hedge,
    "rank or title": changed_rank,
    "quantity": changed_quantity,
    "before or after": changed_order,
    "source": dropped_source,
    "clause": dropped_clause,
    "sentence": dropped_sentence,
    "opposite": opposite_word,
    "any other word": other_word,
}
"""What is changed, by its name in the tables."""

CHANGES_ELSEWHERE: Final[Mapping[str, Maker]] = {
    "figure": changed_digit,
    "name": swapped_name,
    "misspelling": misspelt_name,
    "word in a quotation": word_in_quotation,
}
"""What is changed in other languages than English: no word of grammar."""

VARIANTS: Final[Mapping[str, Maker]] = {
    "spelling": other_spelling,
    "quotation marks": other_quotes,
    "dashes": other_dashes,
    "number style": other_numbers,
    "clock and time zone": other_clock,
    "invisible signs": invisible_signs,
    "dots at a quotation": dots_at_quotations,
    "a paragraph a sentence": one_sentence_a_paragraph,
    "one paragraph": one_paragraph,
    "order of paragraphs": paragraphs_moved,
}
"""What is merely written otherwise."""


class Outcome(Struct, frozen=True):
    """What comparing a text with its copy gave."""

    text: str
    mutation: Mutation
    met: tuple[Finding, ...]
    stray: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Whether a finding meets the change."""
        return bool(self.met)


def mutations(text: Text, makers: Mapping[str, Maker], seed: int, each: int) -> Iterator[Mutation]:
    """Yield up to `each` mutations of every kind, the same at every call with the same seed."""
    prose = Prose(text.text)
    for kind, maker in makers.items():
        random = Random(f"{text.name} {kind} {seed}")
        edits = list(maker(prose, random))
        for edit in random.sample(edits, min(each, len(edits))):
            yield mutation_of(kind, text.text, edit)


def outcomes(
    texts: Iterable[Text], makers: Mapping[str, Maker], *, seed: int = 1, each: int = 1
) -> list[Outcome]:
    """Return what came of mutations of all texts."""
    found = []
    for text in texts:
        before = article_of(text.name, text.text)
        for mutation in mutations(text, makers, seed, each):
            after = article_of(text.name, mutation.after)
            findings = compare(before, after).findings
            met = tuple(finding for finding in findings if meets(finding, mutation))
            stray = tuple(finding for finding in findings if not meets(finding, mutation))
            found.append(Outcome(text.name, mutation, met, stray))
    return found


def own_copies(texts: Iterable[Text]) -> list[Outcome]:
    """Return what came of laying each text beside itself: all findings are stray."""
    return [
        _nothing_changed(text.name, Mutation("own copy", text.text, text.text, (), ()))
        for text in texts
    ]


def same_told(pairs: Sequence[Same]) -> list[Outcome]:
    """Return what came of sentences that say the same: all findings are stray."""
    return [
        _nothing_changed(pair.one, Mutation(pair.kind, pair.one, pair.other, (), ()))
        for pair in pairs
    ]


def _nothing_changed(name: str, mutation: Mutation) -> Outcome:
    one, other = article_of("one", mutation.before), article_of("other", mutation.after)
    return Outcome(name, mutation, (), compare(one, other).findings)


def article_of(name: str, text: str) -> Article:
    """Return a text as an article."""
    return article_again(f"{name}.txt", sha256(text.encode()).hexdigest(), text)


def meets(finding: Finding, mutation: Mutation) -> bool:
    """Tell whether a finding overlaps what was changed, on either side."""
    return _overlaps(finding.left, mutation.left) or _overlaps(finding.right, mutation.right)


def _overlaps(span: Span | None, changed: Iterable[Span]) -> bool:
    return span is not None and any(span.overlaps(place) for place in changed)
