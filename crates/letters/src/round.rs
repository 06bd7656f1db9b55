//! A letter that the house sends to itself, around the whole loop: out through the relay or the world, and in again. Whoever runs the
//! house learns by it whether letters leave and arrive, and whether an answer finds its letter.

use base::Words;
use community::{DeliveryId, Refused, Work, notices};
use mail::{
    Address,
    compose::{Draft, Line},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says},
};

/// Its kind: an answer to it is read, and does nothing.
pub(crate) const KIND: &str = "loop";

/// Sends the letter, to the address of the house.
pub async fn begin(work: &mut Work<'_>, sender: &Sender) -> Result<DeliveryId, Refused> {
    let words = Words::of("en");
    let to = Addressee { person: None, address: house(sender), language: "en".into() };
    let says = Says {
        kind: KIND,
        subject: words.say("loop-subject").to_owned(),
        lead: words.say("loop-lead").to_owned(),
        ..Says::default()
    };
    work.begin().await?;
    let delivery = answers::send(work, sender, &to, says).await?;
    work.done().await?;
    Ok(delivery)
}

/// Who the letter goes to, and who answers it: the house. What a postmaster writes is taken for a program's word.
pub fn house(sender: &Sender) -> String {
    format!("guildhall@{}", sender.domain())
}

/// An answer to it, as a person would write one: its address, its Message-ID, its bytes.
pub struct Answer {
    /// Where it goes: the reply address of the letter.
    pub to: String,
    /// How it is known again when it arrives.
    pub message_id: String,
    /// The letter.
    pub bytes: Vec<u8>,
}

/// Writes the answer to the letter that `delivery` brought.
pub async fn answer(work: &mut Work<'_>, sender: &Sender, delivery: DeliveryId) -> Result<Answer, Refused> {
    let letter = notices::letter(work, delivery).await?;
    let token = notices::token(&work.letters_key().await?, delivery);
    let to = format!("guildhall+{token}@{}", sender.domain());
    let message_id = format!("answer.{}", letter.message_id);
    let words = Words::of("en");
    let draft = Draft {
        from: Address::new("", &house(sender)),
        to: vec![Address::new("", &to)],
        subject: Line::of(&format!("Re: {}", letter.subject)),
        date: work.now().secs(),
        message_id: message_id.clone(),
        in_reply_to: vec![letter.message_id.clone()],
        text: words.say("loop-answer").to_owned(),
        ..Draft::default()
    };
    let bytes = draft.build().map_err(|error| Refused::Broken(error.to_string()))?;
    Ok(Answer { to, message_id, bytes })
}
