//! Slips.

use std::path::Path;

use crate::ledger::field::Seq;
use crate::report::slips::{SlipField as F, SlipKind};
use crate::text::en::En;
use crate::text::{SlipHelp, SlipLabels, SlipWords, Told};

/// Help.
pub(super) const HELP: SlipHelp = SlipHelp {
    slip: "Print a slip for a gift, a redemption or a volunteer; a donor's carries the code that opens his gift on the public page",
    what: "The entry of a gift or a redemption, or a volunteer's number (like p12)",
    out: "The file to write; slip-NUMBER.html unless said",
    site: "Where the public page is, like https://example.org/fund; only then is there a QR code",
    from: "The first day of service; the beginning unless said",
    until: "The last day of service; today unless said",
};

const LABELS: SlipLabels = SlipLabels {
    leaf: "Fingerprint of the entry",
    code: "Slip code",
    how_by_code: "Scan the QR code, or type the slip code under 'Find my gift' on the public page, to see and check this gift:",
    how_by_hand: "Type the slip code under 'Find my gift' on the public page to see and check this gift:",
    keep_it: "Keep this slip: whoever has the code can see the record of this gift (it holds no name).",
    no_receipt: "not issued yet",
};

impl SlipWords for En {
    fn slip_labels(&self) -> &'static SlipLabels {
        &LABELS
    }

    fn slip_title(&self, kind: SlipKind) -> &'static str {
        match kind {
            SlipKind::Gift | SlipKind::UndoneGift => "Slip of a gift",
            SlipKind::Redemption => "Slip of a redemption",
            SlipKind::Service => "Slip of service",
        }
    }

    fn slip_thanks(&self, kind: SlipKind) -> &'static str {
        match kind {
            SlipKind::Gift => "Thank you! What becomes of your gift will hang on the board.",
            SlipKind::UndoneGift => "This entry was reversed, or went back whole: it is no gift any more.",
            SlipKind::Redemption => "Thank you for what you did for all of us.",
            SlipKind::Service => "Thank you for serving all of us.",
        }
    }

    fn slip_is_no_receipt(&self, kind: SlipKind) -> &'static str {
        match kind {
            SlipKind::Gift | SlipKind::UndoneGift => {
                "This slip is not the official receipt of a donation and cannot be used for taxes or expenses. The county federation issues that receipt; its number is recorded once it is issued."
            }
            SlipKind::Redemption => "This slip is no invoice. Points are never paid out in cash.",
            SlipKind::Service => {
                "This slip lists service published in this ledger; it does not replace a certificate of the national volunteer system."
            }
        }
    }

    fn slip_field(&self, field: F) -> &'static str {
        match field {
            F::Account => "Account",
            F::Amount => "Amount",
            F::AmountKept => "Given in the end",
            F::Collector => "Collected by",
            F::Correction => "Since then",
            F::Date => "Date",
            F::Donor => "Donor",
            F::Entry => "Record",
            F::Goods => "Goods",
            F::MinutesOfAllTime => "Hours in all",
            F::MinutesOfTheYear => "Hours this year",
            F::PointsLeft => "Points available today",
            F::PointsUsed => "Points used",
            F::Project => "For",
            F::Quantity => "Quantity",
            F::Receipt => "Official receipt",
            F::SlipNumber => "Slip number",
            F::Need => "The need",
            F::Result => "What it will do",
            F::Stage => "Stage",
            F::Stars => "Stars",
            F::Value => "Value",
            F::Volunteer => "Volunteer",
        }
    }

    fn slip_written(&self, path: &Path, has_address: bool) -> String {
        let qr = if has_address { "" } else { " Without --site it has no QR code." };
        format!("The slip lies in {}; open it in a browser to print it.{qr}", path.display())
    }

    fn no_slip_of(&self, seq: Seq) -> Told {
        Told::new(
            format!("There is no slip of entry {seq}."),
            "Slips are for gifts, goods and redemptions: 'mingbai find' tells a gift's number; for a volunteer give his own, as in 'mingbai slip p12'.",
        )
    }

    fn wrong_address(&self, given: &str) -> Told {
        Told::new(
            format!("'{given}' is no web address."),
            "Give the address of the public page, like https://example.org/fund.",
        )
    }
}
