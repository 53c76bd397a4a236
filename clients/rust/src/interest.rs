//! What a subscription asks for.

use std::str::FromStr;
use std::time::Duration;

use serde_json::Value;

use crate::contract::RealtimeType;
use crate::error::Error;
use crate::json::{FromJson, Json, Members, members, unknown};
use crate::proto as pb;
use crate::seoul::{protobuf_span, span};

/// A realtime type and its items.
///
/// ```
/// use kiwoom_gateway::{Interest, RealtimeType};
/// let trades = Interest::new(RealtimeType::Trade, ["005930", "000660"]);
/// assert_eq!(trades, "TRADE:005930,000660".parse()?);
/// # Ok::<(), kiwoom_gateway::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Interest {
    /// The type.
    pub realtime_type: RealtimeType,
    /// Items as the broker writes them. None for types that cover the whole market or an account, and only for these.
    pub items: Vec<String>,
    /// For states (order book, market status): at most one event per item in this interval, the newest.
    pub min_interval: Option<Duration>,
}

impl Interest {
    /// Some items of a type.
    pub fn new(realtime_type: RealtimeType, items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { realtime_type, items: items.into_iter().map(Into::into).collect(), min_interval: None }
    }

    /// A type that covers the whole market or an account.
    pub fn whole(realtime_type: RealtimeType) -> Self {
        Self { realtime_type, items: Vec::new(), min_interval: None }
    }

    /// At most one event per item in this interval, the newest.
    #[must_use]
    pub fn min_interval(mut self, interval: Duration) -> Self {
        self.min_interval = Some(interval);
        self
    }
}

/// `TYPE:ITEM,ITEM` with the contract's name of the type, or only `TYPE`.
impl FromStr for Interest {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (name, items) = text.split_once(':').unwrap_or((text, ""));
        let realtime_type = RealtimeType::named(name)
            .ok_or_else(|| Error::configuration(format!("The contract has no realtime type \"{name}\".")))?;
        Ok(Self::new(realtime_type, items.split(',').filter(|it| !it.is_empty())))
    }
}

impl From<&pb::Interest> for Interest {
    fn from(raw: &pb::Interest) -> Self {
        let realtime_type = RealtimeType::from(raw.r#type);
        Self { realtime_type, items: raw.items.clone(), min_interval: span(raw.min_interval.as_ref()) }
    }
}

impl From<Interest> for pb::Interest {
    fn from(interest: Interest) -> Self {
        Self {
            r#type: interest.realtime_type.into(),
            items: interest.items,
            min_interval: interest.min_interval.map(protobuf_span),
            resume: Vec::new(),
        }
    }
}

impl Json for Interest {
    fn to_json(&self) -> Value {
        let mut members = Members::default();
        members.add("type", &self.realtime_type);
        members.add("items", self.items.as_slice());
        members.add("min_interval", &self.min_interval);
        members.into()
    }
}

impl FromJson for Interest {
    fn from_json(json: &Value) -> Result<Self, Error> {
        let mut interest = Self::whole(RealtimeType::Unspecified);
        for (name, value) in members(json)? {
            match name.as_str() {
                "type" => interest.realtime_type = RealtimeType::from_json(value)?,
                "items" => interest.items = Vec::from_json(value)?,
                "min_interval" => interest.min_interval = Some(Duration::from_json(value)?),
                _ => return Err(unknown(name)),
            }
        }
        Ok(interest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (text, items) in [("TRADE:005930,000660", vec!["005930", "000660"]), ("TRADE:", vec![]), ("TRADE", vec![])]
        {
            let interest: Interest = text.parse().expect(text);
            assert_eq!(interest, Interest::new(RealtimeType::Trade, items), "{text}");
        }
        assert!("TRADES:005930".parse::<Interest>().is_err());
    }

    #[test]
    fn there_and_back_through_the_message() {
        let interest = Interest::new(RealtimeType::OrderBook, ["005930"]).min_interval(Duration::from_secs(1));
        assert_eq!(Interest::from(&pb::Interest::from(interest.clone())), interest);
        let json = serde_json::json!({"type": "ORDER_BOOK", "items": ["005930"], "min_interval": "1s"});
        assert_eq!(interest.to_json(), json);
        assert_eq!(Interest::from_json(&json).expect("an interest"), interest);
    }
}
