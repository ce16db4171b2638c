//! 公开网页.

use std::path::Path;

use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::text::zh::Zh;
use crate::text::{FindPhrases, NoticeWords, NumberWords, SiteHelp, SiteLabels, SiteWords, SiteWritten, Told};

/// 帮助.
pub(super) const HELP: SiteHelp = SiteHelp {
    site: "生成公开网页：一个文件夹，放到任何网站上或直接双击打开；居民能在上面找到并核对自己的一笔",
    dir: "网页放在哪个文件夹；是以前生成的网页就整个换掉，别的文件夹不会覆盖",
    contact: "有问题找谁：地点、电话，印在“找我的一笔”下面",
};

const LABELS: SiteLabels = SiteLabels {
    home: "首页",
    projects: "项目",
    notices: "公示",
    shop: "公益超市",
    find: "找我的一笔",
    check: "核对与下载",
    other_language: "English",
    skip: "跳到正文",
    menu: "栏目",
    brought: "上月结存",
    inward: "本月收入",
    outward: "本月支出",
    carried: "月末结存",
    glance_means: "上月结存加上本月收入，减去本月支出，就是月末结存；付出又收回的另加，冲正以前收款的另减；押金、接转这样的往来不算收支，有就另列一行。只算基金自己的钱；业委会、街道和党费账户的钱另列，不合在一起。",
    find_invite: "捐过款？用凭条上的码，在自己手机上核对那一笔。",
    gifts_by_month: "每月捐赠（没有减退还和冲正）",
    spent_by_project: "各项目支出",
    latest_notice: "最近一期公示",
    all_notices: "历期公示",
    board_groups: "链头指纹",
    board_groups_mean: "应当和公告栏上这一期公示印的一模一样。",
    steps: "走到哪一步",
    paper: "依据",
    no_steps: "还在立项，没有别的记录。",
    spent: "已支出",
    left: "结余",
    posting: "公示起止",
    gifts: "捐赠",
    digest: "文件摘要（SHA-256）",
    see_page: "看这一期",
    see_poster: "海报",
    see_workbook: "电子表格",
    all_files: "全部文件",
    date_hint: "年-月-日，如 2026-10-21。",
    withheld: "这一期里有人后来撤回了姓名公开，全文不再放在网上，请到社区查看。",
    notices_are_frozen: "公示贴出后不再改动。这里的文件和当时贴出的一个字节都不差；记错的，在以后的公示里更正。",
    no_notices: "还没有公示。",
    shop_means: "价格、库存和兑换。姓名按规定隐去。",
    with_a_slip: "有凭条",
    slip_code: "凭条码",
    slip_code_hint: "印在凭条二维码下面，如 243-7K3M-9QDX-AB2C-DE4F-G。大小写都行，横线可以不输。",
    find_button: "核对这一笔",
    receipt_file: "或者选凭证文件",
    receipt_file_hint: "记账的人给您的 receipt-记录号.tlog-proof。文件只在这台设备里读，不会发到任何地方。",
    without_a_slip: "没有凭条",
    without_a_slip_means: "用日期和金额，查它在哪一期公示的第几行。没有凭条就打不开原始记录，只能查到位置。",
    date: "捐款日期",
    amount: "金额（元）",
    name: "姓（可不填）",
    name_hint: "公示上只显示姓，如 王**；填 王。",
    search_button: "查位置",
    no_script: "核对要用浏览器的 JavaScript，请打开它；其他各页不受影响。",
    when_it_fails: "对不上怎么办",
    when_it_fails_call: "先联系：",
    when_it_fails_bring: "请带上：凭条（或凭证文件 receipt-记录号.tlog-proof）、公告栏上那一期公示的照片、本页的截图。",
    when_it_fails_other: "对答复不满意的，可以向县慈善总会、街道或民政部门反映；任何懂电脑的人都可以用“核对与下载”里的文件独立核对，不必相信记账的人。",
    what_is_checked: "浏览器核对了什么，没有核对什么",
    what_is_checked_lines: [
        "您的凭条码只在您的手机里使用，不会发到任何地方。",
        "浏览器用凭条码打开那一条记录，重新算出它的指纹，一层一层算到链头。算得出同一个链头，说明这条记录就在那本账里，一个字都没有改过。",
        "链头对不对，要靠您的眼睛：和公告栏、群里、别人手机上同一期的链头指纹比一比。网页自己不能证明自己。",
        "后来有没有冲正、退捐，以及项目花了多少，是网页说的，不是浏览器算出来的；要核对，请看公示，或请人核对整本账。",
    ],
    key: "公钥指纹",
    origin: "账本名",
    head: "链头",
    downloads: "下载",
    download_board: "最近一期公示的链头（签了名的检查点）",
    download_head: "生成网页时的链头（签了名的检查点）",
    download_verifier: "核对整本账的程序（Python，只有一页）",
    download_money: "资金收支表（电子表格）",
    download_projects: "项目收支表，累计（电子表格）",
    by_computer: "用电脑核对",
    by_computer_lines: [
        "核对一笔：请记账的人给您凭证文件，运行 mingbai check 凭证文件；没有这个程序的，用 openssl 和 sha256sum 也能核对，方法写在文档里。",
        "核对整本账：请记账的人导出一份（mingbai export，不含姓名电话），运行 python3 verify.py 文件夹。",
        "核对签名：检查点是一份签了名的短文，openssl 就能验；公钥指纹应当和公示上印的一样。",
    ],
    default_contact: "社区基金管理委员会；联系方式见公示上的“异议办理”。",
};

