#pragma once

#include <memory>
#include <string>

#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"
#include "codec/table.h"
#include "google/protobuf/message.h"

// The generated contract for tests, with messages in text format.
namespace kiwoom::cli {

// The contract built into kiwoomctl.
Schema& Contract();
const TrDirectory& Directory();

// By code or name; fails the test if there is none.
const codec::Tr& TrNamed(const std::string& name);

// The row with this wire key.
const codec::Row& RowWithKey(const codec::Message& table, const std::string& key);

// A kiwoom.v1 message, from protobuf's text format.
std::unique_ptr<google::protobuf::Message> Make(const std::string& type, const std::string& text);

}  // namespace kiwoom::cli
