// The cost of decoding a frame, as a ratio to walking the same frame with simdjson's on-demand interface, which
// unescapes every value and keeps nothing. That walk is the upper bound for a general parser; the decoder also types,
// checks and writes.

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstdlib>
#include <fstream>
#include <new>
#include <string>
#include <vector>

#include "codec/frame_decoder.h"
#include "codec/padded_text.h"
#include "generated/registry.h"

namespace {

uint64_t allocations = 0;

}  // namespace

void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace kiwoom::bench {
namespace {

// Reads the frame on that line of an example file.
std::string ReadFrame(const std::string& file, int line) {
  std::ifstream in("spec/examples/" + file);
  std::string text;
  for (int i = 0; i <= line; ++i) std::getline(in, text);
  if (text.empty()) std::abort();
  return text;
}

class Sink final : public codec::FrameSink {
 public:
  void OnRow(const codec::Tr&, std::string_view, std::string_view message) override { bytes += message.size(); }
  void OnControl(const codec::ControlFrame&) override { std::abort(); }
  void OnAnomaly(const codec::Anomaly&) override { ++anomalies; }
  size_t bytes = 0;
  size_t anomalies = 0;
};

void Decode(benchmark::State& state, const std::string& file, int line) {
  const codec::PaddedText frame(ReadFrame(file, line));
  codec::FrameDecoder decoder(generated::Trs());
  Sink sink;
  for (int i = 0; i < 100; ++i) {
    if (!decoder.Decode(frame.view(), sink).ok()) std::abort();
  }
  const size_t size = sink.bytes / 100;
  const uint64_t before = allocations;
  for (auto _ : state) benchmark::DoNotOptimize(decoder.Decode(frame.view(), sink));
  state.counters["allocations"] =
      benchmark::Counter(static_cast<double>(allocations - before), benchmark::Counter::kAvgIterations);
  state.counters["frame"] = static_cast<double>(frame.view().size());
  state.counters["protobuf"] = static_cast<double>(size);
  // A fast run with wrong output does not count.
  if (sink.anomalies != 0 || sink.bytes % size != 0) state.SkipWithError("the frame was not decoded correctly");
}

void Walk(simdjson::ondemand::value value, size_t& total) {
  switch (value.type().value()) {
    case simdjson::ondemand::json_type::object:
      for (auto field : value.get_object()) {
        total += field.unescaped_key().value().size();
        Walk(field.value(), total);
      }
      break;
    case simdjson::ondemand::json_type::array:
      for (auto element : value.get_array()) Walk(element.value(), total);
      break;
    default:
      total += value.get_string().value().size();
  }
}

void WalkFrame(benchmark::State& state, const std::string& file, int line) {
  const codec::PaddedText frame(ReadFrame(file, line));
  simdjson::ondemand::parser parser;
  size_t total = 0;
  for (auto _ : state) {
    auto document = parser.iterate(frame.view().data(), frame.view().size(), frame.view().size() + codec::kPadding);
    Walk(document.get_value().value(), total);
  }
  benchmark::DoNotOptimize(total);
}

const int kRegistered = [] {
  const struct {
    const char* name;
    const char* file;
    int line;
  } kFrames[] = {{"0B/official", "0B.jsonl", 0},
                 {"0B/captured", "0B.jsonl", 1},
                 {"0D/official", "0D.jsonl", 0},
                 {"0D/captured", "0D.jsonl", 1}};
  for (const auto& frame : kFrames) {
    benchmark::RegisterBenchmark((std::string("walk/") + frame.name).c_str(), WalkFrame, frame.file, frame.line);
    benchmark::RegisterBenchmark((std::string("decode/") + frame.name).c_str(), Decode, frame.file, frame.line);
  }
  return 0;
}();

}  // namespace
}  // namespace kiwoom::bench
