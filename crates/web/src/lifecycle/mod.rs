//! Where a community is in its life: stages and gates, readiness, "network or community?".

pub mod clarity;
pub mod fellowship;
pub mod pages;
pub mod readiness;
pub mod view;
