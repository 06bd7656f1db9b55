//! The words by which letters are built, in the languages of many mail programs. All in lower case.

/// "wrote", as it stands over a quote.
#[rustfmt::skip]
pub(crate) const WROTE: &[&str] = &[
    "wrote", "writes", "a écrit", "a ecrit", "schrieb", "geschrieben", "schreibt", "escribió", "escribio",
    "escribía", "escreveu", "ha scritto", "scrisse", "schreef", "heeft geschreven",
    "het volgende geschreven", "skrev", "følgende", "kirjoitti", "napisał", "napisała", "napisał(a)",
    "napisal", "pisze", "написал", "написала", "написал(а)", "пишет", "писал", "написав", "пише", "napsal",
    "napsal(a)", "napísal", "napísal(a)", "írta", "ezt írta", "yazdı", "yazmış", "a scris", "έγραψε",
    "đã viết", "je napisao", "je napisala", "napisao je", "je napisal", "kirjutas", "rašė", "rakstīja",
    "va escriure", "написа", "је написао", "menulis", "เขียนว่า", "เขียน", "のメール", "書きました", "さんは書きました",
    "写道", "寫道", "님이 작성", "작성", "כתב", "כתב/ה", "כתבה", "كتب", "نوشت", "idatzi zuen", "escribiu", "shkroi",
    "skrifaði", "a scríobh",
];

/// Words with which such a line begins.
#[rustfmt::skip]
pub(crate) const STARTERS: &[&str] = &[
    "on", "in", "at", "am", "um", "le", "el", "em", "il", "il giorno", "in data", "op", "den", "på", "dnia",
    "w dniu", "w dniu:", "vào", "dana", "pe", "dne", "dňa", "στις", "lør", "man", "ons", "tir", "tor",
    "fre", "søn", "lör", "sön", "mån", "tis", "tors", "ma", "ti", "ke", "to", "pe", "la", "su", "mo", "di",
    "mi", "do", "fr", "sa", "so", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "понедельник", "вторник", "среда", "четверг",
    "пятница", "суббота", "воскресенье", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "pon", "wt", "śr",
    "czw", "pt", "sob", "ndz", "ב", "בתאריך", "في", "mensaje original", "na", "dia", "no dia", "el día",
];

/// Names of the header "From".
#[rustfmt::skip]
pub(crate) const FROM: &[&str] = &[
    "from", "von", "de", "da", "van", "från", "fra", "od", "от", "від", "lähettäjä", "kimden", "gönderen",
    "feladó", "expéditeur", "de la", "από", "από:", "från", "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람",
    "보낸사람", "מאת", "من", "saatja", "nuo", "no", "šalje", "pošiljatelj", "remitente", "remetente",
    "mittente", "afzender", "absender", "nadawca", "odesílatel", "odesielateľ", "od koho", "từ", "จาก",
    "dari", "отправитель", "от кого",
    "expeditorul", "expeditor", "送信元", "发送人", "odosielateľ", "sender", "od:", "từ:", "desde", "avsändare",
    "avsender", "afsender", "发件者", "gönderici", "відправник", "подател", "pengirim", "فرستنده",
];

/// Names of the headers "Sent" and "Date".
#[rustfmt::skip]
pub(crate) const DATE: &[&str] = &[
    "sent", "date", "sent at", "sent on", "gesendet", "datum", "envoyé", "envoye", "date d'envoi",
    "enviado", "enviado el", "fecha", "enviada em", "enviado em", "data", "inviato", "data invio",
    "verzonden", "skickat", "sendt", "dato", "wysłano", "wyslano", "отправлено", "дата", "надіслано",
    "lähetetty", "päivä", "päiväys", "päivämäärä", "tarih", "gönderildi", "gönderilme tarihi", "elküldve",
    "dátum", "odesláno", "odoslané", "trimis", "data trimiterii", "στάλθηκε", "ημερομηνία", "发送时间", "日期",
    "傳送時間", "寄件日期", "送信日時", "日時", "보낸 날짜", "날짜", "נשלח", "תאריך", "تاريخ الإرسال", "التاريخ", "تم الإرسال",
    "saadetud", "kuupäev", "išsiųsta", "poslano", "poslato", "đã gửi", "ngày", "dikirim", "tanggal", "vom",
    "le", "am",
    "dată", "gönderilen", "відправлено", "日付", "送信日", "enviada", "fecha de envío", "enviado a", "date :",
    "invio", "inviata", "verzenddatum", "skickat den", "sendt den", "verschickt", "надіслане",
    "date d’envoi", "ngày gửi", "时间", "発信日時", "보낸 시간", "datum slanja", "poslano dne", "изпратено", "дата:",
];

