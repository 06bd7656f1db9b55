//! Pages of the charter, of stages, sponsors and channels.

use community::{PersonId, lifecycle::clarity::Sentence};
use web::{
    charter::view::{
        ChangeView, ChangedView, ChannelsPage, CharterPage, EditPage, FieldView, NeedRow, PolicyView,
        ProposalLine, ProposalPage, ProposePage, QuestionLine, RoundView, SaidView, SectionView, VersionView,
        VersionsPage,
    },
    forms::Problems,
    lifecycle::view::{
        ClarityPage, ConditionView, EvidenceView, FellowshipPage, QuestionView, ReadinessPage, StagePage,
        StageView, StepView,
    },
    shell::Shell,
    sponsors::view::{OwnPage, PromiseView, SponsorView, SponsorsPage},
};

use super::{SLUG, Sample, id, moment, sample, shell};

const CHANNELS: [(&str, &str); 3] = [("mail", "Mail"), ("video", "Video"), ("chat", "Team chat")];
const PROMISE: &str = "What is said here stays here.\n\nWe ask before we advise.";

fn section(
    key: &str,
    title: &'static str,
    words: &str,
    state: &'static str,
    label: &'static str,
) -> SectionView {
    SectionView {
        key: key.into(),
        title,
        words: words.into(),
        setting: if key == "channels" { "Mail, Video".into() } else { String::new() },
        state,
        label,
        how: if state == "Agreed" { "Agreed by consent, Monday 5 October.".into() } else { String::new() },
        needed: true,
        older: key == "promise",
    }
}

fn questions(mine: bool) -> Vec<QuestionLine> {
    let one = |number, words: &str, answer: &str| QuestionLine {
        id: id(number),
        words: words.into(),
        name: "Iolo Prydderch".into(),
        at: moment(3),
        answer: answer.into(),
        answerer: "Gwen Abernathy".into(),
        mine: mine && answer.is_empty(),
    };
    vec![
        one(71, "Do we want to be more than twenty?", ""),
        one(72, "May I tell my board?", "Yes, without names."),
    ]
}

fn charter(shell: Shell, member: bool) -> CharterPage {
    CharterPage {
        shell,
        slug: SLUG.into(),
        name: "Peer Network Convenors".into(),
        cause: "We bring together people who run peer networks, so that nobody learns it alone.".into(),
        member,
        convenor: member,
        sections: vec![
            section(
                "domain",
                "What we care about",
                "Running a network <with> one's own hands.",
                "Draft",
                "label label--wait",
            ),
            section("promise", "What we promise each other", PROMISE, "Agreed", "label label--well"),
            section("channels", "Where we meet", "Letters, and video.", "Agreed", "label label--well"),
            section("care", "Looking after people", "", "Not yet", "label"),
        ],
        five: vec![
            ("promise", "Rules", "Agreed", "label label--well"),
            ("care", "Resources", "Not yet", "label"),
        ],
        renews: Some(moment(-300)),
        no_carer: Some("Two people are thinking about it.".into()).filter(|_: &String| member),
        proposals: vec![ProposalLine {
            id: id(61),
            sections: "What we promise each other".into(),
            name: "Gwen Abernathy".into(),
            state: "Open",
            label: "label label--wait",
            when: moment(-2),
        }],
        questions: questions(true),
        problems: Problems::none(),
    }
}

fn changes() -> Vec<ChangeView> {
    let one = |key, title, setting: &str| ChangeView {
        key,
        title,
        now: PROMISE.into(),
        words: "What is said here stays here, unless its speaker says otherwise.".into(),
        setting: setting.into(),
    };
    vec![
        one("promise", "What we promise each other", ""),
        one("channels", "Where we meet", "mail video"),
        one("decisions", "How we decide", "silence-agrees"),
        one("renewal", "Until when", "2027-10-01"),
        one("level", "What stays here", "3"),
    ]
}

