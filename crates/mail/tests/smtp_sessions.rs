//! What clients may say to the SMTP server, and what they may not: reliability 2.2, case by case.

#[path = "support/smtp.rs"]
mod support;

use std::time::{Duration, Instant};

use mail::smtp::{Reply, server::Limits};
use support::{Memory, Running};

const LETTER: &str = "From: Ann <ann@example.org>\r\nSubject: Hello\r\n\r\nHi all\r\n";

#[tokio::test]
async fn a_letter_is_taken_and_the_session_goes_on_with_the_next() {
    let running = Running::begin().await;
    let mut client = running.client().await;
    let told = client.say("EHLO client.example\r\n").await.expect("250-mx.hall.example");
    for spoken in ["PIPELINING", "SIZE 30000000", "8BITMIME", "SMTPUTF8", "CHUNKING", "ENHANCEDSTATUSCODES"] {
        assert!(
            told.contains(&format!("250-{spoken}\r\n")) || told.contains(&format!("250 {spoken}\r\n")),
            "{told}"
        );
    }
    assert!(!told.contains("STARTTLS") && !told.contains("AUTH"), "{told}");
    for number in 0..3 {
        client.say("MAIL FROM:<ann@example.org> SIZE=100 BODY=8BITMIME\r\n").await.expect("250 2.1.0");
        client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("250 2.1.5");
        client.say("RCPT TO:<Peers+0123@hall.example>\r\n").await.expect("250 2.1.5");
        client.say("DATA\r\n").await.expect("354 ");
        client.say(format!("{LETTER}{number}\r\n..dots\r\n.\r\n")).await.expect("250 2.0.0");
    }
    client.say("QUIT\r\n").await.expect("221 2.0.0");
    assert_eq!(client.rest().await, "");
    let kept = running.kept();
    assert_eq!(kept.len(), 3);
    let (envelope, raw) = &kept[2];
    assert_eq!(String::from_utf8_lossy(raw), format!("{LETTER}2\r\n.dots\r\n"));
    assert_eq!((envelope.sender.as_str(), envelope.helo.as_str()), ("ann@example.org", "client.example"));
    assert_eq!(envelope.recipients, ["peers@hall.example", "Peers+0123@hall.example"]);
    assert_eq!(envelope.peer, Some("127.0.0.1".parse().unwrap()));
}

#[tokio::test]
async fn commands_that_come_together_are_answered_together_and_in_order() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    let together = "MAIL FROM:<ann@example.org>\r\nRCPT TO:<nobody@hall.example>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\n";
    client.send(together).await;
    for code in ["250 ", "550 5.1.1", "250 ", "354 "] {
        let told = client.answer().await;
        assert!(told.starts_with(code), "{told}");
    }
    client.send(format!("{LETTER}.\r\nMAIL FROM:<>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\n")).await;
    for code in ["250 ", "250 ", "250 ", "354 "] {
        assert!(client.answer().await.starts_with(code));
    }
    client.say(format!("{LETTER}.\r\nQUIT\r\n")).await.expect("250 ");
    assert!(client.answer().await.starts_with("221 "));
    let senders: Vec<String> = running.kept().iter().map(|(envelope, _)| envelope.sender.clone()).collect();
    assert_eq!(senders, ["ann@example.org", ""]);
}

#[tokio::test]
async fn a_letter_may_come_in_chunks_and_be_given_up_between_them() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    let begin = "MAIL FROM:<ann@example.org>\r\nRCPT TO:<peers@hall.example>\r\n";
    client.say(begin).await.expect("250 ");
    client.answer().await;
    let (one, two) = LETTER.split_at(20);
    client.say(format!("BDAT {}\r\n{one}", one.len())).await.expect("250 ");
    client.say("DATA\r\n").await.expect("503 ");
    client.say(format!("BDAT {} LAST\r\n{two}", two.len())).await.expect("250 2.0.0 kept");
    client.say(format!("{begin}BDAT 3\r\nabcRSET\r\n")).await.expect("250 ");
    for _ in 0..3 {
        assert!(client.answer().await.starts_with("250 "));
    }
    client.say(format!("BDAT 4 LAST\r\nDATA{begin}BDAT 0 LAST\r\n")).await.expect("503 ");
    for _ in 0..3 {
        assert!(client.answer().await.starts_with("250 "));
    }
    assert_eq!(running.letters(), [LETTER, ""]);
}

