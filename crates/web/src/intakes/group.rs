//! `/c/{slug}/intakes/{intake}/group`: the group as a whole. Looking at another mix changes nothing; a person chooses, and says why.

use std::collections::HashMap;

use axum::{
    extract::{Path, RawForm, RawQuery},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    ApplicationId, IntakeId, Refused, Work,
    charter::Viewer,
    intakes::{self, Between, Choice, Outcome, Verdict},
};

use super::{
    all_of, fields,
    pages::id,
    people,
    view::{self, GroupPage, PersonOption, verdict_row},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/intakes/{intake}/group?chosen=…&out=…&in=…`
pub async fn page(
    mut asker: Asker,
    Path((slug, intake)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let query = query.unwrap_or_default();
    shown(asker, &viewer, id(&intake)?, query.as_bytes(), Problems::none()).await
}

fn number(text: &str) -> Option<i64> {
    text.parse::<base::Id>().ok().map(|id| id.0)
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    id: IntakeId,
    asked: &[u8],
    problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let sent = fields(asked);
    let chosen: Vec<i64> = all_of(asked, "chosen").iter().filter_map(|id| number(id)).collect();
    let swap = sent.get("out").and_then(|out| number(out)).zip(sent.get("in").and_then(|into| number(into)));
    let intake = intakes::get(&mut asker.work(), viewer, id).await.map_err(told)?;
    let group =
        intakes::composition(&mut asker.work(), viewer, Some(id), &chosen, swap).await.map_err(told)?;
    let table = intakes::table(&mut asker.work(), viewer, id).await.map_err(told)?;
    let between = intakes::between(&mut asker.work(), viewer).await.map_err(told)?;
    let slug = viewer.community().slug.clone();
    let here = links::intake_group(&slug, id);
    let ids = view::ids(&group);
    // Whoever is not in it, and whom both readers found to lack something, is not asked this time; the others wait.
    let usual = |choice: &Choice, inside: bool| {
        let lacks = table.iter().any(|read| {
            i64::from(read.application) == choice.application
                && view::CRITERIA
                    .iter()
                    .any(|(part, _)| read.mark(part).is_some_and(|mark| mark.mark == "not-yet"))
        });
        match (inside, lacks) {
            (true, _) => "offer",
            (false, true) => "decline",
            (false, false) => "wait",
        }
    };
    let row = |choice: &Choice, inside: bool| {
        let id = base::Id(choice.application);
        let typed = |name: &str| sent.get(&format!("{name}-{id}")).cloned();
        let outcome = typed("outcome").unwrap_or_else(|| usual(choice, inside).to_owned());
        verdict_row(&asker.shell, choice, &outcome, &typed("why").unwrap_or_default())
    };
    let mut offered: Vec<PersonOption> = group
        .chosen
        .iter()
        .chain(&group.others)
        .map(|one| PersonOption { id: base::Id(one.application).to_string(), name: one.name.clone() })
        .collect();
    let members = people::of(&asker, viewer).await?;
    offered.extend(members.few);
    let pairs = between
        .iter()
        .map(|pair| {
            let (one, other) = (pair.one_name.as_str(), pair.other_name.as_str());
            let key = match pair.kind.as_str() {
                "tie" => "between-tie-said",
                "line" => "between-line-said",
                "avoid" => "between-avoid-said",
                _ => "between-together-said",
            };
            let said = asker.shell.tell(key, &[("one", one.into()), ("other", other.into())]);
            (said, format!("{} {} {}", base::Id(pair.one), base::Id(pair.other), pair.kind))
        })
        .collect();
    let count = |number: usize| i64::try_from(number).unwrap_or(0);
    let page = GroupPage {
        id: id.to_string(),
        places: (intake.places, count(group.chosen.len() + group.others.len())),
        stay: count(group.stay),
        proposed: group.proposed,
        impossible: group.impossible,
        chosen: group.chosen.iter().map(|one| row(one, true)).collect(),
        others: group.others.iter().map(|one| row(one, false)).collect(),
        balance: view::balance(&asker.shell, &group.balance),
        measures: view::measures(&asker.shell, &group.measures),
        swap: group.swap.as_ref().map(|swap| view::swap(&asker.shell, swap, &ids, &here)),
        next: group.next.iter().map(|next| view::swap(&asker.shell, next, &ids, &here)).collect(),
        people: offered,
        many: members.many,
        between: pairs,
        unsaid: Default::default(),
        closed: intake.state != "reading",
        reason: sent.get("reason").cloned().unwrap_or(intake.reason),
        shell: {
            let mut shell = asker.shell;
            shell.mistake = !problems.is_empty();
            let title = shell.tell("group-title", &[("intake", intake.name.as_str().into())]);
            shell.titled(title)
        },
        slug,
        name: intake.name,
        problems,
    };
    show(asker.news, &page)
}

/// The pair that a form names: one that is listed, or two people. Whom a person named counts before whom the list shows first.
async fn pair_of(
    work: &mut Work<'_>,
    viewer: &Viewer,
    sent: &HashMap<String, String>,
) -> Result<Between, Refused> {
    let text = |name: &str| sent.get(name).map_or("", String::as_str);
    let nobody = || Refused::invalid("kind", "problem-between");
    if let [one, other, kind] = text("pair").split(' ').collect::<Vec<_>>().as_slice() {
        let (one, other) = number(one).zip(number(other)).ok_or_else(nobody)?;
        return Ok(Between { one, other, kind: (*kind).to_owned() });
    }
    let called = people::named(work, viewer, "kind", text("called")).await?;
    let other = called.first().map(|person| person.0.0).or_else(|| number(text("other")));
    let (one, other) = number(text("one")).zip(other).ok_or_else(nobody)?;
    Ok(Between { one, other, kind: text("kind").to_owned() })
}

/// `POST /c/{slug}/intakes/{intake}/group`: chooses; says what there is between two, or how somebody described themself.
pub async fn choose(
    mut asker: Asker,
    Path((slug, intake)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let intake: IntakeId = id(&intake)?;
    let sent = fields(&form);
    let text = |name: &str| sent.get(name).map_or("", String::as_str);
    let here = links::intake_group(&slug, intake);
    let mut work = asker.work();
    let (done, to) = match text("act") {
        "choose" => {
            let verdicts: Vec<Verdict> = sent
                .iter()
                .filter_map(|(name, outcome)| {
                    let id = name.strip_prefix("outcome-")?;
                    Some(Verdict {
                        application: id.parse::<ApplicationId>().ok()?,
                        outcome: Outcome::of(outcome)?,
                        reason: text(&format!("why-{id}")).to_owned(),
                    })
                })
                .collect();
            let chosen = intakes::choose(&mut work, &viewer, intake, &verdicts, text("reason")).await;
            (chosen.map(|()| "intake-chosen"), links::intake(&slug, intake))
        }
        "between" | "apart" => {
            let done = match pair_of(&mut work, &viewer, &sent).await {
                Ok(between) => {
                    intakes::set_between(&mut work, &viewer, &between, text("act") == "between").await
                }
                Err(refused) => Err(refused),
            };
            (done.map(|()| "group-saved"), here.clone())
        }
        "describe" => {
            let said = intakes::DIMENSIONS.map(|dimension| text(dimension).to_owned());
            let described = intakes::describe_applicant(&mut work, &viewer, id(text("who"))?, &said).await;
            (described.map(|()| "group-saved"), here.clone())
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&to, key, None)),
        // Two convenors at once: the first counts, and this one is told.
        Err(Refused::Conflict) => Ok(said::then(&links::intake(&slug, intake), "intake-before", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, intake, &form, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
