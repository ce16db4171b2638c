//! Months: statements, differences, closings.
