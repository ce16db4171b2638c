//! THE SEAL: opaque lines in, hashes and proofs out.
//!
//! ```text
//! canonical    the one spelling of a JSON object whose leaves are strings
//! line         the seven keys of an entry                    Line
//! leaf         the one hash                                  Hash
//! tree         the tree over the leaves                      Nodes, Frontier, MemoryNodes
//! proof        is it in the tree? is one tree the other's beginning?
//! note         text with signatures under it                 Note, VerifierKey
//! approval     what another person signs                    approval_message
//! recording    what a recorder signs                      record_message, rotation_message
//! key          the private half                              SigningKey, Signature
//! checkpoint   the head of the ledger, signed                Checkpoint, Standing
//! cosignature  a witness's word under a head               WitnessKey, cosign
//! witness      what he is asked with                        WitnessRequest
//! policy       whose word is wanted                         Policy
//! commitment   private text hidden behind a salt             Salt, RowKey, RowKeys
//! manifest     the files of a pack, and the note that signs them   Manifest, PackSeal
//! ssh          the same signature as OpenSSH knows it        ssh_signature
//! slip_code    the number and secret that open one line on the public page   SlipCode, SlipCodes
//! receipt      one line with everything needed to check it   Receipt
//! entropy      the one door random bytes come in by          Entropy
//! spelling     bytes as hex or base64, one spelling each
//! ```
//!
//! Invariant: nothing here knows money, people's names, files, SQL, the clock or a language; an
//! event is text with a spelling, never a meaning.
//!
//! Invariant: what was read is never written anew in order to be hashed. Every reader accepts one
//! spelling only, so whatever it accepts prints back byte for byte.
//!
//! Invariant: only `entropy` draws random bytes, and no other room draws them, hashes or signs.

pub mod approval;
pub mod canonical;
pub mod checkpoint;
pub mod commitment;
pub mod cosignature;
pub mod entropy;
pub mod key;
pub mod leaf;
pub mod line;
pub mod manifest;
pub mod note;
pub mod policy;
pub mod proof;
pub mod receipt;
pub mod recording;
pub mod slip_code;
mod spelling;
pub mod ssh;
pub mod tree;
pub mod witness;

pub use canonical::{Expected, LineError, parted};
pub use checkpoint::{Checkpoint, CheckpointError, Standing, relation};
pub use commitment::{RowKey, RowKeys, Salt, commit, row_key};
pub use cosignature::{WitnessKey, cosign, with_cosignatures};
pub use entropy::{Entropy, EntropyError};
pub use key::{NewKeyError, NotASignature, Signature, SigningKey};
pub use leaf::{Hash, HashError};
pub use line::Line;
pub use manifest::{Manifest, ManifestError, PackSeal, PackSealError};
pub use note::{KeyError, KeyId, Note, NoteError, NoteSignature, VerifierKey};
pub use policy::{Cosigner, Policy, PolicyError};
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use receipt::{Checked, Opening, Receipt, ReceiptError};
pub use slip_code::{SlipCode, SlipCodeError, SlipCodes};
pub use tree::{Frontier, MemoryNodes, MissingNode, Nodes, TreeError, consistency, inclusion, root};
pub use witness::{RequestFault, WitnessRequest};
