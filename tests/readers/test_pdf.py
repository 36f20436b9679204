"""PDF documents: the text that somebody laid out is the text that is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copydesk.articles.readers import pdf, pdf_glyphs, pdf_streams
from copydesk.articles.reading_contents import contents_of
from copydesk.errors import InputError
from tests.readers.pdf_file import deflated, pdf_file, stream, text_at

FORMATS = Path(__file__).parents[1] / "formats"


def _plain(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.strip().split("\n\n")]


def _text(*pages: str) -> list[str]:
    return pdf.read(pdf_file(pages)).text.split("\n\n")


def _lines(*lines: str, x: float = 50, top: float = 500, size: float = 10) -> str:
    return "".join(
        text_at(x, top - 12 * number, line, size=size) for number, line in enumerate(lines)
    )


def _refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        pdf.read(data)
    assert caught.value.message.endswith(".")
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    "path",
    sorted((FORMATS / "pdf").glob("*-[1-3].pdf")),
    ids=lambda path: path.stem,
)
def test_a_printed_article_is_read_as_the_text_that_it_was_made_of(path: Path) -> None:
    """In columns, with words parted at line ends, running heads and page numbers."""
    language = re.sub(r"chromium-|-\d", "", path.stem)
    source = (FORMATS / "sources" / f"{language}.txt").read_text(encoding="utf-8")
    extract = pdf.read(path.read_bytes())
    assert _plain(extract.text) == _plain(source)
    assert [extract.text[one.start : one.end] for one in extract.paragraphs] == [_plain(source)[0]]


def test_styles_notes_and_tables_of_libreoffice_are_read() -> None:
    """The head of a page that has no second one is furniture: it stands above the headline."""
    contents = contents_of("a.pdf", "pdf", (FORMATS / "pdf" / "libreoffice.pdf").read_bytes())
    told = [(one.kind, contents.text[one.start : one.end]) for one in contents.paragraphs]
    assert told[0] == ("boilerplate", "Norvik Tidings, internal draft")
    assert told[1] == ("headline", "Ferry Aster runs aground off Norvik")
    standfirst = "Volunteers carry most of the passengers to the quay in eleven trips"
    assert ("standfirst", standfirst) in told
    assert ("headline", "What the records say") in told
    assert ("body", "The tank held 10⁶ litres, and the deck has 900 m².") in told
    assert ("body", "The Petrel took off 91 people.") in told
    assert ("body", "Passengers\t212") in told
    assert contents.facts.title == "Ferry Aster aground"
    assert contents.facts.author == "Lena Askwith"
    assert contents.facts.published == ""


def test_lines_above_a_headline_are_furniture_and_facts_no_paragraph_of_the_story() -> None:
    headline = text_at(50, 440, "Ferry runs aground", size=20)
    story = _lines("The ferry ran aground on Thursday.", "All are ashore.", top=400)

    def read(*above: str) -> list[tuple[str, str]]:
        drawn = "".join(
            text_at(50, 520 - 24 * number, line, size=9) for number, line in enumerate(above)
        )
        contents = contents_of("a.pdf", "pdf", pdf_file([drawn + headline + story]))
        return [(one.kind, one.reason) for one in contents.paragraphs[: len(above) + 1]]

    assert [kind for kind, _ in read("Internal draft")] == ["boilerplate", "headline"]
    facts = read("Norvik Tidings", "March 14, 2031", "Sea")
    assert [kind for kind, _ in facts] == ["byline", "dateline", "boilerplate", "headline"]
    assert facts[0][1] == "names its outlet"
    told = read("The quay was full of people on Friday.", "Sea")
    assert told[0][0] == "body"


def test_a_hyphen_that_the_document_knows_inside_a_line_is_kept() -> None:
    read = _text(
        _lines(
            "The four-hour rescue of the passengers took a four-",
            "hour night, and the passen-",
            "gers of the Anglo-",
            "Saxon line paid the twenty-",
            "five euros; the 86-",
            "metre ship lay in the Hafen-",
            "und docks until the morning came.",
        )
    )
    assert read == [
        "The four-hour rescue of the passengers took a four-hour night, and the passengers of the"
        " Anglo-Saxon line paid the twenty-five euros; the 86-metre ship lay in the Hafen- und"
        " docks until the morning came."
    ]


def test_letters_that_are_drawn_twice_are_read_once() -> None:
    bold = text_at(50, 500, "All 212 passengers fell.") + text_at(
        50.4, 500, "All 212 passengers fell."
    )
    assert _text(bold) == ["All 212 passengers fell."]


def test_a_layer_of_recognised_text_under_a_picture_is_read() -> None:
    assert _text(text_at(50, 500, "The wall fell at noon.", mode=3)) == ["The wall fell at noon."]


def test_what_lies_outside_of_the_page_is_not_read() -> None:
    outside = text_at(50, 700, "Hidden words.") + text_at(-200, 500, "More of them.")
    assert _text(outside + text_at(50, 500, "The wall fell.")) == ["The wall fell."]


def test_text_along_the_edge_follows_the_rest() -> None:
    edge = "BT /F 8 Tf 0 1 -1 0 20 100 Tm (Photo: B. Ansel) Tj ET\n"
    assert _text(edge + _lines("The wall fell at noon.", "Nobody knows why it did.")) == [
        "The wall fell at noon. Nobody knows why it did.",
        "Photo: B. Ansel",
    ]


def test_running_heads_and_page_numbers_are_left_out_and_other_lines_kept() -> None:
    pages = [
        text_at(50, 570, "The Norvik Tidings", size=8)
        + _lines(f"The {word} wall fell at noon.", "2031")
        + text_at(200, 20, str(41 + number), size=8)
        for number, word in enumerate(("first", "second", "third"))
    ]
    assert _text(*pages) == [
        f"The {word} wall fell at noon. 2031" for word in ("first", "second", "third")
    ]


def test_what_a_browser_prints_around_a_page_is_left_out_and_its_address_a_fact() -> None:
    page = (
        text_at(24, 572, "3/15/31, 6:35 AM", size=8)
        + text_at(200, 572, "Wall falls in Tolm", size=8)
        + _lines("The wall fell at noon.", "Nobody knows why it did.")
        + text_at(24, 15, "https://tidings.example/wall?id=7", size=8)
        + text_at(370, 15, "1/1", size=8)
    )
    extract = pdf.read(pdf_file([page]))
    assert extract.text == "The wall fell at noon. Nobody knows why it did."
    assert extract.facts.url == "https://tidings.example/wall?id=7"


def test_a_table_is_read_row_by_row() -> None:
    rows = (("Passengers", "212"), ("Crew", "19"), ("Dead", "none"))
    page = "".join(
        text_at(x, 500 - 12 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((50, 250), row, strict=True)
    )
    assert _text(page) == ["Passengers\t212", "Crew\t19", "Dead\tnone"]


def test_a_paragraph_goes_on_over_a_note_and_the_end_of_a_page() -> None:
    first = _lines(
        "The wall of the old town fell at noon on", "the day of the fair, and nobody was"
    )
    note = text_at(50, 60, "1 By the count of the town.", size=7)
    second = _lines("hurt by it, though many stood near.")
    assert _text(first + note, second) == [
        "The wall of the old town fell at noon on the day of the fair, and nobody was hurt by it,"
        " though many stood near.",
        "1 By the count of the town.",
    ]


def test_pages_that_say_nothing_but_their_heads_are_no_article() -> None:
    assert _refused(pdf_file(["", *[text_at(50, 500, "The wall fell.")] * 3])) == (
        "It holds the same few words on every page."
    )


def test_titles_that_programs_write_are_no_facts() -> None:
    info = "/Title (Microsoft Word - ferry.doc) /Author (User) /CreationDate (D:20310315)"
    facts = pdf.read(pdf_file([text_at(50, 500, "The wall fell.")], info=info)).facts
    assert (facts.title, facts.author, facts.published) == ("", "", "")


def test_pictures_of_pages_want_to_be_recognised_first() -> None:
    picture = {
        1000: stream(
            b"\0",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            " /ColorSpace /DeviceGray",
        )
    }
    data = pdf_file(["/I Do"] * 3, resources="/XObject << /I 1000 0 R >>", more=picture)
    assert _refused(data) == "It holds only pictures of pages."
    assert _refused(pdf_file([""])) == "It holds no text."


def test_a_font_that_says_no_letters_is_told_of() -> None:
    more = {
        1000: "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        " /DescendantFonts [1001 0 R] >>",
        1001: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /X /FontBBox [0 0 1 1]"
        " /Ascent 1 /Descent 0 >> >>",
    }
    codes = "".join(f"{code:04x}" for code in range(3, 60))
    page = f"BT /F 10 Tf 50 500 Td <{codes}> Tj ET"
    data = pdf_file([page], more=more).replace(b"<< /F 3 0 R >>", b"<< /F 1000 0 R >>")
    assert _refused(data) == "Its fonts don't say which letters they draw."


def test_more_pages_or_letters_than_an_article_has_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf_file([text_at(50, 500, "The wall fell.")] * (pdf.MOST_PAGES + 1))
    assert _refused(data) == "It has more than 100 pages, which is no article."
    monkeypatch.setattr(pdf_glyphs, "MOST_GLYPHS", 10)
    data = pdf_file([text_at(50, 500, "The wall fell.")])
    assert _refused(data) == "It has more than 10 letters, which is no article."


@pytest.mark.parametrize("cut", [0.02, 0.3])
def test_a_document_that_was_cut_short_is_one_sentence(cut: float) -> None:
    data = (FORMATS / "pdf" / "english-1.pdf").read_bytes()
    _refused(data[: int(len(data) * cut)])


def test_pages_inside_of_themselves_end() -> None:
    more = {2: "<< /Type /Pages /Count 9 /Kids [2 0 R 10 0 R 2 0 R] >>"}
    assert pdf.read(pdf_file([text_at(50, 500, "The wall fell.")], more=more)).text == (
        "The wall fell."
    )


def test_a_password_that_keeps_a_document_is_told_of_and_one_that_keeps_printers_is_none() -> None:
    assert _refused((FORMATS / "pdf" / "password.pdf").read_bytes()) == (
        "A password keeps this document."
    )
    restricted = pdf.read((FORMATS / "pdf" / "restricted.pdf").read_bytes())
    assert restricted.text.startswith("Norvik Tidings, internal draft\n\nFerry Aster runs aground")


def test_a_page_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_streams, "LARGEST", 1_000_000)
    data = pdf_file([deflated(b" " * 2_000_000)])
    assert _refused(data) == "A page of it unpacks to more than 1 MB."


def test_a_drawing_that_draws_itself_ends() -> None:
    form = stream(
        b"/X Do " + text_at(50, 500, "The wall fell.").encode(),
        "/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources"
        " << /Font << /F 3 0 R >> /XObject << /X 1000 0 R >> >>",
    )
    data = pdf_file(["/X Do"], resources="/XObject << /X 1000 0 R >>", more={1000: form})
    assert pdf.read(data).text == "The wall fell."


def test_packed_pages_are_read() -> None:
    data = pdf_file([deflated(text_at(50, 500, "The wall fell.").encode())])
    assert pdf.read(data).text == "The wall fell."


def test_chinese_lines_are_joined_without_spaces() -> None:
    """In a font that isn't in the document: every viewer has one of its own."""
    more = {
        1000: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        " /DescendantFonts [1001 0 R] >>",
        1001: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light"
        " /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 >> >>",
    }
    lines = (
        "客运渡轮阿斯特号星期四深夜在诺维",
        "克港外的礁石上搁浅，船上212名乘",
        "客全部获救上岸。",
    )
    page = "".join(
        f"BT /F 10 Tf 50 {500 - 14 * number} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
        for number, line in enumerate(lines)
    )
    data = pdf_file([page], more=more).replace(b"<< /F 3 0 R >>", b"<< /F 1000 0 R >>")
    assert pdf.read(data).text == "".join(lines)
