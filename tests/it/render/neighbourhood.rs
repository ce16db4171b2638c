//! A small made-up neighbourhood, which answers what reports ask from plain lists.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use mingbai::ledger::event::{Continues, DonationReceived, LedgerOpened, NoticePosted, NoticePrepared, SheetTotal};
use mingbai::ledger::field::{Count, Maybe, Seq, Version};
use mingbai::ledger::name::{Code, Digest, Text};
use mingbai::ledger::period::{Day, Moment, Month, UtcOffset};
use mingbai::ledger::reading::{CorrectedBy, Correction, Gift, Notice, PrivateName, Reading, Remedy, Span, Undone};
use mingbai::ledger::words::{
    Appeal, CountedSheet, Currency, Display, DonorKind, Language, Manner, Means, Mode, Purpose,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::report::{Footed, Layout, Material, MonthNotice, NoticeAsked, Posting, Seal, Signers};

/// What the neighbourhood wrote down.
#[derive(Clone)]
pub(crate) struct Neighbourhood {
    pub(crate) opened: LedgerOpened,
    pub(crate) gifts: Vec<Gift>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) notices: Vec<Notice>,
}

impl Reading for Neighbourhood {
    type Error = Infallible;

    fn opened(&self) -> Result<Arc<LedgerOpened>, Infallible> {
        Ok(Arc::new(self.opened.clone()))
    }

    fn mode(&self) -> Result<Mode, Infallible> {
        Ok(self.opened.mode)
    }

    fn gifts_of(&self, month: Month, size: Count) -> Result<Vec<Gift>, Infallible> {
        let of = |gift: &&Gift| gift.event.date.month() == month && gift.seq.0 < size.0;
        Ok(ordered(self.gifts.iter().filter(of)))
    }

    fn late_gifts(&self, span: Span) -> Result<Vec<Gift>, Infallible> {
        let untold =
            |gift: &&Gift| gift.event.date.month() < span.period && gift.seq.0 < span.size.0 && gift.shown_in.is_none();
        Ok(ordered(self.gifts.iter().filter(untold)))
    }

    fn corrections(&self, span: Span) -> Result<Vec<Correction>, Infallible> {
        let within = |c: &&Correction| (span.from.0..span.size.0).contains(&c.seq.0);
        Ok(self.corrections.iter().filter(within).cloned().collect())
    }

    fn corrections_between(&self, from: Day, until: Day) -> Result<Vec<Correction>, Infallible> {
        Ok(self.corrections.iter().filter(|c| (from..=until).contains(&c.date)).cloned().collect())
    }

    fn recorded_since(&self, _: Day) -> Result<Count, Infallible> {
        Ok(Count(0))
    }

    fn notices(&self) -> Result<Vec<Notice>, Infallible> {
        Ok(self.notices.clone())
    }

    fn project_names(&self) -> Result<BTreeMap<Code, Text>, Infallible> {
        let name = |(code, name): (&str, &str)| (code.parse().expect("a code"), text(name));
        Ok([("wall", "三号楼北墙修缮"), ("noodles", "老人长寿面"), ("charging", "电动车充电桩")].map(name).into())
    }
}

fn ordered<'a>(gifts: impl Iterator<Item = &'a Gift>) -> Vec<Gift> {
    let mut gifts: Vec<Gift> = gifts.cloned().collect();
    gifts.sort_by_key(|gift| (gift.event.date, gift.seq));
    gifts
}

pub(crate) fn text(text: &str) -> Text {
    Text::typed(text).expect("a text")
}

