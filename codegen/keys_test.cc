// Checks that catalog.json and the reference pages contain every key of the broker's tables. The expected keys are read
// from the specs row by row, not from the model that both outputs use, and counted against the tables themselves.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "codegen/file.h"
#include "codegen/spec/reader.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"

namespace kiwoom {
namespace {

using google::protobuf::Struct;

constexpr char kSpecs[] = "spec";
constexpr char kCatalog[] = "generated/fresh/catalog.json";
constexpr char kPages[] = "generated/fresh/reference";

// Number of keys in the tables of the broker's documents: in responses and rows of frames, in requests, and in both of
// oauth.
constexpr size_t kListedInResponses = 570;
constexpr size_t kListedInRequests = 13;
constexpr size_t kListedInOauth = 9;

constexpr char kRequest[] = "request";
constexpr char kResponse[] = "response";

// Sorted keys, including those of nested lists, by TR and half: "0B response".
using Keys = std::map<std::string, std::vector<std::string>>;

void Sort(Keys& keys) {
  for (auto& [half, list] : keys) std::sort(list.begin(), list.end());
}

void Add(const std::vector<spec::Entry>& entries, std::vector<std::string>& keys) {
  for (const spec::Entry& entry : entries) {
    if (const auto* row = std::get_if<spec::Row>(&entry)) {
      if (!row->dropped) keys.push_back(row->fid ? std::to_string(*row->fid) : row->key);
      Add(row->fields, keys);
      continue;
    }
    const auto& group = std::get<spec::Group>(entry);
    if (group.dropped) continue;
    for (const spec::Column& column : group.each) {
      for (uint32_t level = 0; level < group.levels; ++level) {
        keys.push_back(column.fid ? std::to_string(*column.fid + level) : column.keys.at(level));
      }
    }
  }
}

Keys InSpecs(const std::string& folder = "") {
  Keys keys;
  for (const auto& file : std::filesystem::recursive_directory_iterator(kSpecs)) {
    const std::string within = file.path().parent_path().filename();
    if (file.path().extension() != ".yaml" || within == kSpecs || (!folder.empty() && within != folder)) continue;
    const auto tr = spec::ReadTr(file.path().string(), ReadFile(file.path().string()).value());
    EXPECT_TRUE(tr.ok()) << tr.status().message();
    if (!tr.ok()) continue;
    Add(tr->fields, keys[tr->tr + " " + kResponse]);
    Add(tr->response, keys[tr->tr + " " + kResponse]);
    Add(tr->request, keys[tr->tr + " " + kRequest]);
  }
  for (auto half = keys.begin(); half != keys.end();) half = half->second.empty() ? keys.erase(half) : std::next(half);
  Sort(keys);
  return keys;
}

Keys InCatalog() {
  Struct catalog;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(ReadFile(kCatalog).value(), &catalog).ok());
  Keys keys;
  for (const auto& tr : catalog.fields().at("trs").list_value().values()) {
    const auto& attributes = tr.struct_value().fields();
    for (const auto& field : attributes.at("fields").list_value().values()) {
      const auto& row = field.struct_value().fields();
      keys[attributes.at("tr").string_value() + " " + row.at("in").string_value()].push_back(
          row.at("key").string_value());
    }
  }
  Sort(keys);
  return keys;
}

// The texts between backticks.
std::vector<std::string> Quoted(const std::string& text) {
  std::vector<std::string> quoted;
  for (size_t begin = text.find('`'); begin != std::string::npos;) {
    const size_t end = text.find('`', begin + 1);
    quoted.push_back(text.substr(begin + 1, end - begin - 1));
    begin = text.find('`', end + 1);
  }
  return quoted;
}

// The first cell of a line: "`10`", "`a`, `b`", "`41`–`50`".
std::vector<std::string> KeysOf(const std::string& cell) {
  std::vector<std::string> keys = Quoted(cell);
  if (cell.find("`–`") == std::string::npos) return keys;
  std::vector<std::string> all;
  for (int fid = std::stoi(keys.at(0)); fid <= std::stoi(keys.at(1)); ++fid) all.push_back(std::to_string(fid));
  return all;
}

void ReadPage(const std::string& page, Keys& keys) {
  std::istringstream lines(page);
  std::string tr, half;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("**", 0) == 0) tr = Quoted(line).at(0);  // "**주식체결** · TR `0B` · …"
    if (line.rfind("##", 0) == 0) half.clear();
    if (line.rfind("### Request of", 0) == 0) half = kRequest;
    if (line.rfind("### Response of", 0) == 0 || line.rfind("### Fields of", 0) == 0) half = kResponse;
    if (half.empty() || line.rfind("| `", 0) != 0) continue;
    for (const std::string& key : KeysOf(line.substr(1, line.find('|', 1)))) keys[tr + " " + half].push_back(key);
  }
}

Keys InPages() {
  Keys keys;
  for (const auto& file : std::filesystem::directory_iterator(kPages)) {
    if (file.path().filename() != "README.md") ReadPage(ReadFile(file.path().string()).value(), keys);
  }
  Sort(keys);
  return keys;
}

size_t Count(const Keys& keys, const std::string& half) {
  size_t count = 0;
  for (const auto& [name, list] : keys) {
    if (name.substr(name.find(' ') + 1) == half) count += list.size();
  }
  return count;
}

TEST(Keys, AreThoseOfTheTables) {
  const Keys all = InSpecs();
  const Keys oauth = InSpecs("oauth");
  EXPECT_EQ(Count(oauth, kResponse) + Count(oauth, kRequest), kListedInOauth);
  EXPECT_EQ(Count(all, kResponse) - Count(oauth, kResponse), kListedInResponses);
  EXPECT_EQ(Count(all, kRequest) - Count(oauth, kRequest), kListedInRequests);
}

TEST(Keys, AreAllInTheCatalog) { EXPECT_EQ(InCatalog(), InSpecs()); }

TEST(Keys, AreAllInTheReferencePages) { EXPECT_EQ(InPages(), InSpecs()); }

}  // namespace
}  // namespace kiwoom
