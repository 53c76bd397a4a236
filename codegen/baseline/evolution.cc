#include "codegen/baseline/evolution.h"

#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace kiwoom::baseline {
namespace {

constexpr char kReserved[] = "reserved";

// The parsed lines below one heading.
struct Section {
  std::map<std::string, std::string> members;  // by number, or by a method's name
  std::vector<std::pair<int, int>> ranges;     // reserved, inclusive
  std::set<std::string> reserved_names;
};

Section SectionOf(const std::vector<std::string>& lines) {
  Section section;
  for (const std::string& line : lines) {
    std::istringstream words(line);
    std::string id;
    words >> id;
    if (id != kReserved) {
      section.members[id] = line.substr(id.size() + 1);
      continue;
    }
    int first = 0;
    if (!(words >> first)) {
      section.reserved_names.insert(line.substr(std::string(kReserved).size() + 1));
      continue;
    }
    std::string to;
    int last = first;
    if (words >> to) words >> last;
    section.ranges.emplace_back(first, last);
  }
  return section;
}

bool Reserves(const Section& section, int number) {
  for (const auto& [first, last] : section.ranges) {
    if (first <= number && number <= last) return true;
  }
  return false;
}

// "current_price: optional sint64" → "current_price".
std::string NameOf(const std::string& member) { return member.substr(0, member.find(':')); }

bool IsReserved(const Section& section, const std::string& id, const std::string& member) {
  const bool has_number = id.find_first_not_of("0123456789") == std::string::npos;
  return has_number && Reserves(section, std::stoi(id)) && section.reserved_names.count(NameOf(member)) > 0;
}

void Compare(const std::string& heading, const Section& accepted, const Section& current,
             std::vector<std::string>& broken) {
  for (const auto& [id, member] : accepted.members) {
    auto now = current.members.find(id);
    if (now == current.members.end()) {
      if (!IsReserved(current, id, member)) {
        broken.push_back(heading + ": " + id + " " + member + " was removed but not reserved");
      }
    } else if (now->second != member) {
      broken.push_back(heading + ": " + id + " was " + member + " and is now " + now->second);
    }
  }
  for (const auto& [first, last] : accepted.ranges) {
    for (int number = first; number <= last; ++number) {
      if (!Reserves(current, number)) {
        broken.push_back(heading + ": " + std::to_string(number) + " is no longer reserved");
      }
    }
  }
  for (const std::string& name : accepted.reserved_names) {
    if (current.reserved_names.count(name) == 0) {
      broken.push_back(heading + ": the name " + name + " is no longer reserved");
    }
  }
}

}  // namespace

std::vector<std::string> BreakingChanges(const ApiSnapshot& accepted, const ApiSnapshot& current) {
  std::vector<std::string> broken;
  for (const auto& [heading, lines] : accepted) {
    auto now = current.find(heading);
    if (now == current.end()) {
      broken.push_back(heading + " is gone");
    } else {
      Compare(heading, SectionOf(lines), SectionOf(now->second), broken);
    }
  }
  return broken;
}

}  // namespace kiwoom::baseline
