"""The screen as its users see it, compared as text with the pictures in `tests/screens`.

Five pictures show a whole screen. All others show one pane or dialog by itself, a pane in a size of
its own: so a change to one pane changes its pictures, and the five at most. `tests.pictures` says
how to draw them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Final, Literal

import pytest
from msgspec import Struct, structs
from rich.cells import cell_len

from copydesk.alignment.link import LIKELY, SURE, Link, Scores
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import Article
from copydesk.background.messages import Errand, SheetErrand
from copydesk.compared import Comparison
from copydesk.findings.difference import Difference
from copydesk.findings.finding import Finding, FindingKind, Severity
from copydesk.findings.reading.reading import reading_of
from copydesk.reviews.verdict import Verdict
from copydesk.sheet.excerpts import cell_at
from copydesk.sheet.sheet import Line, LineKind, Sheet
from tests.made_findings import clash, words_in
from tests.pictures import PICTURES, compare, part
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.screens.panes import Drawing
from tui.session import decisions
from tui.session.outcome import Changed, Outcome

_SIZES: Final = ((80, 24), (120, 40), (200, 60), (60, 20), (50, 10))
"""A plain terminal, all panes, minimap too, stacked, too small."""

_DRAWINGS: Final[Mapping[str, Drawing]] = {
    "colour": Drawing(marks=False, rule="│"),
    "no-colour": Drawing(marks=True, rule="│"),
    "ascii": Drawing(marks=True, rule="|"),
}

_CLOSE: Final = ("1-wire.txt", "5-rewrite.txt", "6-correction.txt")
"""A close retelling, with verdicts and findings."""

_FREE: Final = ("1-wire.txt", "2-national.txt")
"""A free one: moved rows with their stubs, folded furniture, one-sided rows with a near miss."""


class Screen(Struct, frozen=True):
    """A whole screen: its size, its drawing, and the keys that are pressed."""

    size: tuple[int, int]
    drawing: str
    keys: tuple[str, ...] = ()


_SCREENS: Final[Mapping[str, Screen]] = {
    "screen-80x24": Screen((80, 24), "colour"),
    "screen-120x40": Screen((120, 40), "colour"),
    "screen-200x60": Screen((200, 60), "colour"),
    "screen-ascii": Screen((80, 24), "ascii"),
    "screen-dialog": Screen((120, 40), "colour", ("a",)),
}
"""The five pictures of a whole screen."""


class Pane(Struct, frozen=True):
    """A pane by itself: which one, its size, what it shows."""

    widget: Literal["top", "list", "texts", "map", "sidebar", "key_bar"]
    size: tuple[int, int]
    story: tuple[str, ...] = _CLOSE
    drawing: str = "colour"
    keys: tuple[str, ...] = ()


_PANES: Final[Mapping[str, Pane]] = {
    "top-60": Pane("top", (60, 1)),
    "top-80": Pane("top", (80, 1)),
    "top-120": Pane("top", (120, 1)),
    "top-filtered": Pane("top", (120, 1), keys=("f", "t", "w")),
    "list": Pane("list", (30, 8)),
    "list-narrow": Pane("list", (22, 8)),
    "texts": Pane("texts", (90, 40)),
    "texts-no-colour": Pane("texts", (90, 40), drawing="no-colour"),
    "texts-ascii": Pane("texts", (90, 40), drawing="ascii"),
    "texts-stacked": Pane("texts", (60, 30), drawing="no-colour"),
    "texts-free": Pane("texts", (90, 50), _FREE),
    "texts-free-unfolded": Pane("texts", (90, 50), _FREE, keys=("Z",)),
    "texts-free-stacked": Pane("texts", (60, 40), _FREE),
    "texts-tall-row": Pane("texts", (40, 10), drawing="no-colour", keys=("k", "k", "J", "J")),
    "texts-filtered": Pane("texts", (90, 20), keys=("f", "j")),
    "map": Pane("map", (3, 20)),
    "map-free": Pane("map", (3, 50), _FREE),
    "review": Pane("sidebar", (34, 20)),
    "review-finding": Pane("sidebar", (34, 20), keys=("semicolon",)),
    "review-dismissed": Pane("sidebar", (34, 20), keys=("semicolon", "d", "m", "f", "x")),
    "review-free": Pane("sidebar", (34, 20), _FREE),
    "review-strip": Pane("sidebar", (80, 5)),
    "review-strip-finding": Pane("sidebar", (80, 5), keys=("semicolon",)),
    "review-facts": Pane("sidebar", (40, 20), keys=("g",)),
    "review-strip-free": Pane("sidebar", (80, 5), _FREE),
    "keys-60": Pane("key_bar", (60, 1)),
    "keys-80": Pane("key_bar", (80, 1)),
    "keys-120": Pane("key_bar", (120, 1)),
    "keys-saying": Pane("key_bar", (80, 1), keys=("n",)),
}
"""Pictures of panes."""

_DIALOGS: Final[Mapping[str, tuple[str, ...]]] = {
    "note": ("a",),
    "evidence": ("e",),
    "tags": ("t",),
    "who-is-right": ("3",),
    "certainty": ("C",),
    "filter": ("f",),
    "filter-kind": ("f", "k"),
    "dismiss": ("semicolon", "d"),
    "add-finding": ("F",),
    "add-finding-kind": ("F", "enter"),
    "add-finding-severity": ("F", "enter", "enter"),
    "add-finding-form": ("F", "enter", "enter", "t"),
    "search": ("slash",),
    "link": ("L",),
    "link-other-side": ("L", "tab", "down"),
    "unlink": ("k", "k", "U"),
    "history": ("H",),
    "facts": ("i",),
    "facts-form": ("i", "e"),
    "export": ("x",),
    "export-form": ("x", "c"),
    "help": ("question_mark",),
    "palette": ("colon",),
    "palette-found": ("colon", "h", "i", "s", "t"),
    "claim": ("c",),
    "story": ("m",),
    "overview": ("M",),
    "overview-right": ("M", "3"),
    "overview-matrix": ("M", "tab"),
    "overview-corrections": ("M", "3", "h", "shift+tab"),
    "sheet": ("T",),
    "sheet-marked": ("T", "j", "space", "l"),
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

_REWORDED: Final = (
    ("runs aground", "gets stuck"),
    ("off Norvik", "off Nordvick"),
    ("passengers taken ashore", "travellers hauled to land"),
    ("NORVIK, March 14 (Kestrel News Agency)", ""),
    ("ferry", "boat"),
    ("aground on", "ashore on"),
    ("Skarra", "Scarab"),
    ("harbor of Norvik", "port of Nordvick"),
    ("lasted nearly", "went on for almost"),
    ("the Coast Guard said", ""),
    ("people", "individuals"),
    ("mild", "gentle"),
    ("operated", "run by"),
    ("in sleet", "because of sleet"),
    ("last crossing", "final crossing"),
    ("Capt. Edric Solmaan", "Captain Eldric Salmon"),
    ("authorized to discuss", "authorised to talk about"),
    ("bang", "explosion"),
)
"""Words of the wire and of the close retelling that are marked in all pictures."""


def _reworded(left: Article, right: Article, rows: Iterable[Row]) -> Iterator[Difference]:
    row_of = {index: row.number for row in rows for index in row.left}
    for words, others in _REWORDED:
        if words in left.text and others in right.text:
            here = words_in(left, words)
            assert here is not None
            place = max(s.index for s in left.sentences if s.start <= here.start)
            yield Difference(here, words_in(right, others), "word", 0.5, row_of[place])


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
            differences=tuple(sorted(_reworded(left, right, rows), key=lambda one: one.row)),
        )

    monkeypatch.setattr("copydesk.background.pool.Comparer.compare", compare)


_STATED: Final[tuple[tuple[LineKind, str, tuple[str, ...]], ...]] = (
    ("number", "passengers", ("all 212 passengers", "all 212 travellers", "all 214 passengers")),
    ("place", "Norvik", ("the harbor of Norvik", "the harbor of Nordvick")),
    ("money", "refit cost", ("18 million crowns",)),
)
"""What a fact sheet has for all pictures to show: its lines, and words that articles state."""


@pytest.fixture(autouse=True)
def stated_by_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay out what people found, so that no change of the readings changes a picture."""

    async def make_sheet(_comparer: object, errand: SheetErrand, *_: object) -> Sheet:
        lines = []
        for kind, about, wordings in _STATED:
            cells = tuple(
                cell_at(reading_of(article), number, span.start, span.end)
                for number, article in enumerate(errand.articles)
                for words in wordings
                if words in article.text and (span := words_in(article, words)) is not None
            )
            unequal = len({cell.stated for cell in cells}) > 1
            lines.append(Line(kind, about, cells, unequal, alone=len(cells) == 1))
        return Sheet(tuple(line for line in lines if line.cells))

    monkeypatch.setattr("copydesk.background.pool.Comparer.make_sheet", make_sheet)


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


