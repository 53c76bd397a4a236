#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor_database.h"
#include "google/protobuf/dynamic_message.h"
#include "grpc/reflection/v1/reflection.pb.h"
#include "grpcpp/channel.h"

namespace kiwoom::tests {

// What a server tells about its contract by gRPC's server reflection, file by file as it is asked for. One thread.
class ReflectedFiles : public google::protobuf::DescriptorDatabase {
 public:
  explicit ReflectedFiles(std::shared_ptr<grpc::Channel> channel) : channel_(std::move(channel)) {}

  bool FindFileByName(const std::string& name, google::protobuf::FileDescriptorProto* file) override;
  bool FindFileContainingSymbol(const std::string& symbol, google::protobuf::FileDescriptorProto* file) override;
  bool FindFileContainingExtension(const std::string&, int, google::protobuf::FileDescriptorProto*) override {
    return false;
  }

 private:
  void Fetch(const grpc::reflection::v1::ServerReflectionRequest& request);

  const std::shared_ptr<grpc::Channel> channel_;
  google::protobuf::SimpleDescriptorDatabase fetched_;
  std::set<std::string> known_;
};

// The contract as a client sees it that was built knowing nothing of it.
class ReflectedContract {
 public:
  explicit ReflectedContract(std::shared_ptr<grpc::Channel> channel)
      : files_(std::move(channel)), pool_(&files_), factory_(&pool_) {}

  // By full name: "kiwoom.v1.SectorService.GetSectorPrice". Null if the server has none.
  const google::protobuf::MethodDescriptor* FindMethod(const std::string& name) const {
    return pool_.FindMethodByName(name);
  }

  std::unique_ptr<google::protobuf::Message> New(const google::protobuf::Descriptor& type) {
    return std::unique_ptr<google::protobuf::Message>(factory_.GetPrototype(&type)->New());
  }

 private:
  ReflectedFiles files_;
  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
};

}  // namespace kiwoom::tests
