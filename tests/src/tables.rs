//! Whether the tables of a gateway are as a vector expects them.

use serde_json::Value as Json;

/// What is not as expected, by the rule of `tests/vectors/README.md`.
///
/// # Errors
///
/// Where it is, what is there, and what is not.
pub fn same_table(place: &str, found: &Json, expected: &Json) -> Result<(), String> {
    let named = |name: &str| found.as_array().into_iter().flatten().find(|one| one["name"] == name);
    match (expected, found) {
        (Json::Object(members), Json::Array(_)) => members.iter().try_for_each(|(name, part)| {
            same_table(&format!("{place}.{name}"), named(name).unwrap_or(&Json::Null), part)
        }),
        (Json::Object(members), Json::Object(there)) => members.iter().try_for_each(|(name, part)| {
            let found = there.get(name).ok_or_else(|| format!("{place} has no {name}"))?;
            same_table(&format!("{place}.{name}"), found, part)
        }),
        (Json::Array(parts), Json::Array(there)) if parts.len() == there.len() => {
            let mut pairs = there.iter().zip(parts).enumerate();
            pairs.try_for_each(|(at, (found, part))| same_table(&format!("{place}.{at}"), found, part))
        }
        (Json::String(name), Json::Object(there)) if there.get("name").is_some_and(|own| own == name) => Ok(()),
        _ if found == expected => Ok(()),
        _ => Err(format!("{place}: {found} for {expected}")),
    }
}
