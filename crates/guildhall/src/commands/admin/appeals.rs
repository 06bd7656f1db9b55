//! `guildhall admin appeals`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use community::{CaseId, moderation};

use super::say;
use crate::wire::Open;

/// Lists the appeals that nobody in their community could decide, since everyone there had a part in it; and answers one. The answer is told
/// to whom it concerns, with your words.
#[derive(Args)]
pub struct Appeals {
    /// The appeal to answer, by its id
    #[arg(long, requires = "because")]
    answer: Option<String>,
    /// What was decided is lifted; without this it stands
    #[arg(long, requires = "answer")]
    lift: bool,
    /// Why: told to whom it concerns
    #[arg(long)]
    because: Option<String>,
}

impl Appeals {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let mut work = open.work();
        if let Some(answer) = &self.answer {
            let Ok(id) = answer.parse::<CaseId>() else { anyhow::bail!("{answer} is no appeal's id") };
            let because = self.because.as_deref().unwrap_or("");
            moderation::answer_for_house(&mut work, id, self.lift, because)
                .await
                .map_err(|refused| open.told(refused))?;
            say(format_args!(
                "Answered: it {}. They are told.",
                if self.lift { "is lifted" } else { "stands" }
            ));
            return Ok(ExitCode::SUCCESS);
        }
        let waiting = moderation::for_house(&mut work).await.map_err(|refused| open.told(refused))?;
        if waiting.is_empty() {
            say(format_args!("No appeal waits for you."));
        }
        for case in waiting {
            say(format_args!(
                "{}  {}: {}\n  Rule: {}\n  Reason: {}\n  Against it: {}",
                case.id,
                case.name,
                case.measure.as_deref().unwrap_or(""),
                case.rule,
                case.reason,
                case.appeal.as_deref().unwrap_or("")
            ));
        }
        Ok(ExitCode::SUCCESS)
    }
}
