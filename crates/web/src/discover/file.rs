//! One HTML file about an archive: style and fonts inside, no script, no network.

use askama::Template;
use base::words::Words;
use base64::{Engine, engine::general_purpose::STANDARD};
use community::discover::Discovery;

use super::view::{FilePage, Reader, tell};
use crate::assets;

/// The fonts that the file carries. Others fall back to what the reader has: a file is sent around, so it stays small.
const FONTS: [&str; 3] =
    ["fonts/fraunces-latin.woff2", "fonts/fraunces-italic-latin.woff2", "fonts/atkinson-next-latin.woff2"];

/// The page about a bare archive that is called `name`, complete in itself.
pub fn self_contained(words: Words, name: &str, seen: &Discovery) -> Result<String, askama::Error> {
    let telling = tell(seen, words, chrono_tz::Tz::UTC, Reader::Holder, "");
    FilePage { words, name, style: style(), slug: "", telling }.render()
}

/// The stylesheet with its fonts inside.
fn style() -> String {
    let mut style = String::new();
    for (place, rule) in assets::stylesheet().split("@font-face").enumerate() {
        if place == 0 {
            style.push_str(rule);
            continue;
        }
        let carried = FONTS.iter().find_map(|font| {
            let address = assets::address(font);
            let data = assets::bytes(font).filter(|_| rule.contains(address))?;
            Some(rule.replace(address, &format!("data:font/woff2;base64,{}", STANDARD.encode(data))))
        });
        match (carried, rule.find('}')) {
            (Some(rule), _) => {
                style.push_str("@font-face");
                style.push_str(&rule);
            }
            (None, Some(end)) => style.push_str(&rule[end + 1..]),
            (None, None) => {}
        }
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_of_a_file_asks_nobody_for_anything() {
        let style = style();
        assert_eq!(style.matches("data:font/woff2").count(), FONTS.len());
        assert!(!style.contains("/assets/") && !style.contains("http"));
        assert!(style.contains("@layer tokens"), "what follows the fonts is still there");
        assert!(!style.contains("</"), "nothing ends the style element early");
        assert!(style.len() < 150_000, "{} bytes", style.len());
    }
}