const PHRASES: FindPhrases = FindPhrases {
    shape: "这不像凭条码。凭条码是记录号、四组每组四个字符、最后一个校验字符，请照凭条再输一遍。",
    check: "有字符输错了：校验字符对不上。请照凭条再输一遍。",
    loading: "正在核对……",
    no_file: "没有找到文件 {0}：网页的文件夹不完整，请从原处重新打开。",
    no_entry: "网页上的账只到第 {1} 号记录，还没有第 {0} 号。凭条比网页新，请过几天再来。",
    no_gift: "第 {0} 号记录不是捐赠。",
    not_opened: "这个码打不开第 {0} 号记录：凭条不是这本账开的，或者这条记录被改过。",
    not_root: "第 {0} 号记录算不到签了名的链头：网页上的证明被改过。",
    no_receipt_file: "这不是凭证文件。凭证文件的名字是 receipt-记录号.tlog-proof，请向记账的人要。",
    receipt_broken: "凭证里的第 {0} 号记录算不到凭证里的链头：这份凭证被改过，或者不完整。",
    other_ledger: "这份凭证是另一本账的。",
    another_line: "网页上的第 {0} 号记录和凭证里的不是同一条！请保存好凭证，马上联系下面的人。",
    page_is_older: "网页上的账只到第 {0} 号记录，比凭证旧，所以看不到它在公示上的位置，也看不到后来有没有冲正退捐。",
    broken: "浏览器的计算出了错，没有核对成。请换一个浏览器。",
    refused: "核对不上",
    what_to_do: "请不要着急，也不要把凭条交给别人。下面写着找谁、带什么。",
    found: "找到了，这条记录没有改过",
    found_reversed: "找到了，但这一笔后来冲正了",
    found_changed: "找到了，这一笔后来退过",
    your_gift: "您的这一笔",
    proof: "浏览器是怎么核对的",
    checked: "核对经过",
    step_leaf: "凭条码打开了第 {0} 号记录，浏览器重新算出的指纹和账上的一样：{1}。",
    step_way: "和同一组里 {0} 条记录的指纹合在一起，再往上 {1} 步，算到了前 {2} 条记录的链头。",
    step_line: "凭证里写着第 {0} 号记录的原文，浏览器算出了它的指纹：{1}。",
    step_up: "从它往上 {0} 步，算到了前 {1} 条记录的链头，和凭证里签了名的一样。",
    signature_holds: "链头上的签名是真的，公钥指纹 {0}，请和公示上印的比一比。",
    signature_fails: "链头上的签名是假的！请马上联系下面的人。",
    signature_unknown: "链头上的签名没有核对：这个浏览器（或从文件打开时）不会验这种签名。可以下载检查点，用 openssl 核对。",
    compare: "最后一步要靠您的眼睛：公告栏上第 {0} 期公示印的链头指纹，应当正好是",
    compare_head: "这一笔记在最近一期公示之后，公告栏上还没有它的链头。下一期公示贴出后再来核对一次。眼下的链头指纹是",
    unchanged: "没有冲正，没有退捐。",
    reversed: "第 {0} 号记录冲正了 {1} 元。",
    refunded: "第 {0} 号记录退捐 {1} 元。",
    page_says: "上面说的公示上的位置、有没有冲正退捐、项目花了多少，是网页说的，浏览器没有核对。",
    number: "记录号",
    date: "日期",
    amount: "金额",
    yuan: "{0} 元",
    item: "物品",
    value: "折价",
    project: "项目",
    general_fund: "不指定项目，由基金统一安排",
    means: "支付方式",
    appeal: "募集方式",
    receipt: "票据号",
    no_receipt: "记账时还没有",
    place: "在公示上的位置",
    placed: "第 {0} 期公示，{1}，第 {2} 行",
    not_placed: "还没有上公示，会登在下一期",
    use_of_it: "这个项目",
    used: "{0}；已支出 {1} 元，结余 {2} 元（{3}）",
    see_project: "看这个项目的每一步",
    see_notice: "打开这期公示",
    wrong_date: "请写捐款日期，如 2026-10-21。",
    no_day: "没有 {0} 这一天，请看看月和日；写法如 2026-10-21。",
    wrong_amount: "请写金额，如 50 或 88.50。",
    no_month: "{0} 还没有公示过捐赠。",
    no_row: "公示上没有这一天、这个金额的捐赠。请看看日期是不是到账那一天；还是没有，请联系下面的人。",
    no_name: "有这一天、这个金额的捐赠，但没有姓这个姓的。姓氏可以不填再找一次；还不对，请联系下面的人。",
    rows: "找到 {0} 笔：",
    many_rows: "一共 {0} 笔，只列出前 {1} 笔：",
    anonymous: "爱心人士",
    sheet_gifts: "本月捐赠表",
    sheet_late: "补记表",
    sheet_goods: "实物捐赠表",
};

