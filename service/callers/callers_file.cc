#include "service/callers/callers_file.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "codec/excerpt.h"
#include "service/yaml/document_count.h"

namespace kiwoom::callers {
namespace {

constexpr size_t kLongestName = 64;
constexpr size_t kLongestCertificateName = 256;
constexpr size_t kMostTokens = 4;
constexpr size_t kMostQuoted = 60;
constexpr size_t kLargestFile = 1 << 20;

std::string Quoted(const std::string& text) { return absl::StrCat("\"", codec::OneLine(text, kMostQuoted), "\""); }

bool IsName(const std::string& name) {
  const auto fits = [](unsigned char c) { return absl::ascii_isalnum(c) || c == '-' || c == '_' || c == '.'; };
  return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, fits);
}

// Reads one file and collects its problems.
class ListReader {
 public:
  explicit ListReader(std::string path) : path_(std::move(path)) {}

  void ReadFile(const YAML::Node& root) {
    if (!root.IsMap()) return Add(root, "is not a mapping: begin it with \"callers:\"");
    const auto fields = FieldsOf(root, {"callers"});
    const auto list = fields.find("callers");
    if (list == fields.end()) return Add(root, "\"callers\" is missing: list the callers below it");
    if (!list->second.IsSequence() || list->second.size() == 0) {
      return Add(list->second, "\"callers\" lists nobody: add at least one, as \"- name: …\"");
    }
    if (list->second.size() > kMostCallers) {
      return Add(list->second, absl::StrCat("\"callers\" lists more than ", kMostCallers, ": remove some"));
    }
    for (const YAML::Node& entry : list->second) ReadEntry(entry);
  }

  void Add(int line, const std::string& problem) {
    problems_.push_back(absl::StrCat(path_, ":", std::max(line, 1), ": ", problem));
  }

  absl::StatusOr<CallerBook> Result() {
    if (!problems_.empty()) return absl::InvalidArgumentError(absl::StrJoin(problems_, "\n"));
    return CallerBook(std::move(entries_));
  }

 private:
  using Fields = std::map<std::string, YAML::Node>;

  void Add(const YAML::Node& where, const std::string& problem) { Add(where.Mark().line + 1, problem); }

  // The fields of a mapping, without those that it may not have, which are reported.
  Fields FieldsOf(const YAML::Node& mapping, std::initializer_list<std::string> known) {
    Fields fields;
    for (const auto& field : mapping) {
      const std::string key = field.first.IsScalar() ? field.first.Scalar() : "";
      if (std::ranges::find(known, key) == known.end()) {
        Add(field.first, absl::StrCat(Quoted(key), " is not known here: use ", absl::StrJoin(known, ", ")));
      } else if (!fields.emplace(key, field.second).second) {
        Add(field.first, absl::StrCat(Quoted(key), " appears twice: keep one"));
      }
    }
    return fields;
  }

  void ReadEntry(const YAML::Node& node) {
    if (!node.IsMap()) return Add(node, "a caller is not a mapping: write \"- name: …\" and its other fields below");
    const Fields fields = FieldsOf(node, {"name", "token_sha256", "certificate", "scopes", "limits"});
    BookEntry entry;
    ReadName(node, fields, entry);
    const bool has_tokens = fields.contains("token_sha256"), has_certificate = fields.contains("certificate");
    if (!has_tokens && !has_certificate) {
      Add(node, "a caller has neither token_sha256 nor certificate: say how it proves who it is");
    }
    if (has_tokens) ReadTokens(fields.at("token_sha256"), entry);
    if (has_certificate) ReadCertificate(fields.at("certificate"), has_tokens, entry);
    ReadScopes(node, fields, entry);
    if (fields.contains("limits")) ReadLimits(fields.at("limits"), entry.caller.limits);
    entry.caller.unit = entry.caller.name;
    entries_.push_back(std::move(entry));
  }

  // Reports a value that another caller has, too.
  void Distinct(std::map<std::string, int>& seen, const std::string& value, const YAML::Node& node,
                const std::string& what) {
    const auto [first, added] = seen.emplace(value, node.Mark().line + 1);
    if (!added) Add(node, absl::StrCat(what, " of line ", first->second, ": give each caller its own"));
  }

  void ReadName(const YAML::Node& entry, const Fields& fields, BookEntry& out) {
    const auto name = fields.find("name");
    if (name == fields.end()) return Add(entry, "a caller has no name: add \"name: …\"");
    out.caller.name = name->second.IsScalar() ? name->second.Scalar() : "";
    if (!IsName(out.caller.name)) {
      return Add(name->second, absl::StrCat("the name is not 1 to ", kLongestName,
                                            " letters, digits, dots, - and _: choose another"));
    }
    Distinct(names_, out.caller.name, name->second, "the name is that");
  }

