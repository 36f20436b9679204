"""Abbreviations of news prose, as data: what a full stop after them may mean.

The model of the sentence library was trained on legal and business text and takes thousands of
ordinary words ("reports", "month", "crazy") for abbreviations, while it lacks the common ones of
other languages. `stops` overrules it with these lists. They were written for this project from
general knowledge of news style (titles, months and states as the wire agencies shorten them; the
usual dictionary abbreviations of other languages); nothing was copied.

A word is looked up as it stands, without its full stop: "Mass" is a state, "mass" is a word. One
that stands in lower case here may begin a sentence as well: "Ca. 30". What must not be here is a
word that ends sentences in some other language ("on", "id").
"""

from __future__ import annotations

import re
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
    "Gral Cnel Tte Avda Pza Ctra Excmo Excma Ud Uds Profa Eng Exmo Exma Pe dr prof ing gen "
    "sig dott dottssa avv geom "
    # Dutch, Nordic, Polish, Czech, Slovak, Croatian, Romanian, Hungarian, Turkish.
    "Dhr dhr Mevr mevr Mw mr mrs drs adv hab inż mgr płk ppłk kpt św bł ks ul pl "
    "MUDr JUDr PhDr RNDr akad gosp ul str ifj özv Dl dl Dna dna Sn Yrd Doç Öğr "
    # Indonesian, Vietnamese: TP is a city, Q a district.
    "Jl Jln Tn TP Tp GS TS ThS PGS "
    # Russian, Ukrainian, Bulgarian: people, saints, streets, places named after somebody.
    "ул пр просп пер пл бул наб пос дер им акад проф доц инж ген полк кап св вул пров бульв "
    "Проф Акад Ул Им Св Ген "
    # Greek, Arabic, Hebrew, Hindi and its neighbours.
    "κκ κα δρ καθ αγ Αγ Δρ Καθ Κα أ د م فضيلة פרופ גב डॉ प्रो श्री पं कु डा ड মো ড திரு డా ડો"
)
"""Never the end of a sentence before a capital: a name follows."""

WORD_FOLLOWS: Final = _words(
    "vs v bzw vgl evtl ggf inkl exkl zzgl sog insb zzt cf bzgl gg lt geb n cfr tzw tzn tzv "
    "np tj tzn bijv esim ts ns pr bl dvs mht pga fx pl ún ld напр см т.е т.к т.н π.χ δηλ λ.χ"
)
"""Abbreviations that ask for something after them, be it a word or a number."""

MULTIPLIERS: Final = _words(
    "Mio mio Mrd mrd Tsd mill mln mld mlrd milj mrd tys tuh млн млрд тыс тис трлн εκατ δισ χιλ"
)
"""Thousands and millions, which ask for what there are so many of."""

NUMBER_FOLLOWS: Final = _words(
    "No Nos no nos Nr nr Art art Abs Vol vol Bd Kap Fig fig Abb pp p S max min núm Núm pág págs "
    "Sec sec Ch ch "
    # About so many, so much money, at such an hour, number, page.
    "ca Ca cca ок буд approx aprox Aprox env rd circa ok cir kb tgl περ около Rs Re Rp INR "
    "Rps रु रू ரூ kl Kl godz klo ore tlf num nº Nº nr č čl bl blz hfst "
    "стр гл ст п кв д корп оф № αρ σελ κεφ"
)
"""Abbreviations that ask for a number after them; words or ends of sentences otherwise."""

ENDS_LISTS: Final = _words(
    "etc usw usf osv ff itd itp atd apod jne ecc enz stb κλπ κτλ vb ym yms κ.λπ т.д т.п m.m "
    "o.s.v u.v.m u.v.a n.Chr v.Chr a.C d.C н.э"
)
"""What stands for the rest of a list: the end of a sentence before a capital."""

ENDS_LISTS_BEHIND: Final = frozenset({("и", "др"), ("и", "пр"), ("та", "ін"), ("й", "ін")})
"""Words that do so behind "and" only; alone, "пр." is an avenue."""

