#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/market/market.h"
#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/token_book.h"
#include "simulator/rest/distortions.h"
#include "simulator/rest/http_message.h"
#include "simulator/rest/request_fields.h"
#include "simulator/rest/request_limiter.h"
#include "simulator/rest/rest_error.h"
#include "simulator/rest/token_desk.h"
#include "simulator/stats.h"
#include "simulator/wire/rest_body.h"

namespace kiwoom::simulator {

// The broker's REST API: handles one HTTP request at a time according to the TR tables. No I/O, no clock.
class RestEndpoint {
 public:
  struct Keys {
    std::string app_key;
    std::string secret_key;
  };

  // The references outlive the endpoint.
  RestEndpoint(const BrokerVariants& variants, Keys keys, size_t page_size, std::span<const codec::Tr* const> trs,
               TokenBook& tokens, const Market& market, StatsBoard& stats);

  HttpReply Handle(const ReceivedRequest& request, absl::Time now);

  // Faults: every token request fails with this code; 0 ends it.
  void RefuseTokens(int code) { token_refusal_ = code; }
  Distortions& distortions() { return distortions_; }

 private:
  struct Service {
    const codec::Tr* tr;
    RestBody body;
  };

  HttpReply Error(const RestError& error) const;
  // The answer with the distortion of its TR. `token`: the TR is one of tokens.
  HttpReply Distorted(const std::string& tr, bool token, const std::function<HttpReply()>& answer);
  HttpReply HandleToken(const codec::Tr& tr, const ReceivedRequest& request, absl::Time now);
  HttpReply HandleTr(const ReceivedRequest& request, absl::Time now);
  // Sets the app key of the bearer token, or returns the error of the header.
  std::optional<RestError> Authorize(const ReceivedRequest& request, absl::Time now, std::string& app_key) const;
  HttpReply Answer(const Service& service, const ReceivedRequest& request);

  const BrokerVariants& variants_;
  TokenBook& tokens_;
  const Market& market_;
  StatsBoard& stats_;
  TokenDesk desk_;
  RequestLimiter limiter_;
  int token_refusal_ = 0;
  Distortions distortions_;
  std::map<std::string, const codec::Tr*> token_paths_;
  std::map<std::string, Service> services_;  // by TR code
};

}  // namespace kiwoom::simulator
