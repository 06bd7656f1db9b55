//! Every page with people in it: for the tests that look at markup, and for `cargo run -p web --example gallery`.

mod after;
mod beginning;
mod belonging;
mod charter;
mod choosing;
mod gatherings;
mod joining;
mod letters;
mod meeting;
mod order;
pub mod telling;
mod writing;

use askama::Template;
use axum::http::{HeaderMap, Uri};
use base::{Clock, Id, Ids, Time, words::Words};
use community::members::Further;
use letters::{less_page, lists_page, reach_page};
use web::{
    about::view::*, account::view::*, conversations::view::*, dates::Moment, dates::Reading, errors::*,
    forms::Problems, front::view::*, held::view::*, html::Html, members::view::*, outbox::view::*,
    people::view::*, receipts::view::*, rooms::Room, search::view::*, shell::*, sign_in::view::*,
    theme::Theme,
};

/// Monday 12 October 2026, 09:00 UTC.
pub const NOW: Time = Time::from_secs(1_791_795_600);
pub const SLUG: &str = "peers";

pub fn reading() -> Reading {
    Reading { words: Words::english(), zone: web::dates::zone("Europe/London"), now: NOW }
}

pub fn moment(days_ago: i64) -> Moment {
    reading().moment(Time(NOW.0 - days_ago * 86_400_000_000))
}

pub fn id(number: i64) -> Id {
    Id((NOW.millis() - base::id::EPOCH + number) << 22)
}

/// The frame for a member, a visitor, or nobody in particular.
pub fn shell(path: &str, title: &str, member: bool) -> Shell {
    let mut shell = Shell::of(&HeaderMap::new(), &path.parse::<Uri>().expect("a path")).titled(title);
    shell.place = Some(Place {
        name: "Peer Network Convenors".into(),
        slug: SLUG.into(),
        letters_to: member.then(|| "peers@guildhall.example".into()),
        tells: member,
        people: member,
    });
    shell.reader = member.then(|| Reader { name: "Iolo Prydderch".into() });
    shell.host = "the Common Kettle".into();
    shell.outbox = true;
    shell
}

fn bare(path: &str, title: &str) -> Shell {
    let mut shell = shell(path, title, false);
    shell.place = None;
    shell
}

/// One page of the gallery.
pub struct Sample {
    pub name: &'static str,
    pub html: String,
}

fn sample(name: &'static str, page: &impl Template) -> Sample {
    Sample { name, html: page.render().expect("a page") }
}

/// All pages, in this light and direction of reading.
pub fn all(theme: Theme) -> Vec<Sample> {
    let mut samples = Vec::new();
    let lit = |mut shell: Shell| {
        shell.theme = theme;
        shell
    };
    samples
        .push(sample("house", &HousePage { shell: lit(bare("/", "Guildhall")), communities: communities() }));
    samples
        .push(sample("house-empty", &HousePage { shell: lit(bare("/", "Guildhall")), communities: vec![] }));
    for (name, standing) in [("front-visitor", Standing::Visitor), ("front-member", Standing::Member)] {
        samples.push(sample(
            name,
            &community(
                lit(shell("/c/peers", "Peer Network Convenors", standing == Standing::Member)),
                standing,
            ),
        ));
    }
    samples.extend(talk(lit));
    samples.extend(people(lit));
    samples.extend(searches(lit));
    samples.extend(telling::all(lit));
    samples.extend(doors(lit));
    samples.extend(own(lit));
    samples.extend(joining::all(lit));
    samples.extend(belonging::all(lit));
    samples.extend(beginning::all(lit));
    samples.extend(gatherings::all(lit));
    samples.extend(charter::all(lit));
    samples.extend(order::all(lit));
    samples.extend(choosing::all(lit));
    samples.extend(after::all(lit));
    samples.extend(meeting::all(lit));
    let clock = Clock::standing_at(NOW);
    let number = Ids::new(1).next(clock.now());
    for (name, trouble) in [
        ("trouble-404", Trouble::NotFound),
        ("trouble-429", Trouble::TooMany(std::time::Duration::from_secs(180))),
        ("trouble-500", Trouble::Broken("the vase fell".into())),
        ("trouble-401", Trouble::SignIn),
    ] {
        samples.push(sample(name, &TroublePage::of(&trouble, lit(bare("/c/peers/x", "")), number)));
    }
    samples
}

