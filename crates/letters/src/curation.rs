//! Letters to whoever applies (touchpoints 2 and 3): the copy that proves the address, the questions in numbers, what was done.

use base::Words;
use community::{
    Actor, ApplicationId, CommunityId, House, Level, Refused, Work,
    charter::{self, Viewer},
    curation::{self, Application, Question, Ways},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
};

/// Writes to whoever applies: the job `curation::LETTER`. Run twice, it writes twice, and both letters say the same.
pub async fn write(house: &House, sender: &Sender, payload: &str) -> Result<(), Refused> {
    let (id, which) = payload.split_once(' ').unwrap_or((payload, "copy"));
    let id: ApplicationId = id.parse().map_err(|_| Refused::NotFound)?;
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let application = match curation::by_id(&mut work, id).await {
        Ok(application) => application,
        // Forgotten in the meantime.
        Err(Refused::NotFound) => return Ok(()),
        Err(refused) => return Err(refused),
    };
    if !application.is_live() || application.held_at.is_some() && application.proven_at.is_none() {
        return Ok(());
    }
    match which {
        "questions" => ask(&mut work, sender, &application, "application-invited", None).await?,
        "later" => ask(&mut work, sender, &application, "application-later", None).await?,
        "receipt" => copy(&mut work, sender, &application, None).await?,
        // It was sent on its page before the letter left.
        _ if application.state != "begun" => {}
        _ => copy(&mut work, sender, &application, None).await?,
    }
    work.all_done().await
}

/// What letters about an application need.
struct About {
    viewer: Viewer,
    words: Words,
    questions: Vec<Question>,
    answers: Vec<(i64, String)>,
    ways: Ways,
    page: String,
}

async fn about(work: &mut Work<'_>, sender: &Sender, application: &Application) -> Result<About, Refused> {
    let viewer = crate::visit(work, application.community).await?;
    let questions = curation::questions_of(work, &viewer, application.source == "door").await?;
    let answers = curation::answers(work, &viewer, application.id).await?;
    let ways = curation::ways(work, application.community).await?;
    let token = curation::token(work, application.id).await?;
    let page = sender.link(&(sender.paths.application)(&token));
    Ok(About { viewer, words: Words::of(&application.language), questions, answers, ways, page })
}

fn addressee(application: &Application) -> Addressee {
    Addressee { person: None, address: application.address.clone(), language: application.language.clone() }
}

/// The questions that have no answer yet, in numbers; all of them, when nothing that is needed is missing. `lead` is the key of its first sentence.
pub(crate) async fn ask(
    work: &mut Work<'_>,
    sender: &Sender,
    application: &Application,
    lead: &'static str,
    answers: Option<String>,
) -> Result<(), Refused> {
    let about = about(work, sender, application).await?;
    let mut says = questions_letter(application, &about, lead);
    says.answers = answers;
    crate::answers::send(work, sender, &addressee(application), says).await.map(drop)
}

fn questions_letter(application: &Application, about: &About, lead: &'static str) -> Says {
    let (words, community) = (about.words, about.viewer.community());
    let answered = |question: &Question| about.answers.iter().any(|(number, _)| *number == question.number);
    let open: Vec<&Question> = about.questions.iter().filter(|question| !answered(question)).collect();
    let facts = facts(application, about);
    let mut says = Says {
        kind: "questions",
        community: Some((community.id, community.name.clone())),
        item: Some(application.id.into()),
        level: Some(Level::Open),
        subject: words.tell("application-questions-subject", &facts),
        lead: words.tell(lead, &facts),
        choices: vec![
            words.say("application-numbers").to_owned(),
            words.say("application-withdraw").to_owned(),
        ],
        seconds: 180,
        because: because(application, about),
        link: Some((words.say("application-page").to_owned(), about.page.clone())),
        unasked: true,
        ..Says::default()
    };
    for (number, question) in (1..).zip(&open) {
        let options: Vec<&str> = question.choices().collect();
        let line = if options.is_empty() {
            format!("{number}. {}", inside(&question.words, 400))
        } else {
            let options = options.join(words.say("application-options-between"));
            let asked = inside(&question.words, 400);
            words.tell(
                "application-options",
                &[
                    ("number", i64::from(number).into()),
                    ("question", asked.into()),
                    ("options", inside(&options, 600).into()),
                ],
            )
        };
        says.lines.push(line);
        says.numbers.push((Some(community.id), "question", question.number));
    }
    says
}

