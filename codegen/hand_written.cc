#include "codegen/hand_written.h"

#include <sstream>

#include "codegen/file.h"
#include "google/protobuf/compiler/parser.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace kiwoom {
namespace {

namespace pb = google::protobuf;

constexpr char kEvent[] = "Event";

// Lines that begin with @ are placeholders for generated text.
std::string WithoutPlaceholders(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind('@', 0) != 0) out += line + "\n";
  }
  return out;
}

// protoc reports errors in these files later.
class NoErrors : public pb::io::ErrorCollector {
 public:
  void AddError(int, int, const std::string&) override {}
};

bool Parse(const std::string& text, pb::FileDescriptorProto& file) {
  pb::io::ArrayInputStream input(text.data(), static_cast<int>(text.size()));
  NoErrors errors;
  pb::io::Tokenizer tokenizer(&input, &errors);
  return pb::compiler::Parser().Parse(&tokenizer, &file);
}

void AddArms(const pb::DescriptorProto& event, const std::string& path, model::HandWritten& out) {
  for (const auto& field : event.field()) out.event_fields[field.name()] = path;
  for (const auto& oneof : event.oneof_decl()) out.event_fields[oneof.name()] = path;
}

void AddNames(const pb::FileDescriptorProto& file, const std::string& path, model::HandWritten& out) {
  for (const auto& message : file.message_type()) {
    out.names[message.name()] = path;
    if (message.name() == kEvent) AddArms(message, path, out);
  }
  for (const auto& of : file.enum_type()) {
    out.names[of.name()] = path;
    for (const auto& value : of.value()) out.names[value.name()] = path;
  }
  for (const auto& service : file.service()) out.names[service.name()] = path;
}

}  // namespace

absl::StatusOr<model::HandWritten> LoadHandWritten(const std::vector<std::string>& paths) {
  model::HandWritten hand_written;
  for (const std::string& path : paths) {
    absl::StatusOr<std::string> text = ReadFile(path);
    if (!text.ok()) return text.status();
    pb::FileDescriptorProto file;
    if (!Parse(WithoutPlaceholders(*text), file)) return absl::InvalidArgumentError(path + ": this is not a proto");
    AddNames(file, path, hand_written);
  }
  return hand_written;
}

}  // namespace kiwoom
