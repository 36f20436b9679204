"""Days told by name, by date, and from the day on which an article came out."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, asked, both_orders

SATURDAY: Final = "2031-03-15"
"""When both articles are out."""

THE_SAME_DAY: Final[dict[str, tuple[Pair, ...]]] = {
    "a day of the week and its date": (
        ("The dam broke on Thursday.", "The dam broke on March 13."),
        ("The ship sank yesterday.", "The ship sank on Friday."),
        ("The law passed last year.", "The law passed in 2030."),
        ("The summit opened last Wednesday in Rabat.", "The summit opened on 12 March in Rabat."),
        ("They married last month.", "They married in February."),
        ("The exhibition opens next month.", "The exhibition opens in April."),
        ("The mine shut on 5 March 2031.", "The mine shut on March 5th."),
        ("He was released today.", "He was released on Saturday."),
    )
}


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(THE_SAME_DAY))
def test_a_day_told_by_its_name_and_by_its_date_is_one_day(
    kind: str, left: str, right: str
) -> None:
    assert asked(left, right, published=SATURDAY) == [], kind
