//! The letter that tells of a post: written once for each language, addressed to everyone who hears of it at once.

use std::collections::HashMap;

use askama::Template;
use base::Words;
use community::{
    LetterId, Level, PersonId, PostId, Refused, Work,
    notices::{
        self, To, Written, mark,
        post::{self, File, Hearer, Told},
    },
};

use crate::{
    Letter, Sender, dates, html,
    look::Look,
    plain::{folded, unmarked},
    set,
};

/// The kind of a letter that tells of a post.
pub const POST: &str = "post";
/// How many people one commit addresses.
const BATCH: i64 = 500;
/// Files that go with a letter weigh this at most in all, in bytes; what is more is a link. Each reader gets their own copy.
pub const FILES: i64 = 1_500_000;
/// How much is quoted of what is answered, in characters.
const QUOTED: usize = 320;

/// What both bodies of the letter say.
struct Says {
    marker: String,
    level: String,
    level_text: String,
    who: String,
    plain_words: String,
    html_words: String,
    goes_on: String,
    quoted: String,
    quote: String,
    files: Vec<(String, String)>,
    files_title: String,
    /// Shared documents: what each is, and its address.
    documents: Vec<(String, String)>,
    documents_title: String,
    cause: String,
    why: String,
    answer: String,
    read: String,
    link: String,
    less: String,
    less_html: String,
    stop: String,
    list_foot: String,
}

macro_rules! bodies { ($($name:ident $path:literal,)+) => {$(
    #[derive(Template)]
    #[template(path = $path)]
    struct $name<'a> {
        #[allow(dead_code, reason = "the plain body says no language")]
        words: Words,
        #[allow(dead_code, reason = "not every body wants every name")]
        subject: &'a str,
        says: &'a Says,
        #[allow(dead_code, reason = "the plain body has no look")]
        look: Look,
    }
)+} }
bodies! {
    Plain "post/post.txt",
    Html "post/post.html",
    RoomPlain "post/room.txt",
    RoomHtml "post/room.html",
}

#[derive(Template)]
#[template(path = "post/post.subject", escape = "none")]
struct Subject<'a> {
    tag: &'a str,
    re: &'a str,
    subject: &'a str,
}

#[derive(Template)]
#[template(path = "post/room.subject", escape = "none")]
struct RoomSubject {
    words: Words,
    community: String,
    sealed: bool,
}

/// The letter about a post, in one language.
pub fn letter(told: &Told, words: Words, sender: &Sender) -> Result<Letter, Refused> {
    if told.level >= Level::InTheRoom { room(told, words, sender) } else { full(told, words, sender) }
}

fn full(told: &Told, words: Words, sender: &Sender) -> Result<Letter, Refused> {
    let subject = unmarked(&told.subject);
    let tag = told.list.as_ref().map(|list| list.tag.clone()).unwrap_or_default();
    let re = if told.begins { "" } else { "Re: " };
    let head = Subject { tag: &tag, re, subject: &subject };
    let subject = set(&head)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = Says::of(told, words, sender);
    let plain = folded(&set(&Plain { words, subject: &subject, says: &says, look: Look })?);
    let html = set(&Html { words, subject: &subject, says: &says, look: Look })?;
    Ok(Letter { subject, plain, html })
}

/// Of what is said in the room, or sealed, a letter tells only that there is something: no subject, no name, no word.
fn room(told: &Told, words: Words, sender: &Sender) -> Result<Letter, Refused> {
    let sealed = told.level == Level::Sealed;
    let community = unmarked(&told.community_name);
    let subject = set(&RoomSubject { words, community, sealed })?.trim().to_owned();
    let mut says = Says::bare(told, words, sender);
    says.who = words.tell(
        if sealed { "letter-sealed-text" } else { "letter-room-text" },
        &[("community", told.community_name.as_str().into())],
    );
    says.answer = words.say(if sealed { "letter-sealed-answer" } else { "letter-room-answer" }).to_owned();
    let plain = folded(&set(&RoomPlain { words, subject: &subject, says: &says, look: Look })?);
    let html = set(&RoomHtml { words, subject: &subject, says: &says, look: Look })?;
    Ok(Letter { subject, plain, html })
}

