//! stub, being written
#[derive(Debug, clap::Args)]
pub(crate) struct Check {}
impl Check {
    pub(crate) fn run(self, _: &super::session::Session<'_>) -> Result<(), super::failure::Failure> {
        Ok(())
    }
}