// reliability 2.2 case 19
#[tokio::test]
async fn case_19_only_cr_lf_dot_cr_lf_ends_a_letter_and_nothing_is_smuggled_in_behind_another_end() {
    let running = Running::begin().await;
    let smuggled = "MAIL FROM:<boss@example.org>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\nFrom: boss@example.org\r\n\r\nsmuggled\r\n";
    let ends: [(&[u8], bool); 9] = [
        (b"\n.\n", false),
        (b"\n.\r\n", false),
        (b"\r\n.\n", false),
        (b"\n\n.\r\n", false),
        (b"\r.\r", true),
        (b"\r.\r\n", true),
        (b"\r\n.\r", true),
        (b"\r\n\0.\r\n", true),
        (b"\r\n.\0\r\n", true),
    ];
    for (end, is_kept) in ends {
        let before = running.kept().len();
        let mut client = running.sending().await;
        let letter = [LETTER.as_bytes(), b"first", end, smuggled.as_bytes(), b".\r\n"].concat();
        let told = client.say(&letter).await;
        match is_kept {
            true => drop(told.expect("250 ")),
            // A line feed alone is refused: whoever let it pass may have seen the end of a letter in it.
            false => drop(told.expect("550 5.5.2")),
        }
        // One letter, one answer: what stood behind the false end was never a command.
        client.say("NOOP\r\n").await.expect("250 ");
        assert_eq!(running.kept().len() - before, usize::from(is_kept), "{end:?}");
    }
    assert!(running.kept().iter().all(|(envelope, raw)| {
        envelope.sender == "ann@example.org" && String::from_utf8_lossy(raw).contains("smuggled")
    }));
}

#[tokio::test]
async fn case_19_a_command_that_ends_with_a_line_feed_alone_is_not_done() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client.say("MAIL FROM:<ann@example.org>\n").await.expect("500 5.5.2");
    client.say("RSET\rMAIL FROM:<ann@example.org>\r\n").await.expect("500 5.5.2");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("503 ");
}

// reliability 2.2 case 20
#[tokio::test]
async fn case_20_a_command_of_eight_megabytes_is_left_and_a_long_one_skipped() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client
        .say([b"MAIL FROM:<", "a".repeat(10_000).as_bytes(), b"@example.org>\r\n"].concat())
        .await
        .expect("500 5.5.2");
    client.say("NOOP\r\n").await.expect("250 ");
    client.send(vec![b'x'; 8 << 20]).await;
    let said = client.rest().await;
    assert!(said.is_empty() || said.starts_with("500 5.5.2"), "{said}");
}

#[tokio::test]
async fn case_20_after_twenty_errors_a_session_is_closed() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client.send("NONSENSE x\r\n".repeat(500)).await;
    let said = client.rest().await;
    assert_eq!(said.matches("500 5.5.2").count(), 20, "{said}");
    assert!(said.ends_with("421 4.7.0 too many errors; goodbye\r\n"), "{said}");
}

#[tokio::test]
async fn case_20_a_browser_and_bytes_that_are_no_text_are_told_that_this_is_no_place_for_them() {
    let running = Running::begin().await;
    let mut client = running.client().await;
    client.send("POST / HTTP/1.1\r\nHost: hall.example\r\n\r\nEHLO x\r\nMAIL FROM:<a@b.c>\r\n").await;
    let said = client.rest().await;
    assert!(said.starts_with("421 4.7.0") && said.lines().count() == 1, "{said}");
    let mut client = running.client().await;
    client.say(b"\x16\x03\x01\x00\xff\xfe\x80\r\n").await.expect("500 ");
    client.say(b"NOOP \0\r\n").await.expect("500 ");
    assert_eq!(running.letters().len(), 0);
}

