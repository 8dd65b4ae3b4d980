//! Messages of one source, their secrets and options in one: what the raw calls of the languages ask. The
//! languages' own parts make it where they need it, and no shop sees it.

use std::sync::Arc;

use paysign::{Code, Failure};
use paysign_owned::{Arrival, Source};
use uniffi::Lower;

use crate::UniFfiTag;
use crate::error::{PaysignError, refused};
use crate::merchant::Merchant;
use crate::message::Message;
use crate::options::Options;
use crate::packed::{self, Piece};
use crate::raw::{Answers, Door};
use crate::secret::{Secret, some};
use crate::value::{MinorUnits, Money, Param, amount_of, arrival};

/// A source of messages with its secrets and options, made once: what is asked at its address crosses in one
/// call each.
#[derive(uniffi::Object)]
pub struct Verifier {
    door: Door,
}

#[uniffi::export]
impl Verifier {
    /// Verifies bodies of this kind of message; one that came with headers, by these.
    #[uniffi::constructor]
    pub fn of_message(
        message: &Message,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
        came: Option<Came>,
    ) -> Result<Self, PaysignError> {
        let (secrets, options, source) = (some(&secrets)?, Options::core(options), message.target().clone().into());
        Ok(Self { door: Door::new(Reader { source, secrets, options, arrival: came.map(Came::arrival) }) })
    }

    /// Verifies the merchant's notifications, or its messages of this name; one that came with headers, by
    /// these.
    #[uniffi::constructor]
    pub fn of_merchant(merchant: &Merchant, message: Option<String>, came: Option<Came>) -> Self {
        let (source, options, secrets) = (merchant.source(message), paysign::Options::DEFAULT, Vec::new());
        Self { door: Door::new(Reader { source, secrets, options, arrival: came.map(Came::arrival) }) }
    }

    /// Where raw calls ask it. It holds as long as the object is not closed.
    pub fn address(&self) -> i64 {
        self.door.address()
    }
}

/// What came with a body.
#[derive(uniffi::Record)]
pub struct Came {
    /// Its headers.
    pub headers: Vec<Param>,
    /// When, in seconds from the beginning of 1970.
    pub now: Option<i64>,
}

impl Came {
    fn arrival(self) -> Arrival {
        arrival(&self.headers, self.now)
    }
}

/// What answers. A merchant's messages are read by its own secrets and options.
struct Reader {
    source: Source,
    secrets: Vec<paysign::Secret>,
    options: paysign::Options,
    arrival: Option<Arrival>,
}

/// The questions. `Door.kt` and `door.rb` know the same numbers.
mod question {
    /// A body, verified: see `packed`.
    pub(super) const NOTICE: i32 = 0;
    /// Many bodies: how many there are, where each ends, and all of them one after another. The answer is a
    /// verdict on each.
    pub(super) const VERDICTS: i32 = 1;
    /// An order number and an amount, texts after their lengths, and the piece of a message. An empty answer
    /// says that they agree.
    pub(super) const EXPECT: i32 = 2;
    /// The same, with a number of units, a text after its length, and its scale (4) for the amount.
    pub(super) const EXPECT_MINOR: i32 = 3;
    /// From here to `SHOWN`: a name after its length, empty where none is asked for, and a body.
    pub(super) const GET: i32 = 4;
    pub(super) const UNPROVED: i32 = 5;
    pub(super) const FIELDS: i32 = 6;
    pub(super) const UNPROVED_FIELDS: i32 = 7;
    pub(super) const TRADE_NO: i32 = 8;
    pub(super) const ORDERED_AMOUNT: i32 = 9;
    pub(super) const PAID_AMOUNT: i32 = 10;
    pub(super) const SHOWN: i32 = 11;
    /// A scale (4) and a body.
    pub(super) const ORDERED_MINOR: i32 = 12;
    pub(super) const PAID_MINOR: i32 = 13;
}

impl Answers for Reader {
    fn answer(&self, asked: i32, input: &[u8]) -> Vec<u8> {
        let piece = Piece(input);
        let answer = match asked {
            question::NOTICE => self.verified(input, |verified| Some(packed::notice(verified))),
            question::VERDICTS => self.verdicts(piece).map(|verdicts| packed::numbers(&verdicts)),
            question::EXPECT | question::EXPECT_MINOR => expect(asked, piece),
            question::ORDERED_MINOR | question::PAID_MINOR => self.units(asked, piece),
            _ => self.told(asked, piece),
        };
        answer.unwrap_or_else(packed::nonsense)
    }
}

impl Reader {
    /// What is told about a verified message, or why it is refused.
    fn verified(&self, body: &[u8], tell: impl FnOnce(&paysign::Verified<'_>) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let verdict = match &self.arrival {
            None => self.source.verify(body, &self.secrets, &self.options),
            Some(arrival) => self.source.verify_with_headers(body, arrival.came(), &self.secrets, &self.options),
        };
        match verdict {
            Ok(verified) => tell(&verified),
            Err(failure) => Some(packed::refusal(failure.into())),
        }
    }

