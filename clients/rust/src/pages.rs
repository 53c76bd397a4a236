//! The pages of a query.

use std::collections::HashSet;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt, stream};

use crate::caller::Caller;
use crate::error::Error;

/// A response whose elements continue on the next page.
pub trait Paged: Sized + Send + 'static {
    /// One element.
    type Element: Send + 'static;
    #[doc(hidden)]
    type Raw: prost::Message + Default + 'static;
    #[doc(hidden)]
    type Request: prost::Message + Clone + Default + 'static;
    #[doc(hidden)]
    const PATH: &'static str;

    #[doc(hidden)]
    fn from_message(raw: Self::Raw) -> Self;
    #[doc(hidden)]
    fn next_token(&self) -> &str;
    #[doc(hidden)]
    fn set_token(request: &mut Self::Request, token: String);
    /// The elements of this page.
    fn into_elements(self) -> Vec<Self::Element>;
}

/// A stream of responses, each with one page. It asks for a page when that is wanted.
pub struct Pages<R> {
    pages: Pin<Box<dyn Stream<Item = Result<R, Error>> + Send>>,
}

impl<R: Paged> Pages<R> {
    pub(crate) fn new(caller: Caller, request: R::Request) -> Self {
        let next = Some((caller, request, HashSet::new()));
        let pages = stream::unfold(next, |next| async move {
            let (caller, mut request, mut sent) = next?;
            let page = match caller.call(R::PATH, request.clone()).await {
                Ok(raw) => R::from_message(raw),
                Err(error) => return Some((Err(error), None)),
            };
            let token = page.next_token().to_owned();
            if token.is_empty() {
                return Some((Ok(vec![Ok(page)]), None));
            }
            if !sent.insert(token.clone()) {
                let error = Error::new(tonic::Code::DataLoss, "The next page has a token that was sent before.");
                return Some((Ok(vec![Ok(page), Err(error)]), None));
            }
            R::set_token(&mut request, token);
            Some((Ok(vec![Ok(page)]), Some((caller, request, sent))))
        });
        let pages = pages.map_ok(stream::iter).try_flatten();
        Self { pages: Box::pin(pages) }
    }

    /// The elements of all pages.
    pub fn elements(self) -> impl Stream<Item = Result<R::Element, Error>> + Send + Unpin {
        self.pages.map_ok(|page| stream::iter(page.into_elements().into_iter().map(Ok))).try_flatten().boxed()
    }
}

impl<R> Stream for Pages<R> {
    type Item = Result<R, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pages.as_mut().poll_next(context)
    }
}
