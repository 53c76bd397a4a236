#include "codegen/model/broker_errors.h"

#include <gtest/gtest.h>

#include <string>

#include "codegen/spec/reader.h"

namespace kiwoom::model {
namespace {

constexpr char kKinds[] = "kinds:\n  limit: { status: RESOURCE_EXHAUSTED, reason: R, doc: d, advice: a }\n";

std::string Check(const std::string& rest) {
  const auto errors = spec::ReadErrors("e.yaml", kKinds + rest);
  return std::string(errors.ok() ? CheckErrors(*errors).message() : errors.status().message());
}

TEST(BrokerErrors, WhatMeansNothingIsRefused) {
  const struct {
    const char* rest;
    const char* refusal;
  } kCases[] = {
      {"codes: [{ code: \"1700\", kind: limit }, { code: 17xx, kind: limit }]\nreturn_codes: []\nhttp: []\n", ""},
      {"codes: [{ code: RCxxxx, kind: limit }]\nreturn_codes: []\nhttp: [{ code: 429, kind: limit, first: true }]\n",
       ""},
      {"codes: [{ code: 1, kind: limits }]\nreturn_codes: []\nhttp: []\n", "e.yaml:3: `kinds` has no `limits`"},
      {"codes: []\nreturn_codes: []\nhttp: [{ code: 4-9, kind: limit }]\n",
       "e.yaml:5: `code: 4-9` must be digits, capitals, and x for any digit"},
      {"codes: []\nreturn_codes: [{ code: 1, kind: limit, first: true }]\nhttp: []\n",
       "e.yaml:4: only an HTTP status can be `first`"},
      {"codes:\n  - { code: 17xx, kind: limit }\n  - { code: 1700, kind: limit }\nreturn_codes: []\nhttp: []\n",
       "e.yaml:5: `code: 1700` is never reached: `17xx` in line 4 takes it"},
      {"codes: []\nreturn_codes: []\nhttp:\n  - { code: 500, kind: limit }\n  - { code: 500, kind: limit }\n",
       "e.yaml:7: `code: 500` is never reached: `500` in line 6 takes it"},
      {"codes: []\nhttp: []\n", "e.yaml:1: error_codes.yaml needs `return_codes`"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Check(test.rest), test.refusal) << test.rest;
}

TEST(BrokerErrors, ACodeHasAKind) {
  const auto errors = spec::ReadErrors(
      "e.yaml", kKinds + std::string("codes: [{ code: 1, kind: limit }]\nreturn_codes: []\nhttp: []\n"));
  ASSERT_TRUE(errors.ok()) << errors.status();
  EXPECT_EQ(KindOf(*errors, errors->codes[0]).status, "RESOURCE_EXHAUSTED");
}

}  // namespace
}  // namespace kiwoom::model
