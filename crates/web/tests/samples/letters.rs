//! Pages about letters.

use web::{
    forms::Problems,
    lists::view::{AskLine, BusyLine, DraftLine, ListsPage, RuleRow},
    reach::view::{FromCommunity, LessPage, ReachPage, SentLine, Topic},
    shell::Shell,
};

use super::{SLUG, id, moment};

pub fn reach_page(shell: Shell) -> ReachPage {
    ReachPage {
        shell,
        stopped: false,
        away: None,
        rests: false,
        rhythm: "weekly".into(),
        day: 5,
        hour: "07:30".into(),
        minutes: "30".into(),
        mails: "6".into(),
        asks: "2".into(),
        quiet_from: "22:00".into(),
        quiet_to: "07:00".into(),
        strict: false,
        next: Some(moment(-4)),
        communities: vec![FromCommunity {
            slug: SLUG.into(),
            name: "Peer Network Convenors".into(),
            delivery: "usual".into(),
            list: false,
        }],
        topics: vec![Topic {
            slug: SLUG.into(),
            name: "Peer Network Convenors".into(),
            stem: "rota".into(),
            word: "rotas".into(),
        }],
        sent: vec![SentLine {
            subject: "Re: Handing a WhatsApp group to its members".into(),
            from: "Gwen Abernathy via Peer Network Convenors".into(),
            why: "You have this because it answers you.",
            at: moment(1),
            waits: false,
        }],
        undo: true,
        problems: Problems::none(),
    }
}

pub fn less_page(shell: Shell) -> LessPage {
    LessPage {
        shell,
        token: "x".into(),
        name: "Iolo Prydderch".into(),
        subject: Some("Handing a WhatsApp group to its members".into()),
        community: Some("Peer Network Convenors".into()),
        undo: true,
        stopped: false,
    }
}

pub fn lists_page(shell: Shell) -> ListsPage {
    ListsPage {
        shell,
        slug: SLUG.into(),
        list: true,
        tag: "peers".into(),
        reply_to: "all".into(),
        moderation: "new".into(),
        days: String::new(),
        plain_heads: false,
        to_author: false,
        address: Some("peers@guildhall.example".into()),
        rules: vec![
            RuleRow { word: "event".into(), days: "1".into(), member_days: "30".into() },
            RuleRow::default(),
        ],
        busy: vec![BusyLine { id: id(1), name: "Year’s end".into(), from: moment(-30), to: moment(-60) }],
        month: ("November 2026".into(), 24_322),
        asks: vec![AskLine { id: id(2), what: "The Monday question".into(), minutes: 5, times: 4 }],
        minutes: (20, 120),
        members: (13, 0),
        drafts: vec![DraftLine {
            id: id(3),
            subject: "A quiet month".into(),
            words: "Put together from your own notes.".into(),
            yours: false,
            age: 9,
            jargon: vec![("onboard".into(), "welcome")],
        }],
        problems: Problems::none(),
    }
}
