#include "simulator/wire/recorded.h"

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "generated/registry.h"

namespace kiwoom::simulator {
namespace {

namespace json = boost::json;

std::ifstream Open(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << "cannot read " << path << "\n";
    std::abort();
  }
  return file;
}

std::string Text(const json::value& value) { return std::string(value.get_string()); }

}  // namespace

RecordedFrame ParseRow(const std::string& text) {
  RecordedFrame frame = ParseFrame(R"({"data":[)" + text + "]}");
  frame.text = text;
  return frame;
}

RecordedFrame ParseFrame(const std::string& text) {
  RecordedFrame frame;
  frame.text = text;
  json::error_code error;
  const json::value value = json::parse(text, error);
  if (error || !value.is_object() || !value.as_object().contains("data")) return frame;
  const json::object& row = value.at("data").as_array().at(0).as_object();
  frame.type = Text(row.at("type"));
  frame.name = Text(row.at("name"));
  frame.item = Text(row.at("item"));
  for (const auto& [key, field] : row.at("values").as_object()) {
    frame.values.emplace_back(std::string(key), Text(field));
  }
  return frame;
}

std::vector<RecordedFrame> RecordedFrames(const std::string& type) {
  std::ifstream file = Open("spec/examples/" + type + ".jsonl");
  std::vector<RecordedFrame> frames;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) frames.push_back(ParseFrame(line));
  }
  return frames;
}

std::vector<std::pair<std::string, std::string>> ParseFields(const std::string& body) {
  std::vector<std::pair<std::string, std::string>> fields;
  const json::value value = json::parse(body);
  for (const auto& [key, field] : value.as_object()) {
    if (field.is_string()) fields.emplace_back(std::string(key), Text(field));
    if (!field.is_array() || field.as_array().empty()) continue;
    for (const auto& [inner, text] : field.as_array().at(0).as_object()) {
      fields.emplace_back(std::string(key) + '.' + std::string(inner), Text(text));
    }
  }
  return fields;
}

std::vector<std::pair<std::string, std::string>> RecordedFields(const std::string& tr) {
  std::stringstream body;
  body << Open("spec/examples/" + tr + ".json").rdbuf();
  return ParseFields(body.str());
}

const codec::Tr& FindTr(const std::string& code) {
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->code == code) return *tr;
  }
  std::cerr << "no TR " << code << "\n";
  std::abort();
}

}  // namespace kiwoom::simulator
