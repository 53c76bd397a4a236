#include "codec/message_encoder.h"

#include "absl/strings/str_cat.h"
#include "codec/value.h"

namespace kiwoom::codec {
namespace {

// What an entry of `unparsed` counts beside its key and value, so that empty ones are bounded too.
constexpr size_t kEntryOverhead = 16;

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
    outcome = EncodePaddedValue(plan, token.json(), out);  // as its text would be
  } else if (token.is_null()) {
    outcome = Outcome::kAbsent;
  }
  if (outcome == Outcome::kUnfit) [[unlikely]] {
    extras_.push_back({plan.row().key, token, static_cast<int>(position), Anomaly::Kind::kUnfitValue});
  }
  return outcome == Outcome::kWritten;
}

void MessageEncoder::WriteGroup(const MessagePlan::GroupPlan& group, WireWriter& out) {
  // Trailing levels that are absent or zero are trimmed: what stands behind the last level that says something goes.
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
                  .value = extra.token.is_string() ? extra.token.raw() : extra.token.json()});
}

// `unparsed` is a map, and a second value must not hide the first. What repeats a key comes behind the value that was
// there first, in its field or in `unparsed`: key#2, key#3 …
size_t MessageEncoder::Ordinal(size_t extra) const {
  const bool repeated = extras_[extra].kind == Anomaly::Kind::kRepeatedKey;
  size_t earlier = repeated;
  for (size_t i = 0; i < extra; ++i) {
    earlier += extras_[i].key == extras_[extra].key && (repeated || extras_[i].kind == extras_[extra].kind);
  }
  return earlier;
}

void MessageEncoder::WriteEntry(const Extra& extra, size_t ordinal, WireWriter& out) {
  std::string_view key = extra.key;
  if (ordinal > 0) {
    numbered_ = absl::StrCat(std::string(key), "#", ordinal + 1);
    key = numbered_;
  }
  std::string_view value = extra.token.json();
  if (extra.token.is_string()) {
    value = extra.token.raw();
    // A broken escape stays as it came.
    if (value.find('\\') != std::string_view::npos && Unescape(value, unescaped_)) value = unescaped_;
  }
  const size_t begin = out.Open(kUnparsedNumber);
  out.Delimited(1, key);
  out.Delimited(2, value);
  out.Close(begin);
}

void MessageEncoder::WriteUnparsed(WireWriter& out, AnomalySink& sink) {
  size_t used = 0;
  for (size_t i = 0; i < extras_.size(); ++i) {
    const Extra& extra = extras_[i];
    Report(extra, extra.kind, sink);
    const size_t cost = extra.key.size() + extra.token.size + kEntryOverhead;
    if (used + cost > kUnparsedLimit) {
      Report(extra, Anomaly::Kind::kUnparsedOverflow, sink);
      continue;
    }
    used += cost;
    WriteEntry(extra, Ordinal(i), out);
  }
}

void MessageEncoder::Write(WireWriter& out, AnomalySink& sink) {
  size_t levels = 0;
  for (const auto& group : plan_->groups()) levels += group.levels;
  // Each value may be written once typed and once as unparsed.
  out.Reserve(2 * bytes_ + (slots_.size() + extras_.size()) * 2 * ValueRoom(0) + levels * kNestedRoom);
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
