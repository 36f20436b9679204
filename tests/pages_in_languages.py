"""News pages in many languages, all invented, each line with what it is.

"F" is furniture (bylines, dates, credits, what the page prints), "S" the story, "H" its headline.
"""

from __future__ import annotations

from typing import Final

PAGES: Final = {
    "ru": """
H Пожар в порту Тольма: 34 пострадавших
F 14 марта 2025, 18:42
F Фото: Анна Иванова / РИА Новости
S ТОЛЬМ, 14 мар — РИА Новости. При пожаре на складе пострадали 34 человека.
F Поделиться в соцсетях
F Читайте также: Кому принадлежит склад номер 7
S «Нам повезло», — сказала мэр Ингрид Даль.
F Подписывайтесь на наш канал в Telegram
F Источник: РИА Новости
F Редактор: Олег Смирнов
F Материалы по теме
F Самое читаемое
F Реклама
""",
    "pl": """
H Pożar w porcie: 34 rannych
F Jan Nowak, PAP
F 14.03.2025, 18:42
F Aktualizacja: 14.03.2025 19:10
S W pożarze magazynu rannych zostało 34 osób.
F REKLAMA
F Zobacz też: Kto jest właścicielem magazynu
F fot. Anna Lis / PAP
S „Mieliśmy szczęście”, powiedziała burmistrz.
F Źródło: PAP
F Udostępnij
F Dalsza część artykułu pod materiałem wideo
F Komentarze (12)
""",
    "el": """
H Φωτιά στο λιμάνι: 34 τραυματίες
F Newsroom
F 14 Μαρτίου 2025, 18:42
F Τελευταία ενημέρωση: 14/03/2025 19:10
S Στη φωτιά τραυματίστηκαν 34 άνθρωποι.
F Διαφήμιση
F Διαβάστε επίσης: Ποιος έχει την αποθήκη
S «Ήμασταν τυχεροί», είπε η δήμαρχος.
F Πηγή: ΑΠΕ-ΜΠΕ
F Ακολουθήστε μας στο Google News
F Κοινοποίηση
""",
    "he": """
H שריפה בנמל: 34 פצועים
F מאת: דני כהן
F 14.03.2025 | 18:42
F עודכן לאחרונה: 14.03.2025 19:10
S בשריפה במחסן נפצעו 34 בני אדם.
F פרסומת
F קראו גם: למי שייך המחסן
F צילום: רויטרס
S "היה לנו מזל", אמרה ראשת העיר.
F שתפו
F תגובות
""",
    "hi": """
H बंदरगाह में आग, 34 घायल
F 14 मार्च 2025, 18:42 IST
F अपडेट: 14 मार्च 2025 19:10
S गोदाम में आग लगने से 34 लोग घायल हुए।
F विज्ञापन
F यह भी पढ़ें: गोदाम किसका है
S मेयर ने कहा, "हम भाग्यशाली थे।"
F स्रोत: पीटीआई
F फोटो: रॉयटर्स
F शेयर करें
F संबंधित खबरें
""",
    "ko": """
H 항구 화재로 34명 부상
F 김철수 기자
F 입력 2025.03.14 18:42
F 수정 2025.03.14 19:10
S 창고 화재로 34명이 다쳤다.
F 광고
F 공유하기
S 시장은 "운이 좋았다"고 말했다.
F 사진=연합뉴스
F 관련기사
F 저작권자 © 연합뉴스, 무단 전재-재배포 금지
F 댓글 12개
""",
    "sv": """
H Brand i hamnen: 34 skadade
F Lars Holm
F Publicerad 14 mars 2025 kl. 18.42
F Uppdaterad 14 mars 2025 kl. 19.10
S 34 personer skadades i branden.
F ANNONS
F Läs även: Vem äger magasinet
F Foto: Anna Berg/TT
S ”Vi hade tur”, säger borgmästaren.
F Följ oss på Facebook
F Dela artikeln
F Mer om ämnet
""",
    "fr": """
H Incendie au port : 34 blessés
F Par Anne Dupont avec AFP
F Publié le 14 mars 2025 à 18h42, mis à jour à 19h10
F Article réservé aux abonnés
F Lecture 3 min.
S Un incendie a blessé 34 personnes.
F Publicité
F Lire aussi : À qui appartient l’entrepôt
S « Nous avons eu de la chance », a dit la maire.
F Partager
F Crédit photo : Anne Dupont / AFP
F Suivez-nous sur Google Actualités
""",
    "es": """
H Incendio en el puerto: 34 heridos
F Agencias
F Madrid - 14 MAR 2025 - 18:42 CET
S El incendio dejó 34 heridos.
F Lee también: De quién es el almacén
S “Tuvimos suerte”, dijo la alcaldesa.
F Solo para suscriptores
F Compartir en Facebook
F Foto: EFE
""",
    "tr": """
H Limanda yangın: 34 yaralı
F Haber Merkezi
F 14 Mart 2025 18:42
F Son güncelleme: 14 Mart 2025 19:10
S Yangında 34 kişi yaralandı.
F Reklam
F Bunları da okuyun
S "Şanslıydık" dedi başkan.
F Kaynak: AA
F Fotoğraf: Reuters
F Bizi takip edin
F Editör: Ayşe Kaya
F Yorumlar
""",
    "ar": """
H حريق في الميناء يصيب 34 شخصا
F تولم - رويترز
F نشر في: 14 مارس 2025 - 18:42
F آخر تحديث: 14 مارس 2025
S أصيب 34 شخصا في الحريق.
F إعلان
F شاهد أيضا: من يملك المستودع
S قالت العمدة: "كنا محظوظين".
F تصوير: رويترز
F تحرير: خالد الشامي
F تابعونا على فيسبوك
F الأكثر قراءة
F جميع الحقوق محفوظة © 2025
""",
    "zh": """
H 港口火灾34人受伤
F 2025年03月14日 18:42
F 来源：新华网
F 作者：王强
S 火灾造成34人受伤。
F 广告
F 点击查看更多
S 市长说：“我们很幸运。”
F （图片来源：路透社）
F 编辑：李敏
F 延伸阅读
F 版权所有，未经许可不得转载
F 分享至微信
""",
    "ja": """
H 港で火災、34人けが
F 公開：2025/03/14 18:42
F 更新：2025/03/14 19:10
F 山田太郎
S 火災で34人がけがをした。
F 広告
F 続きを読む
S 市長は「幸運だった」と述べた。
F （写真：ロイター）
F ツイート
F おすすめ記事
F 無断転載を禁じます
F Facebookでシェア
""",
    "live": """
H Storm live: bridge closed
F Ida Marsh and Per Lund
F Fri 14 Mar 2025 19.10 GMT
F First published on Fri 14 Mar 2025 06.00 GMT
F 19.02 GMT
S The bridge is closed
S The bridge closed at six, the police say.
F 2h ago
F 18.45 GMT
F Posted by Ida Marsh at 18:45
S We are lucky, the mayor says.
F Updated at 18.50 GMT
F 10:15 a.m. EDT
F 10:15 AM · Mar 14, 2025
F LIVE
F Share
F Read more here
""",
}
"""By language, or by what the page is."""
