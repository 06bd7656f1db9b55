//! How fast letters leave: see README.md beside this file.

#![allow(clippy::disallowed_methods)] // to measure

mod postfix;

use std::{fs, sync::Arc, time::Instant};

use base::{Chance, Clock};
use community::{
    Actor, CommunityId, Level, PersonId, charter, members,
    notices::{self, To, Written, mark},
    people::{self, address::Address},
};
use letters::leaving::{House, Office, Pace, Way};
use mail::{
    sign::{Key, Keys, Kind, make},
    smtp::client::{Manner, Patience, Target, Tls, Trust},
};
use postfix::{Sink, source};
use testkit::{Hall, world::SLUG};

/// Sessions with the sink: ours, and those of smtp-source.
const SESSIONS: usize = 8;

#[tokio::main]
async fn main() {
    let numbers: Vec<usize> =
        std::env::args().skip(1).filter_map(|arg| arg.replace('_', "").parse().ok()).collect();
    let members = numbers.first().copied().unwrap_or(10_000);
    let many = numbers.get(1).copied().unwrap_or(0);
    let hall = Hall::sqlite().await;
    hall.clock.set(Clock::system().now());
    hall.world().await;
    let community = charter::visit(&mut hall.system(), SLUG).await.expect("a community").community().id;
    let people = fill(&hall, community, members).await;

    let sink = Sink::begin();
    println!("{members} letters of {} bytes or so, one each, {SESSIONS} sessions, into smtp-sink", LETTER);
    println!("{:34} {:>8} {:>9} {:>12} {:>9}", "", "seconds", "a second", "our cpu, ms", "memory");
    let reference = source(&sink, members, LETTER, SESSIONS);
    line("smtp-source", members, reference, None);
    let mut unsigned = None;
    for (name, kinds) in [
        ("unsigned", vec![]),
        ("signed, Ed25519", vec![Kind::Ed25519]),
        ("signed, RSA of 2048 bits", vec![Kind::Rsa]),
    ] {
        let house = house(&kinds);
        let office = office(&hall, &sink, house);
        address(&hall, community, &people).await;
        let (wall, cpu) = watch(office.send_due()).await;
        line(name, members, wall, Some(cpu));
        let (rate, plain) = (reference / wall, *unsigned.get_or_insert(wall));
        println!(
            "{:34} {rate:.2} of the rate of smtp-source, {:.2} times the time of unsigned",
            "",
            wall / plain
        );
    }
    let house = house(&[]);
    let thousand = &people[..people.len().min(1_000)];
    let office = office(&hall, &sink, house.clone());
    let began = Instant::now();
    address(&hall, community, thousand).await;
    office.send_due().await;
    println!(
        "written, addressed and handed over to {}: {:.2} s",
        thousand.len(),
        began.elapsed().as_secs_f64()
    );
    if many > 0 {
        let all: Vec<(PersonId, String)> =
            (0..many).map(|n| (PersonId::default(), format!("m{n}@there.example"))).collect();
        for some in all.chunks(10_000) {
            anybody(&hall, some).await;
        }
        let before = memory("VmRSS");
        let (wall, cpu) = watch(office.send_due()).await;
        line("unsigned, to nobody we know", many, wall, Some(cpu));
        println!("memory before {before:.0} MB, the most ever {:.0} MB", memory("VmHWM"));
    }
}

/// What smtp-source sends.
const LETTER: usize = 6_000;

fn line(name: &str, letters: usize, wall: f64, cpu: Option<f64>) {
    let cpu = cpu.map_or(String::new(), |cpu| format!("{:.3}", cpu * 1_000.0 / letters as f64));
    println!("{name:34} {wall:8.2} {:9.0} {cpu:>12} {:6.0} MB", letters as f64 / wall, memory("VmRSS"));
}

/// Seconds by the clock, and of this process.
async fn watch(work: impl Future<Output = ()>) -> (f64, f64) {
    let (began, before) = (Instant::now(), cpu());
    work.await;
    (began.elapsed().as_secs_f64(), cpu() - before)
}

fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    // utime and stime, in hundredths of a second.
    [11, 12].iter().filter_map(|n| fields.get(*n)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Megabytes.
fn memory(what: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default();
    line.trim_matches(|c: char| !c.is_ascii_digit()).parse::<f64>().unwrap_or(0.0) / 1_000.0
}

fn house(kinds: &[Kind]) -> House {
    let chance = Chance::system();
    let key = |kind: &Kind| {
        let made = make(*kind, &mut |bytes| chance.fill(bytes)).expect("a key");
        Key::read("hall.example", "bench", made.pem.as_bytes()).expect("a key")
    };
    House {
        domain: "hall.example".into(),
        name: "The hall".into(),
        base_url: "https://hall.example".into(),
        less: |token| format!("/less/{token}"),
        why: |_, why| format!("You have this because: {why}."),
        keys: Arc::new(Keys::new(kinds.iter().map(key).collect())),
    }
}

fn office(hall: &Hall, sink: &Sink, house: House) -> Arc<Office> {
    let target = Target {
        host: "127.0.0.1".into(),
        address: None,
        port: sink.port,
        tls: Tls::No,
        login: None,
        lmtp: false,
    };
    let trust = Trust::with(None).expect("authorities");
    let manner = Manner { name: "hall.example".into(), patience: Patience::default(), trust };
    let pace = Pace { sessions: SESSIONS, sessions_each: SESSIONS };
    Arc::new(Office::new(hall.house.clone(), house, Way::Relay(target), pace, manner))
}

/// So many members more.
async fn fill(hall: &Hall, community: CommunityId, members: usize) -> Vec<(PersonId, String)> {
    let mut all = Vec::with_capacity(members);
    for some in (0..members).collect::<Vec<_>>().chunks(1_000) {
        let mut work = hall.house.work(Actor::System);
        work.begin().await.expect("an act");
        for n in some {
            let address = format!("member{n}@there{}.example", n % 50);
            let known = Address::of(&address).expect("an address");
            let person =
                people::meet(&mut work, &known, &format!("Member {n}"), "en").await.expect("a person");
            members::admit(&mut work, community, person, charter::Standing::Member).await.expect("a member");
            all.push((person, address));
        }
        work.done().await.expect("kept");
    }
    all
}

fn letter<'a>(community: Option<CommunityId>, plain: &'a str, html: &'a str) -> Written<'a> {
    Written {
        kind: "post",
        community,
        level: Some(Level::MembersOnly),
        from_name: "Ada Lovelace via Peer Network Convenors",
        subject: "What we learnt from the second round of peer visits",
        plain,
        html,
        heads: "In-Reply-To: <before@hall.example>\nReferences: <first@hall.example> <before@hall.example>\n",
        host: "hall.example",
        ..Written::default()
    }
}

/// About as much as a letter of ours says.
fn bodies() -> (String, String) {
    let words = "We visited four groups this month, and each of them had found another way to keep the first hour quiet. \
        It is worth writing down what they did before we forget it, so here is what I noted on the train home.\n\n"
        .repeat(6);
    let marks = (mark("why"), mark("reply"), mark("stop"));
    let plain = format!(
        "-- Level 3, members only. Write your answer above this line. --\n\nAda Lovelace writes:\n\n{words}{}\nAnswer: {}\nFor less: {}\n",
        marks.0, marks.1, marks.2
    );
    let style = "margin:0 0 16px;font:17px/1.55 -apple-system,'Segoe UI',Roboto,sans-serif;color:#24272c";
    let html: String =
        words.split("\n\n").map(|words| format!("<p style=\"{style}\">{words}</p>\n")).collect();
    let html = format!(
        "<!doctype html><html lang=\"en\"><body>{html}<p>{}</p><a href=\"mailto:{}\">answer</a> <a href=\"{}\">less</a></body></html>\n",
        marks.0, marks.1, marks.2
    );
    (plain, html)
}

async fn address(hall: &Hall, community: CommunityId, people: &[(PersonId, String)]) {
    let (plain, html) = bodies();
    let mut work = hall.system();
    work.begin().await.expect("an act");
    let id = notices::write(&mut work, letter(Some(community), &plain, &html)).await.expect("a letter");
    let now = work.now();
    let to: Vec<To<'_>> = people
        .iter()
        .map(|(person, address)| To { person: Some(*person), address, why: "each", due_at: now })
        .collect();
    notices::address_to(&mut work, id, Some(community), &to).await.expect("addressed");
    work.done().await.expect("kept");
}

async fn anybody(hall: &Hall, people: &[(PersonId, String)]) {
    let (plain, html) = bodies();
    let mut work = hall.system();
    work.begin().await.expect("an act");
    let id = notices::write(&mut work, letter(None, &plain, &html)).await.expect("a letter");
    let now = work.now();
    let to: Vec<To<'_>> =
        people.iter().map(|(_, address)| To { person: None, address, why: "each", due_at: now }).collect();
    notices::address_to(&mut work, id, None, &to).await.expect("addressed");
    work.done().await.expect("kept");
}
