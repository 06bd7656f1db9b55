//! Letters are fetched from a mailbox that a real Dovecot keeps.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use support::{
    Program,
    post::{free_address, get, is_root, letter, serve, tool},
};

/// A Dovecot of the test's own, with one mailbox.
struct Dovecot {
    child: Child,
    mail: PathBuf,
    folder: PathBuf,
    plain: String,
    encrypted: String,
}

impl Dovecot {
    fn begin() -> Option<(Dovecot, tempfile::TempDir)> {
        let dovecot = tool("dovecot")?;
        if !is_root() {
            return None;
        }
        // Where the mailbox's user may go.
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        let folder = tempfile::Builder::new().permissions(mode).tempdir().unwrap();
        let mail = folder.path().join("mail");
        for box_ in ["new", "cur", "tmp"] {
            fs::create_dir_all(mail.join(box_)).unwrap();
        }
        let port = || free_address().rsplit(':').next().unwrap().to_owned();
        let (plain, encrypted) = (port(), port());
        let tls = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls");
        let settings = format!(
            "base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{tls}/one.crt
ssl_key = <{tls}/one.key
mail_location = maildir:{folder}/mail
first_valid_uid = 1
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {encrypted}
    ssl = yes
  }}
}}
",
            folder = folder.path().display(),
            tls = tls.display(),
        );
        let file = folder.path().join("dovecot.conf");
        fs::write(&file, settings).unwrap();
        let owned = Command::new("chown").args(["-R", "mail:mail"]).arg(&mail).status();
        assert!(owned.unwrap().success());
        let child = Command::new(dovecot)
            .args(["-F", "-c"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let dovecot = Dovecot { child, mail, folder: folder.path().to_owned(), plain, encrypted };
        for _ in 0..200 {
            if dovecot.greets() {
                return Some((dovecot, folder));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("Dovecot does not answer: {}", dovecot.log());
    }

    /// Whether it is ready: whoever leaves before the greeting makes it stumble.
    fn greets(&self) -> bool {
        use std::io::{BufRead, BufReader, Write};
        let Ok(stream) = std::net::TcpStream::connect(format!("127.0.0.1:{}", self.plain)) else {
            return false;
        };
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let (mut stream, mut line) = (BufReader::new(stream), String::new());
        let greeted = stream.read_line(&mut line).is_ok() && line.starts_with("* OK");
        drop(stream.get_mut().write_all(b"a LOGOUT\r\n"));
        while stream.read_line(&mut line).is_ok_and(|count| count > 0) {}
        greeted
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("dovecot.log")).unwrap_or_default()
    }

    /// A letter comes into the mailbox.
    fn deliver(&self, name: &str, head: &str, letter: &str) {
        let tmp = self.mail.join("tmp").join(name);
        fs::write(&tmp, format!("{head}{letter}\r\n")).unwrap();
        assert!(Command::new("chown").arg("mail:mail").arg(&tmp).status().unwrap().success());
        fs::rename(&tmp, self.mail.join("new").join(name)).unwrap();
    }

    /// The names of the letters in a folder of the mailbox, with their flags.
    fn names(&self, folder: &str) -> Vec<String> {
        let mut names = Vec::new();
        for box_ in ["new", "cur"] {
            let entries = fs::read_dir(self.mail.join(folder).join(box_)).into_iter().flatten().flatten();
            names.extend(entries.map(|entry| entry.file_name().to_string_lossy().into_owned()));
        }
        names.sort();
        names
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.child.id().to_string()).status());
        drop(self.child.wait());
    }
}

