//! Whether another message verifies with the same secret: that tells a wrong secret from a changed message.

use super::body;
use super::case::Case;
use super::context::Context;
use super::item::Of;
use paysign::{Gateway, Message};

/// What other messages say of the given secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// There is none.
    NotAsked,
    /// Those that there are say nothing: each is the message itself, or holds no signature that can be read.
    Nothing,
    /// One of them was signed with a given secret.
    Right,
    /// None of them was.
    Wrong,
}

/// What the other messages say of the secrets of this case.
pub(super) fn said(case: &Case<'_>, context: &Context<'_>) -> Said {
    let message = case.message;
    let others = || own_gateways(message, context).flat_map(|gateway| gateway.messages);
    let mut said = if context.also.is_empty() { Said::NotAsked } else { Said::Nothing };
    for body in context.also {
        for message in core::iter::once(message).chain(others()) {
            match said_by(body, message, case, context) {
                Said::Right => return Said::Right,
                Said::Wrong => said = Said::Wrong,
                Said::NotAsked | Said::Nothing => {}
            }
        }
    }
    said
}

/// The gateways that have this message.
fn own_gateways<'c>(message: &'c Message<'c>, context: &'c Context<'_>) -> impl Iterator<Item = &'c Gateway<'c>> {
    let has = move |gateway: &&Gateway<'_>| gateway.messages.iter().any(|own| own == message);
    context.own.into_iter().chain(context.gateways.iter().filter(has))
}

/// What a body says, as a message of this kind: it is read tolerantly, and may be refused all the same.
fn said_by(body: &[u8], message: &Message<'_>, case: &Case<'_>, context: &Context<'_>) -> Said {
    let Some(signing) = &message.signing else { return Said::Nothing };
    let read = body::read(&Of { message, signing, mask: case.secrets.mask() }, body, &context.options.limits);
    let pairs = read.items.iter().map(|item| (&item.name[..], &item.value[..]));
    if pairs.eq(case.items.iter().map(|item| (&item.name[..], &item.value[..]))) {
        return Said::Nothing;
    }
    let other = Case::new(message, signing, &read.items, read.implied, case.secrets);
    match other.base_match() {
        Some(_) => Said::Right,
        None if other.is_computable() => Said::Wrong,
        None => Said::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cause, Context, Diagnosis, Lang, Side, diagnose, diagnose_document};
    use paysign::{Secret, gateways};

    const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";
    const GENUINE: &[u8] = b"pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay\
        &name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS\
        &sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5";
    const CHANGED: &[u8] = b"pid=152787&trade_no=2024012522002&out_trade_no=20240125193935459&type=wxpay\
        &name=VIP&money=77&trade_status=TRADE_SUCCESS&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5";

    fn diagnosed(secret: &str, also: &[&[u8]], lang: Lang) -> Diagnosis {
        let context = Context { gateways: gateways::ALL, also, lang, ..Context::DEFAULT };
        let secret = Secret::new(secret).unwrap_or_else(|error| panic!("{error}"));
        diagnose(&gateways::epay::NOTIFY, CHANGED, &secret, &context)
    }

    fn causes(diagnosis: &Diagnosis) -> alloc::vec::Vec<Cause> {
        diagnosis.findings.iter().flat_map(|finding| &finding.factors).map(|factor| factor.cause).collect()
    }

    #[test]
    fn another_message_tells_a_wrong_secret_from_a_changed_message() {
        let one = diagnosed(SECRET, &[], Lang::English);
        assert_eq!(causes(&one), [Cause::WrongSecret, Cause::MessageChanged]);
        assert_eq!(one.findings.len(), 1);
        assert!(one.findings[0].reason().contains("Does another message verify with this secret?"));
        assert_eq!(causes(&diagnosed(SECRET, &[GENUINE], Lang::English)), [Cause::MessageChanged]);
        assert_eq!(causes(&diagnosed(SECRET, &[CHANGED, GENUINE], Lang::English)), [Cause::MessageChanged]);
        let other = "paebiyya4co5x0231zcm1novl8trustw";
        assert_eq!(causes(&diagnosed(other, &[GENUINE], Lang::English)), [Cause::WrongSecret]);
    }

    #[test]
    fn what_is_no_other_message_answers_nothing() {
        let unsigned: &[u8] = b"pid=152787&out_trade_no=1&money=1";
        for also in [&[CHANGED][..], &[b""], &[b"<html>502</html>"], &[unsigned], &[CHANGED, unsigned]] {
            let diagnosis = diagnosed(SECRET, also, Lang::English);
            assert_eq!(causes(&diagnosis), [Cause::WrongSecret, Cause::MessageChanged]);
            let reason = diagnosis.findings[0].reason();
            assert!(reason.starts_with("what was given as another message tells nothing"), "{reason}");
        }
        let other = "paebiyya4co5x0231zcm1novl8trustw";
        assert_eq!(causes(&diagnosed(other, &[CHANGED, GENUINE], Lang::English)), [Cause::WrongSecret]);
    }

    #[test]
    fn a_reader_is_told_what_he_can_do_in_his_language() {
        let diagnosis = diagnosed(SECRET, &[GENUINE], Lang::Chinese);
        let factor = &diagnosis.findings[0].factors[0];
        assert_eq!(factor.side, Side::Receives);
        let shown = alloc::format!("{diagnosis}");
        for text in [factor.text(), factor.cure(), diagnosis.findings[0].reason()] {
            assert!(!text.is_ascii() && shown.contains(text), "{text}");
        }
        assert!(shown.starts_with("无效: mismatch: ") && shown.contains("\n密钥 0: "), "{shown}");
        let secret = Secret::new(SECRET).unwrap_or_else(|error| panic!("{error}"));
        let params = [("pid", "1"), ("money", "1")];
        let example = diagnose_document(&gateways::epay::NOTIFY, &params, "0", &secret, &Context::DEFAULT);
        assert!(example.findings.iter().flat_map(|found| &found.factors).all(|factor| factor.side == Side::Example));
    }

    #[test]
    fn no_cure_refuses_a_genuine_message() {
        for side in [Side::Sends, Side::Receives, Side::Example] {
            let cure = Cause::StrictRefused.description().cure_for(side, Lang::English);
            assert!(!cure.contains("do not accept"), "{cure}");
        }
    }
}
