// Different emitters print the tables and the contract from the same model. Here protobuf's own descriptors check the
// tables. Built twice: for the specs, and for the kitchen sink.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"
#include "codegen/model/keyword.h"
#include "generated/descriptors.h"
#include "generated/registry.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor.pb.h"
#include "gtest/gtest.h"
#include "kiwoom/v1/options.pb.h"

namespace kiwoom {
namespace {

using codec::Shape;
using generated::DescriptorSet;
using generated::Methods;
using generated::Trs;
using ::google::protobuf::Descriptor;
using ::google::protobuf::DescriptorPool;
using ::google::protobuf::EnumDescriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::FileDescriptorProto;
using ::google::protobuf::FileDescriptorSet;
using ::google::protobuf::MethodDescriptor;

const DescriptorPool& Pool() {
  static const DescriptorPool& pool = *[] {
    FileDescriptorSet files;
    EXPECT_TRUE(files.ParseFromArray(DescriptorSet().data(), static_cast<int>(DescriptorSet().size())));
    auto* built = new DescriptorPool;
    for (const FileDescriptorProto& file : files.file()) EXPECT_NE(built->BuildFile(file), nullptr) << file.name();
    return built;
  }();
  return pool;
}

std::string FullName(std::string_view name) { return "kiwoom.v1." + std::string(name); }

const char* NestedMessage(Shape shape) {
  switch (shape) {
    case Shape::kTimeOfDay:
      return "kiwoom.v1.TimeOfDay";
    case Shape::kDate:
      return "kiwoom.v1.Date";
    case Shape::kDateTime:
      return "kiwoom.v1.DateTime";
    default:
      return "";
  }
}

FieldDescriptor::Type ScalarType(Shape shape) {
  switch (shape) {
    case Shape::kSint64:
      return FieldDescriptor::TYPE_SINT64;
    case Shape::kDouble:
      return FieldDescriptor::TYPE_DOUBLE;
    case Shape::kBool:
      return FieldDescriptor::TYPE_BOOL;
    case Shape::kEnum:
      return FieldDescriptor::TYPE_ENUM;
    case Shape::kString:
      return FieldDescriptor::TYPE_STRING;
    default:
      return FieldDescriptor::TYPE_MESSAGE;
  }
}

void ExpectCodes(const codec::Row& row, const FieldDescriptor& field) {
  for (const codec::Code& code : row.codes) {
    if (row.shape == Shape::kBool) {
      EXPECT_TRUE(code.value == 0 || code.value == 1);
    } else {
      EXPECT_NE(field.enum_type()->FindValueByNumber(code.value), nullptr) << code.wire;
    }
  }
}

void ExpectCompanion(const codec::Row& row, const Descriptor& message) {
  if (row.companion == 0) return;
  const FieldDescriptor* const companion = message.FindFieldByNumber(static_cast<int>(row.companion));
  ASSERT_NE(companion, nullptr);
  ASSERT_EQ(companion->type(), FieldDescriptor::TYPE_ENUM);
  const bool side = row.type == codec::Type::kAggressorQuantity;
  EXPECT_EQ(companion->enum_type()->full_name(), side ? "kiwoom.v1.Side" : "kiwoom.v1.Direction");
  EXPECT_EQ(companion->name(), side ? "aggressor_side" : std::string(row.name) + "_direction");
}

bool IsRequired(const FieldDescriptor& field) {
  const auto& options = field.options();
  return options.ExtensionSize(google::api::field_behavior) == 1 &&
         options.GetExtension(google::api::field_behavior, 0) == google::api::REQUIRED;
}

// Options that only a single row's field has, not a group's.
void ExpectOptions(const codec::Tr& tr, const codec::Row& row, const FieldDescriptor& field) {
  const auto& options = field.options();
  EXPECT_EQ(options.GetExtension(v1::ko), row.ko);
  if (tr.kind == codec::Kind::kRealtime) {
    EXPECT_EQ(std::to_string(options.GetExtension(v1::fid)), row.key);
  } else {
    EXPECT_EQ(options.GetExtension(v1::key), row.key);
  }
  EXPECT_EQ(options.GetExtension(v1::unit), row.unit);
  EXPECT_EQ(options.GetExtension(v1::sensitive), row.sensitive);
  EXPECT_EQ(IsRequired(field), row.required);
  EXPECT_EQ(options.GetExtension(v1::decimals), row.decimals);
  EXPECT_EQ(options.HasExtension(v1::scale) ? options.GetExtension(v1::scale) : 1, row.scale);
}

void ExpectField(const codec::Row& row, const Descriptor& message) {
  SCOPED_TRACE(message.name() + "." + std::string(row.name) + " [" + std::string(row.key) + "]");
  const FieldDescriptor* const field = message.FindFieldByNumber(static_cast<int>(row.number));
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->name(), row.name);
  EXPECT_EQ(field->type(), ScalarType(row.shape));
  EXPECT_EQ(field->is_repeated(), row.shape == Shape::kList);
  EXPECT_EQ(field->has_presence(), row.shape != Shape::kList);
  if (*NestedMessage(row.shape) != '\0') {
    EXPECT_EQ(field->message_type()->full_name(), NestedMessage(row.shape));
  }
  ExpectCodes(row, *field);
  ExpectCompanion(row, message);
}

// The field numbers in a message that belong to the gateway.
std::set<int> OwnNumbers(const codec::Tr& tr, const codec::Message& message, bool element) {
  if (&message == tr.request) return {codec::kPageTokenNumber, codec::kMaxAgeNumber};
  if (element || tr.kind == codec::Kind::kRealtime) return {codec::kUnparsedNumber};
  return {codec::kNextPageTokenNumber, codec::kReceivedTimeNumber, codec::kUnparsedNumber};
}

void ExpectMessage(const codec::Tr& tr, const codec::Message& message, bool element) {
  SCOPED_TRACE(std::string(tr.code) + " " + std::string(message.name));
  const Descriptor* const descriptor = Pool().FindMessageTypeByName(FullName(message.name));
  ASSERT_NE(descriptor, nullptr);
  if (!element) {
    EXPECT_EQ(descriptor->options().GetExtension(v1::tr), tr.code);
    EXPECT_EQ(descriptor->options().GetExtension(v1::title), tr.title);
  }
  std::set<int> numbers = OwnNumbers(tr, message, element);
  for (const codec::Group& group : message.groups) {
    numbers.insert(static_cast<int>(group.number));
    const FieldDescriptor* const field = descriptor->FindFieldByNumber(static_cast<int>(group.number));
    ASSERT_NE(field, nullptr) << group.name;
    EXPECT_EQ(field->name(), group.name);
    EXPECT_TRUE(field->is_repeated());
    EXPECT_EQ(field->message_type()->full_name(), FullName(group.message));
  }
  std::set<std::string_view> keys;
  for (const codec::Row& row : message.rows) {
    EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    if (row.group >= 0) {
      const codec::Group& group = message.groups[static_cast<size_t>(row.group)];
      EXPECT_LT(row.level, group.levels);
      ExpectField(row, *Pool().FindMessageTypeByName(FullName(group.message)));
      continue;
    }
    numbers.insert(static_cast<int>(row.number));
    if (row.companion > 0) numbers.insert(static_cast<int>(row.companion));
    ExpectField(row, *descriptor);
    ExpectOptions(tr, row, *descriptor->FindFieldByNumber(static_cast<int>(row.number)));
    if (row.list != nullptr) {
      EXPECT_EQ(descriptor->FindFieldByNumber(static_cast<int>(row.number))->message_type()->full_name(),
                FullName(row.list->name));
      ExpectMessage(tr, *row.list, true);
    }
  }
  for (int i = 0; i < descriptor->field_count(); ++i) {
    EXPECT_EQ(numbers.count(descriptor->field(i)->number()), 1u) << descriptor->field(i)->name() << " is in no table";
  }
  EXPECT_EQ(static_cast<size_t>(descriptor->field_count()), numbers.size());
}

TEST(Agreement, EveryRowIsAField) {
  ASSERT_FALSE(Trs().empty());
  for (const codec::Tr* tr : Trs()) {
    ASSERT_NE(tr->response, nullptr) << tr->code;
    EXPECT_EQ(tr->request == nullptr, tr->kind == codec::Kind::kRealtime) << tr->code;
    if (tr->request != nullptr) ExpectMessage(*tr, *tr->request, false);
    ExpectMessage(*tr, *tr->response, false);
  }
}

TEST(Agreement, EveryRealtimeTypeIsAnArm) {
  const Descriptor* const event = Pool().FindMessageTypeByName("kiwoom.v1.Event");
  const EnumDescriptor* const types = Pool().FindEnumTypeByName("kiwoom.v1.RealtimeType");
  ASSERT_NE(event, nullptr);
  ASSERT_NE(types, nullptr);
  int realtime = 0;
  for (const codec::Tr* tr : Trs()) {
    if (tr->kind != codec::Kind::kRealtime) continue;
    ++realtime;
    SCOPED_TRACE(tr->code);
    const FieldDescriptor* const event_field = event->FindFieldByNumber(static_cast<int>(tr->event_field));
    ASSERT_NE(event_field, nullptr);
    EXPECT_EQ(event_field->name(), tr->event_field_name);
    EXPECT_EQ(event_field->message_type()->full_name(), FullName(tr->response->name));
    EXPECT_NE(event_field->containing_oneof(), nullptr);
    EXPECT_NE(types->FindValueByNumber(static_cast<int>(tr->event_field)), nullptr);
  }
  EXPECT_EQ(types->value_count(), realtime + 1);
}

TEST(Agreement, AStateIsKeptByAFieldOfItsMessage) {
  int kept = 0;
  for (const codec::Tr* tr : Trs()) {
    if (tr->state_key == 0) continue;
    ++kept;
    SCOPED_TRACE(tr->code);
    EXPECT_EQ(tr->delivery, codec::Delivery::kState);
    const Descriptor* const message = Pool().FindMessageTypeByName(FullName(tr->response->name));
    const FieldDescriptor* const field = message->FindFieldByNumber(static_cast<int>(tr->state_key));
    ASSERT_NE(field, nullptr);
    EXPECT_FALSE(field->is_repeated());
    EXPECT_TRUE(field->type() == FieldDescriptor::TYPE_STRING || field->type() == FieldDescriptor::TYPE_ENUM);
  }
  EXPECT_GT(kept, 0);
}

void ExpectNoKeyword(const Descriptor& message) {
  for (int i = 0; i < message.field_count(); ++i) {
    EXPECT_FALSE(model::IsKeyword(message.field(i)->name())) << message.field(i)->full_name();
  }
  for (int i = 0; i < message.nested_type_count(); ++i) ExpectNoKeyword(*message.nested_type(i));
}

// This covers the hand-written half, too: the generator checks only specs.
TEST(Agreement, NoFieldIsAKeywordOfAClientsLanguage) {
  FileDescriptorSet files;
  ASSERT_TRUE(files.ParseFromArray(DescriptorSet().data(), static_cast<int>(DescriptorSet().size())));
  int ours = 0;
  for (const FileDescriptorProto& file : files.file()) {
    if (file.package() != "kiwoom.v1") continue;
    ++ours;
    const auto& descriptor = *Pool().FindFileByName(file.name());
    for (int i = 0; i < descriptor.message_type_count(); ++i) ExpectNoKeyword(*descriptor.message_type(i));
  }
  EXPECT_GT(ours, 10);
}

// The same field has the same number in every typed request.
TEST(Agreement, TypedRequestsHaveTheSameNumbers) {
  const struct {
    int number;
    const char* name;
  } kFields[] = {{1, "items"},  {2, "slow_reader_policy"}, {3, "without_snapshot"}, {4, "min_interval"},
                 {5, "resume"}, {6, "room_policy"}};
  for (const codec::Tr* tr : Trs()) {
    if (tr->kind != codec::Kind::kRealtime || !tr->exposed) continue;
    SCOPED_TRACE(tr->code);
    const Descriptor* const request =
        Pool().FindMessageTypeByName(FullName("Subscribe" + std::string(tr->name)) + "Request");
    ASSERT_NE(request, nullptr);
    int expected = 0;
    for (const auto& [number, name] : kFields) {
      const FieldDescriptor* const field = request->FindFieldByNumber(number);
      EXPECT_EQ(field == nullptr, number == 1 && tr->registration != codec::Register::kItem);
      if (field == nullptr) continue;
      ++expected;
      EXPECT_EQ(field->name(), name);
    }
    EXPECT_EQ(request->field_count(), expected);
  }
}

// The same bytes serve both.
TEST(Agreement, TheEventOfOneTypeIsAnEventWithOneDataField) {
  const Descriptor* const event = Pool().FindMessageTypeByName("kiwoom.v1.Event");
  for (const codec::Tr* tr : Trs()) {
    if (tr->kind != codec::Kind::kRealtime || !tr->exposed) continue;
    SCOPED_TRACE(tr->code);
    const Descriptor* const own = Pool().FindMessageTypeByName(FullName(tr->name) + "Event");
    ASSERT_NE(own, nullptr);
    int expected = 0;
    for (int i = 0; i < event->field_count(); ++i) {
      const FieldDescriptor* const field = event->field(i);
      const bool other_type = field->number() >= 1000 && field->number() != static_cast<int>(tr->event_field);
      const FieldDescriptor* const twin = own->FindFieldByNumber(field->number());
      EXPECT_EQ(twin == nullptr, other_type) << field->name();
      if (twin == nullptr) continue;
      ++expected;
      EXPECT_EQ(twin->name(), field->name());
      EXPECT_EQ(twin->type(), field->type());
      EXPECT_EQ(twin->message_type(), field->message_type());
      EXPECT_EQ(twin->containing_oneof() == nullptr, field->containing_oneof() == nullptr);
    }
    EXPECT_EQ(own->field_count(), expected);
  }
}

TEST(Agreement, EveryMethodIsInAService) {
  std::set<std::string> paths;
  for (const codec::Method& method : Methods()) {
    SCOPED_TRACE(method.path);
    std::string name(method.path.substr(1));
    name[name.find('/')] = '.';
    const MethodDescriptor* const descriptor = Pool().FindMethodByName(name);
    ASSERT_NE(descriptor, nullptr);
    EXPECT_FALSE(descriptor->client_streaming());
    EXPECT_EQ(descriptor->server_streaming(), method.kind == codec::RpcKind::kSubscribe);
    if (method.tr != nullptr) {
      EXPECT_EQ(method.tr->method, method.path);
    }
    if (method.kind == codec::RpcKind::kUnary) {
      EXPECT_EQ(descriptor->input_type()->full_name(), FullName(method.tr->request->name));
      EXPECT_EQ(descriptor->output_type()->full_name(), FullName(method.tr->response->name));
    }
    EXPECT_TRUE(paths.insert(std::string(method.path)).second);
  }
  for (const codec::Tr* tr : Trs()) {
    EXPECT_EQ(tr->method.empty(), !tr->exposed) << tr->code;
    if (tr->exposed) {
      EXPECT_EQ(paths.count(std::string(tr->method)), 1u) << tr->code;
    }
  }
}

}  // namespace
}  // namespace kiwoom
