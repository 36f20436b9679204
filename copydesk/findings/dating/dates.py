"""Times that clash: one event on two days, at two hours, for two lengths of time.

Both sides' times are matched as figures are (`surroundings`). Two times agree when the days that
they may mean have one in common, whatever their form: "late on Thursday" and "the night of 13
March", "by September of this year" and "by September 2025", "next week" and "on Tuesday". What
can't be resolved, because nobody knows when the article appeared, is held only against its like:
a weekday against a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.dating.spans_of_time import (
    durations_agree,
    hours_agree,
    is_twice_as_long,
    minutes_apart,
)
from copydesk.findings.dating.time import Time
from copydesk.findings.dating.time_phrases import issue_of
from copydesk.findings.dating.time_ranges import days_agree
from copydesk.findings.dating.times import times_in
from copydesk.findings.finding import Severity
from copydesk.findings.text.matching import MANY, matched
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.surroundings import share_a_claim, surroundings_shared

Accord = Literal["agree", "clash", "unknown"]
"""Whether two times can be the same; unknown: nobody can tell, or they are of different kinds."""

_DATELINE: Final = 16
"""Tokens in which a dateline ends."""
_YEAR: Final = re.compile(r"[12]\d{3}")
_AN_HOUR: Final = 60
_SPOKEN: Final = frozenset({"today", "yesterday", "tomorrow"})
"""Days that mean another day inside a quotation."""
_PARTS: Final = {
    "morning": 1, "dawn": 1, "daybreak": 1, "lunchtime": 2, "afternoon": 3, "dusk": 4,
    "evening": 4, "nightfall": 4, "night": 5, "overnight": 5,
}  # fmt: skip
"""Parts of the day in their order; neighbours run into one another."""
_GRAIN: Final = {
    "day": "day", "weekday": "day", "week": "week", "month": "month", "year": "month",
    "clock": "clock", "duration": "duration",
}  # fmt: skip
"""What times of which kinds are as fine as one another."""
_MONTHS: Final = (
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip


class Placed(Struct, frozen=True, eq=False):
    """A time with its place in a side."""

    time: Time
    run: range
    """Its tokens in the side."""
    passage: Passage

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return self.passage.span(self.time.first, self.time.last)

    @property
    def words(self) -> str:
        """The time as written."""
        span = self.span
        return " ".join(self.passage.reading.article.quote(span).split())

    @property
    def is_quoted(self) -> bool:
        """Whether it stands inside a quotation."""
        return self.passage.quoted[self.time.first]

    @property
    def is_heading(self) -> bool:
        """Whether it stands where a paper prints its own date: at the head, all in figures."""
        first = self.time.first
        dashed = self.passage.tokens[first + 1 : first + 2]
        return first <= 1 and self.time.kind == "day" and bool(dashed) and dashed[0].text == "-"

    @property
    def published(self) -> date | None:
        """When its article appeared."""
        return issue_of(self.passage.reading)


class Match(Struct, frozen=True, eq=False):
    """A time of the left side that may be the same as one of the right."""

    left: Placed
    right: Placed
    place: float
    """How much is shared around them."""


def date_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield the times that differ for the same event.

    High: days, months or years that can't be the same, hours an hour apart, a duration twice as
    long. Medium: other hours and durations, another part of the same day, a date that may be the
    paper's own, a clash that rests on a guess of when the article appeared.
    """
    clashing = [
        match for match in _matches(pairing) if accord_of(match.left, match.right) == "clash"
    ]
    for match in clashing:
        if _is_one_event(pairing, match, clashing) and not _both_tell_both(match):
            yield _clash(match)


def placed_times(side: Side) -> list[Placed]:
    """Return the times of a side with their places in it, without those of a dateline."""
    found: list[Placed] = []
    for offset, passage in side.offsets:
        lead = _dateline_end(passage)
        found += [
            Placed(time, range(time.first + offset, time.last + 1 + offset), passage)
            for time in times_in(passage)
            if time.first >= lead
        ]
    return found


def _dateline_end(passage: Passage) -> int:
    """Return the index after "NORVIK, March 14 (Kestrel News Agency) --", 0 if there is none."""
    tokens = passage.tokens
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for index, token in enumerate(tokens[:_DATELINE]):
        if token.text in ("—", "–") or (token.text == "-" and tokens[index - 1].text == "-"):
            return index
    return 0


def _matches(pairing: Pairing) -> list[Match]:
    lefts = placed_times(pairing.left)
    rights = placed_times(pairing.right) if lefts else []
    if not rights:
        return []
    places = {
        (id(one), id(other)): surroundings_shared(pairing, one.run, other.run)
        for one in lefts[:MANY]
        for other in rights[:MANY]
    }

    def score(one: Placed, other: Placed) -> float:
        return _likeness(one, other, places[id(one), id(other)])

    return [
        Match(one, other, places[id(one), id(other)])
        for one, other in matched(lefts, rights, score)
    ]


def _likeness(one: Placed, other: Placed, place: float) -> float:
    """Return how well two times match: those that agree first, then those at the same place."""
    accord = accord_of(one, other)
    if accord == "unknown":
        return place / 10
    same_kind = one.time.kind == other.time.kind
    return place + same_kind + (3 if accord == "agree" else 0) + 0.1


