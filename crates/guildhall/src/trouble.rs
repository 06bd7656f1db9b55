//! What to say when the store refuses: what is wrong, that nothing was lost, what to do.

use anyhow::{Error, anyhow};

use crate::config::Settings;

/// A sentence for whoever runs the program.
pub fn told(error: store::Error, settings: &Settings) -> Error {
    let place = match settings.sqlite_file() {
        Some(file) => file.display().to_string(),
        None => settings.store.database.shown(),
    };
    match error {
        store::Error::Full(why) => anyhow!(
            "the disk is full ({why}). What was being written was undone, and nothing else is lost. Make room, then start again"
        ),
        store::Error::ReadOnly(why) => anyhow!(
            "the database {place} cannot be written ({why}). Give the user that runs Guildhall the right to write the file and its folder"
        ),
        store::Error::Away(why) if settings.sqlite_file().is_some() => anyhow!(
            "the database {place} is busy ({why}). Another program is writing to it; try again when it has ended"
        ),
        store::Error::Away(why) => anyhow!(
            "the database {place} cannot be reached ({why}). Nothing was lost. Is it running, and are the address, the name and the password in store.database right?"
        ),
        store::Error::Broken(why) if is_damage(&why) => anyhow!(
            "the database {place} is damaged ({why}). Nothing was changed. Keep the file, and restore the last backup into an empty folder: guildhall restore FILE --data FOLDER"
        ),
        store::Error::Version(why) => anyhow!("the database {place} does not fit this program: {why}"),
        store::Error::Conflict(why) | store::Error::Broken(why) => anyhow!("the database {place}: {why}"),
    }
}

/// What SQLite says of a file that is cut off, overwritten or something else.
fn is_damage(why: &str) -> bool {
    ["malformed", "not a database", "corrupt"].iter().any(|sign| why.contains(sign))
}

/// What a verb refused, for whoever typed a command.
pub fn refused(refused: community::Refused, settings: &Settings) -> Error {
    use community::Refused::*;
    match refused {
        NotFound => anyhow!("there is no such thing here"),
        Gone => anyhow!("it was taken away"),
        NotAllowed(what) => anyhow!("not allowed: {what}"),
        Invalid(problems) => {
            let words = base::Words::of(&settings.house.language);
            let say = |problem: &community::Problem| match words.has(problem.key) {
                true => format!("{}: {}", problem.field, words.say(problem.key)),
                false => format!(
                    "{}: {}",
                    problem.field,
                    problem.key.trim_start_matches("problem-").replace('-', " ")
                ),
            };
            anyhow!("{}", problems.iter().map(say).collect::<Vec<_>>().join("; "))
        }
        Conflict => anyhow!("somebody else changed it in the meantime; look again"),
        TooMany { .. } => anyhow!("too often; try again later"),
        Full(why) => told(store::Error::Full(why), settings),
        Away(why) => told(store::Error::Away(why), settings),
        Broken(why) => told(store::Error::Broken(why), settings),
    }
}
