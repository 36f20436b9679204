"""The screen as its users see it, compared as text with the pictures in `tests/screens`.

A picture is the screen as lines without trailing spaces, so that `git diff` shows what changed. To
draw pictures anew run `COPYDESK_UPDATE_SCREENS=1 pytest tests/test_screens.py`: the tests fail all
the same, because a change of picture is looked at before it is committed.
"""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from msgspec import structs
from rich.cells import cell_len

from copydesk.alignment.link import LIKELY, SURE, Link, Scores
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import Article
from copydesk.background.messages import Errand
from copydesk.comparison import Comparison
from copydesk.findings.finding import Finding, FindingKind, Severity
from copydesk.reviews.verdict import Verdict
from tests.commands.hands import Reviewing, reviewing
from tests.made_findings import clash, words_in
from tests.reviewing import copied_sample
from tui.screens.panes import Drawing
from tui.session import decisions
from tui.session.outcome import Changed, Outcome

PICTURES: Final = Path(__file__).parent / "screens"
"""One text file a picture."""

# Read at import: `private_home` hides the variables of the program from its tests.
_UPDATE: Final = os.environ.get("COPYDESK_UPDATE_SCREENS") == "1"

_SIZES: Final = ((80, 24), (120, 40), (200, 60), (60, 20), (50, 10))
"""A plain terminal, all panes, minimap too, stacked, too small."""

_DRAWINGS: Final[Mapping[str, Drawing]] = {
    "colour": Drawing(marks=False, rule="│"),
    "no-colour": Drawing(marks=True, rule="│"),
    "ascii": Drawing(marks=True, rule="|"),
}

_DIALOGS: Final[Mapping[str, tuple[str, ...]]] = {
    "note": ("a",),
    "evidence": ("e",),
    "tags": ("t",),
    "who-is-right": ("3",),
    "certainty": ("C",),
    "filter": ("f",),
    "filter-kind": ("f", "k"),
    "finding": ("semicolon",),
    "dismiss": ("semicolon", "d"),
    "add-finding": ("F",),
    "add-finding-kind": ("F", "enter"),
    "add-finding-form": ("F", "enter", "enter", "enter"),
    "search": ("slash",),
    "link": ("L",),
    "link-other-side": ("L", "tab", "L"),
    "unlink": ("k", "k", "U"),
    "history": ("H",),
    "facts": ("i",),
    "facts-form": ("i", "e"),
    "export": ("x",),
    "export-form": ("x", "c"),
    "help": ("question_mark",),
    "drawer": ("backslash",),
}
"""The keys that open each dialog."""


_GOLD: Final = Path(__file__).parent.parent / "benchmarks" / "gold" / "norvik-ferry.json"
"""Which claims each sentence of the sample corpus makes, as people read it."""


_CLASHES: Final[tuple[tuple[str, str, FindingKind, Severity], ...]] = (
    ("Norvik", "Nordvick", "name", "high"),
    ("Skarra", "Scarab", "name", "high"),
    ("the Coast Guard said", "", "omission", "low"),
    ("in sleet", "because of sleet", "cause", "high"),
    ("no bang", "no explosion", "quote", "medium"),
)
"""Words of the wire and of the close retelling that clash, for all pictures to show."""


def _found(left: Article, right: Article, rows: Iterable[Row]) -> Iterator[Finding]:
    row_of = {index: row.number for row in rows for index in row.left}
    for words, others, kind, severity in _CLASHES:
        if words in left.text and others in right.text:
            span = words_in(left, words)
            assert span is not None
            place = max(s.index for s in left.sentences if s.start <= span.start)
            found = clash(left, right, words, others, kind=kind, severity=severity)
            yield structs.replace(found, row=row_of[place])


@pytest.fixture(autouse=True)
def linked_by_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Link sentences as people did, so that no change of the aligner changes a picture."""
    claims = {
        sentence["text"]: (set(sentence["central"]), set(sentence["secondary"]))
        for article in json.loads(_GOLD.read_text(encoding="utf-8"))["articles"]
        for sentence in article["sentences"]
    }

    async def compare(_comparer: object, errand: Errand, *_: object) -> Comparison:
        left, right = errand.left, errand.right
        links, near_misses = [], []
        for i, j in product(range(len(left.sentences)), range(len(right.sentences))):
            here = claims.get(left.quote(left.sentences[i]), (set(), set()))
            there = claims.get(right.quote(right.sentences[j]), (set(), set()))
            if here[0] & there[0]:
                links.append(Link(i, j, 0.99 if here[0] == there[0] else (SURE + LIKELY) / 2))
            elif common := (here[0] | here[1]) & (there[0] | there[1]):
                near_misses.append(Link(i, j, 0.1 * len(common)))
        scores = Scores(tuple(links), tuple(near_misses))
        rows = rows_of(left, right, scores)
        return Comparison(
            scores.links,
            rows,
            tuple(_found(left, right, rows)),
            checkable=frozenset(row.number for row in rows if not (row.left and row.right)),
            languages=("en", "en"),
        )

    monkeypatch.setattr("copydesk.background.pool.Comparer.compare", compare)


@pytest.fixture(autouse=True)
def fixed_times(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Say the same time, day and folder in every run."""
    monkeypatch.setattr("tui.cards.top_line._local_time", lambda _at: "14:02")
    monkeypatch.setattr("tui.session.decisions.today", lambda: "2031-03-16")
    monkeypatch.setattr("copydesk.reviews.writer.utc", lambda _now: "2031-03-16T14:02:00Z")
    monkeypatch.setattr("copydesk.reviews.author.utc", lambda _now: "2031-03-16T14:02:00Z")
    monkeypatch.chdir("/")


