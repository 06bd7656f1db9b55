//! Who comes: what each answers, how many may come, and who waits.

use base::Time;
use store::{args, row};

use super::{Along, Gathering, inviting, planned, rhythm::convenes, sql};
use crate::{GatheringId, PersonId, ReceiptId, Refused, Work, charter::Viewer, receipts};

/// The longest remark, in characters.
const LONGEST_NOTE: usize = 500;
/// The version that somebody was told of who was told of none.
const NOT_TOLD: i64 = -1;

/// Whether somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    /// Yes.
    Yes,
    /// Perhaps.
    Perhaps,
    /// Not this time.
    No,
}

impl Coming {
    /// As it is stored, and as calendars say it, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Coming::Yes => "accepted",
            Coming::Perhaps => "tentative",
            Coming::No => "declined",
        }
    }

    /// What a stored word, or a calendar's, means.
    pub fn of(word: &str) -> Option<Coming> {
        [Coming::Yes, Coming::Perhaps, Coming::No]
            .into_iter()
            .find(|coming| coming.word().eq_ignore_ascii_case(word))
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rsvp {
    /// Whether they come.
    pub coming: Coming,
    /// What else they say.
    pub note: String,
    /// So many minutes late.
    pub late: i64,
    /// By telephone.
    pub by_phone: bool,
    /// Other members may see that they come; nothing leaves it as it is.
    pub shown: Option<bool>,
    /// `page`, `letter`, `calendar`, `assistant`, `phone`.
    pub came_by: &'static str,
    /// The version that a calendar answers.
    pub sequence: Option<i64>,
    /// When the calendar says that the answer was made.
    pub stamped_at: Option<Time>,
}

impl Rsvp {
    /// A plain answer.
    pub fn of(coming: Coming, came_by: &'static str) -> Rsvp {
        Rsvp {
            coming,
            note: String::new(),
            late: 0,
            by_phone: false,
            shown: None,
            came_by,
            sequence: None,
            stamped_at: None,
        }
    }
}

row! {
    /// A seat: somebody who was asked, or who has answered unasked.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Seat {
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Their zone.
        pub zone: String,
        /// When they were asked.
        pub asked_at: Time,
        /// The version that they were last told of.
        pub told_sequence: i64,
        /// What they answered, as [`Coming::word`]; nothing for no answer.
        pub answer: Option<String>,
        /// What else they said.
        pub note: String,
        /// When.
        pub answered_at: Option<Time>,
        /// How: `page`, `letter`, `calendar`, `assistant`, `phone`, `moved`.
        pub came_by: String,
        /// Who said it, when it was somebody else.
        pub answered_by: Option<PersonId>,
        /// The version that was answered.
        pub sequence: i64,
        /// When their calendar says that the answer was made.
        pub stamped_at: Option<Time>,
        /// They wait for a seat since then.
        pub waits_since: Option<Time>,
        /// So many minutes late.
        pub late: i64,
        /// By telephone.
        pub by_phone: bool,
        /// Other members may see that they come.
        pub shown: bool,
    }
}

impl Seat {
    /// Whether they come, as far as is known.
    pub fn coming(&self) -> Option<Coming> {
        self.answer.as_deref().and_then(Coming::of)
    }

    /// They have a seat.
    pub fn is_in(&self) -> bool {
        self.coming() == Some(Coming::Yes) && self.waits_since.is_none()
    }

    fn before(&self) -> String {
        let since = self.waits_since.map(|since| since.0.to_string()).unwrap_or_default();
        format!("{}|{}|{}", self.answer.as_deref().unwrap_or("-"), since, self.came_by)
    }
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// They have a seat.
    Seated,
    /// They wait, at this place from 1.
    Waits(usize),
    /// Perhaps.
    Perhaps,
    /// They do not come.
    Away,
    /// It was an answer to an earlier version, whose time is not that of now: it counts for nothing.
    Old,
    /// A newer answer was here already: it counts for nothing.
    Overtaken,
}

/// The member who acts says whether they come. The last answer counts. Refused as [`Refused::Gone`] when it is over or called off.
pub async fn rsvp(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    answer: &Rsvp,
) -> Result<(Became, Option<ReceiptId>), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let gathering = planned::one_to_write(work, viewer, id).await?;
    let (became, before) = take(work, &gathering, person, answer).await?;
    let mut receipt = None;
    if !matches!(became, Became::Old | Became::Overtaken) {
        let community = Some(gathering.community);
        receipt = Some(receipts::keep(work, person, community, "rsvp", id.into(), &before).await?);
        work.note(community, "answered-a-gathering", id.into(), "").await?;
    }
    work.done().await?;
    Ok((became, receipt))
}

