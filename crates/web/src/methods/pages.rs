//! `/c/{slug}/methods`

use axum::{
    extract::{Path, Query},
    response::Response,
};
use base::Words;
use community::{
    MethodId,
    gatherings::{self, Gathering},
    methods::{self, Circle, Method, Wanted},
};
use serde::Deserialize;

use super::view::{
    LetterLine, Looked, MODES, MethodLine, MethodPage, MethodsPage, OwnLine, PURPOSES, StepLine, TRUST, group,
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
    let viewer = asker.visit(&slug).await?;
    let words = asker.shell.words;
    let line = |key: String, method: &Method| MethodLine::of(words, links::method(&slug, key), method);
    let wanted = sent.wanted();
    let mut methods = Vec::new();
    if viewer.is_member() {
        let own = methods::own_methods(&mut asker.work(), &viewer).await;
        let own = own.map_err(|refused| asker.trouble(refused))?;
        // What was kept was read before; a text that an earlier version took and this one does not is left out.
        let read: Vec<_> = own
            .iter()
            .filter_map(|one| methods::read(&one.text).ok().map(|method| (one.id, method)))
            .collect();
        for (id, method) in methods::fits(&read, &wanted) {
            let of = own.iter().find(|one| one.id == id).filter(|one| one.community != viewer.community().id);
            let shared_by = of.map(|one| one.place.clone());
            methods.push(MethodLine { shared_by, own: true, ..line(id.to_string(), method) });
        }
    }
    let mut ahead = Vec::new();
    if viewer.is_member() {
        let coming = gatherings::coming(&mut asker.work(), &viewer).await;
        let coming = coming.map_err(|refused| asker.trouble(refused))?;
        let line =
            |one: Gathering| (links::plan(&slug, one.id), one.title, asker.reading().moment(one.starts_at));
        ahead.extend(coming.into_iter().take(3).map(line));
    }
    let found = methods::fits(methods::all(), &wanted);
    methods.extend(found.into_iter().map(|(key, method)| line(key.to_owned(), method)));
    let shell =
        asker.shell.titled(words.say("methods-title")).described(words.say("methods-lede").to_owned());
    show(
        asker.news,
        &MethodsPage { shell, slug, member: viewer.is_member(), ahead, methods, looked: sent.looked() },
    )
}

/// `GET /c/{slug}/methods/{key}`
pub async fn one(mut asker: Asker, Path((slug, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut own = None;
    let method = match methods::one(&key) {
        Some(method) => method.clone(),
        None => {
            let id: MethodId = key.parse().map_err(|_| Trouble::NotFound)?;
            let kept = methods::own_method(&mut asker.work(), &viewer, id).await;
            let kept = kept.map_err(|refused| asker.trouble(refused))?;
            let method = methods::read(&kept.text).map_err(|_| Trouble::NotFound)?;
            own = Some(OwnLine {
                ours: kept.community == viewer.community().id,
                place: kept.place,
                shared: kept.shared,
                convenor: viewer.is_convenor(),
            });
            method
        }
    };
    let method = &method;
    let words = asker.shell.words;
    let line = MethodLine::of(words, links::method(&slug, &key), method);
    let shell = asker.shell.titled(method.name.as_str()).described(method.about.clone());
    let page = MethodPage {
        shell,
        slug,
        key: key.clone(),
        member: viewer.is_member(),
        own,
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
        Circle::Others => "method-circle-others",
        Circle::Questions => "method-circle-questions",
        Circle::Choose => "method-circle-choose",
        Circle::Take => "method-circle-take",
    };
    let line = |step: &methods::LetterStep| LetterLine {
        days: step.days,
        circle: words.say(circle(step.circle)).to_owned(),
        say: step.say.replace("{question}", words.say("method-question")),
    };
    method.letters.iter().map(line).collect()
}
