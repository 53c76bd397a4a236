//! The messages of the contract as prost has them, and tonic's clients.

include!("kiwoom.v1.rs");
