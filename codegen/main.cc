// The generator: prints one output from the specs. Run by the rules in codegen/rules.bzl, one action per file.
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "codegen/baseline/api_snapshot.h"
#include "codegen/emit/catalog_json.h"
#include "codegen/emit/comment.h"
#include "codegen/emit/descriptors_source.h"
#include "codegen/emit/event_proto.h"
#include "codegen/emit/language_options.h"
#include "codegen/emit/market_proto.h"
#include "codegen/emit/realtime_proto.h"
#include "codegen/emit/realtime_type_proto.h"
#include "codegen/emit/reference_page.h"
#include "codegen/emit/registry_source.h"
#include "codegen/emit/rest_proto.h"
#include "codegen/emit/schema_json.h"
#include "codegen/emit/service_proto.h"
#include "codegen/emit/table_source.h"
#include "codegen/file.h"
#include "codegen/hand_written.h"
#include "codegen/specs.h"
#include "google/protobuf/descriptor.pb.h"

ABSL_FLAG(std::string, out, "", "The file to write.");
ABSL_FLAG(std::string, types, "spec/types.yaml", "Shared enums and messages.");
ABSL_FLAG(std::string, glossary, "spec/glossary.yaml", "Korean terms and their names.");
ABSL_FLAG(std::vector<std::string>, contract, {}, "The hand-written protos; no spec may use their names.");
ABSL_FLAG(std::string, event_template, "", "The hand-written part of event.proto.");
ABSL_FLAG(std::string, folder, "", "The folder whose service or reference page is printed.");
ABSL_FLAG(std::vector<std::string>, internal, {},
          "Folders whose TRs only the gateway itself uses: they have no service.");
ABSL_FLAG(std::vector<std::string>, examples, {},
          "Files with examples for the reference pages, named after their TRs.");
ABSL_FLAG(std::vector<std::string>, decoded, {}, "Files with the decoded examples, named likewise.");
ABSL_FLAG(std::string, in, "", "The input of contract_proto, descriptors_source and api_snapshot.");

