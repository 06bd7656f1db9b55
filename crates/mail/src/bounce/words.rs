//! The words by which mail systems call themselves, and say that something did not arrive. All in lower case.

/// The part before the @ of a mail system's address.
#[rustfmt::skip]
const DAEMONS: &[&str] = &[
    "mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "maildaemon", "mdaemon", "postmaster",
    "postmast", "postoffice", "mailmaster", "double-bounce", "mailer", "mail-administrator", "mailadmin",
    "mail_system", "mailsystem", "microsoftexchange", "bounce", "bounces", "smtpd", "listserv-daemon", "post_master", "post-master",
];

/// What stands in the name of a mail system.
#[rustfmt::skip]
const DAEMON_NAMES: &[&str] = &[
    "mailer-daemon", "mailer daemon", "mail delivery", "mail system", "mail administrator", "system administrator",
    "delivery subsystem", "postmaster", "mail-daemon", "internet mail", "email delivery", "e-mail delivery",
    "mail router", "mail gateway", "message router", "delivery system", "mail server", "microsoft outlook",
    "systemadministrator", "administrateur système", "administrador del sistema", "mailserver", "mail robot",
];

/// Whether a name or address is a mail system's.
pub(super) fn is_daemon(name: &str, address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().trim().to_lowercase();
    let exact = DAEMONS.iter().any(|known| {
        local
            .strip_prefix(known)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['+', '-', '.', '_', '=']))
            && (local.len() == known.len()
                || known.contains("daemon")
                || known.starts_with("microsoft")
                || *known == "postmaster")
    });
    let name = name.to_lowercase();
    exact || DAEMON_NAMES.iter().any(|known| name.contains(known)) || local.contains("mailer-daemon")
}

/// Words in the address of a program that handles letters, or of an office that people also write from.
const OFFICES: &[&str] = &[
    "smtp",
    "mta",
    "gateway",
    "gateways",
    "antivirus",
    "mailgateway",
    "mailserver",
    "mail",
    "mailservice",
    "exchange",
    "admin",
    "administrator",
    "root",
    "system",
    "noreply",
    "no",
    "support",
    "daemon",
    "notification",
    "notifications",
    "delivery",
    "mailscanner",
    "virus",
    "spam",
    "antispam",
    "security",
    "listmaster",
    "abuse",
    "helpdesk",
    "autoresponder",
    "postfix",
    "qmail",
    "sendmail",
    "exim",
    "nobody",
    "error",
    "errors",
];

/// Whether an address may be a program's, though a person may have it too: then the letter itself must leave no doubt.
pub(super) fn is_office(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    local.split(|c: char| !c.is_alphanumeric()).any(|word| OFFICES.contains(&word))
}

