//! Statements that are known by name.

use std::sync::OnceLock;

use crate::{
    dialect::{self, Engine},
    near::Pace,
};

/// One SQL text for both engines; `{TOKENS}` in it are written by [`dialect`].
pub struct Statement {
    /// The name of the constant, for errors.
    pub name: &'static str,
    /// The text as written.
    pub sql: &'static str,
    written: [OnceLock<String>; 2],
    /// How long it takes on SQLite.
    pub(crate) pace: Pace,
}

impl Statement {
    /// A statement; used by [`statements!`](crate::statements).
    pub const fn new(name: &'static str, sql: &'static str) -> Statement {
        Statement { name, sql, written: [OnceLock::new(), OnceLock::new()], pace: Pace::unknown() }
    }

    /// The text for one engine, written once.
    pub fn text(&self, engine: Engine) -> &str {
        if !self.sql.contains('{') {
            return self.sql;
        }
        self.written[engine as usize].get_or_init(|| dialect::write(self.sql, engine))
    }
}

/// The statements of one feature, and their list `ALL`, which one test prepares on both engines.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* pub static $name: $crate::Statement = $crate::Statement::new(stringify!($name), $sql);)+
        /// Every statement of this file.
        pub const ALL: &[&$crate::Statement] = &[$(&$name),+];
    };
}
