//! Letters about what worries somebody, and about what was done: to whoever decides, to whom it concerns, to who was worried. One job,
//! which says what happened.

use base::Words;
use community::{
    Actor, CaseId, House, Level, PersonId, Refused, Work,
    moderation::{self, Case},
    people,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
};

/// Words of people are shown up to here.
const SHOWN: usize = 4_000;

/// What a letter about a case knows.
struct Told {
    case: Case,
    slug: String,
    name: String,
}

/// Tells of a case: the job `moderation::TELL`. Run twice, it tells twice of the same.
pub async fn tell(house: &House, sender: &Sender, payload: &str) -> Result<(), Refused> {
    let mut pieces = payload.split(' ');
    let id: CaseId = pieces.next().and_then(|id| id.parse().ok()).ok_or(Refused::Gone)?;
    let what = pieces.next().unwrap_or("").to_owned();
    let whom: Option<PersonId> = pieces.next().and_then(|id| id.parse().ok());
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let case = moderation::by_id(&mut work, id).await?;
    let place = crate::visit(&mut work, case.community).await?.community().clone();
    let told = Told { case, slug: place.slug, name: place.name };
    match what.as_str() {
        "worried" | "late" => worried(&mut work, sender, &told, what == "late").await?,
        "read" => to_reporter(&mut work, sender, &told, "case-read").await?,
        "aside" => to_concerned(&mut work, sender, &told).await?,
        "proposed" => proposed(&mut work, sender, &told).await?,
        "differs" => differs(&mut work, sender, &told, whom).await?,
        "decided" => {
            if told.case.measure.as_deref() != Some("nothing") {
                to_concerned(&mut work, sender, &told).await?;
            }
            to_reporter(&mut work, sender, &told, "case-decided").await?;
        }
        "appealed" => appealed(&mut work, sender, &told).await?,
        "answered" => answered(&mut work, sender, &told).await?,
        _ => return Err(Refused::Gone),
    }
    work.all_done().await
}

async fn whom(work: &mut Work<'_>, person: PersonId) -> Result<Option<(Addressee, String)>, Refused> {
    let who = people::get(work, person).await?;
    let address = people::main_address(work, person).await?;
    let to = |address| Addressee { person: Some(person), address, language: who.language.clone() };
    Ok(address.map(|address| (to(address), who.zone.clone())))
}

impl Told {
    fn says(&self, words: Words, kind: &'static str, subject: String, lead: String) -> Says {
        Says {
            kind,
            community: Some((self.case.community, self.name.clone())),
            item: Some(self.case.id.into()),
            subject,
            lead,
            because: if kind == "case" { vec![words.say("case-because").to_owned()] } else { Vec::new() },
            unasked: true,
            ..Says::default()
        }
    }

    fn page(&self, words: Words, sender: &Sender) -> Option<(String, String)> {
        let page = format!("/c/{}/cases/{}", self.slug, self.case.id);
        Some((words.say("case-page").to_owned(), sender.link(&page)))
    }

    /// What it is about, as far as a letter may say it: what was said in a room of a few is not told in letters.
    fn subject(&self, words: Words) -> String {
        if self.case.post.is_none() {
            return words.say("case-no-post").to_owned();
        }
        if self.case.level >= Level::InTheRoom {
            return words.say("case-in-the-room").to_owned();
        }
        inside(&self.case.subject, 120)
    }

    fn numbers(&self, kinds: &[&'static str]) -> Vec<(Option<community::CommunityId>, &'static str, i64)> {
        kinds.iter().map(|kind| (Some(self.case.community), *kind, self.case.id.into())).collect()
    }
}

/// The key of what was done.
pub fn measure_key(measure: &str) -> &'static str {
    match measure {
        "take-down" => "measure-take-down",
        "stop" => "measure-stop",
        "go" => "measure-go",
        _ => "measure-nothing",
    }
}

