//! The closed list of what a column may be called: its id for programs and the kind of its cells. The words stand in
//! `text`, so that a heading without a phrase in both languages does not compile.

use crate::report::table::Kind;

/// Declares the headings: the id that scripts rely on, and the kind of cell below.
macro_rules! headings {
    ($($(#[$doc:meta])* $Heading:ident = $id:literal: $Kind:ident),+ $(,)?) => {
        /// What a column is called.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Heading { $($(#[$doc])* $Heading),+ }

        impl Heading {
            /// Every heading.
            pub const ALL: &'static [Self] = &[$(Self::$Heading),+];

            /// Its stable name for programs, `[a-z_]+`: never translated, never changed.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$Heading => $id),+ }
            }

            /// The kind of cell that stands below it.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Self::$Heading => Kind::$Kind),+ }
            }
        }
    };
}

headings! {
    /// 序号: the row's place on its sheet.
    Number = "number": Count,
    /// 记录号: the entry.
    Seq = "seq": Seq,
    /// 日期.
    Date = "date": Day,
    /// 记录日期: late gifts show both days.
    RecordedOn = "recorded_on": Day,
    /// 记录时间.
    RecordedAt = "recorded_at": Text,
    /// 捐赠人.
    Donor = "donor": Name,
    /// 类别: 个人, 企业, 单位.
    DonorKind = "donor_kind": Word,
    /// 方式: 公开, 定向.
    Appeal = "appeal": Word,
    /// 支付方式.
    Means = "means": Word,
    /// 项目或用途.
    Project = "project": Text,
    /// 金额, in yuan.
    Amount = "amount": Yuan,
    /// 票据号.
    Receipt = "receipt": Text,
    /// 备注.
    Remarks = "remarks": Text,
    /// 原来: what a notice said.
    AmountThen = "amount_then": Yuan,
    /// 现在: what it would say today.
    AmountNow = "amount_now": Yuan,
    /// 调增: by how much it is more.
    AmountMore = "amount_more": Yuan,
    /// 收调增.
    InMore = "in_more": Yuan,
    /// 收调减.
    InLess = "in_less": Yuan,
    /// 支调增.
    OutMore = "out_more": Yuan,
    /// 支调减.
    OutLess = "out_less": Yuan,
    /// 应配调增: what a notice said was due of a match.
    DueMore = "due_more": Yuan,
    /// 应配调减.
    DueLess = "due_less": Yuan,
    /// 公共收益收调增: what notices said that owners got.
    OwnersInMore = "owners_in_more": Yuan,
    /// 公共收益收调减.
    OwnersInLess = "owners_in_less": Yuan,
    /// 公共收益支调增: what notices said that owners paid.
    OwnersOutMore = "owners_out_more": Yuan,
    /// 公共收益支调减.
    OwnersOutLess = "owners_out_less": Yuan,
    /// 公共收益其他调增: deposits, books taken over.
    OwnersMore = "owners_more": Yuan,
    /// 公共收益其他调减.
    OwnersLess = "owners_less": Yuan,
    /// 捐赠人或事项: who gave, or what kind of entry it was.
    DonorOrKind = "original": Name,
    /// 调减: by how much it is less.
    AmountLess = "amount_less": Yuan,
    /// 原分钟: what an earlier notice said of hours.
    MinutesThen = "minutes_then": Minutes,
    /// 现分钟: what it would say today.
    MinutesNow = "minutes_now": Minutes,
    /// 积分户: whose points an undone entry moved, masked.
    PointsOf = "points_of": Name,
    /// 原积分: what an earlier notice said of points.
    PointsThen = "points_then": Points,
    /// 现积分: what it would say today.
    PointsNow = "points_now": Points,
    /// 入账月份: the month in whose books an entry lies.
    BooksMonth = "books_month": Text,
    /// 原记录号.
    OriginalSeq = "original_seq": Seq,
    /// 原捐赠日期.
    OriginalDate = "original_date": Day,
    /// 原公示期号.
    OriginalNotice = "original_notice": Text,
    /// 配捐期起.
    WindowFrom = "window_from": Day,
    /// 配捐期止.
    WindowUntil = "window_until": Day,
    /// 计入的来源.
    MatchedKinds = "matched_kinds": Text,
    /// 种类 of a contribution.
    ContributionKind = "contribution": Word,
    /// 比例, one or several by tier.
    MatchRate = "rate": Text,
    /// 每人上限.
    CapDonor = "cap_donor": Yuan,
    /// 项目上限.
    CapProject = "cap_project": Yuan,
    /// 最少人数.
    MinimumDonors = "minimum_donors": Count,
    /// 捐赠人数.
    Donors = "donors": Count,
    /// 资金池.
    Pool = "pool": Text,
    /// 分法 of a pool.
    PoolOrder = "pool_order": Word,
    /// 项 of a statement.
    MatchStep = "step": Word,
    /// 实募: gifts in money, less what went back of them.
    Raised = "raised": Yuan,
    /// 配捐期内款物: gifts, goods and public money of a match's window, less what went back.
    InWindow = "in_window": Yuan,
    /// 退捐、冲正.
    Gone = "gone": Yuan,
    /// 期外及配捐: given before or after the window, or the match itself.
    OutsideWindow = "outside_window": Yuan,
    /// 不计入.
    LeftOut = "left_out": Yuan,
    /// 不计入原因.
    WhyLeftOut = "why_left_out": Text,
    /// 计入基数.
    Base = "base": Yuan,
    /// 算得, unrounded.
    Exact = "exact": Text,
    /// 少配原因: why less is due than the rate makes of the base.
    WhyLess = "why_less": Word,
    /// 应配.
    MatchDue = "due": Yuan,
    /// 已到.
    MatchReceived = "received": Yuan,
    /// 未到.
    Short = "short": Yuan,
    /// 应退回.
    OwedBack = "owed_back": Yuan,
    /// 疑点.
    Suspicion = "suspicion": Text,
    /// 种类: 退捐, 冲正.
    Remedy = "remedy": Word,
    /// 原因.
    Reason = "reason": Text,
    /// 依据文号.
    Paper = "paper": Text,
    /// 收款人.
    Payee = "payee": Name,
    /// 人数.
    Persons = "persons": Count,
    /// 支付方式 of a payment.
    PaymentKind = "payment_kind": Word,
    /// 用途.
    Purpose = "purpose": Text,
    /// 申请人.
    RequestedBy = "requested_by": Text,
    /// 审批人.
    ApprovedBy = "approved_by": Text,
    /// 付款人.
    PaidBy = "paid_by": Text,
    /// 已付.
    Paid = "paid": Yuan,
    /// 未付.
    Rest = "rest": Yuan,
    /// 冲回.
    Undone = "undone": Yuan,
    /// 标注.
    Marks = "marks": Text,
    /// 状态 of a request.
    RequestState = "request_state": Word,
    /// 发票号.
    Invoice = "invoice": Text,
    /// 困难情况.
    Need = "need": Text,
    /// 职务.
    Office = "office": Word,
    /// 关系.
    Relation = "relation": Text,
    /// 职责 of one person.
    Role = "role": Word,
    /// 自.
    Since = "since": Day,
    /// 至.
    Till = "till": Day,
    /// 委员.
    Member = "member": Name,
    /// From which amount on a refund, reversal or transfer waits for another person.
    SecondPersonFrom = "second_person_from": Yuan,
    /// 两人审批起点.
    TwoApproversFrom = "two_approvers_from": Yuan,
    /// 付给委员.
    CommitteePayee = "committee_payee": Word,
    /// 已报账.
    Accounted = "accounted": Yuan,
    /// 已退回.
    Returned = "returned": Yuan,
    /// 代号.
    Code = "code": Text,
    /// 名称.
    Name = "name": Text,
    /// 保管人.
    Holder = "holder": Word,
    /// 账户.
    Account = "account": Text,
    /// 资金性质.
    SourceKind = "source_kind": Word,
    /// 余额.
    Balance = "balance": Yuan,
    /// 付款方: who pays the fund.
    Payer = "payer": Text,
    /// 基金的钱: at the federation, or on its way there.
    FundMoney = "fund_money": Yuan,
    /// 共建方的钱: held by owners, the street or the party branch.
    CoPayersMoney = "co_payers_money": Yuan,
    /// 缺口: what was missing on that day.
    Shortfall = "shortfall": Yuan,
    /// 已等天数: outside the fund's account.
    WaitingDays = "waiting_days": Count,
    /// 款项: what money that is not a gift is.
    Nature = "nature": Word,
    /// 已收.
    Came = "came": Yuan,
    /// 未收.
    NotCome = "not_come": Yuan,
    /// 逾期天数.
    OverdueDays = "overdue_days": Count,
    /// 已退 of a deposit.
    GaveBack = "gave_back": Yuan,
    /// 未退 of a deposit.
    StillHeld = "still_held": Yuan,
    /// 上期结余.
    BalanceBefore = "balance_before": Yuan,
    /// 收入 of 公共收益.
    CommonIncome = "common_income": Yuan,
    /// 其他收: deposits, books taken over.
    OtherIn = "other_in": Yuan,
    /// 成本 of 公共收益.
    CommonCost = "common_cost": Yuan,
    /// 支出 of 公共收益.
    CommonSpending = "common_spending": Yuan,
    /// 其他付: deposits that went back.
    OtherOut = "other_out": Yuan,
    /// 决定依据.
    Decision = "decision": Text,
    /// 用途.
    UsedFor = "used_for": Text,
    /// 使用期限.
    UsableUntil = "usable_until": Day,
    /// 上限.
    Ceiling = "ceiling": Yuan,
    /// 已付 under a decision.
    PaidUnderIt = "paid_under_it": Yuan,
    /// 还可付 under a decision.
    LeftUnderIt = "left_under_it": Yuan,
    /// 种类 of an area.
    AreaKind = "area_kind": Word,
    /// 属于 which area.
    Within = "within": Text,
    /// 户数.
    Households = "households": Count,
    /// 服务类别.
    Service = "service": Word,
    /// 阶段.
    Stage = "stage": Word,
    /// 预算.
    Budget = "budget": Yuan,
    /// 配捐.
    Matched = "matched": Yuan,
    /// 其他来源.
    OtherSources = "other_sources": Yuan,
    /// 其他来源, one by one.
    OfThem = "of_them": Text,
    /// 支出: what was paid or advanced.
    Spent = "spent": Yuan,
    /// 转出: what went to other purses.
    MovedOut = "moved_out": Yuan,
    /// 结余.
    LeftOver = "left_over": Yuan,
    /// 预算未用.
    BudgetLeft = "budget_left": Yuan,
    /// 超预算.
    Overspent = "overspent": Yuan,
    /// 议事日期.
    DecidedOn = "decided_on": Day,
    /// 票数: for, against, abstained.
    Votes = "votes": Text,
    /// 验收日期.
    AcceptedOn = "accepted_on": Day,
    /// 验收结论.
    Conclusion = "conclusion": Word,
    /// 下一步日期.
    NextStep = "next_step": Day,
    /// 市场价: a benchmark.
    MarketPrice = "market_price": Yuan,
    /// 投工: hours and minutes.
    Labour = "labour": Text,
    /// 参加人数.
    Helpers = "helpers": Count,
    /// 特批次数.
    Exceptions = "exceptions": Count,
    /// 退回: what came back of it.
    CameBack = "came_back": Yuan,
    /// 片区.
    Area = "area": Text,
    /// 编号 of a person.
    PersonNumber = "person": Text,
    /// 种类 of a person or organisation.
    PartyKind = "party_kind": Word,
    /// 公开方式: how he is shown.
    Display = "display": Word,
    /// 未成年.
    Minor = "minor": Word,
    /// 状态.
    State = "state": Text,
    /// 职责.
    Roles = "roles": Text,
    /// 公钥指纹.
    Key = "key": Text,
    /// 种类 of an entry.
    EntryKind = "kind": Word,
    /// 记录人.
    By = "by": Text,
    /// 经手.
    Handler = "handler": Text,
    /// 监督: who supervises on that day.
    Supervised = "supervised": Text,
    /// 摘要.
    Memo = "memo": Text,
    /// 来源.
    Source = "source": Text,
    /// 批号.
    Lot = "lot": Text,
    /// 品名.
    Item = "item": Text,
    /// 单位.
    Unit = "unit": Text,
    /// 数量, in the unit its row names.
    Quantity = "quantity": Quantity,
    /// 折价（元）.
    GoodsValue = "goods_value": Yuan,
    /// 单位成本（元）: what one unit of a lot cost, never added up.
    CostPerUnit = "cost_per_unit": Yuan,
    /// 计价依据.
    Basis = "basis": Word,
    /// 限定用途.
    Usage = "usage": Word,
    /// 到期日.
    Expiry = "expiry": Day,
    /// 对方: who gave, received or bought.
    Party = "party": Name,
    /// 期初.
    StockBefore = "stock_before": Quantity,
    /// 捐入.
    StockGiven = "stock_given": Quantity,
    /// 领用.
    StockUsed = "stock_used": Quantity,
    /// 发放.
    StockGivenOn = "stock_given_on": Quantity,
    /// 变卖.
    StockSold = "stock_sold": Quantity,
    /// 报损: spoiled.
    StockLost = "stock_lost": Quantity,
    /// 盘亏: less was counted than the books said.
    StockMissing = "stock_missing": Quantity,
    /// 冲正转回: issues that were reversed.
    StockPutBack = "stock_put_back": Quantity,
    /// 冲正转出: gifts that were reversed.
    StockTakenBack = "stock_taken_back": Quantity,
    /// 期末.
    StockAfter = "stock_after": Quantity,
    /// 最早到期日.
    EarliestExpiry = "earliest_expiry": Day,
    /// 期初折价（元）.
    ValueBefore = "value_before": Yuan,
    /// 增加（元）.
    ValueIn = "value_in": Yuan,
    /// 减少（元）.
    ValueOut = "value_out": Yuan,
    /// 期末折价（元）.
    ValueAfter = "value_after": Yuan,
    /// 流水号.
    ExternalId = "external_id": Text,
    /// 期号.
    Notice = "notice": Count,
    /// 所属月份.
    Period = "period": Text,
    /// 笔数.
    Count = "count": Count,
    /// 张贴开始.
    From = "from": Day,
    /// 张贴结束.
    Until = "until": Day,
    /// 张贴地点.
    Place = "place": Text,
    /// 账本条数.
    Size = "size": Count,
    /// 文件.
    File = "file": Text,
    /// 指纹 of a file or entry.
    Digest = "digest": Text,
    /// 科目代码.
    AccountCode = "account_code": Text,
    /// 科目名称.
    AccountTitle = "account_title": Text,
    /// 期初借方.
    OpeningDebit = "opening_debit": Yuan,
    /// 期初贷方.
    OpeningCredit = "opening_credit": Yuan,
    /// 本期借方.
    Debit = "debit": Yuan,
    /// 本期贷方.
    Credit = "credit": Yuan,
    /// 期末借方.
    ClosingDebit = "closing_debit": Yuan,
    /// 期末贷方.
    ClosingCredit = "closing_credit": Yuan,
    /// 上月结存.
    BroughtForward = "brought_forward": Yuan,
    /// 上月透支: what a purse owed, an open month's.
    ShortBefore = "short_before": Yuan,
    /// 收.
    Inward = "inward": Yuan,
    /// 支.
    Outward = "outward": Yuan,
    /// 本月结存.
    CarriedForward = "carried_forward": Yuan,
    /// 本月透支.
    ShortAfter = "short_after": Yuan,
    /// 捐赠, in money.
    GiftsIn = "gifts_in": Yuan,
    /// 配捐.
    MatchIn = "match_in": Yuan,
    /// 其他收入: what is neither gift nor match.
    FurtherIncome = "further_income": Yuan,
    /// 退回冲减: refunds, reversals, match given back.
    GivenBack = "given_back": Yuan,
    /// 转出及往来.
    OutAndOther = "out_and_other": Yuan,
    /// 转入及往来.
    MovedIn = "moved_in": Yuan,
    /// 付出又收回: advances returned, payments of earlier months reversed.
    PaidBack = "paid_back": Yuan,
    /// 冲正: receipts of the same month that were reversed. No money moved; they lower 收.
    Reversed = "reversed": Yuan,
    /// 退还: money that went back to givers, and of matches.
    Refunded = "refunded": Yuan,
    /// 冲正以前收款: receipts of earlier months reversed.
    TakenBack = "income_taken_back": Yuan,
    /// 限定.
    Restricted = "restricted": Word,
    /// 收入.
    Income = "income": Yuan,
    /// 限定转入.
    ReleasedIn = "released_in": Yuan,
    /// 限定转出.
    ReleasedOut = "released_out": Yuan,
    /// 其他增加.
    Increase = "increase": Yuan,
    /// 其他减少.
    Decrease = "decrease": Yuan,
    /// 费用.
    Cost = "cost": Yuan,
    /// 费用冲回.
    CostUndone = "cost_undone": Yuan,
    /// 对账单余额.
    StatementBalance = "statement_balance": Yuan,
    /// 对账单号.
    StatementPaper = "statement_paper": Text,
    /// 说明笔数: how many lines explain a difference.
    ExplainedBy = "explained_by": Count,
    /// 未说明差额.
    Unexplained = "unexplained": Yuan,
    /// 结账记录号.
    ClosedBy = "closed_by": Seq,
    /// 差异类型.
    DifferenceSide = "difference_side": Word,
    /// 账面余额.
    OurBalance = "our_balance": Yuan,
    /// 记账日期: the day an entry is posted on.
    PostedOn = "posted_on": Day,
    /// 业务日期.
    HappenedOn = "happened_on": Day,
    /// 有关记录号.
    AboutSeq = "about_seq": Seq,
    /// 新增.
    Rows = "rows": Count,
    /// 已有.
    Known = "known": Count,
    /// 跳过.
    Skipped = "skipped": Count,
    /// 事项.
    Duty = "duty": Word,
    /// 截止日期.
    DueOn = "due_on": Day,
    /// 版本.
    Edition = "edition": Text,
    /// 项 of a field-by-field listing.
    Field = "field": Text,
    /// 内容 of a field-by-field listing.
    Value = "value": Text,
    // Points.
    /// 规定: a line of the rule book.
    RuleSetting = "setting": Word,
    /// 与前一版不同的规定.
    ChangedSettings = "changed_settings": Text,
    /// 加或扣.
    ActSign = "act_sign": Word,
    /// 积分.
    Points = "points": Points,
    /// 每小时积分.
    PointsAnHour = "points_an_hour": Points,
    /// 户主或志愿者.
    Holds = "holds": Name,
    /// 可用.
    PointsAvailable = "points_available": Points,
    /// 公示中.
    PointsInNotice = "points_in_notice": Points,
    /// 已到期未清.
    PointsOver = "points_over": Points,
    /// 累计得.
    PointsInward = "points_inward": Points,
    /// 累计兑换.
    PointsExchanged = "points_exchanged": Points,
    /// 累计扣减.
    PointsDeducted = "points_deducted": Points,
    /// 累计到期.
    PointsExpired = "points_expired": Points,
    /// 累计转出.
    PointsOutward = "points_outward": Points,
    /// 待抵扣: what reversed records brought and was gone already.
    PointsDebt = "points_debt": Points,
    /// 曾得积分: what a reversed record had brought.
    PointsBrought = "points_brought": Points,
    /// 已收回积分: what of it was there.
    PointsRecovered = "points_recovered": Points,
    /// 未收回积分: what of it was not.
    PointsGone = "points_gone": Points,
    /// 起算.
    CountsFrom = "counts_from": Day,
    /// 最后一天.
    CountsUntil = "counts_until": Day,
    /// 账户数.
    PointsAccounts = "accounts": Count,
    /// 未兑积分.
    PointsOutstanding = "points_outstanding": Points,
    /// 一分值（元）.
    PointWorth = "point_worth": Yuan,
    /// 合计值（元）.
    PointsOwed = "points_owed": Yuan,
    /// What services exchanged for points came to.
    ForServices = "for_services": Yuan,
    /// 超市库存（元）.
    ShopStock = "shop_stock": Yuan,
    /// 超市专款（元）.
    ShopReserve = "shop_reserve": Yuan,
    /// 商家款缺口（元）.
    MerchantsLack = "merchants_lack": Yuan,
    /// 可兑付（元）.
    CanBeHonoured = "can_be_honoured": Yuan,
    /// 兑付保障.
    CoverShare = "cover_share": Text,
    /// 许愿人.
    Wisher = "wisher": Name,
    /// 微心愿.
    Wish = "wish": Text,
    /// 认领人.
    Claimer = "claimer": Name,
    /// 完成的记录号.
    FulfilledBy = "fulfilled_by": Seq,
    /// 期初.
    PointsBefore = "points_before": Points,
    /// 发放.
    MovedAwarded = "awarded": Points,
    /// 带入.
    MovedBrought = "brought": Points,
    /// 兑换.
    MovedExchanged = "exchanged": Points,
    /// 扣减.
    MovedDeducted = "deducted": Points,
    /// 到期.
    MovedExpired = "expired": Points,
    /// 转入.
    PointsGivenIn = "given_in": Points,
    /// 转出.
    PointsGivenOut = "given_out": Points,
    /// 冲正转回.
    MovedPutBack = "put_back": Points,
    /// 冲正转出.
    MovedTakenBack = "taken_back": Points,
    /// 收入积分: whatever came into an account.
    PointsIn = "points_in": Points,
    /// 支出积分: whatever left it.
    PointsOut = "points_out": Points,
    /// 结存积分: what it held after a movement, never added up.
    PointsLeft = "points_left": Points,
    /// 对方账户: the other end of a transfer.
    OtherAccount = "other_account": Text,
    /// 期末.
    PointsAfter = "points_after": Points,
    /// 户.
    Household = "household": Text,
    /// 队伍.
    Team = "team": Text,
    /// 党员.
    PartyMember = "party_member": Word,
    /// 负责人: a household's head, a team's leader.
    Head = "head": Text,
    /// 志愿者人数.
    Volunteers = "volunteers": Count,
    /// 服务类别, of the rule book.
    ServiceClass = "service_class": Text,
    /// 时段: from when until when.
    Hours = "hours": Text,
    /// 分钟.
    Minutes = "minutes": Minutes,
    /// 见证人.
    Witness = "witness": Text,
    /// 状态 of hours.
    StintState = "state_of_hours": Word,
    /// 积分种类.
    PointsKind = "points_kind": Word,
    /// 地点.
    Where = "where": Text,
    /// 时长条数.
    Records = "records": Count,
    /// 待公示 records.
    WaitingRecords = "waiting_records": Count,
    /// 待公示分钟: of records that are not published yet.
    WaitingMinutes = "waiting_minutes": Minutes,
    /// 党性积分: what goes to the 党性存折.
    PartyPoints = "party_points": Points,
    /// 志愿者.
    Volunteer = "volunteer": Name,
    /// 带来分钟: of books before this ledger, and of other communities.
    MinutesBrought = "minutes_brought": Minutes,
    /// 累计分钟: of all time.
    MinutesOfAllTime = "minutes_of_all_time": Minutes,
    /// 星级.
    Stars = "stars": Count,
    /// 名次.
    Rank = "rank": Count,
    /// 活动.
    Activity = "activity": Text,
    /// 服务内容: what is done.
    Content = "content": Text,
    /// 组织单位.
    Organiser = "organiser": Text,
    /// 负责人, by name.
    InCharge = "in_charge": Name,
    /// 计划服务人数: persons an activity is meant to help.
    HelpedPlanned = "helped_planned": Count,
    /// 服务人数: persons helped.
    Helped = "helped": Count,
    /// 延后: how long after they ended they were recorded.
    RecordedAfter = "recorded_after": Text,
    /// 同户: the household that somebody shares with who saw him.
    SharedHousehold = "shared_household": Text,
    /// 见证人数: volunteers the witness saw on that day.
    SeenByWitness = "seen_by_witness": Count,
    /// 事项: an act of the rules of points.
    Act = "act": Text,
    /// 心愿号: the wish a deed fulfilled.
    WishEntry = "wish_entry": Seq,
    /// 捐款号: the gift beside a deed.
    GiftEntry = "gift_entry": Seq,
    /// 冲正号: the entry that undid it.
    ReversedBy = "reversed_by": Seq,
    /// 迟记天数: days from a deed to its entry.
    DaysLate = "days_late": Count,
    /// 同日同项: how often on that day the same person.
    SameThatDay = "same_that_day": Count,
    /// 记录人: the operator.
    RecordedBy = "recorded_by": Text,
    /// 说明人.
    VouchedBy = "vouched_by": Text,
    // Shop.
    /// 积分价格: points for one unit.
    PriceInPoints = "price_in_points": Points,
    /// 爱心商家.
    Merchant = "merchant": Name,
    /// 付商家: what one unit costs the fund.
    UnitCost = "unit_cost": Yuan,
    /// 购入.
    StockBought = "stock_bought": Quantity,
    /// 兑出.
    StockRedeemed = "stock_redeemed": Quantity,
    /// 赠出: rewards.
    StockRewarded = "stock_rewarded": Quantity,
    /// 盘盈.
    StockSurplus = "stock_surplus": Quantity,
    /// 单号.
    Slip = "slip": Text,
    /// 领取人.
    Collector = "collector": Name,
    // Statements.
    /// 大类: the part of a statement.
    StatementPart = "part": Word,
    /// 项目 of a statement.
    StatementLine = "line": Word,
    /// 年初数.
    YearOpening = "year_opening": Yuan,
    /// 年初不足.
    YearOpeningShort = "year_opening_short": Yuan,
    /// 期末数.
    PeriodEnd = "period_end": Yuan,
    /// 期末不足.
    PeriodEndShort = "period_end_short": Yuan,
    /// 本月非限定性.
    MonthUnrestricted = "month_unrestricted": Yuan,
    /// 本月限定性.
    MonthRestricted = "month_restricted": Yuan,
    /// 本月合计.
    MonthTotal = "month_total": Yuan,
    /// 本年非限定性.
    YearUnrestricted = "year_unrestricted": Yuan,
    /// 本年限定性.
    YearRestricted = "year_restricted": Yuan,
    /// 本年合计.
    YearTotal = "year_total": Yuan,
    /// 本月数.
    ThisMonth = "this_month": Yuan,
    /// 本年累计数.
    YearToDate = "year_to_date": Yuan,
    /// 本年发生额: gross.
    YearGross = "year_gross": Yuan,
    /// 退回、冲减.
    YearUndone = "year_undone": Yuan,
    /// 其中货币资金.
    HeldInMoney = "held_in_money": Yuan,
    /// 其中未报账拨付.
    HeldInAdvances = "held_in_advances": Yuan,
    /// 其中存货.
    HeldInGoods = "held_in_goods": Yuan,
    /// 欠款.
    Owed = "owed": Yuan,
    /// 欠款种类.
    Debt = "debt": Word,
    /// 未报账.
    NotAccounted = "not_accounted": Yuan,
    /// 账外数字.
    BesideFigure = "beside": Word,
    /// 截至.
    AsOf = "as_of": Day,
    /// 捐赠: what was given, before anything went back.
    Given = "given": Yuan,
    /// 捐赠笔数.
    GiftsCounted = "gifts": Count,
    /// 季度.
    QuarterOf = "quarter": Text,
    /// 其中手续费.
    OfItCharges = "of_it_charges": Yuan,
    /// 退还以前年度捐赠.
    EarlierBack = "earlier_back": Yuan,
    /// 季初结余.
    QuarterBefore = "quarter_before": Yuan,
    /// 季末结余.
    QuarterAfter = "quarter_after": Yuan,
    /// 季初透支: what a quarter began lacking, never added up.
    QuarterShortBefore = "quarter_short_before": Yuan,
    /// 季末透支.
    QuarterShortAfter = "quarter_short_after": Yuan,
    /// 支出冲回及退款: what was spent in an earlier quarter and came back.
    SpentBack = "spent_back": Yuan,
    /// 会议.
    Meeting = "meeting": Word,
    /// 通过.
    Approved = "approved": Word,
    /// 特批事项.
    ExceptionRule = "exception_rule": Word,
    /// 转出依据.
    TransferBasis = "transfer_basis": Word,
    /// 转入项目.
    IntoProject = "into_project": Text,
    /// 转入资金性质.
    IntoSourceKind = "into_source_kind": Word,
    /// 形成的资产.
    Asset = "asset": Text,
    /// 移交给.
    HandedTo = "handed_to": Text,
    /// 管护.
    Upkeep = "upkeep": Text,
    /// 以后的收入.
    LaterIncome = "later_income": Text,
    /// 项目数.
    ProjectsCounted = "projects": Count,
    /// 成果.
    Output = "output": Text,
    /// 服务人数.
    PeopleServed = "people_served": Count,
    /// 评分.
    Score = "score": Count,
    /// 一年的数字.
    YearFigure = "figure": Word,
    /// 数量.
    HowMany = "how_many": Count,
    // Duties and objections.
    /// 对象: of what a duty is.
    DutyOf = "duty_of": Text,
    /// 依据: the rule a duty comes from.
    DutyBasis = "duty_basis": Text,
    /// 还有几天.
    DaysLeft = "days_left": Count,
    /// 已超几天.
    DaysOver = "days_over": Count,
    /// 该打的命令.
    Command = "command": Text,
    /// 办结日期.
    DoneOn = "done_on": Day,
    /// 期限: how many …
    Term = "term": Count,
    /// … days, working days or months.
    TermUnit = "term_unit": Word,
    /// 长于几个月的才算.
    LongerThan = "longer_than_months": Count,
    /// 年份 of the calendar.
    CalendarYear = "calendar_year": Text,
    /// 放假天数.
    DaysOff = "days_off": Count,
    /// 调休上班天数.
    ExtraWorkdays = "extra_workdays": Count,
    /// 依据的通知.
    Announcement = "announcement": Text,
    /// 收到日期.
    ReceivedOn = "received_on": Day,
    /// 收到方式.
    ReceivedThrough = "received_through": Word,
    /// 提出人.
    Objector = "objector": Name,
    /// 异议事项.
    ObjectionAbout = "objection_about": Word,
    /// 异议内容.
    ObjectionText = "objection_text": Text,
    /// 答复.
    Answer = "answer": Text,
    /// 答复日期.
    AnsweredOn = "answered_on": Day,
    /// 办理情况.
    ObjectionState = "objection_state": Word,
    // The auditor's pack.
    /// 文件在不在: whether a paper lies with the ledger.
    AtHand = "at_hand": Word,
    /// 条数: how many entries.
    Entries = "entries": Count,
    /// 缘由.
    SampleReason = "sample_reason": Word,
    /// 缘由.
    WhySampled = "why_sampled": Text,
    /// 列出.
    Listed = "listed": Count,
    /// 哪些金额.
    DigitSet = "digit_set": Word,
    /// 卡方值（超过 15.507 算有差别）.
    ChiSquared = "chi_squared": Text,
    /// 结论.
    DigitVerdict = "digit_verdict": Word,
    /// 首位数字.
    Digit = "digit": Text,
    /// 占比.
    Share = "share": Rate,
    /// 本福特分布.
    BenfordShare = "benford_share": Rate,
    /// 按分布应有.
    Expected = "expected": Count,
    /// 情形.
    Breach = "breach": Word,
    /// 最早一号.
    FirstSeq = "first_seq": Seq,
    /// 最近一号.
    LastSeq = "last_seq": Seq,
    /// 做了什么.
    Doing = "doing": Word,
    /// 记录.
    RecordedCount = "recorded_count": Count,
    /// 审批.
    ApprovedCount = "approved_count": Count,
    /// 驳回.
    RejectedCount = "rejected_count": Count,
    /// 最早一天.
    FirstDay = "first_day": Day,
    /// 最近一天.
    LastDay = "last_day": Day,
    /// 号段起.
    ReceiptFrom = "receipt_from": Text,
    /// 号段止.
    ReceiptUntil = "receipt_until": Text,
    /// 前面缺号.
    Missing = "missing": Count,
    /// 记账金额: what entries debited.
    Posted = "posted": Yuan,
}
