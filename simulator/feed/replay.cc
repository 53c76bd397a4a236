#include "simulator/feed/replay.h"

#include <algorithm>
#include <boost/json.hpp>
#include <memory>
#include <string>

namespace kiwoom::simulator {
namespace {

namespace json = boost::json;

std::string Text(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

// Empty if the line is not a REAL frame.
std::vector<Registered> RowsOf(std::string_view line) {
  json::error_code error;
  const json::value value = json::parse(json::string_view(line.data(), line.size()), error);
  const json::object* frame = error ? nullptr : value.if_object();
  if (frame == nullptr || Text(*frame, "trnm") != "REAL") return {};
  const json::value* data = frame->if_contains("data");
  if (data == nullptr || !data->is_array()) return {};
  std::vector<Registered> rows;
  for (const json::value& row : data->get_array()) {
    if (const json::object* object = row.if_object()) rows.push_back({Text(*object, "type"), Text(*object, "item")});
  }
  return rows;
}

}  // namespace

absl::StatusOr<Replay> Replay::Parse(std::string_view lines) {
  Replay replay;
  for (int number = 1; !lines.empty(); ++number) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    std::vector<Registered> rows = RowsOf(line);
    if (rows.empty()) {
      return absl::InvalidArgumentError("replay line " + std::to_string(number) +
                                        ": is not a REAL frame; write one broker frame per line");
    }
    replay.frames_.push_back({std::make_shared<const std::string>(line), std::move(rows)});
  }
  return replay;
}

void Replay::SendTo(Connection& connection, const Registered& registered, bool any_item) const {
  for (const Frame& frame : frames_) {
    const bool wanted = std::any_of(frame.rows.begin(), frame.rows.end(), [&](const Registered& row) {
      // Recorded rows of an account are those of the first one.
      return row.type == registered.type && row.account == registered.account &&
             (any_item || row.item == registered.item);
    });
    if (wanted) connection.Send(frame.text);
  }
}

int64_t Replay::SendNext(WebSocketEndpoint& endpoint) {
  if (frames_.empty()) return 0;
  const Frame& frame = frames_[next_];
  next_ = (next_ + 1) % frames_.size();
  return endpoint.PublishFrame(frame.rows, frame.text);
}

}  // namespace kiwoom::simulator
