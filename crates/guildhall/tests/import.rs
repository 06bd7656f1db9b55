//! Real archives become communities, on both engines; run twice, killed in the middle, with what cannot be read.

mod support;

use std::time::Duration;

use support::{Program, corpus, figure, files};

fn import(program: &Program, archives: &[String], more: &[&str]) -> String {
    let mut args = vec!["import", "mbox"];
    args.extend(archives.iter().map(String::as_str));
    args.extend(["--community", "Real People"]);
    args.extend(more);
    program.well(&args)
}

/// Everything of the corpus, once and again: counts as other tools count, and nothing changes the second time.
fn the_corpus_goes_in_once(program: &Program) {
    let Some(folder) = corpus("mbox") else { return };
    let archives = files(&folder, "mbox");
    let bulk: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("BULK.json")).unwrap()).unwrap();
    let expected = |name: &str| bulk[name].as_u64().unwrap();

    let first = import(program, &archives, &["--level", "open", "--convenor", "Margo <margo@example.org>"]);
    assert_eq!(figure(&first, "messages read"), expected("messages"));
    assert_eq!(figure(&first, "stored"), expected("unique_message_ids"));
    assert_eq!(figure(&first, "already known"), expected("messages") - expected("unique_message_ids"));
    assert_eq!(figure(&first, "threads in these files, as other tools count them"), expected("threads"));
    // Three copies of letters with ids that are not written as ids are count by themselves elsewhere; here they are not kept.
    assert_eq!(figure(&first, "threads in the community"), expected("threads") - 3);

    let before = program.well(&["admin", "state"]);
    let second = import(program, &archives, &[]);
    assert_eq!(figure(&second, "stored"), 0);
    assert_eq!(figure(&second, "already known"), expected("messages"));
    assert_eq!(figure(&second, "not readable"), figure(&first, "not readable"));
    let without_journal = |state: &str| {
        let changes = ["journal", "imports", "import_problems"];
        let kept = |line: &&str| !changes.iter().any(|table| line.ends_with(table));
        state.lines().filter(kept).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(without_journal(&program.well(&["admin", "state"])), without_journal(&before));
}

#[test]
fn the_corpus_goes_in_once_on_sqlite() {
    the_corpus_goes_in_once(&Program::new());
}

#[tokio::test]
async fn the_corpus_goes_in_once_on_postgresql() {
    let Some((program, _fresh)) = Program::on_postgres().await else { return };
    tokio::task::spawn_blocking(move || the_corpus_goes_in_once(&program)).await.unwrap();
}

/// A mailbox of `count` letters: questions and answers by forty people.
fn mailbox(count: usize) -> String {
    let mut text = String::new();
    for n in 0..count {
        let (who, thread) = (n * 7 % 40, n / 6);
        let answers =
            if n % 6 == 0 { String::new() } else { format!("In-Reply-To: <{}@peers.example>\n", thread * 6) };
        text.push_str(&format!(
            "From p{who}@peers.example Mon Jan  5 09:{:02}:{:02} 2026\nFrom: Person {who} <p{who}@peers.example>\nMessage-ID: <{n}@peers.example>\n{answers}Subject: [peers] Kettle {thread}\nDate: Mon, 5 Jan 2026 09:{:02}:{:02} +0000\n\nWhich kettle for {n} people?\n\n",
            n / 60 % 60,
            n % 60,
            n / 60 % 60,
            n % 60,
        ));
    }
    text
}

