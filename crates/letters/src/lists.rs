//! Letters about a mailing list: it has moved here.

use askama::Template;
use base::Words;
use community::{
    CommunityId, Level, Refused, Work,
    charter::Community,
    notices::{self, To, Written, mark},
};

use crate::{
    Letter, Sender,
    look::Look,
    plain::{folded, unmarked},
    post::level_name,
    set,
};

/// The kind of the letter that tells members of a list that it has moved here.
pub const ADOPTED: &str = "adopted";

struct Says {
    level: String,
    level_text: String,
    moved: String,
    write: String,
    archive: String,
    link: String,
    less: String,
    why: String,
    stop: String,
}

macro_rules! bodies { ($($name:ident $path:literal,)+) => {$(
    #[derive(Template)]
    #[template(path = $path)]
    struct $name<'a> {
        #[allow(dead_code, reason = "the plain body says no language")]
        words: Words,
        #[allow(dead_code, reason = "not every body wants every name")]
        subject: &'a str,
        says: &'a Says,
        #[allow(dead_code, reason = "the plain body has no look")]
        look: Look,
    }
)+} }
bodies! { Plain "lists/adopted.txt", Html "lists/adopted.html", }

#[derive(Template)]
#[template(path = "lists/adopted.subject", escape = "none")]
struct Subject {
    words: Words,
    community: String,
}

/// The letter that tells members of a list, once, that it has moved here.
pub fn adopted(community: &Community, sender: &Sender) -> Result<Letter, Refused> {
    let words = Words::of(&community.language);
    let name = unmarked(&community.name);
    let subject = set(&Subject { words, community: name.clone() })?.trim().to_owned();
    let address = format!("{}@{}", community.slug, sender.domain());
    let says = Says {
        level: level_name(words, community.usual_level).to_owned(),
        level_text: words.say(&format!("letter-level-{}-text", community.usual_level.number())).to_owned(),
        moved: words.tell("letter-adopted-moved", &[("community", name.into())]),
        write: words.tell("letter-adopted-write", &[("address", address.into())]),
        archive: words.say("letter-adopted-archive").to_owned(),
        link: sender.link(&(sender.paths.community)(&community.slug)),
        less: words.say("letter-adopted-less").to_owned(),
        why: mark("why"),
        stop: mark("stop"),
    };
    let plain = folded(&set(&Plain { words, subject: &subject, says: &says, look: Look })?);
    let html = set(&Html { words, subject: &subject, says: &says, look: Look })?;
    Ok(Letter { subject, plain, html })
}

/// Tells these people that their list has moved here. Part of the act that lets them belong.
pub async fn tell_adopted(
    work: &mut Work<'_>,
    community: &Community,
    to: &[To<'_>],
    sender: &Sender,
) -> Result<(), Refused> {
    if to.is_empty() {
        return Ok(());
    }
    let made = adopted(community, sender)?;
    let id: CommunityId = community.id;
    let written = Written {
        community: Some(id),
        kind: ADOPTED,
        level: Some(community.usual_level.min(Level::MembersOnly)),
        language: Words::of(&community.language).tag(),
        from_name: &community.name,
        subject: &made.subject,
        plain: &made.plain,
        html: &made.html,
        host: sender.domain(),
        ..Written::default()
    };
    let letter = notices::write(work, written).await?;
    notices::address_to(work, letter, Some(id), to).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_moved_says_where_to_write_and_how_to_leave() {
        let community = Community {
            id: CommunityId::default(),
            slug: "ecf".into(),
            name: "E-campaigners <forum>".into(),
            cause: String::new(),
            domain: String::new(),
            practice: String::new(),
            rhythm: String::new(),
            level: Level::MembersOnly,
            usual_level: Level::MembersOnly,
            visibility: "listed".into(),
            language: "en".into(),
            made_at: base::Time::default(),
        };
        let letter = adopted(&community, &Sender::default()).unwrap();
        assert_eq!(letter.subject, "E-campaigners <forum> has moved");
        for fact in ["ecf@hall.example", "https://hall.example/c/ecf", "STOP", "Level 3, members only"] {
            assert!(letter.plain.contains(fact), "{fact}: {}", letter.plain);
            assert!(letter.html.contains(fact), "{fact}: {}", letter.html);
        }
        assert!(!letter.html.contains("<forum>") && !letter.plain.contains('⟦'));
    }
}
