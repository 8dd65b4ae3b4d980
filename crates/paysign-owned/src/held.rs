//! What the core hands out borrows from the body; here both live together.
//!
//! `B` is what owns a body in a language. How its bytes are reached is said in each call, since a language
//! may need something for it: a lock that is held, for example.

use paysign::{Code, Failure, Options, Secret};
use yoke::{Yoke, Yokeable};

use crate::came::Came;
use crate::source::Source;
use crate::target::Target;

/// A body, and whose message it is.
pub struct Owner<B> {
    /// The body.
    pub body: B,
    /// Whose message it is.
    pub source: Source,
}

#[derive(Yokeable)]
struct VerifiedOf<'a>(paysign::Verified<'a>);

#[derive(Yokeable)]
struct AnswerOf<'a>(paysign::Answer<'a>);

#[derive(Yokeable)]
struct VerdictsOf<'a>(Verdicts<'a>);

#[derive(Yokeable)]
struct SignedOf<'a, N: 'static, V: 'static>(paysign::sign::Signed<'a, N, V>);

/// The verdict on each body.
pub type Verdicts<'a> = Vec<Result<paysign::Verified<'a>, Failure>>;

/// A verified message beside its body.
pub struct HeldVerified<B>(Yoke<VerifiedOf<'static>, Box<Owner<B>>>);

/// An answer beside its body.
pub struct HeldAnswer<B>(Yoke<AnswerOf<'static>, Box<Owner<B>>>);

/// The verdicts on many bodies beside them.
pub struct HeldVerdicts<B>(Yoke<VerdictsOf<'static>, Box<Owner<Vec<B>>>>);

/// Parameters, and what they are signed as.
pub struct Unsigned<N, V> {
    /// Names and values.
    pub params: Vec<(N, V)>,
    /// What they are.
    pub target: Target,
}

/// Signed parameters beside what they were.
pub struct HeldSigned<N: 'static, V: 'static>(Yoke<SignedOf<'static, N, V>, Box<Unsigned<N, V>>>);

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> HeldSigned<N, V> {
    /// Signs parameters by the first of the secrets; none of them is shown in an error.
    ///
    /// # Errors
    ///
    /// There is no secret, or as [`Message::sign_with`](paysign::Message::sign_with).
    #[inline]
    pub fn new(unsigned: Unsigned<N, V>, secrets: &[Secret], options: &Options) -> Result<Self, Failure> {
        let first = secrets.first().ok_or(Code::NoSecret)?;
        let held = Yoke::<SignedOf<'static, N, V>, _>::try_attach_to_cart(
            Box::new(unsigned),
            |Unsigned { params, target }| -> Result<_, Failure> {
                Ok(SignedOf(target.message().sign_masking(params, first, secrets, options)?))
            },
        );
        held.map(Self)
    }

    /// What is signed.
    #[inline]
    pub fn get(&self) -> &paysign::sign::Signed<'_, N, V> {
        &self.0.get().0
    }

    /// The parameters as they were given.
    pub fn given(&self) -> &[(N, V)] {
        &self.0.backing_cart().params
    }
}

impl<B: 'static> HeldVerified<B> {
    /// Verifies a body.
    ///
    /// # Errors
    ///
    /// As [`Source::verify`].
    #[inline]
    pub fn new(
        owner: Owner<B>,
        bytes: impl for<'b> FnOnce(&'b B) -> &'b [u8],
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Self, Failure> {
        let held = Yoke::<VerifiedOf<'static>, _>::try_attach_to_cart(Box::new(owner), |Owner { body, source }| {
            source.verify(bytes(body), secrets, options).map(VerifiedOf)
        });
        held.map(Self)
    }

    /// Verifies a body with what came with it.
    ///
    /// # Errors
    ///
    /// As [`Source::verify_with_headers`].
    pub fn with_headers<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        owner: Owner<B>,
        bytes: impl for<'b> FnOnce(&'b B) -> &'b [u8],
        came: Came<'_, N, V>,
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Self, Failure> {
        let held = Yoke::<VerifiedOf<'static>, _>::try_attach_to_cart(Box::new(owner), |Owner { body, source }| {
            source.verify_with_headers(bytes(body), came, secrets, options).map(VerifiedOf)
        });
        held.map(Self)
    }

    /// The message.
    #[inline]
    pub fn get(&self) -> &paysign::Verified<'_> {
        &self.0.get().0
    }

    /// Its body.
    pub fn body(&self) -> &B {
        &self.0.backing_cart().body
    }
}

