//! Lines of plain text to paragraphs: broken lines joined, intended ones kept, tables and code left as they are.

use crate::{
    escape::push_escaped,
    links::{Addresses, push_linked},
};

/// The width beyond which a letter's lines were not broken by its program.
const WIDEST: usize = 90;
/// The width below which its breaks are its author's.
const NARROWEST: usize = 55;

/// Appends `lines` to `out` as paragraphs and preformatted blocks.
pub(crate) fn push_paragraphs(out: &mut String, lines: &[&str], addresses: Addresses) {
    let width = width(lines);
    let mut at = 0;
    while at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        if let Some(end) = fenced(lines, at) {
            push_pre(out, &lines[at + 1..end], addresses);
            at = end + 1;
            continue;
        }
        let end = end_of_block(lines, at);
        if is_preformatted(&lines[at..end]) {
            // An empty line does not end a table or a program when more of it follows.
            let mut last = end;
            while let Some(next) = (last..lines.len()).find(|at| !lines[*at].trim().is_empty()) {
                let end = end_of_block(lines, next);
                if next > last + 1 || !is_preformatted(&lines[next..end]) {
                    break;
                }
                last = end;
            }
            push_pre(out, &lines[at..last], addresses);
            at = last;
        } else {
            push_paragraph(out, &lines[at..end], width, addresses);
            at = end;
        }
    }
}

fn end_of_block(lines: &[&str], from: usize) -> usize {
    (from..lines.len())
        .find(|at| lines[*at].trim().is_empty() || (*at > from && fenced(lines, *at).is_some()))
        .unwrap_or(lines.len())
}

/// The closing line of three backticks of a block that opens at `at`. Only that one block is looked for, and
/// not further than a screen or two.
fn fenced(lines: &[&str], at: usize) -> Option<usize> {
    let fence = |line: &str| line.trim_start().starts_with("```");
    if !fence(lines[at]) {
        return None;
    }
    (at + 1..lines.len().min(at + 400)).find(|at| fence(lines[*at]))
}

/// The width at which the letter's program broke lines, if it did.
fn width(lines: &[&str]) -> Option<usize> {
    let mut widest = 0;
    for line in lines.iter().filter(|line| !line.contains("://")) {
        let length = line.trim_end().chars().count();
        if length > WIDEST {
            return None;
        }
        widest = widest.max(length);
    }
    (widest >= NARROWEST).then(|| widest.min(76) - 2)
}

fn push_paragraph(out: &mut String, lines: &[&str], width: Option<usize>, addresses: Addresses) {
    out.push_str("<p dir=\"auto\">");
    for (at, line) in lines.iter().enumerate() {
        push_linked(out, line.trim(), addresses);
        if let Some(next) = lines.get(at + 1) {
            out.push_str(if goes_on(line, next, width) { "\n" } else { "<br>\n" });
        }
    }
    out.push_str("</p>\n");
}

/// Whether `line` was broken only because the first word of `next` had no room in it.
fn goes_on(line: &str, next: &str, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let (next, line) = (next.trim_start(), line.trim_end());
    let first_word = next.split_whitespace().next().unwrap_or_default();
    !begins_an_item(next) && line.chars().count() + 1 + first_word.chars().count() > width
}

fn begins_an_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < line.len()
        && line.len() - number.len() < 4
        && number.starts_with([')', '.'])
        && number[1..].starts_with(' ');
    numbered || ["- ", "* ", "+ ", "• ", "– ", "— ", "o ", "· "].iter().any(|mark| line.starts_with(mark))
}

/// Tables, programs, patches and drawings: text whose columns mean something.
fn is_preformatted(block: &[&str]) -> bool {
    let count = |test: fn(&str) -> bool| block.iter().filter(|line| test(line)).count();
    let patch = block.iter().any(|line| {
        line.starts_with("diff --git ")
            || line.starts_with("@@ -")
            || line.starts_with("--- a/")
            || line.starts_with("+++ b/")
    });
    let most = block.len().div_ceil(2);
    let indented = count(|line| line.starts_with("    ") || line.starts_with('\t')) == block.len();
    let columns = block.len() > 1 && count(has_columns) >= most;
    let drawn = block.len() > 1
        && count(|line| line.matches('|').count() >= 2 || line.contains("+--") || line.contains('│')) >= most;
    let program = block.len() > 1 && count(ends_like_code) * 3 >= block.len() * 2;
    patch || (indented && !looks_centred(block)) || columns || drawn || program
}

/// Three blanks within the words: a column. Behind a full stop or a number it is only spacing.
fn has_columns(line: &str) -> bool {
    let text = line.trim();
    text.contains('\t')
        || text.match_indices("   ").any(|(at, _)| !text[..at].ends_with(['.', '?', '!', ':', ' ']) && at > 0)
}

fn ends_like_code(line: &str) -> bool {
    let text = line.trim_end();
    text.ends_with(['{', '}', ';'])
        || text.ends_with("*/")
        || text.ends_with("/>")
        || text.trim_start().starts_with("at ") && text.ends_with(')')
}

/// A title or a closing set in from the margin is no program.
fn looks_centred(block: &[&str]) -> bool {
    block.len() == 1 && !ends_like_code(block[0]) && !block[0].contains(['=', '$', '\\', '{'])
}

fn push_pre(out: &mut String, lines: &[&str], addresses: Addresses) {
    let indent = |line: &&&str| line.len() - line.trim_start_matches(' ').len();
    let common =
        lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    out.push_str("<pre dir=\"auto\">");
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let text = line.get(common..).unwrap_or_default().trim_end();
        if text.contains("://") {
            push_linked(out, text, addresses);
        } else {
            push_escaped(out, text);
        }
    }
    out.push_str("</pre>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let mut out = String::new();
        push_paragraphs(&mut out, &text.lines().collect::<Vec<_>>(), Addresses::Show);
        out
    }

    #[test]
    fn broken_lines_are_joined_and_intended_ones_kept() {
        let letter = "The first thing that we did was to ask every one of them what they\nneeded, and then we wrote it down.\nShort.\n\n1. one\n2. two\n\nAda\nLovelace";
        assert_eq!(
            html(letter),
            "<p dir=\"auto\">The first thing that we did was to ask every one of them what they\nneeded, and then we wrote it down.<br>\nShort.</p>\n\
             <p dir=\"auto\">1. one<br>\n2. two</p>\n<p dir=\"auto\">Ada<br>\nLovelace</p>\n"
        );
    }

    #[test]
    fn columns_programs_and_patches_keep_their_shape() {
        for block in [
            "Name      Town\nAda       London\nBo        Leeds",
            "+-----+-----+\n| a   | b   |\n+-----+-----+",
            "    let x = 1;\n    print(x);",
            "if (x) {\n  y();\n}",
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b",
        ] {
            assert!(html(block).starts_with("<pre"), "{block}\n{}", html(block));
        }
        assert_eq!(
            html("```\na <b>\n\nc\n```\nd"),
            "<pre dir=\"auto\">a &lt;b&gt;\n\nc</pre>\n<p dir=\"auto\">d</p>\n"
        );
        assert!(html("It is late.   I go home.\nSee you all on Friday.").starts_with("<p"));
    }
}
