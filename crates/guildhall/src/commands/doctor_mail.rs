//! `guildhall doctor mail`

use std::{
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    process::ExitCode,
    time::Duration,
};

use anyhow::Result;
use clap::Args;
use mail::{
    names::{Names, NoAnswer},
    sign::Key,
    smtp::client::{Session, Target, Tls, Trouble},
};

use super::doctor::Findings;
use crate::{
    config::{Door, Settings},
    serve::leaving,
};

/// Looks at what other mail servers will ask about yours: the DNS, the keys, the relay; says what to put where. Sends itself a letter
/// and answers it.
#[derive(Args)]
pub struct DoctorMail {
    /// How many seconds a letter may take to come round
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u64,
    /// Send nothing: only look
    #[arg(long)]
    only_look: bool,
}

impl DoctorMail {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let mut found = Findings::default();
        let domain = settings.domain();
        found.well("domain", format_args!("our addresses end with @{domain}"));
        relay(settings, &mut found).await;
        match Names::of_machine() {
            Ok(names) => Records { names, domain, settings }.look(&mut found).await?,
            Err(why) => found.note(
                "DNS",
                format_args!("this machine names no name server, so nothing in the DNS was checked: {why}"),
            ),
        }
        door(settings, &mut found).await;
        if !self.only_look {
            super::doctor_loop::go_round(settings, Duration::from_secs(self.wait), &mut found).await?;
        }
        found.note("other people's mailboxes", "write to a community of yours from another mail service, and answer the letter that comes back: this program cannot see whether others take its letters for spam");
        Ok(found.told())
    }
}

/// Whether letters can be handed to the relay.
async fn relay(settings: &Settings, found: &mut Findings) {
    let what = "relay";
    if settings.leaving.direct {
        return found.note(what, "there is none: letters go straight to their receivers; port 25 must be open from here to the world");
    }
    if !settings.leaving.is_set() {
        return found.note(
            what,
            "none is set, so letters stay in the outbox; see [leaving] in guildhall.example.toml",
        );
    }
    let open = async {
        let (target, manner) = (leaving::relay(settings)?, leaving::manner(settings)?);
        anyhow::Ok(Session::open(&target, &manner).await)
    };
    match open.await {
        Err(error) => found.wrong(what, format_args!("{error:#}")),
        Ok(Ok(session)) => {
            session.quit().await;
            let with = if settings.leaving.user.is_empty() { "" } else { ", and knows name and password" };
            found.well(what, format_args!("{} answers{with}", settings.leaving.relay));
        }
        Ok(Err(trouble)) => {
            let advice = match &trouble {
                Trouble::Login { .. } => "look at leaving.user and the password",
                Trouble::NoLogin { .. } => "set leaving.tls to \"required\" or \"implicit\"",
                Trouble::Tls { .. } => {
                    "look at leaving.tls and the port; for a certificate of your own, set leaving.authorities"
                }
                _ => "look at leaving.relay, and whether a firewall is between",
            };
            found.wrong(what, format_args!("{trouble}; {advice}"));
        }
    }
}

/// Whether the door where letters come in is open, as another server finds it.
async fn door(settings: &Settings, found: &mut Findings) {
    let what = "listener";
    let arriving = &settings.arriving;
    match &arriving.smtp {
        Door::Address(address) => {
            let reached = reachable(*address);
            let private = !arriving.certificate.as_os_str().is_empty();
            let tls = if private { Tls::Required } else { Tls::No };
            let target = Target {
                host: settings.domain(),
                address: Some(reached.ip()),
                port: reached.port(),
                tls,
                login: None,
                lmtp: false,
            };
            let Ok(manner) = leaving::manner(settings) else { return };
            match Session::open(&target, &manner).await {
                Ok(session) => {
                    session.quit().await;
                    let with = if private { ", with a certificate that others believe" } else { "; it has no certificate, so letters come in unencrypted: set arriving.certificate and arriving.key" };
                    found.well(what, format_args!("{address} answers{with}"));
                }
                Err(Trouble::Tls { why, .. }) => found.wrong(what, format_args!("{address} answers, and its certificate is not believed for {}: {why}; most servers send all the same", settings.domain())),
                Err(trouble) => found.wrong(what, format_args!("{trouble}; is guildhall serve running?")),
            }
            if address.port() != 25 {
                found.note(
                    what,
                    format_args!(
                        "other servers come to port 25; something must lead from there to {address}"
                    ),
                );
            }
        }
        Door::Socket(path) => found.note(
            what,
            format_args!(
                "arriving.smtp is a socket ({}), which another server must hand letters to",
                path.display()
            ),
        ),
        Door::Closed if !matches!(arriving.lmtp, Door::Closed) => {
            found.note(what, "letters come by LMTP: the server in front takes them from the world")
        }
        Door::Closed if arriving.imap.account().is_some() => {
            found.note(what, "letters are fetched from a mailbox")
        }
        Door::Closed => {
            found.wrong(what, "letters have no way in; set arriving.smtp, arriving.lmtp or [arriving.imap]")
        }
    }
}

/// Where a listener on every address of a machine is reached from it.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => (Ipv4Addr::LOCALHOST, v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => (Ipv6Addr::LOCALHOST, v6.port()).into(),
        other => other,
    }
}

