//! The guard before the parser: hostile HTML in, a small and well-nested subset out, in linear time.
//!
//! A browser's parser may be made to take hours: by a hundred thousand elements inside each other, by a tag with
//! a million attributes, by formatting left open over many paragraphs (each gets a copy). So what comes from
//! outside is first brought to a shape in which none of that exists: only allowed elements, each closed where it
//! must be, nested at most [`MAX_DEPTH`] deep. Tags above a limit are left out, and their text stays.
//!
//! This is not the sanitiser. Whatever slips through here still meets [`clean`](crate::clean()).

use crate::{
    escape::push_escaped,
    raw_text::{PIECE, end_of_piece, push_text},
    tags::{self, Element, Kind},
    tokens::{Tag, Token, tokens},
};

/// How deep elements may stand in each other. Real letters of thirty answers reach a hundred.
pub(crate) const MAX_DEPTH: usize = 160;

/// How many tags one text may have. A long newsletter has three thousand.
const MAX_TAGS: usize = 60_000;

/// The longest attribute that is kept, in bytes: the longest address that browsers agree on.
const MAX_ATTRIBUTE: usize = 2_048;

/// `html` as the well-nested subset.
pub(crate) fn reduce(html: &str) -> String {
    let mut reducer = Reducer {
        out: String::with_capacity(html.len().min(1 << 20)),
        open: Vec::new(),
        run_from: 0,
        tags: 0,
        unopened: 0,
    };
    for token in tokens(html) {
        match token {
            Token::Text(text) => reducer.text(text, false),
            Token::Raw(text) => reducer.text(text, true),
            Token::Open(tag) => reducer.start(&tag),
            Token::Close(name) => reducer.end(name),
        }
    }
    reducer.close_to(0);
    reducer.out
}

/// `html` as nothing but paragraphs of text, for what is too long to be parsed.
pub(crate) fn paragraphs(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut open = false;
    for token in tokens(html) {
        match token {
            Token::Text(text) | Token::Raw(text) if open || !text.trim().is_empty() => {
                if !std::mem::replace(&mut open, true) {
                    out.push_str("<p>");
                }
                push_text(&mut out, text, false);
            }
            Token::Open(Tag { name, .. }) | Token::Close(name) => {
                let within = tags::element(name).is_none_or(|e| matches!(e.kind, Kind::Inline | Kind::Link));
                if !within && std::mem::take(&mut open) {
                    out.push_str("</p>\n");
                }
            }
            _ => {}
        }
    }
    if open {
        out.push_str("</p>");
    }
    out
}

struct Reducer {
    out: String,
    open: Vec<&'static Element>,
    /// Where in `out` the text behind the last tag begins.
    run_from: usize,
    tags: usize,
    /// Start tags left out for their depth, whose end tags must be left out too.
    unopened: usize,
}

impl Reducer {
    /// Text; `raw` when `&` in it means `&`.
    fn text(&mut self, text: &str, raw: bool) {
        if !self.make_room_for_text(text) {
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(end_of_piece(rest));
            if self.out.len() - self.run_from > PIECE {
                // The parser joins neighbouring texts, and its serialiser looks through the whole of one again
                // for each `&` and each no-break space. An element that the sanitiser unwraps keeps them apart.
                self.out.push_str("<x></x>");
                self.run_from = self.out.len();
            }
            if raw {
                push_escaped(&mut self.out, piece);
            } else {
                push_text(&mut self.out, piece, false);
            }
            rest = after;
        }
    }

