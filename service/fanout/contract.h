#pragma once

#include <vector>

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "kiwoom/v1/notice.pb.h"
#include "kiwoom/v1/subscription.pb.h"
#include "service/fanout/reader_queue.h"
#include "service/fanout/stream_cursor.h"
#include "service/sessions/session_events.h"

// Converts the gateway's types to the contract's. Every new realtime type changes the contract's headers; only source
// files include this one, which saves recompiling the rest of the gateway.
namespace kiwoom::fanout {

// A reader's subscription: one interest per type, items sorted.
std::vector<v1::Interest> InterestsOf(const StreamCursors& cursors);

v1::UpstreamState ToProto(sessions::State state);
v1::SlowReaderPolicy ToProto(SlowReaderPolicy policy);
google::protobuf::Timestamp ToProto(absl::Time time);

}  // namespace kiwoom::fanout