/// Killed with no warning in the middle, it goes on where it was.
fn killed_in_the_middle_it_goes_on(program: &Program) {
    let archive = program.write("peers.mbox", mailbox(6_000)).to_string_lossy().into_owned();
    let mut running = program.begin(&["import", "mbox", &archive, "--community", "Real People"]);
    let kept = || program.run(&["admin", "message-ids"]).stdout.iter().filter(|byte| **byte == b'\n').count();
    for _ in 0..600 {
        if kept() > 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    let before = kept();
    assert!(before >= 500, "some batches were kept: {before}");
    assert!(before < 6_000, "it was killed before its end: {before}");
    assert_eq!(before % 500, 0, "a batch is kept whole or not at all: {before}");

    let report = import(program, &[archive], &[]);
    assert_eq!(figure(&report, "messages read"), 6_000);
    assert_eq!(figure(&report, "stored"), 6_000);
    assert_eq!(figure(&report, "of these, in a run before"), before as u64);
    assert_eq!(figure(&report, "already known"), 0);
    assert_eq!(figure(&report, "threads in the community"), 1_000);
    assert_eq!(kept(), 6_000);
}

#[test]
fn killed_in_the_middle_it_goes_on_on_sqlite() {
    killed_in_the_middle_it_goes_on(&Program::new());
}

#[tokio::test]
async fn killed_in_the_middle_it_goes_on_on_postgresql() {
    let Some((program, _fresh)) = Program::on_postgres().await else { return };
    tokio::task::spawn_blocking(move || killed_in_the_middle_it_goes_on(&program)).await.unwrap();
}

#[test]
fn a_dry_run_keeps_nothing_and_needs_no_community() {
    let program = Program::new();
    let archive = program.write("peers.mbox", mailbox(12));
    let report = program.well(&["import", "mbox", &archive.to_string_lossy(), "--dry-run"]);
    assert_eq!(figure(&report, "messages read"), 12);
    assert_eq!(figure(&report, "threads"), 2);
    assert!(!program.folder.path().join("data").exists());
}

#[test]
fn a_file_that_is_no_archive_is_told_and_the_others_go_in() {
    let program = Program::new();
    let good = program.write("good.mbox", mailbox(6)).to_string_lossy().into_owned();
    let bad = program.write("bad.mbox", "<!DOCTYPE html><p>Not found").to_string_lossy().into_owned();
    let output = program.run(&["import", "mbox", &bad, &good, "--community", "Real People"]);
    let report = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success());
    assert_eq!(figure(&report, "stored"), 6);
    assert!(report.contains("bad.mbox") && report.contains("web page"), "{report}");
}

#[test]
fn a_letter_that_comes_late_joins_threads_and_says_what_it_answers() {
    let program = Program::new();
    let letter = |id: &str, answers: &str, minute: u32| {
        let answers =
            if answers.is_empty() { String::new() } else { format!("In-Reply-To: <{answers}@x>\n") };
        format!(
            "From a@x.example Mon Jan  5 09:00:00 2026\nFrom: Ann <a@x.example>\nMessage-ID: <{id}@x>\n{answers}Subject: Re: {id}\nDate: Mon, 5 Jan 2026 09:{minute:02}:00 +0000\n\nwords of {id}\n\n"
        )
    };
    // Two answers to letters that are not here: two threads.
    let first =
        program.write("one.mbox", letter("c", "b", 3) + &letter("e", "d", 5)).to_string_lossy().into_owned();
    let report = import(&program, &[first], &[]);
    assert_eq!(figure(&report, "threads in the community"), 2);
    // b, which c answers; and d, which answers c: now all are one.
    let second =
        program.write("two.mbox", letter("b", "", 1) + &letter("d", "c", 4)).to_string_lossy().into_owned();
    let report = import(&program, &[second], &[]);
    assert_eq!(figure(&report, "threads in the community"), 1);
    assert_eq!(figure(&report, "posts in the community"), 4);
}

