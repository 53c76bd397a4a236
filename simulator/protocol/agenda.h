#pragma once

#include <functional>
#include <map>

#include "absl/time/time.h"
#include "simulator/protocol/connection.h"

namespace kiwoom::simulator {

// What is to happen to connections at later times. Has no clock.
class Agenda {
 public:
  using Task = std::function<void()>;

  void Add(absl::Time due, const Connection& connection, Task task);
  // Drops the connection's tasks.
  void Forget(const Connection& connection);
  // When the next task is due; infinite if there is none.
  absl::Time next() const;
  // Removes and returns the next task. There must be one.
  Task Pop();

 private:
  struct Entry {
    const Connection* connection;
    Task task;
  };

  std::multimap<absl::Time, Entry> entries_;
};

}  // namespace kiwoom::simulator
