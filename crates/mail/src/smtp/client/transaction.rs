//! One letter in a conversation: what is asked, and what the answers mean.

use super::{Fate, Parcel, Reply, Session, Told, open::Offers, wire::Broken};

/// A letter that was begun and is not answered yet.
pub(super) struct Begun {
    tag: i64,
    /// None as long as there is no last word about a recipient.
    fates: Vec<Option<Fate>>,
    /// Something of the letter itself was written: the receiver may have all of it.
    pub(super) written: bool,
}

impl Begun {
    pub(super) fn of(parcel: &Parcel) -> Begun {
        Begun { tag: parcel.tag, fates: vec![None; parcel.recipients.len()], written: false }
    }

    /// Whether somebody is to get it.
    pub(super) fn is_wanted(&self) -> bool {
        self.fates.contains(&None)
    }

    /// The last word about all that have none.
    pub(super) fn all(&mut self, reply: &Reply) {
        for fate in self.fates.iter_mut().filter(|fate| fate.is_none()) {
            *fate = Some(fate_of(reply.clone()));
        }
    }

    /// What became of it; whoever has no answer is lost, because of `why`.
    pub(super) fn told(self, why: &str) -> Told {
        let maybe = self.written;
        let lost = || Fate::Lost { why: why.to_owned(), maybe };
        Told { tag: self.tag, fates: self.fates.into_iter().map(|fate| fate.unwrap_or_else(lost)).collect() }
    }
}

fn fate_of(reply: Reply) -> Fate {
    match reply.code / 100 {
        2 => Fate::Taken(reply),
        4 => Fate::Later(reply),
        5 => Fate::Never(reply),
        // Neither yes nor no.
        _ => Fate::Lost { why: format!("it answered {reply}"), maybe: true },
    }
}

impl Session {
    pub(super) async fn answer(&mut self) -> Result<Reply, Broken> {
        self.answer_within(self.manner.patience.command).await
    }

    pub(super) async fn answer_within(&mut self, patience: std::time::Duration) -> Result<Reply, Broken> {
        let reply = self.wire.answer(patience).await?;
        // It closes the connection, whatever it was asked (RFC 5321 section 3.8).
        self.closing |= reply.code == 421;
        Ok(reply)
    }

    /// Hears what is said to `MAIL` and each `RCPT`.
    pub(super) async fn hear_envelope(&mut self, begun: &mut Begun) -> Result<(), Broken> {
        let reply = self.answer().await?;
        self.hear_mail(begun, &reply);
        for place in 0..begun.fates.len() {
            let reply = self.answer().await?;
            Session::hear_recipient(begun, place, reply);
        }
        Ok(())
    }

    /// Asks one thing after the other, for a server that cannot hear more at once.
    pub(super) async fn ask_envelope(&mut self, parcel: &Parcel, begun: &mut Begun) -> Result<(), Broken> {
        let patience = self.manner.patience.command;
        let mut asked = Vec::new();
        mail_from(parcel, self.offers, &mut asked);
        self.wire.write(&asked, patience).await?;
        let reply = self.answer().await?;
        self.hear_mail(begun, &reply);
        for (place, recipient) in parcel.recipients.iter().enumerate().filter(|_| reply.is_yes()) {
            self.wire.write(format!("RCPT TO:<{recipient}>\r\n").as_bytes(), patience).await?;
            let reply = self.answer().await?;
            Session::hear_recipient(begun, place, reply);
        }
        Ok(())
    }

    fn hear_mail(&mut self, begun: &mut Begun, reply: &Reply) {
        if !reply.is_yes() {
            begun.all(reply);
        }
    }

    fn hear_recipient(begun: &mut Begun, place: usize, mut reply: Reply) {
        // Too many recipients, as old servers say it (RFC 5321 section 4.5.3.1.10).
        if reply.code == 552 {
            reply.code = 452;
        }
        if let Some(fate) = begun.fates.get_mut(place).filter(|fate| fate.is_none() && !reply.is_yes()) {
            *fate = Some(fate_of(reply));
        }
    }

    /// Hears what is said at the end of a letter.
    pub(super) async fn hear_end(&mut self, begun: &mut Begun) -> Result<(), Broken> {
        let patience = self.manner.patience.end;
        if !self.target.lmtp {
            let reply = self.answer_within(patience).await?;
            begun.all(&reply);
            return Ok(());
        }
        if !begun.is_wanted() {
            // Nobody is left to answer for; there is one answer to the end itself.
            return self.answer_within(patience).await.map(drop);
        }
        for place in 0..begun.fates.len() {
            if begun.fates[place].is_none() {
                begun.fates[place] = Some(fate_of(self.answer_within(patience).await?));
            }
        }
        Ok(())
    }

