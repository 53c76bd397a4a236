#include "simulator/market/instrument.h"

namespace kiwoom::simulator {
namespace {

using enum MarketSegment;
using enum SectorList;

// As many as the broker lists: 28 and 31 of KOSPI, 32 and 34 of KOSDAQ. The codes of the industries of KOSPI are the
// broker's; those of KOSDAQ are plausible only. Most have no stock in this market, and keep their level.
constexpr SectorInfo kSectors[] = {
    {"001", "종합(KOSPI)", kKospi, kAll, 418'522},
    {"002", "대형주", kKospi, kAll, 430'171},
    {"003", "중형주", kKospi, kAll, 381'940},
    {"004", "소형주", kKospi, kAll, 274'466},
    {"005", "음식료/담배", kKospi, kAll, 475'972},
    {"006", "섬유/의류", kKospi, kAll, 29'841},
    {"007", "종이/목재", kKospi, kAll, 31'277},
    {"008", "화학", kKospi, kAll, 452'310},
    {"009", "제약", kKospi, kAll, 1'684'520},
    {"010", "비금속", kKospi, kAll, 241'083},
    {"011", "금속", kKospi, kAll, 665'593},
    {"012", "기계/장비", kKospi, kAll, 254'719},
    {"013", "전기/전자", kKospi, kAll, 4'812'066},
    {"014", "의료/정밀기기", kKospi, kAll, 312'458},
    {"015", "운송장비/부품", kKospi, kAll, 402'913},
    {"016", "유통", kKospi, kAll, 52'764},
    {"017", "전기/가스", kKospi, kAll, 178'320},
    {"018", "건설", kKospi, kAll, 21'538},
    {"019", "운송/창고", kKospi, kAll, 183'946},
    {"020", "통신", kKospi, kAll, 58'217},
    {"021", "금융", kKospi, kAll, 96'483},
    {"024", "증권", kKospi, kAll, 516'207},
    {"025", "보험", kKospi, kAll, 3'120'774},
    {"026", "일반서비스", kKospi, kAll, 121'905},
    {"027", "제조", kKospi, kAll, 1'246'688},
    {"028", "부동산", kKospi, kAll, 88'431},
    {"029", "IT 서비스", kKospi, kAll, 172'360},
    {"030", "오락/문화", kKospi, kAll, 152'947},
    {"603", "변동성지수", kKospi, kPrices, 7'597},
    {"604", "코스피 고배당 50", kKospi, kPrices, 521'846},
    {"605", "코스피 배당성장 50", kKospi, kPrices, 687'092},
    {"201", "KOSPI200", kKospi, kNone, 56'780},
    {"701", "KRX100", kKospi, kNone, 1'163'844},
    {"101", "종합(KOSDAQ)", kKosdaq, kAll, 93'251},
    {"103", "일반서비스", kKosdaq, kAll, 184'732},
    {"106", "제조", kKosdaq, kAll, 341'057},
    {"107", "건설", kKosdaq, kAll, 13'928},
    {"108", "유통", kKosdaq, kAll, 51'846},
    {"110", "운송/창고", kKosdaq, kAll, 24'710},
    {"111", "금융", kKosdaq, kAll, 301'586},
    {"115", "오락/문화", kKosdaq, kAll, 41'273},
    {"116", "통신", kKosdaq, kAll, 62'984},
    {"117", "IT 서비스", kKosdaq, kAll, 203'391},
    {"119", "음식료/담배", kKosdaq, kAll, 77'165},
    {"120", "섬유/의류", kKosdaq, kAll, 19'540},
    {"121", "종이/목재", kKosdaq, kAll, 26'318},
    {"122", "출판/매체복제", kKosdaq, kAll, 15'927},
    {"123", "화학", kKosdaq, kAll, 394'620},
    {"124", "제약", kKosdaq, kAll, 1'420'183},
    {"125", "비금속", kKosdaq, kAll, 36'852},
    {"126", "금속", kKosdaq, kAll, 30'471},
    {"127", "기계/장비", kKosdaq, kAll, 194'306},
    {"128", "전기/전자", kKosdaq, kAll, 552'748},
    {"129", "의료/정밀기기", kKosdaq, kAll, 281'965},
    {"130", "운송장비/부품", kKosdaq, kAll, 78'034},
    {"131", "기타제조", kKosdaq, kAll, 21'687},
    {"138", "코스닥 대형주", kKosdaq, kAll, 235'418},
    {"139", "코스닥 중형주", kKosdaq, kAll, 81'906},
    {"140", "코스닥 소형주", kKosdaq, kAll, 286'713},
    {"141", "코스닥 우량기업부", kKosdaq, kAll, 112'360},
    {"142", "코스닥 벤처기업부", kKosdaq, kAll, 94'852},
    {"143", "코스닥 중견기업부", kKosdaq, kAll, 70'519},
    {"144", "코스닥 기술성장기업부", kKosdaq, kAll, 163'277},
    {"145", "코스닥 글로벌", kKosdaq, kAll, 128'094},
    {"302", "KOSTAR", kKosdaq, kAll, 151'237},
    {"150", "KOSDAQ150", kKosdaq, kPrices, 158'226},
    {"160", "F-KOSDAQ150", kKosdaq, kPrices, 159'418},
};

}  // namespace

std::span<const SectorInfo> Sectors() { return kSectors; }

}  // namespace kiwoom::simulator
