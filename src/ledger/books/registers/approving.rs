//! Another person's word.
