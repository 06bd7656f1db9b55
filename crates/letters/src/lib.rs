//! Letters that leave, and the [desk] where those that arrive are handed in.
//!
//! A letter is three files: subject, text, HTML. Both bodies are complete: the same facts and the same links. One struct
//! holds what they say; the sentences are in `locales/<language>/letters.ftl`. Letters load nothing from anywhere: no
//! pictures, no fonts, and nobody sees whether they were opened.

pub mod answers;
pub mod arrivals;
pub mod attendance;
pub mod belonging;
pub mod charter;
pub mod commitments;
pub mod curation;
pub mod desk;
pub mod digest;
pub mod exchanges;
pub mod feedback;
pub mod gatherings;
pub mod given_up;
pub mod held;
pub mod hold;
pub mod intakes;
pub mod invitations;
pub mod jobs;
pub mod leaving;
pub mod lifecycle;
pub mod listening;
pub mod lists;
pub mod mine;
pub mod moderation;
pub mod needs;
pub mod newcomers;
pub mod people;
pub mod post;
pub mod practice;
pub mod promises;
pub mod quiet;
pub mod recaps;
pub mod roles;
pub mod round;
pub mod sets;
pub mod sponsors;
pub mod topics;

mod dates;
mod html;
mod look;
mod plain;
mod story;

use askama::Template;
use base::Words;
use community::{CommunityId, Refused, Work};

/// The house as letters know it.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The address that people reach it under, without a slash at its end.
    pub base_url: String,
    /// What stands behind the @ of its addresses; empty for the host of `base_url`.
    pub mail_domain: String,
    /// Who hosts it, for the last line of a letter; may be empty.
    pub hosted_by: String,
    /// Where its pages lie: `web` gives the paths, since one door does not know another.
    pub paths: Paths,
}

/// Where pages lie. What goes in comes out as a path.
#[derive(Clone, Copy, Debug)]
pub struct Paths {
    /// The page of a sign-in letter, from its token.
    pub passage: fn(&str) -> String,
    /// A community, from its name in addresses.
    pub community: fn(&str) -> String,
    /// A thread, from its community's name in addresses and its id.
    pub thread: fn(&str, &str) -> String,
    /// A post, likewise.
    pub post: fn(&str, &str) -> String,
    /// A file, likewise.
    pub file: fn(&str, &str) -> String,
    /// The page of less, from the token of a letter to one person: it asks, and its button acts.
    pub less: fn(&str) -> String,
    /// What people say they will do, from their community's name in addresses.
    pub commitments: fn(&str) -> String,
    /// Who was at a gathering, likewise.
    pub attendance: fn(&str, &str) -> String,
    /// How a gathering was, likewise.
    pub feedback: fn(&str, &str) -> String,
    /// What is told of a gathering, likewise.
    pub recap: fn(&str, &str) -> String,
    /// What somebody needs at a gathering, likewise.
    pub needs: fn(&str, &str) -> String,
    /// A set, from its community's name in addresses and its id.
    pub set: fn(&str, &str) -> String,
    /// A method that runs by letters, from its community's name in addresses and its id.
    pub exchange: fn(&str, &str) -> String,
    /// Topics of a gathering, from its community's name in addresses and its id.
    pub topics: fn(&str, &str) -> String,
    /// A poll of dates, from its community's name in addresses and its id.
    pub dates: fn(&str, &str) -> String,
    /// A gathering, from its community's name in addresses and its id.
    pub gathering: fn(&str, &str) -> String,
    /// All gatherings of a community.
    pub gatherings: fn(&str) -> String,
    /// A founding, from its id.
    pub founding: fn(&str) -> String,
    /// The account.
    pub account: fn() -> String,
    /// An invitation, from the token of its letter.
    pub invitation: fn(&str) -> String,
    /// Whom a community has invited: for its convenors, from its name in addresses.
    pub invitations: fn(&str) -> String,
    /// One's own application, from the token of its letter.
    pub application: fn(&str) -> String,
    /// Who has applied to a community: for its convenors.
    pub applications: fn(&str) -> String,
    /// Where one applies to a community.
    pub apply: fn(&str) -> String,
}

