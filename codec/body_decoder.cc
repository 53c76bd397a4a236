#include "codec/body_decoder.h"

#include <deque>

#include "absl/strings/str_cat.h"
#include "codec/json_members.h"
#include "codec/message_plan.h"

namespace kiwoom::codec {

using simdjson::ondemand::json_type;

class BodyDecoder::Impl {
 public:
  explicit Impl(const Tr& tr) : tr_(tr), plan_(*tr.response) {}

  absl::StatusOr<Body> Decode(std::string_view json, AnomalySink& sink) {
    absl::StatusOr<Body> body = Read(json, sink);
    if (json.size() > kUnusualText) ReleaseBuffers();
    return body;
  }

 private:
  absl::StatusOr<Body> Read(std::string_view json, AnomalySink& sink) {
    simdjson::ondemand::document document;
    if (auto error = parser_.iterate(json.data(), json.size(), json.size() + kPadding).get(document)) {
      return Broken(error);
    }
    simdjson::ondemand::object object;
    if (auto error = document.get_object().get(object)) {
      return error == simdjson::INCORRECT_TYPE ? Refused("is not a JSON object") : Broken(error);
    }
    Body body;
    keys_.Clear();
    out_.Clear();
    if (auto error = ReadMessage(object, plan_, 0, &body, out_, sink)) return Broken(error);
    if (!AtEnd(document)) return Refused("is not JSON: text follows its end");
    body.message = std::string(out_.view());
    return body;
  }

  void ReleaseBuffers() {
    parser_ = simdjson::ondemand::parser();
    keys_ = {};
    levels_.clear();
    out_ = {};
  }

  // Buffers for one level of nesting, reused for every body.
  struct Level {
    MessageEncoder encoder;
    WireWriter lists;
  };

  absl::Status Broken(simdjson::error_code error) const {
    return Refused(absl::StrCat("is not JSON: ", simdjson::error_message(error)));
  }

  absl::Status Refused(const std::string& why) const {
    return absl::InvalidArgumentError(absl::StrCat("the answer to ", std::string(tr_.code), " ", why));
  }

  // Writes one object's fields to `out`: its own values, then its lists. The outcome of the top level goes to `body`.
  simdjson::error_code ReadMessage(simdjson::ondemand::object& object, const MessagePlan& plan, size_t depth,
                                   Body* body, WireWriter& out, AnomalySink& sink) {
    while (levels_.size() <= depth) levels_.emplace_back();
    MessageEncoder& encoder = levels_[depth].encoder;
    WireWriter& lists = levels_[depth].lists;
    encoder.Begin(tr_, plan);
    lists.Clear();
    for (auto field : object) {
      Member member;
      if (auto error = ReadMember(field, member)) return error;
      json_type kind;
      if (auto error = member.value.type().get(kind)) return error;
      const std::string_view key = keys_.Unescaped(member.key);
      if (kind == json_type::array) {
        const int row = plan.index().Find(key, 0);
        if (row >= 0 && plan.rows()[static_cast<size_t>(row)].list != nullptr && encoder.TakeList(row)) {
          if (auto error = ReadList(member.value, plan, row, depth, lists, sink)) return error;
          continue;
        }
      }
      Token token;
      if (auto error = ReadToken(member.value, token)) return error;
      if (body == nullptr || !ReadOutcome(key, token, *body)) encoder.Put(key, token);
    }
    encoder.Write(out, sink);
    if (lists.size() != 0) {
      out.Reserve(lists.size());
      out.Bytes(lists.view());
    }
    return simdjson::SUCCESS;
  }

  simdjson::error_code ReadList(simdjson::ondemand::value& value, const MessagePlan& plan, int row, size_t depth,
                                WireWriter& lists, AnomalySink& sink) {
    simdjson::ondemand::array array;
    if (auto error = value.get_array().get(array)) return error;
    for (auto item : array) {
      simdjson::ondemand::value element;
      if (auto error = item.get(element)) return error;
      json_type kind;
      if (auto error = element.type().get(kind)) return error;
      if (kind != json_type::object) {
        Token token;
        if (auto error = ReadToken(element, token)) return error;
        if (!token.is_null()) levels_[depth].encoder.PutUnfit(row, token);
        continue;
      }
      simdjson::ondemand::object object;
      if (auto error = element.get_object().get(object)) return error;
      lists.Reserve(kNestedRoom);
      const size_t begin = lists.Open(plan.rows()[static_cast<size_t>(row)].number);
      if (auto error = ReadMessage(object, plan.element(row), depth + 1, nullptr, lists, sink)) return error;
      lists.Reserve(kNestedRoom);
      lists.Close(begin);
    }
    return simdjson::SUCCESS;
  }

  // Every answer has these two members; the tables do not list them.
  static bool ReadOutcome(std::string_view key, Token token, Body& body) {
    if (key == "return_code") {
      body.return_code.Take(Text(token));
      return true;
    }
    if (key != "return_msg" || !body.return_msg.empty()) return false;
    if (!token.is_null()) body.return_msg = Text(token);
    return true;
  }

  static std::string Text(Token token) {
    std::string text;
    if (!token.is_string()) return std::string(token.json());
    return Unescape(token.raw(), text) ? text : std::string(token.raw());
  }

  const Tr& tr_;
  MessagePlan plan_;
  simdjson::ondemand::parser parser_;
  KeyStore keys_;
  std::deque<Level> levels_;
  WireWriter out_;
};

BodyDecoder::BodyDecoder(const Tr& tr) : impl_(std::make_unique<Impl>(tr)) {}
BodyDecoder::~BodyDecoder() = default;

absl::StatusOr<Body> BodyDecoder::Decode(std::string_view json, AnomalySink& sink) { return impl_->Decode(json, sink); }

}  // namespace kiwoom::codec
