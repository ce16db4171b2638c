//! 在终端里问什么；没有答、答得不对时说什么.

use crate::ledger::name::TextFault;
use crate::ledger::yuan::AmountFault;
use crate::text::zh::Zh;
use crate::text::{FaultWords, Question, QuestionWords, Told};

/// 问什么、例子是什么.
#[expect(clippy::too_many_lines, reason = "one arm a question: the list is the whole story")]
const fn asked(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Amount => ("金额（元）", "如 100 或 88.50"),
        Question::KeyFile => ("自己的钥匙文件（--my-key）", "如 kuaiji.key"),
        Question::Code => ("代号", "小写字母、数字、- 和 _，如 wall"),
        Question::AccountCode => ("账户代号", "用 mingbai account list 查看"),
        Question::AccountName => ("账户的叫法", "如 县慈善总会专户"),
        Question::Holder => {
            ("保管人", "federation、owners_committee、street、party_dues、cash_in_transit、platform 或 private")
        }
        Question::ProjectCode => ("项目代号", "用 mingbai project list 查看"),
        Question::ProjectName => ("项目名称", "如 围墙修缮"),
        Question::Service => {
            ("服务类别", "repairs、elderly_and_disabled、children、legal_aid、health、culture 或 other")
        }
        Question::Area => ("小区或网格的代号", "area add 登记时的代号，如 nanyi；用 mingbai area list 查看"),
        Question::NeedOrigin => ("需求来源", "hotline、council、needs_list、small_grant 或 other"),
        Question::Leftover => ("剩余的钱怎么办", "general、similar 或 return"),
        Question::Sentence => ("说明", "一句话"),
        Question::BudgetLine => (
            "各笔资金的预算",
            "写成 资金性质=金额，如 public_appeal=8000，几笔用空格隔开；资金性质有：public_appeal 公开募集、directed_appeal 定向募集、shared_space 共建收入、match 配捐、party_dues 党费、special_grant 专项经费、floating_money 浮动式项目资金、partner_grant 共建单位资助、one_off_subsidy 一次性补助、regular_subsidy 经常性补助、service_income 低偿服务收入、interest 利息、designation 内部指定、common_income 公共收益",
        ),
        Question::Meeting => ("哪种会", "residents、owners、party_branch、party_committee 或 fund_committee"),
        Question::HowMany => ("数目", "整数，如 25"),
        Question::Conclusion => ("验收结论", "passed、passed_after_mending 或 failed"),
        Question::Inspectors => ("验收单位", "如 街道办、居民代表"),
        Question::Outcome => ("怎样结束", "completed 或 stopped"),
        Question::LabourTime => ("投工时间", "小时:分钟，如 96:30"),
        Question::ExceptionRule => ("哪条规矩", "decision_first、within_budget 或 acceptance_first"),
        Question::SourceKind => (
            "资金性质",
            "public_appeal、directed_appeal、shared_space、match、party_dues、special_grant、floating_money、\
             partner_grant、one_off_subsidy、regular_subsidy、service_income、interest、designation 或 common_income",
        ),
        Question::AreaKind => ("片区种类", "estate、grid、village 或 other"),
        Question::AreaName => ("片区名称", "如 城南一区"),
        Question::Households => ("户数", "整数，如 320"),
        Question::FloorArea => ("面积（平方米）", "如 32000 或 32000.5"),
        Question::IncomeNature => ("是什么钱", "grant、service、rent、interest、deposit 或 other"),
        Question::Payer => ("付款单位", "如 城关街道办事处"),
        Question::TransferBasis => ("调剂的依据", "earmark、floating、leftover、match_debt 或 owners"),
        Question::UsedFor => ("用途", "一句话，如 更换门禁"),
        Question::By => ("按什么看", "purse、project、area 或 account"),
        Question::Quarter => ("季度", "如 2026-Q4"),
        Question::Day => ("日期", "如 2026-10-05"),
        Question::AppealFrom => ("募捐开始日期 --from", "如 2026-10-01"),
        Question::AppealUntil => ("募捐结束日期 --until", "如 2026-12-31"),
        Question::HangsUntil => ("公示截止日期 --until", "如 2026-10-12"),
        Question::IncomeDueOn => ("应收日期 --due", "如 2026-12-31"),
        Question::Payee => ("收款人", "登记过的写 --to 编号，如 p41；单位也可以写 --to-name 全称；救助名单用 --aid"),
        Question::PoolName => ("资金池名称", "如 百社千项配捐资金"),
        Question::Month => ("月份", "如 2026-10"),
        Question::DifferenceSide => ("差异类型", "their_receipt、their_payment、our_receipt 或 our_payment"),
        Question::Moment => ("时刻", "如 2026-10-05T09:00:00+08:00"),
        Question::Seq => ("记录号", "整数，如 41"),
        Question::NoticeNumber => ("期号", "整数，用 mingbai notice list 查看"),
        Question::Name => ("姓名或名称", "如 王芳"),
        Question::PersonNumber => ("人员编号", "如 p41，用 mingbai person list 查看"),
        Question::PartyKind => ("类别", "person、company 或 institution"),
        Question::Display => ("公开方式", "masked、named 或 anonymous"),
        Question::Memo => ("备注", "一句话"),
        Question::Reason => ("原因", "一句话，会写在公示上"),
        Question::Paper => ("文号", "如 总会函〔2026〕3号"),
        Question::Invoice => ("发票号", "照发票上的号码"),
        Question::PaymentPurpose => ("用途", "一句话，如 围墙材料款"),
        Question::PaymentKind => {
            ("支付类别", "government_purchase、commission、venture、operation、venue、goods、aid、stock 或 other")
        }
        Question::Office => ("职务", "director、member 或 supervisor"),
        Question::Relation => ("关系", "如 配偶、控股"),
        Question::CommitteePayee => ("付给委员怎么办", "refused 或 flagged"),
        Question::ReceiptNumber => ("票据号", "照票据上的号码"),
        Question::Id => ("流水号", "照银行或平台上的号码"),
        Question::Quantity => ("数量", "如 20 或 12.5，最多三位小数"),
        Question::Unit => ("单位", "如 袋、箱、件"),
        Question::Item => ("品名", "如 大米5kg"),
        Question::Lot => ("批号", "如 l1，用 mingbai goods list 查看"),
        Question::ItemCode => ("物品代号", "如 dami，用 mingbai shop prices 查看"),
        Question::PriceInPoints => ("积分价格", "如 12 或 12.5"),
        Question::Collector => ("领取人编号", "如 p12"),
        Question::Slip => ("兑换单号", "如 0001"),
        Question::LotCount => ("批号和数量", "如 l1=12"),
        Question::WantedItem => ("物品和数量", "如 dami=2"),
        Question::GoodsUse => ("限定用途", "shop、project 或 poor_families"),
        Question::ValueBasis => ("计价依据", "invoice、agreement、fair_value 或 unpriced"),
        Question::Receiver => ("交给了谁", "单位或人群，如 低保户 20 户；不写个人姓名"),
        Question::Source => ("流水号的来源", "如 wechat"),
        Question::Means => ("付款方式", "bank、wechat、alipay、pos 或 cash"),
        Question::Channel => ("募集方式", "public 或 directed"),
        Question::Rate => ("比例", "10% 到 50%，如 20% 或 0.2"),
        Question::Tiers => ("分档比例", "如 0=10%,10000=20%"),
        Question::WindowFrom => ("配捐期第一天", "如 2026-10-01"),
        Question::WindowUntil => ("配捐期最后一天", "如 2026-12-31"),
        Question::PoolCode => ("资金池代号", "用 mingbai match list 查看"),
        Question::PoolOrder => ("分法", "listed 或 pro_rata"),
        Question::FundName => ("基金名称", "如 城南社区基金"),
        Question::County => ("县（区）慈善总会全称", "如 某某县慈善总会"),
        Question::Custodian => ("保管人", "如 某某县慈善总会专户"),
        Question::SecondOperator => ("第二个人（审批、监督）的代号", "如 wang；只有一个人记账就直接回车"),
        Question::Operator => ("经办人代号", "如 kuaiji"),
        Question::PublicKey => ("公钥", "64 个十六进制小写字符，用 mingbai keygen 生成"),
        Question::Role => {
            ("职责", "recorder、approver、cashier、shopkeeper、supervisor、auditor、federation 或 owners_committee")
        }
        Question::Purpose => ("用途", "real、demo 或 test"),
        Question::Place => ("张贴地点", "如 社区公告栏"),
        Question::File => ("文件", "文件的路径"),
        Question::Language => ("语言", "zh 或 en"),
        Question::Points => ("多少积分", "如 5 或 2.5"),
        Question::PointsAccount => ("积分账户", "志愿者编号如 p41，或户号"),
        Question::Act => ("办法里的代号", "如 good_deed，用 mingbai rules show 查看"),
        Question::Witness => ("证明人", "编号，如 p7"),
        Question::Origin => ("对方账本的账本名", "如 fund.5f0c8d1e…"),
        Question::Household => ("户的代号", "如 h12"),
        Question::HouseholdHead => ("户主的人员编号 --head", "如 p41，用 mingbai person list 查看"),
        Question::Team => ("队伍的代号", "如 red"),
        Question::TeamName => ("队伍的名称", "如 红马甲志愿服务队"),
        Question::YesOrNo => ("是或否", "yes 或 no"),
        Question::Activity => ("活动的代号", "如 jiebao"),
        Question::ActivityTitle => ("活动做什么", "如 文明劝导"),
        Question::ServiceClass => ("服务类别", "积分办法里的代号，用 mingbai rules show 查看"),
        Question::TimeOfDay => ("时间", "如 08:30"),
        Question::Minutes => ("分钟数", "整数，如 90"),
        Question::Year => ("年份", "如 2026"),
        Question::ObjectionAbout => ("对什么有异议", "notice、gift、payment、project、common_income、points 或 other"),
        Question::ObjectionChannel => ("怎么收到的", "visit、phone、wechat、letter、hotline、meeting 或 other"),
    }
}

impl QuestionWords for Zh {
    fn question(&self, question: Question) -> String {
        let (what, example) = asked(question);
        format!("{what}（{example}）")
    }

    fn missing(&self, question: Question) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("没有写{what}。"), format!("请补上{what}：{example}。"))
    }

    fn wrong(&self, question: Question, given: &str) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("“{given}”不能作为{what}。"), format!("{what}要这样写：{example}。"))
    }

    fn wrong_text(&self, question: Question, fault: &TextFault) -> Told {
        let told = self.text_fault(fault);
        Told::new(format!("{}有问题：{}", asked(question).0, told.what), told.cure)
    }

    fn wrong_amount(&self, given: &str, fault: AmountFault) -> Told {
        self.amount_fault(given, fault)
    }
}
