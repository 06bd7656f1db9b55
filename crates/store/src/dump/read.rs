//! Reads the file of a backup into a target.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use flate2::read::GzDecoder;

use super::{
    Summary, Target,
    manifest::{Head, Manifest, Shape, Sum, damaged},
    trouble,
    write::sums,
};
use crate::{Error, blobs::Blobs};

/// A piece is some megabytes, or one row. Whatever claims to be larger is not of our making.
const LARGEST_PIECE: u64 = 512 << 20;

/// Loads, compares with the manifest, compares again what the target then holds, and only then keeps it.
pub fn read(
    file: &Path,
    begin: impl Fn(&Head) -> Result<Box<dyn Target>, Error>,
    blobs: &Blobs,
) -> Result<Summary, Error> {
    let opened = File::open(file).map_err(|error| trouble(file, error))?;
    let mut archive = tar::Archive::new(GzDecoder::new(BufReader::new(opened)));
    let failed = |error: std::io::Error| damaged(&error.to_string());
    let mut entries = archive.entries().map_err(failed)?;

    let first = entries.next().ok_or_else(|| damaged("it is empty"))?.map_err(failed)?;
    let head = match named(&first)?.as_str() {
        "head" => Head::read(&text(first)?)?,
        _ => return Err(damaged("it does not begin as a backup does")),
    };
    let shapes: BTreeMap<&str, &Shape> =
        head.shapes.iter().map(|shape| (shape.name.as_str(), shape)).collect();
    let mut target = begin(&head)?;
    let mut found = Found::default();
    let mut manifest = None;
    for entry in entries {
        let mut entry = entry.map_err(failed)?;
        let name = named(&entry)?;
        match name.split('/').collect::<Vec<_>>()[..] {
            ["tables", table, _] => {
                let shape = shapes.get(table).ok_or_else(|| damaged(&name))?;
                let lines = text(entry)?;
                found.add(table, &lines);
                target.load(shape, &lines)?;
            }
            ["blobs", hash] => {
                let kept = blobs.put_all(&mut entry).map_err(|error| trouble(Path::new(&name), error))?;
                if kept != hash {
                    return Err(damaged(&format!("the blob {hash} is not what it was")));
                }
                found.blobs += 1;
            }
            ["manifest"] => manifest = Some(Manifest::read(&text(entry)?)?),
            _ => return Err(damaged(&name)),
        }
    }
    let manifest = manifest.ok_or_else(|| damaged("it is cut off: its manifest is missing"))?;
    compare(&head, &found.told(&head), &manifest.tables, "the backup is damaged")?;
    if found.blobs != manifest.blobs {
        return Err(damaged(&format!("it has {} blobs of {}", found.blobs, manifest.blobs)));
    }
    let loaded = sums(&mut *target, &head)?;
    compare(&head, &loaded, &manifest.tables, "the database did not keep what it was given")?;
    target.finish()?;
    let tables = head.shapes.iter().map(|shape| (shape.name.clone(), manifest.tables[&shape.name].0));
    Ok(Summary { made_at: head.made_at, engine: head.engine, tables: tables.collect(), blobs: found.blobs })
}

type Sums = BTreeMap<String, (u64, String)>;

fn compare(head: &Head, found: &Sums, wanted: &Sums, what: &str) -> Result<(), Error> {
    for Shape { name, .. } in &head.shapes {
        let wanted = wanted.get(name).ok_or_else(|| damaged(&format!("its manifest has no {name}")))?;
        if found.get(name) != Some(wanted) {
            let rows = found.get(name).map_or(0, |sum| sum.0);
            return Err(Error::Broken(format!(
                "{what}: {name} has {rows} rows of {}, or other ones",
                wanted.0
            )));
        }
    }
    Ok(())
}

/// What has come so far.
#[derive(Default)]
struct Found {
    tables: BTreeMap<String, Sum>,
    blobs: u64,
}

impl Found {
    fn add(&mut self, table: &str, lines: &str) {
        let sum = self.tables.entry(table.to_owned()).or_default();
        lines.split_inclusive('\n').for_each(|line| sum.add(line));
    }

    fn told(&self, head: &Head) -> Sums {
        let sum = |shape: &Shape| self.tables.get(&shape.name).cloned().unwrap_or_default().told();
        head.shapes.iter().map(|shape| (shape.name.clone(), sum(shape))).collect()
    }
}

fn named<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String, Error> {
    let path = entry.path().map_err(|error| damaged(&error.to_string()))?;
    path.to_str().map(str::to_owned).ok_or_else(|| damaged("a name is not text"))
}

fn text<R: Read>(mut entry: tar::Entry<'_, R>) -> Result<String, Error> {
    if entry.size() > LARGEST_PIECE {
        return Err(damaged("a piece is larger than any that we write"));
    }
    let mut text = String::new();
    entry.read_to_string(&mut text).map_err(|error| damaged(&error.to_string()))?;
    Ok(text)
}
