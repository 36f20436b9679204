"""What a full stop before a capital, a figure or a letter without case means.

An abbreviation that asks for more gets it; then the next word decides. One that plainly begins
sentences (a function word, a word that the article writes small elsewhere, an English plural
without an article) begins one; one that the article writes with a capital in mid-sentence is part
of a name.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from copydesk.articles.abbreviations import (
    AFTER_CLOCK,
    AFTER_ORDINALS,
    BEFORE_SUBJECTS,
    CLOCK_INITIALS,
    COMPANIES,
    ENDS_LISTS,
    ENDS_LISTS_BEHIND,
    ENGLISH_PLACES,
    KNOWN,
    KNOWN_INITIALS,
    MULTIPLIERS,
    NEVER_FINAL,
    NUMBER_FOLLOWS,
    ORDINAL_LEADS,
    SIGN,
    STARTERS,
    TITLES,
    WORD_FOLLOWS,
    is_abbreviation,
    is_unsayable,
    listed,
)
from copydesk.articles.furniture import is_name_particle
from copydesk.articles.usage import Usage

_INITIALS: Final = re.compile(rf"(?<![\w.])((?:{SIGN}{{1,3}}\. ?)+{SIGN}{{1,3}})$")
_PAIR: Final = re.compile(r"([^\W\d_])\1")
"""A plural of Spanish initials: EE. UU., FF. AA."""
_TITLE_CHAIN: Final = re.compile(r"(?<!\w)(\w+)\.\s+(?:[^\W\d_]{1,5}\.\s+)*$")
"""Dr. med., Dr. rer. nat.: what a title is in."""
_ROMAN: Final = re.compile(r"[IVXLC]+")
_LEAST_CLAUSE: Final = 3
"""Words before an abbreviation that a plural may follow as a new sentence; fewer are no sentence:
"The U.S. Marines"."""


class FullStop(NamedTuple):
    """A full stop and the words on both sides of it."""

    lead: str
    """The word before the last one, "" without one."""
    lead_is_dotted: bool
    word: str
    before: str
    """What stands before `word`, as far as `REACH`."""
    next_word: str
    after: str
    """The text from the next word on, as far as `REACH`."""
    is_closed: bool
    """True where a quotation mark or a bracket stands between the stop and the space."""


def full_stop_meaning(stop: FullStop, usage: Usage) -> bool | None:
    """Say whether a full stop ends a sentence, if a rule knows; None where none does."""
    if stop.word.isdecimal():
        return _after_number(stop, usage)
    if not stop.is_closed:
        initials = _INITIALS.search(stop.before + stop.word)
        known = initials and initials[1].replace(" ", "") in KNOWN_INITIALS
        if initials and (known or " " not in initials[1]):
            return _after_initials(initials[1].replace(" ", ""), stop, usage)
        if _asks_for_more(stop):
            return False
        if _PAIR.fullmatch(stop.word) and stop.word.isupper():
            if _PAIR.fullmatch(stop.next_word) and stop.after[2:3] == ".":
                return False
            if stop.lead_is_dotted and _PAIR.fullmatch(stop.lead):
                return _evidence(stop, usage)
        if len(stop.word) == 1 or (stop.word.isupper() and _ROMAN.fullmatch(stop.word)):
            return _after_initial(stop, usage)
        if is_abbreviation(stop.word):
            return _after_abbreviation(stop, usage)
    return _is_plain_end(stop) or None


def _asks_for_more(stop: FullStop) -> bool:
    """Tell whether the word before the stop is an abbreviation that goes with the next word."""
    word = stop.word
    if word in ("Sr", "SR"):
        return stop.lead.lower() in {"el", "al", "del", "o", "ao", "do", "un"}
    number = stop.next_word[0].isdecimal() and (listed(word, NUMBER_FOLLOWS) or is_unsayable(word))
    if (stop.lead.lower(), word) in ENDS_LISTS_BEHIND:
        return False
    title = _TITLE_CHAIN.search(stop.before) if word.islower() and len(word) < 6 else None
    after_title = title and title[1] in TITLES
    return (
        bool(after_title)
        or number
        or after_title
        or listed(word, WORD_FOLLOWS)
        or listed(word, TITLES)
    )


def _after_number(stop: FullStop, usage: Usage) -> bool | None:
    """Say what "14." before a capital or a figure means: an ordinal number, or an end."""
    if stop.next_word[0].isdecimal() or len(stop.word) > 2 or stop.is_closed:
        return None
    if stop.next_word in AFTER_ORDINALS:
        return False
    if usage.opens_sentences(stop.next_word) or listed(stop.lead, NUMBER_FOLLOWS):
        return True
    return False if stop.lead.lower() in ORDINAL_LEADS else None


def _after_initials(initials: str, stop: FullStop, usage: Usage) -> bool | None:
    """Say what the last stop of "U.S.", "p.m.", "z.B." before a capital means."""
    if initials in NEVER_FINAL:
        return False
    if not stop.next_word[0].isupper():
        return None if stop.next_word[0].isdecimal() else False
    if initials.lower() in CLOCK_INITIALS:
        zone = stop.next_word.isupper() and 1 < len(stop.next_word) < 5
        within = zone or stop.next_word in AFTER_CLOCK or not _ends_clause(stop)
        return not within
    if initials in ENDS_LISTS:
        return True
    if initials in COMPANIES:
        return _evidence(stop, usage) or _begins_anew(stop, usage)
    # A common noun may be part of the name: the U.S. Senate.
    plural = usage.is_bare_plural(stop.next_word) and _goes_on_small(stop) and _ends_clause(stop)
    return _opens(stop, usage) or plural or None


def _after_initial(stop: FullStop, usage: Usage) -> bool | None:
    """Say what the stop of one letter or a Roman number before a capital means."""
    opens = _opens(stop, usage)
    if len(stop.word) > 1:
        if not stop.lead or stop.lead[0].islower():
            return False
        return opens or None
    if not stop.word.isupper():
        if stop.before[-1:] in ("'", "’"):
            return stop.next_word[0].isupper() or None
        after_number = stop.lead.isdecimal() and _ends_clause(stop)
        return (opens or after_number) and stop.next_word[0].isupper()
    if stop.next_word[0].isdecimal():
        return None
    is_common = usage.is_common(stop.next_word) or (
        stop.lead.islower() and usage.is_bare_plural(stop.next_word)
    )
    return opens or (is_common and _goes_on_small(stop)) or (None if stop.lead else False)


def _after_abbreviation(stop: FullStop, usage: Usage) -> bool | None:
    word = stop.word
    if not stop.next_word[0].isupper():
        return None
    if listed(word, ENDS_LISTS) or (stop.lead.lower(), word) in ENDS_LISTS_BEHIND:
        return True
    if word.islower() and len(stop.next_word) == 1 and stop.after[1:2] == ".":
        return False  # An initial: av. J.-C.
    if listed(word, MULTIPLIERS):
        return _opens(stop, usage)
    if word.islower() and stop.lead.isdecimal():
        return True
    if word in ("St", "ST") and (not stop.lead[:1].isupper() or stop.lead in ENGLISH_PLACES):
        return None
    if listed(word, NUMBER_FOLLOWS) and word.islower():
        return stop.next_word.isalpha() and not _ROMAN.fullmatch(stop.next_word)
    if listed(word, COMPANIES):
        return _evidence(stop, usage) or _begins_anew(stop, usage)
    return _evidence(stop, usage)


def _begins_anew(stop: FullStop, usage: Usage) -> bool | None:
    """Behind a company's form: a title of somebody would go on with a capital."""
    is_new = stop.next_word[1:].islower() and not usage.is_name(stop.next_word)
    return (is_new and _goes_on_small(stop)) or None


