"""How far an act has come, as the words before its verb tell."""

from __future__ import annotations

import pytest

from copydesk.findings.deeds.acts import acts_in
from copydesk.findings.deeds.parties import roles_in
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.phrases import phrases_in
from tests.findings.sentences import passage_of


def stages(sentence: str) -> dict[str, str]:
    """Return the stage of each act in a sentence, by what is done."""
    return {act.what: act.stage for act in acts_in(passage_of(sentence))}


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The board will open an inquiry.", "planned"),
        ("The board said that it would open an inquiry.", "planned"),
        ("The board is to open an inquiry.", "planned"),
        ("The board is expected to open an inquiry.", "planned"),
        ("The board has agreed to open an inquiry.", "planned"),
        ("The board plans to open an inquiry.", "planned"),
        ("An inquiry will now be opened.", "planned"),
        ("The board will try to open an inquiry.", "planned"),
        ("The board tried to open an inquiry.", "attempted"),
        ("An inquiry is being opened.", "under way"),
        ("The board has begun to open the files.", "under way"),
        ("The board has opened an inquiry.", "done"),
        ("The board opened an inquiry.", "done"),
        ("An inquiry was opened.", "done"),
        ("An inquiry had reportedly been opened.", "done"),
        ("The inquiry opened by the board goes on.", "done"),
        ("The board did not open an inquiry.", "undone"),
        ("The board has yet to open an inquiry.", "undone"),
        ("The board failed to open an inquiry.", "undone"),
        ("The board may open an inquiry.", ""),
        ("The board would have opened an inquiry.", ""),
        ("The board will not open an inquiry.", ""),
        ("No inquiry has been opened.", ""),
        ("The board was opening an inquiry.", ""),
    ],
)
def test_the_words_before_a_verb_tell_how_far_it_has_come(sentence: str, stage: str) -> None:
    assert stages(sentence)["open"] == stage


def test_a_headline_announces_with_to() -> None:
    (act,) = acts_in(passage_of("# Divers to inspect ferry"))
    assert (act.what, act.stage) == ("inspect", "planned")


def test_what_only_looks_like_a_verb_is_none() -> None:
    assert stages("A hundred United fans need speed.") == {}
    assert stages("According to two officials the US-led force is of the will of many.") == {}


def test_irregular_verbs_and_verbs_of_one_meaning_are_one_act() -> None:
    assert stages("Boats took people home.").keys() == {"take"}
    assert stages("Boats brought 90 people ashore.") == stages("Boats conveyed 90 people ashore.")


def test_a_phrase_means_one_thing_as_a_whole() -> None:
    meanings = meanings_of(passage_of("Divers took a look at the Ferry Board's ship."))
    assert [meaning for meaning in meanings if meaning] == [
        "diver",
        "inspect",
        "ferri",
        "board",
        "ship",
    ]


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Volunteers of the lifeboat station carried 140 people.", {"volunteers", "vessel"}),
        ("On Friday night, police arrested two men.", {"police"}),
        ("The boat and its volunteers, the youngest 19, went out and carried 140 people.",
         {"vessel", "volunteers"}),
        ("Two men were shot dead by soldiers on Monday.", {"armed"}),
        ("Six lorries tried to leave, and police detained two men.", {"police"}),
    ],
)  # fmt: skip
def test_the_doer_stands_before_an_active_verb_and_behind_by(sentence: str, doer: set[str]) -> None:
    assert roles_in(passage_of(sentence)).doers[-1][1].kinds == doer


def test_who_gave_support_did_not_lead() -> None:
    sentence = "The raid was led by Velden's army, supported by the Harbour Police."
    roles = roles_in(passage_of(sentence))
    assert [party.kinds for party in roles.leads] == [{"armed"}]
    assert [party.names for _, party in roles.helpers] == [{"harbour", "police"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "All of its ferries were to stay in port because of the storm, it was not clear why.",
        "At least some of the police officers, and most of the crew, took part in the inquiry.",
        "Neither was authorised to speak; both asked not to be named.",
    ],
)
def test_reading_all_lexicons_at_once_meets_what_each_of_them_meets(sentence: str) -> None:
    passage = passage_of(sentence)
    for book in ("stages", "scopes", "causes", "weights", "parties", "rungs", "support"):
        assert phrases_in(passage, book) == tuple(lexicon(book).matches(passage.tokens))
