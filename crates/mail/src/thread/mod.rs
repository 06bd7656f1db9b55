//! Which letters belong together: their ids, and the threads that the ids make.
//!
//! Letters are joined by Message-ID, In-Reply-To and References alone. The subject joins nothing: "Re: Hello" is written
//! by too many people.

mod ids;
mod joined;

pub use ids::{Ids, ids_of, made_up_id};
pub use joined::Threads;
