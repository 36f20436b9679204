"""Languages whose words of grammar ship: German and French."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, asked, both_orders, two_sided

AROUND: Final = {
    "de": ("Der Ausflug der Klasse dauerte drei Tage.", "Im Laden gibt es frisches Brot."),
    "fr": ("La bibliothèque prête des livres rares.", "Le jardin est plein de fleurs."),
}
"""What both articles say before and after, by language."""

CLASHING: Final[dict[str, tuple[Pair, ...]]] = {
    "de": (
        (
            "Bei dem Brand im Hafen wurden 34 Menschen verletzt.",
            "Bei dem Brand im Hafen wurden 43 Menschen verletzt.",
        ),
        ("Der Umbau kostet 2,5 Millionen Euro.", "Der Umbau kostet 5,2 Millionen Euro."),
        ("Die Sitzung beginnt am 3. März in Bonn.", "Die Sitzung beginnt am 8. März in Bonn."),
        (
            "Der Bürgermeister hat den Plan nicht gelesen.",
            "Der Bürgermeister hat den Plan gelesen.",
        ),
        ("„Wir zahlen heute“, sagte die Wirtin.", "„Wir zahlen morgen“, sagte die Wirtin."),
        ("Das Werk in Kassel wird geschlossen.", "Das Werk in Koblenz wird geschlossen."),
        ("Es gab keine Warnung.", "Es gab eine Warnung."),
        ("Alle Schulen bleiben am Freitag zu.", "Einige Schulen bleiben am Freitag zu."),
        ("Der ehemalige Trainer unterschrieb den Brief.", "Der Trainer unterschrieb den Brief."),
        ("Mindestens 20 Kühe starben im Stall.", "Höchstens 20 Kühe starben im Stall."),
        ("Das Schiff sank vor dem Sturm.", "Das Schiff sank nach dem Sturm."),
        ("Die Bank wird die Filiale schließen.", "Die Bank hat die Filiale geschlossen."),
        ("Nur der Kassierer kannte den Code.", "Der Kassierer kannte den Code."),
    ),
    "fr": (
        ("L'incendie du port a blessé 34 personnes.", "L'incendie du port a blessé 43 personnes."),
        ("Le pont coûtera 2,5 millions d'euros.", "Le pont coûtera 5,2 millions d'euros."),
        ("Le procès s'ouvrira le 3 mars à Lyon.", "Le procès s'ouvrira le 8 mars à Lyon."),
        ("Le maire n'a pas lu le rapport.", "Le maire a lu le rapport."),
        ("L'usine de Nantes fermera en mai.", "L'usine de Nancy fermera en mai."),
        ("La police a entendu Lucie Morel.", "La police a entendu Lucie Moral."),
        ("Il n'y a eu aucune alerte.", "Il y a eu une alerte."),
        (
            "Toutes les écoles resteront fermées vendredi.",
            "Certaines écoles resteront fermées vendredi.",
        ),
        ("Au moins 20 vaches sont mortes.", "Au plus 20 vaches sont mortes."),
        ("Le bateau a coulé avant la tempête.", "Le bateau a coulé après la tempête."),
    ),
}

THE_SAME: Final[dict[str, tuple[Pair, ...]]] = {
    "de": (
        ("Zwölf Schafe wurden verkauft.", "12 Schafe wurden verkauft."),
        ("„Wir kommen wieder“, sagte die Trainerin.", "»Wir kommen wieder«, sagte die Trainerin."),
        ("Am Freitag traf Kanzler Weber den König.", "Kanzler Weber traf den König am Freitag."),
        ("Die Straße ist groß.", "Die Strasse ist gross."),
        ("Der Zug fährt um 15.30 Uhr ab.", "Der Zug fährt um 15:30 Uhr ab."),
    ),
    "fr": (
        ("Douze moutons ont été vendus.", "12 moutons ont été vendus."),
        ("L'armée d'Oman est partie.", "L’armée d’Oman est partie."),
        ("Le coût est de 1 500 euros.", "Le coût est de 1500 euros."),
        ("« Nous reviendrons », a dit l'entraîneuse.", "“Nous reviendrons”, a dit l'entraîneuse."),
        ("Vendredi, le roi a rencontré le maire.", "Le roi a rencontré le maire vendredi."),
        ("Éric Noël a gagné la course.", "Eric Noel a gagné la course."),
    ),
}


@pytest.mark.parametrize(("language", "left", "right"), both_orders(CLASHING))
def test_a_reader_of_another_language_is_asked_about_what_clashes(
    language: str, left: str, right: str
) -> None:
    questions = two_sided(left, right, language=language, around=AROUND[language])
    assert questions
    assert not [each for each in questions if each.left.casefold() == each.right.casefold()]


@pytest.mark.parametrize(("language", "left", "right"), both_orders(THE_SAME))
def test_an_ending_or_another_sign_is_never_asked_about(
    language: str, left: str, right: str
) -> None:
    assert asked(left, right, language=language, around=AROUND[language]) == []
