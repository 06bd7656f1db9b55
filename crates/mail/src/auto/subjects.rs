//! Subjects by which programs answer for people who are away, in the languages of many mail programs.

/// "Re:", as it is in each language; before a colon, in lower case.
#[rustfmt::skip]
const ANSWERS: &[&str] = &[
    "re", "aw", "sv", "vs", "antw", "antwort", "odp", "r", "rif", "ref", "res", "resp", "rv", "bls", "vá", "ynt", "yan", "на", "ha", "отв", "ответ", "atb", "αντ", "σχετ", "回复", "回覆", "答复", "返信", "답장", "תגובה", "הועבר", "رد", "svar", "atsp", "vast", "odg", "doorst", "fw", "fwd", "wg", "tr", "i", "enc", "vl", "vb", "vidarebefordrat", "pd", "転送", "转发", "轉寄", "전달", "továbbítás", "пересл",
];

/// Whether a subject begins with "Re:" or "Fwd:" in some language: then whoever sends it answers, whatever follows.
pub(crate) fn is_reply_subject(subject: &str) -> bool {
    let folded = without_tags(subject);
    let Some(at) = folded.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, _)| at)
    else {
        return false;
    };
    let word = folded[..at].trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^' | '*' | ' ')
    });
    ANSWERS.contains(&word)
}

/// Beginnings of subjects of answers that nobody wrote.
#[rustfmt::skip]
const STARTS: &[&str] = &[
    "auto:", "automatic reply", "automatic response", "automated reply", "automated response", "automated message", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "auto responder", "autoresponder", "auto-responder", "auto answer", "auto-answer", "autoanswer", "auto :",
    "out of office", "out-of-office", "out of the office", "outofoffice", "away from office", "away from the office", "away from my mail", "away from my email", "ooo:", "ooo -", "ooo ", "oof:", "vacation reply", "vacation:", "vacation notice", "vacation message", "vacation response", "on vacation", "holiday reply", "on holiday", "on annual leave", "annual leave", "on leave", "maternity leave", "parental leave", "away:", "i am away", "i'm away", "i am out of", "i'm out of", "i am currently out", "i am on vacation", "i am on holiday", "i am on leave", "not in the office", "not at the office", "absence:", "absent:",
    "automatische antwort", "automatische rückmeldung", "autom. antwort", "abwesenheit", "abwesend", "abwesenheits", "nicht im büro", "bin im urlaub", "urlaub:", "außer haus", "ausser haus", "eingangsbestätigung",
    "réponse automatique", "reponse automatique", "message automatique", "réponse d'absence", "absence du bureau", "absent du bureau", "absence :", "absent(e)", "absente du bureau", "en dehors du bureau", "hors du bureau", "je suis absent", "message d'absence", "en congé", "congés",
    "respuesta automática", "respuesta automatica", "respuesta de ausencia", "fuera de la oficina", "fuera de oficina", "ausente", "ausencia", "de vacaciones", "contestador automático", "contestación automática", "autorespuesta", "resposta automàtica", "fora de l'oficina",
    "resposta automática", "resposta automatica", "mensagem automática", "ausência", "fora do escritório", "fora do escritorio", "ausente do escritório", "ausencia temporária", "de férias",
    "risposta automatica", "messaggio automatico", "fuori sede", "fuori ufficio", "fuori dall'ufficio", "assente", "assenza", "assenza dall'ufficio", "sono assente", "in ferie",
    "automatisch antwoord", "automatische reactie", "automatisch bericht", "afwezig", "afwezigheid", "niet aanwezig", "niet op kantoor", "buiten kantoor", "met vakantie", "op vakantie", "ik ben afwezig",
    "automatiskt svar", "autosvar", "automatsvar", "automatisk svar", "frånvaro", "frånvarande", "ej på kontoret", "inte på kontoret", "på semester", "ikke på kontoret", "fraværsmelding", "fravær", "ferie:", "automatisk besvarelse", "fraværende", "ikke til stede", "sjálfvirkt svar",
    "automaattinen vastaus", "automaattivastaus", "poissa toimistosta", "poissa:", "poissaoloilmoitus", "poissaolo", "olen poissa", "lomalla",
    "automatyczna odpowiedź", "automatyczna odpowiedz", "odpowiedź automatyczna", "autoodpowiedź", "poza biurem", "nieobecność", "nieobecnosc", "nieobecny", "urlop", "jestem na urlopie",
    "автоответ", "автоматический ответ", "автоматическое уведомление", "отсутствую", "нет на работе", "вне офиса", "в отпуске", "отпуск", "автоматична відповідь", "автовідповідь", "немає на роботі", "автоматичен отговор", "извън офиса",
    "automatická odpověď", "automatická odpoveď", "mimo kancelář", "mimo kancelár", "nepřítomnost", "neprítomnosť", "nepřítomen", "dovolená", "automatikus válasz", "automatikus üzenet", "házon kívül", "szabadság", "nem vagyok az irodában",
    "otomatik yanıt", "otomatik cevap", "ofis dışında", "ofis disinda", "işyeri dışında", "izindeyim", "răspuns automat", "raspuns automat", "mesaj automat", "absent din birou", "în afara biroului", "αυτόματη απάντηση", "απουσία", "εκτός γραφείου", "εκτός έδρας", "automatski odgovor", "automatsko", "izvan ureda", "van kancelarije", "odsutan", "odsoten", "samodejni odgovor", "avtomatski odgovor", "odsotnost", "automaatne vastus", "automaatvastus", "kontorist väljas", "automātiskā atbilde", "ārpus biroja", "automatinis atsakymas", "ne biure", "automatinė žinutė",
    "自动回复", "自動回覆", "自動回復", "自动答复", "自動答覆", "不在办公室", "外出", "自動応答", "自動返信", "不在通知", "不在:", "不在の", "休暇", "자동 회신", "자동 응답", "자동회신", "자동응답", "부재중", "부재 중", "תשובה אוטומטית", "מענה אוטומטי", "מחוץ למשרד", "لا أتواجد", "الرد التلقائي", "رد تلقائي", "رد آلي", "خارج المكتب", "پاسخ خودکار", "trả lời tự động", "thư trả lời tự động", "vắng mặt", "balasan otomatis", "jawapan automatik", "ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "स्वचालित उत्तर", "स्वतः उत्तर", "erantzun automatikoa", "resposta automática:", "thank you for your e-mail", "thank you for contacting", "thank you for your message", "thanks for contacting",
];