/// Names of the header "To".
#[rustfmt::skip]
pub(crate) const TO: &[&str] = &[
    "to", "an", "à", "a", "para", "aan", "till", "til", "do", "кому", "vastaanottaja", "kime", "alıcı",
    "címzett", "destinataire", "destinatario", "destinatário", "ontvanger", "empfänger", "mottagare",
    "modtager", "adresat", "komu", "pre", "către", "catre", "προς", "收件人", "收件者", "宛先", "받는 사람", "받는사람",
    "אל", "إلى", "kellele", "kam", "prima", "za", "đến", "kepada", "ถึง",
    "pour", "destinatarul", "送信先", "vastaanottajat", "destinataires", "destinatari", "ontvangers",
    "mottakere", "modtagere", "adresaci", "получатель", "одержувач", "收件者:", "받는이", "primatelj", "до",
];

/// Names of the header "Subject".
#[rustfmt::skip]
pub(crate) const SUBJECT: &[&str] = &[
    "subject", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne",
    "temat", "тема", "aihe", "otsikko", "konu", "tárgy", "předmět", "predmet", "subiect", "θέμα", "主题",
    "主旨", "主題", "件名", "제목", "נושא", "الموضوع", "teema", "tema", "re", "chủ đề", "subjek", "หัวเรื่อง",
    "subiectul", "naslov", "prefijo", "asunto:", "sujet:", "主旨:", "objet :", "тема:", "predmet:", "относно",
    "chủ đề:", "topik",
];

/// Names of the header "Cc".
#[rustfmt::skip]
pub(crate) const CC: &[&str] = &[
    "cc", "copie", "copie à", "copia", "cópia", "kopie", "kopie an", "kopia", "kopi", "kopio", "копия", "копія", "kópia",
    "másolat", "másolatot kap", "dw", "do wiadomości", "bilgi", "抄送", "副本", "参照", "참조", "עותק", "نسخة", "κοιν", "κοινοποίηση",
    "c.c.", "kopija", "koopia", "đồng gửi", "tembusan", "copie carbone", "con copia", "com cópia", "per conoscenza",
];

/// "forwarded", or the beginning of it, as it stands between dashes over a letter that is passed on.
#[rustfmt::skip]
pub(crate) const FORWARD: &[&str] = &[
    "forward", "fwd", "weitergeleitet", "weiterleitung", "transf", "réexpédi", "reexpedi", "reenviad", "reencaminhad", "transmis", "transmit",
    "encaminhad", "inoltrat", "doorgestuurd", "doorsturen", "vidarebefordra", "videresend", "välitet", "edelleen", "przekazan",
    "przekazywan", "przesłan", "пересл", "переадрес", "пересыла", "перенаправлен", "přepos", "preposlan", "proslijeđen",
    "prosleđen", "прослеђен", "továbbít", "redirecționat", "redirectionat", "retransmis", "iletil", "ileti ", "yönlendir",
    "препрат", "προωθ", "posredovan", "persiųst", "edastatud", "pārsūt", "áframsent", "转发", "轉寄", "轉發", "転送", "전달",
    "הועבר", "מועבר", "معاد توجيه", "إعادة توجيه", "diteruskan", "dimajukan", "chuyển tiếp", "ส่งต่อ", "reenviat", "birbidali",
];

