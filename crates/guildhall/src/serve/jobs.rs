//! Who does which job: what acts have promised, and what comes again and again.

use std::{sync::Arc, time::Duration};

use community::{
    Actor, House, Refused, arrivals, care,
    charter::{proposals, questions},
    gatherings, held,
    lifecycle::fellowship,
    moderation,
    notices::{self, bounces, digest, post},
    people::{erase, passages},
    roles, sponsors,
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
    let sender = sender(settings);
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let mut runner = runner.on(passages::LETTER, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("no passage: {}", job.payload)))?;
            letters::people::send_passage(&mut house.work(Actor::System), id, &sender).await.map_err(failure)
        }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    runner = runner.on(post::TELL, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id = job.payload.parse().map_err(|_| Failure::Never(format!("no post: {}", job.payload)))?;
            letters::post::tell(&mut house.work(Actor::System), id, &sender).await.map_err(failure)
        }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    runner = runner.on(bounces::GIVEN_UP, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("no address: {}", job.payload)))?;
            letters::given_up::ask(&mut house.work(Actor::System), id, &sender).await.map_err(failure)
        }
    });
    let house_here = house.clone();
    runner = runner.recurring(digest::DIGESTS, MINUTE).on(digest::DIGESTS, move |_| {
        let (house, sender) = (house_here.clone(), sender.clone());
        async move { letters::digest::send_due(&house, &sender).await.map(drop).map_err(failure) }
    });
    runner = with_arrivals(runner, house, settings);
    runner = super::joining::with(runner, house, &self::sender(settings));
    runner = with_belonging(runner, house, settings);
    runner = with_dates(runner, house, settings);
    runner = with_charter(runner, house, settings);
    runner = with_roles(runner, house, settings);
    runner = super::choosing::with(runner, house, &self::sender(settings));
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
        "lapse-offers", DAY, community::roles::lapse_offers;
        "forget-rates", HOUR, community::forget_old_rates;
        "sweep-blobs", DAY, community::blobs::sweep;
        "renew-promises", HOUR, community::members::promises::renew;
        "remind-promises", HOUR, community::members::promises::remind;
        "pair-buddies", HOUR, community::newcomers::pair;
        "nudge-buddies", HOUR, community::newcomers::nudge;
        "finish-buddies", DAY, community::newcomers::finish;
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

/// Members are asked about the charter, and told what came of it; sponsors, that they may look.
fn with_charter(runner: Runner, house: &Arc<House>, settings: &Settings) -> Runner {
    let sender = sender(settings);
    let mut runner = runner;
    /// A letter of one kind, about what the payload names.
    macro_rules! letter {
        ($($kind:path, $tell:path;)+) => {$(
            let (house_here, sender_here) = (house.clone(), sender.clone());
            runner = runner.on($kind, move |job| {
                let (house, sender) = (house_here.clone(), sender_here.clone());
                async move {
                    let id = job.payload.parse().map_err(|_| Failure::Never(format!("no id: {}", job.payload)))?;
                    $tell(&house, &sender, id).await.map_err(failure)
                }
            });
        )+};
    }
    letter! {
        proposals::ASK, letters::charter::ask;
        proposals::SETTLED, letters::charter::settled;
        questions::TELL, letters::charter::question;
        fellowship::ASK, letters::lifecycle::ask;
        sponsors::LETTER, letters::sponsors::tell;
    }
    runner
}

