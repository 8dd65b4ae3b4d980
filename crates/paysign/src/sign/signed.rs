//! What signing makes: parameters with their signature.

use core::fmt;

use crate::digest::Signature;
use crate::message::Message;

/// Parameters with their signature.
#[derive(Clone, Copy)]
pub struct Signed<'a, N, V> {
    pub(super) message: &'a Message<'a>,
    pub(super) params: &'a [(N, V)],
    pub(super) signature: Signature,
    pub(super) added_sign_type: Option<(&'a str, &'a str)>,
    pub(super) signature_field: &'a str,
    /// Whether not all is sent as it was given.
    pub(super) is_rewritten: bool,
}

/// A signature, and the `sign_type` that is sent though it was not given.
pub(super) type Made<'a> = (Signature, Option<(&'a str, &'a str)>);

impl<'a, N: AsRef<[u8]>, V: AsRef<[u8]>> Signed<'a, N, V> {
    /// The signature.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The name of the field that the signature is sent in.
    pub fn signature_field(&self) -> &'a str {
        self.signature_field
    }

    /// All fields to send: the parameters as given, the signature, and the `sign_type` where the message has one.
    ///
    /// Where the receiver writes numbers again, they are sent as it writes them; where it would sign a parameter without a value,
    /// that is not sent.
    pub fn fields(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let leaves_out = self.message.leaves_out_empty();
        let given = self.params.iter().filter_map(move |(name, value)| {
            let (name, value) = (name.as_ref(), value.as_ref());
            let value = if self.is_rewritten { self.message.sent(name, value) } else { value };
            (!(leaves_out && value.is_empty())).then_some((name, value))
        });
        let signature = (self.signature_field.as_bytes(), self.signature.as_str().as_bytes());
        let sign_type = self.added_sign_type.map(|(name, value)| (name.as_bytes(), value.as_bytes()));
        given.chain([signature]).chain(sign_type)
    }
}

/// Without the signature and the values.
impl<N, V> fmt::Debug for Signed<'_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("message", &self.message.name)
            .field("params", &self.params.len())
            .finish_non_exhaustive()
    }
}
