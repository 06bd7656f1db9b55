//! Guildhall: one program that serves communities of practice.
fn main() {}
