//! Markdown, mail text and mail HTML to safe HTML.
#[derive(Default)]
pub struct Rendered { pub html: String, pub plain: String, pub quoted_plain: String }
pub fn from_markdown(source: &str) -> Rendered { Rendered { html: format!("<p>{}</p>", source.replace('<', "&lt;")), plain: source.into(), quoted_plain: String::new() } }
