#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "codec/table.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// What the last column of the broker's table says, where it says it in one of its usual ways.
struct Description {
  bool is_empty = true;
  std::string unit;               // of the spec language; "undocumented" where the language has no word for it
  bool is_signed = false;         // 부호가 포함된 숫자
  bool mentions_sign = false;     // 부호, in whatever words
  uint32_t decimals = 0;          // 소수점 둘째 자리
  std::optional<uint32_t> scale;  // 소수점 제거 된 100배 값
  std::optional<codec::Type> time;
  bool is_odd = false;  // the value is written in a way that the language does not have: HH:mm, YYYYMM
  std::vector<spec::Code>
      codes;  // wire code and Korean name: of "1: 상한가, 2:상승" or "코스피:0, 코스닥:1", if that is all
  std::vector<std::string> words;  // "KRX, NXT, 통합", if that is all: perhaps codes
  bool is_understood = true;       // it says nothing else
};

Description ReadDescription(const std::string& text);

}  // namespace kiwoom::new_tr
