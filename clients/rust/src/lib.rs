#![doc = include_str!("../README.md")]

mod address;
mod backoff;
mod call;
mod caller;
mod client;
mod client_builder;
mod client_notice;
mod code;
#[allow(clippy::should_implement_trait)] // a request that has a field `add`
#[rustfmt::skip]
mod contract;
mod credentials;
mod data;
mod decimal;
mod door;
mod environment;
mod error;
mod interest;
mod interests;
mod json;
mod open_enum;
mod pages;
mod position;
mod positions;
#[allow(missing_docs, clippy::all, clippy::pedantic, rustdoc::all)]
#[rustfmt::skip]
pub mod proto;
mod reconnection;
mod registrations;
mod seoul;
mod shared;
mod signs;
mod subscription;
mod subscription_builder;
mod subscription_handle;

pub use chrono;
pub use client::Client;
pub use client_builder::ClientBuilder;
pub use client_notice::{Disconnected, Inconsistent};
pub use contract::*;
pub use data::{Data, Header};
pub use error::{Error, Violation};
pub use interest::Interest;
pub use json::Json;
pub use pages::{Paged, Pages};
pub use position::StreamPosition;
pub use positions::Positions;
pub use rust_decimal::{self, Decimal};
pub use seoul::SeoulTime;
pub use signs::{Level, Price, Quantity};
pub use subscription::Subscription;
pub use subscription_builder::SubscriptionBuilder;
pub use subscription_handle::SubscriptionHandle;
pub use tonic::Code;

#[cfg(test)]
mod fake;
