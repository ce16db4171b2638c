//! Points.

use std::collections::BTreeMap;

use crate::ledger::books::registers::points::StruckFacts;
use crate::ledger::command::SendVolunteer;
use crate::ledger::event::VolunteerReceived;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::refusal::{PointsRefusal as R, RulesFlaw};
use crate::ledger::rule_book::{Cover, RuleValue, RulesFault};
use crate::report::points::ahead::{Ahead, ExpiringLot};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::service::spoken;
use crate::text::{FaultWords, ListWords, NumberWords, PointsHelp, PointsWords, ShopWords, Told};

/// The help.
pub(super) const HELP: PointsHelp = PointsHelp {
    rules: "The rules of points: what an hour or an act brings, days of notice, when points end",
    rules_set: "Set the rules from a TOML file, from a day on; two persons",
    rules_list: "Every set of rules: from which day, by which paper and entry, and what it says otherwise than the one before",
    rules_show: "The rules that apply on a day; today unless told",
    rules_template: "Print an explained set of rules to save and change",
    rules_file: "The TOML file; `mingbai rules template` prints one to begin with",
    rules_paper: "The number of the decision",
    rules_from: "The first day, not before today; today unless told",
    report_rules: "The rules that applied on a day, to be hung up",
    on_day: "Which day; today unless told",
    points: "Points: earned, taken, ended, given away",
    award: "Record a deed; it counts once published",
    deduct: "Take points by the rules, at once",
    expire: "Take out what ended: one entry for all accounts",
    transfer: "Give points to another account, where the rules allow it",
    join: "Move the points of a merged number to the one that stayed (person merge does so itself)",
    join_from: "The number that was merged, such as p41",
    show: "One account: available, in notice, ended, used",
    list: "List all points accounts",
    cover: "What outstanding points are worth, and what could be honoured",
    act: "The code of the rules, such as good_deed",
    volunteer: "The volunteer, such as p41",
    description: "What was done; no natural person by name",
    witness: "Who saw it: another person",
    gift: "A gift of his own: its entry",
    wish: "The entry of the wish",
    party: "The party record",
    why: "Why; no natural person by name",
    forecast: "Only tell what ends when",
    expire_until: "Up to which day; yesterday unless told",
    how_many: "How many, such as 5 or 2.5",
    account: "The account: a volunteer, or a household",
    wish_command: "Wishes: made, claimed, fulfilled",
    wish_make: "Make a wish",
    wish_claim: "Take a wish on",
    wish_list: "List open wishes",
    wish_all: "Fulfilled ones too",
    wisher: "Who wishes, such as p7",
    wish_text: "What is wished; no natural person by name",
    claimer: "Who takes it on, such as p41",
    volunteer_send: "Let a volunteer go to another community with a signed statement, which holds his name",
    volunteer_receive: "Take a volunteer over by the other community's statement, checked offline: its key, where he goes, his name",
    send_to: "The origin of the other ledger, letter by letter as its `mingbai verify` has it in brackets behind its name",
    statement: "The statement (a .tlog-proof file), which holds his name; what is kept here goes without",
    received_as: "His number here; register him first",
    statement_key: "The key of the other ledger, as you got it elsewhere: origin+id+base64",
    report_points: "Points in and out by account: opening to closing; for the party record --party --year",
    report_register: "Register of points: each movement of one account, or of all, with what was left; this year unless a month is given",
    register_account: "a volunteer's number or a household's code; all accounts if left out",
    register_from: "from which day of the books",
    register_until: "until which day of the books",
    report_deeds: "good deeds and deductions one by one: who (masked), what, how many points, published or not",
    report_year: "A whole year, such as 2026",
    publish: "Publish the deeds that wait; they count after the notice",
    place: "Where it hangs; the board unless told",
    opening: "Take over what earlier books say a volunteer had",
    opening_minutes: "Minutes of service of all time",
    opening_paper: "The number of those books",
};

fn wanted_of(value: RuleValue) -> &'static str {
    match value {
        RuleValue::Points => "points are asked here, 0 to 999999999, with one decimal at most, such as 2 or “2.5”",
        RuleValue::Rate => "a percentage from 0 to 100 is asked here, such as “50%”, with two decimals at most",
        RuleValue::Yuan => "yuan are asked here, 0 or more, with two decimals at most, such as 1 or “0.50”",
        RuleValue::Minutes => "minutes of a day are asked here, a whole number such as 480",
        RuleValue::Code => "a code is asked here: 1 to 32 of a-z, 0-9, - and _",
        RuleValue::Text => "a text is asked here, without invisible characters and not too long",
    }
}

