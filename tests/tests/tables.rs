//! What must hold for every table, so that a slip in a new gateway's file is found.

use std::collections::BTreeSet;

use paysign::{Direction, Kind, Message, Role, Secret, VerifyError, gateways};

fn messages() -> impl Iterator<Item = (&'static str, &'static Message<'static>)> {
    gateways::ALL.iter().flat_map(|gateway| gateway.messages.iter().map(|message| (gateway.id, message)))
}

#[test]
fn names_are_used_once() {
    let ids: BTreeSet<_> = gateways::ALL.iter().map(|gateway| gateway.id).collect();
    assert_eq!(ids.len(), gateways::ALL.len());
    for gateway in gateways::ALL {
        let names: BTreeSet<_> = gateway.messages.iter().map(|message| message.name).collect();
        assert_eq!(names.len(), gateway.messages.len(), "{}", gateway.id);
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
    for gateway in gateways::ALL {
        for message in gateway.messages {
            let name = format!("{} {}", gateway.id, message.name);
            if let Some(answer) = message.answer {
                assert_eq!(gateway.message(answer).expect(&name).direction, Direction::Answer, "{name}");
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
    for gateway in gateways::ALL {
        let variants = gateway.variants.iter().map(|variant| format!("{}@{}", gateway.id, variant.name));
        for id in variants.chain([gateway.id.to_owned()]) {
            for message in gateway.messages.iter().filter(|message| message.signing.is_some()) {
                let message = gateways::message(&id, message.name).expect("a message");
                let refused = message.verify(b"{}", &secret).expect_err("an empty message");
                assert_ne!(refused, VerifyError::UnreadableScheme, "{id} {}", message.name);
            }
        }
    }
}

#[test]
fn a_request_reserves_what_its_gateways_notification_requires() {
    for gateway in gateways::ALL {
        let notifications = gateway.messages.iter().filter(|message| message.direction == Direction::Notification);
        for notification in notifications {
            for request in gateway.messages.iter().filter(|message| message.direction == Direction::Request) {
                let (Some(sent), Some(received)) = (request.signing, notification.signing) else { continue };
                // Where only marked names are signed, the text of a request is never a notification's.
                let marked = received.scheme.fields == paysign::scheme::Fields::Marked;
                if sent.scheme == received.scheme && !marked && notification.role(Role::Status).is_some() {
                    assert_eq!(sent.reserved, notification.fields.fields(), "{} {}", gateway.id, request.name);
                }
            }
        }
    }
}
