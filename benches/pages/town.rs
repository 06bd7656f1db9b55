//! A community to measure with, kept in cargo's target folder from one run to the next, and what may be asked of it.

use std::{fs, path::PathBuf, rc::Rc, sync::Arc};

use base::{Chance, Clock, Ids, Secret};
use community::{House, ThreadId};
use store::{Place, Store, args, migrate};

use crate::{
    fill::{self, MEMBERS, SLUG},
    load::{Ask, Load},
    process::Child,
};

/// How many different pages are asked for in the rows about growth: more than are answered while a kept page is good.
const ASKS: usize = 20_000;
/// Changes when a filled community would look otherwise.
const FILLED: &str = "6";

store::statements! {
    /// Threads with their sizes.
    THREADS = "SELECT id, last_at, posts, level FROM threads ORDER BY id";
    /// A thread by its subject.
    NAMED = "SELECT id, last_post_id FROM threads WHERE subject = $1";
}

/// A filled community.
pub struct Town {
    /// `sqlite` or `postgres`.
    pub engine: String,
    place: String,
    folder: PathBuf,
    database: String,
    threads: Vec<(ThreadId, i64, i64, i64)>,
    fifty: ThreadId,
    long: Option<(ThreadId, i64)>,
}

impl Town {
    /// One with this many posts, filled if it is not there yet; none where no PostgreSQL is named.
    pub async fn open(engine: &str, posts: usize) -> Option<Town> {
        let program = std::env::current_exe().expect("our own path");
        let target = program.ancestors().nth(3).expect("cargo's target folder");
        let folder = target.join("bench-pages").join(format!("{engine}-{posts}"));
        let database = format!("guildhall_bench_{posts}");
        let server = std::env::var(store::testing::POSTGRES).ok();
        let place = match (engine, &server) {
            ("sqlite", _) => folder.join("guildhall.db").to_string_lossy().into_owned(),
            (_, Some(server)) => with_database(server, &database),
            (_, None) => {
                println!("\npostgres: skipped, {} names no server", store::testing::POSTGRES);
                return None;
            }
        };
        let history: Vec<String> = migrate::history().iter().map(|one| format!("{one:?}")).collect();
        let wanted = base::secret::hash(format!("{FILLED} {history:?}").as_bytes());
        let mark = folder.join("filled");
        if fs::read_to_string(&mark).ok().as_deref() != Some(&wanted) {
            drop(fs::remove_dir_all(&folder));
            fs::create_dir_all(&folder).expect("a folder");
            if let (true, Some(server)) = (engine == "postgres", &server) {
                let server = Store::open(&Place::Postgres(server.clone())).await.expect("the server answers");
                for sql in [
                    format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)"),
                    format!("CREATE DATABASE {database}"),
                ] {
                    server.script(&sql).await.expect("a database");
                }
            }
            eprintln!("filling {engine} with {posts} posts; the next run finds them");
            let store = Store::open(&crate::serve::place(&place)).await.expect("the database opens");
            migrate::run(&store).await.expect("the tables are made");
            let (clock, chance) = (Clock::system(), Chance::seeded(11));
            let house = House::new(store, &folder.join("blobs"), clock, chance, Arc::new(Ids::new(1)))
                .expect("a house");
            fill::fill(&house, posts).await;
            fs::write(&mark, wanted).expect("the mark");
        }
        let store = Store::open(&crate::serve::place(&place)).await.expect("the database opens");
        let threads = store.all(&THREADS, args![]).await.expect("threads");
        let named = async |subject: &str| -> Option<(ThreadId, i64)> {
            store.opt(&NAMED, args![subject]).await.expect("a thread")
        };
        let fifty = named(fill::FIFTY).await.expect("the thread of fifty").0;
        let long = named(fill::LONG).await;
        Some(Town { engine: engine.into(), place, folder, database, threads, fifty, long })
    }

    /// A server over it.
    pub fn serve(&self) -> Child {
        let blobs = self.folder.join("blobs");
        let mut child = Child::start(&["serve", &self.place, &blobs.to_string_lossy()]);
        if self.engine == "postgres" {
            child.database.clone_from(&self.database);
        }
        child
    }

    /// The thread of fifty posts.
    pub fn thread(&self) -> String {
        format!("/c/{SLUG}/talk/{}", self.fifty)
    }

    /// The list.
    pub fn list(&self) -> String {
        format!("/c/{SLUG}/talk")
    }

    /// The cookie of a member.
    pub fn cookie(&self, member: usize) -> String {
        format!("hall={}", token(member).reveal())
    }

    /// Pages of threads, or of the list, from all over the community. Each address is another, so none is a kept page.
    pub fn anywhere(&self, page: &str, member: bool) -> Rc<Load> {
        let dice = Chance::seeded(3);
        let seen: Vec<_> = self.threads.iter().filter(|(_, _, _, level)| member || *level == 0).collect();
        let asks = (0..ASKS).map(|number| {
            let (id, last_at, posts, _) = seen[dice.below(seen.len() as u64) as usize];
            let path = match page {
                "list" => format!("/c/{SLUG}/talk?before={last_at}-{id}&n={number}"),
                _ => {
                    let turn = dice.below((posts + 49) as u64 / 50) + 1;
                    format!("/c/{SLUG}/talk/{id}?page={turn}&n={number}")
                }
            };
            let ask = Ask::get(&path);
            if member { ask.with("cookie", &self.cookie(number % MEMBERS)) } else { ask }
        });
        Load::of(asks.collect())
    }

    /// Pages of the longest thread, and the link to its last post.
    pub fn long_pages(&self) -> Vec<(String, String)> {
        let Some((id, last)) = self.long else { return Vec::new() };
        let page = |number: usize| {
            (format!("page {number} of 10,000 posts"), format!("/c/{SLUG}/talk/{id}?page={number}"))
        };
        let link = format!("/c/{SLUG}/posts/{}", base::Id(last));
        vec![page(1), page(100), page(200), ("link to the last of 10,000".into(), link)]
    }

    /// `count` answers of many members, in threads from all over. The community is another one afterwards: the next run fills it anew.
    pub fn answers(&self, count: usize, turn: usize) -> Rc<Load> {
        drop(fs::remove_file(self.folder.join("filled")));
        let dice = Chance::seeded(100 + turn as u64);
        let asks = (0..count).map(|number| {
            let (id, ..) = self.threads[dice.below(self.threads.len() as u64) as usize];
            let part = |name: &str, value: &str| {
                format!("--line\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            };
            let words = fill::words(&dice, 720);
            let form = format!("{}{}--line--\r\n", part("words", &words), part("act", "send"));
            Ask::post(&format!("/c/{SLUG}/talk/{id}/answer"), "multipart/form-data; boundary=line", form)
                .with("cookie", &self.cookie((turn * 7 + number) % MEMBERS))
        });
        Load::of(asks.collect())
    }
}

/// The token in the cookie of a member.
pub fn token(member: usize) -> Secret {
    Secret::given(&format!("member{member:026}"))
}

/// The address of another database on the same server.
fn with_database(server: &str, database: &str) -> String {
    let (address, rest) =
        server.split_once('?').map_or((server, None), |(address, rest)| (address, Some(rest)));
    let host = address.rsplit_once('/').map_or(address, |(host, _)| host);
    rest.map_or(format!("{host}/{database}"), |rest| format!("{host}/{database}?{rest}"))
}
