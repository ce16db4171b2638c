//! 项目.

use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::refusal::{ProjectField, ProjectRefusal as R};
use crate::ledger::words::{SourceKind, Yes};
use crate::text::zh::Zh;
use crate::text::{ListWords, ProjectHelp, ProjectParticular, ProjectWords, Told, grouped};

/// The help.
pub(super) const HELP: ProjectHelp = ProjectHelp {
    accept: "记录验收结果",
    against: "反对票数",
    abstained: "弃权票数",
    announce: "记录开工前的公示",
    appeal: "登记募捐方案（慈善法要求的各项都要写全）",
    appeal_area: "在哪里募捐",
    approver: "批准人：记账人以外的经办人代号",
    asset: "移交的是什么，例如 20米围墙",
    beneficiaries: "谁受益",
    budget: "编制预算；先写的资金先付，最后一行兜底",
    close: "结项",
    conclusion: "结论：passed 合格，passed_after_mending 整改后合格，failed 不合格",
    contractor: "施工或服务单位；志愿者自己做的不写",
    cost: "募捐成本有多少，从哪里出",
    decide: "记录议事结果",
    except: "记录一次特批：先支付后议事、超预算或验收前付尾款",
    file: "文件本身（扫描件或照片）的路径，存入 papers 文件夹",
    from: "第一天",
    hand_over: "记录建成的东西移交给谁",
    helpers: "参加人数",
    in_charge: "负责人的编号，例如 p3",
    in_favour: "赞成票数",
    income: "以后会有什么收入，归谁",
    inspectors: "验收单位（写单位或岗位，不写个人姓名）",
    labour: "记录志愿者投工",
    leftover: "剩余的钱怎么办：general 转入总资金，similar 用于同类项目，return 退还捐赠人",
    line: "一笔资金的预算，写成 资金性质=金额，例如 public_appeal=8000；可写多次，写的顺序就是付款的顺序；资金性质有：public_appeal 公开募集、directed_appeal 定向募集、shared_space 共建收入、match 配捐、party_dues 党费、special_grant 专项经费、floating_money 浮动式项目资金、partner_grant 共建单位资助、one_off_subsidy 一次性补助、regular_subsidy 经常性补助、service_income 低偿服务收入、interest 利息、designation 内部指定、common_income 公共收益",
    market_price: "同样的事按市价要多少钱，只作对照",
    matter: "决定了什么，一句话",
    means: "怎样捐：账户、收款码、地点",
    meeting: "哪种会：residents 居民议事会，owners 业主大会，party_branch 小区党支部会议，party_committee 社区党委会议，fund_committee 基金管委会",
    need: "要解决什么，一句话",
    next_step: "下一步日期：预计哪天做完",
    origin: "需求从哪里来：hotline 12345热线，council 议事会，needs_list 需求清单，small_grant 红邻书记小额项目，other 其他",
    origin_paper: "工单号、会议纪要或清单的编号",
    outcome: "completed 完成，stopped 中止",
    output: "做成了什么，例如 充电口6000个",
    paper: "文号",
    pay_after: "先服务后交费：尾款在验收合格后才付",
    people_served: "服务了多少人",
    place: "贴在哪里",
    present: "到会人数",
    purpose: "为什么事募捐",
    rejected: "没有通过",
    report_labour: "志愿者投工",
    report_project: "一个项目的收支表",
    report_projects: "各项目收支",
    rest: "剩余的钱怎么办",
    result: "预期做成什么，例如 修好20米围墙",
    rule: "哪条规矩：decision_first 先议事后支付，within_budget 不超预算，acceptance_first 先验收后付尾款",
    score: "评分，0 到 100",
    start: "记录开工",
    time: "一共投工多少，写成 小时:分钟，例如 96:30",
    to: "移交给谁",
    until: "最后一天",
    up_to: "一共不超过多少钱",
    upkeep: "谁来维护，钱从哪里出",
    usage: "钱怎么用",
};

impl Zh {
    /// 哪几笔资金的预算；不写就是整个项目的.
    fn budget_of(&self, kinds: &[SourceKind]) -> String {
        let named: Vec<&str> = kinds.iter().map(|kind| self.source_kind(*kind)).collect();
        match named.as_slice() {
            [] => "这个项目的预算".to_owned(),
            [only] => format!("“{only}”的预算"),
            several => format!("“{}”的预算合计", several.join("”“")),
        }
    }
}

