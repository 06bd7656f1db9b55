//! What they say to each other.

use std::time::Duration;

use community::Level;

/// A thread of the standing world.
pub struct Thread {
    /// Its subject.
    pub subject: &'static str,
    /// Its level.
    pub level: Level,
    /// Who is in the room beside its author, where only they are.
    pub present: &'static [&'static str],
    /// Its posts.
    pub turns: &'static [Turn],
}

/// One post.
pub struct Turn {
    /// Who.
    pub who: &'static str,
    /// How long before now: days, and hours of the day that remains.
    pub ago: (u64, u64),
    /// Which post of the thread it answers, from 0.
    pub answers: Option<usize>,
    /// The words, in Markdown.
    pub words: &'static str,
}

impl Turn {
    pub(super) fn before(&self) -> Duration {
        Duration::from_secs(self.ago.0 * 86_400 + self.ago.1 * 3_600)
    }
}

const fn turn(who: &'static str, ago: (u64, u64), answers: Option<usize>, words: &'static str) -> Turn {
    Turn { who, ago, answers, words }
}

/// Every thread; tests find one by words of its subject.
pub const THREADS: &[Thread] = &[
    Thread {
        subject: "Welcome: what this is, and what it asks of you",
        level: Level::Open,
        present: &[],
        turns: &[
            turn(
                "margo",
                (55, 3),
                None,
                "Welcome, all of you.\n\nWe are thirteen people who each hold a network together, mostly alone. Here is what we ask of one another:\n\n- about three hours a month, for a year\n- one honest question a season\n- say what you tried, also when it failed\n\nThere is nothing to install, and no password. If this is not the month for you, rest; nobody asks why.",
            ),
            turn(
                "hamish",
                (55, 1),
                Some(0),
                "Glad to be here. The ferry is off, so you have my full attention until Thursday.",
            ),
            turn(
                "wilhelmina",
                (54, 20),
                Some(0),
                "Hello from the wet side of the dyke. I will read more than I write at first, if that is all right.",
            ),
            turn("margo", (54, 18), Some(2), "It is more than all right, Wil. Reading is taking part."),
        ],
    },
    Thread {
        subject: "Handing a WhatsApp group to its members",
        level: Level::MembersOnly,
        present: &[],
        turns: &[
            turn(
                "gwen",
                (5, 6),
                None,
                "I have run our landlords’ WhatsApp group for four years. Sixty-one pubs. I answer it at breakfast, I answer it in bed, and last month I worked out I write four messages in every ten.\n\nI want to hand it to them. What frightens me is the quiet ones. There are perhaps fifteen who never post, and they tell me, when I ring, that it is the only thing that makes them feel they are not on their own up there.\n\n**Has anyone let go of a group like this and kept the quiet ones?** I do not need a policy. I would like to hear what you did in the first month.",
            ),
            turn(
                "hamish",
                (3, 2),
                Some(0),
                "Aye, twice. Once badly.\n\nThe bad time I announced it. Big message, thank you all, the group is yours. Within a month it was three people and the weather.\n\nThe good time I handed over one *job* at a time and told nobody it was happening. First the Monday question went to Eilidh. Then welcoming new folk went to a pair. By the time I said anything they had been running it for nine weeks.\n\nFor the quiet ones: keep a list on paper, and ring three a week. They will never tell the group. They will tell you.",
            ),
            turn(
                "farida",
                (2, 16),
                Some(0),
                "One thing that helped us. We made a second, very small group with one rule: you may only post a question. No answers in it. The quiet ones post there, someone rings them back.\n\nIt sounds daft. It has outlived the big group.",
            ),
            turn(
                "gwen",
                (1, 4),
                Some(1),
                "Nine weeks. I would not last nine days without saying something, which is probably the point.\n\nI shall start with the Monday question, and ring three this week.",
            ),
        ],
    },
    Thread {
        subject: "A rota that survives its maker",
        level: Level::ChathamHouse,
        present: &[],
        turns: &[
            turn(
                "iolo",
                (20, 5),
                None,
                "Two years ago I stopped making the repair café rota and nothing fell over. What we did:\n\n1. the rota is a sheet of paper on the van door\n2. whoever takes the last empty line draws the next sheet\n3. nobody may take three lines running\n\nIt is uglier than mine. It works better. Ask me anything.",
            ),
            turn("nell", (19, 8), Some(0), "Who notices when nobody takes the last line?"),
            turn(
                "iolo",
                (19, 3),
                Some(1),
                "The van. It does not move, and then eleven valleys ring me, and I say: look at the door.",
            ),
            turn(
                "ravi",
                (17, 9),
                Some(0),
                "We tried this in two libraries, with the returns trolley. One took to it within a week. In the other the sheet got laminated, by me, and that killed it: nobody could write on it.",
            ),
        ],
    },
    Thread {
        subject: "How do you end a meeting that has gone well?",
        level: Level::Open,
        present: &[],
        turns: &[
            turn(
                "desmond",
                (12, 7),
                None,
                "I can end a bad meeting. I cannot end a good one: we run over, people miss buses, and next time fewer come. What do you say, in words, at five to?",
            ),
            turn(
                "siobhán",
                (12, 2),
                Some(0),
                "I say: \"There are five minutes. Who has not spoken and would like one of them?\" Then I stop, even if somebody is in mid-air.",
            ),
            turn(
                "yuki",
                (11, 22),
                Some(0),
                "We ring a bicycle bell. The youngest holds it. Nobody argues with a fourteen-year-old with a bell.",
            ),
            turn("desmond", (11, 1), Some(2), "A bell has been ordered."),
        ],
    },
    Thread {
        subject: "Grant turned down for the third time",
        level: Level::InTheRoom,
        present: &["desmond", "adaeze", "jonah"],
        turns: &[
            turn(
                "adaeze",
                (6, 4),
                None,
                "I would rather this stayed with the four of us. The night workers’ fund said no again, and the reason was the hours. I am closer to stopping than I have told anyone.",
            ),
            turn(
                "jonah",
                (6, 1),
                Some(0),
                "Thank you for saying it here. I will ring you tonight after your shift starts, if that suits.",
            ),
        ],
    },
    Thread {
        subject: "Questions that young carers actually answer",
        level: Level::MembersOnly,
        present: &[],
        turns: &[
            turn(
                "yuki",
                (9, 5),
                None,
                "We threw away the survey. Now we ask one question on a card, at the end: *What is one thing that was lighter this week?* They answer it, and they read each other’s.\n\nDoes anyone have a second question as good as that?",
            ),
            turn(
                "wilhelmina",
                (8, 21),
                Some(0),
                "On field days: *What would you show a friend?* It tells us more than any score.",
            ),
        ],
    },
    Thread {
        subject: "Merging two networks that do not like each other",
        level: Level::MembersOnly,
        present: &[],
        turns: &[turn(
            "hamish",
            (0, 20),
            None,
            "The north isles and the west isles have each run an energy forum since before my time. The funder wants one. They have met once, in 2011, and it is still spoken of.\n\nHas anybody here put two groups together and had both still speaking afterwards? Where did you begin?",
        )],
    },
    Thread {
        subject: "What we learnt from stopping the newsletter",
        level: Level::Open,
        present: &[],
        turns: &[
            turn(
                "siobhán",
                (30, 6),
                None,
                "We stopped the newsletter and told no one. It took seven weeks for anybody to ask.\n\nWhat we do now: one letter a month, three lines, from whoever had the best month. It is read.",
            ),
            turn("jonah", (29, 9), Some(0), "Did the funder ask?"),
            turn("siobhán", (29, 2), Some(1), "The funder was the one who asked. In week seven."),
        ],
    },
];
