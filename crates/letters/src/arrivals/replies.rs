//! An answer to a letter of ours: the token says which, the author must be whose it was, and the letter's kind says what may be done.

use community::{
    Actor, DeliveryId, HeldId, PersonId, Refused, Work,
    arrivals::Destination,
    charter::{self, Standing},
    held::{self, Settled, WaitsFor},
    notices::{self, Named},
    people::{self, confirmations},
};

use super::{
    Outcome, Reader, Word, absence,
    acting::{self, Acting},
    acts, addresses, allowed, around, asking,
    author::{self, Author},
    belonging,
    came::Came,
    charter as of_charter, curation, gatherings, intakes, invitations, me, moderation, notes, numbers,
    posting, roles,
    said::{self, Said},
    settle, topics,
};
use crate::{
    answers::{self, Says, inside},
    round,
};

/// Reads an answer to the letter that `delivery` brought.
pub(super) async fn read(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
    delivery: DeliveryId,
) -> Result<Outcome, Refused> {
    let Some(named) = notices::named(work, delivery).await? else { return Ok(Outcome::refused("forgotten")) };
    if named.is_over(work.now()) {
        return over(work, came, reader, &named).await;
    }
    // What went to somebody who is no member yet is answered by them alone, and by nobody for them.
    match named.kind.as_str() {
        "invitation" => return invitations::answered(work, came, reader, &named).await,
        "questions" | "application" => return curation::answered(work, came, reader, &named).await,
        "next-round" => return intakes::next_round(work, came, reader, &named).await,
        "decision" => return intakes::answered(work, came, reader, &named).await,
        _ => {}
    }
    let author = author::of_reply(work, came, named.person).await?;
    match (author, named.person) {
        (Author::Person(person), Some(owner)) if person == owner => {
            theirs(work, came, reader, named, person).await
        }
        // A letter to an address that is not theirs yet is answered from there: that is what it asks for.
        (_, Some(owner)) if named.kind == "confirm" && is_from(came, &named) && !came.is_forged() => {
            theirs(work, came, reader, named, owner).await
        }
        // The house answers itself: whoever runs it looks whether letters come round.
        (_, None) if named.kind == round::KIND && is_from(came, &named) && !came.is_forged() => {
            Ok(Outcome::done("loop-answer"))
        }
        // An answer to a letter that went to somebody who is no member: a promise, a code.
        (_, None) if is_from(came, &named) && !came.is_forged() => {
            settle::strangers(work, came, reader, named).await
        }
        // Dates are what an assistant may answer, and what is needed there; the receipt goes to whose letter it was.
        (Author::Assistant(claimed), Some(owner))
            if claimed == owner && around::is_for_assistants(&named.kind) =>
        {
            match around::by_assistant(work, came, reader, &named, owner).await? {
                Some(outcome) => Ok(outcome),
                None => asked_whether(work, came, reader, &named, owner, claimed).await,
            }
        }
        (Author::Assistant(claimed) | Author::Claims(claimed), Some(owner)) => {
            asked_whether(work, came, reader, &named, owner, claimed).await
        }
        // Somebody else's words under this token: whose it was is asked, and the letter acts for nobody (case 48, 50).
        (_, Some(owner)) => stolen(work, came, reader, to, &named, owner).await,
        (_, None) => Ok(Outcome::refused("not-from-there")),
    }
}

/// Whether a letter comes from the very address that the answered one went to.
fn is_from(came: &Came<'_>, named: &Named) -> bool {
    came.from.as_ref().is_some_and(|from| from.folded() == named.address.to_lowercase())
}