impl Default for Sender {
    /// For tests: a house at a made-up place.
    fn default() -> Sender {
        Sender {
            base_url: "https://hall.example".into(),
            mail_domain: String::new(),
            hosted_by: String::new(),
            paths: Paths {
                passage: |token| format!("/sign-in/letter/{token}"),
                community: |slug| format!("/c/{slug}"),
                thread: |slug, thread| format!("/c/{slug}/talk/{thread}"),
                post: |slug, post| format!("/c/{slug}/posts/{post}"),
                file: |slug, file| format!("/c/{slug}/files/{file}"),
                less: |token| format!("/less/{token}"),
                attendance: |slug, id| format!("/c/{slug}/gatherings/{id}/attendance"),
                feedback: |slug, id| format!("/c/{slug}/gatherings/{id}/feedback"),
                recap: |slug, id| format!("/c/{slug}/gatherings/{id}/recap"),
                needs: |slug, id| format!("/c/{slug}/gatherings/{id}/needs"),
                set: |slug, id| format!("/c/{slug}/sets/{id}"),
                exchange: |slug, id| format!("/c/{slug}/exchanges/{id}"),
                topics: |slug, id| format!("/c/{slug}/gatherings/{id}/topics"),
                commitments: |slug| format!("/c/{slug}/commitments"),
                dates: |slug, poll| format!("/c/{slug}/dates/{poll}"),
                gathering: |slug, id| format!("/c/{slug}/gatherings/{id}"),
                gatherings: |slug| format!("/c/{slug}/gatherings"),
                founding: |id| format!("/begin/{id}"),
                account: || "/account".into(),
                invitation: |token| format!("/invitation/{token}"),
                invitations: |slug| format!("/c/{slug}/invitations"),
                application: |token| format!("/application/{token}"),
                applications: |slug| format!("/c/{slug}/applications"),
                apply: |slug| format!("/c/{slug}/apply"),
            },
        }
    }
}

impl Sender {
    /// The host of the house, as it is shown.
    pub fn host(&self) -> &str {
        let host = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, host)| host);
        host.split('/').next().unwrap_or(host)
    }

    /// What stands behind the @ of its addresses, and of a Message-ID.
    pub fn domain(&self) -> &str {
        if self.mail_domain.is_empty() {
            let host = self.host();
            host.split(':').next().unwrap_or(host)
        } else {
            &self.mail_domain
        }
    }

    /// A page, whole.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

/// A letter, ready to leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// As plain text: complete.
    pub plain: String,
    /// As HTML: the same facts.
    pub html: String,
}

/// Why somebody has a letter, as its foot says it: what the mark `why` stands for. A word that is not known says nothing.
pub fn why(words: Words, why: &str) -> &'static str {
    let key = format!("letter-why-{why}");
    if words.has(&key) || Words::english().has(&key) { words.say(&key) } else { "" }
}

/// Why a letter goes to whoever convenes.
fn convenes(words: Words, community: &str) -> String {
    words.tell("letter-because-convenes", &[("community", plain::unmarked(community).into())])
}

/// What a community gathers for, as the foot of each of its letters says it; nothing while it has no cause.
fn cause(words: Words, community: &str, cause: &str) -> String {
    if cause.trim().is_empty() {
        return String::new();
    }
    let (community, cause) = (plain::unmarked(community), plain::unmarked(cause));
    words.tell("letter-cause", &[("community", community.into()), ("cause", cause.into())])
}

/// A community as the program sees it, by its id alone: a letter asks.
pub(crate) async fn visit(
    work: &mut Work<'_>,
    community: CommunityId,
) -> Result<community::charter::Viewer, Refused> {
    let slug = community::charter::slug(work, community).await?;
    community::charter::visit(work, &slug).await
}

fn set(template: &impl Template) -> Result<String, Refused> {
    template.render().map_err(|error| Refused::Broken(format!("a letter could not be set: {error}")))
}
