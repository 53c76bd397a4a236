#include "codegen/baseline/api_snapshot.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace kiwoom::baseline {
namespace {

using ::google::protobuf::DescriptorProto;
using ::google::protobuf::EnumDescriptorProto;
using ::google::protobuf::FieldDescriptorProto;
using ::google::protobuf::FileDescriptorProto;
using ::google::protobuf::FileDescriptorSet;
using ::google::protobuf::MethodDescriptorProto;
using ::google::protobuf::ServiceDescriptorProto;

constexpr char kIndent[] = "  ";

std::string ScalarName(FieldDescriptorProto::Type type) {
  std::string name = FieldDescriptorProto::Type_Name(type).substr(std::string("TYPE_").size());
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

std::string TypeName(const FieldDescriptorProto& field) {
  std::string label;
  if (field.label() == FieldDescriptorProto::LABEL_REPEATED) label = "repeated ";
  if (field.proto3_optional()) label = "optional ";
  return label + (field.has_type_name() ? field.type_name().substr(1) : ScalarName(field.type()));
}

template <typename Numbered>
std::vector<const Numbered*> SortedByNumber(const google::protobuf::RepeatedPtrField<Numbered>& elements) {
  std::vector<const Numbered*> sorted;
  for (const Numbered& element : elements) sorted.push_back(&element);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Numbered* a, const Numbered* b) { return a->number() < b->number(); });
  return sorted;
}

// `last` is inclusive.
std::string Reserved(int first, int last) {
  return "reserved " + std::to_string(first) + (last > first ? " to " + std::to_string(last) : "");
}

void Add(const std::string& scope, const EnumDescriptorProto& declared, ApiSnapshot& snapshot) {
  std::vector<std::string>& lines = snapshot["enum " + scope + declared.name()];
  for (const auto* value : SortedByNumber(declared.value())) {
    lines.push_back(std::to_string(value->number()) + " " + value->name());
  }
  for (const auto& range : declared.reserved_range()) lines.push_back(Reserved(range.start(), range.end()));
  for (const std::string& name : declared.reserved_name()) lines.push_back("reserved " + name);
}

void Add(const std::string& scope, const DescriptorProto& declared, ApiSnapshot& snapshot) {
  if (declared.options().map_entry()) return;
  const std::string name = scope + declared.name();
  std::vector<std::string>& lines = snapshot["message " + name];
  for (const auto* field : SortedByNumber(declared.field())) {
    const bool in_oneof = field->has_oneof_index() && !field->proto3_optional();
    lines.push_back(std::to_string(field->number()) + " " + field->name() + ": " + TypeName(*field) +
                    (in_oneof ? " of " + declared.oneof_decl(field->oneof_index()).name() : ""));
  }
  for (const auto& range : declared.reserved_range()) lines.push_back(Reserved(range.start(), range.end() - 1));
  for (const std::string& reserved : declared.reserved_name()) lines.push_back("reserved " + reserved);
  for (const auto& nested : declared.nested_type()) Add(name + ".", nested, snapshot);
  for (const auto& nested : declared.enum_type()) Add(name + ".", nested, snapshot);
}

void Add(const std::string& scope, const ServiceDescriptorProto& declared, ApiSnapshot& snapshot) {
  std::vector<std::string>& lines = snapshot["service " + scope + declared.name()];
  for (const MethodDescriptorProto& method : declared.method()) {
    lines.push_back(method.name() + " " + (method.client_streaming() ? "stream " : "") + method.input_type().substr(1) +
                    " → " + (method.server_streaming() ? "stream " : "") + method.output_type().substr(1));
  }
  std::sort(lines.begin(), lines.end());
}

}  // namespace

ApiSnapshot SnapshotOf(const FileDescriptorSet& files, const std::string& package) {
  ApiSnapshot snapshot;
  for (const FileDescriptorProto& file : files.file()) {
    if (file.package() != package) continue;
    const std::string scope = package + ".";
    for (const auto& declared : file.message_type()) Add(scope, declared, snapshot);
    for (const auto& declared : file.enum_type()) Add(scope, declared, snapshot);
    for (const auto& declared : file.service()) Add(scope, declared, snapshot);
  }
  return snapshot;
}

std::string ToText(const ApiSnapshot& snapshot) {
  std::string text;
  for (const auto& [heading, lines] : snapshot) {
    text += heading + "\n";
    for (const std::string& line : lines) text += kIndent + line + "\n";
  }
  return text;
}

ApiSnapshot FromText(const std::string& text) {
  ApiSnapshot snapshot;
  std::vector<std::string>* lines = nullptr;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.compare(0, 2, kIndent) != 0) {
      lines = &snapshot[line];
    } else if (lines != nullptr) {
      lines->push_back(line.substr(2));
    }
  }
  return snapshot;
}

}  // namespace kiwoom::baseline
