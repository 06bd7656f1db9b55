//! Writes the file of a backup.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{BufWriter, ErrorKind, Read, Write},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};

use super::{
    Source, Summary, lines,
    manifest::{Head, Manifest, Sum},
    trouble,
};
use crate::{Error, blobs::Blobs};

/// Lines are gathered to pieces of this size, because a tar must know the size of what follows.
const PIECE: usize = 4 << 20;

type Archive = tar::Builder<GzEncoder<BufWriter<File>>>;

/// Writes beside and renames, so that a file under its name is always whole.
pub fn write(source: &mut dyn Source, head: &Head, blobs: &Blobs, file: &Path) -> Result<Summary, Error> {
    let beside = file.with_added_extension("part");
    let written = write_beside(source, head, blobs, &beside).and_then(|summary| {
        fs::rename(&beside, file).map(|()| summary).map_err(|error| trouble(file, error))
    });
    if written.is_err() {
        drop(fs::remove_file(&beside));
    }
    written
}

fn write_beside(source: &mut dyn Source, head: &Head, blobs: &Blobs, file: &Path) -> Result<Summary, Error> {
    let failed = |error| trouble(file, error);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // It holds everything that was said in confidence.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let out = BufWriter::new(options.open(file).map_err(failed)?);
    let mut archive = Archive::new(GzEncoder::new(out, Compression::fast()));

    let put = |archive: &mut Archive, name: &str, bytes: &[u8]| {
        add(archive, head, name, bytes.len() as u64, bytes).map_err(failed)
    };
    put(&mut archive, "head", head.write().as_bytes())?;
    let mut manifest = Manifest::default();
    let mut counts = Vec::new();
    for shape in &head.shapes {
        let (mut sum, mut piece, mut pieces) = (Sum::default(), String::new(), 0);
        let mut end_piece = |piece: &mut String| {
            pieces += 1;
            let done = put(&mut archive, &format!("tables/{}/{pieces:06}", shape.name), piece.as_bytes());
            piece.clear();
            done
        };
        source.rows(shape, &mut |row| {
            let begin = piece.len();
            lines::write(row, &mut piece);
            sum.add(&piece[begin..]);
            if piece.len() >= PIECE { end_piece(&mut piece) } else { Ok(()) }
        })?;
        if !piece.is_empty() {
            end_piece(&mut piece)?;
        }
        counts.push((shape.name.clone(), sum.rows));
        manifest.tables.insert(shape.name.clone(), sum.told());
    }
    // A blob is kept before the row that names it, so that every blob of this view is there by now.
    for name in blobs.names().map_err(failed)? {
        match blobs.open_one(&name) {
            Ok((size, blob)) => {
                add(&mut archive, head, &format!("blobs/{name}"), size, blob).map_err(failed)?
            }
            // Taken out since the list was made, and so named by no row that lasts.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
        }
        manifest.blobs += 1;
    }
    put(&mut archive, "manifest", manifest.write().as_bytes())?;
    finish(archive).map_err(failed)?;
    Ok(Summary { made_at: head.made_at, engine: head.engine, tables: counts, blobs: manifest.blobs })
}

fn add(archive: &mut Archive, head: &Head, name: &str, size: u64, bytes: impl Read) -> std::io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(head.made_at.secs()).unwrap_or(0));
    archive.append_data(&mut header, name, bytes.take(size))
}

fn finish(archive: Archive) -> std::io::Result<()> {
    let mut out = archive.into_inner()?.finish()?;
    out.flush()?;
    out.get_ref().sync_all()
}

/// The rows of each table, for comparing what was loaded with what should have been.
pub fn sums(source: &mut dyn Source, head: &Head) -> Result<BTreeMap<String, (u64, String)>, Error> {
    let mut sums = BTreeMap::new();
    for shape in &head.shapes {
        let (mut sum, mut line) = (Sum::default(), String::new());
        source.rows(shape, &mut |row| {
            line.clear();
            lines::write(row, &mut line);
            sum.add(&line);
            Ok(())
        })?;
        sums.insert(shape.name.clone(), sum.told());
    }
    Ok(sums)
}
