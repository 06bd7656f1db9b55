//! The preview and the act: the same, kept or not.

use base::Time;
use chrono::NaiveDate;
use store::args;

use super::{Founding, Load, baseline, get, sql};
use crate::{
    Actor, CommunityId, FoundingId, Level, PollId, Problem, Refused, Work,
    charter::{self, Charter, Standing, Viewer, sections},
    discover,
    gatherings::{self, Rhythm, Slot},
    invitations::{self, Drafted, Invitee, Reading, Terms},
    lifecycle,
    lists::{self, List},
    members,
};

/// Everything that would happen.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What was written.
    pub draft: Founding,
    /// Its name in addresses, as far as that is free.
    pub slug: String,
    /// The charter draft, by its sections.
    pub sections: Vec<(&'static str, String)>,
    /// The rhythm with a year of dates.
    pub rhythm: Option<(Rhythm, Vec<Slot>)>,
    /// The dates of the first poll.
    pub dates: Vec<Time>,
    /// What is asked of a member in a month.
    pub load: Load,
    /// The day of renewal.
    pub renewal: NaiveDate,
    /// The first invitation, as it will be read.
    pub invitation: Option<Reading>,
    /// What is wrong, or wanting: nothing is founded before this is empty.
    pub problems: Vec<Problem>,
}

/// What it became.
#[derive(Clone, Debug)]
pub struct Founded {
    /// The community.
    pub community: CommunityId,
    /// Its name in addresses.
    pub slug: String,
    /// How many invitations went out.
    pub invited: usize,
    /// The first poll.
    pub poll: Option<PollId>,
}

/// Everything that would happen; `said` says a rhythm in words, for the charter. It is done, looked at, and not kept: nobody is written to.
pub async fn preview(
    work: &mut Work<'_>,
    id: FoundingId,
    said: impl Fn(&Rhythm) -> String,
) -> Result<Preview, Refused> {
    let mut shown = plan(work, id, said).await?;
    if shown.problems.is_empty() && shown.draft.founded_at.is_none() && !shown.draft.people.is_empty() {
        let house = work.house();
        let mut tried = house.work(work.actor());
        shown.invitation = as_read(&mut tried, &shown).await?;
        // Dropped here: nothing of it happened.
    }
    Ok(shown)
}

