//! Markdown, mail text and mail HTML to safe HTML.
