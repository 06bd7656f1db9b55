//! One session: what a client says, and what it hears.

use std::{net::IpAddr, sync::Arc, time::Duration};

use smtp_proto::{Error as Syntax, MAIL_BODY_BINARYMIME, MAIL_SMTPUTF8, MailFrom, Request};
use tokio::time::{Instant, timeout};

use super::{
    Desk, Envelope, Letter, Way,
    body::{Body, too_large},
    forward::{self, Forwarded},
    listen::Shared,
    wire::{Ended, GULP, Line, Wire},
};
use crate::smtp::Reply;

/// How long a letter may take to be kept, before the client is asked to come again.
const KEEPING: Duration = Duration::from_secs(120);
/// Commands that bring no letter (NOOP, RSET, VRFY, EHLO ...), before each counts as an error. Postfix allows 100.
const IDLE_TALK: u32 = 100;
/// Times that a letter which is too large is read on to its end, so that its sender hears why.
const PATIENT_WITH: u64 = 4;

const OK: Reply = Reply::new(250, [2, 0, 0], "fine");
const BYE: Reply = Reply::new(221, [2, 0, 0], "goodbye");
const SPOKE_EARLY: Reply = Reply::new(554, [5, 5, 1], "you spoke before you were greeted");
const UNKNOWN: Reply = Reply::new(500, [5, 5, 2], "this command is not known here");
const TOO_LONG: Reply = Reply::new(500, [5, 5, 2], "this line is too long");
const BARE: Reply = Reply::new(500, [5, 5, 2], "a command ends with CR LF");
const NOT_MAIL: Reply = Reply::new(421, [4, 7, 0], "this is a mail server; goodbye");
const TOO_MANY_ERRORS: Reply = Reply::new(421, [4, 7, 0], "too many errors; goodbye");
const TOO_SILENT: Reply = Reply::new(421, [4, 4, 2], "you were silent for too long; goodbye");
const TOO_SLOW: Reply = Reply::new(421, [4, 4, 2], "this letter comes in too slowly; goodbye");
const CLOSING: Reply = Reply::new(421, [4, 3, 2], "this place is needed; come again");
const OUT_OF_ORDER: Reply = Reply::new(503, [5, 5, 1], "this command is out of order");
const NO_RECIPIENTS: Reply = Reply::new(503, [5, 5, 1], "say first who the letter is from and for");
const TOO_MANY_RECIPIENTS: Reply =
    Reply::new(452, [4, 5, 3], "enough recipients for one letter; send the rest anew");
const TOO_OFTEN: Reply = Reply::new(450, [4, 7, 1], "too many letters in a short time; try again later");
const NOT_KEPT: Reply = Reply::new(451, [4, 3, 0], "the letter could not be kept just now; try again later");
const GO_ON: Reply = Reply::new(354, [0, 0, 0], "send the letter; end it with a dot on a line of its own");

/// What comes after a command.
enum Next {
    Go,
    Encrypt,
    End,
}

pub(super) struct Session<D> {
    shared: Arc<Shared<D>>,
    way: Way,
    peer: Option<IpAddr>,
    trusted: bool,
    wire: Wire,
    helo: Option<String>,
    envelope: Option<Envelope>,
    /// Who brought the next letter to the server in front of us.
    forwarded: Forwarded,
    /// A letter that comes in chunks, until its last one.
    chunks: Option<Body>,
    errors: u32,
    idle_talk: u32,
}

impl<D: Desk> Session<D> {
    pub fn new(
        shared: Arc<Shared<D>>,
        way: Way,
        peer: Option<IpAddr>,
        trusted: bool,
        wire: Wire,
    ) -> Session<D> {
        let (helo, envelope, chunks) = (None, None, None);
        let forwarded = Forwarded::default();
        Session {
            shared,
            way,
            peer,
            trusted,
            wire,
            helo,
            envelope,
            forwarded,
            chunks,
            errors: 0,
            idle_talk: 0,
        }
    }

    /// From the greeting to the end.
    pub async fn run(mut self) {
        match self.talk().await {
            Ok(()) => {}
            Err(Ended::Gone) => {}
            Err(Ended::Silent) => self.wire.say(&TOO_SILENT),
            Err(Ended::Asked) => self.wire.say(&CLOSING),
        }
        self.wire.close().await;
    }

