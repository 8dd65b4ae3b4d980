//! What must hold for every table, so that a slip in a new gateway's file is found.

use std::collections::BTreeSet;

use paysign::gateway::{Direction, Kind};
use paysign::{Gateway, Message, Secret, VerifyError, gateway::Role, gateways};

/// Each gateway and each variant by its id, with its messages.
fn dialects_of(gateway: &Gateway<'static>) -> impl Iterator<Item = (String, &'static [Message<'static>])> {
    let id = gateway.id;
    let variants = gateway.variants.iter().map(move |variant| (format!("{id}@{}", variant.name), variant.messages));
    std::iter::once((id.to_owned(), gateway.messages)).chain(variants)
}

fn dialects() -> impl Iterator<Item = (String, &'static [Message<'static>])> {
    gateways::ALL.iter().flat_map(dialects_of)
}

fn messages() -> impl Iterator<Item = (String, &'static Message<'static>)> {
    dialects().flat_map(|(id, messages)| messages.iter().map(move |message| (id.clone(), message)))
}

#[test]
fn names_are_used_once() {
    let ids: BTreeSet<_> = gateways::ALL.iter().map(|gateway| gateway.id).collect();
    assert_eq!(ids.len(), gateways::ALL.len());
    for (id, messages) in dialects() {
        let names: Vec<_> = messages.iter().flat_map(|message| [&[message.name], message.aliases].concat()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{id}");
    }
    for (gateway, message) in messages() {
        let names: BTreeSet<_> = message.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), message.fields.len(), "{gateway} {}", message.name);
    }
}

#[test]
fn every_message_and_field_says_what_it_is_and_where_it_was_read() {
    for (gateway, message) in messages() {
        let texts = [message.name, message.title, message.source];
        assert!(texts.iter().all(|text| !text.is_empty()), "{gateway} {}", message.name);
        for field in message.fields {
            assert!(!field.meaning.is_empty(), "{gateway} {} {}", message.name, field.name);
            assert_eq!(
                field.kind == Kind::Code,
                field.kind == Kind::Code && !field.choices.is_empty(),
                "{}",
                field.name
            );
        }
    }
}

#[test]
fn what_a_table_refers_to_is_there() {
    for (id, messages) in dialects() {
        for message in messages {
            let name = format!("{id} {}", message.name);
            if let Some(answer) = message.answer {
                assert_eq!(gateways::message(&id, answer).expect(&name).direction, Direction::Answer, "{name}");
            }
            let others = message.fields.iter().filter_map(|field| field.only_with.map(|(other, _)| other));
            let grouped = message.one_of.iter().flat_map(|group| group.iter().copied());
            let telling = message.success.iter().map(|success| success.field);
            let signature = message.signing.map(|signing| signing.field);
            for field in others.chain(grouped).chain(telling).chain(signature) {
                assert!(message.field(field).is_some(), "{name} has no {field}");
            }
        }
    }
}

#[test]
fn a_notification_is_acknowledged_and_tells_its_order() {
    for (gateway, message) in messages().filter(|(_, message)| message.direction == Direction::Notification) {
        assert!(!message.ack.is_empty(), "{gateway} {}", message.name);
        assert!(message.role(Role::OrderNo).is_some(), "{gateway} {}", message.name);
    }
}

#[test]
fn roles_that_a_shop_builds_on_stand_on_signed_fields() {
    let roles = [Role::OrderNo, Role::TradeNo, Role::OrderedAmount, Role::PaidAmount, Role::Status, Role::MerchantId];
    for (gateway, message) in messages().filter(|(_, message)| message.signing.is_some()) {
        for field in roles.iter().filter_map(|role| message.role(*role)) {
            assert!(message.signs(field.name), "{gateway} {}: {} is not signed", message.name, field.name);
        }
    }
}

#[test]
fn every_signed_message_of_every_variant_can_be_verified_strictly() {
    let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4").expect("a secret");
    for (id, messages) in dialects() {
        for message in messages.iter().filter(|message| message.signing.is_some()) {
            let message = gateways::message(&id, message.name).expect("a message");
            let refused = message.verify(b"{}", &secret).expect_err("an empty message");
            assert_ne!(refused, VerifyError::UnreadableScheme, "{id} {}", message.name);
        }
    }
}

#[test]
fn a_request_reserves_what_its_gateways_notification_requires() {
    for (id, messages) in dialects() {
        let notifications = messages.iter().filter(|message| message.direction == Direction::Notification);
        for notification in notifications {
            for request in messages.iter().filter(|message| message.direction == Direction::Request) {
                let (Some(sent), Some(received)) = (request.signing, notification.signing) else { continue };
                // Where only marked names are signed, the text of a request is never a notification's.
                let marked = received.scheme.fields == paysign::scheme::Fields::Marked;
                if sent.scheme == received.scheme && !marked && notification.role(Role::Status).is_some() {
                    assert_eq!(sent.reserved, notification.fields.fields(), "{id} {}", request.name);
                }
            }
        }
    }
}

#[test]
fn what_means_success_elsewhere_does_so_there_and_not_here() {
    let mut looked = 0;
    for gateway in gateways::ALL {
        for ((id, own), (other_id, other)) in
            dialects_of(gateway).flat_map(|own| dialects_of(gateway).map(move |other| (own.clone(), other)))
        {
            for (message, there) in own.iter().flat_map(|message| other.iter().map(move |other| (message, other))) {
                if message.name != there.name || message.success == there.success {
                    continue;
                }
                for success in there.success {
                    for value in success.values {
                        let told = message
                            .success_elsewhere
                            .iter()
                            .find(|told| told.field == success.field && told.value == *value);
                        assert!(
                            told.is_some_and(|told| gateways::message(told.gateway, message.name)
                                .is_ok_and(|named| named.success == there.success)),
                            "{id} {} does not know {value} of {other_id}",
                            message.name
                        );
                        looked += 1;
                    }
                }
            }
        }
    }
    assert!(looked > 0, "no gateway has two dialects");
}
