//! What the reader's own account shows.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, icons, links, shell::Shell};

/// One browser that is signed in.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Which session. Field `session` of its form.
    pub id: Id,
    /// The browser in words: `Firefox on Android`.
    pub browser: String,
    /// Since when.
    pub since: Moment,
    /// It is this one.
    pub this: bool,
}

/// An address of the reader.
#[derive(Clone, Debug)]
pub struct AddressLine {
    /// The address.
    pub address: String,
    /// Letters go to it.
    pub main: bool,
    /// They have shown that it is theirs.
    pub verified: bool,
}

/// A community that the reader belongs to.
#[derive(Clone, Debug)]
pub struct BelongsTo {
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The keys of the reader's roles there: `role-convenor` ...
    pub roles: Vec<&'static str>,
}

/// The account. Form fields `name`, `zone`, `language`; sessions are ended by `session` or `others`.
#[derive(Template)]
#[template(path = "account/account.html")]
pub struct AccountPage {
    /// The frame.
    pub shell: Shell,
    /// The name that the reader goes by.
    pub name: String,
    /// Their zone, such as `Europe/London`.
    pub zone: String,
    /// What time it is there, to check it by.
    pub there: Moment,
    /// The language of their pages and letters.
    pub language: String,
    /// Those to choose from, each with its own name for itself.
    pub languages: Vec<(String, String)>,
    /// Their addresses.
    pub addresses: Vec<AddressLine>,
    /// Their communities.
    pub communities: Vec<BelongsTo>,
    /// Where they are signed in, this browser first.
    pub sessions: Vec<SessionLine>,
    /// They are left out of every network figure. Field `off_the_map`.
    pub off_the_map: bool,
    /// What was wrong.
    pub problems: Problems,
}
