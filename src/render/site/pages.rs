//! The pages, one template each.

use std::iter::once;

use askama::Template;

use crate::ledger::event::NoticeFile;
use crate::ledger::reading::Happening;
use crate::ledger::words::CountedSheet;
use crate::render::site::charts::{Bar, bars};
use crate::render::site::frame::{Frame, folder};
use crate::render::site::tables::Drawn;
use crate::render::site::{File, Sealed};
use crate::render::{pack, visible};
use crate::report::Word;
use crate::report::projects::lives::paper_of;
use crate::report::site::{NoticeShown, ProjectShown, Site};
use crate::text::{Words, grouped};

/// A step of a project.
struct Step {
    date: String,
    what: String,
    paper: String,
    told: String,
}

/// A project in a list.
struct Project {
    href: String,
    name: String,
    service: String,
    stage: String,
    spent: String,
    left: String,
}

/// A notice in a list.
struct Notice<'a> {
    number: String,
    month: String,
    posting: String,
    gifts: String,
    /// What people open: the page, the poster, the workbook.
    main: Vec<(String, &'static str)>,
    files: Vec<(String, String, String)>,
    is_withheld: bool,
    /// What corrects it, as much as a page has room for, and how much more there is.
    amended: Option<Drawn<'a>>,
    more_amended: Option<String>,
    /// More than so many are folded away.
    few_amended: usize,
}

/// Corrections of a notice that its page shows, and how many of them nobody has to unfold.
const MOST_AMENDED: usize = 100;
const FEW_AMENDED: usize = 10;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    frame: Frame<'a>,
    month: String,
    figures: Vec<(&'static str, String)>,
    gifts: String,
    spent: String,
    projects: Vec<Project>,
    latest: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "projects.html")]
struct Projects<'a> {
    frame: Frame<'a>,
    list: Vec<Project>,
    table: Drawn<'a>,
}

#[derive(Template)]
#[template(path = "project.html")]
struct OneProject<'a> {
    frame: Frame<'a>,
    project: Project,
    need: String,
    steps: Vec<Step>,
    tables: Vec<Drawn<'a>>,
}

#[derive(Template)]
#[template(path = "notices.html")]
struct Notices<'a> {
    frame: Frame<'a>,
    notices: Vec<Notice<'a>>,
}

#[derive(Template)]
#[template(path = "shop.html")]
struct Shop<'a> {
    frame: Frame<'a>,
    tables: Vec<Drawn<'a>>,
}

#[derive(Template)]
#[template(path = "find.html")]
struct Find<'a> {
    frame: Frame<'a>,
    language: &'static str,
    contact: String,
}

#[derive(Template)]
#[template(path = "check.html")]
struct Check<'a> {
    frame: Frame<'a>,
    head: &'a str,
    entries: String,
    key: &'a str,
    tables: Vec<Drawn<'a>>,
}

/// Makes the pages of one language.
struct Maker<'a> {
    site: &'a Site,
    sealed: &'a Sealed,
    words: &'a dyn Words,
}

/// Every page of one language.
pub(super) fn pages(site: &Site, sealed: &Sealed, words: &dyn Words) -> Vec<File> {
    let maker = Maker { site, sealed, words };
    let labels = words.site_labels();
    let drawn = |name: &str, page: &dyn askama::DynTemplate| {
        let html = page.dyn_render().expect("memory cannot fail to be written");
        (format!("{}{name}", folder(words.language())), html.into_bytes())
    };
    let mut files = vec![
        drawn("index.html", &maker.home()),
        drawn("projects.html", &maker.projects()),
        drawn("notices.html", &maker.notices()),
        drawn("shop.html", &maker.shop()),
        drawn("find.html", &maker.find()),
        drawn("check.html", &maker.check()),
    ];
    for shown in &site.projects {
        let name = project_file(shown);
        let page = maker.project(shown, maker.frame(&name, labels.projects));
        files.push(drawn(&name, &page));
    }
    files
}

fn project_file(shown: &ProjectShown) -> String {
    format!("project-{}.html", shown.life.project.code)
}

fn seen(text: &str) -> String {
    visible(text).into_owned()
}

impl<'a> Maker<'a> {
    fn frame(&self, file: &str, here: &'static str) -> Frame<'a> {
        Frame::of(self.site, self.sealed, self.words, file, here)
    }

    fn home(&self) -> Home<'a> {
        let (site, words, labels) = (self.site, self.words, self.words.site_labels());
        let (figure, board) = (|label, amount| (label, words.yuan(amount)), words.board_labels());
        let glance = &site.glance;
        let moved = [
            (board.moved_in, glance.moved_in),
            (board.paid_back, glance.paid_back),
            (board.taken_back, glance.taken_back),
            (board.moved_out, glance.moved_out),
        ];
        let moved = moved.into_iter().filter(|(_, amount)| !amount.is_zero());
        let months = site.by_month.iter().rev().take(12).rev();
        let gifts: Vec<Bar> = months
            .map(|(month, tally)| Bar {
                label: words.side_by_side(&words.month(*month), &words.gifts_counted(tally.count)),
                amount: tally.total,
            })
            .collect();
        let spent = site.projects.iter().filter(|shown| !shown.spent.is_zero());
        let spent: Vec<Bar> =
            spent.map(|shown| Bar { label: shown.life.project.name.to_string(), amount: shown.spent }).collect();
        Home {
            frame: self.frame("index.html", labels.home),
            month: words.month_glance(site.month),
            figures: [
                figure(labels.brought, site.glance.opening),
                figure(labels.inward, site.glance.inward().unwrap_or_default()),
                figure(labels.outward, site.glance.outward().unwrap_or_default()),
            ]
            .into_iter()
            .chain(moved.map(|(label, amount)| figure(label, amount)))
            .chain([figure(labels.carried, site.glance.closing)])
            .collect(),
            gifts: bars(labels.gifts_by_month, &gifts),
            spent: bars(labels.spent_by_project, &spent),
            projects: self.project_list(),
            latest: site.notices.first().map(|shown| self.latest(shown)),
        }
    }

