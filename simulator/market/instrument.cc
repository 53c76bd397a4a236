#include "simulator/market/instrument.h"

namespace kiwoom::simulator {
namespace {

using enum InstrumentKind;
using enum MarketSegment;

constexpr std::string_view kLargeCap[] = {"001", "002", "201", "701"};
constexpr std::string_view kMidCap[] = {"001", "003", "201"};
constexpr std::string_view kSmallCap[] = {"001", "004"};
constexpr std::string_view kKosdaqStar[] = {"101", "302", "701"};

constexpr Instrument kInstruments[] = {
    {"005930", "삼성전자", kStock, kKospi, 268'500, 5'919'637'922, 14'512'330, kLargeCap},
    {"000660", "SK하이닉스", kStock, kKospi, 1'842'000, 728'002'365, 5'608'812, kLargeCap},
    {"035420", "NAVER", kStock, kKospi, 251'500, 156'811'213, 1'204'377, kLargeCap},
    {"005380", "현대차", kStock, kKospi, 487'000, 204'757'766, 1'033'540, kLargeCap},
    {"068270", "셀트리온", kStock, kKospi, 178'300, 230'975'415, 811'609, kLargeCap},
    {"000270", "기아", kStock, kKospi, 141'200, 390'449'013, 1'377'025, kLargeCap},
    {"105560", "KB금융", kStock, kKospi, 148'900, 381'462'103, 1'120'418, kLargeCap},
    {"035720", "카카오", kStock, kKospi, 58'700, 442'267'890, 1'905'731, kLargeCap},
    {"000120", "CJ대한통운", kStock, kKospi, 92'400, 22'812'344, 88'317, kMidCap},
    {"000020", "동화약품", kStock, kKospi, 6'490, 27'931'470, 41'269, kSmallCap},
    {"247540", "에코프로비엠", kStock, kKosdaq, 163'700, 97'801'344, 702'133, kKosdaqStar},
    {"196170", "알테오젠", kStock, kKosdaq, 431'500, 53'464'968, 556'804, kKosdaqStar},
    {"069500", "KODEX 200", kEtf, kKospi, 56'735, 152'300'000, 9'843'200, {}},
};

constexpr SectorInfo kSectors[] = {
    {"001", "종합(KOSPI)", kKospi, 418'522},  {"002", "대형주", kKospi, 430'171},
    {"003", "중형주", kKospi, 381'940},       {"004", "소형주", kKospi, 274'466},
    {"101", "종합(KOSDAQ)", kKosdaq, 93'251}, {"201", "KOSPI200", kKospi, 56'780},
    {"302", "KOSTAR", kKosdaq, 151'237},      {"701", "KRX100", kKospi, 1'163'844},
};

constexpr BrokerHouse kBrokerHouses[] = {
    {"017", "KB증권", false},       {"050", "키움증권", false}, {"030", "삼  성", false},
    {"008", "유진투자증권", false}, {"005", "미래에셋", false}, {"012", "NH투자증권", false},
    {"045", "골드만삭스", true},    {"037", "씨티그룹", true},  {"036", "모간스탠리", true},
    {"033", "JP모간", true},
};

}  // namespace

std::span<const Instrument> Instruments() { return kInstruments; }
std::span<const SectorInfo> Sectors() { return kSectors; }
std::span<const BrokerHouse> BrokerHouses() { return kBrokerHouses; }

}  // namespace kiwoom::simulator
