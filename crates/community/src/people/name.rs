//! Names as people wrote them, made safe to show.

/// Longest name that we show, in characters.
const LONGEST: usize = 100;

/// A name without control characters, direction marks and needless blanks, at most 100 characters.
pub fn clean_name(name: &str) -> String {
    let kept = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unseen(*c));
    let kept: String = kept.collect();
    let words: Vec<&str> = kept.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST).collect::<String>().trim_end().to_owned()
}

/// Characters that change how others look, or are not seen at all.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_text_around_is_left_out() {
        assert_eq!(clean_name("  Ada\u{202e}  \u{0}Love\u{200b}lace\n"), "Ada Lovelace");
        assert_eq!(clean_name(&"é".repeat(300)).chars().count(), 100);
    }
}
