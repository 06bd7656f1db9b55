//! Letters are handed to servers of all kinds of behaviour.

#[path = "support/stand_in.rs"]
mod stand_in;

use std::time::Duration;

use mail::smtp::client::{
    Fate, Login, Manner, Parcel, Patience, Pool, Session, Target, Tls, Told, Trouble, Trust,
};
use stand_in::{Behaviour, Does, StandIn};
use tokio::sync::mpsc;

fn manner() -> Manner {
    let short = Duration::from_millis(300);
    let patience = Patience { connect: short, command: short, data: short, body: short, end: short };
    Manner { name: "hall.example".into(), patience, trust: Trust::with(None).unwrap() }
}

fn target(server: &StandIn) -> Target {
    Target {
        host: "localhost".into(),
        address: Some(server.address.ip()),
        port: server.address.port(),
        tls: Tls::No,
        login: None,
        lmtp: false,
    }
}

fn parcel(tag: i64, to: &[&str]) -> Parcel {
    Parcel {
        tag,
        sender: format!("bounce+{tag}@hall.example"),
        recipients: to.iter().map(|to| (*to).to_owned()).collect(),
        bytes: format!("Message-ID: <{tag}@hall.example>\r\n\r\n.letter {tag}.\r\n.\r\n").into_bytes(),
    }
}

async fn send(target: &Target, parcels: Vec<Parcel>) -> (Vec<Told>, Result<(), String>, usize) {
    let mut session = Session::open(target, &manner()).await.unwrap();
    let (give, mut parcels) = {
        let (give, take) = mpsc::channel(parcels.len().max(1));
        for parcel in parcels {
            give.try_send(parcel).unwrap();
        }
        (give, take)
    };
    drop(give);
    let (tell, mut told) = mpsc::channel(1000);
    let ended = session.deliver(&mut parcels, &tell).await;
    drop(tell);
    let mut all = Vec::new();
    while let Some(one) = told.recv().await {
        all.push(one);
    }
    (all, ended, parcels.len())
}

fn codes(told: &[Told]) -> Vec<String> {
    let say = |fate: &Fate| match fate {
        Fate::Taken(_) => "taken".to_owned(),
        Fate::Later(reply) => format!("later {}", reply.code),
        Fate::Never(reply) => format!("never {}", reply.code),
        Fate::Lost { maybe, .. } => (if *maybe { "lost, maybe" } else { "lost" }).to_owned(),
    };
    told.iter()
        .map(|t| format!("{}: {}", t.tag, t.fates.iter().map(say).collect::<Vec<_>>().join(", ")))
        .collect()
}

/// The three ways of sending ahead.
fn each_way() -> [Vec<&'static str>; 3] {
    [vec!["SIZE"], vec!["PIPELINING", "SIZE"], vec!["PIPELINING", "CHUNKING", "SIZE"]]
}

#[tokio::test]
async fn every_letter_arrives_whole_and_once_whatever_the_server_can_do() {
    for offers in each_way() {
        let server = StandIn::with(Behaviour { offers: offers.clone(), ..Behaviour::default() });
        let parcels: Vec<Parcel> = (0..100).map(|tag| parcel(tag, &["ann@there.example"])).collect();
        let (told, ended, left) = send(&target(&server), parcels.clone()).await;
        assert_eq!((ended, left), (Ok(()), 0), "{offers:?}");
        assert_eq!(codes(&told), (0..100).map(|tag| format!("{tag}: taken")).collect::<Vec<_>>());
        let kept = server.kept.lock().unwrap();
        assert_eq!(kept.len(), 100);
        for (kept, sent) in kept.iter().zip(&parcels) {
            assert_eq!(
                (&kept.letter, &kept.sender, &kept.recipients),
                (&sent.bytes, &sent.sender, &sent.recipients)
            );
        }
    }
}

#[tokio::test]
async fn each_recipient_has_a_fate_of_their_own_and_the_rest_of_the_letters_go_on() {
    for offers in each_way() {
        let at = vec![
            ("RCPT TO:<gone@", Does::Says("550 5.1.1 nobody here")),
            ("RCPT TO:<full@", Does::Says("452 4.2.2 mailbox full")),
            ("RCPT TO:<many@", Does::Says("552 too many recipients")),
        ];
        let server = StandIn::with(Behaviour { offers: offers.clone(), at, ..Behaviour::default() });
        let parcels = vec![
            parcel(
                1,
                &["ann@x.example", "gone@x.example", "bob@x.example", "full@x.example", "many@x.example"],
            ),
            parcel(2, &["gone@x.example"]),
            parcel(3, &["full@x.example"]),
            parcel(4, &["ann@x.example"]),
        ];
        let (told, ended, _) = send(&target(&server), parcels).await;
        assert_eq!(ended, Ok(()), "{offers:?}");
        let expected =
            ["1: taken, never 550, taken, later 452, later 452", "2: never 550", "3: later 452", "4: taken"];
        assert_eq!(codes(&told), expected, "{offers:?}");
        assert_eq!(server.kept.lock().unwrap().len(), 2);
        let Fate::Never(reply) = &told[1].fates[0] else { panic!() };
        assert_eq!(reply.to_string(), "550 5.1.1 nobody here");
    }
}

