//! The third opinion: the verifier an auditor runs, in another language by another hand, with its own tests.

use std::path::Path;
use std::process::Command;

#[test]
fn the_verifier_in_python_passes_its_own_tests() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/python");
    let output = Command::new("python3")
        .args(["-B", "-m", "unittest", "-q", "test_verify"])
        .current_dir(folder)
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
