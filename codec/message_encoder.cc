#include "codec/message_encoder.h"

#include "absl/strings/str_cat.h"
#include "codec/value.h"

namespace kiwoom::codec {
namespace {

// An entry of `unparsed` counts this many bytes on top of its key and value, which bounds the number of empty ones.
constexpr size_t kEntryOverhead = 16;

// An entry that replaces a value, without its key: "(70000 bytes, no room left)" and the overhead.
constexpr size_t kReplacementSize = 48;

// The value as the broker wrote it, without the quotes of a string.
std::string_view Verbatim(Token token) { return token.is_string() ? token.raw() : token.json(); }

}  // namespace

void MessageEncoder::Begin(const Tr& tr, const MessagePlan& plan, bool escapes) {
  tr_ = &tr;
  plan_ = &plan;
  slots_.assign(plan.rows().size(), Token{});
  extras_.clear();
  next_ = 0;
  bytes_ = 0;
  escapes_ = escapes;
}

int MessageEncoder::Put(std::string_view key, Token token) {
  bytes_ += key.size() + token.size;
  const int row = plan_->index().Find(key, next_);
  if (row < 0) {
    extras_.push_back({key, token, -1, Anomaly::Kind::kUnknownKey});
    return -1;
  }
  next_ = static_cast<size_t>(row) + 1;
  Token& slot = slots_[static_cast<size_t>(row)];
  if (slot.present()) {
    extras_.push_back({key, token, row, Anomaly::Kind::kRepeatedKey});
    return -1;
  }
  slot = token;
  return row;
}

bool MessageEncoder::TakeList(int row) {
  Token& slot = slots_[static_cast<size_t>(row)];
  if (slot.present()) return false;
  slot = {kWrittenList, 2};
  return true;
}

void MessageEncoder::PutUnfit(int row, Token token) {
  const std::string_view key = plan_->rows()[static_cast<size_t>(row)].key;
  bytes_ += key.size() + token.size;
  extras_.push_back({key, token, row, Anomaly::Kind::kUnfitValue});
}

bool MessageEncoder::WriteRow(size_t position, WireWriter& out) {
  const Token token = slots_[position];
  if (!token.present() || token.data == kWrittenList) return false;
  const ValuePlan& plan = plan_->value(position);
  Outcome outcome = Outcome::kUnfit;
  if (token.is_string()) [[likely]] {
    const std::string_view text = token.raw();
    if (!escapes_ || text.find('\\') == std::string_view::npos) [[likely]] {
      outcome = EncodePaddedValue(plan, text, out);
    } else if (Unescape(text, unescaped_)) {
      outcome = EncodeValue(plan, unescaped_, out);
    }
  } else if (token.is_number()) {
    outcome = EncodePaddedValue(plan, token.json(), out);  // read like the same text
  } else if (token.is_null()) {
    outcome = Outcome::kAbsent;
  }
  if (outcome == Outcome::kUnfit) [[unlikely]] {
    extras_.push_back({plan.row().key, token, static_cast<int>(position), Anomaly::Kind::kUnfitValue});
  }
  return outcome == Outcome::kWritten;
}

void MessageEncoder::WriteGroup(const MessagePlan::GroupPlan& group, WireWriter& out) {
  // Cuts trailing levels whose fields are all absent or zero.
  size_t end = out.size();
  for (size_t level = 0; level < group.levels; ++level) {
    const size_t begin = out.Open(group.number);
    bool says_something = false;
    for (size_t field = 0; field < group.fields; ++field) {
      const uint16_t row = group.cells[level * group.fields + field];
      if (row != MessagePlan::kNoRow) says_something |= WriteRow(row, out);
    }
    out.Close(begin);
    if (says_something) end = out.size();
  }
  out.Truncate(end);
}

void MessageEncoder::Report(const Extra& extra, Anomaly::Kind kind, AnomalySink& sink) const {
  sink.OnAnomaly({.kind = kind,
                  .tr = tr_,
                  .row = extra.row < 0 ? nullptr : &plan_->rows()[static_cast<size_t>(extra.row)],
                  .key = extra.key,
                  .value = Verbatim(extra.token)});
}

// `unparsed` is a map, and a second value must not hide the first. Repetitions are numbered after the value that came
// first, whether that is in its field or in `unparsed`: key#2, key#3 …
size_t MessageEncoder::Ordinal(size_t extra) const {
  const bool repeated = extras_[extra].kind == Anomaly::Kind::kRepeatedKey;
  size_t earlier = repeated;
  for (size_t i = 0; i < extra; ++i) {
    earlier += extras_[i].key == extras_[extra].key && (repeated || extras_[i].kind == extras_[extra].kind);
  }
  return earlier;
}

void MessageEncoder::WriteValue(const Extra& extra, size_t ordinal, WireWriter& out) {
  std::string_view value = Verbatim(extra.token);
  // A broken escape stays as it is.
  const bool escaped = extra.token.is_string() && value.find('\\') != std::string_view::npos;
  if (escaped && Unescape(value, unescaped_)) value = unescaped_;
  WriteEntry(extra.key, ordinal, value, out);
}

void MessageEncoder::WriteEntry(std::string_view key, size_t ordinal, std::string_view value, WireWriter& out) {
  if (ordinal > 0) {
    numbered_ = absl::StrCat(std::string(key), "#", ordinal + 1);
    key = numbered_;
  }
  const size_t begin = out.Open(kUnparsedNumber);
  out.Delimited(1, key);
  out.Delimited(2, value);
  out.Close(begin);
}

void MessageEncoder::WriteUnparsed(WireWriter& out, AnomalySink& sink) {
  size_t used = 0, used_by_replacements = 0, uncovered = 0;
  for (size_t i = 0; i < extras_.size(); ++i) {
    const Extra& extra = extras_[i];
    Report(extra, extra.kind, sink);
    const size_t cost = extra.key.size() + extra.token.size + kEntryOverhead;
    if (used + cost <= kUnparsedLimit) {
      used += cost;
      WriteValue(extra, Ordinal(i), out);
      continue;
    }
    Report(extra, Anomaly::Kind::kUnparsedOverflow, sink);
    const size_t replacement = extra.key.size() + kReplacementSize;
    if (used_by_replacements + replacement > kLeftOutLimit) {
      ++uncovered;
      continue;
    }
    used_by_replacements += replacement;
    const size_t size = Verbatim(extra.token).size();
    WriteEntry(extra.key, Ordinal(i), absl::StrCat("(", size, " bytes, no room left)"), out);
  }
  if (uncovered > 0) WriteEntry(kLeftOutKey, 0, absl::StrCat("(", uncovered, " more values, no room left)"), out);
}

void MessageEncoder::Write(WireWriter& out, AnomalySink& sink) {
  size_t levels = 0;
  for (const auto& group : plan_->groups()) levels += group.levels;
  // Each value may be written once typed and once as unparsed; one more entry counts the values that were left out.
  out.Reserve(2 * bytes_ + (slots_.size() + extras_.size() + 1) * 2 * ValueRoom(0) + levels * kNestedRoom);
  for (const MessagePlan::Step& step : plan_->steps()) {
    if (step.row >= 0) {
      WriteRow(static_cast<size_t>(step.row), out);
    } else {
      WriteGroup(plan_->groups()[static_cast<size_t>(step.group)], out);
    }
  }
  if (!extras_.empty()) WriteUnparsed(out, sink);
}

}  // namespace kiwoom::codec