/// The answer of whose letter it was.
async fn theirs(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: Named,
    person: PersonId,
) -> Result<Outcome, Refused> {
    // Whoever answers a letter has the address that it went to.
    if let Ok(address) = people::address::Address::of(&named.address)
        && is_from(came, &named)
    {
        people::answered_from(work, &address).await?;
    }
    let allowed = allowed::to(&named.kind);
    let numbers = if allowed.numbers { notices::numbers(work, named.delivery).await? } else { Vec::new() };
    let mut acting = Acting::of(work, came, reader, person, named.community).await?;
    acting.allowed = allowed;
    acting.thread = named.thread;
    acting.named = Some(named.clone());
    // A token ends with the membership: then only what one may say after leaving is heard (case 49).
    if let Some(place) = &acting.place
        && !allowed.after_leaving
        && !allowed.confirm
    {
        let viewer = charter::visit(work, &place.slug).await;
        let left = viewer.as_ref().ok().and_then(|viewer| viewer.standing());
        if matches!(left, Some(Standing::Left | Standing::Alumni)) {
            acting.allowed = allowed::to("left");
        }
    }
    if named.kind == "reading"
        && let Some(outcome) = intakes::read(work, &acting, &named).await?
    {
        return Ok(outcome);
    }
    if acting.allowed == allowed
        && let Some(outcome) = belonging::read(work, &acting, &named).await?
    {
        return Ok(outcome);
    }
    if let Some(outcome) = asking::read(work, &acting, &named).await? {
        return Ok(outcome);
    }
    if let Some(outcome) = around::read(work, &acting, &named).await? {
        return Ok(outcome);
    }
    let dots = named.kind == crate::topics::DOTS;
    let said = said::read(&came.reply.words, !numbers.is_empty() || allowed.settle || dots);
    match said {
        Said::Numbers(said) => {
            if let Some(outcome) = gatherings::numbers(work, &acting, &said).await? {
                return Ok(outcome);
            }
            if let Some(outcome) = around::numbers(work, &acting, &numbers, &said).await? {
                return Ok(outcome);
            }
            if let Some(outcome) = topics::numbers(work, &acting, &said).await? {
                return Ok(outcome);
            }
            if let Some(outcome) = numbers::read(work, &acting, &numbers, &said).await? {
                return Ok(outcome);
            }
            words(work, &acting).await
        }
        Said::Command(said) => {
            if let Some(outcome) = of_this_letter(work, &acting, &said).await? {
                return Ok(outcome);
            }
            match acts::command(work, &acting, &said).await? {
                Some(outcome) => Ok(outcome),
                None => words(work, &acting).await,
            }
        }
        Said::Words | Said::Nothing => {
            if let Some(line) = came.reply.words.lines().find(|line| !line.trim().is_empty())
                && let Some(outcome) = acts::amount(work, &acting, line).await?
            {
                return Ok(outcome);
            }
            words(work, &acting).await
        }
    }
}

