//! What every page stands on: the house, and how this door was set up.

use std::{net::IpAddr, sync::Arc};

use axum::extract::FromRef;
use community::House;

use crate::{discover::counted::Counted, kept::Kept};

/// How the door was set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach us: `https://peers.example`, without a slash at the end. Links are made of it, never of what
    /// a request says about its host.
    pub base_url: String,
    /// The most that one request may weigh, files included, in bytes.
    pub uploads: usize,
    /// A demo on this machine: letters are shown at a page of their own, and people of the standing world can be
    /// signed in by a link without a letter.
    pub demo: bool,
    /// What stands behind the @ of the house's addresses; empty for a house that takes no letters.
    pub mail_domain: String,
    /// Who hosts this house, for the last line of each page. May be empty.
    pub host: String,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub proxies: Proxies,
}

/// Says of an address whether it is one of our proxies.
#[derive(Clone)]
pub struct Proxies(Arc<dyn Fn(IpAddr) -> bool + Send + Sync>);

impl Proxies {
    /// Those that `is_ours` says yes to.
    pub fn those(is_ours: impl Fn(IpAddr) -> bool + Send + Sync + 'static) -> Proxies {
        Proxies(Arc::new(is_ours))
    }

    /// None.
    pub fn none() -> Proxies {
        Proxies::those(|_| false)
    }

    /// Whether this is one.
    pub fn hold(&self, address: IpAddr) -> bool {
        (self.0)(address)
    }
}

impl std::fmt::Debug for Proxies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Proxies(…)")
    }
}

impl Settings {
    /// Whether people reach us over https.
    pub fn https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The name of a cookie: over https with the prefix that binds it to this host.
    pub fn cookie(&self, name: &str) -> String {
        if self.https() { format!("__Host-{name}") } else { name.to_owned() }
    }
}

/// The door: shared by all requests.
#[derive(Clone)]
pub struct Door(Arc<Inner>);

struct Inner {
    house: Arc<House>,
    settings: Settings,
    kept: Kept,
    counted: Counted,
}

impl Door {
    /// A door of `house`.
    pub fn new(house: Arc<House>, settings: Settings) -> Door {
        Door(Arc::new(Inner { house, settings, kept: Kept::default(), counted: Counted::default() }))
    }

    /// The house.
    pub fn house(&self) -> &Arc<House> {
        &self.0.house
    }

    /// How it was set up.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Pages that were set for visitors.
    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// What was counted of communities.
    pub(crate) fn counted(&self) -> &Counted {
        &self.0.counted
    }
}

impl FromRef<Door> for Settings {
    fn from_ref(door: &Door) -> Settings {
        door.settings().clone()
    }
}