// reliability 2.2 case 21
#[tokio::test]
async fn case_21_whoever_speaks_before_the_greeting_is_not_served() {
    use std::io::{Read, Write};
    let running = Running::begin().await;
    let address = running.address;
    // Spoken while the server has no time to greet: this test has one thread, and it is here.
    let mut early = std::net::TcpStream::connect(address).unwrap();
    early.write_all(b"EHLO early\r\nMAIL FROM:<a@example.org>\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(50));
    let said = tokio::task::spawn_blocking(move || {
        let mut said = String::new();
        early.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        drop(early.read_to_string(&mut said));
        said
    });
    assert!(said.await.unwrap().starts_with("554 5.5.1"));
}

// reliability 2.2 case 22
#[tokio::test]
async fn case_22_idle_clients_keep_nobody_out() {
    let limits = Limits { connections: 40, connections_each: 20, ..Limits::default() };
    let running = Running::with(limits, None).await;
    let mut idle = Vec::new();
    for _ in 0..20 {
        idle.push(running.greeted().await);
    }
    // All are fresh: one more from the same place is turned away.
    let mut turned_away = running.silent().await;
    assert!(turned_away.answer().await.starts_with("421 4.7.0"));
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    #[allow(clippy::disallowed_methods)] // what is claimed is a time
    let begun = Instant::now();
    let mut client = running.sending().await;
    client.say(format!("{LETTER}.\r\n")).await.expect("250 ");
    assert!(begun.elapsed() < Duration::from_secs(2));
    let told = idle[0].answer().await;
    assert!(told.starts_with("421 4.3.2"), "{told}");
}

#[tokio::test]
async fn case_22_silence_and_a_letter_that_only_drips_have_an_end() {
    let (patience, slow_start) = (Duration::from_millis(1_500), Duration::from_secs(1));
    let running = Running::with(Limits { patience, slow_start, ..Limits::default() }, None).await;
    let (mut silent, mut drips) = (running.greeted().await, running.sending().await);
    drips.send("Subject: x\r\n\r\n").await;
    for _ in 0..12 {
        tokio::time::sleep(Duration::from_millis(200)).await;
        drips.send("drip\r\n").await;
    }
    let told = drips.answer().await;
    assert!(told.starts_with("421 4.4.2 this letter comes in too slowly"), "{told}");
    let told = silent.answer().await;
    assert!(told.starts_with("421 4.4.2 you were silent"), "{told}");
    assert!(running.kept().is_empty());
}

// reliability 2.2 case 23
#[tokio::test]
async fn case_23_of_a_line_that_breaks_in_a_letter_nothing_is_kept_and_after_the_dot_it_is_kept_once() {
    let running = Running::begin().await;
    let mut client = running.sending().await;
    client.send(LETTER).await;
    drop(client);
    let mut client = running.sending().await;
    client.send(format!("{LETTER}.\r")).await;
    drop(client);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(running.kept().len(), 0);
    let mut client = running.sending().await;
    client.send(format!("{LETTER}.\r\n")).await;
    drop(client);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(running.kept().len(), 1);
    assert_eq!(running.server.connected(), 0, "every place was given back");
}

// reliability 2.2 case 24
#[tokio::test]
async fn case_24_a_letter_that_is_too_large_is_refused_when_it_is_announced_and_else_behind_its_end() {
    let running = Running::with(Limits { letter: 3_000_000, ..Limits::default() }, None).await;
    let mut client = running.greeted().await;
    client.say("MAIL FROM:<ann@example.org> SIZE=3000001\r\n").await.expect("552 5.3.4");
    client.say("MAIL FROM:<ann@example.org> SIZE=100\r\n").await.expect("250 ");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("250 ");
    client.say("DATA\r\n").await.expect("354 ");
    let line = [&[b'x'; 998][..], b"\r\n"].concat();
    client.say([LETTER.as_bytes(), &line.repeat(3_100), b".\r\n"].concat()).await.expect("552 5.3.4");
    client.say("NOOP\r\n").await.expect("250 ");
    // Just below: taken, through a file, of which nothing is left.
    let mut client = running.sending().await;
    client.say([LETTER.as_bytes(), &line.repeat(2_900), b".\r\n"].concat()).await.expect("250 ");
    assert_eq!(running.kept()[0].1.len(), LETTER.len() + 2_900_000);
    assert_eq!(std::fs::read_dir(running.folder.path()).unwrap().count(), 0);
    // A client that announces an endless chunk, or sends without end, is left.
    let mut client = running.greeted().await;
    client.say("BDAT 99999999999999 LAST\r\n").await.expect("552 5.3.4");
    assert_eq!(client.rest().await, "");
}

// reliability 2.2 case 26
#[tokio::test]
async fn case_26_behind_the_last_recipient_the_client_is_asked_to_split() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250 ");
    client
        .send((0..2_000).map(|n| format!("RCPT TO:<peers+{n}@hall.example>\r\n")).collect::<String>())
        .await;
    let (mut taken, mut split) = (0, 0);
    while taken + split < 119 {
        match client.answer().await {
            answer if answer.starts_with("250 ") => taken += 1,
            answer => {
                assert!(answer.starts_with("452 4.5.3"), "{answer}");
                split += 1;
            }
        }
    }
    assert_eq!(taken, 100);
}

