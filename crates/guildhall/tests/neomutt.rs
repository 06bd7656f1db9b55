//! A person with a mail program of her own, NeoMutt: she writes to a community, finds the answer in her mailbox, and presses "reply".

#[path = "../../mail/tests/support/stand_in.rs"]
mod stand_in;
mod support;

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use stand_in::{Behaviour, StandIn};
use support::{
    Program,
    post::{free_address, serve, tool},
};

/// What she set once. Her editor puts her words above what is quoted, as she would.
fn settings(home: &Path, smtp: &str) -> String {
    format!(
        r#"set realname="Mair Price"
set from="mair@valley.example"
set hostname="valley.example"
set envelope_from=yes
set smtp_url="smtp://{smtp}/"
set ssl_starttls=no
set ssl_force_tls=no
set mbox_type=Maildir
set folder="{home}/Mail"
set spoolfile="{home}/Mail"
set record=""
set editor="{home}/editor"
set fast_reply=yes
set include=yes
set reply_to=yes
set confirmappend=no
set move=no
set autoedit=yes
set edit_headers=yes
set abort_unmodified=no
set wait_key=no
set delete=no
set quit=yes
set sleep_time=0
"#,
        home = home.display()
    )
}

const EDITOR: &str = r#"#!/bin/sh
awk -v words="$WORDS" '{ print } !done && /^$/ { print words "\n"; done = 1 }' "$1" > "$1.new" && mv "$1.new" "$1"
"#;

/// Waits for letter number `count` that left, and puts it into her mailbox.
fn arrives(relay: &StandIn, count: usize, home: &Path) -> String {
    for _ in 0..1_200 {
        let kept = relay.kept.lock().unwrap().clone();
        if let Some(kept) = kept.get(count) {
            assert_eq!(kept.recipients.len(), 1, "{:?}", kept.recipients);
            fs::write(home.join("Mail/new").join(format!("{count}.hall")), &kept.letter).unwrap();
            return mail::parse(&kept.letter).text.unwrap_or_default();
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("letter {count} did not leave");
}

#[test]
fn a_person_joins_by_pressing_reply_in_neomutt() {
    let (Some(neomutt), Some(script)) = (tool("neomutt"), tool("script")) else { return };
    let relay = StandIn::with(Behaviour::default());
    let program = Program::new();
    program.write(
        "guildhall.toml",
        format!(
            "[mail]\ndomain = \"hall.example\"\n[leaving]\nrelay = \"{}\"\ntls = \"none\"\n",
            relay.address
        ),
    );
    program.well(&["community", "found", "Peers"]);
    let smtp = free_address();
    let _running = serve(&program, &["--listen", &free_address(), "--smtp", &smtp]);
    let home = program.folder.path().join("mair");
    for part in ["Mail/new", "Mail/cur", "Mail/tmp"] {
        fs::create_dir_all(home.join(part)).unwrap();
    }
    fs::write(home.join("rc"), settings(&home, &smtp)).unwrap();
    fs::write(home.join("editor"), EDITOR).unwrap();
    fs::set_permissions(home.join("editor"), fs::Permissions::from_mode(0o755)).unwrap();
    let rc = home.join("rc").display().to_string();
    let mut writes = Command::new(&neomutt)
        .args(["-n", "-F", &rc, "-s", "Joining", "peers-join@hall.example"])
        .env("HOME", &home)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    writes
        .stdin
        .take()
        .unwrap()
        .write_all("I run a repair shed, and would like to join.\n".as_bytes())
        .unwrap();
    assert!(writes.wait().unwrap().success());
    let promise = arrives(&relay, 0, &home);
    assert!(promise.contains("I AGREE"), "{promise}");
    // She opens her mailbox, presses r, writes above the quote, sends, and quits.
    let keys = format!("{} -n -F {rc} -e \"push <reply><send-message><quit>\"", neomutt.display());
    let pressed = Command::new(&script)
        .args(["-qc", &keys, "/dev/null"])
        .envs([("HOME", home.display().to_string()), ("TERM", "xterm".into()), ("WORDS", "I agree".into())])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(pressed.status.success(), "{}", String::from_utf8_lossy(&pressed.stdout));
    let told = arrives(&relay, 1, &home);
    assert!(told.contains("Thank you") || told.contains("Good that you are here"), "{told}");
    let arrivals = program.well(&["admin", "arrivals"]);
    assert!(arrivals.contains("promise") && !arrivals.contains("refused"), "{arrivals}");
}