/// Beginnings of subjects of reports of failure; a tag in brackets and marks before them do not count.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "undeliver", "undelivered", "undeliverable", "non-deliver", "nondeliver", "non deliver", "not delivered",
    "failure notice", "failure delivery", "failed delivery", "failed mail", "failed to deliver", "failure:",
    "mail delivery", "message delivery", "email delivery", "e-mail delivery", "delivery fail", "delivery status",
    "delivery notification", "delivery error", "delivery problem", "delivery report", "delivery delay",
    "delivery unsuccess", "delivery has failed", "delivery incomplete", "returned mail", "returned email",
    "returned e-mail", "returned to sender", "returned message", "return mail", "returning message",
    "mail could not be delivered", "message could not be delivered", "could not send message",
    "could not deliver", "couldn't deliver", "couldn’t deliver", "unable to deliver", "unknown user", "user unknown", "no such user",
    "mail error", "mail failure", "mail system error", "mail problem", "email error", "error sending",
    "error delivering", "error in mail", "sending failed", "warning: could not send", "warning: message",
    "warning - ", "delayed mail", "delayed:", "delay notif", "message delayed", "mail delayed", "delivery delayed",
    "message status", "message not delivered", "message undeliver", "message rejected", "mail rejected", "mail rejection", "email rejected", "message you sent",
    "your message", "your mail", "your email", "your e-mail", "rejected:", "rejected mail", "bounced mail", "bounce:", "mail bounce", "nondelivery",
    "mail not delivered", "mail undeliver", "mailbox full", "quota", "over quota", "notification d'échec", "report of non", "wrong address", "invalid recipient", "invalid address",
    "problem delivering", "problems delivering", "permanent failure", "permanent delivery", "permanent error",
    "ndn:", "ndr:", "transient failure", "temporary failure", "user not found", "recipient unknown", "address unknown", "unzustellbar",
    "nicht zustellbar", "nachricht nicht zugestellt", "unzustellbare", "mail-zustellung", "zustellung", "fehler bei der zustellung", "übermittlungsfehler", "rückläufer",
    "non remis", "non distribu", "non délivr", "echec", "échec", "message non", "remise impossible", "avis de non", "retour de courrier", "courrier non",
    "no se puede entregar", "no se pudo entregar", "no entregado", "no se ha podido", "correo no entregado", "mensaje no", "error de entrega", "fallo de entrega", "entrega fallida", "devuelto",
    "não foi possível", "nao foi possivel", "falha na entrega", "mensagem não entregue", "não entregue", "não é possível entregar", "não pôde ser entregue", "erro na entrega", "erro de entrega", "devolvida", "notificação do status",
    "non recapitabile", "impossibile recapitare", "mancato recapito", "mancata consegna", "messaggio non", "errore di consegna", "avviso di mancat",
    "onbestelbaar", "niet bezorgd", "niet afgeleverd", "kan niet worden", "bezorging mislukt", "aflevering mislukt",
    "det gick inte att leverera", "kunde inte levereras", "olevererbar", "ej levererat", "leveransfel", "kan ikke leveres", "ulevert", "uleverbar", "ikke leveret", "ikke levert", "kunne ikke leveres", "leveringsfejl",
    "toimitus epäonnistui", "viestiä ei voi", "ei voitu toimittaa", "toimittamaton",
    "nie można dostarczyć", "niedostarczon", "niedoręczon", "nie dostarczono", "zwrot poczty", "błąd dostarczania",
    "недоставленн", "не доставлено", "сообщение не доставлено", "ошибка доставки", "невозможно доставить", "не удалось доставить", "недоставка", "ваше сообщение не доставлено", "письмо не доставлено",
    "не доставлен", "не вдалося доставити", "nedoručiteln", "nedoručen", "nelze doručit", "kézbesíthetetlen", "sikertelen kézbesítés", "teslim edilemedi", "teslim edilemeyen", "iletilemedi", "nu s-a putut livra", "nelivrat", "αδυναμία παράδοσης", "δεν παραδόθηκε",
    "配信不能", "配信できません", "配信エラー", "送信エラー", "未配信", "不達", "退信", "系统退信", "無法傳遞", "无法送达", "未送达", "未傳遞", "投递失败", "邮件投递失败", "退件", "배달 실패", "반송", "전송 실패", "배달되지", "배달할 수 없", "לא נמסר", "לא ניתן למסור", "فشل تسليم", "تعذر التسليم", "تعذر تسليم",
];

