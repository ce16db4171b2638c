//! 各类名目.

use crate::ledger::event::Kind;
use crate::ledger::reading::Remedy;
use crate::ledger::words::{
    Appeal, Display, DonorKind, Holder, Manner, Means, Mode, PartyKind, Purpose, Role, Service, SheetName, SourceKind,
    Yes,
};
use crate::text::ListWords;
use crate::text::zh::Zh;

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
        match sheet {
            SheetName::Gifts => "本月捐赠",
            SheetName::Late => "补记",
            SheetName::Corrections => "更正",
        }
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
}
