//! `guildhall demo`

use std::{fs, net::SocketAddr, path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::Args;
use community::{
    Actor, PersonId, Refused, charter, people,
    people::{address::Address, reach},
};
use testkit::{
    World,
    world::{PEOPLE, SLUG},
};

use crate::{
    config::{Database, Door, Leaving, Settings},
    folder, serve,
    wire::{Alone, Open},
};

/// A small community to look around in, on this machine only: thirteen invented people and what they say to each other.
///
/// It is kept in a folder of its own (demo in the data folder). Nothing is sent: letters are shown at a page. Letters can be written to
/// it by SMTP, at port 2525 of this machine.
#[derive(Args)]
pub struct Demo {
    /// Start over: what was done in the demo is thrown away
    #[arg(long)]
    fresh: bool,
}

impl Demo {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let mut settings = settings.clone();
        settings.store.data = settings.store.data.join("demo");
        // Whatever database is set: the demo's ways in must never open a real house.
        settings.store.database = Database::InFolder;
        // Nothing leaves a demo: its people are made up, and so are their addresses.
        settings.leaving = Leaving::default();
        super::write_log(&settings);
        if !settings.web.listen.0.ip().is_loopback() {
            bail!(
                "a demo lets anyone in who can reach it, so it listens on this machine only; expected an address such as 127.0.0.1:8080, not {}",
                settings.web.listen
            );
        }
        let listener = serve::listen(&settings).await?;
        let letters = letters_in(&mut settings).await?;
        if self.fresh {
            start_over(&settings.store.data)?;
        }
        let open = Open::begin(&settings, "demo", Alone::Yes).await?;
        if charter::visit(&mut open.work(), SLUG).await.is_err() {
            super::tell("Thirteen people are coming in ...");
            let world = World::fill(&open.house).await.map_err(|error| open.told(error))?;
            world.agree(&open.house).await.map_err(|error| open.told(error))?;
            told(&open, &world).await.map_err(|error| open.told(error))?;
        }
        let base = settings.base_url();
        super::tell(format_args!("\nGuildhall is open at {base}/c/{SLUG}\n"));
        for (who, called) in [("a convenor", "margo"), ("a member", "gwen")] {
            let (name, id) = person(&open, called).await?;
            super::tell(format_args!("  be {who:<11} {base}{}   ({name})", web::links::demo(id)));
        }
        super::tell(format_args!("  be a visitor   {base}/c/{SLUG}"));
        super::tell(format_args!("  read letters   {base}{}", web::links::OUTBOX));
        for door in letters.told() {
            super::tell(format_args!("  write letters  {SLUG}@{}, by {door}", settings.domain()));
        }
        super::tell(format_args!(
            "\nKept in {}; --fresh starts over. Ctrl-C ends it.",
            settings.store.data.display()
        ));
        let pages = serve::pages(&open, true);
        serve::serve(open, listener, letters, pages).await?;
        super::WELL
    }
}

/// The door for letters: where the settings say, else at the demo's port, or at any other when somebody has that.
async fn letters_in(settings: &mut Settings) -> Result<serve::arriving::Doors> {
    let address = match &settings.arriving.smtp {
        Door::Address(address) => *address,
        _ => serve::arriving::DEMO,
    };
    if !address.ip().is_loopback() {
        bail!(
            "a demo takes letters from this machine only; expected an address such as 127.0.0.1:2525, not {address}"
        );
    }
    let is_default = settings.arriving.smtp == Door::Closed;
    settings.arriving.smtp = Door::Address(address);
    // A demo speaks SMTP, and no socket of a real house is taken from it.
    settings.arriving.lmtp = Door::Closed;
    settings.arriving.imap.host.clear();
    match serve::arriving::listen(settings).await {
        Err(_) if is_default => {
            settings.arriving.smtp = Door::Address(SocketAddr::new(address.ip(), 0));
            serve::arriving::listen(settings).await
        }
        taken => taken,
    }
}

/// A few members choose how letters reach them, and the newest posts are told, so that there are letters to look at. The one letters of
/// all come by themselves, since they are due.
async fn told(open: &Open, world: &World) -> Result<(), Refused> {
    let of = |called: &str| open.house.work(Actor::Person(world.person(called)));
    reach::deliver(&mut of("desmond"), world.person("desmond"), world.community, "each").await?;
    reach::less(&mut of("iolo"), world.person("iolo")).await?;
    reach::rest(&mut of("hamish"), world.person("hamish")).await?;
    let daily = reach::Choice { rhythm: Some("daily"), ..reach::Choice::default() };
    reach::choose(&mut of("nell"), daily).await?;
    testkit::world::join(&open.house, world).await?;
    testkit::world::dates(&open.house, world).await?;
    testkit::world::plans(&open.house, world).await?;
    testkit::world::actions(&open.house, world).await?;
    testkit::world::past(&open.house, world).await?;
    testkit::world::exchanges(&open.house, world).await?;
    testkit::world::sets(&open.house, world).await?;
    testkit::world::belong(&open.house, world).await?;
    testkit::world::choose(&open.house, world).await?;
    let sender = serve::jobs::sender(&open.settings);
    for (_, posts) in &world.threads {
        if let Some(newest) = posts.last() {
            letters::post::tell(&mut open.work(), *newest, &sender).await?;
        }
    }
    Ok(())
}

async fn person(open: &Open, called: &str) -> Result<(&'static str, PersonId)> {
    let somebody = PEOPLE.iter().find(|somebody| somebody.called == called).context("nobody is called so")?;
    let address = Address::of(somebody.address).map_err(anyhow::Error::msg)?;
    let found = people::by_address(&mut open.work(), &address).await.map_err(|error| open.told(error))?;
    let found =
        found.with_context(|| format!("{} is not in this demo; start over with --fresh", somebody.name))?;
    Ok((somebody.name, found.id))
}

/// Throws the folder of the demo away; a folder that holds anything else is left alone.
fn start_over(data: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(data) else { return Ok(()) };
    let ours =
        |name: &str| name.starts_with("guildhall.") || name == "blobs" || name.starts_with("erasures.ledger");
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !ours(&name) {
            bail!("{} holds {name}, which no demo made; nothing was thrown away", data.display());
        }
    }
    let lock = folder::lock(data)?;
    fs::remove_dir_all(data).with_context(|| format!("{} cannot be removed", data.display()))?;
    drop(lock);
    Ok(())
}
