//! Conversations of the standing community, for the gallery.

use web::{conversations::view::*, dates::Moment, people::view::Named, rooms::Room, shell::Shell};

use super::{SLUG, html, id, moment};

pub fn threads(member: bool) -> Vec<ThreadLine> {
    let line = |number, subject: &str, words: &str, names: &[&str], posts, unread, watch| ThreadLine {
        id: id(number),
        subject: subject.into(),
        last_words: words.into(),
        last_author: names.last().copied().unwrap_or_default().into(),
        last_at: moment(number),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        others: if posts > 6 { posts - 4 } else { 0 },
        posts,
        unread: member && unread,
        watch: if member { watch } else { Watch::Usual },
        room: (number == 4).then_some(Room(4)),
    };
    vec![
        line(
            1,
            "Handing a WhatsApp group to its members",
            "One thing that helped us. We made a second, very small group with one rule: you may only post a question. No answers in it.",
            &["Gwen Abernathy", "Hamish Dunmore", "Farida Holt-Nasseri"],
            3,
            true,
            Watch::Follow,
        ),
        line(
            2,
            "What do you do with the minutes nobody reads?",
            "We stopped writing them, and wrote down only what somebody had promised. It fits on a postcard.",
            &["Precious Lowe", "Tomasz Zieliński", "Siobhán Kettlewell"],
            24,
            true,
            Watch::Usual,
        ),
        line(
            3,
            "Hello from Nell, who runs Green Lanes",
            "I took over from someone whom everybody loved, and I would like to know how long that lasts.",
            &["Nell Carraway"],
            1,
            true,
            Watch::Usual,
        ),
        line(
            4,
            "من يرحّب بالجدد حين تغيب الميسّرة؟",
            "جرّبنا أن يرحّب اثنان معًا، فلم يشعر أحد بأنه وحده.",
            &["ليلى الحداد", "Yuki Tanner"],
            2,
            false,
            Watch::Mute,
        ),
    ]
}

fn post(number: i64, author: &str, does: Does, body: &str) -> PostView {
    PostView {
        id: id(number),
        author: Named { name: author.into(), person: Some(id(number + 100)) },
        does,
        at: moment(4 - number.min(4)),
        came_by: CameBy::Mail,
        edited: None,
        withdrawn: None,
        aside: None,
        others: (true, false),
        body: html(body),
        quoted: None,
        language: None,
        attachments: vec![],
        documents: vec![],
        mine: false,
        takes_back: false,
        new: number > 2,
    }
}

fn takes_part(names: &[(&str, u64)]) -> Vec<TakesPart> {
    let one = |(name, posts): &(&str, u64)| TakesPart {
        who: Named { name: (*name).into(), person: Some(id(200)) },
        posts: *posts,
    };
    names.iter().map(one).collect()
}

fn file(name: &str, kind: &str, size: &str, picture: bool) -> AttachmentLine {
    let href =
        if picture { web::assets::address("icons/tea.svg").to_owned() } else { "/c/peers/files/1".into() };
    AttachmentLine { href, name: name.into(), kind: kind.into(), size: size.into(), picture }
}