    async fn talk(&mut self) -> Result<(), Ended> {
        if self.way == Way::Smtp && self.wire.spoke_early() {
            self.wire.say(&SPOKE_EARLY);
            return Ok(());
        }
        let protocol = if self.way == Way::Smtp { "ESMTP" } else { "LMTP" };
        self.wire.say(&Reply::told(220, [0, 0, 0], format!("{} {protocol} Guildhall", self.shared.name)));
        let (most, patience) = (self.shared.limits.command, self.shared.limits.patience);
        let mut line = Vec::with_capacity(128);
        loop {
            let next = match self.wire.line(&mut line, most, patience).await? {
                Line::Well => self.obey(&line).await?,
                Line::TooLong => self.wrong(&TOO_LONG),
                Line::Bare if is_http(&line) => self.not_mail(),
                Line::Bare => self.wrong(&BARE),
            };
            match next {
                Next::Go => {}
                Next::End => return Ok(()),
                Next::Encrypt => {
                    let Some(certificate) = &self.shared.certificate else { return Ok(()) };
                    self.wire.encrypt(certificate.config()).await?;
                    // What was said before may have been said by somebody else (RFC 3207, 4.2).
                    (self.helo, self.envelope, self.chunks) = (None, None, None);
                }
            }
        }
    }

    async fn obey(&mut self, line: &[u8]) -> Result<Next, Ended> {
        if is_http(line) {
            return Ok(self.not_mail());
        }
        let Ok(text) = std::str::from_utf8(line) else { return Ok(self.wrong(&UNKNOWN)) };
        if text.bytes().any(|b| b == 0) || text[..text.len() - 2].contains('\r') {
            return Ok(self.wrong(&BARE));
        }
        if self.way == Way::Lmtp
            && self.envelope.is_none()
            && let Some(attributes) = forward::is_forward(text)
        {
            return Ok(match self.forwarded.take(attributes) {
                true => self.idle(&OK),
                false => self.wrong(&syntax(&Syntax::InvalidParameter { param: "XFORWARD" })),
            });
        }
        let request = match Request::parse(&mut line.iter()) {
            Ok(request) => request,
            Err(error) => return Ok(self.wrong(&syntax(&error))),
        };
        // Between the chunks of a letter only another one, or giving it up, makes sense.
        if self.chunks.is_some()
            && !matches!(request, Request::Bdat { .. } | Request::Rset | Request::Quit | Request::Noop { .. })
        {
            return Ok(self.wrong(&OUT_OF_ORDER));
        }
        match request {
            Request::Ehlo { host } if self.way == Way::Smtp => Ok(self.greet(&host, true)),
            Request::Lhlo { host } if self.way == Way::Lmtp => Ok(self.greet(&host, true)),
            Request::Helo { host } if self.way == Way::Smtp => Ok(self.greet(&host, false)),
            Request::Mail { from } => Ok(self.mail(from).await),
            Request::Rcpt { to } => Ok(self.recipient(&to.address, text).await),
            Request::Data => self.data().await,
            Request::Bdat { chunk_size, is_last } => self.chunk(chunk_size, is_last).await,
            Request::StartTls => Ok(self.start_tls()),
            Request::Rset => {
                (self.envelope, self.chunks) = (None, None);
                Ok(self.idle(&OK))
            }
            Request::Noop { .. } => Ok(self.idle(&OK)),
            // Neither yes nor no, as RFC 5321 3.5.3 allows: who lives here is not for everybody.
            Request::Vrfy { .. } | Request::Expn { .. } => {
                Ok(self.idle(&Reply::new(252, [2, 5, 2], "send a letter, and you will see")))
            }
            Request::Help { .. } => Ok(self.idle(&Reply::new(214, [2, 0, 0], "see RFC 5321"))),
            Request::Quit => {
                self.wire.say(&BYE);
                Ok(Next::End)
            }
            Request::Auth { .. } => Ok(self.wrong(&Reply::new(
                503,
                [5, 5, 1],
                "nobody signs in here: letters to us need no password, and others are not passed on",
            ))),
            _ => Ok(self.wrong(&Reply::new(502, [5, 5, 1], "this is not done here"))),
        }
    }

    fn greet(&mut self, host: &str, extended: bool) -> Next {
        self.helo = Some(host.chars().filter(|c| !c.is_control()).take(255).collect());
        (self.envelope, self.chunks) = (None, None);
        if !extended {
            return self.idle(&Reply::told(250, [0, 0, 0], self.shared.name.clone()));
        }
        let more = match self.shared.certificate {
            Some(_) if !self.wire.is_encrypted() && self.way == Way::Smtp => "250-STARTTLS\r\n",
            _ if self.way == Way::Lmtp => forward::OFFER,
            _ => "",
        };
        let said = format!(
            "250-{}\r\n250-PIPELINING\r\n250-SIZE {}\r\n{more}250-8BITMIME\r\n250-SMTPUTF8\r\n250-CHUNKING\r\n250 ENHANCEDSTATUSCODES\r\n",
            self.shared.name, self.shared.limits.letter
        );
        self.wire.say_raw(said.as_bytes());
        self.count_idle()
    }

