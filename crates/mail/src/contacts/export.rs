//! Writing a cell so that a spreadsheet takes it as text.

/// What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection"): also behind blanks, and in full width.
pub(super) fn begins_formula(text: &str) -> bool {
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '|' | '＝' | '＋' | '－' | '＠');
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(begins)
}

/// A cell of a table with commas. What would be a formula stands behind an apostrophe, which spreadsheets do not show.
pub fn cell(text: &str) -> String {
    let safe = if begins_formula(text) { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ',', ';', '\t', '\n', '\r', '\'']) || safe.trim() != safe {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_exported_is_calculated() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "|cmd", "＝1"] {
            let written = cell(text);
            let inner = written.trim_matches('"');
            assert!(inner.starts_with('\''), "{text:?}: {written}");
        }
        assert_eq!(cell("Ann"), "Ann");
        assert_eq!(cell("Other, \"Ann\""), "\"Other, \"\"Ann\"\"\"");
    }
}
