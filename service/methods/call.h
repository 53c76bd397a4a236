#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/callers/caller.h"
#include "service/callers/metadata.h"

namespace kiwoom::methods {

// One call as its handler sees it, independent of the transport. Runs on the loop's thread.
class Call {
 public:
  virtual ~Call() = default;

  virtual std::string_view path() const = 0;  // "/kiwoom.v1.SectorService/GetSectorPrice"
  virtual std::string_view peer() const = 0;  // "ipv4:127.0.0.1:51234"
  // The names of its verified certificate, as callers::Peer has them.
  virtual std::vector<std::string> certificate_names() const { return {}; }
  virtual callers::Metadata metadata() const = 0;
  virtual absl::Time deadline() const = 0;
  // False once nothing can reach the client: it has disconnected or has received the final status.
  virtual bool open() const = 0;

  // The path if the gateway serves such a method, so never what a client has invented. Set when the call is accepted.
  std::string_view method() const { return served_ ? path() : "(unknown)"; }
  void Recognize(bool served) { served_ = served; }

  // The identity of the caller. Set when the call is accepted, before its handler is created.
  const callers::Caller& caller() const { return caller_; }
  void Admit(callers::Caller caller) {
    caller_ = std::move(caller);
    admitted_ = true;
  }
  // False before that, and for a call that was refused without a caller.
  bool admitted() const { return admitted_; }

  // What the log calls it; the client gets it with the final status. Empty until the call is accepted.
  const std::string& request_id() const { return request_id_; }
  void Identify(std::string request_id) { request_id_ = std::move(request_id); }

  // Requests another message from the client. The first one comes without it.
  virtual void Read() = 0;
  // Sends a message of `size` bytes; `fill` writes them directly into the send buffer. Only one write at a time: wait
  // for OnWritten.
  virtual void Write(size_t size, absl::FunctionRef<void(char* to)> fill) = 0;
  virtual bool writing() const = 0;
  // Ends the call. No write may be pending. Errors come from service/errors.
  virtual void Finish(const absl::Status& status) = 0;
  // Ends the call with its only message, the two parts concatenated. Neither is copied.
  virtual void AnswerInParts(std::string head, std::string rest) = 0;

  void Answer(std::string message) { AnswerInParts("", std::move(message)); }
  void WriteBytes(std::string_view message) {
    Write(message.size(), [message](char* to) { std::memcpy(to, message.data(), message.size()); });
  }

 private:
  bool served_ = false;
  callers::Caller caller_;
  bool admitted_ = false;
  std::string request_id_;
};

}  // namespace kiwoom::methods
