//! Ids that sort by time, are known before the insert, and need no central sequence.
//!
//! An id is a positive 63-bit number: 41 bits of milliseconds since [`EPOCH`], 10 bits of a lane that a
//! process leases from the store, 12 bits of a counter. It prints as 13 lower-case letters and digits
//! (Crockford's base 32: no i, l, o, u), which keep the order of the numbers and are safe in addresses.

use std::{fmt, str::FromStr, sync::Mutex};

use crate::clock::Time;

/// 1990-01-01T00:00:00Z in milliseconds of Unix time. Early, because the posts of an imported archive get
/// ids of their own dates; 41 bits from here last until 2059.
pub const EPOCH: i64 = 631_152_000_000;

/// How many lanes there are, and so how many processes may write at once.
pub const LANES: u16 = 1024;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The bare number of an id. Each noun wraps it in a type of its own with [`ids!`](crate::ids).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(pub i64);

impl Id {
    /// The smallest id that could have been made at `time`: the bound of a search "after this day".
    pub fn floor(time: Time) -> Id {
        let ms = (time.millis() - EPOCH).clamp(0, (1 << 41) - 1);
        Id(ms << 22)
    }

    /// When this id was made, to the millisecond.
    pub fn time(self) -> Time {
        Time::from_millis((self.0 >> 22) + EPOCH)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0u8; 13];
        for (place, byte) in text.iter_mut().enumerate() {
            *byte = DIGITS[(self.0 >> (60 - 5 * place) & 31) as usize];
        }
        f.write_str(std::str::from_utf8(&text).expect("digits are ASCII"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text was not 13 letters and digits of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id has 13 letters and digits")
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Id, NotAnId> {
        if text.len() != 13 {
            return Err(NotAnId);
        }
        let mut number = 0i64;
        for (place, byte) in text.bytes().enumerate() {
            let digit = DIGITS.iter().position(|d| *d == byte.to_ascii_lowercase()).ok_or(NotAnId)? as i64;
            // The first of 13 digits holds only three bits of a positive number.
            if place == 0 && digit > 7 {
                return Err(NotAnId);
            }
            number = number << 5 | digit;
        }
        Ok(Id(number))
    }
}

/// Makes ids in one process. The lane must belong to this process alone for as long as it runs.
#[derive(Debug)]
pub struct Ids {
    lane: u16,
    last: Mutex<(i64, i64)>,
}

impl Ids {
    /// A maker of ids in `lane` (0 to 1023).
    pub fn new(lane: u16) -> Ids {
        Ids { lane: lane % LANES, last: Mutex::new((0, 0)) }
    }

    /// The next id at `now`. When the clock steps back, or 4,096 ids were made in this millisecond, the
    /// next millisecond is borrowed: an id is never made twice.
    pub fn next(&self, now: Time) -> Id {
        let ms = (now.millis() - EPOCH).clamp(0, (1 << 41) - 1);
        let mut last = self.last.lock().unwrap_or_else(|broken| broken.into_inner());
        let (then, count) = *last;
        *last = if ms > then {
            (ms, 0)
        } else if count < 4095 {
            (then, count + 1)
        } else {
            (then + 1, 0)
        };
        Id(last.0 << 22 | i64::from(self.lane) << 12 | last.1)
    }
}

/// Wraps [`Id`] in a type for each noun, so that a person's id cannot be given where a post's is wanted.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub $crate::Id);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { std::fmt::Display::fmt(&self.0, f) }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::id::NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map($name) }
        }
        impl From<$crate::Id> for $name { fn from(id: $crate::Id) -> Self { $name(id) } }
        impl From<$name> for i64 { fn from(id: $name) -> i64 { id.0.0 } }
        impl From<i64> for $name { fn from(number: i64) -> Self { $name($crate::Id(number)) } }
    )+};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_in_thirteen_characters_that_sort_as_the_numbers_do() {
        let ids = Ids::new(7);
        let early = ids.next(Time::from_millis(EPOCH + 1));
        let late = ids.next(Time::from_millis(EPOCH + 2));
        assert_eq!(early.to_string().len(), 13);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(early.to_string().parse(), Ok(early));
        assert_eq!(late.to_string().to_uppercase().parse(), Ok(late));
    }

    #[test]
    fn never_makes_one_twice_even_when_the_clock_steps_back() {
        let ids = Ids::new(1);
        let mut seen = std::collections::HashSet::new();
        for step in 0..20_000 {
            let ms = EPOCH + 1_000 - step % 3;
            assert!(seen.insert(ids.next(Time::from_millis(ms))));
        }
    }

    #[test]
    fn refuses_what_is_not_an_id() {
        for text in ["", "0", "zzzzzzzzzzzzz", "0000000000ilo", "00000000000000", "000000000000é"] {
            assert_eq!(text.parse::<Id>(), Err(NotAnId), "{text}");
        }
    }
}
