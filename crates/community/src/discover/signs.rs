//! The conclusion: whether this is a community of practice already, as far as an archive can tell.
//!
//! Five signs, each with its line and what it rests on. There is no total: the conclusion is said in words, and
//! whoever reads it sees what it rests on. An archive of letters cannot tell whether people meet, trust each other or use
//! what they learn.

use super::{
    ENOUGH, Figures, Part,
    told::{DAY, Told},
};

/// One thing by which a community is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Who asks is answered: from four in five on, below half not (practice 6.3, B5).
    Answering,
    /// Newcomers come back: from half on (practice 2.21), below two in five not (practice 2.24).
    Returning,
    /// People both give and take: from half on, below a quarter not (practice 6.3, U2).
    GiveAndTake,
    /// It does not rest on one or two: half of the posts come from so many (practice 6.3, B2).
    Carried,
    /// At least five people write in most months (after practice 6.3, D3: from seven in ten on, below three in ten not).
    Rhythm,
}

/// Whether a sign shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shows {
    /// It does.
    Yes,
    /// In part.
    Partly,
    /// Not yet.
    NotYet,
    /// Too few people, or too short a time, to say.
    TooFew,
}

/// A sign with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// Which.
    pub sign: Sign,
    /// Whether it shows.
    pub shows: Shows,
    /// What was counted: for [`Sign::Carried`] so many people of all who wrote.
    pub rests_on: Part,
}

/// The conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conclusion {
    /// At least four signs show, and who asks is answered.
    Yes,
    /// All signs show that can be told already, who asks is answered, and the others need more time or people.
    SoFar,
    /// At least two show in full or three in part.
    Partly,
    /// Fewer.
    NotYet,
    /// Nobody has written for half a year, or hardly anybody for a year: it was, perhaps.
    Quiet,
    /// Too few people, or too short a time.
    TooEarly,
}

/// Half a year.
const QUIET: i64 = 182 * DAY;
/// Months that the rhythm is read from, and how many there must be.
const MONTHS: i64 = 12;
const FEWEST_MONTHS: usize = 6;
/// A month, for the rhythm.
const MONTH: i64 = 30 * DAY;

/// The conclusion and the signs that it rests on: of the last year where the archive is longer, unless too little was
/// said in it; then of the whole, and the conclusion is that it is quiet.
pub(super) fn concluded(told: &Told, whole: &Figures, lately: Option<&Figures>) -> (Conclusion, Vec<Shown>) {
    let read = |figures: &Figures| {
        let signs = signs(told, figures);
        (conclusion(told, figures.people, &signs), signs)
    };
    match lately.map(read) {
        None => read(whole),
        Some((Conclusion::TooEarly | Conclusion::Quiet, _)) => match read(whole) {
            (Conclusion::TooEarly, signs) => (Conclusion::TooEarly, signs),
            (_, signs) => (Conclusion::Quiet, signs),
        },
        Some(told) => told,
    }
}

/// All five signs.
fn signs(told: &Told, figures: &Figures) -> Vec<Shown> {
    let asked = figures.questions.as_ref().or(figures.openings.as_ref());
    let answered = asked.map(|asked| Part { part: asked.answered, of: asked.asked });
    let returned = figures.newcomers.as_ref().map(|newcomers| newcomers.returned);
    let both = figures.network.as_ref().map(|network| Part { part: network.both, of: network.either });
    vec![
        by_share(Sign::Answering, answered, 0.8, 0.5),
        by_share(Sign::Returning, returned, 0.5, 0.4),
        by_share(Sign::GiveAndTake, both.filter(|both| both.of >= ENOUGH), 0.5, 0.25),
        carried(figures),
        by_share(Sign::Rhythm, months(told), 0.7, 0.3),
    ]
}

