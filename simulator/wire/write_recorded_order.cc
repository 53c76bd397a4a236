// write_recorded_order EXAMPLE…: prints recorded_order.cc, from files of recorded frames that are named <TR>.jsonl.

#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

namespace json = boost::json;

// The keys of one line; empty if it is not a REAL frame.
std::vector<std::string> KeysOf(const std::string& line) {
  json::error_code error;
  const json::value frame = json::parse(line, error);
  if (error) return {};
  const json::value* values = frame.find_pointer("/data/0/values", error);
  if (error || values == nullptr || !values->is_object()) return {};
  std::vector<std::string> keys;
  for (const auto& [key, value] : values->get_object()) keys.emplace_back(std::string(key));
  return keys;
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::vector<std::string>> orders;
  for (int i = 1; i < argc; ++i) {
    std::string stem = argv[i];
    if (!stem.ends_with(".jsonl")) continue;
    std::ifstream file(stem);
    stem = stem.substr(stem.find_last_of('/') + 1);
    std::vector<std::string>& longest = orders[stem.substr(0, stem.size() - 6)];
    for (std::string line; std::getline(file, line);) {
      std::vector<std::string> keys = KeysOf(line);
      // With equally many keys the later frame wins, because it is the live one.
      if (keys.size() >= longest.size()) longest = std::move(keys);
    }
  }
  std::cout << "#include \"simulator/wire/recorded_order.h\"\n\nnamespace kiwoom::simulator {\nnamespace {\n\n";
  int number = 0;
  for (const auto& [tr, keys] : orders) {
    if (keys.empty()) continue;
    std::cout << "constexpr std::string_view kOrder" << number++ << "[] = {";
    for (const std::string& key : keys) std::cout << '"' << key << "\",";
    std::cout << "};\n";
  }
  std::cout << "\n}  // namespace\n\nstd::span<const std::string_view> RecordedOrder(std::string_view tr_code) {\n";
  number = 0;
  for (const auto& [tr, keys] : orders) {
    if (!keys.empty()) std::cout << "  if (tr_code == \"" << tr << "\") return kOrder" << number++ << ";\n";
  }
  std::cout << "  return {};\n}\n\n}  // namespace kiwoom::simulator\n";
  return 0;
}
