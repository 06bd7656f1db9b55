//! What a query costs in processor time: all threads of this process, and on PostgreSQL the one server process that
//! answers it (queries come one after the other, so one connection serves them all). Linux only; elsewhere nothing is shown.

use std::{fs, path::PathBuf};

use store::{Engine, Store, args, statements};

statements! {
    SERVER = "SELECT CAST(pg_backend_pid() AS BIGINT) AS pid";
}

pub struct Watch {
    server: Option<i64>,
}

impl Watch {
    pub async fn of(store: &Store) -> Watch {
        let server = match store.engine() {
            Engine::Sqlite => None,
            Engine::Postgres => store.one::<(i64,)>(&SERVER, args![]).await.ok().map(|(pid,)| pid),
        };
        Watch { server }
    }

    /// Seconds until now.
    pub fn spent(&self) -> f64 {
        let own = tasks("/proc/self/task".into());
        let server = self.server.map_or(0.0, |pid| tasks(format!("/proc/{pid}/task").into()));
        own + server
    }
}

fn tasks(folder: PathBuf) -> f64 {
    let Ok(tasks) = fs::read_dir(folder) else { return 0.0 };
    let nanoseconds = |path: PathBuf| -> Option<f64> {
        fs::read_to_string(path.join("schedstat")).ok()?.split(' ').next()?.parse().ok()
    };
    tasks.flatten().filter_map(|task| nanoseconds(task.path())).sum::<f64>() / 1e9
}
