//! The feed of what is open to all, as Atom (RFC 4287).

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::Time;
use chrono::DateTime;
use community::conversations;

use crate::{asker::Asker, errors::Trouble, links};

/// `GET /c/{slug}/feed.atom`
pub async fn feed(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let community = viewer.community();
    // Where nothing can be open there is no feed, rather than an empty one that says "here is a community".
    if community.level != community::Level::Open {
        return Err(Trouble::NotFound);
    }
    let entries =
        conversations::feed(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let base = &asker.door.settings().base_url;
    let newest = entries.iter().map(|entry| entry.changed).max().unwrap_or(community.made_at);
    let entry = |one: conversations::FeedEntry| {
        let address = format!("{base}{}", links::post(&slug, one.id));
        Entry {
            title: Text::plain(one.subject),
            id: address.clone(),
            updated: date(one.changed),
            published: Some(date(one.at)),
            authors: vec![Person { name: one.author, ..Person::default() }],
            links: vec![Link {
                href: address,
                rel: "alternate".into(),
                mime_type: Some("text/html".into()),
                ..Link::default()
            }],
            content: Some(Content {
                value: Some(one.html),
                content_type: Some("html".into()),
                ..Content::default()
            }),
            ..Entry::default()
        }
    };
    let own = format!("{base}{}", links::feed(&slug));
    let feed = Feed {
        title: Text::plain(community.name.clone()),
        subtitle: Some(Text::plain(community.cause.clone())).filter(|text| !text.value.is_empty()),
        id: own.clone(),
        updated: date(newest),
        links: vec![
            Link {
                href: own,
                rel: "self".into(),
                mime_type: Some("application/atom+xml".into()),
                ..Link::default()
            },
            Link {
                href: format!("{base}{}", links::community(&slug)),
                rel: "alternate".into(),
                ..Link::default()
            },
        ],
        lang: Some(community.language.clone()),
        entries: entries.into_iter().map(entry).collect(),
        ..Feed::default()
    };
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], feed.to_string()).into_response())
}

fn date(time: Time) -> FixedDateTime {
    DateTime::from_timestamp_micros(time.0).unwrap_or_default().fixed_offset()
}
