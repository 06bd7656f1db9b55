//! `HELP`: every word that can be replied.

use base::Words;
use community::{Refused, Work};

use super::{Reader, acting::Acting, came::Place};
use crate::answers::Says;

/// The words that HELP tells, in their order: the key of the sentence is `answer-help-` and this.
pub(crate) const HELP: &[&str] = &[
    "answer", "less", "stop", "pause", "rest", "rhythm", "mute", "who", "catch-up", "ask", "offer", "will",
    "private", "care", "undo", "my-data", "delete", "name", "delegate", "leave",
];

pub(super) async fn help(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<(), Refused> {
    let says = help_letter(
        acting.words(),
        acting.says("help", "answer-help-subject", acting.here("answer-help")),
        acting.reader,
        acting.place.as_ref(),
    );
    acting.answer(work, says).await
}

/// What HELP says.
pub(super) fn help_letter(words: Words, mut says: Says, reader: &Reader, place: Option<&Place>) -> Says {
    let lines = HELP.iter().map(|key| {
        words
            .say(match *key {
                "answer" => "answer-help-answer",
                "less" => "answer-help-less",
                "stop" => "answer-help-stop",
                "pause" => "answer-help-pause",
                "rest" => "answer-help-rest",
                "rhythm" => "answer-help-rhythm",
                "mute" => "answer-help-mute",
                "who" => "answer-help-who",
                "catch-up" => "answer-help-catch-up",
                "ask" => "answer-help-ask",
                "offer" => "answer-help-offer",
                "will" => "answer-help-will",
                "private" => "answer-help-private",
                "care" => "answer-help-care",
                "undo" => "answer-help-undo",
                "my-data" => "answer-help-my-data",
                "delete" => "answer-help-delete",
                "name" => "answer-help-name",
                "delegate" => "answer-help-delegate",
                _ => "answer-help-leave",
            })
            .to_owned()
    });
    says.choices = lines.collect();
    if let Some(place) = place {
        let domain = reader.sender.domain();
        let address = |end: &str| format!("{}{end}@{domain}", place.slug);
        says.lines.push(words.tell(
            "answer-help-addresses",
            &[
                ("post", address("").into()),
                ("convenor", address("-convenor").into()),
                ("care", address("-care").into()),
                ("join", address("-join").into()),
                ("leave", address("-leave").into()),
                ("help", address("-help").into()),
            ],
        ));
    }
    says
}
