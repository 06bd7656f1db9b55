//! The letter that asks about an address that letters kept coming back from. It goes to another address of the same person.

use askama::Template;
use base::Words;
use community::{
    AddressId, Refused, Work,
    notices::{
        self, To, Written,
        bounces::{self, Owner},
    },
};

use crate::{
    Letter, Sender,
    look::Look,
    plain::{folded, unmarked},
    set,
};

/// The kind of this letter.
pub const GIVEN_UP: &str = "address";

/// What both bodies say.
struct Says {
    dear: String,
    what: String,
    why: String,
    until: String,
    then: String,
    link: String,
    foot: String,
}

#[derive(Template)]
#[template(path = "people/given_up.subject", escape = "none")]
struct Subject<'a> {
    words: Words,
    address: &'a str,
}

#[derive(Template)]
#[template(path = "people/given_up.txt")]
struct Plain<'a> {
    says: &'a Says,
}

#[derive(Template)]
#[template(path = "people/given_up.html")]
struct Html<'a> {
    words: Words,
    subject: &'a str,
    says: &'a Says,
    look: Look,
}

/// The words of the letter.
pub fn letter(owner: &Owner, other: &str, sender: &Sender) -> Result<Letter, Refused> {
    let words = Words::of(&owner.language);
    let (name, address) = (unmarked(&owner.name), unmarked(&owner.address));
    let why = unmarked(owner.why.as_deref().unwrap_or_default());
    let subject = set(&Subject { words, address: &address })?;
    let says = Says {
        dear: words.tell("letter-dear", &[("name", name.into())]),
        what: words.tell("letter-given-up-what", &[("address", address.into())]),
        why: words.tell("letter-given-up-why", &[("why", why.into())]),
        until: words.tell("letter-given-up-until", &[("other", unmarked(other).into())]),
        then: words.say("letter-given-up-then").to_owned(),
        link: sender.link(&(sender.paths.account)()),
        foot: words.tell("letter-foot", &[("host", sender.host().into())]),
    };
    let plain = folded(&set(&Plain { says: &says })?);
    let html = set(&Html { words, subject: &subject, says: &says, look: Look })?;
    Ok(Letter { subject, plain, html })
}

/// Asks the owner of an address that was given up, at another address of theirs. Nothing, when they have none, or when letters go there
/// again. Run twice, it writes a second letter.
pub async fn ask(work: &mut Work<'_>, address: AddressId, sender: &Sender) -> Result<(), Refused> {
    let Some((owner, other)) = bounces::given_up(work, address).await? else { return Ok(()) };
    let letter = letter(&owner, &other, sender)?;
    work.begin().await?;
    let written = Written {
        kind: GIVEN_UP,
        subject: &letter.subject,
        plain: &letter.plain,
        html: &letter.html,
        host: sender.domain(),
        ..Written::default()
    };
    let to = To { person: Some(owner.person), address: &other, why: "asked", due_at: work.now() };
    notices::leave(work, written, to).await?;
    work.done().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bodies_say_which_address_why_and_where_letters_go_meanwhile() {
        let owner = Owner {
            person: Default::default(),
            address: "iolo@old.example".into(),
            why: Some("550 5.1.1 nobody of that name".into()),
            name: "Iolo <b>Prydderch</b>".into(),
            language: "en".into(),
        };
        let letter = letter(&owner, "iolo@new.example", &Sender::default()).unwrap();
        let plain = letter.plain.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "iolo@old.example",
            "550 5.1.1 nobody of that name",
            "iolo@new.example",
            "https://hall.example/account",
        ] {
            assert!(plain.contains(said), "{said} is not in:\n{plain}");
            assert!(letter.html.contains(said), "{said} is not in:\n{}", letter.html);
        }
        assert!(!letter.html.contains("<b>Pr") && !letter.html.contains('⟦') && !plain.contains('⟦'));
    }
}
