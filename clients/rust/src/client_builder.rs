//! The settings of a client.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::address::Address;
use crate::caller::{Access, Caller};
use crate::client::Client;
use crate::credentials::{Certificates, Token};
use crate::door::Network;
use crate::environment::{self as names, Environment, of_process};
use crate::error::Error;

const ADDRESS: &str = "127.0.0.1:50051";
const TIMEOUT: Duration = Duration::from_secs(30);

/// The settings of a client. What is not set comes from the environment: see the table in the crate's documentation.
#[derive(Clone, Debug, Default)]
pub struct ClientBuilder {
    address: Option<String>,
    certificates: Certificates,
    certificate_file: Option<PathBuf>,
    key_file: Option<PathBuf>,
    token: Token,
    timeout: Option<Duration>,
    wait_for_quota: bool,
}

impl ClientBuilder {
    /// `HOST:PORT`, `https://HOST:PORT` or `http://HOST:PORT`.
    #[must_use]
    pub fn address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }

    /// A file with the authorities to trust (PEM). Those of the system otherwise.
    #[must_use]
    pub fn ca_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.certificates.authorities = Some(path.into());
        self
    }

    /// Files with the client's own certificate and private key (PEM).
    #[must_use]
    pub fn certificate_files(mut self, certificate: impl Into<PathBuf>, key: impl Into<PathBuf>) -> Self {
        (self.certificate_file, self.key_file) = (Some(certificate.into()), Some(key.into()));
        self
    }

    /// A token.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Token::Text(token.into());
        self
    }

    /// A file with a token. It is read again before each connection attempt and each query.
    #[must_use]
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.token = Token::File(path.into());
        self
    }

    /// The deadline of queries: 30 s unless set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether queries that are refused because of a rate limit wait as long as the gateway says and call again,
    /// within their deadline.
    #[must_use]
    pub fn wait_for_quota(mut self, wait: bool) -> Self {
        self.wait_for_quota = wait;
        self
    }

    /// The client. This does not connect: the first call does.
    ///
    /// # Errors
    /// If a setting is invalid.
    pub fn build(self) -> Result<Client, Error> {
        self.build_in(&of_process)
    }

    fn build_in(mut self, environment: Environment<'_>) -> Result<Client, Error> {
        let (address, token) = self.resolve(environment)?;
        let network = Network { address, certificates: self.certificates };
        let access = Access::new(Box::new(network), token);
        let timeout = self.timeout.unwrap_or(TIMEOUT);
        Ok(Client { caller: Caller { access: Arc::new(access), timeout, session: None, wait: self.wait_for_quota } })
    }

    fn resolve(&mut self, environment: Environment<'_>) -> Result<(Address, Token), Error> {
        let file = |name| environment(name).map(PathBuf::from);
        let authorities = self.certificates.authorities.take().or_else(|| file(names::CA_FILE));
        let certificate = self.certificate_file.take().or_else(|| file(names::CERTIFICATE_FILE));
        let key = self.key_file.take().or_else(|| file(names::KEY_FILE));
        let identity = match (certificate, key) {
            (Some(certificate), Some(key)) => Some((certificate, key)),
            (None, None) => None,
            _ => return Err(Error::configuration("A certificate and its private key belong together: set both.")),
        };
        let token = if self.token.is_none() {
            match (environment(names::TOKEN), file(names::TOKEN_FILE)) {
                (Some(token), _) => Token::Text(token),
                (None, Some(path)) => Token::File(path),
                (None, None) => Token::None,
            }
        } else {
            self.token.clone()
        };
        let text = self.address.take().or_else(|| environment(names::ADDRESS)).unwrap_or_else(|| ADDRESS.to_owned());
        let address = Address::parse(&text, authorities.is_some())?;
        if !address.tls && !address.loopback && !token.is_none() {
            return Err(Error::configuration("A token is not sent in plain text to another machine: use https://."));
        }
        self.certificates = Certificates { authorities, identity };
        Ok((address, token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(builder: ClientBuilder, variables: &[(&str, &str)]) -> Result<(String, String), Error> {
        let environment =
            |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        let mut builder = builder;
        let (address, token) = builder.resolve(&environment)?;
        let identity = if builder.certificates.identity.is_some() { "identity" } else { "" };
        Ok((address.uri(), format!("{token:?} {identity}").trim().to_owned()))
    }

    #[test]
    fn the_code_wins_over_the_environment() {
        let remote = [("KIWOOM_GATEWAY", "gateway.example:443"), ("KIWOOM_GATEWAY_TOKEN_FILE", "/token")];
        for (builder, variables, address, rest) in [
            (Client::builder(), &[][..], "http://127.0.0.1:50051", "None"),
            (Client::builder(), &remote[..], "https://gateway.example:443", "File"),
            (Client::builder().address("localhost:1").token("a"), &remote[..], "http://localhost:1", "Text"),
            (Client::builder().ca_file("/ca.pem"), &[][..], "https://127.0.0.1:50051", "None"),
            (Client::builder().certificate_files("/c", "/k"), &[][..], "http://127.0.0.1:50051", "None identity"),
            (
                Client::builder(),
                &[("KIWOOM_GATEWAY_CERTIFICATE_FILE", "/c"), ("KIWOOM_GATEWAY_KEY_FILE", "/k")][..],
                "http://127.0.0.1:50051",
                "None identity",
            ),
        ] {
            let expected = (address.to_owned(), rest.to_owned());
            assert_eq!(resolved(builder, variables).expect(address), expected);
        }
    }

    #[test]
    fn a_token_does_not_leave_the_machine_in_plain_text() {
        let error = resolved(Client::builder().address("http://gateway.example:80").token("swordfish"), &[]);
        let error = error.expect_err("plain text").to_string();
        assert!(error.contains("plain text") && !error.contains("swordfish"), "{error}");
    }

    #[test]
    fn a_certificate_needs_its_key() {
        assert!(resolved(Client::builder(), &[("KIWOOM_GATEWAY_KEY_FILE", "/k")]).is_err());
    }
}
