//! 请先读: gathered from what the pack holds, and from a verification of the very export that lies in it.

use crate::audit::{Asked, Report, Verdict, run};
use crate::chain::Note;
use crate::cli::evidence::export_evidence;
use crate::cli::export::figures::Stated;
use crate::cli::export::pack::{Building, Gathered};
use crate::cli::failure::Failure;
use crate::desk::handing_over::Exported;
use crate::desk::packing::EXPORT;
use crate::desk::verifier;
use crate::ledger::field::Count;
use crate::ledger::words::{Mode, Purpose};
use crate::render::html::{FirstPage, PackFile, first_page};
use crate::report::papers;
use crate::store::papers as paper_files;
use crate::text::{Cosigned, PackCheck};

/// How many findings the page tells.
const TOLD: usize = 20;

/// Draws the page.
pub(super) fn draw(
    building: &Building<'_>,
    exported: &Exported,
    gathered: &Gathered,
    stated: &Stated,
    look: Vec<PackFile>,
) -> Result<String, Failure> {
    let (words, opened) = (building.words(), building.desk.opened());
    let report = run(&export_evidence(&building.place(EXPORT))?, &Asked::default(), &mut |_| {})?;
    let labels = words.pack_labels();
    let findings = report.findings.iter().take(TOLD).map(|finding| words.finding(finding));
    let mut findings: Vec<String> = findings.map(|told| format!("{} {}", told.what, told.cure)).collect();
    findings.extend(stated.why_not.as_ref().map(|why| words.no_statements(why)));
    let kinds = gathered.kinds.table();
    let page = FirstPage {
        title: labels.title,
        fund: opened.name.as_str(),
        cautions: cautions(building, &report),
        verdict: words.verdict(&report),
        is_sound: report.verdict() == Verdict::Holds,
        findings,
        about: about(building, exported, gathered, stated, &report)?,
        look_title: labels.look,
        look_means: labels.look_means,
        look,
        tables: stated.custodians.iter().chain([&kinds]).collect(),
        how_title: labels.how,
        how: how(building, stated.month.year()),
        files_title: labels.files,
        files: building.files.clone(),
        below: words.statement(opened.county.as_str()),
    };
    Ok(first_page(&page, words))
}

fn cautions(building: &Building<'_>, report: &Report) -> Vec<String> {
    let labels = building.words().pack_labels();
    let purpose = match building.desk.opened().purpose {
        Purpose::Real => None,
        Purpose::Demo | Purpose::Test => Some(labels.test_line),
    };
    let mode = match report.mode {
        Mode::OnePerson => Some(labels.one_person),
        Mode::TwoPerson => None,
    };
    purpose.into_iter().chain(mode).map(ToOwned::to_owned).collect()
}

fn about(
    building: &Building<'_>,
    exported: &Exported,
    gathered: &Gathered,
    stated: &Stated,
    report: &Report,
) -> Result<Vec<(&'static str, String)>, Failure> {
    let (words, opened) = (building.words(), building.desk.opened());
    let labels = words.pack_labels();
    let (named, at_hand) = (papers::named(&gathered.papers), papers::at_hand(&gathered.papers));
    let counted = |length: usize| Count(u64::try_from(length).unwrap_or(u64::MAX));
    Ok(vec![
        (labels.ledger, format!("{}（{}）", opened.name, opened.origin)),
        (labels.purpose, words.purpose(opened.purpose).to_owned()),
        (labels.mode, words.mode(report.mode).to_owned()),
        (labels.entries, exported.head.size.to_string()),
        (labels.head, exported.head.root.short_groups()),
        (labels.key, verifier(opened)?.fingerprint()),
        (labels.first_leaf, report.first_leaf.map(|leaf| leaf.to_string()).unwrap_or_default()),
        (labels.cosigned, words.cosigners(cosigned(building)?.as_ref())),
        (labels.approvals, words.approvals_told(report)),
        (labels.months, words.statements_of(stated.closed, stated.month)),
        (labels.papers, words.papers_told(counted(named.len()), counted(at_hand.len()), building.has_papers())),
        (labels.made, building.desk.now().wall_clock(opened.utc_offset)),
    ])
}

/// The newest checkpoint that somebody beside the desk signed. Whether he did is for whoever has his key.
fn cosigned(building: &Building<'_>) -> Result<Option<Cosigned>, Failure> {
    let desk_name = building.desk.opened().origin.to_string();
    let mut newest: Option<Cosigned> = None;
    for (_, text) in paper_files::checkpoints(building.store().folder())? {
        let Ok(note) = text.parse::<Note>() else { continue };
        let others = note.signatures().iter().filter(|signature| signature.name != desk_name);
        let names: Vec<String> = others.map(|signature| signature.name.clone()).collect();
        let size = note.text().lines().nth(1).and_then(|line| line.parse().ok()).map_or(Count(0), Count);
        if !names.is_empty() && newest.as_ref().is_none_or(|newest| newest.size < size) {
            newest = Some(Cosigned { size, names });
        }
    }
    Ok(newest)
}

/// How to check, each with its command, as typed in the pack's folder.
fn how(building: &Building<'_>, year: i16) -> Vec<(&'static str, String)> {
    let words = building.words();
    let of_year = format!("xmllint --noout --schema gbt24589/总账.xsd gbt24589/{year}/总账.xml");
    [
        (PackCheck::Ours, "mingbai check ."),
        (PackCheck::Python, "python3 -I export/verify.py export"),
        (PackCheck::Shell, "sh check.sh"),
        (PackCheck::Digests, "sha256sum -c manifest.txt"),
        (PackCheck::Hledger, "hledger -f journals/hledger.journal -s check"),
        (PackCheck::Beancount, "bean-check journals/main.beancount"),
        (PackCheck::Shape, &of_year),
    ]
    .map(|(check, command)| (words.pack_check(check), command.to_owned()))
    .into()
}
