"""What holds many articles, and the articles in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from copydesk.errors import InputError
from copydesk.importing.entry import Entry
from copydesk.importing.kinds import ManyKind


class Source(Struct, frozen=True):
    """A feed, a dump or a table."""

    kind: ManyKind
    data: bytes
    fields: Mapping[str, str] = field(default_factory=dict)
    """The field of a record, by what it is of an article."""


class Taken(Struct, frozen=True, tag=True):
    """An article that was found in a source."""

    entry: Entry
    is_summary: bool = False
    """The source holds no more of it than that."""


class Refused(Struct, frozen=True, tag=True):
    """Why something in a source is no article: the parts of an `InputError`."""

    message: str
    hint: str


def taken_from(source: Source) -> Iterator[Taken | Refused]:
    """Yield what is in a source, in its order.

    Raises:
        InputError: It can't be read, or no further.
    """
    # Each only where it is wanted.
    if source.kind == "feed":
        from copydesk.importing.feeds import entries_of

        for found in entries_of(source.data):
            yield _refused(found) if isinstance(found, InputError) else Taken(*found)
        return
    from copydesk.importing import tables
    from copydesk.importing.fields import entry_of

    read = {
        "json": tables.records_of_json,
        "jsonl": tables.records_of_lines,
        "csv": tables.records_of_table,
    }[source.kind]
    for record in read(source.data):
        try:
            yield Taken(entry_of(record, source.fields))
        except InputError as error:
            yield _refused(error)


def _refused(error: InputError) -> Refused:
    return Refused(error.message, error.hint)
