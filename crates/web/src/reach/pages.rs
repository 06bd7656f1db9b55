//! How letters reach the reader: what they choose, and what was sent to them.

use std::time::Duration;

use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused, charter, notices,
    people::reach::{self, Choice, Reach},
};
use serde::Deserialize;

use super::view::{FromCommunity, ReachPage, SentLine, Topic};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show, shell::Here};

/// How many letters the list of what was sent shows.
const SENT: i64 = 40;
/// How long the button for a rest lasts.
const AWAY: Duration = Duration::from_secs(14 * 86_400);

/// What the form of choices sends.
#[derive(Default, Deserialize)]
pub struct Chosen {
    rhythm: String,
    day: i64,
    hour: String,
    minutes: String,
    mails: String,
    asks: String,
    quiet_from: String,
    quiet_to: String,
    strict: Option<String>,
}

impl Chosen {
    fn of(reach: &Reach) -> Chosen {
        Chosen {
            rhythm: reach.rhythm.clone(),
            day: reach.day,
            hour: clock(reach.minute),
            minutes: reach.minutes.to_string(),
            mails: reach.mails.to_string(),
            asks: reach.asks.to_string(),
            quiet_from: clock(reach.quiet_from),
            quiet_to: clock(reach.quiet_to),
            strict: reach.strict.then(String::new),
        }
    }

    fn choice(&self) -> Choice<'_> {
        // What is no number is refused by the verb, in its own words.
        let number = |text: &str| Some(text.trim().parse().unwrap_or(-1));
        let minute = |text: &str| minute(text).unwrap_or(-1);
        Choice {
            mails: number(&self.mails),
            asks: number(&self.asks),
            minutes: number(&self.minutes),
            rhythm: Some(&self.rhythm),
            day: Some(self.day),
            minute: Some(minute(&self.hour)),
            quiet: Some((minute(&self.quiet_from), minute(&self.quiet_to))),
            strict: Some(self.strict.is_some()),
            paused_until: None,
        }
    }
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `07:30`, also as `7.30` and with seconds.
fn minute(text: &str) -> Option<i64> {
    let (hour, rest) = text.trim().split_once([':', '.'])?;
    let minute: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

/// `GET /account/letters`
pub async fn show_page(asker: Asker) -> Result<Response, Trouble> {
    page(asker, None, Problems::none()).await
}

async fn page(asker: Asker, chosen: Option<Chosen>, problems: Problems) -> Result<Response, Trouble> {
    let (_, person) = asker.signed_in()?.clone();
    let mut work = asker.work();
    let told = |refused| asker.trouble(refused);
    let reach = reach::get(&mut work, person.id).await.map_err(told)?;
    let communities = reach::of(&mut work, person.id).await.map_err(told)?;
    let topics = reach::narrowed(&mut work, person.id).await.map_err(told)?;
    let sent = notices::sent_to_me(&mut work, SENT).await.map_err(told)?;
    let undo = reach::latest(&mut work, person.id).await.map_err(told)?.is_some();
    let now = work.now();
    drop(work);
    let reading = asker.reading();
    let words = asker.shell.words;
    let next = reach.next_letter(now, reach::zone(&person.zone)).filter(|_| !communities.is_empty());
    let chosen = chosen.unwrap_or_else(|| Chosen::of(&reach));
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("reach-title");
    let shell = shell.titled(title).at(Here::Account);
    let page = ReachPage {
        shell,
        stopped: reach.stopped_at.is_some(),
        away: reach.paused_until.filter(|until| *until > now).map(|until| reading.day(until)),
        rests: reach.rests(),
        rhythm: chosen.rhythm,
        day: chosen.day,
        hour: chosen.hour,
        minutes: chosen.minutes,
        mails: chosen.mails,
        asks: chosen.asks,
        quiet_from: chosen.quiet_from,
        quiet_to: chosen.quiet_to,
        strict: chosen.strict.is_some(),
        next: next.map(|next| reading.moment(next)),
        communities: communities
            .into_iter()
            .map(|one| FromCommunity {
                slug: one.slug,
                name: one.name,
                delivery: one.delivery,
                list: one.list,
            })
            .collect(),
        topics: topics
            .into_iter()
            .map(|one| Topic { slug: one.slug, name: one.name, stem: one.stem, word: one.word })
            .collect(),
        sent: sent
            .into_iter()
            .map(|one| SentLine {
                why: why(words, &one.why),
                subject: one.subject,
                from: one.from_name,
                at: reading.moment(one.made_at),
                waits: one.state == "waiting",
            })
            .collect(),
        undo,
        problems,
    };
    show(asker.news, &page)
}

/// Why somebody has a letter, in the words that stand at its foot.
fn why(words: base::Words, why: &str) -> &'static str {
    let key = format!("letter-why-{why}");
    if base::Words::english().has(&key) { words.say(&key) } else { "" }
}

