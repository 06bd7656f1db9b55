//! Signing in by an emailed link or code: ten minutes, once, only for the browser that asked.
//!
//! Mail scanners open links and press buttons, so a link alone is not enough: the browser that asked holds a secret
//! of its own. In another browser the link's page shows the code, to be typed where it was asked for.

use std::time::Duration;

use base::{Secret, secret};
use store::{args, row};

use super::{address::Address, sessions, sessions::Opened, sql};
use crate::{Actor, AddressId, PassageId, PersonId, Rate, Refused, Work};

/// How long a way in is open.
pub const OPEN_FOR: Duration = Duration::from_secs(10 * 60);
/// How often one address may be asked for, and one network may ask.
pub const PER_ADDRESS: Rate = Rate::per(5, Duration::from_secs(3_600));
/// See [`PER_ADDRESS`].
pub const PER_NETWORK: Rate = Rate::per(20, Duration::from_secs(3_600));
/// How often a code may be guessed.
pub const GUESSES: i64 = 5;
/// The job that writes the letter.
pub const LETTER: &str = "passage-letter";

/// What the browser that asks tells about itself.
pub struct Asking<'a> {
    /// The secret that the browser holds in a cookie.
    pub browser: &'a Secret,
    /// How it names itself, for the letter and the list of sessions.
    pub named: &'a str,
    /// The network that it asks from, as far as rates count it: an IPv4 address or an IPv6 /64.
    pub network: &'a str,
    /// Where to go when signed in.
    pub next_page: &'a str,
}

/// Asks for a way in. What happens, and how long it takes, is the same whether somebody has the address or not:
/// that is looked up when the letter is written.
pub async fn ask(work: &mut Work<'_>, address: &Address, asking: Asking<'_>) -> Result<(), Refused> {
    work.begin().await?;
    PER_NETWORK.take(work, &format!("passage-network {}", asking.network)).await?;
    PER_ADDRESS.take(work, &format!("passage-address {}", address.folded())).await?;
    let (id, now): (PassageId, _) = (work.id(), work.now());
    let browser: String = super::clean_name(asking.named);
    let next: String = asking.next_page.chars().take(500).collect();
    let expires = now + OPEN_FOR;
    work.exec(
        &sql::ASK_PASSAGE,
        args![id, address.folded(), asking.browser.hash(), browser, next, now, expires],
    )
    .await?;
    work.promise(LETTER, id.to_string(), now).await?;
    work.done().await
}

/// The newest way in that is open for an address. For whoever runs the program, when letters do not arrive.
pub async fn newest(work: &mut Work<'_>, address: &Address) -> Result<Option<PassageId>, Refused> {
    crate::charter::only_system(work)?;
    let now = work.now();
    let found: Option<(PassageId,)> = work.opt(&sql::NEWEST_PASSAGE, args![address.folded(), now]).await?;
    Ok(found.map(|(id,)| id))
}

row! {
    struct Addressee { address_id: AddressId, address: String, person: PersonId, name: String, language: String, browser: String }
}

/// What the letter says.
pub struct Issued {
    /// Whom it goes to.
    pub person: PersonId,
    /// Their address.
    pub address: String,
    /// Their name.
    pub name: String,
    /// Their language.
    pub language: String,
    /// For the link.
    pub token: Secret,
    /// For typing.
    pub code: Secret,
    /// The browser that asked, as it named itself.
    pub browser: String,
}

/// Makes the secrets of a passage, for the letter that carries them; none when nobody has the address, or it is too
/// late. Done again, it makes new secrets, and the older letter's no longer work. Begins; the letter's writer ends the act.
pub async fn issue(work: &mut Work<'_>, passage: PassageId) -> Result<Option<Issued>, Refused> {
    work.begin().await?;
    let now = work.now();
    let Some(to): Option<Addressee> = work.opt(&sql::PASSAGE_FOR, args![passage, now]).await? else {
        return Ok(None);
    };
    let token = Secret::token(work.chance());
    let code = code_of(&token);
    work.exec(&sql::ISSUE_PASSAGE, args![passage, to.person, to.address_id, token.hash(), code.hash()])
        .await?;
    Ok(Some(Issued {
        person: to.person,
        address: to.address,
        name: to.name,
        language: to.language,
        token,
        code,
        browser: to.browser,
    }))
}

/// The code is made of the token, so that whoever holds the letter's link can be shown it. 40 bits of a hash.
fn code_of(token: &Secret) -> Secret {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = secret::hash(format!("code {}", token.reveal()).as_bytes());
    let digits = digest.as_bytes().chunks(2).take(8).map(|pair| {
        let number = pair
            .iter()
            .fold(0usize, |sum, byte| sum * 16 + char::from(*byte).to_digit(16).unwrap_or(0) as usize);
        char::from(DIGITS[number % 32])
    });
    Secret::given(&digits.collect::<String>())
}

