"""Makes the mails again that programs wrote: `python tests/formats/make_mails.py`.

Needs mutt, s-nail and Chromium. Nothing is sent: a script takes the place of the mail server. The
bytes differ each time, with the hour; what is read doesn't.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from fcntl import F_DUPFD, fcntl
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
MAILS = HERE / "mail"
TEXT = (SOURCES / "ferry.txt").read_text(encoding="utf-8")
SENDER = "Ann Doe <ann@norvik.example>"
READER = "desk@checks.example"
_PAGE = HERE / "html" / "wordpress.html"
_BROWSER = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]


def mutt(into: Path, subject: str, text: str, more: Sequence[str] = ()) -> None:
    """Have mutt write a mail."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings = {
            "sendmail": folder / "take",
            "from": SENDER,
            "use_from": "yes",
            "copy": "no",
            "hostname": "norvik.example",
            "user_agent": "yes",
            "send_charset": "us-ascii:utf-8",
        }
        (folder / "muttrc").write_text(
            "".join(f'set {key}="{value}"\n' for key, value in settings.items())
        )
        _taking(folder / "take", into)
        _run(["mutt", "-F", str(folder / "muttrc"), "-s", subject, *more, "--", READER], text)
    _shorten(into)


def s_nail(into: Path, subject: str, text: str, more: Sequence[str] = ()) -> None:
    """Have s-nail write a mail."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _taking(folder / "take", into)
        arguments = ["s-nail", "-n", "-S", f"mta={folder / 'take'}", "-S", "sendwait", "-r", SENDER]
        _run([*arguments, "-S", "hostname=norvik.example", "-s", subject, *more, READER], text)
    _shorten(into)


def mhtml(page: Path, into: Path) -> None:
    """Have Chromium save a page as one file, as its *save as* does."""
    orders, takes = os.pipe(), os.pipe()
    inbox, outbox = (fcntl(end, F_DUPFD, 10) for end in (orders[0], takes[1]))

    def prepare() -> None:
        os.dup2(inbox, 3)
        os.dup2(outbox, 4)

    with TemporaryDirectory() as profile:
        browser = subprocess.Popen(
            [*_BROWSER, f"--user-data-dir={profile}"],
            preexec_fn=prepare,
            close_fds=False,
            stderr=subprocess.DEVNULL,
        )
        answers = os.fdopen(takes[0], "rb")

        def ask(number: int, method: str, session: str = "", **values: object) -> dict[str, str]:
            order = {"id": number, "method": method, "params": values}
            order |= {"sessionId": session} if session else {}
            os.write(orders[1], json.dumps(order).encode() + b"\0")
            while True:
                answer = b"".join(iter(lambda: answers.read(1), b"\0"))
                told = json.loads(answer)
                if told.get("id") == number:
                    return dict(told["result"])

        target = ask(1, "Target.createTarget", url="about:blank")["targetId"]
        session = ask(2, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        ask(3, "Page.enable", session)
        ask(4, "Page.navigate", session, url=page.as_uri())
        ask(5, "Runtime.evaluate", session, awaitPromise=True, expression=_WAIT)
        snapshot = ask(6, "Page.captureSnapshot", session, format="mhtml")["data"]
        browser.kill()
        browser.wait()
    into.write_bytes(_on_the_web(snapshot, page.parent.as_uri() + "/").encode())


def _on_the_web(snapshot: str, folder: str) -> str:
    """Say of a page that it was on the web: its links name the folder of whoever made it."""
    # Lines of quoted-printable are folded anywhere, in the middle of an address too.
    whole = snapshot.replace("=\r\n", "")
    for address in (folder, "file:///"):
        whole = whole.replace(address, "https://norvik.example/")
    return "\r\n".join(map(_folded, whole.split("\r\n")))


def _folded(line: str) -> str:
    """Fold a line of quoted-printable to 76 columns, and no escape in two (RFC 2045, 6.7)."""
    if len(line) <= 76 or line.startswith(("\t", "--")):  # a head's, or between two parts
        return line
    return re.sub(r"(?:=[0-9A-F]{2}|.){1,73}(?=.{3})", "\\g<0>=\r\n", line)


_WAIT = "new Promise(done => document.readyState == 'complete' ? done(1) : onload = done)"


def newsletter(into: Path) -> None:
    """Have Python's library write a mail with a page and a hint at it."""
    mail = EmailMessage()
    mail["From"] = SENDER
    mail["To"] = READER
    mail["Subject"] = "Ferry runs aground at Norvik: “We were lucky”"
    mail["List-Id"] = "Norvik Courier <courier.norvik.example>"
    sent = datetime(2025, 3, 14, 23, 40, tzinfo=timezone(timedelta(hours=-5)))
    mail["Date"] = format_datetime(sent)
    mail.set_content("View this newsletter in your browser: https://norvik.example/nl/17\n")
    paragraphs = "".join(f"<p>{part}</p>\n" for part in TEXT.strip().split("\n\n")[1:])
    mail.add_alternative(
        f"<html><body><h1>{TEXT.splitlines()[0]}</h1>\n{paragraphs}</body></html>", subtype="html"
    )
    into.write_bytes(mail.as_bytes())


def _taking(script: Path, into: Path) -> None:
    """Write what takes the place of the mail server."""
    script.write_text(f"#!/bin/sh\ncat > '{into}'\n")
    script.chmod(0o755)


def _run(arguments: Sequence[str], text: str) -> None:
    home = {"HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "Europe/Oslo"}
    subprocess.run(arguments, input=text.encode(), check=True, env=os.environ | home)


def _shorten(mail: Path) -> None:
    """Take the name of this machine out of a mail."""
    data = mail.read_bytes()
    mail.write_bytes(re.sub(rb"(?m)^(Message-ID: <[^@\n]*@)[^>\n]*>", rb"\1norvik.example>", data))


if __name__ == "__main__":
    subject = "Ferry runs aground at Norvik – “lucky”, says Müller"
    signed = f"{TEXT}\n-- \nAnn Doe\nNorvik Courier, +47 555 0100\n"
    MAILS.mkdir(exist_ok=True)
    mutt(MAILS / "mutt.eml", subject, signed)
    mutt(MAILS / "mutt-attached.eml", f"Fwd: {subject}", "For your desk.\n",
         ["-a", str(MAILS / "mutt.eml")])  # fmt: skip
    s_nail(MAILS / "s-nail.eml", subject, signed)
    s_nail(MAILS / "s-nail-attached.eml", "The release", "\n",
           ["-a", str(HERE / "docx" / "libreoffice.docx")])  # fmt: skip
    newsletter(MAILS / "python-newsletter.eml")
    mhtml(_PAGE, MAILS / "chromium.mhtml")
