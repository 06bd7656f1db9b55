//! Pages of what happens when people meet.

use base::Words;
use community::methods;
use web::{
    commitments::view::{CommitmentLine, CommitmentsPage},
    exchanges::view::{ExchangeLine, ExchangePage, ExchangesPage, StepLine as ExchangeStepLine, TurnForm},
    forms::Problems,
    intakes::view::PersonOption,
    methods::view::{Looked, MethodLine, MethodPage, MethodsPage, OwnLine, StepLine, WritePage},
    runsheets::view::{
        GroupLine, GroupsPage, Head, IdeasPage, ItemForm, PlanPage, RunPage, StepLine as TimedLine,
    },
    sets::view::{MeetingLine, SetForm, SetLine, SetPage, SetsPage},
    shell::Shell,
    topics::view::{TopicLine, TopicsPage},
};

use super::{SLUG, Sample, moment, sample, shell};

pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| lit(shell("/c/peers/methods", title, true));
    let line = |key: &str| {
        let method = methods::one(key).expect("a method");
        MethodLine::of(Words::english(), format!("/c/peers/methods/{key}"), method)
    };
    let list = |found: bool| MethodsPage {
        shell: page("Methods"),
        slug: SLUG.into(),
        member: true,
        ahead: vec![("/c/peers/gatherings/1/plan".into(), "Monthly gathering".into(), moment(-14))],
        methods: if found { vec![line("one-two-four-all"), line("troika")] } else { vec![] },
        looked: Looked { purpose: "ideas".into(), people: "12".into(), ..Looked::default() },
    };
    let troika = methods::one("troika").expect("a method");
    let one = MethodPage {
        shell: page("Troika consulting"),
        slug: SLUG.into(),
        key: "troika".into(),
        member: true,
        own: None,
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
    let shared = MethodPage {
        shell: page("Three at the kettle"),
        own: Some(OwnLine {
            ours: true,
            place: "Peer Network Convenors".into(),
            shared: true,
            convenor: true,
        }),
        line: line("troika"),
        key: "00000000000aa".into(),
        slug: SLUG.into(),
        roles: vec![],
        rules: vec![],
        steps: vec![],
        letters: vec![],
        watch: vec![],
        again: String::new(),
        source: troika.source.clone(),
        ..one
    };
    let write = WritePage {
        shell: page("A method of your own"),
        slug: SLUG.into(),
        text: methods::text("troika").expect("a method").into(),
        id: String::new(),
        version: String::new(),
        from: "troika".into(),
        problems: Problems::none().with("text", "Line 4: it says 90 minutes, and its steps take 31."),
    };
    let mut samples = vec![
        sample("methods", &list(true)),
        sample("methods-none", &list(false)),
        sample("method-own", &shared),
        sample("method-write", &write),
    ];
    samples.extend(by_letters(&lit));
    samples.extend(in_sets(&lit));
    samples.extend(room(lit));
    samples
}

fn timed(place: i64, say: &str, begins: bool) -> TimedLine {
    TimedLine {
        place,
        at: format!("10:{:02}", place * 5),
        minutes: 5,
        group: "in pairs".into(),
        who: "both".into(),
        say: say.into(),
        round: if place == 2 { "round 1 of 3".into() } else { String::new() },
        begins: begins.then(|| ("1-2-4-All".into(), "Gwen Abernathy".into())),
    }
}

