//! Which methods fit.

use super::Method;

/// What somebody looks for; nothing where they do not mind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What for.
    pub purpose: Option<String>,
    /// How many people.
    pub people: Option<u32>,
    /// How many minutes there are.
    pub minutes: Option<u32>,
    /// How much trust there is.
    pub trust: Option<u32>,
    /// How they meet.
    pub mode: Option<String>,
    /// Words that occur in it.
    pub words: String,
}

impl Wanted {
    fn suits(&self, method: &Method) -> bool {
        let words = self.words.to_lowercase();
        let all = || {
            let steps = method.steps.iter().map(|step| step.say.as_str());
            [method.name.as_str(), &method.about]
                .into_iter()
                .chain(steps)
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        };
        self.purpose.as_ref().is_none_or(|purpose| method.purposes.contains(purpose))
            && self.people.is_none_or(|people| (method.least..=method.most).contains(&people))
            && self.minutes.is_none_or(|minutes| method.minutes <= minutes)
            && self.trust.is_none_or(|trust| method.trust <= trust)
            && self.mode.as_ref().is_none_or(|mode| method.modes.contains(mode))
            && (words.trim().is_empty() || {
                let all = all();
                words.split_whitespace().all(|word| all.contains(word))
            })
    }

    /// What comes first: what builds relationships where people sit in one room (S0.16), what is at its best with so many, and what
    /// fills most of the time there is.
    fn rank(&self, method: &Method) -> (bool, bool, u32) {
        let in_a_room = self.mode.as_deref() == Some("in-person");
        let best = self.people.is_none_or(|people| (method.best.0..=method.best.1).contains(&people));
        let unfilled = self.minutes.map_or(0, |minutes| minutes.saturating_sub(method.minutes));
        (in_a_room && !method.relates(), !best, unfilled)
    }
}

/// Those that fit, the best fitting first; of equals, in the order in which they came.
pub fn fits<'a, K: Copy>(methods: &'a [(K, Method)], wanted: &Wanted) -> Vec<(K, &'a Method)> {
    let mut found: Vec<(K, &Method)> = methods
        .iter()
        .filter(|(_, method)| wanted.suits(method))
        .map(|(key, method)| (*key, method))
        .collect();
    found.sort_by_key(|(_, method)| wanted.rank(method));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::all;

    fn keys(wanted: &Wanted) -> Vec<&'static str> {
        fits(all(), wanted).into_iter().map(|(key, _)| key).collect()
    }

    // S0.16
    #[test]
    fn only_what_suits_the_way_of_meeting_and_relationships_first_in_a_room() {
        let by_phone = keys(&Wanted { mode: Some("phone".into()), ..Wanted::default() });
        assert!(by_phone.contains(&"after-action-review") && !by_phone.contains(&"impromptu-networking"));
        let in_a_room = fits(all(), &Wanted { mode: Some("in-person".into()), ..Wanted::default() });
        let first_other = in_a_room.iter().position(|(_, method)| !method.relates()).unwrap();
        assert!(first_other > 5);
        assert!(in_a_room[first_other..].iter().all(|(_, method)| !method.relates()));
    }

    #[test]
    fn found_by_purpose_size_minutes_trust_and_words() {
        let wanted = Wanted {
            purpose: Some("problem".into()),
            people: Some(12),
            minutes: Some(35),
            trust: Some(1),
            ..Wanted::default()
        };
        assert_eq!(keys(&wanted), ["fifteen-percent"]);
        assert_eq!(keys(&Wanted { trust: Some(2), ..wanted }), ["fifteen-percent", "troika"]);
        assert_eq!(keys(&Wanted { words: "empty CHAIR".into(), ..Wanted::default() }), [] as [&str; 0]);
        assert_eq!(keys(&Wanted { words: "open CHAIR".into(), ..Wanted::default() }), ["fishbowl-open"]);
    }
}
