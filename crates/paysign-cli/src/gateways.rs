//! `paysign gateways`: the built-in gateways, the messages of one, and the table of a message as on the
//! vendor's page.

mod grid;
mod pages;
mod table;

use paysign::gateways::ALL;
use paysign::tables::{self, Case};

use crate::args::GatewaysArgs;
use crate::failure::Failure;
use crate::output::Report;
use crate::target;

/// Shows them.
///
/// # Errors
///
/// There is no gateway or message of that name.
pub(crate) fn run(args: &GatewaysArgs) -> Result<Report, Failure> {
    let own = target::read(&args.file)?;
    let id = args.gateway.as_deref();
    if let Some((id, name)) = id.zip(args.message.as_deref()) {
        let message = target::find_message(id, name, own)?;
        return if args.json {
            Ok(json(tables::message_to_json(message, Case::Snake)))
        } else {
            Ok(Report::styled(table::message(&id.to_string_lossy(), message)))
        };
    }
    let gateway = match id {
        Some(id) => Some(target::find_gateway(id, own)?),
        None => own,
    };
    match (gateway, args.json) {
        (Some(gateway), true) => Ok(json(tables::gateway_to_json(gateway, Case::Snake))),
        (Some(gateway), false) => Ok(Report::styled(pages::gateway(gateway))),
        (None, true) => Ok(json(format!("{{\"gateways\":{}}}", tables::to_json(ALL, Case::Snake)))),
        (None, false) => Ok(Report::styled(pages::all(ALL))),
    }
}

/// What the tables of every language are read from.
fn json(text: String) -> Report {
    Report::exact(text + "\n")
}