/// A convenor writes down what a member told them, by telephone or in the corridor.
pub async fn record(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    person: PersonId,
    coming: Coming,
    note: &str,
) -> Result<Became, Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let gathering = planned::one_to_write(work, viewer, id).await?;
    work.opt::<Seat>(&sql::SEAT, args![id, person]).await?.ok_or(Refused::NotFound)?;
    let answer = Rsvp { note: note.to_owned(), ..Rsvp::of(coming, "phone") };
    let (became, _) = take(work, &gathering, person, &answer).await?;
    work.note(Some(gathering.community), "recorded-an-answer", id.into(), "").await?;
    work.done().await?;
    Ok(became)
}

/// Takes an answer; what was there before, to be put back. Part of another act.
async fn take(
    work: &mut Work<'_>,
    gathering: &Gathering,
    person: PersonId,
    answer: &Rsvp,
) -> Result<(Became, String), Refused> {
    let (id, now) = (gathering.id, work.now());
    if !gathering.is_ahead(now) {
        return Err(Refused::Gone);
    }
    // Whoever answers before they were asked is sent their invitation all the same, for their calendar.
    work.exec(&sql::TAKE_SEAT, args![id, person, now, NOT_TOLD]).await?;
    let seat: Seat = work.opt(&sql::SEAT, args![id, person]).await?.ok_or(Refused::NotAllowed("members"))?;
    let before = seat.before();
    // RFC 5546 2.1.5: by its version first, and then by the clock of whoever answers.
    if let Some(sequence) = answer.sequence {
        if sequence < gathering.sequence {
            return Ok((Became::Old, before));
        }
        let older = answer.stamped_at.zip(seat.stamped_at).is_some_and(|(new, old)| new < old);
        if older && seat.sequence == sequence {
            return Ok((Became::Overtaken, before));
        }
    }
    let waits_since = match answer.coming {
        Coming::Yes if seat.is_in() || room(work, gathering, person).await?.is_none_or(|room| room > 0) => {
            None
        }
        Coming::Yes => Some(seat.waits_since.unwrap_or(now)),
        _ => None,
    };
    let by = work.actor().person().filter(|by| *by != person);
    let note: String = answer.note.trim().chars().take(LONGEST_NOTE).collect();
    work.exec(
        &sql::SIT,
        args![
            id,
            person,
            answer.coming.word(),
            note,
            now,
            answer.came_by,
            by,
            answer.sequence.unwrap_or(gathering.sequence),
            answer.stamped_at.or(seat.stamped_at),
            waits_since,
            answer.late.clamp(0, 600),
            answer.by_phone,
            answer.shown.unwrap_or(seat.shown)
        ],
    )
    .await?;
    fill(work, id).await?;
    let became = match (answer.coming, waits_since) {
        (Coming::Perhaps, _) => Became::Perhaps,
        (Coming::No, _) => Became::Away,
        (Coming::Yes, None) => Became::Seated,
        (Coming::Yes, Some(_)) => Became::Waits(place(work, id, person).await?),
    };
    Ok((became, before))
}

/// How many more may come beside this person; nothing for as many as like.
async fn room(work: &mut Work<'_>, gathering: &Gathering, person: PersonId) -> Result<Option<i64>, Refused> {
    let Some(most) = gathering.capacity else { return Ok(None) };
    let (seats, guests): (i64, i64) = work.one(&sql::TAKEN, args![gathering.id, person]).await?;
    Ok(Some(most - seats - guests))
}

async fn place(work: &mut Work<'_>, id: GatheringId, person: PersonId) -> Result<usize, Refused> {
    let all: Vec<(PersonId,)> = work.all(&sql::WAITING, args![id]).await?;
    Ok(all.iter().position(|(one,)| *one == person).map_or(1, |place| place + 1))
}

/// Whoever waits first has the seats that are free, and is told. Part of another act.
pub(super) async fn fill(work: &mut Work<'_>, id: GatheringId) -> Result<(), Refused> {
    let gathering = planned::of(work, id).await?;
    let nobody = PersonId::default();
    let room =
        room(work, &gathering, nobody).await?.map_or(usize::MAX, |room| usize::try_from(room).unwrap_or(0));
    if room == 0 || gathering.is_cancelled() {
        return Ok(());
    }
    let waiting: Vec<(PersonId,)> = work.all(&sql::WAITING, args![id]).await?;
    for (person,) in waiting.into_iter().take(room) {
        seat(work, id, person).await?;
    }
    Ok(())
}

async fn seat(work: &mut Work<'_>, id: GatheringId, person: PersonId) -> Result<(), Refused> {
    let now = work.now();
    if work.exec(&sql::SEATED, args![id, person]).await? > 0 {
        work.promise(inviting::SEATED, format!("{id} {person}"), now).await?;
    }
    Ok(())
}