fn edit(mut shell: Shell, mistake: bool) -> EditPage {
    shell.mistake = mistake;
    let field = |key, title, words: &str, agreed| FieldView {
        key,
        title,
        hint: "What is in, and what is not.",
        words: words.into(),
        setting: String::new(),
        version: 1,
        agreed,
        open: !agreed && !words.is_empty(),
        required: key == "domain",
    };
    let problems = Problems::none();
    EditPage {
        shell,
        slug: SLUG.into(),
        fields: vec![
            field("cause", "Cause", "So that nobody convenes alone.", false),
            field("domain", "What we care about", "", false),
            field("promise", "What we promise each other", PROMISE, true),
            field("channels", "Where we meet", "", false),
            field("decisions", "How we decide", "", false),
        ],
        channels: CHANNELS.to_vec(),
        levels: vec![(0, "Level 0, open"), (3, "Level 3, members only")],
        today: "2026-10-12".into(),
        problems: if mistake { problems.with("words-domain", "Write a line or two here.") } else { problems },
    }
}

fn proposal(shell: Shell) -> ProposalPage {
    let round = |number, words: &str, said: Vec<SaidView>| RoundView {
        number,
        changes: vec![ChangedView {
            title: "What we promise each other",
            before: PROMISE.into(),
            words: words.into(),
            setting: String::new(),
        }],
        said,
        ok: number,
    };
    let objection = SaidView {
        name: "Iolo Prydderch".into(),
        answer: "Objection",
        label: "label label--care",
        words: "We want to quote each other <in Wales>.".into(),
    };
    ProposalPage {
        shell,
        slug: SLUG.into(),
        id: id(61),
        sections: "What we promise each other".into(),
        name: "Gwen Abernathy".into(),
        why: "Two of us were quoted outside.".into(),
        state: "Open",
        label: "label label--wait",
        stands: "Open until Friday 16 October, 09:00.".into(),
        open: true,
        theirs: true,
        mine: "concern".into(),
        rounds: vec![
            round(2, "Unless its speaker says otherwise.", vec![]),
            round(1, PROMISE, vec![objection]),
        ],
        amend: changes().into_iter().take(1).collect(),
        channels: CHANNELS.to_vec(),
        levels: vec![(3, "Level 3, members only")],
        questions: questions(true),
        words: String::new(),
        problems: Problems::none(),
    }
}

fn policy() -> PolicyView {
    PolicyView {
        id: id(81),
        organisation: "Pub Commons".into(),
        domain: "pubcommons.example".into(),
        policy: "Apps we may use".into(),
        channels: vec![("Mail", true), ("Team chat", false)],
        members: 1,
        people: vec!["Gwen Abernathy".into()],
    }
}

fn channels(shell: Shell) -> ChannelsPage {
    ChannelsPage {
        shell,
        slug: SLUG.into(),
        convenor: true,
        used: vec!["Mail", "Team chat"],
        all: CHANNELS.to_vec(),
        needs: vec![
            NeedRow {
                need: "ask for help",
                cells: vec![("well", true), ("well", false)],
                served: true,
                by_mail: "Write ASK: and the question.",
            },
            NeedRow {
                need: "come close",
                cells: vec![("no", true), ("no", false)],
                served: false,
                by_mail: "Pairs, and a call.",
            },
        ],
        policies: vec![policy()],
        address: "new@pubcommons.example".into(),
        holds: Some(policy()),
        asked: true,
        organisation: String::new(),
        domain: String::new(),
        policy: String::new(),
        problems: Problems::none(),
    }
}

fn evidence() -> EvidenceView {
    EvidenceView {
        id: id(91),
        words: "Nine talks, notes below.".into(),
        link: "https://repair.example/talks?a=1&b=2".into(),
        name: "Margo Finch".into(),
        at: moment(4),
    }
}

