//! The auditor's pack: an export in a room of its own, whatever was made from the same lines beside it, and a list of every
//! file with its digest that the desk signs. Built whole under a temporary name, or not at all.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use crate::chain::ssh::{allowed_signer, ssh_signature};
use crate::chain::{Hash, Manifest, PackSeal};
use crate::desk::handing_over::Exported;
use crate::desk::{Desk, DeskError};
use crate::store::site::Site;
use crate::store::{StoreError, system};

/// The room of the export in a pack.
pub const EXPORT: &str = "export";
/// The list of all files, as `sha256sum -c` reads it.
pub const LIST: &str = "manifest.txt";
/// The note that signs it.
pub const SEAL: &str = "manifest.note";

/// The head's signature as `ssh-keygen -Y verify` reads it.
pub const SSH_SIGNATURE: &str = "checkpoint.sshsig";
/// By whose key, as `ssh-keygen -f` reads it.
pub const SSH_SIGNER: &str = "allowed_signers";

/// Files by their path, with their digests; none for what is no plain file.
pub type Files = BTreeMap<String, Option<Hash>>;

/// What a pack holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The export in it.
    pub exported: Exported,
    /// How many files it lists.
    pub files: usize,
    /// The digest of the list: whoever has it from elsewhere needs no key.
    pub list: Hash,
}

impl Desk {
    /// Builds a pack in a folder that is missing or empty: the export, what `fill` puts beside it, the list and its seal.
    ///
    /// # Errors
    /// [`DeskError`], and whatever `fill` fails with; then the folder is as it was.
    pub fn pack<E: From<DeskError>>(
        &mut self,
        place: &Path,
        verifier: &str,
        progress: &mut dyn FnMut(u64),
        fill: &mut dyn FnMut(&Self, &Path, &Exported) -> Result<(), E>,
    ) -> Result<Packed, E> {
        let building = Site::beside(place).map_err(DeskError::from)?;
        let root = building.path();
        make(&root)?;
        let exported = self.write_export(&root.join(EXPORT), verifier, progress)?;
        self.sign_for_ssh(&root)?;
        fill(self, &root, &exported)?;
        let (files, list) = self.sign_list(&root, &exported)?;
        building.move_in().map_err(DeskError::from)?;
        Ok(Packed { exported, files, list })
    }

    /// The head once more, signed for whoever has nothing but `ssh-keygen`.
    fn sign_for_ssh(&self, root: &Path) -> Result<(), DeskError> {
        let head = root.join(EXPORT).join("checkpoint.note");
        let note = std::fs::read(&head).map_err(StoreError::file(&head))?;
        let key = self.key()?;
        let signature = ssh_signature(&key, &note).map_err(|_| DeskError::Key)?;
        put(&root.join(SSH_SIGNATURE), signature.as_bytes())?;
        let signer = allowed_signer(key.verifier()).map_err(|_| DeskError::Key)?;
        put(&root.join(SSH_SIGNER), signer.as_bytes())
    }

    /// Lists every file and signs the list.
    fn sign_list(&self, root: &Path, exported: &Exported) -> Result<(usize, Hash), DeskError> {
        let mut list = Manifest::default();
        for (path, digest) in digests(root)? {
            let is_listed = digest.is_some_and(|digest| list.add(&path, digest));
            if !is_listed {
                return Err(StoreError::Damaged { table: "pack", what: path }.into());
            }
        }
        let seal = PackSeal { head: exported.head.clone(), manifest: list.digest() };
        let note = seal.sign(&self.key()?).map_err(|_| DeskError::Key)?;
        put(&root.join(LIST), list.to_string().as_bytes())?;
        put(&root.join(SEAL), note.as_bytes())?;
        Ok((list.files().count(), seal.manifest))
    }
}

/// Every file below a folder but the list and its seal, by its path, with its digest.
///
/// # Errors
/// [`StoreError::File`].
pub fn digests(root: &Path) -> Result<Files, StoreError> {
    let mut found = Files::new();
    below(root, "", &mut found)?;
    found.remove(LIST);
    found.remove(SEAL);
    Ok(found)
}

fn below(folder: &Path, beginning: &str, found: &mut Files) -> Result<(), StoreError> {
    let entries = std::fs::read_dir(folder).map_err(StoreError::file(folder))?;
    for entry in entries {
        let entry = entry.map_err(StoreError::file(folder))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(StoreError::file(folder))?);
        let name = format!("{beginning}{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            below(&path, &format!("{name}/"), found)?;
        } else if kind.is_file() {
            found.insert(name, Some(digest(&path).map_err(StoreError::file(&path))?));
        } else {
            found.insert(name, None);
        }
    }
    Ok(())
}

fn digest(path: &Path) -> std::io::Result<Hash> {
    Hash::of_reader(File::open(path)?)
}

fn make(path: &Path) -> Result<(), DeskError> {
    Ok(system::create_private_folder(path).map_err(StoreError::file(path))?)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    Ok(system::write_whole(path, bytes).map_err(StoreError::file(path))?)
}
