//! The ledger of erasures, kept as a file beside the database: a backup that is laid back is older than what was erased since, and only
//! this file tells whom to erase again. Its first line names the key, each further line a moment, a hash, and whether words went too.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use base::Time;
use community::{
    Actor, House,
    people::erase::{self, Ledger, Line},
};

use crate::config::Settings;

const HEAD: &str = "guildhall erasures 1 ";

/// Where it lies.
pub fn file(settings: &Settings) -> PathBuf {
    settings.store.data.join("erasures.ledger")
}

/// Writes it anew from the database: as a whole beside, then renamed, so that it is never half there.
pub async fn write(house: &House, settings: &Settings) -> Result<()> {
    let ledger = erase::ledger(&mut house.work(Actor::System)).await?;
    let file = file(settings);
    // What a ledger of another key holds is not ours to lose: it is kept beside.
    if let Ok(Some(before)) = parsed(&file)
        && before.key != ledger.key
    {
        fs::rename(&file, file.with_extension("ledger.before"))?;
    }
    let mut text = format!("{HEAD}{}\n", ledger.key);
    for line in &ledger.lines {
        let words = if line.words_too { "words" } else { "name" };
        text.push_str(&format!("{} {} {words}\n", line.at.0, line.seal));
    }
    let beside = file.with_extension("ledger.new");
    fs::write(&beside, text).with_context(|| format!("{} cannot be written", beside.display()))?;
    fs::rename(&beside, &file).with_context(|| format!("{} cannot be written", file.display()))
}

/// Reads the one that was named, or the one that lies in the data folder, if there is one.
pub fn read(named: Option<&Path>, settings: &Settings) -> Result<Option<Ledger>> {
    match named {
        Some(named) => match parsed(named)? {
            Some(ledger) => Ok(Some(ledger)),
            None => bail!("there is no file {}", named.display()),
        },
        None => parsed(&file(settings)),
    }
}

fn parsed(file: &Path) -> Result<Option<Ledger>> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        text => text.with_context(|| format!("{} cannot be read", file.display()))?,
    };
    let mut lines = text.lines();
    let Some(key) = lines.next().and_then(|head| head.strip_prefix(HEAD)) else {
        bail!("{} is no ledger of erasures: its first line does not say so", file.display());
    };
    let mut ledger = Ledger { key: key.to_owned(), lines: Vec::new() };
    for (number, line) in lines.enumerate() {
        let [at, seal, words] = line.split(' ').collect::<Vec<_>>()[..] else {
            bail!("line {} of {} cannot be read", number + 2, file.display());
        };
        let at = at
            .parse()
            .with_context(|| format!("line {} of {} begins with no moment", number + 2, file.display()))?;
        ledger.lines.push(Line { seal: seal.to_owned(), at: Time(at), words_too: words == "words" });
    }
    Ok(Some(ledger))
}