fn communities() -> Vec<CommunityLine> {
    let line = |slug: &str, name: &str, cause: &str, mine| CommunityLine {
        slug: slug.into(),
        name: name.into(),
        cause: cause.into(),
        mine,
    };
    vec![
        line(
            SLUG,
            "Peer Network Convenors",
            "We bring together people who run peer networks, so that nobody learns it the hard way alone.",
            true,
        ),
        line(
            "mothers",
            "أمهات المدينة",
            "نجمع الأمهات اللواتي يدرن مجموعات الحي كي لا تتعلم إحداهن وحدها.",
            false,
        ),
        line("r-help", "An old list about statistics", "", false),
    ]
}

fn community(mut shell: Shell, standing: Standing) -> CommunityPage {
    shell.here = Here::Front;
    shell.feed = true;
    let member = standing == Standing::Member;
    CommunityPage {
        shell,
        slug: SLUG.into(),
        name: "Peer Network Convenors".into(),
        cause: "We bring together people who run peer networks, so that nobody learns it the hard way alone.".into(),
        domain: "Running a network, forum, alliance or circle of peers, with your own hands: inviting, hosting, handing over, ending.\nNot funding or studying networks.".into(),
        practice: "We bring what is stuck, ask before we advise, and say what went wrong as well as what went right.".into(),
        rhythm: "Thirteen of us meet every month, once a year in a real room, and say what is truly going on. There is tea.".into(),
        room: Room(if member { 3 } else { 0 }),
        contact: Some("peers-convenor@guildhall.example".into()),
        convenors: vec![
            Named { name: "Margo Oyelaran".into(), person: Some(id(1)) },
            Named { name: "Jonah Pettifer".into(), person: None },
        ],
        members: 13,
        recent: writing::threads(member),
        standing,
    }
}

fn talk(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let list = |member: bool, threads: Vec<ThreadLine>| TalkPage {
        shell: lit(shell("/c/peers/talk", "Conversations", member).at(Here::Talk)),
        slug: SLUG.into(),
        room: Room(3),
        earlier: (!threads.is_empty()).then(|| "/c/peers/talk?before=0abc".into()),
        later: None,
        threads,
        member,
        all_read: member.then(|| "/c/peers/talk/read".into()),
    };
    let mut wrong = writing::start(lit(shell("/c/peers/talk/new", "Start a conversation", true)));
    wrong.shell.mistake = true;
    wrong.writing.problems = Problems::none()
        .with("subject", "Say in one line what it is about")
        .with("files", "The recording is 61 MB, and we take 25 MB in all");
    vec![
        sample("talk", &list(true, writing::threads(true))),
        sample("talk-empty", &list(true, vec![])),
        sample("talk-closed", &list(false, vec![])),
        sample(
            "thread",
            &writing::thread(
                lit(shell("/c/peers/talk/1", "Handing a WhatsApp group to its members", true).at(Here::Talk)),
                true,
            ),
        ),
        sample(
            "thread-visitor",
            &writing::thread(
                lit(shell("/c/peers/talk/1", "Handing a WhatsApp group to its members", false).at(Here::Talk)),
                false,
            ),
        ),
        sample(
            "thread-long",
            &writing::long(lit(shell("/c/peers/talk/2", "A long one", true).at(Here::Talk))),
        ),
        sample("start", &writing::start(lit(shell("/c/peers/talk/new", "Start a conversation", true)))),
        sample("start-wrong", &wrong),
        sample("edit", &writing::edit(lit(shell("/c/peers/posts/1/edit", "Mend your words", true)))),
        sample(
            "withdraw",
            &writing::withdraw(lit(shell("/c/peers/posts/1/withdraw", "Take this letter back?", true))),
        ),
        sample(
            "versions",
            &writing::versions(lit(shell("/c/peers/posts/1/versions", "What Iolo wrote", true))),
        ),
    ]
}

