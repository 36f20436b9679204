"""What reads a file may be slow, greedy, broken or dead: it costs that file, and says why."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from copydesk.articles import elsewhere
from copydesk.articles.elsewhere import contents_elsewhere
from copydesk.articles.reading_contents import contents_of
from copydesk.errors import InputError
from tests.processes import running, wait_until
from tests.readers.made_readers import TELL, obedient, read, readers

__all__ = ["obedient"]

pytestmark = [
    pytest.mark.usefixtures("obedient"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]

_INSTEAD_OF_ANSWERING: Final = """
import copydesk.articles.reading_process as process
process._send = lambda outbox, data: ({}, os._exit(0))
"""


def _told(data: str) -> str:
    with pytest.raises(InputError) as error:
        read(data)
    return error.value.message


def _pid() -> int:
    return int(_told(TELL.format("os.getpid()")))


def test_what_is_read_elsewhere_is_what_would_be_read_here() -> None:
    story = "'''A wall falls\n\nNorvik, 3 May 2025. The wall fell. Nobody was hurt.'''"
    assert read(story) == contents_of("a.txt", "text", story.encode())


def test_one_process_reads_one_file_after_the_other() -> None:
    assert _pid() == _pid()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "Reading it ended early (code -9)."),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "Reading it ended early (code -11)."),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "Reading it took more than 10 s."),
        ("raise SystemExit", "Reading it ended early (code 0)."),
        ("os._exit(7)", "Reading it ended early (code 7)."),
        ("'x' * 2_000_000_000", "Reading it takes more than 1500 MB of memory."),
        ("def f(): f()\nf()", "It is nested too deeply to be read."),
        ("1 / 0", "It is damaged, or not what its name says (ZeroDivisionError in <string>:1)."),
        (_INSTEAD_OF_ANSWERING.format("0"), "Reading it ended early (code 0)."),
        (_INSTEAD_OF_ANSWERING.format("os.write(outbox, data[:3])"), "Reading it ended early"),
        (
            _INSTEAD_OF_ANSWERING.format("os.write(outbox, process.HEAD.pack(9) + b'x' * 9)"),
            "What was read from it makes no sense.",
        ),
        (
            _INSTEAD_OF_ANSWERING.format("os.write(outbox, b'\\xff' * 99)"),
            "What was read from it makes no sense.",
        ),
        (TELL.format("'\\ud800'"), "It holds half characters, which no text has."),
    ],
)
def test_whatever_goes_wrong_is_one_sentence_and_costs_one_file(file: str, sentence: str) -> None:
    assert _told(file).startswith(sentence)
    assert read().text == "'Told.'"
    elsewhere.end_all()
    assert not readers(os.getpid())


def test_more_text_than_an_article_has_is_not_sent() -> None:
    file = "import copydesk.articles.reading_process as process; process.LARGEST_ANSWER = 10"
    assert _told(file) == "It holds more text than an article can have."


def test_a_file_that_takes_too_much_time_is_told_so() -> None:
    file = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1000))\nwhile True: pass"
    assert _told(file) == "Reading it took more than 10 s."


def test_a_process_that_never_answers_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "_LOOK", 0.05)
    monkeypatch.setattr(elsewhere, "_PATIENCE", 1)
    assert _told("while True: time.sleep(9)") == "Reading it took more than 10 s."
    assert not readers(os.getpid())


def test_a_process_that_does_not_take_its_file_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    pid = _pid()
    os.kill(pid, signal.SIGSTOP)
    monkeypatch.setattr(elsewhere, "_LOOK", 0.05)
    monkeypatch.setattr(elsewhere, "_PATIENCE", 1)
    assert _told("#" * 5_000_000) == "Reading it took more than 10 s."
    assert not readers(os.getpid())


def test_what_one_file_left_behind_does_not_harm_the_next() -> None:
    read("import builtins; builtins.left = bytearray(1_200_000_000)")
    assert read("bytearray(500_000_000)").text


def test_a_process_that_died_while_it_waited_is_replaced() -> None:
    pid = _pid()
    os.kill(pid, signal.SIGKILL)
    assert read().text
    assert pid not in readers(os.getpid())


def test_many_threads_can_ask_at_once() -> None:
    files = [f"'Story {number}.'" for number in range(60)]
    with ThreadPoolExecutor(4) as pool:
        texts = [contents.text for contents in pool.map(read, files)]
    assert texts == files
    assert len(readers(os.getpid())) <= 4


def test_whoever_waits_hears_it_when_all_are_ended(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    read()  # one that has read before isn't tried again either
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(_told, f"open({str(begun)!r}, 'x'); time.sleep(3600)")
        wait_until(begun.exists)
        elsewhere.end_all()
        assert told.result() == "Reading it ended early (code -9)."
    assert not readers(os.getpid())


def test_what_is_unused_is_ended_and_leaves_no_zombie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "_UNUSED", 0)
    pid = _pid()

    def is_gone() -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        return False

    # A zombie would be there for ever.
    wait_until(is_gone)


def test_no_file_is_written(tmp_path: Path) -> None:
    place = tmp_path / "written"
    said = _told(f"with open({str(place)!r}, 'w', buffering=1) as file: file.write('x' * 9999)")
    assert said.startswith("It is damaged, or not what its name says (OSError")
    assert place.read_bytes() == b""


def test_what_a_library_prints_or_reads_is_no_message() -> None:
    file = "print('x' * 99); os.write(1, b'x' * 99); import sys; assert not sys.stdin.read()"
    assert read(file).text == file


def test_warnings_of_libraries_are_no_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    assert read("import warnings; warnings.warn('old', DeprecationWarning)").text


def test_it_stands_where_no_article_lies_and_keeps_no_core() -> None:
    assert _told(TELL.format("os.getcwd()")) == "/"
    assert _told("import sys; " + TELL.format("'' in sys.path")) == "False"
    core = "import resource; " + TELL.format("resource.getrlimit(resource.RLIMIT_CORE)")
    assert _told(core).startswith("(0, ")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no system that lists descriptors")
def test_it_holds_nothing_that_this_process_has_open() -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(read, ["time.sleep(0.01)"] * 6))
        for said in pool.map(_told, [TELL.format("len(os.listdir('/proc/self/fd'))")] * 3):
            assert int(said) == 6, "three streams, two pipes, the folder that is listed"


def test_a_fork_has_processes_of_its_own() -> None:
    before = _pid()
    reading, writing = os.pipe()
    if not os.fork():
        os.write(writing, str(_pid()).encode())
        os._exit(0)
    os.wait()
    assert int(os.read(reading, 99)) != before
    os.close(reading)
    os.close(writing)
    assert _pid() == before


def test_without_a_process_to_be_had_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert _told("1") == (
        "It needs a process of its own to be read in, which can't be started:"
        " No such file or directory."
    )


def test_an_encoding_of_half_characters_is_none() -> None:
    with pytest.raises(InputError):
        contents_elsewhere("a.txt", "text", b"x", "\ud800")


def _program(*lines: str) -> list[str]:
    lines = ("from tests.readers.made_readers import read, readers", *lines)
    return [sys.executable, "-X", "dev", "-W", "error", "-c", "\n".join(lines)]


def _variables() -> dict[str, str]:
    place = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], place])}


def test_a_program_that_has_read_ends_without_a_word() -> None:
    ran = subprocess.run(
        _program("read()"), capture_output=True, text=True, check=False, env=_variables()
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "file", ["time.sleep(3600)", "while True: pass"], ids=["while it waits", "while it computes"]
)
def test_when_the_program_is_killed_what_reads_for_it_goes(tmp_path: Path, file: str) -> None:
    begun = tmp_path / "begun"
    file = f"open({str(begun)!r}, 'x')\n{file}"
    with subprocess.Popen(_program(f"read({file!r})"), env=_variables()) as program:
        wait_until(begun.exists)
        (child,) = readers(program.pid)
        program.kill()
    wait_until(lambda: child not in [pid for pid, _parent, _line in running()])


def _limited(which: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(which, (most, most))


@pytest.mark.parametrize(
    ("which", "most"), [(resource.RLIMIT_CPU, 60), (resource.RLIMIT_AS, 1_400_000_000)]
)
def test_limits_of_whoever_starts_the_program_are_kept(which: int, most: int) -> None:
    subprocess.run(
        _program("assert read().text"),
        check=True,
        env=_variables(),
        preexec_fn=_limited(which, most),
    )
