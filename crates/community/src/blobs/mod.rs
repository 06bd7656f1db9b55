//! Takes away large bytes that nothing names any more: of posts that were withdrawn and emptied, of letters that were forgotten, and of
//! acts that were cut off between the bytes and their row.

use std::time::Duration;

pub(crate) mod sql;

use store::args;

use crate::{Refused, Work};

/// Younger ones are spared: the row that will name one may not be kept yet.
const GRACE: Duration = Duration::from_secs(2 * 86_400);
/// How many are asked about at once.
const AT_ONCE: usize = 500;

/// Takes them away; how many. A recurring job.
pub async fn sweep(work: &mut Work<'_>) -> Result<usize, Refused> {
    sweep_older(work, GRACE).await
}

/// The same with another age.
pub async fn sweep_older(work: &mut Work<'_>, grace: Duration) -> Result<usize, Refused> {
    crate::charter::only_system(work)?;
    let blobs = work.house().blobs().clone();
    let sweep = move || {
        blobs.sweep_unfinished(grace)?;
        blobs.untouched_for(grace)
    };
    let old = blocking(sweep).await?;
    let mut swept = 0;
    for some in old.chunks(AT_ONCE) {
        let named: Vec<(String,)> = work.all(&sql::NAMED, args![some.to_vec()]).await?;
        let named: std::collections::HashSet<String> = named.into_iter().map(|(name,)| name).collect();
        let unnamed: Vec<String> = some.iter().filter(|name| !named.contains(*name)).cloned().collect();
        swept += unnamed.len();
        let blobs = work.house().blobs().clone();
        blocking(move || unnamed.iter().try_for_each(|name| blobs.remove(name))).await?;
    }
    Ok(swept)
}

async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Refused> {
    let done = tokio::task::spawn_blocking(act).await;
    Ok(done.map_err(|error| Refused::Broken(error.to_string()))??)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_that_names_blobs_is_asked_before_one_is_taken_away() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let mut tables = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for table in text.split("CREATE TABLE ").skip(1) {
                let (name, rest) = table.split_once(' ').unwrap();
                let body = rest.split("\n);").next().unwrap();
                if body.lines().any(|line| line.trim_start().starts_with("blob ")) {
                    tables += 1;
                    assert!(sql::NAMED.sql.contains(&format!("FROM {name} ")), "{name} is not asked");
                }
            }
        }
        assert!(tables >= 4);
    }
}
