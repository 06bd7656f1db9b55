//! Pages of a place, and of what hosts see to before and after a gathering.

use base::Words;
use community::needs::Needs;
use web::{
    attendance::view::{AttendancePage, CheckInLine, ListView, PresentLine},
    feedback::view::{ChangeLine, FeedbackPage, ItemLine},
    forms::Problems,
    needs::view::{HostView, NeedsPage, Tick, TotalLine},
    recaps::view::{RecapLine, RecapPage},
    runsheets::view::Head,
    shell::Shell,
    venues::view::{VenueLine, VenuesPage, facts},
};

use super::{SLUG, Sample, id, moment, sample, shell};

fn head(leads: bool) -> Head {
    Head {
        slug: SLUG.into(),
        id: id(1).to_string(),
        title: "A day together".into(),
        at: moment(-40),
        minutes: 420,
        leads,
    }
}

fn place(there: bool) -> VenueLine {
    let known = |fact: &str| match fact {
        "step-free" if there => Some(true),
        "hearing-loop" if there => Some(false),
        _ => None,
    };
    VenueLine {
        id: if there { id(4).to_string() } else { String::new() },
        name: if there { "The Old Schoolhouse".into() } else { String::new() },
        address: if there { "Lower Street; by the garden door".into() } else { String::new() },
        travel: if there { "Twelve minutes from the station.".into() } else { String::new() },
        notes: if there { "The key is with the baker.".into() } else { String::new() },
        facts: facts(Words::english(), known),
    }
}

fn before(lit: &impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |title: &str| lit(shell("/c/peers/gatherings", title, true));
    let venues = |some: bool, convenor: bool| VenuesPage {
        shell: page("Places"),
        slug: SLUG.into(),
        venues: if some { vec![place(true)] } else { vec![] },
        form: convenor.then(|| place(false)),
        problems: if some {
            Problems::none()
        } else {
            Problems::none().with("name", "Give the place a name")
        },
    };
    let tick = |value: &'static str, said: &str| Tick { value, said: said.into(), ticked: value == "vegan" };
    let total = |said: &str, met: &str| TotalLine {
        said: said.into(),
        count: 2,
        met: met.into(),
        unmet: !met.is_empty(),
    };
    let host = |hidden: bool| HostView {
        answered: if hidden { 2 } else { 4 },
        coming: 5,
        hidden,
        food: if hidden { vec![] } else { vec![total("vegan", "")] },
        access: if hidden { vec![] } else { vec![total("a hearing loop", "the place does not have it")] },
        travel: Vec::new(),
        silent: vec![("00000000000aa".into(), "Nell Oakley".into())],
        room: vec![tick("tea", "Tea from the first minute")],
    };
    let needs = |asks: bool, host: Option<HostView>| NeedsPage {
        shell: page("What we need there"),
        head: head(host.is_some()),
        venue: asks.then(|| place(true)),
        asks,
        said: host.is_none(),
        foods: vec![tick("vegan", "vegan"), tick("halal", "halal")],
        access: vec![tick("step-free", "step-free")],
        form: Needs { travel: "by train".into(), ..Needs::default() },
        problems: match host {
            Some(_) => Problems::none(),
            None => Problems::none().with("travel", "Shorten it"),
        },
        host,
    };
    vec![
        sample("venues", &venues(true, false)),
        sample("venues-convenor", &venues(true, true)),
        sample("venues-none", &venues(false, true)),
        sample("needs", &needs(true, None)),
        sample("needs-host", &needs(true, Some(host(false)))),
        sample("needs-few", &needs(true, Some(host(true)))),
        sample("needs-video", &needs(false, Some(host(true)))),
    ]
}

