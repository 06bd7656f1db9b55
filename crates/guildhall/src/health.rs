//! `/healthz`: the process answers. `/readyz`: it can do its work: database, disk, jobs. For machines; nothing about people.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use community::House;
use serde::Serialize;

use crate::{
    config::{Limits, limits_bytes},
    folder,
    serve::arriving::{self, Doors},
    wire::Open,
};

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What can be told of the house's readiness.
#[derive(Clone, Debug, Serialize)]
pub struct Readiness {
    /// Everything below is well.
    pub ready: bool,
    /// `ok`, or why the database cannot be used.
    pub database: String,
    /// `ok`, or what is wrong with the disk.
    pub disk: String,
    /// Free on the disk of the data folder, in bytes.
    pub disk_free_bytes: Option<u64>,
    /// `ok`, or what is wrong with the jobs.
    pub jobs: String,
    /// `off`, `ok`, or why no letters are taken.
    pub letters: String,
    /// How long the oldest job that is due has waited, in seconds.
    pub oldest_job_seconds: u64,
    /// Jobs that were given up and wait for a person: `guildhall admin jobs list`.
    pub dead_jobs: i64,
}

const OK: &str = "ok";

#[derive(Clone)]
struct Asked {
    house: Arc<House>,
    folder: PathBuf,
    limits: Limits,
    /// Whether letters come in, and whether there is room for them.
    letters: bool,
    room: Arc<dyn Fn(u64) -> bool + Send + Sync>,
}

/// The two routes.
pub fn routes(open: &Open, letters: &Doors) -> Router {
    let asked = Asked {
        house: open.house.clone(),
        folder: open.settings.store.data.clone(),
        limits: open.settings.limits,
        letters: letters.told().next().is_some(),
        room: Arc::new(arriving::room(&open.settings)),
    };
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(readyz)).with_state(asked)
}

async fn readyz(State(asked): State<Asked>) -> impl IntoResponse {
    let told = readiness(&asked).await;
    let status = if told.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let told = serde_json::to_string(&told).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], told)
}

async fn readiness(asked: &Asked) -> Readiness {
    let (house, folder, limits) = (&asked.house, &asked.folder, asked.limits);
    let now = house.clock().now();
    let waiting = match tokio::time::timeout(PATIENCE, jobs::waiting(house.store(), now)).await {
        Ok(Ok(waiting)) => Ok(waiting),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("no answer within {} s", PATIENCE.as_secs())),
    };
    let free = folder::free_bytes(folder);
    let wanted = limits_bytes(limits.free_disk_mb);
    let disk = match free {
        Some(free) if free < wanted => format!("{free} bytes are free, fewer than {wanted}"),
        _ => OK.into(),
    };
    let (database, waiting) = match waiting {
        Ok(waiting) => (OK.to_owned(), waiting),
        Err(why) => (why, jobs::Waiting::default()),
    };
    let age = waiting.oldest_due.map_or(Duration::ZERO, |due| now.since(due));
    let patience = Duration::from_secs(u64::from(limits.queue_minutes.get()) * 60);
    let jobs = if age > patience { format!("a job has waited for {} s", age.as_secs()) } else { OK.into() };
    let letters = match (asked.letters, (asked.room)(0)) {
        (false, _) => "off".into(),
        (true, true) => OK.into(),
        (true, false) => "refused until there is room on the disk".into(),
    };
    let turns_away = asked.letters && letters != OK;
    Readiness {
        ready: database == OK && disk == OK && jobs == OK && !turns_away,
        database,
        disk,
        disk_free_bytes: free,
        jobs,
        letters,
        oldest_job_seconds: age.as_secs(),
        dead_jobs: waiting.dead,
    }
}
