#pragma once

#include <set>
#include <string>

#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"

// The imports among the files of the contract. An unused import is a warning.
namespace kiwoom::emit {

using Imports = std::set<std::string>;

// The files that contain the contract's messages.
inline constexpr char kTypesProto[] = "kiwoom/v1/types.proto";
inline constexpr char kMarketProto[] = "kiwoom/v1/market.proto";
inline constexpr char kOptionsProto[] = "kiwoom/v1/options.proto";
inline constexpr char kSubscribeProto[] = "kiwoom/v1/subscribe.proto";
inline constexpr char kSubscriptionProto[] = "kiwoom/v1/subscription.proto";
inline constexpr char kNoticeProto[] = "kiwoom/v1/notice.proto";

// Files of others.
inline constexpr char kFieldBehaviorProto[] = "google/api/field_behavior.proto";
inline constexpr char kDurationProto[] = "google/protobuf/duration.proto";
inline constexpr char kTimestampProto[] = "google/protobuf/timestamp.proto";

// Adds the files that the messages of `tr` refer to, including its own declared types.
void AddImports(const model::Tr& tr, Imports& imports);

// Adds the files that the fields of a declared message refer to.
void AddImports(const model::SharedMessage& message, Imports& imports);

// `import "…";` lines, sorted.
std::string ImportLines(const Imports& imports);

}  // namespace kiwoom::emit
