//! Foreign HTML to HTML that may stand in our pages.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

use crate::{
    reduce::{ALLOWED_ATTRIBUTES, is_own_path, paragraphs, reduce},
    tags,
};

/// What every link in a person's words says to search engines and to the page it opens.
pub(crate) const REL: &str = "nofollow noopener noreferrer ugc";

/// `html`, of whatever origin, as HTML that can do nothing but show words: no script, style, form, frame,
/// drawing, id or class; links only to `http`, `https`, `mailto` and `tel`; images only of our own host (others
/// become links). Cleaning twice changes nothing more. Takes linear time: what is nested too deep, has too
/// many tags or is longer than a megabyte keeps its text and loses its tags.
///
/// ```
/// assert_eq!(markup::clean("<p onclick=alert(1)>Hello <script>alert(1)</script><b>Ada"), "<p>Hello <b>Ada</b></p>");
/// ```
pub fn clean(html: &str) -> String {
    clean_by(html, Rules::Any)
}

/// [`clean`] by either set of rules.
pub(crate) fn clean_by(html: &str, rules: Rules) -> String {
    let reduced = reduce(html);
    if reduced.len() > MAX_PARSED { paragraphs(html) } else { sanitise(&reduced, rules) }
}

/// The most that is given to the parser, in bytes.
const MAX_PARSED: usize = 1_000_000;

/// Which of the sanitiser's two sets of rules to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Words written for our pages.
    Any,
    /// A letter: a relative link leads nowhere.
    Letter,
}

/// The sanitiser proper, on what [`reduce`] has made harmless to parse.
fn sanitise(reduced: &str, rules: Rules) -> String {
    static ANY: LazyLock<Builder<'static>> = LazyLock::new(|| builder(Rules::Any));
    static LETTER: LazyLock<Builder<'static>> = LazyLock::new(|| builder(Rules::Letter));
    let builder = if rules == Rules::Any { &*ANY } else { &*LETTER };
    without_first_newlines(builder.clean(reduced).to_string())
}

fn builder(rules: Rules) -> Builder<'static> {
    let mut generic = HashSet::new();
    let mut on_tags: HashMap<&str, HashSet<&str>> = HashMap::from([("img", HashSet::from(["src", "alt"]))]);
    for (attribute, elements) in ALLOWED_ATTRIBUTES {
        if elements.is_empty() {
            generic.insert(*attribute);
        }
        for element in *elements {
            on_tags.entry(element).or_default().insert(attribute);
        }
    }
    let mut builder = Builder::empty();
    builder
        .tags(tags::ELEMENTS.iter().map(|element| element.name).collect())
        .generic_attributes(generic)
        .tag_attributes(on_tags)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(if rules == Rules::Any { UrlRelative::PassThrough } else { UrlRelative::Deny })
        .link_rel(Some(REL))
        .strip_comments(true)
        .attribute_filter(attribute_value);
    builder
}

/// The values an attribute may have. `None` drops the attribute.
fn attribute_value<'v>(_element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let fits = match attribute {
        "dir" => ["auto", "ltr", "rtl"].iter().any(|known| value.eq_ignore_ascii_case(known)),
        "lang" => value.len() <= 35 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        "colspan" | "rowspan" | "start" => {
            (1..=3).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit())
        }
        "src" => is_own_path(value),
        // The URL parser behind the schemes' list forgives white space; a page should not hold it.
        "href" => !value.bytes().any(|b| b.is_ascii_control()),
        _ => true,
    };
    fits.then_some(Cow::Borrowed(value))
}

/// A parser drops a newline right behind `<pre>`, once for each reading: here they all go at once.
fn without_first_newlines(html: String) -> String {
    if !html.contains("<pre") {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = rest.find("<pre") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&rest[..end]);
        rest = rest[end..].trim_start_matches('\n');
    }
    out.push_str(rest);
    out
}
