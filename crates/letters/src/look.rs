//! How our letters look: styles that stand in each element, because some readers of mail drop all others. The colours are
//! those of the pages, by day; the same by lamplight stand in the one style element of `frame.html`.

const SANS: &str = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SERIF: &str = "Georgia,'Times New Roman',serif";

/// What a template asks for by name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look;

impl Look {
    /// A paragraph.
    pub fn ink(self) -> String {
        format!("margin:0 0 16px;font:17px/1.55 {SANS};color:#24272c")
    }

    /// A quieter paragraph.
    pub fn quiet(self) -> String {
        format!("margin:0 0 8px;font:15px/1.55 {SANS};color:#55595e")
    }

    /// The line above a title.
    pub fn kicker(self) -> String {
        format!("margin:0 0 6px;font:italic 18px/1.4 {SERIF};color:#7a5200")
    }

    /// What is typed by hand.
    pub fn code(self) -> &'static str {
        "margin:0 0 22px;font:bold 28px/1.3 'Courier New',Courier,monospace;letter-spacing:2px;color:#24272c"
    }

    /// A word that can be replied.
    pub fn pen(self) -> &'static str {
        "background:#fbe9b0;padding:0 4px;white-space:nowrap"
    }

    /// A link that looks like a button.
    pub fn button(self) -> String {
        format!(
            "display:inline-block;padding:13px 22px;font:bold 16px/20px {SANS};color:#fffdf8;background:#1f4f7b;border:2px solid #1f4f7b;border-radius:6px;text-decoration:none"
        )
    }

    /// A title.
    pub fn title(self) -> String {
        format!("margin:0 0 16px;font:normal 30px/1.2 {SERIF};color:#24272c")
    }

    /// The title of a part.
    pub fn part(self) -> String {
        format!("margin:0 0 6px;font:normal 21px/1.3 {SERIF};color:#24272c")
    }

    /// People's words.
    pub fn words(self) -> String {
        format!("margin:0 0 22px;font:17px/1.55 {SANS};color:#24272c;overflow-wrap:break-word")
    }

    /// What is quoted.
    pub fn quote(self) -> &'static str {
        "margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #e2dac7"
    }

    /// A reply word.
    pub fn word(self) -> &'static str {
        "background:#fbe9b0;padding:0 4px;white-space:nowrap"
    }

    /// A band that says how to answer.
    pub fn wall(self) -> &'static str {
        "background:#f8f2e3;border-radius:6px;padding:18px 20px 8px;margin:0 0 22px"
    }

    /// A link.
    pub fn link(self) -> &'static str {
        "color:#1f4f7b"
    }
}
