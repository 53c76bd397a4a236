#pragma once

#include <gtest/gtest.h>

#include <string>

#include <google/protobuf/compiler/parser.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace kiwoom::http {

// A small contract without generated classes, as the gateway has its own.
class TestPool {
 public:
  TestPool() {
    constexpr char kProto[] = R"(
      syntax = "proto3";
      package test;
      enum Side { SIDE_UNSPECIFIED = 0; SIDE_BUY = 1; }
      message Ask { string sector_code = 1; int64 count = 2; Side side = 3; Ask inner = 4; }
      message Answer {
        string name = 1;
        optional sint64 price = 2;
        optional double level = 3;
        repeated Answer more = 4;
      }
      service Desk {
        rpc Get(Ask) returns (Answer);
        rpc Watch(Ask) returns (stream Answer);
        rpc Chat(stream Ask) returns (stream Answer);
      }
    )";
    google::protobuf::io::ArrayInputStream input(kProto, sizeof kProto - 1);
    google::protobuf::io::Tokenizer tokenizer(&input, nullptr);
    google::protobuf::compiler::Parser parser;
    google::protobuf::FileDescriptorProto file;
    EXPECT_TRUE(parser.Parse(&tokenizer, &file));
    file.set_name("test.proto");
    EXPECT_NE(pool_.BuildFile(file), nullptr);
  }

  const google::protobuf::DescriptorPool& operator*() const { return pool_; }
  const google::protobuf::Descriptor& ask() const { return *pool_.FindMessageTypeByName("test.Ask"); }
  const google::protobuf::Descriptor& answer() const { return *pool_.FindMessageTypeByName("test.Answer"); }

 private:
  google::protobuf::DescriptorPool pool_;
};

}  // namespace kiwoom::http
