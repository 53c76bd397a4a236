#pragma once

#include <array>
#include <streambuf>

namespace kiwoom::cli {

// The buffer of an output stream on a file descriptor, which knows why a write failed: std::cout cannot tell. Nothing
// is written after an error. The descriptor outlives the buffer.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  ~DescriptorBuffer() override;

  // The errno of the write that failed; 0 if none did.
  int error() const { return error_; }

 private:
  int_type overflow(int_type next) override;
  int sync() override;

  const int descriptor_;
  int error_ = 0;
  std::array<char, 64 * 1024> bytes_;
};

}  // namespace kiwoom::cli
