"""Linked sentences that tell of deeds, doubts, offices and sources and contradict in none."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, both_orders
from tests.findings.pairs import findings_of

NO_CLASH: Final[dict[str, tuple[Pair, ...]]] = {
    "who acts": (
        (
            "Volunteers of the lifeboat station carried 140 people to the quay.",
            "The lifeboat Gunna and its volunteers carried 140 people to the quay.",
        ),
        (
            "The Harbour Board inspected the ship on Monday.",
            "Inspectors examined the ship on Monday.",
        ),
        (
            "Police carried 60 patients out, soldiers the rest.",
            "Soldiers carried the rest out and police 60 patients.",
        ),
        (
            "The US-led coalition struck the camp on Monday.",
            "American forces of the coalition struck the camp on Monday.",
        ),
        (
            "Troops took the camp at Velden, with support from the Zemra Guard.",
            "Troops took the camp at Velden.\nThe Zemra Guard had helped.",
        ),
    ),
    "who says so": (
        (
            "The bank will cut 400 jobs in march, the regulator said.",
            "The regulator announced that the bank will cut 400 jobs in March.",
        ),
        (
            "The bank will cut 400 jobs in march, the regulator said.",
            "The bank will cut 400 jobs in march, according to the regulator.",
        ),
        (
            "The bank will cut 400 jobs in march, the regulator said.",
            "The bank will cut 400 jobs in march, a spokeswoman for the regulator said.",
        ),
        (
            "The bank will cut 400 jobs in march, the regulator said.",
            "In March 400 jobs will be cut by the regulator at the bank.",
        ),
        ("The bank will cut 400 jobs in march, the regulator said.", "Jobs are at risk."),
        (
            "Anna Brandt said that the bank will cut 400 jobs in March.",
            "The bank will cut 400 jobs in march. The plan is final, she said.",
        ),
        (
            "Irma Toral said the driver had run a red light on Monday.",
            "She said the driver had run a red light on Monday.",
        ),
        (
            "Irma Toral said the driver had run a red light on Monday.",
            "Toral has told us that the driver had run a red light on Monday.",
        ),
        (
            "The Coast Guard said no fuel had leaked from the tanker overnight.",
            "The Coastguard said no fuel had leaked from the tanker overnight.",
        ),
        (
            "Vera Quill said the refit had been rushed.",
            "Vera Quill said the refit had been rushed.\nThe rushed refit took a week.",
        ),
        (
            "Rents rose again in May, according to the Housing Bureau.",
            "By the reckoning of the Housing Bureau, rents went up again in May.",
        ),
    ),
    "causes": (
        (
            "The train left the rails at Velden because of fog.",
            "The train left the rails at Velden owing to fog.",
        ),
        (
            "The fine was cut because the bank had helped.",
            "The fine was cut as the bank had helped.",
        ),
        (
            "The fine was cut because the bank had helped.",
            "The fine was cut after the bank had helped.",
        ),
        ("Parliament is due to vote in May.", "Parliament is to vote in May."),
        ("The train left the rails at Velden in fog.", "In fog the train left the rails."),
    ),
    "doubt": (
        ("The fire may have been caused by a heater.", "A heater possibly caused the fire."),
        (
            "The statue is likely to fetch 3 million at auction.",
            "The statue is expected to fetch 3 million at auction.",
        ),
        (
            "The strike will begin on Monday if talks fail.",
            "Unless talks succeed, the strike will begin on Monday.",
        ),
        (
            "The strike will begin on Monday if talks fail.",
            "Should talks fail, the strike will begin on Monday.",
        ),
        ("In May the firm opened a plant in Lodz.", "The firm opened a plant in Lodz in May."),
        (
            "Reporters asked if the minister would resign on Monday.",
            "Reporters asked the minister whether he would resign on Monday.",
        ),
    ),
    "what it is called": (
        ("The mayor said so.", "The mayor stated so, he added."),
        ("The protesters left.", "The demonstrators left."),
        ("The group fled.", "The militants of the group fled."),
        ("The mayor admitted it.", "The mayor conceded it."),
        ("He said it was late, and admitted it.", "He admitted it, and said it was late."),
        (
            "The disgraced Omar Hadi left.\nIt rained.",
            "Omar Hadi left.\nThe embattled Hadi had waited for a day.",
        ),
    ),
    "denials": (
        (
            "The firm denied that it had dumped waste in the river.",
            "The firm said it had not dumped waste in the river.",
        ),
        (
            "The council did not approve the plan for the harbour.",
            "The council failed to approve the plan for the harbour.",
        ),
        ("Police have not yet found the boy.", "Police have yet to find the boy."),
        ("She was not only a singer but also a writer.", "She was a singer and a writer."),
        (
            "The club bought the striker from Lens for 4 million.",
            "Lens sold the striker to the club for 4 million.",
        ),
        ("Prices rose. The crown fell again.", "The crown fell again. Prices rose."),
    ),
    "offices": (
        ("Mayor Ida Lund opened the bridge.", "Ida Lund opened the bridge."),
        ("Mayor Ida Lund opened the bridge.", "The mayor, Ida Lund, opened the bridge."),
        ("Capt. Ida Lund opened the gate.", "Captain Ida Lund opened the gate."),
        ("Defence Minister Ida Lund left.", "Ida Lund, the defense minister, left."),
        ("President Omar Hadi met the former mayor.", "President Omar Hadi met a former mayor."),
        ("Late on Monday the president spoke.", "The president spoke late on Monday."),
        ("The union leader Ida Lund left.", "Ida Lund, a leader of the union, left."),
        ("It was the most dangerous man of all.", "It was the most dangerous man of all."),
        ("The chief executive, Ida Lund, left.", "Ida Lund, the CEO, left."),
        (
            "Former Mayor Ida Lund spoke first.\nMayor Lund was cheered.",
            "The former mayor, Ida Lund, spoke first.\nLund was cheered.",
        ),
    ),
    "adjectives": (
        (
            "Patients with severe pain and patients with mild pain were asked.",
            "Patients with pain were asked.",
        ),
        ("He called it “a revolutionary battery” there.", "He showed a battery there."),
        ("The sham group got water.", "The group got water."),
        ("The old red battery was shown.", "The battery was shown."),
    ),
    "what people do": (
        (
            "Dr. Ida Lund, who led the survey, called it safe.",
            "The lead author of the survey, Ida Lund, called it safe.",
        ),
        ("Karl Oster, who designed the bridge, spoke.", "Karl Oster, its designer, spoke."),
        ("Mira Soto, a nurse, left.", "Mira Soto left."),
        (
            "Nils Berg, who heads the Rail Union, called for calm.",
            "The union's president, Nils Berg, called for calm.",
        ),
        (
            "The company's chief executive, Otto Kern, resigned.",
            "The firm's boss, Otto Kern, resigned.",
        ),
        (
            "Aurora's chief executive, Otto Kern, resigned.",
            "Otto Kern, who runs the drugmaker Aurora, resigned.",
        ),
    ),
    "plans and deeds": (
        ("The council plans to build a bridge.", "A bridge is to be built by the council."),
        ("The council built a bridge.", "A bridge has been built by the council."),
        ("Divers were inspecting the ship.", "Divers inspected the ship."),
        ("The council has built one bridge and will build another.", "It will build a bridge."),
        ("He wanted to build a bridge, and built it.", "He built a bridge at Velden."),
        ("The ferry Aster sank.", "The ferry Aster sank off Velden."),
        ("Two men were killed and three hurt.", "Three men were hurt and two killed."),
        ("He was arrested and charged with fraud.", "He was charged with fraud."),
        ("The Velden Order was founded in 1702.", "The order's monks asked for help in Velden."),
        ("Officials said the river was clean.", "Officials say the river is clean."),
    ),
}


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(NO_CLASH))
def test_what_contradicts_nothing_is_no_clash(kind: str, left: str, right: str) -> None:
    found = findings_of(left, right)
    assert not [words for finding, words in found if finding.left and finding.right], kind
