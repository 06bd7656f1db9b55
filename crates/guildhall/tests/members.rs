//! People of a list come in by command: new, known, doubtful, not readable; twice; and nobody is written to.

mod support;

use support::{Program, figure};

const LIST: &str = "Name;E-Mail;Town\nAda Lovelace;ada@example.org;London\nBob Byron;bob@example.org;Nottingham\nAda Lovelace;ada@elsewhere.example;London\nCarol;carol@example;York\n=HYPERLINK(1);dan@example.org;Leeds\nBob Byron;BOB@example.org;Nottingham\n";

fn a_list_comes_in_once(program: &Program) {
    program.well(&["community", "found", "Our Circle", "--convenor", "Margo <margo@example.org>"]);
    let file = program.folder.path().join("people.csv");
    std::fs::write(&file, LIST).unwrap();
    let file = file.to_string_lossy().into_owned();
    let bad = program.folder.path().join("bad.csv").to_string_lossy().into_owned();
    let import = |more: &[&str]| {
        let mut args = vec!["import", "members", file.as_str(), "--community", "Our Circle"];
        args.extend(more);
        program.well(&args)
    };
    let dry = import(&["--agreed", "--dry-run"]);
    assert!(dry.contains("nothing was kept"), "{dry}");
    assert_eq!(figure(&dry, "members now"), 4);
    let first = import(&["--agreed", "--bad", &bad]);
    assert_eq!((figure(&first, "people read"), figure(&first, "members now")), (5, 4), "{first}");
    assert_eq!(figure(&first, "of the same address twice in the file"), 1);
    assert_eq!(figure(&first, "doubtful: the name is here under another address; kept apart"), 2);
    assert_eq!(figure(&first, "not readable"), 1);
    assert!(first.contains("line 5: the part after the @ has no dot"), "{first}");
    assert!(first.contains("Nobody was written to."));
    let table = std::fs::read_to_string(&bad).unwrap();
    assert!(table.starts_with("line,wrong,text\n5,"), "{table}");
    let again = import(&["--agreed"]);
    assert_eq!((figure(&again, "members now"), figure(&again, "known already")), (0, 4), "{again}");
    assert!(!program.well(&["admin", "outbox"]).contains("ada@example.org"));
    // Without --agreed they are drafts that a convenor reads.
    std::fs::write(&file, "fay@example.org\nada@example.org\n").unwrap();
    let drafts = import(&[]);
    assert_eq!(
        (figure(&drafts, "invitations drafted"), figure(&drafts, "known already")),
        (1, 1),
        "{drafts}"
    );
    assert!(!program.well(&["admin", "outbox"]).contains("fay@example.org"));
}

#[test]
fn a_list_comes_in_once_on_sqlite() {
    a_list_comes_in_once(&Program::new());
}

#[tokio::test]
async fn a_list_comes_in_once_on_postgresql() {
    let Some((program, _fresh)) = Program::on_postgres().await else { return };
    tokio::task::spawn_blocking(move || a_list_comes_in_once(&program)).await.unwrap();
}