#[test]
fn a_packed_archive_goes_in_and_an_address_that_is_hidden_finds_its_person() {
    let program = Program::new();
    let text = "From ann at x.example  Mon Jan  5 09:00:00 2026\nFrom: ann at x.example (Ann Other)\nMessage-ID: <1@x>\nDate: Mon, 5 Jan 2026 09:00:00 +0000\nSubject: Tea\n\nwords\n";
    let packed = {
        use std::io::Write;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let archive = program.write("peers.mbox.gz", packed).to_string_lossy().into_owned();
    program.well(&["community", "found", "Real People", "--convenor", "Ann Other <ann@x.example>"]);
    let report = import(&program, &[archive], &[]);
    assert_eq!(figure(&report, "stored"), 1);
    let state = program.well(&["admin", "state"]);
    let people = state.lines().find(|line| line.ends_with("  people")).unwrap();
    assert!(people.contains("         1  people"), "the writer is the convenor: {state}");
}

/// What real archives hold and nobody expects: it goes in, or is told with its place.
fn hostile_letters_go_in(program: &Program) {
    let letter = |headers: &str, body: &str| {
        format!("From x@x.example Mon Jan  5 09:00:00 2026\nFrom: Ann <ann@x.example>\n{headers}\n{body}\n\n")
            .into_bytes()
    };
    let deep: String = (0..1_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .chain(["\ninnermost\n".to_owned()])
        .collect();
    let parts: String = (0..10_000)
        .map(|n| format!("--p\nContent-Disposition: attachment; filename={n}.txt\n\n{n}\n"))
        .collect();
    let mut bytes = Vec::new();
    for piece in [
        letter(
            "Message-ID: <1@x>\nDate: Mon, 1 Jan 1904 00:00:00 +0000\n",
            "From what I hear,\nit was long ago\n",
        ),
        letter(
            "Message-ID: <2@x>\nDate: Fri, 1 Jan 2094 00:00:00 +0000\nReferences: <3@x>\n",
            "it will be\n",
        ),
        letter("Message-ID: <3@x>\nReferences: <2@x>\n", "nul \0 here, and \u{fffd}\n"),
        letter("Subject: no id\n", "one\n"),
        letter("Subject: no id\n", "two\r\nmixed\nends\r\n"),
        letter("Message-ID: <4@x>\nContent-Type: text/plain; charset=no-such-set\n", "words\n"),
        letter(&format!("Message-ID: <5@x>\n{deep}"), ""),
        letter(&format!("Message-ID: <6@x>\nContent-Type: multipart/mixed; boundary=p\n\n{parts}"), ""),
        letter(
            &format!("Message-ID: <7@x>\nSubject: {}\nX: y\n", "long ".repeat(9_000)),
            "<script>alert(1)</script>\n",
        ),
        letter("Message-ID: <8@x>\nFrom: \"\u{202e}boss@y.example\" <eve@z.example>\n", "who?\n"),
    ] {
        bytes.extend(piece);
    }
    bytes.extend(b"From x@x.example Mon Jan  5 09:00:00 2026\nFrom: Bo <bo@x.example>\nMessage-ID: <9@x>\nContent-Type: text/plain; charset=utf-8\n\nlatin \xe9 in utf-8, and cut o");
    let archive = program.write("hostile.mbox", bytes).to_string_lossy().into_owned();
    let report = import(program, std::slice::from_ref(&archive), &["--level", "open"]);
    assert_eq!(figure(&report, "messages read"), 11);
    assert_eq!(figure(&report, "stored"), 11);
    assert_eq!(figure(&report, "threads in the community"), 10);
    let again = import(program, &[archive], &[]);
    assert_eq!((figure(&again, "stored"), figure(&again, "already known")), (0, 11));
}

#[test]
fn hostile_letters_go_in_on_sqlite() {
    hostile_letters_go_in(&Program::new());
}

#[tokio::test]
async fn hostile_letters_go_in_on_postgresql() {
    let Some((program, _fresh)) = Program::on_postgres().await else { return };
    tokio::task::spawn_blocking(move || hostile_letters_go_in(&program)).await.unwrap();
}

// S2.12; issue 3: an adopted list keeps its members and its tag, tells each once, and leaves alone who had left.
#[test]
fn an_adopted_list_goes_on_with_its_members_who_are_told_once() {
    let program = Program::new();
    let archive = program.write("list.mbox", mailbox(60)).to_string_lossy().into_owned();
    program.write("members.csv", "name,email\n\"Person 1\",p1@peers.example\nNew One;new@example.org\np2@peers.example\np3@peers.example\n");
    program.write("left.txt", "# left in 2019\np2@peers.example\n");
    let adopt = [
        "--adopt",
        "--list-id",
        "<ecf.lists.example>",
        "--subscribers",
        "members.csv",
        "--unsubscribed",
        "left.txt",
    ];
    let first = import(&program, std::slice::from_ref(&archive), &adopt);
    assert!(first.contains("3 members let in and told, 0 belonged already, 1 had left"), "{first}");
    let letters = program.well(&["admin", "outbox", "--text"]);
    assert_eq!(letters.matches("has moved").count(), 3, "{letters}");
    assert!(letters.contains("real-people@") && !letters.contains("p2@peers.example"), "{letters}");
    let again = import(&program, std::slice::from_ref(&archive), &adopt);
    assert!(again.contains("0 members let in and told, 3 belonged already"), "{again}");
    assert_eq!(program.well(&["admin", "outbox", "--text"]).matches("has moved").count(), 3);
    program.write("wrong.txt", "nobody at all\n");
    let refused = program.fails(&[
        "import",
        "mbox",
        &archive,
        "--community",
        "X",
        "--adopt",
        "--subscribers",
        "wrong.txt",
    ]);
    assert!(refused.contains("no address in line 1"), "{refused}");
}
