#include "codec/frame_decoder.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "codec/decimal.h"
#include "codec/frame_scanner.h"
#include "codec/json_members.h"
#include "codec/spelling.h"
#include "codec/stock_code.h"
#include "codec/stray_rows.h"
#include "codec/type_table.h"

namespace kiwoom::codec {
namespace {

using simdjson::ondemand::json_type;

constexpr std::string_view kReal = "REAL";

// The services whose frames are the session's, whatever their `data` holds.
constexpr std::string_view kControls[] = {"PING", "LOGIN", "REG", "REMOVE", "SYSTEM", "CNSRLST", "CNSRREQ", "CNSRCLR"};

// Maximum bytes of an odd spelling to report.
constexpr size_t kMostReported = 4096;

// A value of a row: its unescaped key, and its token.
struct RowValue {
  std::string_view key;
  Token token;
};

// Whether the frame begins or ends like a REAL frame. If so, its rows can be read before `trnm` is.
bool LooksReal(std::string_view frame) {
  return frame.ends_with("\"trnm\":\"REAL\"}") || frame.starts_with("{\"trnm\":\"REAL\",");
}

bool IsControl(std::string_view trnm) {
  return std::find(std::begin(kControls), std::end(kControls), trnm) != std::end(kControls);
}

// The part of a frame that has an odd spelling, as an anomaly names it: `trnm "real"`.
std::string Odd(const char* part, std::string_view text) {
  return absl::StrCat(part, " \"", std::string(text.substr(0, kMostReported)), "\"");
}

}  // namespace

class FrameDecoder::Impl {
 public:
  explicit Impl(std::span<const Tr* const> trs) : types_(trs) {}

  absl::Status Decode(std::string_view frame, FrameSink& sink) {
    const absl::Status status = scanner_.Scan(frame) ? DecodeScanned(sink) : ReadFrame(frame, sink);
    if (frame.size() > kUnusualText) ReleaseBuffers();
    return status;
  }

  absl::Status DecodeGenerally(std::string_view frame, FrameSink& sink) {
    const absl::Status status = ReadFrame(frame, sink);
    if (frame.size() > kUnusualText) ReleaseBuffers();
    return status;
  }

 private:
  absl::Status DecodeScanned(FrameSink& sink) {
    for (const FrameScanner::Row& row : scanner_.rows()) {
      Emit(row.type, row.item, /*escapes=*/false, sink,
           [&] { row.ForEach([&](std::string_view key, Token value) { encoder_.Put(key, value); }); });
    }
    return absl::OkStatus();
  }

  // Handles any JSON, at the cost of a general parser.
  absl::Status ReadFrame(std::string_view frame, FrameSink& sink) {
    simdjson::ondemand::document document;
    if (auto error = parser_.iterate(frame.data(), frame.size(), frame.size() + kPadding).get(document)) {
      return Broken(error);
    }
    simdjson::ondemand::object object;
    if (auto error = document.get_object().get(object)) {
      return error == simdjson::INCORRECT_TYPE ? Alien("it is not a JSON object") : Broken(error);
    }
    bool real = LooksReal(frame);
    if (!real) {
      if (auto error = FindTrnm(object, sink, real)) return Broken(error);
      if (auto error = object.reset().error()) return Broken(error);
    }
    ControlFrame control{.text = frame};
    bool list = true;
    if (auto error = real ? ReadReal(object, sink, list) : ReadControl(object, control)) return Broken(error);
    if (!AtEnd(document)) return absl::InvalidArgumentError("the frame is not JSON: text follows its end");
    if (!list) return Alien("`data` is not a list");
    if (real) return absl::OkStatus();
    bool stray = false;
    if (!IsControl(control.trnm)) {
      if (auto error = FindStrayRows(object, control, sink, stray)) return Broken(error);
    }
    // An answer is the session's all the same.
    if (!stray || !control.return_code.empty()) sink.OnControl(control);
    return absl::OkStatus();
  }

  void ReleaseBuffers() {
    parser_ = simdjson::ondemand::parser();
    scanner_ = {};
    encoder_ = {};
    out_ = {};
    values_ = {};
    keys_ = {};
    item_ = {};
  }

  static absl::Status Broken(simdjson::error_code error) {
    return absl::InvalidArgumentError(absl::StrCat("the frame is not JSON: ", simdjson::error_message(error)));
  }

  static absl::Status Alien(const char* why) {
    return absl::InvalidArgumentError(absl::StrCat("the frame is not the broker's: ", why));
  }

  static simdjson::simdjson_result<std::string_view> Trnm(simdjson::ondemand::object& object) {
    auto value = object.find_field_unordered("trnm");
    if (value.error()) return value.error();
    return value.get_string();
  }

