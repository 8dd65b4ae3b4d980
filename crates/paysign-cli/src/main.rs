//! The program `paysign`.

use std::process::ExitCode;

fn main() -> ExitCode {
    paysign_cli::main()
}
