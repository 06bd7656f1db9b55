//! `/c/{slug}/charter/edit`: a convenor writes what was not agreed yet, and records what was agreed together.

use std::collections::HashMap;

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused,
    charter::{
        Viewer,
        sections::{self, REQUIRED, Written},
    },
};

use super::{
    pages::{channels, levels, title},
    view::{EditPage, FieldView},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// What a form sends: fields by name, and those that may come several times.
pub(crate) struct Fields {
    one: HashMap<String, String>,
    many: Vec<(String, String)>,
}

impl Fields {
    /// At most so many pairs are read of it.
    const MOST: usize = 400;

    pub(crate) fn of(form: &[u8]) -> Fields {
        let many: Vec<(String, String)> =
            url::form_urlencoded::parse(form).into_owned().take(Fields::MOST).collect();
        Fields { one: many.iter().cloned().collect(), many }
    }

    /// A field, or nothing.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.one.get(name).map(String::as_str)
    }

    /// A field's text; empty when it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or("")
    }

    /// All values of a field.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.many.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The setting of a section, if the form has one: of channels the boxes that are ticked.
    pub(crate) fn setting(&self, key: &str) -> Option<String> {
        let name = format!("setting-{key}");
        match key {
            "channels" => Some(self.all(&name).collect::<Vec<_>>().join(" ")),
            "renewal" | "level" | "decisions" => self.get(&name).map(str::to_owned),
            _ => None,
        }
    }
}

/// `GET /c/{slug}/charter/edit`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    shown(asker, &viewer, &Fields::of(b""), Problems::none()).await
}

pub(crate) async fn convenor(asker: &mut Asker, slug: &str) -> Result<Viewer, Trouble> {
    let viewer = asker.visit(slug).await?;
    if viewer.is_convenor() { Ok(viewer) } else { Err(asker.trouble(Refused::NotAllowed("convene"))) }
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    sent: &Fields,
    problems: Problems,
) -> Result<Response, Trouble> {
    let found = sections::all(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let words = asker.shell.words;
    let fields = sections::KEYS.into_iter().zip(found).map(|(key, section)| FieldView {
        key,
        title: title(words, key),
        hint: words.say(&format!("charter-hint-{key}")),
        words: sent.get(&format!("words-{key}")).map_or(section.words.clone(), str::to_owned),
        setting: match sent.one.is_empty() {
            true => section.setting.clone(),
            false => sent.setting(key).unwrap_or_else(|| section.setting.clone()),
        },
        version: section.version,
        agreed: section.is_agreed(),
        open: !section.is_empty() && !section.is_agreed(),
        required: REQUIRED.contains(&key),
    });
    let fields = fields.collect();
    let today = asker.reading().day(asker.door.house().clock().now()).stamp;
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("charter-edit-title");
    let page = EditPage {
        slug: viewer.community().slug.clone(),
        fields,
        channels: channels(words),
        levels: levels(words, viewer),
        today,
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/charter/edit`
pub async fn save(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let sent = Fields::of(&form);
    let mut work = asker.work();
    let (done, key) = if sent.text("act") == "agreed" {
        let keys: Vec<&str> = sent.all("agreed").collect();
        let day = sections::day(sent.text("day")).unwrap_or_default();
        (sections::agreed_together(&mut work, &viewer, &keys, day).await, "charter-agreed")
    } else {
        let written: Vec<Written> = sections::KEYS
            .into_iter()
            .filter_map(|key| {
                Some(Written {
                    key,
                    words: sent.get(&format!("words-{key}"))?.to_owned(),
                    setting: sent.setting(key).unwrap_or_default(),
                    beside: sent.text(&format!("beside-{key}")).parse().unwrap_or(-1),
                })
            })
            .collect();
        (sections::save(&mut work, &viewer, &written).await, "charter-saved")
    };
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::charter(&slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = named(asker.shell.words, &list);
            let page = shown(asker, &viewer, &sent, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// What was wrong, at the fields of sections: `words-<section>` is the id of each.
pub(crate) fn named(words: base::Words, list: &[community::Problem]) -> Problems {
    list.iter().fold(Problems::none(), |problems, one| {
        let id = match sections::KEYS.contains(&one.field) {
            true => format!("words-{}", one.field),
            false => one.field.to_owned(),
        };
        problems.with(&id, words.say(one.key))
    })
}
