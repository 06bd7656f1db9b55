//! The newest posts that the index finds, on either engine.

use store::{Engine, FromRow, Value, args};

use super::{
    document::{WINDOWS, seen_mark, window_mark, window_of},
    postgres,
    question::{Form, Question},
    rank::Candidate,
    sql, sqlite,
};
use crate::{CommunityId, Level, PostId, Refused, Work, charter::Viewer};

/// Ids from the first to the last, both included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub first: i64,
    pub last: i64,
    /// The last few hundred posts of the community begin here: less is not worth to be asked for alone.
    pub busy: i64,
}

/// The newest `most` posts that match, newest first.
pub(super) async fn find(
    work: &mut Work<'_>,
    viewer: &Viewer,
    question: &Question,
    span: Span,
    most: i64,
) -> Result<Vec<PostId>, Refused> {
    if question.0.iter().any(Vec::is_empty) || span.first > span.last {
        return Ok(Vec::new());
    }
    let found: Vec<(PostId,)> = match work.house().store().engine() {
        Engine::Sqlite => {
            work.all(&sqlite::FIND, args![fts5(question, viewer), span.first, span.last, most]).await?
        }
        Engine::Postgres => {
            let mut values = args![most];
            values.extend(windows(question, viewer, span, 0));
            work.all(&postgres::FIND, values).await?
        }
    };
    let mut found: Vec<PostId> = found.into_iter().map(|(post,)| post).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found)
}

/// The newest `most` posts that match `question` and the newest `in_subject` of those that match `subject`, newest first
/// and each once, as far as the viewer may see them. The index is asked for nothing else; this holds even if it were wrong.
/// And the oldest of those that were looked at, when there are more.
pub(super) async fn find_both(
    work: &mut Work<'_>,
    viewer: &Viewer,
    (question, most): (&Question, i64),
    (subject, in_subject): (&Question, i64),
    span: Span,
) -> Result<(Vec<Candidate>, Option<PostId>), Refused> {
    if question.0.iter().chain(&subject.0).any(Vec::is_empty) || span.first > span.last {
        return Ok((Vec::new(), None));
    }
    let (community, reach) = (viewer.community().id, viewer.reach());
    let mut found: Vec<Candidate> = match work.house().store().engine() {
        Engine::Sqlite => {
            let (question, subject) = (fts5(question, viewer), fts5(subject, viewer));
            let values = args![community, reach, question, subject, span.first, span.last, most, in_subject];
            work.all(&sqlite::FIND_BOTH, values).await?
        }
        Engine::Postgres => {
            let mut values = args![community, reach, most, in_subject];
            values.extend(windows(question, viewer, span, 0));
            // Words of subjects are few: narrow windows would be asked in vain.
            values.extend(windows(subject, viewer, span, 34));
            work.all(&postgres::FIND_BOTH, values).await?
        }
    };
    found.sort_unstable_by(|a, b| b.post.cmp(&a.post).then(b.in_subject.cmp(&a.in_subject)));
    let looked_at = found.iter().filter(|one| one.in_subject == (most == 0));
    let (count, oldest) = looked_at.fold((0, None), |(count, _), one| (count + 1, Some(one.post)));
    found.dedup_by_key(|one| one.post);
    Ok((found, oldest.filter(|_| count >= most.max(in_subject))))
}

/// Those of these posts that the viewer may see, newest first.
pub(super) async fn seen(
    work: &mut Work<'_>,
    viewer: &Viewer,
    posts: &[PostId],
) -> Result<Vec<Candidate>, Refused> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = posts.iter().map(|post| i64::from(*post)).collect();
    let args = args![viewer.community().id, viewer.reach(), ids];
    let mut candidates: Vec<Candidate> = work.all(&sql::CANDIDATES, args).await?;
    candidates.sort_unstable_by_key(|candidate| std::cmp::Reverse(candidate.post));
    Ok(candidates)
}

