//! Pages of roles, care and moderation.

use base::Id;
use web::{
    about::view::NoticePage, care::view::*, forms::Problems, html::Html, members::view::*,
    moderation::view::*, roles::view::*, shell::Shell,
};

use super::{SLUG, Sample, id, moment, reading, sample, shell};

fn offer(number: i64) -> OfferLine {
    OfferLine {
        id: id(number),
        role: "role-host",
        does: "role-host-does",
        word: "host",
        name: "Gwen Abernathy".into(),
        giver: "Margo Oyelaran".into(),
        words: "You keep time without anybody noticing.".into(),
        months: 6,
        since: reading().day(super::NOW),
    }
}

fn roles(shell: Shell, problems: Problems) -> RolesPage {
    let holder = |number, name: &str, me| HolderLine {
        person: id(number),
        name: name.into(),
        since: moment(200),
        until: Some(moment(-90)),
        by: "Jonah Pettifer".into(),
        me,
    };
    let row =
        |(word, name, does), holders| RoleRow { word, name, does, holders, handover: word == "convenor" };
    RolesPage {
        shell,
        slug: SLUG.into(),
        roles: vec![
            row(
                ("convenor", "role-convenor", "role-convenor-does"),
                vec![holder(1, "Margo Oyelaran", false), holder(3, "Iolo Prydderch", true)],
            ),
            row(("scribe", "role-scribe", "role-scribe-does"), vec![]),
        ],
        asked: vec![offer(11)],
        waiting: vec![offer(12)],
        convenor: true,
        typed: ("scribe".into(), String::new(), "6".into(), String::new()),
        shows: (false, true),
        problems,
    }
}

fn log(shell: Shell, mine: bool) -> LogPage {
    let line = |name: &str, role, to, saw: &[&'static str]| SpanLine {
        name: name.into(),
        role,
        from: moment(400),
        to,
        saw: saw.to_vec(),
    };
    LogPage {
        shell,
        slug: SLUG.into(),
        mine,
        lines: vec![
            line("Margo Oyelaran", "role-convenor", None, &["sees-waiting", "sees-notes"]),
            line("Hamish Dunmore", "role-host", Some(moment(3)), &[]),
        ],
        more: Some("/c/peers/roles/log?before=1".into()),
    }
}

fn case(shell: Shell, view: &'static str, proposed: bool, done: bool) -> CasePage {
    CasePage {
        shell,
        action: "/c/peers/cases/1".into(),
        name: "Nell Carraway".into(),
        subject: "Who answers".into(),
        view,
        worry: if view == "concerned" { String::new() } else { "This is unkind.".into() },
        when: Some((moment(-1), reading().day(super::NOW))),
        unread: true,
        body: Some(Html("<p>Gwen never answers.</p>".into())),
        of_post: true,
        held: !done,
        proposed: proposed.then(|| ("Margo Oyelaran".into(), "measure-take-down", false)),
        because: if done || proposed {
            ("We are kind.".into(), "It names a member.".into())
        } else {
            (String::new(), String::new())
        },
        done: done.then(|| ("measure-take-down", reading().day(super::NOW))),
        appealable: view == "concerned",
        appeal: (view == "second").then(|| ("I meant myself.".into(), Some("Yuki Tanner".into()))),
        verdict: None,
        problems: Problems::none(),
    }
}

pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let at = |path: &str, title: &str| lit(shell(path, title, true));
    let contact = |number, name: &str, last: Option<i64>, mine| ContactLine {
        person: id(number),
        name: name.into(),
        last: last.map(moment),
        carer: if mine { "Farida Holt-Nasseri".into() } else { String::new() },
        mine,
        could: true,
        me: number == 9,
    };
    let carers: Vec<(Id, String, bool)> =
        vec![(id(5), "Farida Holt-Nasseri".into(), false), (id(4), "Hamish Dunmore".into(), true)];
    let wrong = Problems::none().with("person", "Nobody of that name takes part here.");
    let because = |problems| BecausePage {
        shell: at("/c/peers/posts/1/take-down", "Take this post down"),
        action: "/c/peers/posts/1/take-down".into(),
        title: "Take this post down".into(),
        lede: "take-down-lede",
        button: "because-down-do",
        body: Some(Html("<p>Gwen never answers.</p>".into())),
        typed: (String::new(), String::new(), String::new()),
        problems,
    };
    let mut mistaken = at("/c/peers/roles", "Who does what");
    mistaken.mistake = true;
    vec![
        sample("roles", &roles(at("/c/peers/roles", "Who does what"), Problems::none())),
        sample("roles-wrong", &roles(mistaken, wrong)),
        sample("role-log", &log(at("/c/peers/roles/log", "Who could see what"), false)),
        sample("role-log-mine", &log(at("/c/peers/roles/log?mine=1", "What of yours"), true)),
        sample(
            "role-handover",
            &HandoverPage {
                shell: at("/c/peers/roles/host", "What the next one must know"),
                slug: SLUG.into(),
                role: "host",
                name: "role-host",
                care: false,
                know: "Ring by eight.".into(),
                open: String::new(),
                people: "Ask Iolo.".into(),
                by: Some(("Hamish Dunmore".into(), moment(3))),
                problems: Problems::none(),
            },
        ),
        sample(
            "care",
            &ContactsPage {
                shell: at("/c/peers/care", "Who looks after whom"),
                slug: SLUG.into(),
                people: vec![
                    contact(1, "Nell Carraway", None, false),
                    contact(2, "Gwen Abernathy", Some(40), true),
                    contact(9, "Iolo Prydderch", Some(2), false),
                ],
                members: 13,
                more: None,
            },
        ),
        sample(
            "care-ask",
            &AskPage {
                shell: at("/c/peers/care/ask", "Somebody to talk to"),
                slug: SLUG.into(),
                carers,
                by: moment(-1),
                words: String::new(),
                problems: Problems::none(),
            },
        ),
        sample(
            "worry",
            &WorryPage {
                shell: at("/c/peers/posts/1/worry", "This worries me"),
                slug: SLUG.into(),
                post: id(1),
                subject: "Who answers".into(),
                body: Html("<p>Gwen never answers.</p>".into()),
                words: String::new(),
                problems: Problems::none(),
            },
        ),
        sample("take-down", &because(Problems::none())),
        sample("take-down-wrong", &{
            let mut page = because(Problems::none().with("reason", "Write the reason: it is told to them"));
            page.shell.mistake = true;
            page
        }),
        sample(
            "cases",
            &CasesPage {
                shell: at("/c/peers/cases", "What worries people"),
                cases: vec![CaseLine {
                    href: "/c/peers/cases/1".into(),
                    name: "Nell Carraway".into(),
                    subject: "Who answers".into(),
                    at: moment(1),
                    decided: None,
                    appealed: false,
                }],
            },
        ),
        sample("case", &case(at("/c/peers/cases/1", "About what Nell wrote"), "reader", false, false)),
        sample("case-second", &case(at("/c/peers/cases/1", "About what Nell wrote"), "reader", true, false)),
        sample("case-own", &case(at("/c/peers/cases/1", "About what you wrote"), "concerned", false, true)),
        sample("case-appeal", &case(at("/c/peers/cases/1", "About what Nell wrote"), "second", false, true)),
        sample(
            "steps",
            &StepsPage {
                shell: at("/c/peers/steps", "Whom you could invite"),
                slug: SLUG.into(),
                steps: vec![StepLine {
                    person: id(4),
                    name: "Hamish Dunmore".into(),
                    step: "host",
                    said: "Hamish Dunmore runs a method, and could be asked: would you host a gathering?"
                        .into(),
                    role: true,
                }],
                levels: "In thirteen weeks: 4 led or acted nearly every week.".into(),
                places: 3,
                why: "3 of 4 who came have landed.".into(),
            },
        ),
        sample(
            "notice",
            &NoticePage {
                shell: at("/c/peers/privacy", "What Peer Network Convenors keeps of you"),
                slug: SLUG.into(),
                title: "What Peer Network Convenors keeps of you".into(),
                kept: vec!["notice-you", "notice-posts", "notice-care"],
                names: "Margo Oyelaran, Jonah Pettifer".into(),
                open: true,
                member: true,
            },
        ),
    ]
}
