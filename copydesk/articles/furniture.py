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
_TRAILING: Final = re.compile(r"[\s:：»›>→|*_#+▼▾×✕•·…]+$|\s*\.\.\.$")

_TRAILERS: Final = (*":：»›>→|*_#+▼▾×✕•·…", "...")
"""What lines end with that it may match, if not with a space: most lines don't."""

_IDENTIFIER: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,64}", re.IGNORECASE
)
_SPACELESS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SHARED: Final = re.compile(r"\s+[-–—]\s+|\s*,\s*|\s+via\s+")
_BARE_NUMBER: Final = re.compile(r"[\d\s.,:/%+()-]*\d[\d\s.,:/%+()-]*[KMkm]?")
_BARE_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_CRUMB: Final = re.compile(r"\s*[>»›→]\s*")
_READ_TIME: Final = re.compile(
    r"#(?:\s?-\s?#)?[\s-]*(?:min|mins|minute|minutes|minuten|minutos)\.?[\s-]*"
    r"(?:read|reading time|to read|lesezeit|de lecture|de lectura|de leitura)(?: time)?"
    r"|(?:lesezeit|lecture|temps de lecture|lectura|leitura|tempo de leitura|lettura"
    r"|tempo di lettura|leestijd|lästid|lesetid|lukuaika|czas czytania|время чтения|okuma süresi)"
    r"\s*:?\s*#\s*\w{1,8}\.?"
)
_COUNT: Final = re.compile(r"^#\s+|\s*[(\[]?#[)\]]?$")
_REACTIONS: Final = re.compile(
    r"(?:\W*+(?:shares?|views?|likes?|comments?|reads?|reactions?|replies|retweets?|followers|post"
    r"|pin|tweet|email|e-mail|print|save|copy link|link|facebook|twitter|x|whatsapp|telegram"
    r"|linkedin|pinterest|reddit|instagram|youtube|messenger|sms|more|teilen|drucken|merken"
    r"|partager|imprimer|compartir|compartilhar)\b){2,}+\W*+"
)
"""Buttons and counters in one line: "12 shares 3 comments", "Facebook Twitter Email"."""


class _Phrases(NamedTuple):
    whole_lines: frozenset[str]
    openings: dict[str, list[str]]
    """By the first character: looked up, not matched, which would take 15 ms to compile."""
    phrases: tuple[str, ...]
    foreign_phrases: tuple[str, ...]
    """Those that only a line with other letters than a to z can hold."""
    section_heads: frozenset[str]
    agencies: frozenset[str]
    platforms: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    date_words: frozenset[str]
    outlet_words: re.Pattern[str]
    labels: dict[str, str]
    """What a label is of, by the label."""
    published: tuple[str, ...]
    """Labels of dates, long ones first."""
    staff: frozenset[str]
    role_nouns: frozenset[str]


def normalised(line: str) -> str:
    """Return `line` as `furniture.txt` writes it: for looking up, never for showing."""
    line = _LINK.sub(r"\1", line.casefold().replace("’", "'"))
    line = _LEADING.sub("", line)
    if line.endswith(_TRAILERS) or line[-1:].isspace():
        line = _TRAILING.sub("", line)
    return " ".join(_NUMBER.sub("#", line).split())


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


def own_pictures(words: str) -> bool:
    """Tell whether `words` name one or more of those: "Agence France-Presse - Getty Images"."""
    return all(map(owns_pictures, _SHARED.split(words.strip())))


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


def label_of(words: str) -> str:
    """Return what a label before a colon is of: "source", "editor", "picture" ...; "" of none."""
    return _phrases().labels.get(normalised(words), "")


def without_published(line: str) -> tuple[str, int]:
    """Return `line` without the labels of dates ("Updated:"), and how many there were."""
    rest, found = line.casefold(), 0
    for label in _phrases().published:
        place = rest.find(label)
        while place >= 0:
            end = place + len(label)
            inside = rest[place - 1 : place].isalpha() or rest[end : end + 1].isalpha()
            if not inside:
                rest = f"{rest[:place]} {rest[end:]}"
                found += 1
            place = rest.find(label, end if inside else place)
    return rest, found