  // Sets `real` if the frame is a REAL frame or differs from one only in the case or the blanks of `trnm`, which it
  // reports. A frame whose `trnm` is missing or not a string is not one.
  static simdjson::error_code FindTrnm(simdjson::ondemand::object& object, FrameSink& sink, bool& real) {
    std::string_view trnm;
    const auto error = Trnm(object).get(trnm);
    if (error == simdjson::INCORRECT_TYPE) return simdjson::SUCCESS;
    if (error == simdjson::NO_SUCH_FIELD) return FindOddTrnm(object, sink, real);
    if (error) return error;
    real = IsSpelling(trnm, kReal);
    if (real && trnm != kReal) ReportOdd(Odd("trnm", trnm), sink);
    return simdjson::SUCCESS;
  }

  // The same for a frame without `trnm`, which may have `Trnm`.
  static simdjson::error_code FindOddTrnm(simdjson::ondemand::object& object, FrameSink& sink, bool& real) {
    if (auto error = object.reset().error()) return error;
    for (auto field : object) {
      Member member;
      if (auto error = ReadMember(field, member)) return error;
      if (!IsSpelling(member.key, "trnm")) continue;
      std::string_view trnm;
      if (member.value.get_string().get(trnm) || !IsSpelling(trnm, kReal)) continue;
      real = true;
      ReportOdd(Odd("the member", member.key), sink);
      return simdjson::SUCCESS;
    }
    return simdjson::SUCCESS;
  }

  static void ReportOdd(const std::string& what, FrameSink& sink) {
    sink.OnAnomaly({.kind = Anomaly::Kind::kOddFrame, .key = what, .value = ""});
  }

  static void ReportUnread(const std::string& what, FrameSink& sink) {
    sink.OnAnomaly({.kind = Anomaly::Kind::kUnreadRows, .key = what, .value = ""});
  }

  // A frame that is neither a REAL frame nor a known one may be a REAL frame in disguise.
  static simdjson::error_code FindStrayRows(simdjson::ondemand::object& object, const ControlFrame& control,
                                            FrameSink& sink, bool& stray) {
    if (auto error = object.reset().error()) return error;
    if (auto error = HoldsStrayRows(object, stray)) return error;
    if (stray) ReportUnread(control.trnm.empty() ? "no trnm" : Odd("trnm", control.trnm), sink);
    return simdjson::SUCCESS;
  }

  // Sets `list` to false if `data` is not a list. It still reads the rest, which may turn out to be invalid JSON.
  simdjson::error_code ReadReal(simdjson::ondemand::object& frame, FrameSink& sink, bool& list) {
    bool stray = false;  // whether the loss of rows has been reported
    for (auto member : frame) {
      Member read;
      if (auto error = ReadMember(member, read)) return error;
      json_type kind;
      if (auto error = read.value.type().get(kind)) return error;
      if (kind != json_type::array || !IsSpelling(read.key, "data")) {
        list &= read.key != "data";
        if (auto error = ReadOtherMember(read, kind, sink, stray)) return error;
        continue;
      }
      if (read.key != "data") ReportOdd(Odd("the member", read.key), sink);
      simdjson::ondemand::array rows;
      if (auto error = read.value.get_array().get(rows)) return error;
      for (auto element : rows) {
        simdjson::ondemand::value row;
        if (auto error = element.get(row)) return error;
        if (auto error = ReadRow(row, sink)) return error;
      }
    }
    return simdjson::SUCCESS;
  }

  static simdjson::error_code ReadOtherMember(Member& member, json_type kind, FrameSink& sink, bool& stray) {
    if (!stray && member.key != "data" && (kind == json_type::array || kind == json_type::object)) {
      if (auto error = HoldsStrayRows(member.value, stray)) return error;
      if (stray) ReportUnread(Odd("the member", member.key), sink);
      return simdjson::SUCCESS;
    }
    Token ignored;
    return ReadToken(member.value, ignored);
  }

  simdjson::error_code ReadRow(simdjson::ondemand::value& row, FrameSink& sink) {
    json_type kind;
    if (auto error = row.type().get(kind)) return error;
    if (kind != json_type::object) {
      Token token;
      if (auto error = ReadToken(row, token)) return error;
      sink.OnAnomaly({.kind = Anomaly::Kind::kBrokenRow, .key = "members", .value = token.json()});
      return simdjson::SUCCESS;
    }
    simdjson::ondemand::object object;
    if (auto error = row.get_object().get(object)) return error;
    keys_.Clear();
    values_.clear();
    Token type, item;
    for (auto field : object) {
      Member member;
      if (auto error = ReadMember(field, member)) return error;
      if (member.key == "values") {
        if (auto error = ReadValues(member)) return error;
        continue;
      }
      Token token;
      if (auto error = ReadToken(member.value, token)) return error;
      if (member.key == "type" && !type.present()) {
        type = token;
      } else if (member.key == "item" && !item.present()) {
        item = token;
      } else if (member.key != "name") {
        // Some frames have FIDs at the row's root.
        values_.push_back({keys_.Unescaped(member.key), token});
      }
    }
    Emit(type, item, /*escapes=*/true, sink, [&] {
      for (const RowValue& value : values_) encoder_.Put(value.key, value.token);
    });
    return simdjson::SUCCESS;
  }