    /// The newest notice in a line, and where it is.
    fn latest(&self, shown: &NoticeShown) -> (String, String) {
        let prepared = &shown.notice.prepared;
        let from = shown.notice.posted.as_ref().map_or(prepared.period.last(), |posted| posted.from);
        let line = self.words.notice_posted_from(prepared.number, prepared.period, from);
        (line, "notices.html".to_owned())
    }

    fn project_list(&self) -> Vec<Project> {
        self.site.projects.iter().map(|shown| self.listed(shown)).collect()
    }

    fn listed(&self, shown: &ProjectShown) -> Project {
        let (project, words) = (&shown.life.project, self.words);
        Project {
            href: project_file(shown),
            name: seen(project.name.as_str()),
            service: words.word(Word::Service(project.service)).to_owned(),
            stage: words.word(Word::Stage(shown.life.facts.stage())).to_owned(),
            spent: grouped(shown.spent),
            left: grouped(shown.left),
        }
    }

    fn projects(&self) -> Projects<'a> {
        Projects {
            frame: self.frame("projects.html", self.words.site_labels().projects),
            list: self.project_list(),
            table: Drawn::of(&self.site.project_table, self.words),
        }
    }

    fn project(&self, shown: &'a ProjectShown, frame: Frame<'a>) -> OneProject<'a> {
        let words = self.words;
        let step = |step: &Happening| Step {
            date: step.event.day().map_or_else(String::new, |day| words.day(day)),
            what: words.word(Word::EntryKind(step.event.kind())).to_owned(),
            paper: paper_of(&step.event).map_or_else(String::new, |paper| seen(paper.as_str())),
            told: seen(&words.project_step(&step.event)),
        };
        let project = self.listed(shown);
        OneProject {
            frame: Frame { title: project.name.clone(), ..frame },
            project,
            need: seen(shown.life.project.need.as_str()),
            steps: shown.life.steps.iter().map(step).collect(),
            tables: shown.tables.iter().map(|table| Drawn::of(table, words)).collect(),
        }
    }

    fn notices(&self) -> Notices<'a> {
        let listed = |shown: &'a NoticeShown| {
            let (prepared, words) = (&shown.notice.prepared, self.words);
            let posting = shown.notice.posted.as_ref().map_or_else(String::new, |posted| {
                let dates = words.posting_dates(posted.from, posted.until);
                words.side_by_side(&dates, &seen(posted.place.as_str()))
            });
            let gifts = prepared.sheets.iter().find(|sheet| sheet.sheet == CountedSheet::Gifts);
            let folder = format!("{:04}", prepared.number.0);
            let labels = words.site_labels();
            let for_people = [
                (pack::page::FILE, labels.see_page),
                (pack::poster::FILE, labels.see_poster),
                (pack::workbook::FILE, labels.see_workbook),
            ];
            let is_there = |name: &str| prepared.files.iter().any(|file| file.name.as_str() == name);
            let main = for_people.into_iter().filter(|(name, _)| is_there(name));
            let main = main.map(|(name, label)| (format!("{folder}/{name}"), label)).collect();
            let file =
                |file: &NoticeFile| (format!("{folder}/{}", file.name), file.name.to_string(), file.digest.to_string());
            Notice {
                number: words.notice_number(prepared.number),
                month: words.month(prepared.period),
                posting,
                gifts: gifts.map_or_else(String::new, |sheet| {
                    words.side_by_side(&words.gifts_counted(sheet.count), &words.yuan(sheet.total))
                }),
                main,
                files: prepared.files.iter().map(file).collect(),
                is_withheld: shown.is_withheld,
                few_amended: FEW_AMENDED,
                amended: shown.amended.as_ref().map(|table| Drawn::beginning(table, MOST_AMENDED, words)),
                more_amended: shown.amended.as_ref().and_then(|table| {
                    let more = table.rows.len().checked_sub(MOST_AMENDED).filter(|more| *more > 0);
                    more.map(|more| words.more_amended(more, prepared.number))
                }),
            }
        };
        Notices {
            frame: self.frame("notices.html", self.words.site_labels().notices),
            notices: self.site.notices.iter().map(listed).collect(),
        }
    }

    fn shop(&self) -> Shop<'a> {
        Shop {
            frame: self.frame("shop.html", self.words.site_labels().shop),
            tables: self.site.shop.iter().map(|table| Drawn::of(table, self.words)).collect(),
        }
    }

    fn find(&self) -> Find<'a> {
        let labels = self.words.site_labels();
        let contact = self.sealed.contact.as_str();
        Find {
            frame: self.frame("find.html", labels.find),
            language: self.words.language().word(),
            contact: if contact.is_empty() { labels.default_contact.to_owned() } else { seen(contact) },
        }
    }

    fn check(&self) -> Check<'a> {
        Check {
            frame: self.frame("check.html", self.words.site_labels().check),
            head: &self.sealed.head.0,
            entries: self.words.entries_counted(self.sealed.head.1),
            key: &self.sealed.key,
            tables: once(&self.site.money)
                .chain(&self.site.custodians)
                .map(|table| Drawn::of(table, self.words))
                .collect(),
        }
    }
}
