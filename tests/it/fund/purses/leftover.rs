//! What a project leaves goes where its plan says, once the project is over.

use mingbai::ledger::command::Command;
use mingbai::ledger::decide::decide;
use mingbai::ledger::event::{
    Event, IncomeReceived, MoneyTransferred, ProjectAccepted, ProjectClosed, ProjectProposed,
};
use mingbai::ledger::field::Maybe;
use mingbai::ledger::name::{Code, Text};
use mingbai::ledger::refusal::{ProjectRefusal, PurseRefusal, Refusal};
use mingbai::ledger::words::{Conclusion, IncomeNature, Leftover, Outcome, Service, SourceKind, TransferBasis};
use mingbai::ledger::yuan::Yuan;

use super::conserved::{Twin, day, happen};

fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

/// Projects a, b, c, d whose plans differ, each with 10 yuan of a special grant; e is of another class.
fn furnished() -> Twin {
    let mut twin = Twin::new();
    let plans = [
        ("a", Some(Leftover::General), Service::Repairs),
        ("b", Some(Leftover::Similar), Service::Repairs),
        ("c", Some(Leftover::Return), Service::Repairs),
        ("d", None, Service::Repairs),
        ("e", None, Service::Children),
    ];
    for (name, leftover, service) in plans {
        let plain = ProjectProposed::plain(code(name), text(name), service, day(0));
        happen(&mut twin.memory, &Event::from(ProjectProposed { leftover: Maybe(leftover), ..plain }));
        let income = IncomeReceived {
            account: code("zhuanhu"),
            amount: Yuan::from_fen(1_000).expect("positive"),
            claim: Maybe::EMPTY,
            date: day(1),
            memo: Text::default(),
            nature: IncomeNature::Grant,
            paper: text("文1"),
            paper_file: Maybe::EMPTY,
            payer: text("街道"),
            project: Maybe(Some(code(name))),
            source_kind: SourceKind::SpecialGrant,
        };
        happen(&mut twin.memory, &Event::from(income));
    }
    twin
}

fn accept(twin: &mut Twin, project: &str, conclusion: Conclusion) {
    let accepted = ProjectAccepted {
        conclusion,
        date: day(2),
        inspectors: text("居委会"),
        output: text("一堵墙"),
        paper: text("验1"),
        paper_file: Maybe::EMPTY,
        people_served: Maybe::EMPTY,
        project: code(project),
        score: Maybe::EMPTY,
    };
    happen(&mut twin.memory, &Event::from(accepted));
}

fn close(twin: &mut Twin, project: &str) {
    let closed = ProjectClosed {
        date: day(3),
        outcome: Outcome::Completed,
        paper: text("结1"),
        paper_file: Maybe::EMPTY,
        project: code(project),
        reason: text("做完了"),
    };
    happen(&mut twin.memory, &Event::from(closed));
}

fn ask(twin: &Twin, from: &str, into: Option<&str>, kind: SourceKind) -> Result<(), Refusal> {
    let transfer = MoneyTransferred {
        account: code("zhuanhu"),
        amount: Yuan::from_fen(400).expect("positive"),
        basis: TransferBasis::Leftover,
        date: day(4),
        from_project: Maybe(Some(code(from))),
        from_source_kind: SourceKind::SpecialGrant,
        into_project: Maybe(into.map(code)),
        into_source_kind: kind,
        paper: text("纪1"),
        paper_file: Maybe::EMPTY,
        reason: text("结余"),
    };
    decide(&twin.memory, &twin.asking(), &Command::Transfer(transfer)).map(drop)
}

#[test]
fn a_leftover_goes_where_the_plan_says() {
    let mut twin = furnished();
    let same = SourceKind::SpecialGrant;
    let running = Refusal::from(PurseRefusal::ProjectMustBeOverFirst { project: code("a") });
    assert_eq!(ask(&twin, "a", None, same), Err(running.clone()));
    accept(&mut twin, "a", Conclusion::Failed);
    assert_eq!(ask(&twin, "a", None, same), Err(running), "what failed is not over");
    for project in ["a", "b", "c", "d"] {
        accept(&mut twin, project, Conclusion::Passed);
    }
    let elsewhere = |project: &str, leftover| {
        Err(PurseRefusal::LeftoverMustGoWhereItsPlanSays { leftover, project: code(project) }.into())
    };
    assert_eq!(ask(&twin, "a", None, same), Ok(()));
    assert_eq!(ask(&twin, "a", Some("d"), same), Ok(()), "by decision to a similar one");
    assert_eq!(ask(&twin, "a", Some("e"), same), elsewhere("a", Some(Leftover::General)), "another class");
    assert_eq!(ask(&twin, "a", None, SourceKind::PublicAppeal), elsewhere("a", Some(Leftover::General)));
    assert_eq!(ask(&twin, "b", Some("d"), same), Ok(()));
    assert_eq!(ask(&twin, "b", Some("e"), same), elsewhere("b", Some(Leftover::Similar)), "another class");
    assert_eq!(ask(&twin, "b", None, same), elsewhere("b", Some(Leftover::Similar)));
    assert_eq!(ask(&twin, "c", None, same), elsewhere("c", Some(Leftover::Return)));
    assert_eq!(ask(&twin, "c", Some("d"), same), Ok(()), "what cannot be returned");
    assert_eq!(ask(&twin, "d", None, same), elsewhere("d", None));
    close(&mut twin, "d");
    let closed = Refusal::from(ProjectRefusal::ProjectMustBeOpen { code: code("d") });
    assert_eq!(ask(&twin, "b", Some("d"), same), Err(closed), "a closed project takes nothing");
    close(&mut twin, "a");
    assert_eq!(ask(&twin, "a", None, same), Ok(()), "and gives what came too late");
}
