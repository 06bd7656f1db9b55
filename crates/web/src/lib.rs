//! Pages.
//!
//! In reading order: [`shell`] is the frame of every page; [`errors`] and [`guard`] are what happens when there is
//! none; [`html`], [`sentence`], [`forms`], [`icons`], [`dates`] and [`sizes`] are what templates print; [`links`] are all
//! addresses. Templates lie in `templates/<feature>/`, their sentences in `locales/<language>/<feature>.ftl`.
//!
//! There is no SQL here and no decision about who may see what: a page prints what the heart hands out.

pub mod assets;
pub mod cookies;
pub mod dates;
pub mod errors;
pub mod forms;
pub mod guard;
pub mod headers;
pub mod html;
pub mod icons;
pub mod links;
pub mod safe_path;
pub mod sentence;
pub mod shell;
pub mod sizes;
pub mod theme;
