//! The environment variables, for what the code does not set.

pub(crate) const ADDRESS: &str = "KIWOOM_GATEWAY";
pub(crate) const CA_FILE: &str = "KIWOOM_GATEWAY_CA_FILE";
pub(crate) const CERTIFICATE_FILE: &str = "KIWOOM_GATEWAY_CERTIFICATE_FILE";
pub(crate) const KEY_FILE: &str = "KIWOOM_GATEWAY_KEY_FILE";
pub(crate) const TOKEN: &str = "KIWOOM_GATEWAY_TOKEN";
pub(crate) const TOKEN_FILE: &str = "KIWOOM_GATEWAY_TOKEN_FILE";

/// Reads a variable. An empty one is not set.
pub(crate) type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

pub(crate) fn of_process(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|it| !it.is_empty())
}
