//! Letters leave by real parts: Postfix takes them as a relay and puts them into mailboxes; the program is killed; a backup comes back.

#[path = "../../mail/tests/support/stand_in.rs"]
mod stand_in;
mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    thread,
    time::Duration,
};

use base::{Chance, Clock, Ids};
use community::{
    Actor, House,
    notices::{self, To, Written, deliveries, mark},
};
use stand_in::{Behaviour, Does, StandIn};
use support::{
    Program,
    post::{free_address, is_root, serve, tool},
};

/// The house of a program, whether it runs just now or not.
async fn house(program: &Program) -> House {
    let data = program.folder.path().join("data");
    let place = store::Place::File(data.join("guildhall.db"));
    let store = store::Store::open(&place).await.unwrap();
    // A lane that no server leases while there are so few.
    let (clock, ids) = (Clock::system(), Arc::new(Ids::new(1_000)));
    House::new(store, &data.join("blobs"), clock, Chance::system(), ids).unwrap()
}

/// Writes a letter to these addresses into the outbox of a program that does not run just now, or that does.
async fn leave(program: &Program, to: &[String]) {
    let house = house(program).await;
    let mut work = house.work(Actor::System);
    work.begin().await.unwrap();
    let plain = format!("Grüße. Answer to {}, or less: {}\n", mark("reply"), mark("stop"));
    let letter = Written {
        kind: "receipt",
        subject: "Hello",
        plain: &plain,
        host: "hall.example",
        ..Written::default()
    };
    let id = notices::write(&mut work, letter).await.unwrap();
    let now = work.now();
    let to: Vec<To<'_>> =
        to.iter().map(|address| To { person: None, address, why: "asked", due_at: now }).collect();
    notices::address_to(&mut work, id, None, &to).await.unwrap();
    work.done().await.unwrap();
}

fn addresses(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("person{n}@there.example")).collect()
}