/// Whether `subject` is one of a report of failure.
pub(super) fn is_failure_subject(subject: &str) -> bool {
    let folded = subject.to_lowercase();
    let mut text = folded.trim_start();
    for _ in 0..3 {
        let rest =
            text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(text, |(_, rest)| rest);
        text = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    SUBJECTS.iter().any(|start| text.starts_with(start))
        || [
            "undeliverable",
            "undelivered",
            "delivery failed",
            "delivery failure",
            "returned to sender",
            "delivery status notification",
            "mail delivery",
            "could not be delivered",
            "non remis",
            "退信",
        ]
        .iter()
        .any(|part| folded.contains(part))
}

/// What says in a report's text that something did not arrive.
#[rustfmt::skip]
pub(super) const FAILED: &[&str] = &[
    "could not be delivered", "couldn't be delivered", "couldn’t be delivered", "cannot be delivered", "can not be delivered", "can't be delivered", "was not delivered", "wasn't delivered", "wasn’t delivered", "were not delivered", "not been delivered", "could not deliver", "couldn't deliver", "couldn’t deliver", "cannot deliver", "unable to deliver", "unable to be delivered", "failed to deliver", "not able to deliver", "wasn't able to deliver",
    "undeliver", "non-deliver", "nondeliver", "not delivered", "delivery failed", "delivery has failed", "delivery failure", "delivery error", "failed delivery", "delivery to the following", "failed permanently", "delivery aborted", "was aborted", "has been aborted", "delivery is not possible", "delivery attempt", "attempted delivery", "not be sent", "could not send", "couldn't send",
    "did not reach", "not reach", "could not reach", "has not been received", "returned to sender", "returned to you", "is being returned", "being returned", "was returned", "returned mail", "returned unopened", "fatal error", "permanent error", "permanent failure", "permanent problem", "transient", "has been delayed", "delivery delayed", "is delayed", "not yet been delivered", "still undelivered", "has not been delivered", "delivery problem",
    "was rejected", "been rejected", "has rejected", "rejected your", "message rejected", "refused to accept", "did not accept", "not accepted", "refused by", "no longer accept", "was refused", "is not accepting", "isn't accepting", "does not accept", "declined to accept", "been blocked", "was blocked", "blocked by",
    "user unknown", "unknown user", "no such user", "no such person", "no such address", "no such recipient", "no such mailbox", "user not found", "recipient not found", "mailbox not found", "not found in", "address not found", "unknown recipient", "recipient unknown", "invalid recipient", "invalid address", "invalid user", "unknown address", "bad address", "bad destination", "address is invalid", "address unknown", "addressee unknown", "unrouteable address", "unroutable", "unknown or illegal", "unknown local", "unknown account", "no account", "account has been", "account is not", "account does not", "account is disabled", "account is inactive", "inactive account", "no longer active", "not active", "no longer valid", "no longer exist", "no longer in use", "no longer available", "no longer with", "does not exist", "doesn't exist", "doesn’t exist", "not exist", "not a valid", "not listed in", "not a known", "has been disabled", "is disabled", "is not known", "not local", "doesn't have", "doesn't have a", "does not have", "is unavailable", "host unknown", "unknown host", "host not found", "domain not found", "unknown domain",
    "mailbox full", "mailbox is full", "mailbox unavailable", "over quota", "quota exceeded", "exceeded quota", "exceeds quota", "exceeded the quota", "exceeded storage", "out of storage", "no space", "disk quota", "over their quota", "quota", "too large", "exceeds the maximum", "exceeds size", "message size", "too many hops", "mail loop", "loops back", "relay access denied", "relaying denied", "relay not permitted", "access denied", "connection refused", "connection timed out", "timed out", "retry time", "could not connect", "failed to connect", "smtp error", "error occurred", "an error", "errors occurred", "problem delivering", "problems delivering", "rejected by", "considered spam", "identified as spam", "classified as", "suspected spam", "looks like spam", "gave up", "given up", "giving up", "undeliverable", "550 ", "554 ", "553 ", "552 ", "551 ", "5.1.1", "5.7.1", "5.2.2", "rcpt to", "error message", "reason for", "transcript of session",
    "nicht zugestellt", "nicht zustellbar", "unzustellbar", "konnte nicht", "konnten nicht", "nicht erreicht", "nicht übermittelt", "unbekannter empfänger", "empfänger unbekannt", "fehlgeschlagen", "ist voll", "existiert nicht", "abgelehnt",
    "n'a pas pu être", "n’a pas pu être", "n'a pu être", "pas été remis", "impossible de remettre", "impossible de distribuer", "n'a pas été", "a échoué", "non remis", "n'existe pas", "échec de la remise", "est pleine", "adresse inconnue", "utilisateur inconnu",
    "no se pudo", "no se ha podido", "no ha podido", "no ha sido posible", "no pudo ser", "no fue posible", "no existe", "no entregado", "no puede ser", "no ha llegado", "no se puede entregar", "no se entregó", "ha sido rechazado", "buzón lleno",
    "não pôde ser", "não foi possível", "nao foi possivel", "não foi entregue", "não pode ser", "falha na entrega", "não existe", "nao existe", "não entregue", "rejeitada", "caixa cheia",
    "non è stato possibile", "non è stata", "non è stato", "impossibile recapitare", "impossibile consegnare", "non può essere", "non esiste", "mancata consegna", "mancato recapito", "fallita", "casella piena",
    "niet worden afgeleverd", "niet worden bezorgd", "niet bezorgd", "kon niet", "niet afgeleverd", "bestaat niet", "onbestelbaar", "is mislukt",
    "kunde inte levereras", "kunde inte", "gick inte att", "finns inte", "kan ikke leveres", "kunne ikke", "ikke leveret", "findes ikke", "finnes ikke", "ei voitu toimittaa", "ei voida toimittaa", "epäonnistui", "ei ole olemassa",
    "nie można dostarczyć", "nie mogła zostać", "nie została dostarczona", "nie dostarczono", "nie istnieje", "niedostarczona", "не доставлено", "не удалось доставить", "не может быть доставлено", "не было доставлено", "невозможно доставить", "недоставлен", "не существует", "не найден", "отклонено", "переполнен", "не вдалося доставити", "не існує",
    "nelze doručit", "nemohla být doručena", "nebyla doručena", "nedoručen", "neexistuje", "nem sikerült", "kézbesíthetetlen", "nem kézbesíthető", "teslim edilemedi", "iletilemedi", "gönderilemedi", "nu a putut fi", "nu există", "δεν ήταν δυνατή", "δεν υπάρχει",
    "配信できません", "配信されません", "配信不能", "送信できません", "届けることができません", "お届けできません", "送れません", "存在しません", "見つかりません", "配送できません", "配達できません", "エラー", "失敗", "不達", "無法傳遞", "无法送达", "无法投递", "未能送达", "投递失败", "退信", "退回", "不存在", "被拒", "拒收", "전송하지 못", "배달하지 못", "배달할 수 없", "배달되지", "존재하지 않", "반송", "실패", "לא ניתן למסור", "לא נמסר", "تعذر تسليم", "لم يتم تسليم", "فشل",
];

/// What says that it will be tried again.
#[rustfmt::skip]
pub(super) const TEMPORARY: &[&str] = &[
    "will be retried", "will retry", "will keep trying", "will continue to", "will try again", "will be tried again", "retried for", "still trying", "is still being", "still be attempted", "no action is required", "do not need to resend", "you do not need to", "not necessary to resend", "has been delayed", "is delayed", "delivery delayed", "delayed by", "not yet been delivered", "has not yet been", "this is a warning", "warning message", "is just a warning", "warning only", "warning: message", "temporary problem", "temporary failure", "temporarily", "transient non-fatal", "delivery attempts will continue", "attempts to deliver", "deferred", "try again later", "nicht erneut senden", "wird weiterhin versucht", "vorübergehend", "verzögert", "sera retenté", "temporaire", "retardé", "temporalmente", "se ha retrasado", "retraso", "temporariamente", "atrasada", "temporaneamente", "in ritardo", "tijdelijk", "vertraagd", "tillfälligt", "försenat", "forsinket", "midlertidig", "väliaikai", "viivästynyt", "tymczasow", "opóźnion", "временн", "задерж", "отложен", "dočasn", "zpožděn", "遅延", "一時的", "延迟", "延遲", "지연",
];

/// What says so of one recipient, beside the address.
#[rustfmt::skip]
pub(super) const TRIED_LONG: &[&str] = &[
    "retry timeout exceeded", "all hosts have been failing", "retry time not reached", "mailbox is full: retry", "temporary failure", "temporarily", "try again later", "over quota temporarily", "deferred", "refused to talk to me",
    "not yet received",
];

/// Lines behind which the returned letter begins.
#[rustfmt::skip]
pub(super) const RETURNED: &[&str] = &[
    "copy of the message", "copy of your message", "copy of the original", "copy of your mail", "copy of this message", "copy of the letter", "copy of the mail", "copy of the email", "copy of the e-mail", "copy of the first", "message copy follows", "copy follows", "original message follows", "original message header", "original message text", "original message below", "original message is", "the original message", "your original message", "original message was", "original message:", "original message details", "original mail as", "original message as", "original message-", "original message -", "begin original", "beginning of your message", "start of your message", "message header follows", "message headers follow", "message header:", "headers of the message", "headers of your message", "header of the message", "message headers:", "returned message", "returned mail follows", "returned text", "unsent message", "unsent mail", "undelivered message follows", "undelivered message", "undelivered mail follows", "rejected message", "failed message", "failed mail", "message follows", "mail follows", "text follows", "message text follows", "letter follows", "your message follows", "your message reads", "you sent the following", "included is a copy", "including headers", "including the headers", "including all the headers", "full headers", "first lines of", "first part of", "message contents", "contents of the message", "message source", "message content", "message body", "body of message", "bounced message", "bounce message follows", "received message", "original headers", "headers follow", "headers only", "original mail", "original email", "original e-mail", "original text", "your original mail", "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "kopie der nachricht", "kopie ihrer nachricht", "kopie der e-mail", "zurückgesandte", "message d'origine", "message original", "copie du message", "copie de votre message", "mensaje original", "copia del mensaje", "copia de su mensaje", "mensagem original", "cópia da mensagem", "messaggio originale", "copia del messaggio", "oorspronkelijk bericht", "kopie van het bericht", "исходное сообщение", "текст письма", "копия сообщения", "заголовки", "元のメッセージ", "メールの内容", "原始邮件", "原邮件", "原始郵件",
];

/// Whether one of `words` stands in `folded`.
pub(super) fn says(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| folded.contains(word))
}
