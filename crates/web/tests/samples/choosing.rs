//! Pages of rounds of choosing.

use community::intakes::{Balance, Counted, Kind, Marked, Measured, Read, Swap};
use web::{
    forms::Problems,
    intakes::view::{
        self, CRITERIA, CompositionPage, GroupPage, IntakeLine, IntakePage, LetterRow, LettersPage, ListPage,
        ObjectionLine, PartRow, People, PersonOption, ReadingLine, ReadingPage, ResultPage, VerdictRow,
    },
    shell::Shell,
};

use super::{SLUG, Sample, id, moment, sample, shell};

fn people() -> Vec<PersonOption> {
    let one = |number: i64, name: &str| PersonOption { id: id(number).to_string(), name: name.into() };
    vec![one(1, "Hamish Sutherland"), one(2, "Gwen Parry"), one(3, "Bahija Lorimer")]
}

fn row(dimension: &'static str, value: &str, now: usize, added: usize, gap: i64) -> Balance {
    Balance { dimension, value: value.into(), now, added, band: None, gap }
}

fn balance() -> Vec<Balance> {
    vec![
        row("field", "Food and growing", 2, 1, 0),
        row("field", "Care and neighbours", 1, 2, 0),
        row("place", "North", 3, 1, 0),
        row("place", "South and East", 1, 2, 0),
        row("place", "Islands", 0, 0, -1),
        row("years", "new", 1, 2, 0),
        row("years", "deep", 30, 1, 2),
        row("voice", "early", 6, 1, 0),
        row("voice", "waits", 4, 3, 0),
    ]
}

fn measured(
    kind: Kind,
    dimension: &'static str,
    value: &str,
    band: (u32, u32),
    after: (u64, u64),
) -> Measured {
    let counted = |of, among, is_met| Counted { of, among, is_met };
    Measured {
        kind,
        dimension,
        value: value.into(),
        band,
        before: counted(2, 10, false),
        after: counted(after.0, after.1, kind != Kind::Cover),
    }
}

fn measures() -> Vec<Measured> {
    vec![
        measured(Kind::Spread, "organisation", "", (700, 1_000), (13, 14)),
        measured(Kind::Share, "place", "South and East", (200, 600), (3, 14)),
        measured(Kind::Share, "voice", "early", (300, 700), (7, 14)),
        measured(Kind::Power, "", "", (0, 0), (0, 1)),
        measured(Kind::Ties, "", "", (50, 300), (9_000, 91_000)),
        measured(Kind::Cover, "", "", (800, 1_000), (9, 14)),
    ]
}

fn read(label: &str, name: &str, differs: bool) -> Read {
    let mark = |criterion: &str, mark: &str| Marked {
        criterion: criterion.into(),
        mark: mark.into(),
        reason: if mark == "clear" { String::new() } else { "They advise those who do.".into() },
    };
    let named = !name.is_empty();
    let mut marks = Vec::new();
    for (criterion, _) in CRITERIA.iter().filter(|_| named) {
        marks.push(mark(criterion, "clear"));
        marks.push(mark(criterion, if differs && *criterion == "level" { "some" } else { "clear" }));
    }
    Read {
        application: id(label.len() as i64).into(),
        label: label.into(),
        name: name.into(),
        organisation: if named { "Estuary Night Kitchens".into() } else { String::new() },
        state: "reading".into(),
        read: if named { 2 } else { 1 },
        asked: 2,
        marks,
        settled: Vec::new(),
    }
}

fn intake(shell: Shell, state: &str, convenor: bool) -> IntakePage {
    let table = [read("A", "Bahija Lorimer", true), read("BB", "", false)];
    IntakePage {
        slug: SLUG.into(),
        id: id(1).to_string(),
        name: "January".into(),
        state: (
            state.into(),
            shell.say(if state == "chosen" { "intake-state-chosen" } else { "intake-state-reading" }),
        ),
        when: "From 2 November to 13 November. 4 places.".into(),
        version: 3,
        readers: "Gwen Parry, Hamish Sutherland".into(),
        convenor,
        reads: convenor,
        member: true,
        still_open: false,
        table: if convenor {
            table.iter().map(|read| view::read_row(&shell, read)).collect()
        } else {
            Vec::new()
        },
        offered: if state == "chosen" {
            vec![(id(3).to_string(), "Bahija Lorimer".into())]
        } else {
            Vec::new()
        },
        chosen: (
            "Margo Oyelaran".into(),
            "They mend the South, and two of them think before they speak.".into(),
        ),
        objecting: (state == "chosen").then(|| moment(-5)),
        objections: if state == "chosen" {
            vec![ObjectionLine {
                id: id(9).to_string(),
                name: "Bahija Lorimer".into(),
                by: "Farida Nasser".into(),
                reason: "We fell out over the minibus.".into(),
                answer: String::new(),
            }]
        } else {
            Vec::new()
        },
        people: if convenor { People { few: people(), many: false } } else { People::default() },
        shell,
        problems: Problems::none(),
    }
}

fn verdict(number: i64, name: &str, outcome: &str) -> VerdictRow {
    VerdictRow {
        id: id(number).to_string(),
        name: name.into(),
        organisation: "Estuary Night Kitchens".into(),
        outcome: outcome.into(),
        reason: String::new(),
        brings: "Brings South and East (Where), of which there is too little.".into(),
    }
}

