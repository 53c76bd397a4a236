#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codec/table.h"
#include "codegen/model/enum.h"
#include "codegen/model/field.h"
#include "codegen/model/message.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// One TR: the meaning of its file, validated in isolation.
struct Tr {
  spec::Position at;
  std::string source;  // path of its file
  std::string code;
  std::string title;
  std::string wire_name;
  std::string name;
  std::string stem;  // "trade": the name of its .proto, and of its field in Event
  std::string doc;
  codec::Kind kind = codec::Kind::kRealtime;
  codec::Register registration = codec::Register::kNone;
  codec::Delivery delivery = codec::Delivery::kNone;
  std::optional<Field> state_key;  // a state keeps a last value for each of its values
  codec::Role role = codec::Role::kNone;
  codec::Effect effect = codec::Effect::kChange;
  codec::Scope scope = codec::Scope::kAccount;
  codec::Transport transport = codec::Transport::kHttp;
  codec::Items items = codec::Items::kNone;
  bool exposed = true;
  std::string service;  // "MarketDataService"
  uint32_t event_field = 0;
  std::string rpc;                      // "SubscribeTrade", "GetSectorPrice"
  std::string path;                     // REST
  std::vector<Enum> enums;              // used only by this TR
  std::vector<SharedMessage> messages;  // likewise
  Message request;                      // REST
  Message response;

  bool is_realtime() const { return kind == codec::Kind::kRealtime; }
};

absl::StatusOr<Tr> BuildTr(const spec::TrFile& file, const Vocabulary& shared);

}  // namespace kiwoom::model