impl Says {
    /// What needs nothing of the post's own.
    fn bare(told: &Told, words: Words, sender: &Sender) -> Says {
        let level = level_name(words, told.level);
        let (slug, thread) = (&told.slug, told.thread.to_string());
        Says {
            marker: words.tell(
                if told.level >= Level::InTheRoom { "letter-marker-room" } else { "letter-marker" },
                &[("level", level.into())],
            ),
            level: level.to_owned(),
            level_text: words.say(&format!("letter-level-{}-text", told.level.number())).to_owned(),
            who: String::new(),
            plain_words: String::new(),
            html_words: String::new(),
            goes_on: String::new(),
            quoted: String::new(),
            quote: String::new(),
            files: Vec::new(),
            files_title: String::new(),
            documents: Vec::new(),
            documents_title: String::new(),
            cause: crate::cause(words, &told.community_name, &told.cause),
            why: mark("why"),
            answer: String::new(),
            read: words.say("letter-post-read").to_owned(),
            link: sender.link(&(sender.paths.thread)(slug, &thread)),
            less: words.say("letter-post-less").to_owned(),
            less_html: words.say("letter-post-less-html").to_owned(),
            stop: mark("stop"),
            list_foot: String::new(),
        }
    }

    fn of(told: &Told, words: Words, sender: &Sender) -> Says {
        let mut says = Says::bare(told, words, sender);
        let link = sender.link(&(sender.paths.post)(&told.slug, &told.post.to_string()));
        says.who = who(told, words);
        says.plain_words = unmarked(&plain_words(told));
        match html::for_letter(&html_words(told), &sender.base_url) {
            Some(html) => says.html_words = html,
            None => {
                let first: String = told.words.chars().take(4_000).collect();
                says.html_words = html::paragraphs(&unmarked(&first));
                says.goes_on = words.say("letter-post-goes-on").to_owned();
            }
        }
        let list = told.list.as_ref();
        let to_sender = told.reply_to.is_some();
        if to_sender {
            // A word in a reply would reach the author, not us.
            says.less = words.say("letter-post-less-button").to_owned();
            says.less_html = words.say("letter-post-less-button-html").to_owned();
        }
        let (key, name) = if to_sender {
            ("letter-post-answer-one", &told.author_name)
        } else {
            ("letter-post-answer-all", &told.community_name)
        };
        says.answer = words.tell(key, &[("name", unmarked(name).into())]);
        if list.is_some_and(|list| list.plain_heads) {
            // A list as lists are: From says who, and readers have the letter before.
            says.who = String::new();
            says.list_foot =
                words.tell("letter-list-foot", &[("community", unmarked(&told.community_name).into())]);
        } else if let Some(answered) = &told.answered {
            let name = unmarked(&answered.name);
            let day = dates::day(words, answered.at, "UTC");
            says.quoted = words.tell("letter-post-quoted", &[("name", name.into()), ("day", day.into())]);
            says.quote = quote(&answered.words);
        }
        let (_, linked) = share(&told.files);
        says.files = linked
            .iter()
            .map(|file| {
                let at = (sender.paths.file)(&told.slug, &file.id.to_string());
                (unmarked(&file.name), sender.link(&at))
            })
            .collect();
        if !says.files.is_empty() {
            says.files_title = words.say("letter-post-files").to_owned();
        }
        says.documents = documents(told, words);
        if !says.documents.is_empty() {
            says.documents_title = words.say("letter-post-documents").to_owned();
        }
        says.link = link;
        says
    }
}

/// `Members only`: the level as a letter's first line names it.
pub(crate) fn level_name(words: Words, level: Level) -> &'static str {
    words.say(&format!("letter-level-{}", level.number()))
}

fn who(told: &Told, words: Words) -> String {
    let name = unmarked(&told.author_name);
    let to = told.answered.as_ref().filter(|answered| answered.author != told.author);
    match to {
        Some(answered) => words
            .tell("letter-post-answers", &[("name", name.into()), ("whom", unmarked(&answered.name).into())]),
        None if !told.begins => words.tell("letter-post-adds", &[("name", name.into())]),
        None => words.tell("letter-post-writes", &[("name", name.into())]),
    }
}

fn plain_words(told: &Told) -> String {
    if told.markdown { markup::mail_text_from_markdown(&told.source) } else { told.words.clone() }
}

fn html_words(told: &Told) -> String {
    // Of what came by letter only the new words: what it quotes was sent before.
    if told.markdown { told.html.clone() } else { html::paragraphs(&told.words) }
}

/// The shared documents that a post links to: title, kind, and who may open them as far as their addresses tell.
fn documents(told: &Told, words: Words) -> Vec<(String, String)> {
    let found = markup::documents::documents(&told.html);
    found
        .into_iter()
        .map(|one| {
            let kind = words.say(&format!("document-{}", one.kind.word()));
            let who = words.say(if one.open { "document-open" } else { "document-asked" });
            let title = if one.title.is_empty() { kind } else { &one.title };
            let kind = if one.title.is_empty() { String::new() } else { format!(", {kind}") };
            (format!("{}{kind}. {who}", unmarked(title)), unmarked(&one.url))
        })
        .collect()
}