    /// Lists and tables hold no text themselves: opens the item or cell that it belongs in. False when the
    /// text is but the white space between rows.
    fn make_room_for_text(&mut self, text: &str) -> bool {
        let structural =
            matches!(self.top(), Some(Kind::List | Kind::Terms | Kind::Table | Kind::Rows | Kind::Row));
        if !structural {
            return true;
        }
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            return false;
        }
        self.make_room();
        true
    }

    fn make_room(&mut self) {
        match self.top() {
            Some(Kind::List) => self.open_plain("li"),
            Some(Kind::Terms) => self.open_plain("dd"),
            Some(Kind::Table) => ["tbody", "tr", "td"].into_iter().for_each(|name| self.open_plain(name)),
            Some(Kind::Rows) => ["tr", "td"].into_iter().for_each(|name| self.open_plain(name)),
            Some(Kind::Row) => self.open_plain("td"),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let Some(element) = tags::element(synonym(tag.name)) else { return };
        self.tags += 1;
        // Room for what may be opened on the way to a cell.
        let deep = self.open.len() + 4 > MAX_DEPTH;
        if self.tags > MAX_TAGS || (deep && element.kind != Kind::Void) {
            self.unopened += usize::from(element.kind != Kind::Void);
            return;
        }
        if element.name == "img" {
            return self.image(tag);
        }
        if !self.make_place(element) {
            return;
        }
        self.out.push('<');
        self.out.push_str(element.name);
        for (key, value) in &tag.attributes {
            self.attribute(element, key, value);
        }
        self.out.push('>');
        self.run_from = self.out.len();
        if element.kind != Kind::Void {
            self.open.push(element);
        }
    }

    /// Closes and opens what must be before `element`, as a browser would or better. False when it has no
    /// place here.
    fn make_place(&mut self, element: &'static Element) -> bool {
        match element.kind {
            Kind::Inline => self.make_room(),
            Kind::Void => {
                self.make_room();
                if element.name == "hr" {
                    self.close_paragraph();
                }
            }
            Kind::Link => {
                self.make_room();
                if let Some(at) = self.open.iter().rposition(|open| open.kind == Kind::Link) {
                    if self.open[at..].iter().any(|open| matches!(open.kind, Kind::Cell | Kind::Caption)) {
                        return false;
                    }
                    self.close_to(at);
                }
            }
            Kind::Block | Kind::List | Kind::Terms | Kind::Table | Kind::Paragraph => {
                self.make_room();
                self.close_paragraph();
            }
            Kind::Heading => {
                self.make_room();
                self.close_paragraph();
                if self.top() == Some(Kind::Heading) {
                    self.close_to(self.open.len() - 1);
                }
            }
            Kind::Item => self.make_place_in_list("ul", Kind::List, Kind::Item),
            Kind::Term => self.make_place_in_list("dl", Kind::Terms, Kind::Term),
            Kind::Caption | Kind::Rows | Kind::Row | Kind::Cell => {
                return self.make_place_in_table(element.kind);
            }
        }
        true
    }

    fn make_place_in_list(&mut self, list_name: &'static str, list: Kind, item: Kind) {
        let kinds = || self.open.iter().map(|open| open.kind);
        let barrier =
            kinds().rposition(|kind| matches!(kind, Kind::Cell | Kind::Caption)).map_or(0, |at| at + 1);
        let nearest =
            kinds().rposition(|kind| matches!(kind, Kind::List | Kind::Terms)).filter(|at| *at >= barrier);
        match nearest {
            Some(at) if self.open[at].kind == list => self.close_to(at + 1),
            _ => {
                // An item without its list gets one.
                self.make_room();
                self.close_paragraph();
                self.open_plain(list_name);
            }
        }
        debug_assert!(self.top() != Some(item));
    }

    fn make_place_in_table(&mut self, kind: Kind) -> bool {
        let Some(table) = self.open.iter().rposition(|open| open.kind == Kind::Table) else { return false };
        let depth = |wanted: &[Kind]| {
            self.open[table..].iter().position(|open| wanted.contains(&open.kind)).map(|at| table + at)
        };
        let (rows, row) = (depth(&[Kind::Rows]), depth(&[Kind::Row]));
        match kind {
            Kind::Caption | Kind::Rows => self.close_to(table + 1),
            Kind::Row => match rows {
                Some(rows) => self.close_to(rows + 1),
                None => {
                    self.close_to(table + 1);
                    self.open_plain("tbody");
                }
            },
            _ => match (rows, row) {
                (_, Some(row)) => self.close_to(row + 1),
                (Some(rows), None) => {
                    self.close_to(rows + 1);
                    self.open_plain("tr");
                }
                (None, None) => {
                    self.close_to(table + 1);
                    self.open_plain("tbody");
                    self.open_plain("tr");
                }
            },
        }
        true
    }

    fn end(&mut self, name: &str) {
        let Some(element) = tags::element(synonym(name)) else { return };
        if element.kind == Kind::Void {
            // `</br>` is taken for a line break by every browser.
            if element.name == "br" {
                self.start(&Tag { name: "br", attributes: Vec::new() });
            }
            return;
        }
        if self.unopened > 0 {
            self.unopened -= 1;
            return;
        }
        // Only a table's own parts may close a cell from inside.
        let part = matches!(element.kind, Kind::Table | Kind::Rows | Kind::Row | Kind::Cell | Kind::Caption);
        for at in (0..self.open.len()).rev() {
            if self.open[at] == element {
                return self.close_to(at);
            }
            let wall = match self.open[at].kind {
                Kind::Cell | Kind::Caption => !part,
                Kind::Table => true,
                _ => false,
            };
            if wall {
                return;
            }
        }
    }

    /// An image of this house is kept. One from elsewhere is not loaded, for that tells its owner who reads
    /// when: it becomes a link with the image's description, and nothing at all where it has none.
    fn image(&mut self, tag: &Tag<'_>) {
        let (source, alt) = (tag.attribute("src").unwrap_or(""), tag.attribute("alt").unwrap_or(""));
        if is_own_path(source) {
            self.make_room();
            self.out.push_str("<img");
            for (key, value) in [("src", source), ("alt", alt)] {
                self.push_attribute(key, value);
            }
            self.out.push('>');
            return;
        }
        if alt.trim().is_empty() || alt.len() > MAX_ATTRIBUTE {
            return;
        }
        self.make_room();
        let linked = self.open.iter().any(|open| open.kind == Kind::Link);
        let remote = !linked && source.len() <= MAX_ATTRIBUTE && is_remote(source);
        if remote {
            self.out.push_str("<a");
            self.push_attribute("href", source);
            self.out.push('>');
        }
        push_text(&mut self.out, alt, false);
        if remote {
            self.out.push_str("</a>");
        }
    }

    fn attribute(&mut self, element: &Element, key: &str, value: &str) {
        let allowed = ALLOWED_ATTRIBUTES.iter().find(|(name, on)| {
            name.eq_ignore_ascii_case(key) && (on.is_empty() || on.contains(&element.name))
        });
        let Some((name, _)) = allowed else { return };
        if value.len() <= MAX_ATTRIBUTE {
            self.push_attribute(name, value);
        }
    }

    fn push_attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_text(&mut self.out, value, true);
        self.out.push('"');
    }

    fn open_plain(&mut self, name: &'static str) {
        if let Some(element) = tags::element(name) {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push('>');
            self.open.push(element);
        }
    }

    fn close_paragraph(&mut self) {
        let wall = |open: &&Element| matches!(open.kind, Kind::Cell | Kind::Caption | Kind::Table);
        for at in (0..self.open.len()).rev() {
            if self.open[at].kind == Kind::Paragraph {
                return self.close_to(at);
            }
            if wall(&self.open[at]) {
                return;
            }
        }
    }

    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            if let Some(element) = self.open.pop() {
                self.out.push_str("</");
                self.out.push_str(element.name);
                self.out.push('>');
            }
        }
    }

    fn top(&self) -> Option<Kind> {
        self.open.last().map(|element| element.kind)
    }
}