/// "message", as it stands between dashes over a quoted or forwarded letter.
#[rustfmt::skip]
pub(crate) const MESSAGE: &[&str] = &[
    "original message", "forwarded message", "forwarded by", "original e-mail", "original email",
    "original appointment", "forwarded mail", "reply message", "nachricht", "original-nachricht",
    "message d'origine", "message d’origine", "message original", "message transféré", "message transf",
    "mensaje original", "mensaje reenviado", "mensaje", "mensagem", "messaggio", "oorspronkelijk bericht",
    "origineel bericht", "doorgestuurd bericht", "bericht", "ursprungligt meddelande", "originalmeddelande",
    "vidarebefordrat", "meddelande", "meddelelse", "videresendt", "original besked", "opprinnelig melding",
    "melding", "alkuperäinen viesti", "välitetty viesti", "viesti", "wiadomość", "wiadomosc",
    "исходное сообщение", "пересланное", "сообщение", "пересылаемое", "повідомлення", "původní",
    "přeposlaná", "pôvodná", "správa", "eredeti üzenet", "üzenet", "orijinal", "özgün", "mesaj",
    "αρχικό μήνυμα", "原始邮件", "原始郵件", "转发邮件", "邮件原件", "元のメッセージ", "メッセージ", "원본 메시지", "메시지", "הודעה", "رسالة",
    "originalna poruka", "izvorna poruka", "thư gốc", "tin nhắn",
    "poruka", "mesajul", "листа", "повідомленн", "浏览", "メール", "邮件", "e-mail", "pranešimas", "sõnum",
    "ziņojum", "lettre",
];

/// Lines by themselves, before a colon, over a forwarded letter.
#[rustfmt::skip]
pub(crate) const FORWARDED: &[&str] = &[
    "begin forwarded message", "anfang der weitergeleiteten nachricht",
    "anfang der weitergeleiteten e-mail", "début du message réexpédié", "début du message transféré",
    "inicio del mensaje reenviado", "início da mensagem reencaminhada", "início da mensagem encaminhada",
    "inizio messaggio inoltrato", "begin doorgestuurd bericht", "vidarebefordrat brev",
    "vidarebefordrat mejl", "videresendt besked", "start på videresendt besked", "videresendt melding",
    "välitetty viesti alkaa", "początek przekazywanej wiadomości", "начало переадресованного сообщения",
    "начало пересылаемого сообщения", "začátek přeposílané zprávy", "iletilen ileti başlangıcı",
    "továbbított levél kezdete", "下面是被转发的邮件", "以下、転送されたメッセージ",
    "forwarded message", "start på vidarebefordrat brev", "započni proslijeđenu poruku",
    "începe mesajul redirecționat", "început mesaj redirecționat", "ileti başlangıcı",
    "iletinin başlangıcı", "začiatok preposlanej správy", "перенаправлене повідомлення",
    "початок листа, що пересилається", "початок переадресованого повідомлення", "weitergeleitete nachricht",
    "message transféré", "mensaje reenviado", "mensagem encaminhada", "messaggio inoltrato",
    "doorgestuurd bericht", "videresendt e-post", "begynnelsen på videresendt melding",
    "edelleenlähetetty viesti", "edelleen lähetetty viesti", "轉寄郵件開始", "转发的邮件", "転送されたメッセージ", "전달된 메시지",
    "전달된 메시지의 시작", "начало на препратеното писмо", "έναρξη προωθημένου μηνύματος", "premostrana poruka",
];

/// Words that programs write over earlier letters, between marks.
#[rustfmt::skip]
pub(crate) const ABOVE_THIS_LINE: &[&str] = &[
    "reply above this line", "above this line", "type your reply above", "write above this line",
    "répondre au-dessus de cette ligne", "au-dessus de cette ligne", "oberhalb dieser linie",
    "oberhalb dieser zeile", "über dieser zeile", "encima de esta línea", "acima desta linha",
    "sopra questa riga", "boven deze regel", "ovanför denna rad", "over denne linje", "powyżej tej linii",
    "выше этой линии", "выше этой строки", "previous replies", "vorherige antworten",
    "réponses précédentes", "respuestas previas", "respostas anteriores", "risposte precedenti",
    "vorige antwoorden", "tidigare svar", "предыдущие ответы", "poprzednie odpowiedzi",
    "aiemmat vastaukset",
];

