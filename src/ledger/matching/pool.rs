//! How a pool that is too small for all is shared: to the 分, and in the stated order.

use crate::ledger::words::PoolOrder;
use crate::ledger::yuan::Yuan;

/// What each project gets of a pool, in the stated order of `dues`. Nobody gets more than is due to him, and together
/// they get the pool or all that is due, whichever is less, to the 分.
#[must_use]
pub fn split(order: PoolOrder, pool: Yuan, dues: &[Yuan]) -> Vec<Yuan> {
    match order {
        PoolOrder::Listed => one_after_another(pool, dues),
        PoolOrder::ProRata => in_proportion(pool, dues),
    }
}

fn one_after_another(pool: Yuan, dues: &[Yuan]) -> Vec<Yuan> {
    let mut rest = pool;
    let mut fill = |due: &Yuan| {
        let share = rest.min(*due);
        rest = rest.minus(share).unwrap_or_default();
        share
    };
    dues.iter().map(&mut fill).collect()
}

/// Each part rounded down; the 分 that are left go, one each and in the stated order, to those who lost a fraction: whoever
/// has his exact share gets no more. There are always enough of them, because each fraction is less than one 分.
fn in_proportion(pool: Yuan, dues: &[Yuan]) -> Vec<Yuan> {
    let all: i128 = dues.iter().map(|due| i128::from(due.fen())).sum();
    if all <= i128::from(pool.fen()) {
        return dues.to_vec();
    }
    let exact = |due: &Yuan| i128::from(pool.fen()).saturating_mul(i128::from(due.fen()));
    let whole = |due: &Yuan| exact(due).checked_div(all).and_then(|fen| i64::try_from(fen).ok());
    let mut parts: Vec<Yuan> = dues.iter().map(|due| whole(due).and_then(Yuan::from_fen).unwrap_or_default()).collect();
    let given = parts.iter().map(|part| part.fen()).fold(0_i64, i64::saturating_add);
    let mut left = pool.fen().saturating_sub(given);
    for (part, due) in parts.iter_mut().zip(dues) {
        if left > 0 && exact(due).checked_rem(all) != Some(0) {
            *part = Yuan::from_fen(part.fen().saturating_add(1)).unwrap_or(*part);
            left = left.saturating_sub(1);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fen(amounts: &[i64]) -> Vec<Yuan> {
        amounts.iter().filter_map(|fen| Yuan::from_fen(*fen)).collect()
    }

    #[test]
    fn a_pool_is_shared_to_the_last_fen() {
        let pool = |fen| Yuan::from_fen(fen).unwrap_or_default();
        assert_eq!(split(PoolOrder::Listed, pool(100), &fen(&[70, 70, 70])), fen(&[70, 30, 0]));
        assert_eq!(split(PoolOrder::ProRata, pool(100), &fen(&[70, 70, 70])), fen(&[34, 33, 33]));
        assert_eq!(split(PoolOrder::ProRata, pool(100), &fen(&[0, 1, 300])), fen(&[0, 1, 99]));
        assert_eq!(split(PoolOrder::ProRata, pool(100), &fen(&[200, 0, 133, 67])), fen(&[50, 0, 34, 16]));
        assert_eq!(split(PoolOrder::ProRata, pool(1000), &fen(&[70, 0])), fen(&[70, 0]));
        assert_eq!(split(PoolOrder::ProRata, pool(1000), &[]), []);
    }
}
