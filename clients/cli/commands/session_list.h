#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/typed_call.h"
#include "clients/cli/commands/invocation.h"
#include "google/protobuf/message.h"

// The lists of SessionService.
namespace kiwoom::cli {

// All elements of a list, from all its pages. `elements` returns those of one response.
template <typename Response, typename Request>
auto ReadList(const Invocation& invocation, const std::string& method, Request request, const auto& elements)
    -> absl::StatusOr<std::vector<std::remove_cvref_t<decltype(elements(Response()).Get(0))>>> {
  const GatewayLink gateway = GatewayAt(invocation.gateway, invocation.credentials);
  std::vector<std::remove_cvref_t<decltype(elements(Response()).Get(0))>> all;
  while (true) {
    Response response;
    const absl::Status status = TypedCall(gateway, invocation.gateway, "/kiwoom.v1.SessionService/" + method,
                                          std::chrono::seconds(10), request, &response);
    if (!status.ok()) return status;
    all.insert(all.end(), elements(response).begin(), elements(response).end());
    if constexpr (requires { response.next_page_token(); }) {
      if (response.next_page_token().empty()) return all;
      request.set_page_token(response.next_page_token());
    } else {
      return all;
    }
  }
}

// One JSON object per line.
absl::Status PrintJsonLine(const google::protobuf::Message& element, const Invocation& invocation);

// The elements for programs, or `table` of them for people. `none` stands for an empty table.
template <typename Element>
absl::Status PrintList(const std::vector<Element>& elements, const char* none, const auto& table,
                       const Invocation& invocation) {
  if (invocation.json) {
    for (const Element& element : elements) {
      if (absl::Status status = PrintJsonLine(element, invocation); !status.ok()) return status;
    }
  } else {
    invocation.out << (elements.empty() ? std::string(none) : table(std::span<const Element>(elements)));
  }
  return invocation.Flush();
}

}  // namespace kiwoom::cli
