"""Two sentences that say the same in other words or signs: nobody is asked about them."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, asked, both_orders, two_sided

THE_SAME: Final[dict[str, tuple[Pair, ...]]] = {
    "spelling variants": (
        (
            "The defence ministry authorised the programme in the harbour.",
            "The defense ministry authorized the program in the harbor.",
        ),
        (
            "The organisers cancelled the travelling fair.",
            "The organizers canceled the traveling fair.",
        ),
        ("A judgement on the licence is due.", "A judgment on the license is due."),
        (
            "The cheque was for the neighbour's jewellery.",
            "The check was for the neighbor's jewelry.",
        ),
    ),
    "transliterations": (
        ("Mohammed Hassan left for Tripoli.", "Muhammad Hasan left for Tripoli."),
        ("Alexei Sergeyev won the race.", "Alexey Sergeev won the race."),
        ("José Núñez won in Bogotá.", "Jose Nunez won in Bogota."),
    ),
    "place in place": (("The court in Lyon freed the man.", "The French court freed the man."),),
    "a number on both sides": (
        ("Sales grew 9 percent to $4.1 billion.", "Sales grew to $4.1 billion, up 9 percent."),
        (
            "She scored 30 points and took 11 rebounds.",
            "She took 11 rebounds and scored 30 points.",
        ),
    ),
    "rounding": (
        ("The economy grew by 2.94 percent.", "The economy grew by 2.9 percent."),
        ("The estate was sold for $4.96 million.", "The estate was sold for about $5 million."),
        ("Turnout was 61.8 percent.", "Turnout was nearly 62 percent."),
        ("The quake lasted 58 seconds.", "The quake lasted about a minute."),
        ("Profit fell to 3.45 million euros.", "Profit fell to 3.5 million euros."),
    ),
    "time zones": (
        (
            "The rocket lifts off at 6:30 p.m. Pacific time.",
            "The rocket lifts off at 9:30 p.m. EDT.",
        ),
        ("The match starts at 20:00 GMT.", "The match starts at 3 p.m. EST."),
        ("Polls close at 8 p.m. CET.", "Polls close at 19:00 GMT."),
        ("The bell rang at noon.", "The bell rang at 12 p.m."),
        ("The eclipse begins at 14:05 UTC.", "The eclipse begins at 2:05 p.m. GMT."),
        ("The auction opens at 10 a.m. ET.", "The auction opens at 7 a.m. PT."),
    ),
    "two offices in another order": (
        (
            "Lena Falk, founder and chief executive, sold her shares.",
            "Chief executive and founder Lena Falk sold her shares.",
        ),
        (
            "“We erred,” said Amir Shah, Medco chairman and CEO.",
            "“We erred,” said Amir Shah, chief executive and chairman of Medco.",
        ),
        (
            "Prime Minister and party leader Eva Lind stepped down.",
            "Eva Lind, party leader and prime minister, stepped down.",
        ),
        (
            "Sara Bloom, actress and director, died on Sunday.",
            "Director and actress Sara Bloom died on Sunday.",
        ),
    ),
    "nouns that look like verbs of saying": (
        (
            "Two witness statements were lost by the clerk.",
            "The clerk lost two witness statements.",
        ),
        ("The order for 40 trams was cancelled.", "It cancelled the order for 40 trams."),
    ),
    "stop doing and do no longer": (
        (
            "The grocer will stop stocking cigarettes.",
            "The grocer will no longer stock cigarettes.",
        ),
        ("The bus no longer runs at night.", "The bus does not run at night any more."),
        ("The port has ceased accepting coal.", "The port no longer accepts coal."),
        ("The school stopped teaching Latin.", "The school no longer teaches Latin."),
        ("The app will not track users any longer.", "The app will stop tracking users."),
        ("The council failed to publish the minutes.", "The council did not publish the minutes."),
    ),
    "quotation marks that aren't closed": (
        (
            "“The water is safe to drink, the chemist said on Sunday.",
            "“The water is safe to drink,” the chemist said on Sunday.",
        ),
        (
            '"Nobody saw the car, the porter told the court.',
            '"Nobody saw the car," the porter told the court.',
        ),
        ("The coach said: “We played well.", "The coach said: “We played well.”"),
        (
            "“I will appeal, said Dora Kent after the verdict.",
            "“I will appeal,” said Dora Kent after the verdict.",
        ),
        (
            "The keeper said “the lion is tame and left.",
            "The keeper said “the lion is tame” and left.",
        ),
    ),
    "an ellipsis at the edge of a quotation": (
        (
            "“... we lost everything we had,” the farmer said.",
            "“We lost everything we had,” the farmer said.",
        ),
        ("“We lost everything …,” the farmer said.", "“We lost everything,” the farmer said."),
        (
            "He wrote that “… the walls are crumbling” in the east.",
            "He wrote that “the walls are crumbling” in the east.",
        ),
        (
            "“[...] The pumps are old,” the engineer wrote.",
            "“The pumps are old,” the engineer wrote.",
        ),
        (
            "“The pumps are old . . .” the engineer wrote.",
            "“The pumps are old,” the engineer wrote.",
        ),
    ),
    "active and passive": (
        ("The council closed the bridge in May.", "The bridge was closed by the council in May."),
        ("A truck hit the cyclist near Bern.", "The cyclist was hit by a truck near Bern."),
        ("Norbank bought Alto Foods in 2019.", "Alto Foods was bought by Norbank in 2019."),
        ("Spain beat Italy in the final.", "Italy was beaten by Spain in the final."),
        (
            "Judge Amy Stone jailed Karl Voss for fraud.",
            "Karl Voss was jailed for fraud by Judge Amy Stone.",
        ),
        (
            "Reporters asked Nina Hart about the vote.",
            "Nina Hart was asked about the vote by reporters.",
        ),
    ),
    "lists in another order": (
        ("Peru, Chile and Bolivia signed the pact.", "Bolivia, Chile and Peru signed the pact."),
        ("The bus carried pupils and teachers.", "The bus carried teachers and pupils."),
        ("Ana Cruz and Ben Holt won the prize.", "Ben Holt and Ana Cruz won the prize."),
        ("The team won in Rome, Paris and Oslo.", "The team won in Paris, Oslo and Rome."),
        (
            "The storm killed 4 in Cuba and 7 in Haiti.",
            "The storm killed 7 in Haiti and 4 in Cuba.",
        ),
        ("The talks between India and Nepal failed.", "The talks between Nepal and India failed."),
    ),
    "demonyms": (
        ("The president of France flew to Mali.", "The French president flew to Mali."),
        ("A court in Brazil froze the funds.", "A Brazilian court froze the funds."),
        ("The Dutch government fell.", "The government of the Netherlands fell."),
        ("A climber from Nepal reached the summit.", "A Nepalese climber reached the summit."),
        ("The German minister met farmers.", "Germany's minister met farmers."),
    ),
    "abbreviations": (
        ("The United Nations sent food to Sudan.", "The UN sent food to Sudan."),
        ("The World Health Organization praised the plan.", "The WHO praised the plan."),
        ("The European Union fined the firm.", "The EU fined the firm."),
        ("The trial opens on Jan. 12.", "The trial opens on January 12."),
        ("Gov. Rita Salas signed the bill.", "Governor Rita Salas signed the bill."),
    ),
    "numbers as words, figures, shares": (
        ("Twelve goats were sold.", "A dozen goats were sold."),
        ("Twelve goats were sold.", "12 goats were sold."),
        ("Fifty percent of the staff left.", "Half of the staff left."),
        ("Inflation reached 8 percent.", "Inflation reached 8 per cent."),
        ("Inflation reached 8%.", "Inflation reached eight percent."),
        ("The trail is 10 miles long.", "The trail is 16 kilometres long."),
        ("The pool is 50 metres long.", "The pool is 164 feet long."),
        ("The bag weighed 10 kilograms.", "The bag weighed 22 pounds."),
        ("The museum had 1.5m visitors.", "The museum had 1,500,000 visitors."),
        ("The museum had 1.5 million visitors.", "The museum had 1,500,000 visitors."),
        ("The deal is worth $2bn.", "The deal is worth 2 billion dollars."),
        ("A quarter of the flats stood empty.", "25 percent of the flats stood empty."),
        ("Two thirds of lawmakers agreed.", "Two-thirds of lawmakers agreed."),
        ("He was jailed for 18 months.", "He was jailed for a year and a half."),
        ("The 3rd test failed.", "The third test failed."),
        ("30 miners were rescued on Sunday.", "Thirty miners were rescued on Sunday."),
        ("Sixteen people drowned.", "16 people drowned."),
        ("They paid €40.", "They paid 40 euros."),
    ),
    "contractions": (
        ("The ferry didn't stop at the island.", "The ferry did not stop at the island."),
        ("The owner can't sell the barn.", "The owner cannot sell the barn."),
        ("The mayor won't resign.", "The mayor will not resign."),
        ("They've sold the house.", "They have sold the house."),
        ("The pipes weren't tested.", "The pipes were not tested."),
        ("It's the oldest oak in Kent.", "It is the oldest oak in Kent."),
        ("She'd never seen snow.", "She had never seen snow."),
    ),
    "little words": (
        (
            "The law which bans the nets takes effect in June.",
            "The law that bans the nets takes effect in June.",
        ),
        ("The minister will visit Lima in May.", "The minister is going to visit Lima in May."),
        ("Although it rained, the game went on.", "Though it rained, the game went on."),
        ("While the roof leaked, the show went on.", "Whilst the roof leaked, the show went on."),
        ("The driver said that he was tired.", "The driver said he was tired."),
        ("The clerk gave the judge the file.", "The clerk gave the file to the judge."),
        ("The road to the mine is closed.", "The road toward the mine is closed."),
        ("She has lived there for ten years.", "She has been living there for ten years."),
        ("The mayor's speech was short.", "The speech of the mayor was short."),
        ("On Friday the mill burned down.", "The mill burned down on Friday."),
        ("The team celebrated, and the fans sang.", "The team celebrated and the fans sang."),
    ),
    "verbs of saying and their places": (
        ("The plant is safe, the ministry said.", "The ministry said the plant is safe."),
        ("According to police, the car was stolen.", "The car was stolen, according to police."),
        ("The plant is safe, said the ministry.", "The plant is safe, the ministry said."),
        ("“We won,” Ada Brown said.", "“We won,” said Ada Brown."),
        ("“We won,” Ada Brown said.", "Ada Brown said: “We won.”"),
        ("“We won,” she says.", "“We won,” she said."),
    ),
    "other marks and dashes": (
        ("“We won’t go,” the tenant said.", '"We won\'t go," the tenant said.'),
        ("The mill – built in 1890 – burned down.", "The mill - built in 1890 - burned down."),
        ("The mill (built in 1890) burned down.", "The mill, built in 1890, burned down."),
        ("The 2019–2021 drought killed cattle.", "The 2019-2021 drought killed cattle."),
        ("The U.S.-Mexico border was shut.", "The US–Mexico border was shut."),
        ("The ‘quiet zone’ was widened.", "The “quiet zone” was widened."),
    ),
}
"""What is written otherwise in nothing that tells anything."""

AND_A_DETAIL: Final[dict[str, tuple[Pair, ...]]] = {
    "place in place": (
        ("The factory in Turin, Italy, will close.", "The factory in Italy will close."),
    ),
    "a number on both sides": (
        ("The fleet will shrink by 12 ships, to 48.", "The fleet will shrink to 48 ships."),
        ("Rents rose by 80 euros to 900 euros.", "Rents rose to 900 euros."),
        ("Of 60 pupils, 14 fell ill.", "Fourteen pupils fell ill."),
        ("The toll rose from 31 to 35 on Friday.", "The toll rose to 35 on Friday."),
    ),
    "two offices in another order": (
        (
            "Hugo Pires, the club's president and owner, was fined.",
            "Owner and president Hugo Pires was fined.",
        ),
    ),
    "nouns that look like verbs of saying": (
        ("The state of Ohio banned the dye.", "Ohio banned the dye."),
        (
            "A report on Tuesday put the cost at 5 million.",
            "The cost was put at 5 million on Tuesday.",
        ),
        ("The claim for damages was settled in Leeds.", "Damages were settled in Leeds."),
    ),
    "abbreviations": (
        ("Dr. Paul Rees examined the boy.", "Doctor Paul Rees examined the boy."),
        ("The International Monetary Fund (IMF) cut its forecast.", "The IMF cut its forecast."),
    ),
    "a first name and a surname alone": (
        ("Carla Menzel won the race in Graz.", "Menzel won the race in Graz."),
        ("The judge told Omar Farsi to sit down.", "The judge told Farsi to sit down."),
        ("Mr Novak denied the charge.", "Petr Novak denied the charge."),
        ("Prime Minister Lars Holm flew to Riga.", "Holm flew to Riga."),
        ("John F. Barrow bought the hotel.", "John Barrow bought the hotel."),
    ),
    "little words": (
        ("The bill passed despite protests.", "The bill passed in spite of protests."),
    ),
}
"""One side tells a detail more: it may be asked about, but nothing clashes."""


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(THE_SAME))
def test_nobody_is_asked_about_what_is_only_written_otherwise(
    kind: str, left: str, right: str
) -> None:
    assert asked(left, right) == [], kind


@pytest.mark.parametrize(("kind", "left", "right"), both_orders(AND_A_DETAIL))
def test_a_detail_more_is_no_clash(kind: str, left: str, right: str) -> None:
    assert two_sided(left, right) == [], kind
