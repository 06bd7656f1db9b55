//! Pages of founding a community, of its rhythm and of choosing a date.

use web::{
    forms::Problems,
    founding::view::{
        AdoptLine, BadLine, BeginPage, BegunLine, CausePage, CharterPage, DetailsPage, DonePage, ExistsPage,
        Invitation, OverlapLine, PeoplePage, PresetLine, PresetPage, PreviewPage, RhythmStepPage,
    },
    gatherings::view::{
        AnsweredLine, OptionLine, PollLine, PollPage, PollsPage, RhythmForm, RhythmLine, RhythmPage, SlotLine,
    },
    shell::Shell,
};

use super::{SLUG, Sample, id, moment, sample, shell};

const CAUSE: &str =
    "We bring together campaign leaders who practise leading through a crisis so that nobody learns alone.";

fn form(id: &str) -> RhythmForm {
    RhythmForm {
        id: id.into(),
        name: "Circle".into(),
        every: "month".into(),
        weekday: 4,
        nth: 2,
        at: "10:00".into(),
        zone: "Europe/London".into(),
        minutes: "45".into(),
        mode: "video".into(),
        protected: true,
        starts: "2026-11-01".into(),
        skip: "2027-08-01 2027-08-31".into(),
        may_be_none: id.is_empty(),
    }
}

fn slots() -> Vec<SlotLine> {
    (1..=12)
        .map(|n| SlotLine {
            at: moment(-30 * n),
            yours: (n % 2 == 0).then(|| "11:00".into()),
            skipped: n == 9,
        })
        .collect()
}

fn people() -> Vec<(String, String)> {
    vec![
        ("Ada Lovelace".into(), "ada@example.org".into()),
        (String::new(), "bob@example.org".into()),
        ("מאיה".into(), "maya@example.org".into()),
    ]
}

fn steps(lit: &impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| {
        let mut shell = shell("/begin", title, true);
        shell.place = None;
        lit(shell)
    };
    let mut wrong = page("What brings you together?");
    wrong.mistake = true;
    let cause = CausePage {
        shell: wrong,
        id: "x".into(),
        adopts: false,
        name: "Bridge Builders".into(),
        parts: ["campaign leaders".into(), String::new(), "nobody learns alone".into()],
        cause: Some((CAUSE.into(), 16)),
        problems: Problems::none().with("what", "Say what they practise"),
    };
    let list = PeoplePage {
        shell: page("Whom do you want to ask?"),
        id: "x".into(),
        adopts: false,
        text: "Ada Lovelace <ada@example.org>\nbob@example".into(),
        people: people(),
        bad: vec![BadLine {
            line: 2,
            text: "bob@example".into(),
            why: "the part after the @ has no dot, as in example.org",
        }],
        bad_in_all: 1,
        repeated: vec![(7, 3, "ada@example.org".into())],
        namesakes: vec![("Ada Lovelace".into(), "ada@example.org, ada@elsewhere.example".into())],
        formulas: vec![4, 5],
        problems: Problems::none(),
    };
    let exists = ExistsPage {
        shell: page("Is it here already?"),
        id: "x".into(),
        overlaps: vec![OverlapLine {
            address: "/c/peers".into(),
            name: "Peer Network Convenors".into(),
            cause: CAUSE.into(),
            list: true,
            mine: true,
            words: "leaders, crisis".into(),
            at_least: Some(5),
        }],
    };
    let presets = PresetPage {
        shell: page("How shall it begin?"),
        id: "x".into(),
        presets: vec![PresetLine {
            key: "senior-leaders",
            title: "Senior leaders",
            for_whom: "Eight to fifteen people with full calendars.",
            minutes: 60,
            joining: "By invitation.",
            rhythm: "Circle: the second Thursday of each month.".into(),
        }],
        chosen: "senior-leaders".into(),
        problems: Problems::none(),
    };
    let preview = PreviewPage {
        shell: page("Preview"),
        id: "x".into(),
        adopts: false,
        name: "Bridge Builders".into(),
        cause: CAUSE.into(),
        addresses: ("https://hall.example/c/bridge-builders".into(), "bridge-builders@hall.example".into()),
        people: people(),
        invitation: Some(Invitation {
            subject: "An invitation to Bridge Builders".into(),
            lines: vec!["Dear Ada, would you join us?".into(), CAUSE.into()],
            choices: vec!["YES I join".into(), "NO not now".into()],
            why: vec!["Gwen gave us your address.".into()],
        }),
        sections: vec![("Promise", "What is said here stays here.".into()), ("Care", String::new())],
        rhythm: Some(("Circle: the second Thursday of each month.".into(), slots())),
        dates: vec![moment(-20), moment(-21)],
        zone: "Europe/London".into(),
        load: vec![("Gatherings, with coming and going", "50".into())],
        minutes: (70, 60),
        carer: "Gwen Abernathy".into(),
        level: "Members only",
        listed: false,
        renewal: moment(-365),
        problems: vec![("details", "Somebody else has that name in addresses".into())],
    };
    let begin = BeginPage {
        shell: page("Begin a community"),
        allowed: true,
        mine: vec![BegunLine {
            address: "/begin/x".into(),
            name: String::new(),
            at: moment(1),
            adopts: true,
        }],
        adoptable: vec![AdoptLine { id: "x".into(), name: "Our list".into(), people: 822 }],
    };
    vec![
        sample("begin", &begin),
        sample("begin-cause-wrong", &cause),
        sample("begin-people", &list),
        sample("begin-exists", &exists),
        sample("begin-preset", &presets),
        sample("begin-preview", &preview),
        sample(
            "begin-charter",
            &CharterPage {
                shell: page("Change the charter"),
                id: "x".into(),
                sections: vec![
                    ("cause", "Cause", CAUSE.into()),
                    ("promise", "Promise", "What is said here stays here.".into()),
                ],
                problems: Problems::none(),
            },
        ),
        sample(
            "begin-rhythm",
            &RhythmStepPage {
                shell: page("Change rhythm and first date"),
                id: "x".into(),
                form: form(""),
                dates: ("2027-01-14 10:00".into(), true),
                problems: Problems::none(),
            },
        ),
        sample(
            "begin-details",
            &DetailsPage {
                shell: page("Change invitation, care and level"),
                id: "x".into(),
                fields: ["", "", "", "60", "", "2027-11-30", "bridge-builders"].map(str::to_owned),
                level: "members-only",
                levels: vec![("open", "Open"), ("members-only", "Members only")],
                listed: true,
                adopts: false,
                problems: Problems::none().with("slug", "Somebody else has that name in addresses"),
            },
        ),
    ]
}

