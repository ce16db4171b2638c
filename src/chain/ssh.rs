//! The ledger's signature once more, as OpenSSH knows it (PROTOCOL.sshsig): whoever has nothing but `ssh-keygen` checks a
//! head with `ssh-keygen -Y verify`.

use ssh_key::public::{Ed25519PublicKey, KeyData};
use ssh_key::{Algorithm, HashAlg, LineEnding, PublicKey, Signature, SshSig};

use super::key::SigningKey;
use super::note::VerifierKey;

/// What such a signature is for; it is good for nothing else.
pub const NAMESPACE: &str = "mingbai";

/// The armoured signature over a message.
///
/// # Errors
/// [`ssh_key::Error`], which nothing we sign can cause.
pub fn ssh_signature(key: &SigningKey, message: &[u8]) -> Result<String, ssh_key::Error> {
    let signed = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, message)?;
    let signature = Signature::new(Algorithm::Ed25519, key.sign(&signed).as_bytes().to_vec())?;
    SshSig::new(public(key.verifier()), NAMESPACE, HashAlg::Sha512, signature)?.to_pem(LineEnding::LF)
}

/// The line of a file of allowed signers: under the key's name, for this purpose alone.
///
/// # Errors
/// [`ssh_key::Error`], which no key of ours can cause.
pub fn allowed_signer(key: &VerifierKey) -> Result<String, ssh_key::Error> {
    let public = PublicKey::from(public(key)).to_openssh()?;
    Ok(format!("{} namespaces=\"{NAMESPACE}\" {public}\n", key.name()))
}

fn public(key: &VerifierKey) -> KeyData {
    KeyData::Ed25519(Ed25519PublicKey(*key.public_bytes()))
}