def accord_of(one: Placed, other: Placed) -> Accord:
    """Return whether two times can be the same."""
    kinds = {one.time.kind, other.time.kind}
    if kinds == {"clock"}:
        return "agree" if hours_agree(one.time, other.time) else "clash"
    if kinds == {"duration"}:
        agree = durations_agree(one.time, one.passage, other.time, other.passage)
        return "agree" if agree else "clash"
    if "clock" in kinds or "duration" in kinds:
        return "unknown"
    if one.is_quoted != other.is_quoted and {one.time.value, other.time.value} & _SPOKEN:
        return "unknown"
    known = [day for day in (one.published, other.published) if day is not None]
    same = days_agree(one.time, other.time, min(known, default=None))
    if same is None:
        return "unknown"
    same_day = one.time.value == other.time.value or one.time.earliest == other.time.earliest
    moved = same_day and _parts_differ(one.time, other.time)
    return "agree" if same and not moved else "clash"


def _parts_differ(one: Time, other: Time) -> bool:
    """Tell whether two times name different parts of a day."""
    if not (one.part in _PARTS and other.part in _PARTS):
        return False
    return abs(_PARTS[one.part] - _PARTS[other.part]) > 1


def _is_one_event(pairing: Pairing, match: Match, clashing: Sequence[Match]) -> bool:
    """Tell whether two times that differ are told of one event."""
    grain = _GRAIN[match.left.time.kind]
    lone = grain == _GRAIN[match.right.time.kind] and all(
        other is match or _GRAIN[other.left.time.kind] != grain for other in clashing
    )
    if lone and (match.left.is_heading or match.right.is_heading):
        return True
    if match.place >= (1 if grain in ("day", "week") else 1.5) + 0.5 * pairing.crossing:
        return True
    if lone and not pairing.crossing and _are_sole_spans(pairing, match):
        return True
    if not lone or match.place < 0.5:
        return False
    if _are_near_years(match.left.time, match.right.time):
        return True
    return share_a_claim(pairing) and not pairing.crossing


def _are_sole_spans(pairing: Pairing, match: Match) -> bool:
    """Tell whether two durations in one unit are the only times of the two sentences."""
    left, right = match.left.time, match.right.time
    is_sole = all(
        sum(len(times_in(passage)) for passage in side.passages) == 1
        for side in (pairing.left, pairing.right)
    )
    spans = left.kind == right.kind == "duration"
    return is_sole and spans and left.value.split()[1:] == right.value.split()[1:]


def _are_near_years(one: Time, other: Time) -> bool:
    """Tell whether two times are bare years that a slip may part: 2027 and 2028, 1987 and 1978."""
    if not (_YEAR.fullmatch(one.value) and _YEAR.fullmatch(other.value)):
        return False
    changed = sum(a != b for a, b in zip(one.value, other.value, strict=True))
    return changed == 1 or sorted(one.value) == sorted(other.value)


def _both_tell_both(match: Match) -> bool:
    """Tell whether each article has both times of day: then two events were held together."""
    if match.left.time.kind != "clock":
        return False
    wanted = {match.left.time.value, match.right.time.value}
    told = _hours_told(match.left.passage.reading), _hours_told(match.right.passage.reading)
    return wanted <= told[0] & told[1]


@lru_cache(maxsize=64)
def _hours_told(reading: Reading) -> frozenset[str]:
    return frozenset(t.value for p in reading.told for t in times_in(p) if t.kind == "clock")


def _clash(match: Match) -> Clash:
    left, right = match.left, match.right
    mixed = left.time.kind != right.time.kind
    reason = f"{_said(left, right, mixed=mixed)} or {_said(right, left, mixed=mixed)}?"
    return Clash("date", _severity(left, right), reason, left.span, right.span)


def _said(placed: Placed, other: Placed, *, mixed: bool) -> str:
    """Return the words of a time, with the day that they are taken for if that isn't plain."""
    day = placed.time.earliest
    if not mixed or not placed.time.is_guess or day is None or day != placed.time.latest:
        return placed.words
    if placed.time.kind == "weekday" and other.time.earliest is not None:
        # Last or next: the one that the other article makes likelier.
        near = other.time.earliest
        weeks = [day + timedelta(days=step) for step in (0, -7, 7)]
        day = min(weeks, key=lambda week: abs(week - near))
    return f"{placed.words} (= {day.day} {_MONTHS[day.month - 1]}?)"


def _severity(one: Placed, other: Placed) -> Severity:
    if one.is_heading or other.is_heading:
        return "medium"
    if one.time.kind == "clock":
        return "high" if minutes_apart(one.time, other.time) >= _AN_HOUR else "medium"
    if one.time.kind == "duration":
        return "high" if is_twice_as_long(one.time, other.time) else "medium"
    facts = (one.passage.reading.article.facts, other.passage.reading.article.facts)
    guessed = any(fact.published_is_guess for fact in facts)
    if guessed and one.time.kind != other.time.kind:
        return "medium"
    # The same day, only another part of it.
    return "medium" if one.time.part and one.time.value == other.time.value else "high"
