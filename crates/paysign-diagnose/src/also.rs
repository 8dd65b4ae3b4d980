//! Whether another message verifies with the same secret: that tells a wrong secret from a changed message.

use super::body;
use super::case::{Case, Secrets};
use super::context::Context;
use super::item::Of;
use paysign::{Gateway, Message};

/// Whether one of the other messages was signed with a given secret; `None` if there is none.
pub(super) fn verifies(message: &Message<'_>, secrets: &Secrets, context: &Context<'_>) -> Option<bool> {
    let others = || own_gateways(message, context).flat_map(|gateway| gateway.messages);
    let is_signed = |body: &[u8]| {
        is_signed_as(message, body, secrets, context)
            || others().any(|other| is_signed_as(other, body, secrets, context))
    };
    (!context.also.is_empty()).then(|| context.also.iter().any(|body| is_signed(body)))
}

/// The gateways that have this message.
fn own_gateways<'c>(message: &'c Message<'_>, context: &'c Context<'_>) -> impl Iterator<Item = &'c Gateway<'c>> {
    let has = move |gateway: &&Gateway<'_>| gateway.messages.iter().any(|own| own == message);
    context.own.into_iter().chain(context.gateways.iter().filter(has))
}

/// Whether its signature is right as it is read tolerantly; it may be refused all the same.
fn is_signed_as(message: &Message<'_>, body: &[u8], secrets: &Secrets, context: &Context<'_>) -> bool {
    let Some(signing) = &message.signing else { return false };
    let read = body::read(&Of { message, signing, mask: secrets.mask() }, body, &context.options.limits);
    Case::new(message, signing, &read.items, read.implied, secrets).base_match().is_some()
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
    fn a_reader_is_told_what_he_can_do_in_his_language() {
        let diagnosis = diagnosed(SECRET, &[GENUINE], Lang::Chinese);
        let factor = &diagnosis.findings[0].factors[0];
        assert_eq!(factor.side, Side::Receives);
        let shown = alloc::format!("{diagnosis}");
        for text in [factor.text(), factor.cure(), diagnosis.findings[0].reason()] {
            assert!(!text.is_ascii() && shown.contains(text), "{text}");
        }
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
