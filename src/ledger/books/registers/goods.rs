//! Gifts in goods.
