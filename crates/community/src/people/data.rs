//! What is kept of a person: everything, in their hands. Notes of others about them are among it; so write notes fit to be read.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{parts, signed_in, sql};
use crate::{PersonId, Rate, Refused, Work, charter::only_system};

/// The job that sends somebody everything that is kept of them: payload, their id.
pub const SEND: &str = "my-data-letter";
/// How often somebody may ask for everything.
pub const EXPORTS: Rate = Rate::per(2, Duration::from_secs(86_400));

/// One kind of thing that is kept.
#[derive(Clone, Debug)]
pub struct Section {
    /// Which: `person`, `addresses`, `posts` ...
    pub what: &'static str,
    /// The key of the sentence that names it.
    pub key: &'static str,
    /// What its columns are called.
    pub names: Vec<&'static str>,
    /// Row by row, as texts.
    pub rows: Vec<Vec<String>>,
}

/// Everything that is kept of a person.
#[derive(Clone, Debug)]
pub struct Mine {
    /// Kind by kind.
    pub sections: Vec<Section>,
}

row! {
    struct Belongs { community: String, standing: String, since: Time, practice: String, offers: String, seeks: String, about: String, roles: String, practised: Option<Time>, goals: String, network: String, network_size: Option<i64>, access: String, willing: bool, resting: Option<Time> }
}

row! {
    struct Note { kind: String, subject: String, words: String, at: Time, verdict: Option<String>, reason: Option<String> }
}

/// Everything that is kept of the person who acts, at most ten thousand of each kind. Twice a day at most.
pub async fn of_me(work: &mut Work<'_>) -> Result<Mine, Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    EXPORTS.take(work, &format!("export {person}")).await?;
    let mine = gathered(work, person).await?;
    work.done().await?;
    Ok(mine)
}

/// The person who acts wants everything sent to their mailbox, which proves whose it is. Counts as [`of_me`] does.
pub async fn send_me(work: &mut Work<'_>) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    EXPORTS.take(work, &format!("export {person}")).await?;
    let now = work.now();
    work.promise(SEND, person.to_string(), now).await?;
    work.done().await
}

/// What they asked for by [`send_me`]. For the system.
pub async fn asked_for(work: &mut Work<'_>, person: PersonId) -> Result<Mine, Refused> {
    only_system(work)?;
    gathered(work, person).await
}