fn settled(what: &str, dovecot: &Dovecot, is: impl Fn() -> bool) {
    for _ in 0..400 {
        if is() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!(
        "{what} did not come about: {:?} {:?}\n{}",
        dovecot.names(""),
        dovecot.names(".Kept"),
        dovecot.log()
    );
}

fn founded(settings: &str) -> Program {
    let program = Program::new();
    program.write("guildhall.toml", format!("[mail]\ndomain = \"hall.example\"\n{settings}"));
    program.well(&["community", "found", "Peers"]);
    program
}

#[test]
fn letters_of_a_mailbox_are_fetched_as_they_come_and_marked_as_seen_once_they_are_kept() {
    let Some((dovecot, _folder)) = Dovecot::begin() else { return };
    dovecot.deliver(
        "1",
        "Return-Path: <gwen@pubcommons.example>\r\nDelivered-To: peers@hall.example\r\n",
        &letter("one@box", "Hi"),
    );
    // For nobody here: it is left as it is.
    let other = letter("other@box", "Hi").replace("peers@hall.example", "somebody@elsewhere.example");
    dovecot.deliver("2", "", &other);
    let looping = format!("{}{}", "Received: x\r\n".repeat(60), letter("loop@box", "Hi"));
    dovecot.deliver("3", "", &looping);
    let settings = format!(
        "[arriving.imap]\nhost = \"127.0.0.1\"\nport = {}\ncertificate = \"{}\"\nuser = \"peers\"\npassword = \"secret\"\nevery_seconds = 300\n",
        dovecot.encrypted,
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls/one.crt").display(),
    );
    let program = founded(&settings);
    let pages = free_address();
    let mut running = serve(&program, &["--listen", &pages]);
    let ids = || program.well(&["admin", "message-ids"]);
    settled("fetching", &dovecot, || ids().contains("one@box"));
    // Told by the server (IDLE), not found by looking every five minutes.
    dovecot.deliver("4", "", &letter("two@box", &"x\r\n".repeat(800_000)));
    settled("fetching what comes later", &dovecot, || ids().contains("two@box"));
    let seen =
        |name: &str| dovecot.names("").iter().any(|there| there.starts_with(name) && there.ends_with('S'));
    settled("marking", &dovecot, || seen("4") && seen("1") && seen("3"));
    assert!(!seen("2"), "{:?}", dovecot.names(""));
    let told = program.well(&["admin", "arrivals"]);
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("imap  gwen@pubcommons.example  peers@hall.example"), "{told}");
    assert!(get(&pages, "/readyz").contains(r#""letters":"ok""#));

    // Asked to stop while it waits for letters, it ends at once; killed before it could mark a letter, it keeps the letter once.
    let id = running.0.id().to_string();
    assert!(Command::new("kill").arg(&id).status().unwrap().success());
    assert!(running.0.wait().unwrap().success());
    let one = dovecot.names("").into_iter().find(|name| name.starts_with('1')).unwrap();
    fs::rename(dovecot.mail.join("cur").join(&one), dovecot.mail.join("new/1")).unwrap();
    let _running = serve(&program, &["--listen", &pages]);
    settled("marking again", &dovecot, || seen("1"));
    assert_eq!(program.well(&["admin", "arrivals"]).lines().count(), 2);
}

#[test]
fn letters_of_a_mailbox_are_moved_to_a_folder_when_one_is_named_whoever_looked_at_them() {
    let Some((dovecot, _folder)) = Dovecot::begin() else { return };
    dovecot.deliver("1", "", &letter("one@box", "Hi"));
    fs::rename(dovecot.mail.join("new/1"), dovecot.mail.join("cur/1:2,S")).unwrap();
    let settings = format!(
        "[arriving.imap]\nhost = \"localhost\"\nport = {}\nsecurity = \"starttls\"\ncertificate = \"{}\"\nuser = \"peers\"\npassword = \"secret\"\ndone_folder = \"Kept\"\n",
        dovecot.plain,
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls/one.crt").display(),
    );
    let program = founded(&settings);
    let _running = serve(&program, &["--listen", &free_address()]);
    settled("moving", &dovecot, || dovecot.names(".Kept").len() == 1 && dovecot.names("").is_empty());
    assert!(program.well(&["admin", "message-ids"]).contains("one@box"));
}

#[test]
fn a_mailbox_that_does_not_let_us_in_is_told_in_the_log_and_the_pages_stay_open() {
    let Some((dovecot, _folder)) = Dovecot::begin() else { return };
    let settings = format!(
        "[arriving.imap]\nhost = \"localhost\"\nport = {}\nsecurity = \"none\"\nuser = \"peers\"\npassword = \"wrong\"\n",
        dovecot.plain
    );
    let program = founded(&settings);
    let pages = free_address();
    let mut running = serve(&program, &["--listen", &pages]);
    // Dovecot thinks for two seconds before it says no.
    std::thread::sleep(Duration::from_secs(4));
    assert!(get(&pages, "/").starts_with("HTTP/1.1 200"));
    running.0.kill().unwrap();
    let mut log = String::new();
    std::io::Read::read_to_string(&mut running.0.stderr.take().unwrap(), &mut log).unwrap();
    assert!(log.contains("the mailbox does not let us in") && !log.contains("wrong"), "{log}");
}
