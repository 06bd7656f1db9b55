//! What an answer to each of our letters may do: a token that was stolen or passed on does no more than this, whoever holds it.

/// What an answer may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Words that are meant for people go to the thread.
    pub post: bool,
    /// Words that hold for any letter: `HELP`, `LESS`, `PAUSE` ...
    pub universal: bool,
    /// The numbers of the letter.
    pub numbers: bool,
    /// `ACCEPT`, `REJECT` what waits.
    pub settle: bool,
    /// `YES`, `NO` to what the letter asks.
    pub yes_no: bool,
    /// A code, or `I AGREE`.
    pub confirm: bool,
    /// `UNDO`
    pub undo: bool,
    /// `KEEP NAME`, `NO NAME`, `ALUMNI`, `RETURN`: after one has left.
    pub after_leaving: bool,
    /// Words go to the convenors, or back to whoever wrote.
    pub note: bool,
    /// `OK`, `CONCERN`, `OBJECT`, `QUESTION` to a proposal.
    pub consent: bool,
    /// The words are the answer to a question.
    pub question: bool,
    /// Six numbers.
    pub six: bool,
    /// A sentence: what it is for.
    pub sentence: bool,
    /// `YES`, `WITH name`, `NOT NOW` to a role, and its end.
    pub role: bool,
    /// `APPEAL`
    pub appeal: bool,
    /// Three numbers, and one thing to change.
    pub feedback: bool,
    /// What is told: `YES`, `DROP 2`, `FIX 2`.
    pub recap: bool,
    /// Who was there.
    pub attendance: bool,
    /// Numbered lines: what somebody needs.
    pub needs: bool,
    /// `TOPIC`, or the words alone.
    pub topics: bool,
    /// `DONE`, `CHANGED`, `NOT YET`, `DROP`: how it went.
    pub commitment: bool,
    /// Whether one is in a set; a matter for it.
    pub set: bool,
    /// Words or numbers of a step; `PASS`, `STEP OUT`, `SHARE`.
    pub exchange: bool,
}

const NOTHING: Allowed = Allowed {
    post: false,
    universal: false,
    numbers: false,
    settle: false,
    yes_no: false,
    confirm: false,
    undo: false,
    after_leaving: false,
    note: false,
    consent: false,
    question: false,
    six: false,
    sentence: false,
    role: false,
    appeal: false,
    commitment: false,
    set: false,
    exchange: false,
    topics: false,
    needs: false,
    attendance: false,
    feedback: false,
    recap: false,
};
const USUAL: Allowed = Allowed { universal: true, undo: true, ..NOTHING };

