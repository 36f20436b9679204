"""The child that compares pairs: what it answers, and how it goes when nobody listens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from copydesk.alignment.cache import AlignmentCache
from copydesk.alignment.edit import Held, Linked, Unlinked
from copydesk.articles.article import Article
from copydesk.background.messages import Errand, Fault, packed, receive
from copydesk.compared import Comparison
from copydesk.comparison import compare
from tests.made_articles import made_article
from tests.processes import running, wait_until
from tests.test_aligner import RETOLD, WIRE

CHILD = [sys.executable, "-m", "copydesk.background.worker"]

SHORT = Errand(made_article("#" + WIRE[0], *WIRE), made_article("@Share", *RETOLD))


def _ships(month: str) -> Article:
    return made_article(
        *(f"Ship {n} left town {n * 7 % 101} on day {n % 31} of {month}." for n in range(900))
    )


LONG = Errand(_ships("June"), _ships("July"))


@contextmanager
def _child() -> Iterator[subprocess.Popen[bytes]]:
    pipe = subprocess.PIPE
    with subprocess.Popen(CHILD, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        try:
            yield child
        finally:
            child.kill()


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert child.stdin is not None
    assert child.stdout is not None
    return child.stdin, child.stdout


def _ask(child: subprocess.Popen[bytes], errand: Errand) -> tuple[list[float], object]:
    inbox, outbox = _pipes(child)
    inbox.write(packed(errand))
    inbox.flush()
    shares: list[float] = []
    while isinstance(said := receive(outbox), float):
        shares.append(said)
    return shares, said


def test_it_gives_the_comparisons_that_the_parent_would_make_one_after_the_other(
    tmp_path: Path,
) -> None:
    edits = (Unlinked(2, 1), Linked(3, 3), Held((0,), ()))
    with _child() as child:
        for errand in (
            SHORT,
            Errand(SHORT.right, SHORT.left),
            Errand(SHORT.left, SHORT.right, edits),
        ):
            expected = compare(errand.left, errand.right, edits=errand.edits)
            assert _ask(child, errand)[1] == expected
        _pipes(child)[0].close()
        assert child.wait(20) == 0


def test_it_says_how_much_is_done() -> None:
    with _child() as child:
        shares, said = _ask(child, LONG)
    assert isinstance(said, Comparison)
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def test_it_uses_what_is_kept_and_keeps_what_it_made(tmp_path: Path) -> None:
    kept = AlignmentCache(tmp_path / "cache")
    errand = Errand(made_article(*WIRE * 3), made_article(*RETOLD * 3), alignments=kept)
    with _child() as child:
        _, first = _ask(child, errand)
        (entry,) = kept.folder.iterdir()
        os.utime(entry, (1, 1))
        assert _ask(child, errand)[1] == first
    assert entry.stat().st_mtime > 1, "it was looked at again"
    assert first == compare(errand.left, errand.right)


def test_articles_of_any_characters_and_any_path_are_compared() -> None:
    text = "broken \ud800 text \x1b[31m and more of it"
    odd = made_article(text, name=os.fsdecode(b"n\xe4me.txt"))
    with _child() as child:
        assert _ask(child, Errand(odd, odd))[1] == compare(odd, odd)


def test_a_fault_is_told_without_a_word_of_the_articles_and_the_next_pair_is_compared() -> None:
    with _child() as child:
        _, said = _ask(child, Errand(SHORT.left, SHORT.right, (Linked(0, 99),)))
        assert isinstance(said, Fault)
        assert said.what.startswith("IndexError in edits.py:")
        assert isinstance(_ask(child, SHORT)[1], Comparison)


@pytest.mark.parametrize("data", [b"", b"\x00\x00", packed(SHORT)[:-1]])
def test_it_goes_when_its_parent_went_in_the_middle_of_a_sentence(data: bytes) -> None:
    done = subprocess.run(CHILD, input=data, capture_output=True, check=True, timeout=20)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_it_goes_quietly_when_its_reader_is_gone() -> None:
    with _child() as child:
        inbox, outbox = _pipes(child)
        inbox.write(packed(LONG))
        inbox.flush()
        outbox.close()
        child.stdout = None
        assert child.wait(20) == 0
        assert child.stderr is not None
        assert child.stderr.read() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_goes_quietly_when_it_is_ended(number: signal.Signals) -> None:
    with _child() as child:
        inbox, outbox = _pipes(child)
        inbox.write(packed(LONG))
        inbox.flush()
        assert isinstance(receive(outbox), float)
        child.send_signal(number)
        assert child.wait(20) == -number
        assert child.stderr is not None
        assert child.stderr.read() == b""


_PARENT = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=int(os.environ["OUT"]),
                         pass_fds=[int(os.environ["OUT"])])
child.stdin.write(sys.stdin.buffer.read())
child.stdin.flush()
print(child.pid, flush=True)
os.read(int(os.environ["IN"]), 1)
"""


def test_it_goes_when_its_parent_is_killed_even_while_it_tells_nothing() -> None:
    """Its output is held open by somebody else, so that no broken pipe gives the parent away."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as outbox, os.fdopen(writing, "wb"):
        waiting, held = os.pipe()
        environment = {**os.environ, "OUT": str(writing), "IN": str(waiting)}
        with subprocess.Popen(
            [sys.executable, "-c", _PARENT, *CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            pass_fds=[writing, waiting],
        ) as parent:
            inbox, said = _pipes(parent)
            inbox.write(packed(LONG))
            inbox.close()
            pid = int(said.readline())
            assert isinstance(receive(outbox), float)
            parent.kill()
        os.close(waiting)
        os.close(held)
        wait_until(lambda: pid not in [found for found, _parent, _command in running()])


def test_what_a_library_prints_does_not_get_between_the_answers() -> None:
    code = (
        "import sys; from copydesk.background import messages, worker; run = messages.Errand.run\n"
        "messages.Errand.run = lambda *a: (print('hello'), run(*a))[1]\n"
        "sys.exit(worker.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=packed(SHORT), capture_output=True, check=True
    )
    assert done.stderr == b"hello\n"
    assert done.stdout.endswith(packed(compare(SHORT.left, SHORT.right)))
    assert b"hello" not in done.stdout
