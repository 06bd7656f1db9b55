//! Asks name servers: who takes mail for a domain, what a domain says about its mail, what an address is called.

use std::net::{IpAddr, SocketAddr};

use hickory_resolver::{
    TokioResolver,
    config::{NameServerConfig, ResolverConfig},
    net::{NetError, runtime::TokioRuntimeProvider},
    proto::rr::{Name, RData, RecordType},
};

/// At most so many records of an answer are looked at.
const MOST: usize = 64;

/// Name servers, and what they said lately.
#[derive(Clone)]
pub struct Names(Box<TokioResolver>);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// There is no such name.
    #[error("there is no such name")]
    NoName,
    /// The name is there, and says nothing of this kind.
    #[error("it says nothing of this kind")]
    Nothing,
    /// No name server answers, or it cannot; later perhaps.
    #[error("{0}")]
    Away(String),
}

/// Who takes mail for a domain: the name of a server, and its place; the least is asked first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taker {
    /// Its place.
    pub preference: u16,
    /// Its name, without a dot at its end; empty for "nobody" (RFC 7505).
    pub host: String,
}

impl Names {
    /// The name servers of this machine.
    pub fn of_machine() -> Result<Names, NoAnswer> {
        let built = TokioResolver::builder_tokio().and_then(|builder| builder.build());
        built.map(|resolver| Names(Box::new(resolver))).map_err(|why| NoAnswer::Away(why.to_string()))
    }

    /// One name server, by its address.
    pub fn at(server: SocketAddr) -> Result<Names, NoAnswer> {
        let mut one = NameServerConfig::udp_and_tcp(server.ip());
        for connection in &mut one.connections {
            connection.port = server.port();
        }
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![one]);
        let built = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).build();
        built.map(|resolver| Names(Box::new(resolver))).map_err(|why| NoAnswer::Away(why.to_string()))
    }

    /// Who takes mail for a domain, in the order of their preference.
    pub async fn takers(&self, domain: &str) -> Result<Vec<Taker>, NoAnswer> {
        let mut takers = self
            .ask(domain, RecordType::MX, |data| match data {
                RData::MX(mx) => Some(Taker { preference: mx.preference, host: plain(&mx.exchange) }),
                _ => None,
            })
            .await?;
        takers.sort_by_key(|taker| taker.preference);
        Ok(takers)
    }

    /// The addresses of a host, of both kinds.
    pub async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, NoAnswer> {
        let mut all = Vec::new();
        let mut none = NoAnswer::Nothing;
        for kind in [RecordType::A, RecordType::AAAA] {
            let found = self.ask(host, kind, |data| match data {
                RData::A(a) => Some(IpAddr::V4(a.0)),
                RData::AAAA(aaaa) => Some(IpAddr::V6(aaaa.0)),
                _ => None,
            });
            match found.await {
                Ok(found) => all.extend(found),
                // What may pass counts for more than what lasts.
                Err(why) if none == NoAnswer::Nothing || matches!(why, NoAnswer::Away(_)) => none = why,
                Err(_) => {}
            }
        }
        if all.is_empty() { Err(none) } else { Ok(all) }
    }

    /// The texts of a name: what SPF, DKIM and DMARC are written in.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, NoAnswer> {
        self.ask(name, RecordType::TXT, |data| match data {
            RData::TXT(txt) => Some(String::from_utf8_lossy(&txt.txt_data.concat()).into_owned()),
            _ => None,
        })
        .await
    }

    /// What an address is called.
    pub async fn called(&self, address: IpAddr) -> Result<Vec<String>, NoAnswer> {
        let name = plain(&Name::from(address));
        self.ask(&name, RecordType::PTR, |data| match data {
            RData::PTR(name) => Some(plain(&name.0)),
            _ => None,
        })
        .await
    }

    async fn ask<T>(
        &self,
        name: &str,
        kind: RecordType,
        read: impl Fn(&RData) -> Option<T>,
    ) -> Result<Vec<T>, NoAnswer> {
        // The dot at its end: this name, and none that this machine would add its own domain to.
        let name =
            Name::from_utf8(format!("{}.", name.trim_end_matches('.'))).map_err(|_| NoAnswer::NoName)?;
        match self.0.lookup(name, kind).await {
            Ok(found) => {
                let found: Vec<T> =
                    found.answers().iter().filter_map(|record| read(&record.data)).take(MOST).collect();
                if found.is_empty() { Err(NoAnswer::Nothing) } else { Ok(found) }
            }
            Err(why) => Err(no_answer(&why)),
        }
    }
}

fn no_answer(why: &NetError) -> NoAnswer {
    if why.is_nx_domain() {
        NoAnswer::NoName
    } else if why.is_no_records_found() {
        NoAnswer::Nothing
    } else {
        NoAnswer::Away(why.to_string())
    }
}

fn plain(name: &Name) -> String {
    name.to_utf8().trim_end_matches('.').to_ascii_lowercase()
}