impl ProjectWords for Zh {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn projects_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::ProjectMustBeOpen { code } => told(
                format!("项目“{code}”已经结项，不能再记收支和阶段。"),
                "请核对项目代号（mingbai project list）；新的钱请记到别的项目或总资金，同样的事请用 mingbai project propose 另立项目。",
            ),
            R::StageMustFollowTheLast { after } => told(
                format!("日期比上一步还早，上一步在 {after}。"),
                "请核对 --date（公示核对 --from）；各步的日期用 mingbai project show 查看。",
            ),
            R::FieldMustBeGiven { field } => told(
                format!("没有写“{}”。", self.project_field(*field)),
                "请把这一项补上再试；各项怎么写，用同一条命令加 --help 查看。",
            ),
            R::AppealMustLast => plain("募捐的最后一天比第一天还早。", "请核对 --from 和 --until。"),
            R::BudgetMustHaveLines => {
                plain("预算里一笔资金也没有。", "请用 --line 写明各笔资金，例如 --line public_appeal=8000。")
            }
            R::BudgetLineMustBeTheOnlyOne { source_kind } => told(
                format!("“{}”在预算里写了两次。", self.source_kind(*source_kind)),
                "同一种资金只写一行，请合成一个数再试。",
            ),
            R::BudgetChangeMustSayWhy => plain("调整预算没有写原因。", "请用 --reason 写明为什么调整。"),
            R::BudgetMustComeFirst => {
                plain("还没有预算，会上没有可以表决的数。", "请先用 mingbai project budget 编制预算，再记议事结果。")
            }
            R::SomebodyMustBePresent => plain("到会人数是零。", "请用 --present 写明到会多少人。"),
            R::VotesMustStayWithinThePresent { present, votes } => told(
                match votes {
                    Some(votes) => format!("票数加起来是 {votes}，到会只有 {present} 人。"),
                    None => format!("票数大得没法加，到会只有 {present} 人。"),
                },
                "请照会议记录核对 --present、--for、--against、--abstained。",
            ),
            R::ApprovalMustHaveAMajority { in_favour, needed } => told(
                format!("赞成 {in_favour} 票，要有 {needed} 票才算通过（过到会人数的一半，并多于反对）。"),
                "请核对票数；确实没有通过，请加上 --rejected。",
            ),
            R::DecisionMustComeFirst { code } => told(
                format!("项目“{code}”还没有议事通过。"),
                "请先用 mingbai project decide 记录议事结果；来不及开会的急事，用 mingbai project except 记录特批。",
            ),
            R::ProposalMustHaveItsPaper { code } => told(
                format!("项目“{code}”立项还没有依据：提出时没有写文号，预算也没有写。"),
                "请加 --paper 写立项申请书（工单、议事记录）的编号，或者加 --file 附上原件。",
            ),
            R::AnnouncementMustLast => {
                plain("公示的最后一天不在第一天之后。", "请核对 --from 和 --until，至少要贴到第二天。")
            }
            R::AnnouncementMustComeFirst { code } => told(
                format!("项目“{code}”开工前还没有公示。"),
                "请先用 mingbai project announce 记录公示；来不及的急事，用 mingbai project except 记录特批。",
            ),
            R::ProjectMustStartOnce { on } => {
                told(format!("这个项目已经在 {on} 开工。"), "不用再记；进展请记验收或投工。")
            }
            R::StartMustComeFirst { code } => {
                told(format!("项目“{code}”还没有开工，没有东西可以验收。"), "请先用 mingbai project start 记录开工。")
            }
            R::ScoreMustBeOutOfAHundred { score } => {
                told(format!("评分 {score} 超过了一百分。"), "请把 --score 写成 0 到 100 之间的整数。")
            }
            R::LabourMustNotBeNothing => {
                plain("投工的人数或时间是零。", "请写明人数（--helpers）和时间（--time 小时:分钟）。")
            }
            R::LabourMustFitTheDay { helpers, minutes } => told(
                format!("{helpers} 个人一天投工 {}，比一天的时间还长。", hours(*minutes)),
                "请核对人数和时间；几天的工请一天记一条。",
            ),
            R::ExceptionMustNameAnApprover { approver } => told(
                format!("“{approver}”不是登记过的经办人，不能批准特批。"),
                "请用 --approver 写明批准人的代号；用 mingbai operator list 查看。",
            ),
            R::ApproverMustBeAnother { approver } => told(
                format!("批准人“{approver}”就是记账的人，自己不能批准自己。"),
                "请换一个批准人；单人记账的账本，请用 --file 附上签字的批准单。",
            ),
            R::AcceptanceMustComeFirst { code } => told(
                format!("项目“{code}”还没有验收合格，不能作为完成结项。"),
                "请先用 mingbai project accept 记录验收；半途停下的，请用 --outcome stopped 并写明原因。",
            ),
            R::RequestsMustBeSettled { requested } => told(
                format!("还有 {} 元的付款申请没有办完。", grouped(*requested)),
                "请先把申请付清，或撤回申请，再结项。",
            ),
            R::AdvancesMustBeAccounted { advanced } => {
                told(format!("还有 {} 元拨付的钱没有报账。", grouped(*advanced)), "请先报账或把余款退回，再结项。")
            }
            R::LeftoverMustBeMoved { account, source_kind, left, leftover } => told(
                format!(
                    "账户“{account}”里“{}”还剩 {} 元，{}。",
                    self.source_kind(*source_kind),
                    grouped(*left),
                    match leftover {
                        Some(leftover) => format!("立项时说好剩余的钱{}", self.leftover(*leftover)),
                        None => "立项时没有说剩余的钱怎么办".to_owned(),
                    }
                ),
                "请先把剩余的钱照方案（或照议事决定用于同类项目）用 mingbai transfer 转走，再结项。",
            ),
            R::AssetMustBeFinished { code } => told(
                format!("项目“{code}”还没有验收合格，没有东西可以移交。"),
                "请先用 mingbai project accept 记录验收。",
            ),
            R::ClosedProjectMustStayEmpty { code } => told(
                format!("项目“{code}”已经结项，冲正这一笔会让它又有了钱或又有了变动。"),
                "结项的项目不能再冲正；实际退回的钱，请记到总资金。",
            ),
            R::PaymentMustFollowTheDecision { asked, left, since: None } => told(
                format!("这个项目还没有议事通过，不能支付 {} 元（特批还剩 {} 元）。", grouped(*asked), grouped(*left)),
                "请先用 mingbai project decide 记录议事结果；来不及开会的急事，用 mingbai project except 记录特批。",
            ),
            R::PaymentMustFollowTheDecision { asked, left, since: Some(day) } => told(
                format!(
                    "这个项目 {day} 才议事通过，之前的日期不能支付 {} 元（特批还剩 {} 元）。",
                    grouped(*asked),
                    grouped(*left)
                ),
                "请核对日期：先议事，后申请，再付款；当时确有特批的，用 mingbai project except 记录。",
            ),
            R::PaymentMustStayWithinTheBudget { source_kinds, left, asked } => told(
                format!(
                    "{}只剩 {} 元（含特批），要用 {} 元。",
                    self.budget_of(source_kinds),
                    grouped(*left),
                    grouped(*asked)
                ),
                "请用 mingbai project budget 调整预算并重新议事；或用 mingbai project except --rule within_budget 记录特批。",
            ),
            R::LastPaymentMustFollowAcceptance { asked, left, since: Some(day) } => told(
                format!(
                    "这个项目先服务后交费，{day} 才验收合格，之前的日期不能付尾款 {} 元（特批还剩 {} 元）。",
                    grouped(*asked),
                    grouped(*left)
                ),
                "请核对日期：先验收，后付尾款；当时确有特批的，用 mingbai project except 记录。",
            ),
            R::LastPaymentMustFollowAcceptance { asked, left, since: None } => told(
                format!(
                    "这个项目先服务后交费，还没有验收合格，不能付尾款 {} 元（特批还剩 {} 元）。",
                    grouped(*asked),
                    grouped(*left)
                ),
                "请先用 mingbai project accept 记录验收；约定分期付的，验收前的那几笔申请写 --instalment。",
            ),
        }
    }

    fn project_field(&self, field: ProjectField) -> &'static str {
        match field {
            ProjectField::Purpose => "募捐目的（--purpose）",
            ProjectField::Place => "募捐地域（--area）",
            ProjectField::Beneficiaries => "受益人（--beneficiaries）",
            ProjectField::Means => "捐赠方式（--means）",
            ProjectField::Usage => "钱的用途（--usage）",
            ProjectField::Cost => "募捐成本（--cost）",
            ProjectField::Rest => "剩余财产的处理（--rest）",
            ProjectField::InCharge => "负责人（--in-charge）",
            ProjectField::Inspectors => "验收单位（--inspectors）",
            ProjectField::Asset => "移交的东西（--asset）",
            ProjectField::Keeper => "移交给谁（--to）",
        }
    }

    fn project_step(&self, event: &Event) -> String {
        if let Event::BudgetSet(e) = event {
            let purses = e.lines.iter().map(|l| format!("{} {}", self.source_kind(l.source_kind), grouped(l.amount)));
            joined(purses.chain([e.reason.to_string()]))
        } else if let Event::ProjectDecided(e) = event {
            let votes = format!("到会 {}，赞成 {}，反对 {}，弃权 {}", e.present, e.in_favour, e.against, e.abstained);
            let verdict = if e.approved == Yes::Yes { "通过" } else { "没有通过" };
            joined([self.meeting(e.meeting).to_owned(), votes, verdict.to_owned(), e.matter.to_string()])
        } else if let Event::ProjectAnnounced(e) = event {
            joined([format!("贴到 {}", e.until), e.place.to_string()])
        } else if let Event::ProjectStarted(e) = event {
            let next_step = e.next_step.map_or_else(String::new, |day| format!("预计 {day} 完成"));
            joined([e.contractor.to_string(), next_step])
        } else if let Event::ProjectAccepted(e) = event {
            let people = e.people_served.map_or_else(String::new, |people| format!("服务 {people} 人"));
            let score = e.score.map_or_else(String::new, |score| format!("评分 {score}"));
            let conclusion = self.conclusion(e.conclusion).to_owned();
            joined([conclusion, e.inspectors.to_string(), e.output.to_string(), people, score])
        } else if let Event::ProjectClosed(e) = event {
            joined([self.outcome(e.outcome).to_owned(), e.reason.to_string()])
        } else if let Event::ExceptionGranted(e) = event {
            let limit = format!("不超过 {} 元", grouped(e.up_to));
            let approver = format!("批准人 {}", e.approver);
            joined([self.exception_rule(e.rule).to_owned(), limit, approver, e.reason.to_string()])
        } else if let Event::AssetHandedOver(e) = event {
            joined([e.name.to_string(), format!("移交给{}", e.to), e.upkeep.to_string(), e.income.to_string()])
        } else if let Event::AppealPlanned(e) = event {
            joined([format!("{} 至 {}", e.from, e.until), e.purpose.to_string()])
        } else if let Event::ProjectProposed(e) = event {
            joined([e.need.to_string(), e.result.to_string()])
        } else {
            String::new()
        }
    }

    fn project_particular(&self, particular: ProjectParticular) -> &'static str {
        match particular {
            ProjectParticular::Code => "代号",
            ProjectParticular::Name => "名称",
            ProjectParticular::Service => "服务类别",
            ProjectParticular::Stage => "阶段",
            ProjectParticular::Area => "片区",
            ProjectParticular::Need => "需求",
            ProjectParticular::Origin => "需求来源",
            ProjectParticular::Result => "预期成果",
            ProjectParticular::InCharge => "负责人",
            ProjectParticular::Leftover => "剩余的钱",
            ProjectParticular::PayAfter => "先服务后交费",
            ProjectParticular::MarketPrice => "市场价（只作对照）",
            ProjectParticular::Labour => "志愿者投工",
        }
    }

    fn labour(&self, minutes: Count) -> String {
        hours(minutes.0)
    }
}

/// 96 小时 30 分.
fn hours(minutes: u64) -> String {
    format!("{} 小时 {} 分", minutes / 60, minutes % 60)
}

/// The parts that say something.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join("；")
}
