//! stub, being written
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {}
#[derive(Debug, clap::Args)]
pub(crate) struct Man {}
impl Completions {
    pub(crate) fn run(self, _: &super::session::Session<'_>) -> Result<(), super::failure::Failure> {
        Ok(())
    }
}
impl Man {
    pub(crate) fn run(self, _: &super::session::Session<'_>) -> Result<(), super::failure::Failure> {
        Ok(())
    }
}
