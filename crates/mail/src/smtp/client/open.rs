//! Begins a conversation: greeting, extensions, TLS, login.

use std::time::Duration;

use mail_builder::encoders::base64::Base64Encoder as Base64;
use rustls::pki_types::ServerName;
use smtp_proto::{
    AUTH_LOGIN, AUTH_PLAIN, EXT_8BIT_MIME, EXT_CHUNKING, EXT_PIPELINING, EXT_SIZE, EXT_SMTP_UTF8,
    EXT_START_TLS, EhloResponse,
};
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::TlsConnector;

use super::{
    Login, Manner, Reply, Target, Tls, Trouble,
    wire::{Broken, Stream, Wire},
};

/// A conversation with a server that is ready for letters.
pub struct Session {
    pub(super) wire: Wire,
    pub(super) target: Target,
    pub(super) manner: Manner,
    pub(super) offers: Offers,
    /// It said that it closes the connection.
    pub(super) closing: bool,
    /// Something of the last letter may be left on their side.
    pub(super) unclean: bool,
}

/// What the server can do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Offers {
    pub(super) pipelining: bool,
    pub(super) chunking: bool,
    pub(super) eight_bit: bool,
    pub(super) utf8: bool,
    pub(super) size: bool,
    /// The longest letter it takes, in bytes; 0 when it does not say.
    pub(super) longest: usize,
    starttls: bool,
    plain: bool,
    login: bool,
}

impl Session {
    /// Connects and gets ready for letters.
    pub async fn open(target: &Target, manner: &Manner) -> Result<Session, Trouble> {
        match Session::try_open(target, manner, target.tls).await {
            // It offered what it cannot do; a letter in the clear is better than none.
            Err(Trouble::Tls { .. }) if target.tls == Tls::IfOffered => {
                Session::try_open(target, manner, Tls::No).await
            }
            opened => opened,
        }
    }

    async fn try_open(target: &Target, manner: &Manner, tls: Tls) -> Result<Session, Trouble> {
        let stream = connect(target, manner.patience.connect).await?;
        let mut opening = Opening { target, manner, wire: Wire::new(stream), private: false };
        if tls == Tls::Implicit {
            opening = opening.encrypted(tls).await?;
        }
        opening.greeted().await?;
        let mut offers = opening.introduced().await?;
        match tls {
            Tls::Required if !offers.starttls => {
                return Err(opening.no_tls("it does not offer STARTTLS"));
            }
            Tls::Required | Tls::IfOffered if offers.starttls => {
                let reply = opening.ask("STARTTLS\r\n").await?;
                if reply.is_yes() {
                    opening = opening.encrypted(tls).await?;
                    // What was said in the clear may have been said by anybody.
                    offers = opening.introduced().await?;
                } else if tls == Tls::Required {
                    return Err(opening.no_tls(&reply.to_string()));
                }
            }
            _ => {}
        }
        if let Some(login) = &target.login {
            opening.log_in(login, offers).await?;
        }
        let (target, manner) = (target.clone(), manner.clone());
        Ok(Session { wire: opening.wire, target, manner, offers, unclean: false, closing: false })
    }

    /// Where it leads.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Whether the server is still there, and nothing of an earlier letter is left.
    pub async fn is_alive(&mut self) -> bool {
        let patience = self.manner.patience.connect;
        let asked = async {
            self.wire.write(b"RSET\r\n", patience).await?;
            self.wire.answer(patience).await
        };
        self.unclean = false;
        matches!(asked.await, Ok(reply) if reply.is_yes())
    }

    /// Says goodbye.
    pub async fn quit(mut self) {
        let patience = Duration::from_secs(5);
        if self.wire.write(b"QUIT\r\n", patience).await.is_ok() {
            drop(self.wire.answer(patience).await);
        }
    }
}

impl Offers {
    /// From the lines of an answer to `EHLO`.
    fn read(lines: &str) -> Offers {
        let last = lines.lines().count().saturating_sub(1);
        let answer: String = lines
            .lines()
            .enumerate()
            .map(|(number, line)| format!("250{}{line}\r\n", if number == last { ' ' } else { '-' }))
            .collect();
        let Ok(said) = EhloResponse::parse(&mut answer.as_bytes().iter()) else { return Offers::default() };
        Offers {
            pipelining: said.has_capability(EXT_PIPELINING),
            chunking: said.has_capability(EXT_CHUNKING),
            eight_bit: said.has_capability(EXT_8BIT_MIME),
            utf8: said.has_capability(EXT_SMTP_UTF8),
            size: said.has_capability(EXT_SIZE),
            longest: said.size,
            starttls: said.has_capability(EXT_START_TLS),
            plain: said.auth() & AUTH_PLAIN != 0,
            login: said.auth() & AUTH_LOGIN != 0,
        }
    }
}

struct Opening<'a> {
    target: &'a Target,
    manner: &'a Manner,
    wire: Wire,
    private: bool,
}

impl<'a> Opening<'a> {
    fn away(&self, why: &Broken) -> Trouble {
        Trouble::Away { host: self.target.host.clone(), why: why.to_string() }
    }