pub(crate) fn yuan(text: &str) -> Yuan {
    Yuan::typed(text).expect("an amount")
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn opened() -> LedgerOpened {
    LedgerOpened {
        algorithms: text("sha256-rfc6962 ed25519"),
        approval_policy: Version(1),
        charts: Vec::new(),
        continues: Continues { origin: text(""), root: text(""), size: Maybe::EMPTY },
        county: text("清河县慈善总会"),
        currency: Currency::Cny,
        custodian: text("清河县慈善总会"),
        format: Version(1),
        key: Digest([7; 32]),
        mode: Mode::OnePerson,
        name: text("柳荫社区基金"),
        operators: Vec::new(),
        origin: text("liuyin.example/9f3c"),
        purpose: Purpose::Demo,
        recovery_key: Maybe::EMPTY,
        unicode: text("16.0.0"),
        utc_offset: UtcOffset::china(),
    }
}

/// One gift: number, day, kind, name, amount, project, receipt. What is special about it is set afterwards.
fn gift(seq: u64, on: &str, kind: DonorKind, name: &str, amount: &str, project: &str, receipt: &str) -> Gift {
    let is_person = kind == DonorKind::Person;
    let project = (!project.is_empty()).then(|| project.parse().expect("a code"));
    let appeal = if project.is_some() { Appeal::Directed } else { Appeal::Public };
    let display = match kind {
        DonorKind::Person => Display::Masked,
        DonorKind::Company | DonorKind::Institution => Display::Named,
        DonorKind::Anonymous => Display::Anonymous,
    };
    let event = DonationReceived {
        account: "zhuanhu".parse().expect("a code"),
        amount: yuan(amount),
        appeal,
        date: day(on),
        display,
        donor: Maybe::EMPTY,
        donor_kind: kind,
        external_id: text(""),
        import: Maybe::EMPTY,
        means: Means::Wechat,
        memo: text(""),
        memo_private: Maybe::EMPTY,
        name: Maybe(is_person.then_some(Digest([1; 32]))),
        organisation: if is_person { text("") } else { text(name) },
        project: Maybe(project),
        receipt: text(receipt),
        relayed_by: Maybe::EMPTY,
        replaces: Maybe::EMPTY,
        row: Maybe::EMPTY,
        source: text(""),
        source_kind: appeal.source_kind(),
    };
    Gift {
        seq: Seq(seq),
        recorded_at: Moment::typed(&format!("{on}T10:00:00+08:00")).expect("a moment"),
        name: if is_person { PrivateName::Opened(text(name)) } else { PrivateName::NotKept },
        is_minor: false,
        is_late: false,
        shown_in: None,
        receipt: event.receipt.clone(),
        event,
        corrected_by: Vec::new(),
    }
}

/// What the neighbours gave in October.
fn october() -> Vec<Gift> {
    use DonorKind::{Anonymous, Company, Institution, Person};
    vec![
        gift(118, "2026-10-01", Person, "王芳", "50", "", "0012601"),
        gift(119, "2026-10-01", Person, "欧阳明珠", "100", "wall", "0012602"),
        gift(120, "2026-10-02", Company, "清河县红旗超市有限公司", "3000", "noodles", "0012603"),
        gift(121, "2026-10-03", Anonymous, "", "20", "", ""),
        gift(122, "2026-10-05", Person, "李建国", "200", "wall", "0012604"),
        gift(123, "2026-10-05", Person, "赵小满", "8.88", "", ""),
        gift(124, "2026-10-05", Institution, "柳荫小学", "1260.5", "charging", "0012605"),
        gift(125, "2026-10-08", Person, "王芳", "50", "", ""),
        gift(126, "2026-10-09", Person, "陈桂兰", "500", "noodles", "0012606"),
        gift(127, "2026-10-12", Company, "鲁西物业服务有限公司", "5000", "charging", "0012607"),
        gift(128, "2026-10-12", Person, "孙长福", "66.66", "", ""),
        gift(129, "2026-10-15", Person, "周立", "300", "wall", ""),
        gift(131, "2026-10-18", Anonymous, "", "0.01", "", ""),
        gift(132, "2026-10-18", Person, "马秀英", "100", "noodles", "0012608"),
        gift(134, "2026-10-22", Person, "刘洋", "1000", "wall", "0012609"),
        gift(135, "2026-10-22", Person, "刘洋", "1000", "wall", ""),
        gift(137, "2026-10-26", Person, "高志强", "120", "", "0012610"),
        gift(139, "2026-10-30", Company, "清河县老街面馆", "888", "noodles", "0012611"),
    ]
}

/// The month of the golden files: a minor who wished to be named, a name erased, one nobody can open, a gift recorded
/// twice and reversed, one sent back in part, one recorded again, two that came late.
pub(crate) fn neighbourhood() -> Neighbourhood {
    let mut gifts = october();
    let at = |gifts: &[Gift], seq: u64| gifts.iter().position(|g| g.seq == Seq(seq)).expect("a gift");
    let minor = at(&gifts, 123);
    (gifts[minor].is_minor, gifts[minor].event.display) = (true, Display::Named);
    let named = at(&gifts, 126);
    gifts[named].event.display = Display::Named;
    let erased = at(&gifts, 128);
    gifts[erased].name = PrivateName::Erased(Manner::Sealed);
    let withheld = at(&gifts, 137);
    gifts[withheld].name = PrivateName::Withheld;
    let again = at(&gifts, 134);
    gifts[again].event.replaces = Maybe(Some(Seq(96)));
    let twice = at(&gifts, 135);
    gifts[twice].corrected_by = vec![CorrectedBy { seq: Seq(136), amount: yuan("1000"), remedy: Remedy::Reversal }];
    let mut late = gift(130, "2026-09-28", DonorKind::Person, "何玉梅", "150", "noodles", "0012599");
    late.recorded_at = Moment::typed("2026-10-16T09:20:00+08:00").expect("a moment");
    late.is_late = true;
    let mut later = gift(133, "2026-08-31", DonorKind::Institution, "清河县图书馆", "400", "", "");
    later.recorded_at = Moment::typed("2026-10-19T15:05:00+08:00").expect("a moment");
    later.is_late = true;
    gifts.extend([late, later]);
    let mut september = gift(96, "2026-09-12", DonorKind::Person, "吴大伟", "200", "wall", "0012570");
    september.shown_in = Some(Count(2));
    let corrections = vec![
        corrected(136, "2026-10-23", &gifts[twice], "1000", Remedy::Reversal, "同一笔微信转账记了两次"),
        corrected(138, "2026-10-27", &september, "80", Remedy::Refund, "多转了八十元，本人要求退回"),
    ];
    september.corrected_by = vec![CorrectedBy { seq: Seq(138), amount: yuan("80"), remedy: Remedy::Refund }];
    gifts.push(september);
    Neighbourhood { opened: opened(), gifts, corrections, notices: vec![before()] }
}

fn corrected(seq: u64, on: &str, gift: &Gift, amount: &str, remedy: Remedy, reason: &str) -> Correction {
    Correction {
        seq: Seq(seq),
        amount: yuan(amount),
        date: day(on),
        reason: text(reason),
        remedy,
        undone: Undone::Gift(Box::new(gift.clone())),
    }
}

/// September's notice, as it hung.
fn before() -> Notice {
    let sheet = |sheet, count, total| SheetTotal { count: Count(count), sheet, total: yuan(total) };
    Notice {
        prepared: NoticePrepared {
            files: Vec::new(),
            from: Count(61),
            language: Language::Zh,
            layout: text("month"),
            layout_version: Version(1),
            number: Count(2),
            period: month("2026-09"),
            sheets: vec![
                sheet(CountedSheet::Gifts, 31, "9412.30"),
                sheet(CountedSheet::Late, 1, "66"),
                sheet(CountedSheet::Corrections, 0, "0"),
                sheet(CountedSheet::Money, 1, "0"),
            ],
            size: Count(117),
        },
        posted: Some(NoticePosted {
            from: day("2026-10-02"),
            notice: Count(2),
            place: text("社区公告栏"),
            until: day("2026-10-09"),
        }),
    }
}

/// October's notice as it is asked for.
pub(crate) fn asked() -> NoticeAsked {
    NoticeAsked {
        number: Count(3),
        span: Span { period: month("2026-10"), from: Count(117), size: Count(140) },
        posting: Some(Posting {
            place: text("社区公告栏、三号楼东侧"),
            from: day("2026-11-02"),
            until: day("2026-11-09"),
        }),
        objections: text("社区服务站 105 室，0635-0000000，三个工作日内答复"),
        seal: Seal {
            root: "q2VYd6vGhCqT1nq0bHc1z0m3sJ9c4C2R0r8b5o2T3kE=".to_owned(),
            root_groups: "ab65 5877 abc6 842a".to_owned(),
            key: "3f9a 11c0 77de 2b45".to_owned(),
            seen: None,
        },
        signers: Signers { prepared_by: text("kuaiji"), reviewed_by: text(""), supervised_by: text("") },
    }
}

/// October's notice.
pub(crate) fn notice() -> Footed<MonthNotice> {
    MonthNotice::compose(&neighbourhood(), asked(), material()).expect("October foots")
}

/// Nothing beside the books.
pub(crate) fn material() -> Material {
    let (matches, corrected) = (Vec::new(), Vec::new());
    Material { matches, corrected, layout: Layout::month(), before: None, wanted: Vec::new() }
}

/// So many gifts in one month, for the clock.
pub(crate) fn crowd(gifts: u64) -> Neighbourhood {
    let (wanted, names) = (neighbourhood(), october());
    let one = |(seq, gift): (u64, &Gift)| Gift { seq: Seq(seq), ..gift.clone() };
    Neighbourhood { gifts: (0..gifts).zip(names.iter().cycle()).map(one).collect(), corrections: Vec::new(), ..wanted }
}
