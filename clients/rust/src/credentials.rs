//! Who the client is.

use std::fmt;
use std::path::PathBuf;

use tonic::metadata::{Ascii, MetadataValue};

use crate::error::Error;

/// A token, or the file that has it.
#[derive(Clone, Default)]
pub(crate) enum Token {
    #[default]
    None,
    Text(String),
    File(PathBuf),
}

/// Never with the token.
impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::None => "None",
            Self::Text(_) => "Text",
            Self::File(_) => "File",
        })
    }
}

/// The files with the client's identity and with those whom it trusts. They are read at each connection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Certificates {
    pub(crate) authorities: Option<PathBuf>,
    pub(crate) identity: Option<(PathBuf, PathBuf)>,
}

impl Token {
    /// The value of the metadata `authorization`. A file is read again each time, so that a token can be renewed.
    pub(crate) fn authorization(&self) -> Result<Option<MetadataValue<Ascii>>, Error> {
        let token = match self {
            Self::None => return Ok(None),
            Self::Text(token) => token.clone(),
            Self::File(path) => std::fs::read_to_string(path).map_err(|error| {
                Error::unavailable(format!("The token cannot be read from {}: {error}", path.display()))
            })?,
        };
        let mut value: MetadataValue<Ascii> = format!("Bearer {}", token.trim())
            .parse()
            .map_err(|_| Error::configuration("The token has characters that no header may have."))?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    pub(crate) fn is_file(&self) -> bool {
        matches!(self, Self::File(_))
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_each_time() {
        let path = std::env::temp_dir().join(format!("kiwoom-gateway-token-{}", std::process::id()));
        let token = Token::File(path.clone());
        for text in ["first", "second\n"] {
            std::fs::write(&path, text).expect("a file");
            let value = token.authorization().expect("a token").expect("a value");
            assert_eq!(value.to_str().expect("text"), format!("Bearer {}", text.trim()));
        }
        std::fs::remove_file(&path).expect("the file");
        assert_eq!(token.authorization().expect_err("no file").code(), tonic::Code::Unavailable);
    }

    #[test]
    fn a_token_is_never_printed() {
        let token = Token::Text("swordfish".into());
        assert_eq!(format!("{token:?}"), "Text");
        let value = token.authorization().expect("a token");
        assert!(!format!("{value:?}").contains("swordfish"));
        let error = Token::Text("sword\nfish".into()).authorization().expect_err("a line break");
        assert!(!format!("{error:?}").contains("fish"));
    }
}