fn group(shell: Shell, problems: Problems) -> GroupPage {
    let swap = Swap {
        out: vec![(3, "Bahija Lorimer".into())],
        into: vec![(4, "Margit Hallam".into())],
        changes: measures()[1..3].to_vec(),
    };
    let here = "/c/peers/intakes/1/group";
    GroupPage {
        slug: SLUG.into(),
        id: id(1).to_string(),
        name: "January".into(),
        places: (4, 9),
        stay: 10,
        proposed: Some(true),
        impossible: false,
        chosen: vec![verdict(3, "Bahija Lorimer", "offer"), verdict(5, "Callum Strachan", "offer")],
        others: vec![verdict(4, "Margit Hallam", "wait"), verdict(6, "Oona Fairweather", "decline")],
        balance: view::balance(&shell, &balance()),
        measures: view::measures(&shell, &measures()),
        swap: Some(view::swap(&shell, &swap, &[3, 5], here)),
        next: vec![view::swap(&shell, &swap, &[3, 5], here)],
        people: people(),
        many: true,
        between: vec![("Callum Strachan and Hamish Sutherland know each other.".into(), "a b tie".into())],
        unsaid: Default::default(),
        closed: false,
        reason: String::new(),
        shell,
        problems,
    }
}

/// All of them.
pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |path: &str, title: &str| lit(shell(path, title, true));
    let list = |shell: Shell, convenor: bool| ListPage {
        shell,
        slug: SLUG.into(),
        intakes: vec![IntakeLine {
            href: "/c/peers/intakes/1".into(),
            name: "January".into(),
            state: "Two members read each application, without a name.",
            when: "From 2 November to 13 November. 4 places.".into(),
        }],
        readings: vec![ReadingLine {
            href: "/c/peers/readings/1".into(),
            label: "Application C".into(),
            intake: "January".into(),
            read: true,
        }],
        // A community with more members than a list holds.
        opening: convenor
            .then(|| (People { few: Vec::new(), many: true }, "3 at most. This is advice.".to_owned())),
        typed: Default::default(),
        problems: if convenor {
            Problems::none().with("readers", "Name at least two members who read.")
        } else {
            Problems::none()
        },
        member: true,
    };
    let result = |outcome: &str, appealable: bool| {
        let shell = lit(shell("/application/x/result", "Your application", false));
        ResultPage {
            token: "x".into(),
            place: "Peer Network Convenors".into(),
            slug: SLUG.into(),
            outcome: outcome.into(),
            reason: "At present you advise those who do.".into(),
            version: 3,
            until: (!outcome.is_empty()).then(|| moment(-10)),
            open: true,
            appealable,
            answer: "",
            marks: view::read_row(&shell, &read("A", "Oona Fairweather", false)).marks,
            shell,
            problems: Problems::none(),
        }
    };
    let reading = ReadingPage {
        shell: page("/c/peers/readings/1", "Application C"),
        slug: SLUG.into(),
        id: id(1).to_string(),
        label: "C".into(),
        intake: "January".into(),
        answers: vec![(
            "What do you run or practise?".into(),
            "A circle of carers.\nIt nearly stopped twice.".into(),
        )],
        parts: CRITERIA
            .iter()
            .map(|(criterion, _)| PartRow {
                criterion: (*criterion).into(),
                name: "Experience",
                wanted: "Runs a network of peers this year.".into(),
                mark: "some".into(),
                reason: String::new(),
            })
            .collect(),
        note: String::new(),
        appeal: "I have run the minibus since May.".into(),
        over: false,
        problems: Problems::none().with("level", "Say why, in a few words."),
    };
    let letters = LettersPage {
        shell: page("/c/peers/intakes/1/letters", "Letters, January"),
        slug: SLUG.into(),
        id: id(1).to_string(),
        name: "January".into(),
        letters: vec![
            LetterRow {
                id: id(6).to_string(),
                name: "Oona Fairweather".into(),
                outcome: "Not this time",
                letter: "Dear Oona, thank you for the story about the minibus.".into(),
                read_by: "Margo Oyelaran".into(),
                sent: None,
                answer: "",
                appeal: String::new(),
            },
            LetterRow {
                id: id(7).to_string(),
                name: "Stellan Brook".into(),
                outcome: "Not this time",
                letter: "Dear Stellan, thank you.".into(),
                read_by: "Margo Oyelaran".into(),
                sent: Some(moment(3)),
                answer: "They ask for a second reading.",
                appeal: "You have misread the third answer.".into(),
            },
        ],
        objecting: Some(moment(-3)),
        problems: Problems::none(),
    };
    let composition = {
        let shell = page("/c/peers/composition", "How we are composed");
        CompositionPage {
            slug: SLUG.into(),
            stay: 13,
            balance: view::balance(&shell, &balance()),
            measures: view::measures(&shell, &measures()),
            said: Default::default(),
            mix: Some("organisation: 30\nplace: South and East 20-60".into()),
            shell,
            problems: Problems::none(),
        }
    };
    vec![
        sample("intakes", &list(page("/c/peers/intakes", "How we choose"), false)),
        sample("intakes-open", &list(page("/c/peers/intakes", "How we choose"), true)),
        sample("intake-reading", &intake(page("/c/peers/intakes/1", "January"), "reading", true)),
        sample("intake-chosen", &intake(page("/c/peers/intakes/1", "January"), "chosen", true)),
        sample("intake-object", &intake(page("/c/peers/intakes/1", "January"), "chosen", false)),
        sample(
            "intake-group",
            &group(page("/c/peers/intakes/1/group", "The group, January"), Problems::none()),
        ),
        sample("intake-letters", &letters),
        sample("reading", &reading),
        sample("composition", &composition),
        sample("result-offer", &result("offer", false)),
        sample("result-decline", &result("decline", true)),
        sample("result-none", &result("", false)),
    ]
}