  // An object of values, or a list of such objects; anything else is kept as one value.
  simdjson::error_code ReadValues(Member& member) {
    json_type kind;
    if (auto error = member.value.type().get(kind)) return error;
    if (kind == json_type::object) return ReadObject(member.value);
    if (kind != json_type::array) return ReadOther(member.key, member.value);
    simdjson::ondemand::array list;
    if (auto error = member.value.get_array().get(list)) return error;
    for (auto element : list) {
      simdjson::ondemand::value value;
      if (auto error = element.get(value)) return error;
      if (auto error = value.type().get(kind)) return error;
      if (kind == json_type::object) {
        if (auto error = ReadObject(value)) return error;
        continue;
      }
      if (auto error = ReadOther(member.key, value)) return error;
    }
    return simdjson::SUCCESS;
  }

  // Members of the value list that are not objects.
  simdjson::error_code ReadOther(std::string_view key, simdjson::ondemand::value& value) {
    Token token;
    if (auto error = ReadToken(value, token)) return error;
    if (!token.is_null()) values_.push_back({key, token});
    return simdjson::SUCCESS;
  }

  simdjson::error_code ReadObject(simdjson::ondemand::value& value) {
    simdjson::ondemand::object object;
    if (auto error = value.get_object().get(object)) return error;
    for (auto field : object) {
      Member member;
      if (auto error = ReadMember(field, member)) return error;
      Token token;
      if (auto error = ReadToken(member.value, token)) return error;
      values_.push_back({keys_.Unescaped(member.key), token});
    }
    return simdjson::SUCCESS;
  }

  // `put` passes the values of the row to the encoder.
  template <typename Put>
  void Emit(Token type, Token item, bool escapes, FrameSink& sink, Put put) {
    if (!type.present() || !type.is_string()) {
      sink.OnAnomaly({.kind = Anomaly::Kind::kBrokenRow, .key = "type", .value = type.present() ? type.json() : ""});
      return;
    }
    const TypeTable::Entry* const entry = types_.Find(type.raw());
    if (entry == nullptr) {
      sink.OnAnomaly({.kind = Anomaly::Kind::kUnknownType, .key = type.raw(), .value = ""});
      return;
    }
    std::string_view name;
    if (item.present() && item.is_string()) {
      name = item.raw();
      if (name.find('\\') != std::string_view::npos) {
        if (!Unescape(name, item_)) {
          sink.OnAnomaly({.kind = Anomaly::Kind::kBrokenRow, .tr = entry->tr, .key = "item", .value = name});
          return;
        }
        name = item_;
      }
      name = Trim(name);
    } else if (item.present() && item.json() != "null") {
      sink.OnAnomaly({.kind = Anomaly::Kind::kBrokenRow, .tr = entry->tr, .key = "item", .value = item.json()});
      return;
    }
    // In an order frame the item is also a stock code, but it was not registered in this form.
    if (entry->tr->registration != Register::kItem) name = PlainStockCode(name);
    encoder_.Begin(*entry->tr, entry->plan, escapes);
    put();
    out_.Clear();
    encoder_.Write(out_, sink);
    sink.OnRow(*entry->tr, name, out_.view());
  }

  simdjson::error_code ReadControl(simdjson::ondemand::object& object, ControlFrame& control) {
    keys_.Clear();
    for (auto field : object) {
      Member member;
      if (auto error = ReadMember(field, member)) return error;
      Token token;
      if (auto error = ReadToken(member.value, token)) return error;
      if (std::string_view* const slot = ControlField(control, member.key); slot != nullptr && slot->empty()) {
        if (token.is_string()) {
          *slot = keys_.Unescaped(token.raw());
        } else if (token.json() != "null") {
          *slot = token.json();
        }
      }
    }
    return simdjson::SUCCESS;
  }

  static std::string_view* ControlField(ControlFrame& frame, std::string_view key) {
    if (key == "trnm") return &frame.trnm;
    if (key == "return_code") return &frame.return_code;
    if (key == "return_msg") return &frame.return_msg;
    if (key == "code") return &frame.code;
    if (key == "message") return &frame.message;
    return nullptr;
  }

  TypeTable types_;
  simdjson::ondemand::parser parser_;
  KeyStore keys_;
  std::vector<RowValue> values_;
  FrameScanner scanner_;
  MessageEncoder encoder_;
  WireWriter out_;
  std::string item_;
};

FrameDecoder::FrameDecoder(std::span<const Tr* const> trs) : impl_(std::make_unique<Impl>(trs)) {}
FrameDecoder::~FrameDecoder() = default;

absl::Status FrameDecoder::Decode(std::string_view frame, FrameSink& sink) { return impl_->Decode(frame, sink); }

absl::Status FrameDecoder::DecodeGenerally(std::string_view frame, FrameSink& sink) {
  return impl_->DecodeGenerally(frame, sink);
}

}  // namespace kiwoom::codec