// reliability 2.2 case 27
#[tokio::test]
async fn case_27_unknown_recipients_others_and_questions_about_who_lives_here() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("503 5.5.1");
    client.say("DATA\r\n").await.expect("503 5.5.1");
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250 ");
    client.say("RCPT TO:<nobody@hall.example>\r\n").await.expect("550 5.1.1");
    client.say("RCPT TO:<victim@elsewhere.example>\r\n").await.expect("554 5.7.1");
    client.say("RCPT TO:<victim%elsewhere.example@hall.example>\r\n").await.expect("550 5.1.1");
    client.say("RCPT TO:<@hall.example:victim@elsewhere.example>\r\n").await.expect("554 5.7.1");
    client.say("RCPT TO:<\"victim@elsewhere.example\"@elsewhere.example>\r\n").await.expect("5");
    client.say("RCPT TO:<>\r\n").await.expect("501 5.1.3");
    client.say("DATA\r\n").await.expect("503 5.5.1");
    client.say("RCPT TO:<postmaster>\r\n").await.expect("250 ");
    client.say("VRFY peers\r\n").await.expect("252 2.5.2");
    client.say("EXPN peers\r\n").await.expect("252 2.5.2");
    client.say("AUTH PLAIN AGEAYg==\r\n").await.expect("503 ");
    client.say("ETRN hall.example\r\n").await.expect("502 ");
}

// reliability 2.2 case 31: depth is for whoever reads; here only that nothing grows with it.
#[tokio::test]
async fn case_31_a_letter_of_twenty_thousand_parts_in_each_other_is_kept_as_bytes() {
    let running = Running::begin().await;
    let mut client = running.sending().await;
    let deep = "Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
    client.say(format!("From: ann@example.org\r\n{deep}x\r\n.\r\n")).await.expect("250 ");
}

// reliability 2.2 case 32
#[tokio::test]
async fn case_32_a_head_of_a_megabyte_or_of_twenty_thousand_fields_is_refused() {
    let running = Running::begin().await;
    for head in [
        format!("X-Long: {}\r\n", "y".repeat(1 << 20)),
        "X-Many: y\r\n".repeat(20_000),
        format!("X-Folded: a\r\n{}", " b\r\n".repeat(60_000)),
    ] {
        let mut client = running.sending().await;
        client.say(format!("From: ann@example.org\r\n{head}\r\nHi\r\n.\r\n")).await.expect("554 5.6.0");
    }
}

// reliability 2.2 case 33
#[tokio::test]
async fn case_33_nul_bare_cr_and_bytes_of_any_kind_are_kept_as_they_came() {
    let running = Running::begin().await;
    let mut client = running.sending().await;
    let letter = b"From: \xe4\xf6@example.org\r\nSubject: \xed\xa0\x80\r\n\r\na\0b\rc\xff\r\n";
    client.say([letter, &b".\r\n"[..]].concat()).await.expect("250 ");
    assert_eq!(running.kept()[0].1, letter);
}

// reliability 2.2 case 35
#[tokio::test]
async fn case_35_a_letter_with_two_authors_is_refused() {
    let running = Running::begin().await;
    let mut client = running.sending().await;
    client
        .say("From: ann@example.org\r\nFROM: boss@example.org\r\n\r\nHi\r\n.\r\n")
        .await
        .expect("550 5.6.0");
}

// reliability 2.2 case 38
#[tokio::test]
async fn case_38_a_letter_that_goes_round_in_a_loop_is_refused() {
    let running = Running::begin().await;
    let mut client = running.sending().await;
    let hops = "Received: from a by b; Thu, 15 Oct 2026 09:00:00 +0000\r\n".repeat(100);
    client.say(format!("{hops}{LETTER}.\r\n")).await.expect("554 5.4.6");
}

#[tokio::test]
async fn addresses_beyond_ascii_need_smtputf8() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client.say("MAIL FROM:<jürg@zürich.example>\r\n").await.expect("550 5.6.7");
    client.say("MAIL FROM:<jürg@zürich.example> SMTPUTF8\r\n").await.expect("250 ");
    client.say("RCPT TO:<zürich@hall.example>\r\n").await.expect("250 ");
    client.say("DATA\r\n").await.expect("354 ");
    client.say(format!("{LETTER}.\r\n")).await.expect("250 ");
    assert_eq!(running.kept()[0].0.sender, "jürg@zürich.example");
}

#[tokio::test]
async fn what_is_out_of_order_or_not_spoken_is_said_to_be() {
    let running = Running::begin().await;
    let mut client = running.client().await;
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("503 ");
    client.say("LHLO client.example\r\n").await.expect("502 ");
    client.say("XFORWARD ADDR=192.0.2.7\r\n").await.expect("500 ");
    client.say("EHLO\r\n").await.expect("501 ");
    client.say("HELO client.example\r\n").await.expect("250 mx.hall.example");
    client.say("STARTTLS\r\n").await.expect("502 ");
    client.say("MAIL FROM:ann@example.org\r\n").await.expect("501 ");
    client.say("MAIL FROM:<ann@example.org> BODY=BINARYMIME\r\n").await.expect("555 ");
    client.say("MAIL FROM:<ann@example.org> FOO=BAR\r\n").await.expect("555 ");
    client.say("MAIL FROM:<ann@example.org> SIZE=x\r\n").await.expect("501 ");
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250 ");
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("503 ");
    client.say("EHLO client.example\r\n").await.expect("250");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("503 ");
}

