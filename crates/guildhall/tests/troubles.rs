//! What goes wrong is told in a clear sentence, and nothing is half done.

mod support;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    time::Duration,
};

use support::{Program, Running};

/// An address that nobody listens at just now.
fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// A server that answers.
fn serve(program: &Program, address: &str) -> Running {
    let mut running = program.begin(&["serve", "--listen", address]);
    let mut said = BufReader::new(running.0.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("Guildhall is open"), "{line}");
    running
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_server_says_how_it_is_and_a_second_one_on_the_same_folder_is_refused() {
    let program = Program::new();
    let (address, other) = (free_address(), free_address());
    let mut running = serve(&program, &address);
    assert!(get(&address, "/healthz").starts_with("HTTP/1.1 200"));
    let ready = get(&address, "/readyz");
    assert!(ready.starts_with("HTTP/1.1 200") && ready.contains(r#""ready":true"#), "{ready}");

    let told = program.fails(&["serve", "--listen", &other]);
    assert!(told.contains("another Guildhall is running on the data folder ./data"), "{told}");
    assert!(told.contains(&running.0.id().to_string()), "{told}");
    let told = program.fails(&["serve", "--listen", &address, "--data", "elsewhere"]);
    assert!(told.contains("taken by another program") && told.contains("--listen"), "{told}");

    // A command may work beside it, and it ends in order when it is asked to.
    program.well(&["community", "found", "Peers"]);
    program.well(&["backup", "peers.tar.gz"]);
    let id = running.0.id().to_string();
    assert!(std::process::Command::new("kill").arg(&id).status().unwrap().success());
    assert!(running.0.wait().unwrap().success(), "asked to stop, it ends well");
    program.well(&["restore", "peers.tar.gz", "--data", "again"]);
    let again = program.well(&["admin", "state", "--data", "again"]);
    assert_eq!(again, program.well(&["admin", "state"]), "the restored house is the same");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let program = Program::new();
    program.write("file", "not a folder");
    for command in
        [&["serve", "--data", "file/data"][..], &["community", "found", "Peers", "--data", "file/data"]]
    {
        let told = program.fails(command);
        assert!(told.contains("file/data cannot be written to") && told.contains("--data"), "{told}");
    }
    if cfg!(target_os = "linux") {
        let told = program.fails(&["serve", "--data", "/sys/guildhall"]);
        assert!(told.contains("/sys/guildhall cannot be written to"), "{told}");
    }
}

#[test]
fn a_wrong_setting_stops_the_start_with_its_line() {
    let program = Program::new();
    program.write("guildhall.toml", "[web]\nlisten = \"127.0.0.1\"\n");
    let told = program.fails(&["serve"]);
    for part in ["guildhall.toml", "line 2", "\"127.0.0.1\"", "expected an IP address and a port"] {
        assert!(told.contains(part), "{told}");
    }
    program.write("guildhall.toml", "[house]\nlanguage = \"xx\"\n");
    assert!(program.fails(&["serve"]).contains("expected one of the languages"));
    assert!(program.fails(&["serve", "--settings", "none.toml"]).contains("none.toml cannot be read"));
}

#[test]
fn a_database_that_was_cut_off_or_is_none_is_told_and_left_alone() {
    let program = Program::new();
    program.well(&["community", "found", "Peers"]);
    program.well(&["backup", "peers.tar.gz"]);
    // A restored database is one whole file; what was written since lies beside it.
    program.well(&["restore", "peers.tar.gz", "--data", "again"]);
    let whole = std::fs::read(program.folder.path().join("again/guildhall.db")).unwrap();
    let file = program.folder.path().join("data/guildhall.db");
    let cut = &whole[..whole.len() / 2];
    for bytes in [cut, b"these are minutes of a meeting, and no database at all".as_slice()] {
        for beside in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{beside}", file.display()));
        }
        std::fs::write(&file, bytes).unwrap();
        let told = program.fails(&["serve", "--listen", &free_address()]);
        assert!(told.contains("guildhall.db is damaged") && told.contains("guildhall restore"), "{told}");
        let output = program.run(&["doctor"]);
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stdout).contains("WRONG  database"), "{output:?}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"these are minutes of a meeting, and no database at all");
}

#[test]
fn a_database_that_is_away_is_told_without_its_password() {
    let program = Program::new();
    let database = "postgres://guildhall:secret@127.0.0.1:1/hall";
    let told = program.fails(&["serve", "--database", database, "--listen", &free_address()]);
    assert!(told.contains("cannot be reached") && told.contains("store.database"), "{told}");
    assert!(!told.contains("secret"), "{told}");
}
