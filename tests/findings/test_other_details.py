"""Another time, office, source, limit or figure in a sentence that is otherwise the same."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, both_orders, points_at_the_difference, two_sided

CLASHING: Final[dict[str, tuple[Pair, ...]]] = {
    "another time": (
        ("The committee met last week in Geneva.", "The committee met last month in Geneva."),
        ("The bridge was painted yesterday.", "The bridge was painted last year."),
        ("The parcel was posted before the fire.", "The parcel was posted after the fire."),
        ("The orchestra will tour next spring.", "The orchestra will tour next autumn."),
        ("The shop opened two years ago.", "The shop opened two months ago."),
        ("She resigned on Tuesday.", "She resigned on Thursday."),
        ("The clinic closed in March.", "The clinic closed in May."),
        (
            "Before the vote, the lawmakers met the president.",
            "After the vote, the lawmakers met the president.",
        ),
        ("The strike has lasted since January.", "The strike will last until January."),
        (
            "The meteor was seen on Saturday morning over Perth.",
            "The meteor was seen on Saturday evening over Perth.",
        ),
        ("The king was crowned in 1953.", "The king was crowned in 1935."),
        ("The ceasefire begins tonight.", "The ceasefire begins tomorrow."),
        ("He was jailed for three months.", "He was jailed for three years."),
        ("The talks start next Monday at 9 a.m.", "The talks start next Monday at 9 p.m."),
    ),
    "another rank or title": (
        (
            "The former governor of Bahia signed the letter.",
            "The governor of Bahia signed the letter.",
        ),
        ("Deputy mayor Rosa Klein opened the fair.", "Mayor Rosa Klein opened the fair."),
        ("Acting director Tom Hale dismissed the claim.", "Director Tom Hale dismissed the claim."),
        ("Sergeant Luis Vega led the patrol.", "Captain Luis Vega led the patrol."),
        ("The vice president of Gambia flew to Dakar.", "The president of Gambia flew to Dakar."),
        (
            "Ines Duarte, the finance minister, resigned.",
            "Ines Duarte, the health minister, resigned.",
        ),
        ("Bishop Carl Moen blessed the boats.", "Archbishop Carl Moen blessed the boats."),
        ("The ex-chairman of the club paid the fine.", "The chairman of the club paid the fine."),
        ("Assistant coach Per Dahl was sent off.", "Coach Per Dahl was sent off."),
        ("Prime Minister Ola Rask will visit Tunis.", "President Ola Rask will visit Tunis."),
    ),
    "doubt here and a fact there": (
        ("The mine may close in the autumn.", "The mine will close in the autumn."),
        ("The painting was allegedly stolen in Ghent.", "The painting was stolen in Ghent."),
        ("The virus could spread to cattle.", "The virus spreads to cattle."),
        ("The driver had apparently fallen asleep.", "The driver had fallen asleep."),
        ("The flood was probably caused by a burst pipe.", "The flood was caused by a burst pipe."),
        ("The minister might resign.", "The minister will resign."),
        (
            "The company reportedly paid a ransom to the hackers.",
            "The company paid a ransom to the hackers.",
        ),
        (
            "Possibly the oldest boat in Wales was found in a bog.",
            "The oldest boat in Wales was found in a bog.",
        ),
        ("Prices are likely to fall.", "Prices fell."),
    ),
    "a source that one side lacks": (
        ("The factory had no permit, inspectors said.", "The factory had no permit."),
        (
            "According to the coast guard, the yacht sank in four minutes.",
            "The yacht sank in four minutes.",
        ),
        ("Police said the man had been drinking.", "The man had been drinking."),
        ("The minister claimed that the deficit had shrunk.", "The deficit had shrunk."),
        ("The bridge is unsafe, engineers warned on Monday.", "The bridge is unsafe."),
        (
            "Neighbours told reporters that the house had been empty for years.",
            "The house had been empty for years.",
        ),
    ),
    "another limit of the same number": (
        (
            "At least 40 people were trapped in the cave.",
            "Up to 40 people were trapped in the cave.",
        ),
        ("More than 300 homes lost power.", "Fewer than 300 homes lost power."),
        (
            "The repair will cost up to 2 million euros.",
            "The repair will cost at least 2 million euros.",
        ),
        ("He owes almost $5,000.", "He owes more than $5,000."),
        ("Over 60 percent of members voted.", "Under 60 percent of members voted."),
        ("No more than 20 guests are allowed.", "No fewer than 20 guests are allowed."),
        ("The fine is at most 900 francs.", "The fine is at least 900 francs."),
    ),
    "another unit": (
        ("Nurses earn $30 an hour at the clinic.", "Nurses earn $30 a day at the clinic."),
        ("The pipe leaks 200 litres per day.", "The pipe leaks 200 litres per hour."),
        ("The tower is 90 metres tall.", "The tower is 90 feet tall."),
        ("The parcel weighed 12 kilograms.", "The parcel weighed 12 pounds."),
        ("The loan was 4 million euros.", "The loan was 4 billion euros."),
        ("The project cost 70 million dollars.", "The project cost 70 million pounds."),
        ("Unemployment rose by 2 percent.", "Unemployment rose by 2 percentage points."),
        ("The rent is 800 euros a month.", "The rent is 800 euros a week."),
        ("The lake is 15 miles long.", "The lake is 15 kilometres long."),
        ("The heart beats 120 times a minute.", "The heart beats 120 times an hour."),
    ),
    "a number, a name, in any place of a sentence": (
        ("Twelve cows escaped from the barn.", "Twenty cows escaped from the barn."),
        (
            "In Quito, 14 people fell ill after the banquet.",
            "In Quito, 41 people fell ill after the banquet.",
        ),
        (
            "The dam holds back 3.2 million cubic metres.",
            "The dam holds back 2.3 million cubic metres.",
        ),
        ("Her record stood for 19 days.", "Her record stood for 91 days."),
        ("The vote was 52 to 48.", "The vote was 54 to 46."),
        ("The shooter was named as Ivan Doric.", "The shooter was named as Ivan Dorin."),
        (
            "The flight from Lagos was diverted to Accra.",
            "The flight from Lagos was diverted to Abuja.",
        ),
        ("Half of the herd was sold.", "A third of the herd was sold."),
        ("The first ship reached Malta.", "The second ship reached Malta."),
        ("Interest rates stand at 4.5 percent.", "Interest rates stand at 5.4 percent."),
        ("A boy, 9, was rescued.", "A boy, 6, was rescued."),
    ),
}


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(CLASHING))
def test_a_reader_is_asked_about_a_detail_that_is_another(kind: str, left: str, right: str) -> None:
    questions = two_sided(left, right)
    assert questions, kind
    assert all(points_at_the_difference(each, left, right) for each in questions)
