"""Makes the page of a package index from the README: what hatchling runs when it builds a package.

An index shows a README without the files beside it. So its picture has to lie at an address, and
its links have to lead to one: `files` in `[tool.hatch.metadata.hooks.custom]`. While the project
has none, the picture is drawn in letters instead, and links are the words that they stand on.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from hatchling.metadata.plugin.interface import MetadataHookInterface

_PICTURE: Final = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<path>[^):]+)\)")
_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<path>[^):]+)\)")
_IN_LETTERS: Final = "screenshots/review-80x24.txt"


def page_of_an_index(readme: str, files: str, drawn: str) -> str:
    """Return a README as it can be read without the files beside it.

    Args:
        readme: The README, in Markdown.
        files: Address below which the project's files lie, ending in "/"; "" for none.
        drawn: The picture in letters.
    """
    if files:
        text = _PICTURE.sub(lambda m: f"![{m['words']}]({urljoin(files, m['path'])})", readme)
        return _LINK.sub(lambda m: f"[{m['words']}]({urljoin(files, m['path'])})", text)
    in_letters = f"```text\n{drawn.rstrip()}\n```"
    return _LINK.sub(lambda m: m["words"], _PICTURE.sub(lambda _: in_letters, readme))


class CustomMetadataHook(MetadataHookInterface):
    """Gives the package its long description."""

    def update(self, metadata: dict[str, object]) -> None:
        """Set the readme."""
        root = Path(self.root)
        readme = (root / "README.md").read_text(encoding="utf-8")
        drawn = (root / _IN_LETTERS).read_text(encoding="utf-8")
        text = page_of_an_index(readme, self.config["files"], drawn)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
