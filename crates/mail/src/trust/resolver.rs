//! Who is asked for the records of domains: the name servers of this machine, a fixed list (for tests), or nobody.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Instant;

use hickory_resolver::config::{ResolverConfig, ResolverOpts};
use hickory_resolver::proto::op::ResponseCode;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::dmarc::Dmarc;
use mail_auth::spf::Spf;
use mail_auth::{DnsError, DnssecStatus, Error, MX, MessageAuthenticator, RecordSet, ResolverCache, Txt};

/// Asks for the records of domains. Cheap to clone; what was learnt is remembered for as long as the records say.
#[derive(Clone)]
pub struct Resolver(Option<Asked>);

#[derive(Clone)]
pub(super) struct Asked {
    pub authenticator: MessageAuthenticator,
    pub fixed: Option<Records>,
}

impl Resolver {
    /// The name servers that this machine is set up with.
    ///
    /// # Errors
    ///
    /// Fails, with the reason as a sentence, where the machine names none.
    pub fn system() -> Result<Self, String> {
        let authenticator = MessageAuthenticator::new_system_conf().map_err(|error| error.to_string())?;
        Ok(Resolver(Some(Asked { authenticator, fixed: None })))
    }

    /// Nobody: nothing can be checked, and nothing is proven but by a trusted server's word.
    pub fn offline() -> Self {
        Resolver(None)
    }

    /// These records and no others; no name server is asked.
    ///
    /// # Errors
    ///
    /// As [`Resolver::system`]; it does not happen.
    pub fn fixed(records: Records) -> Result<Self, String> {
        let config = ResolverConfig::default();
        let authenticator =
            MessageAuthenticator::new(config, ResolverOpts::default()).map_err(|error| error.to_string())?;
        Ok(Resolver(Some(Asked { authenticator, fixed: Some(records) })))
    }

    pub(super) fn asked(&self) -> Option<&Asked> {
        self.0.as_ref()
    }
}

/// Records of domains, written down.
#[derive(Clone, Default)]
pub struct Records {
    txt: HashMap<Box<str>, Txt>,
    addresses: HashMap<Box<str>, RecordSet<Ipv4Addr>>,
    silent: bool,
}

impl Records {
    /// None.
    pub fn new() -> Self {
        Records::default()
    }

    /// Name servers that do not answer: every question fails for now.
    pub fn silent() -> Self {
        Records { silent: true, ..Records::default() }
    }

    /// Adds a TXT record: of SPF under a domain, of DKIM under `SELECTOR._domainkey.DOMAIN`, of DMARC under `_dmarc.DOMAIN`.
    #[must_use]
    pub fn txt(mut self, name: &str, text: &str) -> Self {
        let name = format!("{}.", name.trim_end_matches('.').to_lowercase());
        let text = text.as_bytes();
        let record = if name.contains("._domainkey.") {
            DomainKey::parse(text).into()
        } else if name.starts_with("_dmarc.") {
            Dmarc::parse(text).into()
        } else {
            Spf::parse(text).into()
        };
        self.txt.insert(name.into_boxed_str(), record);
        self
    }

    /// Adds an address.
    #[must_use]
    pub fn address(mut self, name: &str, address: Ipv4Addr) -> Self {
        let name = format!("{}.", name.trim_end_matches('.').to_lowercase());
        self.addresses.insert(name.into_boxed_str(), set(vec![address]));
        self
    }
}

fn set<T>(records: Vec<T>) -> RecordSet<T> {
    RecordSet { rrset: records.into(), dnssec_status: DnssecStatus::Indeterminate }
}

fn silence() -> Error {
    Error::Dns(DnsError::Resolver("no answer".to_owned()))
}

/// The records of a [`Records`], or of nobody, as the library asks for them: what is here is not asked for elsewhere.
pub(super) struct Known<'a>(pub Option<&'a Records>);

impl ResolverCache<Box<str>, Txt> for Known<'_> {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let records = self.0?;
        let missing = if records.silent {
            silence()
        } else {
            Error::Dns(DnsError::RecordNotFound(ResponseCode::NXDomain))
        };
        Some(records.txt.get(name).cloned().unwrap_or(Txt::Error(missing)))
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
}

impl ResolverCache<Box<str>, RecordSet<Ipv4Addr>> for Known<'_> {
    fn get<Q>(&self, name: &Q) -> Option<RecordSet<Ipv4Addr>>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.map(|records| records.addresses.get(name).cloned().unwrap_or_else(|| set(Vec::new())))
    }

    fn remove<Q>(&self, _: &Q) -> Option<RecordSet<Ipv4Addr>>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: RecordSet<Ipv4Addr>, _: Instant) {}
}

/// Records of which a [`Records`] has none.
macro_rules! none {
    ($($key:ty => $record:ty),*) => {$(
        impl ResolverCache<$key, RecordSet<$record>> for Known<'_> {
            fn get<Q>(&self, _: &Q) -> Option<RecordSet<$record>>
            where
                $key: Borrow<Q>,
                Q: Hash + Eq + ?Sized,
            {
                self.0.map(|_| set(Vec::new()))
            }

            fn remove<Q>(&self, _: &Q) -> Option<RecordSet<$record>>
            where
                $key: Borrow<Q>,
                Q: Hash + Eq + ?Sized,
            {
                None
            }

            fn insert(&self, _: $key, _: RecordSet<$record>, _: Instant) {}
        }
    )*};
}

none!(Box<str> => MX, Box<str> => Ipv6Addr, IpAddr => Box<str>);
