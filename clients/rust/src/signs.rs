//! Numbers with the sign that the broker writes before them.

use rust_decimal::Decimal;

use crate::contract::{Direction, Side};
use crate::decimal::exact;
use crate::json::{Json, Members};

/// A price in won, and where it is relative to the previous close.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Price {
    /// Won.
    pub value: i64,
    /// None if it is unknown.
    pub direction: Option<Direction>,
}

/// The level of an index or a ratio, and where it is relative to the previous one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Level {
    /// With as many places as the broker writes.
    pub value: Decimal,
    /// None if it is unknown.
    pub direction: Option<Direction>,
}

/// A number of shares, and who crossed the spread.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Quantity {
    /// Shares.
    pub value: i64,
    /// None if nobody did: a single-price auction.
    pub side: Option<Side>,
}

pub(crate) fn price(value: Option<i64>, direction: i32) -> Option<Price> {
    value.map(|value| Price { value, direction: Direction::known(direction) })
}

pub(crate) fn level(value: Option<f64>, places: u32, direction: i32) -> Option<Level> {
    exact(value, places).map(|value| Level { value, direction: Direction::known(direction) })
}

pub(crate) fn quantity(value: Option<i64>, side: i32) -> Option<Quantity> {
    value.map(|value| Quantity { value, side: Side::known(side) })
}

/// A value and its sign, as members of an object.
fn object(value: serde_json::Value, name: &'static str, sign: &dyn Json) -> serde_json::Value {
    let mut members = Members::default();
    members.add("value", &value);
    members.add(name, sign);
    members.into()
}

impl Json for Price {
    fn to_json(&self) -> serde_json::Value {
        object(self.value.into(), "direction", &self.direction)
    }
}

impl Json for Level {
    fn to_json(&self) -> serde_json::Value {
        object(self.value.to_json(), "direction", &self.direction)
    }
}

impl Json for Quantity {
    fn to_json(&self) -> serde_json::Value {
        object(self.value.into(), "side", &self.side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_number_has_its_sign_beside_it() {
        assert_eq!(price(Some(71_000), 1), Some(Price { value: 71_000, direction: Some(Direction::Up) }));
        assert_eq!(price(Some(0), 0), Some(Price { value: 0, direction: None }));
        assert_eq!(price(None, 1), None);
        assert_eq!(quantity(Some(5), 2), Some(Quantity { value: 5, side: Some(Side::Sell) }));
        assert_eq!(level(Some(2649.5), 2, 2).expect("a level").value.to_string(), "2649.50");
    }

    #[test]
    fn a_sign_that_is_unknown_is_no_member() {
        assert_eq!(price(Some(71_000), 1).to_json(), json!({"value": 71_000, "direction": "UP"}));
        assert_eq!(quantity(Some(5), 0).to_json(), json!({"value": 5}));
        assert_eq!(level(Some(0.5), 2, 3).to_json(), json!({"value": "0.50", "direction": "UNCHANGED"}));
    }
}
