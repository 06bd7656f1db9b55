//! Who a letter is proven to be from: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989) and ARC (RFC 8617), checked here.
//!
//! `From` is what anybody can type. It is proven when its own domain says so: a signature of that domain over the letter with its
//! `From`, or a server that the domain names as one of its own. A domain without a DMARC record proves its letters in the same
//! way, only that nothing is aligned but the domain itself and those above it; one that proves nothing is not proven.
//!
//! What a letter says about itself (Authentication-Results, ARC) counts only if a server wrote it that was named in the settings.
//!
//! ```
//! # async fn example(raw: &[u8]) {
//! use mail::trust::{self, Envelope, Resolver, Trusted};
//! let resolver = Resolver::system().unwrap_or_else(|_| Resolver::offline());
//! let envelope = Envelope { peer: "192.0.2.7".parse().ok(), helo: "mx.a.example", mail_from: "ann@a.example" };
//! let verdict = trust::check(raw, &envelope, &resolver, &Trusted::default()).await;
//! if verdict.proven {
//!     println!("from {:?}, by {:?}: {verdict}", verdict.from, verdict.by);
//! }
//! # }
//! ```

mod arc;
mod checks;
mod header;
mod resolver;

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use crate::headers;
use crate::parse;

pub use resolver::{Records, Resolver};

/// All checks of one letter together take no longer.
const LONGEST: Duration = Duration::from_secs(5);

/// With more signatures, seals and their like a letter is not checked: each costs a question to a name server, and a reading of
/// the whole letter.
const MOST_SIGNATURES: usize = 60;

/// How a letter came.
#[derive(Debug, Clone, Copy, Default)]
pub struct Envelope<'a> {
    /// Who handed it over; None if that is not known (fetched from a mailbox, or by a local socket). Then SPF is not checked, nor
    /// is it where the peer is a machine of this network: a server in front of us knows, see [`Trusted::authserv_ids`].
    pub peer: Option<IpAddr>,
    /// The name given in EHLO or HELO.
    pub helo: &'a str,
    /// The address in MAIL FROM; empty for `<>`.
    pub mail_from: &'a str,
}

/// Servers whose word counts. From the settings.
#[derive(Debug, Clone, Default)]
pub struct Trusted {
    /// Names that our own servers in front write first into Authentication-Results (RFC 8601 2.5). They must take out fields of
    /// that name which come from outside (RFC 8601 5), as all of them do.
    pub authserv_ids: Vec<String>,
    /// Domains that seal letters which they pass on and change, as lists do (`d=` of ARC-Seal).
    pub sealers: Vec<String>,
}

/// What came of the checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The one author's address, as written but for its domain, which is in lower case and ASCII (`xn--...`); None if there is none or several.
    pub from: Option<String>,
    pub from_domain: Option<String>,
    /// The domain of `from` has said that the letter is its own.
    pub proven: bool,
    pub by: By,
    /// In one word, why it is proven, or why not.
    pub why: Why,
    pub spf: Outcome,
    pub dkim: Outcome,
    pub dmarc: Outcome,
    pub arc: Outcome,
    /// Domains whose signatures hold, aligned or not.
    pub signed_by: Vec<String>,
    /// What the domain asks for letters that are not proven.
    pub policy: Policy,
}

/// What proved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Nothing,
    Dkim,
    Spf,
    /// A trusted sealer saw it pass.
    Arc,
    /// A trusted server in front of us saw it pass.
    TrustedHeader,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// An aligned check passed.
    Aligned,
    /// The letter names no author whose address can be read.
    NoAuthor,
    /// It names several, or has several From fields: nobody can say which one a reader would see.
    SeveralAuthors,
    /// Nothing passed.
    NothingPassed,
    /// Something passed, for another domain.
    NotAligned,
    /// Name servers did not answer, or it took too long: it may be proven another time.
    CouldNotBeChecked,
    /// More signatures than anybody needs.
    TooManySignatures,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Pass,
    Fail,
    /// Neither: neutral, a soft fail, or something that cannot be read.
    Neutral,
    /// There is nothing to check.
    None,
    NotChecked,
}

/// What the domain's DMARC record asks for (RFC 9989 4.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// There is no record, or none that could be had.
    #[default]
    NoRecord,
    None,
    Quarantine,
    Reject,
}

