//! Pages of what happens when people meet.

use base::Words;
use community::methods;
use web::{
    methods::view::{Looked, MethodLine, MethodPage, MethodsPage, StepLine},
    shell::Shell,
};

use super::{SLUG, Sample, sample, shell};

pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| lit(shell("/c/peers/methods", title, true));
    let line = |key: &str| {
        let method = methods::one(key).expect("a method");
        MethodLine::of(Words::english(), format!("/c/peers/methods/{key}"), method)
    };
    let list = |found: bool| MethodsPage {
        shell: page("Methods"),
        slug: SLUG.into(),
        methods: if found { vec![line("one-two-four-all"), line("troika")] } else { vec![] },
        looked: Looked { purpose: "ideas".into(), people: "12".into(), ..Looked::default() },
    };
    let troika = methods::one("troika").expect("a method");
    let one = MethodPage {
        shell: page("Troika consulting"),
        slug: SLUG.into(),
        line: line("troika"),
        trust: "It wants some trust: not the first time that you meet.",
        roles: troika.roles.clone(),
        rules: troika.rules.clone(),
        steps: vec![StepLine {
            from: 0,
            minutes: 2,
            group: "in threes".into(),
            who: "client".into(),
            say: "Tell it.".into(),
            round: Some("round 1 of 3".into()),
        }],
        again: troika.again.clone(),
        letters: vec![],
        watch: troika.watch.clone(),
        source: troika.source.clone(),
    };
    vec![sample("methods", &list(true)), sample("methods-none", &list(false)), sample("method", &one)]
}