fn room(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| lit(shell("/c/peers/gatherings/1/plan", title, true));
    let head = |leads| Head {
        slug: SLUG.into(),
        id: "00000000000aa".into(),
        title: "Monthly gathering".into(),
        at: moment(-14),
        minutes: 90,
        leads,
    };
    let steps = || {
        vec![
            timed(1, "In silence: what could take us forward?", true),
            timed(2, "Tell each other, and build on what you hear.", false),
            timed(3, "What is alike, what differs?", false),
        ]
    };
    let plan = |leads: bool, laid: bool| PlanPage {
        shell: page("Plan: Monthly gathering"),
        head: head(leads),
        steps: if laid { steps() } else { vec![] },
        laid: 15,
        form: if leads {
            vec![ItemForm::default(), ItemForm { minutes: "20".into(), ..ItemForm::default() }]
        } else {
            vec![]
        },
        version: 1,
        methods: vec![("troika".into(), "Troika consulting".into())],
        people: vec![PersonOption { id: "00000000000aa".into(), name: "Gwen Abernathy".into() }],
        many: false,
        problems: if laid { Problems::none() } else { Problems::none().with("items", "Lay something first") },
        started: !leads,
    };
    let run = |step: i64, over: bool, leads: bool| RunPage {
        shell: page("Clock: Monthly gathering"),
        head: head(leads),
        steps: steps(),
        step,
        step_ms: 1_790_000_000_000,
        now_ms: 1_790_000_010_000,
        over,
        left: if step > 0 { "4:50".into() } else { String::new() },
        until: "10:05".into(),
    };
    let ideas = |question: bool, shown: bool, leads: bool| IdeasPage {
        shell: page("Ideas without names"),
        head: head(leads),
        question: question.then(|| "What shall we stop?".into()),
        count: 2,
        ideas: shown.then(|| vec!["Minutes".into(), "The newsletter".into()]),
        problems: Problems::none(),
        words: String::new(),
    };
    let group = |mine: bool| GroupLine {
        people: vec!["Gwen Abernathy".into(), "Iolo Prydderch".into(), "מאיה".into()],
        others: if mine { String::new() } else { "and one more, whom you will meet there".into() },
        reasons: vec!["None of you have sat together lately.".into()],
        mine,
    };
    let groups = |made: bool| GroupsPage {
        shell: page("Groups"),
        head: head(true),
        groups: if made { vec![group(true), group(false)] } else { vec![] },
        size: "3".into(),
        people: if made { vec![("00000000000aa".into(), "Gwen Abernathy".into())] } else { vec![] },
        problems: Problems::none(),
    };
    let commitment = |open: bool| CommitmentLine {
        id: "00000000000aa".into(),
        name: "Gwen Abernathy".into(),
        words: "call Ben".into(),
        due: moment(-7),
        day: "2027-01-14".into(),
        state: if open { "commitments-state-open" } else { "commitments-state-done" },
        open,
        note: if open { String::new() } else { "He laughed.".into() },
    };
    let commitments = |some: bool| CommitmentsPage {
        shell: page("Small actions"),
        slug: SLUG.into(),
        mine: if some { vec![commitment(true), commitment(false)] } else { vec![] },
        all: if some { vec![commitment(true), commitment(false)] } else { vec![] },
        ratio: if some { (10, 8) } else { (0, 0) },
        form: (String::new(), "2027-01-14".into()),
        problems: if some {
            Problems::none()
        } else {
            Problems::none().with("words", "Write what you will do")
        },
    };
    let topic = |number: i64, over: bool| TopicLine {
        number,
        words: "A rota that survives the summer".into(),
        name: if number == 1 { "Gwen Abernathy".into() } else { String::new() },
        by_convenor: number == 3,
        dots: over.then(|| "2 dots".into()),
        tied: over && number == 2,
        mine: 1,
    };
    let topics = |called: bool, dots: bool, over: bool| TopicsPage {
        shell: page("Topics"),
        head: head(true),
        called,
        topics_until: (called && !dots && !over).then(|| moment(-5)),
        dots_until: dots.then(|| moment(-5)),
        over,
        topics: if called { vec![topic(1, over), topic(2, over), topic(3, over)] } else { vec![] },
        members: 2,
        each: 2,
        most: 1,
        convenor: true,
        form: [String::new(), "2027-01-14".into(), "2027-01-20".into()],
        problems: if called {
            Problems::none()
        } else {
            Problems::none().with("days", "Topics first, then dots")
        },
    };
    vec![
        sample("topics-none", &topics(false, false, false)),
        sample("topics", &topics(true, false, false)),
        sample("topics-dots", &topics(true, true, false)),
        sample("topics-over", &topics(true, false, true)),
        sample("commitments", &commitments(true)),
        sample("commitments-none", &commitments(false)),
        sample("plan", &plan(true, true)),
        sample("plan-empty", &plan(true, false)),
        sample("plan-member", &plan(false, true)),
        sample("run-before", &run(0, false, true)),
        sample("run", &run(2, false, true)),
        sample("run-last", &run(3, false, true)),
        sample("run-over", &run(3, true, true)),
        sample("run-member", &run(2, false, false)),
        sample("ideas-none", &ideas(false, false, true)),
        sample("ideas", &ideas(true, false, false)),
        sample("ideas-shown", &ideas(true, true, true)),
        sample("groups", &groups(true)),
        sample("groups-none", &groups(false)),
    ]
}