    fn no_tls(&self, why: &str) -> Trouble {
        Trouble::Tls { host: self.target.host.clone(), why: why.to_owned() }
    }

    fn refused(&self, reply: Reply) -> Trouble {
        Trouble::Refused { host: self.target.host.clone(), reply }
    }

    async fn greeted(&mut self) -> Result<(), Trouble> {
        let greeting = self.wire.answer(self.manner.patience.command).await;
        match greeting.map_err(|why| self.away(&why))? {
            greeting if greeting.is_yes() => Ok(()),
            greeting => Err(self.refused(greeting)),
        }
    }

    async fn ask(&mut self, command: &str) -> Result<Reply, Trouble> {
        let patience = self.manner.patience.command;
        let asked = async {
            self.wire.write(command.as_bytes(), patience).await?;
            self.wire.answer(patience).await
        };
        asked.await.map_err(|why| self.away(&why))
    }

    /// Says who we are, and hears what it can do.
    async fn introduced(&mut self) -> Result<Offers, Trouble> {
        let name = &self.manner.name;
        let verb = if self.target.lmtp { "LHLO" } else { "EHLO" };
        let patience = self.manner.patience.command;
        let asked = async {
            self.wire.write(format!("{verb} {name}\r\n").as_bytes(), patience).await?;
            self.wire.whole_answer(patience).await
        };
        let response = asked.await.map_err(|why| self.away(&why))?;
        if response.code == 250 {
            return Ok(Offers::read(&response.message));
        }
        let reply = Reply::read(response);
        if self.target.lmtp || reply.is_later() {
            return Err(self.refused(reply));
        }
        // An old one, that knows no extensions.
        match self.ask(&format!("HELO {name}\r\n")).await? {
            reply if reply.is_yes() => Ok(Offers::default()),
            reply => Err(self.refused(reply)),
        }
    }

    async fn encrypted(self, tls: Tls) -> Result<Self, Trouble> {
        let Opening { target, manner, wire, .. } = self;
        let told = |why: String| Trouble::Tls { host: target.host.clone(), why };
        let stream = wire.bare().ok_or_else(|| told("it speaks before its turn".to_owned()))?;
        let config = if tls == Tls::IfOffered { &manner.trust.any } else { &manner.trust.checked };
        let name = ServerName::try_from(target.host.clone())
            .map_err(|_| told("its name is no host name".to_owned()))?;
        let shaking = TlsConnector::from(config.clone()).connect(name, stream);
        match timeout(manner.patience.connect, shaking).await {
            Ok(Ok(stream)) => {
                Ok(Opening { target, manner, wire: Wire::new(Box::new(stream)), private: true })
            }
            Ok(Err(why)) => Err(told(why.to_string())),
            Err(_) => Err(told("no answer".to_owned())),
        }
    }

    /// RFC 4954; PLAIN is RFC 4616, LOGIN was never written down.
    async fn log_in(&mut self, login: &Login, offers: Offers) -> Result<(), Trouble> {
        let host = || self.target.host.clone();
        if !(self.private || is_here(&self.target.host)) || !(offers.plain || offers.login) {
            return Err(Trouble::NoLogin { host: host() });
        }
        let reply = if offers.plain {
            let secret = base64(&format!("\0{}\0{}", login.user, login.password));
            self.ask(&format!("AUTH PLAIN {secret}\r\n")).await?
        } else {
            let mut reply = self.ask("AUTH LOGIN\r\n").await?;
            for said in [&login.user, &login.password] {
                if reply.code == 334 {
                    reply = self.ask(&format!("{}\r\n", base64(said))).await?;
                }
            }
            reply
        };
        if reply.is_yes() { Ok(()) } else { Err(Trouble::Login { host: self.target.host.clone(), reply }) }
    }
}

/// Whether a password to this host stays on this machine.
fn is_here(host: &str) -> bool {
    host == "localhost"
        || host.starts_with('/')
        || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn base64(text: &str) -> String {
    let mut bytes = Vec::new();
    Base64::new().encode_into(text.as_bytes(), &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

async fn connect(target: &Target, patience: Duration) -> Result<Box<dyn Stream>, Trouble> {
    let away = |why: String| Trouble::Away { host: target.host.clone(), why };
    let connecting = async {
        let stream: Box<dyn Stream> = match target.address {
            #[cfg(unix)]
            None if target.host.starts_with('/') => {
                Box::new(tokio::net::UnixStream::connect(&target.host).await?)
            }
            Some(address) => quick(TcpStream::connect((address, target.port)).await?)?,
            None => quick(TcpStream::connect((target.host.as_str(), target.port)).await?)?,
        };
        Ok::<_, std::io::Error>(stream)
    };
    match timeout(patience, connecting).await {
        Ok(Ok(stream)) => Ok(stream),
        Ok(Err(why)) => Err(away(why.to_string())),
        Err(_) => Err(away(format!("no answer within {} s", patience.as_secs()))),
    }
}

fn quick(stream: TcpStream) -> std::io::Result<Box<dyn Stream>> {
    stream.set_nodelay(true)?;
    Ok(Box::new(stream))
}
