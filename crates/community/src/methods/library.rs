//! The methods that come with the program.

use std::sync::LazyLock;

use super::{Method, read};

macro_rules! files {
    ($($key:literal)*) => { [$(($key, include_str!(concat!("../../../../methods/en/", $key, ".txt")))),*] };
}

/// In the order in which somebody who has never led a meeting might try them.
const FILES: [(&str, &str); 29] = files! {
    "better-than-expected" "impromptu-networking" "one-two-four-all" "appreciative-interviews" "fifteen-percent" "troika" "silent-first"
    "what-so-what-now-what" "conversation-cafe" "after-action-review" "peer-assist" "fishbowl-open" "min-specs" "triz" "twenty-five-ten"
    "wise-crowds" "show-and-tell" "ignite" "shift-and-share" "learning-circle" "open-working-circle" "action-learning-short"
    "action-learning-set" "what-i-need-from-you" "heard-seen-respected" "horizon-round" "ecocycle" "appreciative-half-day" "open-space-half-day"
};

static ALL: LazyLock<Vec<(&'static str, Method)>> = LazyLock::new(|| {
    // What does not add up is found by the test below, and is not there for anybody else.
    FILES.iter().filter_map(|(key, text)| read(text).ok().map(|method| (*key, method))).collect()
});

/// All of them, each with its name in addresses.
pub fn all() -> &'static [(&'static str, Method)] {
    &ALL
}

/// One by its name in addresses.
pub fn one(key: &str) -> Option<&'static Method> {
    ALL.iter().find(|(one, _)| *one == key).map(|(_, method)| method)
}

/// The text of one.
pub fn text(key: &str) -> Option<&'static str> {
    FILES.iter().find(|(one, _)| *one == key).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_adds_up() {
        for (key, text) in FILES {
            let method = read(text).unwrap_or_else(|wrong| panic!("{key}: {wrong:?}"));
            assert!(!method.about.is_empty() && !method.source.is_empty(), "{key}");
            assert!(
                !method.purposes.is_empty() && !method.modes.is_empty() && !method.gives.is_empty(),
                "{key}"
            );
        }
        assert_eq!(all().len(), FILES.len());
    }

    #[test]
    fn every_file_of_the_folder_is_here() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../methods/en");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".txt").to_owned())
            .collect();
        let mut keys: Vec<String> = FILES.iter().map(|(key, _)| (*key).to_owned()).collect();
        files.sort();
        keys.sort();
        assert_eq!(files, keys);
    }
}
