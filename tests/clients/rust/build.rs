//! Generates the contract's messages and clients into Cargo's output folder. Needs protoc.

use std::{fs, io, path::PathBuf};

const CONTRACT: &str = "../../../generated";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed={CONTRACT}/kiwoom/v1");
    let mut protos = Vec::new();
    for entry in fs::read_dir(PathBuf::from(CONTRACT).join("kiwoom/v1"))? {
        protos.push(entry?.path());
    }
    protos.sort();
    tonic_prost_build::configure().build_server(false).compile_protos(&protos, &[PathBuf::from(CONTRACT)])
}
