#pragma once

#include <string>

namespace kiwoom::sessions {

struct LoginTrialOptions {
  int fresh_tries = 3;       // refusals of a replaced token until it counts as refused for good
  int unanswered_limit = 5;  // unanswered LOGINs in a row until the token is suspected, once
};

// Decides how to continue after a token was refused or a LOGIN was not answered. The broker reissues the same token all
// day, refuses one for passing reasons, and needs a moment to learn of a new one. So:
//
//   the token was refused            next
//   for the first time               another one is requested at once
//   again: the same was reissued     it is tried again with backoff, and another one requested each time; no number of
//                                    refusals proves anything about the key
//   but it replaced a refused one    it is tried again with backoff; then the key counts as refused
//
// An unanswered LOGIN (R10004, a close, silence) is no evidence against the token. Only after several in a row does the
// gateway request another one, once: the broker may close instead of answering.
class LoginTrials {
 public:
  enum class Verdict { kRetryAtOnce, kBackOff, kRefused };

  explicit LoginTrials(LoginTrialOptions options) : options_(options) {}

  // The broker refused this token. `final`: for a reason that trying again does not remove.
  Verdict OnRefused(const std::string& token, bool final);
  void OnUnanswered(const std::string& token);
  void OnAccepted();
  // Ends the episode: the session lasted, or an operator starts it anew.
  void Reset() { *this = LoginTrials(options_); }

  // The token to reject with the next request, or empty. It is rejected once: whatever is issued then is tried.
  std::string TakeRejected();
  // Whether the broker has refused a token in this episode.
  bool doubtful() const { return !refused_.empty(); }

 private:
  LoginTrialOptions options_;
  std::string rejected_;
  std::string refused_;       // the last token that was refused
  bool replacement_ = false;  // it had replaced another refused one
  int times_ = 0;             // it was refused
  int unanswered_ = 0;        // LOGINs in a row
};

}  // namespace kiwoom::sessions
