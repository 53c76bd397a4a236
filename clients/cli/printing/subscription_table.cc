#include "clients/cli/printing/subscription_table.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/topic_words.h"

namespace kiwoom::cli {

std::string SubscriptionTable(std::span<const v1::Subscription> subscriptions, const TrDirectory& directory,
                              bool paint) {
  Table table({{"구독"},
               {"주소"},
               {"시작"},
               {"보냄", Align::kRight},
               {"생략", Align::kRight},
               {"대기", Align::kRight},
               {"느릴 때"},
               {"종목"}},
              paint);
  for (const v1::Subscription& subscription : subscriptions) {
    table.Add({{Printable(subscription.subscription_id())},
               {Printable(subscription.peer())},
               {SeoulTime(subscription.start_time())},
               {absl::StrCat(subscription.sent_count())},
               {absl::StrCat(subscription.skipped_count())},
               {absl::StrCat(subscription.queued_count())},
               {EnumWord<v1::SlowReaderPolicy>(subscription.slow_reader_policy())},
               {InterestWords(subscription.interests(), directory)}});
  }
  return table.Text();
}

}  // namespace kiwoom::cli
