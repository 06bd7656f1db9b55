//! The words of a query as they may stand in the index: in every language that the community has written in.

use super::{
    common,
    document::subject_mark,
    query::{Query, Term},
    question::{Any, Form},
    stems::Stems,
    terms::{fold, pairs, tokens},
};

/// A word or phrase that is looked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Its forms in the index.
    pub forms: Any,
    /// The rows of stems that mark it in a text; a word is a row of one.
    pub rows: Vec<Vec<String>>,
    /// The runs without blanks that mark it, folded.
    pub runs: Vec<String>,
    /// As a piece of a name, folded; a phrase is none.
    pub name: Option<String>,
    /// Too common to tell anything.
    pub common: bool,
}

/// What a query asks for, in these languages.
pub(super) fn asked(query: &Query, languages: &[String]) -> Vec<Asked> {
    let mut stems: Vec<Stems> = languages.iter().map(|language| Stems::of(language)).collect();
    query.terms.iter().map(|term| ask(term, languages, &mut stems)).collect()
}

fn ask(term: &Term, languages: &[String], stems: &mut [Stems]) -> Asked {
    let folded: Vec<(String, bool)> = term
        .words
        .iter()
        .flat_map(|word| tokens(word))
        .map(|token| (fold(token.text), token.unspaced))
        .collect();
    let common = !term.quoted && folded.iter().all(|(word, _)| common::is_common(word, languages));
    let runs: Vec<String> =
        folded.iter().filter(|(_, unspaced)| *unspaced).map(|(word, _)| word.clone()).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for stems in stems.iter_mut() {
        for second in [false, true] {
            let row = term.words.iter().flat_map(|word| row_of(word, stems, second)).collect();
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    let name = match &folded[..] {
        [(word, _)] => Some(word.clone()),
        _ => None,
    };
    let forms = match &folded[..] {
        [(word, true)] if word.chars().count() == 1 => vec![Form::Beginning(word.clone())],
        _ => rows.iter().filter_map(|row| form(row)).collect(),
    };
    if !runs.is_empty() {
        rows.clear();
    }
    Asked { forms, rows, runs, name, common }
}

fn row_of(word: &str, stems: &mut Stems, second: bool) -> Vec<String> {
    let mut row = Vec::new();
    for token in tokens(word) {
        if token.unspaced {
            let folded = fold(token.text);
            let all: Vec<&str> = pairs(&folded).collect();
            // The last stands alone: a query goes on after it or not.
            let inner = if all.len() > 1 { &all[..all.len() - 1] } else { &all[..] };
            row.extend(inner.iter().map(|pair| (*pair).to_owned()));
        } else {
            let forms = stems.forms(token.text);
            row.push(forms.second.filter(|_| second).unwrap_or(forms.first).to_string());
        }
    }
    row
}

fn form(row: &[String]) -> Option<Form> {
    match row {
        [] => None,
        [one] => Some(Form::Word(one.clone())),
        _ => Some(Form::Row(row.to_vec())),
    }
}

impl Asked {
    /// What must stand in the subject: each of its words, since marks have no order.
    pub fn in_subject(&self) -> Vec<Any> {
        let rows: Vec<Vec<&str>> = self
            .forms
            .iter()
            .map(|form| match form {
                Form::Word(piece) | Form::Beginning(piece) => vec![piece.as_str()],
                Form::Row(pieces) => pieces.iter().map(String::as_str).collect(),
            })
            .collect();
        let longest = rows.iter().map(Vec::len).max().unwrap_or(0);
        let beginning = matches!(self.forms[..], [Form::Beginning(_)]);
        (0..longest)
            .map(|place| {
                let mut marks: Vec<String> =
                    rows.iter().filter_map(|row| row.get(place)).map(|piece| subject_mark(piece)).collect();
                marks.sort();
                marks.dedup();
                let form = if beginning { Form::Beginning } else { Form::Word };
                marks.into_iter().map(form).collect()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    fn one(text: &str, languages: &[&str]) -> Asked {
        let languages: Vec<String> = languages.iter().map(|language| (*language).to_owned()).collect();
        asked(&parse(text), &languages).remove(0)
    }

    #[test]
    fn a_word_is_asked_for_in_every_language_of_the_community() {
        assert_eq!(one("réunions", &["fr", "en"]).forms, [Form::Word("reunion".into()),]);
        assert_eq!(
            one("gatherings", &["en", "de"]).forms,
            [Form::Word("gather".into()), Form::Word("gathering".into()),]
        );
    }

    #[test]
    fn what_is_written_as_one_is_looked_for_in_a_row() {
        let row = |pieces: &[&str]| Form::Row(pieces.iter().map(|piece| (*piece).to_owned()).collect());
        assert_eq!(one("peer-assists", &["en"]).forms, [row(&["peer", "assist"])]);
        assert_eq!(one("自由山", &["zh"]).forms, [row(&["自由", "由山"])]);
        assert_eq!(one("山", &["zh"]).forms, [Form::Beginning("山".into())]);
    }

    #[test]
    fn common_words_count_only_in_quotes() {
        assert!(
            one("the", &["en"]).common && !one("the", &["de"]).common && !one("\"the who\"", &["en"]).common
        );
    }
}
