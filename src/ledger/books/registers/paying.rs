//! Money out.
