#include "clients/cli/decoding/frame_splitter.h"

#include <algorithm>
#include <utility>

namespace kiwoom::cli {
namespace {

// Deeper than any frame. It bounds the cost of a text in which every line opens a bracket.
constexpr size_t kDeepest = 64;

bool Blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// A byte of the byte order mark, which some programs write at the beginning of a file.
bool OrderMark(char c) { return c == '\xEF' || c == '\xBB' || c == '\xBF'; }

bool Continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

void FrameSplitter::Append(std::string_view chunk) {
  text_.append(chunk);
  Scan();
}

void FrameSplitter::Finish() {
  while (!open_.empty()) {
    Break("the text ends before this frame is closed", start_);
    Scan();
  }
}

bool FrameSplitter::Next(Piece* piece) {
  if (pieces_.empty()) return false;
  *piece = std::move(pieces_.front());
  pieces_.pop_front();
  return true;
}

void FrameSplitter::Scan() {
  while (scanned_ < text_.size()) {
    const char c = text_[scanned_];
    if (lost_ && c == '{' && position_.column == 1) lost_ = false;
    if (lost_) {
      Advance();
      continue;
    }
    std::string error = Step(c);
    if (error.empty() && !open_.empty() && scanned_ - begin_ >= limit_) {
      error = "the frame that begins on line " + std::to_string(start_.line) + " is longer than " +
              std::to_string(limit_) + " bytes";
    }
    if (!error.empty()) {
      Break(std::move(error), position_);
      continue;
    }
    Advance();
    if (previous_ == '}' && open_.empty()) {
      pieces_.push_back({start_, text_.substr(begin_, scanned_ - begin_), ""});
      previous_ = 0;
    }
  }
  const size_t done = open_.empty() ? scanned_ : begin_;
  text_.erase(0, done);
  scanned_ -= done;
  begin_ = 0;
}

std::string FrameSplitter::Step(char c) {
  if (in_string_) return StepInString(c);
  if (Blank(c)) return "";
  if (open_.empty()) {
    if (c != '{') return OrderMark(c) && position_.line == 1 ? "" : "a frame begins with \"{\"";
    begin_ = scanned_;
    start_ = position_;
    previous_ = ':';
  }
  if (c == '{' || c == '[') return Open(c);
  if (c == '}' || c == ']') return Close(c);
  in_string_ = c == '"';
  previous_ = c;
  return "";
}

std::string FrameSplitter::StepInString(char c) {
  if (c == '\n') return "a string is not closed on its line";
  in_string_ = escaped_ || c != '"';
  escaped_ = !escaped_ && c == '\\';
  return "";
}

std::string FrameSplitter::Open(char c) {
  const bool element = previous_ == ',' && open_.ends_with('[');
  if (previous_ != ':' && previous_ != '[' && !element) {
    return "the frame that begins on line " + std::to_string(start_.line) + " is cut short";
  }
  if (open_.size() == kDeepest) return "brackets are nested more than " + std::to_string(kDeepest) + " deep";
  open_.push_back(c);
  previous_ = c;
  return "";
}

std::string FrameSplitter::Close(char c) {
  const char opened = c == '}' ? '{' : '[';
  if (!open_.ends_with(opened)) return std::string("\"") + c + "\" closes \"" + open_.back() + "\"";
  open_.pop_back();
  previous_ = c;
  return "";
}

void FrameSplitter::Advance() {
  const char c = text_[scanned_++];
  if (c == '\n') {
    position_ = {position_.line + 1, 1};
  } else if (!Continuation(c)) {
    ++position_.column;
  }
}

void FrameSplitter::Break(std::string error, TextPosition where) {
  pieces_.push_back({where, "", std::move(error)});
  const size_t line_end = open_.empty() ? std::string::npos : text_.find("\n{", begin_);
  if (line_end != std::string::npos && line_end < scanned_) {
    scanned_ = line_end + 1;
    const auto lines = std::count(text_.begin() + begin_, text_.begin() + scanned_, '\n');
    position_ = {start_.line + static_cast<size_t>(lines), 1};
  } else {
    lost_ = scanned_ == text_.size() || text_[scanned_] != '{';
  }
  open_.clear();
  previous_ = 0;
  in_string_ = false;
  escaped_ = false;
}

}  // namespace kiwoom::cli
