"""What stands on top of the report: the review in numbers, and what each article must correct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copydesk.exports import report_words as words
from copydesk.exports.corrections import ArticleCorrections, Correction, RightWords
from copydesk.exports.markdown_entry import evidence_text
from copydesk.exports.markdown_quotes import bold_words, pieces_of
from copydesk.exports.markdown_text import plain, strong
from copydesk.exports.record_words import article_label, date_text, sentence_label
from copydesk.exports.summary import Summary
from copydesk.reviews.verdict import Verdict

_BESIDES: Final = (
    Verdict.ONE_SIDED,
    Verdict.DIFFER,
    Verdict.UNCLEAR,
    Verdict.MISMATCH,
    Verdict.AGREE,
)
"""What is told after the contradictions, the weightiest first."""


def in_short(summary: Summary) -> list[str]:
    """Return the review in numbers; nothing where nothing was judged."""
    found = [*_numbers(summary)]
    if not found:
        return []
    return ["## In short", "", *(f"- {one}" for one in found), "", words.WHOSE, ""]


def _numbers(summary: Summary) -> Iterator[str]:
    if not any(number for _verdict, number in summary.counts):
        return
    yield plain("".join(words.contradictions(summary))) + "."
    found = ((summary.count(verdict), verdict.word) for verdict in _BESIDES)
    rest = [f"{number:,} {word}" for number, word in found if number]
    if rest:
        yield f"Besides: {', '.join(rest)}."
    yield from (f"{told}." for told in words.still_to_do(summary))
    if left := words.not_reviewed(summary):
        yield f"{left}."


def corrections(summary: Summary) -> list[str]:
    """Return what each article must put right, by article; nothing where nothing must be."""
    if not summary.corrections:
        return []
    told = ["## What must be corrected", ""]
    for one in summary.corrections:
        told += _of_article(one)
    return told


def _of_article(found: ArticleCorrections) -> list[str]:
    article = found.article
    date = date_text(article.published, article.published_is_guess)
    name = article_label(article.name, article.short_name)
    head = ", ".join(plain(part) for part in (name, date) if part)
    lines = [f"### In {head}", ""]
    for number, one in enumerate(found.corrections, 1):
        lines.append(f"{number}. {_wrong(one)}")
        lines += [f"{' ' * len(f'{number}. ')}- {item}" for item in _items(one)]
    return [*lines, ""]


def _wrong(correction: Correction) -> str:
    if not correction.quoted.sentences:
        return "Nothing is said of it."
    where = sentence_label(correction.sentence).capitalize() or "Words"
    return f"{where}: {strong(pieces_of(correction.quoted))}"


def _items(correction: Correction) -> Iterator[str]:
    yield f"{_should_say(correction)}; {_by(correction)}"
    evidence = [one for record in correction.verdicts for one in record.evidence]
    for one in dict.fromkeys(evidence):
        yield f"evidence: {evidence_text(one)}"
    notes = {record.note: record.reviewer for record in reversed(correction.verdicts)}
    for note, reviewer in reversed(notes.items()):
        if note:
            yield f"note by {plain(reviewer)}: {plain(note)}"


def _should_say(correction: Correction) -> str:
    if not correction.right:
        return "what is right isn't known: neither article is"
    is_row = not correction.verdicts[0].finding_kind
    said = " or ".join(_right(one, whole=is_row) for one in correction.right)
    return f"lacks: {said}" if correction.is_lack else f"should say: {said}"


def _right(right: RightWords, *, whole: bool) -> str:
    """Return what is right: of a finding its words, of a row all that it says."""
    if right.is_lack:
        return f"nothing of it, as {plain(right.short_name)}"
    said = strong(pieces_of(right.quoted)) if whole else bold_words(right.quoted)
    return f"{said} ({plain(right.short_name)})"


def _by(correction: Correction) -> str:
    """Return who says so: "final decision of eve; ann: probable"."""
    finals = {
        one.final_decision.reviewer: one.final_decision.certainty
        for one in correction.verdicts
        if one.is_settled and one.final_decision is not None
    }
    said = {one.reviewer: one.certainty for one in correction.verdicts if not one.is_settled}
    parts = [*(_named(f"final decision of {name}", sure) for name, sure in finals.items())]
    parts += [_named(name, sure) for name, sure in said.items()]
    by = f"by {'; '.join(parts)}"
    return f"{by}; **disputed, not settled**" if correction.is_disputed else by


def _named(who: str, certainty: str) -> str:
    return plain(f"{who} ({certainty})" if certainty else who)