    /// Why a parcel cannot be given to this server at all.
    pub(super) fn objection(&self, parcel: &Parcel) -> Option<Reply> {
        let no = |code, enhanced, text: &str| Some(Reply::ours(code, enhanced, text));
        let mut addresses =
            parcel.recipients.iter().chain([&parcel.sender].into_iter().filter(|s| !s.is_empty()));
        if parcel.recipients.is_empty() || addresses.any(|address| !is_written_safely(address)) {
            return no(501, [5, 1, 3], "not sent: an address cannot be written in a command");
        }
        if !has_whole_lines(&parcel.bytes) {
            return no(550, [5, 6, 0], "not sent: a line of the letter does not end with CRLF");
        }
        let Offers { longest, utf8, eight_bit, .. } = self.offers;
        if (1..usize::MAX).contains(&longest) && parcel.bytes.len() > longest {
            let (has, most) = (parcel.bytes.len(), longest);
            return no(
                552,
                [5, 3, 4],
                &format!("not sent: the letter has {has} bytes, and they take {most}"),
            );
        }
        if wants_utf8(parcel) && !utf8 {
            return no(
                553,
                [5, 6, 7],
                "not sent: the address has letters that their server cannot take (SMTPUTF8)",
            );
        }
        if !parcel.bytes.is_ascii() && !eight_bit {
            return no(
                554,
                [5, 6, 3],
                "not sent: the letter has 8 bits a byte, and their server takes 7 (8BITMIME)",
            );
        }
        None
    }
}

/// `MAIL` and each `RCPT`, in one go.
pub(super) fn envelope(parcel: &Parcel, offers: Offers, out: &mut Vec<u8>) {
    mail_from(parcel, offers, out);
    for recipient in &parcel.recipients {
        out.extend_from_slice(b"RCPT TO:<");
        out.extend_from_slice(recipient.as_bytes());
        out.extend_from_slice(b">\r\n");
    }
}

fn mail_from(parcel: &Parcel, offers: Offers, out: &mut Vec<u8>) {
    out.extend_from_slice(b"MAIL FROM:<");
    out.extend_from_slice(parcel.sender.as_bytes());
    out.push(b'>');
    if offers.size {
        out.extend_from_slice(format!(" SIZE={}", parcel.bytes.len()).as_bytes());
    }
    if !parcel.bytes.is_ascii() {
        out.extend_from_slice(b" BODY=8BITMIME");
    }
    if wants_utf8(parcel) {
        out.extend_from_slice(b" SMTPUTF8");
    }
    out.extend_from_slice(b"\r\n");
}

fn wants_utf8(parcel: &Parcel) -> bool {
    !parcel.sender.is_ascii() || parcel.recipients.iter().any(|address| !address.is_ascii())
}

fn is_written_safely(address: &str) -> bool {
    (3..=320).contains(&address.len())
        && address.contains('@')
        && !address.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>'))
}

/// Every CR is before an LF, every LF behind a CR, and the last line has an end.
fn has_whole_lines(bytes: &[u8]) -> bool {
    let mut cr = None;
    for place in memchr::memchr2_iter(b'\r', b'\n', bytes) {
        match (bytes[place], cr) {
            (b'\r', None) => cr = Some(place),
            (b'\n', Some(before)) if before + 1 == place => cr = None,
            _ => return false,
        }
    }
    cr.is_none() && bytes.ends_with(b"\r\n")
}

/// The letter as `DATA` wants it, with its end: a dot at the beginning of a line is doubled.
pub(super) fn stuffed(bytes: &[u8], out: &mut Vec<u8>) {
    let mut from = 0;
    if bytes.first() == Some(&b'.') {
        out.push(b'.');
    }
    for place in memchr::memmem::find_iter(bytes, b"\n.") {
        out.extend_from_slice(&bytes[from..=place]);
        out.push(b'.');
        from = place + 1;
    }
    out.extend_from_slice(&bytes[from..]);
    out.extend_from_slice(b".\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    // reliability 2.2 case 19: we send only CRLF.
    #[test]
    fn a_letter_with_a_bare_line_end_is_not_whole() {
        for whole in ["a\r\n", "\r\n", "a\r\n.\r\nb\r\n"] {
            assert!(has_whole_lines(whole.as_bytes()), "{whole:?}");
        }
        for broken in
            ["", "a", "a\n", "a\r", "a\n.\n\r\n", "a\r.\r\n", "a\r\r\n", "a\n\r\n", "a\r\n\r", "a\n.\r\n"]
        {
            assert!(!has_whole_lines(broken.as_bytes()), "{broken:?}");
        }
    }

    #[test]
    fn a_dot_at_the_beginning_of_a_line_is_doubled() {
        for (letter, sent) in [
            ("a\r\n", "a\r\n.\r\n"),
            (".\r\n.\r\n", "..\r\n..\r\n.\r\n"),
            ("a.b\r\n.c\r\nd.\r\n", "a.b\r\n..c\r\nd.\r\n.\r\n"),
        ] {
            let mut out = Vec::new();
            stuffed(letter.as_bytes(), &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), sent);
        }
    }

    #[test]
    fn no_address_brings_a_command_along() {
        for sly in ["a@b>\r\nRCPT TO:<c@d", "a@b c@d", "a@b\r\n", "<a@b>", "a", "a\0@b"] {
            assert!(!is_written_safely(sly), "{sly:?}");
        }
        assert!(is_written_safely("Änne+x=y@exämple.org"));
    }
}
