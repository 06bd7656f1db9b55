//! A disk that fills and a database that goes away while the server runs: a clear answer, nothing lost, nothing half done.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use support::{
    Program, Running,
    post::{Client, cookies, free_address, get, is_root, letter, post_form, serve, tool},
};

/// A small disk in memory, at a folder of the program.
struct Disk(PathBuf);

impl Disk {
    fn of(place: &Path, megabytes: u32) -> Option<Disk> {
        if !is_root() {
            return None;
        }
        fs::create_dir_all(place).unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(place).output();
        if mounted.is_ok_and(|told| told.status.success()) {
            return Some(Disk(place.to_owned()));
        }
        assert!(std::env::var("CI").as_deref() != Ok("true"), "no disk can be mounted here");
        println!("skipped: no disk can be mounted here");
        None
    }

    /// Fills it to the last block.
    fn fill(&self) {
        use std::io::Write;
        let mut file = fs::File::create(self.0.join("filler")).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).output());
    }
}

fn sent(smtp: &str, id: &str, words: &str) -> String {
    let mut client = Client::greeted(smtp).expect("the server answers");
    let answer = client.send("gwen@pubcommons.example", "peers@localhost", &letter(id, words));
    answer.expect("an answer, not a broken line")
}

fn kept(program: &Program) -> Vec<String> {
    let listed = program.well(&["admin", "message-ids", "--data", "data/demo"]);
    listed.lines().filter(|line| line.contains("@fault")).map(str::to_owned).collect()
}

/// The cookie of somebody who is signed in to the demo.
fn signed_in(said: &str, pages: &str) -> String {
    let path = said.split(&format!("http://{pages}")).find(|rest| rest.starts_with("/demo/")).unwrap();
    let path = path.split_whitespace().next().unwrap();
    cookies(&post_form(pages, path, "", &[]))
}

fn demo(program: &Program, pages: &str, smtp: &str) -> (Running, String) {
    use std::io::{BufRead, BufReader};
    let mut running = program.begin(&["demo", "--listen", pages, "--smtp", smtp]);
    let mut said = BufReader::new(running.0.stdout.take().unwrap());
    let mut all = String::new();
    while !all.contains("Ctrl-C") && said.read_line(&mut all).unwrap() > 0 {}
    assert!(all.contains("Ctrl-C"), "{all}");
    for _ in 0..200 {
        if Client::greeted(smtp).is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    (running, all)
}

// reliability 2.1 case 4
#[test]
fn a_disk_that_fills_turns_letters_and_posts_away_keeps_what_it_said_and_recovers_by_itself() {
    let program = Program::new();
    let place = program.folder.path().join("data");
    let Some(disk) = Disk::of(&place, 60) else { return };
    program.write("guildhall.toml", "[arriving]\nreserve_mb = 0\n[limits]\nfree_disk_mb = 5\n");
    let (pages, smtp) = (free_address(), free_address());
    let (mut running, said) = demo(&program, &pages, &smtp);
    // What the people of the demo have set going is done first: a job that waits is another reason for not being ready.
    let ready = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        get(&pages, "/readyz").starts_with("HTTP/1.1 200")
    });
    assert!(ready, "{}", get(&pages, "/readyz"));
    let cookie = signed_in(&said, &pages);
    let post = |words: &str| {
        let fields = [("subject", "A full disk"), ("words", words), ("level", "3"), ("act", "send")];
        post_form(&pages, "/c/peers/talk/new", &cookie, &fields)
    };
    assert!(post("Before it was full.").starts_with("HTTP/1.1 303"), "{}", post("Before it was full."));
    assert!(sent(&smtp, "before@fault", "x").starts_with("250"));

    disk.fill();
    let mut refused = 0;
    for number in 0..40 {
        let words = "x\r\n".repeat(if number % 2 == 0 { 300 } else { 60_000 });
        let answer = sent(&smtp, &format!("full-{number}@fault"), &words);
        // A page that was free already may take a letter still; then it is really there.
        assert!(answer.starts_with("452 4.3.1") || answer.starts_with("250"), "{answer}");
        refused += usize::from(answer.starts_with("452"));
        if answer.starts_with("250") {
            assert!(kept_here(&place, &format!("full-{number}@fault")), "a 250 and no letter");
        }
    }
    assert!(refused > 20, "only {refused} were refused");
    let ready = get(&pages, "/readyz");
    assert!(ready.starts_with("HTTP/1.1 503") && ready.contains("bytes are free, fewer than"), "{ready}");
    // Reading works, and words that cannot be kept come back in the form.
    assert!(get(&pages, "/c/peers").starts_with("HTTP/1.1 200"));
    let answer = post("These words must not be lost.");
    assert!(
        answer.starts_with("HTTP/1.1 507") && answer.contains("These words must not be lost."),
        "{answer}"
    );
    assert!(answer.contains("Send it again in a few minutes"), "{answer}");

    disk.make_room();
    assert!(sent(&smtp, "after@fault", "x").starts_with("250"));
    assert!(post("There is room again.").starts_with("HTTP/1.1 303"));
    assert!(get(&pages, "/readyz").starts_with("HTTP/1.1 200"));
    let found = kept(&program);
    for id in ["before@fault", "after@fault"] {
        assert_eq!(found.iter().filter(|found| *found == id).count(), 1, "{id}");
    }
    let listed = get(&pages, "/c/peers/talk");
    assert!(listed.starts_with("HTTP/1.1 200"));
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    let told = program.run(&["doctor", "--thorough", "--data", "data/demo"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("well   integrity"), "{told}");
}

