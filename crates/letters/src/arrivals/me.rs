//! What is kept of me: seen, corrected, erased (TP45); who answers for me; what I can give.

use community::{
    Actor, Refused, Work, members,
    notices::Named,
    people::{self, address::Address, confirmations, data, delegates, erase},
};

use super::{Outcome, Word, acting::Acting, leaving, lexicon, notes, replies, roles, said::Command};
use crate::{
    answers::{self, Addressee, Says, inside},
    mine,
};

/// `MY DATA`: everything that is kept of the person who acts, readable and as a file.
pub(super) async fn data(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<(), Refused> {
    let mine = data::of_me(work).await?;
    let usual = acting.says("my-data", "answer-data-subject", String::new());
    let says = mine::everything(usual, &mine, acting.words());
    acting.answer(work, says).await
}

/// `DELETE ME`: what will go is shown, and a code must come back before anything does. Whoever alone convenes members is asked to hand over
/// first.
pub(super) async fn ask_to_erase(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    if let Some(alone) = erase::convenes_alone(work).await? {
        return roles::last_of(work, acting, &alone).await;
    }
    let preview = erase::preview(work).await?;
    let words = acting.words();
    work.act_as(Actor::System);
    let main = people::main_address(work, acting.person).await?.ok_or(Refused::NotFound)?;
    let asked = mine::ask_once_more(work, acting.person, &main).await?;
    let usual = acting.says("confirm", "answer-erase-subject", String::new());
    let says = mine::erasing(usual, &preview, &asked, words);
    // To the main address, wherever the wish came from: whoever holds a letter of theirs cannot erase them.
    let to = Addressee { address: main, ..acting.to.clone() };
    let sent = answers::send(work, &acting.reader.sender, &to, says).await;
    work.act_as(Actor::Person(acting.person));
    sent.map(|_| Outcome::done("delete-me"))
}

/// A word to a letter that asks for one: with the code, for what cannot be taken back.
pub(super) async fn confirmed(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let Some(asked) = replies::confirmation(work, named).await? else {
        acting.receipt(work, None, words.say("answer-over").to_owned(), Vec::new()).await?;
        return Ok(Outcome::refused("over"));
    };
    if said.word == Word::No {
        work.act_as(Actor::System);
        confirmations::use_up(work, asked.id).await?;
        work.act_as(Actor::Person(acting.person));
        acting.receipt(work, None, words.say("answer-nothing-done").to_owned(), Vec::new()).await?;
        return Ok(Outcome::done("not-confirmed"));
    }
    let code = confirmations::code(work, asked.id).await?;
    match asked.act.as_str() {
        "erase"
            if matches!(said.word, Word::DeleteMe | Word::DeleteEverything)
                && has_code(&said.words(), &code) =>
        {
            erase_now(work, acting, &asked, said.word == Word::DeleteEverything).await
        }
        "erase" => {
            acting.receipt(work, None, words.say("answer-erase-code").to_owned(), Vec::new()).await?;
            Ok(Outcome::done("no-code"))
        }
        "address" => {
            work.act_as(Actor::System);
            confirmations::use_up(work, asked.id).await?;
            let address = Address::of(&asked.address).map_err(|key| Refused::invalid("address", key))?;
            let theirs = people::add_address(work, acting.person, &address).await?;
            if theirs {
                people::answered_from(work, &address).await?;
            }
            work.act_as(Actor::Person(acting.person));
            let key = if theirs { "answer-address-added" } else { "answer-address-taken" };
            let lead = words.tell(key, &[("address", inside(&asked.address, 200).into())]);
            acting.receipt(work, None, lead, Vec::new()).await?;
            Ok(Outcome::done("address"))
        }
        "leave" => {
            work.act_as(Actor::System);
            confirmations::use_up(work, asked.id).await?;
            work.act_as(Actor::Person(acting.person));
            leaving::leave(work, acting).await
        }
        _ => Ok(Outcome::refused("nothing-to-confirm")),
    }
}

/// The code alone, or among other words: the mildest of what it confirms.
pub(super) async fn code(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let word = match replies::confirmation(work, named).await?.map(|asked| asked.act) {
        Some(act) if act == "erase" => Word::DeleteMe,
        _ => Word::Yes,
    };
    let words = acting.came.reply.words.clone();
    // Words without the code confirm nothing.
    let said = Command { word, rest: words, below: String::new() };
    if word == Word::Yes {
        acting.receipt(work, None, acting.words().say("answer-confirm-how").to_owned(), Vec::new()).await?;
        return Ok(Outcome::done("no-word"));
    }
    confirmed(work, acting, named, &said).await
}

/// A code is found however it is typed.
fn has_code(words: &str, code: &str) -> bool {
    let wanted = base::Secret::given(code);
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        base::Secret::given(word).reveal() == wanted.reveal()
    })
}

