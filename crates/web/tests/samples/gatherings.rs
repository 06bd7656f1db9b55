//! Pages of gatherings: the list, one, the look before anybody is asked, one's own dates.

use community::gatherings::Count;
use web::{
    forms::Problems,
    gatherings::{
        form::GatheringForm,
        view::{
            ComingLine, GatheringLine, GatheringPage, GatheringsPage, GuestLine, OwnDateLine, OwnDatesPage,
            PreviewPage, SeatLine, WayIn, YearLine,
        },
    },
    shell::Shell,
};

use super::{SLUG, Sample, id, moment, sample, shell};

fn line(title: &str, days: i64, state: Option<&str>) -> GatheringLine {
    GatheringLine {
        address: format!("/c/peers/gatherings/{}", id(days)),
        title: title.into(),
        at: moment(-days),
        mode: "by video".into(),
        state: state.map(str::to_owned),
    }
}

fn one(shell: Shell, convenor: bool) -> GatheringPage {
    let seat = |name: &str, answer: &str, waits| SeatLine {
        person: id(1).to_string(),
        name: name.into(),
        answer: answer.into(),
        waits,
        notes: vec!["15 minutes late".into()],
        note: "By the late train.".into(),
    };
    GatheringPage {
        shell,
        slug: SLUG.into(),
        id: id(1).to_string(),
        title: "Autumn circle".into(),
        purpose: "What we have learned since spring.".into(),
        at: moment(-9),
        place_at: Some("There it is Thursday 29 October, 10:00 (Europe/London).".into()),
        zone: "Europe/Amsterdam".into(),
        minutes: 90,
        mode: "in person and by video".into(),
        capacity: Some(12),
        way_in: Some(WayIn {
            link: "https://meet.jit.si/guildhall-x".into(),
            provider: "Jitsi",
            dial_in: "+44 1632 960144, key 3319".into(),
            dial: "tel:+441632960144".into(),
            place: "The Old Schoolhouse, Lower Street".into(),
        }),
        state: Some("The hour was changed since it was planned; this is the new one.".into()),
        own: Some(ComingLine { answer: "accepted".into(), note: "By train".into(), shown: true }),
        answered: Some("Your calendar answered on Friday 16 October".into()),
        may_answer: true,
        count: Count { coming: 4, perhaps: 1, away: 2, waiting: 1, silent: 5 },
        names: vec!["Hamish Dunmore".into(), "Gwen Abernathy".into()],
        seats: match convenor {
            true => {
                vec![seat("Hamish Dunmore", "comes", false), seat("Iolo Prydderch", "waits for a seat", true)]
            }
            false => Vec::new(),
        },
        guests: vec![GuestLine {
            id: id(2).to_string(),
            name: "Ada Guest".into(),
            host: "Gwen Abernathy".into(),
            state: "a convenor has not said yet".into(),
            waits: convenor,
        }],
        in_person: true,
        member: true,
        convenor,
        ahead: true,
        begun: true,
        form: convenor.then(|| GatheringForm::new("Europe/London")),
        problems: Problems::none(),
    }
}

/// Every page of gatherings, in this light.
pub fn all(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let page = |path: &str, title: &str| lit(shell(path, title, true));
    let list = |convenor: bool| GatheringsPage {
        shell: page("/c/peers/gatherings", "Gatherings"),
        slug: SLUG.into(),
        coming: vec![line("Autumn circle", 9, Some("moved")), line("A day together", 40, None)],
        past: vec![line("Summer circle", -30, None), line("Spring circle", -90, Some("called off"))],
        member: true,
        form: convenor.then(|| GatheringForm::new("Europe/London")),
        years: match convenor {
            true => vec![YearLine {
                id: id(3).to_string(),
                name: "Monthly circle".into(),
                count: 11,
                load: vec!["November 2026: one gathering, 95 minutes".into()],
            }],
            false => Vec::new(),
        },
        guard: convenor
            .then(|| "By Friday 16 October it is a year since half of you met in one place.".into()),
        feed: Some("/c/peers/gatherings.ics".into()),
        problems: Problems::none(),
    };
    let over = GatheringPage {
        way_in: None,
        state: Some("This gathering is over.".into()),
        may_answer: false,
        ahead: false,
        form: None,
        member: false,
        ..one(page("/c/peers/gatherings/x", "Autumn circle"), false)
    };
    let own = |whole: Option<&str>| OwnDatesPage {
        shell: page("/dates", "Your dates"),
        lines: vec![OwnDateLine {
            address: "/c/peers/gatherings/x".into(),
            title: "Autumn circle".into(),
            community: "Peer Network Convenors".into(),
            at: moment(-9),
            answer: "comes".into(),
        }],
        whole: whole.map(str::to_owned),
        webcal: whole.map(|whole| whole.replace("https", "webcal")),
    };
    vec![
        sample("gatherings", &list(false)),
        sample("gatherings-convenor", &list(true)),
        sample("gathering", &one(page("/c/peers/gatherings/x", "Autumn circle"), false)),
        sample("gathering-convenor", &one(page("/c/peers/gatherings/x", "Autumn circle"), true)),
        sample("gathering-over", &over),
        sample(
            "gathering-preview",
            &PreviewPage {
                shell: page("/c/peers/gatherings", "Before anybody is asked"),
                title: "Autumn circle".into(),
                action: "/c/peers/gatherings".into(),
                lines: vec!["Thursday 29 October, 10:00 in Europe/London.".into()],
                fields: GatheringForm::new("Europe/London").fields(),
                button: "gathering-preview-ask",
            },
        ),
        sample("own-dates", &own(None)),
        sample("own-dates-address", &own(Some("https://hall.example/dates/0123456789.ics"))),
    ]
}
