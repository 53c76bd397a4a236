//! One stream of events.

use std::sync::Arc;

use tonic::codegen::http::uri::PathAndQuery;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::Channel;
use tonic::{Request, Streaming};
use tonic_prost::ProstCodec;

use crate::caller::Access;
use crate::contract::{RealtimeType, RoomPolicy, SlowReaderPolicy};
use crate::error::Error;
use crate::interests::Interests;
use crate::positions::Positions;
use crate::proto as pb;

const SUBSCRIBE: &str = "/kiwoom.v1.MarketDataService/Subscribe";

/// What every attempt of a subscription asks for.
#[derive(Clone, Debug)]
pub(crate) struct Wishes {
    pub(crate) slow_reader_policy: SlowReaderPolicy,
    pub(crate) room_policy: RoomPolicy,
    pub(crate) without_snapshot: bool,
}

/// An open stream, with what its changes need.
pub(crate) struct Call {
    pub(crate) stream: Streaming<pb::SubscribeResponse>,
    pub(crate) channel: Channel,
    pub(crate) authorization: Option<MetadataValue<Ascii>>,
    pub(crate) sent: Interests,
    pub(crate) id: String,
}

/// Connects and subscribes.
pub(crate) async fn open(
    access: Arc<Access>,
    authorization: Option<MetadataValue<Ascii>>,
    wishes: Wishes,
    sent: Interests,
    positions: Positions,
) -> Result<Call, Error> {
    let channel = access.door.connect().await?;
    let mut grpc = tonic::client::Grpc::new(channel.clone());
    grpc.ready().await?;
    let stream = match sent.account_type() {
        Some(realtime_type) => {
            let path = realtime_type.path().expect("types of accounts have streams of their own");
            let request = authorized(of_account(&wishes, &sent, &positions), authorization.as_ref());
            // Field for field, the events of such a stream are those of all others.
            let codec = ProstCodec::<pb::SubscribeOrderUpdateRequest, pb::SubscribeResponse>::default();
            grpc.server_streaming(request, PathAndQuery::from_static(path), codec).await?
        }
        None => {
            let request = authorized(of_market(&wishes, &sent, &positions), authorization.as_ref());
            let codec = ProstCodec::<pb::SubscribeRequest, pb::SubscribeResponse>::default();
            grpc.server_streaming(request, PathAndQuery::from_static(SUBSCRIBE), codec).await?
        }
    };
    Ok(Call { stream: stream.into_inner(), channel, authorization, sent, id: String::new() })
}

fn authorized<M>(message: M, authorization: Option<&MetadataValue<Ascii>>) -> Request<M> {
    let mut request = Request::new(message);
    if let Some(value) = authorization {
        request.metadata_mut().insert("authorization", value.clone());
    }
    request
}

fn of_market(wishes: &Wishes, interests: &Interests, positions: &Positions) -> pb::SubscribeRequest {
    pb::SubscribeRequest {
        interests: with_positions(interests, positions),
        slow_reader_policy: wishes.slow_reader_policy.into(),
        without_snapshot: wishes.without_snapshot,
        room_policy: wishes.room_policy.into(),
    }
}

/// The requests of all types of accounts have the same fields.
fn of_account(wishes: &Wishes, interests: &Interests, positions: &Positions) -> pb::SubscribeOrderUpdateRequest {
    let interest = with_positions(interests, positions).pop().unwrap_or_default();
    pb::SubscribeOrderUpdateRequest {
        slow_reader_policy: wishes.slow_reader_policy.into(),
        without_snapshot: wishes.without_snapshot,
        min_interval: interest.min_interval,
        resume: interest.resume,
        room_policy: wishes.room_policy.into(),
    }
}

/// The interests in the contract's form, each with the positions of its items.
pub(crate) fn with_positions(interests: &Interests, positions: &Positions) -> Vec<pb::Interest> {
    let mut requested = Vec::new();
    for interest in interests.grouped() {
        let mut raw = pb::Interest::from(interest);
        let of_it = |realtime_type: RealtimeType, item: &String| {
            i32::from(realtime_type) == raw.r#type
                && (raw.items.contains(item) || (raw.items.is_empty() && item.is_empty()))
        };
        raw.resume =
            positions.iter().filter(|(it, position)| of_it(*it, &position.item)).map(|it| it.1.into()).collect();
        requested.push(raw);
    }
    requested
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interest::Interest;
    use crate::position::StreamPosition;
    use prost::Message;

    #[test]
    fn the_requests_of_account_types_have_the_same_fields() {
        let wishes = Wishes {
            slow_reader_policy: SlowReaderPolicy::Disconnect,
            room_policy: RoomPolicy::Wait,
            without_snapshot: true,
        };
        let interests = Interests::of(&[Interest::whole(RealtimeType::Position)]);
        let position = StreamPosition { epoch: 5, sequence: 7, session: "default".into(), ..Default::default() };
        let positions = Positions(vec![(RealtimeType::Position, position)]);
        let sent = of_account(&wishes, &interests, &positions).encode_to_vec();
        let read = pb::SubscribePositionRequest::decode(sent.as_slice()).expect("the other type");
        assert_eq!((read.slow_reader_policy, read.without_snapshot, read.room_policy), (2, true, 2));
        assert_eq!((read.resume[0].epoch, read.resume[0].sequence, read.resume[0].session.as_str()), (5, 7, "default"));
    }

    #[test]
    fn only_the_events_of_accounts_come_on_streams_of_accounts() {
        let event = pb::OrderUpdateEvent {
            sequence: 3,
            session: "default".into(),
            event: Some(pb::order_update_event::Event::OrderUpdate(pb::OrderUpdate::default())),
            ..Default::default()
        };
        let sent = pb::SubscribeOrderUpdateResponse { events: vec![event] }.encode_to_vec();
        let read = pb::SubscribeResponse::decode(sent.as_slice()).expect("any event");
        assert_eq!((read.events[0].sequence, read.events[0].session.as_str()), (3, "default"));
        assert!(matches!(read.events[0].event, Some(pb::event::Event::OrderUpdate(_))));
    }

    #[test]
    fn each_interest_has_the_positions_of_its_items() {
        let interests = Interests::of(&[
            Interest::new(RealtimeType::Trade, ["a", "b"]),
            Interest::new(RealtimeType::BestQuote, ["a"]),
            Interest::whole(RealtimeType::MarketStatus),
        ]);
        let at = |item: &str, sequence| StreamPosition { item: item.into(), epoch: 5, sequence, ..Default::default() };
        let positions = Positions(vec![
            (RealtimeType::Trade, at("b", 1)),
            (RealtimeType::BestQuote, at("a", 2)),
            (RealtimeType::MarketStatus, at("", 3)),
        ]);
        let sequences: Vec<Vec<u64>> = with_positions(&interests, &positions)
            .iter()
            .map(|it| it.resume.iter().map(|position| position.sequence).collect())
            .collect();
        assert_eq!(sequences, [vec![1], vec![2], vec![3]]);
    }
}
