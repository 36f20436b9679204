"""What web pages print around their articles, told by words: share buttons, comment forms, adverts.

The words are data, in `furniture.txt`, by language. A false alarm here hides a line from the
reviewer, so a rule that isn't sure says nothing: sentences are furniture only by phrases that no
article needs, and long lines never are.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from copydesk.articles.dates import MONTHS

_LONGEST_OPENING_LINE: Final = 25
"""Words in a line that an opening alone makes furniture: a call to subscribe is one sentence."""

_LONGEST_PHRASE_LINE: Final = 60
"""Words in a line that a phrase makes furniture: consent texts run to three sentences."""

_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_NUMBER: Final = re.compile(r"\d[\d.,]*[km]?(?![^\W\d_])")
_LEADING: Final = re.compile(r"^[\s\-–—•·▪■□◆●○»›>→|*_#+▶►✉☰×✕]+")
_TRAILING: Final = re.compile(r"[\s:»›>→|*_#+▼▾×✕•·…]+$|\s*\.\.\.$")

_IDENTIFIER: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,64}", re.IGNORECASE
)
_BARE_NUMBER: Final = re.compile(r"[\d\s.,:/%+()-]*\d[\d\s.,:/%+()-]*[KMkm]?")
_BARE_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_CRUMB: Final = re.compile(r"\s*[>»›→]\s*")
_READ_TIME: Final = re.compile(
    r"#(?:\s?-\s?#)?[\s-]*(?:min|mins|minute|minutes|minuten|minutos)\.?[\s-]*"
    r"(?:read|reading time|to read|lesezeit|de lecture|de lectura|de leitura)(?: time)?"
)
_REACTIONS: Final = re.compile(
    r"(?:\W*+(?:shares?|views?|likes?|comments?|reads?|reactions?|replies|retweets?|followers|post"
    r"|pin|tweet|email|e-mail|print|save|copy link|link|facebook|twitter|x|whatsapp|telegram"
    r"|linkedin|pinterest|reddit|instagram|youtube|messenger|sms|more|teilen|drucken|merken"
    r"|partager|imprimer|compartir|compartilhar)\b){2,}+\W*+"
)
"""Buttons and counters in one line: "12 shares 3 comments", "Facebook Twitter Email"."""


class _Phrases(NamedTuple):
    whole_lines: frozenset[str]
    openings: re.Pattern[str]
    phrases: re.Pattern[str]
    section_heads: frozenset[str]
    agencies: frozenset[str]
    platforms: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    date_words: frozenset[str]
    outlet_words: re.Pattern[str]


def normalised(line: str) -> str:
    """Return `line` as `furniture.txt` writes it: for looking up, never for showing."""
    line = _LINK.sub(r"\1", line.casefold().replace("’", "'"))
    return " ".join(_NUMBER.sub("#", _TRAILING.sub("", _LEADING.sub("", line))).split())


def furniture_reason(line: str) -> str:
    """Return why `line` is page furniture, or "" when nothing says that it is."""
    if not any(map(str.isalnum, line)):
        return "no words in it"
    if _IDENTIFIER.fullmatch(line):
        return "an identifier"
    if _BARE_NUMBER.fullmatch(line):
        return "a number alone"
    if _BARE_ADDRESS.fullmatch(line):
        return "an address alone"
    if _COMMENT.fullmatch(line):
        return "a comment in the page's source"
    return _worded_reason(normalised(line))


def opens_foreign_section(line: str) -> bool:
    """Tell whether `line` heads what isn't the article's text: related links, comments, tags."""
    return normalised(line) in _phrases().section_heads


def is_agency(words: str) -> bool:
    """Tell whether `words` name a news or picture agency."""
    return normalised(words) in _phrases().agencies


def owns_pictures(words: str) -> bool:
    """Tell whether `words` name an agency or a platform, or stand in for one in a credit."""
    return is_agency(words) or normalised(words) in _phrases().platforms


def is_byline_role(words: str) -> bool:
    """Tell whether `words` say what a reporter is: "staff writer"."""
    return normalised(words) in _phrases().roles


def is_name_particle(word: str) -> bool:
    """Tell whether `word` may stand in lower case among names: "von", "and", "in"."""
    return word.casefold() in _phrases().particles


def is_date_word(word: str) -> bool:
    """Tell whether a case-folded `word` may stand in a line that is nothing but a date."""
    return word in _phrases().date_words


def names_outlet(words: str) -> bool:
    """Tell whether a name is that of a newspaper, agency or station rather than a person's."""
    return bool(_phrases().outlet_words.search(words.casefold()))


def _worded_reason(line: str) -> str:
    phrases = _phrases()
    if line in phrases.whole_lines:
        return "words of a web page, not of an article"
    if _READ_TIME.fullmatch(line):
        return "a reading time"
    if _REACTIONS.fullmatch(line):
        return "share buttons or counters"
    words = line.count(" ") + 1
    if words <= _LONGEST_OPENING_LINE and phrases.openings.match(line):
        return "opens like a link, a notice or a call to subscribe"
    if words <= _LONGEST_PHRASE_LINE and phrases.phrases.search(line):
        return "a phrase of forms and notices"
    crumbs = _CRUMB.split(line)
    if len(crumbs) > 1 and words <= 12 and crumbs[0] in phrases.whole_lines:
        return "a path through the site"
    return ""


@cache
def _phrases() -> _Phrases:
    """Read the lists; the first article pays for it, not the start of the program."""
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    data = Path(__file__).with_name("furniture.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]").partition(":")[0], [])
        elif line and not line.startswith(";"):
            section.append(line)
    # A phrase that ends in a letter must end a word.
    openings = (
        re.escape(words) + (r"(?!\w)" if words[-1].isalnum() else "")
        for words in sorted(sections["opening"], key=len, reverse=True)
    )
    return _Phrases(
        whole_lines=frozenset(sections["whole line"]),
        openings=re.compile("|".join(openings)),
        phrases=re.compile("|".join(map(re.escape, sections["phrase"]))),
        section_heads=frozenset(sections["section"]),
        agencies=frozenset(sections["agency"]),
        platforms=frozenset(sections["platform"]),
        roles=frozenset(sections["role"]),
        particles=frozenset(sections["particle"]),
        date_words=frozenset(sections["date word"]) | MONTHS.keys(),
        outlet_words=re.compile(rf"\b(?:{'|'.join(map(re.escape, sections['outlet']))})\b"),
    )