fn by_letters(lit: &impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| lit(shell("/c/peers/exchanges", title, true));
    let line = || ExchangeLine {
        id: "00000000000aa".into(),
        title: "1-2-4-All about “a rota that survives”".into(),
        by: "begun by Gwen Abernathy".into(),
        state: "step 2, until Friday 16 October, 09:00".into(),
    };
    let list = ExchangesPage {
        shell: page("By letters"),
        slug: SLUG.into(),
        all: vec![line()],
        methods: vec![("one-two-four-all".into(), "1-2-4-All".into(), true)],
        form: ["one-two-four-all".into(), String::new(), "Gwen".into()],
        problems: Problems::none().with("question", "This method wants a question"),
    };
    let step = |place: i64| ExchangeStepLine {
        place,
        say: "Here is what the two of you wrote.".into(),
        who: "both · 3 days".into(),
        here: place == 2,
        over: place < 2,
    };
    let one = |numbers: bool| ExchangePage {
        shell: page("1-2-4-All"),
        slug: SLUG.into(),
        line: line(),
        steps: (1..=4).map(step).collect(),
        people: "Gwen Abernathy, Iolo Prydderch".into(),
        answered: Some("1 of 2 have answered.".into()),
        asks: false,
        is_in: true,
        turn: Some(TurnForm {
            part: "00000000000ab".into(),
            say: "Answer with one idea that joins both.".into(),
            with: "You share this step with Iolo Prydderch.".into(),
            heard: vec![("Iolo Prydderch".into(), "Two names <b>on each line</b>".into())],
            label: if numbers { "exchange-your-numbers" } else { "exchange-your-question" },
            numbers,
            said: Some("You said: fewer lines".into()),
            handed_back: (!numbers).then(|| "Could this be a question? You wrote: have you tried?".into()),
        }),
        result: vec![],
        kept: false,
        may_share: false,
        may_stop: true,
        form: String::new(),
        problems: Problems::none(),
    };
    let done = ExchangePage {
        turn: None,
        is_in: false,
        may_stop: false,
        may_share: true,
        answered: None,
        result: vec![("2 ×".into(), "Two names on each line".into())],
        ..one(false)
    };
    let asking = ExchangePage { asks: true, turn: None, people: String::new(), ..one(false) };
    vec![
        sample("exchanges", &list),
        sample("exchange", &one(false)),
        sample("exchange-numbers", &one(true)),
        sample("exchange-done", &done),
        sample("exchange-asking", &asking),
    ]
}

fn in_sets(lit: &impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| lit(shell("/c/peers/sets", title, true));
    let line = |state| SetLine { id: "00000000000aa".into(), name: "Tuesday set".into(), state };
    let list = SetsPage {
        shell: page("Learning sets"),
        slug: SLUG.into(),
        all: vec![line("sets-state-open")],
        convenor: true,
        form: SetForm { weeks: "5".into(), planned: "6".into(), by_letters: true, ..SetForm::default() },
        problems: Problems::none().with("people", "A set has four to eight members of this community"),
    };
    let meeting = |number: i64| MeetingLine {
        number,
        at: moment(-7 * number),
        presenter: if number == 1 { "Gwen Abernathy".into() } else { String::new() },
        host: if number == 1 { "Margo Whitlock".into() } else { String::new() },
        exchange: (number == 1).then(|| "/c/peers/exchanges/00000000000aa".into()),
    };
    let one = SetPage {
        shell: page("Tuesday set"),
        slug: SLUG.into(),
        line: line("sets-state-open"),
        people: "Gwen Abernathy, Iolo Prydderch".into(),
        how: "It meets 6 times, every 5 weeks.".into(),
        place: "https://meet.jit.si/tuesday".into(),
        meetings: vec![meeting(1), meeting(2)],
        asks: false,
        is_in: true,
        may_end: true,
        bid: Some(("00000000000ab".into(), Some("Nobody reads <the minutes>".into()))),
        moves: Some((2, "2026-11-03".into(), "18:00".into())),
        actions: vec![("Gwen Abernathy".into(), "ring Ben".into(), moment(-3), "commitments-state-open")],
        day: "2026-10-29".into(),
        problems: Problems::none(),
    };
    let forming = SetPage {
        asks: true,
        is_in: false,
        bid: None,
        moves: None,
        line: line("sets-state-forming"),
        ..in_a_set(&one)
    };
    vec![sample("sets", &list), sample("set", &one), sample("set-forming", &forming)]
}

/// The same set again: pages are not copied.
fn in_a_set(one: &SetPage) -> SetPage {
    SetPage {
        shell: one.shell.clone(),
        slug: one.slug.clone(),
        line: one.line.clone(),
        people: one.people.clone(),
        how: one.how.clone(),
        place: one.place.clone(),
        meetings: one.meetings.clone(),
        asks: one.asks,
        is_in: one.is_in,
        may_end: one.may_end,
        bid: one.bid.clone(),
        moves: one.moves.clone(),
        actions: one.actions.clone(),
        day: one.day.clone(),
        problems: Problems::none(),
    }
}
