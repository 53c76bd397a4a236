//! What can go wrong with a call.

use std::error::Error as StdError;
use std::time::Duration;

use tonic::{Code, Status};
use tonic_types::StatusExt;

use crate::code::code_name;
use crate::contract::ErrorReason;
use crate::json::{Json, Members};

/// A failed call, or a setting that cannot be.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {}", code_name(self.0.code), spaced(&self.0.reason), self.0.message)]
pub struct Error(Box<Details>);

#[derive(Debug)]
struct Details {
    code: Code,
    reason: String,
    message: String,
    tr: Option<String>,
    broker_code: Option<String>,
    session: Option<String>,
    retry_delay: Option<Duration>,
    violations: Vec<Violation>,
    status: Option<Status>,
}

/// A field of a request that the gateway refuses.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The field's path: `sector_code`, `interests[0].items`.
    pub field: String,
    /// What is wrong with it, in one sentence.
    pub description: String,
}

impl Error {
    /// The status code of the call. It tells whether trying again makes sense.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The name of the reason without prefix: `READER_TOO_SLOW`. Empty if the gateway gave none.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The reason. None if the gateway gave none, or one that this version of the library does not know.
    pub fn known_reason(&self) -> Option<ErrorReason> {
        ErrorReason::named(&self.0.reason)
    }

    /// What happened, in one sentence.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The TR's code, if the error belongs to one.
    pub fn tr(&self) -> Option<&str> {
        self.0.tr.as_deref()
    }

    /// The broker's own code, if the broker refused the request.
    pub fn broker_code(&self) -> Option<&str> {
        self.0.broker_code.as_deref()
    }

    /// The operator's name of the session concerned.
    pub fn session(&self) -> Option<&str> {
        self.0.session.as_deref()
    }

    /// How long to wait at least before trying again.
    pub fn retry_delay(&self) -> Option<Duration> {
        self.0.retry_delay
    }

    /// The fields that are wrong.
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }

    /// The status as gRPC has it. None if the library made the error itself.
    pub fn status(&self) -> Option<&Status> {
        self.0.status.as_ref()
    }

    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Details {
            code,
            reason: String::new(),
            message: message.into(),
            tr: None,
            broker_code: None,
            session: None,
            retry_delay: None,
            violations: Vec::new(),
            status: None,
        }))
    }

    /// A setting or an argument is wrong.
    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(Code::InvalidArgument, message)
    }

    pub(crate) fn unavailable(message: impl Into<String>) -> Self {
        Self::new(Code::Unavailable, message)
    }

    pub(crate) fn unknown_method(name: &str) -> Self {
        Self::new(Code::Unimplemented, format!("The contract has no such method: \"{name}\"."))
    }
}

fn spaced(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" {reason}") }
}

/// The deepest cause says what happened: "Connection refused (os error 111)".
fn cause(error: &(dyn StdError + 'static)) -> String {
    let mut last = error;
    while let Some(next) = last.source() {
        last = next;
    }
    last.to_string()
}

impl From<Status> for Error {
    fn from(status: Status) -> Self {
        // tonic has a source if no gateway gave the status: the connection broke.
        let broken = status.source().map(cause);
        let code = match (status.code(), &broken) {
            // tonic's own name for a deadline that has passed here.
            (Code::Cancelled, _) if status.message() == "Timeout expired" => Code::DeadlineExceeded,
            (Code::Unknown | Code::Internal | Code::Cancelled, Some(_)) => Code::Unavailable,
            (code, _) => code,
        };
        let message = match broken {
            Some(cause) => format!("The connection broke: {cause}"),
            None => status.message().to_owned(),
        };
        let mut error = Self::new(code, message);
        let details = &mut error.0;
        if let Some(mut info) = status.get_details_error_info() {
            details.reason = info.reason;
            details.tr = info.metadata.remove("tr");
            details.broker_code = info.metadata.remove("broker_code");
            details.session = info.metadata.remove("session");
        }
        details.retry_delay = status.get_details_retry_info().and_then(|it| it.retry_delay);
        details.violations = status
            .get_details_bad_request()
            .into_iter()
            .flat_map(|it| it.field_violations)
            .map(|it| Violation { field: it.field, description: it.description })
            .collect();
        details.status = Some(status);
        error
    }
}

impl From<tonic::transport::Error> for Error {
    fn from(error: tonic::transport::Error) -> Self {
        Self::unavailable(format!("The gateway cannot be reached: {}", cause(&error)))
    }
}

impl Json for Error {
    fn to_json(&self) -> serde_json::Value {
        let mut members = Members::default();
        members.add("code", &code_name(self.code()));
        members.add("reason", &self.reason());
        members.add("message", &self.message());
        members.add("tr", &self.tr());
        members.add("broker_code", &self.broker_code());
        members.add("session", &self.session());
        members.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;
    use tonic_types::ErrorDetails;

    #[test]
    fn the_details_of_a_status_become_members() {
        let mut details = ErrorDetails::new();
        details.set_error_info(
            "BROKER_RATE_LIMIT",
            "kiwoom.v1",
            HashMap::from([("tr".into(), "ka20001".into()), ("broker_code".into(), "1700".into())]),
        );
        details.set_retry_info(Some(Duration::from_millis(1500)));
        details.add_bad_request_violation("sector_code", "is required");
        let error = Error::from(Status::with_error_details(Code::ResourceExhausted, "too many requests", details));
        assert_eq!(error.code(), Code::ResourceExhausted);
        assert_eq!(error.known_reason(), Some(ErrorReason::BrokerRateLimit));
        assert_eq!((error.tr(), error.broker_code(), error.session()), (Some("ka20001"), Some("1700"), None));
        assert_eq!(error.retry_delay(), Some(Duration::from_millis(1500)));
        assert_eq!(error.violations(), [Violation { field: "sector_code".into(), description: "is required".into() }]);
        assert_eq!(error.to_string(), "RESOURCE_EXHAUSTED BROKER_RATE_LIMIT: too many requests");
    }

    #[test]
    fn a_broken_connection_is_unavailable() {
        let status = Status::from_error(Box::new(std::io::Error::other("reset by peer")));
        let error = Error::from(status);
        assert_eq!(error.to_string(), "UNAVAILABLE: The connection broke: reset by peer");
    }

    #[test]
    fn a_deadline_that_passed_here_is_one() {
        assert_eq!(Error::from(Status::cancelled("Timeout expired")).code(), Code::DeadlineExceeded);
        assert_eq!(Error::from(Status::cancelled("by the gateway")).code(), Code::Cancelled);
    }
}