/// Those who may decide: somebody is worried.
async fn worried(work: &mut Work<'_>, sender: &Sender, told: &Told, late: bool) -> Result<(), Refused> {
    if told.case.decided_at.is_some() {
        return Ok(());
    }
    let reporter = match told.case.reporter {
        Some(person) => people::get(work, person).await?.name,
        None => String::new(),
    };
    for reader in moderation::readers(work, &told.case).await? {
        let Some((to, zone)) = whom(work, reader.person).await? else { continue };
        let words = Words::of(&to.language);
        let case = &told.case;
        let given = [
            ("name", inside(&reporter, 80).into()),
            ("author", inside(&case.name, 80).into()),
            ("subject", told.subject(words).into()),
        ];
        let mut says = told.says(
            words,
            "case",
            words.tell("case-subject", &given),
            words.tell(if late { "case-late" } else { "case-worried" }, &given),
        );
        if let (Some(read), Some(decided)) = (case.acknowledge_by, case.decide_by) {
            let read = dates::day_and_hour(words, read, &zone);
            let decided = dates::day(words, decided, &zone);
            says.lines.push(words.tell("case-when", &[("read", read.into()), ("decided", decided.into())]));
        }
        says.quoted = Some(apart(&case.worry, SHOWN)).filter(|words| !words.is_empty()).into_iter().collect();
        says.choices = ["case-do-read", "case-do-aside", "case-do-down", "case-do-nothing"]
            .map(|key| words.say(key).to_owned())
            .to_vec();
        says.numbers = told.numbers(&["case-read", "case-aside", "case-down", "case-fine"]);
        says.link = told.page(words, sender);
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}

/// Who was worried hears that somebody has read it, or what was decided.
async fn to_reporter(
    work: &mut Work<'_>,
    sender: &Sender,
    told: &Told,
    key: &'static str,
) -> Result<(), Refused> {
    let Some(reporter) = told.case.reporter else { return Ok(()) };
    let Some((to, zone)) = whom(work, reporter).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let by = told.case.decide_by.map(|by| dates::day(words, by, &zone)).unwrap_or_default();
    let measure = told.case.measure.as_deref().unwrap_or("nothing");
    let given = [
        ("subject", told.subject(words).into()),
        ("by", by.into()),
        ("what", words.say(measure_key(measure)).into()),
    ];
    let mut says =
        told.says(words, "case-heard", words.tell("case-heard-subject", &given), words.tell(key, &given));
    if key == "case-decided" {
        says.lines.push(words.say("case-decided-more").to_owned());
    }
    answers::send(work, sender, &to, says).await.map(drop)
}

/// Whom it concerns: what was done, by which rule and why, and how to appeal. Never who was worried.
async fn to_concerned(work: &mut Work<'_>, sender: &Sender, told: &Told) -> Result<(), Refused> {
    let Some((to, zone)) = whom(work, told.case.person).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let case = &told.case;
    let by = case.decide_by.map(|by| dates::day(words, by, &zone)).unwrap_or_default();
    let given = [
        ("subject", told.subject(words).into()),
        ("community", inside(&told.name, 100).into()),
        ("by", by.into()),
    ];
    let (key, done) = match case.measure.as_deref() {
        None => ("case-aside", false),
        Some("take-down") => ("case-taken-down", true),
        Some("stop") => ("case-stop", true),
        _ => ("case-go", true),
    };
    let mut says =
        told.says(words, "case-told", words.tell("case-told-subject", &given), words.tell(key, &given));
    if done {
        let rule = inside(&case.rule, 600);
        says.lines.push(match case.rule_key.as_str() {
            "promise" => words.tell("case-rule-promise", &[("rule", rule.into())]),
            "boundaries" => words.tell("case-rule-boundaries", &[("rule", rule.into())]),
            _ => words.tell("case-rule", &[("rule", rule.into())]),
        });
        says.lines.push(words.say("case-appeal-how").to_owned());
        says.quoted = vec![apart(&case.reason, SHOWN)];
        says.choices = vec![words.say("case-do-appeal").to_owned()];
    } else {
        says.lines.push(words.say("case-aside-more").to_owned());
    }
    says.link = told.page(words, sender);
    answers::send(work, sender, &to, says).await.map(drop)
}

/// The second of two is asked.
async fn proposed(work: &mut Work<'_>, sender: &Sender, told: &Told) -> Result<(), Refused> {
    let case = &told.case;
    let Some(measure) = case.proposed.as_deref().filter(|_| case.decided_at.is_none()) else {
        return Ok(());
    };
    let mut others = moderation::readers(work, case).await?;
    others.retain(|one| Some(one.person) != case.proposed_by);
    if others.is_empty() {
        // The one who proposed was alone on their side: the others are asked.
        others = moderation::anyone_beside(work, case).await?;
        others.retain(|one| Some(one.person) != case.proposed_by);
    }
    for reader in others {
        let Some((to, _)) = whom(work, reader.person).await? else { continue };
        let words = Words::of(&to.language);
        let given = [
            ("name", inside(&case.proposer, 80).into()),
            ("author", inside(&case.name, 80).into()),
            ("subject", told.subject(words).into()),
            ("what", words.say(measure_key(measure)).into()),
        ];
        let mut says = told.says(
            words,
            "case",
            words.tell("case-second-subject", &given),
            words.tell("case-second", &given),
        );
        if !case.rule.is_empty() {
            says.lines.push(words.tell("case-rule", &[("rule", inside(&case.rule, 600).into())]));
        }
        says.lines.push(words.say("case-second-more").to_owned());
        says.quoted =
            Some(apart(&case.reason, SHOWN)).filter(|words| !words.is_empty()).into_iter().collect();
        says.choices = ["case-do-agree", "case-do-differ"].map(|key| words.say(key).to_owned()).to_vec();
        says.numbers = told.numbers(&["case-agree", "case-differ"]);
        says.link = told.page(words, sender);
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}

/// The first hears that the second thinks otherwise.
async fn differs(
    work: &mut Work<'_>,
    sender: &Sender,
    told: &Told,
    first: Option<PersonId>,
) -> Result<(), Refused> {
    let Some(first) = first else { return Ok(()) };
    let Some((to, _)) = whom(work, first).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let given = [("subject", told.subject(words).into())];
    let mut says = told.says(
        words,
        "case-heard",
        words.tell("case-differs-subject", &given),
        words.tell("case-differs", &given),
    );
    says.link = told.page(words, sender);
    answers::send(work, sender, &to, says).await.map(drop)
}

/// The second person is asked to look again; where there is none, whoever runs the house finds it in their list.
async fn appealed(work: &mut Work<'_>, sender: &Sender, told: &Told) -> Result<(), Refused> {
    let case = &told.case;
    let Some(second) = case.appeal_to.filter(|_| case.appeal_at.is_none()) else { return Ok(()) };
    let Some((to, _)) = whom(work, second).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let measure = case.measure.as_deref().unwrap_or("nothing");
    let given = [
        ("author", inside(&case.name, 80).into()),
        ("subject", told.subject(words).into()),
        ("what", words.say(measure_key(measure)).into()),
    ];
    let mut says = told.says(
        words,
        "case",
        words.tell("case-appeal-subject", &given),
        words.tell("case-appeal", &given),
    );
    says.lines = vec![
        words.tell("case-rule", &[("rule", inside(&case.rule, 600).into())]),
        words.tell("case-reason", &[("reason", inside(&case.reason, 1_000).into())]),
        words.say("case-appeal-more").to_owned(),
    ];
    says.quoted = vec![apart(case.appeal.as_deref().unwrap_or(""), SHOWN)];
    says.choices = ["case-do-lift", "case-do-stand"].map(|key| words.say(key).to_owned()).to_vec();
    says.numbers = told.numbers(&["case-lift", "case-stand"]);
    says.link = told.page(words, sender);
    answers::send(work, sender, &to, says).await.map(drop)
}

/// What came of an appeal: to whom it concerns, and to who had decided.
async fn answered(work: &mut Work<'_>, sender: &Sender, told: &Told) -> Result<(), Refused> {
    let case = &told.case;
    let lifted = case.appeal_verdict.as_deref() == Some("lifted");
    for (person, concerned) in [(Some(case.person), true), (case.decided_by, false)] {
        let Some(person) = person else { continue };
        let Some((to, _)) = whom(work, person).await? else { continue };
        let words = Words::of(&to.language);
        let given = [("subject", told.subject(words).into()), ("name", inside(&case.name, 80).into())];
        let key = match (concerned, lifted) {
            (true, true) => "case-lifted",
            (true, false) => "case-stands",
            (false, true) => "case-lifted-told",
            (false, false) => "case-stands-told",
        };
        let mut says = told.says(
            words,
            "case-heard",
            words.tell("case-answer-subject", &given),
            words.tell(key, &given),
        );
        let answer = apart(case.appeal_answer.as_deref().unwrap_or(""), SHOWN);
        says.quoted = Some(answer).filter(|words| !words.is_empty()).into_iter().collect();
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}
