//! 配捐.

use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::MatchRefusal as R;
use crate::ledger::yuan::Yuan;
use crate::text::zh::Zh;
use crate::text::{ListWords, MatchHelp, MatchWords, Moved, NumberWords, Told};

/// The help.
pub(super) const HELP: MatchHelp = MatchHelp {
    matching: "配捐：约定、试算、确认、到账、退回、说明",
    pool: "登记总会为几个项目合设的配捐资金池",
    pool_code: "资金池代号",
    pool_name: "资金池名称",
    pool_amount: "资金池金额（元）",
    pool_order: "不够时怎样分：listed 按顺序，pro_rata 按比例",
    paper: "总会文件的文号",
    slip: "银行回单号或文号",
    file: "文件的扫描件；存进 papers 文件夹，指纹记进账本",
    agree: "登记一个项目的配捐约定",
    rate: "比例，10% 到 50%，如 20% 或 0.2",
    tiers: "分档比例，如 0=10%,10000=20%（基数满 10000 元的部分按 20%）",
    from: "配捐期第一天",
    until: "配捐期最后一天",
    channel: "计入的募集方式，用逗号隔开：public、directed（默认 public）",
    goods: "捐物按折价计入",
    public_money: "公共资金（拨款、补助）计入",
    cap_donor: "每个捐赠人最多计入多少元",
    cap_project: "这个项目最多配多少元",
    minimum_donors: "至少要有多少个捐赠人，不到就不配",
    of_pool: "从哪个资金池出",
    position: "在资金池里排第几（不写就排在最后）",
    agreement: "约定的记录号（不写就是这个项目最近的一份）",
    quote: "试算：今天截止能配多少，再捐一笔能多配多少",
    another: "再捐一笔的金额（元），默认 1000",
    confirm: "登记总会的确认",
    confirm_pool: "资金池代号：池里的项目一次全部确认",
    receive: "登记配捐到账（可以分几次）",
    owe: "退捐以后，把多到的配捐记成应退总会（金额自动算）",
    give_back: "登记退回多到的配捐",
    list: "列出全部配捐",
    show: "配捐说明：怎样算出来的，到了多少",
    report_match: "配捐公示表",
    report_statement: "配捐逐笔说明：每一笔计入多少，不计入的为什么",
    report_match_period: "只看配捐期或到账在这个月的；不写就是全部",
};