    async fn mail(&mut self, from: MailFrom<std::borrow::Cow<'_, str>>) -> Next {
        let Some(helo) = self.helo.clone() else {
            return self.wrong(&Reply::new(503, [5, 5, 1], "say EHLO first"));
        };
        if self.envelope.is_some() {
            return self.wrong(&OUT_OF_ORDER);
        }
        let limits = &self.shared.limits;
        let announced = from.size as u64;
        if announced > limits.letter {
            return self.wrong(&too_large(limits.letter));
        }
        if from.flags & MAIL_BODY_BINARYMIME != 0 {
            return self.wrong(&Reply::new(555, [5, 5, 4], "BODY=BINARYMIME is not taken here"));
        }
        if !from.address.is_ascii() && from.flags & MAIL_SMTPUTF8 == 0 {
            return self.wrong(&Reply::new(550, [5, 6, 7], "this address needs SMTPUTF8"));
        }
        let client =
            || self.peer.map_or(String::new(), |peer| format!("{:?}", super::seats::Client::of(Some(peer))));
        if !self.trusted
            && (!self.shared.by_client.take(&client())
                || (!from.address.is_empty() && !self.shared.by_sender.take(&from.address.to_lowercase())))
        {
            return self.wrong(&TOO_OFTEN);
        }
        let told = std::mem::take(&mut self.forwarded);
        let (peer, helo) = match self.way {
            Way::Smtp => (self.peer, helo),
            // Who hands it over is our own; who brought it there is known only when that is told.
            Way::Lmtp => (told.peer, told.helo.unwrap_or(helo)),
        };
        let envelope = Envelope {
            way: self.way,
            peer,
            helo,
            tls: self.wire.is_encrypted(),
            sender: from.address.into_owned(),
            recipients: Vec::new(),
            announced,
        };
        match self.shared.desk.sender(&envelope).await {
            Ok(()) => {
                self.envelope = Some(envelope);
                self.wire.say(&Reply::new(250, [2, 1, 0], "go on"));
                Next::Go
            }
            Err(reply) => self.wrong(&reply),
        }
    }

    async fn recipient(&mut self, address: &str, line: &str) -> Next {
        let most = self.shared.limits.recipients;
        // What is read as no address is either `<>` or `<postmaster>`, which needs no domain (RFC 5321, 4.5.1).
        let address = match address {
            "" if line.to_ascii_lowercase().contains("<postmaster>") => "postmaster",
            "" => return self.wrong(&syntax(&Syntax::InvalidRecipientAddress)),
            address => address,
        };
        let Some(envelope) = &mut self.envelope else { return self.wrong(&NO_RECIPIENTS) };
        if envelope.recipients.len() >= most {
            self.wire.say(&TOO_MANY_RECIPIENTS);
            return self.count_idle();
        }
        match self.shared.desk.recipient(envelope, address).await {
            Ok(()) => {
                envelope.recipients.push(address.to_owned());
                self.wire.say(&Reply::new(250, [2, 1, 5], "go on"));
                Next::Go
            }
            Err(reply) => self.wrong(&reply),
        }
    }

    fn start_tls(&mut self) -> Next {
        if self.shared.certificate.is_none() || self.way == Way::Lmtp {
            return self.wrong(&Reply::new(502, [5, 5, 1], "there is no certificate here"));
        }
        if self.wire.is_encrypted() {
            return self.wrong(&OUT_OF_ORDER);
        }
        self.wire.say(&Reply::new(220, [2, 0, 0], "go on"));
        Next::Encrypt
    }

    async fn data(&mut self) -> Result<Next, Ended> {
        if self.envelope.as_ref().is_none_or(|envelope| envelope.recipients.is_empty()) {
            return Ok(self.wrong(&NO_RECIPIENTS));
        }
        self.wire.say(&GO_ON);
        let mut body = self.body();
        let begun = Instant::now();
        loop {
            let (used, done) = body.take_lines(self.wire.waiting());
            self.wire.take(used);
            body.settle().await;
            if done {
                return Ok(self.keep(body).await);
            }
            if let Some(end) = self.too_much_or_too_slow(&body, begun) {
                return Ok(end);
            }
            self.wire.fill(GULP, self.shared.limits.patience, true).await?;
        }
    }

