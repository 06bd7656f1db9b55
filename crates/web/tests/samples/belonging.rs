//! Pages about belonging: the promise, the first weeks, talks, the yearly question, names to look at.

use web::{
    erasures::view::{DoubtLine, ErasuresPage},
    forms::Problems,
    listening::view::{NoteLine, TalksPage},
    newcomers::view::{MeetLine, StepLine, WeeksPage},
    people::view::{BesideShown, GoalLine, GoalsPage},
    practice::view::{CheckLine, PracticePage},
    promises::view::{AgreedLine, PromisePage, PromisesPage, WordsShown},
    shell::Shell,
};

use super::{SLUG, Sample, html, id, moment, sample, shell};

pub fn beside() -> BesideShown {
    BesideShown {
        practised: Some(moment(30)),
        goals: "Hand the rota over, and still sleep.".into(),
        network: "Pub Commons (reaches about 60, in their own words)".into(),
        access: "Captions".into(),
        willing: true,
        resting: Some(moment(2)),
    }
}

pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let at = |path: &str, title: &str| lit(shell(path, title, true));
    let promise = |open| promise_page(at("/c/peers/promise", "What we promise each other"), open);
    let talks = |own| talks_page(at("/c/peers/people/2/talks", "Talks"), own);
    vec![
        sample("promise", &promise(true)),
        sample("promise-agreed", &promise(false)),
        sample("promises", &promises_page(at("/c/peers/promises", "Who has agreed to what"))),
        sample("welcome", &weeks_page(at("/c/peers/welcome", "Your first weeks"))),
        sample("talks", &talks(false)),
        sample("talks-own", &talks(true)),
        sample("practice", &practice_page(at("/c/peers/practice", "Who still practises"))),
        sample("goals", &goals_page(at("/c/peers/goals", "What we hope for"))),
        sample("erasures", &erasures_page(at("/c/peers/erasures", "Names to look at"))),
    ]
}

fn weeks_page(shell: Shell) -> WeeksPage {
    let step = |title: &str, text: &str, done| StepLine { title: title.into(), text: html(text), done };
    WeeksPage {
        shell,
        slug: SLUG.into(),
        name: "Peer Network Convenors".into(),
        steps: vec![
            step("The promise", "You agreed on 3 May.", true),
            step(
                "A few lines about you",
                "Others find you by them. <a href=\"/c/peers/profile\">Write them</a>",
                false,
            ),
            step("Somebody who helps you to land", "Gwen would talk with you for twenty minutes.", false),
        ],
        asked: Some(id(7)),
        meet: vec![MeetLine {
            person: id(2),
            why: "Gwen can give what you look for: “Handing things over”".into(),
            name: "Gwen Abernathy".into(),
        }],
        first: html("Nobody has answered <a href=\"/c/peers/talk/1\">this conversation</a> yet: “Rotas”"),
        helping: vec![("Mair Evans".into(), id(8), true), ("Olwen Rees".into(), id(9), false)],
    }
}

fn talks_page(shell: Shell, own: bool) -> TalksPage {
    let note = |number, corrected| NoteLine {
        id: id(number),
        writer: "Margo Tennick".into(),
        at: moment(number),
        words: "Would like to hand the rota over.\n\nDoes not know how to ask.".into(),
        tags: vec!["giving something back".into(), "a place to breathe".into()],
        corrected,
        mine: own,
        deletable: own || number == 1,
    };
    TalksPage {
        shell,
        slug: SLUG.into(),
        person: id(2),
        name: "Gwen Abernathy".into(),
        own,
        notes: vec![note(1, None), note(2, Some(moment(1)))],
        words: String::new(),
        day: "2026-10-15".into(),
        tags: vec![("learning", "learning".into(), false), ("rest", "a place to breathe".into(), true)],
        problems: Problems::none(),
    }
}

fn practice_page(shell: Shell) -> PracticePage {
    let line = |number, name: &str, state: &str, draft: &str| CheckLine {
        id: id(number),
        person: id(number),
        name: name.into(),
        state: state.into(),
        words: if draft.is_empty() { String::new() } else { "to teaching".into() },
        at: Some(moment(number)),
        written: draft.is_empty().then(|| moment(1)),
        draft: draft.into(),
        may_go: number == 1,
    };
    PracticePage {
        shell,
        slug: SLUG.into(),
        next: Some(moment(-300)),
        answered: 2,
        lines: vec![
            line(1, "Ravi Pendleton", "Has moved on", "Dear Ravi, thank you for saying so."),
            line(2, "Farida Haddad", "Is unsure", "Dear Farida, being unsure is a fine answer."),
            line(3, "Gwen Abernathy", "Still practises", ""),
        ],
    }
}

fn goals_page(shell: Shell) -> GoalsPage {
    let line = |number, name: &str, goals: &str, network: &str, reach: Option<&str>| GoalLine {
        person: id(number),
        name: name.into(),
        goals: goals.into(),
        network: network.into(),
        reach: reach.map(str::to_owned),
    };
    let people = vec![
        line(2, "Gwen Abernathy", "Hand the rota over.", "Pub Commons", Some("400")),
        line(5, "Iolo Prydderch", "", "Cwm Repair", None),
    ];
    GoalsPage { shell, slug: SLUG.into(), people, reach: "400".into() }
}

fn erasures_page(shell: Shell) -> ErasuresPage {
    let doubts = vec![DoubtLine {
        id: id(1),
        subject: "Rotas".into(),
        href: "/c/peers/posts/1".into(),
        author: "Iolo Prydderch".into(),
        before: "My neighbour ".into(),
        what: "Gwen".into(),
        after: " says the same.".into(),
    }];
    ErasuresPage { shell, slug: SLUG.into(), doubts }
}

fn promise_words() -> WordsShown {
    WordsShown {
        version: 2,
        words: vec!["I come to learn and to help.".into(), "I never say whose it was.".into()],
        level: "When nothing else is said: Level 3, members only.".into(),
        notice: vec!["What we keep: your name.".into(), "Who reads it: members.".into()],
        since: Some(moment(3)),
    }
}

fn promise_page(shell: Shell, open: bool) -> PromisePage {
    PromisePage {
        shell,
        slug: SLUG.into(),
        name: "Peer Network Convenors".into(),
        said: promise_words(),
        asked: open.then(|| id(5)),
        member: false,
        agreed: (!open).then(|| moment(4)),
        convenor: true,
    }
}

fn promises_page(shell: Shell) -> PromisesPage {
    let line = |number, name: &str, version, by: &str| AgreedLine {
        person: id(number),
        name: name.into(),
        version,
        at: version.map(|_| moment(number)),
        by: by.into(),
    };
    PromisesPage {
        shell,
        slug: SLUG.into(),
        people: vec![
            line(1, "Ada <script>", Some(2), "by letter"),
            line(2, "Gwen Abernathy", Some(1), "on the page"),
            line(3, "Iolo Prydderch", None, ""),
        ],
        agreed: 1,
        version: 2,
        versions: vec![promise_words(), WordsShown { version: 1, ..promise_words() }],
    }
}