/// A word that means something to this letter alone: `YES` to a question, `ACCEPT` to what waits.
async fn of_this_letter(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &said::Command,
) -> Result<Option<Outcome>, Refused> {
    let Some(named) = &acting.named else { return Ok(None) };
    let a = acting.allowed;
    match (named.kind.as_str(), said.word) {
        ("held", Word::Accept | Word::Reject | Word::Yes | Word::No) if a.settle => {
            settle::only_one(work, acting, named, said).await.map(Some)
        }
        ("suggested", Word::Accept | Word::Reject | Word::Yes | Word::No) if a.settle => {
            invitations::decided(work, acting, named, said).await.map(Some)
        }
        ("topic-dots", Word::None | Word::No) if a.numbers => topics::none(work, acting).await.map(Some),
        (_, Word::None | Word::No) if a.numbers => gatherings::none(work, acting, said).await,
        (kind, _) if a.yes_no && kind.starts_with("gathering") => gatherings::word(work, acting, said).await,
        ("was-this-you", Word::Yes | Word::No | Word::Accept | Word::Reject) if a.yes_no => {
            let mine = matches!(said.word, Word::Yes | Word::Accept);
            own(work, acting, named, mine).await.map(Some)
        }
        ("confirm", Word::DeleteMe | Word::DeleteEverything | Word::Yes | Word::No) if a.confirm => {
            me::confirmed(work, acting, named, said).await.map(Some)
        }
        ("absence", Word::Yes | Word::No | Word::Accept | Word::Reject) if a.yes_no => {
            let until = named.item.ok_or(Refused::Gone)?;
            let yes = matches!(said.word, Word::Yes | Word::Accept);
            absence::answered(work, acting, until, yes).await.map(Some)
        }
        ("promise", Word::Agree | Word::Yes | Word::Question | Word::No) if a.confirm => {
            settle::promised(work, acting, named, said).await.map(Some)
        }
        ("proposal", _) if a.consent => of_charter::proposal(work, acting, named, said).await,
        ("role-offer", Word::Yes | Word::Accept | Word::No | Word::Later | Word::Reject | Word::With)
        | ("role-term", Word::Yes | Word::StepDown | Word::No | Word::Later | Word::With)
        | ("role-last", Word::With)
            if a.role =>
        {
            roles::answer(work, acting, named, said).await.map(Some)
        }
        ("post", Word::Worry) if a.post => match named.item {
            Some(post) => moderation::worry(work, acting, post.into(), &said.words()).await.map(Some),
            None => Ok(None),
        },
        ("case-told", Word::Appeal) if a.appeal => {
            moderation::appeal(work, acting, named.item, said).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// "Was this you?"
async fn own(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    mine: bool,
) -> Result<Outcome, Refused> {
    let id = HeldId::from(named.item.ok_or(Refused::Gone)?);
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let outcome = match held::own(work, &viewer, id, mine).await {
        Ok(Settled::Posted(_, post)) => {
            let receipt = community::receipts::keep(
                work,
                acting.person,
                Some(viewer.community().id),
                "posted",
                post.into(),
                "",
            )
            .await?;
            acting.receipt(work, Some(receipt), acting.here("answer-was-me"), Vec::new()).await?;
            Outcome::of("posted", post.into())
        }
        Ok(_) => {
            acting.receipt(work, None, words.say("answer-was-not-me").to_owned(), Vec::new()).await?;
            Outcome::done("not-me")
        }
        Err(Refused::Conflict) => {
            acting.receipt(work, None, words.say("answer-settled-before").to_owned(), Vec::new()).await?;
            Outcome::done("settled-before")
        }
        Err(refused) => return Err(refused),
    };
    Ok(outcome)
}

/// Words that are meant for people, in an answer to this letter.
async fn words(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let Some(named) = &acting.named else { return Err(Refused::NotFound) };
    let allowed = acting.allowed;
    let said = acting.came.reply.words.trim();
    if said.is_empty() && acting.came.letter.attachments.is_empty() {
        let says =
            acting.says("receipt", "answer-question-subject", acting.words().say("answer-empty").to_owned());
        acting.answer(work, says).await?;
        return Ok(Outcome::done("empty"));
    }
    if allowed.consent {
        return of_charter::how(work, acting, named).await;
    }
    if allowed.question {
        return of_charter::question(work, acting, named).await;
    }
    if allowed.six {
        return of_charter::fellowship(work, acting, named).await;
    }
    if allowed.sentence {
        return of_charter::clarity(work, acting, named).await;
    }
    if allowed.post
        && let Some(thread) = named.thread
    {
        let parent = named.item.filter(|_| named.kind == "post").map(Into::into);
        return posting::reply(work, acting, thread, parent, None).await;
    }
    if let Some(outcome) = around::words(work, acting).await? {
        return Ok(outcome);
    }
    if let Some(outcome) = gatherings::words(work, acting).await? {
        return Ok(outcome);
    }
    if named.kind == "confirm" {
        return me::code(work, acting, named).await;
    }
    if named.kind == "promise" {
        return settle::full_phrase(work, acting).await;
    }
    if named.kind == "role-ended" && allowed.role {
        return roles::hand_over(work, acting, named).await;
    }
    if named.kind == "note" || allowed.note {
        return notes::answered(work, acting, named).await;
    }
    if matches!(
        named.kind.as_str(),
        "joined"
            | "suggested"
            | "flood"
            | "held"
            | "settled"
            | "intake"
            | "chosen"
            | "left"
            | "receipt"
            | "help"
            | "who"
            | "profile"
            | "first-weeks"
            | "reach"
            | "buddy"
            | "buddies"
            | "talk-note"
            | "practice"
            | "practice-hello"
            | "role-offer"
            | "role-term"
            | "role-last"
            | "role-told"
    ) && acting.place.is_some()
    {
        // Words to a letter that is about nothing that could be answered: a person reads them.
        return notes::to_convenors(work, acting, said, "answer-to-convenors").await;
    }
    numbers::which(work, acting).await
}

/// Too old to act on: told so, once, and nothing is done.
async fn over(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
) -> Result<Outcome, Refused> {
    let author = author::of_reply(work, came, named.person).await?;
    if let (Author::Person(person), Some(owner)) = (author, named.person)
        && person == owner
    {
        let acting = Acting::of(work, came, reader, person, named.community).await?;
        let mut says =
            acting.says("receipt", "answer-question-subject", acting.words().say("answer-over").to_owned());
        says.quoted = vec![answers::apart(&came.reply.words, 4_000)];
        acting.answer(work, says).await?;
    }
    Ok(Outcome::refused("over"))
}

/// A letter that claims to be from a person of ours, or that their assistant wrote: words wait until that person says that they are
/// theirs. Of anything else whoever the answered letter went to is told.
async fn asked_whether(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
    owner: PersonId,
    claimed: PersonId,
) -> Result<Outcome, Refused> {
    match (named.community, named.thread) {
        (Some(community), Some(thread)) if allowed::to(&named.kind).post => {
            let place = acting::place(work, community).await?;
            let outcome =
                posting::hold(work, came, &place, WaitsFor::Author, Some(claimed), "held-unproven").await?;
            held_in(work, outcome, thread, named).await?;
            Ok(outcome)
        }
        _ => stolen_told(work, came, reader, named, owner).await,
    }
}

/// What is held by an answer to a letter belongs into that letter's thread, whatever its head says.
async fn held_in(
    work: &mut Work<'_>,
    outcome: Outcome,
    thread: community::ThreadId,
    named: &Named,
) -> Result<(), Refused> {
    let parent = named.item.filter(|_| named.kind == "post").map(Into::into);
    match outcome.subject {
        Some(id) => held::belongs_to(work, HeldId::from(id), thread, parent).await,
        None => Ok(()),
    }
}

/// Somebody else used a token. Members of ours are read for themselves; of anybody else the owner is told, once a day.
async fn stolen(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
    named: &Named,
    owner: PersonId,
) -> Result<Outcome, Refused> {
    // A member who was sent the letter by another says something in the thread: as themselves, if they may see it.
    if let Author::Person(person) = author::of_new(work, came).await?
        && allowed::to(&named.kind).post
        && let (Some(community), Some(thread)) = (named.community, named.thread)
        && matches!(said::read(&came.reply.words, false), Said::Words)
    {
        let acting = Acting::of(work, came, reader, person, Some(community)).await?;
        let viewer = acting.viewer(work).await?;
        if viewer.is_member() {
            let parent = named.item.filter(|_| named.kind == "post").map(Into::into);
            return posting::reply(work, &acting, thread, parent, None).await;
        }
        work.act_as(Actor::System);
    }
    // A stranger's words to a community wait for a convenor, as if they had written to its address: not in the thread, which they
    // may not see.
    if let Some((_, community)) = &to.community
        && allowed::to(&named.kind).post
        && came.may_be_answered()
        && !came.is_forged()
    {
        let place = acting::place(work, *community).await?;
        let outcome = posting::hold(work, came, &place, WaitsFor::Convenors, None, "held-token").await?;
        stolen_told(work, came, reader, named, owner).await?;
        addresses::say_waits(work, came, reader, &place).await?;
        return Ok(outcome);
    }
    stolen_told(work, came, reader, named, owner).await
}

/// Tells the owner of a token that somebody else answered their letter (case 48).
async fn stolen_told(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
    owner: PersonId,
) -> Result<Outcome, Refused> {
    work.act_as(Actor::System);
    let Some(to) = author::addressee(work, None, owner).await? else {
        return Ok(Outcome::refused("not-theirs"));
    };
    let words = base::Words::of(&to.language);
    let from = came.from.as_ref().map_or("", |from| from.written());
    let since = work.now() - std::time::Duration::from_secs(86_400);
    if notices::had_about(work, owner, "stolen", since).await? {
        return Ok(Outcome::refused("not-theirs"));
    }
    let says = Says {
        kind: "stolen",
        subject: words.say("answer-stolen-subject").to_owned(),
        lead: words.tell(
            "answer-stolen",
            &[("address", inside(from, 200).into()), ("subject", inside(&came.letter.subject, 120).into())],
        ),
        lines: vec![
            words.say("answer-stolen-nothing").to_owned(),
            words.say("answer-stolen-yours").to_owned(),
        ],
        item: Some(named.delivery.into()),
        unasked: true,
        ..Says::default()
    };
    answers::send(work, &reader.sender, &to, says).await?;
    Ok(Outcome::refused("not-theirs"))
}

/// What a letter asked to be confirmed, when it is open still.
pub(super) async fn confirmation(
    work: &mut Work<'_>,
    named: &Named,
) -> Result<Option<confirmations::Confirmation>, Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let found = match named.item {
        Some(item) => confirmations::get(work, base::Id(item)).await.ok(),
        None => None,
    };
    let now = work.now();
    work.act_as(actor);
    Ok(found.filter(|one| one.is_open(now)))
}
