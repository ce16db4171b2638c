//! 配捐.

use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::MatchRefusal as R;
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{ListWords, MatchHelp, MatchWords, Moved, NumberWords, Told};

/// The help.
pub(super) const HELP: MatchHelp = MatchHelp {
    matching: "The match: agree, quote, confirm, receive, return, explain",
    pool: "Record a pool the federation set aside for several projects",
    pool_code: "The pool's code",
    pool_name: "What the pool is called",
    pool_amount: "How much is in the pool (yuan)",
    pool_order: "When it is too small: listed, one after another; pro_rata, in proportion",
    paper: "The number of the federation's paper",
    slip: "The number of the bank slip or paper",
    file: "A scan of the paper; it goes to papers/ and its digest into the ledger",
    agree: "Record a project's agreement",
    rate: "The rate, 10% to 50%: 20% or 0.2",
    tiers: "Rates in tiers: 0=10%,10000=20% (20% of the base above 10,000)",
    from: "The first day of the window",
    until: "The last day of the window",
    channel: "The channels that count, with commas: public, directed (public unless said)",
    goods: "Goods count at their value",
    public_money: "Public money (grants, subsidies) counts",
    cap_donor: "At most so much of one donor counts (yuan)",
    cap_project: "At most so much is due to the project (yuan)",
    minimum_donors: "At least so many donors, or nothing is due",
    of_pool: "The pool it is paid from",
    position: "Its place in the pool's order (last unless said)",
    agreement: "The entry of the agreement (the project's latest unless said)",
    quote: "What would be due if the window closed today, and what another gift would bring",
    another: "That other gift (yuan), 1000 unless said",
    confirm: "Record the federation's confirmation",
    confirm_pool: "A pool: all its projects are confirmed at once",
    receive: "Record a part of the match that arrived",
    owe: "Record what a refund left owed to the federation (the amount is reckoned)",
    give_back: "Record what went back of a match received beyond what is due",
    list: "List all matches",
    show: "A match explained: how it is reckoned, and what arrived",
    report_match: "The matches, as they are published",
    report_statement: "A match gift by gift: what counts, and why not",
    report_match_period: "Only those whose window or money touches this month; all unless said",
};

