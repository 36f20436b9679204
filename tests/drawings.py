"""Pairs of articles with their links, drawn.

A drawing has a line for each left sentence and a column for each right one: `#` is a sure link
(0.95), `+` a likely one (0.8), `.` a weak one (0.5), `?` a near miss. The margins are texts: a
letter a sentence, with the marks of `made_article` before it (# headline, @ boilerplate). Equal
letters are equal sentences; longer words weigh more.

Edits are written "0+5" (linked by hand), "0-5" (unlinked), "0,1=5" (held by a verdict).
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.alignment.edit import Edit, Held, Linked, Unlinked
from copydesk.alignment.link import Link, Scores
from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from tests.made_articles import made_article

CONFIDENCE: Final = {"#": 0.95, "+": 0.8, ".": 0.5, "?": 0.4}


def drawn(drawing: str) -> tuple[Article, Article, Scores]:
    """Return the articles and links of a drawing."""
    head, *lines = [line for line in drawing.splitlines() if line.strip()]
    columns = [at for at in range(len(head)) if head[at] != " " and head[at - 1] == " "]
    right = made_article(*head.split(), name="right.txt")
    left = made_article(*[line.split()[0] for line in lines], name="left.txt")
    cells = [
        Link(row, column, CONFIDENCE[mark])
        for row, line in enumerate(lines)
        for column, at in enumerate(columns)
        if (mark := line[at : at + 1]) in CONFIDENCE
    ]
    links = tuple(cell for cell in cells if cell.confidence >= CONFIDENCE["."])
    misses = tuple(cell for cell in cells if cell.confidence < CONFIDENCE["."])
    return left, right, Scores(links=links, near_misses=misses)


def shown(rows: tuple[Row, ...]) -> list[str]:
    """Return rows as "0,1|2 moved also 4|5", "3| near 1"."""
    told = []
    for row in rows:
        words = [f"{','.join(map(str, row.left))}|{','.join(map(str, row.right))}"]
        words += ["moved"] * row.moved
        if row.also_left or row.also_right:
            also = (",".join(map(str, also)) for also in (row.also_left, row.also_right))
            words.append("also " + "|".join(also))
        if row.nearest is not None:
            words.append(f"near {row.nearest.right if row.left else row.nearest.left}")
        told.append(" ".join(words))
    return told


def edits_of(written: str) -> tuple[Edit, ...]:
    """Return the edits that are written one after the other: "0+5 1-1 0,1=5"."""
    edits: list[Edit] = []
    for left, sign, right in re.findall(r"([\d,]*)([-+=])([\d,]*)", written):
        lefts, rights = (
            tuple(int(number) for number in side.split(",") if number) for side in (left, right)
        )
        match sign:
            case "+":
                edits.append(Linked(lefts[0], rights[0]))
            case "-":
                edits.append(Unlinked(lefts[0], rights[0]))
            case _:
                edits.append(Held(lefts, rights))
    return tuple(edits)
