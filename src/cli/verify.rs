//! stub, being written
#[derive(Debug, clap::Args)]
pub(crate) struct Verify {}
impl Verify {
    pub(crate) fn run(self, _: &super::session::Session<'_>) -> Result<(), super::failure::Failure> {
        Ok(())
    }
}

/// stub
pub(super) fn holds(_: &crate::store::Folder) -> Result<(), super::failure::Failure> {
    Ok(())
}
