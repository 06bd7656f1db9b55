//! Pages of invitations: whom a community invites, one invitation as it will be read, the page of whoever is invited, suggesting somebody.

pub mod invited;
pub mod pages;
pub mod suggest;
pub mod view;
