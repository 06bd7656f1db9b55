//! Which job writes which letter: one list, for the program and for tests. How often those that come again do is the program's to say.

use std::sync::Arc;

use ::jobs::{Failure, Runner};
use community::{
    Actor, House, Refused, arrivals, attendance, care, charter, commitments, curation, exchanges, feedback,
    gatherings, held, intakes, invitations, lifecycle, moderation, needs, notices,
    people::{data, erase, passages},
    recaps, roles, sets, sponsors, topics,
};

use crate::{arrivals::Reader, belonging, newcomers};

/// The job that sends newcomers what is due to them.
pub const NEWCOMERS: &str = "newcomers";

/// Gives a runner everything that this door does. What cannot be read of a payload is [`Refused::NotFound`]. `failure` says what a refusal means for a job: the program tries again what may
/// pass, a test wants to hear of each.
pub fn with(
    mut runner: Runner,
    house: &Arc<House>,
    reader: &Reader,
    failure: fn(Refused) -> Failure,
) -> Runner {
    /// A job that `$does`, with the house, the sender and what the closure takes of the job.
    macro_rules! on {
        ($kind:expr, |$house:ident, $sender:ident, $payload:ident| $does:expr) => {
            let (house_here, sender_here) = (house.clone(), reader.sender.clone());
            runner = runner.on($kind, move |job| {
                let ($house, $sender) = (house_here.clone(), sender_here.clone());
                async move {
                    let $payload = job.payload.as_str();
                    $does.await.map(drop).map_err(failure)
                }
            });
        };
    }
    /// Letters about what the payload names by its id.
    macro_rules! about {
        ($($kind:path => $tell:path;)+) => {$(
            on!($kind, |house, sender, payload| async {
                let id = payload.parse().map_err(|_| Refused::NotFound)?;
                $tell(&house, &sender, id).await
            });
        )+};
    }
    /// The same, by verbs that take the work of the system.
    macro_rules! in_work {
        ($($kind:path => $tell:path;)+) => {$(
            on!($kind, |house, sender, payload| async {
                let id = payload.parse().map_err(|_| Refused::NotFound)?;
                $tell(&mut house.work(Actor::System), id, &sender).await
            });
        )+};
    }
    /// Letters whose payload says more than an id.
    macro_rules! saying {
        ($($kind:path => $tell:path;)+) => {$(
            on!($kind, |house, sender, payload| $tell(&house, &sender, payload));
        )+};
    }
    /// What is due by now, whoever it goes to.
    macro_rules! due {
        ($($kind:path => $send:path;)+) => {$(
            on!($kind, |house, sender, _payload| $send(&house, &sender));
        )+};
    }
    in_work! {
        passages::LETTER => crate::people::send_passage;
        notices::post::TELL => crate::post::tell;
        notices::bounces::GIVEN_UP => crate::given_up::ask;
    }
    about! {
        care::NOBODY => crate::held::care_nobody;
        care::PASSED_ON => crate::held::care_passed_on;
        charter::proposals::ASK => crate::charter::ask;
        charter::proposals::SETTLED => crate::charter::settled;
        charter::questions::TELL => crate::charter::question;
        commitments::LETTER => crate::commitments::ask;
        curation::FLOOD => crate::curation::flood;
        held::ASK => crate::held::ask;
        held::SETTLED => crate::held::settled;
        intakes::LETTER => crate::intakes::decision;
        intakes::NEXT => crate::intakes::next_round;
        intakes::OBJECT => crate::intakes::chosen;
        intakes::READ => crate::intakes::reading;
        invitations::SUGGESTED => crate::invitations::suggested;
        lifecycle::clarity::ASK => crate::lifecycle::ask_clarity;
        lifecycle::fellowship::ASK => crate::lifecycle::ask;
        data::SEND => crate::mine::send;
        erase::ASK => crate::mine::ask;
        recaps::SEND => crate::recaps::send;
        roles::ANSWERED => crate::roles::answered;
        roles::ASK => crate::roles::ask;
        sponsors::LETTER => crate::sponsors::tell;
    }
    saying! {
        attendance::CHECK_IN => crate::attendance::check_in;
        curation::LETTER => crate::curation::write;
        gatherings::SEATED => crate::gatherings::tell::seated;
        intakes::NEWS => crate::intakes::news;
        invitations::LETTER => crate::invitations::write;
        moderation::TELL => crate::moderation::tell;
        roles::ENDED => crate::roles::ended;
        roles::TERM => crate::roles::term;
    }
    due! {
        NEWCOMERS => newcomers::send_due;
        gatherings::ASK => crate::gatherings::ask;
        gatherings::REMIND => crate::gatherings::remind::due;
        gatherings::TELL => crate::gatherings::tell::due;
        feedback::ASK => crate::feedback::ask;
        recaps::ASK => crate::recaps::ask;
        attendance::ASK => crate::attendance::ask;
        needs::ASK => crate::needs::ask;
        topics::ASK => crate::topics::ask;
        exchanges::MOVE => crate::exchanges::run;
        sets::MOVE => crate::sets::run;
        notices::digest::DIGESTS => crate::digest::send_due;
    }
    for kind in belonging::KINDS {
        on!(kind, |house, sender, payload| belonging::write(&house, &sender, kind, payload));
    }
    let (house, reader) = (house.clone(), reader.clone());
    runner.on(arrivals::READ, move |job| {
        let (house, reader) = (house.clone(), reader.clone());
        async move {
            let id = job.payload.parse().map_err(|_| failure(Refused::NotFound))?;
            crate::arrivals::read(&house, &reader, id).await.map_err(failure)
        }
    })
}
