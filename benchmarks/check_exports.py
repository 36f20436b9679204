"""Hold exports in all formats against validators of others, and say aloud what was left out.

`make check-exports`. It needs the network the first time; `make test` doesn't run it. Two stories
are exported: the sample, judged by two reviewers, and one of hostile articles. Exit code 1 where a
validator finds something.
"""

from __future__ import annotations

import sys
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.outside_checks import CHECKS, Check, Export
from benchmarks.outside_tools import CannotRunError, Tools
from copydesk.articles.article import Article
from copydesk.comparison import compare
from copydesk.exports import FORMATS, write_export
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.kinds import EvidenceData, NoteData, SourceData, StateData, TagsData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story

_ROOT: Final = Path(__file__).parent.parent
_HOSTILE: Final = (
    "bidi-and-invisible",
    "c1-control-characters",
    "emoji",
    "html-and-markdown",
    "markup-headlines",
    "mixed-line-ends",
    "spreadsheet-formulas",
    "unusual-line-breaks",
)
_ROWS: Final = 12
"""Rows that are judged of each pair."""

_LINES: Final = 12
"""Lines that are printed of what a validator says."""


class Result(NamedTuple):
    """What one validator said of one export."""

    story: str
    kind: str
    by: str
    outcome: str
    """passed, failed or skipped."""
    reason: str


def _sample(folder: Path) -> Story:
    paths = sorted((_ROOT / "seeds" / "norvik-ferry").glob("*.txt"))
    return Story(folder, {path.name: path.read_text(encoding="utf-8") for path in paths})


def _hostile(folder: Path) -> Story:
    story = Story(folder, {"a - plain.txt": "The ferry Aster sank off Norvik on Thursday.\n"})
    for name in _HOSTILE:
        data = (_ROOT / "tests" / "hostile" / f"{name}.txt").read_bytes()[:20_000]
        (story.folder / f"b [{name}] <i>.txt").write_bytes(data)
    return story


def _judge(story: Story) -> list[Article]:
    """Judge rows and findings of the first article beside each other one; return all of them."""
    articles = [story.article(found.name) for found in story.desk().found]
    base = articles[0]
    story.write(SourceData("log", "Harbour <log> | 1", "https://log.example/?a=1&b=2"))
    verdicts = cycle(Verdict)
    for other in articles[1:]:
        told = other.text[:300]
        rows = RowsOfPair(base, other, compare(base, other)).judged(Review(), "ann")
        for judged in rows[:_ROWS]:
            for target in (judged.target, *(one.target for one in judged.findings[:2])):
                story.judge(
                    target,
                    next(verdicts),
                    NoteData(told),
                    TagsData(("numbers", "<b>")),
                    EvidenceData("e", "log", "p. 2", told[:80], base.sha256),
                    StateData(True),
                )
            story.judge(judged.target, next(verdicts), by="ben")
    sentence = base.sentences[min(2, len(base.sentences) - 1)]
    story.claim(base.name, base.quote(sentence), "What <all> of it | comes to")
    return articles


def _by_hash(sha256: str) -> str:
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def results(tools: Tools, folder: Path) -> Iterator[Result]:
    """Yield what each validator says of each format of both stories."""
    for name, made in (("sample", _sample), ("hostile", _hostile)):
        (folder / name).mkdir()
        story = made(folder / name)
        texts = {_by_hash(one.text_sha256): one.text for one in _judge(story)}
        records = story.records(every_row=True)
        for kind in FORMATS:
            where = folder / f"{name}-{kind}"
            where.mkdir()
            ending = {"markdown": "md", "webannotation": "json", "claimreview": "json"}.get(
                kind, kind
            )
            path = where / f"{name}.{ending}"
            write_export(records, kind, path)
            if kind not in CHECKS:
                yield Result(name, kind, "nobody", "skipped", "no validator is known")
            for by, check in CHECKS.get(kind, {}).items():
                outcome, reason = _outcome(check, tools, Export(path, texts))
                yield Result(name, kind, by, outcome, reason)


def _outcome(check: Check, tools: Tools, export: Export) -> tuple[str, str]:
    try:
        wrong = check(tools, export)
    except CannotRunError as error:
        return "skipped", str(error)
    return ("failed", wrong) if wrong else ("passed", "")


def _short(reason: str) -> str:
    lines = reason.splitlines()
    more = [f"... {len(lines) - _LINES} lines more"] if len(lines) > _LINES else []
    return "\n    ".join([*lines[:_LINES], *more])


def main() -> int:
    """Check all, print a line each; return the exit code."""
    tools = Tools(Path(sys.prefix) / "outside")
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for one in results(tools, Path(folder)):
            counts[one.outcome] += 1
            reason = f": {_short(one.reason)}" if one.reason else ""
            print(f"{one.outcome:<8} {one.kind:<14} {one.story:<8} {one.by}{reason}", flush=True)
    print(", ".join(f"{counts[outcome]} {outcome}" for outcome in ("passed", "failed", "skipped")))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