fn stage(shell: Shell, convenor: bool) -> StagePage {
    let line = |name, here| StageView { name, text: "Who is it for, and is it needed?", here };
    let condition = |key, title, met| ConditionView {
        key,
        title,
        counted: if met { "3 of 3".into() } else { String::new() },
        met,
        wants: !met,
        evidence: if met { vec![] } else { vec![evidence()] },
    };
    StagePage {
        shell,
        slug: SLUG.into(),
        convenor,
        stages: vec![line("Listening", false), line("Growing", true)],
        now: "Growing, since Monday 12 October.".into(),
        renews: Some(moment(-300)),
        baseline: Some(moment(-90)),
        rests: None,
        may_pause: true,
        gate: vec![
            condition("hosts", "Three members host", true),
            condition("landing", "Six in ten settled in", false),
        ],
        onward: vec![("sustain", "Carrying on"), ("closing", "Closing")],
        members: vec![(PersonId::from(7), "Gwen Abernathy".into())],
        steps: vec![StepView {
            title: "From Opening to Growing".into(),
            at: moment(30),
            reasons: "Members host.".into(),
            agreed: "Gwen Abernathy, Margo Finch".into(),
            evidence: vec![evidence()],
        }],
        initiative: "Networks that last".into(),
        if_it_ends: "We ask each other.".into(),
        ended: Some(moment(1)),
        choose: true,
        no_carer: String::new(),
        cared_for: false,
        reasons: String::new(),
        problems: Problems::none(),
    }
}

fn readiness(shell: Shell, convenor: bool) -> ReadinessPage {
    let question = |key, stands, label, answer: &str| QuestionView {
        key,
        title: "Is there a live need that three people share?",
        risk: "It is not clear what it is for",
        hard: key == "care",
        counted: "one carer".into(),
        answer: answer.into(),
        evidence: "Seven want it.".into(),
        accepted: String::new(),
        stands,
        label,
        by: "Margo Finch · Monday".into(),
    };
    ReadinessPage {
        shell,
        slug: SLUG.into(),
        convenor,
        risks: vec![("Work leaves no time", true), ("Too little to run on", false)],
        ready: false,
        questions: vec![
            question("need", "Yes", "label label--well", "yes"),
            question("care", "Not answered", "label label--wait", ""),
        ],
        problems: Problems::none(),
    }
}

fn fellowship(shell: Shell, shown: bool) -> FellowshipPage {
    let mean = |number: &str| Some(number.to_owned()).filter(|_| shown);
    FellowshipPage {
        shell,
        slug: SLUG.into(),
        convenor: true,
        statements: vec![
            (1, "We share a concern, not just contacts.", mean("4.2")),
            (2, "We have a rhythm.", mean("nearly all alike")),
        ],
        open: Some(moment(-9)).filter(|_| !shown),
        mine: false,
        may_open: shown,
        answered: Some(3),
        too_few: false,
        result: Some(("4.2".into(), "A community", "You share a concern.")).filter(|_| shown),
        features: if shown { vec!["A rhythm that is kept"] } else { vec![] },
        problems: Problems::none(),
    }
}

fn clarity(shell: Shell, shown: bool) -> ClarityPage {
    let one = |number, words: &str, says| Sentence { id: id(number), words: words.into(), says };
    ClarityPage {
        shell,
        slug: SLUG.into(),
        may_open: shown,
        open: Some(moment(-9)).filter(|_| !shown),
        mine: false,
        answered: Some(if shown { 5 } else { 3 }),
        share: Some((3, 5)).filter(|_| shown),
        cause: "So that no convenor learns the hard way alone.".into(),
        sentences: if shown {
            vec![one(61, "So that nobody learns it alone.", Some(true)), one(62, "Biscuits.", Some(false))]
        } else {
            Vec::new()
        },
        words: String::new(),
        problems: Problems::none(),
    }
}

fn promises() -> Vec<PromiseView> {
    let one = |number, words: &str, overdue: bool, kept: bool| PromiseView {
        id: id(number),
        organisation: "The Kettle Fund".into(),
        words: words.into(),
        due: moment(12),
        open: !kept,
        overdue,
        kept,
    };
    vec![one(51, "Two thousand for May", true, false), one(52, "A room", false, true)]
}