fn by_share(sign: Sign, rests_on: Option<Part>, full: f64, least: f64) -> Shown {
    let shows = match rests_on.map(Part::share) {
        None => Shows::TooFew,
        Some(share) if share >= full => Shows::Yes,
        Some(share) if share >= least => Shows::Partly,
        // So few that chance alone may have put it below the line (practice 6.2, firmness).
        Some(_) if rests_on.is_some_and(|part| at_most(part) >= full) => Shows::TooFew,
        Some(_) => Shows::NotYet,
    };
    Shown { sign, shows, rests_on: rests_on.unwrap_or_default() }
}

/// The upper end of the Wilson interval of a share at 90 % (practice 6.2).
fn at_most(part: Part) -> f64 {
    let (n, p, z) = (part.of as f64, part.share(), 1.645);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    (p + z * z / (2.0 * n) + half) / (1.0 + z * z / n)
}

/// Practice 6.3, B2: shown from `min(8, max(3, 15 % of people))` people on; one alone is not yet.
fn carried(figures: &Figures) -> Shown {
    let sign = Sign::Carried;
    let Some(evenness) = &figures.evenness else {
        return Shown { sign, shows: Shows::TooFew, rests_on: Part::default() };
    };
    let wanted = (evenness.people * 15).div_ceil(100).clamp(3, 8);
    let shows = match evenness.half {
        half if half >= wanted => Shows::Yes,
        2.. => Shows::Partly,
        _ => Shows::NotYet,
    };
    Shown { sign, shows, rests_on: Part { part: evenness.half, of: evenness.people } }
}

/// Of the last twelve months of thirty days, those in which at least five people wrote.
fn months(told: &Told) -> Option<Part> {
    let mut months = Part::default();
    for back in 0..MONTHS {
        let ends = told.end.0 - back * MONTH + 1;
        if ends - MONTH < told.from.0 - DAY {
            break;
        }
        let posts = &told.posts[told.between((ends - MONTH).into(), ends.into())];
        let mut people: Vec<u32> = posts.iter().filter(|post| post.counts).map(|post| post.author).collect();
        people.sort_unstable();
        people.dedup();
        months.of += 1;
        months.part += usize::from(people.len() >= ENOUGH);
    }
    (months.of >= FEWEST_MONTHS).then_some(months)
}

/// The conclusion from the signs.
fn conclusion(told: &Told, people: usize, signs: &[Shown]) -> Conclusion {
    let count = |shows: Shows| signs.iter().filter(|sign| sign.shows == shows).count();
    let (yes, partly, too_few) = (count(Shows::Yes), count(Shows::Partly), count(Shows::TooFew));
    let answering = signs.iter().any(|sign| sign.sign == Sign::Answering && sign.shows == Shows::Yes);
    if people < ENOUGH || too_few >= 3 {
        Conclusion::TooEarly
    } else if told.end.0 - told.to.0 > QUIET {
        Conclusion::Quiet
    } else if answering && yes >= 4 {
        Conclusion::Yes
    } else if answering && yes + too_few == signs.len() {
        Conclusion::SoFar
    } else if yes + too_few == signs.len() {
        Conclusion::TooEarly
    } else if yes >= 2 || yes + partly >= 3 {
        Conclusion::Partly
    } else {
        Conclusion::NotYet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Practice 6.2: 8/13 up to .798, 6/13 up to .675, 3/13 up to .458, 40/100 up to .482.
    #[test]
    fn a_share_of_few_may_be_much_higher_by_chance() {
        for (part, of, upper) in [(8, 13, 0.798), (6, 13, 0.675), (3, 13, 0.458), (40, 100, 0.482)] {
            assert!((at_most(Part { part, of }) - upper).abs() < 6e-4, "{part} of {of}");
        }
        let shows = |part, of| by_share(Sign::Returning, Some(Part { part, of }), 0.5, 0.4).shows;
        assert_eq!((shows(2, 7), shows(23, 72), shows(40, 72)), (Shows::TooFew, Shows::NotYet, Shows::Yes));
        assert_eq!(shows(44, 100), Shows::Partly);
    }
}
