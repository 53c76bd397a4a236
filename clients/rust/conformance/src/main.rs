//! Reports what the client yields, one JSON object per line: see the last section of clients/BEHAVIOUR.md.

mod arguments;

use std::process::ExitCode;

use futures_util::StreamExt;
use kiwoom_gateway::{Client, Error, Json, Positions};
use serde_json::{Value, json};

use arguments::{Arguments, Failure};

/// After an `error` line.
const REPORTED: u8 = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => run(arguments).await,
        Err(failure) => {
            eprintln!("conformance: {failure}");
            ExitCode::from(2)
        }
    }
}

async fn run(arguments: Arguments) -> ExitCode {
    let report =
        if let Some(method) = &arguments.query { query(&arguments, method).await } else { subscribe(&arguments).await };
    match report {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => match failure.downcast::<Error>() {
            Ok(error) => {
                let mut line = error.to_json();
                line["kind"] = "error".into();
                println!("{line}");
                ExitCode::from(REPORTED)
            }
            Err(failure) => {
                eprintln!("conformance: {failure}");
                ExitCode::FAILURE
            }
        },
    }
}

async fn query(arguments: &Arguments, method: &str) -> Result<(), Failure> {
    let client = Client::from_env()?;
    if !arguments.pages {
        let response = client.query_json(method, &arguments.request).await?;
        println!("{}", json!({"kind": "response", "value": response}));
        return Ok(());
    }
    let mut pages = client.pages_json(method, &arguments.request)?;
    while let Some(elements) = pages.next().await {
        for element in elements?.as_array().into_iter().flatten() {
            println!("{}", json!({"kind": "page", "value": element}));
        }
    }
    Ok(())
}

async fn subscribe(arguments: &Arguments) -> Result<(), Failure> {
    let mut options = Client::from_env()?.subscription(arguments.interests.iter().cloned());
    if let Some(policy) = arguments.policy {
        options = options.slow_reader_policy(policy);
    }
    if let Some(path) = arguments.positions.as_ref().filter(|it| it.exists()) {
        options = options.resume_from(Positions::read(path)?);
    }
    let mut subscription = options.start()?;
    let mut count = 0;
    while count < arguments.until {
        let Some(event) = subscription.next().await else { return Err("the subscription ended".into()) };
        let event = event?;
        let line: Value = event.to_json();
        println!("{line}");
        if event.header().is_some_and(|it| !it.snapshot) {
            count += 1;
            if count == arguments.until / 2 {
                change(&subscription.handle(), arguments).await?;
            }
        }
        if !arguments.pause.is_zero() {
            tokio::time::sleep(arguments.pause).await;
        }
    }
    if let Some(path) = &arguments.positions {
        subscription.positions().write(path)?;
    }
    Ok(())
}

async fn change(handle: &kiwoom_gateway::SubscriptionHandle, arguments: &Arguments) -> Result<(), Error> {
    if !arguments.add.is_empty() {
        handle.add(arguments.add.iter().cloned()).await?;
    }
    if !arguments.remove.is_empty() {
        handle.remove(arguments.remove.iter().cloned()).await?;
    }
    Ok(())
}
