//! Who does which job: what acts have promised, and what comes again and again.

use std::{sync::Arc, time::Duration};

use community::{
    Actor, House, Refused, attendance, exchanges, feedback, gatherings, needs,
    notices::{self, digest},
    people::erase,
    recaps, sets, topics,
};
use jobs::{Failure, Runner};
use letters::{Paths, Sender, arrivals::Reader, leaving::Office};
use mail::trust::{Resolver, Trusted};

use crate::config::Settings;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(86_400);

/// Gives a runner its handlers.
pub fn with_all(runner: Runner, house: &Arc<House>, settings: &Settings) -> Runner {
    let mut runner = letters::jobs::with(runner, house, &reader(settings), failure)
        .recurring(digest::DIGESTS, MINUTE)
        .recurring(gatherings::ASK, MINUTE)
        .recurring(gatherings::TELL, 10 * MINUTE)
        .recurring(attendance::ASK, 10 * MINUTE)
        .recurring(feedback::ASK, 10 * MINUTE)
        .recurring(recaps::ASK, HOUR)
        .recurring(needs::ASK, 10 * MINUTE)
        .recurring(topics::ASK, 10 * MINUTE)
        .recurring(exchanges::MOVE, 10 * MINUTE)
        .recurring(sets::MOVE, 10 * MINUTE)
        .recurring(gatherings::REMIND, MINUTE)
        .recurring(letters::jobs::NEWCOMERS, HOUR);
    let (house_here, settings) = (house.clone(), settings.clone());
    runner = runner.on(erase::LEDGER, move |_| {
        let (house, settings) = (house_here.clone(), settings.clone());
        async move {
            let written = crate::ledger::write(&house, &settings).await;
            written.map_err(|error| Failure::Later(format!("{error:#}")))
        }
    });
    /// One verb of the heart that comes again: it takes the work of the system.
    macro_rules! again {
        ($($name:literal, $every:expr, $verb:path;)+) => {$(
            let house_here = house.clone();
            runner = runner.recurring($name, $every).on($name, move |_| {
                let house = house_here.clone();
                async move { $verb(&mut house.work(Actor::System)).await.map(drop).map_err(failure) }
            });
        )+};
    }
    again! {
        "forget-foundings", DAY, community::founding::forget_old;
        "forget-passages", HOUR, community::people::passages::forget_old;
        "forget-sessions", DAY, community::people::sessions::forget_old;
        "draft-recaps", HOUR, community::recaps::draft_due;
        "forget-needs", DAY, community::needs::forget_old;
        "forget-drafts", DAY, community::people::drafts::forget_old;
        "forget-letters", DAY, community::notices::forget_old;
        "forget-arrivals", DAY, community::arrivals::forget_old;
        "forget-confirmations", DAY, community::people::confirmations::forget_old;
        "close-proposals", MINUTE, community::charter::proposals::close_due;
        "close-fellowship", HOUR, community::lifecycle::fellowship::close_due;
        "resume-paused", HOUR, community::lifecycle::resume_due;
        "lapse-held", HOUR, community::held::lapse_old;
        "release-held", MINUTE, community::held::release_due;
        "end-terms", HOUR, community::roles::end_terms;
        "pass-on-care", 10 * MINUTE, community::care::pass_on;
        "remind-cases", HOUR, community::moderation::remind;
        "keep-gatherings", HOUR, community::gatherings::keep_time;
        "lapse-role-offers", DAY, community::roles::lapse_offers;
        "lapse-places", HOUR, community::intakes::lapse_old;
        "forget-choosing", DAY, community::intakes::forget_old;
        "remind-invitations", HOUR, community::invitations::remind_due;
        "forget-invitations", HOUR, community::invitations::forget_old;
        "forget-applications", HOUR, community::curation::forget_old;
        "forget-rates", HOUR, community::forget_old_rates;
        "sweep-blobs", DAY, community::blobs::sweep;
        "renew-promises", HOUR, community::members::promises::renew;
        "remind-promises", HOUR, community::members::promises::remind;
        "pair-buddies", HOUR, community::newcomers::pair;
        "nudge-buddies", HOUR, community::newcomers::nudge;
        "finish-buddies", DAY, community::newcomers::finish;
        "commitments-due", HOUR, community::commitments::ask_due;
        "commitments-release", DAY, community::commitments::release_silent;
        "practice-due", DAY, community::practice::begin_due;
        "practice-again", DAY, community::practice::again;
        "practice-greet", DAY, community::practice::greet;
        "practice-rest", DAY, community::practice::rest;
        "ask-quiet", DAY, community::people::quiet::ask_quiet;
        "forget-journal", DAY, community::journal::forget_old;
        "empty-withdrawn", HOUR, community::conversations::empty_withdrawn;
    }
    runner
}

/// What reads letters. Where this machine names no name servers, nothing can be proven but by a server in front.
pub fn reader(settings: &Settings) -> Reader {
    let resolver = Resolver::system().unwrap_or_else(|why| {
        tracing::warn!(why, "no name server can be asked who may send for a domain");
        Resolver::offline()
    });
    let trusted =
        Trusted { authserv_ids: settings.mail.authserv_ids.clone(), sealers: settings.mail.sealers.clone() };
    Reader { sender: sender(settings), resolver, trusted }
}

/// Wakes the office when something is to leave. Without one, letters stay in the outbox, and nothing is to be done.
pub fn with_office(runner: Runner, office: Option<Arc<Office>>) -> Runner {
    runner.on(notices::DELIVER, move |_| {
        if let Some(office) = &office {
            office.wake();
        }
        async { Ok(()) }
    })
}

/// What a refusal means for a job: whatever may pass is tried again.
pub fn failure(refused: Refused) -> Failure {
    match refused {
        Refused::Away(_)
        | Refused::Full(_)
        | Refused::Broken(_)
        | Refused::Conflict
        | Refused::TooMany { .. } => Failure::Later(refused.to_string()),
        Refused::NotFound | Refused::Gone | Refused::NotAllowed(_) | Refused::Invalid(_) => {
            Failure::Never(refused.to_string())
        }
    }
}

/// The house as letters know it.
pub fn sender(settings: &Settings) -> Sender {
    Sender {
        base_url: settings.base_url(),
        mail_domain: settings.domain(),
        hosted_by: settings.house.hosted_by.clone(),
        paths: Paths {
            passage: web::links::letter_link,
            community: web::links::community,
            thread: |slug, thread| web::links::thread(slug, thread),
            post: |slug, post| web::links::post(slug, post),
            file: |slug, file| web::links::attachment(slug, file),
            less: web::links::less,
            attendance: |slug, id| web::links::attendance(slug, id),
            feedback: |slug, id| web::links::feedback(slug, id),
            recap: |slug, id| web::links::recap(slug, id),
            needs: |slug, id| web::links::needs(slug, id),
            set: |slug, id| web::links::set(slug, id),
            exchange: |slug, id| web::links::exchange(slug, id),
            topics: |slug, id| web::links::topics(slug, id),
            commitments: |slug| web::links::commitments(slug),
            dates: |slug, poll| web::links::dates(slug, poll),
            gathering: |slug, id| web::links::gathering(slug, id),
            gatherings: web::links::gatherings,
            founding: |id| web::links::founding(id),
            account: || web::links::ACCOUNT.into(),
            invitation: web::links::invitation,
            invitations: web::links::invitations,
            application: web::links::application,
            applications: web::links::applications,
            apply: web::links::apply,
        },
    }
}