/// By the kind of the letter that is answered. A kind that is not named here lets nothing be done.
pub fn to(kind: &str) -> Allowed {
    match kind {
        "post" => Allowed { post: true, ..USUAL },
        "digest" | "catch-up" => Allowed { numbers: true, post: true, ..USUAL },
        "receipt" | "help" | "who" | "my-data" | "settled" => USUAL,
        "which" => Allowed { numbers: true, confirm: true, ..USUAL },
        "dates" | "dates-answered" => Allowed { numbers: true, ..USUAL },
        "date" | "gathering-stranger" => USUAL,
        // Whether somebody comes: by `YES`, `NO`, `MAYBE`, and what goes with them.
        "gathering" | "gathering-year" | "gathering-reminder" | "gathering-joining" | "gathering-line" => {
            Allowed { yes_no: true, ..USUAL }
        }
        "topics" => Allowed { topics: true, ..USUAL },
        "attendance-list" => Allowed { attendance: true, numbers: true, ..USUAL },
        "attendance" => Allowed { attendance: true, ..USUAL },
        "feedback" => Allowed { feedback: true, ..USUAL },
        "feedback-said" => Allowed { numbers: true, ..USUAL },
        "recap" | "recap-draft" => Allowed { recap: true, ..USUAL },
        "check-in" => Allowed { note: true, ..USUAL },
        "needs" => Allowed { needs: true, ..USUAL },
        "topic-dots" => Allowed { numbers: true, ..USUAL },
        "set-asked" | "set-bid" | "set-begins" | "set-named" => Allowed { set: true, ..USUAL },
        "exchange-asked" | "exchange-step" | "exchange-result" | "exchange-shared" => {
            Allowed { exchange: true, ..USUAL }
        }
        "commitment" => Allowed { commitment: true, note: true, ..USUAL },
        "held" => Allowed { settle: true, numbers: true, ..USUAL },
        "absence" | "was-this-you" => Allowed { yes_no: true, ..USUAL },
        "confirm" => Allowed { confirm: true, yes_no: true, ..NOTHING },
        "promise" => Allowed { confirm: true, note: true, ..NOTHING },
        "joined" => Allowed { after_leaving: true, ..USUAL },
        "left" => Allowed { after_leaving: true, undo: true, ..NOTHING },
        "note" => Allowed { note: true, ..USUAL },
        // What somebody who is no member yet is asked: their answer means something to that alone.
        "invitation" => Allowed { yes_no: true, note: true, ..NOTHING },
        "questions" | "application" => Allowed { numbers: true, yes_no: true, note: true, ..NOTHING },
        // Choosing: marks, an objection in numbers; what was decided is answered by whom it is about alone.
        "reading" => Allowed { numbers: true, yes_no: true, ..USUAL },
        "chosen" => Allowed { numbers: true, ..USUAL },
        "intake" => USUAL,
        "decision" => Allowed { yes_no: true, note: true, ..NOTHING },
        "next-round" => Allowed { yes_no: true, note: true, ..NOTHING },
        "suggested" => Allowed { settle: true, numbers: true, ..USUAL },
        "flood" => USUAL,
        "profile" | "reach" | "practice-what" | "practice-hello" | "buddies" => USUAL,
        "first-weeks" => Allowed { numbers: true, ..USUAL },
        "buddy" | "still-here" => Allowed { yes_no: true, ..USUAL },
        "talk-note" => Allowed { note: true, ..USUAL },
        "practice" => Allowed { yes_no: true, note: true, after_leaving: true, ..USUAL },
        "proposal" => Allowed { consent: true, ..USUAL },
        "proposal-agreed" | "proposal-unanswered" | "proposal-stopped" | "question-answered" => {
            Allowed { note: true, ..USUAL }
        }
        "charter-question" => Allowed { question: true, ..USUAL },
        "fellowship" => Allowed { six: true, ..USUAL },
        "clarity" => Allowed { sentence: true, ..USUAL },
        // Who looks for a sponsor is no member: their words go to the convenors, and nothing else is theirs to do.
        "sponsor" => Allowed { note: true, ..NOTHING },
        // A role that is offered, that ends, that has ended, or that the last convenor holds.
        "role-offer" | "role-term" | "role-ended" | "role-last" => Allowed { role: true, ..USUAL },
        "role-told" | "care-told" | "case-heard" => USUAL,
        // Something worries somebody, or an appeal: by its numbers. What was done can be appealed, also by who had to go.
        "case" => Allowed { numbers: true, ..USUAL },
        "case-told" => Allowed { appeal: true, after_leaving: true, ..USUAL },
        // A sign-in letter, and what we do not know: its answer is nobody's word.
        _ => NOTHING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Reliability 2.3, cases 48 to 51.
    #[test]
    fn a_letter_lets_no_more_be_done_than_it_asks() {
        assert_eq!(to("passage"), NOTHING);
        assert_eq!(to("anything new"), NOTHING);
        assert!(!to("post").settle && !to("post").confirm && !to("digest").settle);
        assert!(!to("left").universal && to("left").after_leaving);
        assert!(
            to("proposal").consent && !to("proposal").post && !to("post").consent && !to("receipt").consent
        );
        assert!(!to("sponsor").universal && !to("sponsor").consent && !to("sponsor").post);
        assert!(!to("confirm").universal && !to("confirm").post);
    }
}
