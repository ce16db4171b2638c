//! The one door random bytes come in by.

use std::fmt;

use super::leaf::Hash;

/// Bytes asked of the system at a time, so that a million salts are not a million system calls.
const BLOCK: usize = 4096;

/// The system has no random bytes to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct EntropyError(#[from] getrandom::Error);

/// Where random bytes come from.
pub struct Entropy {
    source: Source,
    /// Drawn and not yet handed out: taken from the end, so that no byte is handed out twice.
    drawn: Vec<u8>,
}

enum Source {
    System,
    Seeded { seed: Vec<u8>, counter: u64 },
}

impl Entropy {
    /// The operating system's random bytes, for keys and salts.
    #[must_use]
    pub fn system() -> Self {
        Self { source: Source::System, drawn: Vec::new() }
    }

    /// A stream that everybody can draw again, for demonstrations and tests **only**: whoever knows
    /// the seed knows every key and salt.
    ///
    /// The stream is SHA-256(seed || 0), SHA-256(seed || 1), …, the counter being eight bytes, the
    /// most significant first; every draw takes the next bytes of it.
    #[must_use]
    pub fn seeded(seed: &[u8]) -> Self {
        let source = Source::Seeded { seed: seed.to_vec(), counter: 0 };
        Self { source, drawn: Vec::new() }
    }

    /// Fills the bytes.
    ///
    /// # Errors
    /// [`EntropyError`] if the system has none; the bytes must then not be used.
    pub fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.drawn.is_empty() {
                self.draw()?;
            }
            let count = rest.len().min(self.drawn.len());
            let (now, later) = rest.split_at_mut(count);
            let taken = self.drawn.drain(self.drawn.len().saturating_sub(count)..);
            now.iter_mut().zip(taken.rev()).for_each(|(to, from)| *to = from);
            rest = later;
        }
        Ok(())
    }

    /// N fresh bytes.
    ///
    /// # Errors
    /// [`EntropyError`] if the system has none.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], EntropyError> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn draw(&mut self) -> Result<(), EntropyError> {
        match &mut self.source {
            Source::System => {
                let mut block = vec![0; BLOCK];
                getrandom::fill(&mut block)?;
                self.drawn = block;
            }
            Source::Seeded { seed, counter } => {
                let block = Hash::of_parts(&[seed, &counter.to_be_bytes()]);
                *counter = counter.checked_add(1).expect("nobody can draw 2^64 blocks");
                self.drawn = block.as_bytes().iter().rev().copied().collect();
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.source {
            Source::System => "Entropy(system)",
            Source::Seeded { .. } => "Entropy(seeded, public)",
        })
    }
}
