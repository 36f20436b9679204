"""Lines of news in many languages, written for the tests: three sentences each."""

from __future__ import annotations

LINES: dict[str, tuple[str, ...]] = {
    "en": (
        "The harbour stays closed until the divers have looked at the wreck, the mayor "
        "said on Monday.",
        "Nobody was hurt when the crane fell, but two warehouses “can’t be used for weeks”.",
        "It was not clear who would pay for the repairs, which may cost more than £3 million.",
    ),
    "de": (
        "Der Hafen bleibt gesperrt, bis die Taucher das Wrack untersucht haben, sagte "
        "die Bürgermeisterin.",
        "Niemand wurde verletzt, als der Kran auf zwei Lagerhallen stürzte, „es war großes Glück“.",
        "Wer für die Schäden aufkommt, ist noch nicht geklärt; sie könnten über drei "
        "Millionen € kosten.",
    ),
    "fr": (
        "Le port reste fermé jusqu’à ce que les plongeurs aient examiné l’épave, a "
        "déclaré la maire.",
        "Personne n’a été blessé lorsque la grue est tombée sur deux entrepôts, « "
        "c’était un miracle ».",
        "On ne sait pas encore qui paiera les réparations, qui pourraient coûter plus de "
        "trois millions d’euros.",
    ),
    "es": (
        "El puerto seguirá cerrado hasta que los buzos hayan examinado el barco, dijo la "
        "alcaldesa.",
        "Nadie resultó herido cuando la grúa cayó sobre dos almacenes; «fue cuestión de "
        "suerte», añadió.",
        "Todavía no está claro quién pagará los daños, que según los dueños ascienden a "
        "tres millones.",
    ),
    "pt": (
        "O porto continua fechado até que os mergulhadores tenham examinado o navio, "
        "disse a prefeita.",
        "Ninguém ficou ferido quando o guindaste caiu sobre dois armazéns, mas a "
        "operação não será retomada.",
        "Ainda não se sabe quem vai pagar pelos estragos, que podem custar mais de três milhões.",
    ),
    "it": (
        "Il porto resta chiuso finché i sommozzatori non avranno esaminato il relitto, "
        "ha detto la sindaca.",
        "Nessuno è rimasto ferito quando la gru è caduta su due magazzini, ma l’attività "
        "non riprenderà.",
        "Non si sa ancora chi pagherà i danni, che potrebbero costare più di tre milioni di euro.",
    ),
    "nl": (
        "De haven blijft gesloten totdat de duikers het wrak hebben onderzocht, zei de "
        "burgemeester.",
        "Niemand raakte gewond toen de kraan op twee loodsen viel, maar ze zijn "
        "voorlopig niet te gebruiken.",
        "Het is nog niet duidelijk wie de schade, ruim drie miljoen euro volgens de "
        "eigenaar, zal betalen.",
    ),
    "sv": (
        "Hamnen förblir stängd tills dykarna har undersökt vraket, sade borgmästaren på måndagen.",
        "Ingen skadades när kranen föll över två lagerhus, men de kan inte användas på "
        "flera veckor.",
        "Det är ännu inte klart vem som ska betala för skadorna, som kan kosta över tre miljoner.",
    ),
    "no": (
        "Havna forblir stengt til dykkerne har undersøkt vraket, sa ordføreren mandag.",
        "Ingen ble skadet da krana falt over to lagerbygg, men de kan ikke brukes på flere uker.",
        "Det er ennå ikke klart hvem som skal betale for skadene, som kan koste mer enn "
        "tre millioner.",
    ),
    "da": (
        "Havnen forbliver lukket, indtil dykkerne har undersøgt vraget, sagde borgmesteren mandag.",
        "Ingen kom til skade, da kranen væltede ned over to pakhuse, men de kan ikke "
        "bruges i flere uger.",
        "Det er endnu ikke afklaret, hvem der skal betale for skaderne, som kan koste "
        "over tre millioner.",
    ),
    "fi": (
        "Satama pysyy suljettuna, kunnes sukeltajat ovat tutkineet hylyn, kaupunginjohtaja sanoi.",
        "Kukaan ei loukkaantunut, kun nosturi kaatui kahden varaston päälle, mutta niitä "
        "ei voi käyttää.",
        "Vielä ei ole selvää, kuka maksaa vahingot, jotka voivat olla yli kolme miljoonaa euroa.",
    ),
    "pl": (
        "Port pozostanie zamknięty, dopóki nurkowie nie zbadają wraku, powiedziała "
        "burmistrz w poniedziałek.",
        "Nikt nie został ranny, gdy dźwig przewrócił się na dwa magazyny, ale są one "
        "teraz bezużyteczne.",
        "Nie wiadomo jeszcze, kto zapłaci za szkody, które mogą kosztować więcej niż "
        "trzy miliony złotych.",
    ),
    "cs": (
        "Přístav zůstane uzavřen, dokud potápěči neprohlédnou vrak, řekla v pondělí starostka.",
        "Nikdo nebyl zraněn, když se jeřáb zřítil na dva sklady, ale ty se teď nedají používat.",
        "Zatím není jasné, kdo zaplatí škody, které by mohly stát více než tři miliony korun.",
    ),
    "hu": (
        "A kikötő zárva marad, amíg a búvárok meg nem vizsgálják a roncsot, mondta "
        "hétfőn a polgármester.",
        "Senki sem sérült meg, amikor a daru két raktárra dőlt, de azokat most nem lehet "
        "használni.",
        "Egyelőre nem tudni, hogy ki fizeti majd a károkat, amelyek több mint "
        "hárommillióba kerülhetnek.",
    ),
    "ro": (
        "Portul rămâne închis până când scafandrii vor examina epava, a declarat luni "
        "primărița orașului.",
        "Nimeni nu a fost rănit când macaraua a căzut peste două depozite, dar ele nu "
        "mai pot fi folosite.",
        "Încă nu este clar cine va plăti pagubele, care ar putea costa mai mult de trei "
        "milioane de euro.",
    ),
    "tr": (
        "Belediye başkanı pazartesi günü, dalgıçlar enkazı inceleyene kadar limanın "
        "kapalı kalacağını söyledi.",
        "Vinç iki deponun üzerine düştüğünde kimse yaralanmadı, ancak bu binalar artık "
        "kullanılamıyor.",
        "Üç milyondan fazla tutabilecek olan zararı kimin ödeyeceği henüz belli değil ve "
        "bu çok önemli.",
    ),
    "id": (
        "Pelabuhan itu akan tetap ditutup sampai para penyelam memeriksa bangkai kapal, "
        "kata wali kota.",
        "Tidak ada yang terluka ketika derek jatuh menimpa dua gudang, tetapi keduanya "
        "tidak dapat dipakai.",
        "Belum jelas siapa yang akan membayar kerusakan yang bisa mencapai lebih dari "
        "tiga juta dolar.",
    ),
    "vi": (
        "Cảng vẫn đóng cửa cho đến khi các thợ lặn kiểm tra xong xác tàu, thị trưởng nói "
        "hôm thứ Hai.",
        "Không ai bị thương khi cần cẩu đổ xuống hai nhà kho, nhưng những nhà kho này "
        "không thể sử dụng.",
        "Hiện chưa rõ ai sẽ trả tiền cho những thiệt hại có thể lên đến hơn ba triệu đô la.",
    ),
    "ca": (
        "El port continuarà tancat fins que els bussos hagin examinat les restes, va dir "
        "l’alcaldessa dilluns.",
        "Ningú no va resultar ferit quan la grua va caure sobre dos magatzems, però no "
        "es poden fer servir.",
        "Encara no és clar qui pagarà els danys, que segons els propietaris són de més "
        "de tres milions.",
    ),
    "ru": (
        "Порт останется закрытым, пока водолазы не осмотрят затонувшее судно, сообщила "
        "мэр в понедельник.",
        "Никто не пострадал, когда кран упал на два склада, но пользоваться ими теперь нельзя.",
        "Пока неизвестно, кто заплатит за ущерб, который может составить более трёх "
        "миллионов рублей.",
    ),
    "uk": (
        "Порт залишиться закритим, доки водолази не оглянуть затонуле судно, повідомила "
        "мерка міста.",
        "Ніхто не постраждав, коли кран упав на два склади, але користуватися ними тепер не можна.",
        "Поки що невідомо, хто заплатить за збитки, які можуть становити понад три "
        "мільйони гривень.",
    ),
    "bg": (
        "Пристанището остава затворено, докато водолазите не огледат потъналия кораб, каза кметът.",
        "Никой не е пострадал, когато кранът падна върху два склада, но те вече не могат "
        "да се ползват.",
        "Все още не е ясно кой ще плати за щетите, които може да надхвърлят три милиона лева.",
    ),
    "sr": (
        "Лука остаје затворена док рониоци не прегледају потонули брод, рекла је градоначелница.",
        "Нико није повређен када је кран пао на два складишта, али она више не могу да се користе.",
        "Још није јасно ко ће платити штету, која би могла да буде већа од три милиона динара.",
    ),
    "el": (
        "Το λιμάνι παραμένει κλειστό μέχρι οι δύτες να εξετάσουν το ναυάγιο, είπε τη "
        "Δευτέρα η δήμαρχος.",
        "Κανείς δεν τραυματίστηκε όταν ο γερανός έπεσε πάνω σε δύο αποθήκες, αλλά δεν "
        "λειτουργούν πια.",
        "Δεν είναι ακόμη σαφές ποιος θα πληρώσει για τις ζημιές, που ίσως ξεπεράσουν τα "
        "τρία εκατομμύρια.",
    ),
    "ar": (
        "قالت رئيسة البلدية يوم الاثنين إن الميناء سيبقى مغلقا إلى أن يفحص الغواصون حطام السفينة.",
        "لم يصب أحد بأذى عندما سقطت الرافعة على مستودعين، لكن لا يمكن استخدامهما الآن.",
        "ولم يتضح بعد من الذي سيدفع ثمن الأضرار التي قد تكلف أكثر من ثلاثة ملايين دولار.",
    ),
    "fa": (
        "شهردار روز دوشنبه گفت بندر تا زمانی که غواصان لاشه کشتی را بررسی کنند بسته می‌ماند.",
        "وقتی جرثقیل روی دو انبار افتاد هیچ کس آسیب ندید، اما دیگر نمی‌توان از آنها استفاده کرد.",
        "هنوز معلوم نیست چه کسی هزینه خسارت را که شاید بیش از سه میلیون باشد پرداخت خواهد کرد.",
    ),
    "ur": (
        "میئر نے پیر کو کہا کہ جب تک غوطہ خور ملبے کا جائزہ نہیں لے لیتے بندرگاہ بند رہے گی۔",
        "جب کرین دو گوداموں پر گری تو کوئی زخمی نہیں ہوا، لیکن اب ان کو استعمال نہیں کیا جا سکتا۔",
        "ابھی یہ واضح نہیں ہے کہ نقصان کی قیمت کون ادا کرے گا جو تیس لاکھ سے زیادہ ہو سکتی ہے۔",
    ),
    "he": (
        "הנמל יישאר סגור עד שהצוללנים יבדקו את שרידי הספינה, אמרה ראש העיר ביום שני.",
        "איש לא נפגע כאשר העגורן נפל על שני מחסנים, אבל אי אפשר להשתמש בהם כעת.",
        "עדיין לא ברור מי ישלם על הנזקים, שעלולים לעלות יותר משלושה מיליון שקלים.",
    ),
    "hi": (
        "महापौर ने सोमवार को कहा कि जब तक गोताखोर मलबे की जाँच नहीं कर लेते, बंदरगाह बंद रहेगा।",
        "जब क्रेन दो गोदामों पर गिरी तो कोई घायल नहीं हुआ, लेकिन अब उनका उपयोग नहीं हो सकता।",
        "यह अभी साफ़ नहीं है कि नुकसान का भुगतान कौन करेगा, जो तीस लाख से अधिक हो सकता है।",
    ),
    "ja": (
        "市長は月曜日、潜水士が沈没船を調べ終えるまで港は閉鎖されたままだと述べた。",
        "クレーンが倉庫二棟の上に倒れたが、けが人はいなかった。「運がよかった」と話した。",
        "三百万円を超えるとみられる修理費を誰が払うのかは、まだ明らかになっていない。",
    ),
    "zh": (
        "市长星期一说，在潜水员检查完沉船之前，港口将继续关闭。",
        "起重机倒在两座仓库上时没有人受伤，但是这些仓库现在都不能使用了。",
        "目前还不清楚谁来支付这笔可能超过三百万元的损失，“这是一个大问题”。",
    ),
    "zh-Hant": (
        "市長星期一說，在潛水員檢查完沉船之前，港口將繼續關閉。",
        "起重機倒在兩座倉庫上時沒有人受傷，但是這些倉庫現在都不能使用了。",
        "目前還不清楚誰來支付這筆可能超過三百萬元的損失，「這是一個大問題」。",
    ),
    "ko": (
        "시장은 월요일 잠수부들이 난파선을 조사할 때까지 항구를 계속 폐쇄한다고 말했다.",
        "크레인이 창고 두 채 위로 쓰러졌을 때 다친 사람은 없었지만 지금은 사용할 수 없다.",
        "삼백만 원이 넘을 수 있는 피해를 누가 보상할 것인지는 아직 분명하지 않다.",
    ),
    "th": (
        "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่า ท่าเรือจะยังคงปิดจนกว่านักดำน้ำจะตรวจสอบซากเรือเสร็จ",
        "ไม่มีใครได้รับบาดเจ็บเมื่อปั้นจั่นล้มทับโกดังสองหลัง แต่ตอนนี้ใช้งานไม่ได้",
        "ยังไม่ชัดเจนว่าใครจะจ่ายค่าเสียหายซึ่งอาจมากกว่าสามล้านบาท",
    ),
}