def _decide(review: Reviewing) -> None:
    """Bring the pair into a state that shows every sign: four verdicts, one with all there is."""
    session = review.session
    for number, verdict in ((1, Verdict.AGREE), (3, Verdict.CONTRADICT), (4, Verdict.DIFFER)):
        session.cursor.go_to_row(number)
        decisions.judge(session, verdict)
    session.cursor.go_to_row(5)
    decisions.judge(session, Verdict.CONTRADICT)
    row = session.cursor.current
    assert row is not None
    decisions.say_right(session, row.target, "left")
    decisions.say_certainty(session, row.target, "probable")
    decisions.write_note(session, row, "The hospital's list, p. 2")
    decisions.set_tags(session, row, ("numbers", "wording"))
    source = {"title": "Harbour log", "where": "Norvik", "archive": "", "seen": "2031-03-16"}
    entry = {"locator": "p. 4", "quote": "six went home", "supports": "left"}
    decisions.add_evidence(session, row, {**source, **entry})
    decisions.toggle_second_reader(session, row)


async def _drawn(review: Reviewing) -> str:
    """Wait until everything is saved and drawn; return the screen."""
    await review.saved()
    review.screen.show(Outcome(changed=Changed.ROWS))
    await review.settle()
    return review.text


def _compare(name: str, drawn: str) -> None:
    """Compare a screen with the picture of that name."""
    file = PICTURES / f"{name}.txt"
    lines = [line.rstrip() for line in drawn.split("\n")]
    known = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    if lines == known:
        return
    changes = "\n".join(
        difflib.unified_diff(known, lines, "the picture", "the screen", lineterm="")
    )
    if _UPDATE:
        PICTURES.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        pytest.fail(f"{name} was drawn anew: look at the change.\n{changes}", pytrace=False)
    pytest.fail(
        f"{name} looks different. If it should: COPYDESK_UPDATE_SCREENS=1.\n{changes}",
        pytrace=False,
    )


@pytest.mark.parametrize("palette", _DRAWINGS)
@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_review_looks_as_in_its_picture(
    tmp_path: Path, size: tuple[int, int], palette: str
) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt", "6-correction.txt"))
    async with reviewing(tmp_path, story, size=size, drawing=_DRAWINGS[palette]) as review:
        review.app.set_class(palette == "ascii", "ascii")
        _decide(review)
        drawn = await _drawn(review)
        assert len(drawn.split("\n")) == size[1]
        assert all(cell_len(line) <= size[0] for line in drawn.split("\n"))
        assert palette != "ascii" or drawn.isascii()
        _compare(f"review-{size[0]}x{size[1]}-{palette}", drawn)


@pytest.mark.parametrize("size", _SIZES[:4], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_free_retelling_looks_as_in_its_picture(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Moved rows with their stubs, folded furniture, one-sided rows with a near miss."""
    story = copied_sample(tmp_path, ("1-wire.txt", "2-national.txt"))
    drawing = _DRAWINGS["colour"]
    async with reviewing(tmp_path, story, size=size, drawing=drawing) as review:
        _compare(f"retelling-{size[0]}x{size[1]}", await _drawn(review))


@pytest.mark.parametrize("dialog", _DIALOGS)
async def test_a_dialog_looks_as_in_its_picture(tmp_path: Path, dialog: str) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt"))
    drawing = _DRAWINGS["ascii"]
    async with reviewing(tmp_path, story, size=(80, 24), drawing=drawing) as review:
        review.app.add_class("ascii")
        _decide(review)
        await _drawn(review)
        await review.press(*_DIALOGS[dialog])
        assert review.text.isascii()
        _compare(f"dialog-{dialog}", review.text)


def test_every_picture_is_looked_at() -> None:
    """A picture without its test would go stale unnoticed."""
    wanted = {f"review-{w}x{h}-{palette}" for w, h in _SIZES for palette in _DRAWINGS}
    wanted |= {f"retelling-{w}x{h}" for w, h in _SIZES[:4]}
    wanted |= {f"dialog-{dialog}" for dialog in _DIALOGS}
    assert {file.stem for file in PICTURES.iterdir()} == wanted