/// Closings before a name.
#[rustfmt::skip]
pub(crate) const CLOSINGS: &[&str] = &[
    "thanks", "thank you", "many thanks", "thanks again", "thank you again", "thanks so much", "thank you so much",
    "thanks a lot", "thank you very much", "thanks in advance", "thank you in advance", "many thanks again", "thanks and regards", "thanks & regards", "thx",
    "regards", "best", "best regards", "kind regards", "warm regards", "warmest regards", "with regards",
    "all the best", "best wishes", "with best wishes", "cheers", "sincerely", "yours sincerely",
    "sincerely yours", "yours faithfully", "yours truly", "yours", "yours ever", "take care", "love",
    "warmly", "cordially", "respectfully", "in solidarity", "rgds", "br", "kr", "cordialement",
    "bien cordialement", "bien à vous", "bien à toi", "amicalement", "amitiés", "merci", "merci d'avance",
    "salutations", "meilleures salutations", "sincères salutations", "bonne journée", "à bientôt",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß",
    "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "viele grüße", "viele grüsse",
    "liebe grüße", "beste grüße", "schöne grüße", "herzliche grüße", "grüße", "gruß", "lieben gruß", "lg",
    "vg", "mfg", "danke", "vielen dank", "besten dank", "saludos", "un saludo", "saludos cordiales",
    "cordiales saludos", "atentamente", "un abrazo", "abrazos", "gracias", "muchas gracias",
    "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "abraço",
    "abraços", "obrigado", "obrigada", "att", "cordiali saluti", "distinti saluti", "saluti", "un saluto",
    "un caro saluto", "grazie", "a presto", "met vriendelijke groet", "met vriendelijke groeten",
    "vriendelijke groet", "vriendelijke groeten", "hartelijke groet", "groeten", "groetjes", "groet", "mvg",
    "bedankt", "med vänliga hälsningar", "vänliga hälsningar", "med vänlig hälsning", "vänligen",
    "hälsningar", "mvh", "tack", "hälsar", "bästa hälsningar", "med venlig hilsen", "venlig hilsen",
    "de bedste hilsner", "bedste hilsner", "med vennlig hilsen", "vennlig hilsen", "hilsen",
    "kærlig hilsen", "kh", "vh", "tak", "takk", "mange tak", "beste hilsen", "ystävällisin terveisin",
    "terveisin", "parhain terveisin", "yt", "t", "terv", "kiitos", "kiitos etukäteen", "pozdrawiam",
    "pozdrawiam serdecznie", "z poważaniem", "z powazaniem", "serdecznie pozdrawiam", "pozdrowienia",
    "dziękuję", "dzięki", "с уважением", "всего доброго", "всего хорошего", "с наилучшими пожеланиями",
    "спасибо", "з повагою", "дякую", "s pozdravem", "s pozdravom", "děkuji", "ďakujem", "üdvözlettel",
    "köszönöm", "üdv", "saygılarımla", "teşekkürler", "iyi çalışmalar", "cu stimă", "mulțumesc",
    "με εκτίμηση", "ευχαριστώ", "pozdrav", "lijep pozdrav", "lep pozdrav", "lugupidamisega",
    "parimate soovidega", "pagarbiai", "ar cieņu", "此致", "敬具", "よろしくお願いします", "よろしくお願いいたします", "감사합니다",
    "בברכה", "תודה", "مع تحياتي", "تحياتي", "شكرا",
];

/// Beginnings of the line that a telephone or a program puts under a letter.
#[rustfmt::skip]
pub(crate) const SENT_FROM: &[&str] = &[
    "sent from gmail", "sent from spark", "sent from nine", "sent from fairemail", "sent from k-9", "sent from thunderbird",
    "sent from bt ", "sent from aol", "sent from hotmail", "sent from workspace", "sent from mailspring", "sent from windows",
    "sent from tutanota", "sent with tuta", "sent with spark", "sent with airmail", "sent via superhuman", "sent with mailtrack",
    "yahoo mail:", "yahoo mail :", "sent from the all new", "sent from my", "sent via my", "sent using my", "sent on the go", "sent from mail for",
    "sent from outlook", "sent from samsung", "sent from yahoo", "sent from proton", "sent from blackberry",
    "sent from android", "sent from iphone", "sent from ipad", "sent by my", "sent with proton",
    "sent via blackberry", "get outlook for", "envoyé de mon", "envoyé avec la messagerie", "envoyé avec proton", "envoyé avec tuta", "obtenez outlook", "yahoo mail: rechercher", "envoyé depuis mon", "envoyé depuis",
    "envoyé à partir", "télécharger outlook", "von meinem", "gesendet von", "beziehen sie outlook", "gesendet mit",
    "von unterwegs gesendet", "diese nachricht wurde von meinem", "holen sie sich outlook", "outlook für",
    "enviado desde mi", "enviado con proton", "enviado con tuta", "descargar outlook", "descarga outlook", "consigue outlook", "enviado desde", "enviado de mi", "obtener outlook", "enviado do meu", "enviado com proton", "enviado com o proton", "enviado com tuta", "baixar o outlook", "obtenha o outlook", "enviada do meu",
    "enviado a partir", "enviado via", "obter o outlook", "inviato da", "inviato dal mio",
    "scarica outlook", "verzonden vanaf", "verzonden met mijn", "verstuurd vanaf", "verstuurd van",
    "outlook voor", "skickat från", "skickades från", "skaffa outlook", "hämta outlook", "sendt fra",
    "hent outlook", "få outlook", "lähetetty", "hanki outlook", "wysłane z", "wysłano z", "pobierz outlook",
    "отправлено с", "отправлено из", "відправлено з", "надіслано з", "odesláno z", "odoslané z",
    "küldve az", "iphone'umdan gönderildi", "trimis de pe", "发自我的", "從我的", "iphoneから送信", "나의 iphone에서 보냄",
    "נשלח מה", "أرسلت من", "poslano s", "poslano iz",
];

