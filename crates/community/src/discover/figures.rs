//! All figures of a span of time: of the whole archive, of its last year, of a quarter.

use std::ops::Range;

use base::Time;
use chrono::{DateTime, Datelike, NaiveDate};

use super::{
    Answered, Evenness, Network, Newcomers,
    answered::answered,
    archive::Speaker,
    evenness::{counts, evenness},
    newcomers::{first_posts, newcomers},
    ties::Web,
    told::Told,
};

/// What a span of time tells. A figure that rests on too few people is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many people wrote.
    pub people: usize,
    /// How many posts.
    pub posts: usize,
    /// How many conversations began.
    pub started: usize,
    /// How posts are shared.
    pub evenness: Option<Evenness>,
    /// What became of the first posts of conversations.
    pub openings: Option<Answered>,
    /// What became of those of them that ask something.
    pub questions: Option<Answered>,
    /// What became of the first posts of people.
    pub first_posts: Option<Answered>,
    /// How many people wrote for the first time.
    pub first_timers: usize,
    /// Whether newcomers came back.
    pub newcomers: Option<Newcomers>,
    /// Who answers whom.
    pub network: Option<Network>,
}

/// Figures of these posts, and the network they stand for. `whole` also looks for core and brokers.
pub(super) fn figures(
    told: &Told,
    speakers: &[Speaker],
    posts: Range<usize>,
    whole: bool,
) -> (Figures, Option<Web>) {
    let counts = counts(told, posts.clone());
    let opening = |asking: bool| {
        let wanted = move |place: &usize| {
            let post = &told.posts[*place];
            post.counts && post.opens && (post.asks || !asking)
        };
        posts.clone().filter(wanted)
    };
    let web = Web::of(told, posts.clone());
    let figures = Figures {
        people: counts.iter().filter(|count| **count > 0).count(),
        posts: counts.iter().sum(),
        started: opening(false).count(),
        evenness: evenness(&counts),
        openings: answered(told, opening(false)),
        questions: answered(told, opening(true)),
        first_posts: answered(told, first_posts(told, posts.clone())),
        first_timers: first_posts(told, posts.clone()).count(),
        newcomers: newcomers(told, posts),
        network: web.as_ref().and_then(|web| web.figures(speakers, whole)),
    };
    (figures, web)
}

/// Three months of a calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
    /// Whether the archive begins or ends inside it, so that its counts are not those of three months.
    pub partial: bool,
    /// What it tells.
    pub figures: Figures,
}

/// The longest row of quarters that is told: sixty years.
const MOST_QUARTERS: usize = 240;

/// The figures of each quarter from the first post to the end.
pub(super) fn quarters(told: &Told, speakers: &[Speaker]) -> Vec<Quarter> {
    let Some((mut year, mut number)) = quarter_of(told.from) else { return Vec::new() };
    let mut quarters = Vec::new();
    while let (Some(begins), Some(ends)) = (begin(year, number), begin_after(year, number)) {
        if begins > told.end || quarters.len() >= MOST_QUARTERS {
            break;
        }
        let (figures, _) = figures(told, speakers, told.between(begins, ends), false);
        // A day or two missing at the edge is no part missing.
        let slack = 3 * super::told::DAY;
        let partial = begins.0 + slack < told.from.0 || ends.0 - slack > told.end.0;
        quarters.push(Quarter { year, number, partial, figures });
        (year, number) = if number == 4 { (year + 1, 1) } else { (year, number + 1) };
    }
    quarters
}

fn quarter_of(time: Time) -> Option<(i32, u32)> {
    let date = DateTime::from_timestamp_micros(time.0)?;
    Some((date.year(), date.month0() / 3 + 1))
}

fn begin(year: i32, number: u32) -> Option<Time> {
    let midnight = NaiveDate::from_ymd_opt(year, number * 3 - 2, 1)?.and_hms_opt(0, 0, 0)?;
    Some(Time(midnight.and_utc().timestamp_micros()))
}

fn begin_after(year: i32, number: u32) -> Option<Time> {
    if number == 4 { begin(year + 1, 1) } else { begin(year, number + 1) }
}
