"""Languages of which no word of grammar is known: figures, names, quotations."""

from __future__ import annotations

from typing import Final

import pytest

from tests.findings.asked import Pair, asked, both_orders, two_sided

AROUND: Final = {
    "es": ("La biblioteca presta libros raros.", "El jardín está lleno de flores."),
    "ru": ("Библиотека выдаёт редкие книги.", "В саду много цветов."),
    "tr": ("Kütüphane nadir kitaplar verir.", "Bahçe çiçek dolu."),
    "hi": ("पुस्तकालय दुर्लभ किताबें देता है।", "बगीचे में बहुत फूल हैं।"),
    "he": ("הספרייה משאילה ספרים נדירים.", "הגן מלא פרחים."),
    "ar": ("المكتبة تعير كتبا نادرة.", "الحديقة مليئة بالزهور."),
    "zh": ("图书馆出借珍贵的书籍。", "花园里开满了花。"),
    "ja": ("図書館は珍しい本を貸し出す。", "庭には花が咲いている。"),
    "ko": ("도서관은 희귀한 책을 빌려준다.", "정원에는 꽃이 많다."),
}
"""What both articles say before and after, by language."""

CLASHING: Final[dict[str, tuple[Pair, ...]]] = {
    "es": (
        ("El incendio del puerto dejó 34 heridos.", "El incendio del puerto dejó 43 heridos."),
        ("El puente costará 2,5 millones de euros.", "El puente costará 5,2 millones de euros."),
        ("La policía habló con Lucía Morales.", "La policía habló con Lucía Moreles."),
        ("«Pagaremos mañana», dijo la panadera.", "«Pagaremos pronto», dijo la panadera."),
        ("La fábrica de Murcia cerrará en mayo.", "La fábrica de Málaga cerrará en mayo."),
        ("El tren llegó a las 15:30.", "El tren llegó a las 13:50."),
    ),
    "ru": (
        (
            "При пожаре в порту пострадали 34 человека.",
            "При пожаре в порту пострадали 43 человека.",
        ),
        ("Мост обойдётся в 2,5 миллиона рублей.", "Мост обойдётся в 5,2 миллиона рублей."),
        (
            "«Мы заплатим завтра», — сказала Анна Белова.",
            "«Мы заплатим сегодня», — сказала Анна Белова.",
        ),
        ("Полиция допросила Игоря Маркова.", "Полиция допросила Игоря Марлова."),
        ("Завод в Омске закроют в мае.", "Завод в Туле закроют в мае."),
    ),
    "tr": (
        ("Limandaki yangında 34 kişi yaralandı.", "Limandaki yangında 43 kişi yaralandı."),
        ("“Yarın ödeyeceğiz,” dedi Ayşe Demir.", "“Bugün ödeyeceğiz,” dedi Ayşe Demir."),
        ("Fabrika İzmir'de kapanacak.", "Fabrika Konya'da kapanacak."),
    ),
    "hi": (
        ("आग में 34 लोग घायल हुए।", "आग में 43 लोग घायल हुए।"),
        ("मंत्री ने कहा, “हम कल भुगतान करेंगे।”", "मंत्री ने कहा, “हम आज भुगतान करेंगे।”"),
        ("पुल पर 250 करोड़ रुपये खर्च होंगे।", "पुल पर 520 करोड़ रुपये खर्च होंगे।"),
    ),
    "he": (
        ("בשריפה בנמל נפצעו 34 בני אדם.", "בשריפה בנמל נפצעו 43 בני אדם."),
        ("הגשר יעלה כ-250 מיליון שקל.", "הגשר יעלה כ-520 מיליון שקל."),
        ('"נשלם מחר בבוקר", אמרה השרה.', '"נשלם היום בבוקר", אמרה השרה.'),
    ),
    "ar": (
        ("أصيب 34 شخصا في حريق الميناء.", "أصيب 43 شخصا في حريق الميناء."),
        ("أصيب ٣٤ شخصا في حريق الميناء.", "أصيب ٤٣ شخصا في حريق الميناء."),
        ("قالت الوزيرة: «سندفع غدا صباحا».", "قالت الوزيرة: «سندفع اليوم صباحا»."),
    ),
    "zh": (
        ("火灾造成34人受伤。", "火灾造成43人受伤。"),
        ("大桥将耗资25亿元。", "大桥将耗资52亿元。"),
        ("据消防部门称，共有12栋房屋被烧毁。", "消防部门说，共有21栋房屋被烧毁。"),
    ),
    "ja": (
        ("火災で34人がけがをした。", "火災で43人がけがをした。"),
        ("橋の建設費は25億円だ。", "橋の建設費は52億円だ。"),
        ("市長は「明日払う」と述べた。", "市長は「今日払う」と述べた。"),
    ),
    "ko": (
        ("항구 화재로 34명이 다쳤다.", "항구 화재로 43명이 다쳤다."),
        ("다리 건설에 250억 원이 든다.", "다리 건설에 520억 원이 든다."),
        ("시장은 “내일 지불하겠다”고 말했다.", "시장은 “오늘 지불하겠다”고 말했다."),
    ),
}

