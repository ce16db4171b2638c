//! Opening a ledger: its folder, its keys, its papers and entry 0 appear together or not at all.

use std::io::Write;
use std::path::Path;

use crate::chain::{Entropy, SigningKey, canonical};
use crate::desk::{Desk, DeskError, Recorded};
use crate::ledger::chart::{CHART_2004, CHART_2026, Chart};
use crate::ledger::command::Command;
use crate::ledger::event::{AdoptedChart, Continues, FirstOperator, LedgerOpened};
use crate::ledger::field::{Maybe, Version};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::{Moment, UtcOffset};
use crate::ledger::words::{Currency, Mode, Purpose};
use crate::store::site::Site;
use crate::store::{Folder, Store, StoreError, papers, system};

/// What the people who open a ledger say.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The fund's name.
    pub name: Text,
    /// The county charity federation.
    pub county: Text,
    /// Who holds the money.
    pub custodian: Text,
    /// A short word for the origin: `chengnan` becomes `chengnan.<16 random bytes>`.
    pub slug: Code,
    /// Real, demo or test.
    pub purpose: Purpose,
    /// One or two persons.
    pub mode: Mode,
    /// Who may record and who watches.
    pub operators: Vec<FirstOperator>,
    /// The recovery key, kept by another body.
    pub recovery_key: Option<Digest>,
    /// The recorder's own key: where it takes two persons from the first day he signs entry 0 too.
    pub own_key: Option<SigningKey>,
}

impl Desk {
    /// Opens a ledger in a folder that is missing or empty.
    ///
    /// # Errors
    /// [`DeskError`]; then the folder is as it was.
    pub fn create(
        folder: &Folder,
        plan: &Plan,
        by: Code,
        now: Moment,
        mut entropy: Entropy,
    ) -> Result<(Self, Recorded), DeskError> {
        let own_key = plan.own_key.clone();
        let building = Site::beside(folder.path())?;
        let site = Folder::new(building.path());
        let store = Store::create(&site)?;
        let opened = entry_zero(&site, plan, &mut entropy)?;
        let mut desk = Self { store, opened: opened.clone().into(), by, now, entropy, own_key };
        let recorded = desk.record(&Command::OpenLedger(opened), &[], false)?;
        let Self { store, opened, by, now, entropy, own_key } = desk;
        drop(store);
        building.move_in()?;
        let store = Store::open(folder, crate::store::Access::Write)?;
        Ok((Self { store, opened, by, now, entropy, own_key }, recorded))
    }
}

/// The keys and papers of entry 0, and the event that pins them.
fn entry_zero(site: &Folder, plan: &Plan, entropy: &mut Entropy) -> Result<LedgerOpened, DeskError> {
    let tag: [u8; 16] = entropy.array()?;
    let tag = crate::ledger::name::RowKey(tag);
    let text = |text: &str| Text::typed(text).map_err(|_| DeskError::Line);
    let origin = text(&format!("{}.{tag}", plan.slug))?;
    let seed: [u8; 32] = entropy.array()?;
    let key = SigningKey::from_seed(origin.as_str(), &seed)?;
    write_secret(&site.keys().join("desk.key"), format!("{}\n", key.secret_text()).as_bytes())?;
    let row_secret: [u8; 32] = entropy.array()?;
    write_secret(&site.keys().join("row.secret"), &row_secret)?;
    let charts = [CHART_2004, CHART_2026].into_iter().map(|chart| adopted(site, chart)).collect::<Result<_, _>>()?;
    let (major, minor, patch) = canonical::UNICODE_VERSION;
    Ok(LedgerOpened {
        algorithms: text("sha256-rfc6962 ed25519")?,
        approval_policy: Version(1),
        charts,
        continues: Continues { origin: Text::default(), root: Text::default(), size: Maybe(None) },
        county: plan.county.clone(),
        currency: Currency::Cny,
        custodian: plan.custodian.clone(),
        format: Version(1),
        key: Digest(*key.verifier().public_bytes()),
        mode: plan.mode,
        name: plan.name.clone(),
        operators: plan.operators.clone(),
        origin,
        purpose: plan.purpose,
        recovery_key: Maybe(plan.recovery_key),
        unicode: text(&format!("{major}.{minor}.{patch}"))?,
        utc_offset: UtcOffset::china(),
    })
}

/// Puts a chart that comes with the program into papers/.
fn adopted(site: &Folder, toml: &str) -> Result<AdoptedChart, DeskError> {
    let chart = Chart::parse(toml).expect("a chart that comes with the program cannot be wrong");
    let digest = papers::put(site, toml.as_bytes())?;
    Ok(AdoptedChart { digest, edition: chart.edition, from: chart.from })
}

fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let write = || {
        let mut file = system::create_private(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(StoreError::file(path))
}
