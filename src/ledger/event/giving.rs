//! Gifts: received, receipted, refunded, read from a file.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Appeal, Display, DonorKind, Means, SourceKind};
use crate::ledger::yuan::Yuan;

event! {
    /// A gift. Source of the fields of a receipt: 慈善法 art. 38.
    DonationReceived {
        /// The account it reached.
        account: Code,
        /// Gross, in yuan.
        amount: Yuan,
        /// 公开募集 or 定向募集.
        appeal: Appeal,
        /// The business day it was given.
        date: Day,
        /// How the donor is shown.
        display: Display,
        /// The donor's number, if registered.
        donor: Maybe<PersonNumber>,
        /// Who gave: a person, an organisation, nobody named.
        donor_kind: DonorKind,
        /// The transaction's id at its source, or empty.
        external_id: Text,
        /// The import this row belongs to, or empty.
        import: Maybe<Seq>,
        /// How it was paid.
        means: Means,
        /// A public remark.
        memo: Text,
        /// Commitment to a remark that holds private numbers, or empty.
        memo_private: Maybe<Digest>,
        /// The name commitment in force, or empty when anonymous or an organisation.
        name: Maybe<Digest>,
        /// An organisation's registered name, or empty.
        organisation: Text,
        /// For which project; empty for the general fund.
        project: Maybe<Code>,
        /// The official receipt's number, or empty.
        receipt: Text,
        /// Commitment to the name of who handed it over (甲转来乙捐款), or empty.
        relayed_by: Maybe<Digest>,
        /// The reversed gift whose external id this entry takes over, or empty.
        replaces: Maybe<Seq>,
        /// The key by which a row without an id is known again, or empty.
        row: Maybe<RowKey>,
        /// Where `external_id` comes from: `wechat`, a bank, a list.
        source: Text,
        /// The purse's source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// The official receipt of a gift. We record its number and never print an imitation.
    ReceiptNumbered {
        /// The gift's entry.
        gift: Seq,
        /// The number on the official receipt.
        number: Text,
    }
}

event! {
    /// Money went back to a donor.
    DonationRefunded {
        /// How much of the gift.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The gift's entry.
        gift: Seq,
        /// The number of the paper that allows it.
        paper: Text,
        /// Why.
        reason: Text,
    }
}

event! {
    /// A file was read. The next `rows` entries are its gifts, each naming this entry.
    ImportRecorded {
        /// SHA-256 of the file's bytes.
        file: Digest,
        /// Rows left out because they were recorded before.
        known: Count,
        /// The profile's name.
        profile: Text,
        /// SHA-256 of the profile as it was applied, column map included.
        profile_digest: Digest,
        /// How many gifts follow.
        rows: Count,
        /// Rows left out as bad, by `--skip-bad`.
        skipped: Count,
        /// The sum of the gifts that follow.
        sum: Yuan,
    }
}
