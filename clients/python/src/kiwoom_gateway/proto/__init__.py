"""The messages of the contract, as protoc generates them."""
