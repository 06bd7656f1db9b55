//! Real archives: the letters and threads that other tools count in them.

mod support;

use mail::mbox::{Item, Mailbox};
use mail::thread::{Threads, ids_of};
use serde_json::Value;

fn number(value: &Value, name: &str) -> usize {
    value[name].as_u64().unwrap() as usize
}

fn read(path: &std::path::Path, each: &mut [&mut Threads]) -> usize {
    let mut mailbox = Mailbox::open(path).unwrap();
    let mut letters = 0;
    while let Some(item) = mailbox.next().unwrap() {
        match item {
            Item::Letter(letter) => {
                letters += 1;
                let ids = ids_of(&letter.raw);
                for threads in each.iter_mut() {
                    threads.add(&ids, &letter.raw);
                }
            }
            Item::Problem(problem) => panic!("{}: {:?}", path.display(), problem),
        }
    }
    letters
}

#[test]
fn letters_ids_and_threads_of_each_archive_are_as_other_tools_count_them() {
    let Some(folder) = support::corpus("mbox") else { return };
    let (mut all, mut letters, mut wrong) = (Threads::new(), 0, Vec::new());
    for path in support::files(&folder, "mbox") {
        let expected: Value =
            serde_json::from_slice(&std::fs::read(path.with_extension("expected")).unwrap()).unwrap();
        let mut own = Threads::new();
        let count = read(&path, &mut [&mut own, &mut all]);
        letters += count;
        let accepted = match expected["threads_accept"].as_array() {
            Some(list) => list.iter().map(|n| n.as_u64().unwrap() as usize).collect(),
            None => vec![number(&expected, "threads")],
        };
        let right = count == number(&expected, "messages")
            && own.distinct_letters() == number(&expected, "unique_message_ids")
            && accepted.contains(&own.count());
        if !right {
            wrong.push(format!(
                "{}: {count} letters, {} ids, {} threads; expected {expected}",
                path.file_name().unwrap().to_string_lossy(),
                own.distinct_letters(),
                own.count()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let bulk: Value = serde_json::from_slice(&std::fs::read(folder.join("BULK.json")).unwrap()).unwrap();
    assert_eq!(letters, number(&bulk, "messages"));
    assert_eq!(all.distinct_letters(), number(&bulk, "unique_message_ids"));
    assert_eq!(all.count(), number(&bulk, "threads"));
}
