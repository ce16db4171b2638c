//! stub, being written
#[derive(Debug, clap::Args)]
pub(crate) struct Export {}
impl Export {
    pub(crate) fn run(self, _: &super::session::Session<'_>) -> Result<(), super::failure::Failure> {
        Ok(())
    }
}
