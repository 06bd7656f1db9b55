//! Every member's verb can be reached by web and by letter, or says here why not.
//!
//! The verbs are read from the heart's source, so that a new one cannot be forgotten; the web's calls from the web's.

use std::{collections::BTreeSet, fs, path::Path};

/// Verbs that are not a member's to do from a page, each with its reason.
const NOT_BY_WEB: &[(&str, &str)] = &[
    ("invitations::suggest_in_turn", "part of suggest_here and of reading a letter"),
    ("invitations::drafted", "the list shows all of them"),
    ("invitations::reading_of", "the letters door writes it; a page has invitations::reading"),
    ("invitations::by_id", "the letters door writes the letter"),
    ("invitations::token", "part of writing the letter"),
    ("invitations::has_letter", "part of writing the letter"),
    ("invitations::answer", "a page has answer_here, by the token of the letter"),
    ("invitations::forget", "part of answering"),
    ("invitations::remind_due", "a recurring job"),
    ("curation::begin_by_letter", "a page has curation::apply"),
    ("curation::begin_invited", "part of answering an invitation"),
    ("curation::answer_by_letter", "a page has change_here"),
    ("curation::send_by_letter", "a page has send_here"),
    ("curation::withdraw_by_letter", "a page has withdraw_here"),
    ("curation::person_of", "part of other acts"),
    ("curation::move_to", "part of choosing"),
    ("curation::ever_asked", "part of reading applications"),
    ("curation::mine", "part of MY DATA"),
    ("charter::found", "by whoever runs the program; people found communities by founding::confirm"),
    ("charter::amend", "changed by whoever runs the program, until a charter is changed by consent"),
    ("sections::current", "part of pages and letters"),
    ("sections::draft_with", "a page saves the charter as a whole"),
    ("lifecycle::adopt", "part of bringing a group in"),
    ("lifecycle::resume_due", "a recurring job"),
    ("proposals::close_due", "a recurring job"),
    ("proposals::told", "the letters door tells of it"),
    ("proposals::asked", "the letters door tells of it"),
    ("proposals::heard", "the letters door tells of it"),
    ("proposals::mark_told", "the letters door tells of it"),
    ("questions::question", "the letters door tells of it"),
    ("members::admit", "part of other acts: importing, founding, inviting"),
    ("members::bring", "by whoever runs the program: guildhall import members"),
    ("members::namesakes", "by whoever runs the program: guildhall import members"),
    ("gatherings::poll", "part of its results"),
    ("gatherings::to_ask", "the letters door asks members for dates"),
    ("gatherings::asked", "the letters door asks members for dates"),
    ("gatherings::to_tell", "the letters door tells convenors what was answered"),
    ("gatherings::told", "the letters door tells convenors what was answered"),
    ("members::give_role", "part of other acts"),
    ("promises::ask", "part of other acts: inviting, choosing; the letter goes out by a job"),
    ("promises::agree_at_the_door", "somebody who asked to join by a letter agrees by one"),
    ("promises::for_a_stranger", "the letters door sends the words"),
    ("promises::get", "the letters door asks what a letter asked for"),
    ("promises::forget", "part of other acts"),
    ("promises::renew", "a recurring job"),
    ("promises::remind", "a recurring job"),
    ("members::be_buddy", "a choice of the profile's page"),
    ("members::say_lines", "a page has the whole profile"),
    ("charter::role_names", "the pages about people show roles"),
    ("newcomers::due", "the letters door asks what is due"),
    ("newcomers::sent", "the letters door says what it sent"),
    ("newcomers::told", "the letters door asks both"),
    ("newcomers::pair", "a recurring job"),
    ("newcomers::nudge", "a recurring job"),
    ("newcomers::finish", "a recurring job"),
    ("listening::told", "the letters door tells of a note"),
    ("listening::get", "the page shows all notes"),
    ("listening::last_talks", "for the page of last contacts"),
    ("practice::told", "the letters door asks"),
    ("practice::silent", "the letters door asks convenors to say hello"),
    ("practice::begin_due", "a recurring job"),
    ("practice::again", "a recurring job"),
    ("practice::greet", "a recurring job"),
    ("practice::rest", "a recurring job"),
    ("practice::still", "one's own answer comes by the letter that asks; a page has the whole profile"),
    ("practice::moved_to", "one's own answer comes by the letter that asks; a page has the whole profile"),
    ("practice::moved_on", "one's own answer comes by the letter that asks; a page has leaving"),
    ("practice::unsure", "one's own answer comes by the letter that asks"),
    ("quiet::ask_quiet", "a recurring job"),
    ("quiet::still_here", "whoever signs in is heard"),
    ("erase::ledger", "kept beside the database by the program"),
    ("erase::again", "after a restore, by whoever runs the program"),
    ("roles::offer_by_id", "letters tell of it"),
    ("roles::offer_of", "the page lists all that wait"),
    ("roles::term_of", "letters tell of it"),
    ("roles::add_to_handover", "a page writes all of it: write_handover"),
    ("roles::end_terms", "a recurring job"),
    ("roles::lapse_offers", "a recurring job"),
    ("care::carers", "the page asks for who would answer"),
    ("care::take_stranger", "who is no member writes a letter"),
    ("care::now_asked", "letters tell of it"),
    ("care::answer_by", "letters tell of it"),
    ("care::pass_on", "a recurring job"),
    ("moderation::by_id", "letters tell of it"),
    ("moderation::readers", "letters go to them"),
    ("moderation::anyone_beside", "letters go to them"),
    ("moderation::answer_for_house", "by whoever runs the program, where nobody else could decide"),
    ("moderation::for_house", "by whoever runs the program"),
    ("moderation::remind", "a recurring job"),
    ("privacy::record", "for whoever runs the program"),
    ("people::meet", "part of other acts"),
    ("people::add_address", "an address is added once a letter to it was answered: comes with letters"),
    ("people::by_address", "who has an address is nobody else's business"),
    ("people::leave_the_map", "one of the choices of the account page, and of the page about the archive"),
    ("people::passages::issue", "the letters door writes the letter"),
    ("drafts::discard", "a draft goes when it is sent, or after thirty days"),
    ("notices::leave", "letters leave by jobs"),
    ("notices::write", "letters leave by jobs"),
    ("notices::address_to", "letters leave by jobs"),
    ("deliveries::domains", "the sender asks what is due"),
    ("deliveries::next_due", "the sender asks what is due"),
    ("deliveries::claim", "the sender takes what is due"),
    ("deliveries::renew", "the sender keeps what it has"),
    ("deliveries::letters", "the sender reads what it sends"),
    ("deliveries::files", "the sender reads what it sends"),
    ("deliveries::settle", "the sender says what became of it"),
    ("deliveries::put_off", "the sender says what became of it"),
    ("deliveries::hold", "after a restore, by whoever runs the program"),
    ("deliveries::release", "after a restore, by whoever runs the program"),
    ("deliveries::discard", "after a restore, by whoever runs the program"),
    ("deliveries::again", "by whoever runs the program, when something was put right"),
    ("deliveries::standing", "for whoever runs the program"),
    ("bounces::bounced", "delivery reports come by letter"),
    ("bounces::given_up", "the letters door writes the letter"),
    ("notices::by_token", "the letters door asks what a reply address names"),
    ("conversations::start_by_letter", "a page has start"),
    ("conversations::reply_by_letter", "a page has reply"),
    ("conversations::answered", "the letters door asks what a letter answers"),
    ("conversations::already_here", "the letters door asks whether a letter says something new"),
    ("held::hold", "part of other acts"),
    ("held::belongs_to", "part of the act that holds a letter"),
    ("held::get", "the list shows all of each"),
    ("notices::named", "the letters door asks what a reply address names"),
    ("notices::number", "letters leave by jobs"),
    ("notices::numbers", "the letters door asks what a number means"),
    ("notices::enclose", "letters leave by jobs"),
    ("notices::had", "the letters door asks whether it answered before"),
    ("notices::had_about", "the letters door asks whether it told before"),
    ("arrivals::claim", "the letters door reads a letter once"),
    ("arrivals::count", "the letters door counts letters"),
    ("data::of_me", "by letter: it comes with files, to the mailbox that proves whose it is"),
    ("erase::preview", "by letter: what will go is shown there"),
    ("erase::erase", "by letter alone: a code must come back from the mailbox first"),
    ("members::offer", "a page has the whole profile"),
    ("people::rename_oneself", "a page has people::choose"),
    ("delegates::name", "by letter: DELEGATE; a page comes when there are dates to answer"),
    ("delegates::end", "by letter: UNDO within a day; a page comes when there are dates to answer"),
    ("delegates::list", "a page comes when there are dates to answer"),
    ("charter::standing", "the letters door asks how somebody belongs"),
    ("held::beside", "the letters door tells of what waits"),
    ("held::own", "one's own word comes by answering the letter that asks for it"),
    ("held::reopen", "part of taking a receipt back"),
    ("held::lapse_old", "a recurring job"),
    ("held::release_due", "a recurring job"),
    ("receipts::keep", "part of other acts"),
    ("confirmations::ask", "part of other acts"),
    ("confirmations::code", "part of other acts"),
    ("confirmations::use_up", "part of other acts"),
    ("people::main_address", "part of other acts"),
    ("people::speaks_from", "the letters door asks whose word a letter is"),
    ("people::answered_from", "part of other acts"),
    ("delegates::is_delegate", "the letters door asks whose word a letter is"),
    ("charter::slug", "jobs and letters know communities by their ids"),
    ("charter::holders", "letters go to them"),
    ("conversations::of_person", "part of a person's page"),
    ("reach::choose_of", "the same as reach::choose, for a person whose letter says it"),
    ("digest::due", "the letters door writes the one letter"),
    ("digest::advance", "the letters door writes the one letter"),
    ("digest::compose", "the letters door writes the one letter"),
    ("digest::sent", "the letters door writes the one letter"),
    ("digest::items", "the letters door asks what a number means"),
    ("digest::left_out", "the letters door writes the one letter"),
    ("post::told", "the letters door tells of a post"),
    ("post::hearers", "the letters door tells of a post"),
    ("post::last_told", "the letters door tells of a post"),
    ("post::letters_of", "the letters door tells of a post"),
    ("post::with_files", "the letters door tells of a post"),
    ("lists::weigh", "part of posting by letter and by page"),
    ("search::put_many", "part of importing"),
    ("journal::since", "read by listeners, not by people"),
    ("conversations::empty_withdrawn", "a recurring job"),
    ("blobs::sweep", "a recurring job"),
    ("blobs::sweep_older", "a recurring job"),
];