/// The first lines of what is answered: enough to understand the answer alone.
fn quote(words: &str) -> String {
    let mut kept = String::new();
    for word in words.split_whitespace() {
        if kept.chars().count() + word.chars().count() > QUOTED {
            kept.push_str(" …");
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.extend(word.chars().take(QUOTED));
    }
    unmarked(&kept)
}

/// Which files go with the letter, and which are links in it.
fn share(files: &[File]) -> (Vec<File>, Vec<File>) {
    let mut room = FILES;
    files.iter().cloned().partition(|file| {
        let fits = file.size <= room;
        if fits {
            room -= file.size;
        }
        fits
    })
}

/// Header fields that thread the letter, one a line.
fn heads(told: &Told, sender: &Sender) -> String {
    let mut heads = String::new();
    if let Some(parent) = told.references.last() {
        heads.push_str(&format!("In-Reply-To: <{parent}>\n"));
        let all: Vec<String> = told.references.iter().map(|id| format!("<{id}>")).collect();
        heads.push_str(&format!("References: {}\n", all.join(" ")));
    }
    if let Some(address) = &told.reply_to {
        heads.push_str(&format!("Reply-To: <{address}>\n"));
    }
    let page = (sender.paths.post)(&told.slug, &told.post.to_string());
    heads.push_str(&format!("Archived-At: <{}>\n", sender.link(&page)));
    heads
}

/// The name before the address: `Gwen via Peer Network Convenors`; of the room nobody's.
fn from_name(told: &Told, words: Words) -> String {
    if told.level >= Level::InTheRoom {
        return unmarked(&told.community_name);
    }
    let names =
        [("name", unmarked(&told.author_name).into()), ("community", unmarked(&told.community_name).into())];
    words.tell("letter-from", &names)
}

/// Tells of a post: a job. Each batch is a commit; killed, it goes on behind the last person who has it. Run twice, nobody has it twice.
pub async fn tell(work: &mut Work<'_>, id: PostId, sender: &Sender) -> Result<(), Refused> {
    work.begin().await?;
    let Some(told) = post::told(work, id, sender.domain()).await? else {
        return work.done().await;
    };
    work.done().await?;
    let mut letters: HashMap<&'static str, LetterId> = HashMap::new();
    for (letter, language) in post::letters_of(work, id).await? {
        letters.insert(Words::of(&language).tag(), letter);
    }
    let known: Vec<LetterId> = letters.values().copied().collect();
    let mut after =
        if known.is_empty() { PersonId::default() } else { post::last_told(work, &known).await? };
    // How long it takes to read decides for whom it fits into the week: the same in every language.
    let seconds = notices::seconds_to_read(&told.words);
    loop {
        work.begin().await?;
        let Some((hearers, last)) = post::hearers(work, &told, seconds, after, BATCH).await? else {
            return work.done().await;
        };
        address(work, &told, &hearers, &mut letters, sender).await?;
        work.done().await?;
        after = last;
    }
}

/// Addresses one batch, each in their language; writes a letter where there is none in that language yet.
async fn address(
    work: &mut Work<'_>,
    told: &Told,
    hearers: &[Hearer],
    letters: &mut HashMap<&'static str, LetterId>,
    sender: &Sender,
) -> Result<(), Refused> {
    let mut by_language: HashMap<&'static str, Vec<To<'_>>> = HashMap::new();
    for one in hearers {
        let to = To { person: Some(one.person), address: &one.address, why: one.why, due_at: one.due_at };
        by_language.entry(Words::of(&one.language).tag()).or_default().push(to);
    }
    for (language, to) in by_language {
        let letter = match letters.get(language) {
            Some(letter) => *letter,
            None => {
                let letter = write(work, told, Words::of(language), sender).await?;
                letters.insert(language, letter);
                letter
            }
        };
        notices::address_to(work, letter, Some(told.community), &to).await?;
    }
    Ok(())
}

async fn write(work: &mut Work<'_>, told: &Told, words: Words, sender: &Sender) -> Result<LetterId, Refused> {
    let made = letter(told, words, sender)?;
    let (from_name, heads) = (from_name(told, words), heads(told, sender));
    let written = Written {
        community: Some(told.community),
        kind: POST,
        item: Some(told.post.into()),
        thread: Some(told.thread),
        level: Some(told.level),
        language: words.tag(),
        from_name: &from_name,
        subject: &made.subject,
        plain: &made.plain,
        html: &made.html,
        heads: &heads,
        message_id: Some(&told.message_id),
        host: sender.domain(),
        expires_at: None,
    };
    let letter = notices::write(work, written).await?;
    if told.level < Level::InTheRoom {
        let (with, _) = share(&told.files);
        post::with_files(work, letter, &with).await?;
    }
    Ok(letter)
}
