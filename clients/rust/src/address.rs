//! Where the gateway is, and whether the way there is encrypted.

use std::net::IpAddr;

use crate::error::Error;

/// `HOST:PORT`, with TLS or in plain text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Address {
    authority: String,
    pub(crate) tls: bool,
    pub(crate) loopback: bool,
}

impl Address {
    /// Reads `HOST:PORT`, `https://HOST:PORT` or `http://HOST:PORT`. Without a scheme, a loopback address means plain
    /// text unless there is a file of authorities.
    pub(crate) fn parse(text: &str, has_authorities: bool) -> Result<Self, Error> {
        let (scheme, authority) = match text.split_once("://") {
            Some((scheme, authority)) => (Some(scheme), authority),
            None => (None, text),
        };
        let invalid = || Error::configuration(format!("The address \"{text}\" is not HOST:PORT."));
        let (host, port) = authority.rsplit_once(':').ok_or_else(invalid)?;
        let bare = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(host);
        if bare.is_empty() || port.parse::<u16>().is_err() || (bare == host && host.contains([':', '/'])) {
            return Err(invalid());
        }
        let loopback = bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|it| it.is_loopback());
        let tls = match scheme {
            Some("https") => true,
            Some("http") => false,
            None => !loopback || has_authorities,
            Some(other) => {
                return Err(Error::configuration(format!(
                    "The address begins with {other}://, not https:// or http://."
                )));
            }
        };
        Ok(Self { authority: authority.to_owned(), tls, loopback })
    }

    pub(crate) fn uri(&self) -> String {
        format!("{}://{}", if self.tls { "https" } else { "http" }, self.authority)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_decides_and_otherwise_the_host_does() {
        for (text, has_authorities, uri) in [
            ("127.0.0.1:50051", false, "http://127.0.0.1:50051"),
            ("127.9.9.9:1", false, "http://127.9.9.9:1"),
            ("localhost:50051", false, "http://localhost:50051"),
            ("[::1]:50051", false, "http://[::1]:50051"),
            ("127.0.0.1:50051", true, "https://127.0.0.1:50051"),
            ("gateway.example:443", false, "https://gateway.example:443"),
            ("10.0.0.1:50051", false, "https://10.0.0.1:50051"),
            ("[2001:db8::1]:50051", false, "https://[2001:db8::1]:50051"),
            ("http://gateway.example:80", true, "http://gateway.example:80"),
            ("https://localhost:50051", false, "https://localhost:50051"),
        ] {
            assert_eq!(Address::parse(text, has_authorities).expect(text).uri(), uri, "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "localhost", ":50051", "localhost:", "localhost:70000", "::1:50051", "ftp://a:1", "a/b:1"] {
            assert!(Address::parse(text, false).is_err(), "{text}");
        }
    }
}