/// What stands in the DNS.
struct Records<'a> {
    names: Names,
    domain: String,
    settings: &'a Settings,
}

impl Records<'_> {
    async fn look(&self, found: &mut Findings) -> Result<()> {
        // Without a network the first question says so, and the others need not be asked.
        if let Err(NoAnswer::Away(why)) = self.names.takers(&self.domain).await {
            found.note(
                "DNS",
                format_args!(
                    "no name server answers, so MX, SPF, DKIM, DMARC and PTR were not checked: {why}"
                ),
            );
            return Ok(());
        }
        self.mx(found).await;
        self.spf(found).await;
        for key in leaving::keys(self.settings)?.iter() {
            self.dkim(key, found).await;
        }
        if leaving::keys(self.settings)?.iter().next().is_none() {
            found.wrong(
                "DKIM",
                format_args!(
                    "letters are not signed; make a key with: guildhall admin dkim new {} 2026a",
                    self.domain
                ),
            );
        }
        self.dmarc(found).await;
        self.ptr(found).await;
        Ok(())
    }

    async fn mx(&self, found: &mut Findings) {
        let domain = &self.domain;
        match self.names.takers(domain).await {
            Ok(takers) => {
                for taker in takers {
                    match self.names.addresses(&taker.host).await {
                        Ok(addresses) => found.well("MX", format_args!("answers to @{domain} go to {} ({})", taker.host, addresses[0])),
                        Err(why) => found.wrong("MX", format_args!("{} is named for @{domain} and has no address: {why}", taker.host)),
                    }
                }
            }
            Err(why) => found.wrong("MX", format_args!("nobody takes letters to @{domain} ({why}); put into the DNS: {domain}. MX 10 the-name-of-your-mail-server.")),
        }
    }

    async fn spf(&self, found: &mut Findings) {
        let domain = &self.domain;
        let record = self.text(domain, "v=spf1").await;
        match record {
            Ok(record) if record.contains("+all") => found.wrong(
                "SPF",
                format_args!("it lets anybody send in your name: {record}; end it with ~all or -all"),
            ),
            Ok(record) => found.well("SPF", record),
            Err(why) => {
                let by = if self.settings.leaving.direct {
                    "mx".to_owned()
                } else {
                    format!("a:{}", self.settings.leaving.relay.host())
                };
                found.wrong("SPF", format_args!("{why}; put this text into the DNS at {domain}: v=spf1 {by} ~all (your provider may ask for an include: instead)"));
            }
        }
    }

    async fn dkim(&self, key: &Key, found: &mut Findings) {
        let name = key.record_name();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        match self.text(&name, "p=").await {
            Ok(record) if squeezed(&record) == squeezed(&key.record()) => {
                found.well("DKIM", format_args!("the key at {name} is the one we sign with"))
            }
            Ok(_) => found.wrong(
                "DKIM",
                format_args!("another key stands at {name}; put this text there: {}", key.record()),
            ),
            Err(why) => found
                .wrong("DKIM", format_args!("{why}; put this text into the DNS at {name}: {}", key.record())),
        }
    }

    async fn dmarc(&self, found: &mut Findings) {
        let domain = &self.domain;
        let mut at = domain.as_str();
        // A domain above may speak for it (RFC 9989).
        loop {
            if let Ok(record) = self.text(&format!("_dmarc.{at}"), "v=DMARC1").await {
                return found.well("DMARC", format_args!("{record} (at _dmarc.{at})"));
            }
            match at.split_once('.') {
                Some((_, above)) if above.contains('.') => at = above,
                _ => break,
            }
        }
        found.wrong("DMARC", format_args!("none is there; put this text into the DNS at _dmarc.{domain}: v=DMARC1; p=none; rua=mailto:postmaster@{domain}"));
    }

    /// Receivers ask what the address is called that letters come from, and whether that name leads back to it.
    async fn ptr(&self, found: &mut Findings) {
        if !self.settings.leaving.direct {
            return found.note("PTR", "it is the relay's to have");
        }
        let name = match self.settings.leaving.name.as_str() {
            "" => self.domain.as_str(),
            name => name,
        };
        match self.names.addresses(name).await {
            Err(why) => found.wrong(
                "PTR",
                format_args!(
                    "{name} has no address ({why}); set leaving.name to what your machine is called"
                ),
            ),
            Ok(addresses) => {
                for address in addresses {
                    match self.names.called(address).await {
                        Ok(called) if called.iter().any(|called| called == name) => found.well("PTR", format_args!("{address} is called {name}")),
                        Ok(called) => found.wrong("PTR", format_args!("{address} is called {}, and we say {name}; set leaving.name to that, or ask who gave you the address to call it {name}", called.join(", "))),
                        Err(why) => found.wrong("PTR", format_args!("{address} has no name ({why}); ask who gave you the address to call it {name}")),
                    }
                }
            }
        }
    }

    /// The text at a name that begins with, or has, `mark`.
    async fn text(&self, name: &str, mark: &str) -> Result<String, NoAnswer> {
        let texts = self.names.texts(name).await?;
        texts.into_iter().find(|text| text.contains(mark)).ok_or(NoAnswer::Nothing)
    }
}
