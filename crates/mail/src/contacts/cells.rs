//! Rows of cells out of lines: quotes may hold what parts cells, doubled quotes, and line breaks.

use std::{collections::VecDeque, io};

use super::text::{Line, Lines};

/// A cell in quotes has at most so many lines; a quote that is still open then was no such quote.
const MOST_LINES: usize = 20;
/// More cells than these of one row are not looked at.
const MOST_CELLS: usize = 400;

/// A row.
pub(super) struct Record {
    /// Its first line.
    pub line: u64,
    pub cells: Vec<String>,
    /// What parts its cells.
    pub parted_by: char,
    /// Too long to be a row.
    pub too_long: bool,
}

impl Record {
    /// Nothing in it, or a remark.
    pub fn is_empty(&self) -> bool {
        let mut cells = self.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.next().is_none_or(|first| first.starts_with('#') && !first.contains('@'))
    }
}

/// The rows of a file.
pub(super) struct Records<R> {
    lines: Lines<R>,
    /// Lines that were looked at for the end of a quote, and are rows of their own.
    back: VecDeque<Line>,
    parted_by: Option<char>,
    first: bool,
}

impl<R: io::Read> Records<R> {
    pub fn new(lines: Lines<R>) -> Records<R> {
        Records { lines, back: VecDeque::new(), parted_by: None, first: true }
    }

    pub fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// From here on all cells are parted by this.
    pub fn keep_to(&mut self, parted_by: char) {
        self.parted_by = Some(parted_by);
    }

    pub fn next(&mut self) -> io::Result<Option<Record>> {
        let Some(line) = self.line()? else { return Ok(None) };
        if std::mem::take(&mut self.first)
            && let Some(parted_by) = told(&line.text)
        {
            self.parted_by = Some(parted_by);
            return self.next_after_told();
        }
        self.row(line).map(Some)
    }

    fn next_after_told(&mut self) -> io::Result<Option<Record>> {
        match self.line()? {
            Some(line) => self.row(line).map(Some),
            None => Ok(None),
        }
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        match self.back.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next(),
        }
    }

    fn row(&mut self, line: Line) -> io::Result<Record> {
        let parted_by = self.parted_by.unwrap_or_else(|| parts(&line.text));
        let number = line.number;
        let record = |cells, too_long| Record { line: number, cells, parted_by, too_long };
        if line.cut {
            return Ok(record(vec![line.text], true));
        }
        if let Some(cells) = split(&line.text, parted_by) {
            return Ok(record(cells, false));
        }
        let (mut whole, mut more) = (line.text.clone(), VecDeque::new());
        for _ in 1..MOST_LINES {
            let Some(next) = self.line()? else { break };
            let fits = !next.cut && whole.len() + next.text.len() < 64 * 1024;
            whole.push('\n');
            whole.push_str(&next.text);
            more.push_back(next);
            if !fits {
                break;
            }
            if let Some(cells) = split(&whole, parted_by) {
                return Ok(record(cells, false));
            }
        }
        // The quote has no end: it is a letter like any other, and the lines behind it are rows.
        while let Some(line) = more.pop_back() {
            self.back.push_front(line);
        }
        Ok(record(
            line.text.split(parted_by).take(MOST_CELLS).map(|cell| cell.trim().to_owned()).collect(),
            false,
        ))
    }
}

/// `sep=;`, which some spreadsheets write in the first line.
fn told(line: &str) -> Option<char> {
    let mut rest = line.trim().strip_prefix("sep=").or_else(|| line.trim().strip_prefix("SEP="))?.chars();
    let parted_by = rest.next().unwrap_or('\t');
    rest.next().is_none().then_some(parted_by)
}

/// What parts the cells of a line: the rarest of what stands outside of quotes.
fn parts(line: &str) -> char {
    let (mut found, mut inside) = ([false; 3], false);
    const PARTS: [char; 3] = ['\t', ';', ','];
    for c in line.chars() {
        match c {
            '"' => inside = !inside,
            _ if !inside => {
                if let Some(place) = PARTS.iter().position(|part| *part == c) {
                    found[place] = true;
                }
            }
            _ => {}
        }
    }
    PARTS.iter().zip(found).find(|(_, found)| *found).map_or(',', |(part, _)| *part)
}

/// The cells of a row; none when a quote is still open at its end. What stands behind a closing quote belongs to the cell:
/// `"Other, Ann" <ann@example.org>` is one.
fn split(row: &str, parted_by: char) -> Option<Vec<String>> {
    if !row.contains('"') {
        return Some(row.split(parted_by).take(MOST_CELLS).map(|cell| cell.trim().to_owned()).collect());
    }
    let (mut cells, mut cell, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    let mut rest = row.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if !begun => (quoted, begun) = (true, true),
            c if c == parted_by && !quoted => {
                if cells.len() < MOST_CELLS {
                    cells.push(cell.trim().to_owned());
                }
                cell.clear();
                begun = false;
            }
            c => {
                begun |= !c.is_whitespace();
                cell.push(c);
            }
        }
    }
    if quoted {
        return None;
    }
    cells.push(cell.trim().to_owned());
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::new(Lines::new(text.as_bytes()));
        std::iter::from_fn(|| records.next().unwrap()).map(|record| record.cells).collect()
    }

    #[test]
    fn quotes_hold_what_parts_cells() {
        assert_eq!(rows("a,\"b, c\",\"d \"\"e\"\"\""), [["a", "b, c", "d \"e\""]]);
        assert_eq!(rows("\"two\nlines\",b\nc,d"), [["two\nlines", "b"], ["c", "d"]]);
        assert_eq!(rows("\"Other, Ann\" <ann@x>, b"), [["Other, Ann <ann@x>", "b"]]);
        assert_eq!(rows("sep=|\na|b"), [["a", "b"]]);
        assert_eq!(rows("a;b, c"), [["a", "b, c"]]);
        assert_eq!(rows("a\tb; c"), [["a", "b; c"]]);
    }

    #[test]
    fn a_quote_without_end_costs_one_line() {
        let mut text = String::from("\"Ann, ann@x\n");
        text.push_str(&"b,c\n".repeat(50));
        let rows = rows(&text);
        assert_eq!(rows.len(), 51);
        assert_eq!((rows[0].join("|").as_str(), rows[50].join("|").as_str()), ("\"Ann|ann@x", "b|c"));
    }
}
