//! Pages.
//!
//! In reading order: [`shell`] is the frame of every page; [`errors`] and [`guard`] are what happens when there is
//! none; [`html`], [`sentence`], [`forms`], [`icons`], [`dates`], [`numbers`] and [`sizes`] are what templates print; [`links`] are all
//! addresses. Templates lie in `templates/<feature>/`, their sentences in `locales/<language>/<feature>.ftl`.
//!
//! A feature has a folder: `view` is what its templates print, beside it are its handlers.
//!
//! There is no SQL here and no decision about who may see what: a page prints what the heart hands out.

pub mod about;
pub mod account;
pub mod assets;
pub mod conversations;
pub mod cookies;
pub mod dates;
pub mod errors;
pub mod forms;
pub mod front;
pub mod guard;
pub mod headers;
pub mod html;
pub mod icons;
pub mod links;
pub mod numbers;
pub mod outbox;
pub mod people;
pub mod rooms;
pub mod safe_path;
pub mod search;
pub mod sentence;
pub mod shell;
pub mod sign_in;
pub mod sizes;
pub mod theme;