#[tokio::test]
async fn a_refused_letter_or_sender_does_not_spoil_the_next() {
    for offers in each_way() {
        let behaviour = Behaviour {
            offers: offers.clone(),
            at: vec![("MAIL FROM:<bounce+1@", Does::Says("451 4.7.1 greylisted"))],
            at_letter: vec![
                ("letter 2.", Does::Says("554 5.7.1 spam")),
                ("letter 3.", Does::Says("451 4.3.0 later")),
            ],
            ..Behaviour::default()
        };
        let server = StandIn::with(behaviour);
        let (told, ended, _) =
            send(&target(&server), (0..5).map(|tag| parcel(tag, &["a@x.example"])).collect()).await;
        assert_eq!(ended, Ok(()), "{offers:?}");
        assert_eq!(
            codes(&told),
            ["0: taken", "1: later 451", "2: never 554", "3: later 451", "4: taken"],
            "{offers:?}"
        );
        assert_eq!(server.kept.lock().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_line_that_is_cut_inside_a_letter_leaves_nothing_there_and_everything_here() {
    for offers in each_way() {
        let server =
            StandIn::with(Behaviour { offers: offers.clone(), cuts_after: Some(60), ..Behaviour::default() });
        let mut long = parcel(1, &["a@x.example"]);
        long.bytes.extend(b"a long line, again and again\r\n".repeat(200));
        let (told, ended, left) =
            send(&target(&server), vec![parcel(0, &["a@x.example"]), long, parcel(2, &["a@x.example"])])
                .await;
        assert!(ended.is_err(), "{offers:?}");
        let codes = codes(&told);
        assert_eq!(codes[..2], ["0: taken", "1: lost, maybe"], "{offers:?}");
        assert_eq!(server.kept.lock().unwrap().len(), 1);
        // The third was begun too, or is still here.
        assert_eq!(codes.len() + left, 3, "{offers:?}");
    }
}

#[tokio::test]
async fn a_server_that_keeps_a_letter_and_says_nothing_may_have_it() {
    for offers in each_way() {
        for (keeps_and_hangs_up, at_letter) in
            [(Some("letter 1."), vec![]), (None, vec![("letter 1.", Does::Stalls)])]
        {
            let server = StandIn::with(Behaviour {
                offers: offers.clone(),
                keeps_and_hangs_up,
                at_letter,
                ..Behaviour::default()
            });
            let (told, ended, left) =
                send(&target(&server), (0..3).map(|tag| parcel(tag, &["a@x.example"])).collect()).await;
            assert!(ended.is_err(), "{offers:?}");
            let codes = codes(&told);
            assert_eq!(codes[..2], ["0: taken", "1: lost, maybe"], "{offers:?}");
            assert_eq!(codes.len() + left, 3);
        }
    }
}

#[tokio::test]
async fn a_line_that_is_cut_before_the_letter_has_surely_not_brought_it() {
    for does in [Does::HangsUp, Does::Stalls] {
        let at = vec![("RCPT", does)];
        let server = StandIn::with(Behaviour { at, ..Behaviour::default() });
        let (told, ended, _) = send(&target(&server), vec![parcel(1, &["a@x.example"])]).await;
        assert!(ended.is_err());
        assert_eq!(codes(&told), ["1: lost"]);
    }
}

#[tokio::test]
async fn a_server_that_closes_gets_no_more_and_what_was_not_begun_is_kept_for_another() {
    let at = vec![("MAIL FROM:<bounce+1@", Does::Says("421 4.3.2 going down"))];
    let server = StandIn::with(Behaviour { at, offers: vec!["PIPELINING"], ..Behaviour::default() });
    let (told, ended, left) =
        send(&target(&server), (0..9).map(|tag| parcel(tag, &["a@x.example"])).collect()).await;
    assert!(ended.is_err());
    assert_eq!(codes(&told), ["0: taken", "1: later 421"]);
    assert_eq!(left, 7);
}

#[tokio::test]
async fn lmtp_answers_for_each_recipient() {
    for offers in each_way() {
        let server = StandIn::with(Behaviour { offers, lmtp: true, ..Behaviour::default() });
        let target = Target { lmtp: true, ..target(&server) };
        let (told, ended, _) =
            send(&target, vec![parcel(1, &["a@x.example", "b@x.example"]), parcel(2, &["c@x.example"])])
                .await;
        assert_eq!(ended, Ok(()));
        assert_eq!(codes(&told), ["1: taken, later 452", "2: taken"]);
        assert!(server.commands.lock().unwrap()[0].starts_with("LHLO "));
    }
}

// reliability 2.2 case 19: we send only CRLF.
#[tokio::test]
async fn what_could_smuggle_a_second_letter_is_refused_here() {
    let server = StandIn::with(Behaviour::default());
    let mut sly = parcel(1, &["a@x.example"]);
    sly.bytes = b"Subject: x\r\n\r\nend\n.\r\nMAIL FROM:<evil@x.example>\r\n".to_vec();
    let worse = parcel(2, &["a@x.example>\r\nRCPT TO:<all@x.example"]);
    let mut large = parcel(3, &["a@x.example"]);
    large.bytes.extend(b"words\r\n".repeat(200_000));
    let (told, ended, _) = send(&target(&server), vec![sly, worse, large, parcel(4, &["a@x.example"])]).await;
    assert_eq!(ended, Ok(()));
    assert_eq!(codes(&told), ["1: never 550", "2: never 501", "3: never 552", "4: taken"]);
    assert_eq!(server.commands.lock().unwrap().iter().filter(|c| c.starts_with("MAIL")).count(), 1);
}

#[tokio::test]
async fn what_the_server_cannot_read_is_not_sent() {
    let server = StandIn::with(Behaviour { offers: vec!["PIPELINING"], ..Behaviour::default() });
    let mut wide = parcel(1, &["a@x.example"]);
    wide.bytes = "Subject: Grüße\r\n\r\nx\r\n".as_bytes().to_vec();
    let (told, _, _) = send(&target(&server), vec![wide.clone(), parcel(2, &["änne@x.example"])]).await;
    assert_eq!(codes(&told), ["1: never 554", "2: never 553"]);
    let able = StandIn::with(Behaviour::default());
    let (told, _, _) = send(&target(&able), vec![wide, parcel(2, &["änne@x.example"])]).await;
    assert_eq!(codes(&told), ["1: taken", "2: taken"]);
    let commands = able.commands.lock().unwrap();
    assert!(commands.iter().any(|c| c.ends_with("BODY=8BITMIME")), "{commands:?}");
    assert!(commands.iter().any(|c| c.ends_with("SMTPUTF8")), "{commands:?}");
}

#[tokio::test]
async fn a_password_is_not_sent_in_the_clear_and_a_wrong_one_is_told() {
    let offers = vec!["AUTH PLAIN LOGIN"];
    let at = vec![
        ("AUTH PLAIN AGFubgBzZWNyZXQ=", Does::Says("235 2.7.0 welcome")),
        ("AUTH", Does::Says("535 5.7.8 no")),
    ];
    let server = StandIn::with(Behaviour { offers, at, ..Behaviour::default() });
    let with = |password: &str, host: &str| Target {
        host: host.into(),
        login: Some(Login { user: "ann".into(), password: password.into() }),
        ..target(&server)
    };
    assert!(Session::open(&with("secret", "localhost"), &manner()).await.is_ok());
    let wrong = Session::open(&with("guess", "localhost"), &manner()).await.err().unwrap();
    assert!(matches!(&wrong, Trouble::Login { .. }), "{wrong}");
    let elsewhere = Session::open(&with("secret", "relay.example"), &manner()).await.err().unwrap();
    assert!(matches!(elsewhere, Trouble::NoLogin { .. }));
    assert!(!format!("{:?}", with("secret", "localhost")).contains("secret"));
}

#[tokio::test]
async fn tls_that_was_asked_for_is_never_left_out_and_tls_that_fails_is_when_it_was_not() {
    let server = StandIn::with(Behaviour {
        offers: vec!["STARTTLS"],
        at: vec![("STARTTLS", Does::Says("220 go ahead"))],
        ..Behaviour::default()
    });
    // It says 220 and then does not know what to do: a handshake that fails.
    let required = Session::open(&Target { tls: Tls::Required, ..target(&server) }, &manner()).await;
    assert!(matches!(required.err().unwrap(), Trouble::Tls { .. }));
    let offered = Session::open(&Target { tls: Tls::IfOffered, ..target(&server) }, &manner()).await;
    assert!(offered.is_ok());
    let plain = StandIn::with(Behaviour::default());
    let required = Session::open(&Target { tls: Tls::Required, ..target(&plain) }, &manner()).await;
    assert!(matches!(required.err().unwrap(), Trouble::Tls { .. }));
}

#[tokio::test]
async fn a_session_is_used_again_and_a_dead_one_is_not() {
    let server = StandIn::with(Behaviour::default());
    let (pool, manner) = (Pool::default(), manner());
    let targets = [target(&server)];
    for _ in 0..3 {
        let session = pool.take(&targets, &manner).await.unwrap();
        pool.give_back(session);
    }
    assert_eq!(*server.connections.lock().unwrap(), 1);
    let away = Target { port: 1, ..target(&server) };
    let trouble = pool.take(std::slice::from_ref(&away), &manner).await.err().unwrap();
    assert!(matches!(trouble, Trouble::Away { .. }) && !trouble.lasts());
    // The second server of a domain is asked when the first is away.
    assert!(pool.take(&[away, target(&server)], &manner).await.is_ok());
}