fn attended(lit: &impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let line = |name: &str, state: &str, own: bool| PresentLine {
        person: id(6).to_string(),
        name: name.into(),
        answer: "comes".into(),
        state: state.into(),
        own,
    };
    let list = |heavy: bool| ListView {
        people: vec![line("Gwen Abernathy", "there", true), line("Iolo Prydderch", "", false)],
        heavy,
        check_ins: match heavy {
            true => vec![
                CheckInLine { person: id(6).to_string(), name: "Gwen Abernathy".into(), written: false },
                CheckInLine { person: id(7).to_string(), name: "מאיה".into(), written: true },
            ],
            false => Vec::new(),
        },
        draft: "How are you today?".into(),
    };
    let page = |open: bool, list: Option<ListView>| AttendancePage {
        shell: lit(shell("/c/peers/gatherings", "Who was there", true)),
        head: head(list.is_some()),
        open,
        own: "part".into(),
        problems: match &list {
            Some(list) if list.heavy => Problems::none().with("words", "Write something"),
            _ => Problems::none(),
        },
        list,
    };
    vec![
        sample("attendance", &page(true, None)),
        sample("attendance-host", &page(true, Some(list(false)))),
        sample("attendance-heavy", &page(true, Some(list(true)))),
        sample("attendance-not-yet", &page(false, None)),
    ]
}

fn looked_back(lit: &impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let item = |field: &'static str, key: &'static str, shown: bool| ItemLine {
        field,
        key,
        written: "4".into(),
        mean: shown.then(|| "4.4".to_owned()),
    };
    let change = |words: &str, outcome: &str| ChangeLine {
        id: id(8).to_string(),
        words: words.into(),
        shared: !words.is_empty(),
        said: "Breaks are long.".into(),
        outcome: outcome.into(),
        answer: if outcome.is_empty() { String::new() } else { "They are ten minutes now.".into() },
    };
    let feedback = |asked: bool, open: bool, shown: bool, convenor: bool| FeedbackPage {
        shell: lit(shell("/c/peers/gatherings", "How it was", true)),
        head: head(convenor),
        until: asked.then(|| moment(2)),
        open,
        mine: convenor,
        may: !convenor,
        answered: if shown { 7 } else { 3 },
        shown,
        items: vec![
            item("useful", "feedback-useful", shown),
            item("enjoyable", "feedback-enjoyable", shown),
            item("freely", "feedback-freely", shown),
        ],
        change: "shorter breaks".into(),
        changes: match shown {
            true => vec![change("", "changed"), change("a room with windows", "not-now"), change("tea", "")],
            false => Vec::new(),
        },
        convenor,
        problems: match open && !convenor {
            true => Problems::none().with("numbers", "Give each a number"),
            false => Problems::none(),
        },
    };
    let line = |number: i64, source: &'static str, mine: bool| RecapLine {
        number,
        words: "A list on paper is enough".into(),
        source,
        name: if number == 3 { String::new() } else { "Gwen Abernathy".into() },
        edited: number == 2,
        corrected: number == 1,
        dropped: number == 3,
        mine,
    };
    let recap = |sent: bool, convenor: bool, some: bool| RecapPage {
        shell: lit(shell("/c/peers/gatherings", "What we take with us", true)),
        head: head(convenor),
        begun: true,
        sent: sent.then(|| moment(1)),
        stands: sent.then(|| moment(-2)),
        lines: match some {
            true => vec![
                line(1, "recap-source-took", !convenor),
                line(2, "recap-source-will", false),
                line(3, "recap-source-topic", false),
            ],
            false => Vec::new(),
        },
        convenor,
        words: String::new(),
        problems: match some {
            true => Problems::none(),
            false => Problems::none().with("words", "Write something"),
        },
    };
    vec![
        sample("feedback-none", &feedback(false, false, false, false)),
        sample("feedback", &feedback(true, true, false, false)),
        sample("feedback-mine", &feedback(true, true, false, true)),
        sample("feedback-few", &feedback(true, false, false, false)),
        sample("feedback-shown", &feedback(true, false, true, false)),
        sample("feedback-convenor", &feedback(true, false, true, true)),
        sample("recap", &recap(true, false, true)),
        sample("recap-draft", &recap(false, true, true)),
        sample("recap-none", &recap(false, false, false)),
    ]
}

pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let mut all = before(&lit);
    all.extend(attended(&lit));
    all.extend(looked_back(&lit));
    all
}