async fn gathered(work: &mut Work<'_>, person: PersonId) -> Result<Mine, Refused> {
    let mut sections = Vec::new();
    let time = |time: Option<Time>| time.map_or_else(String::new, said);
    let who: Vec<(String, String, String, Time, bool)> = work.all(&sql::MY_PERSON, args![person]).await?;
    let rows = who
        .into_iter()
        .map(|(name, language, zone, since, off)| vec![name, language, zone, said(since), off.to_string()]);
    sections.push(section("person", &["name", "language", "zone", "since", "off_the_map"], rows));
    let addresses: Vec<(String, bool, Option<Time>)> = work.all(&sql::MY_ADDRESSES, args![person]).await?;
    let rows = addresses
        .into_iter()
        .map(|(address, main, verified)| vec![address, main.to_string(), time(verified)]);
    sections.push(section("addresses", &["address", "main", "answered"], rows));
    let memberships: Vec<Belongs> = work.all(&sql::MY_MEMBERSHIPS, args![person]).await?;
    let rows = memberships.into_iter().map(|m| {
        vec![
            m.community,
            m.standing,
            said(m.since),
            m.practice,
            m.offers,
            m.seeks,
            m.about,
            m.roles,
            time(m.practised),
            m.goals,
            m.network,
            m.network_size.map_or_else(String::new, |size| size.to_string()),
            m.access,
            m.willing.to_string(),
            time(m.resting),
        ]
    });
    let names = &[
        "community",
        "standing",
        "since",
        "practice",
        "offers",
        "seeks",
        "about",
        "roles",
        "practised",
        "goals",
        "network",
        "network_size",
        "access",
        "buddy",
        "resting",
    ];
    sections.push(section("memberships", names, rows));
    let posts: Vec<(String, String, Time, String, Option<Time>, String)> =
        work.all(&sql::MY_POSTS, args![person]).await?;
    let rows = posts.into_iter().map(|(community, subject, at, came_by, withdrawn, words)| {
        vec![community, subject, said(at), came_by, time(withdrawn), words]
    });
    sections.push(section("posts", &["community", "subject", "at", "came_by", "withdrawn", "words"], rows));
    let wishes: Vec<(String, Option<String>)> = work.all(&sql::MY_WISHES, args![person]).await?;
    let rows = wishes.into_iter().map(|(subject, wish)| vec![subject, wish.unwrap_or_default()]);
    sections.push(section("wishes", &["subject", "wish"], rows));
    let drafts: Vec<(String, String, Time)> = work.all(&sql::MY_DRAFTS, args![person]).await?;
    let rows = drafts.into_iter().map(|(title, words, at)| vec![title, words, said(at)]);
    sections.push(section("drafts", &["title", "words", "at"], rows));
    let sessions: Vec<(String, Time, Time)> = work.all(&sql::MY_SESSIONS, args![person]).await?;
    let rows = sessions.into_iter().map(|(browser, since, until)| vec![browser, said(since), said(until)]);
    sections.push(section("sessions", &["browser", "since", "until"], rows));
    let receipts: Vec<(String, Time, Option<Time>)> = work.all(&sql::MY_RECEIPTS, args![person]).await?;
    let rows = receipts.into_iter().map(|(act, at, undone)| vec![act, said(at), time(undone)]);
    sections.push(section("receipts", &["act", "at", "taken_back"], rows));
    let delegates: Vec<(String, String)> = work.all(&sql::MY_DELEGATES, args![person]).await?;
    let rows = delegates.into_iter().map(|(address, scope)| vec![address, scope]);
    sections.push(section("delegates", &["address", "scope"], rows));
    let notes: Vec<Note> = work.all(&sql::MY_NOTES, args![person]).await?;
    let rows = notes.into_iter().map(|n| {
        vec![
            n.kind,
            n.subject,
            n.words,
            said(n.at),
            n.verdict.unwrap_or_default(),
            n.reason.unwrap_or_default(),
        ]
    });
    sections.push(section("notes", &["kind", "subject", "words", "at", "verdict", "reason"], rows));
    let letters: Vec<(String, String, String, Time)> = work.all(&sql::MY_LETTERS, args![person]).await?;
    let rows = letters.into_iter().map(|(kind, subject, address, at)| vec![kind, subject, address, said(at)]);
    sections.push(section("letters", &["kind", "subject", "address", "at"], rows));
    let journal: Vec<(Time, String, String)> = work.all(&sql::MY_JOURNAL, args![person]).await?;
    let rows = journal.into_iter().map(|(at, act, detail)| vec![said(at), act, detail]);
    sections.push(section("journal", &["at", "act", "detail"], rows));
    for part in parts::all() {
        let rows: Vec<Cells> = work.all(part.show, args![person]).await?;
        let used: Vec<usize> = (0..8).filter(|place| !part.names[*place].is_empty()).collect();
        let rows = rows
            .into_iter()
            .map(|row| {
                let all = row.texts();
                used.iter().map(|place| all[*place].clone()).collect()
            })
            .collect();
        let names = used.iter().map(|place| part.names[*place]).collect();
        let what = part.key.strip_prefix("data-").unwrap_or(part.key);
        sections.push(Section { what, key: part.key, names, rows });
    }
    Ok(Mine { sections })
}

row! {
    /// A row of a part of another feature.
    struct Cells { a: Option<String>, b: Option<String>, c: Option<String>, d: Option<String>, e: Option<String>, f: Option<String>, at: Option<Time>, until: Option<Time> }
}

impl Cells {
    fn texts(self) -> [String; 8] {
        let time = |time: Option<Time>| time.map_or_else(String::new, said);
        let text = Option::unwrap_or_default;
        let Cells { a, b, c, d, e, f, at, until } = self;
        [text(a), text(b), text(c), text(d), text(e), text(f), time(at), time(until)]
    }
}

fn section(
    what: &'static str,
    names: &'static [&'static str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Section {
    let key = match what {
        "person" => "data-person",
        "addresses" => "data-addresses",
        "memberships" => "data-memberships",
        "posts" => "data-posts",
        "wishes" => "data-wishes",
        "drafts" => "data-drafts",
        "sessions" => "data-sessions",
        "receipts" => "data-receipts",
        "delegates" => "data-delegates",
        "notes" => "data-notes",
        "letters" => "data-letters",
        _ => "data-journal",
    };
    Section { what, key, names: names.to_vec(), rows: rows.collect() }
}

/// A moment as ISO 8601 writes it, UTC.
fn said(time: Time) -> String {
    let days = time.secs().div_euclid(86_400);
    let second = time.secs().rem_euclid(86_400);
    // Days to a date of the civil calendar (Howard Hinnant, chrono-compatible low-level date algorithms).
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_the_standard_says() {
        assert_eq!(said(Time::from_secs(1_792_054_800)), "2026-10-15T09:00:00Z");
        assert_eq!(said(Time::from_secs(951_782_399)), "2000-02-28T23:59:59Z");
    }
}