def _evidence(stop: FullStop, usage: Usage) -> bool | None:
    """Say whether the next word begins a sentence, going by what the text does with it."""
    word = stop.next_word
    if _opens(stop, usage):
        return True
    if usage.is_name(word) or not _goes_on_small(stop):
        return None
    if usage.is_common(word):
        return True
    return True if usage.is_bare_plural(word) and _ends_clause(stop) else None


def _opens(stop: FullStop, usage: Usage) -> bool:
    """Tell whether a function word follows, and not the particle of a name (De Vries, Van Dijk)."""
    word = stop.next_word
    if len(word) == 1 and stop.after[1:2] == ".":
        return False  # An initial: A. S. Pushkin.
    if word not in STARTERS and not usage.opens_sentences(word):
        return False
    second = stop.after[len(word) :].lstrip()[:1]
    return not (is_name_particle(word) and second.isupper())


def _goes_on_small(stop: FullStop) -> bool:
    return stop.after[len(stop.next_word) :].lstrip()[:1].islower()


def _ends_clause(stop: FullStop) -> bool:
    """Tell whether so much stands before the abbreviation that a sentence may have ended."""
    clause = re.split(r"[!?]\s|[^\W\d_]{3}\.\s", stop.before)[-1]
    words = [word for word in clause.split() if not word.endswith(".")]
    last = next((word for word in reversed(words) if word != "the"), "")
    return len(words) >= _LEAST_CLAUSE and last.lower() not in BEFORE_SUBJECTS


def _is_plain_end(stop: FullStop) -> bool:
    """Tell whether an ordinary word ends the sentence: no abbreviation, and a capital follows.

    A number may follow as well, but abbreviations that aren't listed are capitalised there mostly.
    """
    word, following = stop.word, stop.next_word
    follows = following[0].isupper() or (following[0].isdecimal() and word.islower())
    if not follows or not word.isalpha() or stop.before.endswith("."):
        return False
    if len(word) == 1:
        return stop.lead.islower() and following in STARTERS
    if word.islower() and listed(word, NUMBER_FOLLOWS):
        return stop.is_closed
    return not listed(word, KNOWN)
