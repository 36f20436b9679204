"""What scripts can import from `copydesk`, and the examples in the docs."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import copydesk

ROOT: Final = Path(__file__).parent.parent
SCRIPTING: Final = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")


def test_every_public_name_can_be_had_and_is_in_the_docs() -> None:
    for name in copydesk.__all__:
        value = getattr(copydesk, name)
        if name != "__version__":
            assert value.__doc__
            assert re.search(rf"`{name}\b", SCRIPTING), name
    assert dir(copydesk) == sorted(copydesk.__all__)


def test_type_checkers_see_the_names_that_load_on_first_use() -> None:
    tree = ast.parse(Path(copydesk.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.asname: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }
    assert imported == copydesk._HOMES
    assert {*imported, "__version__"} == set(copydesk.__all__)


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import copydesk, sys; print([n for n in sys.modules if n.startswith('copydesk.')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert told.stdout.strip() == b"[]"


def test_the_examples_in_the_docs_run_and_print_what_they_say(tmp_path: Path) -> None:
    story = ROOT / "seeds" / "norvik-ferry"
    shutil.copy(story / "1-wire.txt", tmp_path / "wire.txt")
    shutil.copy(story / "5-rewrite.txt", tmp_path / "copy.txt")
    script = tmp_path / "example.py"
    script.write_text(
        "\n".join(re.findall(r"```python\n(.*?)```", SCRIPTING, re.DOTALL)), encoding="utf-8"
    )
    told = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert re.search(r"^\d+ reworded .* \| ", told.stdout, re.MULTILINE)
    assert "high name Skarra or Scarab?" in told.stdout
    assert re.search(r"^   copy\.txt .*Scarab", told.stdout, re.MULTILINE)


def test_the_examples_in_the_docs_are_typed(tmp_path: Path) -> None:
    script = tmp_path / "example.py"
    script.write_text(
        "\n".join(re.findall(r"```python\n(.*?)```", SCRIPTING, re.DOTALL)), encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        f"{tmp_path}/cache",
        str(script),
    ]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert told.returncode == 0, told.stdout
