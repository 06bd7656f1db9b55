//! Calendars as a format: what an event, an invitation and an answer say.
