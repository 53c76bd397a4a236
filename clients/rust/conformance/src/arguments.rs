//! The arguments of the conformance program.

use std::path::PathBuf;
use std::time::Duration;

use kiwoom_gateway::{Interest, SlowReaderPolicy};
use serde_json::Value;

pub type Failure = Box<dyn std::error::Error>;

#[derive(Default)]
pub struct Arguments {
    pub interests: Vec<Interest>,
    pub add: Vec<Interest>,
    pub remove: Vec<Interest>,
    pub until: u64,
    pub policy: Option<SlowReaderPolicy>,
    pub pause: Duration,
    pub positions: Option<PathBuf>,
    pub query: Option<String>,
    pub request: Value,
    pub pages: bool,
}

impl Arguments {
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut read = Self { request: Value::Object(serde_json::Map::new()), ..Self::default() };
        for argument in arguments {
            let (name, value) = argument.split_once('=').unwrap_or((&argument, ""));
            match name {
                "--interest" => read.interests.push(value.parse()?),
                "--add" => read.add.push(value.parse()?),
                "--remove" => read.remove.push(value.parse()?),
                "--until" => read.until = value.parse()?,
                "--policy" => {
                    let policy = SlowReaderPolicy::named(&value.to_uppercase());
                    read.policy = Some(policy.ok_or_else(|| format!("no policy {value}"))?);
                }
                "--pause" => read.pause = Duration::from_millis(value.parse()?),
                "--positions" => read.positions = Some(value.into()),
                "--query" => read.query = Some(value.into()),
                "--request" => read.request = serde_json::from_str(value)?,
                "--pages" => read.pages = true,
                _ => return Err(format!("no argument {name}").into()),
            }
        }
        Ok(read)
    }
}
