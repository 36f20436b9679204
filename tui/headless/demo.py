"""`copydesk demo`: the sample story in a folder of the user's own, to be tried out on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import copydesk
from copydesk.errors import InputError, NotSavedError
from tui.headless.output import tell

_STORY: Final = "norvik-ferry"

_PACKAGE: Final = Path(copydesk.__file__).parent
SAMPLE_STORIES: Final = (_PACKAGE / "seeds" / _STORY, _PACKAGE.parent / "seeds" / _STORY)
"""Where the sample story lies: in what was installed, else in a checkout."""


def demo_folder(folder: Path) -> Path:
    """Return `folder` with the sample story in it, and say where it is.

    A folder that holds the story already is left as it is, with whatever became of it.

    Raises:
        InputError: The folder holds something else, or the sample story was not installed.
        NotSavedError: The folder can't be written.
    """
    articles = _articles()
    try:
        there = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
        if not there:
            folder.mkdir(parents=True, exist_ok=True)
            for article in articles:
                (folder / article.name).write_bytes(article.read_bytes())
    except OSError as error:
        raise NotSavedError(f"{folder} can't be written: {error.strerror}.") from error
    if there and not there & {article.name for article in articles}:
        raise InputError(f"{folder} holds other files.", "Name a folder that is new or empty.")
    was = "as you left it" if there else "an invented event in six articles"
    tell(f"the sample story is in {folder}: {was}")
    return folder


def _articles() -> list[Path]:
    """Return the files of the sample story but for the list of what clashes in it."""
    for folder in SAMPLE_STORIES:
        if folder.is_dir():
            return [path for path in sorted(folder.iterdir()) if path.suffix in (".md", ".txt")]
    raise InputError("The sample story is not installed.", "It lies in the source, under seeds.")
