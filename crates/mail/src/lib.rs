//! Letters as a format: addresses, mailboxes, parsing, composing, threading.
