//! 各类名目.

use crate::ledger::event::Kind;
use crate::ledger::reading::Remedy;
use crate::ledger::words::StintState;
use crate::ledger::words::{
    ActSign, Appeal, AreaKind, CommitteePayee, Conclusion, ContributionKind, DifferenceSide, Display, DonorKind,
    ExceptionRule, Exclusion, GoodsUse, Holder, IncomeNature, IssueManner, ItemKind, Language, Leftover, Manner,
    MatchState, MatchStep, Means, Meeting, Mode, NeedOrigin, Office, Outcome, PartyKind, PaymentKind, PaymentMark,
    PointsKind, PoolOrder, Purpose, RequestState, Role, RuleSetting, Service, SourceKind, Stage, StarPeriod, Suspicion,
    TransferBasis, ValueBasis, Yes,
};
use crate::ledger::words::{Breach, DigitSet, DigitVerdict, Doing, SampleReason};
use crate::ledger::words::{Duty, ObjectionAbout, ObjectionChannel, ObjectionState, TermUnit};
use crate::report::SheetName;
use crate::report::statements::{Beside, Debt, Particular, StatementLine, StatementPart, YearFigure};
use crate::text::ListWords;
use crate::text::zh::{Zh, statements};

impl ListWords for Zh {
    fn appeal(&self, appeal: Appeal) -> &'static str {
        match appeal {
            Appeal::Public => "公开",
            Appeal::Directed => "定向",
        }
    }

    fn display(&self, display: Display) -> &'static str {
        match display {
            Display::Masked => "隐去名字",
            Display::Named => "公开全名",
            Display::Anonymous => "不具名",
        }
    }

    fn donor_kind(&self, kind: DonorKind) -> &'static str {
        match kind {
            DonorKind::Person => "个人",
            DonorKind::Company => "企业",
            DonorKind::Institution => "单位",
            DonorKind::Anonymous => "未留名",
        }
    }

    fn entry_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::LedgerOpened => "建账",
            Kind::OperatorEnrolled => "登记经办人",
            Kind::AccountOpened => "开立账户",
            Kind::OpeningRecorded => "期初余额",
            Kind::PersonRegistered => "登记人员",
            Kind::PersonAmended => "修改人员资料",
            Kind::PersonMerged => "合并人员",
            Kind::PersonUnsealed => "启封个人信息",
            Kind::PersonErased => "删除个人信息",
            Kind::ProjectProposed => "提出项目",
            Kind::DonationReceived => "收到捐赠",
            Kind::ReceiptNumbered => "登记票据号",
            Kind::DonationRefunded => "退还捐赠",
            Kind::ImportRecorded => "导入文件",
            Kind::EntryReversed => "冲正",
            Kind::NoticePrepared => "编制公示",
            Kind::NoticePosted => "张贴公示",
            Kind::ChartAdopted => "启用科目表",
            Kind::AreaRegistered => "登记片区",
            Kind::IncomeReceived => "收到其他收入",
            Kind::IncomeDue => "登记应收款",
            Kind::DepositReturned => "退还押金",
            Kind::MoneyPaidIn => "存入专户",
            Kind::MoneyTransferred => "资金调剂",
            Kind::OwnersDecided => "业主决定",
            Kind::StatementRecorded => "登记对账单",
            Kind::DifferenceExplained => "说明对账差异",
            Kind::MonthClosed => "月结",
            Kind::AppealPlanned => "募捐方案",
            Kind::BudgetSet => "项目预算",
            Kind::ProjectDecided => "项目议事",
            Kind::ProjectAnnounced => "项目公示",
            Kind::ProjectStarted => "项目实施",
            Kind::ProjectAccepted => "项目验收",
            Kind::ProjectClosed => "项目结项",
            Kind::LabourRecorded => "志愿投工",
            Kind::ExceptionGranted => "例外批准",
            Kind::AssetHandedOver => "移交成果",
            Kind::PoolOpened => "配捐资金池",
            Kind::MatchAgreed => "配捐约定",
            Kind::MatchConfirmed => "配捐确认",
            Kind::MatchReceived => "配捐到账",
            Kind::MatchOwed => "应退配捐",
            Kind::MatchReturned => "配捐退回",
            Kind::EntriesApproved => "审批通过",
            Kind::EntryRejected => "审批退回",
            Kind::ThresholdsSet => "审批与支付规则",
            Kind::CommitteeSeated => "委员会任职",
            Kind::InterestDeclared => "利害关系申报",
            Kind::PaymentRequested => "支付申请",
            Kind::AidListed => "救助名单",
            Kind::PaymentSettled => "支付",
            Kind::PaymentCancelled => "撤回申请",
            Kind::AdvancePaid => "拨付",
            Kind::AdvanceAccounted => "报账",
            Kind::AdvanceReturned => "拨付退回",
            Kind::BankCharged => "银行手续费",
            Kind::GoodsReceived => "收到捐物",
            Kind::GoodsIssued => "物资发出",
            Kind::GoodsSold => "物资变卖",
            Kind::KeyRotated => "换钥匙",
            Kind::OperatorIdentified => "说明经办人是谁",
            Kind::OperatorRetired => "经办人离任",
            Kind::TwoPersonsBegan => "开始双人记账",
            Kind::RulesSet => "积分管理办法",
            Kind::WishMade => "微心愿",
            Kind::WishClaimed => "认领微心愿",
            Kind::DeedRecorded => "好人好事",
            Kind::PointsDeducted => "积分扣减",
            Kind::PointsExpired => "积分到期",
            Kind::PointsJoined => "积分归并",
            Kind::PointsTransferred => "积分转让",
            Kind::VolunteerOpeningRecorded => "志愿者期初",
            Kind::VolunteerSent => "志愿者转出",
            Kind::VolunteerReceived => "志愿者转入",
            Kind::HouseholdRegistered => "登记户",
            Kind::TeamRegistered => "登记队伍",
            Kind::VolunteerRegistered => "志愿者登记",
            Kind::ActivityOpened => "开活动",
            Kind::HoursRecorded => "记服务时长",
            Kind::PointsPublished => "公示积分",
            Kind::RosterImported => "导入名册",
            Kind::ItemPriced => "物品定价",
            Kind::LotShelved => "捐物上架",
            Kind::StockBought => "进货入库",
            Kind::Redeemed => "积分兑换",
            Kind::RewardGiven => "奖励物品",
            Kind::StockCounted => "超市盘点",
            Kind::LotCounted => "盘点一批",
            Kind::DutiesSet => "期限和放假安排",
            Kind::ObjectionRaised => "收到异议",
            Kind::ObjectionAnswered => "答复异议",
            Kind::ObjectionWithdrawn => "撤回异议",
        }
    }

    fn holder(&self, holder: Holder) -> &'static str {
        match holder {
            Holder::Federation => "慈善总会专户",
            Holder::OwnersCommittee => "业委会账户",
            Holder::Street => "街道或财政账户",
            Holder::PartyDues => "党费账户",
            Holder::CashInTransit => "待存现金",
            Holder::Platform => "支付平台",
            Holder::Private => "私人收款码",
            Holder::Storeroom => "物资仓库",
        }
    }

    fn manner(&self, manner: Manner) -> &'static str {
        match manner {
            Manner::Sealed => "封存",
            Manner::Removed => "删除",
        }
    }

    fn means(&self, means: Means) -> &'static str {
        match means {
            Means::Bank => "银行转账",
            Means::Wechat => "微信",
            Means::Alipay => "支付宝",
            Means::Pos => "刷卡",
            Means::Cash => "现金",
        }
    }

    fn mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::OnePerson => "单人记账",
            Mode::TwoPerson => "双人记账",
        }
    }

    fn party_kind(&self, kind: PartyKind) -> &'static str {
        self.donor_kind(kind.as_donor())
    }

    fn purpose(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Real => "正式",
            Purpose::Demo => "演示",
            Purpose::Test => "试用",
        }
    }

    fn remedy(&self, remedy: Remedy) -> &'static str {
        match remedy {
            Remedy::Refund => "退捐",
            Remedy::Reversal => "冲正",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Recorder => "记账",
            Role::Approver => "审批",
            Role::Cashier => "出纳",
            Role::Shopkeeper => "保管",
            Role::Supervisor => "监督",
            Role::Auditor => "审计",
            Role::Federation => "慈善总会",
            Role::OwnersCommittee => "业委会",
        }
    }

    fn service(&self, service: Service) -> &'static str {
        match service {
            Service::Repairs => "便民维修",
            Service::ElderlyAndDisabled => "助老助残",
            Service::Children => "儿童关爱",
            Service::LegalAid => "法律援助",
            Service::Health => "健康义诊",
            Service::Culture => "文化惠民",
            Service::Other => "其他",
        }
    }

    fn sheet_name(&self, sheet: SheetName) -> &'static str {
        sheet.0.zh
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::PublicAppeal => "公开募集",
            SourceKind::DirectedAppeal => "定向募集",
            SourceKind::SharedSpace => "共建收入",
            SourceKind::Match => "配捐",
            SourceKind::PartyDues => "党费",
            SourceKind::SpecialGrant => "专项经费",
            SourceKind::FloatingMoney => "浮动式项目资金",
            SourceKind::PartnerGrant => "共建单位资助",
            SourceKind::OneOffSubsidy => "一次性补助",
            SourceKind::RegularSubsidy => "经常性补助",
            SourceKind::ServiceIncome => "低偿服务收入",
            SourceKind::Interest => "利息",
            SourceKind::Designation => "内部指定",
            SourceKind::CommonIncome => "公共收益",
        }
    }

    fn yes(&self, yes: Yes) -> &'static str {
        match yes {
            Yes::Yes => "是",
            Yes::No => "",
        }
    }

    fn general_fund(&self) -> &'static str {
        "社区基金"
    }

    fn area_kind(&self, word: AreaKind) -> &'static str {
        match word {
            AreaKind::Estate => "小区",
            AreaKind::Grid => "网格",
            AreaKind::Village => "村",
            AreaKind::Other => "其他",
        }
    }

    fn committee_payee(&self, word: CommitteePayee) -> &'static str {
        match word {
            CommitteePayee::Refused => "不予支付",
            CommitteePayee::Flagged => "标明后可付",
        }
    }

    fn office(&self, office: Office) -> &'static str {
        match office {
            Office::Director => "主任",
            Office::Member => "委员",
            Office::Supervisor => "监督员",
        }
    }

    fn request_state(&self, state: RequestState) -> &'static str {
        match state {
            RequestState::Waiting => "待审批",
            RequestState::PartlyApproved => "审批未齐",
            RequestState::Approved => "已审批",
            RequestState::PartlyPaid => "部分已付",
            RequestState::Paid => "已付清",
            RequestState::Rejected => "已退回",
            RequestState::Cancelled => "已撤回",
            RequestState::RestCancelled => "已付一部分，其余撤回",
        }
    }

    fn payment_mark(&self, mark: PaymentMark) -> &'static str {
        match mark {
            PaymentMark::OnPaper => "纸面审批",
            PaymentMark::Alone => "单人",
            PaymentMark::Committee => "收款人与委员有关",
            PaymentMark::Exception => "项目有例外批准",
            PaymentMark::BeforeAcceptance => "验收前付",
            PaymentMark::Advance => "拨付",
            PaymentMark::Retention => "质保金",
            PaymentMark::Late => "补记",
            PaymentMark::Reversed => "已冲正",
        }
    }

    fn conclusion(&self, word: Conclusion) -> &'static str {
        match word {
            Conclusion::Passed => "合格",
            Conclusion::PassedAfterMending => "整改后合格",
            Conclusion::Failed => "不合格",
        }
    }

    fn difference_side(&self, word: DifferenceSide) -> &'static str {
        match word {
            DifferenceSide::TheirReceipt => "对方已收、我方未记",
            DifferenceSide::TheirPayment => "对方已付、我方未记",
            DifferenceSide::OurReceipt => "我方已收、对方未记",
            DifferenceSide::OurPayment => "我方已付、对方未记",
        }
    }

    fn exception_rule(&self, word: ExceptionRule) -> &'static str {
        match word {
            ExceptionRule::DecisionFirst => "先议事后支付",
            ExceptionRule::WithinBudget => "不超预算",
            ExceptionRule::AcceptanceFirst => "先验收后结清",
        }
    }

    fn goods_use(&self, word: GoodsUse) -> &'static str {
        match word {
            GoodsUse::Shop => "公益超市",
            GoodsUse::Project => "项目使用",
            GoodsUse::PoorFamilies => "困难家庭",
        }
    }

    fn income_nature(&self, word: IncomeNature) -> &'static str {
        match word {
            IncomeNature::Grant => "拨款补助",
            IncomeNature::Service => "服务收入",
            IncomeNature::Rent => "租金",
            IncomeNature::Interest => "利息",
            IncomeNature::Deposit => "押金",
            IncomeNature::Other => "其他收入",
        }
    }

    fn issue_manner(&self, word: IssueManner) -> &'static str {
        match word {
            IssueManner::Used => "项目领用",
            IssueManner::Given => "发放",
            IssueManner::Spoiled => "报损",
            IssueManner::Short => "盘亏",
        }
    }

    fn leftover(&self, word: Leftover) -> &'static str {
        match word {
            Leftover::General => "转入社区基金",
            Leftover::Similar => "转用于相近项目",
            Leftover::Return => "退还捐赠人",
        }
    }

    fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Proposed => "立项",
            Stage::Decided => "议事通过",
            Stage::Announced => "公示",
            Stage::Started => "实施",
            Stage::Accepted => "验收合格",
            Stage::Closed => "结项",
        }
    }

    fn meeting(&self, word: Meeting) -> &'static str {
        match word {
            Meeting::Residents => "居民议事会",
            Meeting::Owners => "业主大会",
            Meeting::PartyBranch => "小区党支部会议",
            Meeting::PartyCommittee => "社区党委会议",
            Meeting::FundCommittee => "基金管委会",
        }
    }

    fn need_origin(&self, word: NeedOrigin) -> &'static str {
        match word {
            NeedOrigin::Hotline => "12345热线",
            NeedOrigin::Council => "议事会",
            NeedOrigin::NeedsList => "需求清单",
            NeedOrigin::SmallGrant => "红邻书记小额项目",
            NeedOrigin::Other => "其他",
        }
    }

    fn outcome(&self, word: Outcome) -> &'static str {
        match word {
            Outcome::Completed => "完成",
            Outcome::Stopped => "中止",
        }
    }

    fn payment_kind(&self, word: PaymentKind) -> &'static str {
        match word {
            PaymentKind::GovernmentPurchase => "政府购买",
            PaymentKind::Commission => "定向委托",
            PaymentKind::Venture => "公益创投",
            PaymentKind::Operation => "项目运作",
            PaymentKind::Venue => "场地",
            PaymentKind::Goods => "物资",
            PaymentKind::Aid => "救助慰问",
            PaymentKind::Other => "其他",
            PaymentKind::Stock => "超市进货",
            PaymentKind::Merchant => "兑换结算",
        }
    }

    fn pool_order(&self, word: PoolOrder) -> &'static str {
        match word {
            PoolOrder::Listed => "按所列先后",
            PoolOrder::ProRata => "按比例分摊",
        }
    }

    fn contribution_kind(&self, word: ContributionKind) -> &'static str {
        match word {
            ContributionKind::Public => "公开募集",
            ContributionKind::Directed => "定向募集",
            ContributionKind::Goods => "捐物折价",
            ContributionKind::PublicMoney => "公共资金",
            ContributionKind::Match => "配捐",
        }
    }

    fn exclusion(&self, word: Exclusion) -> &'static str {
        match word {
            Exclusion::TheMatchItself => "配捐本身",
            Exclusion::OutsideTheWindow => "不在配捐期内",
            Exclusion::Reversed => "已冲正",
            Exclusion::Refunded => "已退捐",
            Exclusion::WrongChannel => "募集方式不在约定内",
            Exclusion::GoodsNotAgreed => "未约定捐物",
            Exclusion::PublicMoneyNotAgreed => "未约定公共资金",
            Exclusion::AfterTheConfirmation => "总会确认以后才记账",
            Exclusion::OverTheDonorsCap => "超过每人上限",
        }
    }

    fn match_state(&self, word: MatchState) -> &'static str {
        match word {
            MatchState::Open => "募集中（试算）",
            MatchState::Unconfirmed => "待确认（试算）",
            MatchState::Uncountersigned => "已确认·未联签",
            MatchState::OnPaper => "已确认·纸面联签",
            MatchState::Countersigned => "已确认·已联签",
        }
    }

    fn match_step(&self, word: MatchStep) -> &'static str {
        match word {
            MatchStep::Listed => "项目收到的款物和配捐",
            MatchStep::Raised => "配捐期内款物",
            MatchStep::Base => "计入基数",
            MatchStep::Tier => "本档",
            MatchStep::Reckoned => "按比例应得（舍去不足一分）",
            MatchStep::TooFewDonors => "减：捐赠人数不足",
            MatchStep::OverTheProjectsCap => "减：超过项目上限",
            MatchStep::BeyondThePool => "减：资金池不足",
            MatchStep::Confirmed => "总会确认",
            MatchStep::GoneBackSince => "减：确认后退捐、冲正",
            MatchStep::Due => "应配",
            MatchStep::Received => "已到",
            MatchStep::Returned => "已退回",
            MatchStep::Short => "未到",
            MatchStep::OwedBack => "应退回",
            MatchStep::PoolLeft => "资金池还剩",
        }
    }

    fn suspicion(&self, word: Suspicion) -> &'static str {
        match word {
            Suspicion::TogetherAboveTheCap => "疑似拆分：同一捐赠人多笔，合计超过上限",
            Suspicion::AlikeAndJustWithinTheCap => "疑似拆分：同一天多笔未登记的捐赠，都贴着上限",
        }
    }

    fn transfer_basis(&self, word: TransferBasis) -> &'static str {
        match word {
            TransferBasis::Owners => "业主决定",
            TransferBasis::Earmark => "内部指定",
            TransferBasis::Floating => "浮动资金拨用",
            TransferBasis::Leftover => "结余处理",
            TransferBasis::MatchDebt => "垫退配捐",
        }
    }

    fn value_basis(&self, word: ValueBasis) -> &'static str {
        match word {
            ValueBasis::Invoice => "发票",
            ValueBasis::Agreement => "协议",
            ValueBasis::FairValue => "公允价值",
            ValueBasis::Unpriced => "无可靠价值",
        }
    }

    fn stint_state(&self, word: StintState) -> &'static str {
        match word {
            StintState::Recorded => "待公示",
            StintState::Published => "已公示",
            StintState::Undone => "已冲正",
        }
    }

    fn language_name(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => "中文",
            Language::En => "English",
        }
    }

    // Points.

    fn act_sign(&self, word: ActSign) -> &'static str {
        match word {
            ActSign::Award => "加分",
            ActSign::Deduction => "扣分",
        }
    }

    fn item_kind(&self, word: ItemKind) -> &'static str {
        match word {
            ItemKind::Goods => "物品",
            ItemKind::Service => "服务",
        }
    }

    fn points_kind(&self, word: PointsKind) -> &'static str {
        match word {
            PointsKind::Exchange => "兑换积分",
            PointsKind::Party => "党性存折",
        }
    }

    fn star_period(&self, word: StarPeriod) -> &'static str {
        match word {
            StarPeriod::Year => "自然年",
            StarPeriod::Life => "累计",
        }
    }

    fn rule_setting(&self, word: RuleSetting) -> &'static str {
        match word {
            RuleSetting::Entry => "记录号",
            RuleSetting::Title => "名称",
            RuleSetting::From => "施行日期",
            RuleSetting::Paper => "依据",
            RuleSetting::NoticeDays => "公示天数",
            RuleSetting::HouseholdShares => "一户共用账户",
            RuleSetting::Transfer => "可以转给别人",
            RuleSetting::KeepsYears => "有效到第几年年底",
            RuleSetting::DailyCap => "每人每天最多",
            RuleSetting::ActivityCap => "每人每场最多",
            RuleSetting::PointWorth => "一分值",
            RuleSetting::CoverWarning => "兑付保障低于此提醒",
            RuleSetting::Cover => "兑付保障低于此停止公示",
            RuleSetting::Reserve => "超市专款项目",
            RuleSetting::DayMinutes => "每人每天最多分钟",
            RuleSetting::EarlyMinutes => "结束后几分钟内录入要写原因",
            RuleSetting::LateDays => "过几天录入要写原因",
            RuleSetting::WitnessLimit => "一人作证超过几名要写原因",
            RuleSetting::Services => "服务一小时得几分",
            RuleSetting::Acts => "加分和扣分的事",
            RuleSetting::StarsBy => "星级按",
            RuleSetting::Stars => "一至五星小时数",
        }
    }

    fn beside(&self, word: Beside) -> &'static str {
        statements::beside(word)
    }

    fn particular(&self, word: Particular) -> &'static str {
        statements::particular(word)
    }

    fn year_figure(&self, word: YearFigure) -> &'static str {
        statements::year_figure(word)
    }

    fn debt(&self, word: Debt) -> &'static str {
        statements::debt(word)
    }

    fn statement_line(&self, word: StatementLine) -> &'static str {
        statements::line(word)
    }

    fn statement_part(&self, word: StatementPart) -> &'static str {
        statements::part(word)
    }

    fn duty(&self, word: Duty) -> &'static str {
        match word {
            Duty::MonthlyNotice => "月度公示",
            Duty::MonthClosing => "月结",
            Duty::CommonIncomeNotice => "公共收益季度公示",
            Duty::CommonIncomePosting => "公共收益公示挂满期限",
            Duty::PostingOver => "公示期满",
            Duty::AppealProgress => "公开募捐情况（募捐期间）",
            Duty::AppealReport => "全面公开募捐情况（募捐结束后）",
            Duty::ProjectProgress => "公开项目实施情况（实施期间）",
            Duty::ProjectReport => "全面公开项目实施情况（项目结束后）",
            Duty::AnswerNotice => "答复对公示的异议",
            Duty::AnswerGift => "答复对捐赠的异议",
            Duty::AnswerPayment => "答复对支出的异议",
            Duty::AnswerProject => "答复对项目的异议",
            Duty::AnswerCommonIncome => "答复对公共收益的异议",
            Duty::AnswerPoints => "答复对积分的异议",
            Duty::KeepVouchers => "删除封存的个人信息",
            Duty::AnswerOther => "答复其他异议",
        }
    }

    fn objection_about(&self, word: ObjectionAbout) -> &'static str {
        match word {
            ObjectionAbout::Notice => "公示",
            ObjectionAbout::Gift => "捐赠",
            ObjectionAbout::Payment => "支出",
            ObjectionAbout::Project => "项目",
            ObjectionAbout::CommonIncome => "公共收益",
            ObjectionAbout::Points => "积分",
            ObjectionAbout::Other => "其他",
        }
    }

    fn objection_channel(&self, word: ObjectionChannel) -> &'static str {
        match word {
            ObjectionChannel::Visit => "来访",
            ObjectionChannel::Phone => "电话",
            ObjectionChannel::Wechat => "微信",
            ObjectionChannel::Letter => "书面",
            ObjectionChannel::Hotline => "热线",
            ObjectionChannel::Meeting => "会议",
            ObjectionChannel::Other => "其他",
        }
    }

    fn objection_state(&self, word: ObjectionState) -> &'static str {
        match word {
            ObjectionState::Open => "待答复",
            ObjectionState::Overdue => "逾期未答复",
            ObjectionState::Answered => "按期答复",
            ObjectionState::AnsweredLate => "逾期答复",
            ObjectionState::Withdrawn => "已撤回",
            ObjectionState::Reversed => "登记有误，已冲正",
        }
    }

    fn breach(&self, word: Breach) -> &'static str {
        match word {
            Breach::OnePerson => "单人办了要两个人的事",
            Breach::RecorderApproves => "记账兼审批",
            Breach::RecorderKeepsCash => "记账兼出纳",
            Breach::CashierApproves => "出纳兼审批",
            Breach::OnePersonTwoCodes => "一个人两个经办人代号",
            Breach::RecorderTypesApproval => "记账人代录纸面审批",
        }
    }

    fn digit_set(&self, word: DigitSet) -> &'static str {
        match word {
            DigitSet::Gifts => "捐赠",
            DigitSet::Payments => "支付",
        }
    }

    fn digit_verdict(&self, word: DigitVerdict) -> &'static str {
        match word {
            DigitVerdict::TooFew => "笔数太少，说明不了什么",
            DigitVerdict::Alike => "与本福特分布相符",
            DigitVerdict::Apart => "与本福特分布有差别",
        }
    }

    fn doing(&self, word: Doing) -> &'static str {
        match word {
            Doing::Recorded => "记录",
            Doing::Approved => "审批",
            Doing::Rejected => "驳回",
        }
    }

    fn sample_reason(&self, word: SampleReason) -> &'static str {
        match word {
            SampleReason::Large => "大额",
            SampleReason::Round => "整千支出",
            SampleReason::Late => "迟记",
            SampleReason::Undone => "冲正、退还",
            SampleReason::NearSelfApproved => "审批太快或由记账人代录",
            SampleReason::Weekend => "休息日支出",
            SampleReason::JustUnder => "略低于限额",
        }
    }

    fn term_unit(&self, word: TermUnit) -> &'static str {
        match word {
            TermUnit::Days => "日",
            TermUnit::WorkingDays => "个工作日",
            TermUnit::Months => "个月",
        }
    }
}
