#include "codegen/emit/language_options.h"

#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

TEST(WithLanguageOptions, StandBehindTheImports) {
  EXPECT_EQ(WithLanguageOptions("out/kiwoom/v1/order_book.proto", R"(// Generated.
syntax = "proto3";

package kiwoom.v1;

import "a.proto";
import "b.proto";

// Not an import "of goods".
message OrderBook {}
)"),
            R"(// Generated.
syntax = "proto3";

package kiwoom.v1;

import "a.proto";
import "b.proto";

option csharp_namespace = "Kiwoom.V1";
option go_package = "kiwoom.v1/kiwoomv1";
option java_multiple_files = true;
option java_outer_classname = "OrderBookProto";
option java_package = "kiwoom.v1";
option php_namespace = "Kiwoom\\V1";
option ruby_package = "Kiwoom::V1";

// Not an import "of goods".
message OrderBook {}
)");
}

TEST(WithLanguageOptions, OrBehindThePackage) {
  const std::string proto =
      WithLanguageOptions("types.proto", "syntax = \"proto3\";\n\npackage kiwoom.v1;\n\nenum Side {}\n");
  EXPECT_EQ(proto.find("syntax = \"proto3\";\n\npackage kiwoom.v1;\n\noption csharp_namespace"), 0u) << proto;
  EXPECT_NE(proto.find("java_outer_classname = \"TypesProto\""), std::string::npos) << proto;
  EXPECT_NE(proto.find("\"Kiwoom::V1\";\n\nenum Side {}\n"), std::string::npos) << proto;
}

}  // namespace
}  // namespace kiwoom::emit
