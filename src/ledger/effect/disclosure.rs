//! Notices.

use crate::ledger::effect::Effect;
use crate::ledger::event::{NoticePosted, NoticePrepared};

pub(super) fn prepared(e: &NoticePrepared, out: &mut Vec<Effect>) {
    out.push(Effect::NoticePrepared(Box::new(e.clone())));
}

pub(super) fn posted(e: &NoticePosted, out: &mut Vec<Effect>) {
    out.push(Effect::NoticePosted(e.clone()));
}
