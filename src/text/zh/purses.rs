//! 不是捐款的钱，和钱是谁的.

use crate::ledger::field::{Count, Seq};
use crate::ledger::period::Day;
use crate::ledger::refusal::PurseRefusal as R;
use crate::ledger::words::{Holder, Leftover, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::text::zh::Zh;
use crate::text::zh::usage::meant;
use crate::text::{ListWords, NumberWords, PurseHelp, PurseWords, Told};

/// The help.
pub(super) const HELP: PurseHelp = PurseHelp {
    account_area: "业委会账户属于哪个小区（片区代号，先用 mingbai area add 登记）",
    area: "片区：小区、网格、村",
    area_add: "登记一个片区",
    area_list: "列出片区",
    area_name: "片区名称，如 城南一区",
    area_kind: "种类：estate 小区，grid 网格，village 村，other 其他",
    area_within: "属于哪个片区（代号）",
    area_households: "户数",
    income: "收到捐款以外的钱：拨款、服务费、租金、利息、押金",
    income_due_command: "登记将要收的钱：租金、押金等",
    income_list: "列出应收的钱：收了多少、逾期多少，以及还没退的押金",
    income_return: "退还押金",
    income_from: "付款的单位（不要写个人姓名）",
    income_nature: "是什么钱：grant 拨款补助，service 服务收入，rent 租金，interest 利息，deposit 押金，other 其他",
    income_source_kind: "资金性质；不写就按钱的种类和账户来定",
    income_claim: "是哪一号应收款来了",
    income_due_day: "应收的日期",
    return_amount: "退多少；不写就是还没退的全部",
    paper: "依据的文号或银行回单号",
    file: "文件本身：存进账本，账上记它的指纹",
    pay_in: "把待存的钱存进专户（现金、平台、个人收款码里的）",
    pay_in_amount: "存多少；不写就是等着存的全部",
    pay_in_from: "钱现在在哪个账户；只有一处就不用写",
    pay_in_into: "存进哪个账户；不写就是总会专户",
    pay_in_fee: "平台扣的手续费",
    transfer: "资金调剂：内部指定、浮动资金、项目结余、垫退配捐",
    transfer_from_project: "从哪个项目转出；不写就是不指定项目的钱",
    transfer_from_source: "转出的资金性质",
    transfer_to_project: "转到哪个项目；不写就是不指定项目的钱",
    transfer_to_source: "转入后的资金性质",
    transfer_basis: "依据：earmark 内部指定，floating 浮动式项目资金，leftover 项目结余，match_debt 垫退配捐（配捐已用掉，拿不指定项目的钱退总会），owners 业主决定把公共收益划给项目或划回",
    owners: "业主对公共收益的决定",
    owners_decide: "登记业主的决定",
    owners_list: "列出业主的决定和已付多少",
    owners_account: "业委会账户；只有一个就不用写",
    owners_purpose: "用来做什么",
    owners_ceiling: "最多能付多少",
    owners_until: "用到哪一天为止",
    households_total: "业主总数（户）",
    households_present: "参加表决的业主（户）",
    households_for: "同意的业主（户）",
    area_total: "专有部分总面积（平方米）",
    area_present: "参加表决的面积（平方米）",
    area_for: "同意的面积（平方米）",
    report_purses: "资金结存：任何一天，按资金、项目、小区或账户",
    report_common_income: "公共收益：一个小区一个季度，单独一张",
    report_cash: "还没进专户的钱，等了多少天",
    report_date: "截止哪一天；不写就是今天",
    report_by: "按什么看：purse 资金，project 项目，area 片区，account 账户",
    report_quarter: "季度，如 2026-Q4；不写就是本季度",
};

impl PurseWords for Zh {
    fn deposit_is_returned(&self, seq: Seq) -> Told {
        Told::new(format!("第 {seq} 号押金已经退完了。"), "不用再退；用 mingbai income list 查看还没退的押金。")
    }

    fn nothing_to_pay_in(&self, account: &str, holder: Holder) -> Told {
        Told::new(
            format!("账户“{account}”由{}保管，里面的钱不用再存进专户。", self.holder(holder)),
            "请用 --from 选待存现金、支付平台或个人收款码的账户；等着存的钱用 mingbai report cash 查看。",
        )
    }

    fn fee_is_of_one_purse(&self, purses: &[String]) -> Told {
        Told::new(
            "等着存的不止一笔资金，不知道手续费算在哪一笔上。",
            format!("请加上 --project 和 --source-kind，一笔一笔存。等着存的有：{}。", purses.join("；")),
        )
    }

    fn day_is_ahead(&self, day: Day) -> String {
        format!("注意：{day} 还没到，列的是到今天为止记下的账。")
    }

    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn purses_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::AreaCodeMustBeFree { code } => {
                told(format!("片区代号“{code}”已经有了。"), "请换一个代号；已有的用 mingbai area list 查看。")
            }
            R::AreaMustBeRegistered { code } => {
                told(format!("没有代号为“{code}”的片区。"), "用 mingbai area list 查看；新的用 mingbai area add 登记。")
            }
            R::OwnersAccountMustNameItsEstate { account } => told(
                format!("业委会账户“{account}”没有写明是哪个小区的，或者写的不是小区。"),
                "请加上 --area 小区代号；小区用 mingbai area add 登记，种类是 estate。",
            ),
            R::OnlyAnOwnersAccountNamesAnEstate { account, holder } => told(
                format!("账户“{account}”由{}保管，不属于哪个小区。", self.holder(*holder)),
                "请去掉 --area；业委会的账户才写小区（mingbai account open --holder owners_committee）。",
            ),
            R::PayerMustBeNamed => plain("没有写是谁付的钱。", "请用 --from 写上付款单位的全称。"),
            R::IncomeMustBeNoGift { source_kind } => told(
                format!("“{}”不能用收入来记。", self.source_kind(*source_kind)),
                match source_kind {
                    SourceKind::Match => "配捐到账用 mingbai match receive，照配捐约定来记。",
                    SourceKind::Designation => "内部指定是资金调剂，请用 mingbai transfer。",
                    SourceKind::PublicAppeal
                    | SourceKind::DirectedAppeal
                    | SourceKind::SharedSpace
                    | SourceKind::PartyDues
                    | SourceKind::SpecialGrant
                    | SourceKind::FloatingMoney
                    | SourceKind::PartnerGrant
                    | SourceKind::OneOffSubsidy
                    | SourceKind::RegularSubsidy
                    | SourceKind::ServiceIncome
                    | SourceKind::Interest
                    | SourceKind::CommonIncome => "捐款请用 mingbai donate，捐赠人才能查到。",
                },
            ),
            R::SourceKindMustFitTheNature { nature, source_kind } => told(
                format!("“{}”不会是“{}”的钱。", self.income_nature(*nature), self.source_kind(*source_kind)),
                "请核对 --nature 和 --source-kind；不写 --source-kind 就按种类和账户来定（mingbai income --help）。",
            ),
            R::AccountMustTakeIncome { account, holder } => told(
                format!("账户“{account}”（{}）不收这样的钱。", self.holder(*holder)),
                "请用 --account 选钱实际到的账户（mingbai account list）；待存现金只收服务费、租金、押金等现钱。",
            ),
            R::CommonIncomeMustStayWithItsOwners { account, holder, source_kind } => told(
                format!(
                    "公共收益只放业委会账户，业委会账户也只放公共收益：“{account}”是{}，这笔钱是{}。",
                    self.holder(*holder),
                    self.source_kind(*source_kind)
                ),
                "业主的钱请用 --account 选本小区的业委会账户；基金的钱请选专户（mingbai account list）。",
            ),
            R::PurseMustLieWithItsHolder { account, holder, source_kind } => told(
                format!("“{}”不能放在账户“{account}”（{}）。", self.source_kind(*source_kind), self.holder(*holder)),
                "请核对 --account 和 --source-kind；账户用 mingbai account list 查看。",
            ),
            R::CommonIncomeMustStayInItsEstate { estate, project } => told(
                format!("小区“{estate}”的公共收益不能用在别处的项目“{project}”上。"),
                "一个小区的钱只管本小区；请核对 --account 和 --project（mingbai project list）。",
            ),
            R::DueDayMustFollow { date } => told(
                format!("应收的日期早于约定的日期 {date}。"),
                "请核对 --due 和 --date，再用 mingbai income due 登记。",
            ),
            R::ClaimMustStand { seq } => {
                told(format!("第 {seq} 号不是应收款，或者已经冲正。"), "用 mingbai income list 查看应收款的记录号。")
            }
            R::IncomeMustBeOfItsClaim { claim } => told(
                format!("收到的和第 {claim} 号应收款不是一回事：账户、项目、资金性质和种类都要一样。"),
                "用 mingbai show 查看那一号，照它来写；不是这一笔的，去掉 --claim。",
            ),
            R::IncomeMustStayWithinItsClaim { left } => told(
                format!("收的比应收的多：还应收 {}。", self.yuan(*left)),
                "请先照应收的数记，多出来的另记一笔 mingbai income，不写 --claim。",
            ),
            R::ClaimMustBeUntouched { seq, came } => told(
                format!("第 {seq} 号应收款已经收了 {}，不能冲正。", self.yuan(*came)),
                "收的那一笔也记错了，就先用 mingbai reverse 冲正它。",
            ),
            R::DepositMustStand { seq } => {
                told(format!("第 {seq} 号不是押金，或者已经冲正。"), "用 mingbai income list 查看还没退的押金。")
            }
            R::ReturnMustStayWithinTheDeposit { left } => told(
                format!("退的比押的多：还能退 {}。", self.yuan(*left)),
                "请改小 --amount，或不写，就是余下的全部（mingbai income return）。",
            ),
            R::DepositMustBeWhole { seq, returned } => told(
                format!("第 {seq} 号押金已经退了 {}，不能再冲正。", self.yuan(*returned)),
                "余下的请用 mingbai income return 退还。",
            ),
            R::OnlyWaitingMoneyIsPaidIn { account, holder } => told(
                format!("账户“{account}”（{}）里的钱不是等着存的钱。", self.holder(*holder)),
                "请用 --from 选待存现金、平台或个人收款码的账户；用 mingbai report cash 查看哪里有钱等着存。",
            ),
            R::MoneyMustReachTheFund { account, holder } => told(
                format!("钱要存进慈善总会专户，账户“{account}”是{}。", self.holder(*holder)),
                "请用 --into 选总会专户（mingbai account list）。",
            ),
            R::OnlyAPlatformKeepsAFee { account } => told(
                format!("账户“{account}”不是支付平台，存钱没有手续费可扣。"),
                "请去掉 --fee；银行收的手续费另有记法，个人收款码的提现费由本人负担。",
            ),
            R::FeeMustBeLessThanTheMoney { amount } => told(
                format!("手续费不少于这笔钱本身（{}）。", self.yuan(*amount)),
                "请照平台的结算单核对金额（手续费扣除以前的数）和 --fee，再用 mingbai pay-in。",
            ),
            R::TransferMustChangeThePurse => plain(
                "转出和转入是同一笔资金。",
                "请核对 mingbai transfer 的 --from-project、--to-project 和资金性质。",
            ),
            R::MoneyMustBePaidInFirst { account, holder } => told(
                format!("账户“{account}”（{}）里的钱还没进专户，不能调剂。", self.holder(*holder)),
                "请先用 mingbai pay-in 存进专户。",
            ),
            R::CommonIncomeMustNotBeTransferred => plain(
                "公共收益是业主的钱，不能调剂，也不能并进别的资金。",
                "业主决定了用途和上限（mingbai owners decide），再按决定从业委会账户付款；要先划给决定里的项目，用 mingbai transfer --basis owners --account 业委会账户 --to-project 项目。",
            ),
            R::OwnersMustHaveDecidedTheTransfer { project, left } => Told::new(
                format!("业主决定还允许给项目“{project}”拨 {} 公共收益，不够这一笔。", self.yuan(*left)),
                "先用 mingbai owners decide 记下业主的决定（写明 --project），再划拨。",
            ),
            R::OnlyFreeMoneyIsEarmarked => plain(
                "内部指定只能拿不指定项目的非限定资金给项目（记成“内部指定”），或者原路退回；结余要从项目转出。",
                "请核对 --from-source 和 --to-source：能指定的有公开募集、共建收入、低偿服务收入和利息（mingbai report purses）。",
            ),
            R::EarmarkMustGoBackWhereItCameFrom { source_kind, left } => told(
                format!(
                    "内部指定要退回原来的资金：这个项目里来自“{}”的只有 {}。",
                    self.source_kind(*source_kind),
                    self.yuan(*left)
                ),
                "请核对 --to-source 和金额；当初从哪里指定的，用 mingbai report purses 和 mingbai show 查看。",
            ),
            R::OnlyFreeMoneyCoversAMatchDebt => plain(
                "垫退配捐只能拿不指定项目的非限定资金，转给欠总会配捐的那个项目（资金性质“配捐”）。",
                "请写 mingbai transfer 金额 --basis match_debt --to-project 项目代号；非限定资金有多少，用 mingbai report purses 查看。",
            ),
            R::TransferMustStayWithinTheMatchDebt { short } => told(
                format!("垫退配捐不能多转：应退总会而项目里没有的，只差 {}。", self.yuan(*short)),
                "请核对金额；应退多少，用 mingbai match show 查看。",
            ),
            R::OnlyFloatingMoneyFloats => plain(
                "按浮动资金调剂的，只有浮动式项目资金，或者还没有定项目的党费、专项经费，而且要转给一个项目、性质不变。",
                "请核对 --to-project 和资金性质；别的钱不能这样调剂（mingbai transfer --help）。",
            ),
            R::ProjectMustBeOverFirst { project } => told(
                format!("项目“{project}”还没有验收，也没有决定停办，里面的钱不算结余。"),
                "请等验收合格以后再转；停办的项目先登记会议的决定（mingbai project show 查看）。",
            ),
            R::LeftoverMustGoWhereItsPlanSays { leftover, project } => told(
                match leftover {
                    None => format!("项目“{project}”提出时没有说结余怎么办。"),
                    Some(Leftover::General) => {
                        format!("项目“{project}”的结余要转到不指定项目的资金，资金性质不变。")
                    }
                    Some(Leftover::Similar) => {
                        format!("项目“{project}”的结余要转到同一服务类别的项目，资金性质不变。")
                    }
                    Some(Leftover::Return) => format!("项目“{project}”的结余要退还捐赠人，不能转走。"),
                },
                match leftover {
                    Some(Leftover::Return) => {
                        "捐赠用 mingbai refund 逐笔退还；配捐、补助等不是捐赠的，退不了的部分，经议事转给同类项目（--to-project）。"
                    }
                    Some(Leftover::General | Leftover::Similar) | None => {
                        "请照项目方案核对 --to-project 和资金性质；内部指定的钱用 --basis earmark 退回（mingbai project show）。"
                    }
                },
            ),
            R::AccountMustBeTheOwners { account, holder } => told(
                format!("账户“{account}”是{}，里面不是公共收益，不由业主决定。", self.holder(*holder)),
                "请用 --account 选业委会账户（mingbai account list）。",
            ),
            R::PurposeMustBeGiven => {
                plain("没有写业主决定用来做什么。", "请用 mingbai owners decide 的 --purpose 写明用途。")
            }
            R::DecisionMustLast { date } => {
                told(format!("使用期限早于决定的日期 {date}。"), "请核对 --until 和 --date（mingbai owners decide）。")
            }
            R::VotesMustAddUp => plain(
                "票数对不上：同意的不能多过参加的，参加的不能多过全体，户数和面积都是。",
                "请照表决结果重新填写 mingbai owners decide 的户数和面积。",
            ),
            R::TwoThirdsMustTakePart => plain(
                "参加表决的业主不到三分之二（户数和面积都要够），决定不成立（民法典第二百七十八条）。",
                "请核对人数和面积；确实不够，要重新组织表决，再用 mingbai owners decide 登记。",
            ),
            R::MoreThanHalfMustAgree => plain(
                "参加表决的业主没有过半数同意（户数和面积都要过半），决定不成立（民法典第二百七十八条）。",
                "请核对人数和面积；确实没有过半，这笔钱不能用（mingbai owners list 查看已有的决定）。",
            ),
        }
    }

    fn still_outside(&self, account: &str, holder: Holder, balance: Yuan, days: Count) -> String {
        let law = match holder {
            Holder::Private => "；收进个人收款码违反慈善法第二十六条，请马上存进专户",
            Holder::Federation
            | Holder::OwnersCommittee
            | Holder::Street
            | Holder::PartyDues
            | Holder::CashInTransit
            | Holder::Platform
            | Holder::Storeroom => "（慈善法第二十六条要求全部进专户）",
        };
        format!(
            "注意：账户“{account}”里有 {} 还没有进专户，最早的已等 {days} 天{law}。 → mingbai pay-in",
            self.yuan(balance)
        )
    }

    fn had_waited(&self, days: Count) -> String {
        format!("存进去的钱里，最早的在外面等了 {days} 天。")
    }

    fn nothing_waits(&self) -> Told {
        Told::new(
            "没有等着存进专户的钱。",
            "用 mingbai report cash 查看；收了现金先用 mingbai donate --means cash 记上。",
        )
    }

    fn which_purse(&self, purses: &[String]) -> Told {
        Told::new(
            "等着存的不止一笔资金，不知道存的是哪一笔。",
            format!("请加上 --project 和 --source-kind，或不写金额全部存入。等着存的有：{}。", purses.join("；")),
        )
    }

    fn no_owners_account(&self) -> Told {
        Told::new(
            "还没有业委会账户。",
            "请先开立：mingbai account open 代号 --holder owners_committee --area 小区代号 --name 名称",
        )
    }

    fn unknown_area(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known {
            [] => "还没有片区，请先用 mingbai area add 登记。".to_owned(),
            [_, ..] => {
                format!("{}已有的片区：{}。新的用 mingbai area add 登记。", meant(code, known), known.join("、"))
            }
        };
        Told::new(format!("没有代号为“{code}”的片区。"), cure)
    }

    fn payer_is_a_person(&self) -> Told {
        Told::new(
            "付款的是登记过的个人，姓名不能写进账里。",
            "请在 --from 写“个体承租人”“业主”一类的称呼，姓名留在合同和收据上（--paper 写号码）。",
        )
    }
}