pub fn person(
    number: i64,
    name: &str,
    roles: &[&'static str],
    practice: &str,
    offers: &str,
    seeks: &str,
) -> PersonLine {
    PersonLine {
        id: id(number),
        name: name.into(),
        roles: roles.to_vec(),
        practice: practice.into(),
        offers: offers.into(),
        seeks: seeks.into(),
    }
}

fn people(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let gwen = person(
        2,
        "Gwen Abernathy",
        &[],
        "Pennine Pub Commons: sixty-one pubs owned by the people who drink in them.",
        "Keys, cellars and money; talking to breweries",
        "How to hand a group over and keep its quiet ones",
    );
    let margo = person(
        1,
        "Margo Oyelaran",
        &["role-convenor"],
        "Ran the Ferry Road tenants’ network for nine years.",
        "Beginnings, and hard conversations",
        "",
    );
    let list = |query: &str, people: Vec<PersonLine>| PeoplePage {
        shell: lit(shell("/c/peers/people", "People", true).at(Here::People)),
        slug: SLUG.into(),
        query: query.into(),
        people,
        members: 13,
        more: query.is_empty().then(|| "/c/peers/people?after=gwen".into()),
        unreached: 2,
        unintroduced: true,
    };
    let page = |me: bool, known: bool| PersonPage {
        shell: lit(shell("/c/peers/people/2", "Gwen Abernathy", true).at(Here::People)),
        slug: SLUG.into(),
        person: if known { person(9, "r.tanaka@example.net", &[], "", "", "") } else { gwen.clone() },
        about: if known {
            String::new()
        } else {
            "Landlady once, accountant once, neither any more.\n\nRing me before nine.".into()
        },
        since: (!known).then(|| reading().day(Time::from_secs(1_700_000_000))),
        me,
        convenor: true,
        beside: if known { BesideShown::default() } else { belonging::beside() },
        threads: if known { vec![] } else { writing::threads(true) },
    };
    let profile = ProfilePage {
        shell: lit(shell("/c/peers/profile", "Your profile", true)),
        slug: SLUG.into(),
        person: id(3),
        name: String::new(),
        practice: "Cwm Repair Cafés. Four villages, one van.".into(),
        offers: "Handing things over; rotas".into(),
        seeks: String::new(),
        about: String::new(),
        further: Further {
            goals: "Hand the van over.".into(),
            network: "Cwm Repair".into(),
            network_size: Some(60),
            access: String::new(),
            willing: true,
        },
        problems: Problems::none().with("name", "Write the name that you go by."),
    };
    let unreached = |people: Vec<Unreached>| UnreachedPage {
        shell: lit(shell("/c/peers/unreached", "Letters came back", true).at(Here::People)),
        slug: SLUG.into(),
        people,
    };
    let some = [true, false].map(|reached| Unreached {
        id: "000000000000g".into(),
        href: "/c/peers/people/2".into(),
        name: "Gwen Abernathy".into(),
        address: "gwen@pubcommons.example".into(),
        since: Some(reading().day(Time::from_secs(1_790_000_000))),
        why: "550 5.1.1 nobody of that name".into(),
        reached,
    });
    vec![
        sample("unreached-none", &unreached(vec![])),
        sample("unreached", &unreached(some.into())),
        sample(
            "people",
            &list("", vec![gwen.clone(), person(4, "Hamish Dunmore", &["role-host"], "", "", ""), margo]),
        ),
        sample("people-none", &list("brewing", vec![])),
        sample("person", &page(true, false)),
        sample("person-known", &page(false, true)),
        sample("profile", &profile),
    ]
}

fn searches(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let search = |query: &str, found: bool| SearchPage {
        shell: lit(shell("/c/peers/search", "Search", true).at(Here::Search)),
        slug: SLUG.into(),
        query: query.into(),
        people: if found {
            vec![FoundPerson {
                who: Named { name: "Iolo Prydderch".into(), person: Some(id(5)) },
                reason: "They offer it.".into(),
                words: marked([("Handing", true), (" things ", false), ("over", true), ("; rotas", false)]),
            }]
        } else {
            vec![]
        },
        posts: if found {
            vec![FoundPost {
                id: id(6),
                subject: marked([("Handing", true), (" a WhatsApp group to its members", false)]),
                excerpt: marked([
                    ("… The good time I ", false),
                    ("handed over", true),
                    (" one job at a time and told nobody it was happening …", false),
                ]),
                author: "Hamish Dunmore".into(),
                at: moment(1),
                others: 2,
                room: Some(Room(4)),
            }]
        } else {
            vec![]
        },
        more: found.then(|| "/c/peers/search?q=handing&after=1".into()),
        notes: if found {
            vec![]
        } else {
            vec!["“teatime” is not a day. Write after:2026, after:2026-03 or after:2026-03-31.".into()]
        },
        older: None,
        wider: (!found).then(|| "kettles".into()),
    };
    vec![
        sample("search", &search("handing over", true)),
        sample("search-empty", &SearchPage { notes: vec![], ..search("", false) }),
        sample("search-none", &search("kettles after:teatime", false)),
    ]
}

fn doors(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let ask = |email: &str, problems: Problems| AskPage {
        shell: lit(bare("/sign-in", "Sign in with a letter")),
        email: email.into(),
        next: "/c/peers/talk".into(),
        kept: !problems.is_empty(),
        problems,
    };
    let link = |link: Link| LinkPage { shell: lit(bare("/sign-in/letter/x", "Sign in")), link };
    vec![
        sample("sign-in", &ask("", Problems::none())),
        sample(
            "sign-in-wrong",
            &ask(
                "iolo.example",
                Problems::none()
                    .with("email", "Write an email address with an @, such as name@place.example"),
            ),
        ),
        sample(
            "code",
            &CodePage {
                shell: lit(bare("/sign-in/code", "Look in your letters")),
                minutes: 10,
                problems: Problems::none(),
            },
        ),
        sample("link-ready", &link(Link::Ready { token: "0123456789abcdef".into() })),
        sample("link-other", &link(Link::OtherBrowser { code: "k7mw2r9d".into() })),
        sample("link-spent", &link(Link::Spent)),
    ]
}

fn held_page(shell: Shell) -> HeldPage {
    let line = |number, kind: &str, subject: &str, words: &str| HeldLine {
        id: id(number),
        kind: kind.into(),
        subject: subject.into(),
        name: "Mair Evans".into(),
        address: "mair@valley.example".into(),
        words: words.into(),
        why: "They are no member.".into(),
        at: moment(number),
        thread: (kind == "care").then(|| "/c/peers/talk/0123456789abc".into()),
    };
    let held = vec![
        line(1, "post", "May I ask?", "Is there a network like yours in Kerry?\n\nMair"),
        line(2, "joiner", "", "I run a tool library in Neath."),
        line(3, "care", "", ""),
    ];
    HeldPage { shell, slug: SLUG.into(), held }
}

fn receipts_page(shell: Shell) -> ReceiptsPage {
    let line = |number, act: &str, open, undone| ReceiptLine {
        id: id(number),
        act: act.into(),
        place: "Peer Network Convenors".into(),
        at: moment(number),
        open,
        undone,
    };
    ReceiptsPage {
        shell,
        receipts: vec![line(1, "your post", true, false), line(2, "how letters reach you", false, true)],
    }
}

fn own(lit: impl Fn(Shell) -> Shell) -> Vec<Sample> {
    let session = |number, browser: &str, this| SessionLine {
        id: id(number),
        browser: browser.into(),
        since: moment(number),
        this,
    };
    let mut account = shell("/account", "Your account", true).at(Here::Account);
    account.place = None;
    account.notice = Some(Notice {
        tone: Tone::Well,
        title: "That browser is signed out".into(),
        text: "Firefox on Android, since Saturday.".into(),
        undo: None,
    });
    let letter = OutboxLine {
        id: id(7),
        to: "iolo@cwm.example".into(),
        subject: "Your way in, for ten minutes".into(),
        at: moment(0),
    };
    let plain = "Hello Iolo,\n\nyou asked to sign in. This link works for ten minutes, once:\n\n  http://localhost:8080/sign-in/letter/0123456789abcdef\n\nOr type this code where you asked: k7mw-2r9d\n\n--\nGuildhall";
    vec![
        sample(
            "account",
            &AccountPage {
                shell: lit(account),
                name: "Iolo Prydderch".into(),
                zone: "Europe/London".into(),
                there: moment(0),
                language: "en".into(),
                languages: vec![("en".into(), "English".into()), ("cy".into(), "Cymraeg".into())],
                addresses: vec![
                    AddressLine { address: "iolo@cwm.example".into(), main: true, verified: true },
                    AddressLine {
                        address: "i.prydderch@repair.example".into(),
                        main: false,
                        verified: false,
                    },
                ],
                communities: vec![BelongsTo {
                    slug: SLUG.into(),
                    name: "Peer Network Convenors".into(),
                    roles: vec!["role-host"],
                }],
                sessions: vec![
                    session(1, "Firefox on Linux", true),
                    session(3, "Safari on an iPhone", false),
                ],
                off_the_map: false,
                problems: Problems::none(),
            },
        ),
        sample("held", &held_page(lit(shell("/c/peers/held", "What waits for your word", true)))),
        sample("receipts", &receipts_page(lit(bare("/account/receipts", "What you did by letter")))),
        sample(
            "belonging",
            &BelongingPage {
                shell: lit(shell("/c/peers/belonging", "How you belong", true)),
                slug: SLUG.into(),
                name: "Peer Network Convenors".into(),
                standing: "member",
                convenor: true,
            },
        ),
        sample("reach", &reach_page(lit(bare("/account/letters", "How letters reach you")))),
        sample("less", &less_page(lit(bare("/less/x", "Less of this")))),
        sample("lists", &lists_page(lit(shell("/c/peers/letters", "Letters of this community", true)))),
        sample(
            "report",
            &ReportPage {
                shell: lit(shell("/c/peers/people/2/report", "No report", true)),
                slug: SLUG.into(),
                person: id(2),
                name: "Gwen Abernathy".into(),
            },
        ),
        sample(
            "outbox",
            &OutboxPage {
                shell: lit(bare("/outbox", "Letters of this demo")),
                letters: vec![letter.clone()],
            },
        ),
        sample(
            "outbox-empty",
            &OutboxPage { shell: lit(bare("/outbox", "Letters of this demo")), letters: vec![] },
        ),
        sample(
            "outbox-letter",
            &OutboxLetterPage {
                shell: lit(bare("/outbox/7", "Your way in")),
                letter,
                plain: plain.into(),
                html: true,
                ways: vec!["/sign-in/letter/0123456789abcdef".into()],
            },
        ),
        sample("levels", &LevelsPage { shell: lit(bare("/rooms", "What each room means")) }),
        sample("privacy", &PrivacyPage { shell: lit(bare("/privacy", "What we hold about you")) }),
        sample("accessibility", &AccessibilityPage { shell: lit(bare("/accessibility", "Accessibility")) }),
    ]
}

pub fn html(text: &str) -> Html {
    Html(text.to_owned())
}
