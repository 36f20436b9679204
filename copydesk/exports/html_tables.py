"""Tables of a page. On a narrow screen a row is a block whose cells say what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from copydesk.exports.html_elements import Node, element

Cells = Sequence[Iterable[Node]]
"""What stands in the cells of a row."""


def table(caption: str, head: Sequence[str], rows: Iterable[Cells]) -> list[Element]:
    """Return a table, none without rows.

    Args:
        caption: What it tells, in a sentence.
        head: What its columns are called.
        rows: Their cells; the first names the row.
    """
    told = [_row(head, cells) for cells in rows]
    if not told:
        return []
    titles = element("tr", *(element("th", title, scope="col") for title in head))
    return [
        element(
            "table",
            element("caption", caption),
            element("thead", titles),
            element("tbody", *told),
        )
    ]


def _row(head: Sequence[str], cells: Cells) -> Element:
    first, *others = cells
    made = element("tr", element("th", *first, scope="row"))
    for title, cell in zip(head[1:], others, strict=True):
        made.append(element("td", *cell, data_label=title))
    return made
