#include "codegen/model/accessors.h"

#include <string>

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

std::string RefusalOf(const std::string& first, Holds holds, const std::string& second) {
  spec::Refusals refusals;
  Accessors accessors(refusals);
  accessors.Add({"a.yaml", 1}, first, holds);
  accessors.Add({"a.yaml", 2}, second, Holds::kNumber);
  return std::string(refusals.ToStatus().message());
}

struct Case {
  Holds holds;
  const char* name;
  bool taken;
};

// Found with protoc 3.21 and a compiler, for a message with the field `x` and one of this name.
TEST(Accessors, NoFieldIsCalledAsAFunctionOfAnother) {
  const Case cases[] = {
      {Holds::kNumber, "has_x", true},      {Holds::kNumber, "clear_x", true},   {Holds::kNumber, "set_x", false},
      {Holds::kNumber, "mutable_x", false}, {Holds::kNumber, "x_size", false},   {Holds::kNumber, "has_y", false},
      {Holds::kObject, "has_x", true},      {Holds::kObject, "mutable_x", true}, {Holds::kObject, "release_x", true},
      {Holds::kObject, "x_size", false},    {Holds::kRepeated, "x_size", true},  {Holds::kRepeated, "add_x", true},
      {Holds::kRepeated, "has_x", false},   {Holds::kRepeated, "clear_x", true}, {Holds::kRepeated, "mutable_x", true},
  };
  for (const Case& c : cases) {
    const std::string refusal =
        "a.yaml:2: `" + std::string(c.name) + "` is a C++ function of the field `x`: choose another name";
    EXPECT_EQ(RefusalOf("x", c.holds, c.name), c.taken ? refusal : "");
  }
}

TEST(Accessors, TheFieldOfTheFunctionIsRefusedWhicheverComesFirst) {
  EXPECT_EQ(RefusalOf("has_x", Holds::kNumber, "x"),
            "a.yaml:1: `has_x` is a C++ function of the field `x`: choose another name");
}

TEST(Accessors, FieldsOfOursHaveFunctionsToo) {
  spec::Refusals refusals;
  Accessors accessors(refusals);
  accessors.Own("unparsed", Holds::kRepeated);
  accessors.Add({"a.yaml", 1}, "unparsed_size", Holds::kNumber);
  EXPECT_EQ(std::string(refusals.ToStatus().message()),
            "a.yaml:1: `unparsed_size` is a C++ function of the field `unparsed`: choose another name");
}

}  // namespace
}  // namespace kiwoom::model
