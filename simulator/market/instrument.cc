#include "simulator/market/instrument.h"

namespace kiwoom::simulator {
namespace {

using enum InstrumentKind;
using enum MarketSegment;

// The indices that include a stock, by code: see sectors.cc.
constexpr std::string_view kElectronics[] = {"001", "002", "013", "027", "201", "701"};
constexpr std::string_view kInternet[] = {"001", "002", "029", "201", "701"};
constexpr std::string_view kCars[] = {"001", "002", "015", "027", "201", "701"};
constexpr std::string_view kPharma[] = {"001", "002", "009", "027", "201", "701"};
constexpr std::string_view kFinance[] = {"001", "002", "021", "201", "701"};
constexpr std::string_view kTransport[] = {"001", "003", "019", "201"};
constexpr std::string_view kSmallPharma[] = {"001", "004", "009", "027"};
constexpr std::string_view kKosdaqElectronics[] = {"101", "106", "128", "138", "150", "302", "701"};
constexpr std::string_view kKosdaqServices[] = {"101", "103", "138", "150", "302", "701"};

constexpr Instrument kInstruments[] = {
    {"005930", "삼성전자", kStock, kKospi, 268'500, 5'919'637'922, 14'512'330, kElectronics},
    {"000660", "SK하이닉스", kStock, kKospi, 1'842'000, 728'002'365, 5'608'812, kElectronics},
    {"035420", "NAVER", kStock, kKospi, 251'500, 156'811'213, 1'204'377, kInternet},
    {"005380", "현대차", kStock, kKospi, 487'000, 204'757'766, 1'033'540, kCars},
    {"068270", "셀트리온", kStock, kKospi, 178'300, 230'975'415, 811'609, kPharma},
    {"000270", "기아", kStock, kKospi, 141'200, 390'449'013, 1'377'025, kCars},
    {"105560", "KB금융", kStock, kKospi, 148'900, 381'462'103, 1'120'418, kFinance},
    {"035720", "카카오", kStock, kKospi, 58'700, 442'267'890, 1'905'731, kInternet},
    {"000120", "CJ대한통운", kStock, kKospi, 92'400, 22'812'344, 88'317, kTransport},
    {"000020", "동화약품", kStock, kKospi, 6'490, 27'931'470, 41'269, kSmallPharma},
    {"247540", "에코프로비엠", kStock, kKosdaq, 163'700, 97'801'344, 702'133, kKosdaqElectronics},
    {"196170", "알테오젠", kStock, kKosdaq, 431'500, 53'464'968, 556'804, kKosdaqServices},
    {"069500", "KODEX 200", kEtf, kKospi, 56'735, 152'300'000, 9'843'200, {}},
};

constexpr BrokerHouse kBrokerHouses[] = {
    {"017", "KB증권", false},       {"050", "키움증권", false}, {"030", "삼  성", false},
    {"008", "유진투자증권", false}, {"005", "미래에셋", false}, {"012", "NH투자증권", false},
    {"045", "골드만삭스", true},    {"037", "씨티그룹", true},  {"036", "모간스탠리", true},
    {"033", "JP모간", true},
};

}  // namespace

std::span<const Instrument> Instruments() { return kInstruments; }
std::span<const BrokerHouse> BrokerHouses() { return kBrokerHouses; }

}  // namespace kiwoom::simulator
