#include "tests/bench/stream_reader.h"

#include <grpcpp/create_channel.h>

#include "tests/integration/client.h"

namespace kiwoom::bench {

const std::vector<std::string>& StreamReader::Items() {
  static const auto* const items = new std::vector<std::string>({"005930", "000660"});
  return *items;
}

const std::vector<std::string>& StreamReader::Types() {
  static const auto* const types = new std::vector<std::string>({"0B", "0D"});
  return *types;
}

StreamReader::StreamReader(int port, int number, const std::string& token) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt("bench.reader", number);
  channel_ =
      grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments);
  tests::Authorize(context_, token);
  thread_ = std::thread([this] { Read(); });
}

StreamReader::~StreamReader() {
  context_.TryCancel();
  thread_.join();
}

void StreamReader::Read() {
  const auto request = tests::Wanting({{v1::REALTIME_TYPE_TRADE, Items()}, {v1::REALTIME_TYPE_ORDER_BOOK, Items()}});
  const grpc::internal::RpcMethod rpc(tests::kSubscribe, grpc::internal::RpcMethod::SERVER_STREAMING);
  std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>> reader(
      grpc::internal::ClientReaderFactory<v1::SubscribeResponse>::Create(channel_.get(), rpc, &context_, request));
  v1::SubscribeResponse response;
  while (reader->Read(&response)) {
    for (const v1::Event& event : response.events()) Check(event);
  }
  reader->Finish();
}

void StreamReader::Check(const v1::Event& event) {
  if (event.sequence() == 0) return;
  uint64_t& last = last_[{event.event_case(), event.item()}];
  if (last != 0 && event.sequence() - last - 1 != event.skipped()) ++holes_;
  last = event.sequence();
  ++events_;
}

}  // namespace kiwoom::bench