fn sponsors(shell: Shell) -> SponsorsPage {
    SponsorsPage {
        shell,
        slug: SLUG.into(),
        overdue: promises().into_iter().take(1).collect(),
        silent: vec!["The Kettle Fund".into()],
        sponsors: vec![SponsorView {
            id: id(41),
            organisation: "The Kettle Fund".into(),
            contact: "Petra Lund".into(),
            address: "petra@kettlefund.example".into(),
            every_days: 90,
            spoke: None,
            due: moment(2),
            silent: true,
            looks: false,
            promises: promises(),
        }],
        organisation: String::new(),
        contact: String::new(),
        address: String::new(),
        problems: Problems::none(),
    }
}

/// All of them.
pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let frame = |path: &str, title: &str, member| lit(shell(path, title, member));
    vec![
        sample("charter", &charter(frame("/c/peers/charter", "Charter", true), true)),
        sample("charter-visitor", &charter(frame("/c/peers/charter", "Charter", false), false)),
        sample("charter-edit", &edit(frame("/c/peers/charter/edit", "Write the charter", true), false)),
        sample(
            "charter-edit-mistake",
            &edit(frame("/c/peers/charter/edit", "Write the charter", true), true),
        ),
        sample(
            "charter-propose",
            &ProposePage {
                shell: frame("/c/peers/charter/propose", "Propose a change", true),
                slug: SLUG.into(),
                choose: vec![("cause", "Cause", true), ("credit", "Credit", false)],
                changes: vec![],
                channels: CHANNELS.to_vec(),
                levels: vec![(3, "Level 3, members only")],
                why: String::new(),
                quorum: (7, 13),
                silence: false,
                problems: Problems::none(),
            },
        ),
        sample(
            "charter-propose-words",
            &ProposePage {
                shell: frame("/c/peers/charter/propose?section=promise", "Propose a change", true),
                slug: SLUG.into(),
                choose: vec![],
                changes: changes(),
                channels: CHANNELS.to_vec(),
                levels: vec![(3, "Level 3, members only")],
                why: "Two of us were quoted.".into(),
                quorum: (7, 13),
                silence: true,
                problems: Problems::none().with("why", "Say why, in a few sentences: what would be better."),
            },
        ),
        sample("charter-proposal", &proposal(frame("/c/peers/charter/proposals/x", "What we promise", true))),
        sample(
            "charter-versions",
            &VersionsPage {
                shell: frame("/c/peers/charter/sections/promise", "What we promise each other", true),
                slug: SLUG.into(),
                title: "What we promise each other",
                versions: (1..=2)
                    .rev()
                    .map(|number| VersionView {
                        number,
                        words: PROMISE.into(),
                        how: String::new(),
                        at: moment(number),
                    })
                    .collect(),
            },
        ),
        sample("channels", &channels(frame("/c/peers/channels", "Channels", true))),
        sample("stage", &stage(frame("/c/peers/stage", "Stage", true), true)),
        sample("stage-member", &stage(frame("/c/peers/stage", "Stage", true), false)),
        sample("readiness", &readiness(frame("/c/peers/stage/readiness", "Readiness", true), true)),
        sample("readiness-member", &readiness(frame("/c/peers/stage/readiness", "Readiness", true), false)),
        sample(
            "fellowship",
            &fellowship(frame("/c/peers/stage/fellowship", "Network or community?", true), false),
        ),
        sample(
            "fellowship-shown",
            &fellowship(frame("/c/peers/stage/fellowship", "Network or community?", true), true),
        ),
        sample("clarity", &clarity(frame("/c/peers/stage/clarity", "What is it for?", true), false)),
        sample("clarity-shown", &clarity(frame("/c/peers/stage/clarity", "What is it for?", true), true)),
        sample("sponsors", &sponsors(frame("/c/peers/sponsors", "Sponsors", true))),
        sample(
            "sponsor",
            &OwnPage {
                shell: frame("/c/peers/sponsor", "For a sponsor", false),
                slug: SLUG.into(),
                name: "Peer Network Convenors".into(),
                cause: "So that nobody convenes alone.".into(),
                organisation: "The Kettle Fund".into(),
                stage: "Growing",
                renews: Some(moment(-300)),
                members: None,
                promises: promises(),
            },
        ),
    ]
}
