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

// Fetches the files of a server's contract on demand by server reflection. Single-threaded.
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

// The contract as seen by a client that was built without it.
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
