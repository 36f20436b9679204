"""Pages off the web: what is asked for, what is refused, and what is kept."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from copydesk.articles.read_article import read_article
from copydesk.errors import InputError
from copydesk.importing import fetching
from copydesk.importing.fetching import fetch
from tui.cli import main
from tui.headless import import_articles

PAGE = """<!doctype html><html lang="en"><head><title>Ferry runs aground</title>
<meta property="og:site_name" content="Norvik Post">
<meta property="article:published_time" content="2031-03-14T22:10:00+01:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry runs aground</h1>
<p>The ferry Aster ran aground outside the harbour on Friday night, its owners said.</p>
<p>All 212 passengers were taken ashore by the lifeboats of the town. Nobody was hurt.</p>
</article></body></html>"""


class Site(BaseHTTPRequestHandler):
    """A site with a page, and with all that goes wrong."""

    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append((self.headers["Host"].partition(":")[0], self.path))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(404 if self.path == "/none" else 200)
        body, kind = PAGE.encode("cp1252"), "text/html; charset=windows-1252"
        if self.path == "/bomb":
            body = gzip.compress(bytes(fetching.LARGEST + 1))
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site that is called post.example."""
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://post.example:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def anything(_address: str) -> bool:
    return True


def test_a_page_is_asked_for_by_its_name_at_the_number_that_was_checked(site: str) -> None:
    page = fetch(f"{site}/ferry", here, anything)
    assert page.data.decode("cp1252") == PAGE
    assert (page.content_type, page.charset) == ("text/html", "windows-1252")
    assert Site.asked == [("post.example", "/ferry")]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.7", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.7", "2002:0a00:0007::1", "224.0.0.1", "ff02::1"],
)  # fmt: skip
def test_nothing_of_the_local_network_is_fetched(site: str, address: str) -> None:
    with pytest.raises(InputError, match="no public address"):
        fetch(f"{site}/ferry", lambda *_: [address])
    with pytest.raises(InputError, match="no public address"):
        fetch(f"{site}/ferry", lambda *_: ["93.184.216.34", address])
    assert Site.asked == []


def test_a_redirection_is_checked_like_the_first_address(site: str) -> None:
    def look_up(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "post.example" else ["10.0.0.7"]

    with pytest.raises(InputError, match=r"inside\.example is no public address"):
        fetch(f"{site}/to/http://inside.example/", look_up, lambda one: one == "127.0.0.1")
    assert fetch(f"{site}/to//ferry", here, anything).url == f"{site}/ferry".replace("//f", "/f")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "404"),
        ("/bomb", "larger than 20 MB"),
        ("/to/file:///etc/passwd", "no address of the web"),
        ("/to/" * 9, "without an end"),
        ("/to/http://[", "can't be had"),
    ],
)
def test_what_can_not_be_fetched_is_told_in_a_sentence(site: str, path: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        fetch(f"{site}{path}", here, anything)
    assert "\n" not in str(caught.value)


def test_a_page_that_takes_too_long_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_PATIENCE", -1)
    with pytest.raises(InputError, match="took more than"):
        fetch(f"{site}/ferry", here, anything)


def test_a_host_that_is_not_known_is_one_sentence() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(InputError, match="can't be had: Name or service not known"):
        fetch("https://nowhere.example/", unknown)


def test_an_imported_page_is_an_article_with_its_bytes_beside_it(
    site: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(import_articles, "fetch", lambda url: fetch(url, here, anything))
    assert main(["import", f"{site}/ferry.html", "-o", str(tmp_path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    article = read_article(Path(line))
    assert Path(line).name == "2031-03-14-ferry-runs-aground.txt"
    assert article.title == "Ferry runs aground"
    assert (article.facts.outlet, article.facts.url) == ("Norvik Post", f"{site}/ferry.html")
    assert "Home" not in article.text
    (kept,) = (tmp_path / ".pages").iterdir()
    assert kept.read_bytes().decode("cp1252") == PAGE
    assert kept.name in article.text, "the front matter says where"
