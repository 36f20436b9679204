"""Words, figures and marks of a text.

A word of a script without spaces (Chinese, Japanese, Thai) is a character with its marks, so that
figures between them stand alone. Two words joined by a hyphen are two tokens, since some write them
apart. Invisible characters are none of this module's business: it is given the text as it is seen.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from copydesk.findings.language.forms import key_of

TokenKind = Literal["word", "figure", "mark"]
_SPACELESS: Final = (
    r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0eff\u1000-\u109f"
    r"\u1780-\u17ff"
)
"""Scripts without spaces between words: kana, ideographs, Thai, Lao, Burmese, Khmer."""
_SIGNS: Final = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09d7\u0a01-\u0a03"
    r"\u0a3c-\u0a51\u0abc-\u0acd\u0b3c-\u0b57\u0bbe-\u0bcd\u0c3e-\u0c56\u0cbc-\u0cd6\u0d3e-\u0d4d"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
"""Marks on letters, vowel signs among them, which Python's \\w leaves out."""
_TOKEN: Final = re.compile(
    rf"(?P<character>[{_SPACELESS}][{_SIGNS}]*)"
    r"|(?P<figure>\d+(?:[.,:]\d+)*)"
    # Abbreviations with their stops: U.S., p.m., e.g.
    r"|(?P<short>(?<!\w)[^\W\d_]\.(?:[^\W\d_]\.)+)"
    rf"|(?P<word>[^\W\d_{_SPACELESS}](?:[^\W_{_SPACELESS}]|[{_SIGNS}])*"
    rf"(?:['’ʼ][^\W\d_{_SPACELESS}][{_SIGNS}]*(?:[^\W\d_{_SPACELESS}]|[{_SIGNS}])*)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_SHORT: Final = re.compile(r"(?:n['’]t|['’](?:re|ll|ve|m))$", re.IGNORECASE)
_DRAWN: Final = {
    "n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am",
}  # fmt: skip
"""What English draws together with the word before, as it stands alone: didn't, we'll."""
_WHOLE: Final = {"ca": "can", "wo": "will", "sha": "shall"}  # what stands before n't, cut short
_KINDS: Final[dict[str | None, TokenKind]] = {"figure": "figure", "mark": "mark"}


class Token(Struct, frozen=True, gc=False):
    """A word, a figure or a mark."""

    start: int  # `[start, end)` in code points of the text that was read
    end: int
    text: str
    kind: TokenKind
    key: str  # the form for comparing, see `forms.key_of`; a figure or mark as written

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]`; their offsets count from the start of `text`."""
    stop = len(text) if end is None else end
    found = []
    for match in _TOKEN.finditer(text, start, stop):
        kind, written = _KINDS.get(match.lastgroup, "word"), match.group()
        if kind == "word" and ("'" in written or "’" in written):
            found += _parts(match.start(), written)
        else:
            key = key_of(written) if kind == "word" else written
            # Most words are written as their key is: held once for all places, not once for each.
            held = key if key == written else written
            found.append(Token(match.start(), match.end(), held, kind, key))
    return tuple(found)


def _parts(start: int, written: str) -> list[Token]:
    """Return a word with an apostrophe as one token, or the two that English draws together."""
    short = _SHORT.search(written)
    if short is None or short.start() == 0:
        return [Token(start, start + len(written), written, "word", key_of(written))]
    cut, tail = short.start(), short.group().casefold().replace("’", "'")
    head = written[:cut]
    key = key_of(head)
    return [
        Token(start, start + cut, head, "word", _WHOLE.get(key, key) if tail == "n't" else key),
        Token(start + cut, start + len(written), written[cut:], "word", _DRAWN[tail]),
    ]