async def _drawn(review: Reviewing) -> None:
    """Wait until everything is saved and drawn."""
    await review.saved()
    review.screen.show(Outcome(changed=Changed.ROWS))
    await review.settle()


async def _decided(review: Reviewing, drawing: str) -> None:
    """Show a review on which something was decided, in some drawing."""
    review.app.set_class(drawing == "ascii", "ascii")
    _decide(review)
    await _drawn(review)


@pytest.mark.parametrize("name", _SCREENS)
async def test_the_screen_looks_as_in_its_picture(tmp_path: Path, name: str) -> None:
    shown = _SCREENS[name]
    drawing = _DRAWINGS[shown.drawing]
    story = copied_sample(tmp_path, _CLOSE)
    async with reviewing(tmp_path, story, size=shown.size, drawing=drawing) as review:
        await _decided(review, shown.drawing)
        await review.press(*shown.keys)
        compare(name, review.text)


@pytest.mark.parametrize("name", _PANES)
async def test_a_pane_looks_as_in_its_picture(tmp_path: Path, name: str) -> None:
    shown = _PANES[name]
    drawing = _DRAWINGS[shown.drawing]
    story = copied_sample(tmp_path, shown.story)
    async with reviewing(tmp_path, story, size=(200, 60), drawing=drawing) as review:
        widget = getattr(review.screen, shown.widget)
        widget.styles.width, widget.styles.height = shown.size
        await review.settle()
        if shown.story == _CLOSE:
            await _decided(review, shown.drawing)
        await review.press(*shown.keys)
        assert widget.region.size == shown.size
        compare(name, part(review, widget))


