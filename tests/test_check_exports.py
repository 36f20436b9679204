"""`make check-exports` forgets no format, says what it skips, and fails when a validator does."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import check_exports
from benchmarks.outside_checks import CHECKS, Export, table_schema
from benchmarks.outside_tools import CannotRunError, Tools
from copydesk.exports import FORMATS
from copydesk.exports.record import COLUMNS


def test_every_format_is_held_against_something() -> None:
    assert set(FORMATS) <= set(CHECKS)
    assert all(CHECKS.values())


def test_the_table_schema_has_the_columns_of_the_table() -> None:
    assert [field["name"] for field in table_schema()["fields"]] == list(COLUMNS)


def test_a_machine_without_the_tools_skips_them_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    export = Export(tmp_path / "x.html", {})
    for check in CHECKS["html"].values():
        with pytest.raises(CannotRunError, match="there is no"):
            check(Tools(tmp_path / "tools"), export)


@pytest.mark.parametrize(("wrong", "code"), [("", 0), ("line 3: nonsense", 1)])
def test_what_a_validator_finds_is_printed_and_makes_the_command_fail(
    wrong: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def judged(_tools: Tools, export: Export) -> str:
        assert export.path.stat().st_size
        return wrong

    def missing(_tools: Tools, _export: Export) -> str:
        raise CannotRunError("there is no such thing")

    monkeypatch.setattr(check_exports, "CHECKS", {"csv": {"one": judged, "other": missing}})
    monkeypatch.setattr(check_exports, "FORMATS", ("csv",))
    monkeypatch.setattr(check_exports, "_HOSTILE", ("emoji",))
    monkeypatch.setattr(check_exports, "_ROWS", 1)
    assert check_exports.main() == code
    said = capsys.readouterr().out
    assert "skipped  csv            hostile  other: there is no such thing" in said
    assert f"one: {wrong}" in said if wrong else "passed   csv            sample   one\n" in said
    assert said.endswith(f"{0 if wrong else 2} passed, {2 if wrong else 0} failed, 2 skipped\n")
