#pragma once

#include <string>
#include <string_view>

namespace kiwoom::broker {

// Replaces what is shaped like an account number with "<redacted>": a number of 8 or 10 digits, also with dashes
// (12345678, 1234-5678, 1234567890, 12345678-01, 1234-5678-01). The broker quotes them in its messages, and the gateway
// does not know its accounts in advance. Shorter numbers are item codes and the broker's own codes, and stay; an
// eight-digit date is taken for an account. Call it before truncating a text.
std::string RedactAccounts(std::string_view text);

}  // namespace kiwoom::broker
