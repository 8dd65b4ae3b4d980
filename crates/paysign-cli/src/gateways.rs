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
    let Some(id) = args.gateway.as_deref() else {
        if let Some(own) = own {
            return if args.json {
                Report::json(&data::GatewayJson::from(own))
            } else {
                Ok(Report::styled(pages::gateway(own)))
            };
        }
        return if args.json { Report::json(&data::All::new(ALL)) } else { Ok(Report::styled(pages::all(ALL))) };
    };
    let Some(name) = args.message.as_deref() else {
        let gateway = target::find_gateway(id, own)?;
        return if args.json {
            Report::json(&data::GatewayJson::from(gateway))
        } else {
            Ok(Report::styled(pages::gateway(gateway)))
        };
    };
    let message = target::find_message(id, name, own)?;
    if args.json {
        Report::json(&data::MessageJson::from(message))
    } else {
        Ok(Report::styled(table::message(&id.to_string_lossy(), message)))
    }
}
