//! A backup that is laid back obeys the ledger of erasures (practice 5.4).

mod support;

use std::{fs, sync::Arc, thread, time::Duration};

use base::{Chance, Clock, Ids};
use community::{
    Actor, House,
    people::{self, address::Address, erase},
};
use support::{
    Program,
    post::{free_address, serve},
};

const MAIR: &str = "mair@valley.example";

async fn house(program: &Program, data: &str) -> House {
    let data = program.folder.path().join(data);
    let place = store::Place::File(data.join("guildhall.db"));
    let store = store::Store::open(&place).await.unwrap();
    let (clock, ids) = (Clock::system(), Arc::new(Ids::new(1_000)));
    House::new(store, &data.join("blobs"), clock, Chance::system(), ids).unwrap()
}

async fn is_known(program: &Program, data: &str) -> bool {
    let house = house(program, data).await;
    let address = Address::of(MAIR).unwrap();
    people::by_address(&mut house.work(Actor::System), &address).await.unwrap().is_some()
}

#[tokio::test]
async fn whoever_was_erased_after_a_backup_is_erased_again_when_it_is_laid_back() {
    let program = Program::new();
    program.well(&["community", "found", "Peers"]);
    program.well(&["member", "add", "--community", "peers", "Mair Evans <mair@valley.example>"]);
    program.well(&["backup", "then.tar.gz"]);
    // She erases herself; the running program writes the ledger beside the database.
    let open = house(&program, "data").await;
    let address = Address::of(MAIR).unwrap();
    let mair = people::by_address(&mut open.work(Actor::System), &address).await.unwrap().unwrap().id;
    erase::erase(&mut open.work(Actor::Person(mair)), true).await.unwrap();
    drop(open);
    let file = program.folder.path().join("data/erasures.ledger");
    let running = serve(&program, &["--listen", &free_address()]);
    for _ in 0..200 {
        if file.exists() {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    drop(running);
    let ledger = fs::read_to_string(&file).expect("the ledger is written");
    assert!(!ledger.contains("mair") && ledger.lines().count() == 2, "{ledger}");
    // Without the ledger she is there again, and whoever restores is told so.
    let told = program.well(&["restore", "then.tar.gz", "--data", "without"]);
    assert!(told.contains("no ledger of erasures was found"), "{told}");
    assert!(is_known(&program, "without").await);
    let named = file.to_string_lossy().into_owned();
    let told = program.well(&["restore", "then.tar.gz", "--data", "again", "--erasures", &named]);
    assert!(told.contains("1 people of this backup are erased again"), "{told}");
    assert!(!is_known(&program, "again").await);
    assert!(program.folder.path().join("again/erasures.ledger").exists(), "it goes on there");
    // A file that is none stops the restore before anything is written.
    program.write("wrong", "hello");
    let told = program.fails(&["restore", "then.tar.gz", "--data", "wrong-one", "--erasures", "wrong"]);
    assert!(told.contains("is no ledger of erasures"), "{told}");
    assert!(!program.folder.path().join("wrong-one/guildhall.db").exists());
}
