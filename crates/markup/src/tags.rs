//! The elements a person's words may use, and how they nest.
//!
//! There is no SVG and no MathML here: both of this year's holes in sanitisers (RUSTSEC-2026-0193, -0213) and
//! most of the older ones needed them. There is no `style`, `form`, `id` or `class` either: words may not
//! change the page around them, or pretend to be a part of it.

use Kind::*;

/// How an element behaves when it is opened inside others (HTML Living Standard, 13.2.6.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stands in a line of text.
    Inline,
    /// A link: inline, and never inside another link.
    Link,
    /// Has no inside.
    Void,
    /// Ends an open paragraph.
    Block,
    /// `h1` to `h6`: a block that ends another heading.
    Heading,
    /// `p`
    Paragraph,
    /// `ul`, `ol`: hold nothing but items.
    List,
    /// `li`
    Item,
    /// `dl`: holds nothing but terms and their descriptions.
    Terms,
    /// `dt`, `dd`
    Term,
    /// `table`
    Table,
    /// `caption`
    Caption,
    /// `thead`, `tbody`, `tfoot`
    Rows,
    /// `tr`
    Row,
    /// `td`, `th`
    Cell,
}

/// One element: its name and its kind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub name: &'static str,
    pub kind: Kind,
}

/// The allowed element of this name, in any case.
pub(crate) fn element(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name.eq_ignore_ascii_case(name))
}

const fn of(name: &'static str, kind: Kind) -> Element {
    Element { name, kind }
}

/// Every element that is allowed; the commonest first, because they are looked up by going through.
pub(crate) static ELEMENTS: &[Element] = &[
    of("br", Void),
    of("p", Paragraph),
    of("div", Block),
    of("span", Inline),
    of("a", Link),
    of("td", Cell),
    of("tr", Row),
    of("table", Table),
    of("tbody", Rows),
    of("b", Inline),
    of("i", Inline),
    of("u", Inline),
    of("em", Inline),
    of("strong", Inline),
    of("li", Item),
    of("ul", List),
    of("ol", List),
    of("img", Void),
    of("blockquote", Block),
    of("pre", Block),
    of("code", Inline),
    of("h1", Heading),
    of("h2", Heading),
    of("h3", Heading),
    of("h4", Heading),
    of("h5", Heading),
    of("h6", Heading),
    of("hr", Void),
    of("th", Cell),
    of("thead", Rows),
    of("tfoot", Rows),
    of("caption", Caption),
    of("abbr", Inline),
    of("bdi", Inline),
    of("bdo", Inline),
    of("cite", Inline),
    of("dd", Term),
    of("del", Inline),
    of("details", Block),
    of("dl", Terms),
    of("dt", Term),
    of("figcaption", Block),
    of("figure", Block),
    of("ins", Inline),
    of("kbd", Inline),
    of("mark", Inline),
    of("q", Inline),
    of("s", Inline),
    of("samp", Inline),
    of("small", Inline),
    of("sub", Inline),
    of("summary", Block),
    of("sup", Inline),
    of("var", Inline),
    of("wbr", Void),
];