impl MatchWords for En {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn matching_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PoolCodeMustBeFree { code } => {
                Told::new(format!("There is a pool “{code}” already."), "Choose another code; see mingbai match list.")
            }
            R::MatchWindowMustLast { from, until } => Told::new(
                format!("The window from {from} until {until} ends before it begins."),
                "Check --from and --until of mingbai match agree.",
            ),
            R::MatchWindowsMustNotOverlap { agreement, from, until } => Told::new(
                format!(
                    "Agreement {agreement} of this project has the window {from} to {until}; a gift is matched once."
                ),
                "Change --from and --until, or reverse the other agreement with mingbai reverse if it was a mistake.",
            ),
            R::MatchChannelsMustBeListed => Told::new(
                "No channel counts, or one is named twice.",
                "Say mingbai match agree --channel public, directed, or both: public,directed.",
            ),
            R::MatchTiersMustRise => Told::new(
                "The tiers must begin at 0 and rise.",
                "Write them as the paper does: mingbai match agree --tiers 0=10%,10000=20%.",
            ),
            R::MatchRateMustBeATenthToAHalf { rate } => Told::new(
                format!("A rate of {} is not allowed: a match is 10% at least and 50% at most.", self.rate(*rate)),
                "Check the federation's paper, and --rate or --tiers of mingbai match agree.",
            ),
            R::PoolMustBeOpened { code } => {
                Told::new(format!("There is no pool “{code}”."), "Record it with mingbai match pool, or change --pool.")
            }
            R::PoolMustNotBeConfirmed { code } => Told::new(
                format!("The pool “{code}” is confirmed; its split is frozen and takes no more projects."),
                "Ask the federation for another pool, and record it with mingbai match pool.",
            ),
            R::PoolPlaceMustBeFree { position, next } if next.0 == 0 => Told::new(
                format!("Without a pool there is no place {position}."),
                "Leave out --position of mingbai match agree, or name the --pool.",
            ),
            R::PoolPlaceMustBeFree { position, next } => Told::new(
                format!(
                    "Place {position} of the pool is taken, or is not counted from 1; the next free one is {next}."
                ),
                "Give the place on the federation's paper: --position of mingbai match agree.",
            ),
            R::MatchMustBeAgreed { agreement } => Told::new(
                format!("Entry {agreement} is no agreement in force."),
                "See mingbai match list; a new one is recorded with mingbai match agree.",
            ),
            R::MatchIsConfirmedOnce { agreement, by } => Told::new(
                format!("Agreement {agreement} was confirmed by entry {by}."),
                "Nothing is left to do; see mingbai match show.",
            ),
            R::MatchWindowMustBeOver { agreement, until } => Told::new(
                format!("The window of agreement {agreement} lasts until {until}; it cannot be confirmed yet."),
                "Use mingbai match confirm after that day; mingbai match quote says what it would be now.",
            ),
            R::PoolMustBeConfirmedTogether { size } => Told::new(
                format!(
                    "The entries below {size} are reckoned, and a pool is confirmed as a whole with nothing between."
                ),
                "Use mingbai match confirm --pool.",
            ),
            R::MatchMustBeAsReckoned { base, donors, due } => Told::new(
                format!(
                    "Those are not the ledger's figures: base {}, {donors}, due {}.",
                    self.yuan(*base),
                    self.yuan(*due),
                    donors = counted(donors, "donor")
                ),
                "Check mingbai match show, then mingbai match confirm; a paper with other figures must be mended.",
            ),
            R::MatchMustLieWithTheFederation { account, holder } => Told::new(
                format!(
                    "The account “{account}” is: {}. A match comes to the federation's account, and goes back from it.",
                    self.holder(*holder)
                ),
                "Change --account; see mingbai account list.",
            ),
            R::MatchMustBeConfirmed { agreement } => Told::new(
                format!("Agreement {agreement}, with the whole of its pool, is not confirmed yet: nothing can arrive."),
                "Record the confirmation first: mingbai match confirm.",
            ),
            R::MatchMustFollowItsConfirmation { on } => Told::new(
                format!("The federation confirmed on {on}; its money does not come before."),
                "Check the day on the bank slip; if the confirmation bears a wrong day, ask the federation for a corrected paper.",
            ),
            R::MatchMustNotExceedWhatIsDue { short } => Told::new(
                format!("More arrived than is due: {} is still to come.", self.yuan(*short)),
                "Check amount and project; see mingbai match show.",
            ),
            R::MatchDebtMustBeAsReckoned { owed } if owed.is_zero() => {
                Told::new("No more was received than is due; nothing is owed.", "See mingbai match show.")
            }
            R::MatchDebtMustBeAsReckoned { owed } => Told::new(
                format!("{} is owed back and not recorded.", self.yuan(*owed)),
                "Use mingbai match owe: the program reckons the amount.",
            ),
            R::MatchDebtMustBeOfItsMonth { on } => Told::new(
                format!("A correction of {on} made this debt; it belongs to that month."),
                format!("Use mingbai match owe --date {on}."),
            ),
            R::MatchDebtMustBeRecorded { agreement, owed, project } => Told::new(
                format!(
                    "After a correction {} of the match of “{project}” is owed back, and that is not recorded.",
                    self.yuan(*owed)
                ),
                format!("Record it first: mingbai match owe --agreement {agreement}"),
            ),
            R::MatchReturnMustBeOwed { owed } => Told::new(
                format!("More goes back than is owed: {} is owed back.", self.yuan(*owed)),
                "Check the amount; see mingbai match show.",
            ),
            R::MatchPurseMustHoldTheReturn { project, holds, short } => Told::new(
                format!(
                    "The match of {project} holds {}: {} short of what goes back.",
                    self.yuan(*holds),
                    self.yuan(*short)
                ),
                format!(
                    "Put it up from the general fund first: mingbai transfer {short} --basis match_debt --to-project {project} \
                     --reason TEXT --paper NUMBER."
                ),
            ),
            R::ConfirmedMatchMustStand { by } => Told::new(
                format!("The agreement was confirmed by entry {by} and stands."),
                "A change needs another paper, and another window: mingbai match agree.",
            ),
            R::ReturnedMatchMustStand { owed } => Told::new(
                format!(
                    "Of this match {} is recorded as owed back, reckoned from all receipts: they stand.",
                    self.yuan(*owed)
                ),
                "See mingbai match show; settle a mistaken receipt with the federation by mingbai match return or match receive.",
            ),
            R::MatchedGiftMustBeRefunded { seq, confirmed } => Told::new(
                format!("Gift {seq} is in the match confirmed by entry {confirmed} and is not reversed."),
                "Give it back with mingbai refund and the number of a paper; what is due moves with it.",
            ),
        }
    }

    fn no_agreement(&self, project: &Code) -> Told {
        Told::new(
            format!("The project “{project}” has no agreement."),
            "Record one with mingbai match agree; see mingbai match list.",
        )
    }

    fn confirm_the_pool(&self, pool: &Code) -> Told {
        Told::new(
            format!("This match is paid from the pool “{pool}”, whose projects are confirmed together."),
            format!("Use mingbai match confirm --pool {pool}."),
        )
    }

    fn empty_pool(&self, pool: &Code) -> Told {
        Told::new(
            format!("There is no pool “{pool}”, or nothing in it waits for confirmation."),
            "See mingbai match list.",
        )
    }

    fn match_moved(&self, moved: &Moved) -> String {
        let Moved { project, is_confirmed, before, now, owed_back } = moved;
        let trial = if *is_confirmed { "" } else { " (trial)" };
        let back = if owed_back.is_zero() {
            String::new()
        } else {
            format!("; {} was received beyond it and is owed back: mingbai match owe", self.yuan(*owed_back))
        };
        format!("The match of “{project}”{trial}: due was {}, is now {}{back}.", self.yuan(*before), self.yuan(*now))
    }

    fn match_debt_is_not_recorded(&self, agreement: Seq, project: &Code, owed: Yuan) -> String {
        let owed = self.yuan(owed);
        format!(
            "To do: {owed} of the match of “{project}” is owed back and not recorded → mingbai match owe --agreement {agreement}"
        )
    }

    fn match_is_owed_back(&self, agreement: Seq, project: &Code, owed: Yuan) -> String {
        let owed = self.yuan(owed);
        format!(
            "To do: {owed} of the match of “{project}” goes back to the federation → mingbai match return --agreement {agreement}"
        )
    }

    fn match_quoted(&self, project: &str, due: Yuan) -> String {
        format!(
            "The match of “{project}”: {} if the window closed today (a trial; the federation confirms).",
            self.yuan(due)
        )
    }

    fn another_brings(&self, amount: Yuan, more: Yuan) -> String {
        format!("Another {} from a new donor would bring {}.", self.yuan(amount), self.yuan(more))
    }

    fn another_counts_not(&self, from: Day, until: Day) -> String {
        format!("The window is {from} to {until}: a gift of today does not count.")
    }

    fn quote_is_confirmed(&self, confirmed: Seq) -> String {
        format!("The federation has confirmed it (entry {confirmed}); more gifts add nothing.")
    }

    fn looks_split(&self, gifts: usize) -> String {
        format!(
            "Please check {gifts}, to all appearance split so as to pass the cap a donor (counted as they stand).",
            gifts = counted(gifts, "gift")
        )
    }
}
