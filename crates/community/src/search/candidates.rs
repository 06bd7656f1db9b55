//! The newest posts that the index finds, on either engine.

use store::{Engine, Value, args};

use super::{
    document::{WINDOWS, window_mark, window_of},
    postgres,
    question::{Form, Question},
    sqlite,
};
use crate::{PostId, Refused, Work};

/// Ids from the first to the last, both included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub first: i64,
    pub last: i64,
}

/// The newest `most` posts that match, newest first.
pub(super) async fn find(
    work: &mut Work<'_>,
    question: &Question,
    span: Span,
    most: i64,
) -> Result<Vec<PostId>, Refused> {
    if question.0.iter().any(Vec::is_empty) || span.first > span.last {
        return Ok(Vec::new());
    }
    let found: Vec<(PostId,)> = match work.house().store().engine() {
        Engine::Sqlite => {
            work.all(&sqlite::FIND, args![question.fts5(), span.first, span.last, most]).await?
        }
        Engine::Postgres => work.all(&postgres::FIND, windows(question, span, most)).await?,
    };
    let mut found: Vec<PostId> = found.into_iter().map(|(post,)| post).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found)
}

/// The values of [`postgres::FIND`]: for each width the question with the marks of the two newest windows, and the ids
/// that are not in a narrower one; at last the question alone, for all that is older.
fn windows(question: &Question, span: Span, most: i64) -> Vec<Value> {
    let mut values = args![most];
    let mut last = span.last;
    for width in WINDOWS {
        let newest = window_of(span.last, width);
        let marks = [newest, newest - 1].map(|number| Form::Word(window_mark(width, number)));
        let mut narrowed = question.clone();
        narrowed.0.push(marks.to_vec());
        let first = ((newest - 1) << (22 + width)).max(span.first);
        values.extend(args![narrowed.tsquery(), first, last]);
        last = last.min(first - 1);
    }
    values.extend(args![question.tsquery(), span.first, last]);
    values
}

/// The people of a community who match, the newest members first.
pub(super) async fn find_people(
    work: &mut Work<'_>,
    question: &Question,
    most: i64,
) -> Result<Vec<i64>, Refused> {
    if question.0.iter().any(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let found: Vec<(i64,)> = match work.house().store().engine() {
        Engine::Sqlite => work.all(&sqlite::FIND_PEOPLE, args![question.fts5(), most]).await?,
        Engine::Postgres => work.all(&postgres::FIND_PEOPLE, args![question.tsquery(), most]).await?,
    };
    Ok(found.into_iter().map(|(membership,)| membership).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_windows_cover_every_id_once() {
        let span = Span { first: 5 << 30, last: (1 << 61) + 12_345 };
        let values = windows(&Question::default().and("a"), span, 10);
        let bounds: Vec<(i64, i64)> = values[1..]
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
        let span = Span { first: (1 << 61) - 5, last: 1 << 61 };
        let values = windows(&Question::default().and("a"), span, 10);
        assert!(matches!(values[values.len() - 1], Value::Int(last) if last < span.first));
    }
}
