//! Letters about people themselves: the way in.

use askama::Template;
use base::{Secret, Words};
use community::{
    PassageId, Refused, Work,
    notices::{self, To, Written},
    people::passages::{self, Issued, OPEN_FOR},
};

use crate::{Letter, Sender, look::Look, plain::folded, set};

/// The kind of a sign-in letter in the outbox.
pub const PASSAGE: &str = "passage";

#[derive(Template)]
#[template(path = "people/passage.subject", escape = "none")]
struct Subject {
    words: Words,
}

/// What both bodies say.
struct Says {
    words: Words,
    subject: String,
    code: String,
    dear: String,
    asked: String,
    link: String,
    foot: String,
}

impl Says {
    fn of(issued: &Issued, sender: &Sender) -> Result<Says, Refused> {
        let (words, host) = (Words::of(&issued.language), sender.host());
        let browser = match issued.browser.as_str() {
            "" => words.say("letter-passage-browser"),
            named => named,
        };
        Ok(Says {
            words,
            subject: set(&Subject { words })?,
            code: spaced(&issued.code),
            dear: words.tell("letter-dear", &[("name", (&issued.name).into())]),
            asked: words.tell("letter-passage-asked", &[("host", host.into()), ("browser", browser.into())]),
            link: passage_link(sender, &issued.token),
            foot: words.tell("letter-foot", &[("host", host.into())]),
        })
    }
}

/// The two bodies share their names.
macro_rules! bodies { ($($name:ident $path:literal,)+) => {$(
    #[derive(Template)]
    #[template(path = $path)]
    struct $name<'a> {
        words: Words,
        #[allow(dead_code, reason = "not every body wants every name")]
        subject: &'a str,
        code: &'a str,
        dear: &'a str,
        asked: &'a str,
        link: &'a str,
        foot: &'a str,
        #[allow(dead_code, reason = "the plain body has no look")]
        look: Look,
    }

    impl<'a> $name<'a> {
        fn of(says: &'a Says) -> $name<'a> {
            let Says { words, subject, code, dear, asked, link, foot } = says;
            $name { words: *words, subject, code, dear, asked, link, foot, look: Look }
        }
    }
)+} }
bodies! { Plain "people/passage.txt", Html "people/passage.html", }

/// The words of a sign-in letter.
pub fn passage(issued: &Issued, sender: &Sender) -> Result<Letter, Refused> {
    let says = Says::of(issued, sender)?;
    let (plain, html) = (set(&Plain::of(&says))?, set(&Html::of(&says))?);
    Ok(Letter { subject: says.subject, plain: folded(&plain), html })
}

/// Writes the letter of a sign-in that was asked for into the outbox. Nothing, when nobody has the address or it is too late.
/// Run twice, it writes a second letter, and the first one's secrets no longer work.
pub async fn send_passage(work: &mut Work<'_>, id: PassageId, sender: &Sender) -> Result<(), Refused> {
    let Some(issued) = passages::issue(work, id).await? else {
        return Ok(());
    };
    let letter = passage(&issued, sender)?;
    let expires_at = Some(work.now() + OPEN_FOR);
    let written = Written {
        kind: PASSAGE,
        subject: &letter.subject,
        plain: &letter.plain,
        html: &letter.html,
        host: sender.host(),
        expires_at,
        ..Written::default()
    };
    let to = To { person: Some(issued.person), address: &issued.address, why: "asked", due_at: work.now() };
    notices::leave(work, written, to).await?;
    work.done().await
}

/// The page that the letter's link opens.
pub fn passage_link(sender: &Sender, token: &Secret) -> String {
    format!("{}{}", sender.base_url, (sender.paths.passage)(token.reveal()))
}

/// A code as it is easiest to read and to type: in two halves.
pub fn spaced(code: &Secret) -> String {
    let code = code.reveal().to_uppercase();
    let half = code.len() / 2;
    code.get(..half).zip(code.get(half..)).map_or(code.clone(), |(one, other)| format!("{one}-{other}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::MEASURE;

    fn issued() -> Issued {
        Issued {
            person: Default::default(),
            address: "iolo@example.org".into(),
            name: "Iolo <b>Gruffudd</b>".into(),
            language: "en".into(),
            token: Secret::given("0123456789abcdefghjkmnpqrstvwxyz"),
            code: Secret::given("ab12cd34"),
            browser: "Firefox on Linux".into(),
        }
    }

    fn sender() -> Sender {
        Sender { base_url: "https://hall.example".into(), ..Sender::default() }
    }

    // Reliability 4.3: rows 29, 30, 34 and 46.
    #[test]
    fn the_code_comes_first_and_not_in_the_subject_and_both_bodies_say_the_same() {
        let letter = passage(&issued(), &sender()).unwrap();
        assert_eq!(letter.subject, "Your sign-in code");
        assert_eq!(letter.plain.lines().next(), Some("AB12-CD34"));
        let link = "https://hall.example/sign-in/letter/0123456789abcdefghjkmnpqrstvwxyz";
        let html_text = letter.html.replace("&#39;", "'");
        for fact in ["AB12-CD34", link, "Firefox on Linux", "ten minutes", "hall.example", "It was not you?"]
        {
            let said = letter.plain.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(fact), "the text does not say {fact}:\n{}", letter.plain);
            assert!(html_text.contains(fact), "the HTML does not say {fact}:\n{}", letter.html);
        }
        assert!(letter.html.contains("Iolo &#60;b&#62;"), "{}", letter.html);
        for absent in ["<script", "<img", "<form", "@import", "<b>Gruffudd", "⟦"] {
            assert!(!letter.html.contains(absent), "{absent}");
        }
        assert!(letter.html.len() < 20_000);
        assert!(letter.plain.lines().all(|line| line.starts_with(' ') || line.chars().count() <= MEASURE));
    }

    #[test]
    fn a_browser_without_a_name_is_told_as_one() {
        let letter = passage(&Issued { browser: String::new(), ..issued() }, &sender()).unwrap();
        assert!(
            letter.plain.split_whitespace().collect::<Vec<_>>().join(" ").contains("did not say its name")
        );
    }
}
