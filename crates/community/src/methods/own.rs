//! Methods of a community's own: copied, changed, written anew, shared with others of the house.

use store::{args, row};

use super::{library, read, sql};
use crate::{CommunityId, MethodId, Refused, Work, charter::Viewer};

/// A community has no more than these.
const MOST: i64 = 200;

row! {
    /// A method of a community's own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Own {
        /// Its id.
        pub id: MethodId,
        /// Whose.
        pub community: CommunityId,
        /// What that community is called.
        pub place: String,
        /// Its name.
        pub name: String,
        /// Its text.
        pub text: String,
        /// What it was copied from: the name of one of ours, an id, or nothing.
        pub copied_from: String,
        /// Members of other communities may look at it and copy it.
        pub shared: bool,
        /// Rises with each change.
        pub version: i64,
    }
}

/// The methods of a community, and those that others share, the newest first. For members; others see those that come with the program.
pub async fn own_methods(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Own>, Refused> {
    viewer.member()?;
    work.all(&sql::OWN, args![viewer.community().id]).await
}

/// One of them.
pub async fn own_method(work: &mut Work<'_>, viewer: &Viewer, id: MethodId) -> Result<Own, Refused> {
    viewer.member()?;
    work.opt(&sql::ONE, args![viewer.community().id, id]).await?.ok_or(Refused::NotFound)
}

/// The text of a method by its name in addresses: one of ours, or one that members may look at.
pub async fn method_text(work: &mut Work<'_>, viewer: &Viewer, key: &str) -> Result<String, Refused> {
    if let Some(text) = library::text(key) {
        return Ok(text.to_owned());
    }
    let id = key.parse().map_err(|_| Refused::NotFound)?;
    Ok(own_method(work, viewer, id).await?.text)
}

/// Keeps a text as a method of this community: a new one, or one that is there, of the version that was read. What is wrong with a text
/// says [`read`]; here it is only refused. By a member.
pub async fn keep_method(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Option<(MethodId, i64)>,
    copied_from: &str,
    text: &str,
) -> Result<MethodId, Refused> {
    let person = viewer.member()?;
    let method = read(text).map_err(|_| Refused::invalid("text", "problem-method-text"))?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let name: String = method.name.chars().take(120).collect();
    let id = match id {
        Some((id, version)) => {
            let known = own_method(work, viewer, id).await?;
            if known.community != community {
                return Err(Refused::NotFound);
            }
            if work.exec(&sql::CHANGE, args![id, community, version, name, text, now]).await? == 0 {
                return Err(Refused::Conflict);
            }
            id
        }
        None => {
            let (count,): (i64,) = work.one(&sql::COUNT, args![community]).await?;
            if count >= MOST {
                return Err(Refused::invalid("text", "problem-method-many"));
            }
            let id: MethodId = work.id();
            let from: String = copied_from.chars().take(60).collect();
            work.exec(&sql::ADD, args![id, community, name, text, from, person, now]).await?;
            id
        }
    };
    work.note(Some(community), "wrote-a-method", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// Lets members of other communities look at a method and copy it, or no longer. By a convenor.
pub async fn share_method(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: MethodId,
    shared: bool,
) -> Result<(), Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    if work.exec(&sql::SHARE, args![id, community, shared]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "shared-a-method", id.into(), if shared { "yes" } else { "no" }).await?;
    work.done().await
}

/// Takes a method away; plans that were laid with it keep its steps. By a convenor.
pub async fn drop_method(work: &mut Work<'_>, viewer: &Viewer, id: MethodId) -> Result<(), Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    if work.exec(&sql::DROP, args![id, community]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "dropped-a-method", id.into(), "").await?;
    work.done().await
}
