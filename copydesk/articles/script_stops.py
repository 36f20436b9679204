"""Stops of scripts that the sentence library doesn't know, and quotations in scripts without case.

Where letters have no case, a small letter can't tell that a sentence goes on behind a quotation. A
verb of saying tells: “…？”法官问。 and "…؟" سألت القاضية. are one sentence each.
"""

from __future__ import annotations

import re
from typing import Final

SCRIPT_STOPS: Final = "。！？｡؟۔।॥։።፧။។|;\u037e"
"""CJK, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Burmese, Khmer (the sentence terminals of the
Unicode property Sentence_Terminal that news is written in), and what is typed for those of Hindi
and Greek: "|" and ";"."""

_CLOSE: Final = r"[」』”’）】》〉»\"')\]]*+"
_STOP: Final = re.compile(
    r"(?:[。！？｡؟۔।॥։።፧။។]++|(?<=[\u3040-\u9fff\uac00-\ud7a3])[!?]++(?=\S)"
    r"|(?:(?<=[\u0900-\u0963])|(?<=[\u0900-\u0963] ))\|+(?= |$)"
    r"|(?:(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e]|(?<=[\u05d0-\u05ea\u0600-\u06ff\u0900-\u0963])[!?])"
    r"(?=[»”\"']*\s+[«“\"']?[^\W\d_a-zα-ωάέήίόύώϊϋἀ-ὧ]))"
    rf"(?P<closed>{_CLOSE})\s*+"
)
_GOES_ON: Final = re.compile(
    r"[、，,。]|と|って|など|を|の|は|が|に|も|で|や|だ|です|[\uac00-\ud7a3]"
)
"""Right behind a closing quote: a particle or the speaker follows, the sentence isn't over."""

_NEXT_STOP: Final = re.compile(r"[。！？｡؟۔।॥.!?|]")
_SAYING: Final = re.compile(
    r"[说說道问問答喊叫称稱]|と?(?:言|話|述|尋|聞|叫|答)|(?<!\w)(?:قال|سأل|أجاب|رد|صرح|تساءل|صاح|هتف)"
    r"|(?:گفت|پرسید|کہا|پوچھا|पूछा|कहा|बोल|बताया|चिल्ला)|(?<!\w)(?:אמר|שאל|השיב|צעק|ענ[הת])"
)
"""Verbs of saying in Chinese, Japanese, Arabic, Persian, Urdu, Hindi and Hebrew."""

_LONGEST_SPEAKER: Final = 40
"""Code points of what stands behind a quotation to name its speaker: the judge, a title, a verb."""

_INTRODUCED: Final = re.compile(r"[:：,，]\s*[“「『\"«‘]?$")


def script_cuts(line: str) -> dict[int, bool]:
    """Return for each place behind a stop of such scripts whether a sentence begins there."""
    return {stop.end(): not _speaker_follows(line, stop) for stop in _STOP.finditer(line)}


def _speaker_follows(line: str, stop: re.Match[str]) -> bool:
    if line[stop.end() : stop.end() + 1] in ("—", "–", "…"):
        return True
    if not stop["closed"].strip(")）]】"):
        return False
    glued = not line[stop.end() - 1].isspace()
    if glued and _GOES_ON.match(line, stop.end()):
        return True
    end = _NEXT_STOP.search(line, stop.end(), stop.end() + _LONGEST_SPEAKER)
    if not end or line[stop.end()] in '“「『"«‘':
        return False
    said = _SAYING.search(line, stop.end(), end.start())
    return bool(said) and not _is_introduced(line, stop)


def _is_introduced(line: str, stop: re.Match[str]) -> bool:
    """Tell whether the quotation stands behind its speaker: 他说：“…。” is whole by itself."""
    opener = max(line.rfind(mark, max(0, stop.start() - 400), stop.start()) for mark in '“「『«‘"')
    return opener > 0 and bool(_INTRODUCED.search(line, max(0, opener - 3), opener))
