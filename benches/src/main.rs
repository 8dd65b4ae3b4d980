//! `paysign-benches`: the side by side of Rust. `cargo xtask compare` runs it together with the other
//! languages.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Parser;
use paysign_benches::rust::{What, compare};
use paysign_benches::{counts, inputs, kernel};

/// The side by side of Rust: the floor, what is written by hand, peers, and paysign.
#[derive(Parser)]
struct Arguments {
    /// Prints rows of JSON.
    #[arg(long)]
    json: bool,
    /// Makes the hot calls for valgrind instead, which counts their instructions: `cargo xtask counts`.
    #[arg(long)]
    calls: bool,
    /// Writes a log of so many genuine notifications instead: for `paysign audit`.
    #[arg(long, value_name = "COUNT")]
    log: Option<u64>,
    /// Verifies the lines of such a log in memory instead, and prints the nanoseconds for each.
    #[arg(long, value_name = "LOG")]
    kernel: Option<PathBuf>,
    /// What is measured.
    #[arg(value_enum, default_value_t = What::All)]
    what: What,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if arguments.calls {
        return counts::run(|name, messages, floor| println!("{name} {messages} {}", floor.unwrap_or("-")));
    }
    if let Some(count) = arguments.log {
        let mut to = BufWriter::new(io::stdout().lock());
        inputs::write_log(&mut to, count)?;
        return Ok(to.flush()?);
    }
    if let Some(log) = arguments.kernel {
        println!("{:.1}", kernel::ns_per_line(&log)?);
        return Ok(());
    }
    let rows = compare(arguments.what)?;
    if !arguments.json {
        println!("{:32} {:>10} {:>8} {:>8} {:>8}", "", "ns", "spread", "vs md5", "vs hand");
    }
    for row in rows {
        if arguments.json {
            println!("{}", row.json());
        } else {
            let hand = row.vs_hand.map_or_else(String::new, |times| format!("{times:8.2}"));
            let measured = &row.measured;
            println!("{:32} {:10.1} {:8.3} {:8.2} {hand}", measured.name, measured.ns, measured.spread, row.vs_md5);
        }
    }
    Ok(())
}
