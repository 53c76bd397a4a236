//! The way to the gateway.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use tonic::transport::{Certificate, Channel, ClientTlsConfig, Endpoint, Identity};

use crate::address::Address;
use crate::credentials::Certificates;
use crate::error::Error;

pub(crate) type Connecting<'a> = Pin<Box<dyn Future<Output = Result<Channel, Error>> + Send + 'a>>;

/// Makes connections. Tests have one of their own, without sockets.
pub(crate) trait Door: fmt::Debug + Send + Sync {
    fn connect(&self) -> Connecting<'_>;
}

const CONNECT: Duration = Duration::from_secs(10);
/// What the gateway may send before the program has read it: HTTP/2's own default. It is little, so that the gateway's
/// policy for slow readers applies soon; and less than what the connection may hold, so that a stream that is not read
/// blocks no query.
const STREAM_WINDOW: u32 = 64 << 10;
const CONNECTION_WINDOW: u32 = 4 << 20;

#[derive(Debug)]
pub(crate) struct Network {
    pub(crate) address: Address,
    pub(crate) certificates: Certificates,
}

impl Network {
    fn endpoint(&self) -> Result<Endpoint, Error> {
        let endpoint = Endpoint::from_shared(self.address.uri())
            .map_err(|error| Error::configuration(format!("The address is invalid: {error}")))?
            .connect_timeout(CONNECT)
            .initial_stream_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .tcp_nodelay(true);
        if !self.address.tls {
            return Ok(endpoint);
        }
        let mut tls = ClientTlsConfig::new();
        tls = match &self.certificates.authorities {
            Some(path) => tls.ca_certificate(Certificate::from_pem(read(path)?)),
            None => tls.with_native_roots(),
        };
        if let Some((certificate, key)) = &self.certificates.identity {
            tls = tls.identity(Identity::from_pem(read(certificate)?, read(key)?));
        }
        endpoint.tls_config(tls).map_err(|error| Error::configuration(format!("TLS cannot be set up: {error:?}")))
    }
}

fn read(path: &std::path::Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| Error::configuration(format!("{} cannot be read: {error}", path.display())))
}

impl Door for Network {
    fn connect(&self) -> Connecting<'_> {
        Box::pin(async move { Ok(self.endpoint()?.connect().await?) })
    }
}
