"""Dates in one article that can't be right: days that don't exist, one event on two days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.dating.dates import accord_of, placed_times
from copydesk.findings.dating.days import WEEKDAYS, exists
from copydesk.findings.dating.months import month_keys
from copydesk.findings.dating.time import Time
from copydesk.findings.dating.times import times_in
from copydesk.findings.finding import Severity
from copydesk.findings.inside.within_pairs import alike_pairs, content_words
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.surroundings import surroundings_shared
from copydesk.findings.text.word_sets import word_set

_SAME_PLACE: Final = 2.5
"""What two times must share around them to be told of one event in one article."""
_SHARED_WITH_POST: Final = 2
"""Words with content that a sentence and a post about the same event share at least."""
_MOST_POSTS: Final = 20
_ABBREVIATED: Final = 5
"""Letters of the longest short form: Thurs."""
_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def impossible_dates(reading: Reading) -> Iterator[Clash]:
    """Yield days that no calendar has, as high, and weekdays that their date wasn't on.

    Without a year the date is taken for the one nearest to the day of publication: then medium.
    """
    for passage in reading.told:
        for time in times_in(passage):
            if time.kind == "day" and time.value[:1].isdigit():
                yield from _missing_day(passage, time)
                yield from _wrong_weekday(passage, time)


def _missing_day(passage: Passage, time: Time) -> Iterator[Clash]:
    """Yield a day that no calendar has: its number against its month."""
    *year, month, day = (int(part) for part in time.value.split("/")[0].split("-"))
    if exists(year[0] if year else 0, month, day):
        return
    here = range(time.first, time.last + 1)
    tokens = passage.tokens
    months = [i for i in here if tokens[i].key in month_keys()] or [time.first]
    numbers = [i for i in here if tokens[i].text.isdecimal() and int(tokens[i].text) == day]
    number = (numbers or [time.last])[0]
    reason = f"Which day is {_words(passage, time.first, time.last)}?"
    left, right = passage.span(months[0], months[0]), passage.span(number, number)
    yield Clash("date", "high", reason, left, right)


def _wrong_weekday(passage: Passage, time: Time) -> Iterator[Clash]:
    """Yield a weekday in a date that fell on another."""
    day = time.earliest
    index = _weekday_beside(passage, time)
    if day is None or day != time.latest or index is None:
        return
    right = _NAMES[day.weekday()]
    if passage.tokens[index].key[:3] == right.casefold()[:3]:
        return
    first, last = time.first, time.last
    if index == first:
        # Thursday, 15 March
        first += 1 + (passage.tokens[first + 1].kind == "mark")
    elif index == last:
        last -= 1
    reason = f"{passage.tokens[index].text}, or {right}, {_words(passage, first, last)}?"
    severity: Severity = "medium" if time.is_guess else "high"
    yield Clash("date", severity, reason, passage.span(index, index), passage.span(first, last))


def _weekday_beside(passage: Passage, time: Time) -> int | None:
    """Return the token of a weekday in a date or parted from it by a mark: Thursday (13 March)."""
    tokens = passage.tokens
    places = list(range(time.first, time.last + 1))
    if time.first > 1 and tokens[time.first - 1].text == "(":
        places.append(time.first - 2)
    if time.last + 2 < len(tokens) and tokens[time.last + 1].text in ("(", ","):
        places.append(time.last + 2)
    return next((index for index in places if _is_weekday(tokens[index].key)), None)


def _is_weekday(key: str) -> bool:
    if len(key) < 3 or key[:3] not in WEEKDAYS:
        return False
    name = _NAMES[WEEKDAYS.index(key[:3])].casefold()
    return key == name or (len(key) <= _ABBREVIATED and name.startswith(key))


def _words(passage: Passage, first: int, last: int) -> str:
    span = passage.span(first, last)
    return passage.reading.article.quote(span).strip(" ,.")


def moved_events(reading: Reading) -> Iterator[Clash]:
    """Yield, as medium, two days on which two alike sentences put one event."""
    dated = [
        passage
        for passage in reading.told
        if any(time.kind in ("day", "weekday") for time in times_in(passage))
    ]
    for one, other in alike_pairs(dated):
        yield from _moved(Pairing([one], [other]))


def _moved(pairing: Pairing) -> Iterator[Clash]:
    days = ("day", "weekday")
    lefts = [time for time in placed_times(pairing.left) if time.time.kind in days]
    rights = [time for time in placed_times(pairing.right) if time.time.kind in days]
    accords = [(one, other, accord_of(one, other)) for one in lefts for other in rights]
    if any(accord == "agree" for *_, accord in accords):
        return
    for one, other, accord in accords:
        place = surroundings_shared(pairing, one.run, other.run) if accord == "clash" else 0.0
        if place >= _SAME_PLACE:
            reason = f"{one.words} or {other.words}?"
            yield Clash("date", "medium", reason, one.span, other.span)


def posts_before_events(reading: Reading) -> Iterator[Clash]:
    """Yield, as medium, a day on which the article puts what a post of an earlier day speaks of.

    Only posts that speak of their own day ("tonight", "today") and share words with the sentence
    are meant; what the sentence announces may well come after them.
    """
    for post, posted in islice(_posts(reading), _MOST_POSTS):
        words = frozenset[str]().union(*(content_words(passage) for passage in post))
        for passage in reading.told:
            shared = passage.sentence.kind != "embed" and words & content_words(passage)
            if not shared or len(shared) < _SHARED_WITH_POST:
                continue
            for time in times_in(passage):
                if _is_after(time, posted[1]) and not _announces(passage, time):
                    yield _too_late(passage, time, *posted)


def _posts(reading: Reading) -> Iterator[tuple[list[Passage], tuple[Passage, Time]]]:
    """Yield the sentences of each embedded post of today, with the full date that signs it."""
    posts: dict[int, list[Passage]] = {}
    for passage in reading.told:
        if passage.sentence.kind == "embed":
            posts.setdefault(passage.sentence.paragraph, []).append(passage)
    for post in posts.values():
        times = [(passage, time) for passage in post for time in times_in(passage)]
        signed = [at for at in times if at[1].kind == "day" and _is_full(at[1])]
        if signed and any(time.value == "today" for _, time in times):
            yield post, signed[-1]


def _is_full(time: Time) -> bool:
    return time.value[:1].isdigit() and not time.is_guess


def _is_after(time: Time, posted: Time) -> bool:
    is_day = time.kind in ("day", "weekday") and time.earliest == time.latest
    return bool(is_day and time.earliest and posted.latest and time.earliest > posted.latest)


def _announces(passage: Passage, time: Time) -> bool:
    before = passage.tokens[: time.first]
    return any(token.key in word_set("time_words", "ahead") for token in before)


def _too_late(passage: Passage, time: Time, posting: Passage, posted: Time) -> Clash:
    said, dated = _words(passage, time.first, time.last), _words(posting, posted.first, posted.last)
    reason = f"{said}, or before a post of {dated}?"
    left = passage.span(time.first, time.last)
    return Clash("date", "medium", reason, left, posting.span(posted.first, posted.last))
