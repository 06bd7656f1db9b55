//! The addresses of roles, care, worries, and of what a community keeps of people.

use std::fmt::Display;

/// Who does what here; POST says something about it.
pub fn roles(slug: &str) -> String {
    format!("/c/{slug}/roles")
}

/// What is handed over with a role; POST writes it.
pub fn role(slug: &str, role: &str) -> String {
    format!("/c/{slug}/roles/{role}")
}

/// Who could see what when; `mine`: only what was the reader's.
pub fn role_log(slug: &str, mine: bool) -> String {
    format!("/c/{slug}/roles/log{}", if mine { "?mine=1" } else { "" })
}

/// Who looks after whom; POST says something about it.
pub fn care(slug: &str) -> String {
    format!("/c/{slug}/care")
}

/// Asks for a carer.
pub fn care_ask(slug: &str) -> String {
    format!("/c/{slug}/care/ask")
}

/// "This worries me", about a post.
pub fn worry(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}/worry")
}

/// Takes another's post down, by a rule.
pub fn take_down(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}/take-down")
}

/// Asks a member to stop, by a rule.
pub fn ask_to_stop(slug: &str, person: impl Display) -> String {
    format!("/c/{slug}/people/{person}/stop")
}

/// Ends somebody's membership, by a rule.
pub fn end_membership(slug: &str, person: impl Display) -> String {
    format!("/c/{slug}/people/{person}/end")
}

/// What was sent to the reader to look at.
pub fn cases(slug: &str) -> String {
    format!("/c/{slug}/cases")
}

/// One of them; POST says something about it.
pub fn case(slug: &str, case: impl Display) -> String {
    format!("/c/{slug}/cases/{case}")
}

/// Whom one could invite to what, and how many may come next: for convenors.
pub fn steps(slug: &str) -> String {
    format!("/c/{slug}/steps")
}

/// What a community keeps of people.
pub fn notice(slug: &str) -> String {
    format!("/c/{slug}/privacy")
}
