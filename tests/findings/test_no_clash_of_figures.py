"""Linked sentences whose numbers, times, names and quotations agree or are of different things."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, both_orders
from tests.findings.pairs import findings_of

SATURDAY: Final = "2031-03-15"
"""When both articles of each pair are out."""

NO_CLASH: Final[dict[str, tuple[Pair, ...]]] = {
    "times": (
        ("It sank late on Thursday near Halm.", "It sank near Halm on the night of 13 March."),
        ("Divers will go down today.", "Divers will go down on Saturday."),
        ("They will leave by September of this year.", "They will leave by September 2031."),
        ("He came to power in late 2022.", "He came to power in the second half of 2022."),
        ("The law was passed last year.", "The law was passed in 2030."),
        ("The board will meet next week.", "The board will meet on Tuesday."),
        ("The fire broke out at 2:40 p.m. there.", "The fire broke out at 14:40 there."),
        ("The fire broke out at nine o'clock.", "The fire broke out at 9 p.m. in a shed."),
        ("It ended at noon on Friday.", "It ended at 12 p.m. on Friday."),
        ("She was jailed for twelve months.", "She was jailed for a year."),
        ("The war lasted 20 years.", "The war lasted two decades."),
        ("The road was closed for two days.", "The road was closed for 48 hours."),
        ("The storm lasted three hours.", "The storm lasted about three hours."),
        ("It sank on 13 March.", "It sank on March 13th, 2031."),
        (
            "HALM, March 14 (Reed News) -- The dam above Halm broke on Thursday, police said.",
            "The dam above Halm broke on Thursday, police said.",
        ),
        (
            "The dam broke on Thursday, and the mayor resigned on Friday.",
            "The mayor resigned on Friday after the dam broke on Thursday.",
        ),
        (
            "NORVIK, March 14 (Kestrel) -- The ferry sank off the cape on Thursday night."
            "\nIt had been inspected on 2 February 2031.",
            "The ferry sank off the cape on the night of 13 March 2031.",
        ),
    ),
    "how often": (
        ("The clinic gives the jab twice a year.", "The clinic gives the jab every six months."),
        ("The accounts appear quarterly.", "The accounts appear every three months."),
        ("The fair takes place every two years.", "The fair takes place every other year."),
        ("Trains run twice an hour.", "Trains run every 30 minutes."),
    ),
    "names": (
        ("The mayor met Omar al-Hadi in Velden.", "The mayor met Omar Hadi in Velden."),
        ("The mayor met al-Hadi in Velden.", "The mayor met Al-Hadi in Velden."),
        ("The mayor met Ida Lund in Velden.", "The mayor met Lund in Velden."),
        ("The mayor met Capt. Ida Lund there.", "The mayor met Captain Ida Lund there."),
        ("US troops left the valley.", "American troops left the valley."),
        ("U.S. troops left the valley.", "US troops left the valley."),
        ("Officials in Baghdad rejected it.", "Iraqi officials rejected it."),
        ("The Coast Guard cutter came.", "The Coastguard cutter came."),
        ("The Rail Safety Office (RSO) said no.", "The RSO said no."),
        ("He spoke on X, formerly Twitter, on Monday.", "He spoke on Twitter on Monday."),
        ("The café José Vélez reopened.", "The cafe Jose Velez reopened."),
        ("NORVIK reopened its quay.", "Norvik reopened its quay."),
        ("He flew to Iran.\nIt rained.", "It rained.\nShe had once lived in Iraq for a year."),
        (
            "He posted it on his Truth Harbor page on Sunday.",
            "He posted it on his truth harbor page on Sunday.",
        ),
    ),
    "numbers": (
        ("All 19 crew members came ashore.", "The nineteen crew came ashore."),
        ("They came in eleven trips.", "They came in 11 trips."),
        ("The refit cost 18m crowns.", "The refit cost 18 million crowns."),
        ("The 86-meter ship was towed.", "The 86-metre ship was towed."),
        ("The village lies 5 miles from the border.", "The village lies 8 km from the border."),
        ("A third of voters stayed at home.", "About 33 percent of voters stayed at home."),
        ("Half of the seats were empty.", "50 % of the seats were empty."),
        ("About 90 people came to the meeting.", "A crowd of 90 came to the meeting."),
        ("About 400 people came.", "In all 412 people came."),
        ("Dozens of people were hurt.", "Forty people were hurt."),
        ("Six of the seven went home.", "All but one of the seven went home."),
        ("It had 212 passengers and 19 crew.", "It had a crew of 19 and 212 passengers."),
        ("He sold 40 ships and 12 planes.", "He sold 12 planes. He sold 40 ships."),
        ("A mob of 300 gathered there.", "There gathered a mob of three hundred."),
        ("He scored twice before the break.", "He scored two times before the break."),
        ("The 48-million-mark signing failed.", "The signing for 48 million marks failed."),
        ("It was day three of the trial.", "It was the third day of the trial."),
        ("One driver in ten failed the test.", "A tenth of drivers failed the test."),
        ("Output halved last year.", "Output fell by half last year."),
        ("Sales doubled in March.", "Sales were twice as high in March."),
        ("Four out of five voters backed him.", "Eighty percent of voters backed him."),
        ("Several hundred people marched.", "Hundreds of people marched."),
        (
            "Police found two cars near the lake.",
            "The lake was drained by 40 volunteers last winter.",
        ),
        ("The ship carried 212 passengers.", "The ship carried passengers."),
    ),
    "one or several": (
        ("Two officials said the depot was empty.", "Officials said the depot was empty."),
        ("The official said the depot was empty.", "Officials said the depot was empty."),
        ("A company can be fined for this.", "Companies can be fined for this."),
        ("Any officer may search the house.", "An officer may search the house."),
        ("They drove down a snowmobile trail.", "They drove down a trail of snowmobilers."),
        ('"I saw a strike," he said of the depot.', '"I saw strikes," he said of the depot.'),
        ("At first the visit by the minister was secret.", "The visit by the minister was secret."),
        ("It was the first visit by a minister.", "It was the maiden visit by a minister."),
        ("They came last year for the visit.", "They came for the visit."),
        ("The first lady went on a visit to Halm.", "The lady went on a visit to Halm."),
    ),
    "quotations": (
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            "“We will rebuild the harbour before the winter, as we promised,” she said.",
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            "She said: «We will rebuild the harbor before the winter, as we promised.»",
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            '"WE WILL REBUILD THE HARBOR before the winter, as we promised," she said.',
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            'She wants to "rebuild the harbor before the winter".',
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            '"We will rebuild the harbor … as we promised," she said.',
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            '"We will rebuild the harbor ... as we promised," she said.',
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            '"We will rebuild [it] before the winter, as we promised," she said.',
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            '"We will rebuild the harbor," she said, "before the winter, as we promised."',
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            "She said they would soon have a new harbor.",
        ),
        (
            '"We will rebuild the harbor before the winter, as we promised," she said.',
            '"That is a question for the council," she said.',
        ),
        ('"I gave twenty reasons," he said.', '"I gave 20 reasons," he said.'),
        (
            '"There was nothing that we could have done for them," said Edda Marr.',
            '"There is a lesson in this for all of us," said Piet Lorn.',
        ),
        (
            'The critic Anna Ferrow called the play "brave and warm."',
            'The critic Anna Ferrow called the play "brave."',
        ),
        (
            '"We will sign if the council pays," said Jonas Brandt.',
            'If the council pays, "we will sign," said Jonas Brandt.',
        ),
    ),
    "bodies under another name": (
        ("The Coast Guard towed the yacht.", "The Coastguard towed the yacht."),
        (
            "The Rail Safety Board met.\nThe Railway Security Agency slept.",
            "The Rail Safety Board met.",
        ),
        ("The Danish Navy sent a ship.", "The navy of Denmark sent a ship."),
    ),
    "how much of it": (
        ("All 212 passengers were taken ashore.", "The 212 passengers were taken ashore."),
        ("All the houses burned.", "Every house burned."),
        ("Every clinic will be searched.", "Each clinic will be searched."),
        ("People on both sides fled.", "People on either side fled."),
        ("The envoys of Kenya, Uganda and Rwanda met.", "Rwanda, Kenya and Uganda sent envoys."),
        ("Kenya, Uganda and Rwanda signed it.", "Kenya and Rwanda signed it, then Uganda."),
        ("More than 12 wagons burned in Velden.", "More than 12 wagons burned."),
        ("The patrols moved in the border area.", "In the border area patrols moved."),
        ("Except in Velden, the mills are open.", "Apart from Velden the mills are open."),
        (
            "The minister spoke in town.\nFour other boats may run.",
            "The minister spoke in town of all of its boats.",
        ),
    ),
}


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(NO_CLASH))
def test_what_agrees_or_counts_something_else_is_no_clash(kind: str, left: str, right: str) -> None:
    found = findings_of(left, right, published=SATURDAY)
    assert not [words for finding, words in found if finding.left and finding.right], kind
