"""Makes the files again that programs made of `sources/`: `python tests/formats/make.py`.

Needs LibreOffice (`soffice`). The bytes differ each time, with the hour; what is read doesn't.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SOURCES = HERE / "sources"


def converted(source: Path, into: Path) -> None:
    """Have LibreOffice write a document in the format that the name of another file says."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                into.suffix[1:],
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
        )
        into.write_bytes((Path(folder) / source.with_suffix(into.suffix).name).read_bytes())


if __name__ == "__main__":
    converted(SOURCES / "ferry.fodt", HERE / "docx" / "libreoffice.docx")
