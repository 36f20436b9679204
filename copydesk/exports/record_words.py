"""What reports call a record, its articles, and what was decided: in all the same words."""

from __future__ import annotations

import re
from typing import Final

from copydesk.exports.record import ExportFinal, ExportRecord

NO_PLACE: Final = {
    "orphan": "its words are gone from the article as it is now",
    "absent": "an article that it is about is not in the folder",
}
"""Where a verdict went that stands on no row, by `ExportRecord.earlier_text`."""

_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z")


def relation(record: ExportRecord) -> str:
    """Return how a row's two sides belong together, a one-sided one by the article's name."""
    sides = zip(names(record), (record.passage_1, record.passage_2), strict=True)
    told = [name for name, words in sides if words]
    if len(told) != 1:
        return record.relation
    return record.relation.replace("one-sided", f"only in {told[0]}")


def finding_kind(record: ExportRecord) -> str:
    """Return what clashes; what one article lacks is told by the name of the other."""
    first, second = names(record)
    told = {"omission": f"only in {first}", "addition": f"only in {second}"}
    return told.get(record.finding_kind, record.finding_kind)


def names(record: ExportRecord) -> tuple[str, str]:
    """Return what to call the two articles: by their files where their short names are one."""
    if record.short_name_1 == record.short_name_2:
        return record.article_1, record.article_2
    return record.short_name_1, record.short_name_2


def finding_line(record: ExportRecord) -> str:
    """Return a finding's kind with all that is known of how grave and how safe it is."""
    parts = (finding_kind(record), record.severity, record.confidence)
    return ", ".join(part for part in parts if part)


def place_parts(record: ExportRecord, side: int) -> tuple[str, ...]:
    """Return where one side's words stand: "Norvik Post (1.txt)", "2025-03-14", "sentence 3".

    Args:
        record: The record.
        side: 1 or 2.
    """
    if side == 1:
        name, short, sentence = record.article_1, record.short_name_1, record.sentence_1
        date = date_text(record.published_1, record.published_is_guess_1)
    else:
        name, short, sentence = record.article_2, record.short_name_2, record.sentence_2
        date = date_text(record.published_2, record.published_is_guess_2)
    if not name:
        return ()
    parts = (article_label(name, short), date, sentence_label(sentence))
    return tuple(part for part in parts if part)


def date_text(published: str, is_guess: bool) -> str:
    """Return a date of publication, with a question mark where it is a guess."""
    return f"{published}?" if published and is_guess else published


def time_text(at: str) -> str:
    """Return a time as people read it: "2025-03-15 14:02 UTC"; what is no time as it is."""
    match = _TIME.fullmatch(at)
    return f"{match[1]} {match[2]} UTC" if match else at


def right_text(right: str) -> str:
    """Return who is right as a few words: "1 wire is right"; "" for nothing said."""
    return {
        "": "",
        "unknown": "not known who is right",
        "both": "both are right",
        "neither": "neither is right",
    }.get(right, f"{right} is right")


def found_by(record: ExportRecord) -> str:
    """Return who found it: "the program (number)", "ann, by hand"; "" where that isn't known."""
    if record.finding_by == "machine":
        return f"the program ({record.finding_type})"
    return f"{record.finding_by}, by hand" if record.finding_by else ""


def question(record: ExportRecord) -> str:
    """Return what a finding asks; of what the program finds no more, the words it was about."""
    words = [one for one in (record.quote_1, record.quote_2) if one]
    return record.finding_reason or f"{' or '.join(words)}?"


def decision(record: ExportRecord) -> str:
    """Return what a reviewer decided: "3 contradict, 1 wire is right, probable"."""
    otherwise = "dismissed" if record.dismissed else "no verdict"
    parts = [f"{record.verdict_number} {record.verdict}" if record.verdict else otherwise]
    if record.dismissed not in ("", "yes"):
        parts.append(record.dismissed)
    parts += [right_text(record.right), record.certainty]
    return ", ".join(part for part in parts if part)


def final_decision(final: ExportFinal) -> str:
    """Return what was decided for the whole desk, in the same words."""
    parts = (f"{final.verdict_number} {final.verdict}", right_text(final.right), final.certainty)
    return ", ".join(part for part in parts if part)


def article_label(name: str, short_name: str) -> str:
    """Return what an article is called, with its file's name where that is another; not escaped."""
    return name if short_name == name else f"{short_name} ({name})"


def sentence_label(numbers: str) -> str:
    """Return which sentences of an article these are: "sentence 3", "sentences 3-4", or ""."""
    if not numbers:
        return ""
    return f"{'sentence' if numbers.isdecimal() else 'sentences'} {numbers}"
