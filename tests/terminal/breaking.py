"""Faults put into a program from outside: a function of its own does something else when told to.

The program runs as it is; only Python's start imports a `sitecustomize` that waits for one module,
if it isn't loaded yet, and wraps one function in it::

    fault = Fault(tmp_path / "fault", "tui.app.driver.changes:changes")
    shown = terminal(command, environment=fault.variables)
    fault.begin()
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOSTILE: Final = "a fault with \\x1b]0;hacked\\x07 in it"
"""What the exception of a fault says, as Python source: no byte of it may reach the terminal."""

ALWAYS: Final = -1
"""A fault at every call."""

_IN_THE_PROGRAM: Final = """
import functools, importlib.abc, importlib.util, os, signal, sys, time

class Breaking(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name != {module!r}:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module
        def load_and_break(module):
            load(module)
            break_in(module)
        spec.loader.exec_module = load_and_break
        return spec

def break_in(module):
    *owners, name = {function!r}.split(".")
    owner = functools.reduce(getattr, owners, module)
    whole = getattr(owner, name)
    left = {times}

    @functools.wraps(whole)
    def broken(*args, **kwargs):
        nonlocal left
        if left and os.path.exists({begun!r}):
            left -= 1
            {does}
        return whole(*args, **kwargs)

    setattr(owner, name, broken)
    # Whoever is loaded already may have taken it by its name.
    for other in list(sys.modules.values()):
        for known, value in list(getattr(other, "__dict__", {{}}).items()):
            if value is whole:
                setattr(other, known, broken)

if {module!r} in sys.modules:
    break_in(sys.modules[{module!r}])
else:
    sys.meta_path.insert(0, Breaking())
"""


class Fault:
    """A fault, and the environment of a program that has it.

    Args:
        folder: Where its files may lie; it is made.
        place: Module and function, `package.module:Class.method`.
        does: A line of Python that is run in place of a call, before it: by default it raises. It
            sees `args`, `os`, `signal` and `time`.
        times: At how many calls, from `begin` on.
    """

    def __init__(
        self,
        folder: Path,
        place: str,
        does: str = f'raise RuntimeError("{HOSTILE}")',
        times: int = 1,
    ) -> None:
        folder.mkdir()
        self._begun = folder / "begun"
        module, _, function = place.partition(":")
        text = _IN_THE_PROGRAM.format(
            module=module, function=function, does=does, times=times, begun=str(self._begun)
        )
        (folder / "sitecustomize.py").write_text(text)
        self.variables: Mapping[str, str] = {"PYTHONPATH": str(folder)}
        """Environment of a program that has the fault."""

    def begin(self) -> None:
        """Have the fault happen from the next call on."""
        self._begun.touch()
