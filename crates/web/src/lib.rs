//! Pages.
//!
//! In reading order: [`shell`] is the frame of every page; [`errors`] and [`guard`] are what happens when there is
//! none; [`html`], [`sentence`], [`forms`], [`icons`], [`dates`], [`base::numbers`] and [`sizes`] are what templates print; [`links`] are all
//! addresses. Templates lie in `templates/<feature>/`, their sentences in `locales/<language>/<feature>.ftl`.
//!
//! [`door`] is what all handlers stand on, [`asker`] who asks, [`routes`] the list of all addresses; [`kept`](self) pages
//! are those that were set for visitors.
//!
//! A feature has a folder: `view` is what its templates print, beside it are its handlers.
//!
//! There is no SQL here and no decision about who may see what: a page prints what the heart hands out.

pub mod about;
pub mod account;
pub mod asker;
pub mod assets;
pub mod attendance;
pub mod care;
pub mod charter;
pub mod commitments;
pub mod conversations;
pub mod cookies;
pub mod curation;
pub mod dates;
pub mod discover;
pub mod door;
pub mod erasures;
pub mod errors;
pub mod exchanges;
pub mod feedback;
pub mod forms;
pub mod founding;
pub mod front;
pub mod gatherings;
pub mod guard;
pub mod headers;
pub mod held;
pub mod html;
pub mod icons;
pub mod intakes;
pub mod invitations;
mod kept;
pub mod lifecycle;
pub mod links;
pub mod listening;
pub mod lists;
pub mod members;
pub mod methods;
pub mod moderation;
pub mod needs;
pub mod newcomers;
pub mod outbox;
pub mod people;
pub mod practice;
pub mod promises;
pub mod reach;
pub mod recaps;
pub mod receipts;
pub mod roles;
pub mod rooms;
pub mod routes;
pub mod runsheets;
pub mod safe_path;
pub mod said;
pub mod search;
pub mod sentence;
pub mod sets;
pub mod shell;
pub mod sign_in;
pub mod sizes;
pub mod sponsors;
pub mod theme;
pub mod topics;
pub mod venues;

pub use door::{Door, Proxies, Settings};
pub use routes::app;