SOMETIMES_FINAL: Final = _words(
    # Companies, people, learned and postal.
    "Inc Corp Co Cos Ltd Bros Assn Assoc Jr Sr Esq al Est est dept Dept Univ univ Natl Intl "
    "govt Govt Ed ed eds op cit ibid viz misc ext tel Tel St Ste Ave Av av Blvd Rd Hwy Ln Pl Sq Ft "
    "Mt Pt Del On Me Dep Cia Cía Sta Sto Jh Jhd Jhdt Str Std Min Max Hrsg Aufl gest Ph Bhd "
    "Pty Pte Cos vda Chr Ggr Anm "
    # Months and days.
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez Mon Tue Tues Wed Thu Thur Thurs Fri "
    "janv févr juil sept oct nov déc ene feb abr jun jul ago fev set dez "
    # States of the United States and provinces of Canada in agency style.
    "Ala Ariz Ark Calif Cal Colo Conn Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont "
    "Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Alta Ont Que Sask "
    # Measures and currencies.
    "ft lb lbs oz mi km kg cm mm ha hr hrs mph kph pct gal qt sq cu kr hod hodz руб грн коп чел"
)
"""May stand at the end of a sentence or inside it: what follows decides, or the library's count."""

KNOWN: Final = TITLES | WORD_FOLLOWS | MULTIPLIERS | NUMBER_FOLLOWS | ENDS_LISTS | SOMETIMES_FINAL
"""Every word whose full stop need not end a sentence."""

NEVER_FINAL: Final = _words(
    "e.g i.e z.B d.h bl.a t.ex f.eks m.in p.ex p.ej t.j n.pr т.е т.к т.н π.χ λ.χ o.a m.a"
)
"""Initials that ask for something after them."""

CLOCK_INITIALS: Final = _words("a.m p.m π.μ μ.μ")
KNOWN_INITIALS: Final = NEVER_FINAL | CLOCK_INITIALS | ENDS_LISTS
"""Initials that may be written with spaces: z. B., p. m., т. д."""

COMPANIES: Final = _words(
    "Inc Corp Co Ltd Cia Cía Bhd Pty Pte Plc Şti Tbk S.A S.p.A S.r.l N.V B.V a.s s.r.o o.o d.d "
    "d.o.o A.Ş S.L A.G"
)
"""Forms of companies, behind their names."""

AFTER_CLOCK: Final = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct "
    "Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Eastern Central Mountain Pacific Greenwich "
    "Atlantic"
)
"""What follows "4 a.m." in its own sentence: a day, a month, a zone."""

BEFORE_SUBJECTS: Final = _words(
    "that because when if while whether although though as since unless until said says say than"
)
"""English words behind which a clause begins, so that none has ended: "said the U.S. Marines"."""

ENGLISH_PLACES: Final = _words("Mount Mt Fort Ft Port Lake Cape Point Sault Mont Bay Saint")
"""What "St." may follow and still be a saint: "Mount St. Helens"."""

MARKED_NAMES: Final = _words("Yahoo Jeopardy Wham Kahoot Joomla Yum")
"""Names that have a mark of their own and are in the news; others are seen in the article."""

ORDINAL_LEADS: Final = _words(
    "am dem den der des das die vom zum zur im beim ab seit jeden jeder jedem diesem diesen dieser "
    "seinem seinen seiner ihrem ihren ihrer unserem unseren oder und sein ihr rund"
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

SIGN: Final = r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0963\u0966-\u0dff])"
"""A letter or figure, or a vowel sign of India, which Python counts among neither."""

_VOWEL: Final = re.compile(
    r"[aeiouyáàâäãåāăąæéèêëēęěíìîïīįóòôöõøōőœúùûüūůűųýÿаеёиоуыэюяієїαεηιουωάέήίόύώϊϋ]",
    re.IGNORECASE,
)
_SYLLABLE: Final = re.compile(r"[^\W\d_][rlwrŕĺ][^\W\d_]", re.IGNORECASE)
"""Words without vowels that are none: trh, krk (Czech), cwm."""


def is_abbreviation(word: str) -> bool:
    """Tell whether the full stop of `word` need not end a sentence."""
    return listed(word, KNOWN) or is_unsayable(word)


def is_unsayable(word: str) -> bool:
    """Tell whether `word` can't be said, which makes it an abbreviation: "kl", "bzgl", "mld"."""
    if len(word) > 4 or not word.isalpha() or not word[1:].islower():
        return len(word) == 1 and word.islower()
    return not _VOWEL.search(word) and not _SYLLABLE.search(word)


def listed(word: str, words: frozenset[str]) -> bool:
    """Tell whether `word` is in a list, at the start of a sentence or in a line of capitals too."""
    if word in words:
        return True
    if word in KNOWN or len(word) == 1:
        return False
    return (word.capitalize() if word.isupper() else word.lower()) in words
