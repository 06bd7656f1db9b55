//! The standing world, and an app for tests.
//!
//! * [`world`]: a small community that tests and the demo share: "Peer Network Convenors", thirteen members.
//! * [`both!`]: one story, told on SQLite and on PostgreSQL.
//! * [`TestApp`]: pages, jobs and letters over one house; a [`Browser`] that keeps cookies.
//! * [`post`]: letters as people send them, in three styles, delivered without SMTP.
//! * [`Hall`]: a house over a fresh database, with a clock that tests move.

mod app;
pub mod fetched;
mod hall;
mod outgoing;
pub mod post;
pub mod world;

pub use app::{Answer, BASE_URL, Browser, TestApp, sender};
pub use hall::Hall;
pub use outgoing::{Addressed, addressed, crowd, files_with_letters};
pub use post::Style;
pub use world::World;

/// One story, two twins: `both!(name_of_the_claim, async |hall: &Hall| { ... });`
///
/// The twin on PostgreSQL says in one line that it is skipped where `GUILDHALL_TEST_POSTGRES` names no server; with
/// `CI=true` that is a failure.
#[macro_export]
macro_rules! both {
    ($(#[$meta:meta])* $name:ident, $story:expr) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[tokio::test]
            async fn sqlite() {
                let hall = $crate::Hall::sqlite().await;
                let story = $story;
                story(&hall).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(hall) = $crate::Hall::postgres().await {
                    let story = $story;
                    story(&hall).await;
                }
            }
        }
    };
}

/// The same over the whole program: pages, jobs and letters. `both_apps!(name_of_the_claim, async |app: &TestApp| { ... });`
#[macro_export]
macro_rules! both_apps {
    ($(#[$meta:meta])* $name:ident, $story:expr) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[tokio::test]
            async fn sqlite() {
                let app = $crate::TestApp::over($crate::Hall::sqlite().await).await;
                let story = $story;
                story(&app).await;
            }

            // Two threads: what is queued when the app is dropped is done by one while the other waits for it.
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(hall) = $crate::Hall::postgres().await {
                    let app = $crate::TestApp::over(hall).await;
                    let story = $story;
                    story(&app).await;
                }
            }
        }
    };
}