#[tokio::test]
async fn idle_talk_has_an_end() {
    let running = Running::begin().await;
    let mut client = running.greeted().await;
    client.send("NOOP\r\n".repeat(500)).await;
    assert!(client.rest().await.contains("421 4.7.0 too many errors"));
}

#[tokio::test]
async fn a_client_or_a_sender_may_bring_only_so_many_letters() {
    let limits = Limits { letters_an_hour: 3, letters_a_minute: 5, ..Limits::default() };
    let running = Running::with(limits, None).await;
    let mut client = running.greeted().await;
    for (sender, wanted) in [
        ("ann", "250 "),
        ("Ann", "250 "),
        ("ANN", "250 "),
        ("ann", "450 4.7.1"),
        ("ben", "250 "),
        ("ben", "450 "),
    ] {
        client.say(format!("MAIL FROM:<{sender}@example.org>\r\n")).await.expect(wanted);
        client.say("RSET\r\n").await.expect("250 ");
    }
}

#[tokio::test]
async fn a_desk_that_cannot_keep_a_letter_is_never_answered_for_with_250() {
    let running = Running::begin().await;
    for (code, enhanced) in [(452, [4, 3, 1]), (451, [4, 3, 0])] {
        *running.desk.refuses.lock().unwrap() = Some(Reply::new(code, enhanced, "not now"));
        let mut client = running.sending().await;
        client.say(format!("{LETTER}.\r\n")).await.expect(&code.to_string());
    }
    *running.desk.refuses.lock().unwrap() = None;
    assert!(running.kept().is_empty());
    let mut client = running.sending().await;
    client.say(format!("{LETTER}.\r\n")).await.expect("250 ");
}

#[tokio::test]
async fn a_server_that_stops_lets_a_letter_end_and_sends_idle_clients_away() {
    let desk = Memory { takes: Duration::from_millis(300), ..Memory::default() };
    let mut running = Running::of(desk, Limits::default(), None, false).await;
    let (mut idle, mut busy) = (running.greeted().await, running.sending().await);
    busy.send("Subject: x\r\n").await;
    running.stop();
    assert!(idle.answer().await.starts_with("421 4.3.2"));
    tokio::time::sleep(Duration::from_millis(100)).await;
    busy.say("\r\nHi\r\n.\r\n").await.expect("250 ");
    assert!(busy.answer().await.starts_with("421 4.3.2"));
    assert_eq!(running.kept().len(), 1);
}

#[tokio::test]
async fn behind_a_server_of_ones_own_each_recipient_is_answered_for() {
    let running = Running::of(Memory::default(), Limits::default(), None, true).await;
    let mut client = running.client().await;
    client.say("EHLO client.example\r\n").await.expect("502 ");
    let told = client.say("LHLO client.example\r\n").await.expect("250");
    assert!(told.contains("250-XFORWARD "), "{told}");
    client.say("XFORWARD ADDR=192.0.2.7 HELO=mx.example.org\r\n").await.expect("250 ");
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250 ");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("250 ");
    client.say("RCPT TO:<nobody@hall.example>\r\n").await.expect("550 ");
    client.say("RCPT TO:<peers-help@hall.example>\r\n").await.expect("250 ");
    client.say("DATA\r\n").await.expect("354 ");
    // A line feed alone was let pass by our own server: it is kept as it came, and to refuse it would make that server write to a
    // sender who may be invented.
    client.say(format!("{LETTER}a\nb\r\n.\r\nNOOP\r\n")).await.expect("250 2.0.0 kept");
    assert!(client.answer().await.starts_with("250 2.0.0 kept"));
    client.answer().await;
    assert_eq!(running.letters(), [format!("{LETTER}a\nb\r\n")]);
    let envelope = running.kept()[0].0.clone();
    assert_eq!(envelope.recipients.len(), 2);
    assert_eq!(
        (envelope.peer, envelope.helo.as_str()),
        (Some("192.0.2.7".parse().unwrap()), "mx.example.org")
    );
    // It was told of one letter: of the next nothing is known.
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250 ");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("250 ");
    client.say("DATA\r\n").await.expect("354 ");
    client.say(format!("{LETTER}.\r\n")).await.expect("250 ");
    assert_eq!(running.kept()[1].0.peer, None);
}
