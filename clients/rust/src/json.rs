//! Values as JSON: members have the names of the contract, and what is absent is no member.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::error::Error;
use crate::seoul::{SeoulTime, text};

/// What has a form in JSON.
pub trait Json {
    /// Numbers with a sign are objects, decimals strings with their places, instants RFC 3339, enums their names.
    fn to_json(&self) -> Value;

    /// Whether it is a member of an object that contains it.
    #[doc(hidden)]
    fn is_set(&self) -> bool {
        true
    }
}

/// The members of an object that are set.
#[derive(Default)]
pub(crate) struct Members(Map<String, Value>);

impl Members {
    pub(crate) fn add(&mut self, name: &'static str, value: &(impl Json + ?Sized)) {
        if value.is_set() {
            self.0.insert(name.to_owned(), value.to_json());
        }
    }

    pub(crate) fn list<T: Json>(&mut self, name: &'static str, values: impl Iterator<Item = T>) {
        let values: Vec<Value> = values.map(|it| it.to_json()).collect();
        if !values.is_empty() {
            self.0.insert(name.to_owned(), Value::Array(values));
        }
    }
}

impl From<Members> for Value {
    fn from(members: Members) -> Value {
        Value::Object(members.0)
    }
}

pub(crate) fn with_kind(kind: &'static str, json: Value) -> Value {
    let mut members = match json {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    members.insert("kind".to_owned(), kind.into());
    Value::Object(members)
}

/// The elements of a page.
pub(crate) fn elements<R: crate::pages::Paged>(page: Result<R, Error>) -> Result<Value, Error>
where
    R::Element: Json,
{
    page.map(|it| it.into_elements().iter().map(Json::to_json).collect())
}

/// Without a way to say that it is absent, a number is set unless it is zero.
macro_rules! plain {
    ($($type:ty => $absent:expr;)+) => {$(
        impl Json for $type {
            fn to_json(&self) -> Value {
                json!(self)
            }

            fn is_set(&self) -> bool {
                *self != $absent
            }
        }
    )+};
}

plain! {
    i32 => 0;
    i64 => 0;
    u32 => 0;
    u64 => 0;
    f64 => 0.0;
    bool => false;
    str => *"";
    [String] => [""; 0];
    BTreeMap<String, String> => BTreeMap::new();
}

impl<T: Json + ?Sized> Json for &T {
    fn to_json(&self) -> Value {
        (**self).to_json()
    }

    fn is_set(&self) -> bool {
        (**self).is_set()
    }
}

impl<T: Json> Json for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Json::to_json)
    }

    fn is_set(&self) -> bool {
        self.is_some()
    }
}

impl Json for Value {
    fn to_json(&self) -> Value {
        self.clone()
    }
}

impl Json for Decimal {
    fn to_json(&self) -> Value {
        self.to_string().into()
    }
}

impl Json for SeoulTime {
    fn to_json(&self) -> Value {
        text(self).into()
    }
}

impl Json for NaiveDate {
    fn to_json(&self) -> Value {
        self.to_string().into()
    }
}

impl Json for Duration {
    fn to_json(&self) -> Value {
        format!("{}s", self.as_secs_f64()).into()
    }
}

/// What can be read from JSON: the fields of requests.
pub(crate) trait FromJson: Sized {
    fn from_json(json: &Value) -> Result<Self, Error>;
}

pub(crate) fn mismatch(json: &Value, expected: &str) -> Error {
    Error::configuration(format!("{json} is no {expected}."))
}

pub(crate) fn unknown(name: &str) -> Error {
    Error::configuration(format!("The request has no field \"{name}\"."))
}

pub(crate) fn members(json: &Value) -> Result<&Map<String, Value>, Error> {
    json.as_object().ok_or_else(|| mismatch(json, "object"))
}

impl FromJson for String {
    fn from_json(json: &Value) -> Result<Self, Error> {
        json.as_str().map(Into::into).ok_or_else(|| mismatch(json, "text"))
    }
}

impl FromJson for i32 {
    fn from_json(json: &Value) -> Result<Self, Error> {
        json.as_i64().and_then(|it| it.try_into().ok()).ok_or_else(|| mismatch(json, "integer of 32 bits"))
    }
}

impl FromJson for NaiveDate {
    fn from_json(json: &Value) -> Result<Self, Error> {
        json.as_str().and_then(|it| it.parse().ok()).ok_or_else(|| mismatch(json, "date like 2026-07-20"))
    }
}

impl FromJson for Duration {
    fn from_json(json: &Value) -> Result<Self, Error> {
        let seconds = json.as_str().and_then(|it| it.strip_suffix('s')).and_then(|it| it.parse().ok());
        seconds
            .and_then(|it| Duration::try_from_secs_f64(it).ok())
            .ok_or_else(|| mismatch(json, "duration like \"1.5s\""))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Value) -> Result<Self, Error> {
        json.as_array().ok_or_else(|| mismatch(json, "array"))?.iter().map(T::from_json).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GetSectorPriceRequest, ListRegistrationsRequest, Market};

    #[test]
    fn what_is_absent_is_no_member() {
        let mut members = Members::default();
        members.add("zero", &0_u64);
        members.add("some_zero", &Some(0_u64));
        members.add("none", &None::<u64>);
        members.add("empty", "");
        members.add("places", &Decimal::new(1050, 2));
        members.add("span", &Duration::from_millis(1500));
        members.list("nothing", [0_u64; 0].into_iter());
        members.list("numbers", [0_u64, 1].into_iter());
        let expected = json!({"some_zero": 0, "places": "10.50", "span": "1.5s", "numbers": [0, 1]});
        assert_eq!(Value::from(members), expected);
    }

    #[test]
    fn requests_have_the_names_of_the_contract() {
        let read = GetSectorPriceRequest::from_json(&json!({"market": "MARKET_KOSPI", "sector_code": "001"}));
        assert_eq!(read.expect("a request"), GetSectorPriceRequest::new(Market::Kospi, "001"));
        let read = ListRegistrationsRequest::from_json(&json!({"types": ["TRADE"], "page_size": 3}));
        assert_eq!(read.expect("a request").raw().types, [1011]);
    }

    #[test]
    fn what_no_request_has_is_refused() {
        for json in [json!({"colour": "red"}), json!({"market": "NYSE"}), json!({"market": 1}), json!([])] {
            assert!(GetSectorPriceRequest::from_json(&json).is_err(), "{json}");
        }
    }
}
