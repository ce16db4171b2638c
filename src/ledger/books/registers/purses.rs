//! Money that is not a gift: income, deposits, paying in, transfers, owners' decisions.
