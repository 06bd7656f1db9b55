//! How a person wants to be reached, over all their communities: the attention budget of a week, the rhythm of the one letter, quiet
//! hours, pauses.
//!
//! Verbs: [`get`], [`of`], [`less`], [`more`], [`rest`], [`pause`], [`back`], [`stop`], [`choose`]; for one community [`deliver`],
//! [`narrow`], [`widen`]; [`take_back`]. Each that changes something says what it was and what it is ([`Change`]), and keeps a
//! receipt by which it can be taken back: for a day by `UNDO`, for thirty days at the page of less.

mod acts;
mod ladder;
mod narrow;
pub(crate) mod sql;
mod undo;
mod when;

use base::Time;
use store::{FromRow, Row, args};

pub use acts::{
    Choice, DELIVERIES, Delivery, back, choose, choose_of, deliver, less, more, of, pause, rest, stop,
};
pub(crate) use acts::{begin, first_due};
pub use narrow::{Narrowed, narrow, narrowed, widen};
pub(crate) use undo::put_back;
pub use undo::{UNDO, latest, take_back};
pub use when::{local, moment, zone};

use crate::{PersonId, ReceiptId, Refused, Work, people::oneself};

/// How one wants to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Letters a week, over everything.
    pub mails: i64,
    /// Questions a week that are put to them because they may know; none while they rest.
    pub asks: i64,
    /// Minutes a week: reading, and what is asked.
    pub minutes: i64,
    /// The one letter: `daily`, `weekly`, `monthly`, `never`.
    pub rhythm: String,
    /// Its day: 1 is Monday.
    pub day: i64,
    /// Its minute of the day, in their zone.
    pub minute: i64,
    /// Quiet hours begin at this minute of the day; the same as their end for none.
    pub quiet_from: i64,
    /// And end at this.
    pub quiet_to: i64,
    /// Number and hours hold for letters too that they asked to have one by one.
    pub strict: bool,
    /// Away until then.
    pub paused_until: Option<Time>,
    /// STOP was said then.
    pub stopped_at: Option<Time>,
}

impl Default for Reach {
    /// What is usual: one letter a week on Friday at 07:30, six letters and thirty minutes at most, quiet from ten to seven.
    fn default() -> Reach {
        Reach {
            mails: 6,
            asks: 2,
            minutes: 30,
            rhythm: "weekly".into(),
            day: 5,
            minute: 7 * 60 + 30,
            quiet_from: 22 * 60,
            quiet_to: 7 * 60,
            strict: false,
            paused_until: None,
            stopped_at: None,
        }
    }
}

/// The rhythms of the one letter, from the rarest.
pub const RHYTHMS: [&str; 4] = ["never", "monthly", "weekly", "daily"];

impl Reach {
    /// Whether they are away now.
    pub fn is_away(&self, now: Time) -> bool {
        self.paused_until.is_some_and(|until| until > now)
    }

    /// Whether they rest: nothing is asked of them.
    pub fn rests(&self) -> bool {
        self.asks == 0
    }

    /// As one line, for the receipt that takes a change back.
    fn written(&self) -> String {
        let time = |time: Option<Time>| time.map_or_else(|| "-".into(), |time| time.0.to_string());
        format!(
            "{} {} {} {} {} {} {} {} {} {} {}",
            self.mails,
            self.asks,
            self.minutes,
            self.rhythm,
            self.day,
            self.minute,
            self.quiet_from,
            self.quiet_to,
            self.strict,
            time(self.paused_until),
            time(self.stopped_at)
        )
    }

    fn read(line: &str) -> Option<Reach> {
        let words: Vec<&str> = line.split(' ').collect();
        let [mails, asks, minutes, rhythm, day, minute, from, to, strict, paused, stopped] = words[..] else {
            return None;
        };
        let time = |word: &str| word.parse().ok().map(Time);
        Some(Reach {
            mails: mails.parse().ok()?,
            asks: asks.parse().ok()?,
            minutes: minutes.parse().ok()?,
            rhythm: (*RHYTHMS.iter().find(|known| **known == rhythm)?).to_owned(),
            day: day.parse().ok()?,
            minute: minute.parse().ok()?,
            quiet_from: from.parse().ok()?,
            quiet_to: to.parse().ok()?,
            strict: strict == "true",
            paused_until: time(paused),
            stopped_at: time(stopped),
        })
    }
}

impl FromRow for Reach {
    /// From eleven columns; all are NULL where nothing was chosen.
    fn from_row(row: &Row<'_>) -> Result<Reach, store::Error> {
        Reach::from_columns(row, 0)
    }
}

impl Reach {
    /// The same, beginning at a column.
    pub(crate) fn from_columns(row: &Row<'_>, first: usize) -> Result<Reach, store::Error> {
        let usual = Reach::default();
        let Some(mails) = row.get::<Option<i64>>(first)? else { return Ok(usual) };
        let number = |place: usize, usual: i64| -> Result<i64, store::Error> {
            Ok(row.get::<Option<i64>>(first + place)?.unwrap_or(usual))
        };
        Ok(Reach {
            mails,
            asks: number(1, usual.asks)?,
            minutes: number(2, usual.minutes)?,
            rhythm: row.get::<Option<String>>(first + 3)?.unwrap_or(usual.rhythm),
            day: number(4, usual.day)?,
            minute: number(5, usual.minute)?,
            quiet_from: number(6, usual.quiet_from)?,
            quiet_to: number(7, usual.quiet_to)?,
            strict: row.get::<Option<bool>>(first + 8)?.unwrap_or_default(),
            paused_until: row.get(first + 9)?,
            stopped_at: row.get(first + 10)?,
        })
    }
}

/// What an act changed: for the receipt that says it, and for taking it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it was.
    pub before: Reach,
    /// As it is.
    pub after: Reach,
    /// By which it can be taken back; none when nothing changed.
    pub receipt: Option<ReceiptId>,
}

impl Change {
    /// Whether it was so before.
    pub fn is_nothing(&self) -> bool {
        self.before == self.after
    }
}

/// How a person is reached; oneself, or anyone for the system.
pub async fn get(work: &mut Work<'_>, person: PersonId) -> Result<Reach, Refused> {
    oneself(work, person)?;
    Ok(work.opt(&sql::GET, args![person]).await?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_receipt_keeps_is_what_it_was() {
        let reach = Reach { paused_until: Some(Time(7)), strict: true, ..Reach::default() };
        assert_eq!(Reach::read(&reach.written()), Some(reach));
        assert_eq!(Reach::read("6 2 thirty"), None);
    }
}