@pytest.mark.parametrize("dialog", _DIALOGS)
async def test_a_dialog_looks_as_in_its_picture(tmp_path: Path, dialog: str) -> None:
    story = copied_sample(tmp_path, _CLOSE[:2])
    async with reviewing(tmp_path, story, size=(80, 24), drawing=_DRAWINGS["ascii"]) as review:
        await _decided(review, "ascii")
        await review.press(*_DIALOGS[dialog])
        drawn = part(review, review.app.screen.query(".dialog, .prompt").first())
        assert drawn.isascii()
        compare(f"dialog-{dialog}", drawn)


@pytest.mark.parametrize("drawing", _DRAWINGS)
@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screen_fills_every_size_and_goes_beyond_none(
    tmp_path: Path, size: tuple[int, int], drawing: str
) -> None:
    story = copied_sample(tmp_path, _CLOSE)
    async with reviewing(tmp_path, story, size=size, drawing=_DRAWINGS[drawing]) as review:
        await _decided(review, drawing)
        lines = review.text.split("\n")
        assert len(lines) == size[1]
        assert all(cell_len(line) <= size[0] for line in lines)
        assert drawing != "ascii" or review.text.isascii()
        too_small = "copydesk needs 60x16, this is 50x10"
        assert (too_small in review.text) == (size == (50, 10))


def test_every_picture_is_looked_at_and_five_show_a_whole_screen() -> None:
    """One without its test would go stale unnoticed; a sixth screen would cost every change."""
    assert len(_SCREENS) == 5
    wanted = {*_SCREENS, *_PANES, *(f"dialog-{dialog}" for dialog in _DIALOGS)}
    assert {file.stem for file in PICTURES.iterdir()} == wanted
