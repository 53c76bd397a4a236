#include "service/errors/phrase.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace kiwoom::errors {
namespace {

constexpr Wording kWordings[] = {
    {Phrase::kMessageMissing, "is missing: send one message", "빠졌습니다. 메시지를 하나 보내세요"},
    {Phrase::kMessageUnreadable, "is not a valid protobuf message", "올바른 protobuf 메시지가 아닙니다"},
    {Phrase::kMessagesSeveral, "has several messages: send one", "메시지가 여럿입니다. 하나만 보내세요"},
    {Phrase::kJsonUnreadable, "is not JSON of this message: $0", "이 메시지의 JSON이 아닙니다: $0"},
    {Phrase::kEnvelopeBroken,
     "is not one whole message in its envelope: send a zero byte, the size in four bytes and the message",
     "봉투에 담긴 온전한 메시지가 아닙니다. 0 한 바이트, 크기 네 바이트, 메시지 순으로 보내세요"},
    {Phrase::kBase64Broken, "is not base64", "올바른 base64가 아닙니다"},
    {Phrase::kTimeoutWrong, "is $0, which is not a timeout: write one as $1, or leave it out",
     "올바른 제한 시간이 아닙니다($0). $1처럼 쓰거나 빼고 보내세요"},
    {Phrase::kFieldMissing, "is required ($0): set it", "필수 항목입니다($0). 값을 넣으세요"},
    {Phrase::kValueUnknown, "is $0, which is not a value of this field: set one of $1",
     "이 요청에 없는 값입니다($0). $1 가운데 하나를 넣으세요"},
    {Phrase::kTextTooLong, "has $0 characters, but the broker accepts at most $1: shorten it",
     "$0자입니다. 증권사는 $1자까지 받으므로 줄이세요"},
    {Phrase::kTextBlank, "contains only spaces: set a value, or leave it out",
     "공백뿐입니다. 값을 넣거나 빼고 보내세요"},
    {Phrase::kTextNotUtf8, "is not valid UTF-8", "올바른 UTF-8이 아닙니다"},
    {Phrase::kTextControls, "contains a control character, such as a line break: remove it",
     "줄바꿈 같은 제어 문자가 있습니다. 지우고 보내세요"},
    {Phrase::kTypeWrong, "does not have the type that the contract defines: regenerate the client code",
     "proto에 정의된 타입이 아닙니다. 클라이언트 코드를 다시 생성하세요"},
    {Phrase::kDateWrong, "is not a calendar date", "달력에 없는 날짜입니다"},
    {Phrase::kTimeOfDayWrong, "is not a time of day", "올바른 시각이 아닙니다"},
    {Phrase::kMonthWrong, "is not a calendar month: write its year and month, for example 202602",
     "올바른 연월이 아닙니다. 202602처럼 쓰세요"},
    {Phrase::kStockCodeWrong, "is not a stock code: write its six capital letters and digits, for example 005930",
     "올바른 종목코드가 아닙니다. 영문 대문자와 숫자 6자로 쓰세요(예: 005930)"},
    {Phrase::kStockCodeWithVenueWrong,
     "is not a stock code: write its six capital letters and digits, for example 005930, and append _NX for NXT or _AL "
     "for both venues",
     "올바른 종목코드가 아닙니다. 영문 대문자와 숫자 6자로 쓰고(예: 005930), NXT는 뒤에 _NX를, 두 거래소 통합은 _AL을 "
     "붙이세요"},
    {Phrase::kSectorCodeWrong, "is not a sector code: write its three letters or digits, for example 001",
     "올바른 업종 코드가 아닙니다. 영문자와 숫자 3자로 쓰세요(예: 001)"},
    {Phrase::kMaxAgeWrong, "is not a duration from 0s to $0: set one, or leave it out to ask the broker",
     "0초부터 $0까지의 시간이 아닙니다. 그 안의 값을 넣거나, 증권사에 새로 물으려면 빼고 보내세요"},
    {Phrase::kPageTokenForeign,
     "does not continue this request: send the received next_page_token unchanged, to the same method with the same "
     "fields, or start again without one if it came from another version or another app key",
     "이 요청에 이어지는 토큰이 아닙니다. 받은 next_page_token을 그대로, 같은 메서드에 같은 값으로 보내세요. 다른 "
     "버전이나 다른 앱키에서 받은 토큰이면 토큰 없이 처음부터 다시 요청하세요"},
    {Phrase::kSessionNotOfGateway, "is $0, which is not a session of this gateway: send one of $1",
     "이 게이트웨이에 없는 세션입니다($0). $1 가운데 하나를 보내세요"},
    {Phrase::kSessionOfAccountMissing,
     "is required, because the query is about one account and each session has its own: send as metadata one of $0",
     "꼭 필요합니다. 세션마다 계좌가 다르므로, 조회할 계좌의 세션을 메타데이터로 보내세요: $0"},
    {Phrase::kPageSizeNegative, "is negative: set 1 to $0, or leave it out for $1",
     "음수입니다. 1부터 $0까지의 값을 넣거나, 빼고 보내면 $1개씩 받습니다"},
    {Phrase::kInterestsMissing, "is empty: name at least one type", "비어 있습니다. 실시간 타입을 하나 이상 넣으세요"},
    {Phrase::kTypeUnknown, "is $0, which is not a realtime type of this gateway: see RealtimeType",
     "이 게이트웨이에 없는 실시간 타입입니다($0). RealtimeType을 참고하세요"},
    {Phrase::kTypeOfAnotherStream, "is $0, but this stream carries only $1: use Subscribe for several types",
     "타입이 다릅니다($0). 이 스트림은 $1 전용이며, 여러 타입은 Subscribe 스트림으로 받으세요"},
    {Phrase::kTypeOfAnAccount, "is an account type: use Subscribe$0 of AccountService",
     "계좌 타입입니다. AccountService의 Subscribe$0 스트림으로 받으세요"},
    {Phrase::kItemsMissing, "is empty: name at least one item of $0",
     "비어 있습니다. 받을 코드를 하나 이상 넣으세요: $0"},
    {Phrase::kItemsOfAMarket, "must be empty: $0 covers the whole market",
     "비워 두어야 합니다. 시장 전체를 다루는 타입입니다: $0"},
    {Phrase::kItemsOfAnAccount, "must be empty: $0 covers the whole account",
     "비워 두어야 합니다. 계좌 전체를 다루는 타입입니다: $0"},
    {Phrase::kStockWrong,
     "is not an item of $0: use a code of 1 to $1 letters and digits, followed by _NX for NXT or _AL for both venues",
     "올바른 코드가 아닙니다: $0. 영문자와 숫자 1~$1자로 쓰고, NXT는 뒤에 _NX를, 두 거래소 통합은 _AL을 붙이세요"},
    {Phrase::kSectorWrong, "is not an item of $0: use a sector code of $1 letters or digits, for example 001",
     "올바른 업종 코드가 아닙니다: $0. 영문자와 숫자 $1자로 쓰세요(예: 001)"},
    {Phrase::kTooManyInterests, "is too long: a stream can have at most $0 interests",
     "너무 많습니다. 한 스트림에서 구독할 수 있는 것은 $0개까지입니다"},
    {Phrase::kPolicyUnknown, "is $0: see SlowReaderPolicy", "없는 정책입니다($0). SlowReaderPolicy를 참고하세요"},
    {Phrase::kRoomPolicyUnknown, "is $0: see RoomPolicy", "없는 정책입니다($0). RoomPolicy를 참고하세요"},
    {Phrase::kRegistrationStateUnknown, "is $0: see RegistrationState",
     "없는 상태입니다($0). RegistrationState를 참고하세요"},
    {Phrase::kEveryEventCounts, "is not supported for $0, because every event counts: leave it out",
     "설정할 수 없습니다. 모든 이벤트가 의미를 갖는 타입입니다($0). 빼고 보내세요"},
    {Phrase::kMinIntervalWrong, "is $0: set a time above zero and up to $1",
     "쓸 수 없는 값입니다($0). 0보다 길고 $1 이하인 시간을 넣으세요"},
    {Phrase::kTimeInvalid, "is not a valid time", "올바른 시각이 아닙니다"},
    {Phrase::kPositionWithoutEpoch, "is missing: send the epoch of the last event that you received",
     "빠졌습니다. 마지막으로 받은 이벤트의 epoch를 넣으세요"},
    {Phrase::kPositionOfNoItem, "is $0, which is not an item of this interest: send positions only for its items",
     "이 구독에 없는 코드입니다($0). 구독하는 코드의 위치만 보내세요"},
    {Phrase::kPositionTwice, "is $0, which already has a position: send one for each item",
     "위치가 이미 있는 코드입니다($0). 코드마다 하나만 보내세요"},
    {Phrase::kTooManyAfterChange, "would give the stream more than $0 interests: open another one",
     "이 스트림의 구독이 $0개를 넘게 됩니다. 스트림을 하나 더 여세요"},

    {Phrase::kMethodUnknown, "There is no method $0: server reflection lists the existing ones.",
     "없는 메서드입니다: $0. 있는 메서드는 서버 리플렉션으로 볼 수 있습니다."},
    {Phrase::kNotOverHttp, "$0 is a stream in both directions, which HTTP/1.1 cannot carry: call it by gRPC.",
     "$0: 양방향 스트림은 HTTP/1.1로 쓸 수 없습니다. gRPC로 호출하세요."},
    {Phrase::kEncodingUnknown, "The gateway reads no compressed requests: send the encoding identity, or none.",
     "압축한 요청은 받지 않습니다. 인코딩을 identity로 하거나 빼고 보내세요."},
    {Phrase::kChangeNotServedYet, "$0 has an effect at the broker, such as an order, and is not served yet.",
     "$0: 주문처럼 증권사에서 무언가를 바꾸는 요청이며 아직 제공하지 않습니다."},
    {Phrase::kWebsocketNotServedYet, "$0 is a request over the broker's WebSocket and is not served yet.",
     "$0: 증권사 웹소켓으로 보내는 요청이며 아직 제공하지 않습니다."},
    {Phrase::kServiceUnknown, "This gateway has no service of that name.", "이 게이트웨이에 없는 서비스입니다."},
    {Phrase::kSubscriptionUnknown, "No stream has the subscription_id $0: take it from the stream's acknowledgement.",
     "subscription_id가 $0인 스트림이 없습니다. 스트림의 acknowledgement에서 가져오세요."},
    {Phrase::kSessionUnknown, "There is no session named $0: ListSessions names the existing ones.",
     "이름이 $0인 세션이 없습니다. 있는 세션은 ListSessions로 볼 수 있습니다."},
    {Phrase::kSessionNotReplaced, "The session $0 is $1, and only one that another login has replaced is taken back.",
     "다른 로그인에 넘어간 세션만 되찾을 수 있습니다. 세션 $0의 현재 상태: $1."},
    {Phrase::kTakenBackTooOften,
     "The session $0 has been taken back too often within an hour: end the other program that uses its app key.",
     "한 시간 동안 세션 $0을(를) 너무 자주 되찾았습니다. 같은 앱키를 쓰는 다른 프로그램을 종료하세요."},
    {Phrase::kCredentialsMissing,
     "This gateway must know its callers: send a token in the metadata \"authorization: Bearer TOKEN\", or connect "
     "with a client certificate that its operator has listed.",
     "이 게이트웨이는 등록된 호출자만 받습니다. 메타데이터 \"authorization: Bearer 토큰\"을 보내거나, 운영자가 등록한 "
     "클라이언트 인증서로 연결하세요."},
    {Phrase::kCredentialsUnknown,
     "The token or the certificate of this call belongs to no caller: ask the gateway's operator.",
     "등록되지 않은 토큰 또는 인증서입니다. 게이트웨이 운영자에게 문의하세요."},
    {Phrase::kCredentialsRevoked,
     "The operator has removed this caller, its token, its certificate or one of its scopes: ask the gateway's "
     "operator.",
     "운영자가 이 호출자, 그 토큰이나 인증서, 또는 그 권한을 없앴습니다. 게이트웨이 운영자에게 문의하세요."},
    {Phrase::kScopeMissing, "$0 needs the scope \"$1\", which this caller does not have: ask the gateway's operator.",
     "$0: \"$1\" 권한이 필요한데 이 호출자에게는 없습니다. 게이트웨이 운영자에게 요청하세요."},
    {Phrase::kAccountsOff, "$0 serves account data, which is disabled on this gateway (--accounts is off).",
     "$0: 계좌 정보인데 이 게이트웨이는 계좌를 제공하지 않습니다(--accounts가 꺼져 있음)."},
    {Phrase::kSubscriptionOfAnother,
     "The stream with the subscription_id $0 belongs to another caller: only its own caller, or one with the scope "
     "\"operate\", may see and change it.",
     "subscription_id가 $0인 스트림은 다른 호출자의 것입니다. 그 호출자 또는 \"operate\" 권한이 있는 호출자만 보고 "
     "바꿀 수 있습니다."},
    {Phrase::kRegistrationsOfAll,
     "Listing what all streams want needs the scope \"operate\", which this caller does not have: name a stream of its "
     "own in subscription_id.",
     "모든 스트림의 등록을 보려면 \"operate\" 권한이 필요한데 이 호출자에게는 없습니다. subscription_id에 자신의 "
     "스트림을 적으세요."},
    {Phrase::kTooManyRequests, "The caller $0 may make $1 calls a second; try again in $2.",
     "호출자 $0의 한도는 초당 $1건입니다. $2 뒤에 다시 시도하세요."},
    {Phrase::kTooManyStreams, "The caller $0 already has its $1 streams: end another one first.",
     "호출자 $0의 스트림이 이미 한도인 $1개입니다. 다른 스트림을 먼저 끝내세요."},
    {Phrase::kReaderTooSlow,
     "The reader was too slow and had chosen to be disconnected rather than skip events: read faster, subscribe to "
     "less, or choose SLOW_READER_POLICY_SKIP.",
     "읽는 속도가 너무 느리고, 이벤트를 건너뛰지 말고 끊어 달라고 했으므로 스트림을 끝냅니다. 더 빨리 읽거나 구독을 "
     "줄이거나 SLOW_READER_POLICY_SKIP을 쓰세요."},
    {Phrase::kNoticesUnread,
     "The reader is not reading, and too many notices, which are never skipped, are queued: read the stream, and "
     "change the subscription less often.",
     "스트림을 읽지 않아, 빠뜨릴 수 없는 알림이 계속 쌓입니다. 스트림을 읽고, 구독 변경을 줄이세요."},
    {Phrase::kMemoryShort,
     "The gateway's memory for queued events is used up, this reader is among the slowest, and no more of its events "
     "may be skipped: read faster or subscribe to less, and resume from your last event.",
     "이벤트를 쌓아 둘 메모리가 모자라, 더 건너뛸 이벤트가 없는 가장 느린 스트림부터 끝냅니다. 더 빨리 읽거나 구독을 "
     "줄이고, 마지막 이벤트부터 이어 받으세요."},
    {Phrase::kStopping, "The gateway is shutting down: connect again.",
     "게이트웨이가 종료되는 중입니다. 다시 연결하세요."},

    {Phrase::kBrokerUnreachable, "$0", "증권사 서버에 연결하지 못했거나 응답을 받지 못했습니다($0)."},
    {Phrase::kBrokerAnswered, "The broker answered $0.", "증권사 응답: $0."},
    {Phrase::kBrokerSaid, "The broker answered $0: $1", "$1"},
    {Phrase::kBrokerElsewhere, " Its API is not at this address: check the gateway's --broker.",
     " 이 주소에는 증권사 API가 없습니다. 게이트웨이의 --broker를 확인하세요."},
    {Phrase::kCodeWithHtml, "with $0 and an HTML page", "$0, HTML 페이지"},
    {Phrase::kCodeWithText, "with $0 and a body that is not a JSON object", "$0, JSON 객체가 아닌 본문"},
    {Phrase::kCodeWithGzip, "with $0 and a gzip body that cannot be unpacked", "$0, 압축을 풀 수 없는 gzip 본문"},
    {Phrase::kCodeInEucKr, "$0 in EUC-KR", "$0(EUC-KR 문자)"},
    {Phrase::kCodeInUnknownCharset, "$0 in an unknown character set", "$0(알 수 없는 문자 집합)"},
    {Phrase::kDeadlinePassed, "The deadline passed before the request was sent to the broker.",
     "증권사에 요청하기 전에 제한 시간이 지났습니다."},
    {Phrase::kBrokerTooSlow, "The broker did not answer before the deadline.",
     "증권사가 제한 시간 안에 응답하지 않았습니다."},
    {Phrase::kLocalRateLimit,
     "The broker accepts $0 only $1 times a second, and earlier requests are waiting; try again in $2.",
     "증권사가 받는 $0 요청은 초당 $1건이고 이미 대기 중인 요청이 있습니다. $2 뒤에 다시 시도하세요."},
    {Phrase::kQueueFull, "$0 requests are waiting for the broker; try again later.",
     "이미 $0건의 요청이 증권사 응답을 기다리고 있습니다. 잠시 뒤에 다시 시도하세요."},
    {Phrase::kAnswerUnreadable, "The broker's answer to $0 cannot be read: $1",
     "$0에 대한 증권사의 응답을 읽을 수 없습니다: $1"},
    {Phrase::kAnswerIsHtml, "it is an HTML page", "HTML 페이지입니다"},
    {Phrase::kAnswerIsEmpty, "it is empty", "비어 있습니다"},
    {Phrase::kAnswerIsGzip, "it is a gzip body that cannot be unpacked", "압축을 풀 수 없는 gzip 본문입니다"},
    {Phrase::kAnswerInEucKr, "it is in EUC-KR, not in UTF-8", "UTF-8이 아니라 EUC-KR입니다"},
    {Phrase::kAnswerInUnknownCharset, "it is not valid UTF-8", "올바른 UTF-8이 아닙니다"},
    {Phrase::kAnswerIsNoObject, "$0", "JSON 객체가 아닙니다($0)"},
    {Phrase::kAnswerOfStatus, "HTTP $0 is no answer to a query", "HTTP $0은 조회에 대한 응답이 아닙니다"},
    {Phrase::kReturnCodeMissing, "it has no return_code", "return_code가 없습니다"},
    {Phrase::kReturnCodeNoNumber, "its return_code is not a number", "return_code가 숫자가 아닙니다"},
    {Phrase::kReturnCodesDiffer, "it has return_codes that differ", "서로 다른 return_code가 있습니다"},
    {Phrase::kPageKeyMissing,
     "The broker's answer to $0 has more pages, but it gives no key for the next one; try again.",
     "$0에 대한 증권사의 응답이 더 있다고 하지만 다음 페이지의 키가 없습니다. 다시 요청하세요."},
    {Phrase::kPageKeyUnusable,
     "The broker's answer to $0 has more pages, but its key for the next one cannot be sent back: it is longer than $1 "
     "bytes or has a control character; request less at a time.",
     "$0에 대한 증권사의 응답이 더 있지만 다음 페이지의 키를 되돌려 보낼 수 없습니다($1바이트를 넘거나 제어 문자가 "
     "있음). 한 번에 더 적게 요청하세요."},
    {Phrase::kTokenPending, "The broker has not issued a token yet.", "증권사가 아직 토큰을 발급하지 않았습니다."},
    {Phrase::kTokenLate, "The broker did not issue a token in time.",
     "증권사가 제한 시간 안에 토큰을 발급하지 않았습니다."},
    {Phrase::kTokenRejected, "The broker rejects the token that it has just issued.",
     "증권사가 방금 발급한 토큰을 거부합니다."},
    {Phrase::kTokenRepeated, "The broker has issued a token again that it had rejected.",
     "증권사가 거부했던 토큰을 다시 발급합니다."},
    {Phrase::kTokenUnreadable, "The broker's answer to the token request cannot be read.",
     "토큰 요청에 대한 증권사의 응답을 읽을 수 없습니다."},
    {Phrase::kTokenUnusable,
     "The broker issued a token that cannot be sent back: it has more than $0 characters or is not printable ASCII.",
     "증권사가 발급한 토큰을 되돌려 보낼 수 없습니다. $0자를 넘거나 출력 가능한 ASCII가 아닌 문자가 있습니다."},
    {Phrase::kTokenAbsent, "The broker's answer to the token request contains no token.",
     "토큰 요청에 대한 증권사의 응답에 토큰이 없습니다."},
};

std::string Fill(std::string_view form, const std::vector<std::string>& arguments) {
  std::vector<std::pair<std::string, std::string>> places;
  for (size_t i = 0; i < arguments.size(); ++i) places.emplace_back(absl::StrCat("$", i), arguments[i]);
  return absl::StrReplaceAll({form.data(), form.size()}, places);
}

}  // namespace

std::span<const Wording> Wordings() { return kWordings; }

Text Say(Phrase phrase, const std::vector<std::string>& arguments) {
  const Wording& wording = kWordings[static_cast<size_t>(phrase)];
  return {Fill(wording.en, arguments), Fill(wording.ko, arguments)};
}

}  // namespace kiwoom::errors