/// `POST /account/letters`
pub async fn choose(asker: Asker, Form(chosen): Form<Chosen>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    match reach::choose(&mut asker.work(), chosen.choice()).await {
        Ok(_) => Ok(said::then(links::REACH, "letters-chosen", Some(links::REACH_RESTORE))),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = page(asker, Some(chosen), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// A word of the reader.
#[derive(Deserialize)]
pub struct Word {
    word: String,
}

/// `POST /account/letters/word`
pub async fn word(asker: Asker, Form(sent): Form<Word>) -> Result<Response, Trouble> {
    let person = asker.signed_in()?.1.id;
    let mut work = asker.work();
    let now = work.now();
    let changed = match sent.word.as_str() {
        "less" => reach::less(&mut work, person).await,
        "more" => reach::more(&mut work, person).await,
        "rest" => reach::rest(&mut work, person).await,
        "away" => reach::pause(&mut work, person, now + AWAY).await,
        "back" => reach::back(&mut work, person).await,
        "stop" => reach::stop(&mut work, person).await,
        _ => return Err(Trouble::Unreadable),
    };
    changed.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(links::REACH, "letters-chosen", Some(links::REACH_RESTORE)))
}

/// What one community sends.
#[derive(Deserialize)]
pub struct OfCommunity {
    community: String,
    delivery: String,
}

/// `POST /account/letters/community`
pub async fn community(asker: Asker, Form(sent): Form<OfCommunity>) -> Result<Response, Trouble> {
    let person = asker.signed_in()?.1.id;
    let mut work = asker.work();
    let told = |refused| asker.trouble(refused);
    let viewer = charter::visit(&mut work, &sent.community).await.map_err(told)?;
    reach::deliver(&mut work, person, viewer.community().id, &sent.delivery).await.map_err(told)?;
    Ok(said::then(links::REACH, "letters-chosen", Some(links::REACH_RESTORE)))
}

/// A topic to leave out, or to hear of again.
#[derive(Deserialize)]
pub struct OfTopic {
    community: String,
    topic: Option<String>,
    widen: Option<String>,
}

/// `POST /account/letters/topic`
pub async fn topic(asker: Asker, Form(sent): Form<OfTopic>) -> Result<Response, Trouble> {
    let person = asker.signed_in()?.1.id;
    let mut work = asker.work();
    let viewer =
        charter::visit(&mut work, &sent.community).await.map_err(|refused| asker.trouble(refused))?;
    let community = viewer.community();
    if let Some(stem) = sent.widen {
        reach::widen(&mut work, person, community.id, &stem)
            .await
            .map_err(|refused| asker.trouble(refused))?;
        return Ok(said::then(links::REACH, "topic-widened", None));
    }
    let topic = sent.topic.unwrap_or_default();
    let narrowed = reach::narrow(&mut work, person, community.id, &community.language, &topic).await;
    drop(work);
    match narrowed {
        Ok(_) => Ok(said::then(links::REACH, "topic-narrowed", Some(links::REACH_RESTORE))),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = page(asker, None, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `POST /account/letters/restore`: takes back what was chosen last.
pub async fn restore(asker: Asker) -> Result<Response, Trouble> {
    let person = asker.signed_in()?.1.id;
    let mut work = asker.work();
    let told = |refused| asker.trouble(refused);
    let latest = reach::latest(&mut work, person).await.map_err(told)?.ok_or(Trouble::Gone)?;
    reach::take_back(&mut work, person, latest).await.map_err(told)?;
    Ok(said::then(links::REACH, "letters-as-before", None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_as_people_write_it() {
        assert_eq!((minute("07:30"), minute("7.30"), minute("23:59:00")), (Some(450), Some(450), Some(1439)));
        assert_eq!((minute("24:00"), minute("half seven"), minute("")), (None, None, None));
    }
}
