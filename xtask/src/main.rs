//! The project's own checks and generators: `cargo x`.

mod ci;
mod schema;
mod tidy;
mod tree;
mod whereis;

use std::process::ExitCode;

const HELP: &str = "\
cargo x ci [STEP...]       every check, the same on a laptop and elsewhere; or only the steps named
cargo x ci --list          the steps
cargo x tidy               the rules of the house that the compiler does not know
cargo x where NOUN         the files of a noun, in every tree
cargo x gallery [FOLDER]   every letter with the standing world, as text and HTML, to look at
cargo x schema [--check]   draws the pictures of the tables, or compares them";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["ci", "--list"] => ci::list(),
        ["ci", ref steps @ ..] => ci::run(steps),
        ["tidy"] => tidy::run(),
        ["where", noun] => whereis::run(noun),
        ["gallery", ref folder @ ..] => gallery(folder),
        ["schema"] => schema::draw(),
        ["schema", "--check"] => schema::check(),
        [] | ["help" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(anyhow::anyhow!("there is no such command\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Sets every letter with the standing world.
fn gallery(folder: &[&str]) -> anyhow::Result<()> {
    let folder = folder.first().copied().unwrap_or("target/gallery");
    let run = ["run", "--quiet", "--package", "letters", "--example", "every_letter", "--", folder];
    let done = std::process::Command::new("cargo").args(run).status()?;
    anyhow::ensure!(done.success(), "the letters could not be set");
    Ok(())
}
