//! Leaving: at once, and nobody asks why. What one said stays, under one's name or without it.

use store::args;

use super::{join::as_system, sql};
use crate::{
    CommunityId, PersonId, PostId, ReceiptId, Refused, Work,
    charter::{Standing, Viewer},
    people, receipts,
    search::index,
};

/// The member who acts leaves: their roles end, their wishes are forgotten, and nothing more is sent to them. For a day it can be
/// taken back. The last convenor can not, until another has said yes.
pub async fn leave(work: &mut Work<'_>, viewer: &Viewer) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    go(work, viewer, person, Standing::Left).await
}

/// The person who acts stays a friend of the community (at most one letter in a quarter), or is not written to at all.
pub async fn alumni(work: &mut Work<'_>, viewer: &Viewer, yes: bool) -> Result<ReceiptId, Refused> {
    let person = people::signed_in(work)?;
    let standing = viewer.standing().filter(|standing| *standing != Standing::Known);
    standing.ok_or(Refused::NotAllowed("members"))?;
    go(work, viewer, person, if yes { Standing::Alumni } else { Standing::Left }).await
}

async fn go(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    to: Standing,
) -> Result<ReceiptId, Refused> {
    let community = viewer.community().id;
    work.begin().await?;
    let (standing, _): (Option<String>, String) = work.one(&sql::STANDING, args![community, person]).await?;
    let before = standing.ok_or(Refused::NotAllowed("members"))?;
    let now = work.now();
    let roles: Vec<(String,)> = work.all(&sql::ROLES_OF, args![community, person, now]).await?;
    let roles: Vec<String> = roles.into_iter().map(|(role,)| role).collect();
    crate::roles::keep_one_convenor(work, community, person, &roles).await?;
    let words: Vec<String> = std::iter::once(before.clone()).chain(roles).collect();
    work.exec(&sql::SET_STANDING, args![community, person, to.word(), &before]).await?;
    work.exec(&sql::END_ROLES, args![community, person, now]).await?;
    crate::roles::end_all(work, community, person).await?;
    work.exec(&sql::DROP_WISHES, args![community, person]).await?;
    crate::newcomers::left(work, community, person).await?;
    let act = if to == Standing::Alumni { "alumni" } else { "left" };
    work.note(Some(community), act, person.into(), "").await?;
    let receipt =
        receipts::keep(work, person, Some(community), act, community.into(), &words.join(" ")).await?;
    work.done().await?;
    Ok(receipt)
}

/// Belongs again as before: the standing, and the roles behind it. Part of taking an act back.
pub(crate) async fn belong_again(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    before: &str,
) -> Result<(), Refused> {
    let mut words = before.split(' ');
    let standing = words.next().and_then(Standing::of).ok_or(Refused::Gone)?;
    let roles: Vec<String> = words.map(str::to_owned).collect();
    as_system(work, async |work| {
        for now in [Standing::Left, Standing::Alumni] {
            work.exec(&sql::SET_STANDING, args![community, person, standing.word(), now.word()]).await?;
        }
        for role in &roles {
            super::give_role(work, community, person, role).await?;
        }
        Ok(())
    })
    .await
}

/// The posts of the person who acts are a former member's from now on; so are their threads. It cannot be taken back: nobody
/// knows any more whose they were. Only for who has left, or is leaving.
pub async fn without_name(work: &mut Work<'_>, viewer: &Viewer) -> Result<i64, Refused> {
    let person = people::signed_in(work)?;
    let community = viewer.community();
    if !matches!(viewer.standing(), Some(Standing::Left | Standing::Alumni)) {
        return Err(Refused::NotAllowed("leave-first"));
    }
    work.begin().await?;
    let name = base::Words::of(&community.language).say("person-former");
    let nobody = people::meet_unaddressed(work, name, &community.language).await?;
    let posts: Vec<(PostId,)> = work.all(&sql::POSTS_BY, args![community.id, person]).await?;
    for statement in [&sql::MOVE_POSTS, &sql::MOVE_STARTED, &sql::MOVE_LAST] {
        work.exec(statement, args![community.id, person, nobody]).await?;
    }
    for statement in [&sql::MOVE_ALIASES, &sql::EMPTY_PROFILE] {
        work.exec(statement, args![community.id, person]).await?;
    }
    for (post,) in &posts {
        index::put(work, *post).await?;
    }
    index::put_person(work, person).await?;
    work.note(Some(community.id), "took-name-away", nobody.into(), "").await?;
    work.done().await?;
    Ok(posts.len() as i64)
}
