//! Applying by letter: three lines to a community's `-join` address (touchpoint 2), numbered lines to numbered questions (touchpoint 3),
//! and what can be said to the copy of one's application.

use base::Words;
use community::{
    ApplicationId, Refused, Work, charter,
    curation::{self, Application, Progress, Question},
    notices::{self, Named, Number},
};

use super::{
    Outcome, Reader, Word, acting,
    author::Author,
    came::{Came, Place},
    invitations::{self as invited, Whose},
    notes,
    said::{self, Said},
};
use crate::{
    answers::{self, Addressee, Says, inside},
    curation as written,
};

/// How long an address does not get the same letter again by writing to `-join`.
const ONCE: std::time::Duration = std::time::Duration::from_secs(3_600);

/// A letter to `-join` of a community that takes applications. None where it does not, or where the door stands open: then whoever wrote is
/// sent the promise.
pub(super) async fn wants_to_join(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    author: &Author,
) -> Result<Option<Outcome>, Refused> {
    let ways = curation::ways(work, place.id).await?;
    if !ways.applications || ways.door || is_member(work, place, author).await? {
        return Ok(None);
    }
    let Some(from) = came.from.clone().filter(|_| came.may_be_answered() && !came.is_forged()) else {
        return Ok(Some(Outcome::refused("join")));
    };
    let viewer = charter::visit(work, &place.slug).await?;
    let to = Addressee {
        person: None,
        address: from.written().to_owned(),
        language: viewer.community().language.clone(),
    };
    if ways.is_closed(work.now()) {
        if notices::had(work, &to.address, "application-closed", work.now() - ONCE).await? {
            return Ok(Some(Outcome::refused("asked-lately")));
        }
        let key = "application-closed";
        tell(work, came, reader, place, &to, ("application-closed", None), key).await?;
        return Ok(Some(Outcome::done("closed")));
    }
    let questions = curation::questions_of(work, &viewer, false).await?;
    let answers = curation::lines(&came.reply.words, &questions);
    let name = inside(&came.name, 100);
    let (id, missing) = curation::begin_by_letter(work, &viewer, &from, &name, &answers).await?;
    let since = work.now() - ONCE;
    for kind in ["questions", "application"] {
        if notices::had(work, &to.address, kind, since).await? {
            // What they wrote is kept; the letter that they have is the one to answer.
            return Ok(Some(Outcome::of("asked-lately", id.into())));
        }
    }
    let application = curation::by_id(work, id).await?;
    let answers = came.message_id().map(str::to_owned);
    if missing.is_empty() {
        written::copy(work, &reader.sender, &application, answers).await?;
        return Ok(Some(Outcome::of("application", id.into())));
    }
    written::ask(work, &reader.sender, &application, "application-questions", answers).await?;
    Ok(Some(Outcome::of("questions", id.into())))
}

async fn is_member(work: &mut Work<'_>, place: &Place, author: &Author) -> Result<bool, Refused> {
    match author {
        Author::Person(person) | Author::Claims(person) => {
            let standing = charter::standing(work, place.id, *person).await?;
            Ok(standing == Some(charter::Standing::Member))
        }
        _ => Ok(false),
    }
}

/// An answer to the copy of an application, or to its questions.
pub(super) async fn answered(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
) -> Result<Outcome, Refused> {
    let Some(item) = named.item else { return Ok(Outcome::refused("nothing-to-answer")) };
    let application = match curation::by_id(work, ApplicationId::from(item)).await {
        Ok(application) => application,
        Err(Refused::NotFound) => return Ok(Outcome::refused("forgotten")),
        Err(refused) => return Err(refused),
    };
    let place = acting::place(work, application.community).await?;
    if invited::whose(work, came, named).await? != Whose::Theirs {
        return invited::others(work, came, reader, &place, "application-other").await;
    }
    let numbers = notices::numbers(work, named.delivery).await?;
    let asks = named.kind == "questions";
    let words = came.reply.words.trim();
    match said::read(words, true) {
        Said::Numbers(said) => {
            let answers = said.iter().filter_map(|one| {
                let number = numbers.iter().find(|number| number.number == one.number)?;
                Some((number.item, one.words.clone()))
            });
            let answers: Vec<(i64, String)> = answers.collect();
            take(work, came, reader, &place, &application, &answers).await
        }
        Said::Command(said) => match said.word {
            Word::Withdraw
            | Word::No
            | Word::Stop
            | Word::Reject
            | Word::DeleteMe
            | Word::DeleteEverything => withdraw(work, came, reader, &place, &application).await,
            Word::Yes | Word::Accept | Word::Agree if !asks || numbers.is_empty() => {
                let progress = curation::send_by_letter(work, application.id).await?;
                told(work, came, reader, &place, &application, progress).await
            }
            Word::Question | Word::Private => {
                notes::from_anyone(work, came, reader, &place, Author::Stranger { proven: true }).await
            }
            _ if asks => unnumbered(work, came, reader, &place, &application, &numbers).await,
            _ => notes::from_anyone(work, came, reader, &place, Author::Stranger { proven: true }).await,
        },
        Said::Words if asks => unnumbered(work, came, reader, &place, &application, &numbers).await,
        Said::Words => {
            notes::from_anyone(work, came, reader, &place, Author::Stranger { proven: true }).await
        }
        Said::Nothing => {
            let key = "application-how";
            tell(work, came, reader, &place, &addressee(&application), ("application-done", Some(item)), key)
                .await?;
            Ok(Outcome::done("empty"))
        }
    }
}

