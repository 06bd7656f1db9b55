//! `/c/{slug}/composition`: the members as a whole, against the mix that was chosen (S2.7).

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused,
    charter::Viewer,
    intakes::{self, Band, DIMENSIONS},
};

use super::{
    fields,
    view::{self, CompositionPage},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/composition`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, None, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    typed: Option<String>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let whole = intakes::composition(&mut asker.work(), viewer, None, &[], None).await.map_err(told)?;
    let said = intakes::described(&mut asker.work(), viewer).await.map_err(told)?;
    let mix = match viewer.is_convenor() {
        true => Some(intakes::mix(&mut asker.work(), viewer).await.map_err(told)?),
        false => None,
    };
    let page = CompositionPage {
        slug: viewer.community().slug.clone(),
        stay: i64::try_from(whole.stay).unwrap_or(0),
        balance: view::balance(&asker.shell, &whole.balance),
        measures: view::measures(&asker.shell, &whole.measures),
        said,
        mix: mix.map(|bands| typed.unwrap_or_else(|| bands.iter().map(line).collect::<Vec<_>>().join("\n"))),
        shell: {
            let mut shell = asker.shell;
            shell.mistake = !problems.is_empty();
            let title = shell.say("composition-title");
            shell.titled(title)
        },
        problems,
    };
    show(asker.news, &page)
}

/// `place: South 30-60`; without a value: no value more than.
fn line(band: &Band) -> String {
    let (least, most) = (band.least / 10, band.most / 10);
    match band.value.is_empty() {
        true => format!("{}: {most}", band.dimension),
        false => format!("{}: {} {least}-{most}", band.dimension, band.value),
    }
}

/// The bands of a text, one a line; a line that is none is a band that no verb takes.
fn bands(text: &str) -> Vec<Band> {
    let wrong = || Band { dimension: String::new(), value: String::new(), least: 0, most: 0 };
    let band = |line: &str| -> Option<Band> {
        let (dimension, rest) = line.split_once(':')?;
        let rest = rest.trim().trim_end_matches('%').trim();
        let (value, share) = rest.rsplit_once(' ').unwrap_or(("", rest));
        let number =
            |text: &str| text.trim().trim_end_matches('%').parse::<i64>().ok().map(|share| share * 10);
        let (least, most) = match share.split_once(['-', '–']) {
            Some((least, most)) => (number(least)?, number(most)?),
            None => (0, number(share)?),
        };
        Some(Band { dimension: dimension.trim().to_lowercase(), value: value.trim().to_owned(), least, most })
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(100);
    lines.map(|line| band(line).unwrap_or_else(wrong)).collect()
}

/// `POST /c/{slug}/composition`: describes oneself, or chooses the mix.
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = fields(&form);
    let text = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let mut work = asker.work();
    let done = match text("act").as_str() {
        "describe" => intakes::describe(&mut work, &viewer, &DIMENSIONS.map(text)).await,
        "mix" => intakes::set_mix(&mut work, &viewer, &bands(&text("mix"))).await,
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::composition(&slug), "composition-saved", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, sent.get("mix").cloned(), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_a_line_and_comes_back_as_it_was_written() {
        let text = "organisation: 30\nplace: South and East 20-60\nyears: new 20-40";
        let read = bands(text);
        assert_eq!((read[1].value.as_str(), read[1].least, read[1].most), ("South and East", 200, 600));
        assert_eq!((read[0].value.as_str(), read[0].most), ("", 300));
        assert_eq!(read.iter().map(line).collect::<Vec<_>>().join("\n"), text);
        assert!(bands("whatever")[0].dimension.is_empty());
    }
}