/// Which attribute may stand on which elements (none named: on all).
pub(crate) static ALLOWED_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("href", &["a"]),
    ("dir", &[]),
    ("lang", &[]),
    ("title", &["a", "abbr"]),
    ("colspan", &["td", "th"]),
    ("rowspan", &["td", "th"]),
    ("start", &["ol"]),
];

/// Old names for elements that have a new one.
fn synonym(name: &str) -> &str {
    let is = |old: &str| name.eq_ignore_ascii_case(old);
    if name.len() < 2 {
        name
    } else if is("strike") {
        "s"
    } else if is("tt") {
        "code"
    } else if is("center")
        || is("article")
        || is("section")
        || is("main")
        || is("address")
        || is("header")
        || is("footer")
        || is("aside")
        || is("nav")
    {
        "div"
    } else if is("listing") || is("xmp") || is("plaintext") {
        "pre"
    } else if is("image") {
        "img"
    } else if is("menu") || is("dir") {
        "ul"
    } else {
        name
    }
}

/// Whether `source` is a path on our own host, and can be read as nothing else: `/\host` and `//host` are
/// other hosts to a browser, and so is `/` with a tab behind it.
pub(crate) fn is_own_path(source: &str) -> bool {
    let mut bytes = source.bytes();
    bytes.next() == Some(b'/')
        && bytes.next().is_some_and(|b| b.is_ascii_alphanumeric())
        && source.len() <= MAX_ATTRIBUTE
        && source.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.~%?=".contains(&b))
}

fn is_remote(source: &str) -> bool {
    let start = source.trim_start().get(..8).unwrap_or_default().to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}
