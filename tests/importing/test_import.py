"""`copydesk import`: what holds many articles becomes a file for each."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.read_article import read_article
from copydesk.articles.readers.formats import format_of
from copydesk.importing.entry import Entry
from copydesk.importing.kinds import kind_of
from copydesk.importing.written import write_entry
from tests.terminal.breaking import ALWAYS, Fault
from tui.cli import main

RSS: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Norvik Post</title><language>en-gb</language>
<item><title>Ferry runs aground &amp; stays</title><link>https://post.example/ferry?a=1</link>
<pubDate>Fri, 14 Mar 2031 22:10:00 +0100</pubDate>
<content:encoded><![CDATA[<p>The ferry <b>Aster</b> ran aground on Friday night.</p>
<script>alert("no words")</script><p>All 212 passengers were taken ashore.</p>]]>
</content:encoded></item>
<item><title>Quay closed</title><description>The quay is closed until Monday.</description></item>
</channel></rss>
"""
ATOM: Final = """\
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>Ferry hits reef</title><updated>2031-03-14T23:10:00Z</updated>
<author><name>Lena Askwith</name></author><link href="https://wire.example/1"/>
<content type="html">&lt;p&gt;The ferry hit a reef. It stayed there.&lt;/p&gt;</content>
</entry></feed>
"""
RECORD: Final = {
    "headline": "Ferry hits reef",
    "body": "The ferry hit a reef.\n\nIt stayed there.",
    "publishedAt": "2031-03-14T22:00:00Z",
    "source": {"id": 7, "name": "Wire"},
    "authors": [{"name": "Lena Askwith"}, {"name": "Odd Brekke"}],
    "url": "https://wire.example/1",
    "language": "en",
}


