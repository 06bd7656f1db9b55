//! How letters leave, as the settings say it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use base::Words;
use letters::leaving::{House, Office, Pace, Way};
use mail::{
    names::Names,
    sign::{Key, Keys},
    smtp::client::{Login, Manner, Patience, Target, Trust},
};

use crate::{config::Settings, wire::Open};

/// Between servers.
const PORT: u16 = 25;
/// What stands between selector and domain in the name of a key's record, and of its file.
const BETWEEN: &str = "._domainkey.";

/// The office that sends what waits; none, when letters stay in the outbox.
pub fn office(open: &Open) -> Result<Option<Arc<Office>>> {
    let settings = &open.settings;
    let leaving = &settings.leaving;
    if !leaving.is_set() {
        return Ok(None);
    }
    let pace = Pace {
        sessions: leaving.sessions.get() as usize,
        sessions_each: leaving.sessions_each.get() as usize,
    };
    let office = Office::new(open.house.clone(), house(settings)?, way(settings)?, pace, manner(settings)?);
    Ok(Some(Arc::new(office)))
}

/// What the letters of this house have in common.
pub fn house(settings: &Settings) -> Result<House> {
    let name = match settings.house.hosted_by.as_str() {
        "" => settings.domain(),
        by => by.to_owned(),
    };
    Ok(House {
        domain: settings.domain(),
        name,
        base_url: settings.base_url(),
        less: web::links::less,
        why: |language, why| letters::why(Words::of(language), why).to_owned(),
        keys: Arc::new(keys(settings)?),
    })
}

/// Where letters go from here.
pub fn way(settings: &Settings) -> Result<Way> {
    let leaving = &settings.leaving;
    if leaving.direct {
        let names = Names::of_machine().context("leaving.direct needs a name server")?;
        return Ok(Way::Direct { names, port: PORT });
    }
    Ok(Way::Relay(relay(settings)?))
}

/// The relay of the settings.
pub fn relay(settings: &Settings) -> Result<Target> {
    let leaving = &settings.leaving;
    let login = match leaving.user.as_str() {
        "" => None,
        user => {
            let told = || format!("the password in {} cannot be read", leaving.password_file.display());
            Some(Login { user: user.to_owned(), password: leaving.password().with_context(told)? })
        }
    };
    Ok(Target {
        host: leaving.relay.host().to_owned(),
        address: None,
        port: leaving.relay.port(),
        tls: leaving.tls.wanted(),
        login,
        lmtp: false,
    })
}

/// How we speak to other servers.
pub fn manner(settings: &Settings) -> Result<Manner> {
    let leaving = &settings.leaving;
    let more = match leaving.authorities.as_os_str().is_empty() {
        true => None,
        false => {
            let told = || format!("{} (leaving.authorities) cannot be read", leaving.authorities.display());
            Some(fs::read(&leaving.authorities).with_context(told)?)
        }
    };
    let trust = Trust::with(more.as_deref()).context("leaving.authorities cannot be used")?;
    let name = match leaving.name.as_str() {
        "" => settings.domain(),
        name => name.to_owned(),
    };
    Ok(Manner { name, patience: Patience::default(), trust })
}

/// Where the keys lie.
pub fn keys_folder(settings: &Settings) -> PathBuf {
    match settings.leaving.dkim.as_os_str().is_empty() {
        true => settings.store.data.join("dkim"),
        false => settings.leaving.dkim.clone(),
    }
}

/// The name of the file of a key.
pub fn key_file(settings: &Settings, domain: &str, selector: &str) -> PathBuf {
    keys_folder(settings).join(format!("{selector}{BETWEEN}{domain}.pem"))
}

/// Every key in the folder of keys.
pub fn keys(settings: &Settings) -> Result<Keys> {
    let folder = keys_folder(settings);
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(Keys::default()) };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "pem"));
    files.sort();
    Ok(Keys::new(files.iter().map(|file| key(file)).collect::<Result<_>>()?))
}

fn key(file: &Path) -> Result<Key> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let Some((selector, domain)) = name.split_once(BETWEEN) else {
        bail!("{} is not named as a key is; expected SELECTOR{BETWEEN}DOMAIN.pem", file.display())
    };
    let pem = fs::read(file).with_context(|| format!("the key {} cannot be read", file.display()))?;
    Key::read(domain, selector, &pem).with_context(|| format!("the key {} cannot be used", file.display()))
}
