//! The heart: what communities are and what people may do in them.