fn flaw(flaw: RulesFlaw) -> &'static str {
    match flaw {
        RulesFlaw::Lists => {
            "there are 1 to 100 kinds of service ([[service]]), and at most 100 acts ([[award]], [[deduction]])"
        }
        RulesFlaw::Names => "every service and every act has a name (name = …)",
        RulesFlaw::DayMinutes => "day_minutes lies between 1 and 1440, early_minutes is at most 1440",
        RulesFlaw::Days => "notice_days and late_days are at most 366, keeps_years is 1 to 50",
        RulesFlaw::Stars => "stars ([stars], hours) are five numbers of hours, each more than the one before",
        RulesFlaw::Cover => "cover is at most cover_warning: first the warning, then the refusal",
        RulesFlaw::Worth => {
            "a point is worth something (point_worth); daily_cap and activity_cap are not 0: leave the line out for none"
        }
    }
}

impl PointsWords for En {
    fn no_points_account(&self, code: &Code) -> Told {
        Told::new(
            format!("There is no person or household “{code}”."),
            "mingbai volunteer list and mingbai household list show who has an account.",
        )
    }

    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn points_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::RulesMustNotReachBack { today } => Told::new(
                format!("Rules cannot apply from a day that is over; today is {today}."),
                "Give `mingbai rules set` a --from of today or later; what was done before stays under its own rules.",
            ),
            R::RulesMustLastTheirDay { today } => Told::new(
                format!("Rules begin on {today} already, and a day has one rule book."),
                "Give `mingbai rules set` a later day with --from; rules that have not begun may still be replaced.",
            ),
            R::PublicationMustNotWaitAlready { seq } => Told::new(
                format!("Entry {seq} publishes these already and waits for approval."),
                format!(
                    "Have it approved, mingbai approve {seq}, or rejected, mingbai reject {seq}; what was recorded since is published \
                     after it."
                ),
            ),
            R::RulesMustBeOnPaper => {
                Told::new("The file of the rules does not lie in papers/.", "`mingbai rules set FILE` puts it there.")
            }
            R::RulesMustHoldTogether { flaw: found } => Told::new(
                format!("The rules do not hold together: {}.", flaw(*found)),
                "Mend the file; `mingbai rules template` prints an explained one.",
            ),
            R::RuleCodesMustDiffer { code } => Told::new(
                format!("The code “{code}” stands twice."),
                "Each service and each act has a code of its own: change one of the two in the file.",
            ),
            R::PointsNeedRulesInForce { day, waits: Some(seq) } => Told::new(
                format!("No rules of points are in force on {day}: those of entry {seq} wait for another person."),
                format!("Let him approve them: mingbai approve {seq}, or reject them: mingbai reject {seq}."),
            ),
            R::PointsNeedRulesInForce { day, waits: None } => Told::new(
                format!("No rules of points are in force on {day}."),
                "Set them: `mingbai rules template`, then `mingbai rules set FILE --paper NUMBER`; or check --date.",
            ),
            R::OldBooksMustBeTakenOverOnce { seq } => Told::new(
                format!("Entry {seq} took over what earlier books say of him."),
                format!("If it is wrong, mingbai reverse {seq} and then mingbai points opening."),
            ),
            R::ActMustStandInTheRules { act, sign } => Told::new(
                format!("The rules of that day know no act “{act}” that is an {}.", self.act_sign(*sign)),
                "`mingbai rules show` tells the rules of a day.",
            ),
            R::PartyPointsNeedAMember { volunteer } => Told::new(
                format!("{volunteer} is not registered as a party member on that day and has no party record."),
                "Leave --party out, or register him with `mingbai volunteer add` and --party first.",
            ),
            R::PointsMustNotBeZero => Told::new("No points at all.", "Give the true number, such as 5 or 2.5."),
            R::WishMustBeMade { wish } => {
                Told::new(format!("Entry {wish} is no wish, or was reversed."), "See `mingbai wish list`.")
            }
            R::WishMustComeFirst { on } => {
                Told::new(format!("This wish was made on {on}."), "Check --date: that day or a later one.")
            }
            R::WishMustBeOpen { deed } => {
                Told::new(format!("Entry {deed} fulfilled this wish."), "`mingbai wish list` tells which are open.")
            }
            R::WishMustBeFree { claim, claimer, wish } => Told::new(
                format!("Wish {wish} is claimed by {claimer} already (entry {claim})."),
                format!("If he gives it up, first mingbai reverse {claim} --reason WHY; then another claims it."),
            ),
            R::DeedMustNameItsWish { act } => Told::new(
                format!("“{act}” fulfils a wish: say which one."),
                "Add --wish SEQ; mingbai wish list shows the wishes that are open.",
            ),
            R::WishMustBeAnothers { wish } => Told::new(
                format!("Wish {wish} is his own: nobody claims or fulfils what he wished himself."),
                "Let another volunteer claim it: mingbai wish claim SEQ pN.",
            ),
            R::WishMustBeClaimedByWhoFulfilsIt { wish } => Told::new(
                format!("This volunteer did not claim the wish of entry {wish}."),
                "Claim it first: `mingbai wish claim SEQ pN`.",
            ),
            R::DeedWitnessMustBeAnother { volunteer } => Told::new(
                format!("{volunteer} cannot be his own witness."),
                "Name somebody else who saw it: --witness.",
            ),
            R::DeedGiftMustBeHisOwn { gift } => Told::new(
                format!("Entry {gift} is no gift of his own, or was reversed."),
                "Check --gift; an anonymous or unlinked gift is nobody's.",
            ),
            R::DeedGiftMustCountOnce { gift, deed } => Told::new(
                format!("Gift {gift} counts for the deed of entry {deed} already."),
                "A gift counts once: check --gift, or leave it out; a mistaken deed is undone with mingbai reverse first.",
            ),
            R::DeedGiftMustStand { gift } => Told::new(
                format!("Gift {gift} went back whole and counts for nothing."),
                "Check the number at --gift, or leave it out.",
            ),
            R::GiftOfADeedMustStay { gift, deed } => Told::new(
                format!("Gift {gift} counts for the deed of entry {deed}: while that has its points, the gift stays."),
                format!(
                    "Reverse the deed first (points that are spent are owed then): `mingbai reverse {deed} --reason TEXT`; then refund or reverse the gift."
                ),
            ),
            R::DeedsMustWait => Told::new(
                "No deeds wait to be published.",
                "`mingbai points award` records one; `mingbai points list` tells what counts already.",
            ),
            R::DeedsMustBePublishedWhole { count, points, points_party } => Told::new(
                format!(
                    "Waiting are {}; they bring {} for exchange and {} for the party record, not what this says.",
                    counted(count, "deed"),
                    self.points(*points),
                    self.points(*points_party)
                ),
                "`mingbai points publish` reckons them.",
            ),
            R::PublicationMustFollowTheDeeds { on } => Told::new(
                format!("The last of these deeds was done on {on}."),
                "Check --date: first the deed, then the board.",
            ),
            R::PointsMustBeCovered { owed, can, cover } => Told::new(
                format!(
                    "With these, outstanding points are worth {}; stock and reserve are {}, less than the {} of the rules.",
                    self.yuan(*owed),
                    self.yuan(*can),
                    self.rate(*cover)
                ),
                "Bring goods or money to the shop first; see `mingbai points cover`.",
            ),
            R::DeductionMustBeTheRules { points } => Told::new(
                format!("The rules take {}, not what this says.", self.points(*points)),
                "`mingbai points deduct` reckons it.",
            ),
            R::AccountMustHoldPoints { account } => Told::new(
                format!("“{account}” has no points to take on that day."),
                "No account falls below zero; see `mingbai points show`.",
            ),
            R::ExpiryMustBeOver { today } => Told::new(
                format!("The last day is not over; today is {today}."),
                "Wait until it is; `mingbai points expire --forecast` tells what will end.",
            ),
            R::PointsMustHaveEnded { day } => Told::new(
                format!("No points have ended by {day}."),
                "`mingbai points expire --forecast` tells what ends when.",
            ),
            R::ExpiryMustBeWhole { accounts, points } => Told::new(
                format!(
                    "What ends is {} in {accounts}, not what this says.",
                    self.points(*points),
                    accounts = counted(accounts, "account")
                ),
                "`mingbai points expire` reckons them.",
            ),
            R::RulesMustAllowTransfers { day } => Told::new(
                format!("The rules of {day} allow no transfers of points."),
                "See `mingbai rules show`; to allow them, two persons change the rules with `mingbai rules set`.",
            ),
            R::PointsAccountMustExist { code } => Told::new(
                format!("There is no points account “{code}”."),
                "Give a volunteer's number; where a household shares one, its code (`mingbai household list`).",
            ),
            R::TransferMustNameTwoAccounts => {
                Told::new("From and to are one account.", "Check the two accounts of `mingbai points transfer`.")
            }
            R::PointsMustJoinTheNumberThatStayed { number } => Told::new(
                format!("{number} was not merged into that number."),
                "Points only follow a merge, to the number that stayed: mingbai person merge takes them along.",
            ),
            R::JoinMustTakeAllThereIs { points, points_party } => Told::new(
                format!(
                    "Under the merged number there are {}, and {} in the party record; all go together.",
                    self.points(*points),
                    self.points(*points_party)
                ),
                "Run mingbai points join NUMBER again; where both are nothing, nothing is to be joined.",
            ),
            R::PointsMustBeAvailable { available, asked } => Told::new(
                format!("Available: {}; asked for: {}.", self.points(*available), self.points(*asked)),
                "Points in notice and points that ended cannot be used; see `mingbai points show`.",
            ),
            R::OtherLedgerMustBeNamed { origin } => Told::new(
                format!("“{origin}” is no other ledger."),
                "Give the origin of the other ledger (its `mingbai verify` tells it), not this one's.",
            ),
            R::StatementsMustGoToOneLedger { to, seq } => Told::new(
                format!("Entry {seq} sent him to “{to}”, and what he took along has not come back."),
                "Send him there again; to go elsewhere he comes back from there first, or the entry is reversed once its days are over.",
            ),
            R::StatementMustBeFresh { until } => Told::new(
                format!("A statement is good for 30 days; this one was until {until}."),
                "The community that sent him reverses its entry (mingbai reverse) and sends him anew.",
            ),
            R::ArrivalMustFollowTheStatement { on } => {
                Told::new(format!("The statement is of {on}: nobody arrives before."), "Check --date.")
            }
            R::MoverMustHaveAName { volunteer } => Told::new(
                format!(
                    "The name of {volunteer} is sealed or removed: a statement could not say whose it is, nor be compared."
                ),
                "What is sealed two persons unseal by a paper (mingbai person unseal), and seal again; what was removed needs a new number (mingbai person add).",
            ),
            R::LeaverMustHaveNothingWaiting { seq } => Told::new(
                format!("His entry {seq} is not published yet; once he is gone, nobody could reach what it brings."),
                "Publish first (mingbai activity publish CODE; deeds: mingbai points publish), or reverse what is wrong.",
            ),
            R::LeaverMustNotHaveServedSince { seq, day } => Told::new(
                format!("He served on {day} (entry {seq}): a statement of an earlier day cannot certify that."),
                format!("Write --date {day} or later, or leave it out for today; reverse hours that are wrong first."),
            ),
            R::StatementMustHaveRunOut { until } => Told::new(
                format!("The statement is good until {until}: reversed now, it could be taken over as well."),
                "Reverse it after that day and name the other community's letter in the reason; or let it take him over and send him \
                 back: mingbai volunteer receive.",
            ),
            R::LeaverMustNotBeBack { seq } => Told::new(
                format!("Entry {seq} took him over again by the other community's statement."),
                "There is nothing to reverse; see mingbai volunteer show.",
            ),
            R::PointsInNoticeMustCountFirst { points } => Told::new(
                format!("Still in notice: {}.", self.points(*points)),
                "Wait until the notice is over; see `mingbai points show`.",
            ),
            R::StatementMustSayWhatIsThere { minutes, points } => Told::new(
                format!(
                    "The ledger knows of {minutes} and {}, not what this says.",
                    self.points(*points),
                    minutes = counted(minutes, "minute")
                ),
                "`mingbai volunteer send` reckons both.",
            ),
            R::StatementMustBeOnPaper => Told::new(
                "The other community's statement does not lie in papers/.",
                "`mingbai volunteer receive FILE` puts it there.",
            ),
            R::StatementMustBeNew { seq } => Told::new(
                format!("Entry {seq} took this statement over already."),
                "A statement is used once; check whether this is the right file.",
            ),
            R::ArrivalMustBeHisLast { volunteer } => Told::new(
                format!("{volunteer} left, came once more or was merged since: this arrival cannot be undone."),
                "Reverse the later entries first; who left comes back with the other community's own statement.",
            ),
            R::HoursMustNotBeCarriedAway { volunteer } => Told::new(
                format!("{volunteer} left with a statement of these hours, and it is out: they cannot be taken back."),
                "If nobody used it, reverse the departure after its thirty days; if somebody did, tell that community.",
            ),
            R::PointsMustNotBeSpent { account } => Told::new(
                format!("These points of “{account}” were used or given away and cannot be taken back."),
                "A gift of points, or an arrival, is reversed while they are there; for false claims deduct by the rules: `mingbai points deduct`.",
            ),
        }
    }

    fn no_rule_book(&self, fault: &RulesFault) -> Told {
        let cure = "Compare it with what `mingbai rules template` prints.";
        match fault {
            RulesFault::Form(fault) => {
                Told::new(format!("This file holds no rules of points: {}.", self.form_fault(fault)), cure)
            }
            RulesFault::Value { field, given, wanted } => {
                Told::new(format!("“{field}” says “{given}”: {}.", wanted_of(*wanted)), cure)
            }
        }
    }

    fn entries_published(&self, count: Count, from: Day) -> String {
        format!("{count} published; without objection they count from {from}.")
    }

    fn volunteer_goes(&self, sent: &SendVolunteer, until: Day) -> String {
        let SendVolunteer { minutes, points, to, volunteer, .. } = sent;
        format!(
            "{volunteer} goes to “{to}” with {} and {}. Only that ledger can take him over, until {until} and on that day; if \
             the name is wrong, nobody can: check it first.",
            spoken(*minutes),
            self.points(*points)
        )
    }

    fn volunteer_came(&self, received: &VolunteerReceived, name: &str) -> String {
        let VolunteerReceived { from, minutes, points, sent_as, volunteer, .. } = received;
        let (time, points) = (spoken(*minutes), self.points(*points));
        format!(
            "{volunteer} {name} came from “{from}” ({sent_as} there) with {time} and {points}. The name is that of the statement."
        )
    }

    fn points_are_shared(&self, volunteer: PersonNumber, account: &str) -> String {
        format!("{volunteer} shares the account “{account}” with the household; it is shown below.")
    }

    fn cancel_before_midnight(&self) -> &'static str {
        "A redemption is cancelled on its own day only: let another person approve this today."
    }

    fn kept_down_by_a_cap(&self, seq: Seq) -> String {
        format!(
            "Entry {seq}, hours of the same day, got fewer points because of a cap and stays so: mingbai reverse {seq}, then \
             mingbai activity record it again and publish it."
        )
    }

    fn points_are_taken_elsewhere(&self, struck: &StruckFacts) -> String {
        let StruckFacts { account, elsewhere, entry, points, .. } = struck;
        format!(
            "Not all of what entry {entry} had brought ({}) lay there any more: the other points of “{account}” gave {} \
             (what was put back or given counts among them).",
            self.points(*points),
            self.points(*elsewhere)
        )
    }

    fn points_are_gone(&self, struck: &StruckFacts) -> String {
        let StruckFacts { account, missing, points, .. } = struck;
        format!(
            "Entry {} had brought {}: “{account}” gave back {} and owes {}, which it had used. What the account gets next \
             goes there first. mingbai report points lists it.",
            struck.entry,
            self.points(*points),
            self.points(points.minus(*missing).unwrap_or_default()),
            self.points(*missing)
        )
    }

    fn points_paid_what_is_owed(&self, paid: &BTreeMap<String, Points>) -> String {
        let sum = self.points(Points::sum(paid.values().copied()).unwrap_or_default());
        match paid.keys().next().filter(|_| paid.len() == 1) {
            Some(account) => format!("Of these {sum} went straight to what “{account}” owed."),
            None => format!(
                "Of these {sum} went straight to what {} owed; mingbai report points-register has each.",
                counted(paid.len(), "account")
            ),
        }
    }

    fn deed_is_capped(&self, points: Points) -> String {
        format!(
            "The rules cap what a day may bring by hours and deeds together: this one brings {}.",
            self.points(points)
        )
    }

    fn deduction_is_cut(&self, asked: Points, taken: Points) -> String {
        let (asked, taken) = (self.points(asked), self.points(taken));
        format!("The rules take {asked}; only {taken} could be taken. Nothing stays owed: no account falls below zero.")
    }

    fn party_points_stay(&self, points: Points) -> String {
        format!(
            "His 党性存折 holds {}; it is not for exchange and goes with no statement: print mingbai report points --party for the new community.",
            self.points(points)
        )
    }

    fn household_keeps(&self, account: &str, points: Points) -> String {
        format!("He shares the account of “{account}”: the household keeps {}.", self.points(points))
    }

    fn statement_must_stand(&self, seq: Seq) -> Told {
        Told::new(
            format!("Entry {seq} waits for approval, was rejected or was reversed: it is no statement."),
            "Let another person approve it: mingbai approve; what was rejected or reversed is sent anew: mingbai volunteer send.",
        )
    }

    fn statement_is_a_receipt(&self, seq: Seq, waits: bool) -> String {
        if waits {
            return format!("Once it is approved: mingbai prove {seq}.");
        }
        format!("Statement: mingbai prove {seq}; give him the file. It is taken over once.")
    }

    fn statement_is_for_another(&self, to: &Text) -> Told {
        Told::new(format!("This statement sends him to “{to}”, not here."), "Let him take it there.")
    }

    fn no_statement(&self) -> Told {
        Told::new(
            "This receipt is no statement.",
            "The other community runs `mingbai volunteer send`, then `mingbai prove`.",
        )
    }

    fn statement_names_nobody(&self) -> Told {
        Told::new(
            "This statement opens no name: nobody knows whose it is.",
            "The other community makes it anew from the copy of its ledger that holds the private data: mingbai prove.",
        )
    }

    fn statement_is_anothers(&self, volunteer: PersonNumber) -> Told {
        Told::new(
            format!(
                "The name in the statement is not the one {volunteer} is registered by: it is not taken over for this number."
            ),
            "See whose it is with mingbai check, and find his number with mingbai find. A name that was registered wrongly is mended with mingbai person amend, against his identity card; a statement that is wrong, by the other community.",
        )
    }

    fn statement_cannot_name(&self, seq: Seq) -> Told {
        Told::new(
            format!(
                "The name of who was sent in entry {seq} is sealed, removed, or not in this copy: no statement could say whose it is."
            ),
            "Make it from the copy that holds the private data. What is sealed two persons unseal by a paper (mingbai person unseal); where it was removed, reverse the entry after its thirty days.",
        )
    }

    fn cover_is_low(&self, cover: &Cover) -> String {
        let warning = self.rate(cover.book.rules.cover_warning);
        let then = match cover.book.rules.cover {
            Rate::ZERO => "the rules set no line at which publications stop".to_owned(),
            refusal => format!("below {} no more are published", self.rate(refusal)),
        };
        format!("Take note: less than {warning} of the outstanding points could be honoured; {then}.")
    }

    fn ahead(&self, ahead: &Ahead) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(cover) = &ahead.cover {
            let (can, owed) =
                (self.yuan(cover.can()), cover.owed.map_or_else(|| "—".to_owned(), |owed| self.yuan(owed)));
            let share = cover.per_cent().map_or_else(|| "—".to_owned(), |share| format!("{share}%"));
            let rules = &cover.book.rules;
            let then = if cover.honours(rules.cover) {
                format!("below the warning at {}", self.rate(rules.cover_warning))
            } else {
                format!("below {}: no more points are published", self.rate(rules.cover))
            };
            lines.push(format!(
                "Shop: outstanding points are worth {owed}, {can} could be honoured ({share}), {then} → mingbai points cover"
            ));
        }
        lines.extend(ahead.short.iter().map(|purse| self.merchants_lack_money(purse)));
        if let Some(over) = &ahead.over {
            lines.push(format!(
                "Points: {} ended ({} was the last day) and still stand there → mingbai points expire",
                self.points(over.points),
                over.day
            ));
        }
        for one in &ahead.ending {
            lines.push(format!(
                "Points: the last day of {} in {} is {} → mingbai points expire --forecast",
                self.points(one.points),
                counted(one.accounts, "account"),
                one.day
            ));
        }
        for lot in &ahead.lots {
            let ExpiringLot { day, item, quantity, unit, lot, is_over } = lot;
            let quantity = self.quantity(*quantity);
            let then = if *is_over {
                "expired and cannot be exchanged → mingbai shop spoil"
            } else {
                "is the last day → mingbai shop stock"
            };
            lines.push(format!("Shelf: {item}, {quantity} {unit} (lot {lot}): {day} {then}"));
        }
        if let Some(month) = ahead.uncounted {
            lines.push(format!(
                "Shop: not counted at the end of {} yet; two people count it → mingbai shop count",
                self.month(month)
            ));
        }
        lines
    }
}
