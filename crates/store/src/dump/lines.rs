//! A row as a line of text: what PostgreSQL's `COPY` reads and writes (its documentation, "COPY", text format), so that a
//! table of a backup can be read by a person, and loaded by `psql`, without us.
//!
//! Values stand between tabs. `\N` is absent; a backslash, tab, line feed and carriage return are escaped; truths are `t`
//! and `f`; bytes are `\x` and hexadecimal digits; numbers are as Rust prints them, the shortest that reads back the same.

use crate::{Error, Value};

/// The five types of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Int,
    Bool,
    Real,
    Text,
    Bytes,
}

impl Kind {
    /// From the name of a type on either engine, or in a backup.
    pub fn of(declared: &str) -> Option<Kind> {
        Some(match declared {
            "BIGINT" | "INTEGER" => Kind::Int,
            "BOOLEAN" => Kind::Bool,
            "DOUBLE PRECISION" => Kind::Real,
            "TEXT" => Kind::Text,
            "BYTEA" | "BLOB" => Kind::Bytes,
            _ => return None,
        })
    }

    /// The name of the type in a backup.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Int => "BIGINT",
            Kind::Bool => "BOOLEAN",
            Kind::Real => "DOUBLE PRECISION",
            Kind::Text => "TEXT",
            Kind::Bytes => "BYTEA",
        }
    }
}

/// Writes a row and its line feed.
pub fn write(row: &[Value], line: &mut String) {
    for (place, value) in row.iter().enumerate() {
        if place > 0 {
            line.push('\t');
        }
        match value {
            Value::Int(number) => line.push_str(&number.to_string()),
            Value::Bool(truth) => line.push(if *truth { 't' } else { 'f' }),
            // SQLite keeps no negative zero; what is added makes it a plain one.
            Value::Real(number) => line.push_str(&(number + 0.0).to_string()),
            Value::Text(text) => escape(text, line),
            Value::Bytes(bytes) => {
                line.push_str("\\\\x");
                bytes.iter().for_each(|byte| line.push_str(&format!("{byte:02x}")));
            }
            // Lists are for `{IN}` and never in a column.
            Value::Null | Value::Ints(_) | Value::Texts(_) => line.push_str("\\N"),
        }
    }
    line.push('\n');
}

/// Reads a line without its line feed.
pub fn read(line: &str, kinds: &[Kind]) -> Result<Vec<Value>, Error> {
    let values: Vec<&str> = line.split('\t').collect();
    if values.len() != kinds.len() {
        return Err(Error::Broken(format!(
            "a row has {} values where {} must be",
            values.len(),
            kinds.len()
        )));
    }
    values.iter().zip(kinds).map(|(text, kind)| value(text, *kind)).collect()
}

fn value(text: &str, kind: Kind) -> Result<Value, Error> {
    if text == "\\N" {
        return Ok(Value::Null);
    }
    let read = match kind {
        Kind::Int => text.parse().ok().map(Value::Int),
        Kind::Bool => matches!(text, "t" | "f").then_some(Value::Bool(text == "t")),
        Kind::Real => text.parse().ok().map(Value::Real),
        Kind::Text => unescape(text).map(Value::Text),
        Kind::Bytes => text.strip_prefix("\\\\x").and_then(bytes).map(Value::Bytes),
    };
    read.ok_or_else(|| Error::Broken(format!("a value is not a {}: {:.60}", kind.name(), text)))
}

fn escape(text: &str, line: &mut String) {
    let mut rest = text;
    while let Some(place) = rest.find(['\\', '\t', '\n', '\r']) {
        line.push_str(&rest[..place]);
        line.push_str(match rest.as_bytes()[place] {
            b'\t' => "\\t",
            b'\n' => "\\n",
            b'\r' => "\\r",
            _ => "\\\\",
        });
        rest = &rest[place + 1..];
    }
    line.push_str(rest);
}

fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('\\') {
        plain.push_str(&rest[..place]);
        plain.push(match rest.as_bytes().get(place + 1)? {
            b'\\' => '\\',
            b't' => '\t',
            b'n' => '\n',
            b'r' => '\r',
            _ => return None,
        });
        rest = &rest[place + 2..];
    }
    plain.push_str(rest);
    Some(plain)
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    (0..digits.len() / 2)
        .map(|place| u8::from_str_radix(&digits[place * 2..place * 2 + 2], 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Kind; 5] = [Kind::Int, Kind::Bool, Kind::Real, Kind::Text, Kind::Bytes];

    #[test]
    fn what_is_written_is_read_back() {
        let rows = [
            vec![
                Value::Int(i64::MIN),
                Value::Bool(true),
                Value::Real(0.1),
                Value::Text("\\N\t\r\n\\".into()),
                Value::Bytes(vec![0, 255]),
            ],
            vec![
                Value::Int(0),
                Value::Bool(false),
                Value::Real(f64::INFINITY),
                Value::Text(String::new()),
                Value::Bytes(vec![]),
            ],
            vec![Value::Null; 5],
        ];
        for row in rows {
            let mut line = String::new();
            write(&row, &mut line);
            assert_eq!(line.matches('\n').count(), 1);
            assert_eq!(read(line.trim_end_matches('\n'), &KINDS).unwrap(), row);
        }
    }

    #[test]
    fn a_damaged_line_is_refused() {
        for line in [
            "1\tt\t1\ta",
            "x\tt\t1\ta\t\\\\x",
            "1\ty\t1\ta\t\\\\x",
            "1\tt\t1\ta\\\t\\\\x",
            "1\tt\t1\ta\t\\\\x0",
            "1\tt\t1\ta\t\\\\xzz",
        ] {
            assert!(read(line, &KINDS).is_err(), "{line}");
        }
    }
}
