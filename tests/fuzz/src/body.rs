//! Bodies: whatever they hold, the core says what the reference says, by every way to a verdict.

use std::sync::OnceLock;

use paysign::{Message, Options, Scheme, Secret, VerifyError, Wire};
use paysign_reference::Reading;
use paysign_tests::compare::compare;
use paysign_tests::generate::{self, Choices, resigned};
use paysign_tests::twins::{Twin, twins};

/// The two secrets of every message.
pub(crate) const SECRETS: [&str; 2] = ["7a3b1053780db61ebd3d7123e1b8d6c4", "second-secret"];

/// A form. The first byte chooses the message, the second how it is read and whether it is signed again; what
/// follows is the body.
pub fn form(data: &[u8]) {
    judge(data, Wire::Form);
}

/// A JSON object, likewise.
pub fn json(data: &[u8]) {
    judge(data, Wire::Json);
}

/// Flat XML, likewise.
pub fn xml(data: &[u8]) {
    judge(data, Wire::Xml);
}

/// `multipart/form-data`, likewise.
pub fn multipart(data: &[u8]) {
    judge(data, Wire::Multipart);
}

/// What the first two bytes choose, and the body.
pub(crate) struct Input<'a> {
    pub(crate) message: Message<'a>,
    pub(crate) reading: &'a Reading,
    pub(crate) is_strict: bool,
    pub(crate) body: Vec<u8>,
}

/// All built-in messages of one wire, by both authors. In XML and multipart they are those of forms.
pub(crate) fn twins_of(wire: Wire) -> &'static [Twin] {
    static ALL: OnceLock<[Vec<Twin>; 4]> = OnceLock::new();
    let of = |wire: Wire| twins().into_iter().filter(move |twin| twin.message.transport.wire == wire);
    let as_if = |wire: Wire, of_reference: paysign_reference::Wire| {
        of(Wire::Form).map(move |mut twin| {
            (twin.message.transport.wire, twin.reading.wire) = (wire, of_reference);
            twin
        })
    };
    let all = ALL.get_or_init(|| {
        [
            of(Wire::Form).collect(),
            of(Wire::Json).collect(),
            as_if(Wire::Xml, paysign_reference::Wire::Xml).collect(),
            as_if(Wire::Multipart, paysign_reference::Wire::Multipart).collect(),
        ]
    });
    &all[Wire::ALL.iter().position(|one| *one == wire).unwrap_or_default()]
}

/// Reads the input, and hands it to `with`. Every fourth choice is a scheme without a table, made of the
/// bytes before the body.
pub(crate) fn with_input(data: &[u8], wire: Wire, with: impl FnOnce(&Input<'_>)) {
    let [choice, flags, rest @ ..] = data else { return };
    let twins = twins_of(wire);
    let (is_strict, is_signed) = (flags & 1 == 0, flags & 2 == 0);
    let secret = SECRETS[usize::from(flags >> 2 & 1)].as_bytes();
    let body = |reading: &Reading, rest: &[u8]| {
        let signed = if is_signed { resigned(reading, rest, secret, is_strict) } else { None };
        signed.unwrap_or_else(|| rest.to_vec())
    };
    if choice % 4 == 3 {
        let len = rest.len().min(12);
        let scheme = generate::scheme(&mut Choices::new(&rest[..len])).on(wire.as_str());
        let Ok(reading) = Reading::from_json(&scheme.reading) else { return };
        let parsed = Scheme::parse(&scheme.text).expect("a scheme that was written as text");
        let message = Message::of_scheme(parsed, scheme.sign_field, wire);
        with(&Input { message, reading: &reading, is_strict, body: body(&reading, &rest[len..]) });
    } else {
        let twin = &twins[usize::from(choice / 4 * 3 + choice % 4) % twins.len()];
        with(&Input { message: twin.message, reading: &twin.reading, is_strict, body: body(&twin.reading, rest) });
    }
}

fn judge(data: &[u8], wire: Wire) {
    with_input(data, wire, |input| {
        let secrets = SECRETS.map(str::as_bytes);
        compare(&input.message, input.reading, &input.body, &secrets, input.is_strict)
            .unwrap_or_else(|difference| panic!("{difference}"));
        every_way_agrees(input);
    });
}

/// The verdict of a single call is that of a batch, and that of an explanation, which never takes the fast
/// path. What was proved is found again by its name.
fn every_way_agrees(input: &Input<'_>) {
    let Input { message, body, .. } = input;
    let secrets = SECRETS.map(|secret| Secret::new(secret).expect("a secret"));
    let options = if input.is_strict { Options::DEFAULT } else { Options::LENIENT };
    let single = message.verify_with(body, &secrets, &options);
    let index: Result<usize, &VerifyError> = single.as_ref().map(paysign::Verified::secret_index);
    let mut seen = 0;
    message.verify_batch(&[body, b"a=1", body], &secrets, &options, |at, verdict| {
        if at != 1 {
            assert_eq!(verdict.as_ref().map(paysign::Verified::secret_index), index, "a batch says something else");
        }
        seen += 1;
    });
    assert_eq!(seen, 3, "every body has its verdict");
    if let Ok(explained) = message.explain(body, &secrets, &options) {
        let verdict = explained.verdict.as_ref().expect("secrets were given");
        assert_eq!(verdict.as_ref().map(|_| ()), index.map(|_| ()), "the explanation says something else");
    }
    if let Ok(verified) = &single {
        for (name, value) in verified.fields() {
            let Ok(name) = String::from_utf8(name.to_bytes().into_owned()) else { continue };
            let found = verified.get(&name).map(|value| value.to_bytes().into_owned());
            assert_eq!(found.as_deref(), Some(&*value.to_bytes()), "`{name}` has another value when it is asked for");
        }
    }
}
