#include "service/http/connect_error.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"

namespace kiwoom::http {
namespace {

TEST(ConnectError, CodesAndHttpStatusAreThoseOfTheSpecification) {
  const struct {
    int code;
    const char* name;
    int http_status;
  } kCases[] = {
      {1, "canceled", 499},
      {2, "unknown", 500},
      {3, "invalid_argument", 400},
      {4, "deadline_exceeded", 504},
      {5, "not_found", 404},
      {6, "already_exists", 409},
      {7, "permission_denied", 403},
      {8, "resource_exhausted", 429},
      {9, "failed_precondition", 400},
      {10, "aborted", 409},
      {11, "out_of_range", 400},
      {12, "unimplemented", 501},
      {13, "internal", 500},
      {14, "unavailable", 503},
      {15, "data_loss", 500},
      {16, "unauthenticated", 401},
      {17, "unknown", 500},
      {-1, "unknown", 500},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(ConnectCode(test.code), test.name);
    EXPECT_EQ(HttpStatusOf(test.code), test.http_status) << test.name;
  }
}

TEST(ConnectError, HasItsDetailsForProgramsAndForPeople) {
  google::rpc::Status error;
  error.set_code(14);
  error.set_message("overloaded: \"back off\"");
  EXPECT_EQ(ErrorJson(error), R"({"code":"unavailable","message":"overloaded: \"back off\""})");
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(30);
  error.add_details()->PackFrom(retry);
  auto* const unknown = error.add_details();
  unknown->set_type_url("type.googleapis.com/nobody.Knows");
  unknown->set_value("a");
  EXPECT_EQ(ErrorJson(error), R"({"code":"unavailable","message":"overloaded: \"back off\"","details":[)"
                              R"({"type":"google.rpc.RetryInfo","value":"CgIIHg","debug":{"retryDelay":"30s"}},)"
                              R"({"type":"nobody.Knows","value":"YQ"}]})");
}

TEST(ConnectError, EndsAStream) {
  google::rpc::Status status;
  EXPECT_EQ(EndOfStreamJson(status, ""), "{}");
  EXPECT_EQ(EndOfStreamJson(status, "a-1"), R"({"metadata":{"kiwoom-request-id":["a-1"]}})");
  status.set_code(8);
  status.set_message("slow");
  EXPECT_EQ(EndOfStreamJson(status, ""), R"({"error":{"code":"resource_exhausted","message":"slow"}})");
  EXPECT_EQ(EndOfStreamJson(status, "a-1"), R"({"error":{"code":"resource_exhausted","message":"slow"},)"
                                            R"("metadata":{"kiwoom-request-id":["a-1"]}})");
}

}  // namespace
}  // namespace kiwoom::http
