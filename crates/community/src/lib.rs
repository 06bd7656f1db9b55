//! The heart: what communities are, and what people may do in them.
//!
//! Read the features in this order. Each has its nouns and the list of its verbs in `mod.rs`, one capability a
//! file, and its statements in `sql.rs`. A verb takes [`Work`] first, loads only what the actor may see, is the only
//! thing that checks standing, and ends in one commit: rows, one journal line, jobs.
//!
//! There is no HTTP, MIME, HTML template or JSON here: doors map the world to verbs and back.

mod actor;
mod error;
mod house;
mod level;
mod rates;
mod sealed;
mod work;

pub mod archives;
pub mod arrivals;
pub mod attendance;
pub mod blobs;
pub mod care;
pub mod charter;
pub mod commitments;
pub mod conversations;
pub mod curation;
pub mod discover;
pub mod exchanges;
pub mod feedback;
pub mod founding;
pub mod gatherings;
pub mod held;
pub mod intakes;
pub mod invitations;
pub mod journal;
pub mod lifecycle;
pub mod listening;
pub mod lists;
pub mod members;
pub mod methods;
pub mod moderation;
pub mod needs;
pub mod newcomers;
pub mod notices;
pub mod people;
pub mod practice;
pub mod privacy;
pub mod recaps;
pub mod receipts;
pub mod roles;
pub mod runsheets;
pub mod search;
pub mod sets;
pub mod sponsors;
pub mod topics;
pub mod venues;

pub use actor::Actor;
pub use error::{Problem, Refused};
pub use house::House;
pub use level::Level;
pub use rates::{Rate, forget_old as forget_old_rates};
pub use work::Work;

base::ids! {
    /// A community.
    CommunityId,
    /// A human being.
    PersonId,
    /// One address of a person.
    AddressId,
    /// A way in that was asked for.
    PassageId,
    /// A browser that is signed in.
    SessionId,
    /// A conversation.
    ThreadId,
    /// A message in a conversation; made of the message's own date, so posts sort by it.
    PostId,
    /// A file that came with a post.
    AttachmentId,
    /// A letter that leaves.
    LetterId,
    /// A letter on its way to one person.
    DeliveryId,
    /// A letter that came.
    ArrivalId,
    /// What waits for a person's word.
    HeldId,
    /// What was done and can be taken back.
    ReceiptId,
    /// An archive that was imported.
    ImportId,
    /// Somebody who was asked to join.
    InvitationId,
    /// Somebody who asks to join.
    ApplicationId,
    /// That somebody is asked for a promise.
    PromiseId,
    /// The words of a promise, of one version.
    PromiseWordsId,
    /// A newcomer and their buddy.
    BuddyId,
    /// What was written down after a talk.
    NoteId,
    /// One member, asked whether they still practise.
    CheckId,
    /// What may be a name of somebody who was erased.
    DoubtId,
    /// When a community meets.
    RhythmId,
    /// Dates to choose among.
    PollId,
    /// A method of a community's own.
    MethodId,
    /// What somebody says they will do.
    CommitmentId,
    /// A method that runs by letters.
    ExchangeId,
    /// What one person is asked in one step of it.
    ExchangePartId,
    /// The same few people, again and again.
    SetId,
    /// A matter that somebody would bring to a set.
    SetBidId,
    /// One planned date of a community.
    GatheringId,
    /// The dates of a year, as one invitation.
    SeriesId,
    /// Where people meet in person.
    VenueId,
    /// Somebody who comes along to a gathering.
    GuestId,
    /// A community that somebody is about to found.
    FoundingId,
    /// A role that somebody is asked to take.
    RoleOfferId,
    /// A post that worries somebody, or a measure; and its appeal.
    CaseId,
    /// A round of choosing.
    IntakeId,
    /// One member reads one application.
    ReadingId,
    /// A member objects.
    ObjectionId,
}

store::stored_as_bigint!(
    CommunityId,
    PersonId,
    AddressId,
    PassageId,
    SessionId,
    ThreadId,
    PostId,
    AttachmentId,
    LetterId,
    DeliveryId,
    ArrivalId,
    HeldId,
    ReceiptId,
    ImportId,
    InvitationId,
    ApplicationId,
    PromiseId,
    PromiseWordsId,
    BuddyId,
    NoteId,
    CheckId,
    DoubtId,
    RhythmId,
    PollId,
    GatheringId,
    SeriesId,
    VenueId,
    GuestId,
    FoundingId,
    MethodId,
    CommitmentId,
    ExchangeId,
    ExchangePartId,
    SetId,
    SetBidId,
    RoleOfferId,
    CaseId,
    IntakeId,
    ReadingId,
    ObjectionId,
    Level
);

/// Every statement of the heart: one test prepares each on both engines.
pub fn statements() -> Vec<&'static store::Statement> {
    [
        archives::sql::ALL,
        blobs::sql::ALL,
        arrivals::sql::ALL,
        attendance::sql::ALL,
        care::sql::ALL,
        charter::sql::ALL,
        commitments::sql::ALL,
        conversations::sql::ALL,
        curation::sql::ALL,
        discover::sql::ALL,
        exchanges::sql::ALL,
        feedback::sql::ALL,
        founding::sql::ALL,
        gatherings::sql::ALL,
        held::sql::ALL,
        intakes::sql::ALL,
        invitations::sql::ALL,
        journal::sql::ALL,
        listening::sql::ALL,
        lifecycle::sql::ALL,
        lists::sql::ALL,
        members::sql::ALL,
        members::promises::sql::ALL,
        methods::sql::ALL,
        needs::sql::ALL,
        newcomers::sql::ALL,
        moderation::sql::ALL,
        notices::sql::ALL,
        notices::deliveries::sql::ALL,
        notices::digest::sql::ALL,
        notices::post::sql::ALL,
        people::sql::ALL,
        people::reach::sql::ALL,
        practice::sql::ALL,
        privacy::sql::ALL,
        recaps::sql::ALL,
        receipts::sql::ALL,
        rates::sql::ALL,
        roles::sql::ALL,
        runsheets::sql::ALL,
        search::sql::ALL,
        sets::sql::ALL,
        sponsors::sql::ALL,
        topics::sql::ALL,
        venues::sql::ALL,
    ]
    .concat()
}