pub fn thread(shell: Shell, member: bool) -> ThreadPage {
    let mut gwen = post(
        1,
        "Gwen Abernathy",
        Does::Asks,
        "<p>I have run our landlords’ WhatsApp group for four years. Sixty-one pubs. I answer it at breakfast, I answer it in bed, and last month I worked out I write four messages in every ten.</p><p>I want to hand it to them. What frightens me is the quiet ones. There are perhaps fifteen who never post, and they tell me, when I ring, that it is the only thing that makes them feel they are not on their own up there.</p><p><strong>Has anyone let go of a group like this and kept the quiet ones?</strong> I do not need a policy. I would like to hear what you did in the first month.</p>",
    );
    gwen.attachments = vec![
        file("who-writes.png", "picture", "84\u{a0}kB", true),
        file("The rules we have now, and why nobody keeps them (2024).pdf", "PDF", "1.2\u{a0}MB", false),
    ];
    let mut hamish = post(
        2,
        "Hamish Dunmore",
        Does::Answers,
        "<p>Aye, twice. Once badly.</p><p>The good time I handed over one <em>job</em> at a time and told nobody it was happening. First the Monday question went to Eilidh. Then welcoming new folk went to a pair.</p><ul><li>keep a list on paper</li><li>ring three a week</li></ul><p>They will never tell the group. They will tell <a href=\"https://isles.example/how\">you</a>.</p>",
    );
    hamish.quoted =
        Some(html("<p>I have run our landlords’ WhatsApp group for four years. Sixty-one pubs.</p>"));
    hamish.edited = Some(moment(1));
    let mut gone = post(3, "Leopold Ash", Does::Adds, "");
    gone.withdrawn = Some(moment(1));
    let mut arabic = post(
        4,
        "ليلى الحداد",
        Does::Adds,
        "<p>عندنا مجموعة ثانية صغيرة لا يُكتب فيها إلا سؤال. الهادئون يكتبون هناك، ثم يتصل بهم أحد.</p>",
    );
    arabic.language = Some("ar".into());
    arabic.came_by = CameBy::Web;
    let mut mine = post(
        5,
        "Iolo Prydderch",
        Does::Adds,
        "<p>A rota on the fridge door did it for us:</p><pre><code>week 1  Eilidh   week 2  Owen   week 3  both of them, and a cake that must not be forgotten</code></pre>",
    );
    mine.mine = member;
    mine.takes_back = member;
    gone.takes_back = member;
    let form = Writing {
        cost:
            "Two people have it as a letter at once, about a minute each. Ten read of it in their one letter."
                .into(),
        readers: Some(15),
        ..Writing::default()
    };
    ThreadPage {
        shell,
        slug: SLUG.into(),
        id: id(1),
        subject: "Handing a WhatsApp group to its members".into(),
        asks: true,
        starter: "Gwen Abernathy".into(),
        started: Moment { stamp: "2026-10-09".into(), said: "Friday 9 October".into() },
        count: 5,
        room: Room(if member { 3 } else { 0 }),
        posts: vec![gwen, hamish, gone, arabic, mine],
        page: 1,
        pages: 1,
        people: takes_part(&[
            ("Gwen Abernathy", 1),
            ("Hamish Dunmore", 1),
            ("ليلى الحداد", 1),
            ("Iolo Prydderch", 1),
        ]),
        others: 0,
        answering: if member { Answering::Open(Box::new(form)) } else { Answering::SignIn },
        watch: member.then_some(Watch::Usual),
        unread: member,
    }
}

/// Fifty posts of about 36 kB, on the third of seven pages; one of them is answered, and was looked at first.
pub fn long(shell: Shell) -> ThreadPage {
    let words = "We met in the back room as always, and for once nobody had brought a paper. ".repeat(9);
    let posts = (1..=50).map(|n| PostView {
        does: Does::Adds,
        new: false,
        ..post(n, "Tomasz Zieliński", Does::Adds, &format!("<p>{words}</p>"))
    });
    let writing = Writing {
        words: "A **half-formed** thought.".into(),
        preview: Some(html("<p>A <strong>half-formed</strong> thought.</p>")),
        plainness: Some((9, vec![("learnings".into(), "what we learnt")])),
        kept: Some(moment(1)),
        to: Some((id(7), "Tomasz Zieliński".into())),
        readers: Some(15),
        ..Writing::default()
    };
    ThreadPage {
        id: id(2),
        subject: "What do you do with the minutes nobody reads?".into(),
        asks: false,
        starter: "Precious Lowe".into(),
        count: 312,
        posts: posts.collect(),
        page: 3,
        pages: 7,
        people: takes_part(&[("Tomasz Zieliński", 190), ("Precious Lowe", 61)]),
        others: 9,
        answering: Answering::Open(Box::new(writing)),
        watch: Some(Watch::Mute),
        ..thread(shell, true)
    }
}

pub fn start(shell: Shell) -> StartPage {
    StartPage {
        shell,
        slug: SLUG.into(),
        subject: String::new(),
        writing: Writing { readers: Some(15), ..Writing::default() },
        rooms: vec![Room(3), Room(4)],
        room: Room(3),
        present: takes_part(&[("Gwen Abernathy", 1), ("ليلى الحداد", 1), ("Hamish Dunmore", 1)])
            .into_iter()
            .map(|one| (one.who, false))
            .collect(),
    }
}

pub fn edit(shell: Shell) -> EditPage {
    EditPage {
        shell,
        slug: SLUG.into(),
        post: id(5),
        subject: "Handing a WhatsApp group to its members".into(),
        version: 1,
        writing: Writing { words: "A rota on the fridge door did it for us.".into(), ..Writing::default() },
    }
}

pub fn withdraw(shell: Shell) -> WithdrawPage {
    WithdrawPage {
        shell,
        slug: SLUG.into(),
        post: id(5),
        subject: "Handing a WhatsApp group to its members".into(),
        body: html("<p>A rota on the fridge door did it for us.</p>"),
    }
}

pub fn versions(shell: Shell) -> VersionsPage {
    let version = |number: i64, body: &str| VersionLine { number, at: moment(3 - number), body: html(body) };
    VersionsPage {
        shell,
        slug: SLUG.into(),
        post: id(5),
        subject: "Handing a WhatsApp group to its members".into(),
        author: "Iolo Prydderch".into(),
        versions: vec![
            version(2, "<p>A rota on the fridge door did it for us.</p>"),
            version(1, "<p>A rota did it.</p>"),
        ],
    }
}
