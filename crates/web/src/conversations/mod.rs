//! Conversations: the list, a thread, writing, editing, taking back.

pub mod view;
