//! What the index is asked: all of some things, each of which may stand there in one of several forms.

use std::fmt::Write;

use super::document::{is_scoped, scope_piece};
use crate::CommunityId;

/// One form of a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A piece.
    Word(String),
    /// The beginning of a piece.
    Beginning(String),
    /// Pieces in a row.
    Row(Vec<String>),
}

/// Forms of one thing: any of them will do.
pub(super) type Any = Vec<Form>;

/// All of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Question(pub Vec<Any>);

impl Question {
    /// This, and a mark.
    pub fn and(mut self, mark: impl Into<String>) -> Question {
        self.0.push(vec![Form::Word(mark.into())]);
        self
    }

    /// For FTS5, its words those of a community, if it is asked about posts. Each piece stands in quotes, so that none is
    /// taken for a word of FTS5's language.
    pub fn fts5(&self, scope: Option<CommunityId>) -> String {
        let scope = scope.map(|community| community.to_string());
        let scoped = |piece: &str| {
            let mut out = String::new();
            match &scope {
                Some(scope) => scope_piece(&mut out, &safe(piece), scope),
                None => out.push_str(&safe(piece)),
            }
            out
        };
        Question::write(self.0.iter(), " AND ", " OR ", |out, form| {
            let _ = match form {
                Form::Word(piece) => write!(out, "\"{}\"", scoped(piece)),
                Form::Beginning(piece) => write!(out, "\"{}\" *", scoped(piece)),
                Form::Row(pieces) => {
                    let row: Vec<String> = pieces.iter().map(|piece| scoped(piece)).collect();
                    write!(out, "\"{}\"", row.join(" "))
                }
            };
        })
    }

    /// Whether whoever answers it must be in the community whose words they are.
    pub fn is_scoped(&self) -> bool {
        let scoped = |form: &Form| match form {
            Form::Word(piece) | Form::Beginning(piece) => is_scoped(piece),
            Form::Row(_) => true,
        };
        self.0.iter().any(|any| any.iter().all(scoped))
    }

    /// For PostgreSQL's `tsquery`, in quotes likewise. Marks come first, and words last: GIN guesses which of its lists is
    /// the shortest, and where it guesses all alike it begins with the last.
    pub fn tsquery(&self) -> String {
        Question::write(self.0.iter().rev(), " & ", " | ", |out, form| {
            let _ = match form {
                Form::Word(piece) => write!(out, "'{}'", safe(piece)),
                Form::Beginning(piece) => write!(out, "'{}':*", safe(piece)),
                Form::Row(pieces) => {
                    let quoted: Vec<String> =
                        pieces.iter().map(|piece| format!("'{}'", safe(piece))).collect();
                    write!(out, "({})", quoted.join(" <-> "))
                }
            };
        })
    }

    fn write<'a>(
        all: impl Iterator<Item = &'a Any>,
        and: &str,
        or: &str,
        form: impl Fn(&mut String, &Form),
    ) -> String {
        let mut out = String::new();
        for any in all {
            out.push_str(if out.is_empty() { "(" } else { and });
            if out.len() > 1 {
                out.push('(');
            }
            for (place, one) in any.iter().enumerate() {
                if place > 0 {
                    out.push_str(or);
                }
                form(&mut out, one);
            }
            out.push(')');
        }
        out
    }
}

/// Pieces are letters, digits and `_`: see `tokens`. Should one ever have a quote in it, it is not let out.
fn safe(piece: &str) -> String {
    piece.chars().filter(|c| !matches!(c, '"' | '\'' | '\\' | '\0')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_for_each_engine_with_every_piece_in_quotes() {
        let rota = vec![Form::Word("rota".into()), Form::Row(vec!["tea".into(), "r\"'".into()])];
        let question = Question(vec![rota, vec![Form::Beginning("n_am".into())]]).and("v0_x");
        assert_eq!(question.fts5(None), r#"("rota" OR "tea r") AND ("n_am" *) AND ("v0_x")"#);
        let scope = CommunityId::from(7);
        assert_eq!(
            question.fts5(Some(scope)),
            format!(r#"("{scope}rota" OR "{scope}tea {scope}r") AND ("n_am" *) AND ("v0_x")"#)
        );
        assert!(question.is_scoped() && !Question::default().and("v0_x").is_scoped());
        assert_eq!(question.tsquery(), "('v0_x') & ('n_am':*) & ('rota' | ('tea' <-> 'r'))");
    }
}
