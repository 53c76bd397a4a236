#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

// Messages in the envelopes of Connect's streams and of gRPC-Web: a byte of flags, the size in four bytes with the most
// significant first, and the message.
namespace kiwoom::http {

inline constexpr size_t kEnvelopeHead = 5;

// Flags.
inline constexpr uint8_t kPlainMessage = 0;
inline constexpr uint8_t kCompressed = 0x01;
inline constexpr uint8_t kEndStream = 0x02;  // of Connect
inline constexpr uint8_t kTrailers = 0x80;   // of gRPC-Web

void WriteEnvelopeHead(uint8_t flags, size_t size, char* to);
std::string Envelope(uint8_t flags, std::string_view message);

// The message of a body with exactly one envelope, as every method has it that the door serves. The error is for the
// client.
absl::StatusOr<std::string_view> OnlyMessage(std::string_view body);

}  // namespace kiwoom::http
