//! Bad rows put aside, mended and read again.

use mingbai::import::{AsideRow, Outcome, spreadsheet_safe, write_bad_rows};

use crate::import::desk::{asked, gifts, open, read, rows, troubles};

#[test]
fn bad_rows_are_put_aside_as_they_stood_and_can_be_read_again() {
    let list =
        open("日期,捐赠人,金额\n2026-1-2,=cmd,x\n2026-1-2,李强,5\n2026-1-2,王芳,-5,more\n", asked()).expect("a list");
    let mut walk = list.rows().expect("rows");
    let mut bad = Vec::new();
    while let Some(row) = walk.next() {
        let row = row.expect("readable");
        if let Outcome::Bad(_) = row.outcome {
            bad.push(AsideRow { line: row.line, cells: walk.cells(), reason: "原因".to_owned() });
        }
    }
    let mut out = Vec::new();
    write_bad_rows(&mut out, ["行", "原因"], list.columns().headings(), bad).expect("written");
    let text = String::from_utf8(out).expect("UTF-8");
    let expected = "\u{FEFF}行,原因,日期,捐赠人,金额\r\n2,原因,2026-1-2,'=cmd,x\r\n4,原因,2026-1-2,王芳,'-5,more\r\n";
    assert_eq!(text, expected);
    let again = read(&text.replace(",x\r", ",7\r").replace("'-5,more", "'5"), asked());
    assert_eq!((gifts(&again).len(), troubles(&again).len()), (2, 0));
    let name = gifts(&again).first().map(|s| format!("{:?}", s.giver));
    assert_eq!(name.as_deref(), Some("Unlinked(Text(\"=cmd\"))"));
    assert_eq!(rows(&list).len(), 3);
}

#[test]
fn cells_that_would_run_are_made_safe() {
    for cell in ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"] {
        assert_eq!(spreadsheet_safe(cell), format!("'{cell}"));
    }
    for cell in ["", "王芳", "5-1", "'x"] {
        assert_eq!(spreadsheet_safe(cell), cell);
    }
}
