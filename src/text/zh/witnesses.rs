//! 见证人的话.

use std::path::Path;

use crate::chain::{Checkpoint, Cosigner, PolicyError, WitnessKey};
use crate::text::zh::Zh;
use crate::text::{Told, WitnessWords};

impl WitnessWords for Zh {
    fn no_witness_request(&self, path: &Path) -> Told {
        Told::new(
            format!("{} 不是一份见证请求，或证明不完整。", path.display()),
            "请向记账人要一份：mingbai checkpoint --request 文件；导出文件夹里的 consistency.txt 也可以。",
        )
    }

    fn witness_needs_the_key(&self, origin: &str) -> Told {
        Told::new(
            format!("第一次见证 {origin}，要先知道它的公钥。"),
            "请加上 --key 公钥，从公告栏或监督人那里抄来，不要从记账人手里拿。",
        )
    }

    fn witness_saw_another(&self, seen: u64, asked: u64) -> Told {
        Told::new(
            format!("您上次看到的是前 {seen} 条，这份请求从第 {asked} 条证明起，接不上。"),
            format!("请记账人重新写一份：mingbai checkpoint --request 文件 --old {seen}。"),
        )
    }

    fn witness_saw_more(&self, seen: u64, shown: u64, evidence: &Path) -> Told {
        Told::new(
            format!("没有见证：您看到过 {seen} 条，现在给您看的只有 {shown} 条。账本被换成旧的，或剪掉了末尾。"),
            format!("两个链头都存进了 {}，请交给监督人和县慈善总会。", evidence.display()),
        )
    }

    fn witness_saw_a_fork(&self, seen: u64, evidence: &Path) -> Told {
        Told::new(
            format!("没有见证：现在的账本接不上您看到过的前 {seen} 条，是另一本历史。"),
            format!("证据存进了 {}，请交给监督人和县慈善总会。", evidence.display()),
        )
    }

    fn cosign_rehearsed(&self, head: &Checkpoint) -> String {
        format!("演练：会见证前 {} 条，现在什么也没有写。", head.size)
    }

    fn witness_request_written(&self, path: &Path) -> String {
        format!(
            "请求写好了：{}\n请带给见证人，在他的电脑上运行：mingbai cosign {} --with 他的钥匙 --known 他存检查点的文件夹",
            path.display(),
            path.file_name().unwrap_or_default().display()
        )
    }

    fn cosigned(&self, head: &Checkpoint, key: &WitnessKey, path: &Path) -> String {
        format!(
            "见证了：{} 前 {} 条\n链头指纹　{}\n见证公钥　{key}\n签名写在　{}\n请交回记账人：mingbai checkpoint --cosignature {}",
            head.origin,
            head.size,
            head.root.short_groups(),
            path.display(),
            path.display()
        )
    }

    fn cosignature_taken_in(&self, witness: &str, note: &Path) -> String {
        format!("收下了“{witness}”的见证：{}", note.display())
    }

    fn cosignature_is_nobodys(&self, path: &Path) -> Told {
        Told::new(
            format!("{} 不是认识的人签的，或签的不是这本账的检查点。", path.display()),
            "见证人没有登记为经办人的，请加上 --witness 他的见证公钥。",
        )
    }

    fn policy_is_none(&self, path: &Path, why: &PolicyError) -> Told {
        Told::new(
            format!("{} 第 {} 行不合格式。", path.display(), why.line),
            "每行是 log 公钥、witness 名字 见证公钥、group 名字 几个 成员…、quorum 名字，最后要有 quorum。",
        )
    }

    fn policy_is_of_another_ledger(&self) -> Told {
        Told::new("这份见证要求里没有这本账的公钥。", "请核对 log 一行的公钥。")
    }

    fn policy_is_not_met(&self) -> Told {
        Told::new(
            "没有一个检查点有足够的人见证过。",
            "请记账人找见证人：mingbai checkpoint --request 文件，签好后 mingbai checkpoint --cosignature 文件。",
        )
    }

    fn seen_by(&self, cosigners: &[Cosigner], size: u64, entries: u64) -> String {
        let names: Vec<&str> = cosigners.iter().map(|one| one.name.as_str()).collect();
        let rest = entries.saturating_sub(size);
        let later = if rest == 0 { String::new() } else { format!("；其后 {rest} 条还没有人见证") };
        format!("见证　　　{} 见证过前 {size} 条{later}", names.join("、"))
    }
}
