//! The fields of an application, from the form and back.

use community::curation::{Filled, Question};

use super::view::QuestionField;

/// Longer forms are not looked at.
const MOST_FIELDS: usize = 200;

/// What a form of an application holds.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub filled: Filled,
    pub form: String,
    pub later: bool,
    pub act: String,
}

impl Sent {
    pub fn of(form: &[u8]) -> Sent {
        let mut sent = Sent::default();
        for (name, value) in url::form_urlencoded::parse(form).take(MOST_FIELDS) {
            let value = value.into_owned();
            match name.as_ref() {
                "name" => sent.filled.name = value,
                "email" => sent.filled.address = value,
                "easier" => sent.filled.easier = value,
                "form" => sent.form = value,
                "later" => sent.later = true,
                "act" => sent.act = value,
                other => {
                    if let Some(number) = other.strip_prefix('n').and_then(|number| number.parse().ok()) {
                        sent.filled.answers.push((number, value));
                    }
                }
            }
        }
        sent
    }
}

/// The questions with what was answered; `before`: how many other fields the page numbers before them.
pub(super) fn fields(questions: &[Question], answers: &[(i64, String)], before: usize) -> Vec<QuestionField> {
    let field = |(place, question): (usize, &Question)| {
        let said: Vec<&str> = answers
            .iter()
            .filter(|(number, _)| *number == question.number)
            .flat_map(
                |(_, said)| {
                    if question.kind == "words" { vec![said.as_str()] } else { said.lines().collect() }
                },
            )
            .collect();
        QuestionField {
            place,
            shown: place + before,
            number: question.number,
            words: question.words.clone(),
            hint: question.hint.clone(),
            kind: question.kind.clone(),
            options: question
                .choices()
                .map(|option| (option.to_owned(), said.iter().any(|one| one.trim() == option)))
                .collect(),
            value: said.join("\n"),
            required: question.required,
        }
    };
    (1..).zip(questions).map(field).collect()
}