/// The first invitation, in a community that is founded for as long as this takes.
async fn as_read(tried: &mut Work<'_>, shown: &Preview) -> Result<Option<Reading>, Refused> {
    tried.together();
    tried.begin().await?;
    let (_, viewer) = build(tried, shown, &[]).await?;
    terms(tried, &viewer, shown).await?;
    let first = invitees(shown).into_iter().take(1).collect::<Vec<_>>();
    let drafted = invitations::draft(tried, &viewer, &first).await?;
    match drafted.first() {
        Some(Drafted::New(id) | Drafted::Already(id)) => {
            invitations::reading(tried, &viewer, *id).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// What was written, with everything that follows from it.
async fn plan(
    work: &mut Work<'_>,
    id: FoundingId,
    said: impl Fn(&Rhythm) -> String,
) -> Result<Preview, Refused> {
    let draft = get(work, id).await?;
    let now = work.now();
    let rhythm = draft.rhythm(now);
    let load = Load::of(&draft, rhythm.as_ref());
    let words = rhythm.as_ref().map_or_else(String::new, said);
    let mut problems = draft.problems(now);
    let slug = draft.slug();
    if draft.adopts.is_none() && draft.founded_at.is_none() && !draft.name().is_empty() {
        let taken: Option<(String,)> = work.opt(&sql::TAKEN, args![&slug]).await?;
        if taken.is_some() || crate::arrivals::RESERVED.contains(&slug.as_str()) {
            problems.push(Problem { field: "slug", key: "problem-slug-taken" });
        }
    }
    let dates =
        if draft.word("poll") == "no" || draft.adopts.is_some() { Vec::new() } else { draft.dates(now) };
    Ok(Preview {
        sections: draft.sections(&words, load.minutes.max(draft.budget())),
        rhythm: rhythm.map(|rhythm| {
            let slots = gatherings::year(&rhythm, rhythm.starts_on);
            (rhythm, slots)
        }),
        dates,
        load,
        invitation: None,
        renewal: draft.renewal(now),
        problems,
        slug,
        draft,
    })
}

/// Founds it, or adopts it: everything that the preview shows, in one commit. Invitations go out now, and not before.
pub async fn confirm(
    work: &mut Work<'_>,
    id: FoundingId,
    said: impl Fn(&Rhythm) -> String,
) -> Result<Founded, Refused> {
    super::founder(work).await?;
    // Read before anything is written: it is the whole archive.
    let told = archive(work, id).await?;
    work.begin().await?;
    let shown = plan(work, id, said).await?;
    if shown.draft.founded_at.is_some() {
        return Err(Refused::Gone);
    }
    if !shown.problems.is_empty() {
        return Err(Refused::Invalid(shown.problems));
    }
    let now = work.now();
    let within = work.within(true);
    let (community, viewer) = build(work, &shown, &told).await?;
    if work.exec(&sql::FOUNDED, args![id, community, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    let poll = first_poll(work, &viewer, &shown).await?;
    terms(work, &viewer, &shown).await?;
    let invited = invite(work, &viewer, &shown).await?;
    work.within(within);
    work.done().await?;
    Ok(Founded { community, slug: viewer.community().slug.clone(), invited, poll })
}

/// The community itself, with its founder in it, its charter, its rhythm.
async fn build(
    work: &mut Work<'_>,
    shown: &Preview,
    told: &[(&'static str, f64)],
) -> Result<(CommunityId, Viewer), Refused> {
    let person = shown.draft.person;
    let (community, slug) = match shown.draft.adopts {
        Some(community) => (community, adopt(work, community, told).await?),
        None => {
            work.act_as(Actor::System);
            let community = found(work, shown).await?;
            members::admit(work, community, person, Standing::Member).await?;
            members::give_role(work, community, person, "convenor").await?;
            work.act_as(Actor::Person(person));
            (community, shown.slug.clone())
        }
    };
    let viewer = charter::visit(work, &slug).await?;
    settle(work, &viewer, shown).await?;
    Ok((community, viewer))
}

/// What the archive of a community tells that is to be adopted.
async fn archive(work: &mut Work<'_>, id: FoundingId) -> Result<Vec<(&'static str, f64)>, Refused> {
    let draft = get(work, id).await?;
    let Some(community) = draft.adopts.filter(|_| draft.founded_at.is_none()) else { return Ok(Vec::new()) };
    let slug = slug_of(work, community).await?;
    let viewer = charter::visit(work, &slug).await?;
    Ok(baseline::figures(&discover::of(work, &viewer).await?))
}

async fn slug_of(work: &mut Work<'_>, community: CommunityId) -> Result<String, Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let slug = charter::slug(work, community).await;
    work.act_as(actor);
    slug
}

async fn found(work: &mut Work<'_>, shown: &Preview) -> Result<CommunityId, Refused> {
    let draft = &shown.draft;
    let section = |key: &str| {
        shown.sections.iter().find(|(one, _)| *one == key).map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let level = draft.level();
    let charter = Charter {
        name: draft.name(),
        cause: section("cause"),
        domain: section("domain"),
        practice: section("practice"),
        rhythm: section("rhythm"),
        level,
        usual_level: level.max(if level == Level::Open { Level::Open } else { Level::MembersOnly }),
        listed: draft.is_listed(),
        language: crate::people::get(work, draft.person).await?.language,
    };
    charter::found(work, &shown.slug, &charter).await
}

/// A community that is here already: everything that it has stays. Its figures are kept as the baseline.
async fn adopt(
    work: &mut Work<'_>,
    community: CommunityId,
    told: &[(&'static str, f64)],
) -> Result<String, Refused> {
    let slug = slug_of(work, community).await?;
    let viewer = charter::visit(work, &slug).await?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    baseline::keep(work, &viewer, told).await?;
    let actor = work.actor();
    work.act_as(Actor::System);
    // It grows already, with no gates behind it.
    let stage = lifecycle::adopt(work, community).await;
    work.act_as(actor);
    stage?;
    Ok(slug)
}

/// Charter, rhythm, list, door, carer.
async fn settle(work: &mut Work<'_>, viewer: &Viewer, shown: &Preview) -> Result<(), Refused> {
    let (draft, person) = (&shown.draft, shown.draft.person);
    if let Some((rhythm, _)) = &shown.rhythm {
        gatherings::keep(work, viewer, None, rhythm).await?;
    }
    for (key, words) in shown.sections.iter().filter(|(_, words)| !words.is_empty()) {
        let before = sections::current(work, viewer.community().id, key).await?;
        // What an adopted community has agreed changes by its own consent alone.
        if before.is_some_and(|section| section.is_agreed()) {
            continue;
        }
        let setting = if *key == "renewal" { shown.renewal.to_string() } else { String::new() };
        sections::draft_with(work, viewer, key, words, &setting).await?;
    }
    let preset = draft.preset().ok_or_else(|| Refused::invalid("preset", "problem-founding-preset"))?;
    // An adopted list keeps its settings.
    if preset.list && draft.adopts.is_none() {
        lists::set(work, viewer, Some(&List::default())).await?;
    }
    if draft.adopts.is_none() && preset.joining == "open" {
        members::open_to_all(work, viewer, true).await?;
    }
    if draft.word("carer").is_empty() {
        work.act_as(Actor::System);
        members::give_role(work, viewer.community().id, person, "carer").await?;
        work.act_as(Actor::Person(person));
    }
    Ok(())
}

/// The first date, asked of everyone who joins while the poll is open.
async fn first_poll(
    work: &mut Work<'_>,
    viewer: &Viewer,
    shown: &Preview,
) -> Result<Option<PollId>, Refused> {
    let Some((rhythm, _)) = shown.rhythm.as_ref().filter(|_| shown.dates.len() > 1) else { return Ok(None) };
    let now = work.now();
    let poll = shown.draft.poll(rhythm, &shown.dates, now);
    gatherings::ask(work, viewer, &poll).await.map(Some)
}

/// What every invitation says.
async fn terms(work: &mut Work<'_>, viewer: &Viewer, shown: &Preview) -> Result<(), Refused> {
    let draft = &shown.draft;
    // What an adopted community says already stays, where nothing else was written.
    let before = invitations::terms(work, viewer).await?;
    let or = |field: &str, before: String| {
        if draft.word(field).is_empty() { before } else { draft.word(field).to_owned() }
    };
    let minutes = draft.budget();
    let terms = Terms {
        gain: or("gain", before.gain),
        give: or("give", before.give),
        minutes: if minutes > 0 { minutes } else { before.minutes },
        // The date is taken from the poll and the rhythm, each time that somebody is invited.
        first_date: before.first_date,
    };
    invitations::set_terms(work, viewer, &terms).await
}

fn invitees(shown: &Preview) -> Vec<Invitee> {
    let note = shown.draft.word("note");
    let one = |one: &super::Listed| Invitee {
        name: one.name.clone(),
        address: one.address.clone(),
        note: note.to_owned(),
    };
    shown.draft.people.iter().map(one).collect()
}

/// Everyone of the list is invited. Whoever belongs already, or has said no, is not.
async fn invite(work: &mut Work<'_>, viewer: &Viewer, shown: &Preview) -> Result<usize, Refused> {
    let drafted = invitations::draft(work, viewer, &invitees(shown)).await?;
    let new = |one: &Drafted| if let Drafted::New(id) = one { Some(*id) } else { None };
    let ids: Vec<_> = drafted.iter().filter_map(new).collect();
    invitations::send(work, viewer, &ids).await
}
