//! What may be asked of this machine.

use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Section `[limits]`. Megabytes have a million bytes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// What one form may weigh, its files included.
    #[serde(deserialize_with = "at_least_one")]
    pub upload_mb: NonZeroU32,
    /// The longest letter of an archive that is read.
    #[serde(deserialize_with = "at_least_one")]
    pub letter_mb: NonZeroU32,
    /// With less free on the disk, `/readyz` and the doctor raise the alarm.
    #[serde(deserialize_with = "at_least_one")]
    pub free_disk_mb: NonZeroU32,
    /// With a job waiting for longer, they do as well.
    #[serde(deserialize_with = "at_least_one")]
    pub queue_minutes: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Limits {
        let of = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Limits { upload_mb: of(60), letter_mb: of(64), free_disk_mb: of(200), queue_minutes: of(15) }
    }
}

/// A million bytes for each megabyte.
pub fn bytes(megabytes: NonZeroU32) -> u64 {
    u64::from(megabytes.get()) * 1_000_000
}

pub(super) fn at_least_one<'de, D: Deserializer<'de>>(given: D) -> Result<NonZeroU32, D::Error> {
    let number = i64::deserialize(given)?;
    let fits =
        u32::try_from(number).ok().and_then(NonZeroU32::new).filter(|number| number.get() <= 1_000_000);
    fits.ok_or_else(|| {
        D::Error::custom(format!(
            "{number} does not do; expected a whole number, at least 1 and at most 1000000"
        ))
    })
}
