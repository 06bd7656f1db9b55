//! Small archives with figures that were worked out by hand.

use super::*;

/// Monday 5 January 2026, 9:00 UTC, in hours of Unix time.
const MONDAY: i64 = 1_767_603_600 / 3_600;

/// An archive that is written down in a few strokes.
struct Told {
    archive: Archive,
    keys: i64,
}

impl Told {
    /// People named after their organisation and number: `a1` is at `a.example`. `left` asked to be left out.
    fn among(names: &[&str], left: &str) -> Told {
        let mut archive = Archive::new("en");
        for name in names {
            archive.meet(Speaker {
                name: (*name).to_owned(),
                domain: format!("{}.example", &name[..1]),
                off_the_map: *name == left,
                ..Speaker::default()
            });
        }
        Told { archive, keys: 0 }
    }

    fn person(&self, name: &str) -> u32 {
        self.archive.speakers.iter().position(|speaker| speaker.name == name).expect("known") as u32
    }

    /// `name` begins a conversation so many hours after the Monday.
    fn begins(&mut self, name: &str, hour: i64, asks: bool) -> u32 {
        let thread = self.archive.open(Conversation { id: None, subject: format!("{name} at {hour}") });
        self.says(name, thread, hour, true, asks);
        thread
    }

    fn answers(&mut self, name: &str, thread: u32, hour: i64) {
        self.says(name, thread, hour, false, false);
    }

    fn says(&mut self, name: &str, thread: u32, hour: i64, opens: bool, asks: bool) {
        self.keys += 1;
        let said = Utterance {
            key: self.keys,
            parent: None,
            author: self.person(name),
            thread,
            at: Time::from_secs((MONDAY + hour) * 3_600),
            offset: None,
            opens,
            asks,
            words: "",
        };
        assert!(self.archive.say(said));
    }

    fn seen(self) -> Discovery {
        let now = Time::from_secs((MONDAY + 9_000) * 3_600);
        discover(self.archive, Look { now, living: false, named: true })
    }
}

const EIGHT: [&str; 8] = ["a1", "a2", "a3", "b1", "b2", "b3", "c1", "v"];

/// Practice 2.22: v is tied to all seven; besides a1a2, a2a3, b1b2, a1b1.
fn worked_network(left: &str) -> Discovery {
    let mut told = Told::among(&EIGHT, left);
    let ties = ["v a1", "v a2", "v a3", "v b1", "v b2", "v b3", "v c1", "a1 a2", "a2 a3", "b1 b2", "a1 b1"];
    for (place, tie) in ties.iter().enumerate() {
        let (one, other) = tie.split_once(' ').expect("two");
        let thread = told.begins(one, place as i64 * 24, true);
        told.answers(other, thread, place as i64 * 24 + 1);
    }
    told.seen()
}

// Practice 2.22, test vector: density .3929, core fit .7177 with the core {v}, v on all the ways that are.
#[test]
fn the_worked_network_of_eight_comes_out() {
    let network = worked_network("").whole.network.expect("eight people");
    assert_eq!((network.people, network.ties, network.arcs), (8, 11, 11));
    assert!((network.density - 0.3929).abs() < 1e-4);
    assert!((network.mean_degree - 2.75).abs() < 1e-9);
    let (core, fit) = network.core.expect("a core");
    assert_eq!(core, 1);
    assert!((fit - 0.7177).abs() < 1e-4);
    assert_eq!(network.between.map(|between| (between.half, between.estimated_from)), Some((1, None)));
    assert_eq!((network.mutual, network.one_way), (0, 11));
    assert_eq!((network.joined, network.alone), (8, 0));
}

// Practice 2.22, the same without v: E 1, I 3, E-I -0.5, expected .4286, gap -0.9286. S0.30: who leaves is no node.
#[test]
fn whoever_asked_to_be_left_out_is_no_node_and_in_no_figure() {
    let seen = worked_network("v");
    let network = seen.whole.network.expect("seven people");
    let domains = network.domains.expect("two organisations of three");
    assert_eq!((network.people, domains.across, domains.inside), (7, 1, 3));
    assert_eq!(domains.ei, -0.5);
    assert!((domains.expected - 0.4286).abs() < 1e-4 && (domains.gap + 0.9286).abs() < 1e-4);
    assert_eq!((seen.whole.people, seen.whole.posts), (7, 11 + 4), "seven of v's posts are not counted");
    let map = seen.map.expect("seven people");
    assert!(map.points.iter().all(|point| point.name != "v"));
    assert!(seen.unanswered.newest.iter().all(|open| !open.subject.starts_with('v')));
}

