//! Connections with TLS, with certificates on both sides, and with a token, to a gateway in this process.

use std::path::{Path, PathBuf};

use kiwoom_gateway::proto::session_service_server::{SessionService, SessionServiceServer};
use kiwoom_gateway::{Client, ClientBuilder, Code, proto as pb};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::net::TcpListener;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::{Certificate, Identity, Server, ServerTlsConfig};
use tonic::{Request, Response, Status, async_trait};

struct Gateway;

#[async_trait]
impl SessionService for Gateway {
    async fn get_gateway(
        &self,
        request: Request<pb::GetGatewayRequest>,
    ) -> Result<Response<pb::GetGatewayResponse>, Status> {
        let token = request.metadata().get("authorization").and_then(|it| it.to_str().ok()).unwrap_or("none");
        let certificates = request.peer_certs().map_or(0, |it| it.len());
        let broker = format!("{token}, {certificates} certificates");
        Ok(Response::new(pb::GetGatewayResponse { broker, ..Default::default() }))
    }
}

/// An authority, and files with certificates that it issued.
struct Authority {
    folder: PathBuf,
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kiwoom-tls-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut parameters = CertificateParams::new(Vec::<String>::new()).expect("parameters");
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer =
            CertifiedIssuer::self_signed(parameters, KeyPair::generate().expect("a key")).expect("an authority");
        std::fs::write(folder.join("ca.pem"), issuer.pem()).expect("a file");
        Self { folder, issuer }
    }

    /// A certificate and its key.
    fn issue(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().expect("a key");
        let parameters = CertificateParams::new(vec![name.to_owned()]).expect("parameters");
        (parameters.signed_by(&key, &self.issuer).expect("a certificate").pem(), key.serialize_pem())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn serve(authority: &Authority) -> String {
    let (certificate, key) = authority.issue("localhost");
    let tls = ServerTlsConfig::new()
        .identity(Identity::from_pem(certificate, key))
        .client_ca_root(Certificate::from_pem(authority.issuer.pem()))
        .client_auth_optional(true);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = Server::builder().tls_config(tls).expect("TLS").add_service(SessionServiceServer::new(Gateway));
    tokio::spawn(server.serve_with_incoming(TcpListenerStream::new(listener)));
    format!("localhost:{port}")
}

async fn answer(builder: ClientBuilder) -> Result<String, kiwoom_gateway::Error> {
    let gateway = builder.build()?.session().get_gateway().await?;
    Ok(gateway.broker().to_owned())
}

#[tokio::test]
async fn a_gateway_with_a_certificate() {
    let authority = Authority::new("known");
    let stranger = Authority::new("stranger");
    let address = serve(&authority).await;
    let to = |path: &Path| Client::builder().address(&address).ca_file(path);
    let known = authority.folder.join("ca.pem");
    assert_eq!(answer(to(&known)).await.expect("an answer"), "none, 0 certificates");
    assert_eq!(answer(to(&known).token("swordfish")).await.expect("an answer"), "Bearer swordfish, 0 certificates");
    let (certificate, key) = authority.issue("desk");
    let files = (authority.file("desk.pem", &certificate), authority.file("desk.key", &key));
    let builder = to(&known).certificate_files(files.0, files.1);
    assert_eq!(answer(builder).await.expect("an answer"), "none, 1 certificates");
    for (story, builder) in [
        ("another authority", to(&stranger.folder.join("ca.pem"))),
        ("the system's authorities", Client::builder().address(format!("https://{address}"))),
    ] {
        assert_eq!(answer(builder).await.expect_err(story).code(), Code::Unavailable, "{story}");
    }
}
