//! Letters come in by real parts: swaks writes them, Postfix hands them over.

mod support;

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command, time::Duration};

use support::{
    Program,
    post::{Client, free_address, get, is_root, letter, serve, tool},
};

fn founded(settings: &str) -> Program {
    let program = Program::new();
    program.write("guildhall.toml", format!("[mail]\ndomain = \"hall.example\"\n{settings}"));
    program.well(&["community", "found", "Peers"]);
    program
}

fn arrivals(program: &Program) -> String {
    program.well(&["admin", "arrivals"])
}

#[test]
fn swaks_brings_a_letter_over_an_encrypted_line_and_it_is_listed() {
    let Some(swaks) = tool("swaks") else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls");
    let program = founded(&format!(
        "[arriving]\ncertificate = \"{0}/one.crt\"\nkey = \"{0}/one.key\"\n",
        folder.display()
    ));
    let (pages, smtp) = (free_address(), free_address());
    let _running = serve(&program, &["--listen", &pages, "--smtp", &smtp]);
    let write = |more: &[&str]| {
        let said = Command::new(&swaks)
            .args(["--server", &smtp, "--from", "gwen@pubcommons.example"])
            .args(["--ehlo", "client.example", "--header", "Subject: Hello"])
            .args(more)
            .output()
            .unwrap();
        (said.status.success(), String::from_utf8_lossy(&said.stdout).into_owned())
    };
    let (well, said) =
        write(&["--to", "peers@hall.example,peers-help@hall.example", "--tls", "--body", "Hi all"]);
    assert!(well && said.contains("TLS started") && said.contains("250 2.0.0 kept as"), "{said}");
    for to in ["nobody@hall.example", "peers+0123456789abcdefghjkmnpqrs@hall.example"] {
        let (well, said) = write(&["--to", to]);
        assert!(!well && said.contains("550 5.1.1"), "{said}");
    }
    let (well, said) = write(&["--to", "victim@elsewhere.example"]);
    assert!(!well && said.contains("554 5.7.1"), "{said}");
    let told = arrivals(&program);
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("smtp  gwen@pubcommons.example  peers-help@hall.example"), "{told}");
    assert!(get(&pages, "/readyz").contains(r#""letters":"ok""#));
    // As it came, by its id.
    let id = told.split_whitespace().next().unwrap();
    let raw = program.well(&["admin", "arrivals", "--raw", id]);
    assert!(raw.contains("Subject: Hello\r\n") && raw.contains("\r\n\r\nHi all\r\n"), "{raw:?}");
}

#[test]
fn a_port_that_is_taken_and_a_certificate_that_cannot_be_read_stop_the_start_in_plain_words() {
    let program = founded("");
    let (pages, smtp) = (free_address(), free_address());
    let _taken = std::net::TcpListener::bind(&smtp).unwrap();
    let told = program.fails(&["serve", "--listen", &pages, "--smtp", &smtp]);
    assert!(told.contains("is taken by another program") && told.contains("arriving.smtp"), "{told}");
    program.write("guildhall.toml", "[arriving]\ncertificate = \"none.crt\"\nkey = \"none.key\"\n");
    let told = program.fails(&["serve", "--listen", &pages]);
    assert!(
        told.contains("the certificate in [arriving] cannot be used") && told.contains("none.crt"),
        "{told}"
    );
    program.write("guildhall.toml", "[arriving]\ncertificate = \"none.crt\"\n");
    assert!(program.fails(&["serve", "--listen", &pages]).contains("belong together"));
}

#[test]
fn a_demo_takes_letters_at_the_port_that_it_says() {
    let program = Program::new();
    let (pages, smtp) = (free_address(), free_address());
    let mut running = program.begin(&["demo", "--listen", &pages, "--smtp", &smtp]);
    let mut client = None;
    for _ in 0..600 {
        client = Client::greeted(&smtp);
        if client.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut client = client.expect("the demo takes letters");
    let answer =
        client.send("gwen@pubcommons.example", "peers@localhost", &letter("demo@pubcommons.example", "Hi"));
    assert!(answer.as_deref().is_some_and(|answer| answer.starts_with("250")), "{answer:?}");
    // Asked to stop with a letter half sent, it lets the letter end.
    client.say("MAIL FROM:<gwen@pubcommons.example>\r\n");
    client.say("RCPT TO:<peers@localhost>\r\n");
    client.say("DATA\r\n");
    let id = running.0.id().to_string();
    assert!(Command::new("kill").arg(&id).status().unwrap().success());
    std::thread::sleep(Duration::from_millis(200));
    let answer = client.say(&format!("{}\r\n.\r\n", letter("last@pubcommons.example", "Hi")));
    assert!(answer.as_deref().is_some_and(|answer| answer.starts_with("250")), "{answer:?}");
    assert!(running.0.wait().unwrap().success());
    let listed = program.well(&["admin", "message-ids", "--data", "data/demo"]);
    for id in ["demo@pubcommons.example", "last@pubcommons.example"] {
        assert_eq!(listed.lines().filter(|line| *line == id).count(), 1, "{id}");
    }
    let mut said = String::new();
    std::io::Read::read_to_string(&mut running.0.stdout.take().unwrap(), &mut said).unwrap();
    assert!(said.contains(&format!("peers@localhost, by SMTP at {smtp}")), "{said}");
}

/// A Postfix of its own, in front of a socket that speaks LMTP.
struct Postfix {
    config: std::path::PathBuf,
    folder: std::path::PathBuf,
}

impl Postfix {
    fn begin(folder: &Path, port: &str, socket: &Path) -> Option<Postfix> {
        if !is_root() || tool("postfix").is_none() {
            return None;
        }
        let daemons = Command::new("postconf").args(["-h", "-d", "daemon_directory"]).output().unwrap();
        let daemons = String::from_utf8_lossy(&daemons.stdout).trim().to_owned();
        let config = folder.join("postfix");
        for place in ["postfix", "queue", "postfix-data"] {
            fs::create_dir_all(folder.join(place)).unwrap();
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
        let owned = Command::new("chown").arg("postfix").arg(folder.join("postfix-data")).status();
        assert!(owned.unwrap().success());
        let main = format!(
            "compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/postfix-data
command_directory = /usr/sbin
daemon_directory = {daemons}
myhostname = mx.hall.example
mydestination =
local_recipient_maps =
virtual_mailbox_domains = hall.example
virtual_transport = lmtp:unix:{}
recipient_delimiter =
smtpd_recipient_restrictions = reject_unauth_destination, reject_unverified_recipient
unverified_recipient_reject_code = 550
smtpd_forbid_bare_newline = normalize
lmtp_send_xforward_command = yes
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 192.0.2.0/32
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 2s
",
            socket.display(),
            folder = folder.display(),
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
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"
        );
        fs::write(config.join("master.cf"), master).unwrap();
        let started = Command::new("postfix").arg("-c").arg(&config).arg("start").output().unwrap();
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
        Some(Postfix { config, folder: folder.to_owned() })
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("postfix.log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        drop(Command::new("postfix").arg("-c").arg(&self.config).arg("stop").output());
    }
}

fn wait_for(what: &str, told: impl Fn() -> String, wanted: impl Fn(&str) -> bool) {
    for _ in 0..600 {
        if wanted(&told()) {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{what} did not come about:\n{}", told());
}

#[test]
fn a_postfix_in_front_hands_letters_over_by_lmtp_and_keeps_them_while_we_are_away() {
    let program = Program::new();
    let folder = program.folder.path().to_owned();
    let socket = folder.join("lmtp");
    program.write(
        "guildhall.toml",
        format!("[mail]\ndomain = \"hall.example\"\n[arriving]\nlmtp = \"{}\"\n", socket.display()),
    );
    program.well(&["community", "found", "Peers"]);
    let pages = free_address();
    let mut running = serve(&program, &["--listen", &pages]);
    let front = free_address();
    let port = front.rsplit(':').next().unwrap();
    let Some(postfix) = Postfix::begin(&folder, port, &socket) else { return };
    let mut client = None;
    for _ in 0..200 {
        client = Client::greeted(&front);
        if client.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut client = client.unwrap_or_else(|| panic!("Postfix answers: {}", postfix.log()));
    // It asks us before it says yes: unknown addresses are refused in the session, and nothing is reported later.
    let answer = client.send("gwen@pubcommons.example", "nobody@hall.example", "x").unwrap();
    assert!(answer.starts_with("550"), "{answer}");
    let send = |client: &mut Client, id: &str, words: &str| {
        let answer =
            client.send("gwen@pubcommons.example", "peers@hall.example", &letter(id, words)).unwrap();
        assert!(answer.starts_with("250"), "{answer}");
    };
    send(&mut client, "one@pubcommons.example", "Hi all");
    send(&mut client, "large@pubcommons.example", &"x\r\n".repeat(700_000));
    // A letter within a letter behind a bare line feed: the Postfix with the setting of our handbook makes one letter of it.
    send(
        &mut client,
        "smuggler@pubcommons.example",
        "Hi\n.\nMAIL FROM:<boss@example.org>\nRCPT TO:<peers@hall.example>",
    );
    let listed = || program.well(&["admin", "message-ids"]);
    wait_for("the delivery", listed, |told| told.lines().count() == 3);
    assert!(!arrivals(&program).contains("boss@example.org"));

    // Killed: letters wait in front, and come when we are back, over the socket that the dead one left behind.
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    send(&mut client, "later@pubcommons.example", "Hi again");
    wait_for("the waiting", || postfix.log(), |log| log.contains("status=deferred"));
    let _running = serve(&program, &["--listen", &pages]);
    drop(Command::new("postqueue").arg("-c").arg(&postfix.config).arg("-f").output());
    wait_for("the delivery", listed, |told| told.contains("later@pubcommons.example"));
    let told = arrivals(&program);
    assert_eq!(
        told.lines().filter(|line| line.contains("  lmtp  gwen@pubcommons.example")).count(),
        4,
        "{told}"
    );
}

// reliability 2.1 case 18
#[test]
fn with_no_more_connections_to_give_the_server_waits_and_serves_again() {
    let Some(prlimit) = tool("prlimit") else { return };
    let program = founded("[arriving]\nconnections = 1000\n");
    let (pages, smtp) = (free_address(), free_address());
    let running = serve(&program, &["--listen", &pages, "--smtp", &smtp]);
    let id = running.0.id().to_string();
    assert!(Command::new(prlimit).args(["--pid", &id, "--nofile=120"]).status().unwrap().success());
    // The machine holds some that the server cannot take, and no more: whoever comes after them waits, and gives up.
    let patience = Duration::from_millis(200);
    let address = smtp.parse().unwrap();
    let come = |_| std::net::TcpStream::connect_timeout(&address, patience).ok();
    let crowd: Vec<_> = (0..200).filter_map(come).collect();
    assert!(crowd.len() > 130, "{} came", crowd.len());
    std::thread::sleep(Duration::from_millis(500));
    drop(crowd);
    let mut client = None;
    for _ in 0..100 {
        client = Client::greeted(&smtp);
        if client.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut client = client.expect("it serves again");
    let answer = client.send("gwen@pubcommons.example", "peers@hall.example", &letter("crowd@box", "Hi"));
    assert!(answer.as_deref().is_some_and(|answer| answer.starts_with("250")), "{answer:?}");
    // What it keeps open to its database comes back as the rest does: soon, and by itself.
    wait_for("readiness", || get(&pages, "/readyz"), |told| told.starts_with("HTTP/1.1 200"));
}
