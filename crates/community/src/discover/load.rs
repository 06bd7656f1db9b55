//! A community read as an archive, as far as the viewer may see it.

use std::collections::HashMap;

use base::Time;
use chrono::{DateTime, Offset, TimeZone};
use store::{args, row};

use super::{Archive, Conversation, Discovery, Look, Speaker, Utterance, discover, sql};
use crate::{Level, PersonId, PostId, Refused, ThreadId, Work, charter::Viewer};

/// Rows of one journey to the store.
const BATCH: i64 = 2_000;

row! {
    struct Said {
        id: PostId,
        thread_id: ThreadId,
        parent_id: Option<PostId>,
        author_id: PersonId,
        at: Time,
        is_question: bool,
        words: String,
        withdrawn: bool,
    }
}

row! {
    struct Person { id: PersonId, name: String, zone: String, off_the_map: bool, address: String, convenor: bool }
}

/// How far statistics look: as far as the viewer, and never into a room or a sealed thread.
pub(super) fn reach(viewer: &Viewer) -> Level {
    viewer.reach().min(Level::MembersOnly)
}

/// What the archive of a community tells this viewer: a visitor, of its open threads only and without names; a member,
/// of all but what was said in a room or sealed.
pub async fn of(work: &mut Work<'_>, viewer: &Viewer) -> Result<Discovery, Refused> {
    let mut gathered = Gathered::begin(work, viewer).await?;
    let mut last = PostId::default();
    loop {
        let args = args![viewer.community().id, reach(viewer), last, BATCH];
        let batch: Vec<Said> = work.all(&sql::SAID, args).await?;
        let full = batch.len() == BATCH as usize;
        if let Some(newest) = batch.last() {
            last = newest.id;
        }
        gathered = beside(move || {
            batch.iter().for_each(|said| gathered.take(said));
            gathered
        })
        .await?;
        if !full {
            break;
        }
    }
    let look = Look { now: work.now(), living: true, named: viewer.is_member() };
    beside(move || discover(gathered.archive, look)).await
}

/// Counting takes whole seconds for a large archive: it must not stand in the way of other pages.
async fn beside<T: Send + 'static>(count: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
    tokio::task::spawn_blocking(count).await.map_err(|error| Refused::Broken(format!("counting: {error}")))
}

struct Gathered {
    archive: Archive,
    people: HashMap<PersonId, (u32, Option<chrono_tz::Tz>)>,
    threads: HashMap<ThreadId, (u32, bool)>,
}

impl Gathered {
    async fn begin(work: &mut Work<'_>, viewer: &Viewer) -> Result<Gathered, Refused> {
        let community = viewer.community();
        let mut gathered = Gathered {
            archive: Archive::new(&community.language),
            people: HashMap::new(),
            threads: HashMap::new(),
        };
        let (now, mut last) = (work.now(), PersonId::default());
        loop {
            let batch: Vec<Person> =
                work.all(&sql::SPEAKERS, args![community.id, now, last, BATCH, reach(viewer)]).await?;
            for person in &batch {
                gathered.meet(person);
                last = person.id;
            }
            if batch.len() < BATCH as usize {
                break;
            }
        }
        let mut last = ThreadId::default();
        loop {
            let args = args![community.id, reach(viewer), last, BATCH];
            let batch: Vec<(ThreadId, String)> = work.all(&sql::SUBJECTS, args).await?;
            let full = batch.len() == BATCH as usize;
            for (id, subject) in batch {
                last = id;
                let number = gathered.archive.open(Conversation { id: Some(id), subject });
                gathered.threads.insert(id, (number, false));
            }
            if !full {
                return Ok(gathered);
            }
        }
    }

    fn meet(&mut self, person: &Person) {
        let domain = person.address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let number = self.archive.meet(Speaker {
            id: Some(person.id),
            name: person.name.clone(),
            domain: domain.to_owned(),
            off_the_map: person.off_the_map,
            convenor: person.convenor,
        });
        // UTC is what is written down for those whose zone is not known.
        let zone = person.zone.parse().ok().filter(|zone| *zone != chrono_tz::Tz::UTC);
        self.people.insert(person.id, (number, zone));
    }

    fn take(&mut self, said: &Said) {
        let (Some((author, zone)), Some((thread, begun))) =
            (self.people.get(&said.author_id), self.threads.get_mut(&said.thread_id))
        else {
            return;
        };
        // A post that was taken back is not counted, but it was there: what follows it did not begin the thread.
        let opens = !std::mem::replace(begun, true);
        if said.withdrawn {
            return;
        }
        self.archive.say(Utterance {
            key: said.id.into(),
            parent: said.parent_id.map(i64::from),
            author: *author,
            thread: *thread,
            at: said.at,
            offset: zone.and_then(|zone| minutes_ahead(zone, said.at)),
            opens,
            asks: said.is_question,
            words: &said.words,
        });
    }
}

fn minutes_ahead(zone: chrono_tz::Tz, at: Time) -> Option<i32> {
    let utc = DateTime::from_timestamp_micros(at.0)?.naive_utc();
    Some(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc() / 60)
}