impl MatchWords for Zh {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn matching_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PoolCodeMustBeFree { code } => {
                Told::new(format!("资金池“{code}”已经有了。"), "请换一个代号；已有的用 mingbai match list 查看。")
            }
            R::MatchWindowMustLast { from, until } => Told::new(
                format!("配捐期从 {from} 到 {until}，最后一天早于第一天。"),
                "请核对 mingbai match agree 的 --from 和 --until。",
            ),
            R::MatchWindowsMustNotOverlap { agreement, from, until } => Told::new(
                format!(
                    "这个项目已有第 {agreement} 号约定，配捐期 {from} 至 {until}，与它重叠；同一笔捐赠不能配两次。"
                ),
                "请改 --from、--until；原约定记错的，先用 mingbai reverse 冲正。",
            ),
            R::MatchChannelsMustBeListed => Told::new(
                "计入的募集方式没有写，或写了两遍。",
                "请在 mingbai match agree 后面写 --channel public、directed，或两样都写：public,directed。",
            ),
            R::MatchTiersMustRise => Told::new(
                "分档不对：第一档要从 0 起，以后一档比一档高。",
                "请照总会文件写，如 mingbai match agree --tiers 0=10%,10000=20%。",
            ),
            R::MatchRateMustBeATenthToAHalf { rate } => Told::new(
                format!("比例 {} 不行：配捐比例在 10% 到 50% 之间。", self.rate(*rate)),
                "请核对总会文件，改 mingbai match agree 的 --rate 或 --tiers。",
            ),
            R::PoolMustBeOpened { code } => {
                Told::new(format!("没有资金池“{code}”。"), "请先用 mingbai match pool 登记，或改 --pool。")
            }
            R::PoolMustNotBeConfirmed { code } => Told::new(
                format!("资金池“{code}”已经确认，分法定了，不能再加项目。"),
                "请请总会另出一份文件，用 mingbai match pool 另设一个资金池。",
            ),
            R::PoolPlaceMustBeFree { position, next } if next.0 == 0 => Told::new(
                format!("没有资金池，就没有第 {position} 位。"),
                "请去掉 mingbai match agree 的 --position，或写上 --pool。",
            ),
            R::PoolPlaceMustBeFree { position, next } => Told::new(
                format!("资金池里第 {position} 位不行：已有项目，或不是从 1 数起；下一个空位是第 {next} 位。"),
                "请照总会文件上的顺序改 mingbai match agree 的 --position。",
            ),
            R::MatchMustBeAgreed { agreement } => Told::new(
                format!("第 {agreement} 号不是有效的配捐约定。"),
                "请用 mingbai match list 查看；还没有约定的，先用 mingbai match agree 登记。",
            ),
            R::MatchIsConfirmedOnce { agreement, by } => Told::new(
                format!("第 {agreement} 号约定已经由第 {by} 号确认过了。"),
                "不用再办；用 mingbai match show 查看。",
            ),
            R::MatchWindowMustBeOver { agreement, until } => Told::new(
                format!("第 {agreement} 号约定的配捐期到 {until} 才结束，还不能确认。"),
                "过了那一天再用 mingbai match confirm；现在可以用 mingbai match quote 试算。",
            ),
            R::PoolMustBeConfirmedTogether { size } => Told::new(
                format!("要算到第 {size} 号为止；同一个资金池要一次确认完，中间不能插别的记录。"),
                "请用 mingbai match confirm --pool 一次确认整个资金池。",
            ),
            R::MatchMustBeAsReckoned { base, donors, due } => Told::new(
                format!(
                    "确认的数和账本算的不一样：基数应为 {}，捐赠人 {donors} 个，应配 {}。",
                    self.yuan(*base),
                    self.yuan(*due)
                ),
                "请用 mingbai match show 核对，再用 mingbai match confirm；文件上的数不同的，请总会更正文件。",
            ),
            R::MatchMustLieWithTheFederation { account, holder } => Told::new(
                format!("账户“{account}”是{}：配捐只从总会到它的专户，也从那里退回。", self.holder(*holder)),
                "请改 --account；账户用 mingbai account list 查看。",
            ),
            R::MatchMustBeConfirmed { agreement } => Told::new(
                format!("第 {agreement} 号约定（连同它的资金池）总会还没有全部确认，不能记到账。"),
                "请先用 mingbai match confirm 登记确认；到了别的钱，请核对回单。",
            ),
            R::MatchMustFollowItsConfirmation { on } => Told::new(
                format!("总会 {on} 才确认，到账不会在那之前。"),
                "请按回单核对到账日期；确认的日期写错了，请总会更正文件。",
            ),
            R::MatchMustNotExceedWhatIsDue { short } => Told::new(
                format!("到账比应配的多：还差 {}。", self.yuan(*short)),
                "请核对金额和项目；用 mingbai match show 查看应配和已到。",
            ),
            R::MatchDebtMustBeAsReckoned { owed } if owed.is_zero() => {
                Told::new("到账的配捐没有超过应配，不用记应退。", "用 mingbai match show 核对。")
            }
            R::MatchDebtMustBeAsReckoned { owed } => Told::new(
                format!("还没记的应退配捐是 {}。", self.yuan(*owed)),
                "请用 mingbai match owe，金额由程序按约定重算。",
            ),
            R::MatchDebtMustBeOfItsMonth { on } => Told::new(
                format!("这笔应退是 {on} 退捐（冲正）产生的，要记在那个月。"),
                format!("请用 mingbai match owe --date {on}。"),
            ),
            R::MatchDebtMustBeRecorded { agreement, owed, project } => Told::new(
                format!("项目“{project}”退捐以后，多到的配捐 {} 还没有记成应退总会。", self.yuan(*owed)),
                format!("请先记上：mingbai match owe --agreement {agreement}"),
            ),
            R::MatchReturnMustBeOwed { owed } => Told::new(
                format!("退回比应退的多：应退回 {}。", self.yuan(*owed)),
                "请核对金额；用 mingbai match show 查看应退回多少。",
            ),
            R::MatchPurseMustHoldTheReturn { project, holds, short } => Told::new(
                format!("“{project}”的配捐只剩 {}，要退的还差 {}。", self.yuan(*holds), self.yuan(*short)),
                format!(
                    "先拿不指定项目的钱垫上：mingbai transfer {short} --basis match_debt --to-project {project} --reason 配捐已用 --paper 文号，再退。"
                ),
            ),
            R::ConfirmedMatchMustStand { by } => Told::new(
                format!("这份约定已经由第 {by} 号确认，不能冲正。"),
                "约定有变的，请总会另出文件，用 mingbai match agree 登记下一个配捐期。",
            ),
            R::ReturnedMatchMustStand { owed } => Told::new(
                format!("这份配捐已有 {} 按全部到账记为应退总会，到账不再冲正。", self.yuan(*owed)),
                "请用 mingbai match show 核对；到账确实记错的，和总会对清以后，多记的用 mingbai match return 退，少记的用 mingbai match receive 补。",
            ),
            R::MatchedGiftMustBeRefunded { seq, confirmed } => Told::new(
                format!("第 {seq} 号捐赠已经算进第 {confirmed} 号配捐确认，不能冲正。"),
                "真要退给捐赠人的，用 mingbai refund 并写明文号；应配会跟着减少，多到的退回总会。",
            ),
        }
    }

    fn no_agreement(&self, project: &Code) -> Told {
        Told::new(
            format!("项目“{project}”没有配捐约定。"),
            "请先用 mingbai match agree 登记；已有的用 mingbai match list 查看。",
        )
    }

    fn confirm_the_pool(&self, pool: &Code) -> Told {
        Told::new(
            format!("这个项目的配捐出自资金池“{pool}”，池里的项目要一次确认。"),
            format!("请用 mingbai match confirm --pool {pool}。"),
        )
    }

    fn empty_pool(&self, pool: &Code) -> Told {
        Told::new(format!("没有资金池“{pool}”，或者池里没有待确认的项目。"), "请用 mingbai match list 查看。")
    }

    fn match_moved(&self, moved: &Moved) -> String {
        let Moved { project, is_confirmed, before, now, owed_back } = moved;
        let trial = if *is_confirmed { "" } else { "（试算）" };
        let back = if owed_back.is_zero() {
            String::new()
        } else {
            format!("；已到的多了，应退回总会 {}，请用 mingbai match owe 记上", self.yuan(*owed_back))
        };
        format!("配捐“{project}”应配{trial}由 {} 变为 {}{back}。", self.yuan(*before), self.yuan(*now))
    }

    fn match_debt_is_not_recorded(&self, agreement: Seq, project: &Code, owed: Yuan) -> String {
        let owed = self.yuan(owed);
        format!("该办：项目“{project}”多到的配捐 {owed}还没有记成应退总会 → mingbai match owe --agreement {agreement}")
    }

    fn match_is_owed_back(&self, agreement: Seq, project: &Code, owed: Yuan) -> String {
        let owed = self.yuan(owed);
        format!("该办：项目“{project}”的配捐还有 {owed}要退回总会 → mingbai match return --agreement {agreement}")
    }

    fn match_quoted(&self, project: &str, due: Yuan) -> String {
        format!("配捐“{project}”：如果今天截止，应配 {}（试算，以总会确认为准）。", self.yuan(due))
    }

    fn another_brings(&self, amount: Yuan, more: Yuan) -> String {
        format!("再有一位新捐赠人捐 {}，应配增加 {}。", self.yuan(amount), self.yuan(more))
    }

    fn another_counts_not(&self, from: Day, until: Day) -> String {
        format!("配捐期是 {from} 到 {until}，今天再捐不计入。")
    }

    fn quote_is_confirmed(&self, confirmed: Seq) -> String {
        format!("总会已经确认（第 {confirmed} 号），再捐不再增加。")
    }

    fn looks_split(&self, gifts: usize) -> String {
        format!("有 {gifts} 笔疑似为绕过每人上限而拆分，请核对（照常计算，没有剔除）。")
    }
}
