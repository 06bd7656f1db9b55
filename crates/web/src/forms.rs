//! A form that comes back with its problem: what was written stays, a summary stands on top, and each problem
//! stands above its field and is read out with it.

use base::words::Words;

use crate::{
    html::{Html, escape_into},
    icons,
};

/// What was wrong, field by field, in the order of the form. Empty for a form that is shown the first time.
///
/// A field is named as its `id` on the page; its hint, where it has one, is `{field}-hint`.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<(String, String)>);

impl Problems {
    /// Nothing wrong.
    pub fn none() -> Problems {
        Problems::default()
    }

    /// Adds a problem of `field`, said as what to do: "Write an email address with an @".
    pub fn with(mut self, field: &str, said: impl Into<String>) -> Problems {
        self.0.push((field.to_owned(), said.into()));
        self
    }

    /// What a verb found wrong, each said in `words`.
    pub fn found(words: Words, problems: &[community::Problem]) -> Problems {
        Problems(problems.iter().map(|one| (one.field.to_owned(), words.say(one.key).to_owned())).collect())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with `field`.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, said)| said.as_str())
    }

    /// The summary for the top of the page, with a link to each field; nothing when nothing is wrong.
    pub fn summary(&self, words: &Words) -> Html {
        if self.is_empty() {
            return Html::default();
        }
        let mut out = String::from(
            r#"<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="problems"><h2 id="problems">"#,
        );
        let count = self.0.len();
        let said = base::numbers::begin(*words, count as u64);
        let title = words.tell("problem-title", &[("count", count.into()), ("said", said.into())]);
        escape_into(&mut out, &title);
        out.push_str("</h2><p>");
        escape_into(&mut out, words.say("problem-kept"));
        out.push_str("</p><ul>");
        for (field, said) in &self.0 {
            out.push_str("<li><a href=\"#");
            escape_into(&mut out, field);
            out.push_str("\">");
            escape_into(&mut out, said);
            out.push_str("</a></li>");
        }
        out.push_str("</ul></div>");
        Html(out)
    }

    /// The class of a field's box.
    pub fn class(&self, field: &str) -> &'static str {
        if self.of(field).is_some() { "field field--error" } else { "field" }
    }

    /// The line above a field that says what is wrong with it.
    pub fn above(&self, words: &Words, field: &str) -> Html {
        let Some(said) = self.of(field) else { return Html::default() };
        let mut out = String::from("<p class=\"error\" id=\"");
        escape_into(&mut out, field);
        out.push_str("-problem\">");
        out.push_str(&icons::icon("alert").0);
        out.push_str(" <span><span class=\"hide\">");
        escape_into(&mut out, words.say("problem-error"));
        out.push_str("</span> ");
        escape_into(&mut out, said);
        out.push_str("</span></p>");
        Html(out)
    }

    /// The attributes that tie a field to its hint and to its problem. `hint`: whether it has one.
    pub fn tie(&self, field: &str, hint: bool) -> Html {
        let wrong = self.of(field).is_some();
        let mut name = String::new();
        escape_into(&mut name, field);
        Html(match (hint, wrong) {
            (false, false) => String::new(),
            (true, false) => format!(r#"aria-describedby="{name}-hint""#),
            (false, true) => format!(r#"aria-describedby="{name}-problem" aria-invalid="true""#),
            (true, true) => format!(r#"aria-describedby="{name}-hint {name}-problem" aria-invalid="true""#),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_is_said_twice_in_the_same_words_and_tied_to_its_field() {
        let problems = Problems::none().with("email", "Write an address with an @ & a dot");
        let words = Words::english();
        let summary = problems.summary(&words).0;
        assert!(summary.contains(r##"<a href="#email">Write an address with an @ &amp; a dot</a>"##));
        assert!(problems.above(&words, "email").0.contains(r#"id="email-problem""#));
        assert!(problems.tie("email", true).0.contains(r#"aria-describedby="email-hint email-problem""#));
        assert_eq!(problems.tie("name", false).0, "");
        assert_eq!(problems.class("name"), "field");
    }

    #[test]
    fn a_first_look_has_no_summary() {
        assert_eq!(Problems::none().summary(&Words::english()).0, "");
    }
}
