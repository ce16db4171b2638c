//! The closed lists that only reports know: lines of statements, fields of reports, figures of a year. Being closed, a line
//! without a name in both languages does not compile. Which lines stand on a statement, and what they gather, its layout says.

/// Declares a closed list of words that only reports know.
macro_rules! list {
    ($(#[$doc:meta])* $Name:ident { $($(#[$vdoc:meta])* $Variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        pub enum $Name { $($(#[$vdoc])* #[serde(rename = $word)] $Variant),+ }

        impl $Name {
            /// The whole list.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// Its stable name for programs: never translated, never changed.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Variant => $word),+ }
            }
        }
    };
}

list! {
    /// The part of a statement a line stands in.
    StatementPart {
        /// 资产.
        Assets = "assets",
        /// 负债.
        Debts = "debts",
        /// 净资产.
        NetAssets = "net_assets",
        /// 收入.
        Income = "income",
        /// 费用.
        Costs = "costs",
        /// 净资产变动.
        Change = "change",
        /// 收: money that came.
        Inward = "inward",
        /// 支: money that went.
        Outward = "outward",
        /// 余: money that is there.
        Rest = "rest",
    }
}

list! {
    /// A line of a statement.
    StatementLine {
        // 资产负债表.
        /// 货币资金.
        Money = "money",
        /// 应收款项, as the form of 2004 has it.
        Receivables = "receivables",
        /// 其他应收款.
        OtherReceivables = "other_receivables",
        /// 存货.
        Inventory = "inventory",
        /// 资产总计.
        AllAssets = "all_assets",
        /// 应付款项, as the form of 2004 has it.
        Payables = "payables",
        /// 应付账款.
        AccountsPayable = "accounts_payable",
        /// 其他应付款.
        OtherPayables = "other_payables",
        /// 负债合计.
        AllDebts = "all_debts",
        /// 非限定性净资产.
        NetUnrestricted = "net_unrestricted",
        /// 限定性净资产.
        NetRestricted = "net_restricted",
        /// 净资产合计.
        AllNetAssets = "all_net_assets",
        /// 负债和净资产总计.
        DebtsAndNetAssets = "debts_and_net_assets",
        // 业务活动表.
        /// 捐赠收入.
        DonationIncome = "donation_income",
        /// 配捐转入.
        MatchIncome = "match_income",
        /// 提供服务收入.
        ServiceIncome = "service_income",
        /// 政府补助收入.
        GrantIncome = "grant_income",
        /// 其他收入.
        OtherIncome = "other_income",
        /// 收入合计.
        AllIncome = "all_income",
        /// 退回超过收入: what went back beyond what a line took in.
        GivenBackBeyond = "given_back_beyond",
        /// 业务活动成本.
        ActivityCost = "activity_cost",
        /// 筹资费用.
        FinanceCost = "finance_cost",
        /// 其他费用.
        OtherCost = "other_cost",
        /// 费用合计.
        AllCosts = "all_costs",
        /// 冲回超过费用: what was undone beyond what a line cost.
        UndoneBeyond = "undone_beyond",
        /// 限定解除转入.
        ReleasedIn = "released_in",
        /// 限定解除转出.
        ReleasedOut = "released_out",
        /// 其他增加: balances taken over, earlier years, money that changed its restriction by a transfer.
        AdjustedUp = "adjusted_up",
        /// 其他减少: the same, downwards.
        AdjustedDown = "adjusted_down",
        /// 净资产增加额.
        Increase = "increase",
        /// 净资产减少额.
        Decrease = "decrease",
        // 现金流量表: what came.
        /// 接受捐赠收到的现金.
        CashGifts = "cash_gifts",
        /// 收到的配捐.
        CashMatch = "cash_match",
        /// 提供服务收到的现金: rent too.
        CashServices = "cash_services",
        /// 收到的政府补助.
        CashGrants = "cash_grants",
        /// 收到的利息.
        CashInterest = "cash_interest",
        /// 收到的押金.
        CashDeposits = "cash_deposits",
        /// 退回的拨付款.
        CashAdvancesReturned = "cash_advances_returned",
        /// 建账转入: balances taken over.
        CashTakenOver = "cash_taken_over",
        /// 收到的其他现金.
        CashOtherIn = "cash_other_in",
        /// 冲回的付款超过付款: payments of earlier days that were undone.
        CashPaidUndone = "cash_paid_undone",
        /// 现金流入小计.
        CashIn = "cash_in",
        // What went.
        /// 购买商品、接受服务支付的现金.
        CashGoodsAndServices = "cash_goods_and_services",
        /// 救助慰问支付的现金.
        CashAid = "cash_aid",
        /// 拨付待报账的款.
        CashAdvances = "cash_advances",
        /// 退捐支付的现金.
        CashRefunds = "cash_refunds",
        /// 退回的配捐.
        CashMatchReturned = "cash_match_returned",
        /// 退还的押金.
        CashDepositsReturned = "cash_deposits_returned",
        /// 手续费.
        CashCharges = "cash_charges",
        /// 支付的其他现金.
        CashOtherOut = "cash_other_out",
        /// 冲回的收款超过收款: receipts of earlier days that were undone.
        CashReceivedUndone = "cash_received_undone",
        /// 现金流出小计.
        CashOut = "cash_out",
        // What is there.
        /// 现金净增加额.
        CashIncrease = "cash_increase",
        /// 现金净减少额.
        CashDecrease = "cash_decrease",
        /// 期初现金余额.
        CashBefore = "cash_before",
        /// 期初不足: more had been spent than had come.
        CashShortBefore = "cash_short_before",
        /// 期末现金余额.
        CashAfter = "cash_after",
        /// 期末不足.
        CashShortAfter = "cash_short_after",
    }
}

