//! The values that go into a statement.

use base::{Id, Time};

/// A value of one of the five column types, or a list of them for `{IN $n}`.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `NULL`
    Null,
    /// `BIGINT`
    Int(i64),
    /// `BOOLEAN`
    Bool(bool),
    /// `DOUBLE PRECISION`
    Real(f64),
    /// `TEXT`, without U+0000 (PostgreSQL cannot hold it)
    Text(String),
    /// `BLOB` or `BYTEA`
    Bytes(Vec<u8>),
    /// For `{IN $n}`
    Ints(Vec<i64>),
    /// For `{IN_TEXT $n}`
    Texts(Vec<String>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Bool(truth)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Real(number)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        if text.contains('\0') { Value::Text(text.replace('\0', "\u{fffd}")) } else { Value::Text(text) }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::from(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::from(text.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Bytes(bytes)
    }
}

impl From<Vec<i64>> for Value {
    fn from(numbers: Vec<i64>) -> Value {
        Value::Ints(numbers)
    }
}

impl From<Vec<String>> for Value {
    fn from(texts: Vec<String>) -> Value {
        Value::Texts(texts)
    }
}

impl From<Time> for Value {
    fn from(time: Time) -> Value {
        Value::Int(time.0)
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Value {
        Value::Int(id.0)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// The values of a statement, in the order of their numbers: `args![person, since, 50]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}