#[test]
fn a_question_that_only_they_answered_is_neither_answered_nor_silent() {
    let mut told = Told::among(&EIGHT, "v");
    for (place, name) in EIGHT[..7].iter().enumerate() {
        let thread = told.begins(name, place as i64, true);
        told.answers(if place < 6 { "c1" } else { "v" }, thread, place as i64 + 30);
    }
    told.begins("a1", 2_000, false);
    let seen = told.seen();
    let questions = seen.whole.questions.expect("six askers");
    assert_eq!((questions.asked, questions.answered, questions.askers), (6, 6, 6));
    assert_eq!(seen.unanswered.all, 0, "v answered c1: that is no silence");
}

// Practice 5.3 and 2.22: below five people no figure, below seven no network.
#[test]
fn too_few_people_make_no_figure() {
    let mut told = Told::among(&["a1", "a2", "a3", "a4"], "");
    for (place, name) in ["a1", "a2", "a3", "a4"].iter().enumerate() {
        let thread = told.begins(name, place as i64, true);
        told.answers(if place == 0 { "a2" } else { "a1" }, thread, place as i64 + 1);
    }
    let seen = told.seen();
    assert_eq!(seen.whole.people, 4);
    assert!(seen.whole.evenness.is_none() && seen.whole.questions.is_none() && seen.whole.network.is_none());
    assert!(seen.map.is_none() && seen.groups.is_none());
    assert_eq!(seen.conclusion, Conclusion::TooEarly);
}

// Practice 2.21: open for more than five working days is unanswered; two working days is in time (6.3, B5).
#[test]
fn how_soon_is_counted_in_working_days_and_silence_is_not_dropped() {
    let mut told = Told::among(&EIGHT, "");
    for (place, (name, wait)) in [("a1", 1), ("a2", 3), ("a3", 5), ("b1", 49)].into_iter().enumerate() {
        let thread = told.begins(name, place as i64, true);
        told.answers("v", thread, place as i64 + wait);
    }
    told.begins("b2", 0, true);
    let thread = told.begins("b3", 1_000, true);
    told.answers("b3", thread, 1_001);
    told.begins("c1", 1_200, true);
    let questions = told.seen().whole.questions.expect("six askers");
    // Of b1's wait of 49 hours from Monday noon 16 were worked, and an hour: too late. b3 answered only themself.
    assert_eq!((questions.asked, questions.answered, questions.in_time, questions.waiting), (6, 4, 3, 1));
    assert_eq!(questions.median_hours, Some(4.0));
}

#[test]
fn newcomers_return_when_they_write_again_on_a_later_day_within_ninety() {
    let mut told = Told::among(&EIGHT, "");
    for (name, again) in [("a1", 48), ("a2", 20), ("a3", 91 * 24), ("b1", 89 * 24), ("b2", 0)] {
        told.begins(name, 0, false);
        if again > 0 {
            told.begins(name, again, false);
        }
    }
    told.begins("v", 200 * 24, false);
    let newcomers = told.seen().whole.newcomers.expect("five");
    assert_eq!((newcomers.returned, newcomers.recent), (Part { part: 2, of: 5 }, 1));
    assert_eq!(newcomers.later, Some(Part { part: 1, of: 5 }));
    assert_eq!(newcomers.returned_when_answered, None, "nobody was answered: no split");
}

#[test]
fn names_are_nowhere_unless_they_may_be_shown() {
    let mut told = Told::among(&EIGHT, "");
    for name in &EIGHT[..7] {
        let thread = told.begins(name, 0, true);
        told.answers("v", thread, 1);
    }
    let now = Time::from_secs((MONDAY + 9_000) * 3_600);
    let seen = discover(told.archive, Look { now, living: true, named: false });
    let map = seen.map.expect("a map");
    assert_eq!(map.points.len(), 8);
    assert!(
        map.points.iter().all(|point| point.name.is_empty() && point.label.is_empty() && point.id.is_none())
    );
    assert_eq!(seen.conclusion, Conclusion::Quiet, "nobody has written for most of a year");
}
