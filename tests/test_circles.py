"""No module needs itself: not by way of others, not for a type, not by an import inside a function.

import-linter looks at rooms and can be told to pass over imports for types; this looks at modules
and passes over nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
_PACKAGES: Final = ("copydesk", "widgets", "tui")


def _modules() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for package in _PACKAGES:
        for path in (_ROOT / package).rglob("*.py"):
            parts = path.relative_to(_ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _imported(path: Path) -> Iterator[str]:
    """Yield every name that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written from the root"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def _graph(modules: Mapping[str, Path]) -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in modules.items():
        for imported in _imported(path):
            # `from a import b` names the module a.b, or something in the module a.
            known = imported if imported in modules else imported.rpartition(".")[0]
            if known in modules and known != name:
                graph[name].add(known)
    return graph


def test_no_modules_import_each_other_not_even_for_a_type() -> None:
    graph = _graph(_modules())
    assert len(graph) > 200
    assert sum(map(len, graph.values())) > 1000
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from error
