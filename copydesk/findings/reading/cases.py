"""Endings of names in languages with cases: Москва, Москву; Kallas, Kallaksen; Praha, Praze."""

from __future__ import annotations

import re
from typing import Final

_ROOT: Final = 3  # letters that two cases of one name share at least
_FLEETING: Final = re.compile(r"[aeоеіёї](?=[^\Waeiouyаеиоуыэюяіїєь]$)")
"""A Slavic vowel that only the form without an ending has: Marek, Marka; Павел, Павла."""
_SLAVIC: Final = "pl cs sk sl hr sr bs"
_CYRILLIC: Final = "Cyrl"
_GREEK: Final = "Grek"
_ENDINGS: Final = {
    code: re.compile(f"(?:{endings})?")
    for codes, endings in {
        _SLAVIC: r"[aeiouy]{1,2}|[aeio]?[aeiou]?[hjmv]|i?e[mj]u?|[aeio]?(?:mi|ch|om|go|mu)"
        r"|[aeio]?(?:ov[aie]|owi)|i?ego|[hkgr][aieouy]|[czr]e|[dr]?ze|in[ayuo]u?",
        "fi et": r"nen|[kpdt]?(?:kse|se|[aeiouy]|s)?(?:n|[st]?[st]a|a|ll[ae]|lta?|le?|na|ksi?|seen"
        r"|sse|ni|ga|t|h[aeiouy]n|st?|[aeiouy]n)?",
        "hu": r"[aeo]?[tk]|[bjr][ae]n?|[bnrt][oae]l|h[oe]z|ert|ig|kent"
        r"|[bcdfgjklmnprstvyz]{1,2}[ae]l|[aeo]?n[ae]k|[oe]?n|[aesyz]",
        "tr az kk": r"[ysn]?(?:[iu]n?|[ea])|n?[dt][ea]n?(?:ki)?|y?l[ea]|l[iu]",
        "lt lv": r"[aeiouy]{0,3}[ms]?|[aeo]?[js]?[eia][se]?|[ou]s[eu]|ams|ais|aus",
        "ro": "[aei]|ul|ului|lui|ei|ii|le",
        "is": "[aiu]|s|u?[mr]|ar|inn|num",
        "hy": "ի?[ըն]|ի|ից|ով|ում",
        "ka": "[იაეო]?(?:ს|მა|ის|ით|ად|ში|ზე)?",
        "de lb sv da no nb nn": "s",
        # By script: Russian, Ukrainian, Bulgarian, Serbian; Greek.
        _CYRILLIC: r"[аеиоуыэюяіїєьй]{1,2}|[оеыи]й|[аяоеиыую]?[мхв]|[іое]в\w?|[аяыи]ми|[ое][гм][оу]"
        "|ским",
        _GREEK: "[αεηιουωσ]{1,3}|ων",
    }.items()
    for code in codes.split()
}
"""Endings of nouns and adjectives, without accents as keys are; a consonant that changes before
them is taken for a part of them."""


def are_cases(one: str, other: str, language: str) -> bool:
    """Tell whether two keys differ by a case ending only, of the language or of the script."""
    script = _CYRILLIC if "Ѐ" <= one[0] <= "ԯ" else _GREEK if "Ͱ" <= one[0] <= "Ͽ" else ""
    endings = _ENDINGS.get(script or language)
    if endings is None:
        return False
    pairs = [(one, other)]
    if script == _CYRILLIC or language in _SLAVIC.split():
        pairs += [(_FLEETING.sub("", one), other), (one, _FLEETING.sub("", other))]
    return any(_differ_in(endings, *pair) for pair in pairs)


def _differ_in(endings: re.Pattern[str], one: str, other: str) -> bool:
    root = shared_letters(one, other)
    return any(
        endings.fullmatch(one, begun) and endings.fullmatch(other, begun)
        for begun in range(root, max(root - 2, _ROOT - 1), -1)
    )


def shared_letters(one: str, other: str) -> int:
    """Return how many letters two words share at their beginning."""
    pairs = zip(one, other, strict=False)
    shorter = min(len(one), len(other))
    return next((at for at, (here, there) in enumerate(pairs) if here != there), shorter)
