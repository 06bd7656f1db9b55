//! A person who acts by a letter, where, and how they are answered.

use base::Words;
use community::{
    Actor, CommunityId, PersonId, ReceiptId, Refused, ThreadId, Work,
    charter::{self, Viewer},
    notices::Named,
};

use super::{
    Reader,
    allowed::Allowed,
    author,
    came::{Came, Place},
};
use crate::answers::{self, Addressee, Says, inside};

/// A person who acts by a letter, and where.
pub(super) struct Acting<'c, 'r> {
    pub came: &'c Came<'r>,
    pub reader: &'c Reader,
    pub person: PersonId,
    pub to: Addressee,
    /// The community that the letter is about.
    pub place: Option<Place>,
    /// The thread that it answers.
    pub thread: Option<ThreadId>,
    /// The letter that it answers.
    pub named: Option<Named>,
    pub allowed: Allowed,
}

impl<'c, 'r> Acting<'c, 'r> {
    pub async fn of(
        work: &mut Work<'_>,
        came: &'c Came<'r>,
        reader: &'c Reader,
        person: PersonId,
        community: Option<CommunityId>,
    ) -> Result<Acting<'c, 'r>, Refused> {
        work.act_as(Actor::System);
        let to = author::addressee(work, Some(came), person).await?.ok_or(Refused::NotFound)?;
        let place = match community {
            Some(community) => Some(place(work, community).await?),
            None => None,
        };
        work.act_as(Actor::Person(person));
        Ok(Acting {
            came,
            reader,
            person,
            to,
            place,
            thread: None,
            named: None,
            allowed: super::allowed::to("receipt"),
        })
    }

    pub fn words(&self) -> Words {
        Words::of(&self.to.language)
    }

    /// The community, or that the letter belongs to none.
    pub fn place(&self) -> Result<&Place, Refused> {
        self.place.as_ref().ok_or(Refused::NotAllowed("no-community"))
    }

    /// Looks at the community as the person who wrote.
    pub async fn viewer(&self, work: &mut Work<'_>) -> Result<Viewer, Refused> {
        let slug = &self.place()?.slug;
        work.act_as(Actor::Person(self.person));
        charter::visit(work, slug).await
    }

    /// A letter of this community, or of the house, that answers this one.
    pub fn says(&self, kind: &'static str, subject: &str, lead: String) -> Says {
        Says {
            kind,
            community: self.place.as_ref().map(|place| (place.id, place.name.clone())),
            subject: self.words().say(subject).to_owned(),
            lead,
            answers: self.came.message_id().map(str::to_owned),
            ..Says::default()
        }
    }

    /// Answers, as the program; then the person acts again.
    pub async fn answer(&self, work: &mut Work<'_>, says: Says) -> Result<(), Refused> {
        work.act_as(Actor::System);
        let sent = answers::send(work, &self.reader.sender, &self.to, says).await;
        work.act_as(Actor::Person(self.person));
        sent.map(drop)
    }

    /// A receipt: what was done, in one sentence, and the way to take it back.
    pub async fn receipt(
        &self,
        work: &mut Work<'_>,
        receipt: Option<ReceiptId>,
        lead: String,
        lines: Vec<String>,
    ) -> Result<(), Refused> {
        let mut says = self.says("receipt", "answer-receipt-subject", lead);
        says.item = receipt.map(i64::from);
        says.lines = lines;
        says.thread = self.thread;
        if receipt.is_some() {
            says.choices = vec![self.words().say("answer-undo").to_owned()];
        }
        self.answer(work, says).await
    }

    /// A sentence with the community's name in it.
    pub fn here(&self, key: &str) -> String {
        let name = self.place.as_ref().map_or("", |place| place.name.as_str());
        self.words().tell(key, &[("community", inside(name, 100).into())])
    }
}

/// A community by its id. As the system.
pub(super) async fn place(work: &mut Work<'_>, community: CommunityId) -> Result<Place, Refused> {
    let viewer = crate::visit(work, community).await?;
    let place = viewer.community();
    Ok(Place { id: community, slug: place.slug.clone(), name: place.name.clone() })
}
