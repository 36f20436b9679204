"""What the JSON formats hold is what their schemas say: key by key, whatever the story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator, ValidationError

from copydesk.exports import export_text
from copydesk.exports.record import COLUMNS, Records
from copydesk.reviews.disputes import disputes_of
from copydesk.reviews.kinds import (
    AdjudicationData,
    DismissalData,
    EvidenceData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tests.reviewing import SAMPLE
from tests.test_headless import Capture, run

ROOT: Final = Path(__file__).parent.parent.parent
SCHEMAS: Final = ROOT / "copydesk" / "exports" / "schemas"
NAMES: Final = ("compare", "export", "record", "sheet", "webannotation", "claimreview")
LINKED: Final = ("webannotation", "claimreview")
HOSTILE: Final = ROOT / "tests" / "hostile"


def schema(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return read


def validator(name: str, part: str = "") -> Draft202012Validator:
    whole = schema(name)
    own = whole if not part else {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]}
    return Draft202012Validator(own)


def check(records: Records) -> None:
    """Hold all JSON formats of an export against their schemas."""
    for kind in LINKED:
        validator(kind).validate(json.loads(export_text(records, kind)))
    validator("export").validate(json.loads(export_text(records, "json")))
    head, *lines = map(json.loads, export_text(records, "jsonl").splitlines())
    validator("export", "head").validate(head)
    for line in lines:
        validator("record").validate(line)


@pytest.fixture
def told(tmp_path: Path) -> Story:
    """A story in which every kind of thing was said."""
    story = Story(tmp_path)
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    wire = story.article("1-wire.txt").sha256
    story.write(SourceData("s", "Harbour log", "https://log.example/", "", "2031-04-01"))
    story.write(
        VerdictData(Verdict.CONTRADICT, wire, "probable"),
        NoteData("see the list"),
        TagsData(("numbers",)),
        EvidenceData("e", "s", "p. 2", "212 aboard", wire),
        StateData(True),
        on=target,
    )
    story.judge(target, Verdict.DIFFER, by="ben")
    (dispute,) = disputes_of(subjects_of(story.review()))
    final = AdjudicationData(Verdict.CONTRADICT, wire, saw=dispute.subject.seen)
    story.write(final, on=target, by="editor")
    story.judge(story.row("1-wire.txt", "2-post.txt", "The mayor"), Verdict.ONE_SIDED)
    story.write(DismissalData("one title", wordings=("Captain", "captain")))
    story.claim("1-wire.txt", "All 212", "212 passengers were taken ashore.")
    return story


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_are_schemas_and_say_of_each_key_what_it_holds(name: str) -> None:
    whole = schema(name)
    Draft202012Validator.check_schema(whole)

    def without_words(part: object, path: str) -> Iterator[str]:
        if not isinstance(part, dict):
            return
        for key, value in part.get("properties", {}).items():
            if not value.get("description"):
                yield f"{path}/{key}"
        for key, value in part.items():
            yield from without_words(value, f"{path}/{key}")

    assert list(without_words(whole, "")) == []
    assert "additionalProperties" not in json.dumps(whole), "keys may be added"


def test_a_line_of_json_lines_is_a_record_of_json() -> None:
    record, export = schema("record"), schema("export")
    parts = export["$defs"]
    assert {key: record[key] for key in parts["record"]} == parts["record"]
    assert record["$defs"].items() <= parts.items()


def test_what_was_decided_holds_to_the_schema(told: Story) -> None:
    for every_row in (False, True):
        check(told.records(every_row=every_row))
    (told.folder / "2-post.txt").unlink()
    check(told.records(every_row=True))


def test_a_desk_without_a_decision_holds_to_the_schema(tmp_path: Path) -> None:
    story = Story(tmp_path)
    check(story.records())
    check(story.records(every_row=True))


def test_the_sample_story_holds_to_the_schema(tmp_path: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.txt")}
    records = Story(tmp_path, texts).records(every_row=True)
    assert len(records.records) > 100
    check(records)


@pytest.mark.parametrize("name", sorted(path.name for path in HOSTILE.glob("*.txt")))
def test_hostile_articles_hold_to_the_schema(tmp_path: Path, name: str) -> None:
    story = Story(tmp_path, {"b.txt": "The ferry Aster sank off Norvik on Thursday.\n"})
    (story.folder / "a.txt").write_bytes((HOSTILE / name).read_bytes()[:20_000])
    check(story.records(every_row=True))


def test_no_key_is_left_out_of_the_schema_or_only_in_it(told: Story) -> None:
    document = json.loads(export_text(told.records(every_row=True), "json"))
    parts = schema("export")["$defs"]
    assert {*parts["head"]["properties"], "records"} == set(document)
    assert set(parts["article"]["properties"]) == set(document["articles"][0])
    assert set(parts["pair"]["properties"]) == set(document["pairs"][0])
    for record in document["records"]:
        assert set(record) == set(parts["record"]["properties"])
    assert set(COLUMNS) <= set(parts["record"]["properties"])
    final = next(one["final_decision"] for one in document["records"] if one["final_decision"])
    assert set(final) == set(parts["final"]["properties"])
    (evidence,) = next(one["evidence"] for one in document["records"] if one["evidence"])
    assert set(evidence) == set(parts["evidence"]["properties"])


def test_what_lacks_a_key_or_has_another_kind_of_value_is_told(told: Story) -> None:
    document = json.loads(export_text(told.records(), "json"))
    (record, *_) = document["records"]
    for key in record:
        less = {name: value for name, value in record.items() if name != key}
        other = record | {key: {"unheard": "of"}}
        for wrong in (less, other):
            with pytest.raises(ValidationError):
                validator("record").validate(wrong)
            with pytest.raises(ValidationError):
                validator("export").validate(document | {"records": [wrong]})
    more = deepcopy(document) | {"new": 1}
    more["records"][0]["new"] = 1
    validator("export").validate(more)


def nodes(part: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where each value of a document stands."""
    if path:
        yield path
    members: list[tuple[str | int, object]] = []
    if isinstance(part, dict):
        members += part.items()
    elif isinstance(part, list):
        members += enumerate(part)
    for key, value in members:
        yield from nodes(value, (*path, key))


@pytest.mark.parametrize("kind", LINKED)
def test_every_value_of_linked_data_is_what_its_schema_says(told: Story, kind: str) -> None:
    document = json.loads(export_text(told.records(), kind))
    validator(kind).validate(document)
    for path in nodes(document):
        wrong = deepcopy(document)
        place = wrong
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = {"unheard": "of"}
        with pytest.raises(ValidationError):
            validator(kind).validate(wrong)


@pytest.mark.parametrize(
    ("left", "right"),
    list(combinations(sorted(path.name for path in SAMPLE.glob("*.txt")), 2))[:5],
)
def test_a_comparison_holds_to_the_schema(capsys: Capture, left: str, right: str) -> None:
    code, out, _ = run(capsys, "compare", SAMPLE / left, SAMPLE / right, "--format", "json")
    assert code == 0
    document = json.loads(out)
    validator("compare").validate(document)
    assert next(iter(document)) == "copydesk-export"
    assert set(document) == set(schema("compare")["properties"])


def test_a_fact_sheet_holds_to_the_schema(capsys: Capture) -> None:
    code, out, _ = run(capsys, "sheet", SAMPLE, "--format", "json")
    assert code == 0
    validator("sheet").validate(json.loads(out))