/// What a link leads to.
pub enum Way {
    /// The browser that asked: press the button.
    Here,
    /// Another browser: this code can be typed in the one that asked.
    Elsewhere(Secret),
    /// Used, too old, or never given out.
    Over,
}

row! {
    struct ByToken { id: PassageId, person: Option<PersonId>, address: Option<AddressId>, browser_hash: String, next_page: String, guesses: i64 }
}

row! {
    struct ByBrowser { id: PassageId, person: Option<PersonId>, address: Option<AddressId>, code_hash: Option<String>, next_page: String, guesses: i64 }
}

/// Looks where a link leads, and changes nothing: scanners look too.
pub async fn look(work: &mut Work<'_>, token: &Secret, browser: Option<&Secret>) -> Result<Way, Refused> {
    let now = work.now();
    let found: Option<ByToken> = work.opt(&sql::PASSAGE_BY_TOKEN, args![token.hash(), now]).await?;
    Ok(match found {
        None => Way::Over,
        Some(passage) if browser.is_some_and(|browser| browser.hash() == passage.browser_hash) => Way::Here,
        Some(_) => Way::Elsewhere(code_of(token)),
    })
}

/// Signs in by the link, in the browser that asked.
pub async fn enter_by_link(
    work: &mut Work<'_>,
    token: &Secret,
    browser: &Secret,
    named: &str,
) -> Result<Opened, Refused> {
    work.begin().await?;
    let now = work.now();
    let found: Option<ByToken> = work.opt(&sql::PASSAGE_BY_TOKEN, args![token.hash(), now]).await?;
    let Some(passage) = found.filter(|passage| passage.browser_hash == browser.hash()) else {
        return Err(Refused::Gone);
    };
    enter(work, passage.id, passage.person, passage.address, passage.next_page, named).await
}

/// Signs in by typing the code in the browser that asked. A wrong code is counted; after five the way is closed.
pub async fn enter_by_code(
    work: &mut Work<'_>,
    code: &Secret,
    browser: &Secret,
    named: &str,
) -> Result<Opened, Refused> {
    work.begin().await?;
    let now = work.now();
    let found: Option<ByBrowser> = work.opt(&sql::PASSAGE_BY_BROWSER, args![browser.hash(), now]).await?;
    let Some(passage) = found.filter(|passage| passage.guesses < GUESSES) else { return Err(Refused::Gone) };
    if passage.code_hash.as_deref() != Some(code.hash().as_str()) {
        work.exec(&sql::GUESSED, args![passage.id]).await?;
        work.done().await?;
        return Err(Refused::invalid("code", "problem-code"));
    }
    enter(work, passage.id, passage.person, passage.address, passage.next_page, named).await
}

async fn enter(
    work: &mut Work<'_>,
    passage: PassageId,
    person: Option<PersonId>,
    address: Option<AddressId>,
    next_page: String,
    named: &str,
) -> Result<Opened, Refused> {
    let (Some(person), Some(address)) = (person, address) else { return Err(Refused::Gone) };
    let now = work.now();
    if work.exec(&sql::USE_PASSAGE, args![passage, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.exec(&sql::VERIFY_ADDRESS, args![address, now]).await?;
    let opened = sessions::open(work, person, named, next_page).await?;
    work.done().await?;
    Ok(opened)
}

/// Signs in by a link that whoever runs the program printed (the demo, a lost mailbox): no letter, no waiting.
pub async fn open_for(
    work: &mut Work<'_>,
    person: PersonId,
    browser: &Secret,
    next_page: &str,
) -> Result<Secret, Refused> {
    if work.actor() != Actor::System {
        return Err(Refused::NotAllowed("opening-for-another"));
    }
    work.begin().await?;
    let addresses: Vec<super::KnownAddress> = work.all(&sql::ADDRESSES, args![person]).await?;
    let Some(main) = addresses.first() else { return Err(Refused::NotFound) };
    let (id, now): (PassageId, _) = (work.id(), work.now());
    let expires = now + OPEN_FOR;
    let folded = main.address.to_lowercase();
    work.exec(&sql::ASK_PASSAGE, args![id, folded, browser.hash(), "", next_page, now, expires]).await?;
    let token = Secret::token(work.chance());
    work.exec(&sql::ISSUE_PASSAGE, args![id, person, main.id, token.hash(), code_of(&token).hash()]).await?;
    work.done().await?;
    Ok(token)
}

/// Forgets ways in that closed a day ago. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let before = work.now() - Duration::from_secs(86_400);
    let gone = work.exec(&sql::FORGET_PASSAGES, args![before]).await?;
    work.done().await?;
    Ok(gone)
}