/// Beginnings of what law departments and virus scanners put under a letter.
#[rustfmt::skip]
pub(crate) const LEGAL: &[&str] = &[
    "this email and any", "this e-mail and any", "this message and any", "this email is confidential",
    "this e-mail is confidential", "this message is confidential", "this email message",
    "this e-mail message", "this message contains confidential", "this message is intended",
    "this email is intended", "this e-mail is intended", "this communication is", "this communication and",
    "this message may contain", "the information contained in this", "the information in this",
    "the contents of this", "the original of this email was scanned", "this email has been scanned",
    "this e-mail has been scanned", "this footnote", "confidentiality notice", "confidentiality:",
    "disclaimer", "privileged and confidential", "important notice", "any opinions expressed",
    "please consider the environment", "please note: incoming", "virus-free", "no virus found",
    "diese e-mail enthält", "diese nachricht enthält", "der inhalt dieser e-mail", "ce message et",
    "ce courriel", "ce message est", "este mensaje", "este correo", "esta mensagem", "este e-mail",
    "le informazioni contenute in", "questo messaggio", "dit bericht", "de informatie in",
    "detta meddelande", "denne e-mail", "denne e-post", "tämä viesti", "ta wiadomość",
    "treść tej wiadomości", "настоящее сообщение",
];

/// First words that are written with a capital and begin no name: answers, days, and the like.
#[rustfmt::skip]
pub(crate) const NO_NAMES: &[&str] = &[
    "yes", "no", "maybe", "ok", "okay", "done", "agreed", "sure", "great", "perfect", "please", "stop",
    "pass", "skip", "changed", "not", "never", "today", "tomorrow", "tonight", "next", "this", "that",
    "the", "a", "i", "we", "it", "happy", "merry", "good", "see", "hope", "call", "let", "and", "or",
    "later", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "oui", "non", "peut-être", "fait", "fini", "d'accord", "demain", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "ja", "nein", "vielleicht", "erledigt", "fertig",
    "geändert", "morgen", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "sí", "si", "quizás", "quizas", "hecho", "listo", "mañana", "lunes", "martes", "miércoles", "jueves",
    "viernes", "sábado", "domingo", "sim", "não", "nao", "talvez", "feito", "pronto", "amanhã", "segunda",
    "terça", "quarta", "quinta", "sexta", "forse", "fatto", "domani", "lunedì", "martedì", "mercoledì",
    "giovedì", "venerdì", "nee", "misschien", "klaar", "maandag", "dinsdag", "woensdag", "donderdag",
    "vrijdag", "zaterdag", "zondag", "nej", "kanske", "måske", "kanskje", "gjort", "klart", "ferdig",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag",
    "tak", "nie", "może", "gotowe", "kyllä", "ehkä", "valmis", "да", "нет", "может", "готово",
];

/// In lower case, as the lists here are: the dot over a Turkish capital I is no sign of its own.
pub(crate) fn fold(text: &str) -> String {
    let folded = text.to_lowercase();
    if folded.contains('\u{307}') { folded.replace('\u{307}', "") } else { folded }
}

/// Whether `word` stands in `text` as a word of its own. Scripts without blanks have no such thing.
pub(crate) fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let free = |c: Option<char>| {
            c.is_none_or(|c| !c.is_alphabetic() || !c.is_ascii() && !word.is_ascii() && is_unspaced(c))
        };
        free(text[..at].chars().next_back()) && free(text[at + word.len()..].chars().next())
    })
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
