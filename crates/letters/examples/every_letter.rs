//! Every letter with the standing world, as text and HTML, to look at: `cargo x gallery FOLDER`.

#[path = "../tests/gallery/mod.rs"]
mod gallery;

use std::{fs, path::PathBuf};

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "gallery".into()));
    fs::create_dir_all(&folder).expect("a folder");
    for gallery::Entry { name, letter } in gallery::all().await {
        let why =
            letters::why(base::Words::english(), if letter.kind == "digest" { "digest" } else { "direct" });
        let fill = |text: &str| {
            text.replace("\u{E000}stop\u{E001}", "https://hall.example/less/0123456789abcdefghjkmnpqrs")
                .replace("\u{E000}reply\u{E001}", "peers+0123456789abcdefghjkmnpqrs@hall.example")
                .replace("\u{E000}why\u{E001}", why)
        };
        let head =
            format!("From: {} <peers@hall.example>\nSubject: {}\n\n", letter.from_name, letter.subject);
        fs::write(folder.join(format!("{name}.txt")), head + &fill(&letter.plain)).expect("a file");
        fs::write(folder.join(format!("{name}.html")), fill(&letter.html)).expect("a file");
        println!("{name}: {} and {} bytes", letter.plain.len(), letter.html.len());
    }
}
