"""Stops that may end a sentence or stand inside one, by kinds, in many languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.reading_contents import sentences_of
from copydesk.articles.sentences import sentence_spans
from copydesk.articles.structure import paragraphs_of
from tests.work import FOURFOLD, growth


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def whole(*texts: str) -> list[list[str]]:
    """Return texts of sentences that are parted by bars, taken apart."""
    return [text.split(" ¦ ") for text in texts]


def assert_cut(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


_ENDS = [
    "She spent ten years in the U.S.",
    "The talks moved to the U.N.",
    "Her mother came from the U.S.S.R.",
    "Polls closed at 8 p.m.",
    "The siren was heard at 5 a.m.",
    "A bomb went off on Main St.",
    "He was shot on Fifth Ave.",
    "She worked for Acme Corp.",
    "The ship belonged to Ford Motor Co.",
    "The plan was made by Kestrel Ltd.",
    "He was born in Springfield, Ill.",
    "They moved back to Washington, D.C.",
    "He had a Ph.D.",
]
_BEGINNINGS = [
    "Nobody",
    "The",
    "He",
    "After",
    "Police",
    "Nurses",
    "Women",
    "Neighbours",
    "Diplomats",
]


@given(st.sampled_from(_ENDS), st.sampled_from(_BEGINNINGS))
def test_an_abbreviation_ends_a_sentence_before_what_plainly_begins_one(
    end: str, beginning: str
) -> None:
    assert_cut([end, f"{beginning} were waiting for an answer."])


@given(st.sampled_from(["", "She said that "]), st.sampled_from(
    ["the U.S. Army", "the U.S. Marines", "the U.N. Security Council", "St. Louis", "Mr. Nobody",
     "Mount St. Helens", "Gen. Police", "Dr. J. R. Winters", "No. 10", "J.D. Salinger"]
))  # fmt: skip
def test_an_abbreviation_inside_a_name_ends_nothing(lead: str, name: str) -> None:
    begin = f"{lead}{name}"
    assert_cut([begin[0].upper() + begin[1:] + " was late.", "Everybody knew."])


@pytest.mark.parametrize("day", ["Monday", "May", "EST", "Eastern time", "GMT"])
def test_a_day_or_a_zone_behind_an_hour_is_of_its_sentence(day: str) -> None:
    assert_cut([f"The ferry left at 6 a.m. {day} and came back.", "Nobody got off."])


@pytest.mark.parametrize(
    "sentences",
    whole(
        "He had no Plan C. ¦ Everyone else had gone home.",
        "She takes vitamin D. ¦ Doctors approve of it.",
        "It was Samuel L. Jackson who won. ¦ Harry S. Truman was there.",
        "The witness is a Mr. X. ¦ Nobody has seen him.",
        "A ticket costs Rs. 50 in Delhi. ¦ Another is Rs. 1,200.",
        "Did he stay? ¦ No. ¦ He left.",
        "He was No. 1 in 2019. ¦ Now he is No. 12.",
        "About 500 kg. ¦ Police took it away.",
        "It cost $5 billion. ¦ $3 billion was borrowed.",
    ),
)
def test_letters_numbers_and_units(sentences: list[str]) -> None:
    assert_cut(sentences)


@pytest.mark.parametrize(
    "sentences",
    whole(
        "Kaiser Wilhelm II. floh nach Holland. ¦ Er kehrte nie zurück.",
        "Er sah die 2. Bundesliga. ¦ Der 1. FC Köln gewann. ¦ Das war das 3. Tor.",
        "Prof. Dr. med. Weber operierte. ¦ Die Frau von Dr. phil. Horn überlebte.",
        "Der Schaden beträgt rd. 3 Mio. Euro. ¦ Die Polizei sucht Zeugen.",
        "Das Reich endete 480 n. Chr. ¦ Danach kamen die Goten.",
        "Sie kauften Brot, Milch usw. ¦ Danach fuhren sie heim.",
        "Il a payé env. 300 euros. ¦ L’art. 5 le permet, cf. p. 12.",
        "Louis XIV. régna longtemps. ¦ Elle vit aux U.S.A. ¦ Son frère aussi.",
        "Las FF. AA. desfilaron por Madrid. ¦ Viajó desde EE. UU. ¦ El martes volvió.",
        "El Sr. Lago salió a las 4 p. m. ¦ Los vecinos lo vieron.",
        "La empresa es Aceros S.A. ¦ Las acciones cayeron.",
        "A Sra. Costa mora na av. Paulista. ¦ O Exmo. Juiz e a Profa. Dias saíram.",
        "Il sig. Rossi e il dott. Bianchi sono usciti. ¦ L’avv. Neri è rimasto.",
        "De heer mr. Jansen en drs. De Boer kwamen. ¦ Het kostte ca. 3 mld. euro.",
        "Olyckan skedde kl. 7. ¦ Polisen kom snabbt. ¦ Ca. 30 personer, bl.a. föraren, skadades.",
        "Mødet begyndte kl. 10. ¦ Derefter tog han hjem. ¦ Det kostede ca. 300 kr. pr. person.",
        "Kokous alkoi klo 14. ¦ Hinta oli n. 300 euroa, esim. ruoka ym. maksoi 3 milj. euroa.",
        "Spotkanie jest o godz. 9. ¦ Potem jest kawa. ¦ Prof. Nowak mieszka przy ul. Długiej.",
        "Jan Paweł II. zmarł w 2005 r. w Rzymie. ¦ Kosztuje 3 mln. zł, tj. dużo.",
        "Schůze začala v 9 hod. ¦ Potom odešel. ¦ Ing. Novák bydlí v ul. Dlouhé č. 5.",
        "Firma Ocel a.s. ¦ Akcie klesly v pondělí.",
        "A találkozó 2024. március 3. napján volt. ¦ Dr. Kovács nem jött, pl. betegség miatt.",
        "Prof. Dr. Yılmaz geldi. ¦ II. Abdülhamid tahttan indirildi. ¦ Ekmek, süt vb. aldılar.",
        "Он живёт на ул. Мира, д. 5. ¦ Война кончилась в 1945 г. ¦ Это 5 тыс. руб. ¦ Полиция там.",
        "А. С. Пушкин родился в г. Москве. ¦ Они купили хлеб и т. д. ¦ Потом ушли.",
        "Він живе на вул. Шевченка в м. Києві. ¦ Збитки — 3 млн. грн. ¦ Ніхто не постраждав.",
        "Κόστισε περ. 3 εκατ. ευρώ. ¦ Έγινε στις 4 μ.μ. ¦ Οι κάτοικοι ξύπνησαν.",
        "قال أ. د. سمير حداد إن الحصيلة 12 قتيلا. ¦ ولم يعلق م. عادل.",
        "डॉ. शर्मा ने रु. 500 दिए। ¦ किसी ने नहीं पूछा।",
        "Herr Dr. rer. nat. Wolf und Frau Dipl.-Ing. Kern kamen. ¦ Sie gingen bald.",
        "Am 1. und 2. Mai ist frei. ¦ Lt. Polizei gab es 3 Tote.",
        "Caesar est mort en 44 av. J.-C. selon lui. ¦ Il vit av. Foch, n° 5.",
        "Ganó 3 mill. de dólares. ¦ Vive en la Avda. Mayor. ¦ Cerca del nº 5.",
        "Dat kost 2 mld. euro, d.w.z. veel. ¦ Dhr. Jansen zweeg.",
        "Zginęło m.in. dwóch strażaków, tzn. ojciec i syn. ¦ Trwa śledztwo.",
        "Завод на пр. Мира закрыт. ¦ Были Иванов, Петров и др. ¦ Это 2 млрд. руб. ¦ Всё.",
        "Toplantı 18.00'de başladı. ¦ Doç. Dr. Kaya, Av. Demir vb. geldi.",
        "GS. Trần nói vậy. ¦ TS. Lê Văn An ở TP. Đà Nẵng. ¦ Không ai biết.",
        "Dr. H. Susilo tinggal di Jl. Merdeka No. 5. ¦ Ia membayar Rp. 500 ribu.",
    ),
    ids=lambda sentences: sentences[0][:24],
)
def test_abbreviations_of_other_languages(sentences: list[str]) -> None:
    assert_cut(sentences)


@pytest.mark.parametrize(
    "sentences",
    whole(
        "« Où étiez-vous ? » a demandé le procureur. ¦ « Chez moi ! » a crié le témoin.",
        "»Wer war das?« fragte die Richterin. ¦ „Niemand!“ rief der Zeuge.",
        "—¡Nadie! —respondió el acusado. ¦ La sala calló.",
        "«Chi ha pagato?» ha chiesto il giudice. ¦ Nessuno ha risposto.",
        "„Kto zapłacił?” – zapytała sędzia. ¦ Nikt nie odpowiedział.",
        "«Кто заплатил?» — спросила судья. ¦ Никто не ответил.",
        '"Kim ödedi?" diye sordu hakim. ¦ Kimse cevap vermedi.',
        'من دفع؟ ¦ "من دفع الثمن؟" سألت القاضية. ¦ لم يجب أحد.',
        '"מי שילם?" שאלה השופטת. ¦ איש לא ענה.',
        '"누가 냈습니까?"라고 판사가 물었다. ¦ 아무도 대답하지 않았다.',
        "Her answer – really? – was no. ¦ They went on.",
        "The trial – why so late? why here? – opens on Monday. ¦ Few will come.",
        "The plan (who needs it?) was dropped. ¦ He shrugged.",
        "The song “Who Are You? Who? Who?”, a hit in 1978, was played. ¦ Nobody danced.",
        'The film "Help! I\'m a Fish" flopped. ¦ It cost $3.5 million.',
        "She asked, “Where is he? Where did he go?” and left. ¦ He was gone.",
        "Er rief „Halt! Stehen bleiben!“ und schoss. ¦ Niemand wurde verletzt.",
        "“Why now?” Ms. Doe asked. ¦ “We won!” ¦ Fans danced in the street.",
    ),
    ids=lambda sentences: sentences[0][:24],
)
def test_a_question_inside_a_sentence_does_not_end_it(sentences: list[str]) -> None:
    assert_cut(sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ["“谁付的钱？”法官问。", "没有人回答。", "“不是我！”被告喊道。"],
        ["他说：“没有人受伤。”", "救援持续了四个小时。"],
        ["问题——谁知道？——从未提出。", "会议结束了。"],
        ["《你好！李焕英》上映了。", "观众很多。"],
        ["「知らない！」被告は叫んだ。", "法廷は静まった。"],
        ["彼は「行け！走れ！」と叫んだ。", "誰もいなかった。"],
    ],
)
def test_a_speaker_behind_a_quotation_in_chinese_and_japanese(sentences: list[str]) -> None:
    assert split("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    whole(
        "अदालत बंद है | ¦ न्यायाधीश घर गए |",
        "पुल बंद है|| ¦ सब चले गए|",
        "Πού ήσασταν; ρώτησε ο κ. Νίκου. ¦ Τι έγινε; ¦ Κανείς δεν ξέρει.",
        "Ποιος πληρώνει; ¦ «Εμείς!» είπε.",
        "그는 말했다. ¦ 아무도 없었다. ¦ 왜? ¦ 모른다.",
    ),
)
def test_stops_as_they_are_typed_in_hindi_greek_and_korean(sentences: list[str]) -> None:
    assert_cut(sentences)


@pytest.mark.parametrize("dash", "—–")
@pytest.mark.parametrize("beginning", ["He stopped.", "The door slammed.", "Nobody answered."])
def test_a_quotation_that_breaks_off_is_a_sentence(dash: str, beginning: str) -> None:
    assert_cut([f"“I thought we {dash}”", beginning])


def test_a_quotation_that_breaks_off_before_its_speaker_is_none() -> None:
    assert_cut(["“I saw the —” Dahl began, before the judge cut in.", "He sat down."])


@pytest.mark.parametrize(
    "opening",
    ["PARIS, April 12. — ", "NEW YORK, Jan. 5. - ", "BERLIN (dpa). – ", "OSLO, 4 Jan. – "],
)
def test_a_dateline_with_a_stop_is_of_the_first_sentence(opening: str) -> None:
    assert_cut([f"{opening}Ships were held back.", "Two ports closed."])


@pytest.mark.parametrize("form", ["{}. ", "{}) ", "({}) "])
@given(count=st.integers(2, 12))
def test_the_items_of_a_numbered_line_are_its_sentences(form: str, count: int) -> None:
    items = [form.format(number + 1) + f"Call Team {chr(65 + number)}." for number in range(count)]
    assert_cut(items)


def test_a_name_with_a_mark_is_known_and_another_is_seen_in_the_article() -> None:
    assert_cut(["Yahoo! Japan said so.", "Yahoo! Finance did not."])
    unseen = "Brava! Foods said so."
    assert split(unseen) != [unseen]
    seen = "The firm is called Brava! by its owners."
    assert_cut([seen, unseen])


def test_what_the_whole_article_writes_decides_in_each_paragraph() -> None:
    """A word that is a name elsewhere in the article begins no sentence."""
    line = "He came to the town with the U.S. Rifles were found there."
    regiment = f"{line}\n\nThe men of the Rifles were few, and nobody spoke of the Rifles again."

    def sentences(text: str) -> list[str]:
        found = sentences_of(text, paragraphs_of(text))
        return [text[one.start : one.end] for one in found]

    assert sentences(line) == ["He came to the town with the U.S.", "Rifles were found there."]
    assert sentences(regiment)[0] == line


@pytest.mark.parametrize(
    "unit",
    ["U.S. ", "St. Police ", "z. B. ", "1. A ", "(1) x. ", "« ? » ", "“a！”说", "–” ", " — ?",
     "( ? ", "‘ ? ", "अ| ", "α; ", "Ab! c ", "LONDON, 3. - "],
)  # fmt: skip
def test_lines_full_of_doubtful_stops_cost_in_proportion(unit: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        return lambda: sentence_spans(unit * (characters // len(unit)))

    assert growth(work, 3_000) < FOURFOLD
