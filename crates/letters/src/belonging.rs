//! The letters about belonging, by the jobs that promise them: one list for the program and for tests.

use base::Time;
use community::{
    CommunityId, House, PersonId, Refused, listening,
    members::{self, promises},
    newcomers,
    people::quiet,
    practice,
};

use crate::Sender;

/// The kinds of these jobs.
pub const KINDS: [&str; 10] = [
    promises::LETTER,
    members::WELCOME,
    newcomers::LETTER,
    newcomers::MET,
    listening::LETTER,
    practice::LETTER,
    practice::HELLO,
    practice::WORDS,
    practice::RESTING,
    quiet::LETTER,
];

/// Writes the letter of a job. What cannot be read of its payload is [`Refused::NotFound`]: it is not tried again.
pub async fn write(house: &House, sender: &Sender, kind: &str, payload: &str) -> Result<(), Refused> {
    let mut parts = payload.splitn(3, ' ');
    let mut next = || parts.next().unwrap_or_default();
    match kind {
        promises::LETTER => crate::promises::send(house, sender, id(next())?).await,
        members::WELCOME => {
            let (community, person): (CommunityId, PersonId) = (id(next())?, id(next())?);
            crate::newcomers::welcome(house, sender, community, person).await
        }
        newcomers::LETTER => {
            let pair = id(next())?;
            crate::newcomers::ask_buddies(house, sender, pair, next()).await
        }
        newcomers::MET => crate::newcomers::introduce(house, sender, id(next())?).await,
        listening::LETTER => crate::listening::tell(house, sender, id(next())?).await,
        practice::LETTER => crate::practice::ask(house, sender, id(next())?).await,
        practice::HELLO => {
            let community = id(next())?;
            let at = next().parse().map_err(|_| Refused::NotFound)?;
            crate::practice::hello(house, sender, community, Time(at)).await
        }
        practice::WORDS => {
            let (check, by) = (id(next())?, id(next())?);
            crate::practice::words(house, sender, check, by, next()).await
        }
        practice::RESTING => crate::practice::resting(house, sender, id(next())?).await,
        quiet::LETTER => crate::quiet::ask(house, sender, id(next())?).await,
        _ => Err(Refused::NotFound),
    }
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T, Refused> {
    text.parse().map_err(|_| Refused::NotFound)
}