    async fn chunk(&mut self, size: usize, is_last: bool) -> Result<Next, Ended> {
        let in_order = self.envelope.as_ref().is_some_and(|envelope| !envelope.recipients.is_empty());
        let mut body = self.chunks.take().unwrap_or_else(|| self.body());
        let (mut left, begun) = (size, Instant::now());
        // A chunk is on its way whether we want it or not: what is not kept is skipped.
        if size as u64 > self.shared.limits.letter.saturating_mul(PATIENT_WITH) {
            self.wire.say(&too_large(self.shared.limits.letter));
            return Ok(Next::End);
        }
        while left > 0 {
            if self.wire.waiting().is_empty() {
                self.wire.fill(GULP, self.shared.limits.patience, true).await?;
            }
            let piece = &self.wire.waiting()[..left.min(self.wire.waiting().len())];
            let count = piece.len();
            if in_order {
                body.take_chunk(piece);
            }
            self.wire.take(count);
            left -= count;
            body.settle().await;
            if let Some(end) = self.too_much_or_too_slow(&body, begun) {
                return Ok(end);
            }
        }
        if !in_order {
            return Ok(self.wrong(&NO_RECIPIENTS));
        }
        if is_last {
            return Ok(self.keep(body).await);
        }
        match body.trouble() {
            Some(reply) => {
                let reply = reply.clone();
                self.envelope = None;
                Ok(self.wrong(&reply))
            }
            None => {
                self.wire.say(&Reply::told(250, [2, 0, 0], format!("{size} bytes more")));
                self.chunks = Some(body);
                Ok(Next::Go)
            }
        }
    }

    fn body(&self) -> Body {
        Body::new(self.shared.limits.letter, &self.shared.folder)
    }

    fn too_much_or_too_slow(&mut self, body: &Body, begun: Instant) -> Option<Next> {
        let limits = &self.shared.limits;
        if body.length() > limits.letter.saturating_mul(PATIENT_WITH) {
            self.wire.say(&too_large(limits.letter));
            return Some(Next::End);
        }
        let spent = begun.elapsed();
        if spent > limits.slow_start && body.length() < spent.as_secs().saturating_mul(limits.slowest) {
            self.wire.say(&TOO_SLOW);
            return Some(Next::End);
        }
        None
    }

    /// The letter is whole: it is kept, and only then is anything said.
    async fn keep(&mut self, body: Body) -> Next {
        let Some(envelope) = self.envelope.take() else { return self.wrong(&NO_RECIPIENTS) };
        let answers = if self.way == Way::Lmtp { envelope.recipients.len() } else { 1 };
        let letter = body.end(self.shared.limits.hops, self.way == Way::Smtp).await;
        let kept = match letter {
            Ok(letter) => self.kept(envelope, letter).await,
            Err(reply) => Err(reply),
        };
        let (reply, is_kept) = match kept {
            Ok(words) => (Reply::told(250, [2, 0, 0], words), true),
            Err(reply) => (reply, false),
        };
        for _ in 0..answers {
            self.wire.say(&reply);
        }
        if is_kept {
            self.idle_talk = 0;
            return Next::Go;
        }
        self.count_error()
    }

    async fn kept(&self, envelope: Envelope, letter: Letter) -> Result<String, Reply> {
        timeout(KEEPING, self.shared.desk.keep(envelope, letter)).await.unwrap_or(Err(NOT_KEPT))
    }

    fn not_mail(&mut self) -> Next {
        self.wire.say(&NOT_MAIL);
        Next::End
    }

    /// A command that brings no letter.
    fn idle(&mut self, reply: &Reply) -> Next {
        self.wire.say(reply);
        self.count_idle()
    }

    fn count_idle(&mut self) -> Next {
        self.idle_talk += 1;
        if self.idle_talk > IDLE_TALK { self.count_error() } else { Next::Go }
    }

    /// A command that cannot be done.
    fn wrong(&mut self, reply: &Reply) -> Next {
        self.wire.say(reply);
        self.count_error()
    }

    fn count_error(&mut self) -> Next {
        self.errors += 1;
        if self.errors < self.shared.limits.errors {
            return Next::Go;
        }
        self.wire.say(&TOO_MANY_ERRORS);
        Next::End
    }
}

/// A browser that was tricked into speaking to us would smuggle commands in what it posts.
fn is_http(line: &[u8]) -> bool {
    ["GET ", "POST ", "PUT ", "HEAD ", "OPTIONS ", "CONNECT ", "PRI "]
        .iter()
        .any(|verb| line.len() > verb.len() && line[..verb.len()].eq_ignore_ascii_case(verb.as_bytes()))
}

fn syntax(error: &Syntax) -> Reply {
    match error {
        Syntax::InvalidSenderAddress => Reply::new(501, [5, 1, 7], "this is no address of a sender"),
        Syntax::InvalidRecipientAddress => Reply::new(501, [5, 1, 3], "this is no address of a recipient"),
        Syntax::SyntaxError { syntax } => Reply::told(501, [5, 5, 4], format!("expected {syntax}")),
        Syntax::InvalidParameter { param } => {
            Reply::told(501, [5, 5, 4], format!("{param} cannot have this value"))
        }
        Syntax::UnsupportedParameter { param } => {
            Reply::told(555, [5, 5, 4], format!("{param} is not taken here"))
        }
        Syntax::ResponseTooLong => TOO_LONG,
        _ => UNKNOWN,
    }
}
