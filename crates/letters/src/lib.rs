//! Letters that leave and arrive.
