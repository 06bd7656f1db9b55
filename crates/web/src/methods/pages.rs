//! `/c/{slug}/methods`

use axum::{
    extract::{Path, Query},
    response::Response,
};
use base::Words;
use community::methods::{self, Circle, Method, Wanted};
use serde::Deserialize;

use super::view::{
    LetterLine, Looked, MODES, MethodLine, MethodPage, MethodsPage, PURPOSES, StepLine, TRUST, group,
};
use crate::{asker::Asker, errors::Trouble, links, said::show};

/// What the form of the list sends.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(default, rename = "for")]
    purpose: String,
    #[serde(default)]
    people: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    trust: String,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    q: String,
}

impl Sent {
    /// What can be made of it; what means nothing is not looked for.
    fn wanted(&self) -> Wanted {
        let known = |text: &str, table: &[(&str, &str)]| {
            table.iter().find(|(one, _)| *one == text).map(|(one, _)| (*one).to_owned())
        };
        let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
        Wanted {
            purpose: known(&self.purpose, &PURPOSES),
            people: number(&self.people),
            minutes: number(&self.minutes),
            trust: known(&self.trust, &TRUST).and_then(|trust| number(&trust)),
            mode: known(&self.mode, &MODES),
            words: self.q.chars().take(200).collect(),
        }
    }

    fn looked(self) -> Looked {
        let Sent { purpose, people, minutes, trust, mode, q } = self;
        Looked { purpose, people, minutes, trust, mode, q }
    }
}

/// `GET /c/{slug}/methods`
pub async fn list(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(sent): Query<Sent>,
) -> Result<Response, Trouble> {
    asker.visit(&slug).await?;
    let words = asker.shell.words;
    let line = |key: &str, method: &Method| MethodLine::of(words, links::method(&slug, key), method);
    let found = methods::fits(methods::all(), &sent.wanted());
    let methods = found.into_iter().map(|(key, method)| line(key, method)).collect();
    let shell =
        asker.shell.titled(words.say("methods-title")).described(words.say("methods-lede").to_owned());
    show(asker.news, &MethodsPage { shell, slug, methods, looked: sent.looked() })
}

/// `GET /c/{slug}/methods/{key}`
pub async fn one(mut asker: Asker, Path((slug, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    asker.visit(&slug).await?;
    let method = methods::one(&key).ok_or(Trouble::NotFound)?;
    let words = asker.shell.words;
    let line = MethodLine::of(words, links::method(&slug, &key), method);
    let shell = asker.shell.titled(method.name.as_str()).described(method.about.clone());
    let page = MethodPage {
        shell,
        slug,
        line,
        trust: words.say(TRUST[(method.trust.clamp(1, 3) - 1) as usize].1),
        roles: method.roles.clone(),
        rules: method.rules.clone(),
        steps: steps(words, method),
        again: method.again.clone(),
        letters: letters(words, method),
        watch: method.watch.clone(),
        source: method.source.clone(),
    };
    show(asker.news, &page)
}

fn steps(words: Words, method: &Method) -> Vec<StepLine> {
    let mut from = 0;
    let blank = words.say("method-question");
    let line = |step: &methods::Step| {
        let round = step.round.map(|(round, of)| {
            words.tell("method-round", &[("round", round.to_string().into()), ("of", of.to_string().into())])
        });
        let line = StepLine {
            from,
            minutes: step.minutes,
            group: group(words, step.group),
            who: step.who.clone(),
            say: step.say.replace("{question}", blank),
            round,
        };
        from += step.minutes;
        line
    };
    method.steps.iter().map(line).collect()
}

fn letters(words: Words, method: &Method) -> Vec<LetterLine> {
    let circle = |circle: Circle| match circle {
        Circle::Alone => "method-circle-alone",
        Circle::Pairs => "method-circle-pairs",
        Circle::Fours => "method-circle-fours",
        Circle::Whole => "method-circle-whole",
        Circle::Presenter => "method-circle-presenter",
    };
    let line = |step: &methods::LetterStep| LetterLine {
        days: step.days,
        circle: words.say(circle(step.circle)).to_owned(),
        say: step.say.replace("{question}", words.say("method-question")),
    };
    method.letters.iter().map(line).collect()
}