fn wait_for(what: &str, wanted: impl Fn() -> bool, told: impl Fn() -> String) {
    for _ in 0..1_200 {
        if wanted() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("{what} did not come about:\n{}", told());
}

fn with_relay(relay: &str, more: &str) -> Program {
    let program = Program::new();
    program.write(
        "guildhall.toml",
        format!("[mail]\ndomain = \"hall.example\"\n[leaving]\nrelay = \"{relay}\"\n{more}"),
    );
    program.well(&["community", "found", "Peers"]);
    program
}

/// A Postfix of its own, as a relay that puts everything for there.example into one maildir.
struct Relay {
    config: PathBuf,
    folder: PathBuf,
}

impl Relay {
    fn begin(folder: &Path, port: &str) -> Option<Relay> {
        if !is_root() || tool("postfix").is_none() {
            return None;
        }
        let daemons = Command::new("postconf").args(["-h", "-d", "daemon_directory"]).output().unwrap();
        let daemons = String::from_utf8_lossy(&daemons.stdout).trim().to_owned();
        let config = folder.join("relay");
        for place in ["relay", "relay-queue", "relay-data", "mail"] {
            fs::create_dir_all(folder.join(place)).unwrap();
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
        for (owner, place) in [("postfix", "relay-data"), ("nobody", "mail")] {
            assert!(Command::new("chown").arg(owner).arg(folder.join(place)).status().unwrap().success());
        }
        let tls = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls");
        let main = format!(
            "compatibility_level = 3.6
queue_directory = {folder}/relay-queue
data_directory = {folder}/relay-data
command_directory = /usr/sbin
daemon_directory = {daemons}
myhostname = relay.example
mydestination =
local_recipient_maps =
virtual_mailbox_domains = there.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 100
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_recipient_restrictions = check_recipient_access inline:{{ {{ gone@there.example = 550 5.1.1 nobody of that name }}, {{ busy@there.example = 450 4.2.1 busy }} }}, permit_mynetworks, reject
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_tls_cert_file = {tls}/one.crt
smtpd_tls_key_file = {tls}/one.key
smtpd_tls_security_level = encrypt
smtpd_tls_loglevel = 1
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
maillog_file = {folder}/relay.log
maillog_file_prefixes = {folder}
",
            folder = folder.display(),
            tls = tls.display(),
        );
        fs::write(config.join("main.cf"), main).unwrap();
        let master = format!(
            "127.0.0.1:{port} inet n - n - 20 smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"
        );
        fs::write(config.join("master.cf"), master).unwrap();
        let started = Command::new("postfix").arg("-c").arg(&config).arg("start").output().unwrap();
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
        Some(Relay { config, folder: folder.to_owned() })
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("relay.log")).unwrap_or_default()
    }

    /// What is in the mailbox.
    fn letters(&self) -> Vec<Vec<u8>> {
        let Ok(files) = fs::read_dir(self.folder.join("mail/all/new")) else { return Vec::new() };
        files.flatten().filter_map(|file| fs::read(file.path()).ok()).collect()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        drop(Command::new("postfix").arg("-c").arg(&self.config).arg("stop").output());
    }
}

#[tokio::test]
async fn a_postfix_takes_what_leaves_over_an_encrypted_line_and_puts_it_into_mailboxes() {
    let relay = free_address();
    let port = relay.rsplit(':').next().unwrap();
    let tls = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls/one.crt");
    let program = with_relay(&format!("localhost:{port}"), &format!("authorities = \"{}\"\n", tls.display()));
    let told = program.well(&["admin", "dkim", "new", "hall.example", "2026a"]);
    assert!(
        told.contains("2026a._domainkey.hall.example") && told.contains("v=DKIM1; k=rsa; p=MII"),
        "{told}"
    );
    let Some(postfix) = Relay::begin(program.folder.path(), port) else { return };
    let mut to = addresses(120);
    to.extend(["gone@there.example".to_owned(), "busy@there.example".to_owned()]);
    leave(&program, &to).await;
    let pages = free_address();
    let _running = serve(&program, &["--listen", &pages]);
    wait_for(
        "the delivery",
        || postfix.letters().len() == 120,
        || format!("{}\n{}", postfix.log(), program.well(&["admin", "outbox"])),
    );
    assert!(postfix.log().contains("TLS connection established"), "{}", postfix.log());
    let letters: Vec<String> =
        postfix.letters().iter().map(|raw| String::from_utf8_lossy(raw).into_owned()).collect();
    let ids: BTreeSet<&str> =
        letters.iter().filter_map(|l| l.lines().find(|l| l.starts_with("Message-ID:"))).collect();
    let replies: BTreeSet<&str> =
        letters.iter().filter_map(|l| l.lines().find(|l| l.starts_with("Reply-To:"))).collect();
    assert_eq!((ids.len(), replies.len()), (1, 120));
    for letter in &letters {
        assert!(letter.contains("DKIM-Signature: v=1; a=rsa-sha256; s=2026a; d=hall.example"), "{letter}");
        assert!(letter.starts_with("Return-Path: <bounce+"), "{letter}");
    }
    let outbox = program.well(&["admin", "outbox"]);
    assert!(outbox.contains("1 failed to there.example") && outbox.contains("550 5.1.1"), "{outbox}");
    assert!(outbox.contains("1 waiting to there.example") && outbox.contains("450 4.2.1"), "{outbox}");
}

// reliability 2.1 case 17
#[tokio::test]
async fn a_restored_backup_sends_nothing_again_until_it_is_told_to() {
    let server = StandIn::with(Behaviour::default());
    let program = with_relay(&server.address.to_string(), "tls = \"none\"\n");
    leave(&program, &addresses(5)).await;
    program.well(&["backup", "then.tar"]);
    let running = serve(&program, &["--listen", &free_address()]);
    wait_for("the sending", || server.kept.lock().unwrap().len() == 5, || program.well(&["admin", "outbox"]));
    drop(running);
    let backup = fs::read(program.folder.path().join("then.tar")).unwrap();
    let again = Program::new();
    again.write("then.tar", backup);
    again.write("guildhall.toml", fs::read(program.folder.path().join("guildhall.toml")).unwrap());
    let told = again.well(&["restore", "then.tar"]);
    assert!(told.contains("5 letters that had not left are held"), "{told}");
    let _running = serve(&again, &["--listen", &free_address()]);
    let outbox = again.well(&["admin", "outbox"]);
    assert!(outbox.contains("5 held to there.example"), "{outbox}");
    thread::sleep(Duration::from_secs(2));
    assert_eq!(server.kept.lock().unwrap().len(), 5, "nothing is sent again");
    assert!(again.well(&["admin", "outbox", "release"]).contains("5 letters may leave"));
    wait_for("the release", || server.kept.lock().unwrap().len() == 10, || again.well(&["admin", "outbox"]));
    let ids: BTreeSet<Vec<u8>> = server.kept.lock().unwrap().iter().map(|kept| id_of(&kept.letter)).collect();
    assert_eq!(ids.len(), 1, "a repeat is known by its Message-ID");
}

fn id_of(letter: &[u8]) -> Vec<u8> {
    letter
        .split(|byte| *byte == b'\n')
        .find(|line| line.starts_with(b"Message-ID:"))
        .unwrap_or_default()
        .to_vec()
}

/// A crash drill of the leaving side: the program is killed hard again and again while it sends to a relay that refuses, delays and cuts
/// the line. Every recipient has the letter, and nobody has two of different names. By hand, with thousands:
///
/// ```sh
/// GUILDHALL_DRILL=50 cargo test --release -p guildhall --test letters_out -- --nocapture
/// ```
// reliability 2.1 cases 1, 2, 12
#[tokio::test]
async fn killed_again_and_again_it_brings_every_letter_and_none_under_two_names() {
    let kills: usize = std::env::var("GUILDHALL_DRILL").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let count = kills * 400;
    let server = StandIn::with(Behaviour {
        offers: vec!["PIPELINING"],
        keeps_and_hangs_up: Some("person77@"),
        at: vec![("RCPT TO:<person33@", Does::Says("550 5.1.1 nobody"))],
        at_letter: vec![("person55@", Does::HangsUp)],
        slow: Some(Duration::from_millis(2)),
        ..Behaviour::default()
    });
    let program = with_relay(&server.address.to_string(), "tls = \"none\"\nsessions = 2\n");
    leave(&program, &addresses(count)).await;
    let pages = free_address();
    for kill in 0..kills {
        let mut running = serve(&program, &["--listen", &pages]);
        let before = server.kept.lock().unwrap().len();
        // At a moment that is another each time.
        wait_for(
            "some letters",
            || server.kept.lock().unwrap().len() >= (before + 40 + kill * 37 % 100).min(count - 10),
            || program.well(&["admin", "outbox", "--limit", "0"]),
        );
        running.0.kill().unwrap();
        running.0.wait().unwrap();
        due_now(&program).await;
    }
    let _running = serve(&program, &["--listen", &pages]);
    let got = || -> BTreeSet<String> {
        server.kept.lock().unwrap().iter().map(|kept| kept.recipients[0].clone()).collect()
    };
    for _ in 0..12 {
        let some = || got().len() >= count - 2;
        for _ in 0..50 {
            if !some() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        if some() {
            break;
        }
        due_now(&program).await;
    }
    let kept = server.kept.lock().unwrap().clone();
    let mut names: BTreeMap<&str, BTreeSet<Vec<u8>>> = BTreeMap::new();
    for kept in &kept {
        names.entry(&kept.recipients[0]).or_default().insert(id_of(&kept.letter));
        assert!(kept.letter.ends_with(b"\r\n") && !id_of(&kept.letter).is_empty(), "no half letter");
    }
    assert!(names.values().all(|names| names.len() == 1), "none under two names");
    let missing: Vec<String> =
        addresses(count).into_iter().filter(|a| !names.contains_key(a.as_str())).collect();
    // One is nobody's address, and one letter the relay never takes: it waits.
    assert_eq!(missing, ["person33@there.example", "person55@there.example"]);
    println!("{count} letters, {kills} kills, {} repeats", kept.len() - names.len());
}

/// Time goes by, as far as letters can tell: what a dead program had in its hands is due again, and so is what the relay did not take.
async fn due_now(program: &Program) {
    let house = house(program).await;
    deliveries::hold(&mut house.work(Actor::System)).await.unwrap();
    deliveries::release(&mut house.work(Actor::System)).await.unwrap();
}

#[test]
fn the_doctor_says_what_is_wrong_with_the_relay_and_what_it_could_not_check() {
    let nobody = free_address();
    let program = with_relay(&nobody, "tls = \"none\"\n");
    let told = program.run(&["doctor", "mail"]);
    let said = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(!told.status.success(), "{said}");
    assert!(
        said.contains("WRONG  relay: 127.0.0.1 cannot be reached") && said.contains("leaving.relay"),
        "{said}"
    );
    assert!(said.contains("well   domain: our addresses end with @hall.example"), "{said}");
    // With a name server or without one: each is either checked, or said not to have been.
    assert!(said.contains("DNS") || ["MX", "SPF", "DMARC"].iter().all(|what| said.contains(what)), "{said}");
    let server = StandIn::with(Behaviour {
        at: vec![("AUTH", Does::Says("535 5.7.8 no"))],
        offers: vec!["AUTH PLAIN"],
        ..Behaviour::default()
    });
    let program =
        with_relay(&server.address.to_string(), "tls = \"none\"\nuser = \"hall\"\npassword = \"secret\"\n");
    let said = String::from_utf8_lossy(&program.run(&["doctor", "mail"]).stdout).into_owned();
    assert!(said.contains("does not take the login: 535") && said.contains("leaving.user"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}
