"""Abbreviations of news prose, as data: what a full stop after them may mean.

The model of the sentence library was trained on legal and business text and takes thousands of
ordinary words ("reports", "month", "crazy") for abbreviations, while it lacks the common ones of
other languages. `sentences` overrules it with these lists. They were written for this project from
general knowledge of news style (titles, months and states as the wire agencies shorten them; the
usual dictionary abbreviations of German, French, Spanish and Portuguese); nothing was copied.

A word is looked up as it stands, without its full stop: "Mass" is a state, "mass" is a word.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _words(
    # English: civil, church and military, as set before a name; old short first names.
    "Mr Mrs Ms Mx Messrs Dr Drs Prof Gov Govs Lt Sen Sens Rep Reps Gen Col Capt Sgt Maj Cmdr Cmdt "
    "Cpl Pvt Pfc Spc Sfc Ens Adm Brig Rev Hon Fr Msgr Supt Det Insp Amb Pres Atty Asst Ald Treas "
    "Wm Chas Geo Thos Jos Jas Benj Robt "
    # German, French, Italian, Spanish, Portuguese.
    "Hr Hrn Frl Dipl Mag Ing Hl Mme Mmes Mlle Mgr Sig Sra Sras Sres Srta Dra Dña Dn Lic Arq "
    "Gral Cnel Tte Excmo Excma Ud Uds Profa Eng Exmo Exma Pe"
)
"""Never the end of a sentence before a capital: a name follows."""

WORD_FOLLOWS: Final = _words(
    "vs v Mio mio Mrd mrd Tsd bzw ca cca vgl evtl ggf inkl exkl zzgl sog insb zzt cf approx"
)
"""Abbreviations that ask for something after them, be it a word or a number."""

NUMBER_FOLLOWS: Final = _words(
    "No Nos no nos Nr nr Art art Abs Vol vol Bd Kap Fig fig Abb pp p S max min núm Núm pág págs "
    "Sec sec Ch ch"
)
"""Abbreviations that ask for a number after them; words or ends of sentences otherwise."""

SOMETIMES_FINAL: Final = _words(
    # Companies, people, learned and postal.
    "Inc Corp Co Cos Ltd Bros Assn Assoc Jr Sr Esq etc al Est est dept Dept Univ univ Natl Intl "
    "govt Govt Ed ed eds op cit ibid viz misc ext tel Tel St Ste Ave Av av Blvd Rd Hwy Ln Pl Sq Ft "
    "Mt Pt Del On Me Dep Cia Cía Sta Sto usw Jh Jhd Jhdt Str Std Min Max Hrsg Aufl gest geb Ph Bhd "
    "Pty Pte Cos vda "
    # Months and days.
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez Mon Tue Tues Wed Thu Thur Thurs Fri "
    "janv févr juil sept oct nov déc ene feb abr jun jul ago fev set dez "
    # States of the United States and provinces of Canada in agency style.
    "Ala Ariz Ark Calif Cal Colo Conn Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont "
    "Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Alta Ont Que Sask "
    # Measures.
    "ft lb lbs oz mi km kg cm mm ha hr hrs mph kph pct gal qt sq cu"
)
"""May stand at the end of a sentence or inside it: the library's word counts."""

KNOWN: Final = TITLES | WORD_FOLLOWS | NUMBER_FOLLOWS | SOMETIMES_FINAL
"""Every word whose full stop need not end a sentence."""

ORDINAL_LEADS: Final = _words(
    "am dem den der des das vom zum zur im beim ab seit jeden jeder jedem diesem diesen dieser "
    "seinem seinen seiner ihrem ihren ihrer unserem unseren"
)
"""German words before an ordinal number: "am 9. November" is inside one sentence."""

AFTER_ORDINALS: Final = _words(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jahrhundert Jahrhunderts Jahrestag Geburtstag"
)
"""German words that follow an ordinal number whatever stands before it."""

STARTERS: Final = _words(
    "And As At But By For From He Her His However If In It Its Meanwhile Nobody On Our She So Some "
    "That The Their There These They This Those Though To We What When While Who With You"
)
"""English words that begin a sentence far more often than they are part of a name."""

DOMAINS: Final = _words("Com Net Org Io Co Js Py Uk Eu De Fr Tv")
"""What may stand after a full stop without a space in a capitalised web address."""