async fn erase_now(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    asked: &confirmations::Confirmation,
    words_too: bool,
) -> Result<Outcome, Refused> {
    if let Some(alone) = erase::convenes_alone(work).await? {
        return roles::last_of(work, acting, &alone).await;
    }
    work.act_as(Actor::System);
    confirmations::use_up(work, asked.id).await?;
    work.act_as(Actor::Person(acting.person));
    let words = acting.words();
    erase::erase(work, words_too).await?;
    // The last letter goes to an address that is nobody's any more.
    work.act_as(Actor::System);
    let says = Says {
        kind: "erased",
        subject: words.say("answer-erased-subject").to_owned(),
        lead: words.say("answer-erased").to_owned(),
        lines: vec![words.say("answer-erase-mail").to_owned(), words.say("answer-erase-backups").to_owned()],
        ..Says::default()
    };
    let to = Addressee { person: None, address: asked.address.clone(), language: acting.to.language.clone() };
    answers::send(work, &acting.reader.sender, &to, says).await?;
    Ok(Outcome::done("erased"))
}

/// `CORRECT name Ada King`, `CORRECT address ada@home.example`; all else a convenor sees to.
pub(super) async fn correct(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<(), Refused> {
    let words = acting.words();
    let (first, rest) = said.rest.split_once([' ', ':']).unwrap_or((said.rest.as_str(), ""));
    let first = lexicon::pieces(first).join(" ");
    let rest = rest.trim_start_matches([':', ' ']).trim();
    let address = said.rest.split_whitespace().find(|word| word.contains('@'));
    if matches!(first.as_str(), "name" | "nom" | "nombre" | "nome") && !rest.is_empty() {
        let receipt = people::rename_oneself(work, rest).await?;
        let lead = words.tell("answer-name", &[("name", inside(rest, 100).into())]);
        return acting.receipt(work, Some(receipt), lead, Vec::new()).await;
    }
    if let Some(address) = address {
        return add_address(work, acting, address).await;
    }
    if said.words().is_empty() {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("answer-correct-what").to_owned());
        return acting.answer(work, says).await;
    }
    notes::to_convenors(work, acting, &said.words(), "answer-correct").await.map(drop)
}

/// Another address: a letter goes there, and who answers it has it (reliability 2.3, case 54).
async fn add_address(work: &mut Work<'_>, acting: &Acting<'_, '_>, typed: &str) -> Result<(), Refused> {
    let words = acting.words();
    let address = match Address::of(typed.trim_matches([',', '.', ';', '(', ')'])) {
        Ok(address) => address,
        Err(problem) => return Err(Refused::invalid("address", problem)),
    };
    let name = people::get(work, acting.person).await?.name;
    work.act_as(Actor::System);
    let ask = confirmations::Ask {
        person: Some(acting.person),
        address: &address,
        act: "address",
        subject: acting.person.into(),
        detail: "",
    };
    let (id, _) = confirmations::ask(work, ask).await?;
    let says = Says {
        kind: "confirm",
        item: Some(id.0),
        subject: words.say("answer-question-subject").to_owned(),
        lead: words.tell("answer-address-ask", &[("name", inside(&name, 80).into())]),
        choices: ["answer-confirm-yes", "answer-confirm-no"].map(|key| words.say(key).to_owned()).to_vec(),
        unasked: true,
        ..Says::default()
    };
    let to = Addressee {
        person: Some(acting.person),
        address: address.written().to_owned(),
        language: acting.to.language.clone(),
    };
    answers::send(work, &acting.reader.sender, &to, says).await?;
    work.act_as(Actor::Person(acting.person));
    let lead = words.tell("answer-address-asked", &[("address", inside(address.written(), 200).into())]);
    acting.receipt(work, None, lead, Vec::new()).await
}

/// `DELEGATE pa@org for dates`
pub(super) async fn delegate(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<(), Refused> {
    let words = acting.words();
    let typed = said.rest.split_whitespace().find(|word| word.contains('@'));
    let Some(address) =
        typed.and_then(|typed| Address::of(typed.trim_matches([',', '.', ';', '(', ')'])).ok())
    else {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("answer-delegate-who").to_owned());
        return acting.answer(work, says).await;
    };
    let receipt = delegates::name(work, &address).await?;
    let lead = words.tell("answer-delegate", &[("address", inside(address.written(), 200).into())]);
    acting.receipt(work, Some(receipt), lead, vec![words.say("answer-delegate-never").to_owned()]).await
}

/// `OFFER: ...`: into one's profile, where others find it.
pub(super) async fn offer(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<(), Refused> {
    let words = acting.words();
    let text = said.words();
    if text.is_empty() {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("answer-offer-empty").to_owned());
        return acting.answer(work, says).await;
    }
    let viewer = acting.viewer(work).await?;
    let receipt = members::offer(work, &viewer, &text).await?;
    let lead = words.tell("answer-offer", &[("community", inside(&viewer.community().name, 100).into())]);
    let mut says = acting.says("receipt", "answer-receipt-subject", lead);
    says.item = Some(receipt.into());
    says.quoted = vec![answers::apart(&text, 2_000)];
    says.choices = vec![words.say("answer-undo").to_owned()];
    acting.answer(work, says).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        assert!(has_code("delete me k7q2-m9ab please", "K7Q2M9AB"));
        assert!(has_code("KTQ0M1AB", "ktqOmIab"));
        assert!(!has_code("please", "K7Q2M9AB"));
    }
}