fn addressee(application: &Application) -> Addressee {
    Addressee { person: None, address: application.address.clone(), language: application.language.clone() }
}

/// Answers without numbers: to the only question that is open; in three named lines; one paragraph, or one line, to each. Else they are asked
/// for the numbers, and nothing is lost of what stands in their letter.
async fn unnumbered(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    application: &Application,
    numbers: &[Number],
) -> Result<Outcome, Refused> {
    let words = came.reply.words.trim();
    let viewer = charter::visit(work, &place.slug).await?;
    let questions: Vec<Question> = curation::questions_of(work, &viewer, false).await?;
    let required: Vec<i64> = numbers
        .iter()
        .map(|number| number.item)
        .filter(|item| questions.iter().any(|question| question.number == *item && question.required))
        .collect();
    let mut answers = curation::lines(words, &questions);
    if answers.is_empty() {
        let paragraphs: Vec<&str> =
            words.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
        let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let fits = [paragraphs, lines].into_iter().find(|pieces| pieces.len() == required.len());
        answers = match (required.as_slice(), fits) {
            ([only], _) => vec![(*only, words.to_owned())],
            (_, Some(pieces)) => {
                required.iter().copied().zip(pieces.into_iter().map(str::to_owned)).collect()
            }
            _ => Vec::new(),
        };
    }
    if answers.is_empty() {
        let says = ("application-done", Some(i64::from(application.id)));
        tell(work, came, reader, place, &addressee(application), says, "application-how").await?;
        written::ask(work, &reader.sender, application, "application-questions", None).await?;
        return Ok(Outcome::done("which-question"));
    }
    take(work, came, reader, place, application, &answers).await
}

/// Keeps answers, and says what came of it.
async fn take(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    application: &Application,
    answers: &[(i64, String)],
) -> Result<Outcome, Refused> {
    let viewer = charter::visit(work, &place.slug).await?;
    let questions = curation::questions_of(work, &viewer, application.source == "door").await?;
    let answers: Vec<(i64, String)> = answers
        .iter()
        .map(|(number, said)| {
            let question = questions.iter().find(|question| question.number == *number);
            (*number, question.map_or_else(|| said.clone(), |question| chosen(question, said)))
        })
        .collect();
    let progress = curation::answer_by_letter(work, application.id, &answers).await?;
    told(work, came, reader, place, application, progress).await
}

/// Options that somebody named in their own line; the line itself, when it names none.
fn chosen(question: &Question, said: &str) -> String {
    let fold = community::search::terms::fold;
    let folded = fold(said);
    let named: Vec<&str> = question.choices().filter(|option| folded.contains(&fold(option))).collect();
    if named.is_empty() { said.to_owned() } else { named.join("\n") }
}

async fn told(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    application: &Application,
    progress: Progress,
) -> Result<Outcome, Refused> {
    let answers = came.message_id().map(str::to_owned);
    let id = application.id;
    match progress {
        Progress::Sent => {
            let application = curation::by_id(work, id).await?;
            // Through the open door the promise is the answer.
            if application.state == "sent" {
                written::copy(work, &reader.sender, &application, answers).await?;
            }
            Ok(Outcome::of("applied", id.into()))
        }
        Progress::Missing(_) => {
            let application = curation::by_id(work, id).await?;
            written::ask(work, &reader.sender, &application, "application-missing", answers).await?;
            Ok(Outcome::of("missing", id.into()))
        }
        Progress::Over | Progress::Another => {
            let key = if progress == Progress::Over { "application-over" } else { "application-another" };
            let says = ("application-done", Some(i64::from(id)));
            tell(work, came, reader, place, &addressee(application), says, key).await?;
            Ok(Outcome::done("over"))
        }
    }
}

async fn withdraw(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    application: &Application,
) -> Result<Outcome, Refused> {
    let key = match curation::withdraw_by_letter(work, application.id).await? {
        true => "application-withdrawn",
        false => "application-over",
    };
    let says = ("application-done", Some(i64::from(application.id)));
    tell(work, came, reader, place, &addressee(application), says, key).await?;
    Ok(Outcome::of("withdrew", application.id.into()))
}

/// A line to whoever applies: the kind of its letter, what it is about, and the key of what it says.
async fn tell(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    to: &Addressee,
    (kind, item): (&'static str, Option<i64>),
    key: &'static str,
) -> Result<(), Refused> {
    let words = Words::of(&to.language);
    let domain = reader.sender.domain();
    let facts = [
        ("community", inside(&place.name, 100).into()),
        ("convenor", format!("{}-convenor@{domain}", place.slug).into()),
    ];
    let says = Says {
        kind,
        community: Some((place.id, place.name.clone())),
        item,
        level: Some(community::Level::Open),
        subject: words.tell("application-done-subject", &facts),
        lead: words.tell(key, &facts),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    answers::send(work, &reader.sender, to, says).await.map(drop)
}