/// Verbs that no letter reaches, each with its reason. A feature alone stands for all of its verbs that are not a member's to do.
const NOT_BY_LETTER: &[(&str, &str)] = &[
    (
        "founding::preview",
        "it is begun by FOUND; what is sent in one's name is seen first, and that wants the page",
    ),
    (
        "founding::confirm",
        "it is begun by FOUND; what is sent in one's name is seen first, and that wants the page",
    ),
    ("founding::get", "part of the steps on pages"),
    ("founding::mine", "the letter that answers FOUND has the address of the page"),
    ("founding::overlapping", "a list of pages to look at before founding"),
    ("founding::adoptable", "adopting begins on a page, beside what is kept"),
    ("founding::became", "part of the page that ends a founding"),
    ("founding::throw_away", "what is not confirmed goes by itself after ninety days"),
    ("founding::baseline", "figures want a page"),
    ("gatherings::rhythms", "a year of dates wants a page; each date comes by letter"),
    ("gatherings::keep", "a convenor's setting with many fields"),
    ("gatherings::drop_rhythm", "a convenor's setting"),
    ("gatherings::polls", "a list of pages; each poll comes by letter"),
    ("members::bring", "by whoever runs the program: guildhall import members"),
    ("members::namesakes", "by whoever runs the program: guildhall import members"),
    ("invitations::draft", "a convenor writes and reads it on a page before it leaves"),
    ("invitations::drafted", "a list of a page"),
    ("invitations::edit", "a convenor writes and reads it on a page before it leaves"),
    ("invitations::again", "a button of a convenor's list"),
    ("invitations::withdraw", "a button of a convenor's list"),
    ("invitations::all", "a list of a page"),
    ("invitations::terms", "what every invitation says is set on a page"),
    ("invitations::set_terms", "what every invitation says is set on a page"),
    ("invitations::matches", "part of reading an invitation"),
    ("invitations::reading", "part of drafting on a page; the letter has reading_of"),
    ("invitations::look", "a page behind the token of a letter"),
    ("invitations::answer_here", "by letter it is invitations::answer"),
    ("invitations::suggest_here", "by letter it is suggest_in_turn"),
    ("invitations::forget", "part of answering"),
    ("invitations::remind_due", "a recurring job"),
    ("curation::set_ways", "a convenor's setting on a page"),
    ("curation::criteria", "read on the page of joining, which letters lead to"),
    ("curation::published", "read on the page of joining, which letters lead to"),
    ("curation::draft_criteria", "written on a page by convenors"),
    ("curation::write_criteria", "written on a page by convenors"),
    ("curation::publish_criteria", "written on a page by convenors"),
    ("curation::questions", "part of questions_of"),
    ("curation::set_questions", "written on a page by convenors"),
    ("curation::ever_asked", "part of reading applications"),
    ("curation::apply", "by letter it is begin_by_letter"),
    ("curation::look", "a page behind the token of a letter; the copy by letter says the same"),
    ("curation::change_here", "by letter it is answer_by_letter"),
    ("curation::send_here", "by letter it is send_by_letter"),
    ("curation::withdraw_here", "by letter it is withdraw_by_letter"),
    ("curation::applications", "a list of a page; letters about each go to whoever reads"),
    ("curation::alike", "a list of a page"),
    ("curation::release", "a convenor's button; the letter that tells of it leads there"),
    ("curation::turn_away", "a convenor's button; the letter that tells of it leads there"),
    ("curation::begin_invited", "part of answering an invitation"),
    ("curation::person_of", "part of other acts"),
    ("curation::move_to", "part of choosing"),
    ("curation::mine", "part of MY DATA"),
    ("charter::found", "by whoever runs the program; people found communities by founding::confirm"),
    ("charter::amend", "changed by whoever runs the program, until a charter is changed by consent"),
    ("charter::listed", "a list of pages; a letter says where to write to"),
    (
        "sections::all",
        "twenty-one sections are more than a letter can bear; a proposal brings those that it changes",
    ),
    ("sections::current", "part of pages and letters"),
    ("sections::versions", "what a section said before is looked up on its page"),
    ("sections::draft", "a charter is written on its page, with its other sections beside it"),
    ("sections::draft_with", "a charter is written on its page, with its other sections beside it"),
    ("sections::save", "a charter is written on its page, with its other sections beside it"),
    ("sections::agreed_together", "a charter is written on its page, with its other sections beside it"),
    (
        "proposals::propose",
        "a change wants the words that it changes beside it; a letter to -convenor asks for one",
    ),
    ("proposals::amend", "a change wants the words that it changes beside it"),
    ("proposals::withdraw", "on the page of the proposal; a letter to -convenor asks for it"),
    ("proposals::list", "a list of pages; each proposal comes by its own letter"),
    ("proposals::get", "its letter tells it"),
    ("proposals::terms", "its letter tells them"),
    ("channels::policies", "a table wants a page"),
    ("channels::allow", "a table wants a page"),
    ("channels::drop_policy", "a table wants a page"),
    ("channels::of_address", "a table wants a page"),
    ("channels::restricted", "a table wants a page"),
    ("channels::used", "a table wants a page"),
    ("proposals::close_due", "a recurring job"),
    ("questions::open", "a list of pages; the answer comes by letter to whoever asked"),
    ("charter::convenors", "a line of a page; a letter goes to them by -convenor"),
    ("members::person", "a page about a person; letters tell no more of people than their names"),
    ("members::directory", "a list of members would travel further than its page"),
    ("members::write_profile", "by letter one writes it line by line: OFFER, CORRECT"),
    ("members::profile", "part of MY DATA"),
    ("members::admit", "part of other acts"),
    ("members::give_role", "part of other acts"),
    ("members::report_on", "it is refused to whoever asks, and its page says why"),
    ("members::further", "part of MY DATA"),
    ("members::write_further", "by letter one writes it line by line: numbered lines, BUDDY, CORRECT"),
    ("members::beside", "a page about a person"),
    ("members::goals", "a list of members would travel further than its page"),
    ("newcomers::pair", "a recurring job"),
    ("newcomers::nudge", "a recurring job"),
    ("newcomers::finish", "a recurring job"),
    ("newcomers::my_newcomers", "each pair has its letter"),
    ("listening::log", "a convenor's note of a talk wants a page; the member hears of it by letter"),
    ("listening::get", "the letter has its words"),
    ("listening::of_me", "part of MY DATA"),
    ("listening::about", "a page for convenors: notes travel to nobody but whom they are about"),
    ("listening::choose_tags", "by letter: CORRECT"),
    ("listening::last_talks", "a list for convenors"),
    ("practice::begin", "a convenor's button; its page shows the answers"),
    ("practice::begin_due", "a recurring job"),
    ("practice::again", "a recurring job"),
    ("practice::greet", "a recurring job"),
    ("practice::rest", "a recurring job"),
    ("practice::round", "part of its page"),
    ("practice::list", "a list for convenors, with its page"),
    ("practice::write", "drafts are edited on the page; the letter goes out from there"),
    ("practice::let_go", "it wants a page with the draft and the reason before one's eyes"),
    ("quiet::ask_quiet", "a recurring job"),
    ("erase::doubts", "a list for convenors: names of others travel by no letter"),
    ("erase::settle_doubt", "a convenor looks at the words around it"),
    ("erase::ledger", "kept beside the database by the program"),
    ("erase::again", "after a restore, by whoever runs the program"),
    ("members::ask_to_join", "by letter one writes to -join, and goes on by promises::agree_at_the_door"),
    ("promises::ask_members", "a convenor's button; its page shows who has not agreed"),
    ("promises::asked_of_me", "part of the page"),
    ("promises::agree_as_member", "who was asked by letter answers that letter"),
    ("promises::question", "by letter it is QUESTION, a note to the convenors"),
    ("promises::words", "the letter that asks has them"),
    ("promises::versions", "part of the page of who agreed"),
    ("promises::agreed", "a list for convenors, with its page"),
    ("promises::ask", "part of other acts: inviting, choosing"),
    ("promises::forget", "part of other acts"),
    ("promises::renew", "a recurring job"),
    ("promises::remind", "a recurring job"),
    ("members::open_to_all", "a convenor's setting of the house's door; it wants a page with both choices"),
    ("conversations::start", "by letter there is start_by_letter"),
    ("conversations::reply", "by letter there is reply_by_letter"),
    ("conversations::edit", "a letter that is sent stays as it was sent; UNDO, and send another"),
    ("conversations::mine", "part of editing"),
    ("conversations::versions", "what a post said before is looked up on its page"),
    ("conversations::withdraw", "by letter it is UNDO, within receipts::undo"),
    ("conversations::restore", "what UNDO took back is sent again"),
    ("conversations::mark_read", "what one reads in a mailbox is nobody's business"),
    ("conversations::mark_all_read", "what one reads in a mailbox is nobody's business"),
    ("conversations::attachment", "files travel with their letters"),
    ("conversations::feed", "for feed readers"),
    ("conversations::newer", "turning pages"),
    ("conversations::of_person", "part of a person's page"),
    ("conversations::thread_of", "turning pages"),
    ("conversations::empty_withdrawn", "a recurring job"),
    ("people::choose", "by letter: CORRECT NAME; zone and language want a list"),
    ("people::leave_the_map", "a choice of the account page; by letter PRIVATE reaches who can do it"),
    ("people::addresses", "part of MY DATA"),
    ("people::by_address", "who has an address is nobody else's business"),
    ("passages::ask", "a way into pages is asked for on a page"),
    ("passages::newest", "for whoever runs the program"),
    ("passages::look", "a way into pages"),
    ("passages::enter_by_link", "a way into pages"),
    ("passages::enter_by_code", "a way into pages"),
    ("passages::open_for", "a way into pages"),
    ("sessions::of", "browsers"),
    ("sessions::list", "browsers; part of MY DATA"),
    ("sessions::end", "browsers"),
    ("sessions::end_others", "browsers"),
    ("drafts::keep", "words that were not sent on a page; a mail program keeps its own"),
    ("drafts::waiting", "words that were not sent on a page"),
    ("drafts::discard", "words that were not sent on a page"),
    ("delegates::list", "part of MY DATA"),
    ("delegates::end", "by letter it is UNDO"),
    ("reach::of", "part of the page of letters"),
    ("reach::narrowed", "part of the page of letters"),
    ("reach::widen", "by letter it is UNDO"),
    ("reach::take_back", "by letter it is UNDO, within receipts::undo"),
    ("reach::latest", "part of UNDO"),
    ("reach::choose_of", "the same as reach::choose"),
    ("held::waiting", "the letter that asks lists what waits"),
    ("roles::offers", "each is asked by a letter of its own"),
    ("roles::take_back", "for convenors; a page lists what waits"),
    ("roles::end", "for convenors; a page lists who holds what"),
    ("roles::set_term", "for convenors; a page lists who holds what"),
    ("roles::show_names", "a setting of convenors"),
    ("roles::handover", "a page; the letter that offers a role leads there"),
    ("roles::write_handover", "by letter words are added: add_to_handover"),
    ("roles::log", "a list that grows wants a page; the answer to ROLES leads there"),
    ("roles::end_terms", "a recurring job"),
    ("roles::lapse_offers", "a recurring job"),
    ("care::contacts", "who was spoken with when is not sent about by letter"),
    ("care::look_after", "for carers; a page lists all members"),
    ("care::spoke", "answering a note says so by itself; else a page lists all members"),
    ("care::pass_on", "a recurring job"),
    ("throttle::suggest", "shown where an intake is planned"),
    ("steps::next_steps", "a list for convenors; the letter of the week will bring it"),
    ("steps::invited", "a list for convenors; the letter of the week will bring it"),
    ("steps::levels", "a count on the same page"),
    ("moderation::cases", "each is told by a letter of its own"),
    ("moderation::case", "each is told by a letter of its own"),
    ("moderation::second_name", "part of a page"),
    ("moderation::take_down", "for convenors; wants the post before one's eyes"),
    ("moderation::ask_to_stop", "for convenors; wants the rule before one's eyes"),
    ("moderation::withdraw_member", "for convenors; wants the rule before one's eyes"),
    ("moderation::answer_for_house", "by whoever runs the program, where nobody else could decide"),
    ("moderation::for_house", "by whoever runs the program"),
    ("moderation::remind", "a recurring job"),
    ("privacy::notice", "a page; the promise and WHO lead there"),
    ("privacy::record", "for whoever runs the program"),
    ("held::reopen", "by letter it is UNDO, within receipts::undo"),
    ("held::lapse_old", "a recurring job"),
    ("held::release_due", "a recurring job"),
    ("bounces::suspended", "a list for convenors"),
    ("bounces::resume", "the owner is asked by letter, and answers it"),
];

