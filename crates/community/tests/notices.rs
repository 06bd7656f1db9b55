//! Letters that leave: kept until they are sent.

use std::time::Duration;

use community::{Refused, notices, notices::Written};
use testkit::{Hall, both};

both!(
    a_letter_waits_in_the_outbox_with_one_message_id_and_is_forgotten_after_a_month,
    async |hall: &Hall| {
        let world = hall.world().await;
        let written = || Written {
            person: world.person("gwen"),
            address: "gwen@pubcommons.example",
            kind: "passage",
            subject: "Your sign-in code",
            plain: "AB12-CD34",
            html: "<p>AB12-CD34</p>",
            host: "hall.example",
            expires_at: None,
        };
        let mut work = hall.system();
        work.begin().await.unwrap();
        let id = notices::leave(&mut work, written()).await.unwrap();
        work.done().await.unwrap();
        let letter = notices::letter(&mut hall.system(), id).await.unwrap();
        assert_eq!((letter.message_id, letter.sent_at), (format!("{id}@hall.example"), None));
        assert_eq!(notices::outbox(&mut hall.system(), 10).await.unwrap().len(), 1);
        // Nobody but who runs the program reads other people's letters.
        let refused = notices::outbox(&mut hall.of(world.person("margo")), 10).await;
        assert!(matches!(refused, Err(Refused::NotAllowed(_))));
        hall.clock.advance(Duration::from_secs(31 * 86_400));
        assert_eq!(notices::forget_old(&mut hall.system()).await.unwrap(), 1);
        assert!(notices::letter(&mut hall.system(), id).await.is_err());
    }
);
