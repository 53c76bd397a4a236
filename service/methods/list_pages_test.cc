#include "service/methods/list_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"

namespace kiwoom::methods {
namespace {

using ::testing::ElementsAre;

using Descriptions = google::protobuf::RepeatedPtrField<google::rpc::LocalizedMessage>;

google::rpc::LocalizedMessage OfSize(size_t bytes) {
  google::rpc::LocalizedMessage message;
  message.set_message(std::string(bytes, 'x'));
  return message;
}

// "page_size is negative: …"
std::string InvalidField(const absl::Status& status) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const auto request = errors::PayloadOf<google::rpc::BadRequest>(status);
  if (!request.has_value() || request->field_violations_size() != 1) return "not one violation";
  return request->field_violations(0).field() + " " + request->field_violations(0).description();
}

TEST(ListPages, SizesHaveADefaultAndAMaximum) {
  const ListPages pages("ListThings");
  const struct {
    int32_t asked;
    size_t size;
  } kCases[] = {{0, 100}, {1, 1}, {100, 100}, {999, 999}, {1000, 1000}, {1001, 1000}, {2'147'483'647, 1000}};
  for (const auto& [asked, size] : kCases) {
    const auto read = pages.Read(asked, "", "");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->size, size) << asked;
    EXPECT_FALSE(read->after.has_value());
  }
  EXPECT_EQ(InvalidField(pages.Read(-1, "", "").status()),
            "page_size is negative: set 1 to 1000, or leave it out for 100");
}

TEST(ListPages, ATokenContinuesTheSameListOfTheSameProcessWithTheSameFilter) {
  const ListPages pages("ListThings");
  const std::string token = pages.TokenAfter("17", "red");
  const auto read = pages.Read(5, token, "red");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->after, "17");
  std::string altered = token;
  altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
  const struct {
    const char* story;
    std::string token;
  } kWrong[] = {
      {"another filter", pages.TokenAfter("17", "blue")},
      {"no filter", pages.TokenAfter("17", "")},
      {"another process", ListPages("ListThings").TokenAfter("17", "red")},
      {"a key without its token", "17"},
      {"one byte altered", altered},
      {"one byte more", token + "A"},
      {"far too long", std::string(100'000, 'x')},
  };
  for (const auto& [story, wrong] : kWrong) {
    const absl::Status status = pages.Read(5, wrong, "red").status();
    EXPECT_EQ(InvalidField(status),
              "page_token does not continue this request: send the received next_page_token unchanged, to the same "
              "method with the same fields, or start again without one if it came from another version or another app "
              "key")
        << story;
    EXPECT_EQ(errors::ReasonOf(status), "PAGE_TOKEN_FOREIGN") << story;
  }
}

TEST(ListPages, APageIsFullByCountOrByBytes) {
  const struct {
    const char* story;
    std::vector<size_t> sizes;  // of the elements
    size_t size;
    size_t taken;
  } kCases[] = {
      {"none", {}, 5, 0},
      {"exactly all", {10, 10, 10}, 3, 3},
      {"fewer than there are", {10, 10, 10}, 2, 2},
      {"more than there are", {10, 10, 10}, 9, 3},
      {"two fit", {2'000'000, 2'000'000, 2'000'000}, 3, 2},
      {"a small one behind a large one that does not fit would be out of order", {3'000'000, 2'000'000, 1}, 3, 1},
      {"one fits in any case", {5'000'000, 1}, 2, 1},
  };
  for (const auto& test : kCases) {
    Descriptions page;
    EXPECT_EQ(ListPages::Fill(std::span(test.sizes), test.size, OfSize, page), test.taken) << test.story;
    EXPECT_EQ(static_cast<size_t>(page.size()), test.taken) << test.story;
  }
}

TEST(ListPages, APageKeepsTheOrder) {
  const std::vector<size_t> sizes = {3, 1, 2};
  Descriptions page;
  ListPages::Fill(std::span(sizes), 2, OfSize, page);
  std::vector<std::string> messages;
  for (const auto& message : page) messages.push_back(message.message());
  EXPECT_THAT(messages, ElementsAre("xxx", "x"));
}

}  // namespace
}  // namespace kiwoom::methods