def is_staff_word(word: str) -> bool:
    """Tell whether `word` stands for people in a byline: "staff", "agencies"."""
    return word.casefold() in _phrases().staff


def ends_role(word: str) -> bool:
    """Tell whether `word` may end what a reporter does: "business editor"."""
    return word.casefold() in _phrases().role_nouns


def _length(line: str) -> int:
    """Return how many words `line` has; in scripts without spaces, two signs make one."""
    return line.count(" ") + 1 + len(_SPACELESS.findall(line)) // 2


def _worded_reason(line: str) -> str:
    phrases = _phrases()
    if line in phrases.whole_lines or line in phrases.section_heads:
        return "words of a web page, not of an article"
    counted = _COUNT.sub("", line) if "#" in line else line
    if counted != line and (counted in phrases.whole_lines or counted in phrases.section_heads):
        return "a button or a heading with a count"
    if _heads_link(line):
        return "a link to something else"
    if _READ_TIME.fullmatch(line):
        return "a reading time"
    if _REACTIONS.fullmatch(line):
        return "share buttons or counters"
    words = _length(line)
    if words <= _LONGEST_OPENING_LINE and _opens(line, phrases.openings):
        return "opens like a link, a notice or a call to subscribe"
    if words <= _LONGEST_PHRASE_LINE and _holds_phrase(line, phrases):
        return "a phrase of forms and notices"
    crumbs = _CRUMB.split(line)
    if len(crumbs) > 1 and words <= 12 and crumbs[0] in phrases.whole_lines:
        return "a path through the site"
    return ""


def _holds_phrase(line: str, phrases: _Phrases) -> bool:
    if any(words in line for words in phrases.phrases):
        return True
    return not line.isascii() and any(words in line for words in phrases.foreign_phrases)


def _heads_link(line: str) -> bool:
    """Tell whether `line` is "Related: ...", a heading of links with one behind it."""
    label, colon, rest = line.replace("：", ":").partition(":")
    is_head = bool(colon) and label.strip() in _phrases().section_heads
    return is_head and _length(rest) <= _LONGEST_OPENING_LINE and rest[-1:] not in ".。।"


def _opens(line: str, openings: dict[str, list[str]]) -> bool:
    """Tell whether `line` begins with one of `openings`; one that ends in a letter ends a word."""
    for words in openings.get(line[:1], ()):
        following = line[len(words) : len(words) + 1]
        if line.startswith(words) and not (
            words[-1].isalnum() and following.isalnum() and following < "\u3040"
        ):
            return True
    return False


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
    openings: dict[str, list[str]] = {}
    for words in sections["opening"]:
        openings.setdefault(words[0], []).append(words)
    return _Phrases(
        whole_lines=frozenset(sections["whole line"]),
        openings=openings,
        phrases=tuple(filter(str.isascii, sections["phrase"])),
        foreign_phrases=tuple(words for words in sections["phrase"] if not words.isascii()),
        section_heads=frozenset(sections["section"]),
        agencies=frozenset(sections["agency"]),
        platforms=frozenset(sections["platform"]),
        roles=frozenset(sections["role"]),
        particles=frozenset(sections["particle"]),
        date_words=frozenset(sections["date word"]) | MONTHS.keys(),
        outlet_words=re.compile(rf"\b(?:{'|'.join(map(re.escape, sections['outlet']))})\b"),
        labels={
            words: name.removeprefix("label ")
            for name, listed in sections.items()
            if name.startswith("label ")
            for words in listed
        },
        published=tuple(sorted(sections["label date"], key=len, reverse=True)),
        staff=frozenset(sections["staff"]),
        role_nouns=frozenset(sections["role noun"]),
    )
