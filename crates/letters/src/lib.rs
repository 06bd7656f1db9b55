//! Letters that leave, and the [desk] where those that arrive are handed in.
//!
//! A letter is three files: subject, text, HTML. Both bodies are complete: the same facts and the same links. One struct
//! holds what they say; the sentences are in `locales/<language>/letters.ftl`. Letters load nothing from anywhere: no
//! pictures, no fonts, and nobody sees whether they were opened.

pub mod desk;
pub mod people;

mod look;

/// The house as letters know it.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The address that people reach it under, without a slash at its end.
    pub base_url: String,
    /// Where the page of a sign-in letter lies: a token goes in, a path comes out.
    pub passage_path: fn(&str) -> String,
}

impl Sender {
    /// The host of the house, as it is shown and as it stands behind the @ of a Message-ID.
    pub fn host(&self) -> &str {
        let host = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, host)| host);
        host.split('/').next().unwrap_or(host)
    }
}
