//! The conclusion, first and in words; and what it rests on.

use community::discover::{Conclusion, Shown, Shows, Sign};

use super::section::{Section, Table, Told, cell};
use crate::{
    html::{Html, escape_into},
    icons,
};

fn name(sign: Sign) -> &'static str {
    match sign {
        Sign::Answering => "answering",
        Sign::Returning => "returning",
        Sign::GiveAndTake => "give",
        Sign::Carried => "carried",
        Sign::Rhythm => "rhythm",
    }
}

/// The title of the page: what is true.
pub(super) fn title(told: &Told<'_>) -> String {
    let signs = &told.seen.signs;
    let key = |start: &str, sign: Sign| told.say.plain(&format!("discover-{start}-{}", name(sign)));
    let mut good = signs.iter().filter(|sign| sign.shows == Shows::Yes).map(|sign| sign.sign);
    // What is thinnest first: not yet, then in part.
    let thin = |shows| signs.iter().find(|sign| sign.shows == shows).map(|sign| key("thin", sign.sign));
    let thin = thin(Shows::NotYet).or(thin(Shows::Partly)).unwrap_or_default();
    match (told.seen.conclusion, good.next()) {
        (Conclusion::Quiet, _) => told.say.plain("discover-title-quiet"),
        (Conclusion::Yes | Conclusion::SoFar, Some(first)) => {
            let so_far = told.seen.conclusion == Conclusion::SoFar;
            let good_alone = ("good", key("good", first).into());
            match good.next().map(|more| ("more", key("more", more).into())) {
                Some(more) if so_far => told.say.told("discover-title-so-far-both", &[good_alone, more]),
                Some(more) => told.say.told("discover-title-yes-both", &[good_alone, more]),
                None if so_far => told.say.told("discover-title-so-far", &[good_alone]),
                None => told.say.told("discover-title-yes", &[good_alone]),
            }
        }
        (Conclusion::Partly, Some(first)) if !thin.is_empty() => told
            .say
            .told("discover-title-partly", &[("good", key("good", first).into()), ("thin", thin.into())]),
        (Conclusion::Partly, None) if !thin.is_empty() => {
            told.say.told("discover-title-partly-thin", &[("thin", thin.into())])
        }
        (Conclusion::NotYet, _) if !thin.is_empty() => {
            told.say.told("discover-title-not-yet", &[("thin", thin.into())])
        }
        _ => told.say.plain("discover-title-too-early"),
    }
}

/// The sentence below it.
pub(super) fn lede(told: &Told<'_>) -> String {
    let say = told.say;
    let figures = told.seen.lately.as_ref().unwrap_or(&told.seen.whole);
    let given = [
        ("wrote", told.wrote(figures).into()),
        ("threads", say.counted("discover-threads-count", figures.started).into()),
        ("end", told.day(told.seen.end).into()),
    ];
    let key = match (told.seen.conclusion, &told.seen.lately) {
        (Conclusion::Quiet, _) => "discover-lede-quiet",
        (Conclusion::TooEarly, None) => "discover-lede-too-early",
        (_, Some(_)) => "discover-lede-lately",
        (_, None) => "discover-lede",
    };
    say.told(key, &given)
}

/// The five signs.
pub(super) fn section(told: &Told<'_>) -> Section {
    let say = told.say;
    let rows = told.seen.signs.iter().map(|shown| row(told, shown)).collect();
    Section {
        id: "signs",
        title: say.plain("discover-signs-title"),
        tables: vec![Table {
            caption: say.plain("discover-signs-caption"),
            class: "signs",
            head: ["discover-signs-head", "discover-signs-seen", "discover-signs-line"]
                .map(|key| say.plain(key))
                .to_vec(),
            rows,
            folded: None,
        }],
        beside: vec![
            told.note("discover-rule-title", vec![say.sentence("discover-rule-text")]),
            told.note("discover-cannot-title", vec![say.sentence("discover-cannot-text")]),
        ],
        ..Section::default()
    }
}

fn row(told: &Told<'_>, shown: &Shown) -> Vec<Html> {
    let say = told.say;
    let sign = name(shown.sign);
    let (word, icon) = match shown.shows {
        Shows::Yes => ("yes", "check"),
        Shows::Partly => ("partly", "sprout"),
        Shows::NotYet => ("not-yet", "cushion"),
        Shows::TooFew => ("too-few", "clock"),
    };
    let mut head = String::new();
    escape_into(&mut head, &say.plain(&format!("discover-sign-{sign}")));
    head.push_str(r#" <span class="label sign-"#);
    head.push_str(word);
    head.push_str(r#"">"#);
    head.push_str(&icons::small(icon).0);
    head.push(' ');
    escape_into(&mut head, &say.plain(&format!("discover-shows-{word}")));
    head.push_str("</span>");
    let seen = if shown.rests_on.of == 0 {
        cell(say.told("discover-too-few", &[]))
    } else {
        let part = match shown.sign {
            // People are told one by one: six in a hundred of four hundred would hide how many that is.
            Sign::Carried => say.part_of(shown.rests_on),
            _ => say.part(shown.rests_on),
        };
        let figures = told.seen.lately.as_ref().filter(|_| told.seen.conclusion != Conclusion::Quiet);
        let key = match shown.sign {
            Sign::Answering if figures.unwrap_or(&told.seen.whole).questions.is_none() => {
                "discover-seen-answering-openings".to_owned()
            }
            _ => format!("discover-seen-{sign}"),
        };
        say.html(&key, &[("part", part.into())])
    };
    vec![Html(head), seen, say.sentence(&format!("discover-line-{sign}"))]
}
