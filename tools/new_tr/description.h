#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "codec/table.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// The facts in the last column of the broker's table, if it uses one of the usual forms.
struct Description {
  bool is_empty = true;
  std::string unit;               // of the spec language; "undocumented" if the language has no such unit
  bool is_signed = false;         // 부호가 포함된 숫자
  bool mentions_sign = false;     // 부호 in any form
  uint32_t decimals = 0;          // 소수점 둘째 자리
  std::optional<uint32_t> scale;  // 소수점 제거 된 100배 값
  std::optional<codec::Type> time;
  bool is_odd = false;  // the language does not support the format: HH:mm, YYYYMM
  std::vector<spec::Code>
      codes;  // wire code and Korean name, from "1: 상한가, 2:상승" or "코스피:0, 코스닥:1" and nothing else
  std::vector<std::string> words;  // "KRX, NXT, 통합" and nothing else: possibly codes
  bool is_understood = true;       // there is no other text
};

Description ReadDescription(const std::string& text);

}  // namespace kiwoom::new_tr
