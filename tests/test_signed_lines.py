"""Lines around a story in many languages, and lines of the story that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import FURNITURE
from copydesk.articles.line_kinds import line_kind
from copydesk.articles.structure import paragraphs_of
from tests.pages_in_languages import PAGES

SIGNED = """
By Ida Marsh, chief political correspondent
By IDA MARSH and PER LUND, Kestrel News
By Ida Marsh and agencies
By Ida Marsh in Oslo and Per Lund in Tolm
By Per Lund | Published 14 March 2025
By Kestrel News
Par Anne Dupont, envoyée spéciale à Tolm
Par Anne Dupont (avec AFP)
Von Jana Maurer, dpa
Por Ana Lima, g1
Por Ana Lima e João Reis, da redação
Di Marco Neri, inviato a Tolm
Door Piet Jansen, verslaggever
Av Lars Holm
Af Lars Holm
Posted by Ida Marsh
Автор: Иван Петров
Yazar: Ayşe Demir
بقلم: خالد الشامي
记者：王强
文/王强
作者：李敏
取材：山田太郎
Autor: Jan Nowak
Tekst: Jan Nowak
Ida Marsh, Asia editor
Photo: Ida Marsh/Kestrel
Photo by Ida Marsh/Getty Images
Photo by Ida Marsh / Reuters
Ida Marsh/Getty Images
AP Photo/Ida Marsh
(AP Photo/Ida Marsh)
(Photo: Ida Marsh/AFP)
Foto: Ida Marsh
Foto: picture alliance/dpa
Crédit photo : AFP
写真：時事通信
사진=연합뉴스
사진: 연합뉴스
图：新华社
Фото: РИА Новости
Фото: Иван Петров / ТАСС
صورة: أ ف ب
צילום: רויטרס
Φωτογραφία: ΑΠΕ-ΜΠΕ
Zdjęcie: PAP
Fot. Jan Nowak/PAP
Kuva: Lehtikuva
© AFP
Источник: ТАСС
Źródło: PAP
Kaynak: AA
Πηγή: ΑΠΕ-ΜΠΕ
출처: 연합뉴스
来源：新华网
出典：ロイター
Fonte: Ansa
Bron: ANP
Källa: TT
Редактор: Мария Иванова
Redakcja: Anna Lis
编辑：王强
編集：佐藤
18:42
18.42
6:42 pm
6.42pm GMT
18h42
18:42 CET
18:42 Uhr
10:15 a.m. ET
kl. 18.42
18:42 (GMT+1)
5m ago
12 min ago
vor 5 Minuten
hace 3 horas
3 часа назад
2 saat önce
14 марта 2025, 18:42
14 Mart 2025 Cuma 18:42
14 marca 2025, 18:42
14 maart 2025 om 18:42
14 mars 2025 kl. 18.42
2025年3月14日 18:42
2025年03月14日 星期五
2025.03.14 18:42
입력 2025.03.14. 오후 6:42
기사입력 2025-03-14 18:42
更新：2025年3月14日 19:10
发布时间：2025-03-14 18:42
Опубликовано: 14.03.2025 18:42
Обновлено 14 марта 2025
Publicerad 14 mars 2025 18:42
Opublikowano: 14.03.2025
Pubblicato il 14 marzo 2025 alle 18:42
Gepubliceerd op 14 maart 2025
تم النشر في 14 مارس 2025
آخر تحديث: 14/03/2025 18:42
עודכן: 14.03.2025 18:42
14 במרץ 2025
14 मार्च 2025, 18:42
अपडेटेड 14 मार्च 2025
Δημοσίευση: 14 Μαρτίου 2025, 18:42
Tolm - 14 MAR 2025 - 18:42 CET
Tolm, 14 March 2025
Oslo | 14 March 2025 | 18:42
ZCZC TLM0017 4 GEN 0342
NNNN
-30-
###
-ends-
(END)
ENDS
BC-Tolm-Fire, 2nd Ld-Writethru
AP-NV-03-14-25 1842GMT<
Eds: RECASTS lead.
(Eds: Adds quote)
^By IDA MARSH=
Kestrel News=
Article réservé aux abonnés
Für Abonnenten
有料会員限定
Tylko dla prenumeratorów
Follow us on Twitter
Suivez-nous sur Facebook
Читайте также: Что известно о складе
Czytaj także: Co wiemy o magazynie
Läs också: Det här vet vi
Διαβάστε επίσης: Τι γνωρίζουμε
קראו גם: מה ידוע על המחסן
यह भी पढ़ें: गोदाम के बारे में
関連記事：倉庫について
관련기사
Поделиться
Reklama
Annons
Διαφήμιση
פרסומת
विज्ञापन
광고
広告
广告
"""
"""Lines that sign a story or stand around it, each furniture wherever it stands."""

STORY = """
By Friday, Tolm Was Quiet Again
By Sea And By Land They Came
Author Says Tolm Fire Was Arson
Reporter Jane Doe Killed In Kabul
Editor Per Lund Resigns
Ann Doe, Reporter, Dies At 80
Sources: Tolm Mayor To Resign
Photos Show Tolm Mayor At The Scene
Photo of the mayor shows her smiling
Text of the mayor's letter
Von der Leyen besucht Tolm
At 18:42 the alarm rang.
18:42 was the time on the clock.
The clock stopped at 18:42
Ida Marsh went to Tolm.
Staff and agencies disagreed on Friday.
Agencies said no.
The staff of 34 ships were sent home
34 HURT IN FIRE
F1 2025: Tolm GP Results
G20 2025 COP30
The End
Ends of the earth
Updated plans for the harbour were shown in 2025
Published in 2019, the book was a success.
Data from 2019 and 2020 show a fall
Стоимость проекта выросла в 2025 году
В марте 2025 года пожар унёс жизни 34 человек
2025 yılında yangında 34 kişi öldü
المصدر الوحيد للمياه في المدينة هو النهر
شارك 34 رجل إطفاء في إخماد الحريق
اشترك في العملية 34 رجلا
إعلان الطوارئ في المدينة
来源不明的火灾造成34人受伤
广告公司被罚款
分享会在周五举行，34人参加。
编辑部周五关闭
写真展が金曜日に開かれた
広告費が増えた
Reklam verenler çekildi.
Paylaş dedi başkan.
Поделиться информацией просит полиция.
Реклама алкоголя запрещена
Udostępnij miejsca innym, prosi policja.
Annonser i tidningen blev dyrare.
Del av hamnen stängdes
Foto von Brand zeigt Täter
Live music returns to Tolm
Breaking news came at noon
Key events of the war
Show more respect, mayor says
Bild of the day shows fire
Kuva tulipalosta levisi
The fire = a disaster
Copy link prices rose.
Editors at the Gazette said they were sorry.
Editor's note: this story was changed.
Ida Marsh in Tolm won.
King Charles, editor-at-large of Vogue, spoke.
"""
"""Lines of a story that have the words or the form of those."""


def kind_in_story(line: str, *, is_first: bool = False) -> str:
    """Return the kind of `line` at the head of a story, or in the midst of it."""
    head = "" if is_first else "Something fell at the quarry\n\nA wall fell on Friday.\n\n"
    text = f"{head}{line}\n\nTwo men were hurt, the mayor said.\n\nNobody else was there.\n"
    found = paragraphs_of(text)
    return next(one.kind for one in found if text[one.start : one.end] == line)


@pytest.mark.parametrize("page", PAGES)
def test_each_line_of_a_page_is_told_from_the_story_in_any_language(page: str) -> None:
    rows = [(row[0], row[2:]) for row in PAGES[page].strip().split("\n")]
    text = "\n\n".join(line for _, line in rows) + "\n"
    wanted = {line: kind for kind, line in rows}
    told: dict[str, str] = {}
    for one in paragraphs_of(text):
        is_told = "H" if one.kind == "headline" else "S"
        told[text[one.start : one.end]] = "F" if one.kind in FURNITURE else is_told
    if page == "live":  # A line between paragraphs is a heading, and one of the story.
        told = {line: wanted[line] if kind == "H" else kind for line, kind in told.items()}
    assert told == wanted


@pytest.mark.parametrize("line", SIGNED.split("\n")[1:-1])
def test_a_line_that_signs_a_story_is_furniture_in_any_language(line: str) -> None:
    found = line_kind(line)
    assert found
    assert found[0] in FURNITURE


@pytest.mark.parametrize("line", STORY.split("\n")[1:-1])
def test_a_line_of_the_story_that_looks_like_one_is_none(line: str) -> None:
    assert kind_in_story(line) not in FURNITURE
    assert kind_in_story(line, is_first=True) not in FURNITURE


@given(
    st.sampled_from(["Ida Marsh", "Jo de Wit", "Per van der Lund", "Ann O'Brien", "Li Wen"]),
    st.sampled_from(["business editor", "Asia correspondent", "staff writer", "chief reporter"]),
    st.sampled_from([", {}", ", {} in Tolm", " and agencies", " and Tom Holt, {}", " in Tolm"]),
)
def test_a_byline_may_say_what_people_do_and_where(name: str, role: str, form: str) -> None:
    assert line_kind(f"By {name}{form.format(role)}") == ("byline", "names its author")


@pytest.mark.parametrize(
    "line",
    ["Ida Marsh in Tolm", "Gazette staff and agency", "Staff and agencies in Tolm"],
)
def test_people_between_headline_and_text_are_a_byline(line: str) -> None:
    text = f"Wall falls in quarry\n\n{line}\n\nThe wall fell at noon.\n\nNobody was hurt.\n"
    assert paragraphs_of(text)[1].kind == "byline"


@pytest.mark.parametrize(
    "headline",
    [
        "Author Ida Marsh Dies At 80",
        "Text Messages Show Mayor Knew",
        "Von Der Leyen Visits Tolm",
        "Di Maria Leaves Tolm United",
        "Reporter Ida Marsh Hurt In Quarry",
        "By Night The Quarry Sleeps",
    ],
)
def test_a_headline_in_title_case_is_no_byline(headline: str) -> None:
    assert kind_in_story(headline, is_first=True) == "headline"


@pytest.mark.parametrize("rule", ["---", "-----", "====="])
@pytest.mark.parametrize("line", ["The wall was old.", "“We were lucky,” the mayor said."])
def test_a_sentence_above_a_rule_is_text(line: str, rule: str) -> None:
    text = f"Wall falls\n\nThe wall fell at noon.\n\n{line}\n{rule}\nNobody else was there.\n"
    assert [one.kind for one in paragraphs_of(text)][1:4] == ["body", "body", "boilerplate"]


TELEX = """ZCZC TLM0017 3 REG 0211
^Tolm-Quarry, 2nd Ld-Writethru, 180
^Wall falls in quarry@
^Eds: UPDATES with mayor.
^By IDA MARSH=
^Kestrel News=
TOLM (KN) _ A wall of the quarry fell on Friday, and two men were hurt.
"It was old," the mayor said.
(END)
"""


def test_what_an_agency_sends_around_its_report_is_no_text() -> None:
    kinds = [one.kind for one in paragraphs_of(TELEX)]
    assert set(kinds[:6]) <= FURNITURE
    assert kinds[6:] == ["body", "body", "boilerplate"]


def test_the_times_of_a_live_page_are_folded_and_its_posts_are_text() -> None:
    text = (
        "Quarry: live updates\n\n18:05 GMT\nTwo men are safe\nBoth were dug out, he says.\n\n"
        "17:40\nPosted by Ida Marsh\nThe wall fell at noon, says the owner.\n\nShow more posts\n"
    )
    kinds = [one.kind for one in paragraphs_of(text)]
    assert kinds[1] == kinds[4] == kinds[-1] == "boilerplate"
    assert [kinds[3], kinds[5], kinds[6]] == ["body", "byline", "body"]


@pytest.mark.parametrize(
    ("heading", "below"),
    [("İlgili Haberler", "Ocaklar ne kadar güvenli"), ("関連記事", "採石場の安全"),
     ("Материалы по теме", "Как устроены карьеры"), ("مواضيع ذات صلة", "ما نعرفه عن المحجر")],
)  # fmt: skip
def test_titles_below_a_heading_of_links_are_no_text(heading: str, below: str) -> None:
    text = f"Wall falls\n\nThe wall fell at noon.\n\nIt was old.\n\n{heading}\n\n{below}\n"
    assert [one.kind for one in paragraphs_of(text)][-2:] == ["boilerplate", "boilerplate"]
