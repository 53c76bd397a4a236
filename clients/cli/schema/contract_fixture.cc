#include "clients/cli/schema/contract_fixture.h"

#include <cstdlib>
#include <iostream>

#include "generated/descriptors.h"
#include "generated/registry.h"
#include "google/protobuf/text_format.h"

namespace kiwoom::cli {
namespace {

[[noreturn]] void Die(const std::string& sentence) {
  std::cerr << sentence << "\n";
  std::abort();
}

}  // namespace

Schema& Contract() {
  static Schema* const schema = [] {
    absl::StatusOr<std::unique_ptr<Schema>> parsed = Schema::Parse(generated::DescriptorSet());
    return parsed.ok() ? parsed->release() : nullptr;
  }();
  if (schema == nullptr) Die("the contract cannot be parsed");
  return *schema;
}

const TrDirectory& Directory() {
  static const auto* const directory = new TrDirectory(generated::Trs(), generated::Methods());
  return *directory;
}

const codec::Tr& TrNamed(const std::string& name) {
  const absl::StatusOr<const codec::Tr*> tr = Directory().Find(name);
  if (!tr.ok()) Die("no TR " + name);
  return **tr;
}

const codec::Row& RowWithKey(const codec::Message& table, const std::string& key) {
  for (const codec::Row& row : table.rows) {
    if (row.key == key) return row;
  }
  Die("no row " + key);
}

std::unique_ptr<google::protobuf::Message> Make(const std::string& type, const std::string& text) {
  const google::protobuf::Descriptor* descriptor = Contract().FindMessage("kiwoom.v1." + type);
  if (descriptor == nullptr) Die("no message " + type);
  std::unique_ptr<google::protobuf::Message> message = Contract().New(*descriptor);
  if (!google::protobuf::TextFormat::ParseFromString(text, message.get())) Die("no " + type + ": " + text);
  return message;
}

}  // namespace kiwoom::cli
