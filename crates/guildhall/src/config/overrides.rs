//! What the environment and the command line say: they win over the file.

use std::path::PathBuf;

use clap::Args;

use super::{Address, BaseUrl, Database, Door, Settings, log::Filter};

/// Options that every command takes.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Settings (each may stand in guildhall.toml)")]
pub struct Overrides {
    /// The file of settings; guildhall.toml in this folder is read by itself.
    #[arg(long, global = true, value_name = "FILE", env = "GUILDHALL_SETTINGS")]
    pub settings: Option<PathBuf>,
    /// The folder for everything that is kept [default: ./data]
    #[arg(long, global = true, value_name = "FOLDER", env = "GUILDHALL_DATA")]
    pub data: Option<PathBuf>,
    /// A postgres:// address, or the path of a file [default: guildhall.db in the data folder]
    #[arg(long, global = true, value_name = "DATABASE", env = "GUILDHALL_DATABASE", hide_env_values = true)]
    pub database: Option<Database>,
    /// The address and port to listen at [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDRESS:PORT", env = "GUILDHALL_LISTEN")]
    pub listen: Option<Address>,
    /// The address that people reach us under [default: that of --listen]
    #[arg(long, global = true, value_name = "URL", env = "GUILDHALL_BASE_URL")]
    pub base_url: Option<BaseUrl>,
    /// The address and port to listen at for letters [default: none; for the demo 127.0.0.1:2525]
    #[arg(long, global = true, value_name = "ADDRESS:PORT", env = "GUILDHALL_SMTP")]
    pub smtp: Option<Door>,
    /// How much is told: error, warn, info, debug, or by room like warn,web=debug [default: info]
    #[arg(long, global = true, value_name = "FILTER", env = "GUILDHALL_LOG")]
    pub log: Option<Filter>,
}

impl Overrides {
    pub(super) fn apply(&self, settings: &mut Settings) {
        fn set<T: Clone>(given: &Option<T>, setting: &mut T) {
            if let Some(given) = given {
                setting.clone_from(given);
            }
        }
        set(&self.data, &mut settings.store.data);
        set(&self.database, &mut settings.store.database);
        set(&self.listen, &mut settings.web.listen);
        set(&self.base_url, &mut settings.web.base_url);
        set(&self.smtp, &mut settings.arriving.smtp);
        set(&self.log, &mut settings.log.filter);
    }
}
