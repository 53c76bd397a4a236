#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/fanout/reader.h"

namespace kiwoom::fanout {

// The open streams in the order of opening. Clients identify a stream by its id, which nobody can guess: who knows the
// id of a stream has it from the stream.
class ReaderList {
 public:
  // The pointer is valid until Close.
  Reader* Open(ReaderOptions options, absl::Time now, std::function<void()> on_readable);
  void Close(const Reader& reader);
  // Null if no open stream has the id.
  Reader* Find(std::string_view id) const;

  // Pairs of a number and a std::unique_ptr<Reader>.
  auto begin() const { return readers_.begin(); }
  auto end() const { return readers_.end(); }

 private:
  std::random_device random_;
  uint64_t opened_ = 0;
  std::map<uint64_t, std::unique_ptr<Reader>> readers_;  // by order of opening
  absl::flat_hash_map<std::string, uint64_t> by_id_;
};

}  // namespace kiwoom::fanout
