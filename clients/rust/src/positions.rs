//! Where a subscription stands in all that it is interested in.

use std::{fs, io, path::Path};

use serde_json::{Value, json};

use crate::contract::RealtimeType;
use crate::error::Error;
use crate::json::Json;
use crate::position::StreamPosition;

/// The positions of a subscription, from which another one can start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions(pub(crate) Vec<(RealtimeType, StreamPosition)>);

impl Positions {
    /// Each with its type, sorted by type, item and session.
    pub fn iter(&self) -> impl Iterator<Item = (RealtimeType, &StreamPosition)> {
        self.0.iter().map(|(realtime_type, position)| (*realtime_type, position))
    }

    /// Writes them to a file as JSON. A program that ends meanwhile leaves the old file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let mut fresh = path.as_os_str().to_owned();
        fresh.push(".new");
        fs::write(&fresh, self.to_json().to_string() + "\n")?;
        fs::rename(fresh, path)
    }

    /// Reads what [`Positions::write`] has written.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(path: impl AsRef<Path>) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let json = serde_json::from_str(&text).map_err(io::Error::other)?;
        Self::from_json(&json).map_err(io::Error::other)
    }

    /// # Errors
    /// If this is not what [`Json::to_json`] makes of positions.
    pub fn from_json(json: &Value) -> Result<Self, Error> {
        let invalid = || Error::configuration("These are no positions of a subscription.");
        let mut positions = Vec::new();
        for one in json["positions"].as_array().ok_or_else(invalid)? {
            let realtime_type = one["type"].as_str().and_then(RealtimeType::named).ok_or_else(invalid)?;
            let time = match &one["received_time"] {
                Value::Null => None,
                time => {
                    let text = time.as_str().ok_or_else(invalid)?;
                    Some(chrono::DateTime::parse_from_rfc3339(text).map_err(|_| invalid())?)
                }
            };
            positions.push((
                realtime_type,
                StreamPosition {
                    item: one["item"].as_str().unwrap_or_default().to_owned(),
                    epoch: one["epoch"].as_u64().ok_or_else(invalid)?,
                    sequence: one["sequence"].as_u64().ok_or_else(invalid)?,
                    received_time: time,
                    session: one["session"].as_str().unwrap_or_default().to_owned(),
                },
            ));
        }
        Ok(Self(positions))
    }
}

impl Json for Positions {
    fn to_json(&self) -> Value {
        let mut positions = Vec::new();
        for (realtime_type, position) in &self.0 {
            let mut json = position.to_json();
            json["type"] = realtime_type.to_json();
            positions.push(json);
        }
        json!({"positions": positions})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_through_json() {
        let time = "2026-07-20T10:00:00.123456789+09:00";
        let json = json!({"positions": [
            {"type": "POSITION", "epoch": 5, "sequence": 0, "session": "default"},
            {"type": "TRADE", "item": "005930", "epoch": 9, "sequence": 7, "received_time": time},
        ]});
        let positions = Positions::from_json(&json).expect("positions");
        assert_eq!(positions.0[1].1.sequence, 7);
        assert_eq!(positions.to_json(), json);
    }

    #[test]
    fn anything_else_is_refused() {
        for json in [
            json!([]),
            json!({"positions": 1}),
            json!({"positions": [{"type": "X", "epoch": 1, "sequence": 1}]}),
            json!({"positions": [{"type": "TRADE", "sequence": 1}]}),
            json!({"positions": [{"type": "TRADE", "epoch": 1, "sequence": 1, "received_time": "noon"}]}),
        ] {
            assert!(Positions::from_json(&json).is_err(), "{json}");
        }
    }
}