THE_SAME: Final[dict[str, tuple[Pair, ...]]] = {
    "es": (
        ("La alcaldesa Rosa Gil visitó Perú.", "La visita de Rosa Gil a Perú fue larga."),
        ("El coste es de 1.500 euros.", "El coste es de 1500 euros."),
        ("«Volveremos», dijo la entrenadora.", "“Volveremos”, dijo la entrenadora."),
        ("El rey vio al alcalde el viernes.", "El viernes el rey vio al alcalde."),
    ),
    "ru": (
        ("Пётр Орлов приехал из Казани в Самару.", "Петра Орлова ждали в Самаре после Казани."),
        (
            "Министр встретился с Еленой Крыловой в Твери.",
            "Елена Крылова и министр встретились в Тверь.",
        ),
        ("Пострадали 1500 человек.", "Пострадали 1 500 человек."),
        ("«Мы вернёмся», — сказал тренер.", "„Мы вернёмся“, — сказал тренер."),
        ("Жители Москвы протестовали.", "Протестовали жители в Москве."),
    ),
    "tr": (
        (
            "Bakan Selim Arslan İzmir'de konuştu.",
            "Selim Arslan'ın İzmir'den yaptığı konuşma sürdü.",
        ),
        ("Fatma Kılıç'ın dükkânı yandı.", "Fatma Kılıç dükkânını kaybetti."),
        ("Köprü Bursa'ya yapılacak.", "Köprü Bursa’ya yapılacak."),
        ("1.500 kişi geldi.", "1500 kişi geldi."),
    ),
    "hi": (
        ("दुर्घटना में 12 यात्री मारे गए।", "दुर्घटना में १२ यात्री मारे गए।"),
        ("मंत्री ने कहा, “हम लौटेंगे”।", "मंत्री ने कहा, 'हम लौटेंगे'।"),
    ),
    "he": (
        ("כ-1,500 תושבים פונו מהעיר.", "1,500 תושבים פונו מהעיר."),
        ('השרה אמרה: "נחזור".', "השרה אמרה: “נחזור”."),
    ),
    "ar": (
        ("أصيب 34 شخصا في حريق الميناء.", "أصيب ٣٤ شخصا في حريق الميناء."),
        ("قالت الوزيرة: «سنعود».", 'قالت الوزيرة: "سنعود".'),
    ),
    "zh": (
        ("火灾造成３４人受伤。", "火灾造成34人受伤。"),
        ("市长说：“我们会回来。”", "市长说：「我们会回来。」"),
    ),
    "ja": (
        ("火災で３４人がけがをした。", "火災で34人がけがをした。"),
        ("市長は「また来る」と述べた。", "市長は『また来る』と述べた。"),
    ),
    "ko": (
        ("시장은 “다시 오겠다”고 말했다.", '시장은 "다시 오겠다"고 말했다.'),
        ("김민수 시장이 부산에서 연설했다.", "김민수 시장은 부산에서 연설을 했다."),
    ),
}


@pytest.mark.parametrize(("language", "left", "right"), both_orders(CLASHING))
def test_a_reader_of_another_language_is_asked_about_what_clashes(
    language: str, left: str, right: str
) -> None:
    questions = two_sided(left, right, language=language, around=AROUND[language])
    assert questions
    assert not [each for each in questions if each.left.casefold() == each.right.casefold()]


@pytest.mark.parametrize(("language", "left", "right"), both_orders(THE_SAME))
def test_an_ending_or_another_sign_is_never_asked_about(
    language: str, left: str, right: str
) -> None:
    assert asked(left, right, language=language, around=AROUND[language]) == []