/// Whether the id stands in the database's files, which need no room to be read.
fn kept_here(place: &Path, id: &str) -> bool {
    ["guildhall.db", "guildhall.db-wal"].iter().any(|name| {
        let bytes = fs::read(place.join("demo").join(name)).unwrap_or_default();
        bytes.windows(id.len()).any(|window| window == id.as_bytes())
    })
}

#[test]
fn with_too_little_left_on_the_disk_letters_are_turned_away_before_it_is_full() {
    let program = Program::new();
    let place = program.folder.path().join("data");
    let Some(disk) = Disk::of(&place, 60) else { return };
    program.write("guildhall.toml", "[arriving]\nreserve_mb = 20\n[limits]\nfree_disk_mb = 5\n");
    let (pages, smtp) = (free_address(), free_address());
    let (_running, _) = demo(&program, &pages, &smtp);
    assert!(sent(&smtp, "before@fault", "x").starts_with("250"));
    fs::write(disk.0.join("filler"), vec![0; 45 << 20]).unwrap();
    let mut client = Client::greeted(&smtp).unwrap();
    let answer = client.say("MAIL FROM:<gwen@pubcommons.example>\r\n").unwrap();
    assert!(answer.starts_with("452 4.3.1"), "{answer}");
    let ready = get(&pages, "/readyz");
    assert!(ready.contains(r#""letters":"refused until there is room on the disk""#), "{ready}");
    // A large one is turned away for its announced size, while a small one still fits.
    disk.make_room();
    let answer = client.say("MAIL FROM:<gwen@pubcommons.example> SIZE=29000000\r\n").unwrap();
    assert!(answer.starts_with("452 4.3.1"), "{answer}");
    assert!(sent(&smtp, "after@fault", "x").starts_with("250"));
}

/// A PostgreSQL of the test's own.
struct Server {
    programs: PathBuf,
    folder: PathBuf,
    port: String,
    child: Option<Child>,
}

impl Server {
    fn begin(folder: &Path) -> Option<Server> {
        let newest =
            fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
        let programs =
            newest.max().map(|folder| folder.join("bin")).filter(|bin| bin.join("initdb").is_file());
        if !is_root() || tool("runuser").is_none() {
            return None;
        }
        let Some(programs) = programs else {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL is not installed");
            println!("skipped: PostgreSQL is not installed");
            return None;
        };
        fs::create_dir_all(folder).unwrap();
        assert!(Command::new("chown").arg("postgres").arg(folder).status().unwrap().success());
        let port = free_address().rsplit(':').next().unwrap().to_owned();
        let mut server = Server { programs, folder: folder.to_owned(), port, child: None };
        let made = server
            .command("initdb")
            .args([
                "-D",
                "data",
                "--locale=C.UTF-8",
                "--encoding=UTF8",
                "--auth=trust",
                "--username=postgres",
            ])
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        server.start();
        Some(server)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(self.programs.join(program)).current_dir(&self.folder);
        command
    }

    fn start(&mut self) {
        let server = self
            .command("postgres")
            .args(["-D", "data", "-p", &self.port, "-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "unix_socket_directories="])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(server.unwrap());
        for _ in 0..400 {
            let ready = self.command("pg_isready").args(["-q", "-h", "127.0.0.1", "-p", &self.port]).status();
            if ready.unwrap().success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("PostgreSQL does not answer");
    }

    /// Ends it at once, as a machine that loses its power would.
    fn kill(&mut self) {
        drop(self.command("pg_ctl").args(["-D", "data", "-m", "immediate", "stop"]).output());
        if let Some(mut child) = self.child.take() {
            child.wait().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

// reliability 2.1 case 7
#[test]
fn a_database_that_goes_away_is_said_to_be_away_and_when_it_is_back_everything_goes_on() {
    // Where the database's own user may go.
    let folder =
        tempfile::Builder::new().permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755)).tempdir();
    let folder = folder.unwrap();
    let Some(mut database) = Server::begin(&folder.path().join("postgres")) else { return };
    let program = Program::new();
    let address = format!("postgres://postgres@127.0.0.1:{}/postgres", database.port);
    program.write(
        "guildhall.toml",
        format!("[store]\ndatabase = \"{address}\"\n[mail]\ndomain = \"localhost\"\n"),
    );
    program.well(&["community", "found", "Peers", "--level", "open"]);
    let (pages, smtp) = (free_address(), free_address());
    let _running = serve(&program, &["--listen", &pages, "--smtp", &smtp]);
    assert!(sent(&smtp, "before@fault", "x").starts_with("250"));
    let mut open = Client::greeted(&smtp).unwrap();
    for round in 0..2 {
        database.kill();
        let answer = sent(&smtp, &format!("away-{round}@fault"), "x");
        assert!(answer.starts_with("451 4.3.0"), "{answer}");
        assert!(get(&pages, "/readyz").starts_with("HTTP/1.1 503"));
        assert!(get(&pages, "/healthz").starts_with("HTTP/1.1 200"));
        let page = get(&pages, "/c/peers/talk");
        assert!(page.starts_with("HTTP/1.1 503") || page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(!page.contains("127.0.0.1:5") && !page.contains("postgres"), "{page}");
        database.start();
        let answer = sent(&smtp, &format!("after-{round}@fault"), "x");
        assert!(answer.starts_with("250"), "{answer}");
        assert!(get(&pages, "/readyz").starts_with("HTTP/1.1 200"));
        assert!(get(&pages, "/c/peers/talk").starts_with("HTTP/1.1 200"));
        // A session from before goes on, too: it has no line to the database of its own.
        let answer = open.send(
            "gwen@pubcommons.example",
            "peers@localhost",
            &letter(&format!("open-{round}@fault"), "x"),
        );
        assert!(answer.as_deref().is_some_and(|answer| answer.starts_with("250")), "{answer:?}");
    }
    let listed = program.well(&["admin", "message-ids"]);
    let mut found: Vec<&str> = listed.lines().filter(|line| line.contains("@fault")).collect();
    found.sort();
    assert_eq!(found, ["after-0@fault", "after-1@fault", "before@fault", "open-0@fault", "open-1@fault"]);
}
