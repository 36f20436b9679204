"""README and docs: a front page, and pages that lead to each other and to what is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from copydesk.errors import ExitCode
from copydesk.exports.record import COLUMNS
from copydesk.findings.finding import FINDING_KINDS
from tui.arguments import COMMAND_LINE
from tui.cards.legend import LEGEND
from tui.commands import COMMANDS
from tui.key_names import spelled

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_CODE: Final = re.compile(r"(`+) ?(.+?) ?\1(?!`)")
_SIGNS: Final = frozenset("B=")
"""What stands on the screen as a sign, and is no key."""
_HEADING: Final = re.compile(r"^#+ (.*)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return what a link can name behind `#`: headings as forges and indexes spell them."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def test_the_readme_is_a_front_page() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 90


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_what_is_there(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_leads_to_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in PAGES[1:]:
        assert f"](docs/{page.name})" in readme


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md", "docs/desk.md", "docs/trouble.md"])
def test_a_key_that_a_page_names_is_one_of_the_table(name: str) -> None:
    keys = {spelled(key) for command in COMMANDS for key in command.keys}
    named = {code for _, code in _CODE.findall((ROOT / name).read_text(encoding="utf-8"))}
    written = {code for code in named if len(code) == 1 or code.startswith(("ctrl+", "shift+"))}
    assert written <= keys | _SIGNS


def test_the_contents_of_the_guide_are_its_headings() -> None:
    text = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert re.findall(r"^- \[(.*?)\]\(#", text, re.MULTILINE) == headings


def test_the_columns_of_the_csv_are_all_told() -> None:
    text = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
    told = re.findall(r"`(\w+)`", text[text.index("| columns |") : text.index("JSON and JSONL")])
    for column in COLUMNS:
        assert column in told or f"{column.removesuffix('_2')}_1" in told


def test_every_command_of_the_command_line_and_every_exit_code_is_told() -> None:
    text = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
    lines = text[text.index("## The command line") : text.index("Options of all")]
    assert set(COMMAND_LINE) <= set(re.findall(r"\b[a-z]+\b", lines))
    assert all(f"| {code.value} |" in text for code in ExitCode)


def test_the_help_and_the_guide_say_what_every_kind_of_finding_is() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    for kind in set(FINDING_KINDS) - {"omission", "addition"}:
        assert f"\n  {kind} " in LEGEND
        assert f"\n| {kind} | " in guide
    assert "\n  only in ... " in LEGEND
    assert "\n| only in a name | " in guide
