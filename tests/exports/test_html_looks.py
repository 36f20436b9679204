"""That all can read the page: in light and dark, on paper, without colours."""

from __future__ import annotations

import re

import pytest

from tests.exports.pages import STYLES


def colours(scheme: str) -> dict[str, str]:
    styles = STYLES.read_text(encoding="utf-8")
    blocks = {
        "light": re.search(r"^:root \{(.*?)\n\}", styles, re.S | re.M),
        "dark": re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", styles, re.S),
        "print": re.search(r"@media print \{\s*:root \{(.*?)\}", styles, re.S),
    }
    found = blocks[scheme]
    assert found is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_all_words_stand_out_from_the_paper(scheme: str) -> None:
    found = colours(scheme)
    for ink in ("ink", "muted", "link", "alarm", "first", "second"):
        for paper in ("paper", "shade"):
            assert contrast(found[ink], found[paper]) >= 4.5, (scheme, ink, paper)
    assert contrast(found["mark-ink"], found["mark"]) >= 4.5


def test_every_colour_is_one_of_the_named_ones() -> None:
    styles = STYLES.read_text(encoding="utf-8")
    named = re.findall(r"--[\w-]+: (#[0-9a-f]+);", styles)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", styles) == named
    assert set(re.findall(r"var\(--([\w-]+)\)", styles)) == set(colours("light"))
    assert colours("light").keys() == colours("dark").keys() == colours("print").keys()