/// Features whose verbs are those of the program: jobs, senders, lists for whoever runs the house, settings of convenors; and search,
/// discovery and what convenors set for a list, which want a page; of the life of a community members answer six statements by letter.
const NOT_OF_MEMBERS: &[&str] = &[
    "archives",
    "arrivals",
    "blobs",
    "deliveries",
    "digest",
    "discover",
    "journal",
    "lifecycle",
    "lists",
    "notices",
    "post",
    "search",
    "sponsors",
];

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(folder).expect("below it").to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found
}

/// The public verbs of a member: `feature::verb`, from `pub async fn verb(work: &mut Work<'_>`.
fn verbs() -> BTreeSet<(String, String)> {
    let heart = Path::new(env!("CARGO_MANIFEST_DIR")).join("../community/src");
    let mut verbs = BTreeSet::new();
    for (file, text) in files(&heart) {
        let feature = file.split(['/', '\\']).next().unwrap_or("").trim_end_matches(".rs").to_owned();
        for piece in text.split("\npub async fn ").skip(1) {
            let (name, rest) = piece.split_once('(').unwrap_or((piece, ""));
            if rest.trim_start().starts_with("work: &mut Work<") && !name.starts_with("forget_old") {
                verbs.insert((feature.clone(), name.trim().to_owned()));
            }
        }
    }
    verbs
}

