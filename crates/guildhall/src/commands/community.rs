//! `guildhall community found`

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::Subcommand;
use community::{
    Actor, CommunityId, Level, Refused,
    charter::{self, Charter, Standing},
    members,
    people::{self, address::Address},
};

use crate::{
    config::Settings,
    wire::{Alone, Open},
};

/// What can be done with a community from outside.
#[derive(Subcommand)]
pub enum Community {
    /// Found a community, with its first convenor
    Found(Found),
}

/// Founds a community.
#[derive(clap::Args)]
pub struct Found {
    /// Its name, for example "Peer Network Convenors"
    name: String,
    /// The one sentence that people gather for, in at most 25 words
    #[arg(long, default_value = "")]
    cause: String,
    /// Who convenes it: an address, or "Name <address>"
    #[arg(long, value_name = "ADDRESS")]
    convenor: Option<String>,
    /// Nothing in it is looser than this: open, network, chatham-house, members-only, in-the-room, sealed
    #[arg(long, default_value = "members-only", value_parser = level)]
    level: Level,
    /// Do not list it on the front page of the house
    #[arg(long)]
    hidden: bool,
}

impl Community {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let Community::Found(found) = self;
        let open = Open::begin(settings, "community", Alone::No).await?;
        let slug = slug(&found.name);
        let convenor = found.convenor.as_deref().map(named_address).transpose()?;
        make(&open, &slug, &found.name, &found.cause, found.level, !found.hidden).await?;
        if let Some((name, address)) = convenor {
            admit(&open, &slug, &name, &address, true).await?;
        }
        super::say(format_args!("{} stands at {}/c/{slug}", found.name, settings.base_url()));
        open.end().await?;
        super::WELL
    }
}

/// Founds a community under `slug`.
pub async fn make(
    open: &Open,
    slug: &str,
    name: &str,
    cause: &str,
    level: Level,
    listed: bool,
) -> Result<CommunityId> {
    let language = open.settings.house.language.clone();
    let charter = Charter {
        name: name.to_owned(),
        cause: cause.to_owned(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level,
        usual_level: level,
        listed,
        language,
    };
    charter::found(&mut open.work(), slug, &charter).await.map_err(|error| match error {
        Refused::Invalid(problems) if problems.iter().any(|problem| problem.key == "problem-slug-taken") => {
            anyhow!("a community with the name in addresses {slug:?} is here already")
        }
        other => open.told(other),
    })
}

/// Makes a person a member, and a convenor if so wished.
pub async fn admit(open: &Open, slug: &str, name: &str, address: &Address, convenes: bool) -> Result<()> {
    let mut work = open.house.work(Actor::System);
    let done = async {
        let viewer = charter::visit(&mut work, slug).await?;
        work.begin().await?;
        let language = viewer.community().language.clone();
        let person = people::meet(&mut work, address, name, &language).await?;
        members::admit(&mut work, viewer.community().id, person, Standing::Member).await?;
        if convenes {
            members::give_role(&mut work, viewer.community().id, person, "convenor").await?;
        }
        work.done().await
    };
    done.await.map_err(|error| open.told(error))
}

/// The community that a person meant by its name, or by its name in addresses.
pub async fn find(open: &Open, name: &str) -> Result<Option<charter::Listed>> {
    let all = charter::listed(&mut open.work()).await.map_err(|error| open.told(error))?;
    let wanted = slug(name);
    Ok(all.into_iter().find(|community| community.slug == wanted || community.name == name))
}

/// The same, or a sentence that says which there are.
pub async fn found(open: &Open, name: &str) -> Result<charter::Listed> {
    if let Some(community) = find(open, name).await? {
        return Ok(community);
    }
    let all = charter::listed(&mut open.work()).await.map_err(|error| open.told(error))?;
    let known: Vec<String> = all.iter().map(|community| format!("{:?}", community.name)).collect();
    Err(anyhow!(
        "there is no community {name:?}; {}",
        if known.is_empty() {
            "found one with: guildhall community found NAME".to_owned()
        } else {
            format!("there is {}", known.join(", "))
        }
    ))
}

/// A name as it stands in addresses: `Our list (old)` is `our-list-old`.
pub fn slug(name: &str) -> String {
    let folded = community::search::terms::fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-");
    slug.truncate(60);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "community".to_owned() } else { slug.to_owned() }
}

/// For the command line.
pub fn level(text: &str) -> Result<Level, String> {
    Level::named(text).ok_or_else(|| {
        let known: Vec<&str> = Level::ALL.iter().map(|level| level.word()).collect();
        format!("expected one of {}", known.join(", "))
    })
}

/// `Ada <ada@example.org>` or `ada@example.org`.
pub fn named_address(text: &str) -> Result<(String, Address)> {
    let (name, address) = match text.rsplit_once('<') {
        Some((name, rest)) => (name.trim().trim_matches('"').to_owned(), rest.trim_end_matches('>')),
        None => (String::new(), text),
    };
    let address = Address::of(address).map_err(|_| {
        anyhow!("{text:?} is no address; expected name@place.example or \"Name <name@place.example>\"")
    })?;
    Ok((name, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_part_of_an_address_in_any_script() {
        assert_eq!(slug("Peer Network Convenors"), "peer-network-convenors");
        assert_eq!(slug("  Über: Ärzte & Co. "), "uber-arzte-co");
        assert_eq!(slug("会議"), "community");
        assert!(slug(&"long name ".repeat(20)).len() <= 60);
    }

    #[test]
    fn an_address_may_come_with_its_name() {
        let (name, address) = named_address("Ada Lovelace <Ada@example.org>").unwrap();
        assert_eq!((name.as_str(), address.folded()), ("Ada Lovelace", "ada@example.org"));
        assert!(named_address("Ada").unwrap_err().to_string().contains("name@place.example"));
    }
}
