"""What is installed from a wheel: the program, the sample story, a page that an index can show."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling builds the wheel; `make test` installs it")

from hatch_build import page_of_an_index
from tests.terminal.terminal import StartTerminal

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the checkout, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, check=True, timeout=60)
    (built,) = folder.glob("*.whl")
    return built


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as files:
        (name,) = [name for name in files.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(files.read(name))


def test_the_wheel_holds_the_sample_story_as_it_lies_in_the_checkout(wheel: Path) -> None:
    story = ROOT / "seeds" / "norvik-ferry"
    with zipfile.ZipFile(wheel) as files:
        for path in story.iterdir():
            assert files.read(f"copydesk/seeds/norvik-ferry/{path.name}") == path.read_bytes()


def test_the_wheel_holds_the_schemas_of_the_exports(wheel: Path) -> None:
    schemas = ROOT / "copydesk" / "exports" / "schemas"
    with zipfile.ZipFile(wheel) as files:
        for path in schemas.iterdir():
            name = f"copydesk/exports/schemas/{path.name}"
            assert files.read(name) == path.read_bytes()


def test_the_page_of_an_index_leads_nowhere_that_is_not_there(wheel: Path) -> None:
    page = str(metadata(wheel).get_payload())
    assert page.startswith("# copydesk")
    assert not re.search(r"\]\((?!https://)", page)
    assert "| `1` | agree |" in page
    assert "1-6 verdict" in page  # the screen, drawn in letters


def test_with_an_address_the_page_shows_the_picture_and_its_links_lead_there() -> None:
    readme = "![The screen](pictures/a.svg)\n\n[Keys](docs/KEYS.md#all), [more](https://x.example)"
    assert page_of_an_index(readme, "https://files.example/v1/", "drawn") == (
        "![The screen](https://files.example/v1/pictures/a.svg)\n\n"
        "[Keys](https://files.example/v1/docs/KEYS.md#all), [more](https://x.example)"
    )
    assert page_of_an_index(readme, "", "drawn\n") == (
        "```text\ndrawn\n```\n\nKeys, [more](https://x.example)"
    )


def test_the_demo_runs_from_an_installed_wheel(
    wheel: Path, terminal: StartTerminal, tmp_path: Path
) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    pip = f"{sys.executable} -m pip --python {python} install --quiet --no-deps --no-index {wheel}"
    subprocess.run(pip.split(), check=True, timeout=120)
    (packages,) = environment.glob("lib/python*/site-packages")
    # What copydesk needs is taken from here, so that nothing has to be downloaded.
    (packages / "needs.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    where = "import copydesk; print(copydesk.__file__)"
    told = subprocess.run([python, "-c", where], capture_output=True, check=True, cwd=tmp_path)
    assert told.stdout.decode().startswith(str(environment))

    command = environment / "bin" / "copydesk"
    shown = terminal([command, "demo", tmp_path / "trial"], columns=120, rows=40)
    shown.wait_for(r"\d+ of \d+ done")
    shown.send("q")
    assert shown.wait_exit() == 0
    assert (tmp_path / "trial" / "1-wire.txt").is_file()
