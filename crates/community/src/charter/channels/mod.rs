//! What people meet and talk by, and what an organisation lets its people use.
//!
//! Verbs: [`policies`], [`allow`], [`drop_policy`], [`of_address`], [`restricted`], [`used`]. The table of needs and channels is
//! [`fit`](mod@fit).

pub mod fit;
mod policies;

pub use policies::{New, Policy, Restricted, allow, drop_policy, of_address, policies, restricted};

use super::{Viewer, sections};
use crate::{Refused, Work};

/// The channels that a charter may name, in the order in which they are shown: mail first, which everybody has.
pub const KEYS: [&str; 10] =
    ["mail", "calendar", "phone", "in-person", "video", "documents", "chat", "messenger", "web", "post"];

/// The channels that the charter names; mail and calendar while it names none, for they are what everybody has.
pub async fn used(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<&'static str>, Refused> {
    let section = sections::current(work, viewer.community().id, "channels").await?;
    let setting = section.map_or_else(String::new, |section| section.setting);
    let named: Vec<_> = KEYS.into_iter().filter(|key| setting.split(' ').any(|one| one == *key)).collect();
    Ok(if named.is_empty() { vec!["mail", "calendar"] } else { named })
}