/// What says so anywhere in a subject.
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "is out of the office", "is out of office", "is currently out of", "is away from the office", "will be out of the office", "out of office autoreply", "out of office reply", "out of office response", "out of office message", "out of office notification", "(out of office)", "[out of office", "- out of office", "is on vacation", "is on leave", "is on holiday", "is on annual leave", "autoreply:", "auto-reply:", "auto reply:", "(autoreply)", "(auto reply)", "(auto-reply)", "[autoreply", "[auto-reply", "[auto reply", "vacation autoreply", "vacation auto-reply", "away from the office", "absence notification",
    "ist außer haus", "ist ausser haus", "ist nicht im büro", "ist abwesend", "ist im urlaub", "abwesenheitsnotiz", "abwesenheitsnachricht", "abwesenheitsmeldung", "abwesenheitsagent", "automatische antwort",
    "est absent", "est en congé", "absent du bureau", "réponse automatique", "está fuera de la oficina", "está ausente", "respuesta automática", "está fora do escritório", "resposta automática", "è fuori sede", "è fuori ufficio", "è assente", "risposta automatica", "is afwezig", "is niet aanwezig", "automatisch antwoord", "är inte på kontoret", "är frånvarande", "on poissa", "jest poza biurem", "automatyczna odpowied", "отсутствует в офисе", "автоответ", "自动回复", "自動返信", "自動応答",
];

/// Whether a subject says that its writer is away, or that a program answers. "Re: Automatic reply" is a person's.
pub(crate) fn says_away(subject: &str) -> bool {
    if is_reply_subject(subject) && !after_answer_is_away(subject) {
        return false;
    }
    let folded = without_tags(subject);
    STARTS.iter().any(|start| folded.starts_with(start)) || {
        let whole = subject.to_lowercase();
        ANYWHERE.iter().any(|part| whole.contains(part))
    }
}

/// "Re: your question [Out of office]" comes from programs; "Re: Out of office" from people.
fn after_answer_is_away(subject: &str) -> bool {
    let whole = subject.to_lowercase();
    whole.ends_with("(autoreply)")
        || whole.ends_with("[autoreply]")
        || whole.ends_with("(out of office)")
        || whole.ends_with("[out of office]")
}

/// In lower case, without `[tag]`s and marks in front.
fn without_tags(subject: &str) -> String {
    let folded = subject.to_lowercase().replace('\u{a0}', " ");
    let mut text = folded.trim_start();
    for _ in 0..3 {
        // What stands in brackets may be the very word.
        match text.strip_prefix(['[', '【']).and_then(|rest| rest.split_once([']', '】'])) {
            Some((inside, _)) if STARTS.iter().any(|start| inside.starts_with(start)) => {
                return inside.to_owned();
            }
            Some((_, rest)) if !rest.trim().is_empty() => text = rest.trim_start(),
            _ => break,
        }
    }
    text.trim_start_matches(|c: char| {
        matches!(c, '<' | '*' | '!' | '-' | '"' | '(' | '«' | '[' | '>') || c.is_whitespace()
    })
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_answers_says_so_in_its_language() {
        for subject in [
            "Automatic reply: Tea",
            "Abwesenheitsnotiz: Tee",
            "Réponse automatique : Thé",
            "[peers] Ada Lovelace is out of the office.",
            "[Automatyczna odpowiedź] test",
            "Automatisch antwoord: thee",
            "自动回复: 茶",
        ] {
            assert!(says_away(subject), "{subject}");
        }
    }

    #[test]
    fn a_person_may_write_about_it() {
        for subject in [
            "Re: Automatic reply: Tea",
            "AW: Abwesenheitsnotiz",
            "Tea out of cups",
            "Fwd: Out of office",
            "The office is away",
        ] {
            assert!(!says_away(subject), "{subject}");
        }
    }
}
