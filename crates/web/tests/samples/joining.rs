//! Pages of joining and inviting.

use community::invitations::Reading;
use web::{
    curation::view::{
        ApplicationLine, ApplicationsPage, ApplyPage, CriteriaPage, CriteriaShown, JoiningPage, OwnPage,
        QuestionField, QuestionRow, QuestionsPage, SentPage,
    },
    forms::Problems,
    invitations::view::{InvitationLine, InvitationPage, InvitationsPage, InvitedPage, SuggestPage},
    shell::Shell,
};

use super::{SLUG, Sample, id, moment, sample, shell};

fn questions() -> Vec<QuestionField> {
    let of = |place: usize, words: &str, hint: &str, kind: &str| QuestionField {
        place,
        shown: place + 2,
        number: i64::try_from(place).unwrap_or(0),
        words: words.into(),
        hint: hint.into(),
        kind: kind.into(),
        required: kind == "words",
        ..QuestionField::default()
    };
    let mut run = of(1, "What do you run or practise?", "A few lines.", "words");
    run.value = "A circle for people who look after somebody at home.".into();
    let mut how = of(3, "How do you like to take part?", "Choose any.", "any");
    how.options = vec![("I speak in order to think".into(), false), ("I would rather write".into(), true)];
    let mut one = of(4, "Which valley?", "", "one");
    one.options = vec![("Cwm".into(), true), ("Dyffryn".into(), false)];
    vec![run, of(2, "What moves you to join?", "", "words"), how, one]
}

fn apply(shell: Shell, problems: Problems) -> ApplyPage {
    ApplyPage {
        shell,
        slug: SLUG.into(),
        place: "Peer Network Convenors".into(),
        closed: false,
        door: false,
        name: "Wilhelmina Dace".into(),
        email: "wilhelmina.bluebird.example".into(),
        questions: questions(),
        easier: String::new(),
        form: "x".into(),
        closes: Some(moment(-20)),
        join: Some("peers-join@guildhall.example".into()),
        problems,
    }
}

fn own(shell: Shell, state: &str) -> OwnPage {
    OwnPage {
        shell,
        token: "x".into(),
        place: "Peer Network Convenors".into(),
        slug: SLUG.into(),
        state: state.into(),
        may_change: state == "begun" || state == "sent",
        is_live: state != "declined",
        name: "Wilhelmina Dace".into(),
        email: "wil@riverwardens.example".into(),
        questions: questions(),
        easier: "Captions".into(),
        reason: if state == "declined" {
            "Two of your valley are in it already.".into()
        } else {
            String::new()
        },
        closes: Some(moment(-20)),
        problems: Problems::none(),
    }
}

fn criteria(version: i64) -> CriteriaShown {
    CriteriaShown {
        version,
        rules: "For whoever runs a network of peers, with their own hands.\nNot for consultants to such networks.".into(),
        profile: vec![
            ("criteria-experience", "Two years or more.".into()),
            ("criteria-level", "They answer for it.".into()),
            ("criteria-commitment", "Three hours a month.".into()),
            ("criteria-objectives", "To hand over well one day.".into()),
        ],
        steps: "Two members read, without names. Then the convenors choose a group.".into(),
        at: Some(moment(30)),
        by: "Margo Oyelaran".into(),
    }
}

fn joining(shell: Shell, convenor: bool) -> JoiningPage {
    JoiningPage {
        shell,
        slug: SLUG.into(),
        place: "Peer Network Convenors".into(),
        nominations: true,
        applications: true,
        asks_invited: false,
        door: false,
        takes: true,
        closes: Some(moment(-20)),
        closes_field: "2026-11-06".into(),
        criteria: Some(criteria(2)),
        earlier: vec![criteria(1)],
        questions: questions(),
        convenor,
        member: convenor,
        join: Some("peers-join@guildhall.example".into()),
    }
}

fn reading() -> Reading {
    Reading {
        language: "en".into(),
        subject: "Margo Oyelaran would like to invite you to Peer Network Convenors".into(),
        lead: "Ana, Margo Oyelaran would like to invite you to Peer Network Convenors.".into(),
        lines: vec![
            "We bring together people who run peer networks, so that no convenor learns the hard way alone."
                .into(),
            "You gain: twelve people to ring on a bad Monday.".into(),
            "Members can help with: rotas.".into(),
        ],
        hold: None,
        note: "You wrote about rotas that outlive their maker.".into(),
        choices: vec!["*YES* – I would like to".into(), "*NO* – not for me".into()],
        why: vec!["You have this because Margo Oyelaran gave us your address.".into()],
    }
}

fn line(number: i64, who: &str, state: &str, suggester: &str) -> InvitationLine {
    InvitationLine {
        id: id(number),
        who: who.into(),
        suggester: suggester.into(),
        state: format!("invitation-state-{state}"),
        at: moment(2),
        open: state == "sent",
        again: state == "bounced",
    }
}

