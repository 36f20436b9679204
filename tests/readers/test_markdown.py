"""Markdown is read without its marks, and what only looks like marks stays."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from time import process_time
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.articles.read_article import read_article
from copydesk.articles.readers.formats import format_of
from copydesk.articles.readers.markdown import read


def text_of(source: str) -> str:
    """Return the text that is read from a source in Markdown."""
    return read(source.encode("utf-8", "surrogatepass")).text


def said(source: str) -> list[tuple[str, str, str]]:
    """Return the paragraphs whose kind Markdown says: words, kind and reason."""
    extract = read(source.encode())
    return [(extract.text[one.start : one.end], one.kind, one.reason) for one in extract.paragraphs]


@pytest.mark.parametrize("name", ["a.md", "A.MD", "a.markdown"])
def test_its_files_are_known_by_their_names(name: str) -> None:
    assert format_of(name, b"# Ferry") == "markdown"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The *ferry* **Aster** ***sank***.", "The ferry Aster sank."),
        ("The _ferry_ __Aster__ and snake_case_name.", "The ferry Aster and snake_case_name."),
        ("The [ferry](https://x.example 'A title') sank.", "The ferry sank."),
        ("The [ferry][1] and [it][].\n\n[1]: https://x.example\n[it]: /it", "The ferry and it."),
        ("It sank <https://x.example/a>.", "It sank https://x.example/a."),
        ("A picture: ![The ferry](a.png)", "A picture:"),
        ("Run `make *all*` now.", "Run make *all* now."),
        ("5 \\* 3, \\[sic\\], 1\\. \\#", "5 * 3, [sic], 1. #"),
        ("Caf&eacute; &amp; bar &#8212; closed", "Café & bar — closed"),
        ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
        ("Above\n\n***\n\nbelow", "Above\n\nbelow"),
        ("> The quay\n> fell.\n>\n> > Twice.\n\nYes.", "The quay\nfell.\n\nTwice.\n\nYes."),
        ("- one\n- *two*\n  - three", "- one\n\n- two\n\n- three"),
        ("```python\nprint(1)\n\nprint(*a*)\n```", "print(1)\n\nprint(*a*)"),
        (
            "A note.[^n]\n\n[^n]: See *there*.\n\n    And here.",
            "A note.\n\nSee there.\n\nAnd here.",
        ),
        ("Struck ~~three~~ *four*", "Struck ~~three~~ four"),
        ("| a | *b* |\n| --- | --: |\n| 1 | 2 |\n| 3 |", "a\tb\n\n1\t2\n\n3"),
        ("# *Wall* falls #\n\nNow.", "Wall falls\n\nNow."),
    ],
)
def test_marks_are_no_words(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The <b>ferry</b> <span class='x'>sank</span>.", "The ferry sank."),
        ("One<br>two", "One\ntwo"),
        ("<div>\n<p>One <b>*two*</b></p><p>three</p>\n</div>", "One two\n\n\n\nthree"),
        ("A <!-- hidden --> word", "A  word"),
        ("<!-- hidden\n\nstill -->\n\nSeen", "Seen"),
        ("<script>\nalert(1)\n\nalert(2)\n</script>\n\nSeen", "Seen"),
        ("<style>p {}</style>\n\nSeen", "Seen"),
        ("About 10<sup>6</sup> of *them*", "About 10^6 of them"),
        ("<REUTERS> said: *so*, <AAPL.O> fell, 3 <5", "<REUTERS> said: so, <AAPL.O> fell, 3 <5"),
        ("<!-- never closed, *but* told", "<!-- never closed, but told"),
    ],
)
def test_tags_are_dropped_and_what_they_hold_is_kept(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    "line",
    [
        "1. January was cold",
        "12. The twelfth",
        "1986. A great year.",
        "14.",
        "- Fire broke out",
        "+ 5 degrees at noon",
        "* a note",
        "5 * 3 * 2 and 5*3*2, 4**4 and 5**5",
        "#norvik is trending",
        "prices* rise",
        "[sic] and [...]",
        "[Update]: confirmed",
        "[Norvik]: 34",
        "``We will,'' he said. ``No,'' she said.",
        "    Indented by four, as press texts are.",
        "\tIndented by a tab",
        "3 < 5 > 2 & more",
        "a | b",
        "snake_case_name __init",
        "Mail ann@x.example, c:\\dir\\norvik",
        "$5 ~ 6",
        "He lost (again) !",
    ],
)
def test_press_text_that_looks_like_markdown_is_left_alone(line: str) -> None:
    """Beside a word in emphasis, so that the text isn't the file's own anyway."""
    beside = f"Some *words*.\n\n{line}\n\nMore."
    assert text_of(beside) == f"Some words.\n\n{line.strip()}\n\nMore."
    assert text_of(line) == line


def test_a_mark_of_a_note_is_no_part_of_a_figure() -> None:
    source = "It killed 5[1] of 34[^2].\n\n[1]: https://x.example\n\n[^2]: A note."
    assert text_of(source) == "It killed 5[1] of 34.\n\nA note."


def test_rows_that_are_longer_than_their_table_lose_nothing() -> None:
    table = "> | a | b |\n> |---|---|\n> | 1 | 2 | *3* | 4 \\| 5 |"
    assert text_of(table) == "a\tb\n\n1\t2\t3\t4 | 5"


def test_more_than_a_language_behind_a_fence_is_text() -> None:
    assert text_of("```We will win, they said.\n\nAnd they did.") == (
        "We will win, they said.\n\nAnd they did."
    )


def test_headings_are_headlines() -> None:
    source = "# Wall *falls*\n\nIt fell.\n\nWhy\n---\n\nNobody knows.\n\n###### Small\n\nEnd."
    reason = "a heading in Markdown"
    assert said(source) == [
        ("Wall falls", "headline", reason),
        ("Why", "headline", reason),
        ("Small", "headline", reason),
    ]


@pytest.mark.parametrize(
    "source",
    [
        '"We were lucky," the mayor said.\n---\nMore.',
        "# " + "words that are too many for any headline " * 6,
        "# Related stories",
    ],
)
def test_what_only_stands_like_a_heading_is_none(source: str) -> None:
    assert said(source) == []


def test_a_sentence_set_off_under_the_headline_is_the_standfirst() -> None:
    source = "# Wall falls\n\n*Nobody knows why it fell.*\n\nIt fell.\n\n*So they said.*\n"
    assert said(source)[1:] == [
        ("Nobody knows why it fell.", "standfirst", "set off under the headline")
    ]
    assert said("# Wall falls\n\n*Nobody* knows *why.*\n\nIt fell.")[1:] == []


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_stays_as_it_is_and_is_read_as_ever(tmp_path: Path, fence: str) -> None:
    mark = ":" if fence == "---" else " ="
    head = f'{fence}\ntitle{mark} "Wall *falls*"\ndate{mark} 2025-03-14\ntags{mark} [a, b]\n{fence}'
    place = tmp_path / "wall.md"
    place.write_text(f"{head}\n\nThe wall *fell* at noon.\n")
    article = read_article(place)
    assert article.text == f"{head}\n\nThe wall fell at noon."
    assert (article.title, article.facts.published) == ("Wall *falls*", "2025-03-14")
    assert article.encoding == "utf-8"


def test_lines_of_a_header_without_fences_stay_too() -> None:
    source = "Title: Wall *falls*\nDate: 2025-03-14\n\nThe wall *fell*."
    assert text_of(source) == "Title: Wall *falls*\nDate: 2025-03-14\n\nThe wall fell."


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_where_nothing_is_taken_out_the_text_is_the_files_own(ends: str) -> None:
    source = f"Wall falls{ends}{ends}  It fell at noon.  {ends}{ends}{ends}- So they say.{ends}"
    assert text_of(source) == source


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_encodings_are_found_as_in_any_text(encoding: str) -> None:
    source = "Das **Café** schloß früh, sagte Frau Müller.\n" * 5
    extract = read(source.encode(encoding))
    assert extract.text.startswith("Das Café schloß früh")
    assert extract.encoding.startswith(encoding.removesuffix("-sig"))
    assert read("*Łódź*".encode("cp1250"), "cp1250").text == "Łódź"


def is_in_order(some: list[str], source: list[str]) -> bool:
    """Tell whether all of some letters stand in a source in the same order."""
    rest = iter(source)
    return all(letter in rest for letter in some)


def letters(text: str) -> list[str]:
    """Return the letters and digits of a text: marks in the middle of words part them."""
    return [character for character in text if character.isalnum()]


MARKS: Final = (*"*_#>|+-=.,:;()'\"~^!?%$/0", "1. ", "12) ", "\n- ", "\n---\n", "\n===\n", "* * *")
PRESS: Final = st.lists(
    st.sampled_from(
        [
            "words",
            "Norvik",
            "12",
            "é",
            "日本",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\n    ",
            "\t",
            ". ",
            *MARKS,
        ]
    ),
    max_size=60,
).map("".join)
"""Text with marks that hold no words: no links, tags, entities or fences."""
MARKDOWN: Final = st.lists(
    st.sampled_from(
        ["words", "Norvik", "12", "5", " ", "\n", "\n\n", "    ", "<b>", "</b>", "<!--", "-->",
         "<script>", "</script>", "![", "](", "[^1]", "[^1]: ", "[1]: ", "[a]", "`", "```", "\\",
         "&amp;", "&#65;", "&", "|", "\n|--|--|\n", "~~~", "*", "**", "_", "> ", "- ", "1. ", "---",
         "\x00", "\r", "\u2028", "\ufeff", "title: x", "http://x.example/a", "''", "<", ">", ":"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(PRESS)
@example("5*3*2 and *12*\n12. words\n---\n")
def test_no_word_or_number_of_press_text_is_lost(source: str) -> None:
    assert letters(text_of(source)) == letters(source)


@given(MARKDOWN)
def test_every_word_stands_in_the_source_in_that_order(source: str) -> None:
    whole = f"{source}\n\n{'Plain words. ' * 100}"
    extract = read(whole.encode())
    assert is_in_order(letters(unescape(extract.text)), letters(unescape(whole)))
    ends = 0
    for paragraph in extract.paragraphs:
        assert ends <= paragraph.start < paragraph.end <= len(extract.text)
        ends = paragraph.end


@given(
    st.text(st.characters(categories=["L", "Zs", "M"], include_characters="\n,;?"), max_size=200)
)
def test_a_text_without_any_mark_is_unchanged(source: str) -> None:
    assert text_of(source) == source


HOSTILE: Final = {
    "quotations in quotations": ">" * 10_000 + " deep",
    "lists in lists": "- " * 10_000 + "deep",
    "open brackets": "[" * 20_000,
    "brackets": "[a]" * 10_000,
    "pictures in pictures": "![a](" * 10_000,
    "stars": "*" * 50_000,
    "open emphasis": "**a " * 20_000,
    "inner underscores": "_a__" * 20_000,
    "a wide table": "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + ("|b" * 2_000 + "\n") * 20,
    "backticks": "".join("`" * count + " " for count in range(400)),
    "open tags": "<" * 50_000,
    "open comments": "<!--" * 10_000,
    "comments in a page": "<div>" + "<!--" * 20_000,
    "scripts in a page": "<div>" + "<script" * 20_000,
    "footnotes in footnotes": "[^a]: " * 5_000 + "deep",
    "references": "\n".join(f"[a{count}]: b" for count in range(5_000)),
    "ampersands": "&" * 50_000,
    "deeper quotations": "\n".join(">" * depth + f" w{depth}" for depth in range(300)),
    "deeper lists": "\n".join("  " * depth + f"- w{depth}" for depth in range(300)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markdown_is_read_in_bounded_time_and_loses_no_word(name: str) -> None:
    start = process_time()
    text = text_of(HOSTILE[name])
    assert process_time() - start < 10
    assert "deep" not in HOSTILE[name] or "deep" in text
    assert ("w299" in HOSTILE[name]) == ("w299" in text)
