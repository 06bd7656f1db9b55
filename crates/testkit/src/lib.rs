//! The standing world, and an app for tests.
