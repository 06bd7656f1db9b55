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

/// Beginnings of subjects that say that nobody wrote them.
#[rustfmt::skip]
const AUTOMATIC: &[&str] = &[
    "automatic reply", "automatic response", "automated reply", "automated response", "automated message",
    "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "auto responder",
    "autoresponder", "auto-responder", "auto answer", "auto-answer", "autoanswer", "automatische antwort",
    "automatische rückmeldung", "autom. antwort", "eingangsbestätigung", "réponse automatique", "reponse automatique",
    "message automatique", "respuesta automática", "respuesta automatica", "contestador automático",
    "contestación automática", "autorespuesta", "resposta automàtica", "resposta automática", "resposta automatica",
    "mensagem automática", "risposta automatica", "messaggio automatico", "automatisch antwoord",
    "automatische reactie", "automatisch bericht", "automatiskt svar", "autosvar", "automatsvar", "automatisk svar",
    "automatisk besvarelse", "sjálfvirkt svar", "automaattinen vastaus", "automaattivastaus",
    "automatyczna odpowiedź", "automatyczna odpowiedz", "odpowiedź automatyczna", "autoodpowiedź", "автоответ",
    "автоматический ответ", "автоматическое уведомление", "автоматична відповідь", "автовідповідь",
    "автоматичен отговор", "automatická odpověď", "automatická odpoveď", "automatikus válasz", "automatikus üzenet",
    "otomatik yanıt", "otomatik cevap", "răspuns automat", "raspuns automat", "mesaj automat", "αυτόματη απάντηση",
    "automatski odgovor", "automatsko", "samodejni odgovor", "automaatne vastus", "automaatvastus",
    "automātiskā atbilde", "automatinis atsakymas", "automatinė žinutė", "自动回复", "自動回覆", "自動回復", "自动答复", "自動答覆",
    "自動応答", "自動返信", "자동 회신", "자동 응답", "자동회신", "자동응답", "תשובה אוטומטית", "מענה אוטומטי", "الرد التلقائي", "رد تلقائي",
    "رد آلي", "پاسخ خودکار", "trả lời tự động", "thư trả lời tự động", "jawapan automatik", "ตอบกลับอัตโนมัติ",
    "การตอบกลับอัตโนมัติ", "स्वचालित उत्तर", "स्वतः उत्तर", "erantzun automatikoa",
];

/// Beginnings of subjects that say that somebody is away. A person may write so too ("On holiday next week").
#[rustfmt::skip]
const AWAY: &[&str] = &[
    "out of office", "out-of-office", "out of the office", "outofoffice", "away from office", "away from the office",
    "away from my mail", "away from my email", "ooo", "oof", "vacation reply", "vacation", "vacation notice",
    "vacation message", "vacation response", "on vacation", "holiday reply", "on holiday", "on annual leave",
    "annual leave", "on leave", "maternity leave", "parental leave", "away", "i am away", "i'm away", "i am out of",
    "i'm out of", "i am currently out", "i am on vacation", "i am on holiday", "i am on leave", "not in the office",
    "not at the office", "absence", "absent", "abwesenheit", "abwesend", "abwesenheits", "nicht im büro",
    "bin im urlaub", "urlaub", "außer haus", "ausser haus", "réponse d'absence", "absence du bureau",
    "absent du bureau", "absent(e)", "absente du bureau", "en dehors du bureau", "hors du bureau", "je suis absent",
    "message d'absence", "en congé", "congés", "respuesta de ausencia", "fuera de la oficina", "fuera de oficina",
    "ausente", "ausencia", "de vacaciones", "fora de l'oficina", "ausência", "fora do escritório",
    "fora do escritorio", "ausente do escritório", "ausencia temporária", "de férias", "fuori sede", "fuori ufficio",
    "fuori dall'ufficio", "assente", "assenza", "assenza dall'ufficio", "sono assente", "in ferie", "afwezig",
    "afwezigheid", "niet aanwezig", "niet op kantoor", "buiten kantoor", "met vakantie", "op vakantie",
    "ik ben afwezig", "frånvaro", "frånvarande", "ej på kontoret", "inte på kontoret", "på semester",
    "ikke på kontoret", "fraværsmelding", "fravær", "ferie", "fraværende", "ikke til stede", "poissa toimistosta",
    "poissa", "poissaoloilmoitus", "poissaolo", "olen poissa", "lomalla", "poza biurem", "nieobecność", "nieobecnosc",
    "nieobecny", "urlop", "jestem na urlopie", "отсутствую", "нет на работе", "вне офиса", "в отпуске", "отпуск",
    "немає на роботі", "извън офиса", "mimo kancelář", "mimo kancelár", "nepřítomnost", "neprítomnosť", "nepřítomen",
    "dovolená", "házon kívül", "szabadság", "nem vagyok az irodában", "ofis dışında", "ofis disinda",
    "işyeri dışında", "izindeyim", "absent din birou", "în afara biroului", "απουσία", "εκτός γραφείου",
    "εκτός έδρας", "izvan ureda", "van kancelarije", "odsutan", "odsoten", "avtomatski odgovor", "odsotnost",
    "kontorist väljas", "ārpus biroja", "ne biure", "不在办公室", "外出", "不在通知", "不在", "不在の", "休暇", "부재중", "부재 중",
    "מחוץ למשרד", "لا أتواجد", "خارج المكتب", "vắng mặt", "balasan otomatis",
];