/// A question about posts with all that the viewer may see, for FTS5. A member may see all that stands in the index of
/// their community.
fn fts5(question: &Question, viewer: &Viewer) -> String {
    let community = viewer.community().id;
    match viewer.reach() >= Level::MembersOnly && question.is_scoped() {
        true => question.fts5(Some(community)),
        false => question.clone().and(seen_mark(community, viewer.reach())).fts5(Some(community)),
    }
}

fn windows(question: &Question, viewer: &Viewer, span: Span, narrowest: u32) -> Vec<Value> {
    let reach = viewer.reach().min(Level::MembersOnly);
    windows_of(question, (viewer.community().id, reach), span, narrowest)
}

/// For each width the question with the marks of the two newest windows, and the ids that are not in a narrower one; at
/// last the question with all that the viewer may see, for what is older. Windows that are narrower than `narrowest`, or
/// than the last few hundred posts, have no ids.
fn windows_of(
    question: &Question,
    (community, reach): (CommunityId, Level),
    span: Span,
    narrowest: u32,
) -> Vec<Value> {
    let mut values = Vec::with_capacity(21);
    let mut last = span.last;
    for width in WINDOWS {
        let newest = window_of(span.last, width);
        let first = ((newest - 1) << (22 + width)).max(span.first);
        if width < narrowest || first > span.busy {
            values.extend(args!["'none_'", 1, 0]);
            continue;
        }
        let mut narrowed = question.clone();
        let marks = [newest, newest - 1].map(|number| window_mark(community, reach, width, number));
        narrowed.0.push(marks.map(Form::Word).to_vec());
        values.extend(args![narrowed.tsquery(), first, last]);
        last = last.min(first - 1);
    }
    let seen = question.clone().and(seen_mark(community, reach));
    values.extend(args![seen.tsquery(), span.first, last]);
    values
}

/// The memberships that match, the newest first.
pub(super) async fn find_people(
    work: &mut Work<'_>,
    question: &Question,
    most: i64,
) -> Result<Vec<i64>, Refused> {
    let found: Vec<(i64,)> = match work.house().store().engine() {
        Engine::Sqlite => work.all(&sqlite::FIND_PEOPLE, args![question.fts5(None), most]).await?,
        Engine::Postgres => work.all(&postgres::FIND_PEOPLE, args![question.tsquery(), most]).await?,
    };
    Ok(found.into_iter().map(|(membership,)| membership).collect())
}

/// Members of the viewer's community who match the one question or the other, `most` of each, and those in `others`; with
/// what they say of themselves. Somebody may come twice.
pub(super) async fn people<R: FromRow>(
    work: &mut Work<'_>,
    viewer: &Viewer,
    [one, other]: [&Question; 2],
    most: i64,
    others: Vec<i64>,
) -> Result<Vec<R>, Refused> {
    let community = viewer.community().id;
    match work.house().store().engine() {
        Engine::Sqlite => {
            work.all(&sqlite::PEOPLE, args![community, one.fts5(None), other.fts5(None), most, others]).await
        }
        Engine::Postgres => {
            work.all(&postgres::PEOPLE, args![community, one.tsquery(), other.tsquery(), most, others]).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_windows_cover_every_id_once() {
        let span = Span { first: 5 << 30, last: (1 << 61) + 12_345, busy: i64::MAX };
        let values = windows_of(&Question::default().and("a"), (7.into(), Level::Open), span, 0);
        let bounds: Vec<(i64, i64)> = values
            .chunks(3)
            .map(|part| match part {
                [_, Value::Int(first), Value::Int(last)] => (*first, *last),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(bounds.len(), WINDOWS.len() + 1);
        assert_eq!((bounds[0].1, bounds[WINDOWS.len()].0), (span.last, span.first));
        for pair in bounds.windows(2) {
            assert_eq!(pair[1].1, pair[0].0 - 1);
        }
    }

    #[test]
    fn windows_before_the_first_id_are_empty() {
        let span = Span { first: (1 << 61) - 5, last: 1 << 61, busy: i64::MAX };
        let values = windows_of(&Question::default().and("a"), (7.into(), Level::Open), span, 0);
        assert!(matches!(values[values.len() - 1], Value::Int(last) if last < span.first));
    }
}
