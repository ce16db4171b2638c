//! `points award|publish|deduct|expire|transfer|join|opening|show|list|cover`: what brings points and takes them away, and what they are worth.

mod looking;
mod moving;

pub(super) use looking::{points_account, tell_paid, tell_struck, warn_of_cover};
pub(super) use moving::join;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::points::Points as Figure;
use crate::ledger::words::PointsKind;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Points {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().points.award)]
    Award(Box<moving::Award>),
    #[command(about = help().points.publish)]
    Publish(moving::Publish),
    #[command(about = help().points.deduct)]
    Deduct(moving::Deduct),
    #[command(about = help().points.expire)]
    Expire(moving::Expire),
    #[command(about = help().points.transfer)]
    Transfer(moving::Transfer),
    #[command(about = help().points.join)]
    Join(moving::Join),
    #[command(about = help().points.opening)]
    Opening(moving::Opening),
    #[command(about = help().points.show)]
    Show(looking::Show),
    #[command(about = help().points.list)]
    List(looking::List),
    #[command(about = help().points.cover)]
    Cover,
}

impl Points {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Award(award) => award.run(session),
            Action::Publish(publish) => publish.run(session),
            Action::Deduct(deduct) => deduct.run(session),
            Action::Expire(expire) => expire.run(session),
            Action::Transfer(transfer) => transfer.run(session),
            Action::Join(join) => join.run(session),
            Action::Opening(opening) => opening.run(session),
            Action::Show(show) => show.run(session),
            Action::List(list) => list.run(session),
            Action::Cover => looking::cover(session),
        }
    }
}

/// Points that were given or are asked for.
fn figure(session: &Session<'_>, given: Option<&str>) -> Result<Figure, Failure> {
    let asked = || session.console.ask(&session.words.question(Question::Points));
    let Some(text) = given.map(ToOwned::to_owned).or_else(asked) else {
        return Err(Failure::refused(session.words.missing(Question::Points)));
    };
    Figure::typed(text.trim()).map_err(|_| Failure::refused(session.words.wrong(Question::Points, &text)))
}

/// The 党性存折, or the account for exchange.
const fn kind(is_party: bool) -> PointsKind {
    if is_party { PointsKind::Party } else { PointsKind::Exchange }
}
