//! Who wrote a letter, and whether it may act for them (reliability 2.3, cases 46 to 54).
//!
//! A token says which letter is answered, and whose it was; the author must be that person: at an address that is theirs, or an
//! assistant of theirs, for what assistants may do. Without a token the domain of the address must have proven that the letter is
//! its own. A letter whose domain has said that it is forged acts never.

use community::{PersonId, Refused, Work, people};

use super::came::Came;
use crate::answers::Addressee;

/// Who wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// A person of ours; their letter acts.
    Person(PersonId),
    /// An assistant of the person whose letter is answered.
    Assistant(PersonId),
    /// It claims to be from this person of ours, and nothing proves it.
    Claims(PersonId),
    /// Nobody of ours; whether the address is proven.
    Stranger {
        /// The address's domain has said that the letter is its own.
        proven: bool,
    },
}

/// Who wrote an answer to a letter that went to `owner`.
pub(super) async fn of_reply(
    work: &mut Work<'_>,
    came: &Came<'_>,
    owner: Option<PersonId>,
) -> Result<Author, Refused> {
    let Some(from) = &came.from else { return Ok(Author::Stranger { proven: false }) };
    let speaks = people::speaks_from(work, from).await?;
    match (owner, speaks) {
        (Some(owner), Some(person)) if owner == person => {
            Ok(if came.is_forged() { Author::Claims(owner) } else { Author::Person(owner) })
        }
        (Some(owner), None)
            if !came.is_forged() && people::delegates::is_delegate(work, owner, from).await? =>
        {
            Ok(Author::Assistant(owner))
        }
        // Somebody else of ours holds a letter that was not theirs: they act for themselves, where their own address proves it.
        (_, Some(person)) => Ok(proven_or_claimed(came, person)),
        (_, None) => Ok(Author::Stranger { proven: came.proven.proven }),
    }
}

/// Who wrote to one of our addresses without answering a letter.
pub(super) async fn of_new(work: &mut Work<'_>, came: &Came<'_>) -> Result<Author, Refused> {
    let Some(from) = &came.from else { return Ok(Author::Stranger { proven: false }) };
    Ok(match people::speaks_from(work, from).await? {
        Some(person) => proven_or_claimed(came, person),
        None => Author::Stranger { proven: came.proven.proven },
    })
}

fn proven_or_claimed(came: &Came<'_>, person: PersonId) -> Author {
    if came.proven.proven { Author::Person(person) } else { Author::Claims(person) }
}

/// Where a person is answered: at the address that they wrote from when it is theirs, else at their main one.
pub(super) async fn addressee(
    work: &mut Work<'_>,
    came: Option<&Came<'_>>,
    person: PersonId,
) -> Result<Option<Addressee>, Refused> {
    let who = people::get(work, person).await?;
    let mut address = people::main_address(work, person).await?;
    if let Some(from) = came.and_then(|came| came.from.as_ref())
        && people::speaks_from(work, from).await? == Some(person)
    {
        address = Some(from.written().to_owned());
    }
    Ok(address.map(|address| Addressee { person: Some(person), address, language: who.language }))
}
