//! Run-sheets: laying them, the page for the room, ideas, groups.

pub mod lay;
pub mod room;
pub mod run;
pub mod view;
