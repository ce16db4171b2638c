//! 专项报告: what is told in full of one appeal or one project, hung up with the notice of a month: 募捐情况, 项目实施情况 every three
//! months while they run, 募捐情况 and 结项报告 within three months after their end (慈善法 art. 79). A duty to tell in full is done
//! by the notice whose files hold the report, and by no other.

use crate::ledger::event::NoticePrepared;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Reading};
use crate::ledger::words::Duty;
use crate::ledger::yuan::Yuan;
use crate::report::appeals::{self, AppealReport};
use crate::report::closing;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::heading::Heading;
use crate::report::notice::layout::{Said, Shown};
use crate::report::notice::sheets::{self, Called, SheetName};
use crate::report::notice::{MonthNotice, NoticeError, Whose};
use crate::report::projects;
use crate::report::table::{Cell, Table};

/// 募捐情况: one appeal, told in full.
const APPEAL: SheetName = SheetName(&Called { word: "appeal", zh: "募捐情况报告", en: "Report on an appeal" });
/// 项目实施情况: one project while it runs.
const PROJECT: SheetName =
    SheetName(&Called { word: "project", zh: "项目实施情况报告", en: "Report on a project" });
/// 结项报告: one project after its end.
const CLOSING: SheetName = SheetName(&Called { word: "closing", zh: "结项报告", en: "Closing report" });

/// What must be told in full.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// In which report.
    pub report: SheetName,
    /// Of which project or its appeal.
    pub project: Code,
}

impl Wanted {
    /// The report that does a duty; nothing for a duty that any notice does.
    #[must_use]
    pub const fn by(duty: Duty) -> Option<SheetName> {
        match duty {
            Duty::AppealProgress | Duty::AppealReport => Some(APPEAL),
            Duty::ProjectProgress => Some(PROJECT),
            Duty::ProjectReport => Some(CLOSING),
            Duty::MonthlyNotice
            | Duty::MonthClosing
            | Duty::CommonIncomeNotice
            | Duty::CommonIncomePosting
            | Duty::PostingOver
            | Duty::KeepVouchers
            | Duty::AnswerNotice
            | Duty::AnswerGift
            | Duty::AnswerPayment
            | Duty::AnswerProject
            | Duty::AnswerCommonIncome
            | Duty::AnswerPoints
            | Duty::AnswerOther => None,
        }
    }

    /// Whether a notice carries it: its entry names the file.
    #[must_use]
    pub fn is_in(&self, notice: &NoticePrepared) -> bool {
        let file = self.file(1);
        notice.files.iter().any(|one| one.name.as_str() == file)
    }

    /// What the file of one of its tables is called.
    fn file(&self, part: usize) -> String {
        format!("{}-{}-{part}.csv", self.report, self.project)
    }
}

/// A report, with what its notice holds it against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectReport {
    /// Which report of what.
    pub wanted: Wanted,
    of: Whose,
    /// Its tables, in order.
    pub tables: Told,
}

/// The tables of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// 募捐情况.
    Appeal(Box<AppealReport>),
    /// 项目实施情况, 结项报告.
    Project(Vec<Table>),
}

/// The reports that are wanted of projects that are there by the end of a month.
pub(super) fn read<R: FundReading>(
    reading: &R,
    wanted: &[Wanted],
    month: Month,
) -> Result<Vec<ProjectReport>, NoticeError<<R as Reading>::Error>> {
    let (names, until) = (reading.project_names().map_err(NoticeError::File)?, month.last());
    let mut reports = Vec::new();
    for one in wanted {
        let (code, of) = (&one.project, names.get(&one.project).cloned().unwrap_or_default());
        let tables = if one.report == APPEAL {
            appeals::appeal(reading, code, until)
                .map_err(NoticeError::File)?
                .map(|report| Told::Appeal(Box::new(report)))
        } else if one.report == CLOSING {
            let tables = closing::closing(reading, code, until).map_err(NoticeError::File)?;
            tables.transpose()?.map(Told::Project)
        } else {
            let tables = projects::project(reading, code, Day::FIRST, until).map_err(NoticeError::File)?;
            (!tables.is_empty()).then_some(Told::Project(tables))
        };
        let of = Whose { account: code.clone(), name: of, issue: None };
        reports.extend(tables.map(|tables| ProjectReport { wanted: one.clone(), of, tables }));
    }
    Ok(reports)
}

impl ProjectReport {
    /// Its tables, each as it is printed.
    pub(super) fn shown(&self) -> impl Iterator<Item = Shown> {
        let tables = match &self.tables {
            Told::Appeal(report) => AppealReport::clone(report).tables(),
            Told::Project(tables) => tables.clone(),
        };
        tables.into_iter().zip(1..).map(|(table, part)| Shown {
            name: self.wanted.report,
            of: Some(self.of.clone()),
            file: self.wanted.file(part),
            table,
            title: Said::default(),
            headings: std::collections::BTreeMap::new(),
        })
    }

    fn foot(&self) -> Result<(), NotFooting> {
        match &self.tables {
            Told::Appeal(report) => report.foot(),
            Told::Project(tables) => {
                tables.iter().try_for_each(Table::foot)?;
                closing::statement_foots(tables).map_or(Ok(()), Err)
            }
        }
    }

    /// The table that says what is left, and what it says: in its one row, or below its purses.
    fn left(&self) -> Option<(&Table, Yuan)> {
        let table = match &self.tables {
            Told::Appeal(report) => &report.whole,
            Told::Project(tables) => closing::statement_of(tables)?,
        };
        let left = Yuan::sum(table.yuan_of(table.place_of(Heading::LeftOver)?))?;
        Some((table, left))
    }
}

impl MonthNotice {
    /// Whether every report adds up, and leaves what the sheet of the projects leaves.
    pub(super) fn reports_foot(&self) -> Result<(), NotFooting> {
        let projects = self.needed(sheets::projects::NAME)?;
        let cell = |row: &[Cell], heading| projects.place_of(heading).and_then(|place| row.get(place).cloned());
        for report in &self.reports {
            report.foot()?;
            let name = Some(Cell::from(&report.of.name));
            let rows: Vec<&Vec<Cell>> =
                projects.rows.iter().filter(|row| cell(row, Heading::Project) == name).collect();
            // Two projects may bear one name: which row is whose, nobody can tell then.
            if let ([row], Some((table, left))) = (rows.as_slice(), report.left()) {
                let expected = match cell(row, Heading::LeftOver) {
                    Some(Cell::Yuan(amount)) => Figure::Yuan(amount),
                    Some(_) | None => Figure::Nothing,
                };
                let at = CellName::Across(0, Heading::LeftOver, sheets::projects::NAME);
                table.agree(at, expected, Figure::Yuan(left))?;
            }
        }
        Ok(())
    }
}
