//! What stands in the outbox, as tests and benches look at it; and a community full of people to send to.

use base::Time;
use community::{CommunityId, House};
use store::{args, row};

store::statements! {
    /// Every letter to everyone.
    ADDRESSED = "SELECT d.address, d.why, d.due_at, l.kind, l.heads, l.message_id, l.level FROM deliveries d JOIN letters l ON l.id = d.letter_id ORDER BY d.id";
    /// What goes with letters.
    FILES = "SELECT name FROM letter_files ORDER BY name";
    /// Somebody.
    PERSON = "INSERT INTO people (id, name, name_folded, language, zone, made_at, off_the_map) VALUES ($1, $2, $2, 'en', 'UTC', 0, FALSE)";
    /// Their address.
    ADDRESS = "INSERT INTO addresses (id, person_id, address, folded, is_main) VALUES ($1, $1, $2, $2, TRUE)";
    /// Their membership.
    MEMBER = "INSERT INTO memberships (id, community_id, person_id, standing, since, practice, offers, seeks, about, stems) VALUES ($1, $2, $1, 'member', 0, '', '', '', '', '')";
}

row! {
    /// A letter to one person.
    #[derive(Clone, Debug)]
    pub struct Addressed {
        /// To whom.
        pub address: String,
        /// Why.
        pub why: String,
        /// Not before.
        pub due_at: Time,
        /// Which letter.
        pub kind: String,
        /// Its further header fields.
        pub heads: String,
        /// Its Message-ID.
        pub message_id: String,
        /// Its level.
        pub level: Option<i64>,
    }
}

/// Every letter to everyone, oldest first.
pub async fn addressed(house: &House) -> Vec<Addressed> {
    house.store().all(&ADDRESSED, args![]).await.expect("the outbox is read")
}

/// The names of files that go with letters.
pub async fn files_with_letters(house: &House) -> Vec<String> {
    let rows: Vec<(String,)> = house.store().all(&FILES, args![]).await.expect("the files are read");
    rows.into_iter().map(|(name,)| name).collect()
}

/// Fills a community with so many members `p…@example.org`.
pub async fn crowd(house: &House, community: CommunityId, many: usize) {
    let mut tx = house.store().begin().await.expect("a transaction");
    let ids: Vec<i64> = (0..many).map(|_| house.ids().next(house.clock().now()).0).collect();
    let rows = |of: &dyn Fn(i64) -> Vec<store::Value>| ids.iter().map(|id| of(*id)).collect::<Vec<_>>();
    for (statement, rows) in [
        (&PERSON, rows(&|id| args![id, format!("p{id}")])),
        (&ADDRESS, rows(&|id| args![id, format!("p{id}@example.org")])),
        (&MEMBER, rows(&|id| args![id, community])),
    ] {
        tx.each(statement, rows).await.expect("people are made");
    }
    tx.commit().await.expect("a commit");
}
