#include "clients/cli/completion/candidates.h"

#include <algorithm>

#include "clients/cli/printing/enum_name.h"
#include "codec/table.h"
#include "google/protobuf/descriptor.h"

namespace kiwoom::cli {
namespace {

using codec::Tr;
using google::protobuf::FieldDescriptor;

bool IsQuery(const Tr& tr) { return tr.kind == codec::Kind::kRest && !tr.method.empty(); }

bool IsFlag(std::string_view word) { return word.starts_with('-'); }

std::vector<std::string> Commands(const CompletionSource& source) {
  std::vector<std::string> names = {"help"};
  for (const CommandHelp& command : source.commands) names.emplace_back(command.name);
  return names;
}

std::vector<std::string> Flags(std::string_view command, const CompletionSource& source) {
  std::vector<std::string> names = {"--help", "--version"};
  for (const FlagHelp& flag : source.flags) {
    if (!FlagIsOf(flag, "") && !FlagIsOf(flag, command)) continue;
    names.push_back("--" + flag.name + (flag.value.empty() ? "" : "="));
  }
  return names;
}

// "Trade:" where items follow.
std::vector<std::string> Streams(bool with_items, const CompletionSource& source) {
  std::vector<std::string> names;
  for (const Tr* tr : source.directory.trs()) {
    if (tr->event_field == 0) continue;
    const bool items = with_items && tr->registration == codec::Register::kItem;
    names.push_back(std::string(tr->name) + (items ? ":" : ""));
  }
  return names;
}

std::vector<std::string> Queries(const CompletionSource& source) {
  std::vector<std::string> names;
  for (const Tr* tr : source.directory.trs()) {
    if (IsQuery(*tr)) names.emplace_back(tr->name);
  }
  return names;
}

// "market=", or "market=KOSPI" when the field is there.
std::vector<std::string> Fields(std::string_view query, std::string_view current, const CompletionSource& source) {
  const auto tr = source.directory.Find(query);
  if (!tr.ok() || !IsQuery(**tr)) return {};
  const google::protobuf::MethodDescriptor* const method = source.schema.FindMethod((*tr)->method);
  if (method == nullptr) return {};
  std::vector<std::string> fields;
  const size_t equals = current.find('=');
  for (int i = 0; i < method->input_type()->field_count(); ++i) {
    const FieldDescriptor& field = *method->input_type()->field(i);
    if (equals == std::string_view::npos) {
      fields.push_back(field.name() + "=");
    } else if (field.name() == current.substr(0, equals) && field.enum_type() != nullptr) {
      for (int v = 1; v < field.enum_type()->value_count(); ++v) {
        const auto& value = *field.enum_type()->value(v);
        for (const Language language : {Language::kEnglish, Language::kKorean}) {
          fields.push_back(field.name() + "=" + EnumName(value, language));
        }
      }
    }
  }
  return fields;
}

std::vector<std::string> All(std::span<const std::string_view> words, const CompletionSource& source) {
  const std::string_view current = words.back();
  std::vector<std::string_view> arguments;  // before the current word, the command first
  for (const std::string_view word : words.first(words.size() - 1)) {
    if (!IsFlag(word)) arguments.push_back(word);
  }
  const std::string_view command = arguments.empty() ? "" : arguments.front();
  if (IsFlag(current)) return Flags(command, source);
  if (arguments.empty() || (command == "help" && arguments.size() == 1)) return Commands(source);
  const bool first = arguments.size() == 1;
  if (command == "subscribe" || command == "registrations" || command == "watch") return Streams(true, source);
  if (command == "record") return first ? std::vector<std::string>{} : Streams(true, source);
  if (command == "export") return first ? std::vector<std::string>{} : Streams(false, source);
  if (command == "get") return first ? Queries(source) : Fields(arguments[1], current, source);
  if (command == "completion" && first) return {"bash", "fish", "zsh"};
  if (command == "catalog") {
    std::vector<std::string> names;
    for (const Tr* tr : source.directory.trs()) names.emplace_back(tr->name);
    return names;
  }
  return {};
}

}  // namespace

std::vector<std::string> Candidates(std::span<const std::string_view> words, const CompletionSource& source) {
  if (words.empty()) return {};
  std::vector<std::string> candidates = All(words, source);
  std::erase_if(candidates, [&](const std::string& candidate) { return !candidate.starts_with(words.back()); });
  std::ranges::sort(candidates);
  const auto repeated = std::ranges::unique(candidates);
  candidates.erase(repeated.begin(), repeated.end());
  return candidates;
}

}  // namespace kiwoom::cli