impl SiteWords for Zh {
    fn site_labels(&self) -> &'static SiteLabels {
        &LABELS
    }

    fn find_phrases(&self) -> &'static FindPhrases {
        &PHRASES
    }

    fn figures_until(&self, day: Day) -> String {
        format!("数字截至 {}", self.day(day))
    }

    fn month_glance(&self, month: Month) -> String {
        format!("{}资金收支", self.month(month))
    }

    fn notice_posted_from(&self, number: Count, month: Month, from: Day) -> String {
        format!("{}，{}的捐赠，{}起公示", self.notice_number(number), self.month(month), self.day(from))
    }

    fn more_amended(&self, more: usize, number: Count) -> String {
        format!("还有 {more} 条更正第 {number} 期，见以后各期的更正说明。")
    }

    fn site_written(&self, written: &SiteWritten<'_>) -> String {
        let SiteWritten { dir, entries, gifts, notice, withheld } = written;
        let notice = notice.map_or_else(
            || "还没有公示过，居民没有可以对照的链头；贴出第一期公示后请再生成一次。".to_owned(),
            |number| format!("链头指纹和第 {number} 期公示上印的一样。"),
        );
        let withheld = if withheld.0 == 0 {
            String::new()
        } else {
            format!("\n有 {withheld} 期公示含已撤回公开的姓名，没有放进去。")
        };
        format!(
            "公开网页写在 {}：{entries} 条记录的证明，{gifts} 笔捐赠。{notice}{withheld}\n\
             用浏览器打开 {} 看一看，再把整个文件夹放到网站上。",
            dir.display(),
            dir.join("index.html").display()
        )
    }

    fn site_rehearsed(&self, entries: u64, dir: &Path) -> String {
        format!("演练：会把 {entries} 条记录的公开网页写到 {}，什么也没有写。", dir.display())
    }

    fn not_a_site(&self, dir: &Path) -> Told {
        Told::new(
            format!("“{}”里有别的文件，不是以前生成的公开网页。", dir.display()),
            "请换一个空的或还没有的文件夹，不会覆盖别的文件。",
        )
    }

    fn writing_proofs(&self) -> &'static str {
        "写证明"
    }

    fn site_needs_notice(&self, number: Count, file: &str) -> Told {
        Told::new(
            format!("第 {number} 期公示的文件“{file}”不见了，或和公示时不一样。"),
            "请从备份里找回原文件，再生成网页；用 mingbai verify 查看还有什么不对。",
        )
    }
}