list! {
    /// What is owed to others.
    Debt {
        /// 质保金.
        Retention = "retention",
        /// 欠爱心商家.
        Merchant = "merchant",
        /// 押金.
        Deposit = "deposit",
        /// 应退配捐.
        MatchOwed = "match_owed",
        /// 其他.
        Other = "other",
    }
}

list! {
    /// A line of a report on one appeal or one project, field by field (慈善法 art. 79; 慈善组织信息公开办法 art. 16).
    Particular {
        /// 名称.
        Name = "name",
        /// 服务类别.
        Service = "service",
        /// 阶段.
        Stage = "stage",
        /// 实施地域.
        Area = "area",
        /// 项目内容: the need.
        Need = "need",
        /// 需求来源.
        Origin = "origin",
        /// 需求来源文号.
        OriginPaper = "origin_paper",
        /// 预期成果.
        Result = "result",
        /// 负责人.
        InCharge = "in_charge",
        /// 受益人.
        Beneficiaries = "beneficiaries",
        /// 立项日期.
        ProposedOn = "proposed_on",
        /// 预算文号.
        BudgetPaper = "budget_paper",
        /// 公示: its days, where it hung and its paper.
        Announced = "announced",
        /// 实施单位.
        Contractor = "contractor",
        /// 开工文号.
        StartPaper = "start_paper",
        /// 开工日期.
        StartedOn = "started_on",
        /// 预计完成.
        NextStep = "next_step",
        /// 剩余财产处理.
        Leftover = "leftover",
        // An appeal.
        /// 募捐目的.
        AppealPurpose = "appeal_purpose",
        /// 募捐起始.
        AppealFrom = "appeal_from",
        /// 募捐截止.
        AppealUntil = "appeal_until",
        /// 募捐地域.
        AppealArea = "appeal_area",
        /// 接受捐赠方式.
        AppealMeans = "appeal_means",
        /// 款物用途.
        AppealUsage = "appeal_usage",
        /// 募捐成本.
        AppealCost = "appeal_cost",
        /// 剩余财产处理, as the plan says.
        AppealRest = "appeal_rest",
        /// 备案编号.
        AppealPaper = "appeal_paper",
        // What became of a project.
        /// 验收日期.
        AcceptedOn = "accepted_on",
        /// 验收结论.
        Conclusion = "conclusion",
        /// 验收单位.
        Inspectors = "inspectors",
        /// 成果.
        Output = "output",
        /// 服务人数.
        PeopleServed = "people_served",
        /// 评分.
        Score = "score",
        /// 验收文号.
        InspectionPaper = "inspection_paper",
        /// 结项日期.
        ClosedOn = "closed_on",
        /// 结项情况.
        Outcome = "outcome",
        /// 结项说明.
        ClosingReason = "closing_reason",
        /// 结项文号.
        ClosingPaper = "closing_paper",
    }
}

list! {
    /// A figure of a year at a glance.
    YearFigure {
        /// 捐赠企业.
        Companies = "companies",
        /// 捐赠居民.
        Residents = "residents",
        /// 捐赠单位.
        Institutions = "institutions",
        /// 匿名捐赠.
        Anonymous = "anonymous",
        /// 以前年度的捐赠本年退回: printed only then.
        EarlierGivenBack = "earlier_given_back",
        /// 配捐.
        Match = "match",
        /// 其他各项收入.
        OtherIncome = "other_income",
        /// 本年项目.
        Projects = "projects",
        /// 解决问题: projects that were accepted.
        Solved = "solved",
        /// 服务居民, by projects that were accepted.
        PeopleServed = "people_served",
        /// 服务居民, by volunteers' activities.
        PeopleHelped = "people_helped",
        /// 志愿者.
        Volunteers = "volunteers",
        /// 项目投工.
        Labour = "labour",
        /// 发放积分.
        PointsAwarded = "points_awarded",
        /// 兑换积分.
        PointsExchanged = "points_exchanged",
        /// 兑换.
        Redemptions = "redemptions",
    }
}

list! {
    /// A figure beside the accounts.
    Beside {
        /// 应到未到的配捐.
        MatchShort = "match_short",
        /// 应退回的配捐.
        MatchOwedBack = "match_owed_back",
        /// 未兑积分.
        PointsOutstanding = "points_outstanding",
    }
}