/// Gives somebody who waits a seat, whoever waits before them and whatever the number says. By a convenor.
pub async fn let_in(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    person: PersonId,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let gathering = planned::one_to_write(work, viewer, id).await?;
    if !gathering.is_ahead(work.now()) {
        return Err(Refused::Gone);
    }
    seat(work, id, person).await?;
    work.note(Some(gathering.community), "gave-a-seat", id.into(), "").await?;
    work.done().await
}

/// What they had answered before stands again. Part of taking an act back.
pub(crate) async fn put_seat_back(
    work: &mut Work<'_>,
    person: PersonId,
    id: GatheringId,
    before: &str,
) -> Result<(), Refused> {
    let gathering = planned::of_to_write(work, id).await?;
    if !gathering.is_ahead(work.now()) {
        return Err(Refused::Gone);
    }
    let mut parts = before.split('|');
    let mut next = || parts.next().unwrap_or_default();
    let (answer, since, came_by) = (next(), next(), next());
    let seat: Seat = work.opt(&sql::SEAT, args![id, person]).await?.ok_or(Refused::Gone)?;
    let coming = Coming::of(answer);
    // Whoever had a seat and gave it up may find it taken: then they wait. Whoever waited has their place again.
    let since = since.parse().map_or(work.now(), Time);
    let full = room(work, &gathering, person).await?.is_some_and(|room| room <= 0);
    let waits = (coming == Some(Coming::Yes) && full && !seat.is_in()).then_some(since);
    let answered_at = coming.and(seat.answered_at);
    work.exec(
        &sql::SIT,
        args![
            id,
            person,
            coming.map(Coming::word),
            "",
            answered_at,
            came_by,
            None::<PersonId>,
            seat.sequence,
            seat.stamped_at,
            waits,
            0,
            false,
            seat.shown
        ],
    )
    .await?;
    fill(work, id).await
}

/// The seats of a gathering, by name: for a convenor all; for a member their own, and of the others those who come and let it be seen.
pub async fn seats(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Vec<Seat>, Refused> {
    let person = member(work, viewer)?;
    planned::one(work, viewer, id).await?;
    let all = convenes(work, viewer).is_ok();
    work.all(&sql::SEATS, args![id, all, person]).await
}

/// The seat of the member who acts; nothing when they were not asked yet.
pub async fn own_seat(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
) -> Result<Option<Seat>, Refused> {
    let person = viewer.member()?;
    planned::one(work, viewer, id).await?;
    work.opt(&sql::SEAT, args![id, person]).await
}

/// The member who reads; nobody, for the system, which sees all.
fn member(work: &Work<'_>, viewer: &Viewer) -> Result<PersonId, Refused> {
    match work.actor() {
        crate::Actor::System => Ok(PersonId::default()),
        _ => viewer.member(),
    }
}

row! {
    /// How many have answered what.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Count {
        /// Who have a seat.
        pub coming: i64,
        /// Who say perhaps.
        pub perhaps: i64,
        /// Who say no.
        pub away: i64,
        /// Who wait.
        pub waiting: i64,
        /// Who have not answered.
        pub silent: i64,
    }
}

/// Counts the seats of a gathering. For its members.
pub async fn count(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Count, Refused> {
    member(work, viewer)?;
    planned::one(work, viewer, id).await?;
    work.one(&sql::COUNT, args![id]).await
}

/// A gathering with all that its page shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The gathering.
    pub gathering: Gathering,
    /// As [`seats`]; none for who is no member.
    pub seats: Vec<Seat>,
    /// As [`count`].
    pub count: Count,
    /// As [`guests`](super::guests()).
    pub guests: Vec<Along>,
}

/// A gathering as the viewer may see it: for its members with who comes.
pub async fn overview(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Overview, Refused> {
    let gathering = planned::one(work, viewer, id).await?;
    let Ok(person) = viewer.member() else {
        return Ok(Overview { gathering, seats: Vec::new(), count: Count::default(), guests: Vec::new() });
    };
    let all = viewer.is_convenor();
    let seats = work.all(&sql::SEATS, args![id, all, person]).await?;
    let count = work.one(&sql::COUNT, args![id]).await?;
    let guests = work.all(&sql::GUESTS, args![id, all, person]).await?;
    Ok(Overview { gathering, seats, count, guests })
}

/// The seat of one person, for letters. Part of another act.
pub async fn seat_of(
    work: &mut Work<'_>,
    id: GatheringId,
    person: PersonId,
) -> Result<Option<Seat>, Refused> {
    crate::charter::only_system(work)?;
    work.opt(&sql::SEAT, args![id, person]).await
}