fn invitations(shell: Shell) -> InvitationsPage {
    InvitationsPage {
        shell,
        slug: SLUG.into(),
        counts: vec![("invitation-state-draft".into(), 2), ("invitation-state-sent".into(), 1)],
        suggested: vec![line(1, "Cai Dale <cai@seeds.example>", "suggested", "Gwen Abernathy")],
        drafts: vec![
            line(2, "Ana Bright <ana@seeds.example>", "draft", ""),
            line(3, "ben@bread.example", "draft", ""),
        ],
        sent: vec![
            line(4, "Dai Elm <dai@seeds.example>", "sent", "Gwen Abernathy"),
            line(5, "", "no", ""),
            line(6, "Efa Fern <efa@seeds.example>", "bounced", ""),
        ],
        typed: Default::default(),
        terms: ["Twelve people to ring.".into(), "One question.".into(), "120".into(), String::new()],
        told: vec!["ana@: Write the whole place after the @, such as name@place.example".into()],
        problems: Problems::none().with("address", "Write an email address with an @"),
    }
}

/// All of them, in this light.
pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |path: &str, title: &str| lit(shell(path, title, true));
    let open = |path: &str, title: &str| lit(shell(path, title, false));
    let wrong = Problems::none()
        .with("email", "Write an email address with an @, such as name@place.example")
        .with("q2", "Write a line or two; short is good");
    let mut mistaken = open("/c/peers/apply", "Apply to join");
    mistaken.mistake = true;
    let mut door = apply(open("/c/peers/apply", "Apply to join"), Problems::none());
    door.door = true;
    door.questions.truncate(1);
    let mut closed = apply(open("/c/peers/apply", "Applications are closed just now"), Problems::none());
    closed.closed = true;
    let row = QuestionRow {
        number: 1,
        words: "What moves you?".into(),
        kind: "words".into(),
        ..QuestionRow::default()
    };
    vec![
        sample("apply", &apply(mistaken, wrong)),
        sample("apply-door", &door),
        sample("apply-closed", &closed),
        sample(
            "apply-sent",
            &SentPage {
                shell: open("/c/peers/apply/sent", "Look in your letters"),
                slug: SLUG.into(),
                how: "written",
            },
        ),
        sample(
            "apply-waits",
            &SentPage { shell: open("/c/peers/apply/sent", "It is kept"), slug: SLUG.into(), how: "waits" },
        ),
        sample("application-begun", &own(open("/application/x", "Your application"), "begun")),
        sample("application-declined", &own(open("/application/x", "Your application"), "declined")),
        sample("joining", &joining(open("/c/peers/joining", "How joining works"), false)),
        sample("joining-convenor", &joining(page("/c/peers/joining", "How joining works"), true)),
        sample(
            "criteria",
            &CriteriaPage {
                shell: page("/c/peers/joining/criteria", "Criteria"),
                slug: SLUG.into(),
                fields: ["rules", "experience", "level", "commitment", "objectives", "steps"]
                    .map(|field| (field, "Words.".to_owned()))
                    .to_vec(),
                version: 2,
                problems: Problems::none().with("level", "Write a line"),
            },
        ),
        sample(
            "questions",
            &QuestionsPage {
                shell: page("/c/peers/joining/questions", "What we ask"),
                slug: SLUG.into(),
                rows: vec![row, QuestionRow::default()],
                problems: Problems::none(),
            },
        ),
        sample(
            "applications",
            &ApplicationsPage {
                shell: page("/c/peers/applications", "Applications"),
                slug: SLUG.into(),
                lines: vec![ApplicationLine {
                    place: 1,
                    state: "application-state-sent".into(),
                    source: "application-source-letter".into(),
                    version: 2,
                    at: moment(3),
                }],
                alike: vec![("1, 2".into(), vec!["alike-name".into(), "alike-address".into()])],
                flood: 980,
            },
        ),
        sample(
            "applications-none",
            &ApplicationsPage {
                shell: page("/c/peers/applications", "Applications"),
                slug: SLUG.into(),
                lines: Vec::new(),
                alike: Vec::new(),
                flood: 0,
            },
        ),
        sample("invitations", &invitations(page("/c/peers/invitations", "Invitations"))),
        sample(
            "invitation-draft",
            &InvitationPage {
                shell: page("/c/peers/invitations/1", "The invitation, as it is read"),
                slug: SLUG.into(),
                id: id(1),
                draft: true,
                open: false,
                state: "invitation-state-draft".into(),
                typed: ["Ana Bright".into(), "ana@seeds.example".into(), "You wrote about rotas.".into()],
                reading: reading(),
                matches: vec![(
                    "rotas".into(),
                    vec![("Iolo Prydderch".into(), "Rotas that outlive their maker.".into())],
                    Vec::new(),
                )],
                problems: Problems::none(),
            },
        ),
        sample(
            "invited",
            &InvitedPage {
                shell: open("/invitation/x", "Peer Network Convenors"),
                token: "x".into(),
                slug: Some(SLUG.into()),
                open: true,
                state: "sent".into(),
                reading: reading(),
                nominations: true,
                typed: Default::default(),
                problems: Problems::none().with("address", "Write an email address with an @"),
            },
        ),
        sample(
            "suggest",
            &SuggestPage {
                shell: page("/c/peers/suggest", "Suggest somebody"),
                slug: SLUG.into(),
                open: true,
                typed: Default::default(),
                problems: Problems::none(),
            },
        ),
    ]
}
