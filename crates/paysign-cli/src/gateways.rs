//! `paysign gateways`: the built-in gateways, the messages of one, and the table of a message as on the
//! vendor's page.

mod data;
mod grid;
mod pages;
mod table;

use paysign::gateways::ALL;

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
            Report::json(&data::MessageJson::from(message))
        } else {
            Ok(Report::styled(table::message(&id.to_string_lossy(), message)))
        };
    }
    let gateway = match id {
        Some(id) => Some(target::find_gateway(id, own)?),
        None => own,
    };
    match (gateway, args.json) {
        (Some(gateway), true) => Report::json(&data::GatewayJson::from(gateway)),
        (Some(gateway), false) => Ok(Report::styled(pages::gateway(gateway))),
        (None, true) => Report::json(&data::All::new(ALL)),
        (None, false) => Ok(Report::styled(pages::all(ALL))),
    }
}