    /// The verdicts on bodies one after another: the index of the secret, or the number of the error's code,
    /// negated. None if the ends do not rise, or are beyond the last byte.
    fn verdicts(&self, mut piece: Piece<'_>) -> Option<Vec<i32>> {
        let count = piece.number()?;
        let ends: Vec<i32> = (0..count).map(|_| piece.number()).collect::<Option<_>>()?;
        let mut begin = 0;
        let bodies: Vec<&[u8]> = ends
            .iter()
            .map(|end| {
                let body = piece.bytes(end.checked_sub(begin)?);
                begin = *end;
                body
            })
            .collect::<Option<_>>()?;
        let mut verdicts = vec![-i32::from(Code::Mismatch.number()); bodies.len()];
        self.source.verify_batch(&bodies, &self.secrets, &self.options, |index, verdict| {
            verdicts[index] = match verdict {
                Ok(verified) => verified.secret_index().try_into().unwrap_or(i32::MAX),
                Err(failure) => -i32::from(failure.code().number()),
            };
        });
        Some(verdicts)
    }

    /// What else a message tells. None if that is not a question.
    fn told(&self, asked: i32, mut piece: Piece<'_>) -> Option<Vec<u8>> {
        let (name, mut answer) = (piece.text()?, packed::told());
        self.verified(piece.0, |verified| {
            let put = |answer: &mut _, (name, value)| {
                packed::put_value(answer, Some(name));
                packed::put_value(answer, Some(value));
            };
            match asked {
                question::GET => packed::put_value(&mut answer, verified.get(name)),
                question::UNPROVED => packed::put_value(&mut answer, verified.unproved(name)),
                question::TRADE_NO => packed::put_value(&mut answer, verified.trade_no()),
                question::FIELDS => verified.fields().for_each(|field| put(&mut answer, field)),
                question::UNPROVED_FIELDS => verified.unproved_fields().for_each(|field| put(&mut answer, field)),
                question::SHOWN => packed::put_lowered(&mut answer, format!("{verified:?}")),
                question::ORDERED_AMOUNT => return Some(lowered(Money::new(verified.ordered_amount()))),
                question::PAID_AMOUNT => return Some(lowered(Money::new(verified.paid_amount()))),
                _ => return None,
            }
            Some(answer)
        })
    }

    /// An amount in units of a scale.
    fn units(&self, asked: i32, mut piece: Piece<'_>) -> Option<Vec<u8>> {
        let scale = piece.number()?;
        self.verified(piece.0, |verified| {
            let is_paid = asked == question::PAID_MINOR;
            let amount = if is_paid { verified.paid_amount() } else { verified.ordered_amount() };
            Some(lowered(MinorUnits::new(amount, scale)))
        })
    }
}

/// What `UniFFI` writes, or the error.
fn lowered<T: Lower<UniFfiTag>>(told: Result<T, Failure>) -> Vec<u8> {
    match told {
        Ok(told) => {
            let mut answer = packed::told();
            packed::put_lowered(&mut answer, told);
            answer
        }
        Err(failure) => packed::refusal(failure.into()),
    }
}

/// Whether the payment is this order's, paid, and of this amount: an empty answer says that it is.
fn expect(asked: i32, mut piece: Piece<'_>) -> Option<Vec<u8>> {
    let order_no = piece.text()?;
    let text = piece.text()?;
    let amount = if asked == question::EXPECT { text.parse() } else { amount_of(text, piece.number()?) };
    let answer = match amount {
        Ok(amount) => piece.expect(order_no, amount)?.map_err(refused),
        Err(error) => Err(refused(error)),
    };
    Some(answer.map_or_else(packed::refusal, |()| Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEME: &str = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; \
        secret append \"\"; digest md5; hex lower";
    /// Signed by hand: the MD5 of `pid=1` and the secret.
    const SIGNED: &[u8] = b"pid=1&sign=bed184715ddfebf544a75762868e310a";

    fn reader() -> Reader {
        let target = paysign_owned::Target::described(
            &paysign_owned::Description::new(SCHEME, "sign", paysign::Wire::Form),
            paysign_owned::Beyond::default(),
        )
        .expect("a scheme");
        let secrets = vec![paysign::Secret::new("another one").unwrap(), paysign::Secret::new("a secret").unwrap()];
        Reader { source: target.into(), secrets, options: paysign::Options::DEFAULT, arrival: None }
    }

    #[test]
    fn a_notice_is_one_piece() {
        let piece = reader().answer(question::NOTICE, SIGNED);
        let mut read = Piece(&piece);
        assert_eq!((read.number(), read.number(), piece.len()), (Some(1), Some(-1), 32));
        let refusal = reader().answer(question::NOTICE, b"pid=2&sign=bed184715ddfebf544a75762868e310a");
        assert_eq!(Piece(&refusal).number(), Some(-1));
    }

    #[test]
    fn ends_that_are_none_have_no_verdicts() {
        let verdicts = |ends: &[i32]| {
            let count = i32::try_from(ends.len()).unwrap();
            let input = [packed::numbers(&[count]), packed::numbers(ends), SIGNED.to_vec()].concat();
            reader().verdicts(Piece(&input))
        };
        let len = i32::try_from(SIGNED.len()).unwrap();
        assert_eq!(verdicts(&[0, len]), Some(vec![-1, 1]));
        assert_eq!(verdicts(&[]), Some(vec![]));
        for ends in [&[5, 3][..], &[len + 1], &[-1], &[i32::MIN, i32::MAX]] {
            assert_eq!(verdicts(ends), None, "{ends:?}");
        }
        assert_eq!(reader().verdicts(Piece(&packed::numbers(&[i32::MAX, 1]))), None);
    }

    #[test]
    fn what_is_not_a_question_is_refused() {
        assert_eq!(reader().answer(99, &[&[0; 4], SIGNED].concat()), [255; 4]);
        for asked in 1..14 {
            assert_eq!(reader().answer(asked, b"abc"), [255; 4], "{asked}");
        }
    }
}