namespace kiwoom {
namespace {

using Text = absl::StatusOr<std::string>;
using Specs = std::vector<std::string>;

absl::StatusOr<model::Vocabulary> Shared() {
  return LoadVocabulary(absl::GetFlag(FLAGS_types), absl::GetFlag(FLAGS_glossary));
}

// One TR, from the only spec file.
Text FromTr(const Specs& specs, const std::function<Text(const model::Tr&)>& print) {
  if (specs.size() != 1) return absl::InvalidArgumentError("this output needs exactly one spec file");
  absl::StatusOr<model::Vocabulary> vocabulary = Shared();
  if (!vocabulary.ok()) return vocabulary.status();
  absl::StatusOr<model::Tr> tr = LoadTr(specs.front(), *vocabulary);
  return tr.ok() ? print(*tr) : tr.status();
}

// All TRs together.
Text FromApi(const Specs& specs, const std::function<Text(const model::Api&)>& print) {
  absl::StatusOr<model::Vocabulary> vocabulary = Shared();
  if (!vocabulary.ok()) return vocabulary.status();
  absl::StatusOr<model::HandWritten> hand_written = LoadHandWritten(absl::GetFlag(FLAGS_contract));
  if (!hand_written.ok()) return hand_written.status();
  absl::StatusOr<model::Api> api = LoadApi(specs, *std::move(vocabulary), *hand_written);
  return api.ok() ? print(*api) : api.status();
}

Text Proto(const Specs& specs) {
  return FromTr(specs, [](const model::Tr& tr) -> Text {
    if (!tr.is_realtime()) return emit::RestProto(tr);
    Text event_template = ReadFile(absl::GetFlag(FLAGS_event_template));
    return event_template.ok() ? Text(emit::RealtimeProto(tr, *event_template)) : event_template;
  });
}

Text EventProto(const Specs& specs) {
  return FromApi(specs, [](const model::Api& api) -> Text {
    Text event_template = ReadFile(absl::GetFlag(FLAGS_event_template));
    return event_template.ok() ? Text(emit::EventProto(api, *event_template)) : event_template;
  });
}

Text ServiceProto(const Specs& specs) {
  return FromApi(specs, [](const model::Api& api) -> Text {
    const absl::Status status = api.CheckServices(absl::GetFlag(FLAGS_internal));
    return status.ok() ? Text(emit::ServiceProto(api, absl::GetFlag(FLAGS_folder))) : status;
  });
}

// Reads files named after TRs.
absl::Status ReadByTr(const std::vector<std::string>& paths, std::string emit::Example::*member,
                      emit::Examples& examples) {
  for (const std::string& path : paths) {
    Text text = ReadFile(path);
    if (!text.ok()) return text.status();
    examples[std::filesystem::path(path).stem().string()].*member = *std::move(text);
  }
  return absl::OkStatus();
}

Text ReferencePage(const Specs& specs) {
  emit::Examples examples;
  absl::Status status = ReadByTr(absl::GetFlag(FLAGS_examples), &emit::Example::sent, examples);
  status.Update(ReadByTr(absl::GetFlag(FLAGS_decoded), &emit::Example::decoded, examples));
  if (!status.ok()) return status;
  return FromApi(specs, [&](const model::Api& api) -> Text {
    return emit::ReferencePage(api, absl::GetFlag(FLAGS_folder), examples);
  });
}

Text MarketProto(const Specs&) {
  absl::StatusOr<model::Vocabulary> vocabulary = Shared();
  return vocabulary.ok() ? Text(emit::MarketProto(*vocabulary, absl::GetFlag(FLAGS_types))) : vocabulary.status();
}

// A hand-written proto, with a header that names its source.
Text ContractProto(const Specs&) {
  Text text = ReadFile(absl::GetFlag(FLAGS_in));
  return text.ok() ? Text(emit::Header(absl::GetFlag(FLAGS_in), "that") + "\n" + *text) : text;
}

Text DescriptorsSource(const Specs&) {
  Text descriptor_set = ReadFile(absl::GetFlag(FLAGS_in));
  return descriptor_set.ok() ? Text(emit::DescriptorsSource(*descriptor_set)) : descriptor_set;
}

Text Snapshot(const Specs&) {
  Text descriptor_set = ReadFile(absl::GetFlag(FLAGS_in));
  if (!descriptor_set.ok()) return descriptor_set;
  google::protobuf::FileDescriptorSet files;
  if (!files.ParseFromString(*descriptor_set)) return absl::InvalidArgumentError("this is not a FileDescriptorSet");
  return baseline::ToText(baseline::SnapshotOf(files, "kiwoom.v1"));
}

const std::map<std::string, std::function<Text(const Specs&)>>& Outputs() {
  static const auto& outputs = *new std::map<std::string, std::function<Text(const Specs&)>>{
      {"proto", Proto},
      {"market_proto", MarketProto},
      {"event_proto", EventProto},
      {"service_proto", ServiceProto},
      {"contract_proto", ContractProto},
      {"realtime_type_proto", [](const Specs& specs) { return FromApi(specs, emit::RealtimeTypeProto); }},
      {"table", [](const Specs& specs) { return FromTr(specs, emit::TableSource); }},
      {"registry_header", [](const Specs&) { return emit::RegistryHeader(); }},
      {"registry_source", [](const Specs& specs) { return FromApi(specs, emit::RegistrySource); }},
      {"descriptors_header", [](const Specs&) { return emit::DescriptorsHeader(); }},
      {"descriptors_source", DescriptorsSource},
      {"api_snapshot", Snapshot},
      {"reference_page", ReferencePage},
      {"reference_index", [](const Specs& specs) { return FromApi(specs, emit::ReferenceIndex); }},
      {"catalog", [](const Specs& specs) { return FromApi(specs, emit::CatalogJson); }},
      {"schema", [](const Specs&) { return emit::SchemaJson(); }},
  };
  return outputs;
}

std::string Usage() {
  std::string usage = "codegen OUTPUT --out=FILE [SPEC…]; OUTPUT is one of";
  for (const auto& [name, print] : Outputs()) usage += " " + name;
  return usage;
}

int Run(const std::vector<char*>& arguments) {
  const auto output = arguments.size() < 2 ? Outputs().end() : Outputs().find(arguments[1]);
  if (output == Outputs().end()) {
    std::cerr << Usage() << "\n";
    return 2;
  }
  const std::string out = absl::GetFlag(FLAGS_out);
  Text text = output->second({arguments.begin() + 2, arguments.end()});
  if (text.ok() && absl::EndsWith(out, ".proto")) text = emit::WithLanguageOptions(out, *text);
  const absl::Status status = text.ok() ? WriteFile(out, *text) : text.status();
  if (status.ok()) return 0;
  std::cerr << status.message() << "\n";
  return 1;
}

}  // namespace
}  // namespace kiwoom

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kiwoom::Usage());
  return kiwoom::Run(absl::ParseCommandLine(argc, argv));
}