/// A copy of what they wrote, and what is next: `YES` sends it, while nothing is proven; later it says what can still be done.
pub(crate) async fn copy(
    work: &mut Work<'_>,
    sender: &Sender,
    application: &Application,
    answers: Option<String>,
) -> Result<(), Refused> {
    let about = about(work, sender, application).await?;
    let mut says = copy_letter(application, &about);
    says.answers = answers;
    crate::answers::send(work, sender, &addressee(application), says).await.map(drop)
}

fn copy_letter(application: &Application, about: &About) -> Says {
    let (words, community) = (about.words, about.viewer.community());
    let facts = facts(application, about);
    let begun = application.state == "begun";
    let mut says = Says {
        kind: "application",
        community: Some((community.id, community.name.clone())),
        item: Some(application.id.into()),
        level: Some(Level::Open),
        subject: words
            .tell(if begun { "application-copy-subject" } else { "application-sent-subject" }, &facts),
        lead: words.tell(if begun { "application-copy" } else { "application-sent" }, &facts),
        choices: if begun {
            vec![words.say("application-send").to_owned(), words.say("application-withdraw").to_owned()]
        } else {
            vec![words.say("application-change").to_owned(), words.say("application-withdraw").to_owned()]
        },
        seconds: if begun { 10 } else { 0 },
        because: because(application, about),
        link: Some((words.say("application-page").to_owned(), about.page.clone())),
        unasked: true,
        ..Says::default()
    };
    for (number, question) in (1..).zip(&about.questions) {
        let said = about.answers.iter().find(|(other, _)| *other == question.number);
        let said = said.map_or("–", |(_, said)| said.as_str());
        says.quoted.push(format!("{number}. {}\n\n{}", inside(&question.words, 400), apart(said, 4_000)));
        says.numbers.push((Some(community.id), "question", question.number));
    }
    if !application.easier.is_empty() {
        says.quoted.push(format!(
            "{}\n\n{}",
            words.say("application-easier"),
            apart(&application.easier, 1_000)
        ));
    }
    says
}

fn facts(application: &Application, about: &About) -> Vec<(&'static str, base::words::Argument<'static>)> {
    let community = about.viewer.community();
    let name = application.name.split_whitespace().next().unwrap_or("").to_owned();
    let open = about
        .questions
        .iter()
        .filter(|q| !about.answers.iter().any(|(number, _)| *number == q.number))
        .count();
    vec![
        ("community", inside(&community.name, 100).into()),
        ("name", inside(&name, 60).into()),
        ("count", i64::try_from(open).unwrap_or(0).into()),
    ]
}

/// Who reads it, until when it may be changed, what is kept and how long.
fn because(application: &Application, about: &About) -> Vec<String> {
    let words = about.words;
    let mut lines = vec![words.say("application-reads").to_owned()];
    if let Some(closes) = about.ways.closes_at {
        lines.push(words.tell(
            "application-until",
            &[("day", dates::day(words, closes - std::time::Duration::from_secs(1), "UTC").into())],
        ));
    }
    lines.push(words.say("application-kept").to_owned());
    if application.proven_at.is_none() {
        lines.push(words.say("application-not-you").to_owned());
    }
    lines
}

/// Tells the convenors that very many applied at once, and what they can do about it: the job `curation::FLOOD`. Run twice, it tells twice.
pub async fn flood(house: &House, sender: &Sender, community: CommunityId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let viewer = crate::visit(&mut work, community).await?;
    let waits = curation::flood(&mut work, &viewer).await?;
    if waits.applications == 0 {
        return Ok(());
    }
    work.together();
    work.begin().await?;
    let name = viewer.community().name.clone();
    for convenor in charter::holders(&mut work, community, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let facts = [("community", inside(&name, 100).into()), ("count", waits.applications.into())];
        let says = Says {
            kind: "flood",
            community: Some((community, name.clone())),
            subject: words.tell("flood-subject", &facts),
            lead: words.tell("flood-lead", &facts),
            lines: ["flood-kept", "flood-what"].map(|key| words.say(key).to_owned()).to_vec(),
            because: vec![crate::convenes(words, &name)],
            link: Some((
                words.say("flood-page").to_owned(),
                sender.link(&(sender.paths.applications)(&viewer.community().slug)),
            )),
            unasked: true,
            ..Says::default()
        };
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address,
            language: convenor.language,
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}