impl<B: 'static> HeldAnswer<B> {
    /// Reads an answer.
    ///
    /// # Errors
    ///
    /// As [`Source::answer`].
    pub fn new(
        owner: Owner<B>,
        bytes: impl for<'b> FnOnce(&'b B) -> &'b [u8],
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Self, Failure> {
        let held = Yoke::<AnswerOf<'static>, _>::try_attach_to_cart(Box::new(owner), |Owner { body, source }| {
            source.answer(bytes(body), secrets, options).map(AnswerOf)
        });
        held.map(Self)
    }

    /// The answer.
    pub fn get(&self) -> &paysign::Answer<'_> {
        &self.0.get().0
    }
}

/// Bodies that wait for their verdicts: run on whatever thread a language likes.
pub struct Batch<'a, 'call> {
    source: &'a Source,
    bodies: Vec<&'a [u8]>,
    secrets: &'call [Secret],
    options: &'call Options,
}

/// Verifies them.
pub fn run<'a>(batch: Batch<'a, '_>) -> Verdicts<'a> {
    let Batch { source, bodies, secrets, options } = batch;
    let mut verdicts: Vec<_> = bodies.iter().map(|_| None).collect();
    // Verdicts come in any order.
    source.verify_batch(&bodies, secrets, options, |index, verdict| {
        verdicts[index] = Some(verdict);
    });
    verdicts.into_iter().map(|verdict| verdict.expect("the core gives each body a verdict")).collect()
}

impl<B: 'static> HeldVerdicts<B> {
    /// Verifies many bodies. `run` calls [`run`], where a language lets other threads go on meanwhile around
    /// it.
    pub fn new(
        owner: Owner<Vec<B>>,
        bytes: impl for<'b> Fn(&'b B) -> &'b [u8],
        secrets: &[Secret],
        options: &Options,
        run: impl for<'b> FnOnce(Batch<'b, '_>) -> Verdicts<'b>,
    ) -> Self {
        Self(Yoke::attach_to_cart(Box::new(owner), |Owner { body, source }: &_| {
            let bodies = body.iter().map(bytes).collect();
            VerdictsOf(run(Batch { source, bodies, secrets, options }))
        }))
    }

    /// The verdict on the body of this index.
    pub fn get(&self, index: usize) -> Option<Result<&paysign::Verified<'_>, &Failure>> {
        Some(self.0.get().0.get(index)?.as_ref())
    }

    /// How many bodies there are.
    pub fn len(&self) -> usize {
        self.0.get().0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = include_bytes!("../../../examples/epay-genuine.txt");
    const KEY: &str = include_str!("../../../examples/epay.key");

    fn secret() -> Secret {
        Secret::new(KEY.trim()).expect("a secret")
    }

    fn source() -> Source {
        Target::named("epay", "notify").expect("a message").into()
    }

    #[test]
    fn a_message_outlives_the_call_that_verified_it() {
        let secret = secret();
        let owner = Owner { body: BODY.trim_ascii().to_vec(), source: source() };
        let held = HeldVerified::new(owner, |body| body, secret.as_ref(), &Options::DEFAULT).expect("genuine");
        drop(secret);
        assert_eq!(
            held.get().order_no().map(|value| value.to_bytes().into_owned()),
            Some(b"20240125193935458".to_vec())
        );
    }

    #[test]
    fn each_body_of_a_batch_has_its_own_verdict() {
        let secret = secret();
        let bodies = vec![BODY.trim_ascii().to_vec(), Vec::new(), b"sign=0".to_vec()];
        let owner = Owner { body: bodies, source: source() };
        let held = HeldVerdicts::new(owner, |body| body, secret.as_ref(), &Options::DEFAULT, run);
        let codes: Vec<_> =
            (0..held.len()).map(|index| held.get(index).expect("there").err().map(Failure::code)).collect();
        assert_eq!(codes, [None, Some(Code::EmptyBody), Some(Code::MalformedSignature)]);
        assert!(held.get(3).is_none());
    }
}