/// What says so anywhere in a subject.
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "out of office autoreply", "out of office reply", "out of office response", "out of office message",
    "out of office notification", "(out of office)", "[out of office", "autoreply:", "auto-reply:", "auto reply:",
    "(autoreply)", "(auto reply)", "(auto-reply)", "[autoreply", "[auto-reply", "[auto reply", "vacation autoreply",
    "vacation auto-reply", "absence notification", "abwesenheitsnotiz", "abwesenheitsnachricht",
    "abwesenheitsmeldung", "automatische antwort", "réponse automatique", "respuesta automática",
    "resposta automática", "risposta automatica", "automatisch antwoord", "automatyczna odpowied", "автоответ",
    "自动回复", "自動返信", "自動応答",
];

/// What says anywhere in a subject that somebody is away.
#[rustfmt::skip]
const AWAY_ANYWHERE: &[&str] = &[
    "is out of the office", "is out of office", "is currently out of", "is away from the office",
    "will be out of the office", "- out of office", "is on vacation", "is on leave", "is on holiday",
    "is on annual leave", "away from the office", "ist außer haus", "ist ausser haus", "ist nicht im büro",
    "ist abwesend", "ist im urlaub", "abwesenheitsagent", "est absent", "est en congé", "absent du bureau",
    "está fuera de la oficina", "está ausente", "está fora do escritório", "è fuori sede", "è fuori ufficio",
    "è assente", "is afwezig", "is niet aanwezig", "är inte på kontoret", "är frånvarande", "on poissa",
    "jest poza biurem", "отсутствует в офисе",
];

/// Whether a subject leaves no doubt that a program answers for somebody. "Re: Automatic reply" is a person's, and so is "Out of
/// office next week?".
pub(crate) fn says_away(subject: &str) -> bool {
    if is_reply_subject(subject) && !after_answer_is_away(subject) {
        return false;
    }
    let folded = without_tags(subject);
    let whole = subject.to_lowercase();
    // "Out of office: your question": what is answered stands behind a colon.
    let answers = |rest: &str| rest.trim_start().starts_with([':', '：']);
    AUTOMATIC.iter().any(|start| folded.starts_with(start))
        || AWAY.iter().filter_map(|start| folded.strip_prefix(start)).any(answers)
        || ANYWHERE.iter().any(|part| whole.contains(part))
        // Lotus Notes: "AUTO: Ada is out of the office (returning 03/05/2026)", "Ada is out of the office."
        || subject.trim_start().starts_with("AUTO:")
            && (whole.contains('(') || AWAY_ANYWHERE.iter().any(|part| whole.contains(part)))
        || whole.ends_with("is out of the office.")
        || whole.contains("is out of the office (returning")
}

/// Whether a subject may be a program's: it counts where something else speaks for one.
pub(crate) fn may_be_away(subject: &str) -> bool {
    let folded = without_tags(subject);
    let whole = subject.to_lowercase();
    AWAY.iter().any(|start| folded.starts_with(start))
        || AWAY_ANYWHERE.iter().any(|part| whole.contains(part))
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
            Some((inside, _)) if AUTOMATIC.iter().chain(AWAY).any(|start| inside.starts_with(start)) => {
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