/// Every page of beginning, in this light.
pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |path: &str, title: &str| lit(shell(path, title, true));
    let mut samples = steps(&lit);
    let rhythm = |shell: Shell, convenor: bool| RhythmPage {
        shell,
        slug: SLUG.into(),
        rhythms: vec![RhythmLine {
            name: "Circle".into(),
            said: "Circle: the second Thursday of each month at 10:00 (Europe/London).".into(),
            zone: "Europe/London".into(),
            protected: true,
            slots: slots(),
            form: form("0000000000001"),
        }],
        new: convenor.then(|| form("")),
        yours: "Europe/Amsterdam".into(),
        member: true,
        problems: Problems::none(),
        wrong: String::new(),
    };
    let poll = |shell: Shell, convenor: bool| PollPage {
        shell,
        slug: SLUG.into(),
        id: id(1).to_string(),
        title: "Winter circle".into(),
        minutes: 90,
        zone: "Europe/London".into(),
        options: (1..=3)
            .map(|n| OptionLine { number: n, at: moment(-20 - n), suits: n == 2, count: n as usize })
            .collect(),
        open: true,
        until: moment(-9),
        chosen: None,
        answered: Some("after eleven".into()),
        results: convenor.then(|| {
            let of = |name: &str, numbers, note: &str| AnsweredLine {
                name: name.into(),
                numbers,
                note: note.into(),
            };
            vec![
                of("Gwen Abernathy", Some(vec![1, 3]), ""),
                of("Hamish Dunmore", Some(vec![]), "If the ferry goes."),
                of("Iolo Prydderch", None, ""),
            ]
        }),
        costs: match convenor {
            true => vec![
                "Friday 6 November, 10:00: early or late for one person (Yuki Tanner, once before)".into(),
            ],
            false => Vec::new(),
        },
    };
    let over = PollPage {
        open: false,
        chosen: Some(moment(-20)),
        ..poll(page("/c/peers/dates/x", "Winter circle"), false)
    };
    samples.extend([
        sample("rhythm", &rhythm(page("/c/peers/rhythm", "Rhythm"), false)),
        sample("rhythm-convenor", &rhythm(page("/c/peers/rhythm", "Rhythm"), true)),
        sample(
            "dates",
            &PollsPage {
                shell: page("/c/peers/dates", "Dates to choose among"),
                slug: SLUG.into(),
                polls: vec![PollLine {
                    address: "/c/peers/dates/x".into(),
                    title: "Winter circle".into(),
                    state: "Answers until Friday".into(),
                }],
                form: Some(["", "60", "", "Europe/London", "2026-10-20 18:00"].map(str::to_owned)),
                problems: Problems::none(),
            },
        ),
        sample("date", &poll(page("/c/peers/dates/x", "Winter circle"), false)),
        sample("date-convenor", &poll(page("/c/peers/dates/x", "Winter circle"), true)),
        sample("date-chosen", &over),
        sample(
            "begin-done",
            &DonePage {
                shell: page("/begin/x/done", "It has begun"),
                slug: SLUG.into(),
                name: "Bridge Builders".into(),
                adopts: true,
                people: 14,
                letters: "bridge-builders@hall.example".into(),
                level: "Members only",
                knowledge: "Low capture.".into(),
                care: ("Gwen Abernathy".into(), "Write CARE into any letter.".into()),
                dates: Some("/c/peers/dates/x".into()),
                baseline: vec![("People who wrote", "822".into())],
            },
        ),
    ]);
    samples
}
