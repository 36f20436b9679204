"""Word documents: what somebody sees of one is what is read, and no more."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from copydesk.articles.readers import docx, xml_stream
from copydesk.articles.readers.archive import LARGEST_PART
from copydesk.articles.readers.told import named_by_people
from copydesk.articles.reading_contents import contents_of
from copydesk.errors import InputError
from tests.readers.word_file import paragraph, relations, run, word_file, word_parts, zipped

FILES = Path(__file__).parents[1] / "formats" / "docx"


def _kinds(data: bytes) -> list[tuple[str, str]]:
    contents = contents_of("a.docx", "docx", data)
    return [(one.kind, contents.text[one.start : one.end]) for one in contents.paragraphs]


def _text(*body: str) -> str:
    return docx.read(word_file("".join(body))).text


def _refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        docx.read(data)
    assert caught.value.message.endswith(".")
    assert caught.value.hint
    return caught.value.message


def test_a_document_of_libreoffice_is_read_as_it_looks() -> None:
    """Tracked deletion, hidden text, header, footer and marks of notes are left out."""
    assert _kinds((FILES / "libreoffice.docx").read_bytes()) == [
        ("headline", "Ferry Aster runs aground off Norvik"),
        ("standfirst", "Volunteers carry most of the passengers to the quay in eleven trips"),
        ("byline", "By Lena Askwith"),
        (
            "body",
            "The passenger ferry Aster ran aground on the Skarra reef late on Thursday, and all 212"
            " passengers were brought ashore, the Coast Guard said.",
        ),
        ("caption", "The Aster on the Skarra reef on Friday morning."),
        (
            "body",
            "“There was no bang. The floor simply slid away from us,” said Mirel Oduna, 34, a"
            " schoolteacher from Lerwyn.",
        ),
        ("headline", "What the records say"),
        ("body", "The tank held 10⁶ litres, and the deck has 900 m²."),
        ("body", "“They signed the papers before the paint was dry,” Magda Quillan said."),
        ("body", "The Petrel took off 91 people."),
        ("body", "The Gunna Ros carried 140 people."),
        ("body", "Passengers\t212"),
        ("body", "Crew\t19"),
        ("body", "The Sea Safety Board said it would open an inquiry next week."),
        ("body", "In the box: the Begonia stays in port."),
        ("body", "By the count of the Coast Guard, which includes two infants."),
    ]


def test_title_and_author_come_from_the_properties_and_no_date_does() -> None:
    facts = docx.read((FILES / "libreoffice.docx").read_bytes()).facts
    assert (facts.title, facts.author) == ("Ferry Aster aground", "Lena Askwith")
    assert (facts.published, facts.language) == ("", "")


@pytest.mark.parametrize(
    "junk",
    ["untitled", "Microsoft Word - ferry.doc", r"C:\news\ferry", "story.docx", " ", "2031", "User"],
)
def test_what_programs_fill_in_is_no_title(junk: str) -> None:
    assert named_by_people(junk, unlike=("microsoft word -",)) == ""


@pytest.mark.parametrize(
    ("wrapped", "read"),
    [
        ('<w:fldSimple w:instr="DATE">{}</w:fldSimple>', "on 14 March it"),
        ("<w:hyperlink>{}</w:hyperlink>", "on 14 March it"),
        ('<w:bdo w:val="rtl">{}</w:bdo>', "on 14 March it"),
        ("<w:smartTag><w:customXml>{}</w:customXml></w:smartTag>", "on 14 March it"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "on 14 March it"),
        ("<w:new><w:wrapping>{}</w:wrapping></w:new>", "on 14 March it"),
        ("<w:ins>{}</w:ins>", "on 14 March it"),
        ("<w:moveTo>{}</w:moveTo>", "on 14 March it"),
        ("<w:del>{}</w:del>", "on it"),
        ("<w:moveFrom>{}</w:moveFrom>", "on it"),
    ],
)
def test_text_is_read_in_whatever_it_is_wrapped_unless_it_was_deleted(
    wrapped: str, read: str
) -> None:
    body = paragraph(run("on "), wrapped.format(run("14 March ")), run("it"))
    assert _text(body) == read


def test_ruby_is_read_without_its_small_print() -> None:
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
    assert _text(paragraph(ruby.format(run("きょう"), run("今日")), run("は"))) == "今日は"


def test_a_field_is_read_as_what_it_came_to() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText xml:space="preserve">IF 1 = </w:instrText></w:r>'
    inner = mark("begin") + code + mark("separate") + run("99") + mark("end")
    field = mark("begin") + code + inner + mark("separate") + run("212") + mark("end")
    assert _text(paragraph(field, run(" aboard"))) == "212 aboard"
    # One that never ends hides nothing of what follows.
    assert _text(paragraph(mark("begin"), mark("begin"), run("a")), paragraph(run("b"))) == "b"


def test_text_that_is_hidden_is_not_read() -> None:
    hidden, shown = "<w:vanish/>", '<w:vanish w:val="0"/>'
    assert _text(paragraph(run("all "), run("221 ", hidden), run("212", shown))) == "all 212"


def test_breaks_tabs_and_hyphens_stand_for_what_they_look_like() -> None:
    signs = "<w:r>{}<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>"
    tabs = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    assert _text(paragraph(signs.format(""), properties=tabs)) == "a\tb\nc\nd"
    hyphens = (
        "<w:r><w:t>four</w:t><w:noBreakHyphen/><w:t>ho</w:t><w:softHyphen/><w:t>ur</w:t></w:r>"
    )
    assert _text(paragraph(hyphens)) == "four\u2011hour"


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    ended = paragraph(run("The wall "), properties="<w:rPr><w:del/></w:rPr>")
    assert (
        _text(ended, paragraph(run("fell.")), paragraph(run("Dust."))) == "The wall fell.\n\nDust."
    )


def test_a_deleted_row_of_a_table_is_gone_and_a_long_cell_is_a_paragraph() -> None:
    def row(*cells: str, properties: str = "") -> str:
        each = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{each}</w:tr>"

    story = [paragraph(run("The wall fell. " * 20)), paragraph(run("Nobody knows why."))]
    table = "".join(
        [
            row(paragraph(run("Dead")), paragraph(run("12"))),
            row(paragraph(run("Hurt")), paragraph(run("30")), properties="<w:del/>"),
            row("".join(story), paragraph(run("Aside"))),
        ]
    )
    read = _text(f"<w:tbl>{table}</w:tbl>").split("\n\n")
    assert read == ["Dead\t12", ("The wall fell. " * 20).strip(), "Nobody knows why.", "Aside"]


def test_what_is_said_in_two_forms_is_read_once_and_a_text_box_after_its_paragraph() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{0}</mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ).format(box.format(paragraph(run("Boxed."))))
    assert _text(paragraph(run("Before "), both, run("after."))) == "Before after.\n\nBoxed."


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ('w:styleId="berschrift1"><w:name w:val="heading 1"/>', "headline"),
        ('w:styleId="Titel"><w:name w:val="Title"/>', "headline"),
        ('w:styleId="a"><w:name w:val="Kop"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "headline"),
        ('w:styleId="Sous-titre"><w:name w:val="Subtitle"/>', "standfirst"),
        ('w:styleId="Lgende"><w:name w:val="caption"/>', "caption"),
        ('w:styleId="x"><w:name w:val="Paper"/><w:basedOn w:val="x"/>', "body"),
        ('w:styleId="q"><w:name w:val="Quote"/>', "body"),
    ],
)
def test_styles_say_the_kind_in_any_language(style: str, kind: str) -> None:
    named = style.split('"')[1]
    data = word_file(
        paragraph(run("A wall fell in Tolm on the day of the fair."))
        + paragraph(run("Words of the mayor, who saw it."), style=named)
        + paragraph(run("It fell at noon, and nobody was hurt by the stones."))
        + paragraph(run("Nobody knows why it fell, and nobody will say so.")),
        styles=f'<w:style w:type="paragraph" {style}</w:style>',
    )
    assert _kinds(data)[1] == (kind, "Words of the mayor, who saw it.")


def test_a_story_that_is_typed_as_a_heading_all_through_is_no_heading() -> None:
    lines = [paragraph(run(f"The wall fell at {hour}."), style="Heading1") for hour in range(9)]
    assert docx.read(word_file("".join(lines))).paragraphs == ()


def test_notes_come_in_the_order_in_which_the_text_refers_to_them() -> None:
    parts = word_parts(
        paragraph(run("a"), '<w:r><w:footnoteReference w:id="7"/></w:r>')
        + paragraph(run("b"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    head, _, _ = str(parts["word/styles.xml"]).partition("><")
    notes = "".join(
        f'<w:footnote w:id="{number}" {kind}>{paragraph(run(f"note {number}"))}</w:footnote>'
        for number, kind in ((0, 'w:type="separator"'), (2, ""), (5, ""), (7, ""))
    )
    parts["word/footnotes.xml"] = f"{head}>{notes}</w:styles>"
    parts["word/_rels/document.xml.rels"] = relations(("footnotes", "/word/footnotes.xml"))
    assert docx.read(zipped(parts)).text == "a\n\nb\n\nnote 7\n\nnote 2"


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"[Content_Types].xml": "", "xl/workbook.xml": ""}, "This is an Excel workbook."),
        ({"[Content_Types].xml": "", "ppt/a.xml": ""}, "This is a PowerPoint presentation."),
        ({"mimetype": "", "content.xml": ""}, "This is an OpenDocument file."),
        ({"mimetype": "", "META-INF/container.xml": ""}, "This is an e-book (EPUB)."),
        ({"Index/Document.iwa": ""}, "This is a document of Apple's Pages, Numbers or Keynote."),
        ({"1-wire.txt": "The wall fell."}, "This is a ZIP archive."),
        (
            {"[Content_Types].xml": ""},
            "This is no whole Word document: its text is missing.",
        ),
    ],
)
def test_an_archive_that_is_no_word_document_says_what_it_is(
    parts: dict[str, str | bytes], what: str
) -> None:
    assert _refused(zipped(parts)) == what


def test_old_and_encrypted_documents_are_told_apart() -> None:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    streams = {
        "EncryptedPackage": "A password keeps this document.",
        "WordDocument": "This is a document of Word before 2007 (.doc).",
        "Workbook": "This is an office file of before 2007, or a mail of Outlook.",
    }
    for name, what in streams.items():
        assert _refused(magic + name.encode("utf-16-le")) == what
    assert _refused(b"{\\rtf1 The wall fell}") == "This is an RTF document."
    assert _refused(b"The wall fell.") == "This is no Word document."


def test_a_document_without_text_says_so() -> None:
    assert _refused(word_file(paragraph())) == "It holds no text."


def test_a_document_that_unpacks_to_too_much_is_refused_whatever_it_claims() -> None:
    data = word_file(" " * (LARGEST_PART + 1))
    assert _refused(data) == "It unpacks to more than 40 MB, which is no article."
    # The sizes that the directory claims stand 24 bytes into each of its entries.
    with ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = data.replace(struct.pack("<L", size), struct.pack("<L", 1000))
    assert lying != data
    assert _refused(lying) == "Its ZIP archive is broken or cut short."


def test_a_document_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for head in (bomb, outside):
        data = word_file(paragraph(run("&a;")), head=head)
        assert _refused(data) == "Its XML declares entities, which an office document may not."


def test_nothing_outside_of_the_document_is_looked_for() -> None:
    parts = word_parts(paragraph(run("The wall fell.")))
    parts["word/_rels/document.xml.rels"] = relations(
        ("styles", "../../../../etc/passwd"), ("attachedTemplate", "http://evil.example/t.dotm")
    )
    assert docx.read(zipped(parts)).text == "The wall fell."


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_a_document_that_was_cut_short_says_so(cut: float) -> None:
    data = word_file(paragraph(run("The wall fell. " * 100)))
    assert _refused(data[: int(len(data) * cut)]) == "Its ZIP archive is broken or cut short."


def test_broken_or_bottomless_xml_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refused(word_file("<w:p>")).startswith("Its XML is broken (mismatched tag")
    assert _refused(word_file("<w:tbl>" * 1000)) == "It is nested too deeply to be read."
    monkeypatch.setattr(xml_stream, "_MOST", 1000)
    assert _refused(word_file("<w:p/>" * 1000)) == "It has more parts than any article."