/// Letters about roles, about who asked for a carer, and about what worries somebody.
fn with_roles(runner: Runner, house: &Arc<House>, settings: &Settings) -> Runner {
    let sender = sender(settings);
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(roles::ASK, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id = job.payload.parse().map_err(|_| Failure::Never(format!("no offer: {}", job.payload)))?;
            letters::roles::ask(&house, &sender, id).await.map_err(failure)
        }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(roles::ANSWERED, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id = job.payload.parse().map_err(|_| Failure::Never(format!("no offer: {}", job.payload)))?;
            letters::roles::answered(&house, &sender, id).await.map_err(failure)
        }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(roles::TERM, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move { letters::roles::term(&house, &sender, &job.payload).await.map_err(failure) }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(roles::ENDED, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move { letters::roles::ended(&house, &sender, &job.payload).await.map_err(failure) }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(care::PASSED_ON, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id = job.payload.parse().map_err(|_| Failure::Never(format!("no ask: {}", job.payload)))?;
            letters::held::care_passed_on(&house, &sender, id).await.map_err(failure)
        }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(moderation::TELL, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move { letters::moderation::tell(&house, &sender, &job.payload).await.map_err(failure) }
    });
    let house = house.clone();
    runner.on(care::NOBODY, move |job| {
        let (house, sender) = (house.clone(), sender.clone());
        async move {
            let id = job.payload.parse().map_err(|_| Failure::Never(format!("no ask: {}", job.payload)))?;
            letters::held::care_nobody(&house, &sender, id).await.map_err(failure)
        }
    })
}

/// Letters that arrive are read, and whoever must say a word to one is told.
fn with_arrivals(runner: Runner, house: &Arc<House>, settings: &Settings) -> Runner {
    let reader = reader(settings);
    let sender = reader.sender.clone();
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.on(held::ASK, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("nothing held: {}", job.payload)))?;
            letters::held::ask(&house, &sender, id).await.map_err(failure)
        }
    });
    let house_here = house.clone();
    let runner = runner.on(held::SETTLED, move |job| {
        let (house, sender) = (house_here.clone(), sender.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("nothing held: {}", job.payload)))?;
            letters::held::settled(&house, &sender, id).await.map_err(failure)
        }
    });
    let house = house.clone();
    runner.on(arrivals::READ, move |job| {
        let (house, reader) = (house.clone(), reader.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("no letter: {}", job.payload)))?;
            letters::arrivals::read(&house, &reader, id).await.map_err(failure)
        }
    })
}

/// Letters about belonging: the promise, the welcome, the first weeks, talks, the yearly question.
fn with_belonging(mut runner: Runner, house: &Arc<House>, settings: &Settings) -> Runner {
    let sender = sender(settings);
    for kind in letters::belonging::KINDS {
        let (house, sender) = (house.clone(), sender.clone());
        runner =
            runner.on(kind, move |job| {
                let (house, sender) = (house.clone(), sender.clone());
                async move {
                    letters::belonging::write(&house, &sender, kind, &job.payload).await.map_err(failure)
                }
            });
    }
    let (house_here, settings) = (house.clone(), settings.clone());
    runner = runner.on(erase::LEDGER, move |_| {
        let (house, settings) = (house_here.clone(), settings.clone());
        async move {
            let written = crate::ledger::write(&house, &settings).await;
            written.map_err(|error| Failure::Later(format!("{error:#}")))
        }
    });
    let house = house.clone();
    runner.recurring("newcomers", HOUR).on("newcomers", move |_| {
        let (house, sender) = (house.clone(), sender.clone());
        async move { letters::newcomers::send_due(&house, &sender).await.map(drop).map_err(failure) }
    })
}

/// People are asked which dates suit them, and told which was chosen.
fn with_dates(runner: Runner, house: &Arc<House>, settings: &Settings) -> Runner {
    let sender = sender(settings);
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let runner = runner.recurring(gatherings::ASK, MINUTE).on(gatherings::ASK, move |_| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move { letters::gatherings::ask(&house, &sender).await.map_err(failure) }
    });
    let house = house.clone();
    runner.on(gatherings::CHOSEN, move |job| {
        let (house, sender) = (house.clone(), sender.clone());
        async move {
            let id = job.payload.parse().map_err(|_| Failure::Never(format!("no poll: {}", job.payload)))?;
            letters::gatherings::chosen(&house, &sender, id).await.map_err(failure)
        }
    })
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
            dates: |slug, poll| web::links::dates(slug, poll),
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
