//! The settings: one file (`guildhall.toml`), then the environment, then the command line; the later wins.
//!
//! Every setting has a default, so that no file is needed. `guildhall.example.toml` lists them all; a test holds the two together.
//! A setting that cannot be used stops the start, and says where it stands, what it is and what was expected.

mod arriving;
mod house;
mod imap;
mod leaving;
mod limits;
mod log;
mod mail;
mod overrides;
mod store;
mod web;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

pub use arriving::{Arriving, Door};
pub use house::House;
pub use leaving::Leaving;
pub use limits::{Limits, bytes as limits_bytes};
pub use log::Log;
pub use mail::{Domain, Mail};
pub use overrides::Overrides;
pub use store::{Database, Store};
pub use web::{Address, BaseUrl, Web};

/// Read when it is there and no other file was named.
pub const FILE: &str = "guildhall.toml";

/// Everything that can be set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where things are kept.
    pub store: Store,
    /// Where pages are served.
    pub web: Web,
    /// The house itself.
    pub house: House,
    /// The addresses of the house.
    pub mail: Mail,
    /// How letters come in.
    pub arriving: Arriving,
    /// How letters leave.
    pub leaving: Leaving,
    /// What may be asked of this machine.
    pub limits: Limits,
    /// What is written down while it runs.
    pub log: Log,
}

impl Settings {
    /// The settings of this start.
    pub fn read(overrides: &Overrides) -> Result<Settings> {
        let mut settings = match &overrides.settings {
            Some(file) => Settings::of_file(file)?,
            None if Path::new(FILE).exists() => Settings::of_file(Path::new(FILE))?,
            None => Settings::default(),
        };
        overrides.apply(&mut settings);
        settings.check()?;
        Ok(settings)
    }

