//! What is written down while it runs. Never addresses, names or words of people.

use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

/// Section `[log]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// How much is told.
    pub filter: Filter,
}

/// `error`, `warn`, `info`, `debug`, `trace`, or one for each room: `warn,web=debug`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Filter(String);

impl Default for Filter {
    fn default() -> Filter {
        Filter("info".into())
    }
}

impl std::str::FromStr for Filter {
    type Err = String;

    fn from_str(text: &str) -> Result<Filter, String> {
        Filter::try_from(text.to_owned())
    }
}

impl TryFrom<String> for Filter {
    type Error = String;

    fn try_from(text: String) -> Result<Filter, String> {
        match EnvFilter::try_new(&text) {
            Ok(_) => Ok(Filter(text)),
            Err(_) => Err(format!(
                "{text:?} is no filter; expected error, warn, info, debug or trace, or one for each room like warn,web=debug"
            )),
        }
    }
}

impl From<Filter> for String {
    fn from(filter: Filter) -> String {
        filter.0
    }
}

impl Filter {
    /// For the log itself.
    pub fn filter(&self) -> EnvFilter {
        EnvFilter::new(&self.0)
    }
}
