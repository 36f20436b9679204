"""Makes the files again that programs made of `sources/`: `python tests/formats/make.py`.

Needs LibreOffice (`soffice`), Chromium and the DejaVu and Liberation fonts. The bytes differ each
time, with the hour; what is read doesn't.
"""

from __future__ import annotations

import json
import re
import subprocess
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SOURCES = HERE / "sources"

LONG_WORD = re.compile(r"[^\W\d_]{9,}")

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles>
  <style:style style:name="head" style:family="paragraph"><style:paragraph-properties
   fo:margin-bottom="4mm" {direction}/><style:text-properties {font} fo:font-size="20pt"
   style:font-size-complex="32pt"/></style:style>
  <style:style style:name="text" style:family="paragraph"><style:paragraph-properties
   fo:text-align="justify" {paragraph} {direction}/><style:text-properties
   {font} fo:font-size="{size}pt" style:font-size-complex="{size}pt"/></style:style>
  <style:style style:name="columns" style:family="section"><style:section-properties
   text:dont-balance-text-columns="{unbalanced}"><style:columns fo:column-count="{columns}"
   fo:column-gap="5mm"/></style:section-properties></style:style>
  <style:page-layout style:name="page"><style:page-layout-properties fo:page-width="148mm"
   fo:page-height="180mm" fo:margin="15mm"/><style:header-style/><style:footer-style/>
  </style:page-layout>
 </office:automatic-styles>
 <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
  <style:header><text:p>Norvik Tidings, 15 March 2031</text:p></style:header>
  <style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>
 </style:master-page></office:master-styles>
 <office:body><office:text><text:p text:style-name="head">{title}</text:p>
 <text:section text:style-name="columns" text:name="s">{body}</text:section>
 </office:text></office:body>
</office:document>"""


def paragraphs(name: str) -> list[str]:
    """Return the paragraphs of a source."""
    return (SOURCES / name).read_text(encoding="utf-8").strip().split("\n\n")


def hyphenated(text: str) -> str:
    """Return a text in which long words may be parted, anywhere."""
    return LONG_WORD.sub(lambda word: "\u00ad".join(re.findall(r".{1,4}", word[0])), text)


def laid_out(name: str, *, columns: int, indented: bool, font: str, right: bool = False) -> str:
    """Return a document of LibreOffice (flat XML) with running head and page numbers."""
    title, *body = paragraphs(name)
    return PAGE.format(
        columns=columns,
        unbalanced="false",
        size=24 if right else 12 if columns < 3 else 9,
        paragraph='fo:text-indent="5mm"' if indented else 'fo:margin-bottom="3mm"',
        direction='style:writing-mode="rl-tb"' if right else "",
        font=f'fo:font-family="{font}" style:font-family-complex="{font}"',
        title=escape(title),
        body="".join(
            f'<text:p text:style-name="text">{escape(hyphenated(one))}</text:p>' for one in body
        ),
    )


def converted(source: Path, into: Path, options: str = "") -> None:
    """Have LibreOffice write a document in the format that the name of another file says."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                into.suffix[1:] + options,
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
        )
        into.write_bytes((Path(folder) / source.with_suffix(into.suffix).name).read_bytes())


def printed(name: str, style: str, into: Path) -> None:
    """Have Chromium print a page of a source."""
    title, *body = paragraphs(name)
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        lines = "".join(f"<p>{escape(hyphenated(one))}</p>" for one in body)
        page.write_text(
            f"<!doctype html><meta charset=utf-8><title>{escape(title)}</title><style>{style}"
            f"</style><h1>{escape(title)}</h1><main>{lines}</main>",
            encoding="utf-8",
        )
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={into}",
                str(page),
            ],
            check=True,
        )


def shown(source: Path, into: Path) -> None:
    """Have Chromium write a page as it is once its scripts have run."""
    with TemporaryDirectory() as folder:
        command = ["chromium", "--headless", "--no-sandbox", f"--user-data-dir={folder}"]
        page = subprocess.run(
            [*command, "--dump-dom", source.as_uri()], check=True, capture_output=True
        )
        into.write_bytes(page.stdout)


def main() -> None:
    """Make all files."""
    shown(SOURCES / "script-page.html", HERE / "html" / "chromium.html")
    converted(SOURCES / "ferry.fodt", HERE / "html" / "libreoffice.html")
    converted(SOURCES / "ferry.fodt", HERE / "docx" / "libreoffice.docx")
    converted(SOURCES / "ferry.fodt", HERE / "pdf" / "libreoffice.pdf")
    for name, key, word in (
        ("password", "EncryptFile", "DocumentOpenPassword"),
        ("restricted", "RestrictPermissions", "PermissionPassword"),
    ):
        said = {
            key: {"type": "boolean", "value": "true"},
            word: {"type": "string", "value": "Aster"},
        }
        options = f":writer_pdf_Export:{json.dumps(said)}"
        converted(SOURCES / "ferry.fodt", HERE / "pdf" / f"{name}.pdf", options)
    for name, columns, indented, font in (
        ("english", 1, True, "Liberation Serif"),
        ("german", 2, False, "Liberation Sans"),
        ("english", 3, True, "Liberation Serif"),
        ("french", 2, True, "DejaVu Serif"),
        ("arabic", 1, False, "DejaVu Sans"),
    ):
        with TemporaryDirectory() as folder:
            source = Path(folder) / "page.fodt"
            text = laid_out(
                f"{name}.txt",
                columns=columns,
                indented=indented,
                font=font,
                right=name == "arabic",
            )
            source.write_text(text, encoding="utf-8")
            converted(source, HERE / "pdf" / f"{name}-{columns}.pdf")
    printed(
        "english.txt",
        "@page{size:A5} p{text-align:justify;margin:0;text-indent:1.5em} main{columns:2}",
        HERE / "pdf" / "chromium-english-2.pdf",
    )
    printed(
        "arabic.txt",
        "@page{size:A5} body{direction:rtl}",
        HERE / "pdf" / "chromium-arabic-1.pdf",
    )


if __name__ == "__main__":
    main()
