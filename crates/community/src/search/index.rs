//! Keeps the index.
use crate::{PostId, Refused, Work};
pub(crate) async fn put(_work: &mut Work<'_>, _post: PostId) -> Result<(), Refused> {
    Ok(())
}
pub(crate) async fn put_subject(_work: &mut Work<'_>, _post: PostId, _subject: &str) -> Result<(), Refused> {
    Ok(())
}
pub(crate) async fn take_out(_work: &mut Work<'_>, _post: PostId) -> Result<(), Refused> {
    Ok(())
}
