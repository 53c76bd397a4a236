//! Writes the messages and clients of the contract's protos in Rust. Needs protoc.
//!
//!     stubs CONTRACT FOLDER     from the protos below CONTRACT into FOLDER

use std::{env, error::Error, fs, path::Path};

use prost_build::Config;

/// The data of a type has the number of the type, which is above those of the notices.
const FIRST_DATA: i32 = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [contract, folder] = arguments.as_slice() else { return Err("Usage: stubs CONTRACT FOLDER".into()) };
    write(Path::new(contract), Path::new(folder))
}

/// Writes the file `kiwoom.v1.rs`.
fn write(contract: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut protos = Vec::new();
    for entry in fs::read_dir(contract.join("kiwoom/v1"))? {
        protos.push(entry?.path());
    }
    protos.sort();
    let mut config = Config::new();
    let descriptors = config.load_fds(&protos, &[contract])?;
    // An event holds one of many messages. In a box, each needs no more room than it has itself.
    for file in &descriptors.file {
        for event in file.message_type.iter().filter(|message| message.name() == "Event") {
            for field in event.field.iter().filter(|field| field.number() >= FIRST_DATA) {
                config.boxed(format!(".kiwoom.v1.Event.event.{}", field.name()));
            }
        }
    }
    config.btree_map(["."]);
    tonic_prost_build::configure()
        .server_mod_attribute(".", "#[cfg(feature = \"server\")]")
        .generate_default_stubs(true) // so that a fake needs only what its test is about
        .out_dir(folder)
        .compile_fds_with_config(descriptors, config)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_stubs_are_current() {
        let library = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the library");
        let folder = env::temp_dir().join(format!("stubs-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        write(&library.join("../../generated"), &folder).expect("stubs");
        let wanted = fs::read_to_string(folder.join("kiwoom.v1.rs")).expect("the stubs");
        let committed = fs::read_to_string(library.join("src/proto/kiwoom.v1.rs")).expect("the committed stubs");
        fs::remove_dir_all(&folder).expect("a folder that can go");
        assert!(wanted == committed, "src/proto/kiwoom.v1.rs is stale: run clients/rust/generate");
    }
}