  void ReadTokens(const YAML::Node& node, BookEntry& out) {
    std::vector<YAML::Node> hashes;
    if (node.IsSequence()) {
      for (const auto& hash : node) hashes.push_back(hash);
    } else {
      hashes.push_back(node);
    }
    if (hashes.empty() || hashes.size() > kMostTokens) {
      return Add(node, absl::StrCat("token_sha256 lists ", hashes.size(), " tokens: list 1 to ", kMostTokens));
    }
    for (const YAML::Node& hash : hashes) {
      const std::string text = hash.IsScalar() ? hash.Scalar() : "";
      const auto read = ReadTokenHash(text);
      if (!read.has_value()) {
        // Not quoted: it may be the token itself.
        Add(hash, "token_sha256 is not 64 hexadecimal digits: write the output of sha256sum over the token");
        continue;
      }
      Distinct(tokens_, absl::AsciiStrToLower(text), hash, "the token is that");
      out.tokens.push_back(*read);
    }
  }

  void ReadCertificate(const YAML::Node& node, bool has_tokens, BookEntry& out) {
    out.certificate = node.IsScalar() ? node.Scalar() : "";
    if (out.certificate.empty() || out.certificate.size() > kLongestCertificateName) {
      return Add(node, "certificate is not a name: write a URI, a DNS name or the common name of the certificate");
    }
    if (!has_tokens) Distinct(certificates_, out.certificate, node, "the certificate is that");
  }

  void ReadScopes(const YAML::Node& entry, const Fields& fields, BookEntry& out) {
    std::vector<std::string> known;
    for (const CallerScope scope : kAllScopes) known.emplace_back(ScopeName(scope));
    const auto scopes = fields.find("scopes");
    if (scopes == fields.end() || !scopes->second.IsSequence() || scopes->second.size() == 0) {
      return Add(scopes == fields.end() ? entry : scopes->second,
                 absl::StrCat("a caller has no scopes: add \"scopes: [market_data]\", or others of ",
                              absl::StrJoin(known, ", ")));
    }
    for (const YAML::Node& node : scopes->second) {
      const std::string name = node.IsScalar() ? node.Scalar() : "";
      const auto found = std::ranges::find(kAllScopes, name, ScopeName);
      if (found == kAllScopes.end()) {
        Add(node, absl::StrCat(Quoted(name), " is not a scope: use ", absl::StrJoin(known, ", ")));
      } else {
        out.caller.scopes.Add(*found);
      }
    }
  }

  void ReadLimits(const YAML::Node& node, CallerLimits& limits) {
    if (!node.IsMap()) return Add(node, "limits is not a mapping: write {streams: 10, items: 100}");
    const struct {
      const char* name;
      int& limit;
      int most;
    } kLimits[] = {{"streams", limits.streams, 100'000},
                   {"items", limits.items, 100'000},
                   {"room_share", limits.room_share, 100},
                   {"requests_per_second", limits.requests_per_second, 100'000}};
    const Fields fields = FieldsOf(node, {"streams", "items", "room_share", "requests_per_second"});
    for (const auto& [name, limit, most] : kLimits) {
      const auto field = fields.find(name);
      if (field == fields.end()) continue;
      const std::string text = field->second.IsScalar() ? field->second.Scalar() : "";
      if (absl::SimpleAtoi(text, &limit) && limit >= 1 && limit <= most) continue;
      Add(field->second,
          absl::StrCat(name, " is ", Quoted(text), ": set a whole number from 1 to ", most, ", or leave it out"));
    }
  }

  const std::string path_;
  std::vector<BookEntry> entries_;
  std::map<std::string, int> names_, tokens_, certificates_;  // with the line of the first
  std::vector<std::string> problems_;
};

}  // namespace

absl::StatusOr<CallerBook> ReadCallersFile(const std::string& path, const std::string& text) {
  ListReader reader(path);
  if (text.size() > kLargestFile) {
    reader.Add(1, "the file is larger than 1 MiB: name the file that lists the callers");
    return reader.Result();
  }
  // The library throws on bad syntax, and its messages may quote the text.
  try {
    if (!yaml::HasOneDocument(text)) {
      reader.Add(1, "the file has more than one YAML document: write one list");
      return reader.Result();
    }
    reader.ReadFile(YAML::Load(text));
  } catch (const YAML::Exception& error) {
    reader.Add(error.mark.line + 1, "the text is not valid YAML from here on: correct the indentation or the quotes");
  }
  return reader.Result();
}

}  // namespace kiwoom::callers
