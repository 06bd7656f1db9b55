//! What waits for a convenor's word, or for a carer's: the same acts as by reply.

pub mod pages;
pub mod view;