#[test]
fn every_verb_of_a_member_is_reached_by_web_or_says_why_not() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/src");
    let pages: String = files(&web).into_iter().map(|(_, text)| text).collect();
    let verbs = verbs();
    assert!(verbs.len() > 25, "the verbs are found: {verbs:?}");
    // What only the program itself does, and whoever runs it.
    let by_command = ["archives", "arrivals"];
    let missing: Vec<String> = verbs
        .iter()
        .filter(|(feature, _)| !by_command.contains(&feature.as_str()))
        .filter(|(_, name)| !pages.contains(&format!("::{name}(")))
        .filter(|(_, name)| {
            !NOT_BY_WEB.iter().any(|(verb, why)| verb.ends_with(&format!("::{name}")) && !why.is_empty())
        })
        .map(|(feature, name)| format!("{feature}::{name}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "reach them from a page, or say in NOT_BY_WEB why not");
}

#[test]
fn every_verb_of_a_member_is_reached_by_letter_or_says_why_not() {
    let letters = Path::new(env!("CARGO_MANIFEST_DIR")).join("../letters/src");
    let door: String = files(&letters).into_iter().map(|(_, text)| text).collect();
    let missing: Vec<String> = verbs()
        .iter()
        .filter(|(feature, _)| !NOT_OF_MEMBERS.contains(&feature.as_str()))
        .filter(|(_, name)| !door.contains(&format!("::{name}(")))
        .filter(|(_, name)| {
            !NOT_BY_LETTER.iter().any(|(verb, why)| verb.ends_with(&format!("::{name}")) && !why.is_empty())
        })
        .map(|(feature, name)| format!("{feature}::{name}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "reach them by a letter, or say in NOT_BY_LETTER why not");
}

#[test]
fn what_the_lists_name_is_there() {
    let names: BTreeSet<String> = verbs().into_iter().map(|(_, name)| name).collect();
    for verb in NOT_BY_WEB.iter().chain(NOT_BY_LETTER).map(|(verb, _)| *verb) {
        let name = verb.rsplit("::").next().unwrap_or(verb);
        assert!(names.contains(name), "{verb} is named, and is not there");
    }
}
