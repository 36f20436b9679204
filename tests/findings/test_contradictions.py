"""What one article says and the other denies, in two sentences that are otherwise alike."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, both_orders, points_at_the_difference, two_sided

CLASHING: Final[dict[str, tuple[Pair, ...]]] = {
    "a not that one side lacks": (
        (
            "The lifeguard was not at her post when the boy went under.",
            "The lifeguard was at her post when the boy went under.",
        ),
        (
            "Officials said the reservoir did not overflow on Sunday.",
            "Officials said the reservoir overflowed on Sunday.",
        ),
        (
            "The airline has not refunded the passengers.",
            "The airline has refunded the passengers.",
        ),
        (
            "The vaccine is not approved for children under five.",
            "The vaccine is approved for children under five.",
        ),
        (
            "Vera Molina never met the lobbyist, her lawyer said.",
            "Vera Molina met the lobbyist, her lawyer said.",
        ),
        (
            "None of the lifts were working when the alarm rang.",
            "All of the lifts were working when the alarm rang.",
        ),
        (
            "The charity hasn't published its accounts since 2019.",
            "The charity has published its accounts since 2019.",
        ),
        (
            "According to the referee, the ball did not cross the line.",
            "The ball crossed the line, according to the referee.",
        ),
        ("No survivors were found in the wreckage.", "Survivors were found in the wreckage."),
        ("Nobody heard the siren.", "Everybody heard the siren."),
        ("She pleaded not guilty.", "She pleaded guilty."),
        ("The tenants no longer pay rent.", "The tenants pay rent."),
        ("Neither pilot was hurt.", "Both pilots were hurt."),
        ("The road isn't open.", "The road is open."),
        ("There is no cure.", "There is a cure."),
        ("He left without paying the bill.", "He left after paying the bill."),
        ("The bank cannot lend more money to farmers.", "The bank can lend more money to farmers."),
        (
            "The inspector, who had no key, waited outside the kitchen.",
            "The inspector, who had a key, waited outside the kitchen.",
        ),
        (
            "The senator said she won't run again in November.",
            "The senator said she will run again in November.",
        ),
    ),
    "a word and its opposite": (
        ("The price of wheat rose in the spring.", "The price of wheat fell in the spring."),
        ("The judge accepted the plea on Tuesday.", "The judge rejected the plea on Tuesday."),
        (
            "Doctors described her condition as stable.",
            "Doctors described her condition as unstable.",
        ),
        ("The window on the third floor was open.", "The window on the third floor was closed."),
        ("Most villagers support the wind farm.", "Most villagers oppose the wind farm."),
        ("The sample was clean.", "The sample was dirty."),
        ("He was guilty.", "He was innocent."),
        ("The test failed.", "The test passed."),
        ("The suspect is alive.", "The suspect is dead."),
        (
            "Exports to Brazil increased sharply last year.",
            "Exports to Brazil decreased sharply last year.",
        ),
        ("The new rule is legal, the court held.", "The new rule is illegal, the court held."),
        (
            "Her latest novel was praised by critics in Madrid.",
            "Her latest novel was panned by critics in Madrid.",
        ),
        (
            "The glacier is shrinking faster than in the 1990s.",
            "The glacier is growing faster than in the 1990s.",
        ),
        (
            "The team won its first match of the season.",
            "The team lost its first match of the season.",
        ),
        (
            "The prime minister arrived in Oslo on Friday.",
            "The prime minister left Oslo on Friday.",
        ),
        (
            "Regular exercise lowers the risk of a stroke, the study found.",
            "Regular exercise raises the risk of a stroke, the study found.",
        ),
        (
            "The tanker was sailing north when it caught fire.",
            "The tanker was sailing south when it caught fire.",
        ),
        ("Tickets are cheap.", "Tickets are expensive."),
        ("The left engine stopped over the sea.", "The right engine stopped over the sea."),
    ),
    "stopped here and went on there": (
        ("The farm stopped using the spray in June.", "The farm kept using the spray in June."),
        (
            "The network ceased broadcasting after the raid.",
            "The network continued broadcasting after the raid.",
        ),
        (
            "Rescuers have ended the search for the hikers.",
            "Rescuers have resumed the search for the hikers.",
        ),
        ("The brewery quit buying local barley.", "The brewery began buying local barley."),
        ("Trains stopped running.", "Trains kept running."),
        ("Doctors have halted the trial.", "Doctors have begun the trial."),
        ("The nurses started a strike on Thursday.", "The nurses ended a strike on Thursday."),
        ("The town still collects the tax.", "The town no longer collects the tax."),
    ),
    "who did it to whom": (
        (
            "Nordbank bought Helvia Trust for 3 billion euros.",
            "Helvia Trust bought Nordbank for 3 billion euros.",
        ),
        ("Maria Sanz sued Pedro Gil over the song.", "Pedro Gil sued Maria Sanz over the song."),
        (
            "In the third round, Novak beat Ruud in straight sets.",
            "In the third round, Ruud beat Novak in straight sets.",
        ),
        ("Orion Media is owned by Pluto Press.", "Pluto Press is owned by Orion Media."),
        ("Anna Weiss is the sister of Clara Roth.", "Clara Roth is the sister of Anna Weiss."),
        (
            "Police said Doyle stabbed Kerr outside the bar.",
            "Police said Kerr stabbed Doyle outside the bar.",
        ),
    ),
    "planned here and done there": (
        ("The pilots threatened to walk out on Friday.", "The pilots walked out on Friday."),
        ("The city plans to close two libraries.", "The city closed two libraries."),
        ("Ministers agreed to raise the pension age.", "Ministers raised the pension age."),
        ("The studio will release the film in May.", "The studio released the film in May."),
        ("The firm wants to buy the shipyard.", "The firm bought the shipyard."),
        ("The union is expected to accept the offer.", "The union accepted the offer."),
        ("The senate is to vote on the bill on Monday.", "The senate voted on the bill on Monday."),
        ("The zoo is about to move its elephants.", "The zoo moved its elephants."),
        (
            "Farmers threatened to block the highway near Lyon.",
            "Farmers blocked the highway near Lyon.",
        ),
        (
            "The museum has offered to return the mask to Benin.",
            "The museum has returned the mask to Benin.",
        ),
    ),
    "another share of the same": (
        ("All pupils passed the exam.", "Most pupils passed the exam."),
        (
            "Some of the houses were insured against floods.",
            "None of the houses were insured against floods.",
        ),
        (
            "Only the treasurer had access to the account.",
            "The treasurer had access to the account.",
        ),
        (
            "Every bus in the fleet failed the inspection.",
            "Some buses in the fleet failed the inspection.",
        ),
        ("Many voters stayed at home.", "Few voters stayed at home."),
        ("The drug helps only adults.", "The drug helps adults."),
        (
            "Most of the money came from abroad, auditors found.",
            "All of the money came from abroad, auditors found.",
        ),
        ("Several firms bid for the tunnel.", "No firms bid for the tunnel."),
        ("The park opens only on weekends in winter.", "The park opens on weekends in winter."),
    ),
}


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(CLASHING))
def test_a_reader_is_asked_about_what_cannot_both_be_true(kind: str, left: str, right: str) -> None:
    questions = two_sided(left, right)
    assert questions, kind
    assert all(points_at_the_difference(each, left, right) for each in questions)
