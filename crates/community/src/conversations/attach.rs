//! Attachments: kept by their hash, listed with their post, served only to who may see it.

use store::{args, blobs::Blobs, row};

use super::sql;
use crate::{AttachmentId, CommunityId, PostId, Problem, Refused, Work, charter::Viewer};

/// Largest file, in bytes; how many at once.
pub const LARGEST: usize = 25 * 1024 * 1024;
/// See [`LARGEST`].
pub const MOST: usize = 10;

/// A file as it came.
pub struct NewFile {
    /// Its name, as it was told.
    pub name: String,
    /// Its media type, as it was told.
    pub kind: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file that is kept, not yet listed.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    blob: String,
    name: String,
    kind: String,
    size: i64,
}

impl Kept {
    /// Keeps the bytes of a file. It blocks.
    pub fn put(blobs: &store::blobs::Blobs, file: &NewFile) -> std::io::Result<Kept> {
        Ok(Kept {
            blob: blobs.put(&file.bytes)?,
            name: safe_name(&file.name),
            kind: safe_kind(&file.kind),
            size: file.bytes.len() as i64,
        })
    }
}

impl Kept {
    /// A file that was kept before.
    pub fn again(blob: String, name: String, kind: String, size: i64) -> Kept {
        Kept { blob, name, kind, size }
    }
    pub fn blob(&self) -> &str {
        &self.blob
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn kind(&self) -> &str {
        &self.kind
    }
    pub fn size(&self) -> i64 {
        self.size
    }
}

pub(super) fn check(files: &[NewFile], problems: &mut Vec<Problem>) {
    if files.len() > MOST {
        problems.push(Problem { field: "files", key: "problem-files-many" });
    }
    if files.iter().any(|file| file.bytes.len() > LARGEST) {
        problems.push(Problem { field: "files", key: "problem-file-large" });
    }
}

/// Keeps the bytes, before the transaction: a blob without a row is harmless, a row without its blob is not.
pub(crate) async fn keep(blobs: Blobs, files: Vec<NewFile>) -> Result<Vec<Kept>, Refused> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let kept = tokio::task::spawn_blocking(move || {
        files.iter().map(|file| Kept::put(&blobs, file)).collect::<std::io::Result<Vec<_>>>()
    });
    Ok(kept.await.map_err(|error| Refused::Broken(error.to_string()))??)
}

/// Lists kept files with their post.
pub(crate) async fn list(
    work: &mut Work<'_>,
    community: CommunityId,
    post: PostId,
    files: Vec<Kept>,
) -> Result<(), Refused> {
    let mut rows = Vec::with_capacity(files.len());
    for file in files {
        let id: AttachmentId = work.id();
        rows.push(args![id, community, post, file.blob, file.name, file.kind, file.size]);
    }
    work.each(&sql::KEEP_FILE, rows).await.map(drop)
}

/// The name of a file without folders, control characters and tricks of direction; at most 120 characters.
pub(crate) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = crate::people::clean_name(last)
        .chars()
        .filter(|c| !matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*'))
        .collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "file".into() } else { name.chars().take(120).collect() }
}

fn safe_kind(kind: &str) -> String {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let fits = kind.len() <= 100
        && kind.split_once('/').is_some_and(|(a, b)| {
            [a, b].iter().all(|part| {
                !part.is_empty()
                    && part.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&c))
            })
        });
    if fits { kind } else { "application/octet-stream".into() }
}

row! {
    struct Row { name: String, kind: String, size: i64, blob: String }
}

/// A file that may be handed out.
pub struct Attachment {
    /// Its name, made safe.
    pub name: String,
    /// Its media type, as it was told. Doors trust only what the bytes say.
    pub kind: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One attachment, with its bytes.
pub async fn attachment(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: AttachmentId,
) -> Result<Attachment, Refused> {
    let args = args![viewer.community().id, viewer.reach(), viewer.person_or_nobody(), id];
    let row: Row = work.opt(&sql::FILE, args).await?.ok_or(Refused::NotFound)?;
    let (blobs, blob) = (work.house().blobs().clone(), row.blob);
    let bytes = tokio::task::spawn_blocking(move || blobs.get(&blob))
        .await
        .map_err(|error| Refused::Broken(error.to_string()))??;
    if bytes.len() as i64 != row.size {
        return Err(Refused::Broken(format!("attachment {id} is not as long as it was")));
    }
    Ok(Attachment { name: row.name, kind: row.kind, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_names_a_file_and_nothing_else() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("C:\\notes\\rota.pdf"), "rota.pdf");
        assert_eq!(safe_name("invoice\u{202e}fdp.exe"), "invoicefdp.exe");
        assert_eq!(safe_name("\r\n\0"), "file");
        assert_eq!(safe_kind("text/HTML; charset=x"), "text/html");
        assert_eq!(safe_kind("text/html\r\nX: y"), "application/octet-stream");
    }
}
