#pragma once

#include <string>
#include <vector>

#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// Wire codes and Korean names of a text that is a closed list of codes and nothing else: "1: 상한가, 2:상승", "코스피:0,
// 코스닥:1", "1:KRX, 2:NXT 3.통합". Otherwise empty: a list with one code, a hole ("3:, 5:"), a placeholder for a code
// ("YYYY:년도") or "나머지 ※ 업종코드 참고" is open.
std::vector<spec::Code> ReadCodeList(const std::string& text);

}  // namespace kiwoom::new_tr
