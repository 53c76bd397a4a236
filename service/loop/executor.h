#pragma once

#include <functional>

#include "absl/functional/any_invocable.h"

namespace kiwoom::loop {

// How a caller wants to hear results: runs a task later on the thread of his choice. Called from any thread.
//   Executor on_loop = [&loop](auto task) { boost::asio::post(loop, std::move(task)); };
using Executor = std::function<void(absl::AnyInvocable<void()> task)>;

}  // namespace kiwoom::loop