class Desk:
    """A folder to import into."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder / "story"
        self._sources = folder
        self._capsys = capsys
        self.err = ""

    def take(self, name: str, data: str | bytes, *options: str) -> list[str]:
        """Import a file; return the names of the new articles."""
        (self._sources / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return self.run(str(self._sources / name), *options)

    def run(self, *words: str, code: int = 0) -> list[str]:
        assert main(["import", *words, "-o", str(self.folder)]) == code
        out, self.err = self._capsys.readouterr()
        return [Path(line).name for line in out.splitlines()]

    def text(self, name: str) -> str:
        return read_article(self.folder / name).text


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_each_entry_of_a_feed_is_an_article_with_its_facts(desk: Desk) -> None:
    names = desk.take("feed.rss", RSS)
    assert names == ["2031-03-14-ferry-runs-aground-stays.txt", "quay-closed.txt"]
    article = read_article(desk.folder / names[0])
    assert article.title == "Ferry runs aground & stays"
    assert article.facts.outlet == "Norvik Post"
    assert article.facts.published == "2031-03-14"
    assert article.facts.url == "https://post.example/ferry?a=1"
    told = [article.quote(one) for one in article.sentences if one.kind == "body"]
    assert told == [
        "The ferry Aster ran aground on Friday night.",
        "All 212 passengers were taken ashore.",
    ]
    assert "1 entry may hold a summary only" in desk.err


def test_a_feed_is_known_whatever_it_is_called(desk: Desk) -> None:
    (name,) = desk.take("index.xml", ATOM)
    facts = read_article(desk.folder / name).facts
    assert (facts.outlet, facts.published) == ("Wire", "2031-03-14")
    assert desk.take("page.txt", ATOM) == [], "it is there already"
    assert "1 there already" in desk.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.json", json.dumps([RECORD])),
        ("api.json", json.dumps({"status": "ok", "result": {"articles": [RECORD]}})),
        ("one.json", json.dumps(RECORD)),
        ("lines.jsonl", f"{json.dumps(RECORD)}\n\n"),
        ("lines.json", f"{json.dumps(RECORD)}\n{json.dumps(RECORD | {'headline': 'B'})}\n"),
    ],
)
def test_records_are_articles_wherever_their_list_stands(desk: Desk, name: str, data: str) -> None:
    found = desk.take(name, data)
    assert found[0] == "2031-03-14-ferry-hits-reef.txt"
    article = read_article(desk.folder / found[0])
    assert article.facts.outlet == "Wire"
    assert article.facts.language == "en"
    assert article.title == "Ferry hits reef"
    assert "Lena Askwith, Odd Brekke" in article.text
    assert "It stayed there." in [article.quote(one) for one in article.sentences]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_of_a_table_are_articles_in_any_encoding(
    desk: Desk, separator: str, encoding: str
) -> None:
    row = ["headline", "body", "date"], ["“Zero” harm", '"It, rained; here|there.\nAnd blew."', ""]
    text = "\r\n".join(separator.join(cells) for cells in row)
    (name,) = desk.take("table.csv", text.encode(encoding))
    assert "“Zero” harm" in desk.text(name)
    assert "It, rained; here|there.\nAnd blew." in desk.text(name)


def test_a_field_is_named_on_the_command_line_or_in_the_configuration(
    desk: Desk, tmp_path: Path
) -> None:
    record = {"a": {"html": ["<p>It &amp; that.</p>"]}, "t": "Named"}
    data = json.dumps([record])
    (name,) = desk.take("r.json", data, "--field", "text=a.html.0", "--field", "title=t")
    assert (name, desk.text(name).splitlines()[-1]) == ("named.txt", "It & that.")
    config = tmp_path / "config.toml"
    config.write_text('[import]\ntext = "a.html.0"\n')
    (name,) = desk.take("r.json", data, "--config", str(config))
    assert name == "it-that.txt"


def test_a_record_without_a_text_is_left_out_with_its_reason(desk: Desk) -> None:
    assert desk.take("r.json", json.dumps([RECORD, {"id": 1, "wp": "x"}])) != []
    assert "No field holds a text; there are: id, wp." in desk.err
    assert "1 article, 1 left out" in desk.err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("f.rss", "<rss><channel></channel></rss>", "no feed"),
        ("f.rss", "no feed at all", "no feed"),
        ("f.json", "{", "not JSON"),
        ("f.json", "[1, 2]", "no records"),
        ("f.json", "[" * 100_000, "not JSON"),
        ("f.jsonl", '{"text": "A."}\n[]\n', "Line 2 is no JSON object"),
        ("f.json", '{"copydesk-export": 1, "records": []}', "export of copydesk"),
        ("f.bin", " ", "It is empty"),
    ],
)
def test_what_can_not_be_imported_is_one_sentence(
    desk: Desk, tmp_path: Path, name: str, data: str, words: str
) -> None:
    (tmp_path / name).write_text(data)
    desk.run(str(tmp_path / name), code=2)
    assert words in desk.err
    assert len(desk.err.splitlines()) <= 2


def test_one_bad_source_does_not_keep_others_from_being_imported(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    assert len(desk.run(str(tmp_path / "none.rss"), str(tmp_path / "a.rss"), code=2)) == 2
    assert "There is no file" in desk.err


def test_what_is_pasted_is_kept_as_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "Pasted headline\n\nSome *text* — here. And more.\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (name,) = desk.run("-")
    assert name == "pasted-headline.txt"
    assert (desk.folder / name).read_bytes() == data


def test_nothing_that_lies_there_is_overwritten(desk: Desk) -> None:
    (name,) = desk.take("one.json", json.dumps(RECORD))
    other = RECORD | {"body": "Another text under the same title."}
    assert desk.take("one.json", json.dumps(other)) == [name.replace(".txt", "-2.txt")]
    assert desk.take("one.json", json.dumps(other)) == []
    assert "It stayed there." in desk.text(name)


def test_an_entity_bomb_in_a_feed_takes_no_time_and_no_memory(desk: Desk, tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 40))
    bomb = f'<!DOCTYPE r [<!ENTITY l0 "ha">{levels}]><rss><channel><item><title>&l39;</title>'
    (tmp_path / "bomb.rss").write_text(f"<?xml version='1.0'?>{bomb}</item></channel></rss>")
    desk.run(str(tmp_path / "bomb.rss"), code=2)
    assert "ha" * 20 not in desk.err


_WORDS: Final[Callable[..., st.SearchStrategy[str]]] = st.text


def test_an_entry_with_nothing_but_a_picture_is_left_out_and_harms_no_other(desk: Desk) -> None:
    picture = (
        '<item><title><b></b></title><description>&lt;img src="a.png"&gt;</description></item>'
    )
    feed = RSS.replace("<item>", f"{picture}<item>", 1)
    assert len(desk.take("feed.rss", feed)) == 2
    assert "holds no text" in desk.err
    assert "1 left out" in desk.err


@pytest.mark.parametrize("beginning", [b"<!---->" * 500, b"<?xml ?>" * 500, b" " * 4_000])
def test_a_beginning_that_leads_nowhere_takes_no_time(beginning: bytes) -> None:
    assert kind_of("", beginning + b"The ferry hit a reef.") == "article"
    assert format_of("", beginning + b"The ferry hit a reef.") == "text"
    assert kind_of("", beginning[:840] + b"<rss>") == "feed"
    assert format_of("", beginning[:840] + b"<html>") == "html"


@given(
    title=_WORDS(st.characters(codec="utf-8"), max_size=80),
    outlet=_WORDS(st.characters(codec="utf-8"), max_size=40),
    text=_WORDS(st.characters(codec="utf-8"), max_size=300).filter(str.strip),
)
def test_whatever_an_entry_holds_its_file_holds_its_words_and_stays_in_the_folder(
    tmp_path_factory: pytest.TempPathFactory, title: str, outlet: str, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    entry = Entry(text, title=title, outlet=outlet, published="2031-03-14")
    path = write_entry(folder / "story", entry).path
    assert path.parent == folder / "story"
    assert path.name.startswith("2031-03-14")
    assert len(path.name.encode()) <= 255
    assert text.strip("\n").encode() in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("inbox.mbox", "holds many mails. Save the mail with the article as .eml."),
        ("story.doc", "an office document that isn't read. Save as .docx."),
        ("ferry.png", "a picture."),
        ("README.md", "about the folder, by its name."),
    ],
)
def test_what_a_folder_would_leave_out_is_not_imported_either(
    desk: Desk, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / name).write_bytes(b"From ann@norvik.example Fri Mar 14 22:10:00 2031\n\nThe ferry.")
    assert desk.run(str(tmp_path / name), code=2) == []
    assert desk.err.endswith(f"{name}: It is no article: {reason}\n")
    assert not desk.folder.exists()


def test_an_article_is_imported_whose_name_tells_nothing(desk: Desk) -> None:
    assert desk.take("ferry", "The ferry ran aground.") == ["ferry.txt"]
    assert desk.take("story.php", "The ferry ran aground on Friday.") == ["story.txt"]


def test_whoever_says_that_it_is_an_article_is_believed(desk: Desk) -> None:
    assert desk.take("ferry.log", "The ferry ran aground.", "--kind", "article") == ["ferry.txt"]
    assert desk.take("ferry.tif", "The ferry floats.", "--kind", "article") == ["ferry-2.txt"]


_DEEP: Final = "[" * 900 + '"x"' + "]" * 900
_BOMB: Final = (
    '<!DOCTYPE rss [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij"))
    + "]>"
)
_ITEM: Final = (
    "<rss><channel><item><title>Wall</title><description>{}</description></item></channel>"
)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("deep.json", "[" * 100_000, "This is not JSON"),
        ("deep-field.json", f'[{{"text": {_DEEP}}}]', "No field holds a text"),
        ("keys.json", f'[{{"{"a" * 100_000}": "x"}}]', f"there are: {'a' * 40}."),
        ("no-words.json", '[{"text": "<p><img src=x></p>"}]', "No field holds a text"),
        ("half.jsonl", '{"text": "The wall fell."}\n{"text":', "Line 2 is not JSON"),
        ("quotes.csv", '"' * 20_000 + "\nx", "No field holds a text"),
        ("no-words.rss", _ITEM.format("&lt;img src=x&gt;"), "The entry 'Wall' holds no text."),
        ("deep.rss", _ITEM.format("&lt;div&gt;" * 20_000), "The entry 'Wall' holds no text."),
        ("cut.rss", _ITEM[:60], "The entry 'Wall' holds no text."),
        ("broken.xml", "<" * 1_000, "This is no feed that can be read"),
    ],
)
def test_what_is_broken_or_made_to_break_gets_a_sentence(
    desk: Desk, tmp_path: Path, name: str, data: str, sentence: str
) -> None:
    (tmp_path / name).write_text(data, encoding="utf-8")
    desk.run(str(tmp_path / name), code=2)
    assert sentence in desk.err
    assert len(desk.err) < 1_000
    assert "Traceback" not in desk.err


@pytest.mark.parametrize("entity", ["&j;", "&outside;"])
def test_entities_of_a_feed_are_neither_unfolded_nor_fetched(
    desk: Desk, tmp_path: Path, entity: str
) -> None:
    (tmp_path / "secret").write_text("stolen", encoding="utf-8")
    head = _BOMB.replace("]>", f'<!ENTITY outside SYSTEM "file://{tmp_path}/secret">]>')
    (name,) = desk.take("feed.rss", head + _ITEM.format(f"The wall {entity} fell."))
    assert len(desk.text(name)) < 1_000
    assert "stolen" not in desk.text(name)


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        (
            "exec('import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 9))"
            "\\nwhile True: pass')",
            "Reading it takes too long.",
        ),
        ("bytes(10**11)", "Reading it takes more than 4,000 MB of memory."),
        ("os.kill(os.getpid(), signal.SIGKILL)", "Reading it ended early (code -9)."),
        ("raise KeyError", "It is damaged (KeyError)."),
    ],
)
def test_whatever_a_source_does_to_what_reads_it_is_said_in_a_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, sentence: str
) -> None:
    fault = Fault(tmp_path / "fault", "copydesk.importing.sources:taken_from", does, ALWAYS)
    fault.begin()
    for variable, value in fault.variables.items():
        monkeypatch.setenv(variable, value)
    (tmp_path / "feed.rss").write_text(RSS, encoding="utf-8")
    desk.run(str(tmp_path / "feed.rss"), code=2)
    assert desk.err.endswith(
        f"feed.rss: {sentence} Import it in parts, or ask whoever made it what it is.\n"
    )
