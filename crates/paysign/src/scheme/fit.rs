//! Which values of different axes go together.

use super::axes::{Empty, Fields, Order};
use super::draft::Draft;
use super::error::{SchemeError, SchemeProblem};
use super::frame::{Element, Taken};
use super::item::Item;
use super::part::Part;
use super::placement::Inside;

/// Refuses a draft whose axes do not fit, at the axis that has to change.
pub(super) fn check(draft: &Draft<'_>) -> Result<(), SchemeError> {
    let (Some((fields, _)), Some((empty, empty_at)), Some((order, order_at)), Some((secret, secret_at))) =
        (draft.fields, draft.empty, draft.order, draft.secret)
    else {
        return Ok(());
    };
    let wrong = |offset, problem| Err(SchemeError { offset, problem });
    if empty == Empty::Fill && order != Order::Listed {
        return wrong(empty_at, SchemeProblem::NothingToFill);
    }
    if let Fields::Items(items) = fields
        && order != Order::Listed
        && items.iter().any(|item| !matches!(item, Item::Field(..)))
    {
        return wrong(order_at, SchemeProblem::NotListed);
    }
    if matches!(fields, Fields::NamedBy(..))
        && !matches!(order, Order::ByName | Order::IgnoringCase | Order::UpperCase | Order::Listed)
    {
        return wrong(order_at, SchemeProblem::OrderOfNamed);
    }
    let more = secret.more;
    let inside = more.and_then(|more| more.inside);
    let frame = more.and_then(|more| more.frame);
    let in_list = |part: fn(&Part<'_>) -> bool| match fields {
        Fields::Items(items) => items.iter().any(|item| match item {
            Item::Secret(secret) => part(&secret),
            Item::Digest(_, items) => items.iter().any(|item| matches!(item, Item::Secret(secret) if part(&secret))),
            _ => false,
        }),
        _ => false,
    };
    let in_frame = |part: fn(&Part<'_>) -> bool| {
        frame.is_some_and(|frame| {
            frame.iter().any(|element| matches!(element, Element::Secret(secret) if part(&secret)))
        })
    };
    let is_part: fn(&Part<'_>) -> bool = |part| matches!(part, Part::Named(_));
    let is_whole: fn(&Part<'_>) -> bool = |part| *part == Part::Whole;
    let has_parts = in_list(is_part) || in_frame(is_part);
    let has_secret = in_list(|_| true);
    let is_within = inside == Some(Inside::Listed);
    let has_whole = in_list(is_whole)
        || in_frame(is_whole)
        || secret.prepend.is_some()
        || secret.append.is_some()
        || secret.hmac
        || matches!(inside, Some(Inside::Each(_) | Inside::Named(_)));
    let named_fits = match order {
        Order::Listed => matches!(fields, Fields::NamedBy(..)),
        Order::ByName | Order::IgnoringCase | Order::UpperCase | Order::ByValue => true,
        Order::Sent | Order::ByPair => false,
    };
    let fits = has_secret == is_within
        && (has_parts || has_whole)
        && !(has_parts && has_whole)
        && !(frame.is_some() && (secret.prepend.is_some() || secret.append.is_some()))
        && (!matches!(inside, Some(Inside::Named(_))) || named_fits)
        && !(has_parts && more.is_some_and(|more| more.taken != Taken::AsIs));
    if fits { Ok(()) } else { wrong(secret_at, SchemeProblem::SecretPlace) }
}
