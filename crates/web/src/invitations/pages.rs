//! `/c/{slug}/invitations`: a convenor drafts invitations, reads each as it will be read, sends them, and sees what became of them.

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    InvitationId, Refused,
    charter::Viewer,
    invitations::{self, Drafted, Invitation, Invitee, Terms},
};

use super::view::{InvitationLine, InvitationPage, InvitationsPage};
use crate::{
    asker::Asker, curation::pages::convenor, dates::Reading, errors::Trouble, forms::Problems, links, said,
    said::show,
};

/// Longer forms are not looked at.
const MOST_FIELDS: usize = 5_100;

fn read(form: &[u8]) -> Vec<(String, String)> {
    let fields = url::form_urlencoded::parse(form).take(MOST_FIELDS);
    fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

fn field(fields: &[(String, String)], name: &str) -> String {
    fields.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// `GET /c/{slug}/invitations`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    shown(asker, &viewer, Default::default(), None, Vec::new(), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    typed: [String; 4],
    terms: Option<[String; 4]>,
    told: Vec<String>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let trouble = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let all = invitations::all(&mut work, viewer).await.map_err(trouble)?;
    let counts = invitations::count(&mut work, viewer).await.map_err(trouble)?;
    let kept = invitations::terms(&mut work, viewer).await.map_err(trouble)?;
    drop(work);
    let reading = asker.reading();
    let mut lines: (Vec<_>, Vec<_>, Vec<_>) = Default::default();
    for one in &all {
        let line = line(one, &reading);
        match one.state.as_str() {
            "suggested" => lines.0.push(line),
            "draft" => lines.1.push(line),
            _ => lines.2.push(line),
        }
    }
    let minutes = if kept.minutes > 0 { kept.minutes.to_string() } else { String::new() };
    let terms = terms.unwrap_or([kept.gain, kept.give, minutes, kept.first_date]);
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("invitations-title");
    let shell = shell.titled(title);
    let page = InvitationsPage {
        shell,
        slug: viewer.community().slug.clone(),
        counts: counts
            .into_iter()
            .map(|(state, count)| (format!("invitation-state-{state}"), count))
            .collect(),
        suggested: lines.0,
        drafts: lines.1,
        sent: lines.2,
        typed,
        terms,
        told,
        problems,
    };
    show(asker.news, &page)
}

fn who(one: &Invitation) -> String {
    match (one.name.is_empty(), one.address.is_empty()) {
        (_, true) => String::new(),
        (true, _) => one.address.clone(),
        (false, _) => format!("{} <{}>", one.name, one.address),
    }
}

fn line(one: &Invitation, reading: &Reading) -> InvitationLine {
    let at = one.answered_at.or(one.reminded_at).or(one.sent_at).unwrap_or(one.made_at);
    InvitationLine {
        id: one.id.0,
        who: who(one),
        suggester: one.suggester.clone(),
        state: format!("invitation-state-{}", one.word()),
        at: reading.day(at),
        open: one.is_open(),
        again: !one.address.is_empty()
            && matches!(one.word(), "bounced" | "lapsed" | "withdrawn" | "reminded"),
    }
}

/// `POST /c/{slug}/invitations`: drafts one, or one for each line of `several`.
pub async fn draft(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let fields = read(&form);
    let typed = ["name", "address", "note", "several"].map(|name| field(&fields, name));
    let mut invitees = Vec::new();
    if !typed[1].trim().is_empty() || !typed[0].trim().is_empty() {
        invitees.push(Invitee { name: typed[0].clone(), address: typed[1].clone(), note: typed[2].clone() });
    }
    let several = typed[3].lines().map(str::trim).filter(|line| !line.is_empty());
    invitees.extend(several.map(|line| named(line, &typed[2])));
    let words = asker.shell.words;
    if invitees.is_empty() {
        let problems = Problems::none().with("address", words.say("problem-address-at"));
        let page = shown(asker, &viewer, typed, None, Vec::new(), problems).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let drafted = invitations::draft(&mut asker.work(), &viewer, &invitees).await;
    let drafted = match drafted {
        Ok(drafted) => drafted,
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(words, &list);
            let page = shown(asker, &viewer, typed, None, Vec::new(), problems).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(refused) => return Err(asker.trouble(refused)),
    };
    // What could not be drafted stays in the form, each with what is wrong.
    let (mut told, mut left, mut new) = (Vec::new(), Vec::new(), 0);
    for (invitee, drafted) in invitees.iter().zip(drafted) {
        let key = match drafted {
            Drafted::New(_) => {
                new += 1;
                continue;
            }
            Drafted::Already(_) => "problem-invite-already",
            Drafted::Member(_) => "invitations-member",
            Drafted::NotAgain => "problem-invite-not-again",
            Drafted::Wrong(key) => {
                left.push(invitee.address.clone());
                key
            }
        };
        told.push(format!("{}: {}", invitee.address, words.say(key)));
    }
    if told.is_empty() {
        return Ok(said::then(&links::invitations(&slug), "drafted-invitations", None));
    }
    told.insert(0, words.tell("invitations-drafted", &[("count", i64::from(new).into())]));
    let typed = [String::new(), String::new(), typed[2].clone(), left.join("\n")];
    shown(asker, &viewer, typed, None, told, Problems::none()).await
}

/// `Ana Bright <ana@seeds.example>`, or an address alone.
fn named(line: &str, note: &str) -> Invitee {
    let line = line.trim_end_matches([',', ';']);
    let (name, address) = match line.rsplit_once('<') {
        Some((name, address)) => (name, address.trim_end_matches('>')),
        None => match line.rsplit_once([' ', '\t', ',', ';']) {
            Some((name, address)) if address.contains('@') => (name, address),
            _ => ("", line),
        },
    };
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | ';'));
    Invitee { name: name.to_owned(), address: address.trim().to_owned(), note: note.to_owned() }
}

