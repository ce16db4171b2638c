//! 命令写错时说什么.

use crate::import::asked::nearest;
use crate::text::zh::Zh;
use crate::text::{Told, UsageWords};

impl UsageWords for Zh {
    fn unknown_word(&self, word: &str, nearest: Option<&str>) -> Told {
        let cure = match nearest {
            Some(nearest) => format!("是不是“{nearest}”？用 --help 看全部写法。"),
            None if word.starts_with('-') => "在这条命令后面写 --help，看它有哪些选项。".to_owned(),
            None => "用 mingbai --help 看有哪些命令。".to_owned(),
        };
        Told::new(format!("不认识“{word}”。"), cure)
    }

    fn missing_words(&self, words: &[String]) -> Told {
        Told::new(format!("还缺：{}。", words.join("、")), "请补上；用 --help 看写法。")
    }

    fn wrong_value(&self, option: &str, value: &str, allowed: &[String]) -> Told {
        let cure = if allowed.is_empty() {
            "用 --help 看写法。".to_owned()
        } else {
            format!("可以写：{}。", allowed.join("、"))
        };
        Told::new(format!("{option} 不能写“{value}”。"), cure)
    }

    fn value_is_missing(&self, option: &str) -> Told {
        Told::new(format!("{option} 后面没有写内容。"), "请补上；用 --help 看写法。")
    }

    fn options_clash(&self, option: &str) -> Told {
        Told::new(format!("{option} 写重了，或与别的选项冲突。"), "请只留一个。")
    }

    fn subcommand_is_missing(&self, known: &[String]) -> Told {
        Told::new("后面还要写做什么。", format!("可以写：{}。", known.join("、")))
    }

    fn usage(&self, detail: &str) -> Told {
        Told::new(format!("命令写得不对：{detail}"), "用 --help 看写法。")
    }
}

/// `是不是“rice”？`，有相近的才问.
pub(super) fn meant(typed: &str, known: &[&str]) -> String {
    let near = nearest(typed, known.iter().copied()).and_then(|at| known.get(at));
    near.map_or_else(String::new, |near| format!("是不是“{near}”？"))
}