    fn of_file(file: &Path) -> Result<Settings> {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("the settings in {} cannot be read", file.display()))?;
        match Settings::of(&text) {
            Ok(settings) => Ok(settings),
            Err(error) => bail!("the settings in {} cannot be used\n\n{error}", file.display()),
        }
    }

    /// From the text of a file. The error shows the line, what stands there, and what was expected.
    pub fn of(text: &str) -> Result<Settings, toml::de::Error> {
        toml::from_str(text)
    }

    /// What no single setting shows.
    fn check(&self) -> Result<()> {
        if self.store.data.as_os_str().is_empty() {
            bail!("store.data is empty; expected the path of a folder, for example ./data");
        }
        if matches!(self.arriving.smtp, Door::Socket(_)) {
            bail!("arriving.smtp is a path; expected an IP address and a port: only LMTP comes by a socket");
        }
        let (certificate, key) = (&self.arriving.certificate, &self.arriving.key);
        if certificate.as_os_str().is_empty() != key.as_os_str().is_empty() {
            bail!("arriving.certificate and arriving.key belong together: one is set, the other is not");
        }
        if self.leaving.direct && !self.leaving.relay.host().is_empty() {
            bail!("leaving.relay and leaving.direct are both set; letters leave by one of the two");
        }
        let leave = self.leaving.direct || !self.leaving.relay.host().is_empty();
        if leave && !self.domain().contains('.') {
            bail!(
                "letters are to leave, but our addresses would end with @{}, which nobody can answer; set mail.domain, for example \"hall.example.org\"",
                self.domain()
            );
        }
        if !base::Words::languages().any(|tag| tag == self.house.language) {
            let known: Vec<&str> = base::Words::languages().collect();
            bail!(
                "house.language is {:?}; expected one of the languages that are built in: {}",
                self.house.language,
                known.join(", ")
            );
        }
        Ok(())
    }

    /// What stands behind the @ of our addresses. A house that is reached by a number is `localhost`: a number is no domain.
    pub fn domain(&self) -> String {
        if !self.mail.domain.as_str().is_empty() {
            return self.mail.domain.as_str().to_owned();
        }
        let url = self.base_url();
        let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
        let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) };
        let is_number = host.starts_with('[') || host.parse::<std::net::IpAddr>().is_ok();
        if is_number { "localhost".into() } else { host.to_owned() }
    }

    /// The SQLite file, when that is where things are kept.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        match &self.store.database {
            Database::InFolder => Some(self.store.data.join("guildhall.db")),
            Database::File(file) => Some(file.clone()),
            Database::Postgres(_) => None,
        }
    }

    /// Where the database is.
    pub fn place(&self) -> ::store::Place {
        match (&self.store.database, self.sqlite_file()) {
            (Database::Postgres(address), _) => ::store::Place::Postgres(address.clone()),
            (_, file) => ::store::Place::File(file.unwrap_or_default()),
        }
    }

    /// The folder of large bytes.
    pub fn blobs(&self) -> PathBuf {
        self.store.data.join("blobs")
    }

    /// The address that people reach us under, without a slash at its end.
    pub fn base_url(&self) -> String {
        match self.web.base_url.as_str() {
            "" => format!("http://{}", self.web.listen),
            url => url.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../../../guildhall.example.toml");

    #[test]
    fn the_example_lists_every_setting_with_its_default() {
        let example: toml::Table = toml::from_str(EXAMPLE).unwrap();
        let code = toml::Table::try_from(Settings::default()).unwrap();
        assert_eq!(example, code, "guildhall.example.toml and the code differ");
        assert_eq!(Settings::of(EXAMPLE).unwrap(), Settings::default());
    }

    #[test]
    fn every_setting_in_the_example_has_a_sentence_before_it() {
        let lines: Vec<&str> = EXAMPLE.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let is_setting = line.contains(" = ") && !line.starts_with('#');
            let told = number > 0 && lines[number - 1].starts_with("# ") && lines[number - 1].ends_with('.');
            assert!(!is_setting || told, "line {}: {line}", number + 1);
        }
    }

    #[test]
    fn a_wrong_setting_is_told_with_its_line_its_value_and_what_was_expected() {
        for (text, told) in [
            ("[web]\nlisten = \"8080\"", ["line 2", "\"8080\"", "127.0.0.1:8080"]),
            ("[web]\nlisten = 8080", ["line 2", "8080", "string"]),
            ("\n[web]\nport = 1", ["line 3", "port", "listen"]),
            ("[web]\nbase_url = \"here.example\"", ["line 2", "\"here.example\"", "https://"]),
            ("[web]\ntrusted_proxies = [\"10.0.0.0/8\", \"all\"]", ["line 2", "\"all\"", "10.0.0.0/8"]),
            ("[store]\ndatabase = \"mysql://x\"", ["line 2", "mysql://x", "postgres://"]),
            ("[arriving]\nsmtp = \"25\"", ["line 2", "\"25\"", "0.0.0.0:25"]),
            ("[arriving]\nletter_mb = 0", ["line 2", "0", "at least 1"]),
            ("[mail]\ndomain = \"a@b\"", ["line 2", "\"a@b\"", "behind the @"]),
            (
                "[leaving]\nrelay = \"smtp.example.org\"",
                ["line 2", "\"smtp.example.org\"", "smtp.example.org:587"],
            ),
            ("[limits]\nupload_mb = 0", ["line 2", "0", "at least 1"]),
            ("[log]\nfilter = \"loud[\"", ["line 2", "loud[", "info"]),
            ("[web", ["line 1", "[web", "expected"]),
        ] {
            let error = Settings::of(text).unwrap_err().to_string();
            for part in told {
                assert!(error.contains(part), "{part} is not in:\n{error}");
            }
        }
    }

    #[test]
    fn letters_leave_only_with_addresses_that_can_be_answered() {
        let mut settings = Settings::of("[leaving]\nrelay = \"127.0.0.1:2600\"\ntls = \"none\"").unwrap();
        let told = settings.check().unwrap_err().to_string();
        assert!(told.contains("@localhost") && told.contains("mail.domain"), "{told}");
        settings.mail.domain = "hall.example.org".to_owned().try_into().unwrap();
        settings.check().unwrap();
    }

    #[test]
    fn the_database_is_a_file_in_the_folder_until_one_setting_says_postgresql() {
        let mut settings = Settings::default();
        assert_eq!(settings.sqlite_file(), Some(PathBuf::from("./data/guildhall.db")));
        settings.store.database = "postgres://guildhall@db.example/guildhall".parse().unwrap();
        assert!(matches!(settings.place(), ::store::Place::Postgres(_)));
        assert_eq!(settings.base_url(), "http://127.0.0.1:8080");
    }

    #[test]
    fn our_addresses_are_of_the_domain_that_is_set_or_of_the_host_that_people_know() {
        for (text, domain) in [
            ("", "localhost"),
            ("[web]\nbase_url = \"http://[::1]:8080\"", "localhost"),
            ("[web]\nbase_url = \"https://Hall.example\"", "hall.example"),
            ("[web]\nbase_url = \"https://hall.example:8443\"", "hall.example"),
            (
                "[web]\nbase_url = \"https://hall.example\"\n[mail]\ndomain = \"Peers.example\"",
                "peers.example",
            ),
        ] {
            assert_eq!(Settings::of(text).unwrap().domain(), domain, "{text}");
        }
    }
}