/// `POST /c/{slug}/invitations/send`: those that were chosen.
pub async fn send(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let ids: Vec<InvitationId> = read(&form)
        .iter()
        .filter(|(name, _)| name == "id")
        .map(|(_, id)| id.parse().map_err(|_| Trouble::NotFound))
        .collect::<Result<_, _>>()?;
    if ids.is_empty() {
        return Ok(said::then(&links::invitations(&slug), "invited-nobody", None));
    }
    invitations::send(&mut asker.work(), &viewer, &ids).await.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::invitations(&slug), "invited", None))
}

/// `POST /c/{slug}/invitations/terms`
pub async fn terms(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let fields = read(&form);
    let typed = ["gain", "give", "minutes", "first_date"].map(|name| field(&fields, name));
    let minutes = if typed[2].trim().is_empty() { Ok(0) } else { typed[2].trim().parse() };
    let terms = Terms {
        gain: typed[0].clone(),
        give: typed[1].clone(),
        minutes: minutes.unwrap_or(-1),
        first_date: typed[3].clone(),
    };
    match invitations::set_terms(&mut asker.work(), &viewer, &terms).await {
        Ok(()) => Ok(said::then(&links::invitations(&slug), "invitation-terms", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, Default::default(), Some(typed), Vec::new(), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/invitations/{invitation}`: as it will be read.
pub async fn one(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let id: InvitationId = id.parse().map_err(|_| Trouble::NotFound)?;
    one_page(asker, &viewer, id, None, Problems::none()).await
}

async fn one_page(
    asker: Asker,
    viewer: &Viewer,
    id: InvitationId,
    typed: Option<[String; 3]>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let trouble = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let invitation = invitations::get(&mut work, viewer, id).await.map_err(trouble)?;
    if invitation.address.is_empty() {
        return Err(Trouble::Gone);
    }
    let reading = invitations::reading(&mut work, viewer, id).await.map_err(trouble)?;
    let matches = invitations::matches(&mut work, viewer, &invitation.note).await.map_err(trouble)?;
    drop(work);
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("invitation-title");
    let shell = shell.titled(title);
    let page = InvitationPage {
        shell,
        slug: viewer.community().slug.clone(),
        id: id.0,
        draft: matches!(invitation.state.as_str(), "draft" | "suggested"),
        open: invitation.is_open(),
        state: format!("invitation-state-{}", invitation.word()),
        typed: typed.unwrap_or([invitation.name, invitation.address, invitation.note]),
        reading,
        matches: matches.into_iter().map(|one| (one.topic, one.offered, one.sought)).collect(),
        problems,
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/invitations/{invitation}`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let id: InvitationId = id.parse().map_err(|_| Trouble::NotFound)?;
    let fields = read(&form);
    let typed = ["name", "address", "note"].map(|name| field(&fields, name));
    let invitee = Invitee { name: typed[0].clone(), address: typed[1].clone(), note: typed[2].clone() };
    let (list, here) = (links::invitations(&slug), links::invitation_draft(&slug, id));
    let mut work = asker.work();
    let done = match field(&fields, "act").as_str() {
        "save" => {
            invitations::edit(&mut work, &viewer, id, &invitee).await.map(|()| (here, "invitation-saved"))
        }
        // What was typed is what goes out.
        "send" => match invitations::edit(&mut work, &viewer, id, &invitee).await {
            Ok(()) => invitations::send(&mut asker.work(), &viewer, &[id]).await.map(|_| (list, "invited")),
            Err(refused) => Err(refused),
        },
        "drop" => {
            invitations::throw_away(&mut work, &viewer, id).await.map(|()| (list, "invitation-dropped"))
        }
        "again" => invitations::again(&mut work, &viewer, id).await.map(|()| (list, "invited-again")),
        "withdraw" => {
            invitations::withdraw(&mut work, &viewer, id).await.map(|_| (list, "invitation-withdrawn"))
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok((path, key)) => Ok(said::then(&path, key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = one_page(asker, &viewer, id, Some(typed), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        // The other convenor was first.
        Err(Refused::Conflict) => Ok(said::then(&links::invitations(&slug), "settled-before", None)),
        Err(refused) => Err(asker.trouble(refused)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_and_an_address() {
        let of = |line: &str| {
            let one = named(line, "");
            (one.name, one.address)
        };
        assert_eq!(of("\"Ana Bright\" <ana@x.example>,"), ("Ana Bright".into(), "ana@x.example".into()));
        assert_eq!(of("Ana Bright; ana@x.example"), ("Ana Bright".into(), "ana@x.example".into()));
        assert_eq!(of("ana@x.example"), (String::new(), "ana@x.example".into()));
        assert_eq!(of("Ana"), (String::new(), "Ana".into()));
    }
}
