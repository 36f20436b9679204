"""The versions that events name: cheap to say, and raised when articles are read otherwise."""

from __future__ import annotations

import ast
import hashlib
import subprocess
import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path

import msgspec

from copydesk.alignment.version import ALIGNER_VERSION
from copydesk.articles.installed import version_of
from copydesk.articles.read_article import read_article
from copydesk.articles.readers import formats
from copydesk.articles.reading import READER_VERSION, SPLITTER_VERSION, splitter_version
from copydesk.desk.made import made_here
from copydesk.reviews.events import Made
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_session import made_session
from tests.reviewing import SAMPLE
from tui.session import decisions

READ_BY_VERSION = (3, "b3858d6f95e2367d")
"""The version of the readers, and a digest of what they make of the sample corpus."""
CUT_BY_VERSIONS = (2, "0.8.0", "dbe713a41ddd77fa")
"""The versions of our rules and of the library, and a digest of their sentences."""


def test_every_event_names_what_made_its_rows() -> None:
    assert splitter_version() == f"nupunkt {version('nupunkt')}, {SPLITTER_VERSION}"
    assert made_here() == Made(str(READER_VERSION), splitter_version(), str(ALIGNER_VERSION))


def test_libraries_are_told_as_installers_know_them() -> None:
    packages = {package for form in formats.LIBRARIES.values() for package in form}
    assert {one: version_of(one) for one in packages} == {one: version(one) for one in packages}


def test_every_library_that_a_reader_imports_is_named() -> None:
    """What is kept of a file, and what the desk says of it, goes by them."""
    imported = {
        name.partition(".")[0]
        for path in Path(formats.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        for name in _names_imported(node)
    }
    ours = sys.stdlib_module_names | {"copydesk", "msgspec", "__future__"}
    packages = packages_distributions()
    found = {packages[name][0] for name in imported - ours}
    assert found <= {package for form in formats.LIBRARIES.values() for package in form}


def _names_imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []


def test_what_a_reviewer_decides_says_so(tmp_path: Path) -> None:
    with made_session(tmp_path, made_article("a"), made_article("b", name="b.txt")) as session:
        decisions.judge(session, Verdict.AGREE)
        (event,) = session.live.review.events
        assert event.made == made_here()


def test_the_versions_are_told_without_loading_what_they_are_of() -> None:
    code = (
        "import sys, copydesk.desk.made as made; made.made_here();"
        "print(*({'nupunkt', 'importlib.metadata', 'copydesk.alignment.aligner',"
        " 'copydesk.articles.read_article'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""


def test_the_reader_version_is_raised_when_articles_become_other_texts() -> None:
    found = [
        (article.text, [(one.start, one.end, one.kind) for one in article.paragraphs])
        for article in map(read_article, sorted(SAMPLE.glob("*.txt")))
    ]
    assert (READER_VERSION, _digest(found)) == READ_BY_VERSION, "raise it, then renew the digest"


def test_the_splitter_version_is_raised_when_texts_are_cut_into_other_sentences() -> None:
    found = [
        [(one.start, one.end) for one in read_article(path).sentences]
        for path in sorted(SAMPLE.glob("*.txt"))
    ]
    now = SPLITTER_VERSION, version("nupunkt"), _digest(found)
    assert now == CUT_BY_VERSIONS, "raise it, unless the library is another; renew the digest"


def _digest(found: object) -> str:
    return hashlib.sha256(msgspec.json.encode(found)).hexdigest()[:16]
