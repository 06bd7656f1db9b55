//! `guildhall doctor mail`: a letter goes round the whole loop, and where it stops is said.

mod support;

use support::{
    Program,
    post::{free_address, serve},
};

/// A program whose letters leave to `relay` and come in at `smtp`.
fn program(relay: &str, smtp: &str) -> Program {
    let program = Program::new();
    program.write(
        "guildhall.toml",
        format!("[web]\nlisten = \"{}\"\n[mail]\ndomain = \"hall.example\"\n[leaving]\nrelay = \"{relay}\"\ntls = \"none\"\n[arriving]\nsmtp = \"{smtp}\"\n", free_address()),
    );
    program.well(&["community", "found", "Peers"]);
    program
}

fn asked(program: &Program, more: &[&str]) -> String {
    let told = program.run(&[&["doctor", "mail"], more].concat());
    String::from_utf8_lossy(&told.stdout).into_owned()
}

#[test]
fn a_letter_comes_round_and_its_answer_finds_it() {
    // What leaves is handed to the very door where letters come in: the loop without a server between.
    let smtp = free_address();
    let program = program(&smtp, &smtp);
    let _running = serve(&program, &[]);
    let said = asked(&program, &[]);
    assert!(said.contains("well   listener: ") && said.contains("it has no certificate"), "{said}");
    assert!(said.contains("well   a letter to itself: left, came in"), "{said}");
    assert!(said.contains("by SMTP from 127.0.0.1, and was known again as our own"), "{said}");
    assert!(said.contains("well   its answer: came in"), "{said}");
    assert!(said.contains("found its letter by its address"), "{said}");
}

#[test]
fn where_a_letter_stops_is_said_with_what_to_look_at() {
    let (nobody, smtp) = (free_address(), free_address());
    let program = program(&nobody, &smtp);
    let stopped = asked(&program, &["--wait", "1"]);
    assert!(
        stopped.contains("WRONG  listener: ") && stopped.contains("is guildhall serve running?"),
        "{stopped}"
    );
    assert!(stopped.contains("WRONG  a letter to itself: it still waits in the outbox"), "{stopped}");
    let looked = asked(&program, &["--only-look"]);
    assert!(!looked.contains("a letter to itself"), "{looked}");
    let _running = serve(&program, &[]);
    let unsent = asked(&program, &["--wait", "8"]);
    assert!(unsent.contains("WRONG  a letter to itself: it could not leave"), "{unsent}");
}

#[test]
fn a_letter_that_leads_nowhere_is_missed() {
    // The relay takes everything and hands nothing on.
    let (relay, smtp) = (stand_in::StandIn::with(stand_in::Behaviour::default()), free_address());
    let program = program(&relay.address.to_string(), &smtp);
    let _running = serve(&program, &[]);
    let said = asked(&program, &["--wait", "6"]);
    assert!(said.contains("it left, and did not come in again within 6 seconds; does the MX"), "{said}");
}

#[path = "../../mail/tests/support/stand_in.rs"]
mod stand_in;
