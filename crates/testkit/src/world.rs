//! The standing world: "Peer Network Convenors", thirteen members, and what they say to each other.
//!
//! Tests and the demo share it. Every person and organisation in it is invented. It is made through the verbs that
//! people use, at the times when they would have used them.

mod actions;
mod agreed;
mod belong;
mod choosing;
mod dates;
mod exchanges;
mod joining;
mod past;
mod people;
mod plans;
mod sets;
mod talk;

use std::{collections::HashMap, time::Duration};

use base::{Clock, Time};
use community::{
    Actor, CommunityId, House, Level, PersonId, PostId, Refused, ThreadId,
    charter::{self, Charter, Standing},
    conversations::{self, New, Words},
    lifecycle,
    members::{self, Profile},
    people::{self as humans, address::Address},
    roles,
};

pub use actions::actions;
pub use belong::belong;
pub use choosing::choose;
pub use dates::dates;
pub use exchanges::exchanges;
pub use joining::join;
pub use past::past;
pub use people::{PEOPLE, Somebody};
pub use plans::plans;
pub use sets::sets;
pub use talk::{THREADS, Thread, Turn};

store::statements! {
    /// Nobody is told of what was said before the world began.
    FORGET_TELLING = "DELETE FROM jobs WHERE kind = 'tell-post'";
}

/// The community's name in addresses.
pub const SLUG: &str = "peers";

/// What was made, to be found again.
pub struct World {
    /// The community.
    pub community: CommunityId,
    /// Everyone, by first name in lower case.
    people: HashMap<&'static str, PersonId>,
    /// Every thread, in the order of [`THREADS`], with its posts.
    pub threads: Vec<(ThreadId, Vec<PostId>)>,
}

impl World {
    /// The person with this first name.
    pub fn person(&self, first_name: &str) -> PersonId {
        self.people.get(first_name).copied().unwrap_or_else(|| panic!("nobody is called {first_name}"))
    }

    /// The first thread whose subject has these words.
    pub fn thread(&self, words: &str) -> ThreadId {
        let place = THREADS.iter().position(|thread| thread.subject.contains(words));
        self.threads[place.unwrap_or_else(|| panic!("no thread says {words}"))].0
    }

    /// Fills an empty house.
    pub async fn fill(house: &House) -> Result<World, Refused> {
        let now = house.clock().now();
        let clock = Clock::standing_at(now - Duration::from_secs(60 * 86_400));
        let then = house.at(clock.clone());
        let community = found(&then).await?;
        let people = gather(&then, community).await?;
        agree_terms(&then, &people).await?;
        let mut world = World { community, people, threads: Vec::new() };
        let mut turns: Vec<(Time, usize, usize)> = THREADS
            .iter()
            .enumerate()
            .flat_map(|(thread, told)| {
                told.turns.iter().enumerate().map(move |(place, turn)| (now - turn.before(), thread, place))
            })
            .collect();
        turns.sort();
        world.threads = vec![(ThreadId::default(), Vec::new()); THREADS.len()];
        for (at, thread, place) in turns {
            clock.set(at);
            world.say(&then, thread, &THREADS[thread].turns[place]).await?;
        }
        // What they said then was told then.
        let mut tx = house.store().begin().await?;
        tx.exec(&FORGET_TELLING, store::args![]).await?;
        tx.commit().await?;
        Ok(world)
    }

    async fn say(&mut self, house: &House, thread: usize, turn: &Turn) -> Result<(), Refused> {
        let mut work = house.work(Actor::Person(self.person(turn.who)));
        let viewer = charter::visit(&mut work, SLUG).await?;
        let words = Words { source: turn.words, files: Vec::new() };
        let (id, posts) = &self.threads[thread];
        if posts.is_empty() {
            let told = &THREADS[thread];
            let present = told.present.iter().map(|name| self.person(name)).collect();
            let new = New { subject: told.subject, words, level: Some(told.level), present };
            let (id, post) = conversations::start(&mut work, &viewer, new).await?;
            self.threads[thread] = (id, vec![post]);
        } else {
            let (id, parent) = (*id, turn.answers.and_then(|place| posts.get(place)).copied());
            let post = conversations::reply(&mut work, &viewer, id, parent, words).await?;
            self.threads[thread].1.push(post);
        }
        Ok(())
    }
}

async fn found(house: &House) -> Result<CommunityId, Refused> {
    let charter = Charter {
        name: "Peer Network Convenors".into(),
        cause:
            "We bring together people who run peer networks, so that no convenor learns the hard way alone."
                .into(),
        domain: "Running a network, forum, alliance or circle of peers, with your own hands.".into(),
        practice: "We ask each other what to do on Monday, try it, and come back to say what happened."
            .into(),
        rhythm: "One gathering a month, ninety minutes by video or phone; one day together in May.".into(),
        level: Level::Open,
        usual_level: Level::MembersOnly,
        listed: true,
        language: "en".into(),
    };
    let id = charter::found(&mut house.work(Actor::System), SLUG, &charter).await?;
    // They met for years before they came here.
    lifecycle::adopt(&mut house.work(Actor::System), id).await?;
    Ok(id)
}

async fn gather(house: &House, community: CommunityId) -> Result<HashMap<&'static str, PersonId>, Refused> {
    let mut met = HashMap::new();
    let mut work = house.work(Actor::System);
    work.begin().await?;
    for somebody in PEOPLE {
        let address = Address::of(somebody.address).map_err(|key| Refused::invalid("address", key))?;
        let person = humans::meet(&mut work, &address, somebody.name, "en").await?;
        members::admit(&mut work, community, person, Standing::Member).await?;
        for role in somebody.roles {
            members::give_role(&mut work, community, person, role).await?;
        }
        met.insert(somebody.called, person);
    }
    work.done().await?;
    for somebody in PEOPLE {
        let mut work = house.work(Actor::Person(met[somebody.called]));
        let wish =
            humans::Wish { name: somebody.name, language: "en", zone: somebody.zone, off_the_map: false };
        humans::choose(&mut work, wish).await?;
        let viewer = charter::visit(&mut work, SLUG).await?;
        let profile = Profile {
            practice: somebody.practice.into(),
            offers: somebody.offers.into(),
            seeks: somebody.seeks.into(),
            about: somebody.about.into(),
        };
        members::write_profile(&mut work, &viewer, somebody.name, &profile).await?;
    }
    Ok(met)
}

/// Two of them said until when, and the convenor began to write down what the next one must know.
async fn agree_terms(house: &House, people: &HashMap<&'static str, PersonId>) -> Result<(), Refused> {
    let mut work = house.work(Actor::Person(people["margo"]));
    let viewer = charter::visit(&mut work, SLUG).await?;
    roles::set_term(&mut work, &viewer, people["hamish"], "host", 6).await?;
    let mut work = house.work(Actor::Person(people["margo"]));
    roles::set_term(&mut work, &viewer, people["farida"], "carer", 12).await?;
    let mut work = house.work(Actor::Person(people["margo"]));
    let know = "Ring people before they go quiet, not after. Mondays are for the letter of the week.";
    let open = "Nobody has said yes to the day in May yet.";
    let whom = "Jonah for money, Farida when it is heavy.";
    roles::write_handover(&mut work, &viewer, "convenor", know, open, whom).await
}