impl Verdict {
    /// Not proven, and nothing checked.
    pub fn unchecked(why: Why) -> Self {
        Verdict {
            from: None,
            from_domain: None,
            proven: false,
            by: By::Nothing,
            why,
            spf: Outcome::NotChecked,
            dkim: Outcome::NotChecked,
            dmarc: Outcome::NotChecked,
            arc: Outcome::NotChecked,
            signed_by: Vec::new(),
            policy: Policy::NoRecord,
        }
    }

    fn proven_by(&mut self, by: By) {
        self.proven = true;
        self.by = by;
        self.why = Why::Aligned;
    }

    /// Name servers did not answer, or not in time: what could not be told now may be told later.
    pub fn may_be_asked_again(&self) -> bool {
        !self.proven && self.why == Why::CouldNotBeChecked
    }
}

/// As in Authentication-Results: `spf=pass dkim=none dmarc=pass arc=none`.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |outcome: Outcome| match outcome {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Neutral => "neutral",
            Outcome::None => "none",
            Outcome::NotChecked => "temperror",
        };
        write!(
            f,
            "spf={} dkim={} dmarc={} arc={}",
            word(self.spf),
            word(self.dkim),
            word(self.dmarc),
            word(self.arc)
        )
    }
}

/// Checks a letter as it came, byte for byte. Never fails, and never takes longer than five seconds.
pub async fn check(raw: &[u8], envelope: &Envelope<'_>, resolver: &Resolver, trusted: &Trusted) -> Verdict {
    let mut verdict = Verdict::unchecked(Why::CouldNotBeChecked);
    let letter = parse::head(raw);
    let froms = headers::fields(raw).filter(|field| field.is("From")).count();
    let author = match letter.from.as_slice() {
        [] => return Verdict { why: Why::NoAuthor, ..verdict },
        [one] if froms == 1 => one,
        _ => return Verdict { why: Why::SeveralAuthors, ..verdict },
    };
    let Some((local, domain)) =
        author.address.rsplit_once('@').filter(|(local, domain)| !local.is_empty() && domain.contains('.'))
    else {
        return Verdict { why: Why::NoAuthor, ..verdict };
    };
    let domain = as_ascii(domain);
    verdict.from = Some(format!("{local}@{domain}"));
    verdict.from_domain = Some(domain.clone());
    let signatures = headers::fields(raw).filter(|field| {
        [
            "DKIM-Signature",
            "ARC-Seal",
            "ARC-Message-Signature",
            "ARC-Authentication-Results",
            "DKIM2-Signature",
            "Message-Instance",
        ]
        .iter()
        .any(|name| field.is(name))
    });
    if signatures.count() > MOST_SIGNATURES {
        return Verdict { why: Why::TooManySignatures, ..verdict };
    }
    if let Some(records) = resolver.asked() {
        let checked =
            tokio::time::timeout(LONGEST, checks::run(raw, envelope, records, trusted, verdict.clone()))
                .await;
        // What was found before the time was up is not kept: half an answer proves nothing.
        verdict = checked.unwrap_or(verdict);
    }
    if !verdict.proven && header::passed(raw, &trusted.authserv_ids, &domain) {
        verdict.proven_by(By::TrustedHeader);
    }
    verdict
}

/// A domain in lower case and ASCII (RFC 5890): signatures and records are written in that form.
fn as_ascii(domain: &str) -> String {
    let domain = domain.trim_end_matches('.');
    match url::Host::parse(domain) {
        Ok(url::Host::Domain(ascii)) => ascii,
        _ => domain.to_lowercase(),
    }
}

/// Whether what was proven for `checked` holds for letters from `author`, both domains in lower case: it is the same, or stands
/// above it. A domain above has power over all below it; one below proves nothing for those above (RFC 9989 4.10.2 allows more,
/// where a record says what belongs together).
fn stands_over(checked: &str, author: &str) -> bool {
    let checked = checked.trim_end_matches('.');
    checked == author
        || checked.contains('.') && author.strip_suffix(checked).is_some_and(|below| below.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_proves_itself_and_those_below() {
        assert!(stands_over("a.example", "a.example"));
        assert!(stands_over("a.example", "mail.a.example"));
        assert!(!stands_over("mail.a.example", "a.example"));
        assert!(!stands_over("a.example", "bada.example"));
        assert!(!stands_over("example", "a.example"));
    }
}
