//! The project's own checks and generators: `cargo x`.
fn main() {}
